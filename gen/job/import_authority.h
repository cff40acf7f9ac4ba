/*
 * Import_authority: authority.xml with the standards that were imported: a new
 * one for an authority that has none, or a row more in that which stands there.
 */
#ifndef JOB_IMPORT_AUTHORITY_H
#define JOB_IMPORT_AUTHORITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/text.h"

struct imported_standard {
	const char	*slug, *title;
};

/*
 * 港区, 京都市教育委員会: what the title begins with; "" if it begins with no
 * town.
 */
const char	*import_authority_town(struct pool *, const char *title);
/* A new file; name is the authority's. */
void		 import_authority_begin(const char *id, const char *name,
		    const struct imported_standard *, size_t count,
		    struct text *out);
/*
 * The file as it stands, with those standards behind its others that it does
 * not list; all else stays. False, and nothing in out, if it lists them all or is
 * no authority.xml: check tells that.
 */
bool		 import_authority_add(struct pool *, const char *bytes,
		    size_t length, const struct imported_standard *,
		    size_t count, struct text *out);

#endif
