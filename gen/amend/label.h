/*
 * Label: addresses in a text whose articles bear no 条 (第2の1の(3)のア): by what
 * is printed before each unit.
 */
#ifndef AMEND_LABEL_H
#define AMEND_LABEL_H

#include "amend/clause.h"
#include "amend/inside.h"

/* Steps of STEP_LABEL; false, and nothing read, if it is no such address. */
bool		 label_read(struct pool *, const char **cursor,
		    const char *end, struct address *);
/*
 * The unit that these labels lead to; NULL if there is none. 第2の1 may be an
 * article or the 1 of 第2: if both stand there, is_one_of_many.
 */
xmlNode		*label_find(struct amending *, const struct address *,
		    bool *is_one_of_many);
/* An article that is called by its label: 第2, 2. */
bool		 label_is_article(struct pool *, const xmlNode *);

#endif
