/*
 * The change set for people at a terminal.
 *
 * "kijun diff OLD NEW" prints one change a line: a sign, the provision on both
 * sides, and its words with what changed in brackets.
 *
 *	+	added			-	removed
 *	~	words, caption or number changed, where it stands
 *	>	moved: it crossed what stands around it
 *	!	a reference whose words stayed while its target moved
 */
#include "compare/inside.h"

#include <string.h>

#include "base/message.h"

enum { CONTEXT = 12 };		/* characters around a change, on a terminal */

static bool
changed_itself(const struct change *change)
{
	return (change->flags & ~(unsigned)CHANGE_INSIDE) != 0;
}

static void
add_flat(struct text *out, const char *from, size_t bytes)
{
	for (; bytes > 0; bytes--, from++) {
		if (*from == '\n')
			text_add_string(out, " / ");
		else
			text_add_char(out, *from);
	}
}

/* The byte where that many characters have passed. */
static size_t
skip(const char *text, size_t bytes, size_t characters)
{
	const char *at = text;

	while (characters-- > 0 && at < text + bytes)
		text_next(&at, text + bytes);
	return (size_t)(at - text);
}

static void
add_same(struct text *out, const struct segment *segment, bool is_first)
{
	size_t count = text_count(segment->text, segment->bytes), tail;
	size_t head = is_first ? 0 : CONTEXT;
	size_t kept = head + (segment->next != NULL ? CONTEXT : 0);

	if (count <= kept + 1) {
		add_flat(out, segment->text, segment->bytes);
		return;
	}
	tail = skip(segment->text, segment->bytes,
	    segment->next != NULL ? count - CONTEXT : count);
	head = skip(segment->text, segment->bytes, head);
	add_flat(out, segment->text, head);
	text_add_string(out, "…");
	add_flat(out, segment->text + tail, segment->bytes - tail);
}

static void
add_segments(struct text *out, const struct segment *segment)
{
	bool is_first = true;

	for (; segment != NULL; segment = segment->next, is_first = false) {
		const struct segment *next = segment->next;

		if (segment->kind == SEGMENT_SAME) {
			add_same(out, segment, is_first);
			continue;
		}
		text_add_string(out, segment->kind == SEGMENT_OUT ? "[-" :
		    "[+");
		add_flat(out, segment->text, segment->bytes);
		if (segment->kind == SEGMENT_OUT && next != NULL &&
		    next->kind == SEGMENT_IN) {
			text_add_string(out, " → ");
			add_flat(out, next->text, next->bytes);
			segment = next;
		}
		text_add_string(out, "]");
	}
}

static void
add_words(struct text *out, struct pool *pool, const struct change *change)
{
	const char *old = change->old != NULL ? change->old->caption : NULL;
	const char *new = change->new != NULL ? change->new->caption : NULL;

	if ((change->flags & (CHANGE_CAPTION | CHANGE_ADDED |
	    CHANGE_REMOVED)) != 0 && ((old != NULL && *old != '\0') ||
	    (new != NULL && *new != '\0'))) {
		text_add_string(out, "  ");
		add_segments(out, compare_merge(pool, old,
		    change->old_caption, new, change->new_caption));
	}
	old = change->old != NULL ? change->old->text : NULL;
	new = change->new != NULL ? change->new->text : NULL;
	if ((change->flags & CHANGE_TEXT) != 0) {
		text_add_string(out, "  ");
		add_segments(out, compare_merge(pool, old, change->old_spans,
		    new, change->new_spans));
	} else if ((change->flags & CHANGE_FIGURE) != 0 &&
	    change->details == NULL) {
		text_add_string(out, message_translate("  [figure]"));
	} else if (old == NULL || new == NULL) {
		text_add_string(out, "  ");
		old = old != NULL ? old : new;
		add_flat(out, old, strlen(old));
	}
}

static const char *
sign_of(const struct change *change)
{
	if ((change->flags & CHANGE_ADDED) != 0)
		return "+";
	if ((change->flags & CHANGE_REMOVED) != 0)
		return "-";
	return (change->flags & CHANGE_MOVED) != 0 ? ">" : "~";
}

static void
add_citations(struct text *out, const struct change *change)
{
	if (change->old != NULL)
		text_add_string(out, change->old->citation);
	if (change->old != NULL && change->new != NULL &&
	    strcmp(change->old->citation, change->new->citation) == 0)
		return;
	if (change->old != NULL && change->new != NULL)
		text_add_string(out, " → ");
	if (change->new != NULL)
		text_add_string(out, change->new->citation);
}

/* What is printed, where the address stays; an address says it otherwise. */
static void
add_number(struct text *out, const struct change *change)
{
	if ((change->flags & CHANGE_NUMBER) == 0 || change->old == NULL ||
	    change->new == NULL || strcmp(change->old->citation,
	    change->new->citation) != 0 || (*change->old->number == '\0' &&
	    *change->new->number == '\0'))
		return;
	text_add_format(out, message_translate("  [number: %s → %s]"),
	    *change->old->number != '\0' ? change->old->number :
	    message_translate("none"), *change->new->number != '\0' ?
	    change->new->number : message_translate("none"));
}

static const char *
citation_of(const struct edition *edition, const char *address)
{
	const struct provision *provision = find_provision(edition, address);

	return provision != NULL ? provision->citation : address;
}

static void
add_broken(struct text *out, const struct changes *changes)
{
	const struct broken_reference *broken;

	for (broken = changes->broken; broken != NULL; broken = broken->next) {
		text_add_string(out, "! ");
		if (broken->edition != changes->new)
			text_add_format(out, "%s ", broken->edition->name);
		if (broken->now != NULL)
			text_add_format(out, message_translate("%s  \"%.*s\" "
			    "was %s, which is %s now\n"), broken->at->citation,
			    (int)(broken->end - broken->start),
			    broken->at->text + broken->start,
			    citation_of(changes->old, broken->was),
			    citation_of(changes->new, broken->now));
		else
			text_add_format(out, message_translate("%s  \"%.*s\" "
			    "was %s, which is gone\n"), broken->at->citation,
			    (int)(broken->end - broken->start),
			    broken->at->text + broken->start,
			    citation_of(changes->old, broken->was));
	}
}

static void
add_count(struct text *out, const char *format, size_t count)
{
	if (count == 0)
		return;
	if (out->length > 0 && out->bytes[out->length - 1] != '\n')
		text_add_string(out, message_comma());
	text_add_format(out, message_translate(format), count);
}

static void
add_counts(struct text *out, const struct changes *changes)
{
	const struct broken_reference *broken;
	size_t i, count = 0, before = out->length;

	add_count(out, MESSAGE("with another title: %zu"),
	    !changes->same_title);
	for (i = 0; i < COMPARE_FLAG_COUNT; i++)
		add_count(out, compare_flag(i)->format,
		    compare_flag_count(changes, compare_flag(i)->flag));
	for (broken = changes->broken; broken != NULL; broken = broken->next)
		count++;
	add_count(out, MESSAGE("references that lost their target: %zu"),
	    count);
	if (out->length == before && compare_is_empty(changes))
		text_add_string(out, message_translate("no differences"));
	if (out->length > before)
		text_add_char(out, '\n');
}

static void
add_details(struct text *out, struct pool *pool, const struct detail *detail)
{
	for (; detail != NULL; detail = detail->next)
		compare_detail_say(out, pool, detail);
}

/* What stands around the provisions: title, contents, and how they are set. */
static void
add_law(struct text *out, struct pool *pool, const struct changes *changes)
{
	if (!changes->same_title) {
		text_add_string(out, message_translate("~ title  "));
		add_segments(out, compare_merge(pool, changes->old->title,
		    changes->old_title, changes->new->title,
		    changes->new_title));
		text_add_char(out, '\n');
	}
	if (!changes->same_contents) {
		text_add_string(out, message_translate("~ contents  "));
		add_segments(out, compare_merge(pool, changes->old_contents,
		    changes->old_contents_spans, changes->new_contents,
		    changes->new_contents_spans));
		text_add_char(out, '\n');
	}
	if (changes->details != NULL) {
		text_add_string(out, message_translate("~ law"));
		add_details(out, pool, changes->details);
		text_add_char(out, '\n');
	}
}

void
compare_print_text(const struct changes *changes, struct text *out)
{
	struct pool *pool = pool_new();
	const struct change *change;

	add_law(out, pool, changes);
	for (change = changes->first; change != NULL; change = change->next) {
		if (!changed_itself(change))
			continue;
		text_add_format(out, "%s ", sign_of(change));
		add_citations(out, change);
		add_number(out, change);
		add_words(out, pool, change);
		add_details(out, pool, change->details);
		text_add_char(out, '\n');
	}
	add_broken(out, changes);
	add_counts(out, changes);
	pool_free(pool);
}
