/*
 * Inside of paint, shared by its files only. libharu keeps the document, its
 * page tree and the streams, and writes them. Their contents are written by
 * ourselves, and so are the many small objects that only name each other
 * (tags, bookmarks): these go behind libharu's, packed into object streams
 * (PDF 32000-1, 7.5.7).
 */
#ifndef PAINT_INSIDE_H
#define PAINT_INSIDE_H

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>

#include "paint/paint.h"
#include "base/memory.h"
#include "base/sha.h"

enum {
	NONE = 0xffffffff,		/* no element, no sequence, no link */
	USUAL_WIDTH = 1000,		/* of a glyph: as wide as high */
	BUNDLE_ROW = 7			/* 1 + 4 + 2 bytes of a cross-reference */
};

/* ---- ink: what a batch shares ---- */

struct press;

/* A stream's bytes, deflated. */
struct packed {
	char		*bytes;
	size_t		 length, room, plain;	/* plain: before */
};

/* Its place in the list is its CID (PDF 32000-1, 9.7.4). */
struct ink_glyph {
	uint32_t	 code, selector;
	uint16_t	 glyph, width;
	uint16_t	 next;		/* CID of the same glyph, or 0 */
};

struct ink_face {
	struct ink_glyph *list;		/* 0 is .notdef and never shown */
	size_t		 count, room;
	uint16_t	*first;		/* CID by glyph id */
	bool		 is_ready;	/* what follows is there */
	char		 name[64];	/* ABCDEF+BIZUDMincho-Regular */
	struct text	 widths;	/* of /W */
	struct packed	 font, map, unicode;
};

struct ink {
	struct faces	*faces;
	struct ink_face	 list[FACES_MAX];
	struct packed	 profile;	/* sRGB */
	struct press	*press;		/* for one thing after another */
	struct text	 content, squeezed;	/* room, used again and again */
	bool		 is_frozen;
};

/* ---- painting: one PDF ---- */

/* A structure element (PDF 32000-1, 14.7.2); parents come before children. */
struct element {
	const struct tag *tag;		/* only while its pages are added */
	const char	*alternative;
	uint8_t		 kind;		/* enum tag_kind */
	char		 scope;
	bool		 is_kept;	/* has content, or is a cell */
	bool		 is_box, is_ticked;	/* of a form: a box to tick */
	bool		 has_label, has_bullet;	/* of a list */
	bool		 is_scattered;	/* over several pages */
	uint16_t	 column_span, row_span;
	uint32_t	 parent, first, last, next;
	uint32_t	 first_sequence, last_sequence;
	uint32_t	 earliest;	/* sequence of it or what is in it */
	uint32_t	 first_link, last_link;
	uint32_t	 id;		/* object number */
	uint32_t	 page;		/* of box */
	int32_t		 left, top, right, bottom;	/* of a figure */
};

/* A marked-content sequence; its MCID counts from its page's first. */
struct sequence {
	uint32_t	 element, page, next;
};

struct painted_page {
	HPDF_Dict	 dict;
	struct own_page	*own;
	uint32_t	 object;
	uint32_t	 first_sequence, sequence_count;
	int32_t		 height;
};

struct own_page;

struct painted_link {
	uint32_t	 object, page, element, next;
};

/* A row of the parent tree: what a page's or a link's key leads to. */
struct parent_key {
	bool		 is_link;
	uint32_t	 index;
};

struct painted_outline {
	const char	*title;
	int		 level;
	uint32_t	 page;
	int32_t		 y;
};

struct painted_image {
	uint8_t		 digest[SHA_BYTES];
	uint32_t	 object;
};

struct painting {
	struct ink	*ink;
	struct pool	*pool;
	HPDF_Doc	 doc;
	HPDF_Dict	 resources;
	HPDF_Pages	 branch;	/* of the page tree, being filled */
	size_t		 branch_count;
	struct sha	 digest;	/* of all contents: the file's ID */
	uint32_t	 metadata, intent;	/* objects */
	const char	*language;
	bool		 is_tagged;
	bool		 failed;	/* reported */
	HPDF_Dict	 fonts[FACES_MAX];	/* NULL: not in use */
	size_t		 part_count;	/* pages objects added */
	uint32_t	 figure_count;

	struct painted_page	*pages;
	struct element		*elements;	/* 0 holds the parts */
	struct sequence		*sequences;
	struct painted_link	*links;
	struct parent_key	*keys;
	struct painted_outline	*outlines;
	struct painted_image	*images;
	size_t	 page_count, page_room, element_count, element_room,
		 sequence_count, sequence_room, link_count, link_room,
		 key_count, key_room, outline_count, outline_room,
		 image_count, image_room;
	uint32_t structure, outline_root;	/* objects, 0 if none */
};

/* paint/write.c: numbers and strings */
/* Thousandths as a decimal number, as short as may be. */
void		 paint_write_number(struct text *, int64_t thousandths);
void		 paint_write_integer(struct text *, uint32_t);
void		 paint_write_millionths(struct text *, int64_t);
/* A text string (7.9.2): ASCII, or UTF-16 in hexadecimal. */
void		 paint_write_string(struct text *, const char *);
void		 paint_write_utf16(struct text *, uint32_t code);

/* paint/pack.c */
struct press	*paint_pack_open(void);
void		 paint_pack_close(struct press *);
/* Room of an earlier content is used again. */
void		 paint_pack(struct ink *, struct packed *, const void *,
		    size_t length);
/* For what is used once: the result lives in ink->squeezed. */
void		 paint_pack_once(struct ink *, const char *, size_t length);

/* paint/object.c */
uint32_t	 paint_object_id(const HPDF_Dict);
/* body: what stands between << and >>; borrowed until the PDF is written. */
HPDF_Dict	 paint_object(struct painting *, const char *body);
/* The same for a dictionary that exists; libharu may have begun it. */
void		 paint_object_dress(HPDF_Dict, const char *body);
/* The bytes are borrowed as well. */
HPDF_Dict	 paint_object_stream(struct painting *, const char *body,
		    const void *, size_t length);

/* paint/refuse.c */
bool		 paint_refuse(struct painting *, struct problems *,
		    const char *message);

/* paint/ink.c */
/* As new, but for what holds for any glyphs. */
void		 paint_ink_forget(struct ink *);
/* CID, or 0 if the ink does not hold it. */
uint16_t	 paint_ink_cid(const struct ink *, enum face,
		    const struct placed *);

/* paint/font.c */
/* The face has a font in this PDF from now on. */
void		 paint_font(struct painting *, enum face);
/* The fonts, when all their glyphs are known. False if reported. */
bool		 paint_fonts(struct painting *, struct problems *);

/* paint/mark.c */
/* The page's marks as content operators; false if reported. */
bool		 paint_marks(struct painting *, uint32_t page,
		    const struct page *, struct text *out, struct problems *);

/* paint/image.c */
/* Its number in the resources: /I0. */
size_t		 paint_image(struct painting *, const struct image *);

/* paint/tags.c */
void		 paint_tags_take(struct painting *, struct tag *root);
/* Its element, or NONE. */
uint32_t	 paint_tags_element(const struct painting *,
		    const struct tag *);
/* Begins a sequence; returns its MCID. */
uint32_t	 paint_tags_begin(struct painting *, uint32_t element,
		    uint32_t page);
/* What its tag wants to know of a mark. */
void		 paint_tags_note(struct painting *, uint32_t element,
		    uint32_t page, const struct mark *);
const char	*paint_tags_name(enum tag_kind);

/* paint/tree.c: the structure tree */
struct bundle;
/* Numbers its objects from first on; returns the next free number. */
uint32_t	 paint_tree_number(struct painting *, uint32_t first);
void		 paint_tree_write(struct painting *, struct bundle *);

/* paint/link.c */
void		 paint_links(struct painting *, const struct pages *,
		    uint32_t first_page);
/* [5 0 R/XYZ 0 800 null] */
void		 paint_link_destination(struct text *, const struct painting *,
		    uint32_t page, int32_t y);

/* paint/outline.c */
void		 paint_outlines(struct painting *, const struct pages *,
		    uint32_t first_page);
uint32_t	 paint_outline_number(struct painting *, uint32_t first);
void		 paint_outline_write(struct painting *, struct bundle *);

/* paint/meta.c */
/* Of the colours, for ICC's readers: not NUL-terminated. */
const char	*paint_profile(size_t *length);
void		 paint_meta(struct painting *, const struct pages *first,
		    time_t date);
void		 paint_meta_catalog(struct painting *);

/* paint/bundle.c: many small objects in one stream */
struct bundle {
	struct painting	*painting;
	struct text	*out;
	size_t		 start;		/* of the PDF within out */
	struct text	 rows;		/* of the cross-reference, predicted */
	unsigned char	 before[BUNDLE_ROW];	/* the row before */
	struct text	 index, bodies;	/* of the stream being packed */
	size_t		 body_start;
	unsigned	 packed;	/* objects in it */
	uint32_t	 next;		/* number of the next packed object */
	uint32_t	 stream_number;	/* of the stream being packed */
	struct text	 streams;	/* where each is: uint32_t */
};

/* A row of the cross-reference stream. */
enum bundle_row {
	ROW_FREE = 0,
	ROW_PLAIN = 1,
	ROW_PACKED = 2
};

struct text	*paint_bundle_begin(struct bundle *);	/* its body goes here */
void		 paint_bundle_end(struct bundle *);
void		 paint_bundle_row(struct bundle *, enum bundle_row,
		    uint32_t place, unsigned last);
/* A stream that libharu does not know. */
void		 paint_bundle_stream(struct bundle *, uint32_t number,
		    const char *entries, const char *bytes, size_t length);
/* The last objects, and a row for each stream of them. */
void		 paint_bundle_close(struct bundle *);

/* paint/save.c */
/* libharu's objects, then ours, then the cross-reference stream. */
bool		 paint_save(struct painting *, struct text *out,
		    struct problems *);

#endif
