#include "scope/reworded.h"

#include <string.h>

#include "base/text.h"
#include "corpus/node.h"

/* The clause of a duty */

bool
reworded_is_asked_alone(const bool *is_asked,
    const struct provision *provision, const struct provision *top)
{
	for (; provision != top; provision = provision->parent)
		if (is_asked[provision->order])
			return true;
	return false;
}

/* The next part of the clause: itself first, then what it has to say for. */
static const struct provision *
next_part(const bool *is_asked, const struct provision *clause,
    const struct provision *at)
{
	if (at == NULL)
		return clause;
	do
		at = provision_inside(clause, at == clause ? NULL : at);
	while (at != NULL && reworded_is_asked_alone(is_asked, at, clause));
	return at;
}

static bool
is_harmless(struct revision *revision, const struct change *change)
{
	return compare_harmless_change(revision->scope->pool,
	    revision->changes, revision->of_old, change);
}

/* Nothing took its place, and nothing above it in the clause went along. */
static bool
is_gone(const struct revision *revision, const struct provision *old)
{
	return revision->of_old[old->order]->new == NULL;
}

bool
reworded_clause(struct revision *revision, const struct provision *old,
    const struct provision *new)
{
	const struct provision *at = NULL;

	while ((at = next_part(revision->is_asked, new, at)) != NULL)
		if (!is_harmless(revision, revision->of_new[at->order]))
			return true;
	while ((at = next_part(revision->was_asked, old, at)) != NULL)
		if (is_gone(revision, at))
			return true;
	return false;
}

bool
reworded_harmlessly(const struct revision *revision,
    const struct provision *clause)
{
	const struct provision *at = NULL;

	while ((at = next_part(revision->is_asked, clause, at)) != NULL)
		if (compare_detail_says_otherwise(
		    revision->of_new[at->order]))
			return true;
	return false;
}

/* The list that a question stands over */

static bool
lists_parts(const struct duty *duty)
{
	const char *covers = node_attr(duty->node, "covers");

	return covers != NULL && strcmp(covers, "items") == 0 &&
	    node_child(duty->node, "item") == NULL;
}

/* All parts are printed, whether they have a duty of their own or not. */
static bool
parts_differ(struct revision *revision, const struct provision *top,
    const struct change *const *changes)
{
	const struct provision *at = NULL;

	while ((at = provision_inside(top, at)) != NULL)
		if (!is_harmless(revision, changes[at->order]))
			return true;
	return false;
}

bool
reworded_lists_others(struct revision *revision, const struct duty *old,
    const struct duty *new)
{
	return lists_parts(old) && lists_parts(new) &&
	    (parts_differ(revision, new->provision, revision->of_new) ||
	    parts_differ(revision, old->provision, revision->of_old));
}

/* Words above it */

/* Of the words that mean a thing: no particles, endings, marks. */
static bool
is_of_noun(uint32_t code)
{
	enum { KATAKANA = 0x30a1, HALF_FORMS = 0xff00 };

	return (code >= KATAKANA && code < HALF_FORMS) ||
	    (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
	    (code >= 'a' && code <= 'z');
}

static bool
went_out(struct pool *pool, const char *words, const char *from,
    const char *to, const struct change *change)
{
	const char *part = pool_copy(pool, from, (size_t)(to - from));

	/* One character alone stands everywhere. */
	return strlen(part) > strlen("字") && strstr(words, part) != NULL &&
	    strstr(change->new->text, part) == NULL;
}

static bool
holds_noun(struct pool *pool, const char *words, const char *at,
    const char *end, const struct change *change)
{
	const char *from = at, *next = at;

	for (; at < end; at = next) {
		if (is_of_noun(text_next(&next, end)))
			continue;
		if (went_out(pool, words, from, at, change))
			return true;
		from = next;
	}
	return went_out(pool, words, from, end, change);
}

bool
reworded_quotes(struct pool *pool, const char *words,
    const struct change *change)
{
	const struct span *span = change->old_spans;

	for (; span != NULL; span = span->next)
		if ((span->is_changed || span->is_widened) &&
		    holds_noun(pool, words, change->old->text + span->start,
		    change->old->text + span->end, change))
			return true;
	return false;
}

/* Writing */

void
reworded_write_marked(xmlNode *node, const char *words,
    const struct span *span)
{
	xmlNode *mark = NULL;

	if (node == NULL || span == NULL)
		return;
	xmlNodeSetContent(node, NULL);
	for (; span != NULL; span = span->next) {
		if (!span->is_changed && !span->is_widened)
			mark = NULL;
		else if (mark == NULL)
			mark = part_add(node, "mark");
		part_text(mark != NULL ? mark : node, words + span->start,
		    span->end - span->start);
	}
}

/* So many letters further; never past the end. */
static size_t
letters_on(const char *words, size_t start, size_t end, size_t letters)
{
	const char *at = words + start;

	while (letters-- > 0 && at < words + end)
		text_next(&at, words + end);
	return (size_t)(at - words);
}

static void
write_piece(xmlNode *node, const char *words, size_t start, size_t end,
    bool is_first, bool is_last)
{
	enum { AROUND = 24 };	/* letters beside what is marked */
	size_t count = text_count(words + start, end - start);
	size_t before = is_first ? start : letters_on(words, start, end,
	    AROUND);
	size_t after = is_last ? end : letters_on(words, start, end,
	    count > AROUND ? count - AROUND : 0);

	if (before >= after || (is_first && is_last)) {
		part_text(node, words + start, end - start);
		return;
	}
	part_text(node, words + start, before - start);
	part_text(node, "…", strlen("…"));
	part_text(node, words + after, end - after);
}

/* A form is long: what is marked, and a little beside it. */
static void
write_around(xmlNode *node, const char *words, const struct span *span)
{
	bool is_first = true;
	xmlNode *mark = NULL;

	xmlNodeSetContent(node, NULL);
	for (; span != NULL; span = span->next, is_first = false)
		if (span->is_changed || span->is_widened) {
			if (mark == NULL)
				mark = part_add(node, "mark");
			part_text(mark, words + span->start,
			    span->end - span->start);
		} else {
			mark = NULL;
			write_piece(node, words, span->start, span->end,
			    is_first, span->next == NULL);
		}
}

static void
write_side(xmlNode *parent, const char *name, const struct provision *at,
    const struct span *spans)
{
	xmlNode *node;

	if (at == NULL)
		return;
	node = part_add(parent, name);
	part_set(node, "citation", at->citation);
	part_text(node, at->text, strlen(at->text));
	/* What is wholly new needs no mark in it. */
	if (at->kind == PROVISION_FORM && spans != NULL)
		write_around(node, at->text, spans);
	else
		reworded_write_marked(node, at->text, spans);
}

void
reworded_write_change(struct revision *revision, xmlNode *node,
    const struct change *change)
{
	if (is_harmless(revision, change))
		return;
	write_side(node, "clause", change->new, change->new_spans);
	write_side(node, "old-clause", change->old, change->old_spans);
}

/* From the outermost words above it down. */
static void
write_leads(struct revision *revision, xmlNode *node,
    const struct provision *at)
{
	if (at == NULL || at->kind <= PROVISION_ARTICLE)
		return;
	write_leads(revision, node, at->parent);
	reworded_write_change(revision, node, revision->of_new[at->order]);
}

void
reworded_write_clause(struct revision *revision, xmlNode *node,
    const struct pair *pair)
{
	const struct provision *old = pair->old->provision;
	const struct provision *new = pair->new != NULL ?
	    pair->new->provision : revision->of_old[old->order]->new;
	const struct provision *at = NULL;

	write_leads(revision, node, new->parent);
	while ((at = next_part(revision->is_asked, new, at)) != NULL)
		reworded_write_change(revision, node, revision->of_new[at->order]);
	while ((at = next_part(revision->was_asked, old, at)) != NULL)
		if (is_gone(revision, at))
			write_side(node, "old-clause", at, NULL);
}

static void
write_listed(struct revision *revision, xmlNode *parent, const char *change,
    const struct provision *at, const struct edition *edition)
{
	xmlNode *node = part_add(parent, "listed");

	part_set(node, "change", change);
	part_set(node, "number", at->number);
	clause_words(revision->scope, node, edition, at);
}

void
reworded_write_list(struct revision *revision, xmlNode *node,
    const struct pair *pair)
{
	const struct provision *at = NULL;
	const struct change *change;

	if (!lists_parts(pair->old) || !lists_parts(pair->new))
		return;
	while ((at = provision_inside(pair->new->provision, at)) != NULL) {
		change = revision->of_new[at->order];
		if (!is_harmless(revision, change))
			write_listed(revision, node, change->old == NULL ?
			    "added" : "changed", at,
			    revision->changes->new);
	}
	while ((at = provision_inside(pair->old->provision, at)) != NULL)
		if (is_gone(revision, at))
			write_listed(revision, node, "removed", at,
			    revision->changes->old);
}
