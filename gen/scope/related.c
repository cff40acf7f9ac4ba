/*
 * Related: the provisions that a form names in its print (第7条関係), where
 * these have another number now.
 */
#include "scope/revision.h"

#include <string.h>

#include "corpus/node.h"
#include "refer/refer.h"

/* In that edition: references of a draft may lead to the one in force. */
static const struct provision *
target_in(const struct reference *reference, const struct edition *edition)
{
	if (reference == NULL || reference->edition == NULL ||
	    reference->address == NULL ||
	    reference->edition->standard != edition->standard)
		return NULL;
	return reference->edition == edition ? reference->target :
	    find_provision(edition, reference->address);
}

static void
write_one(xmlNode *parent, const struct provision *form, const char *words,
    const struct provision *was, const struct provision *now)
{
	xmlNode *node = part_add(parent, "form-related");

	part_made_from(node, form->node);
	part_set(node, "label", form->number);
	part_set(node, "title", form->caption);
	part_set(node, "was", was->citation);
	part_set(node, "now", now == NULL ? NULL : now->citation);
	part_text(node, words, strlen(words));
}

static void
compare_related(struct revision *revision, xmlNode *parent,
    const struct provision *old, const struct provision *new)
{
	const struct changes *changes = revision->changes;
	const char *words = node_attr(new->node, "related");
	const char *before = node_attr(old->node, "related");
	struct pool *pool = revision->scope->pool;
	const struct reference *was, *is;
	const struct provision *target, *expected;

	/* What the drafter has put into other words, he has seen. */
	if (words == NULL || before == NULL || strcmp(words, before) != 0)
		return;
	was = refer_find_words(pool, changes->old, old, words);
	is = refer_find_words(pool, changes->new, new, words);
	for (; was != NULL; was = was->next, is = is == NULL ? NULL :
	    is->next) {
		target = target_in(was, changes->old);
		if (target == NULL)
			continue;
		expected = revision->of_old[target->order]->new;
		if (expected != NULL && expected == target_in(is,
		    changes->new))
			continue;
		write_one(parent, new, words, target, expected);
	}
}

void
related_write(struct revision *revision, xmlNode *parent)
{
	const struct change *change = revision->changes->first;

	for (; change != NULL; change = change->next)
		if (change->old != NULL && change->new != NULL &&
		    change->new->kind == PROVISION_FORM)
			compare_related(revision, parent, change->old,
			    change->new);
}
