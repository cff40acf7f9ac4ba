/*
 * Face: which glyph a character has, and how wide it is. Fonts are opened
 * through HarfBuzz; those behind the first three only when a character, or a
 * variation sequence, needs them.
 * A character that no face has is never printed: layout reports it.
 */
#ifndef LAYOUT_FACE_H
#define LAYOUT_FACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/problem.h"
#include "layout/typeface.h"

struct glyph {
	uint16_t	id;
	uint8_t		face;		/* index in the typefaces */
	uint16_t	width;		/* thousandths of an em */
};

/* A glyph of a letter with marks, beside where the pen stands. */
struct shaped {
	struct glyph	glyph;
	int		advance;	/* of the pen, thousandths of an em */
	int		shift, rise;	/* from the pen; rise is upwards */
};

struct faces;

/*
 * Opens the first three of the typefaces, which must outlive the result. Fonts are looked for below folder; if that is NULL,
 * below the environment's KIJUN_FONTS, and only without it in the usual font
 * folders: who names a folder means it. NULL if a font is missing or broken:
 * reported with its name and Debian package.
 */
struct faces	*face_open(const struct typefaces *, const char *folder,
		    struct problems *);
void		 face_close(struct faces *);

/*
 * selector is 0 or a variation selector. False if no face has the character.
 * *kept is false if only the base character was found for the sequence.
 */
bool		 face_glyph(struct faces *, enum face, uint32_t code,
		    uint32_t selector, struct glyph *, bool *kept);
/*
 * In whose letters a word of an alphabet is set: the face itself, or one that
 * has all of them, so that no word is mixed of two. codes are letters and
 * marks of one script.
 */
enum face	 face_for_word(struct faces *, enum face,
		    const uint32_t *codes, size_t count);
/* Has the face itself all of these? */
bool		 face_has(struct faces *, enum face, const uint32_t *codes,
		    size_t count);
/* Is it a letter of an alphabet or a syllable block: of a word set as one? */
bool		 face_in_word(uint32_t code);
/*
 * A letter and its marks (count at most FACE_CLUSTER_MAX) as glyphs of one
 * face, at their places. Gives their number: count, or 1 if the face has them
 * as one; 0 if the face does not have them all.
 */
enum { FACE_CLUSTER_MAX = 8 };
size_t		 face_shape(struct faces *, enum face, const uint32_t *codes,
		    size_t count, struct shaped *);
/*
 * Puts marks and their letters together where Unicode has the whole (NFC), in
 * place; gives the new count.
 */
size_t		 face_compose(uint32_t *codes, size_t count);
/* A mark that stands on, in or below the letter before it. */
bool		 face_is_mark(uint32_t code);

/* Thousandths of an em above and below the baseline (below is positive). */
int		 face_ascent(const struct faces *, enum face);
int		 face_descent(const struct faces *, enum face);
const struct typefaces *face_typefaces(const struct faces *);
const struct typeface *face_typeface(const struct faces *, enum face);

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
