/*
 * What a revision means for each role, from two editions of a small standard.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <libxml/xpath.h>

#include "lawmaker.h"
#include "scope/scope.h"
#include "scratch.h"

struct given {
	struct scratch	 scratch;
	struct problems	*problems;
	struct corpus	*corpus;
	struct kinds	*kinds;
	struct pool	*pool;
	xmlDoc		*dossier;
};

static const char authority[] =
    "<authority id=\"town\" title=\"試町\" collection=\"集\">"
    "<signature mode=\"sign\"/>"
    "<addressee name=\"課長\" for=\"pledge\" roles=\"staff\"/>"
    "<standard slug=\"key\" title=\"鍵の基準\"/>"
    "<situation id=\"daily\" title=\"日ごろ\"/>"
    "<role id=\"head\" title=\"課長\"><what>長です。</what></role>"
    "<role id=\"staff\" title=\"職員\"><what>職員です。</what></role>"
    "<role id=\"guest\" title=\"来客\"><what>来客です。</what></role>"
    "</authority>";

static void
put_text(struct given *given, const char *edition, const char *lines)
{
	char *law = law_make("鍵の基準", lines);
	char name[64];

	snprintf(name, sizeof name, "town/key/%s/text.xml", edition);
	scratch_put(&given->scratch, name, law);
	free(law);
}

static void
put_duties(struct given *given, const char *edition, const char *duties)
{
	struct text out = {0};
	char name[64];

	snprintf(name, sizeof name, "town/key/%s/duties.xml", edition);
	text_add_format(&out, "<duties standard=\"town/key\" edition=\"%s\">"
	    "%s</duties>", edition, duties);
	scratch_put(&given->scratch, name, out.bytes);
	text_free(&out);
}

#define DUTY(ADDRESS, ROLES, PLAIN) \
	"<duty id=\"" ADDRESS "\" provision=\"" ADDRESS "\" roles=\"" ROLES \
	"\" modality=\"must\" situation=\"daily\"><question>" PLAIN \
	"か。</question><plain>" PLAIN "</plain></duty>"

static int
set_up(void **state)
{
	static struct given given;

	given = (struct given){ .scratch = scratch_open(),
	    .problems = problems_new(), .pool = pool_new() };
	scratch_put(&given.scratch, "town/authority.xml", authority);
	put_text(&given, "2020-04-01",
	    "A 1 保管 職員は、鍵を金庫に保管する。\n"
	    "A 2 点検 課長は、鍵を7日ごとに点検する。\n"
	    "A 3 返却 職員は、第1条の鍵を課長に返す。\n");
	put_duties(&given, "2020-04-01",
	    DUTY("Mp-At_1-Pr_1", "職員", "鍵を金庫に保管する。")
	    DUTY("Mp-At_2-Pr_1", "課長", "鍵を7日ごとに点検する。")
	    DUTY("Mp-At_3-Pr_1", "職員", "第1条の鍵を返す。"));
	*state = &given;
	return 0;
}

static int
tear_down(void **state)
{
	struct given *given = *state;

	xmlFreeDoc(given->dossier);
	kinds_free(given->kinds);
	corpus_free(given->corpus);
	problems_free(given->problems);
	pool_free(given->pool);
	scratch_close(&given->scratch);
	return 0;
}

static void
compare(struct given *given, const char *role)
{
	struct request request = { .kind = "impact", .role = role };

	given->corpus = corpus_load(given->scratch.path, given->problems);
	given->kinds = kinds_load("templates", given->problems);
	request.kinds = given->kinds;
	request.authority = find_authority(given->corpus, "town");
	request.older = find_edition(given->corpus, "town/key@2020-04-01");
	request.edition = find_edition(given->corpus, "town/key@draft");
	assert_non_null(request.older);
	assert_non_null(request.edition);
	given->dossier = scope_dossier(given->corpus, &request,
	    given->problems);
	assert_non_null(given->dossier);
}

static const char *
find(struct given *given, const char *expression)
{
	xmlXPathContext *context = xmlXPathNewContext(given->dossier);
	xmlXPathObject *found = xmlXPathEvalExpression(BAD_CAST expression,
	    context);
	xmlChar *words = xmlXPathCastToString(found);
	const char *copy = pool_string(given->pool, (const char *)words);

	xmlFree(words);
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(context);
	return copy;
}

#define SAYS(EXPRESSION, WORDS) \
	assert_string_equal(find(given, EXPRESSION), WORDS)

static void
who_is_not_affected_is_not_named(void **state)
{
	struct given *given = *state;

	put_text(given, "draft",
	    "A 1 保管 職員は、鍵を金庫に保管する。\n"
	    "A 2 点検 課長は、鍵を3日ごとに点検する。\n"
	    "A 3 返却 職員は、第1条の鍵を課長に返す。\n");
	put_duties(given, "draft",
	    DUTY("Mp-At_1-Pr_1", "職員", "鍵を金庫に保管する。")
	    DUTY("Mp-At_2-Pr_1", "課長", "鍵を3日ごとに点検する。")
	    DUTY("Mp-At_3-Pr_1", "職員", "第1条の鍵を返す。"));
	compare(given, NULL);
	SAYS("count(//affected)", "1");
	SAYS("//affected/@role", "head");
	SAYS("//affected/@changed", "1");
	SAYS("//affected/@train", "yes");
	SAYS("//affected/duty/old-plain", "鍵を7日ごとに点検する。");
	SAYS("//affected/duty/plain", "鍵を3日ごとに点検する。");
}

static void
who_pledged_signs_again(void **state)
{
	struct given *given = *state;

	put_text(given, "draft",
	    "A 1 保管 職員は、鍵を金庫に保管する。\n"
	    "A 2 点検 課長は、鍵を7日ごとに点検する。\n");
	put_duties(given, "draft",
	    DUTY("Mp-At_1-Pr_1", "職員", "鍵を金庫に保管する。")
	    DUTY("Mp-At_2-Pr_1", "課長", "鍵を7日ごとに点検する。"));
	compare(given, NULL);
	SAYS("//affected[@role = 'staff']/@gone", "1");
	SAYS("//affected[@role = 'staff']/@sign", "yes");
	SAYS("//affected[@role = 'staff']/@train", "");
	SAYS("count(//affected/paper[@kind = 'pledge'])", "1");
}

static void
numbers_that_follow_ask_for_nothing_else(void **state)
{
	struct given *given = *state;

	put_text(given, "draft",
	    "A 1 目的 鍵の扱いを定める。\n"
	    "A 2 保管 職員は、鍵を金庫に保管する。\n"
	    "A 3 点検 課長は、鍵を7日ごとに点検する。\n"
	    "A 4 返却 職員は、第2条の鍵を課長に返す。\n");
	put_duties(given, "draft",
	    "<exempt provision=\"Mp-At_1\" reason=\"purpose\"/>"
	    DUTY("Mp-At_2-Pr_1", "職員", "鍵を金庫に保管する。")
	    DUTY("Mp-At_3-Pr_1", "課長", "鍵を7日ごとに点検する。")
	    DUTY("Mp-At_4-Pr_1", "職員", "第2条の鍵を返す。"));
	compare(given, NULL);
	SAYS("//affected[@role = 'staff']/@changed", "0");
	SAYS("//affected[@role = 'staff']/@renumbered", "1");
	/* Its clause names the article by the new number. */
	SAYS("//affected[@role = 'staff']/@worded", "1");
	SAYS("//affected[@role = 'staff']/@train", "");
	SAYS("//affected[@role = 'head']/@renumbered", "1");
}

static void
a_duty_may_pass_to_another_role(void **state)
{
	struct given *given = *state;

	put_text(given, "draft",
	    "A 1 保管 来客は、鍵を金庫に保管する。\n"
	    "A 2 点検 課長は、鍵を7日ごとに点検する。\n"
	    "A 3 返却 職員は、第1条の鍵を課長に返す。\n");
	put_duties(given, "draft",
	    DUTY("Mp-At_1-Pr_1", "来客", "鍵を金庫に保管する。")
	    DUTY("Mp-At_2-Pr_1", "課長", "鍵を7日ごとに点検する。")
	    DUTY("Mp-At_3-Pr_1", "職員", "第1条の鍵を返す。"));
	compare(given, NULL);
	SAYS("//affected[@role = 'staff']/duty/@change", "gone");
	SAYS("//affected[@role = 'guest']/duty/@change", "new");
	SAYS("//affected[@role = 'guest']/@train", "yes");
}

static void
without_an_overlay_what_changed_is_stale(void **state)
{
	struct given *given = *state;

	put_text(given, "draft",
	    "A 1 保管 職員は、鍵を机に保管する。\n"
	    "A 2 点検 課長は、鍵を7日ごとに点検する。\n");
	compare(given, NULL);
	SAYS("//changes/@unread", "yes");
	SAYS("//affected[@role = 'staff']/@stale", "1");
	SAYS("//affected[@role = 'staff']/@gone", "1");
	SAYS("count(//affected[@role = 'head'])", "0");
}

static void
one_role_sees_only_itself(void **state)
{
	struct given *given = *state;

	put_text(given, "draft", "A 1 保管 職員は、鍵を机に保管する。\n");
	put_duties(given, "draft",
	    DUTY("Mp-At_1-Pr_1", "職員", "鍵を机に保管する。"));
	compare(given, "staff");
	SAYS("count(//affected)", "1");
	SAYS("//affected/@role", "staff");
	SAYS("/dossier/@per", "role-pair");
}

static void
two_lone_files_are_a_pair_without_roles(void **state)
{
	struct given *given = *state;
	struct request request = { .kind = "comparison" };
	struct edition *old, *new;
	char *law = law_make("鍵", "A 1 甲 甲を定める。\n");

	old = edition_load_law(given->pool, scratch_put(&given->scratch, "old.xml",
	    law), given->problems);
	new = edition_load_law(given->pool, scratch_put(&given->scratch, "new.xml",
	    law), given->problems);
	request.older = old;
	request.edition = new;
	free(law);
	given->dossier = scope_dossier(NULL, &request, given->problems);
	SAYS("/dossier/@per", "pair");
	SAYS("count(/dossier/changes)", "1");
	SAYS("count(//affected)", "0");
	edition_free(old);
	edition_free(new);
}

#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, set_up, tear_down)

/* What nobody has written down yet. */

static void
a_provision_without_a_record_is_never_calm(void **state)
{
	struct given *given = *state;

	put_text(given, "draft",
	    "A 1 保管 職員は、鍵を金庫に保管する。\n"
	    "A 2 点検 課長は、鍵を7日ごとに点検する。\n"
	    "A 3 返却 職員は、第1条の鍵を課長に返す。\n"
	    "A 4 札 来客は、札を下げなければならない。\n"
	    "A 5 掲示 鍵の数を掲げなければならない。\n");
	put_duties(given, "draft",
	    DUTY("Mp-At_1-Pr_1", "職員", "鍵を金庫に保管する。")
	    DUTY("Mp-At_2-Pr_1", "課長", "鍵を7日ごとに点検する。")
	    DUTY("Mp-At_3-Pr_1", "職員", "第1条の鍵を返す。"));
	compare(given, NULL);
	SAYS("count(//changes/unrecorded)", "2");
	SAYS("//changes/unrecorded[@nobody]/@citation", "第5条");
	SAYS("//affected[@role = 'guest']/@unrecorded", "1");
	SAYS("//affected[@role = 'guest']/unrecorded/@citation", "第4条");
	SAYS("count(//affected[@role = 'head'][unrecorded])", "0");
}

static void
a_clause_whose_record_is_gone_is_not_gone(void **state)
{
	struct given *given = *state;

	put_text(given, "draft",
	    "A 1 保管 職員は、鍵を金庫に保管する。\n"
	    "A 2 点検 課長は、鍵を7日ごとに点検する。\n"
	    "A 3 返却 職員は、第1条の鍵を課長に返す。\n");
	put_duties(given, "draft",
	    DUTY("Mp-At_1-Pr_1", "職員", "鍵を金庫に保管する。")
	    DUTY("Mp-At_3-Pr_1", "職員", "第1条の鍵を返す。"));
	compare(given, NULL);
	SAYS("//affected[@role = 'head']/@gone", "0");
	SAYS("//affected[@role = 'head']/duty/@change", "stale");
	SAYS("//affected[@role = 'head']/duty/@because", "record");
}

static void
what_was_exempt_and_binds_now_is_to_be_read(void **state)
{
	struct given *given = *state;

	put_text(given, "2020-04-01",
	    "A 1 目的 この基準は、鍵の扱いを定める。\n");
	put_duties(given, "2020-04-01",
	    "<exempt provision=\"Mp-At_1-Pr_1\" reason=\"purpose\"/>");
	put_text(given, "draft",
	    "A 1 目的 職員は、鍵の扱いを守らなければならない。\n");
	put_duties(given, "draft",
	    "<exempt provision=\"Mp-At_1-Pr_1\" reason=\"purpose\"/>");
	compare(given, NULL);
	SAYS("//affected[@role = 'staff']/unrecorded/@because", "exempt");
}

static void
members_that_were_copied_are_to_be_written_anew(void **state)
{
	struct given *given = *state;
	static const char old_text[] =
	    "A 1 保管 職員は、鍵及び札(以下「鍵等」という。)を保管する。\n"
	    "A 2 点検 課長は、鍵等を点検する。\n";
	static const char overlay[] =
	    DUTY("Mp-At_1-Pr_1", "職員", "鍵と札を保管する。")
	    DUTY("Mp-At_2-Pr_1", "課長", "鍵等（鍵、札）を点検する。");

	put_text(given, "2020-04-01", old_text);
	put_duties(given, "2020-04-01", overlay);
	put_text(given, "draft",
	    "A 1 保管 職員は、鍵、札及び印(以下「鍵等」という。)を保管する。\n"
	    "A 2 点検 課長は、鍵等を点検する。\n");
	put_duties(given, "draft", overlay);
	compare(given, NULL);
	SAYS("//affected[@role = 'head']/duty/@change", "stale");
	SAYS("//affected[@role = 'head']/duty/@because", "members");
}

static void
put_form(struct given *given, const char *edition, const char *related,
    const char *words)
{
	struct text out = {0};
	char name[64];

	snprintf(name, sizeof name, "town/key/%s/forms.xml", edition);
	text_add_format(&out, "<forms standard=\"town/key\" edition=\"%s\">"
	    "<form id=\"Fm_1\" label=\"別記様式\" related=\"(%s関係)\" "
	    "title=\"誓約書\" from=\"来客\" to=\"課長\"><para>%s</para>"
	    "</form></forms>", edition, related, words);
	scratch_put(&given->scratch, name, out.bytes);
	text_free(&out);
}

static void
a_form_names_a_number_that_moved(void **state)
{
	struct given *given = *state;

	put_form(given, "2020-04-01", "第2条", "鍵を守ります。");
	put_form(given, "draft", "第2条", "鍵を守ります。");
	put_text(given, "draft",
	    "A 1 保管 職員は、鍵を金庫に保管する。\n"
	    "A 2 札 来客は、札を胸に見えるように下げる。\n"
	    "A 3 点検 課長は、鍵を7日ごとに点検する。\n"
	    "A 4 返却 職員は、第1条の鍵を課長に返す。\n");
	put_duties(given, "draft", "");
	compare(given, NULL);
	SAYS("//form-related/@label", "別記様式");
	SAYS("//form-related/@was", "第2条");
	SAYS("//form-related/@now", "第3条");
}

static void
who_signs_a_changed_promise_signs_again(void **state)
{
	struct given *given = *state;
	static const char overlay[] =
	    DUTY("Mp-At_1-Pr_1", "職員", "鍵を金庫に保管する。")
	    DUTY("Mp-At_2-Pr_1", "課長", "鍵を7日ごとに点検する。")
	    DUTY("Mp-At_3-Pr_1", "職員", "第1条の鍵を返す。");

	put_form(given, "2020-04-01", "第2条", "鍵を守ります。");
	put_form(given, "draft", "第2条", "鍵を5年間守ります。");
	put_text(given, "draft",
	    "A 1 保管 職員は、鍵を金庫に保管する。\n"
	    "A 2 点検 課長は、鍵を7日ごとに点検する。\n"
	    "A 3 返却 職員は、第1条の鍵を課長に返す。\n");
	put_duties(given, "draft", overlay);
	compare(given, NULL);
	SAYS("//affected[@role = 'guest']/@sign", "yes");
	SAYS("//affected[@role = 'guest']/form/@own", "yes");
	SAYS("//affected[@role = 'guest']/paper/@kind", "pledge");
	SAYS("contains(//affected[@role = 'guest']/form/clause, '5年間')",
	    "true");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(who_is_not_affected_is_not_named),
		TEST(who_pledged_signs_again),
		TEST(numbers_that_follow_ask_for_nothing_else),
		TEST(a_duty_may_pass_to_another_role),
		TEST(without_an_overlay_what_changed_is_stale),
		TEST(one_role_sees_only_itself),
		TEST(two_lone_files_are_a_pair_without_roles),
		TEST(a_provision_without_a_record_is_never_calm),
		TEST(a_clause_whose_record_is_gone_is_not_gone),
		TEST(what_was_exempt_and_binds_now_is_to_be_read),
		TEST(members_that_were_copied_are_to_be_written_anew),
		TEST(a_form_names_a_number_that_moved),
		TEST(who_signs_a_changed_promise_signs_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
