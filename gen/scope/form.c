/*
 * Forms: a form is a sheet already; what its words refer to becomes a link,
 * like the regulation's own.
 */
#include "scope/part.h"

#include <string.h>

#include "base/text.h"
#include "corpus/node.h"
#include "refer/refer.h"

/* A run of characters of the form, and where it stands in the whole. */
struct run {
	xmlNode		*node;
	size_t		 start, end;
	struct run	*next;
};

struct words {
	struct scope	*scope;
	struct text	 text;
	struct run	*first, **next;
};

/* Where a link may stand; a label to tick or to sign has none. */
static bool
holds_links(const xmlNode *parent)
{
	static const char *const names[] = { "para", "item", "cell", "note",
	    "heading", "em", "strong" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (node_is(parent, names[i]))
			return true;
	return false;
}

static void
collect(struct words *words, xmlNode *parent)
{
	xmlNode *node = parent->children;
	struct run *run;

	for (; node != NULL; node = node->next) {
		if (node->type == XML_ELEMENT_NODE)
			collect(words, node);
		if (node->type != XML_TEXT_NODE || node->content == NULL)
			continue;
		run = pool_take(words->scope->pool, sizeof *run);
		run->node = holds_links(parent) ? node : NULL;
		run->start = words->text.length;
		text_add_string(&words->text, (const char *)node->content);
		run->end = words->text.length;
		*words->next = run;
		words->next = &run->next;
	}
	/* No reference goes over the end of a paragraph or a cell. */
	text_add_char(&words->text, '\n');
}

static const char *
href_of(struct scope *scope, const struct reference *reference)
{
	if (reference->edition == NULL || reference->edition->standard == NULL)
		return NULL;
	if (reference->target != NULL)
		return part_href(scope, reference->edition,
		    reference->target->address);
	return reference->is_whole ? part_href(scope, reference->edition,
	    NULL) : NULL;
}

/* The reference's words out of a run into a <cite> behind what is left. */
static void
link_words(struct run *run, const struct reference *reference,
    const char *href)
{
	char *content = (char *)xmlNodeGetContent(run->node);
	size_t start = reference->start - run->start;
	size_t end = reference->end - run->start;
	xmlDoc *document = run->node->doc;
	xmlNode *cite = xmlNewDocNode(document, NULL, BAD_CAST "cite", NULL);
	xmlNode *tail = xmlNewDocText(document, BAD_CAST (content + end));

	xmlNewProp(cite, BAD_CAST "ref", BAD_CAST href);
	xmlAddChild(cite, xmlNewTextLen(BAD_CAST (content + start),
	    (int)(end - start)));
	xmlNodeSetContentLen(run->node, NULL, 0);
	xmlNodeAddContentLen(run->node, BAD_CAST content, (int)start);
	xmlAddNextSibling(run->node, cite);
	if (end < strlen(content))
		xmlAddNextSibling(cite, tail);
	else
		xmlFreeNode(tail);
	run->end = run->start + start;
	xmlFree(content);
}

/* From the last one back, so that what is before keeps its place. */
static void
link_back(struct words *words, const struct reference *reference)
{
	struct run *run = words->first;
	const char *href;

	if (reference == NULL)
		return;
	link_back(words, reference->next);
	href = href_of(words->scope, reference);
	while (run != NULL && (run->start > reference->start ||
	    run->end < reference->end))
		run = run->next;
	if (href != NULL && run != NULL && run->node != NULL)
		link_words(run, reference, href);
}

/* As if the words were the form's own text, read from its beginning. */
static const struct reference *
references_in(struct scope *scope, const struct edition *edition,
    const struct provision *form, const char *words)
{
	struct provision *read = pool_take(scope->pool, sizeof *read);

	*read = *form;
	read->text = words;
	return refer_find(scope->pool, scope->corpus, edition, read);
}

void
form_link(struct scope *scope, xmlNode *copy, const struct edition *edition)
{
	const char *id = node_attr(copy, "id");
	const char *related = node_attr(copy, "related");
	const struct provision *form = id != NULL ?
	    find_provision(edition, id) : NULL;
	struct words words = { .scope = scope };
	const struct reference *reference;

	if (form == NULL)
		return;
	words.next = &words.first;
	collect(&words, copy);
	link_back(&words, references_in(scope, edition, form,
	    pool_copy(scope->pool, words.text.bytes, words.text.length)));
	text_free(&words.text);
	reference = related == NULL ? NULL : references_in(scope, edition,
	    form, pool_string(scope->pool, related));
	if (reference != NULL)
		part_set(copy, "related-href", href_of(scope, reference));
}
