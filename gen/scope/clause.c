#include "scope/part.h"

#include <string.h>

#include "check/check.h"
#include "refer/refer.h"

struct term {
	bool	 is_measured;
	size_t	 length;	/* bytes; 0 if it defines none */
};

static size_t
measure_term(struct pool *pool, const struct provision *provision)
{
	static const char *const sentences[] = { "ItemSentence",
	    "Subitem1Sentence", "Subitem2Sentence", "ParagraphSentence" };
	const xmlNode *sentence = NULL, *column;
	size_t i, length;
	const char *term;

	for (i = 0; i < sizeof sentences / sizeof *sentences &&
	    sentence == NULL; i++)
		sentence = node_child(provision->node, sentences[i]);
	column = sentence != NULL ? node_child(sentence, "Column") : NULL;
	if (column == NULL || node_next(column, "Column") == NULL)
		return 0;
	term = content_all(pool, column);
	length = strlen(term);
	return strncmp(provision->text, term, length) == 0 ? length : 0;
}

/* Measured once for all dossiers of a run. */
size_t
clause_term(const struct edition *edition, const struct provision *provision)
{
	struct term *term = notebook_open(edition->notes, NOTEBOOK_TERMS,
	    (edition->provision_count + 1) * sizeof *term);

	term += provision->order;
	if (!term->is_measured) {
		term->length = measure_term(edition->notes->pool, provision);
		term->is_measured = true;
	}
	return term->length;
}

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

static const char *
proviso_address(struct scope *scope, const struct provision *provision)
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
			return proviso_address(scope, at);
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

/* Lists and tables of the text stand in lines of their own. */
static void
write_words(xmlNode *line, const char *from, size_t bytes)
{
	const char *end = from + bytes, *stop;

	while (from < end) {
		stop = memchr(from, '\n', (size_t)(end - from));
		part_text(line, from, (size_t)((stop != NULL ? stop : end) -
		    from));
		if (stop == NULL)
			return;
		part_add(line, "break");
		from = stop + 1;
	}
}

/*
 * A slip that the editors have noted: how they read it, as a reference of that
 * place. NULL if nothing is noted, or that leads nowhere either.
 */
static const struct reference *
noted_reading(struct scope *scope, const struct edition *edition,
    const struct provision *provision, const struct reference *reference)
{
	const xmlNode *note = edition->duties == NULL ? NULL : node_child(
	    xmlDocGetRootElement(edition->duties->document), "note");
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

static void
write_cite(struct scope *scope, xmlNode *line, const struct edition *edition,
    const struct provision *provision, const struct reference *reference)
{
	xmlNode *cite = part_add(line, "cite");
	const struct reference *to = reference;

	if (to->target == NULL && !to->is_whole) {
		to = noted_reading(scope, edition, provision, reference);
		part_set(cite, "read-as", to->target->citation);
	}
	part_set(cite, "ref", reference_target(scope, edition, to));
	part_set(cite, "href", part_href(scope, to->edition,
	    to->is_whole ? NULL : address_of(scope, to)));
	part_text(cite, provision->text + reference->start,
	    reference->end - reference->start);
}

static bool
leads_somewhere(struct scope *scope, const struct edition *edition,
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

/* What follows stands in a sentence of its own, that can be led to. */
static xmlNode *
add_proviso(struct scope *scope, xmlNode *line,
    const struct provision *provision)
{
	xmlNode *sentence = part_add(line, "sentence");

	part_set(sentence, "address", proviso_address(scope, provision));
	return sentence;
}

void
clause_line(struct scope *scope, xmlNode *parent,
    const struct edition *edition, const struct provision *provision)
{
	const struct reference *reference;
	size_t at = clause_term(edition, provision), end =
	    strlen(provision->text), proviso = end;
	xmlNode *line;

	if (end == 0)
		return;
	if (proviso_of(scope, provision) != NULL)
		proviso = (size_t)(proviso_of(scope, provision) -
		    provision->text);
	line = part_add(parent, "line");
	if (at > 0) {
		part_text(part_add(line, "term"), provision->text, at);
		at += strspn(provision->text + at, " ");
	}
	for (reference = refer_known(edition, provision);
	    reference != NULL; reference = reference->next) {
		if (!leads_somewhere(scope, edition, provision, reference) ||
		    reference->start < at || reference->end > end)
			continue;
		if (at < proviso && reference->start >= proviso) {
			write_words(line, provision->text + at, proviso - at);
			line = add_proviso(scope, line, provision);
			at = proviso;
		}
		write_words(line, provision->text + at,
		    reference->start - at);
		write_cite(scope, line, edition, provision, reference);
		at = reference->end;
	}
	if (at < proviso && proviso < end) {
		write_words(line, provision->text + at, proviso - at);
		line = add_proviso(scope, line, provision);
		at = proviso;
	}
	write_words(line, provision->text + at, end - at);
}

static xmlNode *
write_provision(struct scope *scope, xmlNode *parent,
    const struct edition *edition, const struct provision *provision)
{
	xmlNode *node = part_add(parent, "provision");

	part_made_from(node, provision->node);
	part_set(node, "address", provision->address);
	part_set(node, "kind", provision_kind_name(provision->kind));
	part_set(node, "number", provision->number);
	part_set(node, "caption", provision->caption);
	part_set_number(node, "depth", (size_t)provision->depth);
	part_set(node, "citation", provision->citation);
	part_set_flag(node, "main", provision->is_main);
	part_set_flag(node, "deleted", provision->is_deleted);
	part_set_flag(node, "stale", check_coverage_is_stale(edition,
	    provision));
	clause_line(scope, node, edition, provision);
	return node;
}

/* What stands before the first article: 制定文 and 前文. */
static void
write_preamble(struct scope *scope, xmlNode *text,
    const struct edition *edition)
{
	static const char *const names[] = { "EnactStatement", "Preamble" };
	const xmlNode *body = node_child(xmlDocGetRootElement(
	    edition->text->document), "LawBody"), *from;
	const char *words;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names && body != NULL; i++)
		for (from = node_child(body, names[i]); from != NULL;
		    from = node_next(from, names[i])) {
			words = content_all(scope->pool, from);
			write_words(part_add(part_add(text, "preamble"),
			    "line"), words, strlen(words));
		}
}

void
clause_text(struct scope *scope, xmlNode *standard,
    const struct edition *edition)
{
	xmlNode *text = part_add(standard, "text"), *node;
	xmlNode **nodes = pool_take(scope->pool,
	    (edition->provision_count + 1) * sizeof *nodes);
	const struct provision *provision;

	write_preamble(scope, text, edition);
	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next) {
		if (provision->kind == PROVISION_FORM)
			continue;
		node = write_provision(scope, provision->parent != NULL ?
		    nodes[provision->parent->order] : text, edition,
		    provision);
		part_set(node, "status", check_coverage_status(scope->pool,
		    edition, provision));
		nodes[provision->order] = node;
	}
}

static bool
has_duty(const struct edition *edition, const struct provision *provision)
{
	size_t i;

	for (i = 0; i < edition->duty_count; i++)
		if (edition->duties_first[i].provision == provision)
			return true;
	return false;
}

/* What introduces the clause: the paragraph of an item, and so on. */
static void
write_lead(struct scope *scope, xmlNode *clause,
    const struct edition *edition, const struct provision *provision)
{
	const struct provision *above = provision->parent;
	xmlNode *lead;

	if (above == NULL || (above->kind != PROVISION_PARAGRAPH &&
	    above->kind != PROVISION_ITEM && above->kind != PROVISION_SUBITEM))
		return;
	write_lead(scope, clause, edition, above);
	if (*above->text == '\0')
		return;
	lead = part_add(clause, "lead");
	part_cite(scope, lead, edition, above->address);
	clause_line(scope, lead, edition, above);
}

/* Parts without a duty of their own belong to the clause. */
static void
write_context(struct scope *scope, xmlNode *parent,
    const struct edition *edition, const struct provision *top)
{
	const struct provision *part = NULL;

	while ((part = provision_inside(top, part)) != NULL)
		if (part->parent == top && !has_duty(edition, part))
			write_context(scope, write_provision(scope, parent,
			    edition, part), edition, part);
}

/* Of a form only the sentence that asks; the rest of it is blanks. */
void
clause_of_duty(struct scope *scope, xmlNode *node, const struct duty *duty)
{
	const struct edition *edition = duty->edition;
	const struct provision *provision = duty->provision;
	const char *quote = node_attr(duty->node, "quote");
	xmlNode *clause = part_add(node, "clause");

	if (quote != NULL) {
		part_text(part_add(clause, "line"), quote, strlen(quote));
		return;
	}
	write_lead(scope, clause, edition, provision);
	clause_line(scope, clause, edition, provision);
	write_context(scope, clause, edition, provision);
}
