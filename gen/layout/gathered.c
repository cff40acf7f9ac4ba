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

/*
 * Over these a reading may hang, as far as one of its characters is wide, if
 * they have none of their own (JLREQ 3.3.8; JIS X 4051, 4.12.3).
 */
static const unsigned long under_ruby = IS(KANA) | IS(SMALL) | IS(LONG) |
    IS(ITERATION) | IS(OPEN) | IS(CLOSE) | IS(COMMA) | IS(STOP) | IS(MIDDLE);

static int
overhang(const struct atom *word, const struct atom *beside, bool is_shared,
    int lack)
{
	int most = word->span->size * LAYOUT_RUBY / 1000;

	if (is_shared)		/* two readings must not run together */
		most /= 4;
	if (beside->kind != ATOM_GLYPH || beside->span->ruby != NULL ||
	    !LAYOUT_IN(beside->class, under_ruby))
		return 0;
	return lack < most ? lack : most;
}

/*
 * A reading longer than its word hangs over its neighbours; what it may not
 * hang over becomes room beside the word.
 */
static void
widen_for_ruby(struct atom *atoms, size_t from, size_t to, size_t count)
{
	struct ruby *ruby = atoms[from].span->ruby;
	int width = 0, lack;
	size_t i;

	for (i = from; i < to; i++)
		width += atoms[i].body;
	lack = ruby_width(ruby, atoms[from].span->size) - width;
	if (lack <= 0)
		return;
	if (from > 0)
		ruby->before = overhang(&atoms[from], &atoms[from - 1],
		    from > 1 && atoms[from - 2].span->ruby != NULL, lack / 2);
	if (to < count)
		ruby->after = overhang(&atoms[from], &atoms[to],
		    to + 1 < count && atoms[to + 1].span->ruby != NULL,
		    lack - lack / 2);
	atoms[from].body += lack / 2 - ruby->before;
	atoms[from].shift += lack / 2 - ruby->before;
	atoms[to - 1].body += lack - lack / 2 - ruby->after;
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

			widen_for_ruby(atoms, i, to, count);
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
