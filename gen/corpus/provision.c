#include "corpus/corpus.h"

static const char *const kind_names[] = {
	[PROVISION_PART] = "part",
	[PROVISION_CHAPTER] = "chapter",
	[PROVISION_SECTION] = "section",
	[PROVISION_SUBSECTION] = "subsection",
	[PROVISION_DIVISION] = "division",
	[PROVISION_ARTICLE] = "article",
	[PROVISION_PARAGRAPH] = "paragraph",
	[PROVISION_ITEM] = "item",
	[PROVISION_SUBITEM] = "subitem",
	[PROVISION_SUPPLEMENT] = "supplement",
	[PROVISION_APPENDIX] = "appendix",
	[PROVISION_FORM] = "form",
};

const char *
provision_kind_name(enum provision_kind kind)
{
	return kind_names[kind];
}

struct provision *
provision_inside(const struct provision *top,
    const struct provision *after)
{
	struct provision *next = after != NULL ? after->next : top->next;
	const struct provision *up;

	if (next == NULL)
		return NULL;
	for (up = next->parent; up != NULL; up = up->parent)
		if (up == top)
			return next;
	return NULL;
}
