/*
 * Page_list: the numbers that a browser shows before the items of <ol>. They
 * stand nowhere in the file, and a reader of the page sees them.
 */
#ifndef OFFICE_PAGE_LIST_H
#define OFFICE_PAGE_LIST_H

#include <libxml/tree.h>

#include "base/text.h"

/* Of an <li>, as "2. ". Nothing if it says its number itself, or has none. */
void	 page_list_number(xmlNode *item, struct text *words);

#endif
