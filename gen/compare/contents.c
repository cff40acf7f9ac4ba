/*
 * Contents: 目次 as enacted, an entry a line, set in by its level, as it is
 * printed in the law.
 */
#include "compare/inside.h"

#include <string.h>

static void
add_line(struct pool *pool, struct text *out, const struct body *entry,
    int level)
{
	const struct body *child;

	if (out->length > 0)
		text_add_char(out, '\n');
	while (level-- > 0)
		text_add_string(out, "　");
	for (child = entry->first; child != NULL; child = child->next)
		if (child->kind == LAW_TEXT)
			text_add(out, child->text, child->bytes);
		else if (child->kind != LAW_TOC_ENTRY)
			text_add_string(out, body_words(pool, child, false));
}

static void
add_entries(struct pool *pool, struct text *out, const struct body *parent,
    int level)
{
	const struct body *entry;

	for (entry = parent->first; entry != NULL; entry = entry->next) {
		if (entry->kind != LAW_TOC_ENTRY &&
		    (level > 0 || entry->kind != LAW_TOC_LABEL))
			continue;
		add_line(pool, out, entry, level);
		add_entries(pool, out, entry, level + 1);
	}
}

static const char *
contents_of(struct pool *pool, const struct edition *edition)
{
	const struct body *contents = body_child(body_of_law(edition),
	    LAW_TOC);
	struct text out = {0};
	const char *copy;

	if (contents == NULL)
		return "";
	text_add_string(&out, "");
	add_entries(pool, &out, contents, 0);
	copy = pool_string(pool, out.bytes);
	text_free(&out);
	return copy;
}

void
compare_contents(struct pool *pool, struct changes *changes)
{
	changes->old_contents = contents_of(pool, changes->old);
	changes->new_contents = contents_of(pool, changes->new);
	changes->same_contents = compare_fold_same(changes->old_contents,
	    changes->new_contents, FOLD_NONE);
	if (!changes->same_contents)
		compare_words(pool, changes->old_contents,
		    changes->new_contents, &changes->old_contents_spans,
		    &changes->new_contents_spans);
}
