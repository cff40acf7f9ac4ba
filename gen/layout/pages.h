/*
 * Pages: where every mark of a document lands. Lengths are thousandths of a
 * point from the top left corner of the page, so that pages are the same on
 * every machine and their dump is exact. No library in here.
 */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/face.h"
#include "base/pool.h"
#include "base/text.h"

enum tag_kind {			/* PDF 32000-1, 14.8.4 */
	TAG_DOCUMENT, TAG_SECT, TAG_H1, TAG_H2, TAG_H3, TAG_H4, TAG_P,
	TAG_L, TAG_LI, TAG_LBL, TAG_LBODY,
	TAG_TABLE, TAG_CAPTION, TAG_TR, TAG_TH, TAG_TD,
	TAG_SPAN, TAG_LINK, TAG_FORM, TAG_FIGURE, TAG_NOTE, TAG_RUBY,
	TAG_RB, TAG_RT, TAG_INS, TAG_DEL
};

struct tag {
	enum tag_kind	 kind;
	struct tag	*parent, *first, *last, *next;
	const char	*alternative;	/* alternative text, or NULL */
	int		 column_span, row_span;	/* TH, TD; 0 = 1 */
	char		 scope;		/* TH: 'c' column, 'r' row, 0 none */
	void		*painted;	/* belongs to paint */
};

/* One glyph of a run. code 0 in a ligature-free world never occurs. */
struct placed {
	uint32_t	code;
	uint32_t	selector;	/* or a mark in the same glyph; 0 if none */
	int32_t		x;		/* left edge of its advance */
	uint16_t	glyph;
	uint16_t	width;		/* thousandths of an em, natural */
	int16_t		rise;		/* above the baseline, likewise */
};

enum mark_kind {
	MARK_TEXT,	/* glyphs of one face and size on one baseline */
	MARK_LINE,	/* from x,y to x2,y2, width thick, dashed? */
	MARK_BOX,	/* outline of width thick, x,y .. x2,y2 */
	MARK_FILL,	/* filled with grey 0..1000 (0 black) */
	MARK_CIRCLE,	/* inscribed in x,y .. x2,y2, outline */
	MARK_TICK,	/* a tick inside x,y .. x2,y2 */
	MARK_ARROW,	/* from x,y to x2,y2, head at the end */
	MARK_IMAGE	/* pixels in x,y .. x2,y2 */
};

struct mark {
	enum mark_kind	 kind;
	struct tag	*tag;		/* NULL: an artifact (furniture) */
	int32_t		 x, y, x2, y2;	/* y of text is its baseline */
	int32_t		 thick;
	int16_t		 grey;		/* 0 black .. 1000 white */
	bool		 dashed;
	uint8_t		 face;		/* index in the typefaces */
	int32_t		 size;
	struct placed	*glyphs;
	size_t		 glyph_count;
	const struct image *image;
	struct mark	*next;
};

struct image {
	int		 width, height;	/* pixels */
	const unsigned char *pixels;	/* RGB, row by row */
};

struct link {
	int32_t		 x, y, x2, y2;
	const char	*target;	/* name of a target in this document, or */
	const char	*uri;		/* an address outside */
	struct tag	*tag;
	const char	*words;		/* what it says, for the annotation */
	struct link	*next;
};

struct target {				/* where a link or bookmark leads */
	const char	*name;		/* an address */
	int		 page;		/* from 0 */
	int32_t		 y;
	struct target	*next;
};

struct outline {			/* a bookmark */
	const char	*title;
	int		 level;		/* 1.. */
	int		 page;
	int32_t		 y;
	struct outline	*next;
};

struct page {
	int32_t		 width, height;
	struct mark	*marks, *last_mark;
	struct link	*links, *last_link;
};

struct pages {
	struct page	*list;		/* array of count */
	size_t		 count;
	struct tag	*tags;		/* TAG_DOCUMENT */
	struct target	*targets;
	struct outline	*outlines;
	const char	*title, *author, *subject;
	const char	*language;	/* ja */
	const struct typefaces *faces;	/* that marks are set in; may be NULL */
	const char	*digest;
	const char	*request;	/* of the sheet; or NULL */
};

/* Exact text of all marks: what --stop-after=pages prints. */
void	pages_dump(const struct pages *, struct text *);
/* The words on the pages in order, furniture left out: for parity. */
void	pages_words(const struct pages *, struct text *);

#endif
