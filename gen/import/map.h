/*
 * Map: source.map (corpus/origin.h) from what was traced while a law was built.
 */
#ifndef IMPORT_MAP_H
#define IMPORT_MAP_H

#include "base/text.h"
#include "corpus/corpus.h"
#include "import/reading.h"
#include "import/trace.h"

/* A part of a received file, and what became of it. */
struct mapped {
	const char		*file;		/* from the edition's folder */
	const char		*digest;
	const struct lines	*lines;
	const struct reading	*readings;
	size_t			 first, end;	/* lines; end is behind */
	const struct trace	*trace;
	bool			 is_in_order;	/* traced as the text stands */
	xmlDoc			*law;		/* that was traced */
	const struct edition	*edition;	/* the same, as it was written */
};

void	 map_write(const struct mapped *, struct text *out);

#endif
