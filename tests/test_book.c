#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "office/book.h"
#include "office/inside.h"

struct fixture {
	struct pool	*pool;
	struct problems	*problems;
	struct book	*book;
	struct text	 said;
};

static void
read_bytes(struct fixture *fixture, const char *path, const char *bytes,
    size_t length)
{
	memset(fixture, 0, sizeof *fixture);
	fixture->pool = pool_new();
	fixture->problems = problems_new();
	fixture->book = book_read(fixture->pool, path, bytes, length,
	    fixture->problems);
	problem_print(fixture->problems, &fixture->said, PROBLEM_AS_TEXT,
	    false);
	text_add(&fixture->said, "", 0);
}

static void
read_file(struct fixture *fixture, const char *path)
{
	struct problems *problems = problems_new();
	size_t length;
	char *bytes = file_load(path, &length, problems);

	assert_non_null(bytes);
	read_bytes(fixture, path, bytes, length);
	free(bytes);
	problems_free(problems);
}

static void
drop(struct fixture *fixture)
{
	text_free(&fixture->said);
	problems_free(fixture->problems);
	pool_free(fixture->pool);
}

static void
assert_said(const struct fixture *fixture, const char *words)
{
	if (strstr(fixture->said.bytes, words) == NULL)
		fail_msg("\"%s\" is not said in: %s", words,
		    fixture->said.bytes);
}

static void
assert_refused(const char *bytes, size_t length, const char *words)
{
	struct fixture fixture;

	read_bytes(&fixture, "file", bytes, length);
	assert_null(fixture.book);
	assert_said(&fixture, words);
	drop(&fixture);
}

/* "name hidden: 4h B=text D(date)=2026/4/1 …" by sheets and rows. */
static void
add_row(struct text *out, const struct grid_row *row)
{
	static const char *const kinds[] = { "", "(number)", "(date)",
	    "(bool)", "(error)" };
	size_t i;

	text_add_format(out, "\n%d%s", row->number, row->is_hidden ? "h" : "");
	for (i = 0; i < row->count; i++)
		text_add_format(out, " %c%s%s=%s", 'A' +
		    row->cells[i].column - 1, kinds[row->cells[i].kind],
		    row->cells[i].lacks_value ? "!" : "",
		    row->cells[i].text);
}

static void
assert_book(const struct book *book, const char *expected)
{
	struct text out = {0};
	size_t i, j;

	assert_non_null(book);
	for (i = 0; i < book->grid_count; i++) {
		text_add_format(&out, "%s[%s%s]", i > 0 ? "\n" : "",
		    book->grids[i].name, book->grids[i].is_hidden ?
		    " hidden" : "");
		for (j = 0; j < book->grids[i].row_count; j++)
			add_row(&out, &book->grids[i].rows[j]);
	}
	assert_string_equal(out.bytes, expected);
	text_free(&out);
}

static void
assert_text(const char *bytes, size_t length, const char *expected)
{
	struct fixture fixture;

	read_bytes(&fixture, "file", bytes, length);
	assert_book(fixture.book, expected);
	drop(&fixture);
}

/* tests/data/tables: the same workbook, saved by each of them. */
static void
workbooks_of_three_programs_read_alike(void **state)
{
	static const char *const files[] = { "openpyxl.xlsx",
	    "libreoffice.xlsx", "xlsxwriter.xlsx" };
	static const char expected[] = "[名簿]"
	    "\n1 A=令和8年度　委託業者従事者名簿"
	    "\n3 A=番号 B=氏名 C=フリガナ D=所属 E=日付 F=職員番号"
	    "\n4 A(number)=1 B=𠮷田　花子 C=ﾖｼﾀﾞ ﾊﾅｺ D=総務課 "
	    "E(date)=2026/4/1 F(number)=00123"
	    "\n5 A(number)=2 B=髙橋 一郎 C=タカハシ イチロウ "
	    "E(date)=2026年4月2日 F(number)=04567"
	    "\n6h A(number)=3 B=渡邉󠄐 さゆり C=ワタナベ サユリ "
	    "E(date)=令和元年5月1日 F(number)=00089"
	    "\n7 A(number)=4 B=山田\n太郎 C=ヤマダ タロウ D=学務課 "
	    "E(date)=平成元年1月8日 F(number)=00010"
	    "\n8 B=以下余白"
	    "\n[控え hidden]\n1 A=氏名\n2 A=昔の人"
	    "\n[記入の手引]\n1 A=この表に書いてください\n2 A(bool)=TRUE"
	    "\n3 A(number)=50%\n4 A(number)=1,234,567"
	    "\n5 A(number)=12345678901234\n6 A(date)=9:30\n7 A(number)=0.1";
	struct fixture fixture;
	char path[64];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof files / sizeof *files; i++) {
		snprintf(path, sizeof path, "tests/data/tables/%s", files[i]);
		read_file(&fixture, path);
		assert_book(fixture.book, expected);
		assert_string_equal(grid_shown(&fixture.book->grids[0],
		    &fixture.book->grids[0].rows[4], 4)->text, "総務課");
		assert_null(grid_shown(&fixture.book->grids[0],
		    &fixture.book->grids[0].rows[6], 4));
		drop(&fixture);
	}
}

/* Here dates and numbers are as LibreOffice shows them. */
static void
an_open_document_is_read(void **state)
{
	struct fixture fixture;
	const struct grid *grid;

	(void)state;
	read_file(&fixture, "tests/data/tables/libreoffice.ods");
	assert_int_equal(fixture.book->grid_count, 3);
	assert_true(fixture.book->grids[1].is_hidden);
	grid = &fixture.book->grids[0];
	assert_string_equal(grid->name, "名簿");
	assert_int_equal(grid->row_count, 7);
	assert_int_equal(grid->rows[4].number, 6);
	assert_true(grid->rows[4].is_hidden);
	assert_string_equal(grid_cell(&grid->rows[3], 5)->text,
	    "2026年4月2日");
	assert_int_equal(grid_cell(&grid->rows[3], 5)->kind, CELL_DATE);
	assert_string_equal(grid_cell(&grid->rows[3], 6)->text, "04567");
	assert_string_equal(grid_shown(grid, &grid->rows[4], 4)->text,
	    "総務課");
	assert_string_equal(grid_cell(&grid->rows[5], 2)->text, "山田\n太郎");
	assert_string_equal(grid_place(grid, &grid->rows[5], 2).file,
	    "tests/data/tables/libreoffice.ods [名簿]");
	drop(&fixture);
}

/* What Excel writes and the three do not: furigana, _x000D_, errors, 1904. */
static void
what_excel_alone_writes_is_read(void **state)
{
	struct fixture fixture;

	(void)state;
	read_file(&fixture, "tests/data/tables/excel.xlsx");
	assert_book(fixture.book, "[A & B]"
	    "\n1 A=氏名 B=備考"
	    "\n2 A=山田太郎 B=一行\n二行 C(date)=2026/4/1 D(error)=#REF! "
	    "E=よみ F!="
	    "\n4 A=_x B(number)=1.23456789012346E+19 C(date)=2026年4月");
	drop(&fixture);
}

static void
a_sheet_is_found_by_name_or_number(void **state)
{
	struct fixture fixture;

	(void)state;
	read_file(&fixture, "tests/data/tables/openpyxl.xlsx");
	assert_ptr_equal(book_grid(fixture.book, "控え"),
	    &fixture.book->grids[1]);
	assert_ptr_equal(book_grid(fixture.book, "3"),
	    &fixture.book->grids[2]);
	assert_null(book_grid(fixture.book, "4"));
	assert_null(book_grid(fixture.book, "名"));
	assert_string_equal(fixture.book->grids[1].file,
	    "tests/data/tables/openpyxl.xlsx [控え]");
	assert_int_equal(grid_place(&fixture.book->grids[0],
	    &fixture.book->grids[0].rows[1], 2).column, -2);
	drop(&fixture);
}

#define TEXT(bytes) bytes, sizeof bytes - 1

static void
text_is_parted_by_what_its_lines_hold(void **state)
{
	(void)state;
	assert_text(TEXT("a,b\nc,d\n"), "[]\n1 A=a B=b\n2 A=c B=d");
	assert_text(TEXT("a;b\nc, d;e\n"), "[]\n1 A=a B=b\n2 A=c, d B=e");
	assert_text(TEXT("a\tb\n\"c\td\"\te\n"),
	    "[]\n1 A=a B=b\n2 A=c\td B=e");
	assert_text(TEXT("a|b\nc|d\n"), "[]\n1 A=a B=b\n2 A=c B=d");
	assert_text(TEXT("a,b\nc;d,e\nf;g,h\n"),
	    "[]\n1 A=a B=b\n2 A=c;d B=e\n3 A=f;g B=h");
	assert_text(TEXT("sep=;\r\na,b;c\r\n"), "[]\n2 A=a,b B=c");
	assert_text(TEXT("\"sep=,\"\na,b\n"), "[]\n2 A=a B=b");
	assert_text(TEXT("sep=,,\na,b\n"), "[]\n2 A=a B=b");
	assert_text(TEXT("a\n"), "[]\n1 A=a");
}

static void
text_is_read_in_the_encodings_of_japan(void **state)
{
	static const char expected[] = "[]\n1 A=氏名\n2 A=山田";

	(void)state;
	assert_text(TEXT("氏名\n山田\n"), expected);
	assert_text(TEXT("\xef\xbb\xbf\xef\xbb\xbf氏名\r\n山田\r\n\x1a"),
	    expected);
	assert_text(TEXT("\x8e\x81\x96\xbc\r\n\x8e\x52\x93\x63\r\n"),
	    expected);
	assert_text(TEXT("\xbb\xe1\xcc\xbe\n\xbb\xb3\xc5\xc4\n"), expected);
	assert_text(TEXT("\033$B;aL>\033(B\n\033$B;3ED\033(B\n"), expected);
	assert_text(TEXT("\xff\xfe\x0f\x6c\x0d\x54\n\0\x71\x5c\x30\x75\n\0"),
	    expected);
	assert_text(TEXT("\xfe\xff\x6c\x0f\x54\x0d\0\n\x5c\x71\x75\x30\0\n"),
	    expected);
	assert_text(TEXT("\x0f\x6c\x0d\x54\n\0\x71\x5c\x30\x75\n\0"),
	    expected);
	/* 上 holds the byte of a line feed. */
	assert_text(TEXT("\x0a\x4e\n\0\x0a\x4e\n\0"), "[]\n1 A=上\n2 A=上");
	/* Half-width kana alone might be EUC-JP, too. */
	assert_text(TEXT("\xd4\xcf\xc0\xde\n"), "[]\n1 A=ﾔﾏﾀﾞ");
}

static void
an_encoding_nobody_announced_is_named(void **state)
{
	struct fixture fixture;

	(void)state;
	read_bytes(&fixture, "file", TEXT("\xbb\xe1\xcc\xbe\n"));
	assert_said(&fixture, "read as EUC-JP");
	assert_said(&fixture, "[table-encoding-guessed]");
	drop(&fixture);
	read_bytes(&fixture, "file", TEXT("\x8e\x81\x96\xbc\n"));
	assert_int_equal(fixture.said.length, 0);
	drop(&fixture);
}

/* By its first bytes, whatever it is called; each with what to click. */
static void
what_is_not_read_is_named(void **state)
{
	static const char ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
	char bytes[256] = {0};
	size_t i;
	static const struct { const char *stream, *named; } streams[] = {
		{ "Workbook", "Excel 97-2003 (.xls)" },
		{ "WordDocument", "Word 97-2003 (.doc)" },
		{ "EncryptedPackage", "locked with a password" },
		{ "JSRV_Segment", "一太郎 (.jtd)" },
		{ "Something", "an old office program" } };

	(void)state;
	for (i = 0; i < sizeof streams / sizeof *streams; i++) {
		const char *at = streams[i].stream;
		size_t j;

		memset(bytes, 0, sizeof bytes);
		memcpy(bytes, ole, 8);
		for (j = 0; at[j] != '\0'; j++)
			bytes[64 + 2 * j] = at[j];
		assert_refused(bytes, sizeof bytes, streams[i].named);
		assert_refused(bytes, sizeof bytes, "保存");
	}
	assert_refused(TEXT("%PDF-1.7\n"), "this is a PDF");
	assert_refused(TEXT("{\\rtf1\\ansi"), "rich text (.rtf)");
	assert_refused(TEXT("\xef\xbb\xbf \n<HTML><table>"), "a web page");
	assert_refused(TEXT("MIME-Version: 1.0\n"), "a web archive (.mht");
	assert_refused(TEXT("<?xml version=\"1.0\"?>\n"
	    "<?mso-application progid=\"Excel.Sheet\"?>"), "Excel 2003");
	assert_refused(TEXT("!!-lh5-"), "an archive");
	assert_refused(TEXT("\x89PNG\r\n"), "a picture");
	assert_refused(TEXT("PK\3\4 and so on"), "[table-broken]");
}

static void
what_its_name_belies_is_read_as_what_it_is(void **state)
{
	struct fixture fixture;

	(void)state;
	read_bytes(&fixture, "people.xlsx", TEXT("a,b\n"));
	assert_book(fixture.book, "[]\n1 A=a B=b");
	assert_said(&fixture, "[table-ending]");
	drop(&fixture);
}

/* Rows that hold nothing but looks are none: sheets have a million. */
static void
limits_are_reported(void **state)
{
	struct text bytes = {0};
	int i;

	(void)state;
	for (i = 0; i < BOOK_ROWS_MAX; i++)
		text_add_string(&bytes, "a\n,\n");
	assert_text(bytes.bytes, 5, "[]\n1 A=a\n3 A=a");
	text_add_string(&bytes, "b\n");
	assert_refused(bytes.bytes, bytes.length, "more than 100000 rows");
	text_free(&bytes);
	for (i = 0; i < BOOK_COLUMNS_MAX; i++)
		text_add_string(&bytes, ",");
	text_add_string(&bytes, "a\n");
	assert_refused(bytes.bytes, bytes.length, "more than 256 columns");
	text_free(&bytes);
}

static void
number_shows(const char *code, double value, bool is_1904,
    const char *expected)
{
	struct number_format format = number_format_read(code);
	struct text out = {0};

	number_format_add(&format, value, is_1904, &out);
	assert_string_equal(out.bytes, expected);
	text_free(&out);
}

static void
numbers_show_by_their_format(void **state)
{
	(void)state;
	number_shows("General", 46113, false, "46113");
	number_shows("yyyy/m/d", 46113, false, "2026/4/1");
	number_shows("yyyy/m/d", 46113 - 1462, true, "2026/4/1");
	number_shows("yyyy/m/d", 59, false, "1900/2/28");
	number_shows("yyyy/m/d", 61, false, "1900/3/1");
	number_shows("[$-411]ggge\"年\"m\"月\"d\"日\";@", 46113, false,
	    "令和8年4月1日");
	number_shows("[$-411]ge.m.d;@", 43585, false, "平成31年4月30日");
	number_shows("yyyy\"年\"m\"月\"", 46113, false, "2026年4月");
	number_shows("m\"月\"d\"日\"", 46113, false, "4月1日");
	number_shows("yyyy/m/d h:mm", 46113.5, false, "2026/4/1 12:00");
	number_shows("[h]:mm", 0.25, false, "6:00");
	number_shows("000000", 123, false, "000123");
	number_shows("#,##0", 1234567, false, "1,234,567");
	number_shows("#,##0_);[Red](#,##0)", 1234, false, "1,234");
	number_shows("0.0%", 0.125, false, "12.5%");
	number_shows("0\"名\"", 30, false, "30");
	number_shows("@", 0.1, false, "0.1");
	number_shows("[Red]General", 5, false, "5");
	number_shows("0.00E+00", 5, false, "5");
}

/* By the number of a format that Excel and LibreOffice have built in. */
static void
number_shows_as(int id, double value, const char *expected)
{
	struct number_format format = number_format_built_in(id);
	struct text out = {0};

	number_format_add(&format, value, false, &out);
	assert_string_equal(out.bytes, expected);
	text_free(&out);
}

static void
built_in_formats_show_as_excel_shows_them(void **state)
{
	(void)state;
	number_shows_as(0, 46113, "46113");
	number_shows_as(1, 46113.4, "46113");
	number_shows_as(2, 2.5, "2.50");
	number_shows_as(3, 1234567, "1,234,567");
	number_shows_as(4, 1234.5, "1,234.50");
	number_shows_as(9, 0.25, "25%");
	number_shows_as(10, 0.125, "12.50%");
	number_shows_as(14, 46113, "2026/4/1");
	number_shows_as(17, 46113, "2026年4月");
	number_shows_as(20, 0.75, "18:00");
	number_shows_as(22, 46113.75, "2026/4/1 18:00");
	number_shows_as(31, 46113, "2026年4月1日");
	number_shows_as(38, 1234, "1,234");
	number_shows_as(40, 1234.5, "1,234.50");
	number_shows_as(56, 46113, "4月1日");
	number_shows_as(57, 46113, "令和8年4月1日");
	number_shows_as(99, 7, "7");
}

static void
odd_codes_show_a_number_all_the_same(void **state)
{
	(void)state;
	number_shows("yyyy\\年m\\月d\\日", 46113, false, "2026年4月1日");
	number_shows("h:mm:ss", 0.5 + 1.0 / 86400, false, "12:00:01");
	/* So near to midnight that it is the next day. */
	number_shows("yyyy/m/d h:mm:ss", 46112.9999999, false, "2026/4/1 0:00");
	number_shows("#,##0", -1234, false, "-1,234");
	number_shows("0.00", -0.5, false, "-0.50");
	number_shows("[unclosed", 5, false, "5");
	number_shows("\"unclosed", 5, false, "5");
	number_shows("", 5, false, "5");
	number_shows("yyyy/m/d", -1, false, "-1");
	number_shows("yyyy/m/d", 1e12, false, "1000000000000");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(workbooks_of_three_programs_read_alike),
		cmocka_unit_test(an_open_document_is_read),
		cmocka_unit_test(what_excel_alone_writes_is_read),
		cmocka_unit_test(a_sheet_is_found_by_name_or_number),
		cmocka_unit_test(text_is_parted_by_what_its_lines_hold),
		cmocka_unit_test(text_is_read_in_the_encodings_of_japan),
		cmocka_unit_test(an_encoding_nobody_announced_is_named),
		cmocka_unit_test(what_is_not_read_is_named),
		cmocka_unit_test(what_its_name_belies_is_read_as_what_it_is),
		cmocka_unit_test(limits_are_reported),
		cmocka_unit_test(numbers_show_by_their_format),
		cmocka_unit_test(built_in_formats_show_as_excel_shows_them),
		cmocka_unit_test(odd_codes_show_a_number_all_the_same)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
