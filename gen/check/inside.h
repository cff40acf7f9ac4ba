/*
 * Inside: what the parts of check share. The accounting of an edition
 * is made on first use and lives as long as the edition; all else lives for
 * one check.
 */
#ifndef CHECK_INSIDE_H
#define CHECK_INSIDE_H

#include "check/check.h"
#include "check/digest.h"
#include "check/link.h"
#include "check/lock.h"

/* Kinds of <note>, as bits; the names stand in check/note.c. */
enum note_kind {
	NOTE_SIC		= 1 << 0,
	NOTE_SUPPLIED		= 1 << 1,
	NOTE_WRONG_REFERENCE	= 1 << 2,
	NOTE_DOUBTFUL_REFERENCE	= 1 << 3,
	NOTE_UNDEFINED_TERM	= 1 << 4,
	NOTE_UNUSED_TERM	= 1 << 5,
	NOTE_INCONSISTENT_TERM	= 1 << 6,
	NOTE_MISSING_DOCUMENT	= 1 << 7,
	NOTE_CONFLICT		= 1 << 8,
	NOTE_DISPLACED		= 1 << 9,
	NOTE_AMBIGUOUS		= 1 << 10,
	NOTE_LAYOUT		= 1 << 11
};

struct reference;
struct text;

struct note {
	unsigned	 kind;		/* a bit, or 0 if it is unknown */
	const char	*quote;		/* NULL: about the whole provision */
	const xmlNode	*node;
	struct note	*next;
};

/* What the overlay says of one provision, and reviewed.lock. */
struct account {
	enum coverage	 own;		/* said of this very provision */
	enum coverage	 all;		/* inherited, or gathered from parts */
	const char	*own_reason;
	const char	*reason;	/* of an exemption */
	bool		 is_covering;	/* it or what is above covers items */
	struct note	*notes;
	const char	*locked;	/* digest in reviewed.lock, or NULL */
	const char	*keys;		/* of the links to it, in the lock */
	const char	*why;		/* stale though the words are the same */
	bool		 is_proposed;	/* and nobody has read it */
	bool		 is_compared;	/* with what it is now: */
	bool		 is_stale;
};

/* A line of reviewed.lock whose provision is gone. */
struct orphan {
	const char	*address, *digest, *keys;
	int		 line;
	struct orphan	*next;
};

struct coverage_map {
	struct account	*accounts;	/* by provision->order */
	struct orphan	*orphans;
	bool		 is_reviewed;	/* the lock names this edition */
};

/* One check of one edition or of one authority. */
struct reference;

struct checking {
	struct pool			*pool;
	const struct corpus		*corpus;	/* NULL: a lone edition */
	const struct authority		*authority;	/* NULL likewise */
	const struct edition		*edition;	/* NULL: authority.xml */
	struct problems			*problems;
	const char			**names;	/* of roles, for hints */
	size_t				 name_count;
	bool				*cited;		/* by order; references */
	bool				 has_errors;	/* to be mended first */
};

/* check/note.c: notes of the editors */
/* The bit of a note's kind; 0 if there is none of that name. */
unsigned		 check_note_kind(const char *name);
/* The names in turn, NULL behind the last. */
const char		*check_note_kind_name(size_t at);
/* All that a note may quote: caption, text, and what a form carries. */
bool			 check_note_may_quote(const struct provision *,
			    const char *quote);

/* check/proposed.c: what nobody has read yet */
void			 check_proposed(struct checking *);

/* check/coverage.c */
struct coverage_map	*check_coverage_map(const struct edition *);
struct account		*check_coverage_account(const struct edition *,
			    const struct provision *);
/* Is it claimed, or noted, and so to be reviewed? */
bool			 check_coverage_is_said(const struct account *);

/* check/noted.c */
/*
 * Has an editor said so already? The note is about the whole provision, or
 * quotes something of its text between start and end.
 */
bool			 check_noted(const struct checking *,
			    const struct provision *, unsigned kinds,
			    size_t start, size_t end);

/* The note quotes all of that; one about anything else there excuses nothing. */
bool			 check_noted_whole(const struct checking *,
			    const struct provision *, unsigned kinds,
			    size_t start, size_t end);

/* check/quoted.c: does what starts there stand in words of another law? */
bool			 check_quoted(const struct edition *,
			    const struct provision *, size_t start);

/* check/wording.c: what words say of modality */
enum modality {
	MUST		= 1 << 0,
	MUST_NOT	= 1 << 1,
	PERMISSION	= 1 << 2,
	SHOULD		= 1 << 3,
	MAY		= 1 << 4
};

/*
 * What ending and middle of one of its sentences allow, and of an item what it
 * is an item of; ended: so that a plain verb binds.
 */
unsigned		 check_wording_of(const struct provision *,
			    const char *sentence, bool ended);
/* Does it speak of somebody who allows? */
bool			 check_wording_permits(const char *words);
/* All that one of the provision's sentences, or its lead, allows; 0: nothing. */
unsigned		 check_wording_allowed(const struct provision *);
/* The bit of a duty's modality; 0 if it is unknown. */
unsigned		 check_wording_modality(const struct duty *);
/* "must or may" */
const char		*check_wording_names(struct pool *, unsigned);

/* check/moved.c: links that do not mean any more what they meant */
/* Inside the edition; marks in moved, by order, whose links are reported. */
void			 check_moved_own(const struct edition *,
			    const struct links *, bool *moved,
			    struct problems *);
/* From one standard, or from the authority's files, to others, or to one. */
void			 check_moved_between(const struct corpus *,
			    const struct authority *, const struct standard *,
			    bool only_moved, struct problems *);

/* check/edited.c: what is written about a clause, and was not when it was read */
/* But for what is reported as moved; those are its overlay's links. */
void			 check_edited(const struct edition *,
			    const struct links *, const bool *moved,
			    struct problems *);
/* Is the key among those of the lock? */
bool			 check_edited_has_key(const char *keys,
			    const char *key);

/* check/place.c */
struct place		 check_place(const xmlNode *, const char *attr);
/* Is the file beside the text, though it could not be read? */
bool			 check_place_has_file(const struct checking *,
			    const struct edition *, const char *name);

/* check/find.c: what an attribute names */
/* Exactly that address; with a standard before # in that one. */
const struct provision	*check_find(const struct checking *,
			    const char *address);
/* Also which edition it is in. */
const struct provision	*check_find_in(const struct checking *,
			    const char *address, const struct edition **);
/* Does STANDARD#… name what could not be read? That is reported already. */
bool			 check_find_is_unread(const struct checking *,
			    const char *name);
/* Reports each address of the list that does not exist. */
void			 check_find_all(struct checking *, const xmlNode *,
			    const char *attr);

/* check/repeat.c: what a list may name once only */
void	 check_repeat_words(struct checking *, const xmlNode *,
	    const char *attr, const char *separators);
void	 check_repeat_elements(struct checking *, const xmlNode *parent);

/* check/record.c: elements and attributes, by a table */
void	 check_records(struct checking *, const xmlNode *root);

/* The parts of a check of an edition, each in the file of its name. */
void	 check_overlay(struct checking *);
void	 check_wording(struct checking *);
/* Each duty against the very sentence that it tells. */
void	 check_told(struct checking *);
/* Each duty against the words of its clause. */
void	 check_agree(struct checking *);
void	 check_question(struct checking *);
void	 check_actors(struct checking *);
/* False if it names a ただし書 or 後段 that its target, which is there, lacks. */
bool	 check_portion_is_there(const struct reference *);
void	 check_references(struct checking *);
void	 check_numbers(struct checking *);
void	 check_terms(struct checking *);
/* With all of the authority read. */
void	 check_elsewhere(struct checking *);
void	 check_forms(struct checking *);
void	 check_review(struct checking *);

/*
 * check/accept.c: the lock itself, whether errors stand or not; of all of the
 * authority's standards if it is NULL.
 */
bool	 check_accept_write(const struct corpus *, const struct authority *,
	    const struct standard *, struct problems *);

/* check/rests.c: duties that rest on what changed since it was reviewed */
void	 check_rests_report(const struct edition *,
	    const struct provision *changed, struct problems *);

/* What stands in authority.xml and the guides. */
void	 check_beside_standards(const struct corpus *, const struct authority *,
	    struct problems *);
/* check/check.c: all but what reviewed.lock says */
void	 check_before_review(const struct corpus *, const struct edition *,
	    struct problems *);

/* check/authority.c */
void	 check_authority(struct checking *);
void		 check_everyday(struct checking *);

/* check/lock.c: besides lock.h */
void	 check_lock_read(const struct edition *, struct coverage_map *);
/* Lines that belong to no edition of this authority, or are no lines. */
void	 check_locks(struct checking *);

/* check/origin.c: the texts against the files as which they were received */
void	 check_origins(struct checking *);

#endif
