#include "refer/near.h"

#include <stdlib.h>
#include <string.h>

/* What every address of a 附則 or of 本則 starts with. */
static size_t
root_length(const char *address)
{
	return strcspn(address, "-");
}

static bool
has_items(const struct provision *provision)
{
	return provision->kind == PROVISION_PARAGRAPH ||
	    provision->kind == PROVISION_APPENDIX;
}

/* 附則 of a law that amended this one, or of which only a part is printed. */
static bool
is_foreign(const struct provision *supplement)
{
	const char *extract = node_attr(supplement->node, "Extract");

	return node_attr(supplement->node, "AmendLawNum") != NULL ||
	    (extract != NULL && strcmp(extract, "true") == 0);
}

struct near
refer_near(struct pool *pool, const struct provision *provision)
{
	struct near near = {0};
	const struct provision *up;

	/* 制定文 speaks of the laws above. */
	near.is_amending = strncmp(provision->address, "Es_", 3) == 0;
	near.root = pool_copy(pool, provision->address,
	    root_length(provision->address));
	for (up = provision; up != NULL; up = up->parent) {
		if (up->kind == PROVISION_ITEM && near.item == NULL)
			near.item = up;
		else if (has_items(up) && near.paragraph == NULL)
			near.paragraph = up;
		else if (up->kind == PROVISION_ARTICLE)
			near.article = up;
		else if (up->kind == PROVISION_SUPPLEMENT)
			near.is_amending = is_foreign(up);
	}
	return near;
}

static bool
is_alike(const struct provision *one, const struct provision *other)
{
	size_t length = root_length(one->address);

	if (one->kind != other->kind)
		return false;
	if (one->kind != PROVISION_ARTICLE)
		return one->parent == other->parent;
	return root_length(other->address) == length &&
	    memcmp(one->address, other->address, length) == 0;
}

/* Only forwards is linked, so going back starts at the top. */
static const struct provision *
before(const struct edition *edition, const struct provision *provision,
    size_t step)
{
	const struct provision *at = edition->provisions, *found = NULL;
	size_t ahead = 0;

	if (provision->parent != NULL && provision->kind > PROVISION_ARTICLE)
		at = provision->parent->next;
	for (; at != NULL && at != provision;
	    at = at->next) {
		if (!is_alike(provision, at))
			continue;
		if (found == NULL)
			found = at;
		if (++ahead <= step)
			continue;
		do
			found = found->next;
		while (!is_alike(provision, found));
	}
	return ahead >= step ? found : NULL;
}

const struct provision *
refer_near_neighbour(const struct edition *edition,
    const struct provision *provision, int step)
{
	const struct provision *at = provision;

	if (step < 0)
		return before(edition, provision, (size_t)-step);
	while (step > 0 && at != NULL) {
		at = at->next;
		if (at != NULL && is_alike(provision, at))
			step--;
	}
	return at;
}

const struct provision *
refer_near_first(const struct provision *parent, enum provision_kind kind)
{
	const struct provision *at = NULL;

	if (parent == NULL)
		return NULL;
	for (at = provision_inside(parent, NULL); at != NULL;
	    at = provision_inside(parent, at))
		if (at->parent == parent && at->kind == kind)
			return at;
	return NULL;
}
