/*
 * File: a whole file into memory, bounded, and what a folder holds. What cannot
 * be read is never taken for empty or absent.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/problem.h"

/* NUL-terminated behind its bytes. NULL if reported. The caller frees. */
char	*file_load(const char *path, size_t *bytes, struct problems *);
/*
 * Does nothing stand there? What may not be looked at does: who then reads it
 * learns why he cannot.
 */
bool	 file_is_absent(const char *path);

/* Who opens anything else may wait for ever. */
bool	 file_is_plain(const char *path);

struct file_names {
	const char	**list;		/* sorted by bytes, in the pool */
	size_t		  count;
};

/* What is in a folder and does not begin with a dot. 0, or errno. */
int	 file_list(struct pool *, const char *path, struct file_names *);
/* Reports that it cannot be read, and why; NULL. */
void	*file_refuse(const char *path, int error, struct problems *);

#endif
