/*
 * Read: a sheet from its XML. White space is layout; see sheet/read.c.
 */
#ifndef SHEET_READ_H
#define SHEET_READ_H

#include <libxml/hash.h>
#include <libxml/tree.h>

#include "sheet/sheet.h"

/*
 * From a tree. sources: address and standard to the element of the corpus that
 * a block is about, for the places of problems; or NULL. NULL if reported. The
 * digest is not there yet.
 */
struct sheet	*sheet_read(struct pool *, const xmlNode *root,
		    xmlHashTable *sources, struct problems *);
/* From a file, as --stop-after=sheet prints it, with its digest. */
struct sheet	*sheet_read_file(struct pool *, const char *path,
		    struct problems *);

#endif
