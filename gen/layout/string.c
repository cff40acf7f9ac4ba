#include "layout/inside.h"

/* A string on one line, apart from what is being gathered. */

/* Runs work on the atoms behind those gathered, then forgets its own. */
int
layout_string_width(struct layout *layout, const char *words,
    const struct look *look)
{
	size_t from = layout->text.count;
	bool was_spaced = layout->text.is_spaced;
	int width;

	layout_gather_string(layout, words, look, NULL, NULL);
	layout_gathered_space(&layout->text, from);
	width = layout_gathered_width_from(&layout->text, from);
	layout->text.count = from;
	layout->text.is_spaced = was_spaced;
	return width;
}

int
layout_string(struct layout *layout, struct slab *slab, const char *words,
    const struct look *look, int x, int width, int align, int baseline,
    struct tag *tag)
{
	size_t from = layout->text.count;
	bool was_spaced = layout->text.is_spaced;
	struct line line = {.from = from, .is_last = true};
	const struct ground ground = {layout, slab, x, baseline};
	int natural;

	layout_gather_string(layout, words, look, tag, NULL);
	layout_gathered_space(&layout->text, from);
	natural = layout_gathered_width_from(&layout->text, from);
	line.to = line.next = layout->text.count;
	if (line.to > from) {
		layout_line_justify(layout->text.atoms, &line, width, align,
		    false);
		layout_emit_atoms(&ground, from, line.next);
		layout_emit_around(&ground, &line);
	}
	layout->text.count = from;
	layout->text.is_spaced = was_spaced;
	return natural;
}
