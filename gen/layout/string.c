#include "layout/inside.h"

/* A string on one line, apart from what is being gathered. */

/* Runs work on the atoms behind those gathered, then forgets its own. */
int
layout_string_width(struct layout *layout, const char *words,
    const struct look *look)
{
	size_t from = layout->atom_count;
	bool was_spaced = layout->is_spaced;
	int width;

	layout_gather_string(layout, words, look, NULL, NULL);
	layout_gathered_space(layout, from);
	width = layout_gathered_width_from(layout, from);
	layout->atom_count = from;
	layout->is_spaced = was_spaced;
	return width;
}

int
layout_string(struct layout *layout, struct slab *slab, const char *words,
    const struct look *look, int x, int width, int align, int baseline,
    struct tag *tag)
{
	size_t from = layout->atom_count;
	bool was_spaced = layout->is_spaced;
	struct line line = {.from = from, .is_last = true};
	int natural;

	layout_gather_string(layout, words, look, tag, NULL);
	layout_gathered_space(layout, from);
	natural = layout_gathered_width_from(layout, from);
	line.to = line.next = layout->atom_count;
	if (line.to > from) {
		layout_line_justify(layout->atoms, &line, width, align, false);
		layout_emit(layout, slab, &line, x, baseline);
	}
	layout->atom_count = from;
	layout->is_spaced = was_spaced;
	return natural;
}
