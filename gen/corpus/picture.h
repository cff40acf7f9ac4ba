/*
 * Picture: a picture as raw pixels. libpng's simplified reader cannot abort
 * the program on a broken file.
 */
#ifndef CORPUS_PICTURE_H
#define CORPUS_PICTURE_H

#include <stdbool.h>

#include "base/pool.h"

struct picture {
	int		 width, height;
	unsigned char	*pixels;	/* RGB on white, row by row; in the pool */
};

/* False with a reason if it is no readable PNG of sensible size. */
bool	picture_load(struct pool *, const char *path, struct picture *,
	    const char **reason);

#endif
