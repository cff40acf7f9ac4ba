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

enum save_reader {
	SAVE_FOR_ALL,		/* whom the umask allows */
	SAVE_FOR_OWNER		/* it names people: 0600 */
};

/*
 * False if reported; an older file of that name is then unchanged. What is not
 * a plain file (a device, a pipe) is written to directly.
 */
bool	save_file(const char *path, const char *bytes, size_t length,
	    struct problems *);
bool	save_file_for(enum save_reader, const char *path, const char *bytes,
	    size_t length, struct problems *);
/* The folder and those above it, if they are missing. False if reported. */
bool	save_folder(const char *path, struct problems *);

#endif
