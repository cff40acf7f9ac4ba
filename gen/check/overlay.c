/*
 * Overlay: duties.xml is complete, its parts fit each other, and what it
 * quotes is there.
 */
#include "check/inside.h"

#include <ctype.h>
#include <string.h>

#include "base/word.h"
#include "base/names.h"


static const xmlNode *
overlay_root(const struct checking *checking)
{
	return overlay_of(checking->edition)->root;
}

/* Duties */

static void
check_duplicates(struct checking *checking)
{
	struct names ids = { .pool = checking->pool };
	const xmlNode *node = node_child(overlay_root(checking), "duty");

	for (; node != NULL; node = node_next(node, "duty")) {
		const char *id = node_attr(node, "id");

		if (id != NULL && !names_add(&ids, id, NULL))
			problem_add(checking->problems, PROBLEM_ID_DUPLICATE,
			    check_place(node, "id"),
			    "the id \"%s\" is given a second time", id);
	}
}

/* The provision's address, alone or with .2, .3 … */
static bool
fits_address(const char *id, const char *address)
{
	size_t length = strlen(address);

	if (strncmp(id, address, length) != 0)
		return false;
	id += length;
	if (*id == '\0')
		return true;
	return *id++ == '.' && *id >= '1' && *id <= '9' &&
	    strcmp(id, "1") != 0 && id[strspn(id, "0123456789")] == '\0';
}

static void
check_id_form(struct checking *checking, const xmlNode *node)
{
	const char *id = node_attr(node, "id");
	const char *address = node_attr(node, "provision");

	if (id != NULL && address != NULL && !fits_address(id, address))
		problem_add(checking->problems, PROBLEM_ID_MALFORMED,
		    check_place(node, "id"), "\"%s\" is not \"%s\", alone or "
		    "with .2, .3 and so on", id, address);
}

/* …していますか（許可を得たときを除く。）。 asks, too. */
static const char *
without_bracket(struct pool *pool, const char *words)
{
	static const char close[] = "）。", open[] = "（";
	const char *at, *last = NULL;

	if (!word_ends(words, close))
		return words;
	for (at = words; (at = strstr(at, open)) != NULL; at++)
		last = at;
	return last == NULL ? words : pool_format(pool, "%.*s。",
	    (int)(last - words), words);
}

static void
check_sentence(struct checking *checking, const xmlNode *duty,
    const char *name, const char *ending)
{
	const xmlNode *node = node_child(duty, name);
	const char *words;

	if (node == NULL) {
		problem_add(checking->problems, PROBLEM_QUESTION_FORM,
		    xml_place(duty), "the duty has no <%s>", name);
		return;
	}
	words = content_all(checking->pool, node);
	if (!word_ends(without_bracket(checking->pool, words), ending))
		problem_add(checking->problems, PROBLEM_QUESTION_FORM,
		    xml_place(node), "<%s> does not end with %s: \"%s\"",
		    name, ending, words);
	node = node_next(node, name);
	if (node != NULL)
		problem_add(checking->problems, PROBLEM_QUESTION_FORM,
		    xml_place(node), "the duty has a second <%s>", name);
}

static void
check_duty(struct checking *checking, const xmlNode *duty)
{
	const char *modality = node_attr(duty, "modality");

	check_id_form(checking, duty);
	/* What nobody would say aloud was not proposed as a question. */
	if (!check_proposed_is(duty) || node_child(duty, "question") != NULL)
		check_sentence(checking, duty, "question", "か。");
	check_sentence(checking, duty, "plain", "。");
	if (modality != NULL && strcmp(modality, "permission") == 0 &&
	    node_attr(duty, "permits") == NULL && !check_proposed_is(duty))
		problem_add(checking->problems, PROBLEM_PERMITS_MISSING,
		    check_place(duty, "modality"),
		    "the duty does not say whose permission it needs");
}

/* Exemptions */

static const struct provision *
provision_of(const struct checking *checking, const xmlNode *node)
{
	const char *address = node_attr(node, "provision");

	return address != NULL ? check_find(checking, address) : NULL;
}

static void
check_exempt(struct checking *checking, const xmlNode *exempt)
{
	const struct provision *provision = provision_of(checking, exempt);

	if (provision != NULL && check_coverage_account(checking->edition,
	    provision)->own == COVERAGE_DUTY)
		problem_add(checking->problems, PROBLEM_DUTY_EXEMPT,
		    check_place(exempt, "provision"),
		    "%s \"%s\" is exempt, but has a duty",
		    provision->address, provision->citation);
}

/* Notes */

/* Does the overlay of that place declare the conflict with ours? */
static bool
is_returned(struct checking *checking, const struct edition *edition,
    const struct provision *other, const struct provision *ours)
{
	const char *full = pool_format(checking->pool, "%s#%s",
	    checking->edition->standard->id, ours->address);
	const struct note *note = check_coverage_account(edition, other)->notes;

	for (; note != NULL; note = note->next) {
		const char *with = node_attr(note->node, "with");

		if (note->kind != NOTE_CONFLICT || with == NULL)
			continue;
		if (word_in(with, full) ||
		    (edition == checking->edition &&
		    word_in(with, ours->address)))
			return true;
	}
	return false;
}

static void
check_conflict(struct checking *checking, const xmlNode *note,
    const struct provision *provision)
{
	const char *with = node_attr(note, "with"), *name;
	const struct provision *other;
	const struct edition *edition;

	if (with == NULL)
		return;
	if (check_note_kind(node_attr(note, "kind")) != NOTE_CONFLICT)
		problem_add(checking->problems, PROBLEM_RECORD_INVALID,
		    check_place(note, "with"),
		    "only a note of kind conflict has with=\"…\"");
	while ((name = word_next(checking->pool, &with, " \t\n")) !=
	    NULL) {
		other = check_find_in(checking, name, &edition);
		/* The other end names what is in force. */
		if (other != NULL && edition->standard != NULL &&
		    !checking->edition->is_draft &&
		    !check_link_is_past(checking->edition) &&
		    !check_find_is_unread(checking, name) &&
		    !is_returned(checking, edition, other, provision))
			problem_add(checking->problems,
			    PROBLEM_CONFLICT_UNRETURNED,
			    check_place(note, "with"), "%s \"%s\" of %s "
			    "declares no conflict with %s#%s",
			    other->address, other->citation, edition->name,
			    checking->edition->standard->id,
			    provision->address);
	}
}

static void
check_note(struct checking *checking, const xmlNode *note)
{
	const struct provision *provision = provision_of(checking, note);
	const char *quote = node_attr(note, "quote");
	unsigned kind = check_note_kind(node_attr(note, "kind"));

	if (node_attr(note, "suggest") != NULL && quote == NULL &&
	    kind != NOTE_SUPPLIED)
		problem_add(checking->problems, PROBLEM_NOTE_SUGGEST_IDLE,
		    check_place(note, "suggest"),
		    "the note suggests other words, but quotes none");
	if (provision == NULL)
		return;
	if (quote != NULL && (*quote == '\0' || !check_note_may_quote(provision,
	    quote)))
		problem_add(checking->problems, PROBLEM_NOTE_QUOTE_ABSENT,
		    check_place(note, "quote"),
		    "%s \"%s\" does not say \"%s\"", provision->address,
		    provision->citation, quote);
	check_conflict(checking, note, provision);
}

/* Completeness */

/* One report for an article of which nothing is covered. */
static bool
is_reported_above(const struct checking *checking,
    const struct provision *provision)
{
	const struct provision *above;

	for (above = provision->parent; above != NULL &&
	    above->kind >= PROVISION_ARTICLE; above = above->parent)
		if (check_coverage(checking->edition, above) == COVERAGE_NONE &&
		    (above->kind == PROVISION_ARTICLE ||
		    *above->text != '\0'))
			return true;
	return false;
}

/* Is there as much as one record about the text? */
static bool
says_nothing(const struct checking *checking)
{
	const xmlNode *root = overlay_root(checking);

	return node_child(root, "duty") == NULL &&
	    node_child(root, "exempt") == NULL &&
	    node_child(root, "context") == NULL;
}

static void
report_start(struct checking *checking)
{
	problem_add(checking->problems, checking->edition->is_draft ?
	    PROBLEM_DRAFT_UNCOVERED : PROBLEM_PROVISION_UNCOVERED,
	    xml_place(overlay_root(checking)), "%s has no overlay yet: no "
	    "duty, no exemption and no context", checking->edition->name);
}

/* Without words of its own a provision asks nothing. */
static void
check_completeness(struct checking *checking)
{
	const struct provision *at = checking->edition->provisions;

	if (says_nothing(checking)) {
		report_start(checking);
		return;
	}
	for (; at != NULL; at = at->next) {
		if (!at->is_main || at->kind < PROVISION_ARTICLE ||
		    check_coverage(checking->edition, at) != COVERAGE_NONE ||
		    (at->kind != PROVISION_ARTICLE && *at->text == '\0') ||
		    is_reported_above(checking, at))
			continue;
		problem_add(checking->problems, checking->edition->is_draft ?
		    PROBLEM_DRAFT_UNCOVERED : PROBLEM_PROVISION_UNCOVERED,
		    xml_place(at->node), at->kind == PROVISION_ARTICLE ?
		    "%s \"%s\" and all of it has no duty, no exemption and is "
		    "context of none" : "%s \"%s\" has no duty, no exemption "
		    "and is context of none", at->address, at->citation);
	}
}

static void
report_absence(struct checking *checking)
{
	const struct edition *edition = checking->edition;

	if (edition->standard == NULL ||
	    check_place_has_file(checking, edition, "duties.xml"))
		return;
	problem_add(checking->problems, standard_is_current(edition) ?
	    PROBLEM_OVERLAY_MISSING : PROBLEM_OVERLAY_ABSENT,
	    (struct place){ .file = edition->text->path },
	    "%s has no duties.xml", edition->name);
}

void
check_overlay(struct checking *checking)
{
	const xmlNode *node;

	if (overlay_of(checking->edition)->source == NULL) {
		report_absence(checking);
		return;
	}
	check_records(checking, overlay_root(checking));
	check_duplicates(checking);
	for (node = overlay_root(checking)->children; node != NULL;
	    node = node->next) {
		if (node_is(node, "duty"))
			check_duty(checking, node);
		else if (node_is(node, "exempt"))
			check_exempt(checking, node);
		else if (node_is(node, "note"))
			check_note(checking, node);
	}
	check_completeness(checking);
}
