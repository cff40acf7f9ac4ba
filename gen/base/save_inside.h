/*
 * What saving one file and saving many have in common.
 */
#ifndef BASE_SAVE_INSIDE_H
#define BASE_SAVE_INSIDE_H

#include <sys/stat.h>

#include "base/save.h"

/* 0, or errno. */
int	save_write(int file, const char *bytes, size_t length);
/*
 * What stands at the path: 0 nothing (mode 0) or a plain file that may be
 * written; -1 other; or errno.
 */
int	save_examine(const char *path, mode_t *mode);
/* Reports; false. */
bool	save_refuse(struct problems *, const char *path, int error);

#endif
