/*
 * Style: how the elements of a sheet look on paper, read from
 * templates/pdf.style (one line a rule: SELECTOR  name=value …). Lengths are
 * thousandths of a point.
 */
#ifndef LAYOUT_STYLE_H
#define LAYOUT_STYLE_H

#include "layout/face.h"
#include "sheet/sheet.h"

struct style;

struct look {
	enum face	face;
	int		size;		/* of the characters */
	int		pitch;		/* baseline to baseline */
	int		before, after;	/* room above and below the block */
	int		indent;		/* of the whole block */
	int		hang;		/* width of the hanging number */
	int		first;		/* the first line starts this far in */
	int		align;		/* 0 justified, 1 left, 2 center, 3 right */
	bool		keep_with_next;
};

struct sheet_measure {			/* the paper */
	int	width, height;
	int	top, bottom, left, right;	/* margins */
	int	head, foot;			/* baselines from the edges */
};

/* NULL if reported (unknown selector, name or value, with line and column). */
struct style	*style_load(struct pool *, const char *path,
		    struct problems *);
/*
 * Selectors: ELEMENT, ELEMENT.KIND, ELEMENT.LEVEL, ELEMENT.KIND.LEVEL; the most
 * exact one wins and inherits the rest from the plainer ones, in the end from
 * "sheet". Furniture is SHEET_SHEET with the kinds head, foot, stamp, contents.
 */
const struct look *style_look(const struct style *, enum sheet_kind,
		    const char *kind, int level);
struct sheet_measure style_measure(const struct style *, bool landscape);
/* The fonts there are; they live as long as the style. */
const struct typefaces *style_typefaces(const struct style *);
/* All sizes times thousandths/1000, for large print. */
struct style	*style_scaled(struct pool *, const struct style *,
		    int thousandths);

#endif
