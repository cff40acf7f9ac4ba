/*
 * One page's marks as content operators (PDF 32000-1, annex A). What libharu
 * would write for each is longer, and its own text calls know no exact place
 * of a glyph.
 */
#include <math.h>

#include "paint/inside.h"
#include "base/message.h"

enum {
	MILLI = 1000,
	THIN = 400,		/* a line whose thickness is not said */
	DASH = 2000,
	UNSET = -1,
	SMALL = 1500,		/* less than 1/600 pt: no move is written */
	HEAD_LENGTH = 5000, HEAD_HALF = 2000	/* of an arrow */
};

/* What a viewer's graphics state is now; nothing is written twice. */
struct brush {
	struct painting	*painting;
	struct problems	*problems;
	struct text	*out;
	uint32_t	 page;
	int32_t		 height;	/* of the page: y counts from above */
	const struct tag *tag;
	uint32_t	 element;
	bool		 is_open;	/* a marked-content sequence */
	bool		 in_text;
	int		 face, fill, stroke;
	int32_t		 size, thick;
	bool		 dashed;
	int32_t		 line_x, line_y;	/* origin of the text line */
	int64_t		 spacing;	/* behind each glyph, 1/1000000 pt */
};

static void
put(struct brush *brush, const char *words)
{
	text_add_string(brush->out, words);
}

static void
put_number(struct brush *brush, int64_t thousandths)
{
	paint_write_number(brush->out, thousandths);
	text_add_char(brush->out, ' ');
}

static void
put_point(struct brush *brush, int32_t x, int32_t y)
{
	put_number(brush, x);
	put_number(brush, (int64_t)brush->height - y);
}

/* ---- tags ---- */

static void
end_text(struct brush *brush)
{
	if (brush->in_text)
		put(brush, "ET\n");
	brush->in_text = false;
}

static void
end_sequence(struct brush *brush)
{
	end_text(brush);
	if (brush->is_open)
		put(brush, "EMC\n");
	brush->is_open = false;
}

static bool
begin_sequence(struct brush *brush, const struct tag *tag)
{
	end_sequence(brush);
	brush->is_open = true;
	brush->tag = tag;
	brush->element = NONE;
	if (tag == NULL) {
		put(brush, "/Artifact BMC\n");
		return true;
	}
	brush->element = paint_tags_element(brush->painting, tag);
	if (brush->element == NONE)
		return paint_refuse(brush->painting, brush->problems,
		    MESSAGE("a mark has a tag that the document does not hold"));
	text_add_char(brush->out, '/');
	put(brush, paint_tags_name(tag->kind));
	put(brush, "<</MCID ");
	paint_write_integer(brush->out, paint_tags_begin(brush->painting,
	    brush->element, brush->page));
	put(brush, ">>BDC\n");
	return true;
}

/* ---- text ---- */

static void
set_fill(struct brush *brush, int grey)
{
	if (brush->fill == grey)
		return;
	brush->fill = grey;
	put_number(brush, grey);
	put(brush, "g\n");
}

static void
set_font(struct brush *brush, const struct mark *mark)
{
	if (brush->face == mark->face && brush->size == mark->size)
		return;
	paint_font(brush->painting, mark->face);
	brush->face = mark->face;
	brush->size = mark->size;
	put(brush, "/F");
	paint_write_integer(brush->out, mark->face);
	text_add_char(brush->out, ' ');
	put_number(brush, mark->size);
	put(brush, "Tf\n");
}

static void
move_to(struct brush *brush, int32_t x, int32_t y)
{
	if (!brush->in_text) {
		put(brush, "BT\n");
		brush->line_x = 0;
		brush->line_y = brush->height;
	}
	brush->in_text = true;
	put_number(brush, (int64_t)x - brush->line_x);
	put_number(brush, (int64_t)brush->line_y - y);
	put(brush, "Td\n");
	brush->line_x = x;
	brush->line_y = y;
}

/* Places are thousandths, so equal gaps differ by one or two of them. */
static bool
is_alike(int64_t gap, int64_t other)
{
	return gap - other <= SMALL && other - gap <= SMALL;
}

static int64_t
gap_behind(const struct mark *mark, size_t i)
{
	const struct placed *glyph = &mark->glyphs[i];

	return (int64_t)(glyph[1].x - glyph->x) * MILLI -
	    (int64_t)glyph->width * mark->size;
}

/* What most gaps of a justified line are (Boyer and Moore's vote), or 0. */
static int64_t
usual_gap(const struct mark *mark)
{
	int64_t gap, elected = 0, sum = 0;
	size_t i, votes = 0, count = 0;

	for (i = 0; i + 1 < mark->glyph_count; i++) {
		gap = gap_behind(mark, i);
		if (votes == 0)
			elected = gap;
		if (is_alike(gap, elected))
			votes++;
		else
			votes--;
	}
	for (i = 0; i + 1 < mark->glyph_count; i++) {
		gap = gap_behind(mark, i);
		if (!is_alike(gap, elected))
			continue;
		sum += gap;
		count++;
	}
	return count * 2 > mark->glyph_count ? sum / (int64_t)count : 0;
}

/* Said once for a line, it need not be said behind each glyph. */
static void
set_spacing(struct brush *brush, const struct mark *mark)
{
	int64_t spacing = usual_gap(mark);

	if (mark->glyph_count < 2 || spacing == brush->spacing)
		return;
	brush->spacing = spacing;
	paint_write_millionths(brush->out, spacing);
	put(brush, " Tc\n");
}

/* How many raised marks stand behind the letter. */
static size_t
count_raised(const struct mark *mark, const struct placed *letter)
{
	const struct placed *end = mark->glyphs + mark->glyph_count;
	const struct placed *glyph = letter + 1;

	while (glyph < end && glyph->rise != 0)
		glyph++;
	return letter->rise != 0 ? 0 : (size_t)(glyph - letter - 1);
}

/*
 * A reader that goes by the height of the glyphs would part a raised mark from
 * its letter, so both say together what they stand for (PDF 32000-1, 14.9.4).
 */
static void
begin_raised(struct brush *brush, const struct placed *letter, size_t count)
{
	size_t i;

	put(brush, ">]TJ\n/Span<</ActualText<FEFF");
	for (i = 0; i <= count; i++) {
		paint_write_utf16(brush->out, letter[i].code);
		if (letter[i].selector != 0)
			paint_write_utf16(brush->out, letter[i].selector);
	}
	put(brush, ">>>BDC\n[<");
}

/*
 * Glyphs follow each other by their own widths; where layout wants another
 * place, the difference stands between them, in thousandths of an em, to a
 * tenth. at and to are millionths of a point, so that rounding never adds up.
 */
static void
set_rise(struct brush *brush, const struct mark *mark, int rise)
{
	put(brush, ">]TJ\n");
	paint_write_millionths(brush->out, (int64_t)rise * mark->size);
	put(brush, " Ts\n[<");
}

static bool
show_glyphs(struct brush *brush, const struct mark *mark)
{
	const struct ink *ink = brush->painting->ink;
	const struct placed *glyph;
	int64_t at = 0, to, tenths;
	size_t raised = 0, count;
	uint16_t cid;
	int rise = 0;

	put(brush, "[<");
	for (glyph = mark->glyphs; glyph < mark->glyphs + mark->glyph_count;
	    glyph++) {
		to = (int64_t)(glyph->x - mark->glyphs[0].x) * MILLI;
		if (at - to > SMALL || to - at > SMALL) {
			tenths = llround((double)(at - to) * 10 / mark->size);
			at -= tenths * mark->size / 10;
			text_add_char(brush->out, '>');
			paint_write_number(brush->out, tenths * 100);
			text_add_char(brush->out, '<');
		}
		if (glyph->rise != rise)
			set_rise(brush, mark, rise = glyph->rise);
		if ((count = count_raised(mark, glyph)) > 0)
			begin_raised(brush, glyph, raised = count);
		cid = paint_ink_cid(ink, mark->face, glyph);
		if (cid == 0)
			return paint_refuse(brush->painting, brush->problems,
			    MESSAGE("a page shows a glyph that the ink does "
			    "not hold"));
		paint_write_utf16(brush->out, cid);
		at += (int64_t)ink->list[mark->face].list[cid].width *
		    mark->size + brush->spacing;
		if (glyph->rise != 0 && --raised == 0)
			put(brush, ">]TJ\nEMC\n[<");
	}
	put(brush, rise != 0 ? ">]TJ\n0 Ts\n" : ">]TJ\n");
	return true;
}

static bool
paint_text(struct brush *brush, const struct mark *mark)
{
	if (mark->glyph_count == 0)
		return true;
	if (mark->face >= FACES_MAX || mark->size <= 0)
		return paint_refuse(brush->painting, brush->problems,
		    MESSAGE("a page shows text of no face or size"));
	set_fill(brush, mark->grey);
	set_font(brush, mark);
	move_to(brush, mark->glyphs[0].x, mark->y);
	set_spacing(brush, mark);
	return show_glyphs(brush, mark);
}

/* ---- lines and areas ---- */

static void
set_stroke(struct brush *brush, const struct mark *mark)
{
	int32_t thick = mark->thick > 0 ? mark->thick : THIN;

	if (brush->stroke != mark->grey) {
		put_number(brush, mark->grey);
		put(brush, "G\n");
	}
	if (brush->thick != thick) {
		put_number(brush, thick);
		put(brush, "w\n");
	}
	if (brush->dashed != mark->dashed) {
		text_add_char(brush->out, '[');
		if (mark->dashed)
			paint_write_number(brush->out, DASH);
		put(brush, "]0 d\n");
	}
	brush->stroke = mark->grey;
	brush->thick = thick;
	brush->dashed = mark->dashed;
}

static void
put_line(struct brush *brush, int32_t x, int32_t y, int32_t x2, int32_t y2)
{
	put_point(brush, x, y);
	put(brush, "m ");
	put_point(brush, x2, y2);
	put(brush, "l ");
}

static void
put_box(struct brush *brush, const struct mark *mark)
{
	put_point(brush, mark->x, mark->y2);
	put_number(brush, (int64_t)mark->x2 - mark->x);
	put_number(brush, (int64_t)mark->y2 - mark->y);
	put(brush, "re ");
}

/* Four arcs by Bézier curves; 552/1000 makes them round to 1/3700. */
static void
put_ellipse(struct brush *brush, const struct mark *mark)
{
	static const int arcs[4][6] = {
		{ 1000, 552, 552, 1000, 0, 1000 },
		{ -552, 1000, -1000, 552, -1000, 0 },
		{ -1000, -552, -552, -1000, 0, -1000 },
		{ 552, -1000, 1000, -552, 1000, 0 } };
	int64_t half_x = (mark->x2 - mark->x) / 2,
	    half_y = (mark->y2 - mark->y) / 2;
	int64_t x = mark->x + half_x, y = mark->y + half_y;
	int arc, i;

	put_point(brush, mark->x2, (int32_t)y);
	put(brush, "m\n");
	for (arc = 0; arc < 4; arc++) {
		for (i = 0; i < 6; i += 2)
			put_point(brush,
			    (int32_t)(x + half_x * arcs[arc][i] / MILLI),
			    (int32_t)(y + half_y * arcs[arc][i + 1] / MILLI));
		put(brush, "c\n");
	}
	put(brush, "h ");
}

static void
put_tick(struct brush *brush, const struct mark *mark)
{
	int32_t wide = mark->x2 - mark->x, high = mark->y2 - mark->y;

	put_line(brush, mark->x + wide / 5, mark->y + high / 2,
	    mark->x + wide * 2 / 5, mark->y + high * 3 / 4);
	put_point(brush, mark->x + wide * 4 / 5, mark->y + high / 5);
	put(brush, "l ");
}

/* The shaft ends where the head begins, or it would blunt the point. */
static void
paint_arrow(struct brush *brush, const struct mark *mark)
{
	double wide = mark->x2 - mark->x, high = mark->y2 - mark->y;
	double length = hypot(wide, high);
	double along_x = length > 0 ? wide / length : 1,
	    along_y = length > 0 ? high / length : 0;
	int32_t base_x = mark->x2 - (int32_t)lround(along_x * HEAD_LENGTH),
	    base_y = mark->y2 - (int32_t)lround(along_y * HEAD_LENGTH);
	int32_t side_x = (int32_t)lround(-along_y * HEAD_HALF),
	    side_y = (int32_t)lround(along_x * HEAD_HALF);

	put_line(brush, mark->x, mark->y, base_x, base_y);
	put(brush, "S\n");
	set_fill(brush, mark->grey);
	put_line(brush, mark->x2, mark->y2, base_x + side_x, base_y + side_y);
	put_point(brush, base_x - side_x, base_y - side_y);
	put(brush, "l f\n");
}

static void
paint_picture(struct brush *brush, const struct mark *mark)
{
	put(brush, "q ");
	put_number(brush, (int64_t)mark->x2 - mark->x);
	put(brush, "0 0 ");
	put_number(brush, (int64_t)mark->y2 - mark->y);
	put_point(brush, mark->x, mark->y2);
	put(brush, "cm/I");
	paint_write_integer(brush->out, (uint32_t)paint_image(brush->painting,
	    mark->image));
	put(brush, " Do Q\n");
}

static bool
paint_mark(struct brush *brush, const struct mark *mark)
{
	if (mark->kind != MARK_TEXT)
		end_text(brush);
	if (mark->kind != MARK_TEXT && mark->kind != MARK_FILL &&
	    mark->kind != MARK_IMAGE)
		set_stroke(brush, mark);
	switch (mark->kind) {
	case MARK_TEXT:
		return paint_text(brush, mark);
	case MARK_LINE:
		put_line(brush, mark->x, mark->y, mark->x2, mark->y2);
		put(brush, "S\n");
		return true;
	case MARK_BOX:
		put_box(brush, mark);
		put(brush, "S\n");
		return true;
	case MARK_FILL:
		set_fill(brush, mark->grey);
		put_box(brush, mark);
		put(brush, "f\n");
		return true;
	case MARK_CIRCLE:
		put_ellipse(brush, mark);
		put(brush, "S\n");
		return true;
	case MARK_TICK:
		put_tick(brush, mark);
		put(brush, "S\n");
		return true;
	case MARK_ARROW:
		paint_arrow(brush, mark);
		return true;
	case MARK_IMAGE:
		paint_picture(brush, mark);
		return true;
	}
	return true;
}

bool
paint_marks(struct painting *painting, uint32_t index, const struct page *page,
    struct text *out, struct problems *problems)
{
	struct brush brush = { .painting = painting, .problems = problems,
	    .out = out, .page = index, .height = page->height,
	    .element = NONE, .face = UNSET, .fill = UNSET, .stroke = UNSET,
	    .thick = UNSET };
	const struct mark *mark;

	for (mark = page->marks; mark != NULL; mark = mark->next) {
		if ((!brush.is_open || mark->tag != brush.tag) &&
		    !begin_sequence(&brush, mark->tag))
			return false;
		if (brush.element != NONE)
			paint_tags_note(painting, brush.element, index, mark);
		if (!paint_mark(&brush, mark))
			return false;
	}
	end_sequence(&brush);
	return true;
}
