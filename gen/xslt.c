#include "xslt.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libexslt/exslt.h>
#include <libxml/xmlreader.h>
#include <libxslt/imports.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "text.h"

static const char KIND_NAMESPACE[] = "urn:kijun:kind";
/* How common.xsl's catch-all begins its message. */
static const char UNMATCHED[] = "template-unmatched: ";

enum {
	READING = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES |
	    XML_PARSE_NOERROR | XML_PARSE_NOWARNING
};

/*
 * What libxslt says arrives in pieces; a message is whole at its line's end.
 * transform is NULL while a stylesheet is compiled.
 */
struct listener {
	struct problems			*problems;
	const struct kind		*kind;
	xsltTransformContextPtr		 transform;
	struct text			 line;
	size_t				 count;
};

static struct place
template_place(const struct listener *listener)
{
	const xmlNode *inst = NULL;

	if (listener->transform != NULL)
		inst = listener->transform->inst;
	if (inst == NULL || inst->doc == NULL)
		return (struct place){ listener->kind->path, 0, 0 };
	return (struct place){ listener->kind->path,
	    (int)xmlGetLineNo(inst), 0 };
}

/* The address that the data node, or one above it, is about. */
static const char *
about(const xmlNode *node)
{
	const char *address;

	for (; node != NULL && node->type == XML_ELEMENT_NODE;
	    node = node->parent) {
		address = load_attr(node, "provision");
		if (address == NULL)
			address = load_attr(node, "address");
		if (address != NULL)
			return address;
	}
	return NULL;
}

static bool
starts(const char *line, const char *with)
{
	return strncmp(line, with, strlen(with)) == 0;
}

/* libxslt's own heading of a message: its file and line are said better. */
static bool
is_heading(const char *line)
{
	return starts(line, "runtime error") ||
	    starts(line, "compilation error") ||
	    starts(line, "error: file") || starts(line, "error\n");
}

/*
 * For an instruction of an imported file the line alone would mislead, so
 * the file is named in the message.
 */
static const char *
other_file(const struct listener *listener)
{
	const xmlNode *inst = NULL;
	const char *url;

	if (listener->transform != NULL)
		inst = listener->transform->inst;
	if (inst == NULL || inst->doc == NULL || inst->doc->URL == NULL)
		return NULL;
	url = (const char *)inst->doc->URL;
	return strcmp(url, listener->kind->path) == 0 ? NULL : url;
}

static void
report_line(struct listener *listener, const char *line)
{
	const xmlNode *node = NULL;
	const char *address, *other = other_file(listener);
	struct place place = template_place(listener);

	listener->count++;
	if (listener->transform != NULL)
		node = listener->transform->node;
	address = about(node);
	if (starts(line, UNMATCHED)) {
		place.line = 0;
		problem_add(listener->problems, PROBLEM_TEMPLATE_UNMATCHED,
		    place, "%s: nothing matches %s%s%s", listener->kind->name,
		    line + strlen(UNMATCHED),
		    address != NULL ? " at " : "",
		    address != NULL ? address : "");
		return;
	}
	if (other != NULL)
		place.line = 0;
	problem_add(listener->problems, PROBLEM_XSLT_FAILED, place,
	    "%s%s%s%s%s%s%s", line,
	    node != NULL && node->name != NULL ? " (on <" : "",
	    node != NULL && node->name != NULL ? (const char *)node->name : "",
	    node != NULL && node->name != NULL ? ">)" : "",
	    address != NULL ? " at " : "", address != NULL ? address : "",
	    other != NULL ? " (in an imported file)" : "");
}

static void
take_lines(struct listener *listener)
{
	char *line = listener->line.bytes, *end;

	if (line == NULL)
		return;
	while ((end = strchr(line, '\n')) != NULL) {
		*end = '\0';
		if (*line != '\0' && !is_heading(line))
			report_line(listener, line);
		line = end + 1;
	}
	memmove(listener->line.bytes, line, strlen(line) + 1);
	listener->line.length = strlen(listener->line.bytes);
}

static void __attribute__((format(printf, 2, 3)))
hear(void *context, const char *format, ...)
{
	struct listener *listener = context;
	char *piece = NULL;
	va_list args;
	int length;

	va_start(args, format);
	length = vasprintf(&piece, format, args);
	va_end(args);
	if (length < 0)
		return;
	text_add(&listener->line, piece, (size_t)length);
	free(piece);
	take_lines(listener);
}

/* Errors of XPath and of the parser come with a structure. */
static void
hear_structured(void *context, xmlErrorPtr error)
{
	if (error != NULL && error->message != NULL)
		hear(context, "%s", error->message);
}

/* The library's hooks are set for one call and put back after it. */
struct hooks {
	xmlStructuredErrorFunc	 structured;
	void			*structured_context;
	xmlGenericErrorFunc	 generic, transform;
	void			*generic_context, *transform_context;
};

static struct hooks
hooks_set(struct listener *listener)
{
	struct hooks old = { xmlStructuredError, xmlStructuredErrorContext,
	    xmlGenericError, xsltGenericError, xmlGenericErrorContext,
	    xsltGenericErrorContext };

	xmlSetStructuredErrorFunc(listener, hear_structured);
	xmlSetGenericErrorFunc(listener, hear);
	xsltSetGenericErrorFunc(listener, hear);
	return old;
}

static void
hooks_restore(struct hooks old, struct listener *listener)
{
	xmlSetStructuredErrorFunc(old.structured_context, old.structured);
	xmlSetGenericErrorFunc(old.generic_context, old.generic);
	xsltSetGenericErrorFunc(old.transform_context, old.transform);
	if (listener->line.length > 0)
		hear(listener, "\n");
	text_free(&listener->line);
}

/*
 * Imports must share the importer's dictionary: libxslt 1.1 compares names by
 * address and else loses parameters without a word.
 */
static xmlDoc *
read_shared(const char *path, xmlDict *dict)
{
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	xmlDoc *document;

	if (parser == NULL)
		return NULL;
	if (dict != NULL && parser->dict != dict) {
		xmlDictFree(parser->dict);
		parser->dict = dict;
		xmlDictReference(dict);
	}
	document = xmlCtxtReadFile(parser, path, NULL, READING);
	xmlFreeParserCtxt(parser);
	return document;
}

/* Only what lies below the templates' folder is read, as a stylesheet. */
static xmlDoc *
load_import(const xmlChar *address, xmlDict *dict, int options, void *context,
    xsltLoadType type)
{
	const xsltStylesheet *style = context;
	const char *path = (const char *)address, *folder;

	(void)options;
	if (type != XSLT_LOAD_STYLESHEET || style == NULL)
		return NULL;
	while (style->parent != NULL)
		style = style->parent;
	folder = style->doc->_private;
	if (folder == NULL || !starts(path, folder) ||
	    path[strlen(folder)] != '/' || strstr(path, "..") != NULL)
		return NULL;
	return read_shared(path, dict);
}

static bool
compile(struct kinds *kinds, struct kind *kind, struct problems *problems)
{
	struct listener listener = { problems, kind, NULL, {0}, 0 };
	struct hooks old = hooks_set(&listener);
	xmlDoc *document = xmlReadFile(kind->path, NULL, READING);
	xsltStylesheet *style = NULL;

	if (document != NULL) {
		document->_private = (void *)(uintptr_t)kinds->folder;
		style = xsltParseStylesheetDoc(document);
		if (style == NULL)
			xmlFreeDoc(document);
	}
	hooks_restore(old, &listener);
	if (style != NULL && style->errors > 0) {
		xsltFreeStylesheet(style);
		style = NULL;
	}
	if (style == NULL && listener.count == 0)
		problem_add(problems, PROBLEM_XSLT_FAILED,
		    (struct place){ kind->path, 0, 0 },
		    "the stylesheet does not compile");
	kind->stylesheet = style;
	return style != NULL;
}

static bool
forbid_all(xsltTransformContextPtr transform, xsltSecurityPrefsPtr security)
{
	static const xsltSecurityOption options[] = {
		XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
		XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
		XSLT_SECPREF_WRITE_NETWORK
	};
	size_t i;

	for (i = 0; i < sizeof options / sizeof *options; i++)
		if (xsltSetSecurityPrefs(security, options[i],
		    xsltSecurityForbid) != 0)
			return false;
	return xsltSetCtxtSecurityPrefs(security, transform) == 0;
}

static xmlDoc *
transform(struct listener *listener, xmlDoc *dossier)
{
	xsltStylesheet *style = listener->kind->stylesheet;
	xsltTransformContextPtr context = xsltNewTransformContext(style,
	    dossier);
	xsltSecurityPrefsPtr security = xsltNewSecurityPrefs();
	xmlDoc *result = NULL;
	bool went_well = false;

	if (context == NULL || security == NULL)
		goto out;
	listener->transform = context;
	xsltSetTransformErrorFunc(context, listener, hear);
	if (!forbid_all(context, security))
		goto out;
	result = xsltApplyStylesheetUser(style, dossier, NULL, NULL, NULL,
	    context);
	went_well = context->state == XSLT_STATE_OK;
out:
	if (listener->line.length > 0)
		hear(listener, "\n");
	listener->transform = NULL;
	if (context != NULL)
		xsltFreeTransformContext(context);
	xsltFreeSecurityPrefs(security);
	if (result != NULL && !went_well) {
		xmlFreeDoc(result);
		result = NULL;
	}
	return result;
}

xmlDoc *
xslt_apply(struct kinds *kinds, struct kind *kind, xmlDoc *dossier,
    struct problems *problems)
{
	struct listener listener = { problems, kind, NULL, {0}, 0 };
	struct hooks old;
	xmlDoc *result;

	if (kind->stylesheet == NULL && !compile(kinds, kind, problems))
		return NULL;
	old = hooks_set(&listener);
	result = transform(&listener, dossier);
	hooks_restore(old, &listener);
	if (result == NULL && listener.count == 0)
		problem_add(problems, PROBLEM_XSLT_FAILED,
		    (struct place){ kind->path, 0, 0 },
		    "the stylesheet stopped without a message");
	if (result != NULL && listener.count > 0) {
		xmlFreeDoc(result);
		return NULL;
	}
	return result;
}

static const char *
attribute(struct pool *pool, xmlTextReaderPtr reader, const char *name)
{
	xmlChar *value = xmlTextReaderGetAttribute(reader, BAD_CAST name);
	const char *copy = pool_string(pool,
	    value != NULL ? (const char *)value : "");

	xmlFree(value);
	return copy;
}

static bool
is_kind_element(xmlTextReaderPtr reader)
{
	const xmlChar *space = xmlTextReaderConstNamespaceUri(reader);

	return xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT &&
	    space != NULL && strcmp((const char *)space, KIND_NAMESPACE) == 0 &&
	    strcmp((const char *)xmlTextReaderConstLocalName(reader),
	    "kind") == 0;
}

/* Reads no further than <k:kind>. */
static bool
read_kind(struct pool *pool, struct kind *kind)
{
	xmlTextReaderPtr reader = xmlReaderForFile(kind->path, NULL, READING);
	bool found = false;

	if (reader == NULL)
		return false;
	while (!found && xmlTextReaderRead(reader) == 1) {
		if (!is_kind_element(reader))
			continue;
		found = true;
		kind->title = attribute(pool, reader, "title");
		kind->per = attribute(pool, reader, "per");
		kind->needs = attribute(pool, reader, "needs");
		kind->note = attribute(pool, reader, "note");
	}
	xmlFreeTextReader(reader);
	return found && *kind->title != '\0' && *kind->per != '\0';
}

static int
is_stylesheet(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);

	return length > 4 && entry->d_name[0] != '.' &&
	    strcmp(entry->d_name + length - 4, ".xsl") == 0;
}

static void
add_kind(struct kinds *kinds, const char *file, struct problems *problems)
{
	struct kind *kind = &kinds->list[kinds->count];

	*kind = (struct kind){0};
	kind->name = pool_copy(kinds->pool, file, strlen(file) - 4);
	kind->path = pool_format(kinds->pool, "%s/kinds/%s", kinds->folder,
	    file);
	if (read_kind(kinds->pool, kind))
		kinds->count++;
	else
		problem_add(problems, PROBLEM_XSLT_FAILED,
		    (struct place){ kind->path, 0, 0 },
		    "no <k:kind title=\"...\" per=\"...\"> on top");
}

struct kinds *
xslt_kinds(const char *templates, struct problems *problems)
{
	struct pool *pool = pool_new();
	struct kinds *kinds = pool_take(pool, sizeof *kinds);
	struct dirent **entries;
	const char *folder = pool_format(pool, "%s/kinds", templates);
	int i, count = scandir(folder, &entries, is_stylesheet, alphasort);

	if (count < 0) {
		problem_add(problems, PROBLEM_FILE_UNREADABLE,
		    (struct place){ templates, 0, 0 }, "%s: %s", folder,
		    strerror(errno));
		pool_free(pool);
		return NULL;
	}
	exsltCommonRegister();
	exsltSetsRegister();
	exsltStrRegister();
	xsltSetLoaderFunc(load_import);
	kinds->pool = pool;
	kinds->folder = pool_string(pool, templates);
	kinds->list = pool_take(pool, (size_t)(count + 1) *
	    sizeof *kinds->list);
	for (i = 0; i < count; i++) {
		add_kind(kinds, entries[i]->d_name, problems);
		free(entries[i]);
	}
	free(entries);
	return kinds;
}

void
xslt_free(struct kinds *kinds)
{
	size_t i;

	if (kinds == NULL)
		return;
	for (i = 0; i < kinds->count; i++)
		if (kinds->list[i].stylesheet != NULL)
			xsltFreeStylesheet(kinds->list[i].stylesheet);
	xsltSetLoaderFunc(NULL);
	pool_free(kinds->pool);
}

struct kind *
xslt_kind(struct kinds *kinds, const char *name)
{
	size_t i;

	for (i = 0; i < kinds->count; i++)
		if (strcmp(kinds->list[i].name, name) == 0)
			return &kinds->list[i];
	return NULL;
}
