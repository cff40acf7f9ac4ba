/*
 * Words: all that can be searched for in a build, as one script that gives
 * itself to templates/script/search.js: texts in force, duties, terms, roles
 * and documents of all authorities. A page from a folder may fetch nothing, but
 * it may run what stands beside it.
 */
#ifndef JOB_WORDS_H
#define JOB_WORDS_H

#include "job/furnish.h"

void	job_words(struct job *, const struct premises *, struct text *out);

#endif
