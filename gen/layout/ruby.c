#include "layout/inside.h"

/* Readings, small above their words. */

enum {
	RUBY_RISE = 920		/* of their baseline, in thousandths of an em */
};

/* Behind the atoms from there on that share a reading, or have none. */
static size_t
stretch_end(const struct atom *atoms, size_t from, size_t to)
{
	size_t end = from + 1;

	while (end < to && atoms[end].span->ruby == atoms[from].span->ruby)
		end++;
	return end;
}

/*
 * Its own atoms may move the others, so copies are handed on. At either end of
 * a line a reading does not stand out into the margin.
 */
static void
put_reading(const struct ground *ground, struct atom first, struct atom last,
    bool starts_line, bool ends_line)
{
	const struct ruby *ruby = first.span->ruby;
	int size = first.span->size;
	struct look look = {.face = first.span->face,
	    .size = size * LAYOUT_RUBY / 1000};

	int width = last.x + last.body - first.x + ruby->before +
	    ruby->after;
	int x = ground->x + first.x - (starts_line ? 0 : ruby->before) -
	    (ends_line ? ruby->after : 0);

	layout_string(ground->layout, ground->slab, ruby->rt, &look, x, width,
	    2,
	    ground->baseline - size * RUBY_RISE / 1000, ruby->tag);
}

void
layout_ruby_line(const struct ground *ground, const struct line *line)
{
	struct layout *layout = ground->layout;
	size_t from, end;

	/* Blanks at the line's end are kept for who copies the text. */
	for (from = line->from; from < line->next; from = end) {
		end = stretch_end(layout->text.atoms, from, line->next);
		layout_emit_atoms(ground, from, end);
		/* The reading follows its word at once, as one reads. */
		if (layout->text.atoms[from].span->ruby != NULL)
			put_reading(ground, layout->text.atoms[from],
			    layout->text.atoms[end - 1], from == line->from,
			    end == line->next);
	}
	layout_emit_around(ground, line);
}
