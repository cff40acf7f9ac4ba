#include "compose/xslt.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libxml/uri.h>
#include <libxml/parser.h>
#include <libxslt/imports.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#include "base/file.h"
#include "compose/group.h"
#include "compose/xslt_listen.h"
#include "corpus/xml.h"

enum {
	READING = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES,
	/* Instructions, and steps of XPath; the largest kind takes 20,000 of
	   the one and 700,000 of the other. */
	MOST_STEPS = 20 * 1000 * 1000,
	MOST_PATH_STEPS = 200 * 1000 * 1000,
	MOST_BYTES = 512 * 1024 * 1024,
	USUAL_MMAP_MAX = 65536		/* mallopt(3) */
};

/*
 * Imports must share the importer's dictionary: libxslt 1.1 compares names by
 * address and else loses parameters without a word.
 */
static xmlDoc *
parse(const char *path, const char *bytes, size_t length, xmlDict *dict)
{
	xmlParserCtxtPtr parser = xmlNewParserCtxt();
	xmlDoc *document;

	if (dict != NULL && parser->dict != dict) {
		xmlDictFree(parser->dict);
		parser->dict = dict;
		xmlDictReference(dict);
	}
	document = xmlCtxtReadMemory(parser, bytes, (int)length, path, NULL,
	    READING);
	xmlFreeParserCtxt(parser);
	return document;
}

/*
 * A plain file without a document type: its entities could read other files,
 * and grow without end. NULL if reported, here or by the listener.
 */
static xmlDoc *
read_stylesheet(const char *path, xmlDict *dict, struct problems *problems)
{
	size_t length;
	char *bytes = file_load(path, &length, problems);
	xmlDoc *document;

	if (bytes == NULL)
		return NULL;
	document = !xml_is_utf8(path, bytes, length, problems) ? NULL :
	    parse(path, bytes, length, dict);
	free(bytes);
	if (document == NULL || document->intSubset == NULL)
		return document;
	problem_add(problems, PROBLEM_XML_DOCTYPE,
	    (struct place){ .file = path }, "a document type declaration is not read");
	xmlFreeDoc(document);
	return NULL;
}

/* What an import needs to know; the importer's document points to it. */
struct top {
	struct pool	*pool;
	const char	*folder;
	struct problems	*problems;
};

/* Only what lies below the templates' folder is read, as a stylesheet. */
static xmlDoc *
load_import(const xmlChar *address, xmlDict *dict, int options, void *context,
    xsltLoadType type)
{
	const xsltStylesheet *style = context;
	const char *path = (const char *)address;
	const struct top *top;

	(void)options;
	if (type != XSLT_LOAD_STYLESHEET || style == NULL)
		return NULL;
	while (style->parent != NULL)
		style = style->parent;
	top = style->doc->_private;
	if (top == NULL ||
	    strncmp(path, top->folder, strlen(top->folder)) != 0 ||
	    strstr(path + strlen(top->folder), "..") != NULL)
		return NULL;
	return read_stylesheet(pool_string(top->pool, path), dict,
	    top->problems);
}

/* The folder above kinds/ in the words in which imports will name it. */
static char *
import_folder(struct pool *pool, const xmlDoc *document)
{
	xmlChar *folder = xmlBuildURI(BAD_CAST "../", document->URL);
	char *copy = folder == NULL ? NULL :
	    pool_string(pool, (const char *)folder);

	xmlFree(folder);
	return copy;
}

/*
 * Called before each instruction; the context carries where memory ended when
 * it began. While it runs all of it comes from one place (see transform), so
 * that asking for its end costs nothing.
 */
static void
watch_memory(xmlNodePtr instruction, xmlNodePtr node,
    xsltTemplatePtr template, xsltTransformContextPtr context)
{
	const char *began = context->_private, *end = sbrk(0);

	(void)node;
	(void)template;
	if (end - began < MOST_BYTES || context->state != XSLT_STATE_OK)
		return;
	context->inst = instruction;
	xsltTransformError(context, NULL, instruction,
	    "the stylesheet takes more than %d MiB\n", MOST_BYTES >> 20);
	context->state = XSLT_STATE_STOPPED;
}

/* Doing it again does no harm. */
static void
register_functions(void)
{
	group_register();
	xsltSetLoaderFunc(load_import);
	/* Handler, and two for a debugger's stack of calls. */
	xsltSetDebuggerCallbacks(3, (void *[]){ (void *)watch_memory, NULL,
	    NULL });
}

static bool
compile(struct kinds *kinds, struct kind *kind, struct problems *problems)
{
	struct listener listener = { problems, kind, NULL, {0}, 0, 0 };
	size_t before = problems_count(problems, PROBLEM_ERROR);
	struct top top = { .pool = kinds->pool, .problems = problems };
	struct hooks old;
	xmlDoc *document;
	xsltStylesheet *style = NULL;

	register_functions();
	old = xslt_listen_start(&listener);
	document = read_stylesheet(kind->path, NULL, problems);
	if (document != NULL)
		top.folder = import_folder(kinds->pool, document);
	if (document != NULL) {
		document->_private = top.folder != NULL ? &top : NULL;
		style = xsltParseStylesheetDoc(document);
		if (style == NULL)
			xmlFreeDoc(document);
	}
	xslt_listen_stop(old, &listener);
	if (style != NULL && style->errors > 0) {
		xsltFreeStylesheet(style);
		style = NULL;
	}
	if (style != NULL)
		style->doc->_private = NULL;
	if (style == NULL && listener.count == 0 &&
	    problems_count(problems, PROBLEM_ERROR) == before)
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

/*
 * A stylesheet may be a stranger's: it ends. Steps are counted and not
 * seconds, so that what works, works on every machine.
 */
static void
set_limits(xsltTransformContextPtr context)
{
	context->opLimit = MOST_STEPS;
	context->xpathCtxt->opLimit = MOST_PATH_STEPS;
	context->_private = sbrk(0);
	context->debugStatus = XSLT_DEBUG_RUN;	/* the watch is called */
	mallopt(M_MMAP_MAX, 0);
}

static void
end_limits(void)
{
	mallopt(M_MMAP_MAX, USUAL_MMAP_MAX);
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
	xsltSetTransformErrorFunc(context, listener, xslt_listen_hear);
	if (!forbid_all(context, security))
		goto out;
	set_limits(context);
	result = xsltApplyStylesheetUser(style, dossier, NULL, NULL, NULL,
	    context);
	end_limits();
	went_well = context->state == XSLT_STATE_OK;
out:
	if (listener->line.length > 0)
		xslt_listen_hear(listener, "\n");
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
	struct listener listener = { problems, kind, NULL, {0}, 0, 0 };
	struct hooks old;
	xmlDoc *result;

	if (kind->stylesheet == NULL && !compile(kinds, kind, problems))
		return NULL;
	old = xslt_listen_start(&listener);
	result = transform(&listener, dossier);
	xslt_listen_stop(old, &listener);
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

void
xslt_close(struct kinds *kinds)
{
	size_t i;

	if (kinds == NULL)
		return;
	for (i = 0; i < kinds->count; i++) {
		if (kinds->list[i].stylesheet != NULL)
			xsltFreeStylesheet(kinds->list[i].stylesheet);
		kinds->list[i].stylesheet = NULL;
	}
	xsltSetLoaderFunc(NULL);
}
