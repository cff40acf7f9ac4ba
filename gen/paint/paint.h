/*
 * Paint: pages into PDF bytes, through libharu with a font object of our own
 * (any Unicode character, variation sequences, a small subset, a right
 * ToUnicode map). Same pages, same bytes.
 */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include <time.h>

#include "layout/pages.h"
#include "base/text.h"

/* Glyphs that a batch uses; frozen once a PDF is finished, shared by all. */
struct ink;

struct ink	*paint_ink_new(struct faces *);
void		 paint_ink_add(struct ink *, const struct pages *);
void		 paint_ink_free(struct ink *);

/*
 * One PDF from one or more pages objects, one after another (a merge). Each
 * glyph must have been added to the ink before. date (UTC) is written as
 * creation date; 0 writes none. False if reported. What was added is copied:
 * its pages may be freed before the painting is finished.
 */
struct painting;
struct painting	*paint_new(struct ink *, const struct pages *first,
		    time_t date, struct problems *);
bool		 paint_add(struct painting *, const struct pages *,
		    struct problems *);
/* Appends the PDF to out and frees the painting, in any case. */
bool		 paint_finish(struct painting *, struct text *out,
		    struct problems *);

/* Ink, new, add and finish for one document. */
bool		 paint_pages(struct faces *, const struct pages *, time_t date,
		    struct text *out, struct problems *);
/*
 * The same with an ink that served other documents before: its glyphs are
 * forgotten, what does not depend on them is not made again.
 */
bool		 paint_again(struct ink *, const struct pages *, time_t date,
		    struct text *out, struct problems *);

#endif
