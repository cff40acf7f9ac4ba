/*
 * Overlay: the duties of duties.xml, read when they are first asked for, and
 * tied to the provisions they are about.
 */
#include "corpus/inside.h"
#include "corpus/overlay.h"

#include <string.h>

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
	if (found == NULL && !edition->lacks_forms)
		problem_add_near(loading->problems, PROBLEM_PROVISION_UNKNOWN,
		    xml_attr_place(xmlHasProp(node, BAD_CAST "provision")),
		    nearest_address(loading->pool, edition, address),
		    "%s has no provision \"%s\"", edition->name, address);
	return found;
}

static void
read_duty(struct loading *loading, const struct edition *edition,
    xmlNode *node, struct duty *duty)
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

struct overlay *
overlay_open(struct pool *pool, struct loading *loading, const char *folder)
{
	struct overlay *overlay = pool_take(pool, sizeof *overlay);

	overlay->loading = loading;
	overlay->folder = folder;
	overlay->is_read = folder == NULL;
	return overlay;
}

static void
read_duties(const struct edition *edition, struct overlay *overlay)
{
	xmlNode *node;
	size_t count = 0;

	for (node = node_child(overlay->root, "duty"); node != NULL;
	    node = node_next(node, "duty"))
		count++;
	overlay->duties = pool_take(overlay->loading->pool,
	    (count + 1) * sizeof *overlay->duties);
	for (node = node_child(overlay->root, "duty"); node != NULL;
	    node = node_next(node, "duty"))
		read_duty(overlay->loading, edition, node,
		    &overlay->duties[overlay->count++]);
}

const struct overlay *
overlay_read(const struct edition *edition)
{
	struct overlay *overlay = edition->overlay;

	overlay->is_read = true;
	overlay->source = source_beside(overlay->loading, overlay->folder,
	    "duties", &overlay->is_refused);
	if (overlay->source == NULL)
		return overlay;
	overlay->root = xmlDocGetRootElement(overlay->source->document);
	read_duties(edition, overlay);
	return overlay;
}

const struct duty *
overlay_duty(const struct edition *edition, const char *id)
{
	const struct overlay *overlay = overlay_of(edition);
	const char *own;
	size_t i;

	for (i = 0; i < overlay->count; i++) {
		own = node_attr(overlay->duties[i].node, "id");
		if (own != NULL && strcmp(own, id) == 0)
			return &overlay->duties[i];
	}
	return NULL;
}
