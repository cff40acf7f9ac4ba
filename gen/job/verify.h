/*
 * Verify: one question about one document: what is asked, what the document
 * says of itself, and what would be made from that today.
 */
#ifndef JOB_VERIFY_H
#define JOB_VERIFY_H

#include "job/job.h"
#include "job/ledger.h"
#include "job/packet.h"
#include "proof/carried.h"

struct inquiry {
	struct job		*job;
	struct pool		*pool;
	struct text		*out;
	const char		*digest;
	const char		*line;		/* its request; NULL: none */
	const struct ledger_entry *entry;	/* NULL: not in the ledger */
	const char		*path;		/* of the file; NULL: none given */
	struct carried		 carried;
	const char		*why;		/* it cannot be followed; or NULL */
	struct request		 request;
	struct kind		*kind;
	struct roster		*roster;
	struct sheet		*sheet;		/* as it would be now, or was
						   when it was in force; or NULL */
	struct corpus		*today;		/* the job's is that of then;
						   NULL: it is today's */
	struct packet_plan	*plan;		/* the same of packets; or NULL */
};

/*
 * In small letters, however it was typed off the paper, in one word or in
 * several; NULL if it is none.
 */
const char *verify_digest_read(struct pool *, const char *const *words,
	    size_t count);
/* Are the words of the command line nearly one, and no file? Then reported. */
bool	 verify_digest_refuse(struct job *);
/*
 * Reads the roster, if one is given and the document has people. False if
 * reported, also if it has not as many.
 */
bool	 verify_roster(struct inquiry *);
/* Without its people a list of people cannot be made again: then it says so. */
bool	 verify_roster_lacks(struct inquiry *);
/* Composes the paper of those who were left out. False if reported. */
bool	 verify_roster_left_out(struct inquiry *);
/*
 * Compares the file with what is made anew, whose digest is the file's: says
 * that its words are unchanged, or reports the first place that is not.
 */
void	 verify_words(struct inquiry *);
/*
 * Reports that the digest of a file is not that of what it says it was made
 * from, with the first place where its words are others; if it is the digest
 * alone that is another one, somebody changed it.
 */
void	 verify_words_astray(struct inquiry *);

#endif
