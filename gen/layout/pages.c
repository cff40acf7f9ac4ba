#include "layout/pages.h"

static const char *const tag_names[] = {
	[TAG_DOCUMENT] = "document", [TAG_SECT] = "sect", [TAG_H1] = "h1",
	[TAG_H2] = "h2", [TAG_H3] = "h3", [TAG_H4] = "h4", [TAG_P] = "p",
	[TAG_L] = "l", [TAG_LI] = "li", [TAG_LBL] = "lbl",
	[TAG_LBODY] = "lbody", [TAG_TABLE] = "table", [TAG_CAPTION] = "caption",
	[TAG_TR] = "tr",
	[TAG_TH] = "th", [TAG_TD] = "td", [TAG_SPAN] = "span",
	[TAG_LINK] = "link", [TAG_FORM] = "form", [TAG_FIGURE] = "figure",
	[TAG_NOTE] = "note", [TAG_RUBY] = "ruby", [TAG_RB] = "rb",
	[TAG_RT] = "rt", [TAG_INS] = "ins", [TAG_DEL] = "del"
};

static const char *const mark_names[] = {
	[MARK_TEXT] = "text", [MARK_LINE] = "line", [MARK_BOX] = "box",
	[MARK_FILL] = "fill", [MARK_CIRCLE] = "circle", [MARK_TICK] = "tick",
	[MARK_ARROW] = "arrow", [MARK_IMAGE] = "image"
};

static const char *const face_names[FACE_NAMED] = {
	[FACE_MINCHO] = "mincho", [FACE_GOTHIC] = "gothic",
	[FACE_GOTHIC_BOLD] = "bold"
};

/* ---- the exact text ---- */

static void
dump_tag(const struct tag *tag, int depth, struct text *out)
{
	const struct tag *child;

	text_add_format(out, "%*s%s", depth * 2, "", tag_names[tag->kind]);
	if (tag->scope != 0)
		text_add_format(out, " scope=%c", tag->scope);
	if (tag->column_span > 1)
		text_add_format(out, " columns=%d", tag->column_span);
	if (tag->row_span > 1)
		text_add_format(out, " rows=%d", tag->row_span);
	if (tag->alternative != NULL)
		text_add_format(out, " \"%s\"", tag->alternative);
	text_add_char(out, '\n');
	for (child = tag->first; child != NULL; child = child->next)
		dump_tag(child, depth + 1, out);
}

static void
add_placed(struct text *out, const struct placed *placed)
{
	text_add_code(out, placed->code);
	if (placed->selector != 0)
		text_add_code(out, placed->selector);
}

static const char *
face_name(const struct pages *pages, unsigned face)
{
	if (face < FACE_NAMED)
		return face_names[face];
	return pages->faces != NULL && (int)face < pages->faces->count ?
	    pages->faces->list[face].name : "?";
}

/* The words, then each glyph's distance from the one before. */
static void
dump_glyphs(const struct pages *pages, const struct mark *mark,
    struct text *out)
{
	size_t i;

	text_add_format(out, " %s %d \"", face_name(pages, mark->face),
	    (int)mark->size);
	for (i = 0; i < mark->glyph_count; i++)
		add_placed(out, &mark->glyphs[i]);
	text_add_char(out, '"');
	for (i = 1; i < mark->glyph_count; i++)
		text_add_format(out, " %d", (int)(mark->glyphs[i].x -
		    mark->glyphs[i - 1].x));
}

static void
dump_mark(const struct pages *pages, const struct mark *mark,
    struct text *out)
{
	text_add_format(out, "  %s %s", mark->tag != NULL ?
	    tag_names[mark->tag->kind] : "-", mark_names[mark->kind]);
	if (mark->kind == MARK_TEXT)
		text_add_format(out, " %d,%d", mark->glyph_count > 0 ?
		    (int)mark->glyphs[0].x : (int)mark->x, (int)mark->y);
	else
		text_add_format(out, " %d,%d %d,%d", (int)mark->x,
		    (int)mark->y, (int)mark->x2, (int)mark->y2);
	if (mark->thick != 0)
		text_add_format(out, " thick=%d", (int)mark->thick);
	if (mark->grey != 0)
		text_add_format(out, " grey=%d", mark->grey);
	if (mark->dashed)
		text_add_string(out, " dashed");
	if (mark->kind == MARK_TEXT)
		dump_glyphs(pages, mark, out);
	if (mark->image != NULL)
		text_add_format(out, " %dx%d", mark->image->width,
		    mark->image->height);
	text_add_char(out, '\n');
}

static void
dump_page(const struct pages *pages, size_t number, struct text *out)
{
	const struct page *page = &pages->list[number - 1];
	const struct mark *mark;
	const struct link *link;

	text_add_format(out, "page %zu %d,%d\n", number, (int)page->width,
	    (int)page->height);
	for (mark = page->marks; mark != NULL; mark = mark->next)
		dump_mark(pages, mark, out);
	for (link = page->links; link != NULL; link = link->next)
		text_add_format(out, "  link %d,%d %d,%d %s%s\n", (int)link->x,
		    (int)link->y, (int)link->x2, (int)link->y2,
		    link->target != NULL ? "#" : "",
		    link->target != NULL ? link->target :
		    link->uri != NULL ? link->uri : "");
}

static void
dump_word(struct text *out, const char *key, const char *word)
{
	if (word != NULL)
		text_add_format(out, "%s %s\n", key, word);
}

void
pages_dump(const struct pages *pages, struct text *out)
{
	const struct outline *outline;
	const struct target *target;
	size_t i;

	dump_word(out, "title", pages->title);
	dump_word(out, "author", pages->author);
	dump_word(out, "subject", pages->subject);
	dump_word(out, "language", pages->language);
	dump_word(out, "digest", pages->digest);
	for (outline = pages->outlines; outline != NULL;
	    outline = outline->next)
		text_add_format(out, "bookmark %d page %d y %d %s\n",
		    outline->level, outline->page + 1, (int)outline->y,
		    outline->title);
	for (target = pages->targets; target != NULL; target = target->next)
		text_add_format(out, "target %s page %d y %d\n", target->name,
		    target->page + 1, (int)target->y);
	if (pages->tags != NULL)
		dump_tag(pages->tags, 0, out);
	for (i = 0; i < pages->count; i++)
		dump_page(pages, i + 1, out);
}

/* ---- the words ---- */

static bool
is_inline(enum tag_kind kind)
{
	switch (kind) {
	case TAG_SPAN: case TAG_LINK: case TAG_FORM: case TAG_RUBY:
	case TAG_RB: case TAG_RT: case TAG_INS: case TAG_DEL:
		return true;
	case TAG_DOCUMENT: case TAG_SECT: case TAG_H1: case TAG_H2:
	case TAG_H3: case TAG_H4: case TAG_P: case TAG_L: case TAG_LI:
	case TAG_LBL: case TAG_LBODY: case TAG_TABLE: case TAG_CAPTION:
	case TAG_TR:
	case TAG_TH: case TAG_TD: case TAG_FIGURE: case TAG_NOTE:
		return false;
	}
	return false;
}

static const struct tag *
block_of(const struct tag *tag)
{
	while (tag->parent != NULL && is_inline(tag->kind))
		tag = tag->parent;
	return tag;
}

void
pages_words(const struct pages *pages, struct text *out)
{
	const struct tag *block, *before = NULL;
	const struct mark *mark;
	size_t page, i;

	for (page = 0; page < pages->count; page++) {
		for (mark = pages->list[page].marks; mark != NULL;
		    mark = mark->next) {
			if (mark->kind != MARK_TEXT || mark->tag == NULL)
				continue;
			block = block_of(mark->tag);
			if (before != NULL && block != before)
				text_add_char(out, ' ');
			before = block;
			for (i = 0; i < mark->glyph_count; i++)
				add_placed(out, &mark->glyphs[i]);
		}
	}
}
