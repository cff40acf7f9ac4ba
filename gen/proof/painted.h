/*
 * Painted: the words of a PDF in the order in which they are painted. That of
 * a document of kijun is the order of its sheet, wherever a long name moves
 * the lines; what a page carries besides (head, foot) is told apart by its
 * marks. Read by qpdf, which is opened when it is first needed.
 */
#ifndef PROOF_PAINTED_H
#define PROOF_PAINTED_H

#include "proof/words.h"

struct painted {
	struct words	 body;		/* a page a unit; filled and added too */
	struct words	 furniture;	/* likewise */
	struct words	 all;		/* both, in the order of painting */
};

/*
 * False if it is no PDF, or a program wrote it that paints words in other ways
 * than the usual: poppler reads those (pdf.h).
 */
bool	 painted_read(struct pool *, const char *bytes, size_t length,
	    struct painted *);

#endif
