#include "compose/compose.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <libxml/hash.h>

#include "base/message.h"
#include "corpus/node.h"
#include "corpus/xml.h"

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
	enum gap	 gap;
	bool		 at_start;	/* of a block's running text */
	bool		 after_ascii;
	bool		 failed;
};

static void	read_children(struct reading *, const xmlNode *,
		    struct sheet_node *);

static void __attribute__((format(printf, 3, 4)))
refuse(struct reading *reading, const struct sheet_node *where,
    const char *format, ...)
{
	const struct place none = {0};
	va_list args;

	va_start(args, format);
	problem_add_args(reading->problems, PROBLEM_SHEET_INVALID,
	    where != NULL ? where->place : none, NULL, format, args);
	va_end(args);
	reading->failed = true;
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

static bool
is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static void
read_text(struct reading *reading, const char *from, struct sheet_node *parent)
{
	struct text out = {0};
	bool is_ascii;

	for (; *from != '\0'; from++) {
		if (is_space(*from)) {
			note_space(reading, *from);
			continue;
		}
		is_ascii = (unsigned char)*from < 0x80;
		if (gap_is_blank(reading, is_ascii))
			text_add_char(&out, ' ');
		text_add_char(&out, *from);
		reading->gap = GAP_NONE;
		reading->at_start = false;
		reading->after_ascii = is_ascii;
	}
	if (out.length > 0 && !sheet_holds_text(parent->kind))
		refuse(reading, parent,
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
read_attr(struct reading *reading, const xmlAttr *attr,
    struct sheet_node *node)
{
	const char *name = (const char *)attr->name, *wanted;
	xmlChar *value = xmlNodeListGetString(attr->doc, attr->children, 1);
	int known = sheet_attr_named(name);

	/* An empty value is what a template writes for "none". */
	if (value == NULL || *value == '\0')
		goto out;
	if (known < 0 || !sheet_takes(node->kind, (enum sheet_attr)known)) {
		refuse(reading, node,
		    MESSAGE("<%s> takes no attribute \"%s\""),
		    sheet_kind_name(node->kind), name);
		goto out;
	}
	wanted = sheet_refuses(node->kind, (enum sheet_attr)known,
	    (const char *)value);
	if (wanted != NULL) {
		refuse(reading, node,
		    MESSAGE("%s=\"%.40s\" of <%s> must be one of: %s"), name, (const char *)value, sheet_kind_name(node->kind),
		    wanted);
		goto out;
	}
	sheet_set(reading->pool, node, (enum sheet_attr)known,
	    (const char *)value);
out:
	xmlFree(value);
}

static void
find_place(const struct reading *reading, struct sheet_node *node)
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
	if (source != NULL)
		node->place = xml_place(source);
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
	find_place(reading, node);
	for (attr = from->properties; attr != NULL; attr = attr->next)
		if (strcmp((const char *)attr->name, "provision") != 0)
			read_attr(reading, attr, node);
}

static void
read_element(struct reading *reading, const xmlNode *from,
    struct sheet_node *parent)
{
	int kind = sheet_kind_named((const char *)from->name);
	struct sheet_node *node;
	bool is_block;

	if (kind < 0) {
		refuse(reading, parent, MESSAGE("<%s> is no element of a "
		    "sheet"),
		    (const char *)from->name);
		return;
	}
	if (!sheet_may_hold(parent->kind, (enum sheet_kind)kind)) {
		refuse(reading, parent, MESSAGE("<%s> may not stand in <%s>"),
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
		refuse(reading, NULL, MESSAGE("the outermost element is <%s>, "
		    "not <sheet>"), root != NULL ? (const char *)root->name : "");
		return NULL;
	}
	start_run(reading);
	read_attrs(reading, root, sheet->root);
	read_children(reading, root, sheet->root);
	return reading->failed ? NULL : sheet;
}

struct sheet *
compose_read(struct pool *pool, xmlNode *root, struct problems *problems)
{
	struct reading reading = { .pool = pool, .problems = problems };
	struct sheet *sheet = read_sheet(&reading, root);

	if (sheet != NULL)
		sheet_dump_digest(sheet);
	return sheet;
}

/*
 * Scope leaves in _private of a dossier's element which element of the corpus
 * it was made from. Addresses are known alone and with their standard.
 */
static void
collect_sources(struct reading *reading, const xmlNode *node,
    const char *standard)
{
	const char *address;

	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (node_is(node, "standard"))
			standard = node_attr(node, "id");
		address = node_attr(node, "address");
		if (address == NULL)
			address = node_attr(node, "provision");
		if (address != NULL && node->_private != NULL) {
			/* The first one stays. */
			xmlHashAddEntry2(reading->sources, BAD_CAST address,
			    NULL, node->_private);
			xmlHashAddEntry2(reading->sources, BAD_CAST address,
			    BAD_CAST standard, node->_private);
		}
		collect_sources(reading, node->children, standard);
	}
}

/* The authority's readings of hard words, for kinds that want them. */
static void
read_aloud(struct pool *pool, struct sheet *sheet, xmlDoc *dossier)
{
	enum { READINGS_MAX = 256 };
	const char *words[READINGS_MAX], *readings[READINGS_MAX];
	const xmlNode *node;
	size_t count = 0;

	for (node = node_child(xmlDocGetRootElement(dossier), "reading");
	    node != NULL && count < READINGS_MAX;
	    node = node_next(node, "reading")) {
		words[count] = node_attr(node, "word");
		readings[count] = node_attr(node, "kana");
		if (words[count] == NULL || readings[count] == NULL ||
		    *words[count] == '\0')
			continue;
		readings[count] = pool_string(pool, readings[count]);
		count++;
	}
	sheet_ruby(pool, sheet, words, readings, count);
}

struct sheet *
compose_sheet(struct pool *pool, struct kinds *kinds, struct kind *kind,
    xmlDoc *dossier, struct problems *problems)
{
	struct reading reading = { .pool = pool, .problems = problems };
	xmlDoc *result = xslt_apply(kinds, kind, dossier, problems);
	struct sheet *sheet;

	if (result == NULL)
		return NULL;
	reading.sources = xmlHashCreate(256);
	collect_sources(&reading, xmlDocGetRootElement(dossier), NULL);
	sheet = read_sheet(&reading, xmlDocGetRootElement(result));
	xmlHashFree(reading.sources, NULL);
	xmlFreeDoc(result);
	if (sheet == NULL)
		return NULL;
	if ((kind->needs & KIND_NEEDS_READINGS) != 0)
		read_aloud(pool, sheet, dossier);
	else
		sheet_dump_digest(sheet);
	return sheet;
}
