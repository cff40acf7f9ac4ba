#include "proof/scripted.h"

#include <string.h>

#include "base/word.h"
#include "corpus/node.h"

enum { WORDS_MAX = 600 };	/* bytes between two tags: the longest notice */

struct row {
	const char	*element, *attribute, *value;
};

static bool
has(const xmlNode *node, const char *attribute, const char *value)
{
	const char *said = node_attr(node, attribute);

	return said != NULL && strcmp(said, value) == 0;
}

static bool
is_in_rows(const xmlNode *node, const struct row *rows, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (node_is(node, rows[i].element) && has(node,
		    rows[i].attribute, rows[i].value))
			return true;
	return false;
}

/* ---- what stands around the document ---- */

static bool
is_one_of(const char *name, const char *const *names, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* Nothing that changes how it looks or what it does: no style, no events. */
static bool
has_plain_attrs(const xmlNode *node)
{
	static const char *const names[] = { "class", "role", "type", "id",
	    "hidden", "placeholder", "autocomplete", "maxlength", "accept",
	    "aria-label", "aria-describedby", "href", "value" };
	const xmlAttr *attr;

	for (attr = node->properties; attr != NULL; attr = attr->next)
		if (!is_one_of((const char *)attr->name, names,
		    sizeof names / sizeof *names))
			return false;
	return !node_is(node, "a") || (node_attr(node, "href") != NULL &&
	    strncmp(node_attr(node, "href"), "javascript:", 11) != 0);
}

static bool
is_plain(const xmlNode *node)
{
	static const char *const names[] = { "section", "form", "p", "h2",
	    "ul", "li", "a", "span", "strong", "label", "input", "button",
	    "output" };
	const xmlNode *child;

	if (node->type != XML_ELEMENT_NODE)
		return node->type != XML_TEXT_NODE ||
		    strlen((const char *)node->content) <= WORDS_MAX;
	if (!is_one_of((const char *)node->name, names,
	    sizeof names / sizeof *names) || !has_plain_attrs(node))
		return false;
	for (child = node->children; child != NULL; child = child->next)
		if (!is_plain(child))
			return false;
	return true;
}

/* The clause that a reference leads to, when none is pointed at. */
static bool
is_resting_tip(const xmlNode *node)
{
	return node_is(node, "div") && has(node, "class", "furniture tip") &&
	    node_attr(node, "hidden") != NULL;
}

/* The other scripts, which are called for when they are wanted. */
static bool
is_called(const xmlNode *node)
{
	const char *src = node_attr(node, "src");

	return node_is(node, "script") && node->children == NULL &&
	    src != NULL && strpbrk(src, ":\\?") == NULL &&
	    (word_ends(src, "/search.js") || word_ends(src, "/words.js"));
}

bool
scripted_is_added(const xmlNode *node)
{
	static const struct row rows[] = {
		{ "section", "class", "furniture bar" },
		{ "section", "class", "furniture hits" },
		{ "p", "class", "furniture notice" },
		{ "form", "role", "search" },
		{ "span", "class", "furniture keepers" }
	};

	return is_resting_tip(node) || is_called(node) ||
	    (is_in_rows(node, rows, sizeof rows / sizeof *rows) &&
	    is_plain(node));
}

/* ---- where a reader writes ---- */

/* Its class begins with one of a place to write: "blank s8". */
static bool
is_blank(const xmlNode *node)
{
	const char *class = node_attr(node, "class");

	return node_is(node, "span") && class != NULL &&
	    (strncmp(class, "blank ", 6) == 0 ||
	    strncmp(class, "room ", 5) == 0);
}

/* Alone in its cell, which was empty: it continues no words. */
bool
scripted_is_put_in(const xmlNode *node)
{
	return node_is(node, "span") && has(node, "class", "write") &&
	    node->parent != NULL && node_is(node->parent, "td") &&
	    node->prev == NULL && node->next == NULL;
}

bool
scripted_is_written(const xmlNode *node)
{
	return scripted_is_put_in(node) || (is_blank(node) &&
	    node_attr(node, "contenteditable") != NULL);
}

/* ---- attributes ---- */

/* Without the readings, as the script reads it. */
static void
add_words(const xmlNode *node, char *words, size_t room)
{
	size_t length = strlen(words);

	if (node->type == XML_TEXT_NODE) {
		strncat(words, (const char *)node->content,
		    room - length - 1);
		return;
	}
	if (node_is(node, "rt"))
		return;
	for (node = node->children; node != NULL; node = node->next)
		add_words(node, words, room);
}

static bool
is_head_in(const xmlNode *node, const char *value)
{
	char words[WORDS_MAX] = "";

	if (node->type != XML_ELEMENT_NODE)
		return false;
	if (node_is(node, "th")) {
		add_words(node, words, sizeof words);
		return strcmp(words, value) == 0;
	}
	for (node = node->children; node != NULL; node = node->next)
		if (is_head_in(node, value))
			return true;
	return false;
}

/* What it says is said by the head of its table. */
static bool
repeats_head(const xmlNode *cell)
{
	const char *value = node_attr(cell, "data-head");
	const xmlNode *node = cell;

	while (node != NULL && !node_is(node, "table"))
		node = node->parent;
	for (node = node != NULL ? node->children : NULL; node != NULL;
	    node = node->next)
		if (node_is(node, "thead"))
			return is_head_in(node, value);
	return false;
}

bool
scripted_may_have(const xmlNode *found, const char *attribute)
{
	static const char *const open[] = { "contenteditable", "role",
	    "aria-label", "spellcheck" };
	static const char *const reached[] = { "tabindex", "role",
	    "aria-label" };

	if (is_blank(found))
		return is_one_of(attribute, open, sizeof open /
		    sizeof *open);
	if (node_is(found, "div") && has(found, "class", "table"))
		return is_one_of(attribute, reached, sizeof reached /
		    sizeof *reached);
	if (node_is(found, "a"))
		return strcmp(attribute, "aria-current") == 0 ||
		    strcmp(attribute, "aria-describedby") == 0;
	return node_is(found, "td") && strcmp(attribute, "data-head") == 0 &&
	    repeats_head(found);
}
