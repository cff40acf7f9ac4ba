/*
 * Proposed: records that the program wrote and that nobody has read. They are
 * worked with, stamped as what they are, and never pass for reviewed.
 */
#include "check/inside.h"

#include <string.h>

bool
check_proposed_is(const xmlNode *record)
{
	const char *proposed = record->type == XML_ELEMENT_NODE ?
	    node_attr(record, "proposed") : NULL;

	return proposed != NULL && strcmp(proposed, "yes") == 0;
}

/* By what is to be done with them. */
struct counts {
	size_t		 all, duties, open, unasked;
	const xmlNode	*first;
};

static void
count_duty(struct counts *counts, const xmlNode *duty)
{
	const char *roles = node_attr(duty, "roles");

	counts->duties++;
	counts->open += roles == NULL || *roles == '\0';
	counts->unasked += node_child(duty, "question") == NULL;
}

static void
count_forms(struct counts *counts, const struct edition *edition)
{
	const xmlNode *node = edition->forms == NULL ? NULL : node_child(
	    xmlDocGetRootElement(edition->forms->document), "form");

	for (; node != NULL; node = node_next(node, "form"))
		if (check_proposed_is(node) && counts->all++ == 0)
			counts->first = node;
}

static struct counts
count(const struct edition *edition)
{
	const xmlNode *root = overlay_of(edition)->root, *node;
	struct counts counts = {0};

	for (node = root != NULL ? root->children : NULL; node != NULL;
	    node = node->next) {
		if (!check_proposed_is(node))
			continue;
		if (counts.all++ == 0)
			counts.first = node;
		if (node_is(node, "duty"))
			count_duty(&counts, node);
	}
	count_forms(&counts, edition);
	return counts;
}

size_t
check_proposed_count(const struct edition *edition)
{
	return count(edition).all;
}

size_t
check_proposed_open(const struct edition *edition)
{
	return count(edition).open;
}

/* One line: a new text has a proposal for each of its clauses. */
void
check_proposed(struct checking *checking)
{
	struct counts counts = count(checking->edition);

	if (counts.all > 0)
		problem_add(checking->problems, PROBLEM_PROPOSAL_UNREAD,
		    xml_place(counts.first), "%s: %zu proposals that nobody "
		    "has read, %zu of them duties (%zu name nobody, %zu have "
		    "no question); to read them: kijun review %s -o FILE.xlsx",
		    checking->edition->name, counts.all, counts.duties,
		    counts.open, counts.unasked, checking->edition->name);
}
