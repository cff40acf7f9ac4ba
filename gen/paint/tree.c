/*
 * The structure tree as objects (PDF 32000-1, 14.7): the root, the elements,
 * the parent tree from pages and links back to elements, and the names of
 * notes, which PDF/UA-1 (7.9) asks for.
 */
#include "paint/inside.h"

enum {
	LEAF_KEYS = 64		/* of the parent tree in one leaf */
};

/* What stands behind S for an element; the first part is the document. */
static const char *
type_of(const struct painting *painting, uint32_t index)
{
	const struct element *element = &painting->elements[index];

	if (element->kind == TAG_DOCUMENT && index != 0 &&
	    painting->part_count > 1)
		return "Part";
	return paint_tags_name((enum tag_kind)element->kind);
}

/* The element that holds all others. */
static uint32_t
top_of(const struct painting *painting)
{
	return painting->part_count > 1 ? 0 : painting->elements[0].first;
}

static uint32_t
leaf_count(const struct painting *painting)
{
	return (uint32_t)((painting->key_count + LEAF_KEYS - 1) / LEAF_KEYS);
}

/* ---- which elements there are ---- */

static bool
stays_empty(enum tag_kind kind)
{
	/* A table without them would have holes. */
	return kind == TAG_TH || kind == TAG_TD;
}

/* Children come behind their parents, so from the end on. */
static void
choose_kept(struct painting *painting)
{
	struct element *element, *parent;
	size_t i;

	for (i = painting->element_count; i-- > 0; ) {
		element = &painting->elements[i];
		if (element->first_sequence < element->earliest)
			element->earliest = element->first_sequence;
		if (element->first_sequence != NONE ||
		    element->first_link != NONE ||
		    stays_empty((enum tag_kind)element->kind))
			element->is_kept = true;
		if (element->parent == NONE || !element->is_kept)
			continue;
		parent = &painting->elements[element->parent];
		parent->is_kept = true;
		if (element->earliest < parent->earliest)
			parent->earliest = element->earliest;
	}
	painting->elements[top_of(painting)].is_kept = true;
}

/* Where a heading stands among those that are open: 1 for the first. */
static int
place_heading(int open[4], int depth, int level)
{
	while (depth > 0 && open[depth - 1] >= level)
		depth--;
	open[depth] = level;
	return depth + 1;
}

/*
 * A sheet may begin with a heading of level 2, or leave a level out; what
 * calls itself PDF/UA may not (ISO 14289-1, 7.4.2). Each part counts anew.
 */
static void
level_headings(struct painting *painting)
{
	struct element *element;
	int open[4], depth = 0;
	size_t i;

	for (i = 0; i < painting->element_count; i++) {
		element = &painting->elements[i];
		if (element->kind == TAG_DOCUMENT)
			depth = 0;
		if (!element->is_kept || element->kind < TAG_H1 ||
		    element->kind > TAG_H4)
			continue;
		depth = place_heading(open, depth, element->kind - TAG_H1);
		element->kind = (uint8_t)(TAG_H1 + depth - 1);
	}
}

uint32_t
paint_tree_number(struct painting *painting, uint32_t first)
{
	size_t i;

	if (!painting->is_tagged)
		return first;
	choose_kept(painting);
	level_headings(painting);
	painting->structure = first++;
	for (i = top_of(painting); i < painting->element_count; i++)
		if (painting->elements[i].is_kept)
			painting->elements[i].id = first++;
	return first + 2 + leaf_count(painting);
}

/* ---- an element's content ---- */

static void
add_reference(struct text *out, uint32_t object)
{
	paint_write_integer(out, object);
	text_add_string(out, " 0 R");
}

static void
add_sequence(struct text *out, const struct painting *painting,
    uint32_t sequence, uint32_t usual_page)
{
	uint32_t page = painting->sequences[sequence].page;
	uint32_t number = sequence - painting->pages[page].first_sequence;

	text_add_char(out, ' ');
	if (page == usual_page) {
		paint_write_integer(out, number);
		return;
	}
	text_add_string(out, "<</Type/MCR/Pg ");
	add_reference(out, painting->pages[page].object);
	text_add_string(out, "/MCID ");
	paint_write_integer(out, number);
	text_add_string(out, ">>");
}

static void
add_link(struct text *out, const struct painting *painting,
    const struct painted_link *link, uint32_t usual_page)
{
	text_add_string(out, "<</Type/OBJR/Obj ");
	add_reference(out, link->object);
	if (link->page != usual_page) {
		text_add_string(out, "/Pg ");
		add_reference(out, painting->pages[link->page].object);
	}
	text_add_string(out, ">>");
}

/*
 * Own marks and children in the order of painting. A child without marks (an
 * empty cell) stays behind its sibling.
 */
static void
add_kids(struct text *out, const struct painting *painting,
    const struct element *element, uint32_t page)
{
	uint32_t own = element->first_sequence, child, link;

	for (child = element->first; child != NONE;
	    child = painting->elements[child].next) {
		const struct element *kid = &painting->elements[child];

		if (!kid->is_kept)
			continue;
		for (; own != NONE && kid->earliest != NONE &&
		    own < kid->earliest; own = painting->sequences[own].next)
			add_sequence(out, painting, own, page);
		text_add_char(out, ' ');
		add_reference(out, kid->id);
	}
	for (; own != NONE; own = painting->sequences[own].next)
		add_sequence(out, painting, own, page);
	for (link = element->first_link; link != NONE;
	    link = painting->links[link].next)
		add_link(out, painting, &painting->links[link], page);
}

/* ---- an element's attributes (14.8.5) ---- */

static void
add_cell(struct text *out, const struct element *element)
{
	if (element->scope == 0 && element->column_span < 2 &&
	    element->row_span < 2)
		return;
	text_add_string(out, "/A<</O/Table");
	if (element->scope != 0)
		text_add_string(out, element->scope == 'r' ? "/Scope/Row" :
		    "/Scope/Column");
	if (element->column_span > 1)
		text_add_format(out, "/ColSpan %u", element->column_span);
	if (element->row_span > 1)
		text_add_format(out, "/RowSpan %u", element->row_span);
	text_add_string(out, ">>");
}

/*
 * What is to be filled in by hand (14.8.5.6, Table 348), as ISO 14289-1, 7.14
 * asks. Poppler's own table has no place for them on a Form, so it warns.
 */
static void
add_form(struct text *out, const struct element *element)
{
	text_add_string(out, "/A<</O/PrintField/Role");
	if (!element->is_box)
		text_add_string(out, "/tv>>");
	else
		text_add_string(out, element->is_ticked ?
		    "/cb/checked/on>>" : "/cb/checked/off>>");
}

static void
add_figure(struct text *out, const struct painting *painting,
    const struct element *element)
{
	int32_t height;

	if (element->page == NONE || element->is_scattered)
		return;
	height = painting->pages[element->page].height;
	text_add_string(out, "/A<</O/Layout/BBox[");
	paint_write_number(out, element->left);
	text_add_char(out, ' ');
	paint_write_number(out, height - element->bottom);
	text_add_char(out, ' ');
	paint_write_number(out, element->right);
	text_add_char(out, ' ');
	paint_write_number(out, height - element->top);
	text_add_string(out, "]>>");
}

static void
add_list(struct text *out, const struct element *element)
{
	if (!element->has_label)
		return;
	text_add_string(out, "/A<</O/List/ListNumbering");
	text_add_string(out, element->has_bullet ? "/Disc>>" : "/Decimal>>");
}

static void
add_note(struct text *out, uint32_t index)
{
	text_add_format(out, "/ID(n%08u)", (unsigned)index);
}

static void
add_attributes(struct text *out, const struct painting *painting,
    uint32_t index)
{
	const struct element *element = &painting->elements[index];

	switch ((enum tag_kind)element->kind) {
	case TAG_TH:
	case TAG_TD:
		add_cell(out, element);
		return;
	case TAG_FORM:
		add_form(out, element);
		return;
	case TAG_FIGURE:
		add_figure(out, painting, element);
		return;
	case TAG_L:
		add_list(out, element);
		return;
	case TAG_NOTE:
		add_note(out, index);
		return;
	case TAG_INS:
		text_add_string(out,
		    "/A<</O/Layout/TextDecorationType/Underline>>");
		return;
	case TAG_DEL:
		text_add_string(out,
		    "/A<</O/Layout/TextDecorationType/LineThrough>>");
		return;
	case TAG_DOCUMENT: case TAG_SECT: case TAG_H1: case TAG_H2:
	case TAG_H3: case TAG_H4: case TAG_P: case TAG_LI: case TAG_LBL:
	case TAG_LBODY: case TAG_TABLE: case TAG_CAPTION: case TAG_TR:
	case TAG_SPAN:
	case TAG_LINK: case TAG_RUBY: case TAG_RB: case TAG_RT:
		return;
	}
}

/* ---- the objects ---- */

static uint32_t
page_of(const struct painting *painting, const struct element *element)
{
	if (element->first_sequence != NONE)
		return painting->sequences[element->first_sequence].page;
	if (element->first_link != NONE)
		return painting->links[element->first_link].page;
	return NONE;
}

static void
write_element(const struct painting *painting, uint32_t index,
    struct bundle *bundle)
{
	const struct element *element = &painting->elements[index];
	uint32_t page = page_of(painting, element);
	struct text *out = paint_bundle_begin(bundle);

	text_add_string(out, "<</Type/StructElem/S/");
	text_add_string(out, type_of(painting, index));
	text_add_string(out, "/P ");
	add_reference(out, index == top_of(painting) ? painting->structure :
	    painting->elements[element->parent].id);
	if (page != NONE) {
		text_add_string(out, "/Pg ");
		add_reference(out, painting->pages[page].object);
	}
	if (element->alternative != NULL) {
		text_add_string(out, "/Alt");
		paint_write_string(out, element->alternative);
	}
	add_attributes(out, painting, index);
	text_add_string(out, "/K[");
	add_kids(out, painting, element, page);
	text_add_string(out, "]>>");
	paint_bundle_end(bundle);
}

static void
write_root(const struct painting *painting, struct bundle *bundle,
    uint32_t parents)
{
	struct text *out = paint_bundle_begin(bundle);

	text_add_format(out, "<</Type/StructTreeRoot/K %u 0 R"
	    "/RoleMap<</Ins/Span/Del/Span>>/ParentTree %u 0 R"
	    "/ParentTreeNextKey %zu/IDTree %u 0 R>>",
	    painting->elements[top_of(painting)].id, parents,
	    painting->key_count, parents + 1);
	paint_bundle_end(bundle);
}

static void
add_page_parents(struct text *out, const struct painting *painting,
    const struct painted_page *page)
{
	uint32_t i, element;

	text_add_char(out, '[');
	for (i = 0; i < page->sequence_count; i++) {
		element = painting->sequences[page->first_sequence + i].element;
		text_add_char(out, ' ');
		add_reference(out, painting->elements[element].id);
	}
	text_add_char(out, ']');
}

static void
write_leaf(const struct painting *painting, size_t from, struct bundle *bundle)
{
	struct text *out = paint_bundle_begin(bundle);
	size_t end = from + LEAF_KEYS < painting->key_count ?
	    from + LEAF_KEYS : painting->key_count, i;
	const struct parent_key *key;

	text_add_format(out, "<</Limits[%zu %zu]/Nums[", from, end - 1);
	for (i = from; i < end; i++) {
		key = &painting->keys[i];
		text_add_char(out, ' ');
		paint_write_integer(out, (uint32_t)i);
		text_add_char(out, ' ');
		if (key->is_link)
			add_reference(out, painting->elements[key->index].id);
		else
			add_page_parents(out, painting,
			    &painting->pages[key->index]);
	}
	text_add_string(out, "]>>");
	paint_bundle_end(bundle);
}

static void
write_parents(const struct painting *painting, struct bundle *bundle,
    uint32_t parents)
{
	struct text *out = paint_bundle_begin(bundle);
	uint32_t i, leaves = leaf_count(painting);

	text_add_string(out, "<</Kids[");
	for (i = 0; i < leaves; i++) {
		text_add_char(out, ' ');
		add_reference(out, parents + 2 + i);
	}
	text_add_string(out, "]>>");
	paint_bundle_end(bundle);
}

/* Sorted by name, as a name tree must be: the names count up. */
static void
write_ids(const struct painting *painting, struct bundle *bundle)
{
	struct text *out = paint_bundle_begin(bundle);
	uint32_t i;

	text_add_string(out, "<</Names[");
	for (i = 0; i < painting->element_count; i++) {
		if (painting->elements[i].kind != TAG_NOTE ||
		    !painting->elements[i].is_kept)
			continue;
		text_add_format(out, "(n%08u)", (unsigned)i);
		add_reference(out, painting->elements[i].id);
	}
	text_add_string(out, "]>>");
	paint_bundle_end(bundle);
}

void
paint_tree_write(struct painting *painting, struct bundle *bundle)
{
	uint32_t parents = painting->structure + 1, i;

	if (!painting->is_tagged)
		return;
	for (i = top_of(painting); i < painting->element_count; i++)
		parents += painting->elements[i].is_kept;
	write_root(painting, bundle, parents);
	for (i = top_of(painting); i < painting->element_count; i++)
		if (painting->elements[i].is_kept)
			write_element(painting, i, bundle);
	write_parents(painting, bundle, parents);
	write_ids(painting, bundle);
	for (i = 0; i < leaf_count(painting); i++)
		write_leaf(painting, (size_t)i * LEAF_KEYS, bundle);
}
