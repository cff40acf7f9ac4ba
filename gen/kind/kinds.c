#include "kind/kind.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libxml/xmlreader.h>

#include "base/file.h"
#include "base/message.h"
#include "corpus/node.h"
#include "corpus/xml.h"
#include "kind/kind_read.h"
#include "kind/vocabulary.h"

enum {
	READING = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR |
	    XML_PARSE_NOWARNING
};

/* Reading one declaration */

static bool
is_kind_element(xmlTextReaderPtr reader)
{
	const xmlChar *space = xmlTextReaderConstNamespaceUri(reader);

	return xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT &&
	    space != NULL && strcmp((const char *)space, kind_namespace) == 0
	    && strcmp((const char *)xmlTextReaderConstLocalName(reader),
	    "kind") == 0;
}

/*
 * Reads no further than <k:kind>; false if anything at all is wrong: then it is
 * read whole and with care.
 */
static bool
read_quickly(xmlTextReaderPtr reader, struct pool *pool, struct kind *kind,
    const char *bytes, size_t length)
{
	const xmlNode *declaration = NULL;
	bool is_right = false;

	if (reader == NULL || xml_says_other(bytes) || xmlReaderNewMemory(reader, bytes, (int)length,
	    kind->path, NULL, READING) != 0)
		return false;
	while (declaration == NULL && xmlTextReaderRead(reader) == 1 &&
	    xmlTextReaderNodeType(reader) != XML_READER_TYPE_DOCUMENT_TYPE)
		if (is_kind_element(reader))
			declaration = xmlTextReaderExpand(reader);
	if (declaration != NULL)
		is_right = kind_read(pool, declaration, kind, NULL);
	xmlTextReaderClose(reader);
	return is_right;
}

static const xmlNode *
find_declaration(const xmlNode *root)
{
	const xmlNode *node;

	for (node = root != NULL ? root->children : NULL; node != NULL;
	    node = node->next)
		if (node_is(node, "kind") && node->ns != NULL &&
		    strcmp((const char *)node->ns->href, kind_namespace) == 0)
			return node;
	return NULL;
}

/* The whole file with places, to say what is wrong, and where. */
static void
report(struct pool *pool, const char *path, struct problems *problems)
{
	struct source *source = xml_load(pool, path, problems);
	const xmlNode *declaration;
	struct kind ignored = {0};

	if (source == NULL)
		return;
	declaration = find_declaration(
	    xmlDocGetRootElement(source->document));
	if (declaration != NULL)
		kind_read(pool, declaration, &ignored, problems);
	else
		problem_add(problems, PROBLEM_KIND_MALFORMED,
		    (struct place){ path, 0, 0 },
		    "no <k:kind title=\"...\" per=\"...\"> on top");
	xml_free(source);
}

/* All of them */

static bool
is_stylesheet(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && strcmp(name + length - 4, ".xsl") == 0;
}

/* Who asks for one by name or title must get the one he meant. */
static bool
is_alone(const struct kinds *kinds, const struct kind *kind,
    struct problems *problems)
{
	size_t i;

	for (i = 0; i < kinds->count; i++) {
		const struct kind *other = &kinds->list[i];
		bool is_named_alike = strcasecmp(kind->name, other->name) == 0;

		if (!is_named_alike && strcmp(kind->title, other->title) != 0)
			continue;
		problem_add(problems, PROBLEM_KIND_TWICE,
		    (struct place){ kind->path, 0, 0 },
		    is_named_alike ? "\"%s\" is already the name of %s" :
		    "\"%s\" is already the title of %s", is_named_alike ?
		    kind->name : kind->title, other->path);
		return false;
	}
	return true;
}

static void
add_kind(struct kinds *kinds, xmlTextReaderPtr reader, const char *file,
    struct problems *problems)
{
	struct kind *kind = &kinds->list[kinds->count];
	size_t length;
	char *bytes;
	bool is_right;

	*kind = (struct kind){0};
	kind->name = pool_copy(kinds->pool, file, strlen(file) - 4);
	kind->path = pool_format(kinds->pool, "%s/kinds/%s", kinds->folder,
	    file);
	/* libxml2 would take a read that fails for the end of the file. */
	bytes = file_load(kind->path, &length, problems);
	if (bytes == NULL)
		return;
	is_right = read_quickly(reader, kinds->pool, kind, bytes, length);
	free(bytes);
	if (!is_right)
		report(kinds->pool, kind->path, problems);
	else if (is_alone(kinds, kind, problems))
		kinds->count++;
}

struct kinds *
kinds_load(const char *templates, struct problems *problems)
{
	struct pool *pool = pool_new();
	struct kinds *kinds = pool_take(pool, sizeof *kinds);
	struct file_names names;
	const char *folder = pool_format(pool, "%s/kinds", templates);
	int error = file_list(pool, folder, &names);
	xmlTextReaderPtr reader;
	size_t i;

	if (error != 0) {
		problem_add(problems, PROBLEM_FILE_UNREADABLE,
		    (struct place){ templates, 0, 0 }, "%s: %s; --templates "
		    "names the folder of the templates", folder,
		    message_of_error(error));
		pool_free(pool);
		return NULL;
	}
	kinds->pool = pool;
	kinds->folder = pool_string(pool, templates);
	kinds->list = pool_take(pool, (names.count + 1) *
	    sizeof *kinds->list);
	/* One reader for all: a new one costs more than a declaration. */
	reader = xmlReaderForMemory("", 0, NULL, NULL, READING);
	for (i = 0; i < names.count; i++)
		if (is_stylesheet(names.list[i]))
			add_kind(kinds, reader, names.list[i], problems);
	xmlFreeTextReader(reader);
	return kinds;
}

void
kinds_free(struct kinds *kinds)
{
	if (kinds != NULL)
		pool_free(kinds->pool);
}

struct kind *
kinds_find(const struct kinds *kinds, const char *name)
{
	size_t i;

	for (i = 0; i < kinds->count; i++)
		if (strcmp(kinds->list[i].name, name) == 0)
			return &kinds->list[i];
	return NULL;
}

const struct kind *
kinds_holding(const struct kinds *kinds, enum kind_holds what)
{
	size_t i;

	for (i = 0; kinds != NULL && i < kinds->count; i++)
		if ((kinds->list[i].holds & what) != 0)
			return &kinds->list[i];
	return NULL;
}
