#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include <libxml/xpath.h>

#include "base/file.h"
#include "scope/scope.h"
#include "scratch.h"

/* A law with every element of the schema, as a dossier holds it. */

struct fixture {
	struct scratch		 scratch;
	struct problems		*problems;
	struct corpus		*corpus;
	struct kinds		*kinds;
	struct request		 request;
	xmlDoc			*dossier;
	struct pool		*pool;
};

static const char authority[] =
    "<authority id='law' title='桜町' collection='規則集'>"
    "<signature mode='sign'/><standard slug='one' title='手数料規則'/>"
    "<role id='staff' title='職員' outside='no'><what>職員です。</what>"
    "</role></authority>";
static const char duties[] =
    "<duties standard='law/one' edition='2025-04-01'>"
    "<duty id='Mp-At_2-Pr_1' provision='Mp-At_2-Pr_1' roles='職員' "
    "modality='must'><question>表のとおりですか。</question>"
    "<plain>表のとおりにする。</plain></duty>"
    "<duty id='Mp-At_2-Pr_2' provision='Mp-At_2-Pr_2' roles='職員' "
    "modality='must' covers='items'><question>次のとおりですか。</question>"
    "<plain>次のとおりにする。</plain></duty>"
    "<duty id='Mp-At_2-Pr_2-It_2' provision='Mp-At_2-Pr_2-It_2' "
    "roles='職員' modality='must'><question>燃料の値は正しいですか。</question>"
    "<plain>燃料の値を正しくする。</plain></duty></duties>";

static int
set_up(void **state)
{
	static struct fixture fixture;
	size_t length;
	char *law;

	fixture = (struct fixture){ .problems = problems_new(),
	    .pool = pool_new(), .scratch = scratch_open() };
	law = file_load("tests/data/laws/everything.xml", &length,
	    fixture.problems);
	scratch_put(&fixture.scratch, "law/authority.xml", authority);
	scratch_put_bytes(&fixture.scratch, "law/one/2025-04-01/text.xml",
	    law, length);
	scratch_put(&fixture.scratch, "law/one/2025-04-01/duties.xml",
	    duties);
	free(law);
	fixture.corpus = corpus_load(fixture.scratch.path, fixture.problems);
	fixture.kinds = kinds_load("templates", fixture.problems);
	fixture.request.kinds = fixture.kinds;
	fixture.request.authority = find_authority(fixture.corpus, "law");
	*state = &fixture;
	return fixture.request.authority == NULL;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	xmlFreeDoc(fixture->dossier);
	kinds_free(fixture->kinds);
	corpus_free(fixture->corpus);
	problems_free(fixture->problems);
	pool_free(fixture->pool);
	scratch_close(&fixture->scratch);
	return 0;
}

static void
ask_for_text(struct fixture *fixture)
{
	fixture->request.kind = "standard";
	fixture->request.edition = find_edition(fixture->corpus, "law/one");
	fixture->dossier = scope_dossier(fixture->corpus, &fixture->request,
	    fixture->problems);
}

static const char *
find(struct fixture *fixture, const char *expression)
{
	xmlXPathContext *context = xmlXPathNewContext(fixture->dossier);
	xmlXPathObject *found = xmlXPathEvalExpression(BAD_CAST expression,
	    context);
	xmlChar *words = xmlXPathCastToString(found);
	const char *copy = pool_string(fixture->pool, (const char *)words);

	xmlFree(words);
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(context);
	return copy;
}

#define SAYS(EXPRESSION, WORDS) \
	assert_string_equal(find(fixture, EXPRESSION), WORDS)

static void
what_a_provision_holds_stands_in_the_order_of_the_file(void **state)
{
	struct fixture *fixture = *state;

	ask_for_text(fixture);
	SAYS("name(//provision[@address='AppdxTable_1']/*[1])", "table");
	SAYS("name(//provision[@address='AppdxTable_1']/*[2])", "provision");
	SAYS("string(//provision[@address='AppdxTable_1']/*[3]/@number)",
	    "備考");
	SAYS("string(//text/@extract)", "yes");
	SAYS("string(//provision[@address='Sp_2']/@amending-law)",
	    "令和八年二月三日桜町規則第四号");
	SAYS("string(//provision[@address='Mp-At_2']/@number-first)", "yes");
	SAYS("count(//toc/part[@kind='entry'])", "8");
	SAYS("string(//toc/part[@level=5]/line)", "第一目　細目（第一条）");
}

static void
tables_have_their_spans_heads_and_rules(void **state)
{
	struct fixture *fixture = *state;

	ask_for_text(fixture);
	SAYS("count(//text//table)", "8");
	SAYS("count(//provision[@address='Mp-At_2-Pr_1']/table/row[@head])",
	    "1");
	SAYS("string((//cell[@rows='2'])[1]/@valign)", "middle");
	SAYS("string(//cell[.='四百']/@rules)", "double none solid solid");
	SAYS("string(//cell[@span='2']/part[1]/@number)", "一");
	SAYS("string(//cell[@span='2']/part[1]/part/@number)", "イ");
	SAYS("count(//part[@kind='new']/table/row/cell)", "2");
}

static void
characters_keep_their_looks_and_references(void **state)
{
	struct fixture *fixture = *state;

	ask_for_text(fixture);
	SAYS("string(//law-title/ruby/@rt)", "てすうりょう");
	SAYS("string(//provision[@address='Mp-At_2-Pr_2-It_2']/line/sup)",
	    "－３");
	SAYS("string(//provision[@address='Mp-At_2-Pr_2-It_2']/line/sub)",
	    "２");
	SAYS("string(//under[@style='double']/cite/@ref)", "#Mp-At_2");
	SAYS("string(//provision[@address='Mp-At_2-Pr_2-It_1']/line/term)",
	    "証明");
	SAYS("count(//sentence[@address='Mp-At_1-Pr_1-proviso'])", "1");
}

static void
a_picture_that_is_missing_has_its_name_and_is_reported(void **state)
{
	struct fixture *fixture = *state;

	ask_for_text(fixture);
	SAYS("count(//figure)", "6");
	SAYS("count(//figure/@src)", "0");
	SAYS("string(//cell/figure/@alt)", "図（./pict/mark.png）");
	assert_true(problems_have(fixture->problems, PROBLEM_FIGURE_ABSENT));
}

/* Of a duty's clause the table is a table, too. */
static void
the_clause_of_a_duty_holds_its_table(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.kind = "binding-clauses";
	fixture->request.role = "staff";
	fixture->dossier = scope_dossier(fixture->corpus, &fixture->request,
	    fixture->problems);
	SAYS("string(//duty[1]/clause/line[1])",
	    "手数料は、次の表のとおりとする。");
	SAYS("count(//duty[1]/clause/table/row)", "4");
	SAYS("name(//duty[1]/clause/*[last()])", "part");
}

/* So do what introduces a clause, and the items under a question. */
static void
a_lead_and_an_item_hold_their_tables(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.kind = "checklist";
	fixture->request.role = "staff";
	fixture->dossier = scope_dossier(fixture->corpus, &fixture->request,
	    fixture->problems);
	SAYS("string(//duty[3]/clause/lead/table/row/cell)", "項の表");
	SAYS("count(//duty[3]/clause/lead/line)", "1");
	SAYS("count(//duty[2]/item[line='住民に関するもの']/table/row/cell)",
	    "2");
	SAYS("count(//duty[2]/item/table/row/cell[.='丙' or .='丁'])", "2");
	SAYS("count(//duty[2]/item[@number='一']/line)", "1");
}

#define CELL(WORDS) "<TableColumn><Sentence>" WORDS "</Sentence></TableColumn>"
#define ITEM(WORDS, TABLE) "<Item Num='1'><ItemTitle>(1)</ItemTitle>" \
	"<ItemSentence><Sentence>" WORDS "</Sentence></ItemSentence>" TABLE \
	"</Item>"
#define TABLE(A, B) "<TableStruct><Table><TableRow>" CELL(A) CELL(B) \
	"</TableRow></Table></TableStruct>"
#define ARTICLE(N, WORDS, ITEMS) "<Article Num='" N "'><ArticleTitle>第" N \
	"条</ArticleTitle><Paragraph Num='1'><ParagraphNum/>" \
	"<ParagraphSentence><Sentence>" WORDS "</Sentence>" \
	"</ParagraphSentence>" ITEMS "</Paragraph></Article>"
#define LAW(YEARS) "<Law Era='Reiwa' Lang='ja' LawType='Misc' Num='1' " \
	"Year='7'><LawNum/><LawBody><LawTitle>要綱</LawTitle><MainProvision>" \
	ARTICLE("1", "この要綱において「重要情報」とは、次に掲げるものをいう。", \
	ITEM("次の表の情報", TABLE("住民", "氏名"))) \
	ARTICLE("2", "職員は、重要情報を次のとおり扱わなければならない。", \
	ITEM("次の表の年数保存すること。", TABLE("住民", YEARS))) \
	"</MainProvision></LawBody></Law>"

static const char listing[] =
    "<duties standard='law/one' edition='%s'><duty id='Mp-At_2-Pr_1' "
    "provision='Mp-At_2-Pr_1' roles='職員' modality='must' covers='items'>"
    "<question>次のとおりですか。</question><plain>次のとおりにする。</plain>"
    "</duty></duties>";

/* Members of a definition, and the items that changed, hold their tables. */
static void
a_member_and_a_changed_item_hold_their_tables(void **state)
{
	struct fixture *fixture = *state;
	struct scratch scratch = scratch_open();
	char duties[1000];
	struct corpus *corpus;

	scratch_put(&scratch, "law/authority.xml", authority);
	scratch_put(&scratch, "law/one/2025-04-01/text.xml", LAW("五年"));
	scratch_put(&scratch, "law/one/2026-04-01/text.xml", LAW("十年"));
	snprintf(duties, sizeof duties, listing, "2025-04-01");
	scratch_put(&scratch, "law/one/2025-04-01/duties.xml", duties);
	snprintf(duties, sizeof duties, listing, "2026-04-01");
	scratch_put(&scratch, "law/one/2026-04-01/duties.xml", duties);
	corpus = corpus_load(scratch.path, fixture->problems);
	fixture->request.authority = find_authority(corpus, "law");
	fixture->request.kind = "checklist";
	fixture->request.role = "staff";
	fixture->dossier = scope_dossier(corpus, &fixture->request,
	    fixture->problems);
	SAYS("string(//definition/member/line)", "次の表の情報");
	SAYS("string(//definition/member/table/row/cell[2])", "氏名");
	xmlFreeDoc(fixture->dossier);
	fixture->request.kind = "changes";
	fixture->request.edition = find_edition(corpus, "law/one@2026-04-01");
	fixture->request.older = find_edition(corpus, "law/one@2025-04-01");
	fixture->dossier = scope_dossier(corpus, &fixture->request,
	    fixture->problems);
	SAYS("string(//listed[@change='changed']/table/row/cell[2])", "十年");
	SAYS("string(//listed/line)", "次の表の年数保存すること。");
	xmlFreeDoc(fixture->dossier);
	fixture->dossier = NULL;
	corpus_free(corpus);
	scratch_close(&scratch);
}

#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_a_provision_holds_stands_in_the_order_of_the_file),
		TEST(tables_have_their_spans_heads_and_rules),
		TEST(characters_keep_their_looks_and_references),
		TEST(a_picture_that_is_missing_has_its_name_and_is_reported),
		TEST(the_clause_of_a_duty_holds_its_table),
		TEST(a_lead_and_an_item_hold_their_tables),
		TEST(a_member_and_a_changed_item_hold_their_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
