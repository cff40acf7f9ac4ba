/*
 * Agreement: does a duty say what its clause says? Whether it forbids, what is
 * excepted, when it holds, whose permission it asks: what an editor may lose
 * or turn without one name or one modality being wrong. Where the overlay
 * means it, words-because="…" says why.
 */
#include "check/said.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "refer/role.h"

/* The first of the words that stands there, or NULL. */
static const char *
first_of(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strstr(text, *words) != NULL)
			return *words;
	return NULL;
}

static bool
applies(const struct said *said)
{
	return node_attr(said->duty->node, "applies") != NULL;
}

static bool
is_modality(const struct said *said, const char *modality)
{
	return strcmp(said->duty->modality, modality) == 0;
}

/* Forbidden or not */

/* The last letters of each sentence, where it says yes or no. */
static bool
any_end_has(struct pool *pool, const char *words, size_t letters,
    const char *const *found)
{
	const char *bare = said_bare(pool, words), *at = bare, *end;

	for (; *at != '\0'; at = end + (*end != '\0' ? strlen("。") : 0)) {
		size_t count;
		const char *from = at;

		end = strstr(at, "。");
		if (end == NULL)
			end = at + strlen(at);
		count = text_count(at, (size_t)(end - at));
		for (; count > letters; count--)
			text_next(&from, end);
		if (first_of(pool_copy(pool, from, (size_t)(end - from)),
		    found) != NULL)
			return true;
	}
	return false;
}

static void
check_turned(const struct said *said)
{
	enum { ENDING = 24 };
	static const char *const left_undone[] = { "ない", "ません", "ず",
	    "なかった", NULL };
	static const char *const asked_undone[] = { "ないようにして",
	    "ないでい", "ていません", NULL };
	static const char *const idle[] = { "からないように", NULL };
	struct pool *pool = said->checking->pool;
	const char *const told[] = { said->question, said->plain };
	unsigned allowed = check_wording_allowed(said->duty->provision);
	size_t i;

	/* That the modality itself is wrong is told already. */
	if (allowed != 0 && !applies(said) && (allowed &
	    check_wording_modality(said->duty)) == 0)
		return;
	for (i = 0; i < sizeof told / sizeof *told; i++)
		if (is_modality(said, "must-not") && *told[i] != '\0' &&
		    !any_end_has(pool, told[i], ENDING, left_undone))
			problem_add(said->checking->problems,
			    said_problem(said), xml_place(said->duty->node),
			    "%s forbids, but what is asked or told does not "
			    "say that it is left undone: \"%s\"",
			    said->duty->provision->address, told[i]);
	if (is_modality(said, "must") && first_of(said->question, idle) ==
	    NULL && any_end_has(pool, said->question, ENDING / 2,
	    asked_undone))
		problem_add(said->checking->problems, said_problem(said),
		    xml_place(said->duty->node), "%s commands, but its "
		    "question asks whether that is left undone: \"%s\"",
		    said->duty->provision->address, said->question);
}

/* Exceptions */

/* A duty that tells the exception itself needs none. */
static bool
is_exception_itself(const struct said *said)
{
	return is_modality(said, "may");
}

static void
check_exception_lost(const struct said *said)
{
	static const char *const excepts[] = { "ただし,", "ただし、", "ただし，",
	    "この限りでない",
	    "除き", "除いて", "ときを除く", "場合を除く", "ものを除く",
	    NULL };
	static const char *const told[] = { "除", "以外", "ただし", "限り",
	    "に限", "でも", NULL };
	const char *words = first_of(said->own, excepts);

	if (words == NULL || applies(said) || is_exception_itself(said) ||
	    is_modality(said, "permission") ||
	    node_child(said->duty->node, "exception") != NULL ||
	    first_of(said->question, told) != NULL)
		return;
	problem_add(said->checking->problems, said_problem(said),
	    xml_place(said->duty->node), "the words of %s except something "
	    "(\"%s\"), but this duty does not say so: \"%s\"",
	    said->duty->provision->address, words, said->duty->provision->
	    text);
}

/* The words that introduce it, and those that stand below. */
static const char *
leads_of(const struct said *said)
{
	struct text out = {0};
	const char *words;

	said_add_all(&out, said->duty->provision);
	said_add_listed(said->checking, &out, node_attr(said->duty->node,
	    "applies"));
	words = pool_string(said->checking->pool, out.bytes);
	text_free(&out);
	return words;
}

static void
check_exception_made(const struct said *said)
{
	static const char *const excepts[] = { "ただし", "限りでない", "除",
	    "以外", "限り", "に限", "かかわらず", "許可", "承認", "認め",
	    "やむを得", NULL };
	const xmlNode *exception = node_child(said->duty->node, "exception");

	/* Where the exception stands elsewhere, the overlay says where. */
	while (exception != NULL && node_attr(exception, "provision") !=
	    NULL && check_find(said->checking, node_attr(exception,
	    "provision")) != said->duty->provision)
		exception = node_next(exception, "exception");
	if (exception == NULL || first_of(pool_format(said->checking->pool,
	    "%s%s", said->own, leads_of(said)), excepts) != NULL)
		return;
	problem_add(said->checking->problems, said_problem(said),
	    xml_place(exception), "%s says of no exception, but this duty has "
	    "one", said->duty->provision->address);
}

static void
check_permits_made(const struct said *said)
{
	static const char *const allows[] = { "許可", "承認", "同意", "認め",
	    NULL };

	if (node_attr(said->duty->node, "permits") == NULL ||
	    first_of(said->clause, allows) != NULL)
		return;
	problem_add(said->checking->problems, said_problem(said),
	    check_place(said->duty->node, "permits"), "%s speaks of nobody "
	    "who allows anything, but this duty names one",
	    said->duty->provision->address);
}

/* When it holds */

static const char *const tells_case[] = { "とき", "場合", "際", "当た", "たら",
    "れば", "前に", "後に", "から", "中に", "中は", "先立", "あらかじめ", "事前",
    "にあって", "については", NULL };

/* Of two duties of one provision the case may be the other's. */
static bool
another_tells(const struct said *said)
{
	const struct overlay *overlay = overlay_of(said->checking->edition);
	bool parts;
	size_t i;

	for (i = 0; i < overlay->count; i++) {
		const struct duty *other = &overlay->duties[i];

		if (other != said->duty && other->provision ==
		    said->duty->provision && first_of(said_read(said->checking,
		    other, &parts).all, tells_case) != NULL)
			return true;
	}
	return false;
}

static void
check_case_lost(const struct said *said)
{
	static const char *const cases[] = { "ときは", "とき,", "とき，",
	    "とき、", "場合は", "場合に", "場合,", "場合、", "に際し",
	    "に当た", NULL };
	const char *words = first_of(said->own, cases);

	if (words == NULL || applies(said) ||
	    first_of(said->all, tells_case) != NULL || another_tells(said))
		return;
	problem_add(said->checking->problems, said_problem(said),
	    xml_place(said->duty->node), "the words of %s hold in a case "
	    "(\"%s\"), but this duty does not say when: \"%s\"",
	    said->duty->provision->address, words,
	    said->duty->provision->text);
}

/* Whose permission */

/* The longest of the names that ends there. */
static const char *
name_before(const struct said *said, const char *start, const char *end)
{
	const struct authority *authority = said->checking->authority;
	const char **names = role_names(said->checking->pool, authority);
	const xmlNode *node = node_child(xmlDocGetRootElement(
	    authority->source->document), "collective");
	const char *best = NULL, *name;
	size_t i;

	for (i = 0; names[i] != NULL; i++)
		if (word_ends_at(start, end, names[i]) && (best == NULL ||
		    strlen(names[i]) > strlen(best)))
			best = names[i];
	for (; node != NULL; node = node_next(node, "collective")) {
		name = node_attr(node, "name");
		if (name != NULL && word_ends_at(start, end, name) &&
		    (best == NULL || strlen(name) > strlen(best)))
			best = name;
	}
	return best;
}

static bool
meet(const char *const *these, const char *const *those)
{
	for (; *these != NULL; these++)
		if (word_among(those, *these))
			return true;
	return false;
}

/* 統括者等の許可: is that whom permits="…" names? */
static void
check_permit(const struct said *said, const char *words, const char *permits)
{
	static const char *const asks[] = { "の許可", "の承認", "の同意" };
	const struct authority *authority = said->checking->authority;
	const char *slug = said->checking->edition->standard->slug;
	struct pool *pool = said->checking->pool;
	const char *at, *name;
	size_t i;

	for (i = 0; i < sizeof asks / sizeof *asks; i++)
		for (at = words; (at = strstr(at, asks[i])) != NULL; at++) {
			name = name_before(said, words, at);
			if (name == NULL || meet(role_resolve(pool, authority,
			    name, slug), role_resolve(pool, authority,
			    permits, slug)))
				continue;
			problem_add(said->checking->problems,
			    said_problem(said), check_place(said->duty->node,
			    "permits"), "this duty on %s says \"%s%s\", but "
			    "permits=\"%s\"", said->duty->provision->address,
			    name, asks[i], permits);
			return;
		}
}

static void
check_permits(const struct said *said)
{
	const char *permits = node_attr(said->duty->node, "permits");

	if (permits == NULL || !is_modality(said, "permission"))
		return;
	check_permit(said, said_bare(said->checking->pool, said->question),
	    permits);
	check_permit(said, said_bare(said->checking->pool, said->plain),
	    permits);
}

/* All of a duty */

static void
check_duty(struct checking *checking, const struct duty *duty)
{
	bool parts = false;
	struct said said = said_read(checking, duty, &parts);
	struct problems *all = checking->problems;
	bool is_explained = said_is_explained(duty->node);

	if (is_explained)
		checking->problems = problems_new();
	check_turned(&said);
	if (duty->provision->kind != PROVISION_FORM) {
		check_exception_lost(&said);
		check_exception_made(&said);
		check_permits_made(&said);
		check_case_lost(&said);
		said_number_check(&said);
		said_member_check(&said);
		said_role_check_apart(&said);
	}
	check_permits(&said);
	if (is_explained) {
		problems_free(checking->problems);
		checking->problems = all;
	}
	if (duty->provision->kind != PROVISION_FORM)
		said_role_check_read_into(&said);
	if (node_attr(duty->node, "words-because") != NULL && !parts)
		problem_add(checking->problems, PROBLEM_REASON_IDLE,
		    check_place(duty->node, "words-because"), "%s says why "
		    "in %s=\"...\", but there is nothing to explain: it "
		    "agrees with its words", duty->provision->address,
		    "words-because");
}

/* …てはならない is no matter of procedure. */
static void
check_exempt(struct checking *checking, const xmlNode *exempt)
{
	static const char *const binds[] = { "なければならない",
	    "てはならない", "ではならない", NULL };
	const char *address = node_attr(exempt, "provision");
	const struct provision *at = address == NULL ? NULL :
	    find_provision(checking->edition, address);

	if (at == NULL || check_proposed_is(exempt) ||
	    check_coverage_account(checking->edition, at)->own ==
	    COVERAGE_DUTY ||
	    said_is_explained(exempt) || first_of(at->text, binds) == NULL)
		return;
	problem_add(checking->problems, checking->edition->is_draft ?
	    PROBLEM_DRAFT_WORDING : PROBLEM_DUTY_WORDING, xml_place(exempt),
	    "%s is exempt, but its words bind: \"%s\"", at->address, at->text);
}

void
check_agree(struct checking *checking)
{
	const struct overlay *overlay = overlay_of(checking->edition);
	const xmlNode *node;
	size_t i;

	if (checking->edition->standard == NULL || overlay->source == NULL)
		return;
	for (i = 0; i < overlay->count; i++)
		if (overlay->duties[i].provision != NULL &&
		    !check_proposed_is(overlay->duties[i].node))
			check_duty(checking, &overlay->duties[i]);
	for (node = node_child(overlay->root, "exempt"); node != NULL;
	    node = node_next(node, "exempt"))
		check_exempt(checking, node);
}
