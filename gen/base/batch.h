/*
 * Batch: many files below one folder at once: all of them or none, whenever the
 * program is ended and by whatever. Meanwhile they stand in a stage (owner.h),
 * and Ctrl-C waits (stop.h).
 *
 * On batch_commit the stage is filled up with links to everything else that
 * stands in the folder, and the two exchange their names in one step of the
 * file system (exchange.h). A folder that is not free to become another one (a
 * process's working directory, another disk, a file system without links or
 * exchange, access lists of its own, a roster's folder with folders in it)
 * keeps its place: then the stage is a journal, and its files are renamed one
 * by one (place.h). Files that are not ours stay in both cases.
 */
#ifndef BASE_BATCH_H
#define BASE_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/problem.h"
#include "base/save.h"

struct batch;

/* NULL if reported: somebody else is writing there. */
struct batch	*batch_begin(const char *folder, enum save_reader,
		    struct problems *);
/*
 * The same for one folder of several that are written side by side: nobody may
 * own the whole meanwhile.
 */
struct batch	*batch_begin_below(const char *whole, const char *folder,
		    struct problems *);
/*
 * The path is below the folder. Written at once; the bytes are not kept. A file
 * that holds them already is left alone. False if reported, or if the program
 * is asked to stop. May be called in processes forked after batch_begin.
 */
bool		 batch_add(struct batch *, const char *path, const char *bytes,
		    size_t length, struct problems *);
/*
 * The folder of that path goes with all that is in it. Only where the stage can
 * take the place of a folder above it; else batch_commit refuses.
 */
void		 batch_drop(struct batch *, const char *path);
/*
 * A descriptor that can be read from once the program is asked to stop; the
 * batch's own.
 */
int		 batch_watch(const struct batch *);
/* Frees the batch, in any case. False if reported: then nothing changed. */
bool		 batch_commit(struct batch *, struct problems *);
void		 batch_abandon(struct batch *);

#endif
