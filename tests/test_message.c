/* What is said to a person, in the reader's language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/columns.h"
#include "base/message.h"
#include "base/problem.h"
#include "base/text.h"

/* NULL leaves a variable unset. */
static void
speak(const char *own, const char *all, const char *messages,
    const char *language)
{
	const char *const settings[][2] = { { "KIJUN_LANG", own },
	    { "LC_ALL", all }, { "LC_MESSAGES", messages },
	    { "LANG", language } };
	size_t i;

	for (i = 0; i < 4; i++)
		if (settings[i][1] != NULL)
			setenv(settings[i][0], settings[i][1], 1);
		else
			unsetenv(settings[i][0]);
}

static void
the_language_is_asked_for_or_the_locales(void **state)
{
	(void)state;
	speak(NULL, NULL, NULL, NULL);
	assert_false(message_is_japanese());
	speak(NULL, NULL, NULL, "ja_JP.UTF-8");
	assert_true(message_is_japanese());
	speak(NULL, NULL, "C", "ja_JP.UTF-8");
	assert_false(message_is_japanese());
	speak(NULL, "ja_JP.eucJP", "C", "C");
	assert_true(message_is_japanese());
	speak(NULL, "", "", "ja");
	assert_true(message_is_japanese());
	speak("en", "ja_JP.UTF-8", NULL, NULL);
	assert_false(message_is_japanese());
	speak("ja", "C", NULL, NULL);
	assert_true(message_is_japanese());
}

static void
a_sentence_has_one_row_in_both_languages(void **state)
{
	(void)state;
	speak("en", NULL, NULL, NULL);
	assert_string_equal(message_translate("no differences"),
	    "no differences");
	speak("ja", NULL, NULL, NULL);
	assert_string_equal(message_translate("no differences"),
	    "違いはありません。");
	assert_string_equal(message_translate("not in the table"),
	    "not in the table");
	assert_string_equal(message_of_error(ENOENT),
	    "ファイルまたはフォルダーがありません。");
}

static void
values_stand_where_the_language_wants_them(void **state)
{
	struct problems *problems = problems_new();
	struct place place = { "a.xml", 7, 3 };
	struct text out = {0};

	(void)state;
	speak("ja", NULL, NULL, NULL);
	problem_add(problems, PROBLEM_XML_MALFORMED, place,
	    "<%s> of line %d is closed by </%s>", "duty", 5, "plain");
	problem_add_near(problems, PROBLEM_ROLE_UNKNOWN, place, "統括者等",
	    "unknown role \"%s\"", "統活者等");
	problem_print(problems, &out, PROBLEM_AS_TEXT, false);
	assert_string_equal(out.bytes,
	    "a.xml:7:3: エラー: 5行目の<duty>が、</plain>で閉じられています。"
	    " [xml-malformed]\n"
	    "a.xml:7:3: エラー: 役割「統活者等」はありません。「統括者等」のこと"
	    "ではありませんか。 [role-unknown]\n");
	text_clear(&out);
	problem_print(problems, &out, PROBLEM_AS_GITHUB, false);
	assert_non_null(strstr(out.bytes, "::error file=a.xml,line=7,col=3,"
	    "title=role-unknown::役割「統活者等」はありません。"));
	text_free(&out);
	problems_free(problems);
}

static void
long_words_of_the_command_line_are_cut_in_both_languages(void **state)
{
	struct problems *problems = problems_new();
	struct text long_word = {0}, out = {0};
	int i;

	(void)state;
	for (i = 0; i < 70; i++)
		text_add_string(&long_word, "語");
	speak("ja", NULL, NULL, NULL);
	problem_add(problems, PROBLEM_USAGE, (struct place){0},
	    "\"%s\" cannot be listed", long_word.bytes);
	problem_print(problems, &out, PROBLEM_AS_TEXT, false);
	assert_non_null(strstr(out.bytes, "語…」の一覧はありません。"));
	assert_int_equal(text_count(out.bytes, out.length),
	    text_count("kijun: 使い方: 「…」の一覧はありません。 [usage]\n",
	    strlen("kijun: 使い方: 「…」の一覧はありません。 [usage]\n")) + 60);
	text_free(&long_word);
	text_free(&out);
	problems_free(problems);
}

static void
japanese_is_broken_where_print_allows_it(void **state)
{
	struct text out = {0};
	size_t i, from = 0;
	int id;

	(void)state;
	speak("ja", NULL, NULL, NULL);
	for (id = 0; id < PROBLEM_COUNT; id++)
		problem_explain(problem_name((enum problem_id)id), &out);
	for (i = 0; i < out.length; i++) {
		if (out.bytes[i] != '\n')
			continue;
		out.bytes[i] = '\0';
		assert_true(strncmp(out.bytes + from, "。", 3) != 0);
		assert_true(strncmp(out.bytes + from, "、", 3) != 0);
		assert_true(strncmp(out.bytes + from, "」", 3) != 0);
		/* A closing mark may stand beyond the edge, never a letter. */
		assert_true(columns_width(out.bytes + from) <= 76 ||
		    strstr(out.bytes + from, "): ") != NULL);
		from = i + 1;
	}
	text_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_language_is_asked_for_or_the_locales),
		cmocka_unit_test(a_sentence_has_one_row_in_both_languages),
		cmocka_unit_test(values_stand_where_the_language_wants_them),
		cmocka_unit_test(
		    long_words_of_the_command_line_are_cut_in_both_languages),
		cmocka_unit_test(japanese_is_broken_where_print_allows_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
