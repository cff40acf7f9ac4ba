/*
 * Overlay: the duties of duties.xml, tied to the provisions they are about.
 */
#include "corpus/inside.h"

static const char *
nearest_address(struct pool *pool, const struct edition *edition,
    const char *address)
{
	const char **all = pool_take(pool, (edition->provision_count + 1) *
	    sizeof *all);
	const struct provision *at;
	size_t count = 0;

	for (at = edition->provisions; at != NULL; at = at->next)
		all[count++] = at->address;
	return text_nearest(address, all, count);
}

/* What a record says it is about; NULL if reported. */
static const struct provision *
duty_provision(struct loading *loading, const struct edition *edition,
    xmlNode *node)
{
	const char *address = node_attr(node, "provision");
	const struct provision *found;

	if (address == NULL) {
		problem_add(loading->problems, PROBLEM_ATTRIBUTE_MISSING,
		    xml_place(node), "<%s> names no provision", node->name);
		return NULL;
	}
	found = index_find(edition, address);
	/* It may be one of the forms that could not be read. */
	if (found == NULL && !edition->is_partial)
		problem_add_near(loading->problems, PROBLEM_PROVISION_UNKNOWN,
		    xml_attr_place(xmlHasProp(node, BAD_CAST "provision")),
		    nearest_address(loading->pool, edition, address),
		    "%s has no provision \"%s\"", edition->name, address);
	return found;
}

static void
read_duty(struct loading *loading, struct edition *edition, xmlNode *node,
    struct duty *duty)
{
	const char *id = node_attr(node, "id");

	duty->edition = edition;
	duty->node = node;
	duty->modality = node_attr(node, "modality");
	if (duty->modality == NULL)
		duty->modality = "";
	duty->provision = duty_provision(loading, edition, node);
	if (id == NULL)
		id = duty->provision != NULL ? duty->provision->address : "";
	duty->id = pool_format(loading->pool, "%s#%s", edition->standard->id,
	    id);
}

void
overlay_read(struct loading *loading, struct edition *edition)
{
	xmlNode *root, *node;
	size_t count = 0;

	if (edition->duties == NULL)
		return;
	root = xmlDocGetRootElement(edition->duties->document);
	for (node = node_child(root, "duty"); node != NULL;
	    node = node_next(node, "duty"))
		count++;
	edition->duties_first = pool_take(loading->pool,
	    (count + 1) * sizeof *edition->duties_first);
	for (node = node_child(root, "duty"); node != NULL;
	    node = node_next(node, "duty"))
		read_duty(loading, edition, node,
		    &edition->duties_first[edition->duty_count++]);
}
