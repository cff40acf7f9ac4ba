/*
 * What a 新旧対照表 is made of: tables row by row, 目次 first, ruby and raised
 * characters as such.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "compare/inside.h"
#include "base/file.h"
#include "scratch.h"

static const char old_tables[] = "tests/data/compare/tables.old.xml";
static const char new_tables[] = "tests/data/compare/tables.new.xml";

/* Two laws, what differs, and that as the dossier has it. */
struct given {
	struct pool	*pool;
	struct problems	*problems;
	struct edition	*old, *new;
	struct changes	*changes;
	char		*xml;
};

static char *
print_node(const struct changes *changes)
{
	xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
	xmlBuffer *buffer = xmlBufferCreate();
	xmlNode *node = compare_node(changes, document);
	char *copy;

	document->encoding = xmlStrdup(BAD_CAST "UTF-8");
	xmlNodeDump(buffer, document, node, 0, 0);
	copy = strdup((const char *)xmlBufferContent(buffer));
	xmlBufferFree(buffer);
	xmlFreeNode(node);
	xmlFreeDoc(document);
	return copy;
}

static struct given
compare_files(const char *old, const char *new)
{
	struct given given = { .pool = pool_new(),
	    .problems = problems_new() };

	given.old = edition_load_law(given.pool, old, given.problems);
	given.new = edition_load_law(given.pool, new, given.problems);
	assert_non_null(given.old);
	assert_non_null(given.new);
	given.changes = compare_editions(given.pool, NULL, given.old,
	    given.new);
	given.xml = print_node(given.changes);
	return given;
}

static void
let_go(struct given *given)
{
	free(given->xml);
	edition_free(given->old);
	edition_free(given->new);
	problems_free(given->problems);
	pool_free(given->pool);
}

static void
assert_holds(const struct given *given, const char *words)
{
	if (strstr(given->xml, words) == NULL)
		print_error("no %s in\n%s\n", words, given->xml);
	assert_non_null(strstr(given->xml, words));
}

static void
contents_are_the_first_row(void **state)
{
	struct given given = compare_files(old_tables, new_tables);
	const char *row = strstr(given.xml, "<row kind=");

	(void)state;
	assert_non_null(row);
	assert_ptr_equal(row, strstr(given.xml, "<row kind=\"pair\" "
	    "change=\"changed\"><cell side=\"new\"><line kind=\"contents\">"));
	assert_holds(&given, "（第三条<mark>・第四条</mark>）</words>");
	let_go(&given);
}

static void
ruby_and_raised_characters_stay_so(void **state)
{
	struct given given = compare_files(old_tables, new_tables);

	(void)state;
	assert_holds(&given, "<mark><ruby rt=\"やかた\">会館</ruby></mark>をいう");
	assert_holds(&given, "<mark><ruby rt=\"かいかん\">会館</ruby></mark>をいう");
	assert_holds(&given, "m<mark><sup>2</sup></mark>を単位");
	/* Both as one text, for 見え消し. */
	assert_holds(&given, "m<out>2</out><in><sup>2</sup></in>を単位");
	assert_holds(&given, "<out><ruby rt=\"かいかん\">会館</ruby></out>"
	    "<in><ruby rt=\"やかた\">会館</ruby></in>をいう");
	let_go(&given);
}

static void
rows_that_belong_to_each_other_stand_side_by_side(void **state)
{
	struct given given = compare_files(old_tables, new_tables);

	(void)state;
	assert_holds(&given, "<line>一時間につき<mark>千二百円</mark></line>");
	assert_holds(&given, "<line>一時間につき<mark>千円</mark></line>");
	/* New in the rows that 会館 spans, so not in a row of its own. */
	assert_holds(&given, "<row><cell><line><mark>和室</mark></line></cell>");
	assert_holds(&given, "<set attribute=\"rowspan\" old=\"2\" new=\"3\"/>");
	let_go(&given);
}

static void
a_row_that_is_gone_has_nothing_beside_it(void **state)
{
	struct given given = compare_files(old_tables, new_tables);
	struct given back = compare_files(new_tables, old_tables);

	(void)state;
	assert_holds(&given, "<row kind=\"removed\" provision=\"AppdxTable_1\" "
	    "change=\"removed\"><cell side=\"new\"/><cell side=\"old\"><table");
	assert_holds(&given, "<line><mark>体育館</mark></line>");
	assert_holds(&back, "<row kind=\"added\" provision=\"AppdxTable_1\" "
	    "change=\"added\"><cell side=\"new\"><table");
	let_go(&given);
	let_go(&back);
}

static void
a_row_that_moved_is_not_marked_as_new(void **state)
{
	struct given given = compare_files(old_tables, new_tables);

	(void)state;
	assert_holds(&given, "<cell side=\"old\" moved=\"yes\"/>");
	assert_holds(&given, "<cell side=\"new\" moved=\"yes\"/>");
	assert_null(strstr(given.xml, "<mark>公園"));
	let_go(&given);
}

static void
what_is_no_words_is_said(void **state)
{
	struct given given = compare_files(old_tables, new_tables);

	(void)state;
	assert_holds(&given, "<set what=\"supplement\" change=\"attribute\" "
	    "attribute=\"AmendLawNum\" old=\"令和七年桜町規則第二号\" "
	    "new=\"令和七年桜町規則第三号\"/>");
	let_go(&given);
}

/* The file with some words replaced by others. */
static const char *
put_changed(struct scratch *scratch, const char *path, const char *words,
    const char *others)
{
	struct text out = {0};
	struct problems *problems = problems_new();
	size_t length;
	char *bytes = file_load(path, &length, problems);
	const char *at;

	assert_non_null(bytes);
	at = strstr(bytes, words);
	assert_non_null(at);
	text_add(&out, bytes, (size_t)(at - bytes));
	text_add_string(&out, others);
	text_add_string(&out, at + strlen(words));
	path = scratch_put(scratch, "changed.xml", out.bytes);
	text_free(&out);
	free(bytes);
	problems_free(problems);
	return path;
}

static void
a_table_that_was_kept_is_left_out(void **state)
{
	struct scratch scratch = scratch_open();
	struct given given = compare_files(new_tables, put_changed(&scratch,
	    new_tables, "町長は、次の表", "教育長は、次の表"));

	(void)state;
	assert_holds(&given, "<mark>教育長</mark>は、次の表により使用料を減免することが"
	    "できる。</words><words omitted=\"yes\"/></line>");
	let_go(&given);
	scratch_close(&scratch);
}

static void
a_table_that_came_is_marked_as_a_whole(void **state)
{
	struct scratch scratch = scratch_open();
	struct given given = compare_files(put_changed(&scratch, new_tables,
	    "<TableStruct><Table><TableRow><TableColumn><Sentence>学校"
	    "</Sentence></TableColumn><TableColumn><Sentence>全額</Sentence>"
	    "</TableColumn></TableRow>\n<TableRow><TableColumn><Sentence>"
	    "町民の団体</Sentence></TableColumn><TableColumn><Sentence>半額"
	    "</Sentence></TableColumn></TableRow>\n</Table></TableStruct>",
	    ""), new_tables);

	(void)state;
	assert_holds(&given, "<line><mark>町民の団体</mark></line>");
	let_go(&given);
	scratch_close(&scratch);
}

static void
what_stands_behind_a_table_is_behind_its_rows(void **state)
{
	struct scratch scratch = scratch_open();
	struct given given = compare_files(old_tables, put_changed(&scratch,
	    old_tables, "一時間につき千円", "一時間につき九百円"));
	const char *rows = strstr(given.xml, "<mark>九百円</mark>");

	(void)state;
	assert_non_null(rows);
	/* 備考 was kept. */
	assert_non_null(strstr(rows, "<row kind=\"pair\" "
	    "provision=\"AppdxTable_1\"><cell side=\"new\"><line "
	    "omitted=\"yes\"/></cell>"));
	let_go(&given);
	scratch_close(&scratch);
}

static void
what_differs_around_the_provisions_is_a_row(void **state)
{
	struct scratch scratch = scratch_open();
	struct given given = compare_files(old_tables, put_changed(&scratch,
	    old_tables, "<MainProvision>", "<MainProvision Extract=\"true\">"));

	(void)state;
	assert_false(compare_is_empty(given.changes));
	assert_holds(&given, "<line kind=\"law\"><set what=\"main\" "
	    "change=\"attribute\" attribute=\"Extract\" new=\"true\"/>");
	let_go(&given);
	scratch_close(&scratch);
}

static void
assert_said(const struct given *given, const char *words)
{
	struct text out = {0};

	compare_print_text(given->changes, &out);
	if (strstr(out.bytes, words) == NULL)
		print_error("no %s in\n%s\n", words, out.bytes);
	assert_non_null(strstr(out.bytes, words));
	text_free(&out);
}

static void
people_read_where_it_stands(void **state)
{
	struct given given = compare_files(old_tables, new_tables);

	(void)state;
	assert_said(&given, "~ contents  … / 第二章　使用料（第三条[+・第四条]）");
	assert_said(&given, "~ 第2条第1号  [reading: かいかん → やかた]\n");
	assert_said(&given, "~ 第2条第2号  [raised characters: none → 2]\n");
	assert_said(&given, "[supplement AmendLawNum: 令和七年桜町規則第二号 → "
	    "令和七年桜町規則第三号]");
	assert_said(&given, "[table 1 row 2 cell 1 rowspan: 2 → 3]");
	assert_said(&given, "[table 1 row 4: none → 和室 一時間につき二百円]");
	assert_said(&given, "[table 1 row 7 → table 1 row 5 moved: 公園 広場 "
	    "一日につき五千円]");
	assert_said(&given, "[figure src: ./pict/form-old.png → "
	    "./pict/form-new.png]");
	let_go(&given);
}

/* 別記 that became 別図: another element, else the same. */
static void
an_appendix_of_another_element_is_kept(void **state)
{
	static const char form[] = "<AppdxStyle Num=\"1\"><AppdxStyleTitle>様式"
	    "第一号</AppdxStyleTitle><StyleStruct><Style><Fig "
	    "src=\"./pict/form-new.png\"/></Style></StyleStruct></AppdxStyle>";
	static const char words[] = "<Remarks><RemarksLabel>備考</RemarksLabel>"
	    "<Sentence>この書類の大きさは、日本産業規格Ａ列四番とし、消すことのできない"
	    "筆記具を用いること。</Sentence></Remarks>";
	struct scratch scratch = scratch_open(), other = scratch_open();
	struct text old = {0}, new = {0};
	struct given given;

	(void)state;
	text_add_format(&old, "<AppdxStyle Num=\"1\"><AppdxStyleTitle>様式第一号"
	    "</AppdxStyleTitle>%s</AppdxStyle>", words);
	text_add_format(&new, "<AppdxFormat Num=\"1\"><AppdxFormatTitle>様式第"
	    "一号</AppdxFormatTitle>%s</AppdxFormat>", words);
	given = compare_files(put_changed(&scratch, new_tables, form,
	    old.bytes), put_changed(&other, new_tables, form, new.bytes));
	assert_int_equal(compare_flag_count(given.changes, CHANGE_REMOVED),
	    0);
	assert_said(&given, "~ 様式第一号  [appendix: "
	    "AppdxStyle → AppdxFormat]");
	let_go(&given);
	scratch_close(&scratch);
	scratch_close(&other);
	text_free(&old);
	text_free(&new);
}

static void
assert_one_said(const char *words, const char *others, const char *said)
{
	struct scratch scratch = scratch_open();
	struct given given = compare_files(new_tables, put_changed(&scratch,
	    new_tables, words, others));

	assert_false(compare_is_empty(given.changes));
	assert_said(&given, said);
	let_go(&given);
	scratch_close(&scratch);
}

static void
one_thing_set_otherwise_is_said(void **state)
{
	(void)state;
	assert_one_said("<TableRow><TableColumn><Sentence>学校</Sentence>"
	    "</TableColumn><TableColumn><Sentence>全額</Sentence>"
	    "</TableColumn></TableRow>", "<TableHeaderRow><TableHeaderColumn>"
	    "学校</TableHeaderColumn><TableHeaderColumn>全額"
	    "</TableHeaderColumn></TableHeaderRow>",
	    "[table 1 row 1: row → head row]");
	assert_one_said("定める。</Sentence><Sentence Num=\"2\" "
	    "Function=\"proviso\">ただし、", "定める。ただし、</Sentence>"
	    "<Sentence Num=\"2\" Function=\"proviso\">",
	    "~ 第1条  [sentence 2 begins or ends elsewhere: ");
	assert_one_said("<ArticleCaption>（減免）</ArticleCaption>",
	    "<ArticleCaption>（<Ruby>減免<Rt>げんめん</Rt></Ruby>）"
	    "</ArticleCaption>", "~ 第4条  [ruby: none → 減免（げんめん）]");
	assert_one_said("<Column Num=\"1\"><Sentence>施設</Sentence></Column>",
	    "<Column Num=\"1\" LineBreak=\"true\"><Sentence>施設</Sentence>"
	    "</Column>", "~ 第2条第1号  [column 1 LineBreak: none → true]");
	assert_one_said("<MainProvision>", "<MainProvision Extract=\"true\">",
	    "~ law  [main provision Extract: none → true]");
	assert_one_said("<TableColumn><Sentence>全額</Sentence></TableColumn>",
	    "<TableColumn><FigStruct><Fig src=\"a.png\"/></FigStruct>"
	    "</TableColumn>", "[table 1 row 1 cell 2: 全額 → a.png]");
}

static void
a_figure_in_a_cell_is_named(void **state)
{
	struct scratch scratch = scratch_open();
	struct given given = compare_files(new_tables, put_changed(&scratch,
	    new_tables, "<Sentence>全額</Sentence>",
	    "<FigStruct><Fig src=\"a.png\"/></FigStruct>"));

	(void)state;
	assert_holds(&given, "［図　a.png］");
	let_go(&given);
	scratch_close(&scratch);
}

static const struct change *
change_of(const struct given *given, const char *address)
{
	const struct change *change = given->changes->first;

	while (change->new == NULL ||
	    strcmp(change->new->address, address) != 0) {
		change = change->next;
		assert_non_null(change);
	}
	return change;
}

static void
what_is_set_otherwise_may_say_something_else(void **state)
{
	struct given given = compare_files(old_tables, new_tables);

	(void)state;
	assert_true(compare_detail_says_otherwise(change_of(&given,
	    "Mp-At_2-Pr_1-It_2")));		/* m2, m² */
	assert_true(compare_detail_says_otherwise(change_of(&given,
	    "Mp-At_1-Pr_1")));
	assert_true(compare_detail_says_otherwise(change_of(&given,
	    "AppdxStyle_1")));			/* another picture */
	assert_false(compare_detail_says_otherwise(change_of(&given,
	    "Mp-At_2-Pr_1-It_1")));		/* a reading */
	assert_false(compare_detail_says_otherwise(change_of(&given,
	    "Sp_2")));				/* AmendLawNum */
	assert_false(compare_detail_says_otherwise(change_of(&given,
	    "Mp-At_3")));
	let_go(&given);
}

/* What goes without saying is no difference. */
static void
default_values_are_no_change(void **state)
{
	struct scratch scratch = scratch_open();
	struct given given = compare_files(new_tables, put_changed(&scratch,
	    new_tables, "<TableColumn><Sentence>学校", "<TableColumn "
	    "BorderTop=\"solid\" rowspan=\"1\"><Sentence Num=\"1\" "
	    "WritingMode=\"vertical\">学校"));

	(void)state;
	assert_true(compare_is_empty(given.changes));
	let_go(&given);
	scratch_close(&scratch);
}

/* Every seventh row is another, every hundredth is new. */
static const char *
put_long_table(struct scratch *scratch, const char *name, int rows,
    bool is_new)
{
	struct text out = {0};
	const char *path;
	int i;

	text_add_string(&out, "<Law Era=\"Reiwa\" Year=\"6\" Num=\"8\" "
	    "LawType=\"Rule\" Lang=\"ja\"><LawNum/><LawBody><LawTitle>料金表"
	    "</LawTitle><MainProvision><Paragraph Num=\"1\"><ParagraphNum/>"
	    "<ParagraphSentence><Sentence>別表による。</Sentence>"
	    "</ParagraphSentence></Paragraph></MainProvision><AppdxTable>"
	    "<AppdxTableTitle>別表</AppdxTableTitle><TableStruct><Table>\n");
	for (i = 0; i < rows; i++) {
		if (is_new && i % 100 == 50)
			text_add_format(&out, "<TableRow><TableColumn><Sentence>"
			    "新しい施設%d</Sentence></TableColumn><TableColumn>"
			    "<Sentence>%d円</Sentence></TableColumn>"
			    "</TableRow>\n", i, i * 7);
		text_add_format(&out, "<TableRow><TableColumn><Sentence>施設%d"
		    "</Sentence></TableColumn><TableColumn><Sentence>一時間に"
		    "つき%d円</Sentence></TableColumn></TableRow>\n", i,
		    i * 13 + (is_new && i % 7 == 0));
	}
	text_add_string(&out, "</Table></TableStruct></AppdxTable></LawBody>"
	    "</Law>\n");
	path = scratch_put(scratch, name, out.bytes);
	text_free(&out);
	return path;
}

static double
seconds_for(int rows)
{
	struct scratch scratch = scratch_open();
	struct timespec start, end;
	struct pool *pool = pool_new();
	struct given given;
	const char *old = pool_string(pool, put_long_table(&scratch,
	    "old.xml", rows, false));
	const char *new = put_long_table(&scratch, "new.xml", rows, true);

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	given = compare_files(old, new);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	assert_holds(&given, "<mark>新しい施設50</mark>");
	let_go(&given);
	pool_free(pool);
	scratch_close(&scratch);
	return (double)(end.tv_sec - start.tv_sec) +
	    (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

static void
long_tables_take_time_by_their_length(void **state)
{
	double few = seconds_for(500), many = seconds_for(5000);

	(void)state;
	print_message("500 rows: %.3f s, 5000 rows: %.3f s\n", few, many);
	/* Ten times as long, and some room for a machine that is busy. */
	assert_true(many < few * 30 + 0.5);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contents_are_the_first_row),
		cmocka_unit_test(ruby_and_raised_characters_stay_so),
		cmocka_unit_test(
		    rows_that_belong_to_each_other_stand_side_by_side),
		cmocka_unit_test(a_row_that_is_gone_has_nothing_beside_it),
		cmocka_unit_test(a_row_that_moved_is_not_marked_as_new),
		cmocka_unit_test(what_is_no_words_is_said),
		cmocka_unit_test(a_table_that_was_kept_is_left_out),
		cmocka_unit_test(a_table_that_came_is_marked_as_a_whole),
		cmocka_unit_test(what_stands_behind_a_table_is_behind_its_rows),
		cmocka_unit_test(what_differs_around_the_provisions_is_a_row),
		cmocka_unit_test(people_read_where_it_stands),
		cmocka_unit_test(one_thing_set_otherwise_is_said),
		cmocka_unit_test(a_figure_in_a_cell_is_named),
		cmocka_unit_test(
		    what_is_set_otherwise_may_say_something_else),
		cmocka_unit_test(default_values_are_no_change),
		cmocka_unit_test(an_appendix_of_another_element_is_kept),
		cmocka_unit_test(long_tables_take_time_by_their_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
