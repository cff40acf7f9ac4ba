/*
 * What stands around the pages of a build: the ways between them, and titles
 * that tell them apart.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/oldform.h"
#include "job/drafts.h"
#include "job/furnish.h"

/* A plan of all the corpus, of which everything was made. */
struct office {
	struct pool		*pool;
	struct problems		*problems;
	struct corpus		*corpus;
	struct kinds		*kinds;
	struct plan		*plan, pages;
	struct made		*made;
	struct premises		 premises;
	struct text		 out;
};

static struct document *
find(const struct plan *plan, const char *path)
{
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (strcmp(plan->list[i].path, path) == 0)
			return &plan->list[i];
	fail_msg("no %s", path);
	return NULL;
}

static int
set_up(void **state)
{
	static struct office office;
	struct plan *plan;
	size_t i;

	office = (struct office){ .pool = pool_new(),
	    .problems = problems_new() };
	office.corpus = corpus_load("corpus", office.problems);
	office.kinds = kinds_load("templates", office.problems);
	assert_non_null(office.kinds);
	plan = office.plan = plan_documents(office.pool, office.corpus,
	    office.kinds, NULL, NULL, 0);
	office.made = pool_take(office.pool, plan->count *
	    sizeof *office.made);
	office.pages.list = pool_take(office.pool, plan->count *
	    sizeof *plan->list);
	for (i = 0; i < plan->count; i++) {
		plan->list[i].request.kinds = office.kinds;
		office.made[i] = (struct made){ .is_made = true,
		    .page_count = 3, .pdf_bytes = 1, .title = "題" };
		if ((plan->list[i].kind->needs & KIND_NEEDS_DOCUMENTS) != 0)
			office.pages.list[office.pages.count++] =
			    plan->list[i];
	}
	office.premises = (struct premises){ .plan = plan,
	    .made = office.made, .pages = &office.pages };
	*state = &office;
	return 0;
}

static int
tear_down(void **state)
{
	struct office *office = *state;

	text_free(&office->out);
	kinds_free(office->kinds);
	corpus_free(office->corpus);
	problems_free(office->problems);
	pool_free(office->pool);
	return 0;
}

static const char *
around(struct office *office, const char *path)
{
	struct document *document = find(office->plan, path);

	text_clear(&office->out);
	furnish(office->pool, &office->premises, document,
	    &office->made[document - office->plan->list],
	    "<header><!--way--></header><main></main><!--beside--><footer>",
	    &office->out);
	return office->out.bytes;
}

static void
a_page_leads_home_and_to_its_paper(void **state)
{
	const char *page = around(*state, "kyoto/roles/staff/checklist");

	assert_non_null(strstr(page, "<header><nav class=\"way\""));
	assert_non_null(strstr(page, "<a class=\"paper\" href=\""
	    "checklist.pdf\">PDF 3頁</a>\n</header>"));
	assert_non_null(strstr(page, "<li aria-current=\"page\">点検票</li>"));
	assert_non_null(strstr(page, "<nav class=\"furniture beside\""));
	assert_non_null(strstr(page, "<a href=\"handout.html\">研修資料</a>"));
	assert_null(strstr(page, "<!--"));
	assert_null(strstr(page, "class=\"past\""));
}

static void
a_standard_leads_to_the_next(void **state)
{
	const char *page = around(*state, "kyoto/standards/02/standard");

	assert_non_null(strstr(page, "<li class=\"prev\"><span>前</span> <a "
	    "href=\"../01/standard.html\">"));
	assert_non_null(strstr(page, "<li class=\"next\"><span>次</span> <a "
	    "href=\"../03/standard.html\">"));
}

static void
a_draft_leads_to_what_is_in_force(void **state)
{
	assert_non_null(strstr(around(*state,
	    "kyoto/standards/13/draft-repairs/form-2"), "<p class=\"past\">"
	    "これは施行されていない案です。<a href=\"../form-2.html\">現行の版を見る"
	    "</a></p>"));
	/* A comparison with the draft is made of nothing in force. */
	assert_null(strstr(around(*state,
	    "kyoto/standards/13/draft-repairs/comparison"), "\"../comparison"));
	assert_null(strstr(around(*state, "kyoto/standards/13/form-2"),
	    "class=\"past\""));
}

static void
a_page_without_marks_stays_as_it_is(void **state)
{
	struct office *office = *state;
	struct document *document = find(office->plan,
	    "kyoto/roles/staff/checklist");

	text_clear(&office->out);
	furnish(office->pool, &office->premises, document, office->made,
	    "<p>甲</p>", &office->out);
	assert_string_equal(office->out.bytes, "<p>甲</p>");
}

static struct html_frame
frame_of(struct office *office, const char *path, const char *title)
{
	const struct document *document = find(office->plan, path);
	struct sheet sheet = { .root = sheet_add(office->pool, NULL,
	    SHEET_SHEET) };

	sheet_set(office->pool, sheet.root, SHEET_A_TITLE, title);
	return furnish_frame(office->pool, document->kind,
	    &document->request, &sheet);
}

static void
titles_tell_pages_apart(void **state)
{
	static const struct { const char *path, *title, *told; } rows[] = {
		{ "kyoto/roles/staff/checklist", "点検票", NULL },
		{ "kyoto/roles/staff/checklist-all", "点検票",
		    "点検票(兼ねる役割を含む)" },
		{ "kyoto/roles/staff/handout-short", "研修資料",
		    "研修資料(短い版)" },
		{ "kyoto/standards/13/form-2", "通知書", "第2号様式　通知書" },
		{ "kyoto/standards/13/form-2", "第2号様式 通知書",
		    "第2号様式 通知書" },
		{ "kyoto/coverage", "対照表", "対照表（すべての基準）" },
		{ "kyoto/standards/13/coverage", "対照表", NULL }
	};
	struct html_frame frame;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		frame = frame_of(*state, rows[i].path, rows[i].title);
		if (rows[i].told == NULL)
			assert_null(frame.title);
		else
			assert_string_equal(frame.title, rows[i].told);
	}
	assert_string_equal(frame.base, "../../../");
}

static void
drafts_are_read_as_they_were_added(void **state)
{
	struct office *office = *state;
	struct drafts *drafts = drafts_new(office->problems);
	struct text one = {0}, other = {0};
	size_t at_one, at_other;

	assert_non_null(drafts);
	text_clear(&office->out);
	text_add_string(&one, "甲");
	text_add_string(&other, "乙丙");
	assert_true(drafts_add(drafts, &one, &at_one, office->problems));
	assert_true(drafts_add(drafts, &other, &at_other, office->problems));
	assert_true(drafts_read(drafts, at_other, other.length, &office->out,
	    office->problems));
	assert_string_equal(office->out.bytes, "乙丙");
	text_clear(&office->out);
	assert_true(drafts_read(drafts, at_one, one.length, &office->out,
	    office->problems));
	assert_string_equal(office->out.bytes, "甲");
	drafts_free(drafts);
	text_free(&one);
	text_free(&other);
}

static void
words_are_found_however_they_are_written(void **state)
{
	struct office *office = *state;

	assert_string_equal(oldform_folded(office->pool, "ぱすわーど"),
	    "パスワード");
	assert_string_equal(oldform_folded(office->pool, "ﾊﾟｽﾜｰﾄﾞ"),
	    "パスワード");
	assert_string_equal(oldform_folded(office->pool, "點檢　ＵＳＢ"),
	    oldform_folded(office->pool, "点検 usb"));
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test(NAME)
	const struct CMUnitTest tests[] = {
		TEST(a_page_leads_home_and_to_its_paper),
		TEST(a_standard_leads_to_the_next),
		TEST(a_draft_leads_to_what_is_in_force),
		TEST(a_page_without_marks_stays_as_it_is),
		TEST(titles_tell_pages_apart),
		TEST(drafts_are_read_as_they_were_added),
		TEST(words_are_found_however_they_are_written)
	};
#undef TEST

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
