/*
 * Reading a sheet: every element and attribute is one of the table's, or is
 * refused.
 */
#include "sheet/read.h"

#include <stdarg.h>
#include <string.h>

#include "base/message.h"
#include "corpus/xml.h"
#include "sheet/table.h"

/*
 * White space of the XML is layout. A run of it vanishes at the edges of a
 * block and, if a line ends in it, between Japanese characters; else it is one
 * blank. U+3000 is a character.
 */
enum gap {
	GAP_NONE,
	GAP_BLANK,
	GAP_LINE
};

struct reading {
	struct pool	*pool;
	struct problems	*problems;
	xmlHashTable	*sources;	/* address, standard: xmlNode; or NULL */
	const xmlNode	*source;	/* the last one found */
	const xmlNode	*table;		/* its last table met; or it */
	enum gap	 gap;
	bool		 at_start;	/* of a block's running text */
	bool		 after_ascii;
	const char	*maker;		/* the stylesheet it is from; or NULL */
	bool		 is_file;	/* its own places are known */
	bool		 failed;
};

static void	read_children(struct reading *, const xmlNode *,
		    struct sheet_node *);

/* near: the right word that is nearest to a wrong one, or NULL. */
static void __attribute__((format(printf, 4, 5)))
refuse_near(struct reading *reading, struct place place, const char *near,
    const char *format, ...)
{
	va_list args;

	if (place.file == NULL)
		place.file = reading->maker;
	va_start(args, format);
	problem_add_args(reading->problems, PROBLEM_SHEET_INVALID, place, near,
	    format, args);
	va_end(args);
	reading->failed = true;
}

static void __attribute__((format(printf, 3, 4)))
refuse(struct reading *reading, struct place place, const char *format, ...)
{
	va_list args;

	if (place.file == NULL)
		place.file = reading->maker;
	va_start(args, format);
	problem_add_args(reading->problems, PROBLEM_SHEET_INVALID, place, NULL,
	    format, args);
	va_end(args);
	reading->failed = true;
}

/* In a file the element's own; else of what it, or its parent, is about. */
static struct place
place_of(const struct reading *reading, const xmlNode *from,
    const struct sheet_node *node)
{
	return reading->is_file ? xml_place(from) : node->place;
}

static struct place
attr_place(const struct reading *reading, const xmlAttr *attr,
    const struct sheet_node *node)
{
	return reading->is_file ? xml_attr_place(attr) : node->place;
}

static void
start_run(struct reading *reading)
{
	reading->gap = GAP_NONE;
	reading->at_start = true;
	reading->after_ascii = false;
}

static bool
gap_is_blank(const struct reading *reading, bool before_ascii)
{
	if (reading->at_start || reading->gap == GAP_NONE)
		return false;
	return reading->gap == GAP_BLANK ||
	    (reading->after_ascii && before_ascii);
}

static void
note_space(struct reading *reading, char byte)
{
	if (byte == '\n' || byte == '\r')
		reading->gap = GAP_LINE;
	else if (reading->gap == GAP_NONE)
		reading->gap = GAP_BLANK;
}

static const char spaces[] = " \t\n\r";

/* What stands between two spaces; a blank before it if the gap is one. */
static void
add_word(struct reading *reading, struct text *out, const char *word,
    size_t length)
{
	if (gap_is_blank(reading, (unsigned char)*word < 0x80))
		text_add_char(out, ' ');
	text_add(out, word, length);
	reading->gap = GAP_NONE;
	reading->at_start = false;
	reading->after_ascii = (unsigned char)word[length - 1] < 0x80;
}

static void
read_text(struct reading *reading, const char *from, struct sheet_node *parent)
{
	struct text out = {0};
	size_t length;

	while (*from != '\0') {
		length = strcspn(from, spaces);
		if (length > 0)
			add_word(reading, &out, from, length);
		for (from += length; *from != '\0' &&
		    strchr(spaces, *from) != NULL; from++)
			note_space(reading, *from);
	}
	if (out.length > 0 && !sheet_holds_text(parent->kind))
		refuse(reading, parent->place,
		    MESSAGE("<%s> holds no text, but has \"%.60s\""),
		    sheet_kind_name(parent->kind), out.bytes);
	else if (out.length > 0)
		sheet_add_text(reading->pool, parent, out.bytes, out.length);
	text_free(&out);
}

/* A blank in front of <em> does not belong into it. */
static void
settle_gap(struct reading *reading, struct sheet_node *parent)
{
	if (reading->gap != GAP_BLANK || reading->at_start)
		return;
	sheet_add_text(reading->pool, parent, " ", 1);
	reading->gap = GAP_NONE;
}

/* Places to write count as something between two stretches of text. */
static void
pass_atom(struct reading *reading, enum sheet_kind kind)
{
	start_run(reading);
	reading->at_start = kind == SHEET_BREAK;
}

static void
refuse_attr(struct reading *reading, const xmlAttr *attr,
    const struct sheet_node *node)
{
	const char *name = (const char *)attr->name, *names[SHEET_ATTR_COUNT];
	size_t count = 0;
	const char *near;
	int i;

	for (i = 0; i < SHEET_ATTR_COUNT; i++)
		if (sheet_takes(node->kind, (enum sheet_attr)i))
			names[count++] = sheet_attr_name((enum sheet_attr)i);
	near = text_nearest(name, names, count);
	refuse_near(reading, attr_place(reading, attr, node), near,
	    MESSAGE("<%s> takes no attribute \"%s\""),
	    sheet_kind_name(node->kind), name);
}

/* False if it is not one of the values that there are: reported. */
static bool
is_right_value(struct reading *reading, const xmlAttr *attr,
    const struct sheet_node *node, enum sheet_attr known, const char *value)
{
	const char *wanted = sheet_refuses(node->kind, known, value);
	const struct sheet_rule *rule = sheet_rule(node->kind, known);

	if (wanted == NULL)
		return true;
	if (rule != NULL && rule->words == NULL)
		refuse(reading, attr_place(reading, attr, node),
		    MESSAGE("%s=\"%.40s\" of <%s> must be a number from %d to %d"),
		    sheet_attr_name(known), value, sheet_kind_name(node->kind),
		    rule->least, rule->most);
	else
		refuse(reading, attr_place(reading, attr, node),
		    MESSAGE("%s=\"%.40s\" of <%s> must be one of: %s"),
		    sheet_attr_name(known), value, sheet_kind_name(node->kind),
		    wanted);
	return false;
}

static void
read_attr(struct reading *reading, const xmlAttr *attr,
    struct sheet_node *node)
{
	/* Most are one text; what is put together is freed. */
	const xmlNode *only = attr->children;
	bool is_one = only != NULL && only->type == XML_TEXT_NODE &&
	    only->next == NULL;
	xmlChar *value = is_one ? only->content :
	    xmlNodeListGetString(attr->doc, attr->children, 1);
	int known = sheet_attr_named((const char *)attr->name);

	/* An empty value is what a template writes for "none". */
	if (value == NULL || *value == '\0')
		;
	else if (known < 0 || !sheet_takes(node->kind, (enum sheet_attr)known))
		refuse_attr(reading, attr, node);
	else if (is_right_value(reading, attr, node, (enum sheet_attr)known,
	    (const char *)value))
		sheet_set(reading->pool, node, (enum sheet_attr)known,
		    (const char *)value);
	if (!is_one)
		xmlFree(value);
}

/* The next node below a top in the order of the file. */
static const xmlNode *
next_below(const xmlNode *top, const xmlNode *node)
{
	if (node->children != NULL)
		return node->children;
	while (node != top && node->next == NULL)
		node = node->parent;
	return node != top ? node->next : NULL;
}

/* The tables of a law name none; those of a provision come in its order. */
static void
find_table(struct reading *reading, struct sheet_node *node)
{
	const xmlNode *at = reading->table;

	if (at == NULL || node->kind != SHEET_TABLE ||
	    !sheet_attr_is(node, SHEET_A_KIND, "law"))
		return;
	do
		at = next_below(reading->source, at);
	while (at != NULL && (at->type != XML_ELEMENT_NODE ||
	    strcmp((const char *)at->name, "Table") != 0));
	reading->table = at;
	if (at != NULL)
		node->place = xml_place(at);
}

static void
find_place(struct reading *reading, struct sheet_node *node)
{
	const char *address = sheet_attr(node, SHEET_A_PROVISION);
	const char *standard = NULL, *mark;
	const xmlNode *source;

	if (address == NULL || reading->sources == NULL)
		return;
	mark = strchr(address, '#');
	if (mark != NULL) {
		standard = pool_copy(reading->pool, address,
		    (size_t)(mark - address));
		address = mark + 1;
	}
	source = xmlHashLookup2(reading->sources, BAD_CAST address,
	    BAD_CAST standard);
	if (source == NULL)
		return;
	node->place = xml_place(source);
	reading->source = reading->table = source;
}

static void
read_attrs(struct reading *reading, const xmlNode *from,
    struct sheet_node *node)
{
	const xmlAttr *attr;

	/* The provision first, so that the others' problems have its place. */
	for (attr = from->properties; attr != NULL; attr = attr->next)
		if (strcmp((const char *)attr->name, "provision") == 0)
			read_attr(reading, attr, node);
	if (reading->is_file)
		node->place = xml_place(from);
	else
		find_place(reading, node);
	for (attr = from->properties; attr != NULL; attr = attr->next)
		if (strcmp((const char *)attr->name, "provision") != 0)
			read_attr(reading, attr, node);
	if (!reading->is_file)
		find_table(reading, node);
}

static void
refuse_element(struct reading *reading, const xmlNode *from,
    const struct sheet_node *parent)
{
	const char *names[SHEET_TEXT], *name = (const char *)from->name, *near;
	int kind;

	for (kind = 0; kind < SHEET_TEXT; kind++)
		names[kind] = sheet_kind_name((enum sheet_kind)kind);
	near = text_nearest(name, names, SHEET_TEXT);
	refuse_near(reading, place_of(reading, from, parent), near,
	    MESSAGE("<%s> is no element of a sheet"), name);
}

static void
read_element(struct reading *reading, const xmlNode *from,
    struct sheet_node *parent)
{
	int kind = sheet_kind_named((const char *)from->name);
	struct sheet_node *node;
	bool is_block;

	if (kind < 0) {
		refuse_element(reading, from, parent);
		return;
	}
	if (!sheet_may_hold(parent->kind, (enum sheet_kind)kind)) {
		refuse(reading, place_of(reading, from, parent),
		    MESSAGE("<%s> may not stand in <%s>"),
		    (const char *)from->name, sheet_kind_name(parent->kind));
		return;
	}
	is_block = !sheet_is_inline((enum sheet_kind)kind);
	if (is_block)
		start_run(reading);
	else if (kind != SHEET_BREAK)
		settle_gap(reading, parent);
	if (!is_block && from->children == NULL)
		pass_atom(reading, (enum sheet_kind)kind);
	node = sheet_add(reading->pool, parent, (enum sheet_kind)kind);
	read_attrs(reading, from, node);
	read_children(reading, from, node);
	if (is_block)
		start_run(reading);
	if (kind == SHEET_SIGN)
		sheet_sign(reading->pool, node);
}

static void
read_children(struct reading *reading, const xmlNode *from,
    struct sheet_node *node)
{
	const xmlNode *child;

	for (child = from->children; child != NULL; child = child->next) {
		if (child->type == XML_ELEMENT_NODE)
			read_element(reading, child, node);
		else if (child->type == XML_TEXT_NODE ||
		    child->type == XML_CDATA_SECTION_NODE)
			read_text(reading, (const char *)child->content, node);
	}
}

static struct sheet *
read_sheet(struct reading *reading, const xmlNode *root)
{
	struct sheet *sheet = pool_take(reading->pool, sizeof *sheet);

	sheet->root = sheet_add(reading->pool, NULL, SHEET_SHEET);
	if (root == NULL || strcmp((const char *)root->name, "sheet") != 0) {
		refuse(reading, reading->is_file ? xml_place(root) :
		    (struct place){0}, MESSAGE("the outermost element is <%s>, not <sheet>"), root != NULL ? (const char *)root->name : "");
		return NULL;
	}
	start_run(reading);
	read_attrs(reading, root, sheet->root);
	read_children(reading, root, sheet->root);
	return reading->failed ? NULL : sheet;
}

struct sheet *
sheet_read(struct pool *pool, const xmlNode *root, xmlHashTable *sources,
    struct problems *problems)
{
	struct reading reading = { .pool = pool, .problems = problems,
	    .sources = sources };

	if (root != NULL)
		reading.maker = pool_string(pool, root->doc->URL == NULL ? "" :
		    (const char *)root->doc->URL);
	if (reading.maker != NULL && *reading.maker == '\0')
		reading.maker = NULL;
	return read_sheet(&reading, root);
}

struct sheet *
sheet_read_file(struct pool *pool, const char *path,
    struct problems *problems)
{
	struct reading reading = { .pool = pool, .problems = problems,
	    .is_file = true };
	struct source *source = xml_load(pool, path, problems);
	struct sheet *sheet;

	if (source == NULL)
		return NULL;
	sheet = read_sheet(&reading, xmlDocGetRootElement(source->document));
	xml_free(source);
	if (sheet != NULL)
		sheet_dump_digest(sheet);
	return sheet;
}
