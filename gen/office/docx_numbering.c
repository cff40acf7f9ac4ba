/*
 * Numbers that Word counts itself (ECMA-376 part 1, 17.9).
 */
#include "office/docx_inside.h"

#include <stdlib.h>
#include <string.h>

struct level {
	const char	*format, *text, *suffix, *style;
	int		 start;
	int		 restart;	/* 0 never, n below level n, -1 always */
	bool		 is_legal;	/* all its numbers are 1, 2, 3 */
	bool		 is_there;
};

/* Levels that count together, whichever list they are in. */
struct family {
	int		 id;
	const char	*link, *linked;		/* by a style */
	struct level	 levels[DOCX_LEVELS];
	int		 counts[DOCX_LEVELS];
	bool		 is_counting[DOCX_LEVELS];
};

struct list {
	int		 id;
	struct family	*family;
	struct level	 own[DOCX_LEVELS];	/* instead of the family's */
	int		 starts[DOCX_LEVELS];	/* anew there; or -1 */
};

struct docx_numbering {
	struct pool	*pool;
	struct family	*families;
	size_t		 family_count;
	struct list	*lists;
	size_t		 list_count;
};

static const char *
kept(struct pool *pool, const char *value, const char *otherwise)
{
	return value != NULL ? pool_string(pool, value) : otherwise;
}

/* A format that the old name does not know stands in mc:AlternateContent. */
static const char *
format_of(const xmlNode *node)
{
	const xmlNode *choice = docx_node_child(docx_node_child(node,
	    "AlternateContent"), "Choice");
	const char *format = docx_node_value(choice, "numFmt");

	return format != NULL ? format : docx_node_value(node, "numFmt");
}

static void
read_level(struct pool *pool, struct level *level, const xmlNode *node)
{
	level->format = kept(pool, format_of(node), "decimal");
	level->text = kept(pool, docx_node_value(node, "lvlText"), "");
	level->suffix = kept(pool, docx_node_value(node, "suff"), "tab");
	level->style = kept(pool, docx_node_value(node, "pStyle"), NULL);
	level->start = docx_node_number(docx_node_value(node, "start"), 0);
	level->restart = docx_node_number(docx_node_value(node, "lvlRestart"), -1);
	level->is_legal = docx_node_is_on(node, "isLgl");
	level->is_there = true;
}

static int
level_number(const xmlNode *node)
{
	int level = docx_node_number(docx_node_attr(node, "ilvl"), -1);

	return level < DOCX_LEVELS ? level : -1;
}

static void
read_family(struct pool *pool, struct family *family, const xmlNode *node)
{
	const xmlNode *level;

	family->id = docx_node_number(docx_node_attr(node, "abstractNumId"), -1);
	family->link = kept(pool, docx_node_value(node, "styleLink"), NULL);
	family->linked = kept(pool, docx_node_value(node, "numStyleLink"), NULL);
	for (level = node->children; level != NULL; level = level->next)
		if (docx_node_is(level, "lvl") && level_number(level) >= 0)
			read_level(pool, &family->levels[level_number(level)],
			    level);
}

static struct family *
find_family(struct docx_numbering *numbering, int id)
{
	const char *linked;
	size_t i, k;

	for (i = 0; i < numbering->family_count; i++)
		if (numbering->families[i].id == id)
			break;
	if (i == numbering->family_count)
		return NULL;
	linked = numbering->families[i].linked;
	for (k = 0; linked != NULL && k < numbering->family_count; k++)
		if (numbering->families[k].link != NULL &&
		    strcmp(numbering->families[k].link, linked) == 0)
			return &numbering->families[k];
	return &numbering->families[i];
}

static void
read_list(struct docx_numbering *numbering, struct list *list,
    const xmlNode *node)
{
	const xmlNode *change, *own;
	int level;

	list->id = docx_node_number(docx_node_attr(node, "numId"), -1);
	list->family = find_family(numbering, docx_node_number(docx_node_value(node,
	    "abstractNumId"), -1));
	for (level = 0; level < DOCX_LEVELS; level++)
		list->starts[level] = -1;
	for (change = node->children; change != NULL; change = change->next) {
		level = level_number(change);
		if (!docx_node_is(change, "lvlOverride") || level < 0)
			continue;
		own = docx_node_child(change, "lvl");
		if (own != NULL)
			read_level(numbering->pool, &list->own[level], own);
		list->starts[level] = docx_node_number(docx_node_value(change,
		    "startOverride"), own != NULL ? list->own[level].start :
		    -1);
	}
}

static void
read_all(struct docx_numbering *numbering, const xmlNode *root)
{
	const xmlNode *node;
	size_t families = 0, lists = 0;

	for (node = root->children; node != NULL; node = node->next) {
		families += docx_node_is(node, "abstractNum");
		lists += docx_node_is(node, "num");
	}
	numbering->families = pool_take(numbering->pool, (families + 1) *
	    sizeof *numbering->families);
	numbering->lists = pool_take(numbering->pool, (lists + 1) *
	    sizeof *numbering->lists);
	for (node = root->children; node != NULL; node = node->next)
		if (docx_node_is(node, "abstractNum"))
			read_family(numbering->pool, &numbering->families[
			    numbering->family_count++], node);
	for (node = root->children; node != NULL; node = node->next)
		if (docx_node_is(node, "num"))
			read_list(numbering, &numbering->lists[
			    numbering->list_count++], node);
}

struct docx_numbering *
docx_numbering_read(struct pool *pool, struct package *package)
{
	struct docx_numbering *numbering = pool_take(pool, sizeof *numbering);
	xmlDoc *document = docx_node_part(package, "word/numbering.xml");

	numbering->pool = pool;
	if (document != NULL)
		read_all(numbering, xmlDocGetRootElement(document));
	xmlFreeDoc(document);
	return numbering;
}

static const struct level *
level_of(const struct list *list, int level)
{
	return list->own[level].is_there ? &list->own[level] :
	    &list->family->levels[level];
}

static void
count(struct list *list, int level)
{
	struct family *family = list->family;
	int k;

	for (k = 0; k < level; k++)
		if (!family->is_counting[k]) {
			family->counts[k] = level_of(list, k)->start;
			family->is_counting[k] = true;
		}
	if (list->starts[level] >= 0) {
		family->counts[level] = list->starts[level];
		list->starts[level] = -1;
	} else if (!family->is_counting[level])
		family->counts[level] = level_of(list, level)->start;
	else
		family->counts[level]++;
	family->is_counting[level] = true;
	for (k = level + 1; k < DOCX_LEVELS; k++) {
		int restart = level_of(list, k)->restart;

		if (restart < 0 || level < restart)
			family->is_counting[k] = family->is_counting[k] &&
			    restart == 0;
	}
}

/* %1 is the number of the first level. */
static bool
add_text(const struct list *list, int at, struct text *out)
{
	const struct level *level = level_of(list, at);
	const char *c;
	bool has_words = false;

	for (c = level->text; *c != '\0'; c++) {
		int k = c[0] == '%' && c[1] >= '1' && c[1] <= '9' ?
		    c[1] - '1' : -1;

		has_words = true;
		if (k < 0) {
			text_add_char(out, *c);
			continue;
		}
		docx_format_add(out, level->is_legal ? "decimal" :
		    level_of(list, k)->format, list->family->counts[k]);
		c++;
	}
	return has_words;
}

/* Symbols of Wingdings and the like are a dot. */
static bool
is_symbol(const char *text)
{
	return strncmp(text, "\xef\x80", 2) == 0 ||
	    strncmp(text, "\xef\x81", 2) == 0 ||
	    strncmp(text, "\xef\x82", 2) == 0 ||
	    strncmp(text, "\xef\x83", 2) == 0;
}

void
docx_numbering_next(struct docx_numbering *numbering, int id, int level,
    const char *style, struct text *out)
{
	struct list *list = NULL;
	const struct level *its;
	size_t i;
	int k;

	for (i = 0; i < numbering->list_count; i++)
		if (numbering->lists[i].id == id)
			list = &numbering->lists[i];
	if (list == NULL || list->family == NULL)
		return;
	for (k = 0; style != NULL && k < DOCX_LEVELS; k++)
		if (level_of(list, k)->style != NULL &&
		    strcmp(level_of(list, k)->style, style) == 0)
			level = k;
	if (level < 0)
		level = 0;
	if (level >= DOCX_LEVELS || !level_of(list, level)->is_there)
		return;
	its = level_of(list, level);
	count(list, level);
	if (is_symbol(its->text))
		text_add_string(out, "・");
	else if (!add_text(list, level, out))
		return;
	if (strcmp(its->suffix, "tab") == 0)
		text_add_string(out, "　");
	else if (strcmp(its->suffix, "space") == 0)
		text_add_char(out, ' ');
}
