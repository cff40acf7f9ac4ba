/*
 * Cite: references in the regulation's words, as links of the dossier, and the
 * provisos that some of them lead to.
 */
#include "scope/part.h"

#include <string.h>

#include "refer/refer.h"

/* Where the proviso starts in the text; NULL if there is none. */
static const char *
proviso_of(struct scope *scope, const struct provision *provision)
{
	const xmlNode *words = provision->node->children, *sentence;
	const char *function;

	for (; words != NULL; words = words->next)
		for (sentence = words->type == XML_ELEMENT_NODE ?
		    node_child(words, "Sentence") : NULL; sentence != NULL;
		    sentence = node_next(sentence, "Sentence")) {
			function = node_attr(sentence, "Function");
			if (function != NULL &&
			    strcmp(function, "proviso") == 0)
				return strstr(provision->text,
				    content_all(scope->pool, sentence));
		}
	return NULL;
}

const char *
scope_cite_proviso(struct scope *scope, const struct provision *provision)
{
	return pool_format(scope->pool, "%s-proviso", provision->address);
}

/* 第8条ただし書: of the article's first part that has one. */
static const char *
address_of(struct scope *scope, const struct reference *reference)
{
	const struct provision *at = reference->target;

	while (reference->is_proviso && at != NULL) {
		if (proviso_of(scope, at) != NULL)
			return scope_cite_proviso(scope, at);
		at = at == reference->target ?
		    provision_inside(reference->target, NULL) :
		    provision_inside(reference->target, at);
	}
	return reference->target->address;
}

/* In this standard as #ADDRESS, in another as AUTHORITY/SLUG#ADDRESS. */
static const char *
reference_target(struct scope *scope, const struct edition *edition,
    const struct reference *reference)
{
	const char *address;

	if (reference->is_whole)
		return reference->edition->standard->id;
	address = address_of(scope, reference);
	if (reference->edition == edition ||
	    reference->edition->standard == edition->standard)
		return pool_format(scope->pool, "#%s", address);
	return pool_format(scope->pool, "%s#%s",
	    reference->edition->standard->id, address);
}

/*
 * A slip that the editors have noted: how they read it, as a reference of that
 * place. NULL if nothing is noted, or that leads nowhere either.
 */
static const struct reference *
noted_reading(struct scope *scope, const struct edition *edition,
    const struct provision *provision, const struct reference *reference)
{
	const xmlNode *note = node_child(overlay_of(edition)->root, "note");
	size_t length = reference->end - reference->start;
	struct provision *read;

	for (; note != NULL; note = node_next(note, "note")) {
		const char *address = node_attr(note, "provision");
		const char *quote = node_attr(note, "quote");
		const char *suggest = node_attr(note, "suggest");

		if (address == NULL || quote == NULL || suggest == NULL ||
		    strcmp(address, provision->address) != 0 ||
		    strlen(quote) != length || strncmp(quote,
		    provision->text + reference->start, length) != 0)
			continue;
		read = pool_take(scope->pool, sizeof *read);
		*read = *provision;
		read->text = suggest;
		return refer_find(scope->pool, scope->corpus, edition, read);
	}
	return NULL;
}

void
scope_cite_write(struct scope *scope, xmlNode *line,
    const struct edition *edition, const struct provision *provision,
    const struct reference *reference, size_t from, size_t to)
{
	xmlNode *cite = part_add(line, "cite");
	const struct reference *read = reference;

	if (read->target == NULL && !read->is_whole) {
		read = noted_reading(scope, edition, provision, reference);
		part_set(cite, "read-as", read->target->citation);
	}
	part_set(cite, "ref", reference_target(scope, edition, read));
	part_set(cite, "href", part_href(scope, read->edition,
	    read->is_whole ? NULL : address_of(scope, read)));
	part_text(cite, provision->text + from, to - from);
}

bool
scope_cite_leads(struct scope *scope, const struct edition *edition,
    const struct provision *provision, const struct reference *reference)
{
	const struct reference *reading;

	if (reference->edition == NULL || reference->edition->standard == NULL)
		return false;
	if (reference->target != NULL || reference->is_whole)
		return true;
	reading = noted_reading(scope, edition, provision, reference);
	return reading != NULL && reading->target != NULL;
}
