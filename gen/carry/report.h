/*
 * Report: what a carrying did, in plain words, for whom it leaves work to.
 */
#ifndef CARRY_REPORT_H
#define CARRY_REPORT_H

#include "carry/inside.h"

/* found: what check will say then. */
void	 report_carried(const struct carrying *, const struct problems *found,
	    struct carried *);
void	 report_adopted(const struct carrying *, const struct problems *found,
	    struct carried *);

#endif
