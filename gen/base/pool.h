/*
 * Pool: memory with one lifetime. What is taken from a pool lives until the
 * pool is freed; nothing in it is freed alone. Out of memory ends the program
 * with status 3.
 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

struct pool;

struct pool	*pool_new(void);
void		 pool_free(struct pool *);

/* Zeroed, aligned for any object. */
void		*pool_take(struct pool *, size_t bytes);

/*
 * Room for one more item of a list, which may move. What it leaves behind
 * stays in the pool: for lists that are made once.
 */
void		*pool_grow(struct pool *, void *list, size_t *room,
		    size_t count, size_t item);

/* NUL-terminated copies. */
char		*pool_copy(struct pool *, const char *, size_t bytes);
char		*pool_string(struct pool *, const char *);
char		*pool_format(struct pool *, const char *format, ...)
		    __attribute__((format(printf, 2, 3)));

/* Bytes handed out so far. */
size_t		 pool_size(const struct pool *);

#endif
