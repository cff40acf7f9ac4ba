/*
 * The change set for the dossier:
 *
 *  <changes old new old-title new-title same-title likeness empty
 *      contents-differ="yes" around-differs="yes">  around: number, dates, 制定文
 *    <title> merged </title>                     if it changed
 *    <contents> <words> merged, a line </words> … </contents>      目次
 *    <around> <set/> … </around>
 *    <count kind="added">3</count> …             as in the JSON
 *    <change change="changed" kind="item" level old new old-citation
 *        new-citation old-number new-number deleted emptied width figure moved
 *        joined>
 *      <number> merged </number> <caption> merged </caption>
 *      <words> merged, a line </words> …         every provision, in order
 *      <table cols> <row head change> <cell span rows align valign>
 *        <line> merged </line> <set/> </cell> … </row> … </table>
 *      <set/> …
 *    </change>
 *    <row kind="pair|added|removed|omitted|away" change provision>
 *      <cell side="new"> <line …/> … </cell> <cell side="old"> … </cell>
 *    </row>                                      what a 新旧対照表 shows
 *    <broken edition provision citation was now words/>
 *  </changes>
 *
 * Merged words hold <out> and <in>; those of a row's line hold <mark>. In both
 * stand <ruby rt>, <sup> and <sub>. A line:
 *  <line kind level number number-changed last-number count omitted figure>
 *    <caption/> <words/> …, <words omitted="yes"/> for lines left out; <table>
 *    <set what attribute old new/> what else differs
 * A row of a law's table stands in a row of its own, in cells with
 *  <table cols> <row head> <cell span rows align valign> <line> words </line>
 *    <set attribute old new/> </cell> … </row> … </table>
 * The first row may be that of 目次: its line is of the kind contents.
 * away: <cell side="new" to="第12条"/> where a provision stood before.
 */
#include "compare/node_inside.h"

#include <string.h>

#include "corpus/element.h"

/* The whole text merged */

static void
add_merged(struct writer *writer, xmlNode *parent, const char *name,
    const char *old, const struct span *old_spans, const char *new,
    const struct span *new_spans)
{
	struct merged merged = { old, new, NULL, NULL };

	node_merged_add(writer->pool, parent, name, &merged, old_spans,
	    new_spans);
}

static void
add_number(struct writer *writer, xmlNode *node, const struct change *change)
{
	const char *old = change->old != NULL ? change->old->number : NULL;
	const char *new = change->new != NULL ? change->new->number : NULL;
	struct span was = { 0, old != NULL ? strlen(old) : 0, true, false,
	    NULL };
	struct span is = { 0, new != NULL ? strlen(new) : 0, true, false,
	    NULL };

	if (old != NULL && new != NULL && strcmp(old, new) != 0)
		add_merged(writer, node, "number", old, &was, new, &is);
	else
		add_merged(writer, node, "number", old, NULL, new, NULL);
}

static void
set_side(xmlNode *node, const char *side, const struct provision *provision)
{
	char name[32];

	if (provision == NULL)
		return;
	element_set(node, side, provision->address);
	snprintf(name, sizeof name, "%s-citation", side);
	element_set(node, name, provision->citation);
	snprintf(name, sizeof name, "%s-number", side);
	element_set(node, name, provision->number);
}

static void
add_change(struct writer *writer, const struct change *change)
{
	const struct provision *either = compare_rows_either(change);
	const struct provision *old = change->old, *new = change->new;
	xmlNode *node = element_add(writer->top, "change");
	struct face face;

	element_made_from(node, either->node);
	element_set(node, "change", compare_rows_change_name(change));
	element_set(node, "kind", provision_kind_name(either->kind));
	element_set_number(node, "level", node_line_level(either));
	element_set(node, "deleted", either->is_deleted ? "yes" : NULL);
	element_set(node, "emptied", (change->flags & CHANGE_DELETED) ? "yes" :
	    NULL);
	element_set(node, "width", (change->flags & CHANGE_WIDTH) ? "yes" :
	    NULL);
	element_set(node, "figure", (change->flags & CHANGE_FIGURE) ? "yes" :
	    NULL);
	element_set(node, "moved", (change->flags & CHANGE_MOVED) ? "yes" :
	    NULL);
	/* The first paragraph is cited like its article. */
	element_set(node, "joined", either->parent != NULL &&
	    strcmp(either->parent->citation, either->citation) == 0 ?
	    "yes" : NULL);
	set_side(node, "old", old);
	set_side(node, "new", new);
	add_number(writer, node, change);
	add_merged(writer, node, "caption", old != NULL ? old->caption : NULL,
	    change->old_caption, new != NULL ? new->caption : NULL,
	    change->new_caption);
	node_merged_add_change(writer, node, change);
	if (old != NULL && new != NULL) {
		face = node_line_face(writer, change, true);
		node_line_add_sets(node, &face);
	}
}

/* 目次 as enacted, merged, and what differs around the provisions. */
static void
add_around(struct writer *writer)
{
	const struct changes *changes = writer->changes;
	struct face face = { .pool = writer->pool, .details =
	    changes->details, .is_new = true };

	if (*changes->old_contents != '\0' || *changes->new_contents != '\0')
		add_merged(writer, element_add(writer->top, "contents"),
		    "words", changes->old_contents,
		    changes->old_contents_spans, changes->new_contents,
		    changes->new_contents_spans);
	if (changes->details != NULL)
		node_line_add_sets(element_add(writer->top, "around"), &face);
}

static void
add_counts(struct writer *writer)
{
	static const char *const names[] = { "added", "removed", "text",
	    "caption", "number", "moved", "deleted", "width" };
	char digits[24];
	xmlNode *node;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		if (writer->changes->counts[i] == 0)
			continue;
		snprintf(digits, sizeof digits, "%zu",
		    writer->changes->counts[i]);
		node = element_add(writer->top, "count");
		element_set(node, "kind", names[i]);
		element_text(node, digits, strlen(digits));
	}
}

static void
add_broken(struct writer *writer, const struct broken_reference *broken)
{
	const struct edition *new = writer->changes->new;
	const struct provision *target;
	xmlNode *node = element_add(writer->top, "broken");

	element_made_from(node, broken->at->node);
	if (broken->edition != new) {
		element_set(node, "edition", broken->edition->name);
		element_set(node, "title", broken->edition->standard != NULL ?
		    broken->edition->standard->title :
		    broken->edition->title);
	}
	element_set(node, "provision", broken->at->address);
	element_set(node, "citation", broken->at->citation);
	target = find_provision(writer->changes->old, broken->was);
	element_set(node, "was", target != NULL ? target->citation :
	    broken->was);
	target = broken->now != NULL ? find_provision(new, broken->now) : NULL;
	element_set(node, "now", target != NULL ? target->citation :
	    broken->now);
	element_text(node, broken->at->text + broken->start,
	    broken->end - broken->start);
}

xmlNode *
compare_node(const struct changes *changes, xmlDoc *document)
{
	struct writer writer = { .pool = pool_new(), .changes = changes };
	const struct broken_reference *broken;
	const struct change *change;
	const struct row *row;

	writer.top = xmlNewDocNode(document, NULL, BAD_CAST "changes", NULL);
	element_set(writer.top, "old", changes->old->name);
	element_set(writer.top, "new", changes->new->name);
	element_set(writer.top, "old-title", changes->old->title);
	element_set(writer.top, "new-title", changes->new->title);
	element_set(writer.top, "empty", compare_is_empty(changes) ? "yes" :
	    NULL);
	element_set(writer.top, "contents-differ", changes->same_contents ?
	    NULL : "yes");
	element_set(writer.top, "around-differs", changes->details == NULL ?
	    NULL : "yes");
	element_set(writer.top, "same-title", changes->same_title ? "yes" :
	    "no");
	add_merged(&writer, writer.top, "title", changes->old->title,
	    changes->old_title, changes->new->title, changes->new_title);
	add_counts(&writer);
	add_around(&writer);
	for (change = changes->first; change != NULL; change = change->next)
		add_change(&writer, change);
	node_row_add_contents(&writer);
	node_row_add_law(&writer);
	for (row = compare_rows(writer.pool, changes); row != NULL;
	    row = row->next)
		node_row_add(&writer, row);
	for (broken = changes->broken; broken != NULL; broken = broken->next)
		add_broken(&writer, broken);
	pool_free(writer.pool);
	return writer.top;
}
