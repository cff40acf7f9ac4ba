/*
 * Memory that is there: who runs out of it is told so, and the program ends
 * with status 3. The caller frees.
 */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

void	 memory_out(void) __attribute__((noreturn));
/* Zeroed. */
void	*memory_take(size_t bytes);
/* The same, not zeroed. */
void	*memory_room(size_t bytes);
/* As realloc. */
void	*memory_resize(void *, size_t count, size_t item);
/* Room for one more item; the list may move. */
void	*memory_grow(void *list, size_t *room, size_t count, size_t item);
/* Before anything else: memory comes in large pages, where there are any. */
void	 memory_large(void);
/*
 * Does a tool (a sanitizer, valgrind) look for what is used too late or never
 * freed? Else what the program holds at its end is left to the system.
 */
bool	 memory_is_watched(void);

#endif
