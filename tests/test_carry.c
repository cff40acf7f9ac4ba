/*
 * Carrying: numbers in every way in which people write them, and no byte more
 * than they are.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "carry/carry.h"
#include "carry/edit.h"
#include "carry/markup.h"
#include "scratch.h"

/* tests/bad/base, whose 電子メール利用基準 gets an article before 第3条. */
struct town {
	struct scratch	 scratch;
	struct pool	*pool;
	struct problems	*problems;
	struct corpus	*corpus;
	struct carried	 carried;
};

static char *
load(struct town *town, const char *name)
{
	char path[256];
	size_t length;
	char *bytes;

	snprintf(path, sizeof path, "%s/town/mail/%s", town->scratch.path,
	    name);
	bytes = file_load(path, &length, town->problems);
	assert_non_null(bytes);
	return bytes;
}

/* Every occurrence. */
static char *
replaced(const char *bytes, const char *old, const char *new)
{
	struct text out = {0};
	const char *at;

	while ((at = strstr(bytes, old)) != NULL) {
		text_add(&out, bytes, (size_t)(at - bytes));
		text_add_string(&out, new);
		bytes = at + strlen(old);
	}
	text_add_string(&out, bytes);
	return out.bytes;
}

static const char article[] =
    "<Article Num=\"3\"><ArticleCaption>(通知)</ArticleCaption>"
    "<ArticleTitle>第3条</ArticleTitle><Paragraph Num=\"1\"><ParagraphNum/>"
    "<ParagraphSentence><Sentence>管理者は、利用の方法を通知しなければならない。"
    "</Sentence></ParagraphSentence></Paragraph></Article>\n      "
    "<Article Num=\"4\">";

static int
setup(void **state)
{
	struct town *town = calloc(1, sizeof *town);
	char command[256], *text, *one, *two, *three;

	town->scratch = scratch_open();
	town->pool = pool_new();
	town->problems = problems_new();
	*state = town;
	snprintf(command, sizeof command, "cp -R tests/bad/base/corpus/. %s",
	    town->scratch.path);
	if (system(command) != 0)
		return -1;
	text = load(town, "2020-04-01/text.xml");
	one = replaced(text, "第4条", "第5条");
	two = replaced(one, "<Article Num=\"4\">", "<Article Num=\"5\">");
	free(one);
	one = replaced(two, "第3条", "第4条");
	three = replaced(one, "<Article Num=\"3\">", article);
	scratch_put(&town->scratch, "town/mail/draft-new/text.xml", three);
	free(text);
	free(one);
	free(two);
	free(three);
	return 0;
}

static int
teardown(void **state)
{
	struct town *town = *state;

	text_free(&town->carried.said);
	corpus_free(town->corpus);
	problems_free(town->problems);
	pool_free(town->pool);
	scratch_close(&town->scratch);
	free(town);
	return 0;
}

/* Puts words at the end of duties.xml of the edition in force. */
static void
add(struct town *town, const char *words)
{
	char *duties = load(town, "2020-04-01/duties.xml"), *all;

	all = replaced(duties, "</duties>", words);
	scratch_put(&town->scratch, "town/mail/2020-04-01/duties.xml", all);
	free(duties);
	free(all);
}

static bool
carry(struct town *town)
{
	town->corpus = corpus_load(town->scratch.path, town->problems);
	return carry_edition(town->pool, town->corpus, find_edition(
	    town->corpus, "town/mail@2020-04-01"), find_edition(town->corpus,
	    "town/mail@draft-new"), false, &town->carried, town->problems);
}

static const char *
file(const struct town *town, const char *path)
{
	size_t i;

	for (i = 0; i < town->carried.files->count; i++)
		if (strcmp(town->carried.files->list[i].path, path) == 0)
			return town->carried.files->list[i].bytes;
	fail_msg("%s is not among the files", path);
	return NULL;
}

static void
assert_has(const char *bytes, const char *words)
{
	if (strstr(bytes, words) == NULL)
		fail_msg("no \"%s\" in:\n%s", words, bytes);
}

static void
numbers_keep_the_way_they_are_written(void **state)
{
	struct town *town = *state;
	const char *duties;

	add(town, "  <note provision='Mp-At_4-Pr_2' kind=\"ambiguous\">"
	    "第4条第1項、第４条第１項、第四条第一項。&amp; 「第4条」と第1条。"
	    "刑法第4条。</note>\r\n</duties>\n");
	assert_true(carry(town));
	duties = file(town, "mail/draft-new/duties.xml");
	assert_has(duties, "  <note provision='Mp-At_5-Pr_2' "
	    "kind=\"ambiguous\">第5条第1項、第５条第１項、第五条第一項。"
	    "&amp; 「第4条」と第1条。刑法第4条。</note>\r\n</duties>\n");
	assert_has(duties, "edition=\"draft-new\"");
	assert_has(duties, "of=\"Mp-At_5-Pr_1-It_1\"");
	assert_has(file(town, "mail/draft-new/forms.xml"),
	    "related=\"(第3条第2項関係)\" provisions=\"Mp-At_4-Pr_2\"");
}

static void
what_only_moved_stays_reviewed_and_what_is_new_is_open(void **state)
{
	struct town *town = *state;
	const char *lock;

	assert_true(carry(town));
	lock = file(town, "reviewed.lock");
	/* The words of 第3条第1項 under its new number; see the base's lock. */
	assert_has(lock, "town/mail\tdraft-new\tMp-At_4-Pr_1\t"
	    "76ef5ae22f91e292c0a779df-6e340b9c\t");
	assert_null(strstr(lock, "draft-new\tMp-At_3"));
	/* The authority's links lead to what is in force. */
	assert_has(lock, "town\tauthority.xml:staff\ttown/mail#Mp-At_3-Pr_1\t");
	assert_has(town->carried.said.bytes, "第3条(通知)");
}

static void
a_word_that_leads_elsewhere_now_is_said(void **state)
{
	struct town *town = *state;

	/* 次条 was 第3条, before which an article came. */
	add(town, "  <note provision=\"Mp-At_2-Pr_1\" kind=\"ambiguous\">"
	    "次条を見る。</note>\n</duties>\n");
	assert_true(carry(town));
	assert_has(town->carried.said.bytes, "次条を見る");
	assert_has(file(town, "reviewed.lock"), "!record");
}

static void
markup_knows_values_comments_and_cdata(void **state)
{
	static const char bytes[] = "<?xml version=\"1.0\"?>\n<a x='1>2' "
	    "y = \"3\"><!-- <b> --><![CDATA[<c>]]><d/>e</a>";
	static const enum markup_kind kinds[] = { MARKUP_OTHER, MARKUP_TEXT,
	    MARKUP_START, MARKUP_COMMENT, MARKUP_OTHER, MARKUP_EMPTY,
	    MARKUP_TEXT, MARKUP_END };
	struct markup markup = { .bytes = bytes, .length = strlen(bytes) };
	struct markup_attr attr;
	size_t i, cursor = 0;

	(void)state;
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		assert_true(markup_next(&markup));
		assert_int_equal(markup.kind, kinds[i]);
		if (markup.kind != MARKUP_START)
			continue;
		assert_true(markup_is(&markup, "a"));
		assert_true(markup_attr_next(&markup, &cursor, &attr));
		assert_int_equal(attr.value_end - attr.value, 3);
		assert_true(markup_attr_next(&markup, &cursor, &attr));
		assert_true(markup_attr_is(&markup, &attr, "y"));
		assert_false(markup_attr_next(&markup, &cursor, &attr));
	}
	assert_false(markup_next(&markup));
}

static void
lines_go_whole_only_if_nothing_else_stands_in_them(void **state)
{
	static const char bytes[] = "one\n  two \nthree four\n";
	struct edits edits = { .pool = pool_new() };
	struct text out = {0};

	(void)state;
	edit_remove_lines(&edits, bytes, strlen(bytes), 6, 9);
	edit_remove_lines(&edits, bytes, strlen(bytes), 11, 17);
	edit_add(&edits, 7, 8, "inside what goes");
	edit_apply(&edits, bytes, strlen(bytes), &out);
	assert_string_equal(out.bytes, "one\nfour\n");
	text_free(&out);
	pool_free(edits.pool);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(numbers_keep_the_way_they_are_written),
		TEST(what_only_moved_stays_reviewed_and_what_is_new_is_open),
		TEST(a_word_that_leads_elsewhere_now_is_said),
		cmocka_unit_test(markup_knows_values_comments_and_cdata),
		cmocka_unit_test(
		    lines_go_whole_only_if_nothing_else_stands_in_them),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
