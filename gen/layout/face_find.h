/*
 * Face_find: where a font file is, and whether it may be opened at all.
 */
#ifndef LAYOUT_FACE_FIND_H
#define LAYOUT_FACE_FIND_H

#include <stddef.h>

/* The box of all glyphs, in the font's own units (OpenType, "head"). */
struct face_head {
	int	left, bottom, right, top;
};

/*
 * The path of the file (FOLDER/NAME) below folder; folder NULL: below the
 * usual font folders. Where there is no such FOLDER, one of that NAME. NULL if
 * it is nowhere. The caller frees.
 */
char		*face_find(const char *folder, const char *file);
/* The NAME of it. */
const char	*face_find_name(const char *file);
/*
 * NULL, or what is wrong with a TrueType font, or with the index-th of a
 * collection: cut off, no TrueType, tables missing. HarfBuzz survives such
 * files, but prints blanks from them.
 */
const char	*face_find_check(const unsigned char *bytes, size_t length,
		    int index, struct face_head *);

#endif
