#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "proof/cmap.h"
#include "proof/painted.h"
#include "proof/token.h"
#include "proof/words.h"

static struct words
words_of(struct pool *pool, const char *text)
{
	struct words words = {0};

	words_add(pool, &words, text, 1);
	return words;
}

static bool
fits(const char *found, const char *wanted)
{
	struct pool *pool = pool_new();
	struct words_difference where;
	struct words one = words_of(pool, found), other = words_of(pool,
	    wanted);
	bool fit = !words_misfit(pool, &one, &other, &where);

	pool_free(pool);
	return fit;
}

static void
a_mark_stands_for_any_words(void **state)
{
	(void)state;
	assert_true(fits("所属 総務課 氏名 山田", "所属〓氏名〓"));
	assert_true(fits("所属氏名", "所属〓氏名〓"));
	assert_true(fits("令和8年4月1日", "令和〓年〓月〓日"));
	/* A value holds the very word that stands behind it. */
	assert_true(fits("様似町様宛", "〓様宛"));
	assert_true(fits("会社様似様 御中 所在地", "会社〓様御中〓所在地"));
	assert_true(fits("令和年金課年月日", "令和〓年〓月〓日"));
}

static void
what_stands_around_a_mark_is_compared(void **state)
{
	char filled[3000] = "所属";

	(void)state;
	assert_false(fits("所属総務課氏前", "所属〓氏名〓"));
	assert_false(fits("不所属総務課氏名", "所属〓氏名"));
	assert_false(fits("所属総務課氏名不", "所属〓氏名"));
	assert_false(fits("所属総務課", "所属〓氏名"));
	assert_false(fits("様似町宛", "〓様宛"));
	/* No name is as long as a page. */
	memset(filled + strlen(filled), 'x', 2000);
	assert_false(fits(filled, "所属〓"));
}

static void
a_difference_says_where_it_is(void **state)
{
	struct pool *pool = pool_new();
	struct words found = {0}, wanted = {0};
	struct words_difference where;

	(void)state;
	words_add(pool, &found, "一\xe3\x80\x80二\xc2\xa0三", 1);
	words_add(pool, &found, "四五\xc2\xad六\xe2\x80\x8b七", 2);
	words_add(pool, &wanted, "一 二三\n四五\t六", 1);
	words_add(pool, &wanted, "八", 2);
	assert_true(words_differ(pool, &found, &wanted, &where));
	assert_int_equal(where.place, 2);
	assert_string_equal(where.found, "三四五六七");
	assert_string_equal(where.wanted, "三四五六八");
	assert_true(words_hold(pool, &found, "五 六"));
	assert_false(words_hold(pool, &found, "五 八"));
	pool_free(pool);
}

/* One who mends the first would trust the rest. */
static void
every_difference_is_told(void **state)
{
	static const char *const made = "誓約書 私は、条例及び規則を守ります。所属 "
	    "総務課 氏名 佐藤健 この欄は配付と回収の確認に使います。記入しないでください。"
	    "所属 国際課 氏名 李明 この欄は配付と回収の確認に使います。記入しないでください。";
	static const char *const edited = "誓約書 私は、条例を守ります。所属 総務課 "
	    "氏名 佐藤建 この欄は配付と回収の確認に使います。記入しないでください。所属 国"
	    "際課 氏名 李朋 この欄は配付と回収の確認に使います。記入しないでください。";
	static const char *const marked = "誓約書 私は、条例及び規則を守ります。所属〓氏名"
	    "〓この欄は配付と回収の確認に使います。記入しないでください。所属〓氏名〓この欄は配付と回収"
	    "の確認に使います。記入しないでください。";
	struct pool *pool = pool_new();
	struct words one = words_of(pool, edited), other = words_of(pool,
	    made);
	struct words_difference list[2];

	(void)state;
	assert_int_equal(words_differences(pool, &one, &other, false, list, 2),
	    3);
	assert_string_equal(list[0].found, "は、条例を守ります。所属総務");
	assert_string_equal(list[1].wanted, "氏名佐藤健この欄は配付と回収");
	assert_int_equal(words_differences(pool, &other, &other, false, list,
	    2), 0);
	/* Around what is filled in; no mark is shown. */
	other = words_of(pool, marked);
	assert_int_equal(words_differences(pool, &one, &other, true, list, 2),
	    1);
	one = words_of(pool, "所属 総務課 氏 佐藤健 この欄");
	other = words_of(pool, "所属〓氏名〓この欄");
	assert_int_equal(words_differences(pool, &one, &other, true, list, 2),
	    1);
	assert_string_equal(list[0].wanted, "所属…氏名…この欄");
	pool_free(pool);
}

static void
next_string_is(struct tokens *tokens, const char *bytes, size_t length)
{
	assert_int_equal(tokens_next(tokens), TOKEN_STRING);
	assert_int_equal(tokens->bytes.length, length);
	assert_memory_equal(tokens->bytes.bytes, bytes, length);
}

static void
strings_are_read_however_they_are_written(void **state)
{
	static const char content[] = "<4E e4 5>(a\\(b\\)(c)\\n\\101\\7\\\r\nd"
	    "\\\ne\\x) % (none)\n/Na#20me<</A[1 2]>>Tj";
	struct tokens tokens;

	(void)state;
	tokens_begin(&tokens, content, strlen(content));
	next_string_is(&tokens, "\x4e\xe4\x50", 3);
	next_string_is(&tokens, "a(b)(c)\nA\7dex", 13);
	assert_int_equal(tokens_next(&tokens), TOKEN_NAME);
	assert_true(tokens_say(&tokens, "Na#20me"));
	assert_int_equal(tokens_next(&tokens), TOKEN_WORD);
	assert_true(tokens_say(&tokens, "<<"));
	assert_int_equal(tokens_next(&tokens), TOKEN_NAME);
	assert_int_equal(tokens_next(&tokens), TOKEN_WORD);
	assert_true(tokens_say(&tokens, "["));
	while (tokens_next(&tokens) != TOKEN_END)
		;
	assert_true(tokens_say(&tokens, "Tj"));
	tokens_free(&tokens);
	/* Torn content ends where it ends. */
	tokens_begin(&tokens, "(a\\", 3);
	next_string_is(&tokens, "a\\", 2);
	assert_int_equal(tokens_next(&tokens), TOKEN_END);
	tokens_free(&tokens);
	tokens_begin(&tokens, "<4E", 3);
	next_string_is(&tokens, "\x4e", 1);
	tokens_free(&tokens);
}

static void
codes_stand_for_what_their_map_says(void **state)
{
	static const char map[] = "2 beginbfchar\n<0001><4EE4>\n"
	    "<0002> <D842DFB70301>\nendbfchar 1 beginbfrange\n"
	    "<0010><0012><3042>\nendbfrange";
	struct pool *pool = pool_new();
	struct cmap *cmap = cmap_read(pool, map, strlen(map));
	struct text out = {0};

	(void)state;
	cmap_add(cmap, "\0\1\0\2\0\x10\0\x12\0\x13\0", 11, &out);
	assert_string_equal(out.bytes, "令𠮷\xcc\x81あい\xef\xbf\xbd");
	text_free(&out);
	pool_free(pool);
}

/* ---- a PDF of one page ---- */

static void
add_object(struct text *out, const char *body)
{
	text_add_format(out, "%s\nendobj\n", body);
}

/* Without a table of its objects: qpdf looks for them. */
static void
make_pdf(struct text *out, const char *content, const char *more)
{
	static const char map[] = "1 beginbfchar <0001><4EE4> endbfchar";

	text_add_string(out, "%PDF-1.7\n");
	add_object(out, "1 0 obj<</Type/Catalog/Pages 2 0 R>>");
	add_object(out, "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>");
	text_add_format(out, "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox"
	    "[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R/G "
	    "7 0 R>>/XObject<</I 8 0 R/X 9 0 R>>>>%s>>\nendobj\n", more);
	text_add_format(out, "4 0 obj<</Length %zu>>stream\n%s\nendstream\n"
	    "endobj\n", strlen(content), content);
	add_object(out, "5 0 obj<</Type/Font/Subtype/Type0/Encoding/Identity-H"
	    "/ToUnicode 6 0 R>>");
	text_add_format(out, "6 0 obj<</Length %zu>>stream\n%s\nendstream\n"
	    "endobj\n", strlen(map), map);
	add_object(out, "7 0 obj<</Type/Font/Subtype/Type1/BaseFont"
	    "/Helvetica>>");
	add_object(out, "8 0 obj<</Subtype/Image/Length 0>>stream\n\nendstream");
	add_object(out, "9 0 obj<</Subtype/Form/Length 0>>stream\n\nendstream");
	text_add_string(out, "trailer<</Root 1 0 R/Size 10>>\n%%EOF\n");
}

static bool
read_content(struct pool *pool, const char *content, const char *more,
    struct painted *painted)
{
	struct text pdf = {0};
	bool is_read;

	make_pdf(&pdf, content, more);
	is_read = painted_read(pool, pdf.bytes, pdf.length, painted);
	text_free(&pdf);
	return is_read;
}

static void
words_are_read_as_they_are_painted(void **state)
{
	struct pool *pool = pool_new();
	struct painted painted;

	(void)state;
	assert_true(read_content(pool, "/Artifact BMC BT/F 9 Tf <0001>Tj ET "
	    "EMC /P<</MCID 0>>BDC BT [<0001>-20<0001>]TJ ET EMC /I Do "
	    "/Span<</ActualText<FEFF3042>>>BDC BT <0001>Tj ET EMC", "",
	    &painted));
	assert_int_equal(painted.body.count, 1);
	assert_string_equal(painted.body.list[0].text, "令令あ");
	assert_string_equal(painted.furniture.list[0].text, "令");
	pool_free(pool);
}

/* Another reader is asked then. */
static void
words_painted_in_other_ways_are_not_guessed(void **state)
{
	static const char *const strange[] = { "BT/G 9 Tf(a)Tj ET", "/X Do",
	    "BI/W 1 ID x EI", "BT(a)Tj ET", "/Q Do" };
	struct pool *pool = pool_new();
	struct text deep = {0};
	struct painted painted;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof strange / sizeof *strange; i++)
		assert_false(read_content(pool, strange[i], "", &painted));
	for (i = 0; i < 100; i++)
		text_add_string(&deep, "/P BMC ");
	assert_false(read_content(pool, deep.bytes, "", &painted));
	text_free(&deep);
	assert_false(painted_read(pool, "%PDF-", 5, &painted));
	pool_free(pool);
}

static void
what_lies_on_a_page_is_counted(void **state)
{
	static const char annotations[] = "/Annots[<</Subtype/Link>>"
	    "<</Subtype/Popup>><</Subtype/FreeText>><</Subtype/Widget/V(a)>>"
	    "<</Subtype/Widget/V()>><</Subtype/Widget/AS/On>>"
	    "<</Subtype/Widget/AS/Off>><</Subtype/Widget/Parent<</V(b)>>>>]";
	struct pool *pool = pool_new();
	struct painted painted;

	(void)state;
	assert_true(read_content(pool, "q Q", annotations, &painted));
	assert_int_equal(painted.body.added, 1);
	assert_int_equal(painted.body.filled, 3);
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mark_stands_for_any_words),
		cmocka_unit_test(what_stands_around_a_mark_is_compared),
		cmocka_unit_test(a_difference_says_where_it_is),
		cmocka_unit_test(every_difference_is_told),
		cmocka_unit_test(strings_are_read_however_they_are_written),
		cmocka_unit_test(codes_stand_for_what_their_map_says),
		cmocka_unit_test(words_are_read_as_they_are_painted),
		cmocka_unit_test(words_painted_in_other_ways_are_not_guessed),
		cmocka_unit_test(what_lies_on_a_page_is_counted)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
