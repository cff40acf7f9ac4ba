/*
 * Pdf text: the words of a PDF as lines of text, read by poppler, which is
 * opened when it is first needed. Another poppler may read them otherwise, so
 * who needs them again keeps them.
 */
#ifndef OFFICE_PDF_TEXT_H
#define OFFICE_PDF_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"

enum pdf_text {
	PDF_READ,
	PDF_LOCKED,		/* by a password, or torn */
	PDF_SCANNED		/* it has pages, but no words on them */
};

/* Adds the text, page after page, in UTF-8. */
enum pdf_text	 pdf_text_read(const char *bytes, size_t length,
		    struct text *);

#endif
