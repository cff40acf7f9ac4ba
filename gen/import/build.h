/*
 * Build: lines and their readings into law XML (法令標準XML v3), one tree for
 * each regulation among them.
 */
#ifndef IMPORT_BUILD_H
#define IMPORT_BUILD_H

#include <libxml/tree.h>

#include "import/reading.h"
#include "import/record.h"
#include "import/trace.h"

struct built {
	xmlDoc		*law;		/* the owner frees with xmlFreeDoc */
	size_t		 head;		/* line: of a date above the title */
	size_t		 first, end;	/* lines; end is behind the last */
	size_t		 from, to;	/* those it accounts for: covers, too */
	struct head	 told;		/* what the lines around the title say */
	struct trace	*trace;
	const char	*xml;		/* as it is written; set by import */
	const char	*map;		/* source.map of it, likewise */
};

/*
 * The regulations in order; *count of them, in the pool. A line that is in none
 * becomes READ_OUT in readings; leader dots and page numbers of a 目次 are left
 * out.
 */
struct built	*build_laws(struct pool *, const struct lines *,
		    struct reading *readings, size_t *count);

/* One of them, of which built says the lines. */
void		 build_law(struct pool *, const struct lines *,
		    struct reading *, struct built *);

#endif
