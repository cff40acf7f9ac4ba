/* Elements taken out and put in, and what cannot be done to them. */
#include "amend/inside.h"

#include "base/text.h"

bool
tree_not_there(struct amending *amending, const struct target *target)
{
	problem_add(amending->problems, PROBLEM_AMEND_NO_PROVISION,
	    amend_place(amending, target->address->at), "\"%s\" is not in the "
	    "law as it is when this sentence begins",
	    place_written(amending, target->address));
	return false;
}

bool
tree_not_possible(struct amending *amending, const struct clause *clause)
{
	problem_add(amending->problems, PROBLEM_AMEND_NOT_UNDERSTOOD,
	    amend_place(amending, clause->start), "what is ordered here cannot "
	    "be done to that unit");
	return false;
}

void
tree_drop(xmlNode *node)
{
	unit_take_out(node);
	xmlFreeNode(node);
}

/* Nodes that go stay allocated: 同条 may still mean one of them. */
void
tree_take_out(struct amending *amending, xmlNode *node)
{
	unit_take_out(node);
	keep_node(amending, node);
}

bool
tree_count_is(struct amending *amending, const struct clause *clause,
    size_t count, size_t wanted)
{
	if (count == wanted)
		return true;
	problem_add(amending->problems, PROBLEM_AMEND_COUNT,
	    amend_place(amending, clause->start), "%zu units are announced, "
	    "and %zu stand below", wanted, count);
	return false;
}

void
tree_put_all(struct amending *amending, xmlNode *parent, xmlNode *after,
    const struct nodes *nodes)
{
	size_t i;

	for (i = 0; i < nodes->count; i++) {
		unit_put(parent, after, nodes->list[i]);
		after = nodes->list[i];
		number_added(amending, after);
	}
}

xmlNode *
tree_before(const xmlNode *node)
{
	xmlNode *before = node->prev;

	while (before != NULL && before->type != XML_ELEMENT_NODE)
		before = before->prev;
	return before;
}
