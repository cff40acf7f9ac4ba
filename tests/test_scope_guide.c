#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include <libxml/parser.h>

#include "scope/scope.h"

static const char GUIDES[] = "<guides>"
    "<guide at=\"why\" role=\"*\" kind=\"handout\"><para>"
    "<cite ref=\"kyoto/01#Mp-At_5-Pr_1\">第5条</cite></para></guide>"
    "<guide at=\"quiz\" role=\"staff\" kind=\"handout\"/>"
    "<guide at=\"quiz\" role=\"temporary-staff system-user\" "
    "kind=\"handout\"/>"
    "<guide at=\"why\" role=\"staff\" kind=\"pledge\"/>"
    "<guide at=\"words\" role=\"*\"/>"
    "</guides>";

/* A dossier of kyoto with these guides offered. */
struct fixture {
	struct problems		*problems;
	struct corpus		*corpus;
	struct kinds		*kinds;
	xmlDoc			*guides, *dossier;
};

static void
set_up(struct fixture *fixture, const char *kind, const char *role)
{
	struct request request = { .kind = kind, .role = role };

	fixture->problems = problems_new();
	fixture->corpus = corpus_load("corpus", fixture->problems);
	fixture->kinds = kinds_load("templates", fixture->problems);
	request.kinds = fixture->kinds;
	request.authority = find_authority(fixture->corpus, "kyoto");
	assert_non_null(request.authority);
	fixture->guides = xmlReadMemory(GUIDES, sizeof GUIDES - 1, NULL, NULL,
	    0);
	request.extra = fixture->guides;
	fixture->dossier = scope_dossier(fixture->corpus, &request,
	    fixture->problems);
	assert_non_null(fixture->dossier);
}

static void
drop(struct fixture *fixture)
{
	xmlFreeDoc(fixture->dossier);
	xmlFreeDoc(fixture->guides);
	kinds_free(fixture->kinds);
	corpus_free(fixture->corpus);
	problems_free(fixture->problems);
}

/* The guide for a point of the dossier, the only one; NULL if none. */
static const xmlNode *
guide_at(const struct fixture *fixture, const char *point)
{
	const xmlNode *guide, *found = NULL;

	for (guide = node_child(xmlDocGetRootElement(fixture->dossier),
	    "guide"); guide != NULL; guide = node_next(guide, "guide"))
		if (strcmp(node_attr(guide, "at"), point) == 0) {
			assert_null(found);
			found = guide;
		}
	return found;
}

static const xmlNode *
first_cite(const xmlNode *node)
{
	const xmlNode *found;

	for (; node != NULL; node = node->next) {
		found = node_is(node, "cite") ? node :
		    first_cite(node->children);
		if (found != NULL)
			return found;
	}
	return NULL;
}

static void
a_role_has_the_guides_for_it_and_for_all(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "handout", "staff");
	assert_non_null(guide_at(&fixture, "why"));
	assert_string_equal(node_attr(guide_at(&fixture, "quiz"), "role"),
	    "staff");
	drop(&fixture);
}

static void
one_guide_may_be_for_several_roles(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "handout", "system-user");
	assert_string_equal(node_attr(guide_at(&fixture, "quiz"), "role"),
	    "temporary-staff system-user");
	drop(&fixture);
}

static void
a_role_without_its_own_has_those_for_all(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "handout", "hq-office");
	assert_non_null(guide_at(&fixture, "why"));
	assert_null(guide_at(&fixture, "quiz"));
	drop(&fixture);
}

static void
other_kinds_have_none(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "checklist", "staff");
	assert_null(node_child(xmlDocGetRootElement(fixture.dossier),
	    "guide"));
	drop(&fixture);
}

static void
prose_that_names_no_kind_is_for_those_that_ask(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "handout", "staff");
	assert_non_null(guide_at(&fixture, "words"));
	drop(&fixture);
	set_up(&fixture, "checklist", "staff");
	assert_null(guide_at(&fixture, "words"));
	drop(&fixture);
}

static void
references_lead_to_the_standards_files(void **state)
{
	struct fixture fixture;
	const xmlNode *cite;

	(void)state;
	set_up(&fixture, "handout", "staff");
	cite = first_cite(guide_at(&fixture, "why")->children);
	assert_non_null(cite);
	assert_string_equal(node_attr(cite, "ref"),
	    "../../standards/01/standard.html#Mp-At_5-Pr_1");
	drop(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_role_has_the_guides_for_it_and_for_all),
		cmocka_unit_test(one_guide_may_be_for_several_roles),
		cmocka_unit_test(a_role_without_its_own_has_those_for_all),
		cmocka_unit_test(other_kinds_have_none),
		cmocka_unit_test(
		    prose_that_names_no_kind_is_for_those_that_ask),
		cmocka_unit_test(references_lead_to_the_standards_files)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
