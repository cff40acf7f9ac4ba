/*
 * Digests: the list of all documents of a build: for the portal, as the ledger
 * that verify reads, and as a feed of changes.
 */
#ifndef JOB_DIGESTS_H
#define JOB_DIGESTS_H

#include "job/job.h"
#include "job/plan.h"
#include "base/batch.h"

/* What became of one document of the plan. */
struct made {
	bool		 is_made;	/* false: it had nothing to say */
	size_t		 page_count;	/* of the PDF */
	size_t		 html_at;	/* in the build's drafts */
	size_t		 html_bytes, pdf_bytes;
	char		 digest[13];
	const char	*title;
	const char	*edition;	/* as printed */
};

/*
 * <documents> for the dossier: each <document> made of an authority (NULL: of
 * all), with what its kind declares, each <page> that lists them, and each
 * <kind> that is made of a role and a standard. The caller frees.
 */
xmlDoc	*job_digests_document(struct pool *, const struct authority *,
	    const struct plan *, const struct made *,
	    const struct plan *pages, const struct kinds *);

/*
 * For the page at path: the way back up to the portal's folder (../../), and
 * from it to each other page.
 */
void	 job_digests_set_up(xmlDoc *, const char *path);

/*
 * The ledger, with the lines of earlier builds kept, and changes.atom. pages
 * are those that list documents. False if reported.
 */
bool	 job_digests_save(struct job *, const struct plan *, const struct made *,
	    const struct plan *pages, const struct made *pages_made,
	    const char *folder, struct batch *);

#endif
