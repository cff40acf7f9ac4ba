/*
 * Typeface: which font files there are for print, as the lines "typeface" of
 * templates/pdf.style say. The first three are those that the looks name;
 * the others are asked, in their order, for what those three do not have.
 */
#ifndef LAYOUT_TYPEFACE_H
#define LAYOUT_TYPEFACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"
#include "base/problem.h"

enum face {
	FACE_MINCHO,		/* running text */
	FACE_GOTHIC,		/* headings, numbers */
	FACE_GOTHIC_BOLD,
	FACE_NAMED,		/* how many a look can name */
	FACES_MAX = 24
};

enum { TYPEFACE_SCRIPTS_MAX = 8 };

/* Strings live in the style's pool. */
struct typeface {
	const char	*name;		/* mincho, latin … */
	const char	*file;		/* BIZUDMincho-Regular.ttf */
	const char	*package;	/* of Debian */
	const char	*postscript;	/* its PostScript name */
	int		 index;		/* in a collection (.ttc) */
	int		 stem;		/* width of upright strokes, 1/1000 em */
	bool		 has_serifs;
	bool		 has_sequences;	/* asked for variation sequences */
	unsigned	 behind;	/* bit FACE_…: whose gaps it fills; 0: none */
	/* ISO 15924 tags, big-endian; 0 ends; none: every script. */
	uint32_t	 scripts[TYPEFACE_SCRIPTS_MAX + 1];
	/* Of these it sets whole words, though others have the letters. */
	uint32_t	 words[TYPEFACE_SCRIPTS_MAX + 1];
};

struct typefaces {
	const char	*path;		/* of the style that says so */
	struct typeface	 list[FACES_MAX];
	int		 count;
};

/*
 * What stands behind "typeface" on a line: NAME setting=value …. False if
 * reported, with the column: at_line is the line's place, start its first byte.
 */
bool	typeface_read(struct pool *, struct typefaces *, const char *start,
	    const char *at, const char *end, struct place at_line,
	    struct problems *);
/* Are the three that looks name there, in their order? Reported if not. */
bool	typeface_complete(const struct typefaces *, struct problems *);
/* FACE_… of a name that a look may use, or -1. */
int	typeface_named(const char *name, size_t length);
/* Is the tag in the list? */
bool	typeface_has_script(const uint32_t *scripts, uint32_t script);

#endif
