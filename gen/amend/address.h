/*
 * Address: 第3条第2項第1号イ, 同項ただし書, 別表第一総務部の項, as written in an
 * amending text.
 */
#ifndef AMEND_ADDRESS_H
#define AMEND_ADDRESS_H

#include "amend/clause.h"

/* What is read moves the cursor; if false it stays. */
bool	 address_read(struct pool *, const char **cursor, const char *end,
	    struct address *);
/* A、B及びC, AからBまで. */
bool	 address_read_list(struct pool *, const char **cursor,
	    const char *end, struct addresses *);

#endif
