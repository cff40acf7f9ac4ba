/*
 * File: a whole file into memory, bounded.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>

#include "base/problem.h"

/* NUL-terminated behind its bytes. NULL if reported. The caller frees. */
char	*file_load(const char *path, size_t *bytes, struct problems *);

#endif
