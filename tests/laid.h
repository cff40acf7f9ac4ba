/*
 * Laid: a sheet written as XML, laid out, for the tests of layout.
 */
#ifndef LAID_H
#define LAID_H

#include <string.h>

#include <libxml/parser.h>

#include "sheet/read.h"
#include "layout/layout.h"

struct laid {
	struct pool	*pool;
	struct problems	*problems;
	struct faces	*faces;
	struct style	*style;
	struct sheet	*sheet;
	struct pages	*pages;		/* NULL if refused */
};

static inline void
laid_open(struct laid *laid)
{
	*laid = (struct laid){.pool = pool_new(), .problems = problems_new()};
	laid->style = style_load(laid->pool, "templates/pdf.style",
	    laid->problems);
	assert_non_null(laid->style);
	laid->faces = face_open(style_typefaces(laid->style), NULL,
	    laid->problems);
	assert_non_null(laid->faces);
}

static inline void
laid_close(struct laid *laid)
{
	face_close(laid->faces);
	problems_free(laid->problems);
	pool_free(laid->pool);
}

static inline void
laid_sheet(struct laid *laid, const char *xml, bool strict)
{
	xmlDoc *document = xmlReadMemory(xml, (int)strlen(xml), NULL, NULL,
	    0);

	assert_non_null(document);
	laid->sheet = sheet_read(laid->pool,
	    xmlDocGetRootElement(document), NULL, laid->problems);
	assert_non_null(laid->sheet);
	sheet_dump_digest(laid->sheet);
	laid->pages = layout_sheet(laid->pool, laid->sheet, laid->style,
	    laid->faces, strict, laid->problems);
	xmlFreeDoc(document);
}

/* The characters of one mark. */
static inline void
laid_mark_words(const struct mark *mark, struct text *out)
{
	size_t i;

	text_clear(out);
	for (i = 0; i < mark->glyph_count; i++)
		text_add_code(out, mark->glyphs[i].code);
}

/* The index-th text mark on a page that contains the words, or NULL. */
static inline const struct mark *
laid_find(const struct pages *pages, size_t page, const char *words, int index)
{
	const struct mark *mark;
	struct text out = {0};

	for (mark = pages->list[page].marks; mark != NULL; mark = mark->next) {
		if (mark->kind != MARK_TEXT)
			continue;
		laid_mark_words(mark, &out);
		if (out.length > 0 && strstr(out.bytes, words) != NULL
		    && index-- == 0)
			break;
	}
	text_free(&out);
	return mark;
}

static inline bool
laid_has(const struct pages *pages, size_t page, const char *words)
{
	return laid_find(pages, page, words, 0) != NULL;
}

/* The page that carries the words, or -1. */
static inline int
laid_page_of(const struct pages *pages, const char *words)
{
	size_t i;

	for (i = 0; i < pages->count; i++)
		if (laid_has(pages, i, words))
			return (int)i;
	return -1;
}

static inline int
laid_count(const struct pages *pages, size_t page, enum mark_kind kind)
{
	const struct mark *mark;
	int count = 0;

	for (mark = pages->list[page].marks; mark != NULL; mark = mark->next)
		count += mark->kind == kind;
	return count;
}

/* How many tags of a kind there are below one. */
static inline int
laid_tags(const struct tag *tag, enum tag_kind kind)
{
	const struct tag *child;
	int count = tag->kind == kind;

	for (child = tag->first; child != NULL; child = child->next)
		count += laid_tags(child, kind);
	return count;
}

#endif
