/*
 * Guide link: the links of a guide as they are written, for those who follow
 * or change them in the file itself.
 */
#ifndef CORPUS_GUIDE_LINK_H
#define CORPUS_GUIDE_LINK_H

#include <stdbool.h>
#include <stddef.h>

/* [LABEL](STANDARD#ADDRESS); bytes of the file. */
struct guide_link {
	size_t	label, label_end;
	size_t	target, address, end;	/* address: behind the # */
};

/* The next that leads to a provision; start with a cursor of 0. */
bool	guide_link_next(const char *bytes, size_t length, size_t *cursor,
	    struct guide_link *);

#endif
