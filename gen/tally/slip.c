/*
 * Slip: one person's answers on one paper, while nothing is known of them yet.
 */
#include "tally/inside.h"

#include <stdio.h>
#include <time.h>

#include "base/text.h"

enum { AHEAD = 9 * 60 * 60 };	/* of UTC, in Japan, all year */

const char *
slip_moment(struct pool *pool, const struct slip *slip)
{
	struct tm parts = {0};
	time_t moment;

	if (!slip->is_stamped || sscanf(slip->saved, "%d-%d-%dT%d:%d",
	    &parts.tm_year, &parts.tm_mon, &parts.tm_mday, &parts.tm_hour,
	    &parts.tm_min) != 5)
		return NULL;
	parts.tm_year -= 1900;
	parts.tm_mon--;
	moment = timegm(&parts) + AHEAD;
	if (gmtime_r(&moment, &parts) == NULL)
		return NULL;
	return pool_format(pool, "%d年%d月%d日 %d:%02d", parts.tm_year + 1900,
	    parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min);
}

const char *
slip_where(struct pool *pool, const struct slip *slip)
{
	struct text where = {0};
	const char *words;

	text_add_string(&where, slip->place.file);
	if (slip->place.column < 0) {
		text_add_char(&where, ':');
		problem_cell_add(&slip->place, &where);
	} else if (slip->place.column > 0) {
		text_add_format(&where, ":%d:%d", slip->place.line,
		    slip->place.column);
	}
	words = pool_string(pool, where.bytes);
	text_free(&where);
	return words;
}

struct slip *
slip_new(struct tally *tally, struct year *year, struct paper *paper,
    struct place place)
{
	struct slip *slip = pool_take(tally->pool, sizeof *slip);

	*slip = (struct slip){ .place = place, .name = "", .department = "",
	    .position = "", .date = "", .saved = "", .paper = paper,
	    .again_numbers = "", .order = year->count, .row = -1,
	    .replies = pool_take(tally->pool, (paper->count + 1) *
	    sizeof *slip->replies) };
	year->slips = pool_grow(tally->pool, year->slips, &year->room,
	    year->count, sizeof *year->slips);
	year->slips[year->count++] = slip;
	return slip;
}
