/*
 * Picture: a PNG or JPEG file as it is, and as raw pixels. What it is, its content
 * tells and not its name; libpng's simplified reader cannot abort the program
 * on a broken file.
 */
#ifndef CORPUS_PICTURE_H
#define CORPUS_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"

struct picture {
	int		 width, height;
	unsigned char	*pixels;	/* RGB on white, row by row; in the pool */
};

/*
 * The file's bytes, in the pool, if it is a plain file of sensible size that
 * begins as a PNG or a JPEG does; else NULL with a reason.
 */
const char *picture_read(struct pool *, const char *path, size_t *length,
	    const char **reason);
/* Bytes of which kind ("image/png", "image/jpeg")? NULL if of neither. */
const char *picture_media(const char *bytes, size_t length);
/* False with a reason if it is no readable picture of sensible size. */
bool	picture_load(struct pool *, const char *path, struct picture *,
	    const char **reason);
/*
 * Does the path, all symbolic links followed, stand below the folder? A file
 * that is not there does not.
 */
bool	picture_is_below(const char *folder, const char *path);

#endif
