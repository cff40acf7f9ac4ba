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

/* People one after another who have the same roles. */
struct packet_run {
	const char	*roles;		/* ids, + between them */
	const struct packet *packet;
	size_t		 people;
};

/* The packets of one document, one a person. It names nobody. */
struct packet_plan {
	const struct authority *authority;
	struct packet_run *runs;	/* array */
	size_t		 count, room;
	size_t		 people;
	const char	*rows;		/* of the roster; NULL: all it has */
	bool		 is_sorted;
	/* Once it is sealed */
	char		 digest[13];	/* of all its papers, each once */
	const char	*request;	/* a line */
};

enum { PACKET_ROLES_MAX = 16 };

/*
 * In the pool, of roles (ids) of the authority, NULL behind the last, with
 * these settings (name and value in turn, NULL behind the last). NULL if
 * reported, also if no paper is about them.
 */
struct packet	*packet_parts(struct job *, struct pool *,
		    const struct authority *, const char *const *roles,
		    const char *const *settings);

/* One more person. */
void		 packet_plan_add(struct pool *, struct packet_plan *,
		    const char *roles, const struct packet *);
/* Its digest and its request, with these settings. */
void		 packet_plan_seal(struct job *, struct pool *,
		    struct packet_plan *, const char *const *settings);
/* What the person of that place gets. */
const struct packet *packet_plan_at(const struct packet_plan *,
		    size_t person);
/* For that person alone; sealed. */
struct packet_plan *packet_plan_one(struct job *, struct pool *,
		    const struct packet_plan *, size_t person,
		    const char *const *settings);
/*
 * As a request for packets says, composed anew and sealed; NULL if reported,
 * or if *why says, in the pool, why it cannot be made any more.
 */
struct packet_plan *packet_plan_of(struct job *, struct pool *,
		    const struct request *, const char **why);
/* The part that carries the digest; NULL if none does. */
const struct packet_part *packet_plan_find(const struct packet_plan *,
		    const char *digest);
/* The ledger learns the plan's digest, and those of its papers. */
void		 packet_plan_note(struct job *, const struct packet_plan *,
		    const char *const *settings);

/*
 * All people of the roster, in the plan's order; each paper begins on a front
 * side, and the file carries what the plan says of itself. False if reported.
 */
bool		 packet_paint_all(struct job *, const struct packet_plan *,
		    const struct roster *, struct text *out);
/* The command. */
void		 job_packet(struct job *);

#endif
