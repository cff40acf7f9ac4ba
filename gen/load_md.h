/*
 * Load_md: training prose (CommonMark with front matter) as sheet elements.
 * Raw HTML, script links and images outside the corpus are refused.
 */
#ifndef LOAD_MD_H
#define LOAD_MD_H

#include "load.h"

/*
 * Every guide/*.md of the authority as <guide at="POINT" role="…" kind="…">
 * elements holding sheet blocks, by file name. The caller owns the document.
 */
xmlDoc	*md_guides(const struct authority *, struct problems *);

#endif
