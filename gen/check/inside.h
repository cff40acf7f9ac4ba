/*
 * Inside: what the parts of check share. The accounting of an edition
 * is made on first use and lives as long as the edition; all else lives for
 * one check.
 */
#ifndef CHECK_INSIDE_H
#define CHECK_INSIDE_H

#include "check/check.h"

/*
 * A digest in reviewed.lock: of a provision's words, a hyphen, and of its
 * number as printed; for a link to a duty a plus, and of its question. In the
 * lock's first version it was one digest of all.
 */
enum {
	DIGEST_WORDS = 24,	/* hexadecimal digits of a SHA-256 */
	DIGEST_KEY = 8,
	DIGEST_LENGTH = DIGEST_WORDS + 1 + DIGEST_KEY,
	DIGEST_FIRST = 32
};

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
struct checking {
	struct pool			*pool;
	const struct corpus		*corpus;	/* NULL: a lone edition */
	const struct authority		*authority;	/* NULL likewise */
	const struct edition		*edition;	/* NULL: authority.xml */
	struct problems			*problems;
	const char			**names;	/* of roles, for hints */
	size_t				 name_count;
	bool				*cited;		/* by order; references */
};

/* check/note.c: notes of the editors */
/* The bit of a note's kind; 0 if there is none of that name. */
unsigned		 check_note_kind(const char *name);
/* The names in turn, NULL behind the last. */
const char		*check_note_kind_name(size_t at);
/* All that a note may quote: caption, text, and what a form carries. */
bool			 check_note_may_quote(const struct provision *,
			    const char *quote);

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

/* check/quoted.c: does what starts there stand in words of another law? */
bool			 check_quoted(const struct edition *,
			    const struct provision *, size_t start);

/* check/digest.c */
void			 check_digest_words(const struct provision *,
			    char hex[DIGEST_WORDS + 1]);
void			 check_digest_provision(const struct provision *,
			    char digest[DIGEST_LENGTH + 1]);
void			 check_digest_question(const struct duty *,
			    char hex[DIGEST_KEY + 1]);
void			 check_digest_duty(const struct duty *,
			    char digest[DIGEST_LENGTH + 1]);
/* Is the provision as it was, to the last character? */
bool			 check_digest_holds(const struct provision *,
			    const char *locked);
bool			 check_digest_is_of(const char *, size_t length);
/* Digests of the first version cannot tell. */
bool			 check_digest_same_words(const char *, const char *);
/*
 * How much of a link's digest says what it means: a provision's words,
 * whatever their number; of a duty all.
 */
size_t			 check_digest_meaning(const char *digest);
/* Nothing to know it by: 第2項 with items only, a heading without words. */
bool			 check_digest_is_wordless(const struct provision *);
/* Where those words stand now, but there; the nearest, or NULL. */
const struct provision	*check_digest_find(const struct edition *,
			    const char *locked, const struct provision *but);
/*
 * What a record says where an attribute of it, or of an element in it,
 * points to something: the same wherever it points.
 */
void			 check_digest_record(const xmlNode *record,
			    const xmlNode *node, const char *attr,
			    char key[DIGEST_KEY + 1]);

/* check/link.c: all that points to a provision or a duty */
struct link {
	const char		*owner, *group;	/* its line in the lock */
	const char		*target;	/* STANDARD#ADDRESS, or ADDRESS */
	const struct edition	*edition;	/* it leads into; NULL: unknown */
	const struct provision	*provision;	/* NULL: nowhere; reported */
	const struct duty	*duty;		/* if it leads to one */
	struct place		 place;
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

/* check/moved.c: links that do not mean any more what they meant */
/* Inside the edition; marks in moved, by order, whose links are reported. */
void			 check_moved_own(const struct corpus *,
			    const struct edition *, bool *moved,
			    struct problems *);
/* From one standard, or from the authority's files, to others, or to one. */
void			 check_moved_between(const struct corpus *,
			    const struct authority *, const struct standard *,
			    bool only_moved, struct problems *);

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
void	 check_question(struct checking *);
void	 check_actors(struct checking *);
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

/*
 * The keys of all that points to each provision, by its order: "" or a tab and
 * "KEY,KEY".
 */
const char **check_accept_keys(struct pool *, const struct corpus *,
	    const struct edition *);

/* check/rests.c: duties that rest on what changed since it was reviewed */
void	 check_rests_report(const struct edition *,
	    const struct provision *changed, struct problems *);

/* check/check.c: all but what reviewed.lock says */
void	 check_before_review(const struct corpus *, const struct edition *,
	    struct problems *);

/* check/authority.c */
void	 check_authority(struct checking *);

/* check/lock.c: reviewed.lock */
#define LOCK_VERSION "# kijun-reviewed 2\n"

enum lock_field {
	LOCK_OWNER,		/* a standard; of links also the authority */
	LOCK_GROUP,		/* its edition, or the file */
	LOCK_TARGET,		/* an address; of links between standards with
				   the standard and # */
	LOCK_DIGEST,
	LOCK_KEYS,		/* of the links inside the edition, and why it
				   is to be read again; may be missing */
	LOCK_FIELDS
};

/* One line, cut at its tabs; fields point into the line. */
struct lock_line {
	const char	*fields[LOCK_FIELDS];
	size_t		 lengths[LOCK_FIELDS];
	const char	*start;
	size_t		 length;
	int		 number;
	bool		 is_whole;
};

struct lock {
	char		*bytes;		/* the caller frees */
	const char	*at;
	int		 number;
	bool		 is_first;	/* its first version: without links */
};

const char *check_lock_path(struct pool *, const struct authority *);
/* False if there is none; an unreadable one is reported. */
bool	 check_lock_open(struct lock *, const char *path, struct problems *);
/* The next line that is no comment; false at the end. */
bool	 check_lock_next(struct lock *, struct lock_line *);
bool	 check_lock_field_is(const struct lock_line *, enum lock_field,
	    const char *word);
const char *check_lock_field(struct pool *, const struct lock_line *,
	    enum lock_field);
/* Is it a link's, and no provision's? */
bool	 check_lock_is_link(const struct lock_line *);
void	 check_lock_read(const struct edition *, struct coverage_map *);
/* Lines that belong to no edition of this authority, or are no lines. */
void	 check_locks(struct checking *);

/* check/origin.c: the texts against the files as which they were received */
void	 check_origins(struct checking *);

#endif
