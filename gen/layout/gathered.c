#include "layout/inside.h"

#include <string.h>

/* What was gathered, with its spacing, and how wide that is. */

static size_t
ruby_end(const struct atom *atoms, size_t from, size_t count)
{
	size_t to = from;

	while (to < count && atoms[to].span->ruby == atoms[from].span->ruby)
		to++;
	return to;
}

static int
ruby_width(const struct ruby *ruby, int size)
{
	return (int)text_count(ruby->rt, strlen(ruby->rt))
	    * (size * LAYOUT_RUBY / 1000);
}

/* A reading longer than its word gets room on both sides of the word. */
static void
widen_for_ruby(struct atom *atoms, size_t from, size_t to)
{
	int width = 0, lack;
	size_t i;

	for (i = from; i < to; i++)
		width += atoms[i].body;
	lack = ruby_width(atoms[from].span->ruby, atoms[from].span->size)
	    - width;
	if (lack <= 0)
		return;
	atoms[from].body += lack / 2;
	atoms[from].shift += lack / 2;
	atoms[to - 1].body += lack - lack / 2;
}

void
layout_gathered_space(struct gathering *text, size_t from)
{
	struct atom *atoms = text->atoms + from;
	size_t count = text->count - from, i;

	layout_space(atoms, count);
	for (i = 0; i < count; i++)
		if (atoms[i].span->ruby != NULL) {
			size_t to = ruby_end(atoms, i, count);

			widen_for_ruby(atoms, i, to);
			i = to - 1;
		}
}

int
layout_gathered_width_from(const struct gathering *text, size_t from)
{
	const struct atom *atoms = text->atoms;
	int width = 0;
	size_t i;

	for (i = from; i < text->count; i++)
		width += atoms[i].body + (i > from ? atoms[i].space : 0);
	return width;
}

int
layout_gathered_width(struct gathering *text)
{
	if (!text->is_spaced)
		layout_gathered_space(text, 0);
	text->is_spaced = true;
	return layout_gathered_width_from(text, 0);
}
