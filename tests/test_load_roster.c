#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "people/roster.h"
#include "base/text.h"

/* A roster of these bytes, and what was said about it. */
struct fixture {
	char		 path[32];
	struct pool	*pool;
	struct problems	*problems;
	struct roster	*roster;
	struct text	 said;
};

static void
load_bytes(struct fixture *fixture, const char *bytes, size_t length)
{
	const struct roster_choice choice = {0};
	FILE *file;
	int handle;

	memset(fixture, 0, sizeof *fixture);
	strcpy(fixture->path, "/tmp/roster-XXXXXX");
	handle = mkstemp(fixture->path);
	assert_true(handle >= 0);
	file = fdopen(handle, "w");
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	fclose(file);
	fixture->pool = pool_new();
	fixture->problems = problems_new();
	fixture->roster = roster_load(fixture->pool, fixture->path, &choice,
	    fixture->problems);
	problem_print(fixture->problems, &fixture->said, PROBLEM_AS_TEXT,
	    false);
	text_add(&fixture->said, "", 0);
}

static void
load(struct fixture *fixture, const char *bytes)
{
	load_bytes(fixture, bytes, strlen(bytes));
}

static void
drop(struct fixture *fixture)
{
	text_free(&fixture->said);
	problems_free(fixture->problems);
	pool_free(fixture->pool);
	unlink(fixture->path);
}

/* Words of the one problem: ":LINE:COLUMN: " and its id. */
static void
assert_said(const struct fixture *fixture, const char *words)
{
	if (strstr(fixture->said.bytes, words) == NULL)
		fail_msg("\"%s\" is not said in: %s", words,
		    fixture->said.bytes);
}

static void
assert_refused(const char *bytes, const char *place, const char *id)
{
	struct fixture fixture;

	load(&fixture, bytes);
	assert_null(fixture.roster);
	assert_said(&fixture, place);
	assert_said(&fixture, id);
	drop(&fixture);
}

static void
assert_value(const struct fixture *fixture, size_t row, const char *column,
    const char *value)
{
	assert_non_null(fixture->roster);
	assert_string_equal(roster_value(fixture->roster, row, column), value);
}

static void
columns_come_in_any_order(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "所属,氏名,ふりがな\n"
	    "総務課,山田太郎,やまだたろう\n学務課,鈴木花子,すずきはなこ\n");
	assert_int_equal(fixture.roster->row_count, 2);
	assert_value(&fixture, 0, "氏名", "山田太郎");
	assert_value(&fixture, 1, "所属", "学務課");
	assert_value(&fixture, 1, "会社名", "");
	assert_int_equal(roster_column(fixture.roster, "会社名"), -1);
	assert_int_equal(fixture.roster->rows[1].line, 3);
	assert_int_equal(fixture.said.length, 0);
	drop(&fixture);
}

static void
a_byte_order_mark_is_no_part_of_a_name(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "\xef\xbb\xbf氏名\r\n山田太郎\r\n");
	assert_value(&fixture, 0, "氏名", "山田太郎");
	drop(&fixture);
}

/* 氏名,所属 / 髙﨑~,課 with the characters of NEC's and IBM's rows. */
static void
what_excel_saves_is_read(void **state)
{
	static const char bytes[] = "\x8e\x81\x96\xbc,\x8f\x8a\x91\xae\r\n"
	    "\xfb\xfc\xfa\xb1\x87\x40,\x81\x60\x89\xdb\r\n";
	struct fixture fixture;

	(void)state;
	load(&fixture, bytes);
	assert_value(&fixture, 0, "氏名", "髙﨑①");
	assert_value(&fixture, 0, "所属", "～課");
	drop(&fixture);
}

static void
quoted_fields_hold_commas_and_quotes(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "\"氏名\",\"所属\"\r\n"
	    "\"山田, 太郎\",\"「\"\"甲\"\"」課\"\r\n");
	assert_value(&fixture, 0, "氏名", "山田, 太郎");
	assert_value(&fixture, 0, "所属", "「\"甲\"」課");
	drop(&fixture);
}

static void
blanks_around_a_value_are_layout(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏　名 ,所 属\n 　山田　太郎　 ,　\n");
	assert_value(&fixture, 0, "氏名", "山田　太郎");
	assert_value(&fixture, 0, "所属", "");
	drop(&fixture);
}

static void
empty_rows_are_nobody(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "\n氏名,所属\n\n,\n山田,甲\n , \n");
	assert_int_equal(fixture.roster->row_count, 1);
	assert_int_equal(fixture.roster->rows[0].line, 5);
	drop(&fixture);
}

static void
a_last_line_needs_no_end(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名,所属\n山田,甲");
	assert_value(&fixture, 0, "所属", "甲");
	drop(&fixture);
}

static void
rare_names_stay_as_they_are(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名\n𠮷田\n渡邉󠄐\n");
	assert_value(&fixture, 0, "氏名", "𠮷田");
	assert_value(&fixture, 1, "氏名", "渡邉󠄐");
	assert_string_equal(roster_file_name(fixture.pool, fixture.roster, 0,
	    "pdf"), "0002-𠮷田.pdf");
	assert_string_equal(roster_file_name(fixture.pool, fixture.roster, 1,
	    "html"), "0003-渡邉󠄐.html");
	drop(&fixture);
}

static void
an_unknown_column_is_warned_about(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名,所属番,役職,担当\n山田,甲,ヤマダ,\"丙\n丁\"\n");
	assert_said(&fixture, ":1:4: warning");
	assert_said(&fixture, "\"所属番\" (did you mean \"所属\"?)");
	assert_said(&fixture, "did you mean \"役割\"?");
	assert_said(&fixture, "[roster-column-unknown]");
	assert_value(&fixture, 0, "担当", "丙 丁");
	drop(&fixture);
}

static void
an_empty_file_names_nobody(void **state)
{
	(void)state;
	assert_refused("", ":1:1: ", "[roster-empty]");
	assert_refused("\xef\xbb\xbf\r\n\r\n", ":1:1: ", "[roster-empty]");
	assert_refused("氏名,所属\n", "no people", "[roster-empty]");
}

static void
what_is_no_table_is_refused(void **state)
{
	static const char nul[] = "氏名\n山田\0\n";
	struct fixture fixture;

	(void)state;
	assert_refused("PK\3\4 and so on", "damaged", "[table-broken]");
	assert_refused("%PDF-1.7", "PDF", "[table-unreadable]");
	load_bytes(&fixture, nul, sizeof nul - 1);
	assert_null(fixture.roster);
	assert_said(&fixture, ":2:3: ");
	assert_said(&fixture, "[table-unreadable]");
	drop(&fixture);
}

static void
a_byte_of_no_encoding_has_a_place(void **state)
{
	(void)state;
	/* EUC-JP's 氏 is neither. */
	assert_refused("name\nab\xbb\xe1\xa1\xfd\xff\n", ":2:",
	    "[table-encoding]");
	assert_refused("\xef\xbb\xbf氏名\n山\xff\n", ":2:2: ",
	    "[table-encoding]");
	assert_refused("\xff\xfe\x0f\x6c\x0f", "UTF-16", "[table-encoding]");
}

static void
an_unclosed_quote_is_reported_where_it_opened(void **state)
{
	(void)state;
	assert_refused("氏名,所属\n山田,甲\n鈴木,\"乙\n佐藤,丙\n", ":3:4: ",
	    "[table-quote]");
	assert_refused("氏名,所属\n\"山田,甲\n鈴木,\"乙\"\n", ":2:1: ",
	    "[table-quote]");
	assert_refused("氏名,所属\n山\"田,甲\n", ":2:2: ", "[table-quote]");
}

static void
a_field_has_a_limit(void **state)
{
	size_t length = 5 * 1024 * 1024;
	char *bytes = malloc(length + 64);
	struct fixture fixture;
	int start;

	(void)state;
	start = sprintf(bytes, "氏名,所属\n山田,甲\n鈴木,\"");
	memset(bytes + start, 'a', length);
	strcpy(bytes + start + length, "\"\n");
	load(&fixture, bytes);
	assert_null(fixture.roster);
	assert_said(&fixture, ":3:4: ");
	assert_said(&fixture, "[table-field]");
	drop(&fixture);
	strcpy(bytes + start + length, "\",b\n");
	assert_refused(bytes, ":3:4: ", "[table-field]");
	free(bytes);
}

/* The parser has forgotten a field's length once a comma has ended it. */
static void
a_field_before_others_has_a_limit(void **state)
{
	struct text bytes = {0};
	struct fixture fixture;
	int i;

	(void)state;
	text_add_string(&bytes, "所属,氏名\n");
	for (i = 0; i < 4096; i++)
		text_add_string(&bytes, "山");
	text_add_string(&bytes, ",甲\n");
	load(&fixture, bytes.bytes);
	assert_non_null(fixture.roster);
	drop(&fixture);
	bytes.length -= strlen(",甲\n");
	text_add_string(&bytes, "山,甲\n");
	assert_refused(bytes.bytes, ":2:1: ", "[table-field]");
	text_free(&bytes);
}

static void
columns_may_be_parted_by_another_sign(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名;所属\n山田;甲\n");
	assert_value(&fixture, 0, "所属", "甲");
	drop(&fixture);
	load(&fixture, "氏名\t所属\n山田\t甲\n");
	assert_value(&fixture, 0, "所属", "甲");
	drop(&fixture);
	load(&fixture, "sep=,\n氏名,所属\n山田,甲\n");
	assert_value(&fixture, 0, "所属", "甲");
	assert_int_equal(fixture.said.length, 0);
	drop(&fixture);
}

static void
a_roster_without_names_is_refused(void **state)
{
	struct fixture fixture;

	(void)state;
	assert_refused("姓,所属\n山田,甲\n", ":1:1: ",
	    "[roster-column-missing]");
	assert_refused("氏名,所属,氏名\n山田,甲,乙\n", ":1:7: ",
	    "[roster-column-twice]");
	assert_refused("氏名,所属,氏名\n山田,甲,乙\n", "as column 1",
	    "[roster-column-twice]");
	assert_refused("氏名,所属\n,甲\n", "row 2 (\"甲\") is left out: it has "
	    "no 氏名", "[roster-empty]");
	load(&fixture, "氏名,所属\n山田,甲\n,乙\n鈴木,丙\n");
	assert_int_equal(fixture.roster->row_count, 2);
	assert_said(&fixture, ":3:2: warning: row 3");
	drop(&fixture);
}

static void
a_row_has_as_many_fields_as_columns(void **state)
{
	struct fixture fixture;

	(void)state;
	assert_refused("所属,姓,名\n甲,山田\n", ":2:1: ", "[roster-fields]");
	assert_refused("氏名,所属\n山田,甲,乙\n", ":2:6: ",
	    "[roster-fields]");
	load(&fixture, "氏名,所属\n山田,甲,,\n");
	assert_value(&fixture, 0, "所属", "甲");
	drop(&fixture);
	/* Some programs write no commas behind the last value. */
	load(&fixture, "氏名,所属\n山田\n鈴木,乙\n佐藤\n");
	assert_value(&fixture, 0, "所属", "");
	assert_value(&fixture, 2, "氏名", "佐藤");
	assert_said(&fixture, ":2:1: warning: row 2 has 1 fields of 2");
	assert_said(&fixture, "(2 rows) [roster-short]");
	drop(&fixture);
}

static void
a_name_and_its_reading_in_one_cell_are_parted(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名(フリガナ),所属\n山田 太郎（ヤマダ　タロウ）,甲\n"
	    "鈴木〔すずき〕,乙\n");
	assert_value(&fixture, 0, "氏名", "山田 太郎");
	assert_value(&fixture, 0, "ふりがな", "ヤマダ　タロウ");
	assert_value(&fixture, 1, "ふりがな", "すずき");
	drop(&fixture);
	/* A column of readings, or none in any cell: nothing is parted. */
	load(&fixture, "氏名（ふりがな）,ふりがな\n山田（やまだ）,ヤマダ\n");
	assert_value(&fixture, 0, "氏名", "山田（やまだ）");
	drop(&fixture);
	load(&fixture, "氏名（ふりがな）\n山田（課長）\n（やまだ）\n");
	assert_value(&fixture, 0, "氏名", "山田（課長）");
	drop(&fixture);
}

static void
names_that_lead_elsewhere_are_refused(void **state)
{
	(void)state;
	assert_refused("所属,氏名\n甲,山/田\n", ":2:3: ", "[roster-name]");
	assert_refused("氏名\n..\n", ":2:1: ", "[roster-name]");
	assert_refused("氏名\n山\\田\n", ":2:1: ", "[roster-name]");
	assert_refused("氏名,所属\n山田,甲\a\n", ":2:4: ",
	    "[roster-character]");
	assert_refused("氏名\n山\xe2\x80\xae田\n", "U+202E",
	    "[roster-character]");
}

static void
who_is_there_twice_is_warned_about(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名,所属\n山田,甲\n鈴木,甲\n山田,乙\n山田,甲\n");
	assert_int_equal(fixture.roster->row_count, 4);
	assert_said(&fixture, ":5:1: warning");
	assert_said(&fixture, "[roster-person-twice]");
	assert_int_equal(problems_count(fixture.problems, PROBLEM_WARNING), 1);
	drop(&fixture);
}

static void
limits_are_reported(void **state)
{
	struct text bytes = {0};
	int i;

	(void)state;
	text_add_string(&bytes, "氏名");
	for (i = 0; i < 300; i++)
		text_add_string(&bytes, ",所属");
	assert_refused(bytes.bytes, "256 columns", "[table-too-large]");
	text_clear(&bytes);
	text_add_string(&bytes, "氏名\n");
	for (i = 0; i < 65; i++)
		text_add_string(&bytes, "寿");
	assert_refused(bytes.bytes, "65 characters", "[roster-name]");
	text_free(&bytes);
}

static void
titles_above_the_header_are_left_out_by_name(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "令和8年度 名簿,\n\n作成,総務課\n氏名,所属\n山田,甲\n");
	assert_int_equal(fixture.roster->row_count, 1);
	assert_int_equal(fixture.roster->rows[0].line, 5);
	assert_said(&fixture, ":1:1: warning: row 1, 3 (\"令和8年度 名簿\") is "
	    "left out");
	drop(&fixture);
	assert_refused("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n氏名\n山田\n",
	    ":1:1: ", "[roster-column-missing]");
}

static void
notes_sums_and_headers_are_nobody(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "番号,氏名,所属\n1,山田,甲\n番号,氏名,所属\n"
	    "2,鈴木,乙\n3,,\n4,,\n,合計 2名,\n※退職者を除く,,\n,以下余白,\n");
	assert_int_equal(fixture.roster->row_count, 2);
	assert_said(&fixture, "row 3 (\"番号\") is left out: it is the header");
	assert_said(&fixture, "row 5-6 (\"3\") is left out: it holds nothing");
	assert_said(&fixture, "row 7-9 (\"合計 2名\") is left out: it is a heading");
	drop(&fixture);
}

/* A title over the people of a department is nobody. */
static void
titles_between_people_are_nobody(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名,所属\n【総務課】,\n山田,甲\n■学務課,\n鈴木,乙\n");
	assert_int_equal(fixture.roster->row_count, 2);
	assert_said(&fixture, "row 2, 4 (\"【総務課】\") is left out");
	drop(&fixture);
}

static void
a_name_with_its_reading_is_a_name(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名（ふりがな）,所属\n山田\xc2\xa0太郎,甲\n");
	assert_value(&fixture, 0, "氏名", "山田 太郎");
	drop(&fixture);
	load(&fixture, "名前,氏名（ふりがな）\n山田,やまだ\n");
	assert_value(&fixture, 0, "氏名", "山田");
	assert_value(&fixture, 0, "ふりがな", "やまだ");
	drop(&fixture);
}

/* What the columns are taken for is said once. */
static void
columns_go_by_their_usual_names(void **state)
{
	static const struct { const char *header, *column; } rows[] = {
		{ "フリガナ", "ふりがな" }, { "ﾌﾘｶﾞﾅ", "ふりがな" },
		{ "よみがな", "ふりがな" }, { "カナ氏名", "ふりがな" },
		{ "氏名カナ", "ふりがな" }, { "氏名（カナ）", "ふりがな" },
		{ "部署", "所属" }, { "所　属（課名）", "所属" },
		{ "上司", "所属長" }, { "ｼｽﾃﾑ名", "情報システム名" },
		{ "情報ｼｽﾃﾑ名", "情報システム名" }, { "受託者", "会社名" },
		{ "誓約日", "日付" } };
	struct fixture fixture;
	char bytes[200];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		snprintf(bytes, sizeof bytes, "名　前,%s\n山田,コウ\n",
		    rows[i].header);
		load(&fixture, bytes);
		assert_value(&fixture, 0, "氏名", "山田");
		assert_value(&fixture, 0, rows[i].column, "コウ");
		assert_said(&fixture, "\"名前\" as 氏名");
		assert_int_equal(problems_count(fixture.problems,
		    PROBLEM_WARNING), 1);
		drop(&fixture);
	}
	/* The name itself stands before any other. */
	load(&fixture, "名前,氏名,部署,所属\n甲,山田,乙,丙\n");
	assert_value(&fixture, 0, "氏名", "山田");
	assert_value(&fixture, 0, "名前", "甲");
	assert_value(&fixture, 0, "所属", "丙");
	drop(&fixture);
}

static void
names_in_two_columns_are_joined(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "姓,名,セイ,メイ,部,課,係\n𠮷田,花子,ヨシダ,ハナコ,"
	    "総務部,,庶務係\nスハルト,,,,総務部,総務課,\n");
	assert_value(&fixture, 0, "氏名", "𠮷田　花子");
	assert_value(&fixture, 0, "ふりがな", "ヨシダ　ハナコ");
	assert_value(&fixture, 0, "所属", "総務部　庶務係");
	assert_value(&fixture, 1, "氏名", "スハルト");
	assert_said(&fixture, "of \"姓 + 名\" only \"スハルト\" is there");
	assert_value(&fixture, 1, "所属", "総務部　総務課");
	assert_said(&fixture, "\"姓 + 名\" as 氏名");
	drop(&fixture);
	/* An empty cell beside a filled one is a slip. */
	load(&fixture, "姓,名\n桜井,\n,結衣\n山田 太郎,\n");
	assert_null(fixture.roster);
	assert_said(&fixture, ":2:4: error: row 2: of \"姓 + 名\" only "
	    "\"桜井\" is there");
	assert_said(&fixture, "only \"結衣\" is there; write the rest");
	drop(&fixture);
}

static void
damage_is_found_before_it_is_printed(void **state)
{
	static const struct { const char *name, *words; } rows[] = {
		{ "?田花子", "\"?\" stands for a character that was lost" },
		{ "山？太郎", "\"?\" stands for a character" },
		{ "Nguy?n", "\"?\" stands for a character" },
		{ "〓田", "〓 stands for" }, { "\xef\xbf\xbd田", "U+FFFD" },
		{ "\xee\x80\x80田", "外字" }, { "#REF!", "an error, #REF!" },
		{ "#N/A", "an error, #N/A" }, { "###", "an error" },
		{ "\xe2\xbc\xbe田", "戸 U+6238, or the old 戶 U+6236" },
		{ "\xe2\xbb\x8c田", "a part of characters" },
		{ "螻ｱ逕ｰ螟ｪ驛", "UTF-8 was read as Shift_JIS" },
		{ "å±±ç”°", "says \"山田\"" } };
	char bytes[100];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		snprintf(bytes, sizeof bytes, "所属,氏名\n甲,%s\n",
		    rows[i].name);
		assert_refused(bytes, ":2:3: error: row 2, 氏名: ",
		    "[roster-damaged]");
		assert_refused(bytes, rows[i].words, "[roster-damaged]");
	}
	assert_refused("氏名,所属\n山田,総務課〓\n", "所属: 〓",
	    "[roster-damaged]");
}

/* Their bytes in CP932 begin like a character of UTF-8, by chance. */
static void
right_names_are_no_damage(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名,ふりがな\n齊藤,ﾏｲ\n邊見,ﾘｴ\n邉見,ﾅｵ\n"
	    "豐田,ﾘｮｳ\n槇原,ﾙｲ\n驛田,ﾚｲ\nÅsa,ﾕｳ\n");
	assert_non_null(fixture.roster);
	assert_int_equal(fixture.roster->row_count, 7);
	drop(&fixture);
}

static void
damage_elsewhere_is_warned_of(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名,職員番号,備考,所属\n"
	    "山田,1.23457E+11,本人確認済？,=SUM(A1)\nNULL,2,#REF!,〃\n"
	    "-,3,〃,同上\n○○ ○○,4,,甲\n");
	assert_int_equal(fixture.roster->row_count, 4);
	assert_said(&fixture, ":2:4: warning: row 2, 職員番号: \"1.23457E+11\" "
	    "is a long number");
	assert_said(&fixture, "\"=SUM(A1)\" begins like a formula");
	assert_said(&fixture, "備考: the cell is an error, #REF!");
	assert_said(&fixture, "\"NULL\" is nobody's name");
	assert_said(&fixture, "\"-\" is nobody's name");
	assert_said(&fixture, "\"○○ ○○\" is nobody's name");
	assert_said(&fixture, "[roster-ditto]");
	assert_value(&fixture, 2, "所属", "=SUM(A1)");
	drop(&fixture);
}

static void
what_can_be_mended_is_mended(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名,ふりがな,役割\n"
	    "⾼⽊か\xe3\x82\x99,ﾀｶｷﾞ ﾊﾟﾘ,\"職員\n管理者\"\n"
	    "\"山田\n太郎\",やまだ,\nNguye\xcc\x82\xcc\x83n,,\n"
	    "神󠄀\xef\xa8\x99,,\n");
	assert_value(&fixture, 0, "氏名", "高木が");
	assert_value(&fixture, 0, "ふりがな", "タカギ パリ");
	assert_value(&fixture, 0, "役割", "職員、管理者");
	assert_value(&fixture, 1, "氏名", "山田　太郎");
	assert_value(&fixture, 2, "氏名", "Nguy\xe1\xbb\x85n");
	/* Its compatibility ideograph is another character. */
	assert_value(&fixture, 3, "氏名", "神󠄀\xef\xa8\x99");
	assert_said(&fixture, "⾼ is the radical U+2FBC; the character is 高 "
	    "U+9AD8");
	assert_said(&fixture, "[roster-widened]");
	assert_said(&fixture, "[roster-lines]");
	drop(&fixture);
}

static void
load_file(struct fixture *fixture, const char *path, const char *sheet,
    const char *rows)
{
	const struct roster_choice choice = { sheet, rows };

	memset(fixture, 0, sizeof *fixture);
	fixture->pool = pool_new();
	fixture->problems = problems_new();
	fixture->roster = roster_load(fixture->pool, path, &choice,
	    fixture->problems);
	problem_print(fixture->problems, &fixture->said, PROBLEM_AS_TEXT,
	    false);
	text_add(&fixture->said, "", 0);
}

/* Titles, merged and hidden cells, as people leave them. */
static void
a_workbook_is_a_roster(void **state)
{
	static const char path[] = "tests/data/tables/openpyxl.xlsx";
	struct fixture fixture;

	(void)state;
	load_file(&fixture, path, NULL, NULL);
	assert_non_null(fixture.roster);
	assert_int_equal(fixture.roster->row_count, 3);
	assert_value(&fixture, 0, "氏名", "𠮷田　花子");
	assert_value(&fixture, 1, "所属", "総務課");	/* merged downwards */
	assert_value(&fixture, 2, "日付", "平成元年1月8日");
	assert_said(&fixture, "[名簿]:A6: warning: row 6");
	assert_said(&fixture, "hidden in the sheet");
	assert_said(&fixture, "\"記入の手引\", without a column 氏名");
	drop(&fixture);
	load_file(&fixture, path, "1", "4,6");
	assert_int_equal(fixture.roster->row_count, 2);
	assert_value(&fixture, 1, "氏名", "渡邉󠄐 さゆり");
	drop(&fixture);
	load_file(&fixture, path, "控え", NULL);
	assert_value(&fixture, 0, "氏名", "昔の人");
	drop(&fixture);
	load_file(&fixture, path, "ない", NULL);
	assert_said(&fixture, "it has: 名簿, 控え (hidden), 記入の手引");
	drop(&fixture);
	load_file(&fixture, path, NULL, "4,99");
	assert_null(fixture.roster);
	assert_said(&fixture, "nobody in the rows 99 to 99");
	drop(&fixture);
	load_file(&fixture, path, NULL, "4;5");
	assert_null(fixture.roster);
	assert_said(&fixture, "[usage]");
	drop(&fixture);
}

/* 雇用期間 over 開始 and 終了; 氏名 merged over two columns of values. */
static void
a_header_of_two_lines_is_one(void **state)
{
	struct fixture fixture;

	(void)state;
	load_file(&fixture, "tests/data/tables/two-lines.xlsx", NULL, NULL);
	assert_non_null(fixture.roster);
	assert_int_equal(fixture.roster->row_count, 1);
	assert_value(&fixture, 0, "氏名", "山田　太郎");
	assert_value(&fixture, 0, "雇用期間開始", "2026/4/1");
	assert_value(&fixture, 0, "雇用期間終了", "令和9年3月31日");
	assert_value(&fixture, 0, "所属", "総務課");
	drop(&fixture);
}

static void
people_are_sorted_by_department_and_reading(void **state)
{
	static const char *const order[] = { "あ", "い", "か", "ガ", "さ", "ん",
	    "無" };
	struct fixture fixture;
	size_t i;

	(void)state;
	load(&fixture, "氏名,ふりがな,所属\nん,わたなべ,一課\n無,あ,\n"
	    "ガ,ガトウ,一課\nか,かとう,一課\nさ,さとう,一課\n"
	    "い,いとう,一課\nあ,あおき,一課\n");
	roster_sort(fixture.roster, fixture.problems);
	assert_false(problems_have(fixture.problems, PROBLEM_ROSTER_READING));
	for (i = 0; i < 7; i++)
		assert_value(&fixture, i, "氏名", order[i]);
	drop(&fixture);
}

static void
equal_people_keep_their_order(void **state)
{
	struct fixture fixture;

	(void)state;
	load(&fixture, "氏名,ふりがな\n二,あ\n一,あ\n三,あ\n");
	roster_sort(fixture.roster, fixture.problems);
	assert_value(&fixture, 0, "氏名", "二");
	assert_value(&fixture, 2, "氏名", "三");
	drop(&fixture);
}

/* Whatever a roster holds: the check above is not what keeps files inside. */
static void
a_file_is_never_outside_the_folder(void **state)
{
	const char *column = "氏名", *value;
	struct roster_row row = { .values = &value, .line = 2 };
	struct roster roster = { .path = "", .columns = &column,
	    .column_count = 1, .rows = &row, .row_count = 1, .last_line = 2 };
	struct pool *pool = pool_new();
	char name[2000];
	const char *file;
	size_t i;

	(void)state;
	value = "../../etc/passwd";
	file = roster_file_name(pool, &roster, 0, "pdf");
	assert_string_equal(file, "0002-_.__._etc_passwd.pdf");
	assert_null(strchr(file, '/'));
	value = "a:b*c?d\"e<f>g|h\\i\nj";
	assert_string_equal(roster_file_name(pool, &roster, 0, "pdf"),
	    "0002-a_b_c_d_e_f_g_h_i_j.pdf");
	value = "";
	assert_string_equal(roster_file_name(pool, &roster, 0, "pdf"),
	    "0002-.pdf");
	for (i = 0; i + 4 < sizeof name; i += 4)
		memcpy(name + i, "𠮷", 4);
	name[i] = '\0';
	value = name;
	file = roster_file_name(pool, &roster, 0, "pdf");
	assert_true(strlen(file) < 255);
	assert_true(text_is_utf8(file, strlen(file), &i));
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_come_in_any_order),
		cmocka_unit_test(a_byte_order_mark_is_no_part_of_a_name),
		cmocka_unit_test(what_excel_saves_is_read),
		cmocka_unit_test(quoted_fields_hold_commas_and_quotes),
		cmocka_unit_test(blanks_around_a_value_are_layout),
		cmocka_unit_test(empty_rows_are_nobody),
		cmocka_unit_test(a_last_line_needs_no_end),
		cmocka_unit_test(rare_names_stay_as_they_are),
		cmocka_unit_test(an_unknown_column_is_warned_about),
		cmocka_unit_test(an_empty_file_names_nobody),
		cmocka_unit_test(what_is_no_table_is_refused),
		cmocka_unit_test(a_byte_of_no_encoding_has_a_place),
		cmocka_unit_test(an_unclosed_quote_is_reported_where_it_opened),
		cmocka_unit_test(a_field_has_a_limit),
		cmocka_unit_test(a_field_before_others_has_a_limit),
		cmocka_unit_test(columns_may_be_parted_by_another_sign),
		cmocka_unit_test(a_roster_without_names_is_refused),
		cmocka_unit_test(a_row_has_as_many_fields_as_columns),
		cmocka_unit_test(a_name_and_its_reading_in_one_cell_are_parted),
		cmocka_unit_test(names_that_lead_elsewhere_are_refused),
		cmocka_unit_test(who_is_there_twice_is_warned_about),
		cmocka_unit_test(limits_are_reported),
		cmocka_unit_test(titles_above_the_header_are_left_out_by_name),
		cmocka_unit_test(notes_sums_and_headers_are_nobody),
		cmocka_unit_test(titles_between_people_are_nobody),
		cmocka_unit_test(a_name_with_its_reading_is_a_name),
		cmocka_unit_test(columns_go_by_their_usual_names),
		cmocka_unit_test(names_in_two_columns_are_joined),
		cmocka_unit_test(damage_is_found_before_it_is_printed),
		cmocka_unit_test(right_names_are_no_damage),
		cmocka_unit_test(damage_elsewhere_is_warned_of),
		cmocka_unit_test(what_can_be_mended_is_mended),
		cmocka_unit_test(a_workbook_is_a_roster),
		cmocka_unit_test(a_header_of_two_lines_is_one),
		cmocka_unit_test(people_are_sorted_by_department_and_reading),
		cmocka_unit_test(equal_people_keep_their_order),
		cmocka_unit_test(a_file_is_never_outside_the_folder)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
