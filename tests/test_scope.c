#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include <libxml/xpath.h>

#include "scope/scope.h"
#include "scope/date.h"

struct fixture {
	struct problems		*problems;
	struct corpus		*corpus;
	struct kinds		*kinds;
	struct request		 request;
	xmlDoc			*dossier;
	struct pool		*pool;
};

static int
set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .problems = problems_new(),
	    .pool = pool_new() };
	fixture.corpus = corpus_load("tests/data/corpus", fixture.problems);
	fixture.kinds = kinds_load("templates", fixture.problems);
	fixture.request.kind = "checklist";
	fixture.request.kinds = fixture.kinds;
	fixture.request.authority = find_authority(fixture.corpus, "town");
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
	return 0;
}

static void
ask(struct fixture *fixture)
{
	xmlFreeDoc(fixture->dossier);
	fixture->dossier = scope_dossier(fixture->corpus, &fixture->request,
	    fixture->problems);
}

/* What an XPath expression says about the dossier; lives in the pool. */
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
a_role_owes_only_its_own_duties(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "staff";
	ask(fixture);
	SAYS("count(//duty)", "3");
	SAYS("count(//duty[contains(@id, 'At_3')])", "0");
	SAYS("string(/dossier/@per)", "role");
	SAYS("string(/dossier/role[1]/@id)", "staff");
	SAYS("string(/dossier/role[1]/@main)", "yes");
	SAYS("count(/dossier/role[@main])", "1");
	SAYS("count(//text | //coverage | //exempt)", "0");
}

static void
duties_stand_in_the_order_of_the_text(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "staff";
	ask(fixture);
	SAYS("string(//duty[1]/@provision)", "Mp-At_2-Pr_1-It_1");
	SAYS("string(//duty[2]/@provision)", "Mp-At_2-Pr_1-It_2");
	SAYS("concat(//duty[@number = 1]/@citation, //duty[@number = 3]/@id)",
	    "第2条第1号town/duty#Mp-At_1-Pr_1");
}

static void
a_cut_keeps_the_numbers_of_the_whole(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "staff";
	fixture->request.situation = "mail";
	ask(fixture);
	SAYS("count(//duty)", "1");
	SAYS("string(//duty/@number)", "2");
	SAYS("string(/dossier/cut/@situation)", "mail");
	SAYS("count(//standard)", "1");
	fixture->request.situation = NULL;
	fixture->request.edition = find_edition(fixture->corpus, "town/duty");
	ask(fixture);
	SAYS("count(//duty)", "1");
	SAYS("string(//duty/@number)", "3");
	fixture->request.edition = find_edition(fixture->corpus, "town/rule");
	fixture->request.chapter = "Mp-Ch_1";
	ask(fixture);
	SAYS("count(//duty)", "0");
	fixture->request.chapter = "Mp-Ch_2";
	fixture->request.modality = "must-not";
	ask(fixture);
	SAYS("string(//duty/@number)", "1");
}

static void
several_roles_of_one_person_ask_each_question_once(void **state)
{
	static const char *const others[] = { "clerk", "staff", NULL };
	struct fixture *fixture = *state;

	fixture->request.role = "head";
	fixture->request.others = others;
	ask(fixture);
	SAYS("count(//duty[@id = preceding::duty/@id])", "0");
	SAYS("string(//duty[@roles = '責任者等']/@from)", "課長、担当者");
	SAYS("count(//duty[@from = '職員'])",
	    find(fixture, "count(//duty[@role-ids = 'staff'])"));
	SAYS("count(/dossier/role[@with])", "2");
	SAYS("string(/dossier/role[@main]/@id)", "head");
}

/* 「…してはならない。ただし、…許可したときはこの限りでない」 */
static void
a_prohibition_that_can_be_lifted_is_asked_for_first(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "staff";
	ask(fixture);
	SAYS("string(//duty[@modality = 'must-not']/@group)", "asked");
	SAYS("count(//duty[@group = 'asked'])",
	    find(fixture, "count(//duty[@modality = 'permission' or "
	    "@modality = 'must-not' and @permits])"));
	fixture->request.modality = "permission";
	ask(fixture);
	SAYS("count(//duty[@modality = 'must-not'])", "1");
	SAYS("count(//duty[@group != 'asked'])", "0");
}

static void
what_a_duty_covers_and_excepts_stands_beside_its_question(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "head";
	fixture->request.with_included = true;
	ask(fixture);
	SAYS("string(//duty[item]/item[1]/@number)", "(1)");
	SAYS("string(//duty[item]/item[1]/line)",
	    find(fixture, "string(//duty[item]/clause/provision[1]/line)"));
	SAYS("string(//exception[. = '当番のとき']/@asked)", "");
	SAYS("string(//standard[@slug = 'rule']/collective/@members)",
	    "課長及び担当者");
	SAYS("count(//standard[@slug = 'duty']/collective)", "0");
}

static void
a_collective_name_binds_its_members(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "head";
	ask(fixture);
	SAYS("count(//duty)", "1");
	SAYS("string(//duty/@via)", "責任者等");
	SAYS("string(//duty/@role-ids)", "head clerk");
}

static void
included_roles_are_asked_for(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "clerk";
	ask(fixture);
	SAYS("count(//duty)", "2");
	fixture->request.with_included = true;
	ask(fixture);
	SAYS("count(//duty)", "4");
	SAYS("string(//duty[@number = 1]/@via)", "職員");
	/* Named himself, he owes it as himself. */
	SAYS("count(//duty[@number = 4]/@via)", "0");
}

static void
a_clause_can_be_read_alone(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "staff";
	ask(fixture);
	SAYS("string(//duty[1]/clause/lead)",
	    "職員は,次に掲げる事項を守らなければならない。");
	SAYS("string(//duty[1]/clause/line)", "記録媒体を持ち出さないこと。");
	fixture->request.role = "head";
	ask(fixture);
	SAYS("string(//duty/clause/provision/line)", "日時");
	SAYS("string(//duty/clause/provision/@number)", "(1)");
}

static void
a_duty_knows_where_it_stands(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "staff";
	ask(fixture);
	SAYS("string(//duty[1]/@chapter)", "第2章 取扱い");
	SAYS("string(//duty[1]/@article-caption)", "(遵守事項)");
	SAYS("string(//duty[1]/@permits)", "課長、担当者");
	SAYS("string(//duty[1]/@implied)", "yes");
	SAYS("string(//duty[1]/@href)",
	    "../../standards/rule/standard.html#Mp-At_2-Pr_1-It_1");
	SAYS("string(//duty[1]/exception/@standard-title)", "当番基準");
	SAYS("string(//duty[2]/@first)", "2");
	SAYS("string(//duty[@number = 3]/@first)", "1");
}

static void
only_terms_that_occur_are_defined(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "staff";
	ask(fixture);
	SAYS("count(//definition)", "1");
	SAYS("string(//definition/@term)", "記録媒体");
	SAYS("string(//definition)", "情報を記録するものをいう。");
	fixture->request.role = NULL;
	fixture->request.edition = find_edition(fixture->corpus, "town/rule");
	ask(fixture);
	SAYS("count(//definition)", "2");
}

static void
remarks_and_forms_follow_the_duties(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "staff";
	ask(fixture);
	SAYS("count(//note)", "1");
	SAYS("count(//form)", "0");
	fixture->request.role = "head";
	ask(fixture);
	SAYS("string(//note/@kind)", "ambiguous");
	SAYS("string(//form/@address)", "Fm_1");
}

static void
a_standard_comes_whole(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.kind = "standard";
	fixture->request.edition = find_edition(fixture->corpus, "town/rule");
	ask(fixture);
	SAYS("string(/dossier/@per)", "standard");
	SAYS("count(//standard)", "1");
	SAYS("count(//text/provision)", "3");
	SAYS("string(//text//term[1])", "記録媒体");
	SAYS("string(//exempt/@reason-title)", "定義規定");
	SAYS("string(//law-num/line[2])", "町訓第1号");
	/* What it asks of whom is for kinds that show it. */
	SAYS("count(//duty | //coverage)", "0");
	fixture->request.kind = "coverage";
	ask(fixture);
	SAYS("count(//coverage/provision[@status = 'duty'])", "3");
	SAYS("count(//coverage/provision[starts-with(@status, 'exempt:')])",
	    "1");
	SAYS("count(//owed[@role = 'clerk'])", "1");
}

static void
an_older_edition_leads_up_one_folder_more(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.edition = find_edition(fixture->corpus,
	    "town/rule@2016-04-01");
	ask(fixture);
	SAYS("string(//duty[1]/@href)", "../../../standards/rule/2016-04-01/"
	    "standard.html#Mp-At_2-Pr_1-It_1");
	SAYS("string(/dossier/@edition-label)", "平成28年4月1日施行");
}

static void
the_label_names_what_differs(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "staff";
	ask(fixture);
	SAYS("string(/dossier/@edition-label)",
	    "令和元年5月1日施行(基準2は令和2年4月1日)");
}

static void
an_unknown_role_is_reported(void **state)
{
	struct fixture *fixture = *state;

	fixture->request.role = "stuff";
	ask(fixture);
	assert_null(fixture->dossier);
	assert_true(problems_have(fixture->problems, PROBLEM_ROLE_ABSENT));
}

static void
options_reach_the_template(void **state)
{
	static const char *const options[] = { "variant", "\"yes' & no",
	    "date", "2026-04-01", NULL };
	struct fixture *fixture = *state;

	fixture->request.role = "staff";
	fixture->request.options = options;
	ask(fixture);
	SAYS("string(/dossier/option[@name = 'variant']/@value)",
	    "\"yes' & no");
	SAYS("string(/dossier/option/@era)", "令和8年4月1日");
}

static void
eras_change_on_their_first_day(void **state)
{
	static const struct { struct day day; const char *words; } cases[] = {
		{ { 2019, 4, 30 }, "平成31年4月30日" },
		{ { 2019, 5, 1 }, "令和元年5月1日" },
		{ { 1989, 1, 7 }, "昭和64年1月7日" },
		{ { 1989, 1, 8 }, "平成元年1月8日" },
		{ { 1926, 12, 24 }, "大正15年12月24日" },
		{ { 1926, 12, 25 }, "昭和元年12月25日" },
		{ { 1912, 7, 29 }, "明治45年7月29日" },
		{ { 1873, 1, 1 }, "明治6年1月1日" },
		{ { 1872, 12, 1 }, "1872年12月1日" },
		{ { 2026, 4, 1 }, "令和8年4月1日" }
	};
	struct fixture *fixture = *state;
	struct day found;
	const char *end;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(date_era(fixture->pool, cases[i].day),
		    cases[i].words);
	assert_non_null(date_find("(平成23年11月14日決定)", &found, &end));
	assert_int_equal(found.year, 2011);
	assert_string_equal(end, "決定)");
	assert_non_null(date_find("令和元年５月１日", &found, &end));
	assert_int_equal(found.year * 100 + found.month, 201905);
	assert_null(date_find("平成23年13月1日、平成", &found, &end));
}

static void
only_days_of_the_calendar_are_read(void **state)
{
	struct day day;

	(void)state;
	assert_true(date_read("2024-02-29", &day));
	assert_false(date_read("2023-02-29", &day));
	assert_false(date_read("2023-2-9", &day));
	assert_false(date_read("draft", &day));
	assert_false(date_read("2023-00-10", &day));
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_role_owes_only_its_own_duties),
		TEST(duties_stand_in_the_order_of_the_text),
		TEST(a_cut_keeps_the_numbers_of_the_whole),
		TEST(several_roles_of_one_person_ask_each_question_once),
		TEST(a_prohibition_that_can_be_lifted_is_asked_for_first),
		TEST(what_a_duty_covers_and_excepts_stands_beside_its_question),
		TEST(a_collective_name_binds_its_members),
		TEST(included_roles_are_asked_for),
		TEST(a_clause_can_be_read_alone),
		TEST(a_duty_knows_where_it_stands),
		TEST(only_terms_that_occur_are_defined),
		TEST(remarks_and_forms_follow_the_duties),
		TEST(a_standard_comes_whole),
		TEST(an_older_edition_leads_up_one_folder_more),
		TEST(the_label_names_what_differs),
		TEST(an_unknown_role_is_reported),
		TEST(options_reach_the_template),
		TEST(eras_change_on_their_first_day),
		TEST(only_days_of_the_calendar_are_read)
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}
