/*
 * The elements of two HTML files, with what they hold, in their order: each
 * must be as it was made, but for what a reader writes into the fields of a
 * page and what a browser changes when it saves one.
 */
#include "proof/page.h"

#include <string.h>
#include <strings.h>

#include <libxml/HTMLparser.h>

#include "corpus/node.h"
#include "proof/scripted.h"
#include "proof/signpost.h"

enum {
	LEVELS = 16,		/* folders above a page's, its own, itself */
	SHOWN_MAX = 40		/* characters of a value in a message */
};

enum part_kind {
	PART_BEGIN,		/* of an element */
	PART_TEXT,		/* without its white space; never empty */
	PART_END
};

struct part {
	enum part_kind	 kind;
	const xmlNode	*node;
	const char	*text;		/* of PART_TEXT */
};

struct tree {
	xmlDoc		*document;
	struct part	*list;		/* array of count */
	size_t		 count, room;
};

struct comparison {
	struct pool	*pool;
	struct tree	 found, wanted;
	bool		 has_marks;	/* wanted holds words_mark */
	const char	*bases[LEVELS];	/* where links were resolved to */
};

/* ---- what may differ ---- */

/* Attributes that may be other ones, or none, on elements that were made. */
struct allowance {
	const char	*element, *attribute;
};

static const struct allowance allowances[] = {
	{ "input", "checked" },		/* what a reader ticks, writes, */
	{ "input", "value" },
	{ "option", "selected" },	/* or chooses */
	{ "textarea", "value" },
	{ "html", "xmlns" },		/* a page saved as XHTML */
	{ "body", "cz-shortcut-listen" }	/* an extension of Chrome's */
};

/* Nothing is written into these: their value is a name, or is shown. */
static bool
is_written(const xmlNode *node)
{
	static const char *const others[] = { "checkbox", "radio", "hidden",
	    "button", "submit", "reset", "image" };
	const char *type = node_attr(node, "type");
	size_t i;

	for (i = 0; type != NULL && i < sizeof others / sizeof *others; i++)
		if (strcmp(type, others[i]) == 0)
			return false;
	return true;
}

static bool
is_allowed(const xmlNode *node, const char *attribute)
{
	const struct allowance *row = allowances;
	size_t i;

	for (i = 0; i < sizeof allowances / sizeof *allowances; i++, row++)
		if (node_is(node, row->element) &&
		    strcmp(attribute, row->attribute) == 0)
			return strcmp(attribute, "value") != 0 ||
			    is_written(node);
	return false;
}

static bool
says(const xmlNode *node, const char *attribute, const char *value)
{
	const char *said = node_attr(node, attribute);

	return said != NULL && strcasecmp(said, value) == 0;
}

/*
 * How a file is coded is said anew by who saves it; its request was followed
 * already, or an older kijun wrote none.
 */
static bool
is_told_apart(const xmlNode *node)
{
	return node_is(node, "meta") && (node_attr(node, "charset") != NULL ||
	    says(node, "http-equiv", "content-type") ||
	    says(node, "name", "kijun-request"));
}

/* ---- in one row ---- */

static void
add_part(struct pool *pool, struct tree *tree, struct part part)
{
	struct part *list;

	if (tree->count == tree->room) {
		tree->room = tree->room > 0 ? tree->room * 2 : 1024;
		list = pool_take(pool, tree->room * sizeof *list);
		if (tree->count > 0)
			memcpy(list, tree->list, tree->count * sizeof *list);
		tree->list = list;
	}
	tree->list[tree->count++] = part;
}

static bool
is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE ||
	    node->type == XML_CDATA_SECTION_NODE;
}

/* All text up to the next element; returns the last node that is none. */
static const xmlNode *
add_text(struct pool *pool, struct tree *tree, const xmlNode *node)
{
	const xmlNode *first = NULL, *last = node;
	struct text text = {0};
	const char *close;

	for (; node != NULL && node->type != XML_ELEMENT_NODE;
	    node = node->next) {
		last = node;
		if (!is_text(node))
			continue;
		text_add_string(&text, (const char *)node->content);
		/* Where the words begin that are more than white space. */
		if (first == NULL && *words_close(pool, text.bytes) != '\0')
			first = node;
	}
	if (first != NULL) {
		close = words_close(pool, text.bytes);
		add_part(pool, tree, (struct part){ PART_TEXT, first, close });
	}
	text_free(&text);
	return last;
}

static void
flatten(struct pool *pool, struct tree *tree, const xmlNode *node)
{
	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE) {
			node = add_text(pool, tree, node);
			continue;
		}
		if (is_told_apart(node) || signpost_is(node) ||
		    scripted_is_added(node) || scripted_is_put_in(node))
			continue;
		add_part(pool, tree, (struct part){ PART_BEGIN, node, NULL });
		/* What is written into a field is no word of the document. */
		if (!node_is(node, "textarea") && !scripted_is_written(node))
			flatten(pool, tree, node->children);
		add_part(pool, tree, (struct part){ PART_END, node, NULL });
	}
}

static bool
read_tree(struct pool *pool, const char *bytes, size_t length,
    struct tree *tree)
{
	tree->document = htmlReadMemory(bytes, (int)length, NULL, "UTF-8",
	    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	if (tree->document != NULL)
		flatten(pool, tree, xmlDocGetRootElement(tree->document));
	return tree->count > 0;
}

/* ---- comparing ---- */

static bool
is_address(const char *found, size_t length)
{
	static const char *const schemes[] = { "file:///", "http://",
	    "https://" };
	size_t i;

	for (i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (length >= strlen(schemes[i]) && strncmp(found, schemes[i],
		    strlen(schemes[i])) == 0)
			return true;
	return false;
}

/* Of several addresses each is a folder of the next. */
static bool
is_base(struct comparison *comparison, size_t level, const char *base)
{
	const char **bases = comparison->bases;
	size_t i;

	if (level >= LEVELS || (bases[level] != NULL &&
	    strcmp(bases[level], base) != 0))
		return false;
	for (i = 0; i < LEVELS; i++)
		if (bases[i] != NULL && i != level &&
		    strncmp(bases[i], base, strlen(i < level ? base :
		    bases[i])) != 0)
			return false;
	bases[level] = base;
	return true;
}

/*
 * A browser that saves a page writes where its links led: all of them from one
 * place.
 */
static bool
is_resolved(struct comparison *comparison, const char *found,
    const char *wanted)
{
	size_t level = *wanted == '#' ? 0 : 1, length = strlen(found), tail;

	if (is_address(wanted, strlen(wanted)))
		return false;
	for (; strncmp(wanted, "../", 3) == 0; wanted += 3)
		level++;
	tail = strlen(wanted);
	if (length <= tail || strcmp(found + length - tail, wanted) != 0 ||
	    !is_address(found, length - tail) ||
	    (level > 0 && found[length - tail - 1] != '/'))
		return false;
	return is_base(comparison, level, pool_copy(comparison->pool, found,
	    length - tail));
}

static bool
is_fitting(struct comparison *comparison, const char *found,
    const char *wanted)
{
	struct words one = {0}, other = {0};
	struct words_difference ignored;

	if (strcmp(found, wanted) == 0)
		return true;
	if (!comparison->has_marks || strstr(wanted, words_mark) == NULL)
		return false;
	words_add(comparison->pool, &one, found, 0);
	words_add(comparison->pool, &other, wanted, 0);
	return !words_misfit(comparison->pool, &one, &other, &ignored);
}

static const char *
value_of(const xmlNode *node, const char *attribute)
{
	const char *value = node_attr(node, attribute);

	if (value == NULL && xmlHasProp((xmlNode *)(uintptr_t)node,
	    (const xmlChar *)attribute) != NULL)
		return "";
	return value;
}

/* "defer", as it is made, and defer="", as a browser writes it (HTML, 2.3.2). */
static bool
is_set(const char *value, const char *attribute)
{
	return *value == '\0' || strcmp(value, attribute) == 0;
}

/* What one of its attributes is, as it was made. */
static bool
has_same(struct comparison *comparison, const xmlNode *found,
    const xmlNode *wanted, const char *attribute)
{
	const char *one = value_of(found, attribute);
	const char *other = value_of(wanted, attribute);

	if (is_allowed(wanted, attribute) || (other == NULL &&
	    scripted_may_have(found, attribute)))
		return true;
	if (one == NULL || other == NULL)
		return false;
	return is_fitting(comparison, one, other) ||
	    (strcmp(attribute, "defer") == 0 && is_set(one, attribute) &&
	    is_set(other, attribute)) ||
	    signpost_is_same_file(wanted, attribute, one, other) ||
	    (strcmp(attribute, "href") == 0 && node_is(wanted, "a") &&
	    is_resolved(comparison, one, other));
}

/* The first attribute of one of them that is another one; NULL if none is. */
static const char *
other_attribute(struct comparison *comparison, const xmlNode *found,
    const xmlNode *wanted)
{
	const xmlAttr *attribute;

	for (attribute = found->properties; attribute != NULL;
	    attribute = attribute->next)
		if (!has_same(comparison, found, wanted,
		    (const char *)attribute->name))
			return (const char *)attribute->name;
	for (attribute = wanted->properties; attribute != NULL;
	    attribute = attribute->next)
		if (!has_same(comparison, found, wanted,
		    (const char *)attribute->name))
			return (const char *)attribute->name;
	return NULL;
}

/* Its attribute too, if they differ in no more than that. */
static bool
is_same_part(struct comparison *comparison, const struct part *found,
    const struct part *wanted, const char **attribute)
{
	*attribute = NULL;
	if (found->kind != wanted->kind)
		return false;
	if (found->kind == PART_TEXT)
		return is_fitting(comparison, found->text, wanted->text);
	if (!node_is(found->node, (const char *)wanted->node->name))
		return false;
	if (found->kind == PART_BEGIN)
		*attribute = other_attribute(comparison, found->node,
		    wanted->node);
	return *attribute == NULL;
}

/* ---- saying ---- */

static void
show_element(const struct part *part, const char *attribute,
    struct text *out)
{
	const char *value = attribute == NULL ? NULL :
	    value_of(part->node, attribute), *at = value, *end;
	size_t count;

	text_add_format(out, "<%s%s", part->kind == PART_END ? "/" : "",
	    (const char *)part->node->name);
	if (value != NULL) {
		end = value + strlen(value);
		for (count = 0; at < end && count < SHOWN_MAX; count++)
			text_next(&at, end);
		text_add_format(out, " %s=\"%.*s%s\"", attribute,
		    (int)(at - value), value, at < end ? "…" : "");
	}
	text_add_char(out, '>');
}

static const char *
show(struct pool *pool, const struct part *part, const char *attribute)
{
	struct words none = {0}, words = {0};
	struct words_difference where;
	struct text out = {0};
	const char *shown;

	if (part->kind == PART_TEXT) {
		words_add(pool, &words, part->text, 0);
		words_differ(pool, &words, &none, &where);
		return where.found;
	}
	show_element(part, attribute, &out);
	shown = pool_string(pool, out.bytes);
	text_free(&out);
	return shown;
}

static void
say(struct comparison *comparison, const struct part *found,
    const struct part *wanted, const char *attribute,
    struct words_difference *where)
{
	struct pool *pool = comparison->pool;
	struct words one = {0}, other = {0};

	where->place = (int)xmlGetLineNo(found->node);
	if (found->kind == PART_TEXT && wanted->kind == PART_TEXT) {
		words_add(pool, &one, found->text, where->place);
		words_add(pool, &other, wanted->text, 0);
		words_differ(pool, &one, &other, where);
		return;
	}
	where->found = show(pool, found, attribute);
	where->wanted = show(pool, wanted, attribute);
}

/* ---- both ---- */

/* Nothing was filled in where anything may stand. */
static bool
is_left_empty(struct comparison *comparison, const struct part *found,
    const struct part *wanted)
{
	return found->kind != PART_TEXT && wanted->kind == PART_TEXT &&
	    comparison->has_marks && is_fitting(comparison, "", wanted->text);
}

/* How a page looks, what it can do besides, and what it lets in. */
static bool
is_outfit(const xmlNode *node)
{
	return node_is(node, "style") || node_is(node, "script") ||
	    (node_is(node, "meta") && says(node, "http-equiv",
	    "content-security-policy"));
}

/* An outfit that is lost hides nothing: how many parts it had. */
static size_t
lost_outfit(const struct tree *wanted, size_t at, const struct part *found)
{
	size_t i = at;

	if (wanted->list[at].kind != PART_BEGIN ||
	    !is_outfit(wanted->list[at].node) ||
	    (found->kind == PART_BEGIN && is_outfit(found->node) &&
	    node_is(found->node, (const char *)wanted->list[at].node->name)))
		return 0;
	while (wanted->list[i].kind != PART_END)
		i++;
	return i + 1 - at;
}

static bool
differ(struct comparison *comparison, struct words_difference *where)
{
	const struct tree *found = &comparison->found;
	const struct tree *wanted = &comparison->wanted;
	const char *attribute;
	size_t i = 0, j = 0, lost;

	/* Both end with </html>, so neither ends before the other. */
	while (i < found->count && j < wanted->count) {
		const struct part *one = &found->list[i];
		const struct part *other = &wanted->list[j];

		lost = lost_outfit(wanted, j, one);
		if (is_left_empty(comparison, one, other))
			lost = 1;
		if (lost > 0) {
			j += lost;
			continue;
		}
		if (!is_same_part(comparison, one, other, &attribute)) {
			say(comparison, one, other, attribute, where);
			return true;
		}
		i++;
		j++;
	}
	return false;
}

bool
page_tree_differs(struct pool *pool, const struct page_file *found,
    const struct page_file *wanted, bool has_marks,
    struct words_difference *where)
{
	struct comparison comparison = { .pool = pool,
	    .has_marks = has_marks };
	bool is_other = read_tree(pool, found->bytes, found->length,
	    &comparison.found) && read_tree(pool, wanted->bytes,
	    wanted->length, &comparison.wanted) && differ(&comparison, where);

	xmlFreeDoc(comparison.found.document);
	xmlFreeDoc(comparison.wanted.document);
	return is_other;
}
