/*
 * Check_inside: what the parts of check share. The accounting of an edition
 * is made on first use and lives as long as the edition.
 */
#ifndef CHECK_INSIDE_H
#define CHECK_INSIDE_H

#include "check.h"

enum {
	DIGEST_HEX = 32		/* the first half of a SHA-256 */
};

/* What the overlay says of one provision, and reviewed.lock. */
struct account {
	enum coverage	 own;		/* said of this very provision */
	enum coverage	 all;		/* inherited or gathered from parts */
	const char	*own_reason;
	const char	*reason;	/* of an exemption */
	bool		 is_noted;
	bool		 is_covering;	/* a duty here says covers="items" */
	const char	*locked;	/* digest in reviewed.lock, or NULL */
};

/* A line of reviewed.lock whose provision is gone. */
struct orphan {
	const char	*address;
	int		 line;
	struct orphan	*next;
};

struct coverage_map {
	struct account	*accounts;	/* by provision->order */
	struct orphan	*orphans;
	bool		 is_reviewed;	/* the lock names this edition */
};

struct coverage_map	*check_map(const struct edition *);
struct account		*check_account(const struct edition *,
			    const struct provision *);

/* check_review.c */
void	 check_read_lock(const struct edition *, struct coverage_map *);
void	 check_digest(const struct provision *, char hex[DIGEST_HEX + 1]);
void	 check_review(const struct edition *, struct problems *);
void	 check_locks(const struct corpus *, const struct authority *,
	    struct problems *);

#endif
