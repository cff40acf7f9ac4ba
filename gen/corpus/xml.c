#include "corpus/xml.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "corpus/xml_error.h"

enum {
	/* A place fits a node's pointer: line above, column below. */
	PLACE_BITS = sizeof(uintptr_t) * 4,
	MARK_BYTES = 3,			/* U+FEFF in UTF-8 */
	PEEK_BYTES = 4096,
	BEHIND_BYTES = 64		/* of an end tag's name: libxml2 looks on */
};

/* How far the bytes were counted; it only moves forward. */
struct cursor {
	const char	*at, *end;
	int		 line, column;
};

struct reading {
	struct source		*source;
	struct problems		*problems;
	const char		*start;		/* behind a byte order mark */
	struct cursor		 cursor;
	bool			 is_reported;
	startElementNsSAX2Func	 start_element;	/* libxml2's own */
};

/* Places */

static void
move_to(struct cursor *cursor, const char *to)
{
	const char *end;

	if (to <= cursor->at)
		return;
	while ((end = memchr(cursor->at, '\n', (size_t)(to - cursor->at))) !=
	    NULL) {
		cursor->at = end + 1;
		cursor->line++;
		cursor->column = 1;
	}
	cursor->column += (int)text_count(cursor->at,
	    (size_t)(to - cursor->at));
	cursor->at = to;
}

static struct cursor
cursor_at(const char *start, const char *end)
{
	return (struct cursor){ start, end, 1, 1 };
}

static struct place
place_of(const struct reading *reading, const char *at)
{
	struct cursor cursor = cursor_at(reading->start, reading->cursor.end);

	move_to(&cursor, at);
	return (struct place){ reading->source->path, cursor.line,
	    cursor.column };
}

static void *
pack(const struct cursor *cursor)
{
	uintptr_t most = ((uintptr_t)1 << (PLACE_BITS - 1)) - 1;
	uintptr_t line = (uintptr_t)cursor->line;
	uintptr_t column = (uintptr_t)cursor->column;

	if (line > most || column > most)
		return NULL;
	return (void *)(line << PLACE_BITS | column);
}

static struct place
unpack(const xmlDoc *document, const void *packed)
{
	const struct source *source = document->_private;
	uintptr_t bits = (uintptr_t)packed;
	struct place place = {0};

	if (source == NULL)
		return place;
	place.file = source->path;
	place.line = (int)(bits >> PLACE_BITS);
	place.column = (int)(bits & (((uintptr_t)1 << PLACE_BITS) - 1));
	return place;
}

struct place
xml_place(const xmlNode *node)
{
	if (node == NULL || node->doc == NULL)
		return (struct place){0};
	if (node->type != XML_ELEMENT_NODE)
		return xml_place(node->parent);
	return unpack(node->doc, node->_private);
}

struct place
xml_attr_place(const xmlAttr *attr)
{
	if (attr == NULL || attr->doc == NULL)
		return (struct place){0};
	return unpack(attr->doc, attr->_private);
}

/* Parsing */

/*
 * Where libxml2 stands, in our own bytes: it may already have dropped the
 * beginning of a long tag from its buffer (2.9.14).
 */
static const char *
parser_position(xmlParserCtxt *parser)
{
	struct reading *reading = parser->_private;
	long offset = xmlByteConsumed(parser);

	if (offset < 0)
		offset = 0;
	if (offset > reading->cursor.end - reading->start)
		offset = reading->cursor.end - reading->start;
	return reading->start + offset;
}

/* Neither tags nor declarations hold another <, so it is the nearest one. */
static const char *
back_to_tag(const struct reading *reading, const char *at)
{
	const char *tag = at;

	while (tag > reading->start && *tag != '<')
		tag--;
	return *tag == '<' ? tag : at;
}

static xmlAttr *
attr_called(xmlNode *node, const char *name, size_t length)
{
	const char *colon = memchr(name, ':', length);
	xmlAttr *attr;

	if (colon != NULL) {
		length -= (size_t)(colon + 1 - name);
		name = colon + 1;
	}
	for (attr = node->properties; attr != NULL; attr = attr->next)
		if (attr->_private == NULL &&
		    strlen((const char *)attr->name) == length &&
		    memcmp(attr->name, name, length) == 0)
			return attr;
	return NULL;
}

/* The tag is well-formed here: libxml2 has just read it. */
static void
place_attrs(xmlNode *node, struct cursor *cursor)
{
	static const char blank[] = " \t\r\n";
	const char *at = cursor->at + 1, *name;
	size_t length;
	xmlAttr *attr;
	char quote;

	at += strcspn(at, " \t\r\n/>");
	for (;;) {
		at += strspn(at, blank);
		if (*at == '/' || *at == '>' || *at == '\0')
			return;
		name = at;
		length = strcspn(at, " \t\r\n=");
		at += length;
		at += strcspn(at, "\"'");
		if (*at == '\0')
			return;
		quote = *at++;
		move_to(cursor, name);
		attr = attr_called(node, name, length);
		if (attr != NULL)
			attr->_private = pack(cursor);
		at = strchr(at, quote);
		if (at == NULL)
			return;
		at++;
	}
}

static void
start_element(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
    int attr_count, int default_count, const xmlChar **attrs)
{
	xmlParserCtxt *parser = context;
	struct reading *reading = parser->_private;

	reading->start_element(context, name, prefix, uri, namespace_count,
	    namespaces, attr_count, default_count, attrs);
	if (parser->node == NULL)
		return;
	move_to(&reading->cursor,
	    back_to_tag(reading, parser_position(parser)));
	parser->node->_private = pack(&reading->cursor);
	if (attr_count > 0)
		place_attrs(parser->node, &reading->cursor);
}

static void
refuse_doctype(void *context, const xmlChar *name, const xmlChar *public,
    const xmlChar *system)
{
	xmlParserCtxt *parser = context;
	struct reading *reading = parser->_private;

	(void)name;
	(void)public;
	(void)system;
	if (!reading->is_reported)
		problem_add(reading->problems, PROBLEM_XML_DOCTYPE,
		    place_of(reading, back_to_tag(reading,
		    parser_position(parser))),
		    "a document type declaration is not read");
	reading->is_reported = true;
	xmlStopParser(parser);
}

/* Where the reader has to look, which is not always where libxml2 stopped. */
static const char *
error_position(const struct reading *reading, xmlParserCtxt *parser,
    int code)
{
	const char *at = parser_position(parser);

	if (code == XML_ERR_TAG_NAME_MISMATCH ||
	    code == XML_ERR_ATTRIBUTE_REDEFINED ||
	    code == XML_NS_ERR_UNDEFINED_NAMESPACE)
		return back_to_tag(reading, at);
	return at;
}

/* The first error only: the others follow from it. */
static void
report_error(void *context, xmlError *error)
{
	xmlParserCtxt *parser = context;
	struct reading *reading = parser->_private;

	if (reading->is_reported || error->level == XML_ERR_WARNING)
		return;
	reading->is_reported = true;
	xml_error_report(error, PROBLEM_XML_MALFORMED, place_of(reading,
	    error_position(reading, parser, error->code)), reading->problems);
}

static void
hook(xmlParserCtxt *parser, struct reading *reading)
{
	xmlSAXHandler *sax = parser->sax;

	parser->_private = reading;
	reading->start_element = sax->startElementNs;
	sax->startElementNs = start_element;
	sax->internalSubset = refuse_doctype;
	sax->externalSubset = refuse_doctype;
	sax->serror = report_error;
	/* Remarks of editors of the file; nothing downstream reads them. */
	sax->comment = NULL;
	sax->processingInstruction = NULL;
}

/* Encodings */

/* The value of encoding="…" in the XML declaration, NULL if it has none. */
static const char *
declared_encoding(const struct reading *reading, size_t *length)
{
	const char *start = reading->start, *end, *at;
	char quote[2] = "";

	if (strncmp(start, "<?xml", 5) != 0)
		return NULL;
	end = strstr(start, "?>");
	at = strstr(start, "encoding");
	if (end == NULL || at == NULL || at > end)
		return NULL;
	at += strcspn(at, "\"'?");
	if (at >= end)
		return NULL;
	quote[0] = *at++;
	*length = strcspn(at, quote);
	return at;
}

static bool
is_called_utf8(const char *name, size_t length)
{
	return length == 5 && strncasecmp(name, "UTF-8", length) == 0;
}

static bool
is_utf8(const struct reading *reading)
{
	const char *start = reading->start, *name;
	size_t bytes = (size_t)(reading->cursor.end - start), bad, length;

	if (bytes >= 2 && (memcmp(start, "\xff\xfe", 2) == 0 ||
	    memcmp(start, "\xfe\xff", 2) == 0)) {
		problem_add(reading->problems, PROBLEM_XML_ENCODING,
		    place_of(reading, start),
		    "the file is in UTF-16, not in UTF-8");
		return false;
	}
	name = declared_encoding(reading, &length);
	if (name != NULL && !is_called_utf8(name, length)) {
		problem_add(reading->problems, PROBLEM_XML_ENCODING,
		    place_of(reading, name),
		    "the file says that it is in \"%.*s\", not in UTF-8",
		    length < 40 ? (int)length : 40, name);
		return false;
	}
	if (!text_is_utf8(start, bytes, &bad)) {
		problem_add(reading->problems, PROBLEM_XML_ENCODING,
		    place_of(reading, start + bad),
		    "a byte that is not UTF-8");
		return false;
	}
	return true;
}

static const char *
behind_mark(const char *bytes)
{
	return bytes + (strncmp(bytes, "\xef\xbb\xbf", MARK_BYTES) == 0 ?
	    MARK_BYTES : 0);
}

bool
xml_is_utf8(const char *path, const char *bytes, size_t length,
    struct problems *problems)
{
	struct source source = { .path = path };
	struct reading reading = { .source = &source, .problems = problems,
	    .start = behind_mark(bytes) };

	reading.cursor = cursor_at(reading.start, bytes + length);
	return is_utf8(&reading);
}

bool
xml_says_other(const char *bytes)
{
	struct reading reading = { .start = behind_mark(bytes) };
	const char *name;
	size_t length;

	name = declared_encoding(&reading, &length);
	return name != NULL && !is_called_utf8(name, length);
}

static xmlDoc *
parse(struct reading *reading)
{
	xmlParserCtxt *parser = xmlNewParserCtxt();
	xmlDoc *document;

	if (parser == NULL)
		return NULL;
	hook(parser, reading);
	/*
	 * Without XML_PARSE_HUGE libxml2 bounds the depth to 256. NOENT makes
	 * an attribute's value one node; there is nothing to fetch.
	 */
	document = xmlCtxtReadMemory(parser, reading->start,
	    (int)(reading->cursor.end - reading->start), NULL, NULL,
	    XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA |
	    XML_PARSE_COMPACT | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC);
	xmlFreeParserCtxt(parser);
	if (reading->is_reported) {
		xmlFreeDoc(document);
		document = NULL;
	} else if (document == NULL) {
		problem_add(reading->problems, PROBLEM_XML_MALFORMED,
		    (struct place){ reading->source->path, 1, 1 },
		    "not XML");
	}
	return document;
}

struct source *
xml_read(struct pool *pool, const char *path, char *bytes, size_t length,
    struct problems *problems)
{
	struct source *source = pool_take(pool, sizeof *source);
	struct reading reading = { .source = source, .problems = problems };

	source->path = pool_string(pool, path);
	source->bytes = bytes;
	source->length = length;
	reading.start = behind_mark(source->bytes);
	reading.cursor = cursor_at(reading.start,
	    source->bytes + source->length);
	if (is_utf8(&reading))
		source->document = parse(&reading);
	if (source->document == NULL) {
		free(source->bytes);
		return NULL;
	}
	source->document->_private = source;
	return source;
}

struct source *
xml_load(struct pool *pool, const char *path, struct problems *problems)
{
	size_t length;
	char *bytes = file_load(path, &length, problems);

	return bytes != NULL ? xml_read(pool, path, bytes, length, problems) :
	    NULL;
}

void
xml_free(struct source *source)
{
	if (source == NULL)
		return;
	xmlFreeDoc(source->document);
	free(source->bytes);
	source->document = NULL;
	source->bytes = NULL;
}

/* Peeking */

static xmlNode *
first_called(xmlNode *node, const char *name)
{
	xmlNode *found;

	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (strcmp((const char *)node->name, name) == 0)
			return node;
		found = first_called(node->children, name);
		if (found != NULL)
			return found;
	}
	return NULL;
}

/* Has the parser gone on behind it? */
static bool
is_over(const xmlParserCtxt *parser, const xmlNode *node)
{
	const xmlNode *at;

	for (at = parser->node; at != NULL; at = at->parent)
		if (at == node)
			return false;
	return node != NULL;
}

static xmlDoc *
parse_head(const char *bytes, size_t length, const char *element)
{
	xmlParserCtxt *parser = xmlCreatePushParserCtxt(NULL, NULL, NULL, 0,
	    NULL);
	xmlDoc *document;
	bool is_good;

	if (parser == NULL)
		return NULL;
	xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOCDATA |
	    XML_PARSE_COMPACT | XML_PARSE_NOENT | XML_PARSE_IGNORE_ENC |
	    XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlParseChunk(parser, bytes, (int)length, 0);
	document = parser->myDoc;
	is_good = parser->wellFormed && document != NULL &&
	    document->intSubset == NULL && is_over(parser,
	    first_called(document->children, element));
	xmlFreeParserCtxt(parser);
	if (is_good)
		return document;
	xmlFreeDoc(document);
	return NULL;
}

/* So many bytes hold the element, as far as can be seen without reading. */
static size_t
bytes_wanted(const char *bytes, size_t length, const char *element)
{
	size_t name = strlen(element), wanted;
	const char *at = bytes, *end = bytes + length;

	while ((at = memmem(at, (size_t)(end - at), "</", 2)) != NULL) {
		at += 2;
		wanted = (size_t)(at - bytes) + name + BEHIND_BYTES;
		if (wanted < length && memcmp(at, element, name) == 0)
			return wanted;
	}
	return length;
}

xmlDoc *
xml_peek(const char *path, const char *element)
{
	char bytes[PEEK_BYTES];
	int file = file_is_plain(path) ? open(path, O_RDONLY | O_CLOEXEC) :
	    -1;
	ssize_t length;

	if (file < 0)
		return NULL;
	length = read(file, bytes, sizeof bytes);
	close(file);
	return length > 0 ? parse_head(bytes, bytes_wanted(bytes,
	    (size_t)length, element), element) : NULL;
}
