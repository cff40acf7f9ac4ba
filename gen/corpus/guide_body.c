/*
 * CommonMark as sheet elements. What a sheet cannot say is refused; nothing
 * is dropped in silence but a thematic break, which holds no words.
 */
#include "corpus/guide_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <cmark.h>

#include "base/link.h"
#include "base/message.h"
#include "base/text.h"
#include "corpus/picture.h"
#include "corpus/element.h"

enum {
	DEPTH_MAX = 32,		/* of lists in quotes in lists … */
	HEADING_LEVEL_MAX = 4
};

struct body {
	struct guide	*guide;
	int		 line;		/* of the last node that had one */
	int		 depth;
};

static void	read_blocks(struct body *, cmark_node *, xmlNode *);
static void	read_inlines(struct body *, cmark_node *, xmlNode *);

struct place
guide_body_place(const struct guide *guide, int line, int byte)
{
	struct place place = { guide->path, line, 0 };
	const char *at = guide->bytes, *end = guide->bytes + guide->length;

	while (line > 1 && (at = memchr(at, '\n', (size_t)(end - at))) != NULL)
	    {
		at++;
		line--;
	}
	if (at == NULL || byte <= 0 || byte > end - at + 1)
		return place;
	place.column = (int)text_count(at, (size_t)byte - 1) + 1;
	return place;
}

static struct place
place_of(struct body *body, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);

	if (line > 0)
		return guide_body_place(body->guide, line,
		    cmark_node_get_start_column(node));
	return guide_body_place(body->guide, body->line, 0);
}

static void __attribute__((format(printf, 4, 5)))
refuse(struct body *body, enum problem_id id, cmark_node *node,
    const char *format, ...)
{
	va_list args;

	va_start(args, format);
	problem_add_args(body->guide->problems, id, place_of(body, node),
	    NULL, format, args);
	va_end(args);
}

static xmlNode *
add(struct body *body, xmlNode *parent, const char *name)
{
	xmlNode *node = element_add(parent, name);

	node->line = (unsigned short)body->line;
	return node;
}

static void
add_words(xmlNode *parent, const char *words, size_t length)
{
	xmlNodeAddContentLen(parent, BAD_CAST words, (int)length);
}

/*
 * A reading, {漢字|かんじ}, at the opening brace; returns what follows it, or
 * NULL if this is only a brace.
 */
static const char *
read_ruby(struct body *body, cmark_node *node, const char *open,
    xmlNode *parent)
{
	const char *bar = open + strcspn(open, "|}"), *close;
	xmlNode *ruby;

	if (*bar != '|')
		return NULL;
	close = bar + strcspn(bar, "}");
	if (*close == '\0' || bar == open + 1 || close == bar + 1) {
		refuse(body, PROBLEM_GUIDE_RUBY, node,
		    MESSAGE("not a word and its reading: \"%.80s\""), open);
		return NULL;
	}
	ruby = add(body, parent, "ruby");
	element_set(ruby, "rt", pool_copy(body->guide->pool, bar + 1,
	    (size_t)(close - bar - 1)));
	add_words(ruby, open + 1, (size_t)(bar - open - 1));
	return close + 1;
}

static void
read_text(struct body *body, cmark_node *node, xmlNode *parent)
{
	const char *from = cmark_node_get_literal(node), *at = from, *after;

	while ((at = strchr(at, '{')) != NULL) {
		add_words(parent, from, (size_t)(at - from));
		from = at;
		after = read_ruby(body, node, at, parent);
		at = after != NULL ? after : at + 1;
		from = after != NULL ? after : from;
	}
	add_words(parent, from, strlen(from));
}

/* AUTHORITY/SLUG#ADDRESS, or AUTHORITY/SLUG alone. */
static bool
is_provision(const struct guide *guide, const char *url)
{
	const struct authority *authority = guide->authority;
	size_t length = strcspn(url, "#"), i;
	const struct edition *edition;

	for (i = 0; i < authority->standard_count; i++) {
		const struct standard *standard = &authority->standards[i];

		if (strlen(standard->id) != length ||
		    strncmp(standard->id, url, length) != 0)
			continue;
		if (standard_is_unread(standard))
			return true;
		edition = standard_current(standard);
		return edition != NULL && (url[length] == '\0' ||
		    find_provision(edition, url + length + 1) != NULL);
	}
	return false;
}

/* Out of the corpus, where it may. */
static bool
leads_outside(const char *url)
{
	return link_is_safe(url) && (strncasecmp(url, "https:", 6) == 0 ||
	    strncasecmp(url, "mailto:", 7) == 0);
}

static void
read_link(struct body *body, cmark_node *node, xmlNode *parent)
{
	const char *url = cmark_node_get_url(node);
	xmlNode *cite;

	if (!leads_outside(url) && !is_provision(body->guide, url)) {
		refuse(body, PROBLEM_GUIDE_LINK, node, strchr(url, '#') !=
		    NULL ? MESSAGE("there is no provision \"%.80s\"") :
		    MESSAGE("no link may lead to \"%.80s\""), url);
		return;
	}
	cite = add(body, parent, "cite");
	element_set(cite, "ref", url);
	read_inlines(body, node, cite);
}

static void
read_marked(struct body *body, cmark_node *node, xmlNode *parent,
    const char *name)
{
	read_inlines(body, node, add(body, parent, name));
}

static void
read_inline(struct body *body, cmark_node *node, xmlNode *parent)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
		read_text(body, node, parent);
		break;
	case CMARK_NODE_CODE:
		add_words(parent, cmark_node_get_literal(node),
		    strlen(cmark_node_get_literal(node)));
		break;
	case CMARK_NODE_SOFTBREAK:
		add_words(parent, "\n", 1);
		break;
	case CMARK_NODE_LINEBREAK:
		add(body, parent, "break");
		break;
	case CMARK_NODE_EMPH:
		read_marked(body, node, parent, "em");
		break;
	case CMARK_NODE_STRONG:
		read_marked(body, node, parent, "strong");
		break;
	case CMARK_NODE_LINK:
		read_link(body, node, parent);
		break;
	case CMARK_NODE_IMAGE:
		refuse(body, PROBLEM_GUIDE_IMAGE, node, MESSAGE("a picture "
		    "stands in a paragraph of its own, not in a line: "
		    "\"%.80s\""), cmark_node_get_url(node));
		break;
	case CMARK_NODE_HTML_INLINE:
		refuse(body, PROBLEM_GUIDE_HTML, node,
		    MESSAGE("raw HTML: \"%.80s\""),
		    cmark_node_get_literal(node));
		break;
	case CMARK_NODE_NONE:
	case CMARK_NODE_DOCUMENT:
	case CMARK_NODE_BLOCK_QUOTE:
	case CMARK_NODE_LIST:
	case CMARK_NODE_ITEM:
	case CMARK_NODE_CODE_BLOCK:
	case CMARK_NODE_HTML_BLOCK:
	case CMARK_NODE_CUSTOM_BLOCK:
	case CMARK_NODE_PARAGRAPH:
	case CMARK_NODE_HEADING:
	case CMARK_NODE_THEMATIC_BREAK:
	case CMARK_NODE_CUSTOM_INLINE:
		break;			/* no inline that cmark makes */
	}
}

static bool
goes_too_deep(struct body *body, cmark_node *node)
{
	if (body->depth < DEPTH_MAX)
		return false;
	refuse(body, PROBLEM_GUIDE_SHAPE, node,
	    MESSAGE("nested too deeply"));
	return true;
}

static void
read_inlines(struct body *body, cmark_node *node, xmlNode *parent)
{
	cmark_node *child;

	if (goes_too_deep(body, node))
		return;
	body->depth++;
	for (child = cmark_node_first_child(node); child != NULL;
	    child = cmark_node_next(child))
		read_inline(body, child, parent);
	body->depth--;
}

/* All words below an image: its alternative text. */
static const char *
words_below(struct guide *guide, cmark_node *node)
{
	cmark_iter *iter = cmark_iter_new(node);
	struct text words = {0};
	const char *literal, *result;

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		literal = cmark_node_get_literal(cmark_iter_get_node(iter));
		if (literal != NULL)
			text_add_string(&words, literal);
	}
	cmark_iter_free(iter);
	result = pool_string(guide->pool,
	    words.bytes != NULL ? words.bytes : "");
	text_free(&words);
	return result;
}

/* Whole, and not only its beginning. */
static bool
is_picture(const char *path, const char **reason, struct pool *pool)
{
	struct pool *own = pool_new();
	struct picture picture;
	const char *why;
	bool is_one = picture_load(own, path, &picture, &why);

	*reason = is_one ? NULL : pool_string(pool, why);
	pool_free(own);
	return is_one;
}

static void
read_picture(struct body *body, cmark_node *node, xmlNode *parent)
{
	const char *url = cmark_node_get_url(node), *path;
	const char *title = cmark_node_get_title(node);
	const char *alt = words_below(body->guide, node), *why;
	xmlNode *figure;

	path = pool_format(body->guide->pool, "%s/%s", body->guide->folder,
	    url);
	if (*url == '/' || strstr(url, "..") != NULL ||
	    strchr(url, ':') != NULL ||
	    !picture_is_below(body->guide->folder, path)) {
		refuse(body, PROBLEM_GUIDE_IMAGE, node, MESSAGE("the "
		    "folder of guides has no file \"%.80s\""), url);
		return;
	}
	if (!is_picture(path, &why, body->guide->pool)) {
		refuse(body, PROBLEM_GUIDE_IMAGE, node,
		    MESSAGE("\"%.80s\": %s"), url, message_translate(why));
		return;
	}
	if (*alt == '\0')
		refuse(body, PROBLEM_GUIDE_IMAGE, node, MESSAGE("nothing "
		    "says what is to be seen on \"%.80s\""), url);
	figure = add(body, parent, "figure");
	element_set(figure, "src", path);
	element_set(figure, "alt", alt);
	if (title != NULL && *title != '\0')
		add_words(add(body, figure, "para"), title, strlen(title));
}

static void
read_paragraph(struct body *body, cmark_node *node, xmlNode *parent)
{
	cmark_node *first = cmark_node_first_child(node);

	if (first != NULL && cmark_node_next(first) == NULL &&
	    cmark_node_get_type(first) == CMARK_NODE_IMAGE)
		read_picture(body, first, parent);
	else
		read_inlines(body, node, add(body, parent, "para"));
}

/* An item of one paragraph holds its words directly. */
static void
read_item(struct body *body, cmark_node *node, xmlNode *item)
{
	cmark_node *first = cmark_node_first_child(node);

	if (first != NULL && cmark_node_next(first) == NULL &&
	    cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH)
		read_inlines(body, first, item);
	else
		read_blocks(body, node, item);
}

static void
read_list(struct body *body, cmark_node *node, xmlNode *parent)
{
	bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int number = cmark_node_get_list_start(node);
	xmlNode *list = add(body, parent, "list"), *item;
	cmark_node *child;
	char printed[16];

	element_set(list, "kind", ordered ? "ordered" : "bullet");
	for (child = cmark_node_first_child(node); child != NULL;
	    child = cmark_node_next(child)) {
		body->line = cmark_node_get_start_line(child);
		item = add(body, list, "item");
		if (ordered) {
			snprintf(printed, sizeof printed, "%d", number++);
			element_set(item, "number", printed);
		}
		read_item(body, child, item);
	}
}

/* Headings stand between blocks, not in items. */
static void
read_heading(struct body *body, cmark_node *node, xmlNode *parent)
{
	int level = cmark_node_get_heading_level(node) + 1;
	char printed[16];
	xmlNode *heading;

	if (!node_is(parent, "guide") && !node_is(parent, "note")) {
		refuse(body, PROBLEM_GUIDE_SHAPE, node,
		    MESSAGE("a heading inside a list"));
		return;
	}
	heading = add(body, parent, "heading");
	snprintf(printed, sizeof printed, "%d",
	    level < HEADING_LEVEL_MAX ? level : HEADING_LEVEL_MAX);
	element_set(heading, "level", printed);
	read_inlines(body, node, heading);
}

static void
read_note(struct body *body, cmark_node *node, xmlNode *parent)
{
	xmlNode *note = parent;

	/* A quote in a quote is the same note. */
	if (!node_is(parent, "note")) {
		note = add(body, parent, "note");
		element_set(note, "kind", "remark");
	}
	read_blocks(body, node, note);
}

/* A code block's lines stay lines. */
static void
read_code(struct body *body, cmark_node *node, xmlNode *parent)
{
	const char *at = cmark_node_get_literal(node);
	xmlNode *para = add(body, parent, "para");
	size_t length;

	while (*at != '\0') {
		length = strcspn(at, "\n");
		add_words(para, at, length);
		at += length;
		if (*at == '\n' && *++at != '\0')
			add(body, para, "break");
	}
}

static void
read_block(struct body *body, cmark_node *node, xmlNode *parent)
{
	body->line = cmark_node_get_start_line(node);
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		read_paragraph(body, node, parent);
		break;
	case CMARK_NODE_HEADING:
		read_heading(body, node, parent);
		break;
	case CMARK_NODE_LIST:
		read_list(body, node, parent);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		read_note(body, node, parent);
		break;
	case CMARK_NODE_CODE_BLOCK:
		read_code(body, node, parent);
		break;
	case CMARK_NODE_HTML_BLOCK:
		refuse(body, PROBLEM_GUIDE_HTML, node, MESSAGE("raw HTML"));
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		break;
	case CMARK_NODE_NONE:
	case CMARK_NODE_DOCUMENT:
	case CMARK_NODE_ITEM:
	case CMARK_NODE_CUSTOM_BLOCK:
	case CMARK_NODE_TEXT:
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
	case CMARK_NODE_CODE:
	case CMARK_NODE_HTML_INLINE:
	case CMARK_NODE_CUSTOM_INLINE:
	case CMARK_NODE_EMPH:
	case CMARK_NODE_STRONG:
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		break;			/* no block that cmark makes */
	}
}

static void
read_blocks(struct body *body, cmark_node *node, xmlNode *parent)
{
	cmark_node *child;

	if (goes_too_deep(body, node))
		return;
	body->depth++;
	for (child = cmark_node_first_child(node); child != NULL;
	    child = cmark_node_next(child))
		read_block(body, child, parent);
	body->depth--;
}

/* The front matter's lines are kept as empty ones, so that places are right. */
static char *
with_empty_front(const struct guide *guide)
{
	char *bytes = pool_copy(guide->pool, guide->bytes, guide->length);
	size_t i, to = 0;

	for (i = 0; i < guide->body; i++)
		if (bytes[i] == '\n')
			bytes[to++] = '\n';
	memmove(bytes + to, bytes + guide->body,
	    guide->length - guide->body + 1);
	return bytes;
}

void
guide_body_read(struct guide *guide)
{
	char *bytes = with_empty_front(guide);
	cmark_node *document = cmark_parse_document(bytes, strlen(bytes),
	    CMARK_OPT_DEFAULT);
	struct body body = { .guide = guide };

	cmark_consolidate_text_nodes(document);
	read_blocks(&body, document, guide->node);
	cmark_node_free(document);
}
