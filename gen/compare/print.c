/*
 * The change set for people at a terminal, and as data.
 *
 * "kijun diff OLD NEW" prints one change a line: a sign, the provision on both
 * sides, and its words with what changed in brackets.
 *
 *	+	added			-	removed
 *	~	words, caption or number changed, where it stands
 *	>	moved: it crossed what stands around it
 *	!	a reference whose words stayed while its target moved
 *
 * "kijun diff OLD NEW --format json" prints one object. Members are only ever
 * added; "version" rises if one changes its meaning.
 *
 *	format		"kijun-changes"
 *	version		1
 *	old, new	{ name, title }: STANDARD@EDITION, or the file
 *	likeness	0 to 1000: how much of both texts is the same
 *	title		{ old, new } as words, if the title changed
 *	counts		{ added, removed, text, caption, number, moved,
 *			deleted, width, figure, level }: provisions, each by
 *			all its flags
 *	changes		every provision that changed itself, in the order of
 *			the new text; what is gone, where it was:
 *	    change	added | removed | changed | moved | renumbered
 *	    flags	all of: added removed text caption number moved
 *			deleted (became 削除) width (text and caption differ in
 *			half- or full-width forms only) figure (other pictures,
 *			or other fields in a form) level (an item became a
 *			sub-item, a paragraph of 本則 one of 第1条)
 *	    kind	chapter, article, paragraph, item, …
 *	    old, new	{ kind, address, citation, number, caption, text };
 *			absent on the side where there is none
 *	    caption	{ old, new } as words, if it changed
 *	    text	{ old, new } as words, if it changed
 *	broken_references
 *			{ edition, address, citation, words, was, now }: words
 *			at that place still name was, which is now the address
 *			now of the new text, or null if it is gone
 *
 * "As words" is a list of [HOW, STRING] that joined give the text: "same" as
 * on the other side, "changed", or "widened": the same, but inside a unit (a
 * number with its counter, a reference, a compound) that is quoted whole.
 */
#include "compare/inside.h"
#include "base/json.h"

#include <string.h>

#include "base/message.h"

enum { CONTEXT = 12 };		/* characters around a change, on a terminal */

struct flag_row {
	unsigned	 flag;
	const char	*name;
};

static const struct flag_row flag_rows[] = {
	{ CHANGE_ADDED, "added" },
	{ CHANGE_REMOVED, "removed" },
	{ CHANGE_TEXT, "text" },
	{ CHANGE_CAPTION, "caption" },
	{ CHANGE_NUMBER, "number" },
	{ CHANGE_MOVED, "moved" },
	{ CHANGE_DELETED, "deleted" },
	{ CHANGE_WIDTH, "width" },
	{ CHANGE_FIGURE, "figure" },
	{ CHANGE_LEVEL, "level" },
};

enum { FLAG_COUNT = sizeof flag_rows / sizeof *flag_rows };

static size_t
count_of(const struct changes *changes, unsigned flag)
{
	size_t bit = 0;

	while (flag >> bit != 1)
		bit++;
	return changes->counts[bit];
}

static bool
changed_itself(const struct change *change)
{
	return (change->flags & ~(unsigned)CHANGE_INSIDE) != 0;
}

/* For people */

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
	} else if ((change->flags & CHANGE_FIGURE) != 0) {
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
	static const char *const formats[FLAG_COUNT] = {
	    MESSAGE("added: %zu"), MESSAGE("removed: %zu"),
	    MESSAGE("reworded: %zu"), MESSAGE("with another caption: %zu"),
	    MESSAGE("renumbered: %zu"), MESSAGE("moved: %zu"),
	    MESSAGE("emptied (削除): %zu"), MESSAGE("in width only: %zu"),
	    MESSAGE("with other figures: %zu"),
	    MESSAGE("at another level: %zu") };
	const struct broken_reference *broken;
	size_t i, count = 0, before = out->length;

	for (i = 0; i < FLAG_COUNT; i++)
		add_count(out, formats[i],
		    count_of(changes, flag_rows[i].flag));
	for (broken = changes->broken; broken != NULL; broken = broken->next)
		count++;
	add_count(out, MESSAGE("references that lost their target: %zu"),
	    count);
	if (out->length == before)
		text_add_string(out, message_translate("no differences"));
	text_add_char(out, '\n');
}

void
compare_print_text(const struct changes *changes, struct text *out)
{
	struct pool *pool = pool_new();
	const struct change *change;

	if (!changes->same_title) {
		text_add_string(out, message_translate("~ title  "));
		add_segments(out, compare_merge(pool, changes->old->title,
		    changes->old_title, changes->new->title,
		    changes->new_title));
		text_add_char(out, '\n');
	}
	for (change = changes->first; change != NULL; change = change->next) {
		if (!changed_itself(change))
			continue;
		text_add_format(out, "%s ", sign_of(change));
		add_citations(out, change);
		add_words(out, pool, change);
		text_add_char(out, '\n');
	}
	add_broken(out, changes);
	add_counts(out, changes);
	pool_free(pool);
}

/* As data */

static const char *
how_of(const struct span *span)
{
	if (span->is_changed)
		return "changed";
	return span->is_widened ? "widened" : "same";
}

static void
add_spans(struct text *out, const char *name, const char *text,
    const struct span *span)
{
	text_add_format(out, "\"%s\": [", name);
	for (; span != NULL; span = span->next) {
		text_add_format(out, "[\"%s\", ", how_of(span));
		json_add_bytes(out, text + span->start,
		    span->end - span->start);
		text_add_string(out, span->next != NULL ? "], " : "]");
	}
	text_add_string(out, "]");
}

static void
add_both(struct text *out, const char *name, const char *old,
    const struct span *old_spans, const char *new,
    const struct span *new_spans)
{
	text_add_format(out, ",\n     \"%s\": {", name);
	add_spans(out, "old", old, old_spans);
	text_add_string(out, ", ");
	add_spans(out, "new", new, new_spans);
	text_add_char(out, '}');
}

static void
add_provision(struct text *out, const char *name,
    const struct provision *provision)
{
	if (provision == NULL)
		return;
	text_add_format(out, ",\n     \"%s\": {", name);
	json_add_member(out, "kind", provision_kind_name(provision->kind));
	json_add_member(out, "address", provision->address);
	json_add_member(out, "citation", provision->citation);
	json_add_member(out, "number", provision->number);
	json_add_member(out, "caption", provision->caption);
	json_add_member(out, "text", provision->text);
	text_add_char(out, '}');
}

static void
add_flags(struct text *out, unsigned flags)
{
	size_t i, shown = 0;

	text_add_string(out, ", \"flags\": [");
	for (i = 0; i < FLAG_COUNT; i++)
		if ((flags & flag_rows[i].flag) != 0)
			text_add_format(out, "%s\"%s\"", shown++ > 0 ? ", " :
			    "", flag_rows[i].name);
	text_add_char(out, ']');
}

static void
add_change(struct text *out, const struct change *change)
{
	text_add_string(out, "    {");
	json_add_member(out, "change", compare_rows_change_name(change));
	add_flags(out, change->flags);
	json_add_member(out, "kind",
	    provision_kind_name(compare_rows_either(change)->kind));
	add_provision(out, "old", change->old);
	add_provision(out, "new", change->new);
	if (change->old_caption != NULL || change->new_caption != NULL)
		add_both(out, "caption", change->old->caption,
		    change->old_caption, change->new->caption,
		    change->new_caption);
	if (change->old_spans != NULL || change->new_spans != NULL)
		add_both(out, "text", change->old->text, change->old_spans,
		    change->new->text, change->new_spans);
	text_add_char(out, '}');
}

static void
add_changes(struct text *out, const struct changes *changes)
{
	const struct change *change;
	size_t count = 0;

	text_add_string(out, ",\n  \"changes\": [\n");
	for (change = changes->first; change != NULL; change = change->next) {
		if (!changed_itself(change))
			continue;
		if (count++ > 0)
			text_add_string(out, ",\n");
		add_change(out, change);
	}
	text_add_string(out, "\n  ]");
}

static void
add_references(struct text *out, const struct changes *changes,
    struct pool *pool)
{
	const struct broken_reference *broken;

	text_add_string(out, ",\n  \"broken_references\": [");
	for (broken = changes->broken; broken != NULL; broken = broken->next) {
		text_add_string(out, broken == changes->broken ? "\n    {" :
		    ",\n    {");
		json_add_member(out, "edition", broken->edition->name);
		json_add_member(out, "address", broken->at->address);
		json_add_member(out, "citation", broken->at->citation);
		json_add_member(out, "words", pool_copy(pool, broken->at->text +
		    broken->start, broken->end - broken->start));
		json_add_member(out, "was", broken->was);
		json_add_member(out, "now", broken->now);
		text_add_char(out, '}');
	}
	text_add_string(out, "]\n}\n");
}

static void
add_edition(struct text *out, const char *name, const struct edition *edition)
{
	text_add_format(out, ",\n  \"%s\": {", name);
	json_add_member(out, "name", edition->name);
	json_add_member(out, "title", edition->title);
	text_add_char(out, '}');
}

void
compare_print_json(const struct changes *changes, struct text *out)
{
	struct pool *pool = pool_new();
	size_t i;

	text_add_string(out,
	    "{\n  \"format\": \"kijun-changes\",\n  \"version\": 1");
	add_edition(out, "old", changes->old);
	add_edition(out, "new", changes->new);
	text_add_format(out, ",\n  \"likeness\": %d,\n  \"counts\": {",
	    compare_likeness(changes));
	for (i = 0; i < FLAG_COUNT; i++)
		text_add_format(out, "%s\"%s\": %zu", i > 0 ? ", " : "",
		    flag_rows[i].name, count_of(changes, flag_rows[i].flag));
	text_add_char(out, '}');
	if (!changes->same_title)
		add_both(out, "title", changes->old->title,
		    changes->old_title, changes->new->title,
		    changes->new_title);
	add_changes(out, changes);
	add_references(out, changes, pool);
	pool_free(pool);
}
