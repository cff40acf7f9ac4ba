#include "kind/xslt.h"

#include <stdlib.h>
#include <string.h>

#include <libexslt/exslt.h>
#include <libxml/uri.h>
#include <libxml/xmlreader.h>
#include <libxslt/imports.h>
#include <libxslt/documents.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#include "base/file.h"
#include "kind/xslt_listen.h"

static const char KIND_NAMESPACE[] = "urn:kijun:kind";
enum {
	READING = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES |
	    XML_PARSE_NOERROR | XML_PARSE_NOWARNING
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

static bool
compile(struct kinds *kinds, struct kind *kind, struct problems *problems)
{
	struct listener listener = { problems, kind, NULL, {0}, 0, 0 };
	struct hooks old = xslt_listen_start(&listener);
	xmlDoc *document = xmlReadFile(kind->path, NULL, READING);
	xsltStylesheet *style = NULL;

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
		kind->options = attribute(pool, reader, "options");
	}
	xmlFreeTextReader(reader);
	return found && *kind->title != '\0' && *kind->per != '\0';
}

static bool
is_stylesheet(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && strcmp(name + length - 4, ".xsl") == 0;
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
	struct file_names names;
	const char *folder = pool_format(pool, "%s/kinds", templates);
	int error = file_list(pool, folder, &names);
	size_t i;

	if (error != 0) {
		problem_add(problems, PROBLEM_FILE_UNREADABLE,
		    (struct place){ templates, 0, 0 }, "%s: %s; --templates "
		    "names the folder of the templates", folder,
		    strerror(error));
		pool_free(pool);
		return NULL;
	}
	exsltCommonRegister();
	exsltSetsRegister();
	exsltStrRegister();
	xsltSetLoaderFunc(load_import);
	kinds->pool = pool;
	kinds->folder = pool_string(pool, templates);
	kinds->list = pool_take(pool, (names.count + 1) *
	    sizeof *kinds->list);
	for (i = 0; i < names.count; i++)
		if (is_stylesheet(names.list[i]))
			add_kind(kinds, names.list[i], problems);
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
