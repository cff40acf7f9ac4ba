/*
 * Date: days as officials write them.
 *
 * The eras are a table of five rows and not ICU's calendar: their first days
 * are fixed by law and cabinet order, the next one comes with notice, and the
 * same bytes must come out wherever the program runs, whatever ICU it finds.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

#include "base/pool.h"

struct day {
	int	year, month, day;
};

/* "2011-11-14"; false for anything else, also for a 31st of February. */
bool		 date_read(const char *, struct day *);
/*
 * The first day in era form (平成23年11月14日, 令和元年5月1日, digits of either
 * width) at or after the start; end is behind it. NULL if there is none.
 */
const char	*date_find(const char *, struct day *, const char **end);
/* 平成23年11月14日; the plain year before 1873, when eras had other days. */
const char	*date_era(struct pool *, struct day);
/* What may stand between 令和 and a hand-written year: the era in force now. */
const char	*date_era_name(struct day);

/* The newest era: that of a year which is still to be written by hand. */
const char	*date_newest_era(void);
/* The names of all, newest first; NULL behind the last. */
const char	*date_era_at(size_t at);
/* Reads the name of an era, whichever it is. */
bool		 date_read_era(const char **cursor, const char *end);
/* The same; gives its name in 法令標準XML (Reiwa), or NULL. */
const char	*date_read_era_code(const char **cursor, const char *end);
/* The newest era's. */
const char	*date_newest_era_code(void);

/* Like strcmp. */
int		 date_compare(struct day, struct day);
/*
 * As people write a day in a table: 2026/4/1, 2026年4月1日, 令和8.4.1, R8.4.1,
 * digits of either width, with a day of the week or a time behind it.
 */
bool		 date_read_written(const char *, struct day *);

#endif
