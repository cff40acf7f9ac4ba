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
#include "proof/painted.h"

struct inquiry {
	struct job		*job;
	struct pool		*pool;
	struct text		*out;
	const char		*digest;
	const char		*line;		/* its request; NULL: none */
	bool			 is_printed;	/* from a sheet: kijun print */
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

/* What is known of the document; of a line that an older kijun left. */
void	 verify_describe(const struct inquiry *);
void	 verify_describe_old(const struct inquiry *);

/* Is it a page of a build, which shares its style with the others? */
bool	 verify_read_is_linked(const struct inquiry *);
/*
 * What is made anew: of packets all or one of them, else the sheet, filled
 * from the roster if there is one.
 */
bool	 verify_read_made(struct inquiry *, const struct packet_plan *,
	    const struct roster *, struct text *out);
/* The words in the order in which a page is read; false if reported. */
bool	 verify_read_either(struct inquiry *, const char *bytes, size_t length,
	    struct words *);
/*
 * The file and what was made, in the same order: that of painting, or for an
 * HTML file or a PDF that another program wrote in its own way, that in which
 * they are read (then all is body).
 */
bool	 verify_read_both(struct inquiry *, const struct text *made,
	    struct painted *found, struct painted *wanted);
/* False if all marks of head and foot are gone from the file. */
bool	 verify_read_marked(const struct painted *found,
	    const struct painted *wanted);
/* The sheets that are filled: of a packet, all its papers. In the pool. */
const struct sheet **verify_read_sheets(struct inquiry *, size_t *count);

/* Is what would be made what the digest is of? */
bool	 verify_read_same(const struct inquiry *);

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
/* Compares a file whose people nobody names. */
void	 verify_filled(struct inquiry *);

/* Reports files beside a page of a build that are not those of a build. */
void	 verify_beside(struct inquiry *);

/* Reports where the words are others. */
void	 verify_refuse_words(struct inquiry *, const struct words_difference *);
/* The same of every place, and of pages that are gone; false if none is. */
bool	 verify_refuse_all(struct inquiry *, const struct words *found,
	    const struct words *wanted, bool has_marks);
/*
 * All that holds the words of a page of HTML is as it was made; what was made
 * may have marks where people are. False if reported.
 */
bool	 verify_refuse_page(struct inquiry *, const struct text *made,
	    bool has_marks);

#endif
