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

/* The words of 第一条: no table. */
static void
assert_words(const char *old, const char *new, const char *wanted)
{
	static const char item[] = "<Item Num=\"1\"><ItemTitle>一</ItemTitle>"
	    "<ItemSentence><Sentence>%s</Sentence></ItemSentence></Item>";
	char was[1000], is[1000], *xml, *at, *end;

	snprintf(was, sizeof was, item, old);
	snprintf(is, sizeof is, item, new);
	xml = merged(was, is);
	at = strstr(xml, "kind=\"item\"");
	assert_non_null(at);
	at = strstr(at, "<words>");
	assert_non_null(at);
	end = strstr(at, "</change>");
	assert_non_null(end);
	*end = '\0';
	assert_string_equal(at, wanted);
	free(xml);
}

/* Characters that both sides have, but not with the same reading or height. */
static void
what_is_set_otherwise_goes_and_comes(void **state)
{
	(void)state;
	assert_words("町の<Ruby>汀<Rt>なぎさ</Rt></Ruby>は、長い。",
	    "町の<Ruby>汀<Rt>みぎわ</Rt></Ruby>は、長い。",
	    "<words>町の<out><ruby rt=\"なぎさ\">汀</ruby></out><in><ruby "
	    "rt=\"みぎわ\">汀</ruby></in>は、長い。</words>");
	assert_words("面積は<Ruby>汀<Rt>なぎさ</Rt></Ruby>でm2である。",
	    "広さは<Ruby>汀<Rt>なぎさ</Rt></Ruby>でm<Sup>2</Sup>である。",
	    "<words><out>面積は</out><in>広さは</in><ruby rt=\"なぎさ\">汀"
	    "</ruby>でm<out>2</out><in><sup>2</sup></in>である。</words>");
	/* One has come, the same has gone elsewhere. */
	assert_words("H<Sub>2</Sub>Oとm<Sup>2</Sup>と書く。",
	    "H2Oとm<Sub>2</Sub>と書く。",
	    "<words>H<out><sub>2</sub></out><in>2</in>Oとm<out><sup>2</sup>"
	    "</out><in><sub>2</sub></in>と書く。</words>");
	assert_words("<Ruby>汀線<Rt>ていせん</Rt></Ruby>の長さを測る。",
	    "<Ruby>汀<Rt>みぎわ</Rt></Ruby>線の長さを測る。",
	    "<words><out><ruby rt=\"ていせん\">汀線</ruby></out><in><ruby "
	    "rt=\"みぎわ\">汀</ruby>線</in>の長さを測る。</words>");
}

/* A border of a change in the middle of what has one reading. */
static void
a_reading_is_not_cut(void **state)
{
	(void)state;
	assert_words("使用する<Ruby>汀線<Rt>ていせん</Rt></Ruby>は長い。",
	    "使用する<Ruby>汀渚<Rt>ていしょ</Rt></Ruby>は長い。",
	    "<words>使用する<out><ruby rt=\"ていせん\">汀線</ruby></out><in>"
	    "<ruby rt=\"ていしょ\">汀渚</ruby></in>は長い。</words>");
}

static void
beside_a_table_they_go_and_come_too(void **state)
{
	static const char old[] = "<Item Num=\"1\"><ItemTitle>一</ItemTitle>"
	    "<ItemSentence><Sentence>面積はm2とする。</Sentence>"
	    "</ItemSentence>" TABLE(ROW(CELL("", "会館"))) "</Item>";
	static const char new[] = "<Item Num=\"1\"><ItemTitle>一</ItemTitle>"
	    "<ItemSentence><Sentence>面積はm<Sup>2</Sup>とする。</Sentence>"
	    "</ItemSentence>" TABLE(ROW(CELL("", "会館"))) "</Item>";
	char *xml = merged(old, new);

	(void)state;
	assert_non_null(strstr(xml, "<words>面積はm<out>2</out><in><sup>2"
	    "</sup></in>とする。</words><table"));
	free(xml);
}

/* 目次, the law's number, and whose 附則 it is. */
static void
what_is_around_the_words_is_in_it(void **state)
{
	struct pool *pool = pool_new();
	struct problems *problems = problems_new();
	xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
	struct edition *was = edition_load_law(pool,
	    "tests/data/compare/around.old.xml", problems);
	struct edition *is = edition_load_law(pool,
	    "tests/data/compare/around.new.xml", problems);
	xmlBuffer *buffer = xmlBufferCreate();
	const char *xml;
	xmlNode *node;

	(void)state;
	node = compare_node(compare_editions(pool, NULL, was, is), document);
	document->encoding = xmlStrdup(BAD_CAST "UTF-8");
	xmlNodeDump(buffer, document, node, 0, 0);
	xml = (const char *)xmlBufferContent(buffer);
	assert_non_null(strstr(xml, "<contents><words>目次</words><words>"
	    "第一章　<out>総則</out><in>通則</in>（第一条）</words></contents>"
	    "<around><set what=\"law-number\" change=\"words\" "
	    "old=\"平成二十年告示第一号\" new=\"平成二十年告示第二号\"/>"
	    "</around><change"));
	assert_non_null(strstr(xml, "<caption>附則</caption><set "
	    "what=\"supplement\" change=\"attribute\" "
	    "attribute=\"AmendLawNum\" old=\"平成二五年告示第二号\" "
	    "new=\"平成二六年告示第二号\"/></change>"));
	xmlBufferFree(buffer);
	xmlFreeNode(node);
	xmlFreeDoc(document);
	edition_free(was);
	edition_free(is);
	problems_free(problems);
	pool_free(pool);
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
		cmocka_unit_test(what_is_set_otherwise_goes_and_comes),
		cmocka_unit_test(a_reading_is_not_cut),
		cmocka_unit_test(beside_a_table_they_go_and_come_too),
		cmocka_unit_test(what_is_around_the_words_is_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
