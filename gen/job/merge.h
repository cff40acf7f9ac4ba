/*
 * Merge: one sheet, filled per person of a roster. Everything is checked, and
 * laid out, before the first byte is written.
 */
#ifndef JOB_MERGE_H
#define JOB_MERGE_H

#include "job/job.h"

/*
 * Every character of the roster has a glyph, and what the sheet's blanks ask
 * for is there (missing ones are counted in a warning). False if reported.
 */
bool	merge_check(struct job *, const struct sheet *, const struct roster *);
/* The same for a document that lists all people. False if reported. */
bool	merge_check_listed(struct job *, const struct roster *);
/* Has the sheet a blank of that name? */
bool	merge_asks(const struct sheet *, const char *name);
/* So many people in whose blanks of these sheets the same words stand. */
struct roster *merge_same(struct pool *, const struct sheet *const *sheets,
	    size_t count, const char *words, size_t people);
/* All people in one document, one after another. */
bool	merge_html(struct job *, const struct sheet *, const struct roster *,
	    struct text *out);
bool	merge_pdf(struct job *, const struct sheet *, const struct roster *,
	    struct text *out);
/*
 * One person's pages; NULL if reported, at the person's row. What the roster's
 * check has already said (variants) is not said again.
 */
struct pages *merge_lay_out(struct job *, struct pool *,
	    const struct sheet *, const struct roster *, size_t row);
/* One file a person in the folder. */
bool	merge_files(struct job *, const struct sheet *, const struct roster *,
	    const char *folder, unsigned formats);

#endif
