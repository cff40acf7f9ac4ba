/*
 * Lone: a law's file that is given instead of a standard of the corpus, as it
 * came from e-Gov. Nothing else is read, and no corpus need be there.
 */
#ifndef JOB_LONE_H
#define JOB_LONE_H

#include "job/job.h"

/* Does it name a file, or something that can be nothing else (law.xml)? */
bool		 lone_is_file(const char *name);
/* The law that make is asked for; NULL if it is asked for a standard. */
const char	*lone_law(const struct options *);
/* Are all words files, and is there one? */
bool		 lone_are_all(const struct options *);
/* As job_open, around that law; without a law what needs no corpus. */
bool		 lone_open(struct job *, const struct options *,
		    const char *law, struct problems *);
/* What make is asked for: "standard", the text itself, if only a law is. */
const char	*lone_kind(const struct options *);
/* The law that was opened; NULL if a corpus was. */
struct authority *lone_authority(const struct job *);
/* What its document is called: as the file, without its ending. */
const char	*lone_document_path(struct job *, const char *kind);

#endif
