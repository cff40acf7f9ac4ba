/*
 * Training prose in the dossier: the guides for this kind and role, with
 * their references turned into addresses of files beside the document.
 */
#include "scope/part.h"

#include <stdint.h>
#include <string.h>

#include "base/word.h"

/* Prose that names no kind is for all that show any. */
static bool
is_for_kind(const struct request *request, const char *names)
{
	const struct kind *kind = request_kind(request);

	if (kind == NULL || (kind->needs & KIND_NEEDS_GUIDES) == 0)
		return false;
	return names == NULL || word_in(names, kind->name);
}

static bool
fits(const struct scope *scope, const xmlNode *guide)
{
	const char *kind = node_attr(guide, "kind");
	const char *roles = node_attr(guide, "role");

	if (roles == NULL || !is_for_kind(scope->request, kind))
		return false;
	return strcmp(roles, "*") == 0 || (scope->roles != NULL &&
	    word_in(roles, scope->roles[0]));
}

/* kyoto/01#Mp-At_5-Pr_1 becomes ../../standards/01/standard.html#Mp-… */
static void
lead(struct scope *scope, xmlNode *cite)
{
	const char *reference = node_attr(cite, "ref"), *mark;
	const struct edition *edition;

	if (reference == NULL)
		return;
	mark = strchr(reference, '#');
	edition = find_edition(scope->corpus, pool_copy(scope->pool, reference,
	    strcspn(reference, "#")));
	if (edition == NULL)
		return;
	xmlSetProp(cite, BAD_CAST "ref", BAD_CAST part_href(scope, edition,
	    mark != NULL ? mark + 1 : NULL));
}

static void
lead_all(struct scope *scope, xmlNode *node)
{
	for (; node != NULL; node = node->next) {
		if (node_is(node, "cite"))
			lead(scope, node);
		lead_all(scope, node->children);
	}
}

void
guide_graft(struct scope *scope, xmlNode *dossier, const xmlNode *guides)
{
	const xmlNode *guide;
	xmlNode *copy;

	for (guide = node_child(guides, "guide"); guide != NULL;
	    guide = node_next(guide, "guide")) {
		if (!fits(scope, guide))
			continue;
		copy = xmlDocCopyNode((xmlNode *)(uintptr_t)guide,
		    scope->document, 1);
		xmlAddChild(dossier, copy);
		lead_all(scope, copy->children);
	}
}
