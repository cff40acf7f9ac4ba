/*
 * The body of a Word document, paragraph by paragraph.
 */
#include "office/docx.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "office/inside.h"
#include "office/docx_inside.h"

enum { GRID_MAX = 64, PARTS_MAX = 40 };

/* Words beside the paragraph at hand: what of it is not taken, or a box. */
struct aside {
	const char	*left_out;	/* NULL: a box's, text of its own */
	const char	*words;
	size_t		 bytes;
};

struct docx {
	struct pool		*pool;
	struct problems		*problems;
	struct lines		*lines;
	enum docx_changes	 changes;
	struct docx_styles	*styles;
	struct docx_numbering	*numbering;
	struct text		 words;		/* of the paragraph */
	struct text		 aside;		/* of a stretch left out */
	const char		*aside_kind;	/* of that, or NULL */
	struct aside		*asides;
	size_t			 aside_count, aside_room;
	const char		*left_out;	/* of the part being read */
	bool			 is_broken;	/* a line ended in it */
	bool			 in_cell;
	int			 field_depth;	/* of codes, which do not show */
	bool			 in_code[16];
	int			 change_line;	/* of the first one, or 0 */
	int			 picture_count;
};

static void read_blocks(struct docx *, const xmlNode *);
static void read_run_content(struct docx *, const xmlNode *,
		    const char *left_out);

/* ---- words ---- */

static void
keep_aside(struct docx *docx, const char *kind, const char *words,
    size_t bytes)
{
	if (bytes == 0)
		return;
	docx->asides = pool_grow(docx->pool, docx->asides, &docx->aside_room,
	    docx->aside_count, sizeof *docx->asides);
	docx->asides[docx->aside_count++] = (struct aside){ kind,
	    pool_copy(docx->pool, words, bytes), bytes };
}

static void
end_aside(struct docx *docx)
{
	keep_aside(docx, docx->aside_kind, docx->aside.bytes,
	    docx->aside.length);
	text_clear(&docx->aside);
}

/* To the paragraph, or to what is left out of it. */
static void
add(struct docx *docx, const char *left_out, const char *words)
{
	if (left_out == NULL) {
		text_add_string(&docx->words, words);
		return;
	}
	if (docx->aside_kind != NULL && strcmp(docx->aside_kind, left_out) !=
	    0)
		end_aside(docx);
	docx->aside_kind = left_out;
	text_add_string(&docx->aside, words);
}

static void
add_line(struct docx *docx, const char *left_out, const char *words,
    size_t bytes)
{
	struct line *line;

	line = lines_add(docx->pool, docx->lines, words, bytes);
	line->left_out = left_out;
	line->goes_on = docx->is_broken && left_out == NULL;
}

/* What stood beside the paragraph stands behind it. */
static void
flush_asides(struct docx *docx)
{
	size_t i;

	end_aside(docx);
	docx->is_broken = false;
	for (i = 0; i < docx->aside_count; i++)
		add_line(docx, docx->asides[i].left_out,
		    docx->asides[i].words, docx->asides[i].bytes);
	docx->aside_count = 0;
}

static void
end_line(struct docx *docx)
{
	if (docx->in_cell) {
		text_add_char(&docx->words, '\n');
		return;
	}
	if (docx->words.length > 0)
		add_line(docx, docx->left_out, docx->words.bytes,
		    docx->words.length);
	text_clear(&docx->words);
}

/* ---- runs ---- */

/* Where are we in { PAGE | 3 }: a code does not show, its result does. */
static void
read_field_mark(struct docx *docx, const xmlNode *node)
{
	const char *type = docx_node_attr(node, "fldCharType");
	int at = docx->field_depth;

	if (type == NULL)
		return;
	if (strcmp(type, "begin") == 0 && at < 16) {
		docx->in_code[at] = true;
		docx->field_depth++;
	} else if (strcmp(type, "separate") == 0 && at > 0)
		docx->in_code[at - 1] = false;
	else if (strcmp(type, "end") == 0 && at > 0)
		docx->field_depth--;
}

static bool
is_in_code(const struct docx *docx)
{
	int i;

	for (i = 0; i < docx->field_depth; i++)
		if (docx->in_code[i])
			return true;
	return false;
}

/* What no XML may hold is no symbol (XML 1.0, 2.2). */
static bool
is_character(long value)
{
	return value >= ' ' && value <= 0x10ffff &&
	    (value < 0xd800 || value > 0xdfff) && (value & 0xfffe) != 0xfffe;
}

static void
read_symbol(struct docx *docx, const xmlNode *node, const char *left_out)
{
	const char *digits = docx_node_attr(node, "char");
	char code[5] = "";
	long value = digits != NULL ? strtol(digits, NULL, 16) : 0;

	if (is_character(value))
		code[text_encode((uint32_t)value, code)] = '\0';
	add(docx, left_out, code);
}

/* The reading stands behind the words, between marks (lines.h). */
static void
read_ruby(struct docx *docx, const xmlNode *node, const char *left_out)
{
	const xmlNode *part;

	add(docx, left_out, LINES_RUBY);
	for (part = node->children; part != NULL; part = part->next)
		if (docx_node_is(part, "rubyBase"))
			read_run_content(docx, part, left_out);
	add(docx, left_out, LINES_READING);
	for (part = node->children; part != NULL; part = part->next)
		if (docx_node_is(part, "rt"))
			read_run_content(docx, part, left_out);
	add(docx, left_out, LINES_RUBY_END);
}

/* A box's paragraphs are lines behind the one that it hangs on. */
static void
read_box(struct docx *docx, const xmlNode *box)
{
	struct lines lines = {0}, *ours = docx->lines;
	struct text words = docx->words;
	struct docx inner = *docx;
	size_t i;

	(void)words;
	inner.words = (struct text){0};
	inner.aside = (struct text){0};
	inner.aside_kind = NULL;
	inner.asides = NULL;
	inner.aside_count = inner.aside_room = 0;
	inner.in_cell = false;
	inner.lines = &lines;
	read_blocks(&inner, box);
	text_free(&inner.words);
	text_free(&inner.aside);
	docx->change_line = inner.change_line;
	docx->picture_count = inner.picture_count;
	docx->lines = ours;
	for (i = 0; i < lines.count; i++)
		keep_aside(docx, lines.list[i].left_out, lines.list[i].text,
		    lines.list[i].length);
}

/* Boxes, wherever in a drawing they are; of two renderings the first. */
static void
read_drawing(struct docx *docx, const xmlNode *node)
{
	const xmlNode *choice = docx_node_child(node, "Choice");

	if (docx_node_is(node, "txbxContent")) {
		read_box(docx, node);
		return;
	}
	if (docx_node_is(node, "AlternateContent") && choice != NULL) {
		read_drawing(docx, choice);
		return;
	}
	docx->picture_count += docx_node_is(node, "blip") ||
	    docx_node_is(node, "imagedata");
	for (node = node->children; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			read_drawing(docx, node);
}

static const char *
content(const xmlNode *node)
{
	return node->children != NULL && node->children->content != NULL ?
	    (const char *)node->children->content : "";
}

static void
note_change(struct docx *docx)
{
	if (docx->change_line == 0)
		docx->change_line = docx->lines->last_number + 1;
}

static bool
is_hidden(const struct docx *docx, const xmlNode *run)
{
	const xmlNode *properties = docx_node_child(run, "rPr");

	if (docx_node_child(properties, "vanish") != NULL)
		return docx_node_is_on(properties, "vanish");
	return docx_style_is_hidden(docx->styles, docx_node_value(properties,
	    "rStyle"));
}

static void
read_break(struct docx *docx, const xmlNode *node, const char *left_out)
{
	const char *type = docx_node_attr(node, "type");

	if (left_out != NULL)
		return;
	end_line(docx);
	docx->is_broken = type == NULL || strcmp(type, "textWrapping") == 0;
}

enum { SET_BYTES = 40 };	/* of what is raised */

/* Words of a run, which may be raised or lowered. */
static void
add_run(struct docx *docx, const xmlNode *node, const char *left_out)
{
	const xmlNode *align = docx_node_child(docx_node_child(node->parent,
	    "rPr"), "vertAlign");
	const char *value = align == NULL ? NULL : docx_node_attr(align, "val");
	const char *words = content(node);
	bool is_set = value != NULL && *words != '\0' &&
	    strlen(words) <= SET_BYTES;

	if (is_set && strcmp(value, "superscript") == 0) {
		add(docx, left_out, LINES_RAISED);
		add(docx, left_out, words);
		add(docx, left_out, LINES_RAISED_END);
	} else if (is_set && strcmp(value, "subscript") == 0) {
		add(docx, left_out, LINES_LOWERED);
		add(docx, left_out, words);
		add(docx, left_out, LINES_LOWERED_END);
	} else
		add(docx, left_out, words);
}

static void
read_run_part(struct docx *docx, const xmlNode *node, const char *left_out)
{
	if (docx_node_is(node, "t") || docx_node_is(node, "delText")) {
		if (!is_in_code(docx))
			add_run(docx, node, left_out);
	} else if (docx_node_is(node, "tab") || docx_node_is(node, "ptab"))
		add(docx, left_out, "　");
	else if (docx_node_is(node, "br") || docx_node_is(node, "cr"))
		read_break(docx, node, left_out);
	else if (docx_node_is(node, "noBreakHyphen"))
		add(docx, left_out, "-");
	else if (docx_node_is(node, "sym"))
		read_symbol(docx, node, left_out);
	else if (docx_node_is(node, "fldChar"))
		read_field_mark(docx, node);
	else if (docx_node_is(node, "ruby"))
		read_ruby(docx, node, left_out);
	else if (docx_node_is(node, "pict") || docx_node_is(node, "drawing") ||
	    docx_node_is(node, "object") || docx_node_is(node, "AlternateContent"))
		read_drawing(docx, node);
}

/* What is deleted is left out if changes are accepted, and the other way. */
static const char *
after_change(struct docx *docx, const xmlNode *node, const char *left_out)
{
	bool adds = docx_node_is(node, "ins") || docx_node_is(node, "moveTo");
	bool takes = docx_node_is(node, "del") || docx_node_is(node, "moveFrom");

	if (!adds && !takes)
		return left_out;
	note_change(docx);
	if (docx->changes == DOCX_REJECT ? adds : takes)
		return "deleted";
	return left_out;
}

/* Runs, and what holds runs: links, fields, changes, controls. */
static void
read_run_content(struct docx *docx, const xmlNode *node, const char *left_out)
{
	for (node = node->children; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE || docx_node_is(node, "pPr") ||
		    docx_node_is(node, "sdtPr") || docx_node_is(node, "rPr") ||
		    docx_node_is(node, "smartTagPr"))
			continue;
		if (docx_node_is(node, "r")) {
			const char *kind = left_out == NULL && is_hidden(docx,
			    node) ? "hidden" : left_out;
			const xmlNode *part;

			for (part = node->children; part != NULL;
			    part = part->next)
				read_run_part(docx, part, kind);
		} else if (docx_node_is(node, "AlternateContent") ||
		    docx_node_is(node, "t"))
			read_run_part(docx, node, left_out);
		else
			read_run_content(docx, node, after_change(docx, node,
			    left_out));
	}
}

/* ---- paragraphs ---- */

static void
add_number(struct docx *docx, const xmlNode *paragraph)
{
	const xmlNode *properties = docx_node_child(paragraph, "pPr");
	const xmlNode *numbering = docx_node_child(properties, "numPr");
	const char *style = docx_node_value(properties, "pStyle"), *owner = NULL;
	const char *list = docx_node_value(numbering, "numId");
	const char *level = docx_node_value(numbering, "ilvl");

	if (list == NULL) {
		numbering = docx_style_numbering(docx->styles, style, &owner);
		list = docx_node_value(numbering, "numId");
		if (level == NULL)
			level = docx_node_value(numbering, "ilvl");
	}
	if (list == NULL || strcmp(list, "0") == 0)
		return;
	docx_numbering_next(docx->numbering, docx_node_number(list, -1),
	    docx_node_number(level, owner != NULL ? -1 : 0), owner, &docx->words);
}

/* Its end was deleted, or is not there yet: the next one goes on in it. */
static bool
runs_on(struct docx *docx, const xmlNode *paragraph)
{
	const xmlNode *mark = docx_node_child(docx_node_child(paragraph, "pPr"), "rPr");
	bool adds = docx_node_child(mark, "ins") != NULL ||
	    docx_node_child(mark, "moveTo") != NULL;
	bool takes = docx_node_child(mark, "del") != NULL ||
	    docx_node_child(mark, "moveFrom") != NULL;

	if (adds || takes)
		note_change(docx);
	return docx->changes == DOCX_REJECT ? adds : takes;
}

static bool
is_empty(const xmlNode *paragraph)
{
	const xmlNode *node;

	for (node = paragraph->children; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE && !docx_node_is(node, "pPr"))
			return false;
	return true;
}

static void
read_paragraph(struct docx *docx, const xmlNode *paragraph)
{
	size_t before = docx->words.length, length;

	docx->is_broken = false;
	if (before == 0 || docx->in_cell)
		add_number(docx, paragraph);
	length = docx->words.length;
	read_run_content(docx, paragraph, docx->left_out);
	if (runs_on(docx, paragraph)) {
		/* Nothing was left of it, not even its number. */
		if (docx->words.length == length && is_empty(paragraph) &&
		    docx->words.length > before)
			docx->words.length = before;
		return;
	}
	end_line(docx);
	if (!docx->in_cell)
		flush_asides(docx);
}

/* ---- tables ---- */

/* By column: the cell that goes on downwards. */
struct grid_state {
	struct table_cell	*open[GRID_MAX];
};

static int
columns_of(const xmlNode *cell)
{
	int span = docx_node_number(docx_node_value(docx_node_child(cell, "tcPr"),
	    "gridSpan"), 1);

	return span < 1 ? 1 : span > GRID_MAX ? GRID_MAX : span;
}

/* cell: NULL for one that goes on from above, whose words Word hides. */
static void
fill_cell(struct docx *docx, struct table_cell *cell, const xmlNode *node)
{
	const char *was_left_out = docx->left_out;
	struct text words = docx->words;
	bool was_in_cell = docx->in_cell;

	docx->words = (struct text){0};
	docx->in_cell = true;
	docx->left_out = cell == NULL ? "hidden" : was_left_out;
	read_blocks(docx, node);
	docx->in_cell = was_in_cell;
	docx->left_out = was_left_out;
	while (docx->words.length > 0 &&
	    docx->words.bytes[docx->words.length - 1] == '\n')
		docx->words.bytes[--docx->words.length] = '\0';
	if (cell != NULL)
		lines_add_cell(docx->pool, docx->lines, cell,
		    docx->words.length > 0 ? docx->words.bytes : "",
		    docx->words.length);
	text_free(&docx->words);
	docx->words = words;
}

static const xmlNode *
merge_of(const xmlNode *cell)
{
	return docx_node_child(docx_node_child(cell, "tcPr"), "vMerge");
}

/* A cell that goes on from above adds to that one's height. */
static bool
goes_on(struct grid_state *grid, const xmlNode *node, int column)
{
	const char *value = docx_node_attr(merge_of(node), "val");

	if (merge_of(node) == NULL || (value != NULL &&
	    strcmp(value, "restart") == 0) || column >= GRID_MAX ||
	    grid->open[column] == NULL)
		return false;
	grid->open[column]->rows++;
	return true;
}

static void
read_row(struct docx *docx, struct grid_state *grid, struct table_row *row,
    const xmlNode *node)
{
	const xmlNode *properties = docx_node_child(node, "trPr"), *cell;
	bool is_head = docx_node_is_on(properties, "tblHeader");
	int column = docx_node_number(docx_node_value(properties, "gridBefore"), 0);
	size_t count = 0;

	column = column < 0 ? 0 : column;

	for (cell = node->children; cell != NULL; cell = cell->next)
		count += docx_node_is(cell, "tc");
	row->cells = pool_take(docx->pool, (count + 1) * sizeof *row->cells);
	for (cell = node->children; cell != NULL; cell = cell->next) {
		struct table_cell *its = &row->cells[row->count];
		int columns;

		if (!docx_node_is(cell, "tc"))
			continue;
		columns = columns_of(cell);
		if (goes_on(grid, cell, column)) {
			fill_cell(docx, NULL, cell);
		} else {
			*its = (struct table_cell){ .columns = columns,
			    .rows = 1, .is_head = is_head };
			fill_cell(docx, its, cell);
			if (column < GRID_MAX)
				grid->open[column] = merge_of(cell) != NULL ?
				    its : NULL;
			row->count++;
		}
		column += columns;
	}
}

/* Its rows, also inside controls. NULL at the end; *depth is the walk's. */
static size_t
list_rows(const xmlNode *table, const xmlNode **rows, size_t room)
{
	const xmlNode *node;
	size_t count = 0;

	for (node = table->children; node != NULL; node = node->next) {
		if (docx_node_is(node, "tr")) {
			if (rows != NULL && count < room)
				rows[count] = node;
			count++;
		} else if (docx_node_is(node, "sdt") || docx_node_is(node, "sdtContent")
		    || docx_node_is(node, "customXml"))
			count += list_rows(node, rows != NULL ? rows + count :
			    NULL, room - count);
	}
	return count;
}

static bool
has_columns(const xmlNode *const *rows, size_t count)
{
	const xmlNode *cell;
	size_t i, cells;

	for (i = 0; i < count; i++) {
		cells = 0;
		for (cell = rows[i]->children; cell != NULL; cell = cell->next)
			cells += docx_node_is(cell, "tc");
		if (cells > 1)
			return true;
	}
	return false;
}

/* A box around text is a table of one column. */
static void
read_frame(struct docx *docx, const xmlNode *const *rows, size_t count)
{
	const xmlNode *cell;
	size_t i;

	for (i = 0; i < count; i++)
		for (cell = rows[i]->children; cell != NULL; cell = cell->next)
			if (docx_node_is(cell, "tc"))
				read_blocks(docx, cell);
}

static bool
is_row_left_out(struct docx *docx, const xmlNode *row)
{
	const xmlNode *properties = docx_node_child(row, "trPr");
	bool adds = docx_node_child(properties, "ins") != NULL;
	bool takes = docx_node_child(properties, "del") != NULL;

	if (adds || takes)
		note_change(docx);
	return docx->changes == DOCX_REJECT ? adds : takes;
}

static void
read_table(struct docx *docx, const xmlNode *node)
{
	size_t count = list_rows(node, NULL, 0), i, kept = 0;
	const xmlNode **rows = pool_take(docx->pool, (count + 1) *
	    sizeof *rows);
	struct grid_state *grid = pool_take(docx->pool, sizeof *grid);
	struct table_row *made = pool_take(docx->pool, (count + 1) *
	    sizeof *made);
	struct line *line;

	list_rows(node, rows, count);
	if (docx->in_cell || !has_columns(rows, count)) {
		read_frame(docx, rows, count);
		return;
	}
	for (i = 0; i < count; i++) {
		const char *was = docx->left_out;

		if (!is_row_left_out(docx, rows[i])) {
			read_row(docx, grid, &made[kept++], rows[i]);
			continue;
		}
		docx->left_out = "deleted";
		read_frame(docx, &rows[i], 1);
		docx->left_out = was;
	}
	line = lines_add(docx->pool, docx->lines, "", 0);
	line->rows = made;
	line->row_count = kept;
	line->left_out = docx->left_out;
	flush_asides(docx);
}

static void
read_blocks(struct docx *docx, const xmlNode *node)
{
	for (node = node->children; node != NULL; node = node->next) {
		const char *was = docx->left_out;

		if (docx_node_is(node, "p"))
			read_paragraph(docx, node);
		else if (docx_node_is(node, "tbl"))
			read_table(docx, node);
		else if (node->type == XML_ELEMENT_NODE &&
		    !docx_node_is(node, "sdtPr") && !docx_node_is(node, "sectPr") &&
		    !docx_node_is(node, "tcPr")) {
			docx->left_out = after_change(docx, node, was);
			read_blocks(docx, node);
			docx->left_out = was;
		}
	}
}

/* ---- the parts around ---- */

static const struct { const char *name, *left_out, *element; bool is_many; }
    parts[] = {
	{ "header", "head", NULL, true }, { "footer", "head", NULL, true },
	{ "footnotes", "note", "footnote", false },
	{ "endnotes", "note", "endnote", false },
	{ "comments", "comment", "comment", false }
};

static void
read_part(struct docx *docx, struct package *package, const char *name,
    const char *left_out)
{
	xmlDoc *document = docx_node_part(package, name);

	if (document == NULL)
		return;
	docx->left_out = left_out;
	docx->field_depth = 0;
	read_blocks(docx, xmlDocGetRootElement(document));
	end_line(docx);
	flush_asides(docx);
	docx->left_out = NULL;
	xmlFreeDoc(document);
}

static void
read_parts(struct docx *docx, struct package *package)
{
	char name[40];
	size_t i;
	int number;

	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		snprintf(name, sizeof name, "word/%s.xml", parts[i].name);
		read_part(docx, package, name, parts[i].left_out);
		for (number = 1; parts[i].is_many && number < PARTS_MAX;
		    number++) {
			snprintf(name, sizeof name, "word/%s%d.xml",
			    parts[i].name, number);
			read_part(docx, package, name, parts[i].left_out);
		}
	}
}

static bool
report(struct docx *docx)
{
	struct place place = { docx->lines->path, docx->change_line, 1 };

	if (docx->picture_count > 0)
		problem_add(docx->problems, PROBLEM_IMPORT_PICTURE,
		    (struct place){ docx->lines->path, 0, 0 },
		    "pictures that are not taken into the text: %d",
		    docx->picture_count);
	if (docx->change_line == 0 || docx->changes != DOCX_ASK)
		return true;
	problem_add(docx->problems, PROBLEM_IMPORT_CHANGES, place,
	    "changes are tracked from this paragraph on; say --changes accept "
	    "or --changes reject");
	return false;
}

bool
docx_read(struct pool *pool, struct lines *lines, struct package *package,
    enum docx_changes changes, struct problems *problems)
{
	struct docx docx = { .pool = pool, .lines = lines,
	    .problems = problems, .changes = changes };
	xmlDoc *document = docx_node_part(package, "word/document.xml");
	const xmlNode *body = document == NULL ? NULL :
	    docx_node_child(xmlDocGetRootElement(document), "body");

	if (body == NULL) {
		problem_add(problems, PROBLEM_IMPORT_REFUSED,
		    (struct place){ lines->path, 0, 0 }, "the Word document "
		    "is damaged; open it in Word and save it anew");
		xmlFreeDoc(document);
		return false;
	}
	docx.styles = docx_styles_read(pool, package);
	docx.numbering = docx_numbering_read(pool, package);
	read_blocks(&docx, body);
	end_line(&docx);
	flush_asides(&docx);
	read_parts(&docx, package);
	text_free(&docx.words);
	text_free(&docx.aside);
	docx_styles_free(docx.styles);
	xmlFreeDoc(document);
	return report(&docx);
}
