/*
 * Shape: what a provision has besides its words: tables with their spans and
 * rules, raised characters, readings, pictures. One line of elements and of
 * how many characters stand before each, so that one who has read the
 * provision can tell whether it is still the same.
 */
#include "corpus/law.h"

#include <string.h>

#include "base/text.h"

struct shaping {
	struct text	out;
	size_t		characters;	/* met so far */
};

/* Said by the words themselves. */
static bool
is_plain(enum law_kind kind)
{
	return kind == LAW_WORDS || kind == LAW_SENTENCE ||
	    kind == LAW_COLUMN || kind == LAW_NUMBER ||
	    kind == LAW_CAPTION || kind == LAW_HEADING;
}

/* The direction of writing and a count of sentences change nothing. */
static bool
is_idle(const char *attr)
{
	return strcmp(attr, "WritingMode") == 0 || strcmp(attr, "Num") == 0 ||
	    strcmp(attr, "Hide") == 0;
}

static void
add_element(struct shaping *shaping, const xmlNode *node)
{
	const xmlAttr *attr;

	text_add_format(&shaping->out, "%zu<%s", shaping->characters,
	    node->name);
	for (attr = node->properties; attr != NULL; attr = attr->next)
		if (!is_idle((const char *)attr->name))
			text_add_format(&shaping->out, " %s=%s", attr->name,
			    attr->children != NULL ?
			    (const char *)attr->children->content : "");
}

static void
add_node(struct shaping *shaping, const xmlNode *node)
{
	enum law_kind kind = law_kind(node);
	const xmlNode *child;

	if (node->type == XML_TEXT_NODE) {
		const char *words = (const char *)node->content;

		/* A reading is in no flat text: its words are its shape. */
		if (law_kind(node->parent) == LAW_READING)
			text_add_format(&shaping->out, " %s", words);
		else if (words[strspn(words, " \t\r\n")] != '\0')
			shaping->characters += strlen(words);
		return;
	}
	if (node->type != XML_ELEMENT_NODE)
		return;
	if (!is_plain(kind))
		add_element(shaping, node);
	for (child = node->children; child != NULL; child = child->next)
		add_node(shaping, child);
	if (!is_plain(kind))
		text_add_format(&shaping->out, "%zu>", shaping->characters);
}

char *
law_shape(struct pool *pool, const xmlNode *unit)
{
	struct shaping shaping = {0};
	const xmlNode *child;
	char *shape;

	for (child = unit->children; child != NULL; child = child->next)
		if (!law_is_unit(law_kind(child)))
			add_node(&shaping, child);
	shape = pool_copy(pool, shaping.out.bytes != NULL ?
	    shaping.out.bytes : "", shaping.out.length);
	text_free(&shaping.out);
	return shape;
}
