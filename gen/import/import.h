/*
 * Import: a regulation as people have it, a text, a web page or law XML, into
 * law XML. What a file is, its bytes say and not its name.
 */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "base/text.h"
#include "import/account.h"
#include "import/build.h"

struct imported {
	const char	*path;
	struct lines	 lines;
	struct reading	*readings;	/* one a line */
	struct built	*laws;		/* in the order of the file */
	size_t		 law_count;
	struct account	 account;
	bool		 is_law;	/* law XML already: nothing was read */
};

/*
 * Reads the file and reports what a reader must know: numbers that are
 * missing, lines that could be read otherwise, characters lost. NULL if there
 * is nothing to make of it: reported. The caller frees the laws' trees.
 */
struct imported	*import_file(struct pool *, const char *path,
		    const struct choice *, size_t choice_count,
		    struct problems *);
void		 import_free(struct imported *);
/* The law's XML as bytes, added to out. */
void		 import_write(const struct built *, struct text *out);

#endif
