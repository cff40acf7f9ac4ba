/*
 * Ledger: which document carries which digest. A build leaves it beside the
 * portal as a table: digest, request, path, title and edition, a line each; a
 * document made later adds its line. It names nobody of a roster.
 */
#ifndef JOB_LEDGER_H
#define JOB_LEDGER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/problem.h"
#include "base/text.h"

struct ledger_entry {
	const char	*digest;
	const char	*request;	/* a line; "" of a document that an
					   older kijun made */
	const char	*path;		/* below the folder; "" if made alone */
	const char	*title;
	const char	*edition;	/* as the document prints it */
};

struct ledger {
	struct ledger_entry *list;	/* array of count */
	size_t		 count;
	bool		 is_torn;	/* a line of it is damaged */
};

extern const char ledger_file[];	/* ledger.tsv */

/*
 * The ledger of the folder. NULL if there is none (then *absent), or if it is
 * no ledger, or of another version: reported. A line that is damaged is
 * reported, and left out. Lives in the pool.
 */
struct ledger	*ledger_load(struct pool *, const char *folder, bool *absent,
		    struct problems *);
const struct ledger_entry *ledger_find(const struct ledger *,
		    const char *digest);
void		 ledger_head(struct text *out);
void		 ledger_add(struct text *out, const struct ledger_entry *);
/*
 * Adds a document made alone to the folder's ledger, if that has one that is
 * whole and does not know it. It carries its request anyway, so nothing is
 * reported.
 */
void		 ledger_note(const char *folder, const struct ledger_entry *);
/* Lines of digests.tsv, which an older kijun left; NULL if there is none. */
struct ledger	*ledger_load_old(struct pool *, const char *folder);

#endif
