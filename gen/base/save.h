/*
 * Save: files appear whole or not at all. What is written goes to a temporary
 * file in the same folder, reaches the disk, and only then takes the place of
 * the old one. Everything that goes wrong is reported here, once.
 */
#ifndef BASE_SAVE_H
#define BASE_SAVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/problem.h"

/*
 * False if reported; an older file of that name is then unchanged. What is not
 * a plain file (a device, a pipe) is written to directly.
 */
bool	save_file(const char *path, const char *bytes, size_t length,
	    struct problems *);
/* The folder and those above it, if they are missing. False if reported. */
bool	save_folder(const char *path, struct problems *);

/*
 * Many files at once: all of them or none, and one wait for the disk instead
 * of one a file. Missing folders are made, and removed again if it fails.
 */
struct save_batch;

struct save_batch *save_begin(void);
/*
 * Written aside at once; the bytes are not kept. A file that holds them already
 * is left alone. False if reported.
 */
bool	save_add(struct save_batch *, const char *path, const char *bytes,
	    size_t length, struct problems *);
/* Frees the batch, in any case. False if reported: then nothing changed. */
bool	save_commit(struct save_batch *, struct problems *);
void	save_abandon(struct save_batch *);

#endif
