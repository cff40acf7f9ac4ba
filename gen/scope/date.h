/*
 * Date: the label of an edition, by the day it is of.
 */
#ifndef SCOPE_DATE_H
#define SCOPE_DATE_H

#include "base/date.h"
#include "corpus/corpus.h"

/*
 * 平成23年11月14日決定 as the 附則 says it for the edition's day; else the day
 * alone. Of a draft: 案, with its name if it has one.
 */
const char	*date_edition_label(struct pool *, const struct edition *);

#endif
