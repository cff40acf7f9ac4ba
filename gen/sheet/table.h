/*
 * Table: the rows behind sheet/sheet.h, for the modules that print or check
 * the table itself.
 */
#ifndef SHEET_TABLE_H
#define SHEET_TABLE_H

#include "sheet/sheet.h"

struct sheet_element {
	const char		*name;
	unsigned long		 parents;	/* bits of enum sheet_kind */
	unsigned long long	 attrs;		/* bits of enum sheet_attr */
	bool			 holds_text;
	bool			 is_inline;
	const char		*meaning;
};

struct sheet_attribute {
	const char		*name;
	const char		*meaning;
};

/* The values of an attribute: one of the words, or a number. */
struct sheet_rule {
	enum sheet_kind		 kind;
	enum sheet_attr		 attr;
	const char		*words;		/* NULL: a number */
	int			 least, most;
};

const struct sheet_element	*sheet_element(enum sheet_kind);
const struct sheet_attribute	*sheet_attribute(enum sheet_attr);
/* NULL if any value will do. */
const struct sheet_rule		*sheet_rule(enum sheet_kind, enum sheet_attr);

#endif
