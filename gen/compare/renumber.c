/*
 * Renumbering: who reads 第5条 where he read 第4条 is told nothing new, if what
 * was 第4条 is 第5条 now.
 */
#include "compare/compare.h"

#include <string.h>

#include "base/number.h"

const struct change **
compare_renumber_index(struct pool *pool, const struct changes *changes,
    bool is_new)
{
	const struct edition *edition = is_new ? changes->new : changes->old;
	const struct change **index = pool_take(pool,
	    (edition->provision_count + 1) * sizeof *index);
	const struct change *change;
	const struct provision *provision;

	for (change = changes->first; change != NULL; change = change->next) {
		provision = is_new ? change->new : change->old;
		if (provision != NULL)
			index[provision->order] = change;
	}
	return index;
}

/* 第4条第1項第2号, as far as it goes; a name of the old or the new text. */
static const struct provision *
read_name(struct pool *pool, const struct edition *edition,
    const char **cursor)
{
	const char *end = *cursor + strlen(*cursor), *start = *cursor;
	struct ordinal ordinal;

	while (number_read_ordinal(cursor, end, &ordinal))
		continue;
	if (*cursor == start)
		return NULL;
	return find_provision(edition, pool_copy(pool, start,
	    (size_t)(*cursor - start)));
}

/*
 * The same, or the same but for numbers that follow what they name: who reads
 * 第5条 where he read 第4条 is asked for nothing else.
 */
bool
compare_renumber_same(struct pool *pool, const struct changes *changes,
    const struct change *const *of_old, const char *old, const char *new)
{
	const struct provision *was, *is;
	const char *a = old, *b = new;

	for (; *a != '\0' && *b != '\0'; a++, b++) {
		old = a;
		new = b;
		was = read_name(pool, changes->old, &a);
		is = read_name(pool, changes->new, &b);
		if (was != NULL && is != NULL &&
		    of_old[was->order]->new == is) {
			a--;
			b--;
			continue;
		}
		a = old;
		b = new;
		if (*a != *b)
			return false;
	}
	return *a == *b;
}
