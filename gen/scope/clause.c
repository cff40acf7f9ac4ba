#include "scope/structure.h"

#include <string.h>

/* What no line can hold, outside the provisions in it. */
static bool
holds_block(const struct body *body)
{
	const struct body *child;

	if (body->kind == LAW_TABLE || body->kind == LAW_FIGURE)
		return true;
	for (child = body->first; child != NULL; child = child->next)
		if (child->provision == NULL && holds_block(child))
			return true;
	return false;
}

/*
 * Words are one line. Where a table or a figure stands among them, all stand in
 * their order. Of the forms, which have no tree, the words alone.
 */
void
clause_line(struct scope *scope, xmlNode *parent,
    const struct edition *edition, const struct provision *provision)
{
	const struct body *body = body_of(edition, provision);

	if (body != NULL && holds_block(body))
		structure_write_own(scope, parent, edition, provision);
	else if (*provision->text != '\0')
		structure_words_write_flat(scope, parent, edition, provision);
}

void
clause_words(struct scope *scope, xmlNode *node,
    const struct edition *edition, const struct provision *provision)
{
	const struct body *body = body_of(edition, provision);

	if (body != NULL && holds_block(body))
		structure_write_own(scope, node, edition, provision);
	else
		part_text(node, provision->text, strlen(provision->text));
}

static xmlNode *
write_provision(struct scope *scope, xmlNode *parent,
    const struct edition *edition, const struct provision *provision)
{
	xmlNode *node = structure_provision(parent, edition, provision);

	clause_line(scope, node, edition, provision);
	return node;
}

void
clause_text(struct scope *scope, xmlNode *standard,
    const struct edition *edition)
{
	structure_write_law(scope, part_add(standard, "text"), edition);
}

static bool
has_duty(const struct edition *edition, const struct provision *provision)
{
	size_t i;

	for (i = 0; i < overlay_of(edition)->count; i++)
		if (overlay_of(edition)->duties[i].provision == provision)
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
	if (body_of(edition, provision) != NULL)
		structure_write_own(scope, clause, edition, provision);
	else
		clause_line(scope, clause, edition, provision);
	write_context(scope, clause, edition, provision);
}
