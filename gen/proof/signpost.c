#include "proof/signpost.h"

#include <string.h>

#include "base/word.h"
#include "corpus/node.h"

enum { WORDS_MAX = 240 };	/* bytes between two tags: a title */

static bool
is_class(const xmlNode *node, const char *class)
{
	const char *said = node_attr(node, "class");

	return said != NULL && strcmp(said, class) == 0;
}

/* Beside the page, or where a browser that saved it found it on a disk. */
static bool
leads_beside(const char *href)
{
	static const char FILES[] = "file:///";
	size_t length;

	if (href == NULL)
		return false;
	if (strncmp(href, FILES, strlen(FILES)) == 0)
		href += strlen(FILES);
	length = strlen(href);
	return length > 0 && *href != '/' && strpbrk(href, ":\\?") == NULL &&
	    (word_ends(href, ".html") || word_ends(href, ".pdf"));
}

static bool
is_plain_attr(const xmlNode *node, const xmlAttr *attr)
{
	static const char *const names[] = { "class", "aria-label",
	    "aria-current", "rel", "id" };
	const char *name = (const char *)attr->name, *value;
	size_t i;

	if (strcmp(name, "href") == 0)
		return node_is(node, "a") && leads_beside(node_attr(node,
		    "href"));
	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0) {
			value = node_attr(node, name);
			return value == NULL || strlen(value) <= WORDS_MAX;
		}
	return false;
}

static bool
is_plain(const xmlNode *node)
{
	static const char *const names[] = { "nav", "ol", "ul", "li", "a",
	    "span", "p" };
	const xmlAttr *attr;
	const xmlNode *child;
	size_t i = 0, count = sizeof names / sizeof *names;

	if (node->type == XML_TEXT_NODE)
		return strlen((const char *)node->content) <= WORDS_MAX;
	if (node->type != XML_ELEMENT_NODE)
		return node->type == XML_COMMENT_NODE;
	while (i < count && !node_is(node, names[i]))
		i++;
	if (i == count)
		return false;
	for (attr = node->properties; attr != NULL; attr = attr->next)
		if (!is_plain_attr(node, attr))
			return false;
	for (child = node->children; child != NULL; child = child->next)
		if (!is_plain(child))
			return false;
	return true;
}

bool
signpost_is(const xmlNode *node)
{
	return ((node_is(node, "nav") && (is_class(node, "way") ||
	    is_class(node, "furniture beside"))) ||
	    (node_is(node, "a") && is_class(node, "paper"))) &&
	    is_plain(node);
}

static const char *
file_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

bool
signpost_is_same_file(const xmlNode *node, const char *attribute,
    const char *found, const char *wanted)
{
	bool names_file = (node_is(node, "link") &&
	    strcmp(attribute, "href") == 0) || (node_is(node, "script") &&
	    strcmp(attribute, "src") == 0);

	return names_file && strpbrk(found, ":\\?") == NULL &&
	    strcmp(file_of(found), file_of(wanted)) == 0;
}
