/*
 * Drafts: pages that wait, in memory, until it is known what else was made:
 * only then can they lead there. Any process of a build adds to them.
 */
#ifndef JOB_DRAFTS_H
#define JOB_DRAFTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/problem.h"
#include "base/text.h"

struct drafts;

/* Before other processes are started. NULL if reported. */
struct drafts	*drafts_new(struct problems *);
void		 drafts_free(struct drafts *);
/* *at is where it is found again. False if reported. */
bool		 drafts_add(struct drafts *, const struct text *, size_t *at,
		    struct problems *);
bool		 drafts_read(const struct drafts *, size_t at, size_t length,
		    struct text *out, struct problems *);

#endif
