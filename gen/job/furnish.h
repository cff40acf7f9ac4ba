/*
 * Furnish: what stands around a page of a build: the way to it from the
 * portal, its paper, and the documents before, after and beside it. No words
 * of the document itself; a page that is made alone has none of it.
 */
#ifndef JOB_FURNISH_H
#define JOB_FURNISH_H

#include "html/html.h"
#include "job/digests.h"

/* What there is to lead to. */
struct premises {
	const struct plan	*plan;
	const struct made	*made;
	const struct plan	*pages;		/* that list documents */
	const struct made	*pages_made;	/* NULL: not known yet */
	bool			 has_app;	/* furnish_app is there */
};

/* Below the output folder: the program in a browser, where it was built. */
extern const char furnish_app[];

/*
 * What a page of a build is written with: where its shared files are, and a
 * title that no other page bears.
 */
struct html_frame furnish_frame(struct pool *, const struct kind *,
		    const struct request *, const struct sheet *);
/* The page, with its marks (html.h) replaced. */
void		 furnish(struct pool *, const struct premises *,
		    const struct document *, const struct made *,
		    const char *page, struct text *out);

#endif
