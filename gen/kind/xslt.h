/*
 * Xslt: one compiled stylesheet per kind of document, and its application.
 * No file, no network access from a stylesheet beyond its own imports.
 */
#ifndef KIND_XSLT_H
#define KIND_XSLT_H

#include "corpus/corpus.h"

/* What <k:kind> on top of a stylesheet says; strings live with the kinds. */
struct kind {
	const char	*name;		/* checklist: the file's name */
	const char	*title;		/* 点検票 */
	const char	*per;		/* authority|role|standard|role-standard|form|pair|role-pair|all */
	const char	*needs;		/* "", roster, forms, draft … */
	const char	*note;		/* one sentence for help */
	const char	*options;	/* names that --set may have, beside those
					   of the command line; "" */
	void		*stylesheet;	/* compiled on first use */
	const char	*path;
};

struct kinds {
	struct pool	*pool;
	struct kind	*list;		/* array, by name */
	size_t		 count;
	const char	*folder;	/* templates */
};

/* The folder TEMPLATES/kinds, listed. NULL if reported. */
struct kinds	*xslt_kinds(const char *templates, struct problems *);
void		 xslt_free(struct kinds *);
struct kind	*xslt_kind(struct kinds *, const char *name);

/* The result tree; NULL if reported. The caller frees with xmlFreeDoc. */
xmlDoc		*xslt_apply(struct kinds *, struct kind *, xmlDoc *dossier,
		    struct problems *);

#endif
