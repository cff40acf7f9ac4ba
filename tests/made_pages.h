/*
 * Made_pages: pages by hand, for the tests and the benchmark of paint.
 */
#ifndef MADE_PAGES_H
#define MADE_PAGES_H

#include <string.h>

#include "layout/pages.h"

/* A pages object being made; y walks down its last page. */
struct maker {
	struct pool	*pool;
	struct faces	*faces;
	struct pages	*pages;
	struct tag	*root;
	int32_t		 y;
};

enum {
	MADE_SIZE = 10500, MADE_PITCH = 20000, MADE_LEFT = 71000,
	MADE_WIDTH = 595276, MADE_HEIGHT = 841890
};

static inline struct tag *
made_tag(struct maker *maker, struct tag *parent, enum tag_kind kind)
{
	struct tag *tag = pool_take(maker->pool, sizeof *tag);

	tag->kind = kind;
	tag->parent = parent;
	if (parent != NULL && parent->last == NULL)
		parent->first = tag;
	else if (parent != NULL)
		parent->last->next = tag;
	if (parent != NULL)
		parent->last = tag;
	return tag;
}

static inline struct maker
made_begin(struct pool *pool, struct faces *faces, size_t page_count)
{
	struct maker maker = { .pool = pool, .faces = faces };
	size_t i;

	maker.pages = pool_take(pool, sizeof *maker.pages);
	maker.pages->list = pool_take(pool,
	    page_count * sizeof *maker.pages->list);
	maker.pages->count = page_count;
	for (i = 0; i < page_count; i++) {
		maker.pages->list[i].width = MADE_WIDTH;
		maker.pages->list[i].height = MADE_HEIGHT;
	}
	maker.pages->title = "誓約書";
	maker.pages->language = "ja";
	maker.pages->digest = "0123456789ab";
	maker.root = maker.pages->tags = made_tag(&maker, NULL, TAG_DOCUMENT);
	maker.y = 60000;
	return maker;
}

static inline struct mark *
made_mark(struct maker *maker, size_t page, enum mark_kind kind,
    struct tag *tag)
{
	struct page *on = &maker->pages->list[page];
	struct mark *mark = pool_take(maker->pool, sizeof *mark);

	mark->kind = kind;
	mark->tag = tag;
	if (on->marks == NULL)
		on->marks = mark;
	else
		on->last_mark->next = mark;
	on->last_mark = mark;
	return mark;
}

static inline struct mark *
made_shape(struct maker *maker, size_t page, enum mark_kind kind,
    struct tag *tag, int32_t x, int32_t y, int32_t x2, int32_t y2)
{
	struct mark *mark = made_mark(maker, page, kind, tag);

	mark->x = x;
	mark->y = y;
	mark->x2 = x2;
	mark->y2 = y2;
	mark->thick = 500;
	return mark;
}

/* Words at x and the maker's y, each glyph extra further than its width. */
static inline void
made_words_at(struct maker *maker, size_t page, struct tag *tag,
    enum face face, int32_t x, int32_t extra, const char *words)
{
	const char *at = words, *end = words + strlen(words), *after;
	struct mark *mark = NULL;
	struct glyph glyph;
	bool kept;

	while (at < end) {
		uint32_t code = text_next(&at, end), selector = 0;

		after = at;
		if (at < end && text_is_selector(selector =
		    text_next(&after, end)))
			at = after;
		else
			selector = 0;
		if (!face_glyph(maker->faces, face, code, selector, &glyph,
		    &kept))
			continue;
		if (mark == NULL || mark->face != glyph.face) {
			mark = made_mark(maker, page, MARK_TEXT, tag);
			mark->face = glyph.face;
			mark->size = MADE_SIZE;
			mark->x = x;
			mark->y = mark->y2 = maker->y;
			mark->glyphs = pool_take(maker->pool,
			    strlen(words) * sizeof *mark->glyphs);
		}
		mark->glyphs[mark->glyph_count++] = (struct placed){ code,
		    selector, x, glyph.id, glyph.width, 0 };
		x += glyph.width * MADE_SIZE / 1000 + extra;
		mark->x2 = x;
	}
}

static inline void
made_words(struct maker *maker, size_t page, struct tag *tag,
    const char *words)
{
	maker->y += MADE_PITCH;
	made_words_at(maker, page, tag, FACE_MINCHO, MADE_LEFT, 0, words);
}

#endif
