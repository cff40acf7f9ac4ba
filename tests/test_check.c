/*
 * Check: each test takes the good corpus of tests/bad/base, changes it, and
 * says what must be found, and that nothing else is.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "check/check.h"
#include "check/inside.h"
#include "base/file.h"
#include "base/text.h"

#define MAIL "town/mail/2020-04-01/"
#define ROOM "town/room/2020-04-01/"
#define LOCK "town/reviewed.lock"

/* A corpus of its own for each test. */
struct town {
	char		 folder[64];
	struct problems	*problems;
	struct corpus	*corpus;
};

static int
setup(void **state)
{
	struct town *town = calloc(1, sizeof *town);
	char command[256];

	strcpy(town->folder, "/tmp/test_check.XXXXXX");
	if (mkdtemp(town->folder) == NULL)
		return -1;
	snprintf(command, sizeof command, "cp -R tests/bad/base/corpus/. %s",
	    town->folder);
	*state = town;
	return system(command);
}

static void
drop(struct town *town)
{
	corpus_free(town->corpus);
	problems_free(town->problems);
	town->corpus = NULL;
	town->problems = NULL;
}

static int
teardown(void **state)
{
	struct town *town = *state;
	char command[256];

	drop(town);
	snprintf(command, sizeof command, "rm -rf %s", town->folder);
	if (system(command) != 0)
		return -1;
	free(town);
	return 0;
}

static const char *
path_of(const struct town *town, const char *file, char path[256])
{
	snprintf(path, 256, "%s/%s", town->folder, file);
	return path;
}

static char *
read_file(const struct town *town, const char *file)
{
	struct problems *problems = problems_new();
	char path[256], *bytes;
	size_t length;

	bytes = file_load(path_of(town, file, path), &length, problems);
	assert_non_null(bytes);
	problems_free(problems);
	return bytes;
}

static void
write_file(const struct town *town, const char *file, const char *bytes)
{
	char path[256];
	FILE *out = fopen(path_of(town, file, path), "w");

	assert_non_null(out);
	assert_true(fputs(bytes, out) >= 0);
	assert_int_equal(fclose(out), 0);
}

/* The first occurrence, which must be there. */
static void
replace(const struct town *town, const char *file, const char *old,
    const char *new)
{
	char *bytes = read_file(town, file), *at = strstr(bytes, old);
	struct text text = {0};

	assert_non_null(at);
	text_add(&text, bytes, (size_t)(at - bytes));
	text_add_string(&text, new);
	text_add_string(&text, at + strlen(old));
	write_file(town, file, text.bytes);
	text_free(&text);
	free(bytes);
}

static void
copy(const struct town *town, const char *from, const char *to)
{
	char *bytes = read_file(town, from), path[256], *slash;

	path_of(town, to, path);
	slash = strrchr(path, '/');
	*slash = '\0';
	mkdir(path, 0755);
	write_file(town, to, bytes);
	free(bytes);
}

static void
load(struct town *town)
{
	drop(town);
	town->problems = problems_new();
	town->corpus = corpus_load(town->folder, town->problems);
}

/* What check says, for the length of the test. */
static const char *
check(struct town *town)
{
	static struct text said;

	load(town);
	check_corpus(town->corpus, town->problems);
	text_clear(&said);
	text_add_string(&said, "");
	problem_print(town->problems, &said, PROBLEM_AS_TEXT, false);
	return said.bytes;
}

static size_t
count_lines(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += *text == '\n';
	return count;
}

/* Exactly one problem, of that id and about those words. */
static void
assert_only(const char *said, const char *id, const char *about)
{
	if (count_lines(said) != 1 || strstr(said, id) == NULL ||
	    strstr(said, about) == NULL)
		fail_msg("wanted only [%s] about \"%s\", got:\n%s", id, about,
		    said);
}

static void
accept(struct town *town, const char *id)
{
	load(town);
	assert_true(check_accept_write(town->corpus, find_authority(
	    town->corpus, "town"), find_standard(town->corpus, id),
	    town->problems));
}

static enum coverage
coverage_of(struct town *town, const char *address)
{
	struct edition *edition = find_edition(town->corpus, "town/mail");

	return check_coverage(edition, find_provision(edition, address));
}

static void
the_good_corpus_is_good(void **state)
{
	assert_string_equal(check(*state), "");
}

static void
the_committed_corpora_are_clean(void **state)
{
	struct problems *problems = problems_new();
	struct corpus *corpus = corpus_load("corpus", problems);
	struct text said = {0};

	(void)state;
	check_corpus(corpus, problems);
	text_add_string(&said, "");
	problem_print(problems, &said, PROBLEM_AS_TEXT, false);
	assert_string_equal(said.bytes, "");
	text_free(&said);
	corpus_free(corpus);
	problems_free(problems);
}

/* Coverage */

static void
an_exemption_holds_for_what_is_below(void **state)
{
	struct town *town = *state;
	struct edition *edition;

	load(town);
	edition = find_edition(town->corpus, "town/mail");
	assert_int_equal(coverage_of(town, "Mp-At_2-Pr_1-It_1"),
	    COVERAGE_EXEMPT);
	assert_string_equal(check_coverage_reason(edition,
	    find_provision(edition, "Mp-At_2-Pr_1-It_1")), "definition");
	assert_string_equal(check_coverage_status(town->corpus->pool, edition,
	    find_provision(edition, "Mp-At_2-Pr_1-It_1")),
	    "exempt:definition");
}

static void
a_duty_covers_its_items_only_if_it_says_so(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "duties.xml", "<duty id=\"Mp-At_4-Pr_1-It_2\" "
	    "provision=\"Mp-At_4-Pr_1-It_2\" roles=\"管理者等\" "
	    "modality=\"must-not\"", "<duty id=\"Mp-At_4-Pr_1\" "
	    "provision=\"Mp-At_4-Pr_1\" roles=\"管理者等\" "
	    "modality=\"must\"");
	replace(town, MAIL "duties.xml", "公表しないようにしていますか",
	    "公表していますか");
	assert_only(check(town), "provision-uncovered", "Mp-At_4-Pr_1-It_2");
	replace(town, MAIL "duties.xml", "provision=\"Mp-At_4-Pr_1\" roles",
	    "provision=\"Mp-At_4-Pr_1\" covers=\"items\" roles");
	accept(town, "town/mail");
	assert_string_equal(check(town), "");
	assert_int_equal(coverage_of(town, "Mp-At_4-Pr_1-It_2"),
	    COVERAGE_CONTEXT);
}

static void
an_article_is_the_most_that_its_parts_are(void **state)
{
	struct town *town = *state;

	load(town);
	assert_int_equal(coverage_of(town, "Mp-At_1"), COVERAGE_EXEMPT);
	assert_int_equal(coverage_of(town, "Mp-At_4"), COVERAGE_DUTY);
	assert_int_equal(coverage_of(town, "Mp-At_4-Pr_1"),
	    COVERAGE_CONTEXT);
	assert_int_equal(coverage_of(town, "Sp_1-Pr_1"), COVERAGE_NONE);
}

static void
an_article_without_any_overlay_is_reported_once(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "duties.xml",
	    "<exempt provision=\"Mp-At_2\" reason=\"definition\"/>", "");
	assert_only(check(town), "provision-uncovered", "第2条");
}

static void
an_overlay_that_says_nothing_is_one_line(void **state)
{
	struct town *town = *state;

	write_file(town, MAIL "duties.xml", "<duties standard=\"town/mail\" "
	    "edition=\"2020-04-01\"/>");
	assert_non_null(strstr(check(town), "has no overlay yet"));
	assert_null(strstr(check(town), "is context of none"));
}

/* In place of the second paragraph's words: 「電子メール利用基準」… */
static void
put_words(struct town *town, const char *words, const char *behind)
{
	struct text text = {0};

	text_add_format(&text, "%s</Sentence></ParagraphSentence>%s"
	    "</Paragraph>\n      </Article>", words, behind);
	replace(town, ROOM "text.xml", "「電子メール利用基準」第3条第2項の許可"
	    "は、前項の許可とみなさない。</Sentence></ParagraphSentence>\n"
	    "        </Paragraph>\n      </Article>", text.bytes);
	accept(town, "town/room");
	text_free(&text);
}

#define TABLE(WORDS) "<TableStruct><Table><TableRow><TableColumn>" \
	"<Sentence>" WORDS "</Sentence></TableColumn></TableRow></Table>" \
	"</TableStruct>"

static void
words_that_are_read_otherwise_refer_elsewhere(void **state)
{
	struct town *town = *state;

	put_words(town, "前項中「第9条」とあるのは、「第8条」と読み替える。",
	    TABLE("第7条"));
	assert_string_equal(check(town), "");
}

static void
words_of_another_law_refer_elsewhere(void **state)
{
	struct town *town = *state;

	put_words(town, "次のとおり改める。", "<AmendProvision><NewProvision>"
	    "<Sentence>第9条の届出をする。</Sentence></NewProvision>"
	    "</AmendProvision>");
	assert_string_equal(check(town), "");
}

static void
words_of_a_table_refer_to_the_law_that_it_is_in(void **state)
{
	struct town *town = *state;

	put_words(town, "次の表による。", TABLE("第7条"));
	assert_only(check(town), "reference-dangling", "第7条");
}

static void
the_rows_of_a_table_are_no_items(void **state)
{
	struct town *town = *state;

	put_words(town, "別表第一号から第三号までの場合は、当該各号による。",
	    "");
	assert_null(strstr(check(town), "各号"));
}

static void
a_form_in_parts_is_there(void **state)
{
	struct town *town = *state;

	put_words(town, "様式第二号により、様式第三号により届け出る。", "");
	replace(town, ROOM "text.xml", "</MainProvision>", "</MainProvision>"
	    "<AppdxStyle><AppdxStyleTitle>様式第二号　（一）</AppdxStyleTitle>"
	    "</AppdxStyle>");
	assert_only(check(town), "form-missing", "様式第三号");
}

/* Not one word differs: m2 is no m². */
static void
a_raised_character_makes_a_review_stale(void **state)
{
	struct town *town = *state;

	put_words(town, "面積は、一〇m<Sup>2</Sup>とする。", TABLE("甲"));
	assert_string_equal(check(town), "");
	replace(town, ROOM "text.xml", "m<Sup>2</Sup>", "m2");
	assert_non_null(strstr(check(town), "review-stale"));
	accept(town, "town/room");
	replace(town, ROOM "text.xml", "<TableColumn>",
	    "<TableColumn colspan=\"1\" Align=\"right\">");
	assert_non_null(strstr(check(town), "review-stale"));
}

/* Wording */

static void
a_reason_lets_the_modality_differ(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "duties.xml", "modality=\"must-not\"",
	    "modality=\"should\"");
	assert_only(check(town), "modality-wording", "must-not");
	replace(town, MAIL "duties.xml", "modality=\"should\"",
	    "modality=\"should\" because=\"趣旨による。\"");
	accept(town, "town/mail");
	assert_string_equal(check(town), "");
}

static void
a_record_edited_after_the_review_is_to_be_read_again(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "duties.xml", "他人の電子メールを読まないように",
	    "他人の電子メールを開かないように");
	assert_only(check(town), "review-edited", "<duty> about Mp-At_3-Pr_1");
	accept(town, "town/mail");
	assert_string_equal(check(town), "");
	/* What is wrong comes first; it is read when it is right. */
	replace(town, MAIL "duties.xml", "modality=\"must-not\"",
	    "modality=\"may\"");
	assert_only(check(town), "modality-wording", "Mp-At_3-Pr_1");
	replace(town, MAIL "duties.xml", "modality=\"may\"",
	    "modality=\"may\" because=\"趣旨による。\"");
	assert_only(check(town), "review-edited", "<duty> about Mp-At_3-Pr_1");
}

static void
a_record_that_is_gone_or_new_is_to_be_read_again(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "duties.xml", "<exempt provision=\"Mp-At_2\" "
	    "reason=\"definition\"/>", "<exempt provision=\"Mp-At_2\" "
	    "reason=\"definition\"/><note provision=\"Mp-At_2\" "
	    "kind=\"layout\">別の行にある。</note>");
	assert_only(check(town), "review-edited", "<note> about Mp-At_2");
	accept(town, "town/mail");
	replace(town, MAIL "duties.xml", "<note provision=\"Mp-At_2\" "
	    "kind=\"layout\">別の行にある。</note>", "");
	assert_only(check(town), "review-edited", "about Mp-At_2 ");
	accept(town, "town/mail");
	assert_string_equal(check(town), "");
}

/* Nor what is written otherwise and says the same. */
static void
the_order_of_records_and_comments_are_no_edits(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "duties.xml", "<exempt provision=\"Mp-At_1\" "
	    "reason=\"purpose\"/>", "");
	replace(town, MAIL "duties.xml", "</duties>", "<!-- 前から移した。 -->"
	    "<exempt reason='purpose' provision='Mp-At_1'/></duties>");
	assert_string_equal(check(town), "");
}

static void
words_in_brackets_do_not_bind(void **state)
{
	struct town *town = *state;

	replace(town, ROOM "text.xml", "サーバ室に入ってはならない。",
	    "サーバ室(窓を開けなければならない部屋をいう。)に入ってはならない。");
	accept(town, "town/room");
	assert_string_equal(check(town), "");
	replace(town, ROOM "duties.xml", "modality=\"permission\"",
	    "modality=\"must\"");
	assert_only(check(town), "modality-wording", "must-not or permission");
}

static void
a_ban_beside_a_command_needs_its_own_duty(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "text.xml", "記録を保存しなければならない。",
	    "記録を保存しなければならず、これを公表してはならない。");
	accept(town, "town/mail");
	assert_only(check(town), "modality-wording", "…はならない");
}

/* Notes */

static void
a_note_silences_only_what_it_quotes(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "text.xml", "前条第2項の許可", "前条第3項の許可");
	replace(town, MAIL "duties.xml", "</duties>",
	    "<note provision=\"Mp-At_4-Pr_1-It_1\" kind=\"wrong-reference\" "
	    "quote=\"許可を記録\"/></duties>");
	accept(town, "town/mail");
	assert_only(check(town), "reference-dangling", "前条第3項");
	replace(town, MAIL "duties.xml", "quote=\"許可を記録\"",
	    "quote=\"第3項の許可\"");
	accept(town, "town/mail");
	assert_string_equal(check(town), "");
	replace(town, MAIL "duties.xml", "wrong-reference", "ambiguous");
	assert_only(check(town), "reference-dangling", "前条第3項");
}

static void
a_conflict_declared_at_both_ends_is_silent(void **state)
{
	struct town *town = *state;

	replace(town, ROOM "duties.xml", "</duties>",
	    "<note provision=\"Mp-At_1-Pr_1\" kind=\"conflict\" "
	    "with=\"town/mail#Mp-At_3-Pr_2\"/></duties>");
	accept(town, "town/room");
	assert_only(check(town), "conflict-unreturned", "Mp-At_3-Pr_2");
	replace(town, MAIL "duties.xml", "</duties>",
	    "<note provision=\"Mp-At_3-Pr_2\" kind=\"conflict\" "
	    "with=\"town/room#Mp-At_1-Pr_1\"/></duties>");
	accept(town, "town/mail");
	assert_string_equal(check(town), "");
}

/* Numbers */

static void
iroha_and_aiueo_are_both_numbers(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "text.xml", "<ItemTitle>(2)", "<ItemTitle>ロ");
	accept(town, "town/mail");
	assert_string_equal(check(town), "");
	replace(town, MAIL "text.xml", "<ItemTitle>ロ", "<ItemTitle>イ");
	accept(town, "town/mail");
	assert_string_equal(check(town), "");
	replace(town, MAIL "text.xml", "<ItemTitle>イ", "<ItemTitle>ウ");
	accept(town, "town/mail");
	assert_only(check(town), "number-mismatch", "ウ");
}

static void
branches_and_deleted_ranges_leave_no_gap(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "text.xml", "    </MainProvision>",
	    "<Article Num=\"4_2\"><ArticleTitle>第4条の2</ArticleTitle>"
	    "<Paragraph Num=\"1\"><ParagraphNum/><ParagraphSentence><Sentence>"
	    "削除</Sentence></ParagraphSentence></Paragraph></Article>"
	    "<Article Num=\"5:7\"><ArticleTitle>第5条から第7条まで"
	    "</ArticleTitle><Paragraph Num=\"1\"><ParagraphNum/>"
	    "<ParagraphSentence><Sentence>削除</Sentence></ParagraphSentence>"
	    "</Paragraph></Article><Article Num=\"9\"><ArticleTitle>第9条"
	    "</ArticleTitle><Paragraph Num=\"1\"><ParagraphNum/>"
	    "<ParagraphSentence><Sentence>削除</Sentence></ParagraphSentence>"
	    "</Paragraph></Article></MainProvision>");
	accept(town, "town/mail");
	assert_only(check(town), "number-gap", "第9条");
}

/* Review */

static void
a_changed_character_is_stale_and_names_its_duties(void **state)
{
	struct town *town = *state;
	struct edition *edition;

	replace(town, MAIL "text.xml", "他人の電子", "他者の電子");
	/* The duty, and that it comes first for a role. */
	assert_non_null(strstr(check(town), ": Mp-At_3-Pr_1 [review-stale]"));
	assert_int_equal(count_lines(check(town)), 2);
	assert_non_null(strstr(check(town), "authority.xml:14:12: error: "
	    "\"town/mail#Mp-At_3-Pr_1\""));
	edition = find_edition(town->corpus, "town/mail");
	assert_true(check_coverage_is_stale(edition, find_provision(edition,
	    "Mp-At_3-Pr_1")));
	assert_false(check_coverage_is_stale(edition, find_provision(edition,
	    "Mp-At_3-Pr_2")));
	accept(town, "town/mail");
	assert_string_equal(check(town), "");
}

static void
a_changed_caption_is_stale(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "text.xml", "(利用)", "(使用)");
	assert_only(check(town), "review-stale", "第3条");
}

static void
accepting_one_standard_keeps_the_others(void **state)
{
	struct town *town = *state;
	char *before = read_file(town, LOCK), *after;

	accept(town, "town/mail");
	after = read_file(town, LOCK);
	assert_string_equal(after, before);
	free(after);
	replace(town, ROOM "text.xml", "みなさない", "見なさない");
	accept(town, "town/mail");
	assert_only(check(town), "review-stale", "Mp-At_1-Pr_2");
	after = read_file(town, LOCK);
	assert_string_equal(after, before);
	free(after);
	free(before);
}

/* Links */

/* What was 第4条第1号 and 第2号 change places. */
static void
swap_items(struct town *town)
{
	replace(town, MAIL "text.xml", "前条第2項の許可を記録すること。", "@");
	replace(town, MAIL "text.xml", "許可の理由を公表しないこと。",
	    "前条第2項の許可を記録すること。");
	replace(town, MAIL "text.xml", "@", "許可の理由を公表しないこと。");
}

static void
a_duty_that_stays_behind_its_words_is_named(void **state)
{
	struct town *town = *state;

	swap_items(town);
	assert_non_null(strstr(check(town), "duties.xml:14:32: error: "
	    "\"Mp-At_4-Pr_1-It_1\" has other words than when this was "
	    "written about it: those stand at Mp-At_4-Pr_1-It_2"));
	assert_null(strstr(check(town), "review-stale"));
}

static void
a_duty_that_follows_its_words_is_right(void **state)
{
	struct town *town = *state;
	const char *said;

	swap_items(town);
	/* Both ids, both provisions, and the context's owner. */
	replace(town, MAIL "duties.xml", "<duty id=\"Mp-At_4-Pr_1-It_1\" "
	    "provision=\"Mp-At_4-Pr_1-It_1\"", "<duty @");
	replace(town, MAIL "duties.xml", "<duty id=\"Mp-At_4-Pr_1-It_2\" "
	    "provision=\"Mp-At_4-Pr_1-It_2\"", "<duty "
	    "id=\"Mp-At_4-Pr_1-It_1\" provision=\"Mp-At_4-Pr_1-It_1\"");
	replace(town, MAIL "duties.xml", "<duty @", "<duty "
	    "id=\"Mp-At_4-Pr_1-It_2\" provision=\"Mp-At_4-Pr_1-It_2\"");
	replace(town, MAIL "duties.xml", "of=\"Mp-At_4-Pr_1-It_1\"",
	    "of=\"Mp-At_4-Pr_1-It_2\"");
	said = check(town);
	assert_null(strstr(said, "link-moved"));
	/* Its words are not those that the lock has under its number. */
	assert_non_null(strstr(said, "those stand at Mp-At_4-Pr_1-It_2"));
	accept(town, "town/mail");
	assert_string_equal(check(town), "");
}

static void
a_copied_overlay_knows_what_it_was_written_about(void **state)
{
	struct town *town = *state;

	copy(town, MAIL "duties.xml", "town/mail/draft/duties.xml");
	copy(town, MAIL "text.xml", "town/mail/draft/text.xml");
	copy(town, MAIL "forms.xml", "town/mail/draft/forms.xml");
	replace(town, "town/mail/draft/duties.xml", "2020-04-01", "draft");
	replace(town, "town/mail/draft/forms.xml", "2020-04-01", "draft");
	assert_only(check(town), "draft-unreviewed", "never reviewed");
	replace(town, "town/mail/draft/text.xml", "前条第2項の許可を記録すること。",
	    "@");
	replace(town, "town/mail/draft/text.xml", "許可の理由を公表しないこと。",
	    "前条第2項の許可を記録すること。");
	replace(town, "town/mail/draft/text.xml", "@",
	    "許可の理由を公表しないこと。");
	assert_non_null(strstr(check(town), "draft/duties.xml:18:32: warning: "
	    "\"Mp-At_4-Pr_1-It_2\" has other words than when this was "
	    "written about it: those stand at Mp-At_4-Pr_1-It_1"));
}

static void
a_locked_line_of_the_first_version_holds_until_a_character_changes(
    void **state)
{
	struct town *town = *state;
	char *after;

	write_file(town, LOCK,
	    "town/room\t2020-04-01\tMp-At_1\t27d87a8df321a8532feb56ff9df5c0a9\n"
	    "town/room\t2020-04-01\tMp-At_1-Pr_1\t"
	    "2e270796e2050b009a0798c29b8bd780\n"
	    "town/room\t2020-04-01\tMp-At_1-Pr_2\t"
	    "35077c28d13816debf6d4bf24ab348f5\n");
	assert_null(strstr(check(town), "town/room"));
	assert_non_null(strstr(check(town), "lock-old"));
	replace(town, ROOM "text.xml", "みなさない", "見なさない");
	assert_non_null(strstr(check(town), "Mp-At_1-Pr_2 \"第1条第2項\" has "
	    "changed"));
	/* Another standard is accepted: what holds is written anew. */
	accept(town, "town/mail");
	after = read_file(town, LOCK);
	assert_non_null(strstr(after, "Mp-At_1-Pr_1\t"
	    "d20b92ae7965df14116ce3cb-6e340b9c\n"));
	assert_non_null(strstr(after, "Mp-At_1-Pr_2\t"
	    "35077c28d13816debf6d4bf24ab348f5\n"));
	free(after);
	assert_only(check(town), "review-stale", "Mp-At_1-Pr_2");
}

/* A duty of the same provision takes over the id of another. */
static void
a_duty_that_comes_first_is_known_by_its_question(void **state)
{
	struct town *town = *state;
	const char *said;

	/* What is said of the same provision in another way is another link. */
	replace(town, "town/authority.xml", "<first ", "<held by=\"職員\" "
	    "provision=\"town/mail#Mp-At_3-Pr_1\"/><first ");
	accept(town, "town/mail");
	replace(town, MAIL "duties.xml", "<duty id=\"Mp-At_3-Pr_1\" ",
	    "<duty id=\"Mp-At_3-Pr_1.2\" ");
	replace(town, MAIL "duties.xml", "<duty id=\"Mp-At_3-Pr_1.2\" ",
	    "<duty id=\"Mp-At_3-Pr_1\" provision=\"Mp-At_3-Pr_1\" "
	    "roles=\"職員\" modality=\"must-not\" situation=\"mail\">"
	    "<question>電子メールを読まないようにしていますか。</question>"
	    "<plain>電子メールを読まない。</plain></duty>"
	    "<duty id=\"Mp-At_3-Pr_1.2\" ");
	said = check(town);
	assert_int_equal(count_lines(said), 2);
	assert_non_null(strstr(said, "[review-edited]"));
	assert_non_null(strstr(said, "stand at town/mail#Mp-At_3-Pr_1.2 "
	    "\"第3条第1項\" now [link-moved]"));
	/* Nobody has the question any more: the link may mean either. */
	replace(town, MAIL "duties.xml", "他人の電子メールを読まないように",
	    "ほかの人の電子メールを読まないように");
	assert_null(strstr(check(town), "link-moved"));
}

static void
what_moved_is_accepted_only_if_it_is_meant(void **state)
{
	struct town *town = *state;
	const struct authority *authority;

	replace(town, "town/authority.xml", "<first duty=\"town/mail#Mp-At_3-"
	    "Pr_1\"/>", "<held by=\"職員\" provision=\"town/mail#Mp-At_4-"
	    "Pr_1-It_1\"/>");
	accept(town, "town/mail");
	swap_items(town);
	replace(town, MAIL "duties.xml", "<context provision=\"Mp-At_4-Pr_1\" "
	    "of=\"Mp-At_4-Pr_1-It_1\"/>", "<exempt provision=\"Mp-At_4-Pr_1\""
	    " reason=\"heading\"/>");
	load(town);
	authority = find_authority(town->corpus, "town");
	assert_false(check_accept(town->corpus, authority, NULL, false,
	    town->problems));
	assert_true(problems_count(town->problems, PROBLEM_ERROR) > 2);
}

/* Drafts and older editions */

static void
a_draft_is_only_warned_about(void **state)
{
	struct town *town = *state;
	const char *said;

	copy(town, ROOM "text.xml", "town/room/draft/text.xml");
	assert_only(check(town), "overlay-absent", "warning");
	assert_int_equal(problems_status(town->problems), 0);
	copy(town, ROOM "duties.xml", "town/room/draft/duties.xml");
	replace(town, "town/room/draft/duties.xml", "2020-04-01", "draft");
	replace(town, "town/room/draft/duties.xml",
	    "<exempt provision=\"Mp-At_1-Pr_2\" reason=\"procedure\"/>", "");
	said = check(town);
	assert_int_equal(count_lines(said), 2);
	assert_non_null(strstr(said, "draft-uncovered"));
	assert_non_null(strstr(said, "draft-unreviewed"));
	assert_int_equal(problems_status(town->problems), 0);
}

static void
a_draft_without_overlay_inherits_the_notes_in_force(void **state)
{
	struct town *town = *state;
	const char *said;

	replace(town, MAIL "text.xml", "前条第2項の許可", "前条第3項の許可");
	replace(town, MAIL "duties.xml", "</duties>",
	    "<note provision=\"Mp-At_4-Pr_1-It_1\" kind=\"wrong-reference\" "
	    "quote=\"前条第3項\"/></duties>");
	accept(town, "town/mail");
	copy(town, MAIL "text.xml", "town/mail/draft/text.xml");
	assert_only(check(town), "overlay-absent", "town/mail@draft");
	replace(town, "town/mail/draft/text.xml", "前項第1号", "前項第9号");
	said = check(town);
	assert_int_equal(count_lines(said), 2);
	assert_non_null(strstr(said, "前項第9号"));
}

static void
an_older_edition_without_overlay_is_only_warned_about(void **state)
{
	struct town *town = *state;

	copy(town, MAIL "text.xml", "town/mail/2010-04-01/text.xml");
	replace(town, "town/mail/2010-04-01/text.xml", "前条第2項",
	    "前条第9項");
	assert_only(check(town), "overlay-absent", "2010-04-01");
	assert_int_equal(problems_status(town->problems), 0);
}

static void
an_overlay_that_cannot_be_read_is_reported_once(void **state)
{
	struct town *town = *state;

	replace(town, ROOM "duties.xml", "</duties>", "</duty>");
	assert_only(check(town), "xml-malformed", "duties.xml");
}

/* Terms */

static void
a_word_for_one_article_is_undefined_elsewhere(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "text.xml", "利用申請書(第1号様式)",
	    "利用申請書(第1号様式。以下この条において「願書」という。)");
	replace(town, MAIL "text.xml", "許可を記録する", "願書を記録する");
	accept(town, "town/mail");
	assert_only(check(town), "term-undefined", "願書");
	replace(town, MAIL "text.xml", "以下この条において「願書」",
	    "以下「願書」");
	accept(town, "town/mail");
	assert_string_equal(check(town), "");
}

/* Terms: the text in force says so, and it was read. */

static void
says_of_terms(struct town *town, const char *old, const char *new,
    const char *id, const char *about)
{
	const char *said;

	replace(town, MAIL "text.xml", old, new);
	said = check(town);
	if (strstr(said, id) == NULL || strstr(said, about) == NULL)
		fail_msg("wanted [%s] about \"%s\", got:\n%s", id, about,
		    said);
}

#define READ "職員は、他人の電子メールを読んではならない。"

static void
a_term_is_defined_twice_whatever_its_width(void **state)
{
	says_of_terms(*state, READ, "職員は、番号(以下「ＩＤ番号」という。)を読み、"
	    "票の番号(以下「ID番号」という。)を書く。", "term-twice", "ID番号");
}

static void
a_term_may_be_defined_by_itself(void **state)
{
	says_of_terms(*state, "電子計算機で送受信する手紙をいう。",
	    "電子メールと認めるものをいう。", "term-circle",
	    "is defined by itself");
}

static void
what_is_said_of_a_term_further_on_is_no_circle(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "text.xml", "電子計算機で送受信する手紙をいう。",
	    "電子計算機で送る手紙をいう。電子メールには、葉書を含む。");
	assert_null(strstr(check(town), "term-circle"));
}

static void
a_short_name_is_used_before_it_in_its_own_sentence(void **state)
{
	says_of_terms(*state, READ, "職員は、手紙類のうち、手紙及び葉書(以下"
	    "「手紙類」という。)を読む。", "term-early", "手紙類");
}

static void
a_short_name_may_be_the_last_word_of_what_it_is_short_for(void **state)
{
	struct town *town = *state;

	replace(town, MAIL "text.xml", READ, "職員は、紙でできた手紙類(以下"
	    "「手紙類」という。)を読み、手紙類を捨てる。");
	assert_null(strstr(check(town), "term-early"));
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_good_corpus_is_good),
		TEST(the_committed_corpora_are_clean),
		TEST(an_exemption_holds_for_what_is_below),
		TEST(a_duty_covers_its_items_only_if_it_says_so),
		TEST(an_article_is_the_most_that_its_parts_are),
		TEST(an_article_without_any_overlay_is_reported_once),
		TEST(an_overlay_that_says_nothing_is_one_line),
		TEST(words_that_are_read_otherwise_refer_elsewhere),
		TEST(words_of_another_law_refer_elsewhere),
		TEST(words_of_a_table_refer_to_the_law_that_it_is_in),
		TEST(the_rows_of_a_table_are_no_items),
		TEST(a_form_in_parts_is_there),
		TEST(a_raised_character_makes_a_review_stale),
		TEST(a_reason_lets_the_modality_differ),
		TEST(a_record_edited_after_the_review_is_to_be_read_again),
		TEST(a_record_that_is_gone_or_new_is_to_be_read_again),
		TEST(the_order_of_records_and_comments_are_no_edits),
		TEST(words_in_brackets_do_not_bind),
		TEST(a_ban_beside_a_command_needs_its_own_duty),
		TEST(a_note_silences_only_what_it_quotes),
		TEST(a_conflict_declared_at_both_ends_is_silent),
		TEST(iroha_and_aiueo_are_both_numbers),
		TEST(branches_and_deleted_ranges_leave_no_gap),
		TEST(a_changed_character_is_stale_and_names_its_duties),
		TEST(a_changed_caption_is_stale),
		TEST(accepting_one_standard_keeps_the_others),
		TEST(a_duty_that_stays_behind_its_words_is_named),
		TEST(a_duty_that_follows_its_words_is_right),
		TEST(a_copied_overlay_knows_what_it_was_written_about),
		TEST(a_locked_line_of_the_first_version_holds_until_a_character_changes),
		TEST(a_duty_that_comes_first_is_known_by_its_question),
		TEST(what_moved_is_accepted_only_if_it_is_meant),
		TEST(a_draft_is_only_warned_about),
		TEST(a_draft_without_overlay_inherits_the_notes_in_force),
		TEST(an_older_edition_without_overlay_is_only_warned_about),
		TEST(an_overlay_that_cannot_be_read_is_reported_once),
		TEST(a_word_for_one_article_is_undefined_elsewhere),
		TEST(a_term_is_defined_twice_whatever_its_width),
		TEST(a_term_may_be_defined_by_itself),
		TEST(what_is_said_of_a_term_further_on_is_no_circle),
		TEST(a_short_name_is_used_before_it_in_its_own_sentence),
		TEST(a_short_name_may_be_the_last_word_of_what_it_is_short_for),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
