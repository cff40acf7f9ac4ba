#include "corpus/body.h"

#include <string.h>

#include "base/text.h"
#include "corpus/inside.h"

/* The tree that is being made. */
struct making {
	struct pool			*pool;
	const char			*flat;
	const struct content_run	*run;	/* the next in the flat text */
	const struct provision		*next;	/* not yet met */
	const struct provision		*above;	/* whose children they are */
	bool				 is_cover;	/* LawBody has its own */
};

struct page {
	const struct body	*law, *cover;
	const struct body	**bodies;	/* by order; NULL until asked */
};

static struct body *
add(struct making *making, struct body *parent, struct body **last)
{
	struct body *body = pool_take(making->pool, sizeof *body);

	body->parent = parent;
	if (*last != NULL)
		(*last)->next = body;
	else
		parent->first = body;
	*last = body;
	return body;
}

static bool
is_layout(const xmlNode *text)
{
	const char *words = (const char *)text->content;

	return words[strspn(words, " \t\r\n")] == '\0';
}

static void
add_text(struct making *making, struct body *parent, struct body **last,
    const xmlNode *text)
{
	bool is_flat = making->run != NULL && making->run->node == text;
	const char *words;
	struct body *body;

	if (!is_flat && is_layout(text))
		return;
	body = add(making, parent, last);
	body->kind = LAW_TEXT;
	body->node = text->parent;
	if (is_flat) {
		body->at = making->run->at;
		body->bytes = making->run->bytes;
		body->text = making->flat + body->at;
		making->run = making->run->next;
		return;
	}
	words = content_characters(making->pool, text);
	body->at = BODY_ELSEWHERE;
	body->bytes = strlen(words);
	body->text = words;
}

/* The next provision that is no part of this one. */
static const struct provision *
behind(const struct provision *provision, const struct provision *above)
{
	const struct provision *next = provision->next;

	while (next != NULL && next->depth > provision->depth)
		next = next->next;
	return next != NULL && next->parent == above ? next : NULL;
}

static bool
is_next(const struct making *making, const xmlNode *node)
{
	return making->next != NULL && making->next->node == node;
}

static void
add_children(struct making *making, struct body *parent, const xmlNode *from)
{
	struct body *last = NULL, *body;
	const struct law_element *element;
	const xmlNode *node;

	for (node = from->children; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE)
			add_text(making, parent, &last, node);
		if (node->type != XML_ELEMENT_NODE)
			continue;
		element = law_element(node);
		body = add(making, parent, &last);
		body->node = node;
		if (element != NULL) {
			body->kind = element->kind;
			body->level = element->level;
		}
		if (is_next(making, node)) {
			body->provision = making->next;
			making->next = behind(making->next, making->above);
			continue;
		}
		if (!making->is_cover || body->kind != LAW_BODY)
			add_children(making, body, node);
	}
}

static struct body *
make(struct making *making, const xmlNode *node)
{
	const struct law_element *element = law_element(node);
	struct body *body = pool_take(making->pool, sizeof *body);

	body->kind = element != NULL ? element->kind : LAW_UNKNOWN;
	body->level = element != NULL ? element->level : 0;
	body->node = node;
	add_children(making, body, node);
	return body;
}

static struct page *
page_of(const struct edition *edition)
{
	struct page *page = notebook_open(edition->notes, NOTEBOOK_BODIES,
	    sizeof *page);

	if (page->bodies == NULL)
		page->bodies = pool_take(edition->notes->pool,
		    (edition->provision_count + 1) * sizeof *page->bodies);
	return page;
}

static const struct body *
make_provision(const struct edition *edition,
    const struct provision *provision)
{
	struct making making = { .pool = edition->notes->pool,
	    .flat = provision->text, .above = provision };

	if (provision->next != NULL && provision->next->parent == provision)
		making.next = provision->next;
	making.run = content_runs(making.pool, provision->node,
	    unit_row_of(provision->node));
	return make(&making, provision->node);
}

const struct body *
body_of(const struct edition *edition, const struct provision *provision)
{
	struct page *page = page_of(edition);
	const struct body **body = &page->bodies[provision->order];

	if (provision->kind == PROVISION_FORM)
		return NULL;
	if (*body == NULL)
		*body = make_provision(edition, provision);
	return *body;
}

const struct body *
body_of_law(const struct edition *edition)
{
	struct page *page = page_of(edition);
	struct making making = { .pool = edition->notes->pool,
	    .next = edition->provisions };
	xmlNode *law = index_law_inside(xmlDocGetRootElement(
	    edition->text->document));

	if (page->law == NULL)
		page->law = make(&making, node_child(law, "LawBody"));
	return page->law;
}

const struct body *
body_of_cover(const struct edition *edition)
{
	struct page *page = page_of(edition);
	struct making making = { .pool = edition->notes->pool,
	    .is_cover = true };

	if (page->cover == NULL)
		page->cover = make(&making, index_law_inside(
		    xmlDocGetRootElement(edition->text->document)));
	return page->cover;
}

const struct body *
body_inside(const struct body *top, const struct body *after)
{
	if (after == NULL)
		return top->first;
	if (after->first != NULL)
		return after->first;
	while (after != top && after->next == NULL)
		after = after->parent;
	return after != top ? after->next : NULL;
}

const struct body *
body_child(const struct body *parent, enum law_kind kind)
{
	const struct body *child = parent->first;

	while (child != NULL && child->kind != kind)
		child = child->next;
	return child;
}

static void
add_words(struct text *out, const struct body *body, bool with_readings)
{
	const struct body *child;

	if (body->kind == LAW_READING && !with_readings)
		return;
	if (body->kind == LAW_TEXT)
		text_add(out, body->text, body->bytes);
	for (child = body->first; child != NULL; child = child->next)
		add_words(out, child, with_readings);
}

char *
body_words(struct pool *pool, const struct body *body, bool with_readings)
{
	struct text words = {0};
	char *copy;

	add_words(&words, body, with_readings);
	copy = pool_copy(pool, words.bytes != NULL ? words.bytes : "",
	    words.length);
	text_free(&words);
	return copy;
}
