/*
 * The words of an element: which of its parts stand on lines of their own,
 * which in cells beside each other, and which are no text at all.
 */
#include "corpus/inside.h"

#include <string.h>

enum shape {
	SHAPE_INLINE,
	SHAPE_LINE,	/* starts a line */
	SHAPE_CELL,	/* one blank before it */
	SHAPE_LABEL,	/* one blank after it */
	SHAPE_BREAK,
	SHAPE_DROP
};

struct shape_row {
	const char	*element;
	enum shape	 shape;
};

/*
 * Of 法令標準XML, and of the sheets of forms.xml (small letters). What is not
 * here is inline.
 */
static const struct shape_row shape_rows[] = {
	{ "Column", SHAPE_CELL },
	{ "TableColumn", SHAPE_CELL },
	{ "TableHeaderColumn", SHAPE_CELL },
	{ "Rt", SHAPE_DROP },
	{ "Table", SHAPE_LINE },
	{ "TableRow", SHAPE_LINE },
	{ "TableHeaderRow", SHAPE_LINE },
	{ "TableStruct", SHAPE_LINE },
	{ "TableStructTitle", SHAPE_LINE },
	{ "FigStruct", SHAPE_LINE },
	{ "FigStructTitle", SHAPE_LINE },
	{ "NoteStruct", SHAPE_LINE },
	{ "NoteStructTitle", SHAPE_LINE },
	{ "StyleStruct", SHAPE_LINE },
	{ "StyleStructTitle", SHAPE_LINE },
	{ "FormatStruct", SHAPE_LINE },
	{ "FormatStructTitle", SHAPE_LINE },
	{ "ArithFormula", SHAPE_LINE },
	{ "List", SHAPE_LINE },
	{ "Sublist1", SHAPE_LINE },
	{ "Sublist2", SHAPE_LINE },
	{ "Sublist3", SHAPE_LINE },
	{ "Remarks", SHAPE_LINE },
	{ "RemarksLabel", SHAPE_LABEL },
	{ "SupplNote", SHAPE_LINE },
	{ "AmendProvision", SHAPE_LINE },
	{ "NewProvision", SHAPE_LINE },
	{ "LawTitle", SHAPE_LINE },
	{ "LawNum", SHAPE_LINE },
	{ "Class", SHAPE_LINE },
	{ "ClassTitle", SHAPE_LABEL },
	{ "ArticleCaption", SHAPE_LINE },
	{ "ParagraphCaption", SHAPE_LINE },
	{ "PartTitle", SHAPE_LINE },
	{ "ChapterTitle", SHAPE_LINE },
	{ "SectionTitle", SHAPE_LINE },
	{ "SubsectionTitle", SHAPE_LINE },
	{ "DivisionTitle", SHAPE_LINE },
	{ "SupplProvisionLabel", SHAPE_LINE },
	{ "break", SHAPE_BREAK },
	{ "cell", SHAPE_CELL },
	{ "field", SHAPE_LINE },
	{ "heading", SHAPE_LINE },
	{ "item", SHAPE_LINE },
	{ "note", SHAPE_LINE },
	{ "para", SHAPE_LINE },
	{ "row", SHAPE_LINE },
	{ "rt", SHAPE_DROP },
	{ "table", SHAPE_LINE },
};

/* What is being written, and where each text node went, if that is asked. */
struct content {
	struct text		 text;
	struct pool		*pool;		/* of runs; NULL: not asked */
	struct content_run	*first, *last;
};

static enum shape
shape_of(const xmlNode *node)
{
	const struct unit_row *row;
	size_t i;

	for (i = 0; i < sizeof shape_rows / sizeof *shape_rows; i++)
		if (node_is(node, shape_rows[i].element))
			return shape_rows[i].shape;
	if (unit_row_of(node) != NULL)
		return SHAPE_LINE;
	if (node->parent != NULL) {
		/* The number of a provision that is quoted as text. */
		row = unit_row_of(node->parent);
		if (row != NULL && row->title != NULL &&
		    node_is(node, row->title))
			return SHAPE_LABEL;
	}
	return SHAPE_INLINE;
}

static bool
is_blank(const char *from)
{
	return from[strspn(from, " \t\r\n")] == '\0';
}

static bool
has_words(const xmlNode *parent)
{
	const xmlNode *node;

	for (node = parent->children; node != NULL; node = node->next)
		if (node->type == XML_TEXT_NODE &&
		    !is_blank((const char *)node->content))
			return true;
	return false;
}

/*
 * A line end inside a sentence is the file's layout, with the blanks around
 * it; no Japanese sentence is broken by the author. A blank alone counts.
 */
static void
add_words(struct text *out, const xmlNode *node)
{
	const char *from = (const char *)node->content, *end;
	size_t length;

	if (is_blank(from) && (strchr(from, '\n') != NULL ||
	    !has_words(node->parent)))
		return;
	for (;;) {
		end = strchr(from, '\n');
		if (end == NULL)
			break;
		length = (size_t)(end - from);
		while (length > 0 && strchr(" \t\r", from[length - 1]) != NULL)
			length--;
		text_add(out, from, length);
		from = end + 1 + strspn(end + 1, " \t\r\n");
	}
	text_add_string(out, from);
}

/* A blank at the end may be taken back. */
static void
clip_last(struct content *out)
{
	struct content_run *last = out->last;

	if (last != NULL && last->at + last->bytes > out->text.length)
		last->bytes = out->text.length - last->at;
}

static void
separate(struct content *out, char with)
{
	struct text *text = &out->text;
	char last;

	if (text->length == 0)
		return;
	last = text->bytes[text->length - 1];
	if (last == '\n')
		return;
	if (last == ' ' && with == '\n') {
		text->length--;
		clip_last(out);
	}
	if (last != ' ' || with != ' ')
		text_add_char(text, with);
}

static void
add_run(struct content *out, const xmlNode *node)
{
	struct content_run *run;
	size_t at = out->text.length;

	add_words(&out->text, node);
	if (out->pool == NULL || out->text.length == at)
		return;
	run = pool_take(out->pool, sizeof *run);
	*run = (struct content_run){ node, at, out->text.length - at, NULL };
	if (out->last != NULL)
		out->last->next = run;
	else
		out->first = run;
	out->last = run;
}

static void	add_node(struct content *, const xmlNode *);

static void
add_children(struct content *out, const xmlNode *parent)
{
	const xmlNode *node;

	for (node = parent->children; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE)
			add_run(out, node);
		else if (node->type == XML_ELEMENT_NODE)
			add_node(out, node);
	}
}

static void
add_node(struct content *out, const xmlNode *node)
{
	switch (shape_of(node)) {
	case SHAPE_DROP:
		return;
	case SHAPE_BREAK:
		separate(out, '\n');
		return;
	case SHAPE_CELL:
		separate(out, ' ');
		add_children(out, node);
		return;
	case SHAPE_LINE:
		separate(out, '\n');
		add_children(out, node);
		/* What follows it is on another line again. */
		separate(out, '\n');
		return;
	case SHAPE_LABEL:
		separate(out, '\n');
		add_children(out, node);
		separate(out, ' ');
		return;
	case SHAPE_INLINE:
		add_children(out, node);
		return;
	}
}

static void
add_own(struct content *out, const xmlNode *unit, const struct unit_row *row)
{
	const xmlNode *node;

	for (node = unit->children; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE ||
		    unit_row_of(node) != NULL ||
		    (row->title != NULL && node_is(node, row->title)) ||
		    (row->caption != NULL && node_is(node, row->caption)))
			continue;
		add_node(out, node);
	}
}

static void
trim(struct text *text)
{
	while (text->length > 0 && (text->bytes[text->length - 1] == '\n' ||
	    text->bytes[text->length - 1] == ' '))
		text->length--;
}

static char *
take(struct pool *pool, struct text *text)
{
	char *copy;

	trim(text);
	copy = pool_copy(pool, text->bytes != NULL ? text->bytes : "",
	    text->length);
	text_free(text);
	return copy;
}

char *
content_all(struct pool *pool, const xmlNode *node)
{
	struct content content = {0};

	if (node != NULL)
		add_children(&content, node);
	return take(pool, &content.text);
}

char *
content_own(struct pool *pool, const xmlNode *unit,
    const struct unit_row *row)
{
	struct content content = {0};

	add_own(&content, unit, row);
	return take(pool, &content.text);
}

struct content_run *
content_runs(struct pool *pool, const xmlNode *node,
    const struct unit_row *row)
{
	struct content content = { .pool = pool };

	if (row != NULL)
		add_own(&content, node, row);
	else
		add_children(&content, node);
	trim(&content.text);
	clip_last(&content);
	text_free(&content.text);
	return content.first;
}

char *
content_characters(struct pool *pool, const xmlNode *node)
{
	struct text text = {0};
	char *copy;

	add_words(&text, node);
	copy = pool_copy(pool, text.bytes != NULL ? text.bytes : "",
	    text.length);
	text_free(&text);
	return copy;
}

char *
content_without_blanks(struct pool *pool, const char *from)
{
	char *copy = pool_string(pool, from), *to = copy;

	while (*from != '\0') {
		if (strncmp(from, "　", strlen("　")) == 0)
			from += strlen("　");
		else if (strchr(" \t\r\n", *from) != NULL)
			from++;
		else
			*to++ = *from++;
	}
	*to = '\0';
	return copy;
}
