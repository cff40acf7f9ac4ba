/*
 * Request: one document that is asked for, as one value: which kind, what it
 * is made per, and with which settings. Where a document lives below the
 * output folder follows from its request, and is decided here alone.
 */
#ifndef KIND_REQUEST_H
#define KIND_REQUEST_H

#include "corpus/corpus.h"
#include "kind/kind.h"

struct roster;

/* Strings are borrowed; NULL means not asked. */
struct request {
	const char		*kind;		/* checklist */
	const struct kinds	*kinds;		/* all there are: whom it may lead
						   to; NULL: nowhere */
	const struct authority	*authority;
	const char		*role;		/* id */
	const char *const	*others;	/* ids of what else its holder is,
						   NULL-terminated; or NULL */
	const struct edition	*edition;	/* one standard, or NULL: all current */
	const struct edition	*older;		/* of a pair */
	bool			 with_included;	/* duties of included roles too */
	const char		*chapter;	/* cut by address of a chapter */
	const char		*modality;
	const char		*situation;
	const char *const	*options;	/* name, value, name, value, NULL */
	struct roster		*roster;	/* listed in it; or NULL */
	bool			 is_merged;	/* its blanks are filled from one */
	size_t			 people;	/* how many; 0: no roster */
	const char		*rows;		/* theirs, as the roster's file
						   counts; NULL: all it has */
	bool			 is_sorted;	/* by department and reading */
	const char		*form;		/* Fm_1, or NULL */
	const char		*packet;	/* whose roles its people have, of
						   the letter in front of one;
						   or NULL */
	const char		*answers;	/* digest of those it is made of; or
						   NULL */
	xmlDoc			*extra;		/* grafted under the root; or NULL */
};

/* What it is made per, by what is given. */
enum kind_per	 request_per(const struct request *);
/* NULL if it knows no kinds, or not this one. */
const struct kind *request_kind(const struct request *);

/* The path below the output folder, without ending. */
const char	*request_path(struct pool *, const struct request *);
/*
 * From its document to the folder of its authority ("../../"), or "" for
 * one of none: two files that are compared.
 */
const char	*request_home(const struct request *);
/* From there to the document of another request; with ".html". */
const char	*request_href(struct pool *, const struct request *from,
		    const struct request *to);
/* The file alone: for documents of one edition, which share a folder. */
const char	*request_beside(struct pool *, const struct request *);

#endif
