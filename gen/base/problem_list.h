/*
 * Problem_list: how problems are kept, for the two files that keep and print
 * them. Everybody else includes base/problem.h.
 */
#ifndef BASE_PROBLEM_LIST_H
#define BASE_PROBLEM_LIST_H

#include <stdint.h>

#include "base/problem.h"

struct problem {
	enum problem_id	 id;
	struct place	 place;
	const char	*message;
	size_t		 order;		/* as they came */
};

struct problems {
	struct pool	*pool;
	struct problem	*list;
	size_t		 count;
	uint32_t	*slots;		/* hash of what is in the list */
	size_t		 slot_count;
	size_t		 by_level[PROBLEM_FATAL + 1];
};

enum problem_level problem_level(enum problem_id);
/* Like strcmp, NULL before any name. */
int		 problem_order_files(const char *, const char *);

/* base/problem_level.c */
struct level_words {
	const char	*name, *colour;
};

const struct level_words *problem_level_words(enum problem_level);

#endif
