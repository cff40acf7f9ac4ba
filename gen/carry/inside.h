/*
 * Inside: what the files of carry share while one edition is carried.
 */
#ifndef CARRY_INSIDE_H
#define CARRY_INSIDE_H

#include "base/tree.h"
#include "carry/carry.h"
#include "carry/edit.h"
#include "carry/map.h"
#include "carry/prose.h"

/* Something that is said of the carrying, a line. */
struct remark {
	const char	*about;		/* 第9条, or a file */
	const char	*words;		/* a question, what is in doubt, … */
	struct remark	*next;
};

struct remarks {
	struct remark	*first, **end;
	size_t		 count;
};

/* Why what is written about a provision is to be read again. */
enum carry_why {
	WHY_NOTHING,
	WHY_REFERS,		/* it names by number what has another */
	WHY_RECORD		/* a part of what is written about it went */
};

struct carrying {
	struct pool		*pool;
	const struct corpus	*corpus;
	const struct authority	*authority;
	const struct map	*map;		/* of the overlay */
	const struct map	*links;		/* of links; NULL: they stay */
	const char		*id;		/* of the new edition's folder */
	enum carry_why		*why;		/* by order of the new */
	struct remarks		 gone;		/* records that went */
	struct remarks		 doubts;	/* words for somebody to look at */
	struct remarks		 foreign;	/* words of the authority */
	struct carry_files	*files;
	struct problems		*problems;
};

void		 carry_remark(struct carrying *, struct remarks *,
		    const char *about, const char *words);
/* Every file below a folder. False if reported. */
bool		 put_list(const char *folder, struct tree_paths *,
		    struct problems *);
void		 carry_put_file(struct carry_files *, const char *path,
		    const char *bytes, size_t length, size_t places);
/* The file below the authority's folder, if it is another one now. */
void		 carry_put(struct carrying *, const char *path,
		    const char *bytes, size_t length, struct edits *);

/* overlay.c: duties.xml and forms.xml; edits of the old file's bytes */
void		 overlay_carry(struct carrying *, const char *bytes,
		    size_t length, struct edits *);

/* outside.c: authority.xml, guides, other standards' overlays */
void		 outside_carry(struct carrying *);
/* Words of other standards that mean another provision now. */
void		 outside_look(struct carrying *);

/* record.c: the lines of reviewed.lock */
/* From the new edition as it stands on the stage, with its overlay. */
void		 record_carry(struct carrying *, const struct corpus *stage,
		    struct text *out);

#endif
