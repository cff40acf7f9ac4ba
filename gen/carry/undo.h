/*
 * Undo: a file in the folder of an edition that was adopted says what stood in
 * every file that changed, line by line, so that the draft can be had back as
 * it was, as long as none of those files has changed again.
 */
#ifndef CARRY_UNDO_H
#define CARRY_UNDO_H

#include "carry/inside.h"

#define UNDO_FILE "adopted.undo"

/* What undoes the files of an adoption. False if reported. */
bool	 undo_write(struct carrying *, struct text *out);

#endif
