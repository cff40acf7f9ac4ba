#include "layout/inside.h"

/* Lines to write on by hand. */

enum {
	WRITE_PITCH = 2100,	/* of a line to write on, in ems/1000 */
	RULE_DROP = 220,	/* of the rule below the baseline */
	WRITE_FOOT = 400	/* of the baseline above the slab's foot */
};

int
layout_write_pitch(const struct look *look)
{
	return look->size * WRITE_PITCH / 1000;
}

int
layout_write_baseline(const struct look *look)
{
	return look->size * (WRITE_PITCH - WRITE_FOOT) / 1000;
}

void
layout_write_rule(struct layout *layout, struct slab *slab, const struct look
    *look, int x, int x2, struct tag *tag)
{
	struct mark *rule = layout_mark(layout, slab, MARK_LINE, tag);

	rule->x = x;
	rule->x2 = x2;
	rule->y = rule->y2 = layout_write_baseline(look)
	    + look->size * RULE_DROP / 1000;
	rule->thick = RULE_THIN;
}
