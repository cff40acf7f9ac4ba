/*
 * Terms: what a standard defines, once, before it uses it, and without going
 * round in a circle. A word that is used without being defined cannot be told
 * from plain language; only collective names of authority.xml, and words that
 * were introduced for one article or paragraph, are known to need a
 * definition.
 */
#include "check/inside.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "refer/define.h"

static bool
is_inside(const struct provision *provision, const struct provision *top)
{
	for (; provision != NULL; provision = provision->parent)
		if (provision == top)
			return true;
	return false;
}

bool
check_term_is_used(const struct definition *term)
{
	const struct provision *at = term->edition->provisions;

	/* Brackets explain a word once; a class is there to be left over. */
	if (term->way == DEFINE_INLINE || term->way == DEFINE_CLASS)
		return true;
	for (; at != NULL; at = at->next) {
		const char *found;

		if (term->way != DEFINE_SHORT && is_inside(at, term->at))
			continue;
		found = strstr(at->text, term->term);
		if (found != NULL && at == term->at &&
		    (size_t)(found - at->text) == term->start)
			found = strstr(found + strlen(term->term),
			    term->term);
		if (found != NULL || strstr(at->caption, term->term) != NULL)
			return true;
	}
	return false;
}

static void
check_used(struct checking *checking, const struct definition *term)
{
	if (check_term_is_used(term) || check_noted(checking, term->at,
	    NOTE_UNUSED_TERM, term->start, term->end))
		return;
	problem_add(checking->problems, PROBLEM_TERM_UNUSED,
	    xml_place(term->at->node), "\"%s\" is defined here, but used "
	    "nowhere else", term->term);
}

/* 附則 define words anew, each for itself. */
static bool
is_for_all(const struct definition *term)
{
	return term->range == NULL && !term->is_partial && term->at->is_main;
}

static void
check_once(struct checking *checking, const struct definition *first,
    const struct definition *term)
{
	const unsigned kinds = NOTE_INCONSISTENT_TERM | NOTE_AMBIGUOUS |
	    NOTE_SIC;

	for (; first != term; first = first->next)
		if (is_for_all(first) && is_for_all(term) &&
		    define_is_same(first->term, term->term))
			break;
	if (first == term || check_noted_whole(checking, term->at, kinds,
	    term->start, term->end) || check_noted_whole(checking, first->at,
	    kinds, first->start, first->end))
		return;
	problem_add(checking->problems, PROBLEM_TERM_TWICE,
	    xml_place(term->at->node), "\"%s\" is defined already in %s "
	    "\"%s\"", term->term, first->at->address, first->at->citation);
}

/* Is the word defined for this place? */
static bool
is_defined(const struct definition *terms, const char *word,
    const struct provision *at)
{
	for (; terms != NULL; terms = terms->next)
		if (strcmp(terms->term, word) == 0 &&
		    (terms->range == NULL || is_inside(at, terms->range)))
			return true;
	return false;
}

/* The first use in 本則 only: the others are mended with it. */
static void
check_defined(struct checking *checking, const struct definition *terms,
    const char *word, bool is_elsewhere)
{
	const struct provision *at = checking->edition->provisions;

	for (; at != NULL; at = at->next) {
		const char *found = strstr(at->text, word);
		size_t start;

		if (found == NULL || !at->is_main || is_defined(terms, word,
		    at))
			continue;
		start = (size_t)(found - at->text);
		if (!check_noted_whole(checking, at, NOTE_UNDEFINED_TERM |
		    NOTE_INCONSISTENT_TERM, start, start + strlen(word)))
			problem_add(checking->problems,
			    PROBLEM_TERM_UNDEFINED, xml_place(at->node),
			    is_elsewhere ? "%s uses \"%s\", which is defined "
			    "for another part only" : "%s uses \"%s\", which "
			    "this standard does not define", at->address,
			    word);
		return;
	}
}

static bool
is_asked(const xmlNode *collective)
{
	const xmlNode *before = collective->prev;

	for (; before != NULL; before = before->prev)
		if (node_is(before, "collective") &&
		    node_attr(before, "name") != NULL &&
		    strcmp(node_attr(before, "name"),
		    node_attr(collective, "name")) == 0)
			return true;
	return false;
}

/* Short names that this authority always defines before it uses them. */
static void
check_collectives(struct checking *checking, const struct definition *terms)
{
	const xmlNode *root, *node;

	if (checking->authority == NULL)
		return;
	root = xmlDocGetRootElement(checking->authority->source->document);
	for (node = node_child(root, "collective"); node != NULL;
	    node = node_next(node, "collective"))
		if (node_attr(node, "name") != NULL && !is_asked(node))
			check_defined(checking, terms,
			    node_attr(node, "name"), false);
}

/* Later than used: 以下 reaches forward only. */
static void
check_early(struct checking *checking, const struct definition *term)
{
	const struct edition *edition = checking->edition;
	const struct provision *at = edition->provisions;
	const struct term_use *use;

	for (; at != NULL && at->order <= term->at->order; at = at->next)
		for (use = define_uses(edition, at); use != NULL;
		    use = use->next) {
			/*
			 * 制定文 speaks before the text begins; and …などの
			 * 媒体(以下「媒体」という。) is no use of it.
			 */
			if (use->definition != term || !use->is_early ||
			    node_is(at->node, "EnactStatement") ||
			    (at == term->at && use->end == term->to))
				continue;
			if (check_noted_whole(checking, at,
			    NOTE_UNDEFINED_TERM | NOTE_INCONSISTENT_TERM,
			    use->start, use->end))
				continue;
			problem_add(checking->problems, PROBLEM_TERM_EARLY,
			    xml_place(at->node), "%s uses \"%s\", which is "
			    "defined only later, in %s \"%s\"", at->address,
			    term->term, term->at->address,
			    term->at->citation);
			return;
		}
}

/* Circles */

enum { CIRCLE_MAX = 64 };	/* definitions on one way; more are no words */

struct way {
	const struct definition	*list[CIRCLE_MAX];
	size_t			 count;
};

static bool
is_in_meaning(const struct definition *term, const struct provision *at,
    const struct term_use *use)
{
	return at != term->at || (use->start >= term->from &&
	    use->end <= term->to);
}

static bool	 comes_back(struct checking *, struct way *,
		    const struct definition *);

/* 第2条に規定する課等: as another text has it. */
static bool
is_quoted_from(const struct term_use *use, const char *text)
{
	static const char *const ways[] = { "規定する", "定める", "掲げる",
	    "いう" };
	size_t i, length;

	for (i = 0; i < sizeof ways / sizeof *ways; i++) {
		length = strlen(ways[i]);
		if (use->start >= length && memcmp(text + use->start - length,
		    ways[i], length) == 0)
			return true;
	}
	return false;
}

/* 甲とは、甲と認めるものをいう。 What is said of it further on may name it. */
static bool
tells_itself(const struct checking *checking, const struct definition *term)
{
	const char *sentence = strstr(term->at->text + term->from, "。");
	const struct term_use *use = define_uses(checking->edition, term->at);

	if (term->way == DEFINE_SHORT || sentence == NULL)
		return false;
	for (; use != NULL; use = use->next)
		if (use->definition == term && use->start >= term->from &&
		    use->end <= term->to && use->end <
		    (size_t)(sentence - term->at->text) &&
		    !is_quoted_from(use, term->at->text))
			return true;
	return false;
}

/* Does one of the terms that are used there lead back to the first? */
static bool
leads_back(struct checking *checking, struct way *way,
    const struct definition *term, const struct provision *at)
{
	const struct term_use *use = define_uses(checking->edition, at);

	for (; use != NULL; use = use->next)
		if (use->definition->edition == checking->edition &&
		    is_in_meaning(term, at, use) &&
		    comes_back(checking, way, use->definition))
			return true;
	return false;
}

static bool
comes_back(struct checking *checking, struct way *way,
    const struct definition *term)
{
	const struct provision *at = term->at;
	size_t i;

	for (i = 0; i < way->count; i++)
		if (way->list[i] == term)
			return i == 0 && (way->count > 1 ||
			    tells_itself(checking, term));
	if (way->count == CIRCLE_MAX)
		return false;
	way->list[way->count++] = term;
	for (; at != NULL; at = term->has_members ?
	    provision_inside(term->at, at) : NULL)
		if (leads_back(checking, way, term, at))
			return true;
	way->count--;
	return false;
}

static void
report_circle(struct checking *checking, const struct definition *term,
    size_t count, const char *names)
{
	if (count == 1)
		problem_add(checking->problems, PROBLEM_TERM_CIRCLE,
		    xml_place(term->at->node), "\"%s\" is defined by itself",
		    term->term);
	else
		problem_add(checking->problems, PROBLEM_TERM_CIRCLE,
		    xml_place(term->at->node), "%s\"%s\": these are defined "
		    "by each other", names, term->term);
}

/* Does a note quote where the one is used in the meaning of the other? */
static bool
is_noted_step(struct checking *checking, const struct definition *term,
    const struct definition *used)
{
	const struct provision *at = term->at;
	const struct term_use *use;

	for (; at != NULL; at = term->has_members ?
	    provision_inside(term->at, at) : NULL)
		for (use = define_uses(checking->edition, at); use != NULL;
		    use = use->next)
			if (use->definition == used &&
			    is_in_meaning(term, at, use) &&
			    check_noted_whole(checking, at,
			    NOTE_INCONSISTENT_TERM | NOTE_AMBIGUOUS,
			    use->start, use->end))
				return true;
	return false;
}

static bool
is_noted_circle(struct checking *checking, const struct way *way)
{
	size_t i;

	for (i = 0; i < way->count; i++)
		if (is_noted_step(checking, way->list[i],
		    way->list[(i + 1) % way->count]))
			return true;
	return false;
}

/* Told once, at the one that comes first in the text. */
static void
check_circle(struct checking *checking, const struct definition *term)
{
	struct way way = { .count = 0 };
	struct text names = {0};
	size_t i;

	if (!comes_back(checking, &way, term))
		return;
	for (i = 0; i < way.count; i++) {
		if (way.list[i]->at->order < term->at->order)
			break;
		text_add_format(&names, message_translate("\"%s\" > "),
		    way.list[i]->term);
	}
	if (i == way.count && !is_noted_circle(checking, &way))
		report_circle(checking, term, way.count, names.bytes);
	text_free(&names);
}

void
check_terms(struct checking *checking)
{
	const struct definition *terms = define_known(checking->edition);
	const struct definition *term;

	for (term = terms; term != NULL; term = term->next) {
		check_used(checking, term);
		check_once(checking, terms, term);
		check_early(checking, term);
		check_circle(checking, term);
		if (term->range != NULL && term->is_onward &&
		    term->at->is_main)
			check_defined(checking, terms, term->term, true);
	}
	check_collectives(checking, terms);
}
