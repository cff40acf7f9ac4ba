/*
 * Plan: which documents there are. For every kind of document and everything
 * it is made per (authority, role, standard, form, pair of editions) one entry
 * with its place below the output folder.
 */
#ifndef JOB_PLAN_H
#define JOB_PLAN_H

#include "corpus/corpus.h"
#include "scope/scope.h"

struct document {
	struct kind	*kind;
	struct request	 request;
	const char	*path;		/* below output/, without extension */
};

struct plan {
	struct document	*list;		/* array of count */
	size_t		 count;
	size_t		 room;
};

/*
 * words: authorities and standards to restrict to, or none. only: kinds,
 * comma-separated, or NULL. Kinds per "all" are left out: they need the
 * others' results. Lives in the pool.
 */
struct plan	*plan_documents(struct pool *, const struct corpus *,
		    struct kinds *, const char *only,
		    const char *const *words, size_t word_count);
/* From the folder of one path to another path: the shortest way. */
void	 plan_add_way(const char *from, const char *to, struct text *out);
/* Is word one of the blank-separated words of list? */
bool		 plan_has_word(const char *list, const char *word);

#endif
