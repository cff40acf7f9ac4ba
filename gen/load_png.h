/*
 * Load_png: a picture as raw pixels. libpng's simplified reader cannot abort
 * the program on a broken file.
 */
#ifndef LOAD_PNG_H
#define LOAD_PNG_H

#include <stdbool.h>

#include "pool.h"

struct picture {
	int		 width, height;
	unsigned char	*pixels;	/* RGB on white, row by row; in the pool */
};

/* False with a reason if it is no readable PNG of sensible size. */
bool	load_png(struct pool *, const char *path, struct picture *,
	    const char **reason);

#endif
