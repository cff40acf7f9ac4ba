#include "compose/xslt.h"

#include <string.h>

#include <libexslt/exslt.h>
#include <libxml/uri.h>
#include <libxml/parser.h>
#include <libxslt/imports.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#include "compose/xslt_listen.h"

enum {
	READING = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES
};

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
	if (folder == NULL || strncmp(path, folder, strlen(folder)) != 0 ||
	    strstr(path + strlen(folder), "..") != NULL)
		return NULL;
	return read_shared(path, dict);
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

/* Doing it again does no harm. */
static void
register_functions(void)
{
	exsltCommonRegister();
	exsltSetsRegister();
	exsltStrRegister();
	xsltSetLoaderFunc(load_import);
}

static bool
compile(struct kinds *kinds, struct kind *kind, struct problems *problems)
{
	struct listener listener = { problems, kind, NULL, {0}, 0, 0 };
	struct hooks old;
	xmlDoc *document;
	xsltStylesheet *style = NULL;

	register_functions();
	old = xslt_listen_start(&listener);
	document = xmlReadFile(kind->path, NULL, READING);
	if (document != NULL) {
		document->_private = import_folder(kinds->pool, document);
		style = xsltParseStylesheetDoc(document);
		if (style == NULL)
			xmlFreeDoc(document);
	}
	xslt_listen_stop(old, &listener);
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
	xsltSetTransformErrorFunc(context, listener, xslt_listen_hear);
	if (!forbid_all(context, security))
		goto out;
	result = xsltApplyStylesheetUser(style, dossier, NULL, NULL, NULL,
	    context);
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
