/*
 * Photo: the dots of a JPEG file. Every row is read, and what libjpeg only
 * warns of counts as damage: it fills up with grey what is missing. How the
 * camera was held (Exif) is not looked at; dots are printed as they lie.
 */
#ifndef CORPUS_PHOTO_H
#define CORPUS_PHOTO_H

#include "corpus/picture.h"

/* False with a reason; one of the colours of a press (CMYK) has one too. */
bool	photo_decode(struct pool *, const char *bytes, size_t length,
	    long most_pixels, struct picture *, const char **reason);

#endif
