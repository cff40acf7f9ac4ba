/*
 * Face: which glyph a character has, and how wide it is. Fonts are opened
 * through HarfBuzz; the fallback is opened only when a character needs it.
 * A character that no face has is never printed: layout reports it.
 */
#ifndef LAYOUT_FACE_H
#define LAYOUT_FACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/problem.h"

enum face {
	FACE_MINCHO,		/* BIZ UD明朝, running text */
	FACE_GOTHIC,		/* BIZ UDゴシック, headings, numbers */
	FACE_GOTHIC_BOLD,
	FACE_MINCHO_RARE,	/* IPAmj明朝, rare kanji and variation sequences */
	FACE_COUNT
};

struct glyph {
	uint16_t	id;
	uint8_t		face;		/* enum face; may be the fallback */
	uint16_t	width;		/* thousandths of an em */
};

struct faces;

/*
 * Opens the first three. Fonts are looked for below folder; if that is NULL,
 * below the environment's KIJUN_FONTS, and only without it in the usual font
 * folders: who names a folder means it. NULL if a font is missing or broken:
 * reported with its name and Debian package.
 */
struct faces	*face_open(const char *folder, struct problems *);
void		 face_close(struct faces *);

/*
 * selector is 0 or a variation selector. False if no face has the character.
 * *kept is false if only the base character was found for the sequence.
 */
bool		 face_glyph(struct faces *, enum face, uint32_t code,
		    uint32_t selector, struct glyph *, bool *kept);

/* Thousandths of an em above and below the baseline (below is positive). */
int		 face_ascent(const struct faces *, enum face);
int		 face_descent(const struct faces *, enum face);
const char	*face_name(enum face);		/* PostScript name */

/*
 * A TrueType subset holding these glyph ids, renumbered 0..; map[i] is the new
 * id of glyphs[i]. The caller frees. NULL if HarfBuzz cannot.
 */
char		*face_subset(struct faces *, enum face,
		    const uint16_t *glyphs, size_t count, uint16_t *map,
		    size_t *bytes);
struct face_box { int left, bottom, right, top, ascent, descent, cap; };
struct face_box	 face_box(const struct faces *, enum face);

#endif
