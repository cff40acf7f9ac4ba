/*
 * Guide: training prose (CommonMark with front matter) as sheet elements.
 * Raw HTML, script links and images outside the corpus are refused.
 */
#ifndef CORPUS_GUIDE_H
#define CORPUS_GUIDE_H

#include "corpus/corpus.h"

/*
 * Every .md file of the authority's guide folder as <guide at="POINT"
 * role="ID …|*" kind="…" title="…" order="…"> elements holding sheet blocks, by
 * order and then file name. A link to a provision is <cite ref="kyoto/01#Mp-At_5">. The
 * caller owns the document; the pool keeps the names of the files, to which
 * problems refer. Never NULL; guides that are refused are missing.
 */
xmlDoc	*guide_load_all(struct pool *, const struct authority *, struct problems *);

/* The paths of those files, sorted, NULL behind the last. */
const char *const *guide_paths(struct pool *, const struct authority *);

#endif
