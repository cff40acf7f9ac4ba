/*
 * What a 見え消し is made of: the words and tables of both editions as one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare/inside.h"
#include "scratch.h"

#define CELL(ATTRS, WORDS) "<TableColumn" ATTRS "><Sentence>" WORDS \
	"</Sentence></TableColumn>"
#define ROW(CELLS) "<TableRow>" CELLS "</TableRow>"
#define TABLE(ROWS) "<TableStruct><Table>" ROWS "</Table></TableStruct>"

static const char before[] = "<?xml version=\"1.0\"?><Law Era=\"Reiwa\" "
    "Year=\"7\" Num=\"1\" LawType=\"Misc\" Lang=\"ja\"><LawNum/><LawBody>"
    "<LawTitle>使用料規則</LawTitle><MainProvision><Article Num=\"1\">"
    "<ArticleTitle>第一条</ArticleTitle><Paragraph Num=\"1\"><ParagraphNum/>"
    "<ParagraphSentence><Sentence>使用料は、次の表による。</Sentence>"
    "</ParagraphSentence>";
static const char behind[] = "</Paragraph></Article></MainProvision></LawBody>"
    "</Law>";

/* The changes between two laws that differ in what stands in 第一条. */
static char *
merged(const char *old, const char *new)
{
	struct scratch scratch = scratch_open();
	struct pool *pool = pool_new();
	struct problems *problems = problems_new();
	xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
	xmlBuffer *buffer = xmlBufferCreate();
	struct edition *was = edition_load_law(pool, scratch_put(&scratch,
	    "old.xml", pool_format(pool, "%s%s%s", before, old, behind)),
	    problems);
	struct edition *is = edition_load_law(pool, scratch_put(&scratch,
	    "new.xml", pool_format(pool, "%s%s%s", before, new, behind)),
	    problems);
	xmlNode *node;
	char *copy;

	assert_non_null(was);
	assert_non_null(is);
	node = compare_node(compare_editions(pool, NULL, was, is), document);
	document->encoding = xmlStrdup(BAD_CAST "UTF-8");
	xmlNodeDump(buffer, document, node, 0, 0);
	copy = strdup((const char *)xmlBufferContent(buffer));
	xmlBufferFree(buffer);
	xmlFreeNode(node);
	xmlFreeDoc(document);
	edition_free(was);
	edition_free(is);
	problems_free(problems);
	pool_free(pool);
	scratch_close(&scratch);
	return copy;
}

/* All that 第一条 holds, as one text. */
static void
assert_merged(const char *old, const char *new, const char *wanted)
{
	char *xml = merged(old, new);
	char *at = strstr(xml, "<words>使用料は"), *end;

	assert_non_null(at);
	end = strstr(at, "</change>");
	assert_non_null(end);
	*end = '\0';
	assert_string_equal(at, wanted);
	free(xml);
}

#define WORDS "<words>使用料は、次の表による。</words>"

static void
words_of_a_cell_go_and_come_in_it(void **state)
{
	(void)state;
	assert_merged(TABLE(ROW(CELL("", "会館") CELL("", "千円"))),
	    TABLE(ROW(CELL("", "会館") CELL("", "九百円"))),
	    WORDS "<table cols=\"3 3\"><row change=\"changed\"><cell><line>会館"
	    "</line></cell><cell><line><out>千円</out><in>九百円</in></line>"
	    "</cell></row></table>");
}

static void
a_table_that_was_kept_is_a_table(void **state)
{
	char *xml = merged(TABLE(ROW(CELL("", "会館") CELL("", "千円")))
	    "<Item Num=\"1\"><ItemTitle>一</ItemTitle><ItemSentence><Sentence>"
	    "甲</Sentence></ItemSentence></Item>",
	    TABLE(ROW(CELL("", "会館") CELL("", "千円")))
	    "<Item Num=\"1\"><ItemTitle>一</ItemTitle><ItemSentence><Sentence>"
	    "乙</Sentence></ItemSentence></Item>");

	(void)state;
	assert_non_null(strstr(xml, WORDS "<table cols=\"3 3\"><row><cell>"
	    "<line>会館</line></cell><cell><line>千円</line></cell></row>"
	    "</table>"));
	free(xml);
}

/* A cell that spans rows spans the one that went and the one that came. */
static void
spans_hold_rows_of_both_sides(void **state)
{
	(void)state;
	assert_merged(TABLE(
	    ROW(CELL(" rowspan=\"3\"", "会館") CELL("", "大広間の使用料")
	    CELL("", "千円"))
	    ROW(CELL("", "調理室の使用料") CELL("", "三百円"))
	    ROW(CELL("", "会議室の使用料") CELL("", "二百円"))
	    ROW(CELL("", "公園") CELL("", "広場") CELL("", "百円"))),
	    TABLE(
	    ROW(CELL(" rowspan=\"3\"", "会館") CELL("", "大広間の使用料")
	    CELL("", "千円"))
	    ROW(CELL("", "会議室の使用料") CELL("", "二百円"))
	    ROW(CELL("", "茶室と庭の全部") CELL("", "五千八百円"))
	    ROW(CELL("", "公園") CELL("", "広場") CELL("", "百円"))),
	    WORDS "<table cols=\"3 7 5\">"
	    "<row><cell rows=\"4\"><line>会館</line></cell><cell><line>大広間の"
	    "使用料</line></cell><cell><line>千円</line></cell></row>"
	    "<row change=\"removed\"><cell><line><out>調理室の使用料</out>"
	    "</line></cell><cell><line><out>三百円</out></line></cell></row>"
	    "<row><cell><line>会議室の使用料</line></cell><cell><line>二百円"
	    "</line></cell></row>"
	    "<row change=\"added\"><cell><line><in>茶室と庭の全部</in></line>"
	    "</cell><cell><line><in>五千八百円</in></line></cell></row>"
	    "<row><cell><line>公園</line></cell><cell><line>広場</line></cell>"
	    "<cell><line>百円</line></cell></row></table>");
}

/* What would be no table any more goes and comes as a whole. */
static void
other_columns_are_another_table(void **state)
{
	char *xml = merged(TABLE(ROW(CELL("", "会館の大広間") CELL("", "千円"))
	    ROW(CELL("", "公園の広場") CELL("", "百円"))),
	    TABLE(ROW(CELL("", "会館の大広間") CELL("", "千円")
	    CELL("", "町民は半額"))
	    ROW(CELL(" colspan=\"3\"", "全く別の行が加わる"))));

	(void)state;
	assert_non_null(strstr(xml, "<row change=\"removed\"><cell><line><out>"
	    "公園の広場</out></line></cell>"));
	assert_non_null(strstr(xml, "<row change=\"added\"><cell span=\"3\">"
	    "<line><in>全く別の行が加わる</in></line></cell></row></table>"));
	free(xml);
}

static void
a_table_comes_and_goes_where_it_stands(void **state)
{
	static const char table[] = TABLE(ROW(CELL("", "会館")
	    CELL("", "千円")));
	static const char marked[] = "<table cols=\"3 3\"><row change=\"%s\">"
	    "<cell><line><%s>会館</%s></line></cell><cell><line><%s>千円</%s>"
	    "</line></cell></row></table>";
	char wanted[1000], *end = wanted + strlen(WORDS);

	(void)state;
	strcpy(wanted, WORDS);
	snprintf(end, sizeof wanted - strlen(WORDS), marked, "added", "in",
	    "in", "in", "in");
	assert_merged("", table, wanted);
	snprintf(end, sizeof wanted - strlen(WORDS), marked, "removed", "out",
	    "out", "out", "out");
	assert_merged(table, "", wanted);
}

/* A picture is no word: the cell goes and comes. */
static void
another_picture_is_another_cell(void **state)
{
	char *xml = merged(TABLE(ROW("<TableColumn><Sentence>様式</Sentence>"
	    "<FigStruct><Fig src=\"a.png\"/></FigStruct></TableColumn>"
	    CELL("", "甲"))), TABLE(ROW("<TableColumn><Sentence>様式"
	    "</Sentence><FigStruct><Fig src=\"b.png\"/></FigStruct>"
	    "</TableColumn>" CELL("", "甲"))));

	(void)state;
	assert_non_null(strstr(xml, "<line><out>様式<mark>［図　a.png］</mark>"
	    "</out><in>様式<mark>［図　b.png］</mark></in></line>"));
	free(xml);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_a_cell_go_and_come_in_it),
		cmocka_unit_test(a_table_that_was_kept_is_a_table),
		cmocka_unit_test(spans_hold_rows_of_both_sides),
		cmocka_unit_test(other_columns_are_another_table),
		cmocka_unit_test(a_table_comes_and_goes_where_it_stands),
		cmocka_unit_test(another_picture_is_another_cell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
