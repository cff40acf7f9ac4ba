/*
 * Link: all that points to a provision or a duty, in the overlay, in
 * authority.xml and in the guides.
 */
#ifndef CHECK_LINK_H
#define CHECK_LINK_H

#include "check/digest.h"

struct link {
	const char		*owner, *group;	/* its line in the lock */
	const char		*target;	/* STANDARD#ADDRESS, or ADDRESS */
	const struct edition	*edition;	/* it leads into; NULL: unknown */
	const struct provision	*provision;	/* NULL: nowhere; reported */
	const struct duty	*duty;		/* if it leads to one */
	struct place		 place;
	const xmlNode		*record;	/* it stands in; NULL: prose */
	char			 key[DIGEST_KEY + 1];	/* inside an overlay */
	bool			 is_to_duty;	/* or should be */
	bool			 is_own;	/* inside its edition */
	bool			 is_strong;	/* the record is like no other */
	bool			 is_draft;	/* it stands in a draft */
};

struct links {
	struct pool	*pool;
	struct link	*list;
	size_t		 count, room;
};

/* Of duties.xml and forms.xml of one edition. */
void			 check_link_overlay(const struct corpus *,
			    const struct edition *, struct links *);
/*
 * Of authority.xml and the guides, and those that lead from one standard to
 * another, but for editions that are in force no more.
 */
void			 check_link_between(const struct corpus *,
			    const struct authority *, struct links *);
/* Its links to other standards mean what was in force when it was. */
bool			 check_link_is_past(const struct edition *);
/* Does the attribute of an element name provisions or duties? */
bool			 check_link_is_pointer(const char *element,
			    const char *attr);
/* The digest of what a link that leads somewhere leads to. */
void			 check_link_digest(const struct link *,
			    char digest[DIGEST_LENGTH + 1]);

#endif
