/*
 * Packet: everything that one person outside gets, in the order that the
 * kinds declare: a letter, the clauses that bind, papers to sign and to hand
 * in, a checklist. Its papers stand alone: who gets them cannot follow a link.
 */
#ifndef JOB_PACKET_H
#define JOB_PACKET_H

#include "job/job.h"

struct packet_part {
	struct kind	*kind;
	struct sheet	*sheet;
};

/* What a person with these roles gets; the same for all who have them. */
struct packet {
	struct packet_part *parts;	/* array of count */
	size_t		 count, room;
};

enum { PACKET_ROLES_MAX = 16 };

/*
 * In the pool, of roles (ids) of the authority, NULL behind the last. NULL if
 * reported, also if no paper is about them.
 */
struct packet	*packet_parts(struct job *, struct pool *,
		    const struct authority *, const char *const *roles);
/*
 * The pages of one person: each paper begins on a front side. False if
 * reported. The painting is made if it is NULL.
 */
bool		 packet_paint(struct job *, const struct packet *,
		    const struct roster *, size_t row, struct ink *,
		    struct painting **);
/* The command. */
void		 job_packet(struct job *);

#endif
