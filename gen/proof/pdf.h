/*
 * Pdf: the words of a PDF, whoever wrote the file last, without what lies on
 * its pages (fields, notes, stamps). Read by poppler, which is opened when it
 * is first needed: loading it takes longer than making most documents.
 */
#ifndef PROOF_PDF_H
#define PROOF_PDF_H

#include "proof/words.h"

/* False for no PDF, or one that is torn, or locked by a password. */
bool		 pdf_words(struct pool *, const char *bytes, size_t length,
		    struct words *);
/*
 * The first page on which two PDFs of the same words look different, apart from
 * what lies on their pages; 0 if there is none. Both have been read before.
 */
int		 pdf_other_look(const char *bytes, size_t length,
		    const char *wanted, size_t wanted_length);
/* The XMP packet, in the pool; NULL if there is none that can be read. */
const char	*pdf_metadata(struct pool *, const char *bytes, size_t length);

#endif
