/*
 * A folder of its own for a test's files, removed again.
 */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct scratch {
	char	path[64];
	char	file[256];	/* the last one put */
};

static inline struct scratch
scratch_open(void)
{
	struct scratch scratch = { .path = "/tmp/kijun-test-XXXXXX" };

	if (mkdtemp(scratch.path) == NULL)
		abort();
	return scratch;
}

/* The folders on the way are made. Returns the whole path. */
static inline const char *
scratch_put_bytes(struct scratch *scratch, const char *name,
    const char *bytes, size_t length)
{
	char *slash;
	FILE *file;

	snprintf(scratch->file, sizeof scratch->file, "%s/%s", scratch->path,
	    name);
	for (slash = scratch->file + strlen(scratch->path) + 1;
	    (slash = strchr(slash, '/')) != NULL; slash++) {
		*slash = '\0';
		mkdir(scratch->file, 0777);
		*slash = '/';
	}
	file = fopen(scratch->file, "w");
	if (file == NULL || fwrite(bytes, 1, length, file) != length ||
	    fclose(file) != 0)
		abort();
	return scratch->file;
}

static inline const char *
scratch_put(struct scratch *scratch, const char *name, const char *words)
{
	return scratch_put_bytes(scratch, name, words, strlen(words));
}

static inline int
scratch_remove(const char *path, const struct stat *status, int kind,
    struct FTW *walk)
{
	(void)status;
	(void)kind;
	(void)walk;
	return remove(path);
}

static inline void
scratch_close(struct scratch *scratch)
{
	nftw(scratch->path, scratch_remove, 16, FTW_DEPTH | FTW_PHYS);
}

#endif
