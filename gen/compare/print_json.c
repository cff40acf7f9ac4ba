/*
 * The change set as data.
 *
 * "kijun diff OLD NEW --format json" prints one object. Members are only ever
 * added; "version" rises if one changes its meaning.
 *
 *	format		"kijun-changes"
 *	version		1
 *	old, new	{ name, title }: STANDARD@EDITION, or the file
 *	likeness	0 to 1000: how much of both texts is the same
 *	title		{ old, new } as words, if the title changed
 *	contents	{ old, new } as words, a line an entry, if 目次 changed
 *	details		of the law around its provisions, see below
 *	counts		{ added, removed, text, caption, number, moved,
 *			deleted, width, figure, level, structure }: provisions,
 *			each by all its flags
 *	changes		every provision that changed itself, in the order of
 *			the new text; what is gone, where it was:
 *	    change	added | removed | changed | moved | renumbered
 *	    flags	all of: added removed text caption number moved
 *			deleted (became 削除) width (text and caption differ in
 *			half- or full-width forms only) figure (other pictures,
 *			or other fields in a form) level (an item became a
 *			sub-item, a paragraph of 本則 one of 第1条) structure
 *			(its words are set otherwise: see details)
 *	    kind	chapter, article, paragraph, item, …
 *	    old, new	{ kind, address, citation, num, number, caption, text,
 *			sentences }; absent on the side where there is none.
 *			num is Num as the file has it (3_2), or null
 *	      sentences	every sentence, and every cell without one:
 *			{ start, end, function, column, table, row, cell }
 *			where they apply; start and end count characters of
 *			text, the others from 1
 *	    edits	[{ old: [start, end], new: [start, end] }]: characters
 *			of both texts that were replaced, if text changed. What
 *			stands between them is the same, one for one
 *	    caption	{ old, new } as words, if it changed
 *	    text	{ old, new } as words, if it changed
 *	    details	how its words are set otherwise, one thing each:
 *		change	removed | added | moved | element | attribute | border |
 *			words (of a cell, or of a reading)
 *		what	sentence column table row cell ruby figure …
 *		attribute	its name, if it is that
 *		old, new	{ table, row, cell, index, start, end, value }:
 *			where it stands and what it says: the value of the
 *			attribute, the name of the element, its words; null
 *			where there is none. index: among its like
 *	pairs		every provision of both sides once, in the order of
 *			changes: { old, new }, each { address, parent, index }
 *			or null; index from 0 among the children of parent
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

#include <string.h>

#include "base/json.h"

static bool
changed_itself(const struct change *change)
{
	return (change->flags & ~(unsigned)CHANGE_INSIDE) != 0;
}

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
    const struct edition *edition, const struct provision *provision)
{
	if (provision == NULL)
		return;
	text_add_format(out, ",\n     \"%s\": {", name);
	json_add_member(out, "kind", provision_kind_name(provision->kind));
	json_add_member(out, "address", provision->address);
	json_add_member(out, "citation", provision->citation);
	json_add_member(out, "num", node_attr(provision->node, "Num"));
	json_add_member(out, "number", provision->number);
	json_add_member(out, "caption", provision->caption);
	json_add_member(out, "text", provision->text);
	compare_print_sides_sentences(out, edition, provision);
	text_add_char(out, '}');
}

static void
add_flags(struct text *out, unsigned flags)
{
	size_t i, shown = 0;

	text_add_string(out, ", \"flags\": [");
	for (i = 0; i < COMPARE_FLAG_COUNT; i++)
		if ((flags & compare_flag(i)->flag) != 0)
			text_add_format(out, "%s\"%s\"", shown++ > 0 ? ", " :
			    "", compare_flag(i)->name);
	text_add_char(out, ']');
}

static void
add_change(struct text *out, const struct changes *changes,
    const struct change *change, struct pool *pool)
{
	text_add_string(out, "    {");
	json_add_member(out, "change", compare_rows_change_name(change));
	add_flags(out, change->flags);
	json_add_member(out, "kind",
	    provision_kind_name(compare_rows_either(change)->kind));
	add_provision(out, "old", changes->old, change->old);
	add_provision(out, "new", changes->new, change->new);
	if (change->old_caption != NULL || change->new_caption != NULL)
		add_both(out, "caption", change->old->caption,
		    change->old_caption, change->new->caption,
		    change->new_caption);
	if (change->old_spans != NULL || change->new_spans != NULL) {
		add_both(out, "text", change->old->text, change->old_spans,
		    change->new->text, change->new_spans);
		compare_print_sides_edits(out, change);
	}
	if (change->details != NULL)
		compare_print_sides_details(out, pool, change, change->details);
	text_add_char(out, '}');
}

static void
add_changes(struct text *out, const struct changes *changes,
    struct pool *pool)
{
	const struct change *change;
	size_t count = 0;

	text_add_string(out, ",\n  \"changes\": [\n");
	for (change = changes->first; change != NULL; change = change->next) {
		if (!changed_itself(change))
			continue;
		if (count++ > 0)
			text_add_string(out, ",\n");
		add_change(out, changes, change, pool);
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
	for (i = 0; i < COMPARE_FLAG_COUNT; i++)
		text_add_format(out, "%s\"%s\": %zu", i > 0 ? ", " : "",
		    compare_flag(i)->name, compare_flag_count(changes,
		    compare_flag(i)->flag));
	text_add_char(out, '}');
	if (!changes->same_title)
		add_both(out, "title", changes->old->title,
		    changes->old_title, changes->new->title,
		    changes->new_title);
	if (!changes->same_contents)
		add_both(out, "contents", changes->old_contents,
		    changes->old_contents_spans, changes->new_contents,
		    changes->new_contents_spans);
	if (changes->details != NULL)
		compare_print_sides_details(out, pool, NULL, changes->details);
	add_changes(out, changes, pool);
	compare_print_sides_pairs(out, changes);
	add_references(out, changes, pool);
	pool_free(pool);
}
