/*
 * Import: a regulation as people have it, in any form that can be read, into
 * law XML, with the map that proves that no character was lost.
 */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include "corpus/origin.h"
#include "import/account.h"
#include "import/build.h"
#include "office/received.h"

struct imported {
	struct received	 received;	/* its lines: joined where one */
	struct lines	 unjoined;	/* as the file has them */
	struct reading	*readings;	/* one a line */
	struct built	*laws;		/* in the order of the file */
	size_t		 law_count;
	struct origin_counts counts;	/* of all of them */
	char		 digest[ORIGIN_HEX + 1];
	const char	*kept_name;	/* of the file beside the text */
	const char	*original_name;	/* of the PDF that it was made of */
	enum docx_changes changes;	/* that were taken */
};

/*
 * Reads the file and reports what a reader must know: numbers that are
 * missing, lines that could be read otherwise, characters lost. NULL if there
 * is nothing to make of it: reported. The caller frees.
 */
struct imported	*import_file(struct pool *, const char *path,
		    const struct choice *, size_t choice_count,
		    enum docx_changes, struct problems *);
void		 import_free(struct imported *);
/*
 * The first regulation of a text, read as a file would be, without a proof or a
 * word about it. NULL if there is none; the caller frees.
 */
xmlDoc		*import_read_back(struct pool *, const char *text,
		    size_t bytes);

#endif
