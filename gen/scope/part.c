#include "scope/part.h"

#include <string.h>

#include "corpus/element.h"

xmlNode *
part_add(xmlNode *parent, const char *name)
{
	return element_add(parent, name);
}

void
part_set(xmlNode *node, const char *name, const char *value)
{
	element_set(node, name, value);
}

void
part_set_number(xmlNode *node, const char *name, size_t value)
{
	element_set_number(node, name, value);
}

void
part_set_flag(xmlNode *node, const char *name, bool holds)
{
	element_set_flag(node, name, holds);
}

void
part_text(xmlNode *node, const char *from, size_t bytes)
{
	element_text(node, from, bytes);
}

void
part_made_from(xmlNode *node, const xmlNode *source)
{
	element_made_from(node, source);
}

void
part_copy_child(struct scope *scope, xmlNode *to, const xmlNode *source,
    const char *name)
{
	const xmlNode *child = node_child(source, name);
	xmlChar *content;

	(void)scope;
	if (child == NULL)
		return;
	content = xmlNodeGetContent(child);
	part_text(part_add(to, name), (const char *)content,
	    strlen((const char *)content));
	xmlFree(content);
}

static struct request
request_about(const struct edition *edition, const struct kind *kind)
{
	return (struct request){ .kind = kind->name, .edition = edition,
	    .authority = edition->standard->authority };
}

const char *
part_href(struct scope *scope, const struct edition *edition,
    const char *address)
{
	struct request to;

	if (scope->text == NULL)
		return NULL;
	to = request_about(edition, scope->text);
	return pool_format(scope->pool, "%s%s%s", request_href(scope->pool,
	    scope->request, &to), address != NULL ? "#" : "",
	    address != NULL ? address : "");
}

void
part_beside(struct scope *scope, xmlNode *node, const struct edition *edition)
{
	static const struct { enum kind_holds bit; const char *word; }
	    rows[] = { { KIND_HOLDS_TEXT, "text" },
	    { KIND_HOLDS_NOTES, "notes" } };
	const struct kind *kind;
	struct request to;
	xmlNode *child;
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		kind = kinds_holding(scope->request->kinds, rows[i].bit);
		if (kind == NULL)
			continue;
		to = request_about(edition, kind);
		child = part_add(node, "document");
		part_set(child, "holds", rows[i].word);
		part_set(child, "title", kind->title);
		part_set(child, "href", request_beside(scope->pool, &to));
	}
}

void
part_cite(struct scope *scope, xmlNode *node, const struct edition *from,
    const char *reference)
{
	const char *mark;
	const struct edition *edition = from;
	const struct provision *provision;

	if (reference == NULL)
		return;
	part_set(node, "provision", reference);
	mark = strchr(reference, '#');
	if (mark != NULL)
		edition = find_edition(scope->corpus, pool_copy(scope->pool,
		    reference, (size_t)(mark - reference)));
	if (edition == NULL)
		return;
	provision = find_provision(edition,
	    mark != NULL ? mark + 1 : reference);
	if (provision == NULL)
		return;
	part_set(node, "citation", provision->citation);
	part_set(node, "href", part_href(scope, edition, provision->address));
	if (edition != from && edition->standard != NULL)
		part_set(node, "standard-title", edition->standard->title);
}
