/*
 * Word: a document of Word (.docx) as lines, as Word shows it: numbers that it
 * counts itself are there, what is not seen on the page (hidden text, comments,
 * tracked changes that are not taken) and what stands around it (headers,
 * footers, notes) is left out by name.
 */
#ifndef OFFICE_DOCX_H
#define OFFICE_DOCX_H

#include "office/lines.h"

enum docx_changes {
	DOCX_ASK,		/* tracked changes are reported: no lines */
	DOCX_ACCEPT,
	DOCX_REJECT
};

struct package;

/* False if reported. */
bool	 docx_read(struct pool *, struct lines *, struct package *,
	    enum docx_changes, struct problems *);

#endif
