/*
 * Status: what a paper is stamped with while it is not final.
 */
#ifndef SHEET_STATUS_H
#define SHEET_STATUS_H

#include "sheet/sheet.h"

struct status {
	const char	*name;		/* of the sheet's attribute */
	const char	*word;		/* at the head of each page */
	const char	*stamp;		/* across the page; NULL: none */
};

/* NULL if it is final. */
const struct status *status_of(const struct sheet *);

#endif
