/*
 * Import_write: where imported regulations go: to standard output, a file, a
 * folder, or into the corpus with the file they came in; all of them or none.
 */
#ifndef JOB_IMPORT_WRITE_H
#define JOB_IMPORT_WRITE_H

#include "import/import.h"
#include "job/job.h"

/* What goes wrong is reported. */
void	 import_write(struct job *, struct imported **, size_t count,
	    struct text *out);

#endif
