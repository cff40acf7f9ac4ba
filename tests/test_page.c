/*
 * Pages that a reader filled in and a browser saved, against what was made.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "proof/page.h"

#define WAY "<nav class=\"way\"><ol><li><a href=\"../index.html\">入口</a></ol></nav>"
#define HEAD "<head><script src=\"../page.js\" defer></script></head>"
#define TABLE "<div class=\"table\"><table><thead><tr><th>問い</th><th>備" \
	"<ruby>考<rt>こう</rt></ruby></th></tr></thead><tbody>" \
	"<tr><td>守るか</td>"
#define REST "</tr></tbody></table></div>"
#define PAGE(INSIDE) "<html>" HEAD "<body>" WAY "<main>" INSIDE "</main>" \
	"</body></html>"

static const char made[] = PAGE("<p>氏名<span class=\"blank s8\"></span>は"
    "守る。</p>" TABLE "<td></td>" REST "<a href=\"#x\">第1条</a>"
    "<input type=\"checkbox\">");

struct row {
	const char	*why, *page;
	size_t		 filled;
};

/* Is the page another one than was made, and how much is filled in? */
static bool
is_other(const char *page, size_t *filled)
{
	struct pool *pool = pool_new();
	struct page_file found = { page, strlen(page) },
	    wanted = { made, strlen(made) };
	struct words one = {0}, other = {0};
	struct words_difference where = {0};
	bool is;

	assert_true(page_words(pool, page, strlen(page), &one));
	assert_true(page_words(pool, made, strlen(made), &other));
	is = words_differ(pool, &one, &other, &where) ||
	    page_tree_differs(pool, &found, &wanted, false, &where);
	if (filled != NULL)
		*filled = one.filled;
	if (is)
		assert_non_null(where.found);
	pool_free(pool);
	return is;
}

static void
what_a_reader_writes_is_no_change(void **state)
{
	static const struct row rows[] = {
		{ "nothing", made, 0 },
		{ "a name", PAGE("<p>氏名<span class=\"blank s8\" "
		    "contenteditable=\"plaintext-only\" role=\"textbox\" "
		    "aria-label=\"氏名\" spellcheck=\"false\">山田<br>花子</span>"
		    "は守る。</p>" TABLE "<td></td>" REST
		    "<a href=\"#x\">第1条</a><input type=\"checkbox\">"), 1 },
		{ "a remark, a tick", PAGE("<p>氏名<span class=\"blank s8\"></span>"
		    "は守る。</p>" TABLE "<td data-head=\"備考\"><span "
		    "class=\"write\" contenteditable=\"true\">月末</span></td>"
		    REST "<a href=\"#x\" aria-current=\"true\">第1条</a>"
		    "<input type=\"checkbox\" checked>"), 2 },
		{ "a count", PAGE("<p>氏名<span class=\"blank s8\"></span>"
		    "は守る。</p>" TABLE "<td><span class=\"write\">3</span></td>"
		    REST "<a href=\"#x\">第1条</a><input type=\"checkbox\">"), 1 }
	};
	size_t i, filled;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (is_other(rows[i].page, &filled))
			fail_msg("%s", rows[i].why);
		assert_int_equal(filled, rows[i].filled);
	}
}

/* What stands in main, with what is to be tried in front. */
#define WITH(MORE) PAGE(MORE "<p>氏名<span class=\"blank s8\"></span>は守る。" \
	"</p>" TABLE "<td></td>" REST "<a href=\"#x\">第1条</a>" \
	"<input type=\"checkbox\">")

static void
what_the_scripts_put_around_is_no_change(void **state)
{
	static const struct row rows[] = {
		{ "the bar", WITH("<section class=\"furniture bar\" "
		    "aria-label=\"画面での記入\"><p><strong>山田さん</strong> "
		    "<output>記入 3 / 5</output></p><button type=\"button\">印刷"
		    "</button></section>") },
		{ "a notice", WITH("<p class=\"furniture notice\" "
		    "role=\"status\">読み込みました。</p>") },
		{ "what was found", WITH("<section class=\"furniture hits\" "
		    "aria-label=\"検索の結果\"><p role=\"status\">1件</p><ul><li>"
		    "<a href=\"a.html?q=x#y\">職員は</a></li></ul></section>") },
		{ "who keeps it", WITH("<span class=\"furniture keepers\">守る人："
		    "<a href=\"a.html#x\">職員</a></span>") },
		{ "a clause at rest", WITH("<div class=\"furniture tip\" "
		    "role=\"tooltip\" id=\"clause\" hidden style=\"left: 3px\">"
		    "第1条</div>") },
		{ "a field for search", WITH("<form role=\"search\"><input "
		    "type=\"search\" id=\"search\" placeholder=\"探す\"></form>") },
		{ "a script", WITH("<script src=\"../search.js\"></script>") }
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (is_other(rows[i].page, NULL))
			fail_msg("%s", rows[i].why);
	/* As a browser writes an attribute that is set. */
	assert_false(is_other("<html><head><script src=\"saved/page.js\" "
	    "defer=\"\"></script></head><body><main><p>氏名<span class=\"blank "
	    "s8\"></span>は守る。</p>" TABLE "<td></td>" REST
	    "<a href=\"#x\">第1条</a><input type=\"checkbox\"></main></body>"
	    "</html>", NULL));
}

static void
what_only_looks_so_is_a_change(void **state)
{
	static const struct row rows[] = {
		{ "a style", WITH("<section class=\"furniture bar\" "
		    "style=\"top: 0\"><p>守らなくてよい</p></section>") },
		{ "an event", WITH("<p class=\"furniture notice\" "
		    "onclick=\"x()\">甲</p>") },
		{ "a link that acts", WITH("<p class=\"furniture notice\"><a "
		    "href=\"javascript:x()\">甲</a></p>") },
		{ "a picture", WITH("<section class=\"furniture hits\"><img "
		    "src=\"x.png\" alt=\"\"></section>") },
		{ "a clause that is shown", WITH("<div class=\"furniture tip\">"
		    "第1条は廃止</div>") },
		{ "a foreign script", WITH("<script src=\"https://x.test/"
		    "search.js\"></script>") },
		{ "a script of another name", WITH("<script src=\"../other.js\">"
		    "</script>") },
		{ "a script inside", WITH("<script src=\"../search.js\">x()"
		    "</script>") },
		{ "words that go on", PAGE("<p>氏名<span class=\"blank s8\"></span>"
		    "は守る。<span class=\"write\">とは限らない</span></p>" TABLE
		    "<td></td>" REST "<a href=\"#x\">第1条</a><input "
		    "type=\"checkbox\">") },
		{ "words in a cell that go on", PAGE("<p>氏名<span class=\"blank "
		    "s8\"></span>は守る。</p><div class=\"table\"><table><thead>"
		    "<tr><th>問い</th><th>備<ruby>考<rt>こう</rt></ruby></th></tr>"
		    "</thead><tbody><tr><td>守るか<span class=\"write\">否</span>"
		    "</td><td></td>" REST "<a href=\"#x\">第1条</a><input "
		    "type=\"checkbox\">") },
		{ "a blank that says it is printed", PAGE("<p>氏名<span "
		    "class=\"blank s8\">山田</span>は守る。</p>" TABLE "<td></td>"
		    REST "<a href=\"#x\">第1条</a><input type=\"checkbox\">") },
		{ "another head", PAGE("<p>氏名<span class=\"blank s8\"></span>"
		    "は守る。</p>" TABLE "<td data-head=\"任意\"></td>" REST
		    "<a href=\"#x\">第1条</a><input type=\"checkbox\">") }
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (!is_other(rows[i].page, NULL))
			fail_msg("%s", rows[i].why);
}

/* The way around a page may be another one, but nothing else than a way. */
static void
a_way_is_nothing_but_a_way(void **state)
{
	static const struct row ways[] = {
		{ "more of it", "<nav class=\"way\" aria-label=\"現在地\"><p "
		    "class=\"past\">これは前の版です。<a href=\"../a.html\">"
		    "現行の版を見る</a></p></nav>" },
		{ "where a disk has it", "<nav class=\"way\"><a href=\""
		    "file:///C%3A/x/a.html\">入口</a></nav><a class=\"paper\" "
		    "href=\"a.pdf\">PDF 2頁</a>" },
	}, others[] = {
		{ "a web address", "<nav class=\"way\"><a "
		    "href=\"https://x.test/a.html\">入口</a></nav>" },
		{ "a style", "<nav class=\"way\" style=\"x\">甲</nav>" },
		{ "a picture", "<nav class=\"way\"><img alt=\"\"></nav>" },
		{ "not a page", "<nav class=\"way\"><a href=\"a.exe\">甲</a>"
		    "</nav>" },
		{ "another class", "<nav class=\"ways\">甲</nav>" }
	};
	struct text page = {0};
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		text_clear(&page);
		text_add_format(&page, "<html>" HEAD "<body>%s%s",
		    ways[i].page, strstr(made, "<main>"));
		if (is_other(page.bytes, NULL))
			fail_msg("%s", ways[i].why);
	}
	for (i = 0; i < sizeof others / sizeof *others; i++) {
		text_clear(&page);
		text_add_format(&page, "<html>" HEAD "<body>%s%s",
		    others[i].page, strstr(made, "<main>"));
		if (!is_other(page.bytes, NULL))
			fail_msg("%s", others[i].why);
	}
	text_free(&page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_reader_writes_is_no_change),
		cmocka_unit_test(what_the_scripts_put_around_is_no_change),
		cmocka_unit_test(what_only_looks_so_is_a_change),
		cmocka_unit_test(a_way_is_nothing_but_a_way)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
