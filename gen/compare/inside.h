/*
 * Inside: what the parts of compare share: sequences of keys, words
 * and their spans, the two sides as trees of units, and the rows of a
 * 新旧対照表. Only compare's own files and its tests include it.
 */
#ifndef COMPARE_INSIDE_H
#define COMPARE_INSIDE_H

#include <stdint.h>

#include "compare/compare.h"
#include "base/message.h"

/* compare/sequence.c */

/*
 * Which keys of each side are not in a longest common subsequence (nearly the
 * longest if the sides are very unlike). Memory is linear in the lengths. The
 * answer for swapped sides is the swapped answer.
 */
void	 compare_sequences(struct pool *, const uint64_t *old,
	    size_t old_count, const uint64_t *new, size_t new_count,
	    bool *old_changed, bool *new_changed);

/* compare/token.c */

enum token_class {
	TOKEN_REFERENCE,	/* 第7条第5項, 前2項, 同条ただし書 */
	TOKEN_DATE,		/* 平成23年11月14日 */
	TOKEN_NUMERAL,		/* with its counter: 3日, 二人 */
	TOKEN_LATIN,
	TOKEN_KANJI,
	TOKEN_KATAKANA,
	TOKEN_HIRAGANA,
	TOKEN_OPEN,		/* brackets */
	TOKEN_CLOSE,
	TOKEN_STOP,		/* 。 */
	TOKEN_COMMA,		/* 、 */
	TOKEN_BLANK,
	TOKEN_LINE,		/* the end of a line, in tables */
	TOKEN_OTHER
};

struct token {
	size_t			 start, end;	/* bytes */
	enum token_class	 class;
	uint64_t		 key;		/* equal for equal words */
};

/* Lives in the pool; no token cuts a combining sequence. */
struct token	*compare_tokens(struct pool *, const char *text,
		    size_t *count);

/* compare/fold.c */

enum fold {
	FOLD_NONE,		/* marks may stand apart from letters */
	FOLD_WIDTH		/* half- and full-width forms as well */
};

uint32_t	 compare_fold_next(const char **cursor, const char *end,
		    enum fold);
/* Of the characters, not the bytes. */
uint64_t	 compare_fold_key(const char *, size_t bytes, enum fold);
bool		 compare_fold_same(const char *, const char *, enum fold);
/* Does it belong to the character before it? */
bool		 compare_fold_is_combining(uint32_t code);

/* compare/merge.c */

enum segment_kind {
	SEGMENT_SAME,
	SEGMENT_OUT,		/* stands in the old text only */
	SEGMENT_IN
};

/* Both texts as one, for 見え消し. */
struct segment {
	enum segment_kind	 kind;
	const char		*text;		/* not terminated */
	size_t			 bytes;
	struct segment		*next;
};

/* Spans as of struct change; a text that is NULL is not there at all. */
struct segment	*compare_merge(struct pool *, const char *old,
		    const struct span *old_spans, const char *new,
		    const struct span *new_spans);

/* compare/alike.c */

enum { SKETCH_SIZE = 64 };

/* The pairs of neighbouring characters in a text, to tell how alike two are. */
struct profile {
	uint32_t	*pairs;		/* sorted */
	uint32_t	 count;
	uint8_t		 sketch[SKETCH_SIZE];	/* how many, by a hash */
};

/* A provision on its way to a partner. */
struct clause {
	const struct provision	*provision;
	struct clause		*parent, *first, *next;
	struct clause		*partner;
	struct change		*change;
	struct profile		*profile;	/* NULL until it is needed */
	struct profile		*own_profile;	/* likewise */
	uint64_t		 whole;		/* key of its words and all below */
	uint64_t		 own;		/* key of its words alone */
	uint64_t		 set;		/* key of how they are set */
	uint64_t		 tag;		/* partners have the same */
	size_t			 weight;	/* bytes of words, with those below */
	size_t			 own_weight;
	size_t			 at;		/* in the list being matched */
	bool			 is_moved;
	bool			 is_flat;	/* stands in the outer order */
};

struct side {
	const struct edition	*edition;
	struct clause		*clauses;	/* array, by provision's order */
	size_t			 count;
};

/* Which words of a provision. */
enum extent {
	EXTENT_WHOLE,		/* with all that stands below */
	EXTENT_OWN
};

/* Dice's coefficient over pairs of characters, 0 to 1000. */
int		 compare_alike(struct pool *, struct clause *, struct clause *,
		    enum extent);
/* Of words that are no provision. */
struct profile	*compare_alike_profile(struct pool *, const char *words);
int		 compare_alike_profiles(const struct profile *,
		    const struct profile *);
/* Does only one of them hold others? */
bool		 compare_alike_is_uneven(const struct clause *,
		    const struct clause *);
/* No more than this, found in a moment. */
int		 compare_alike_at_most(struct pool *, struct clause *,
		    struct clause *, enum extent);

/* compare/rising.c */

/*
 * The heaviest run of pairs that rise on both sides: which of the given
 * positions (a permutation or a part of one, weights beside) stay.
 */
void		 compare_rising(struct pool *, const size_t *positions,
		    const uint64_t *weights, size_t count, bool *stays);

/* compare/match.c */

struct side	*compare_match_side(struct pool *, const struct edition *);
/* Partners, and which of them left the order of the others. */
void		 compare_match(struct pool *, struct side *old,
		    struct side *new);

/* compare/clause.c: units that may be partners of each other, in order */
struct clauses {
	struct clause	**list;
	size_t		  count, room;
};

void		 compare_clause_add(struct pool *, struct clauses *,
		    struct clause *);
void		 compare_clause_join(struct clause *, struct clause *);
/* By a key and the place in a list. */
struct keyed {
	uint64_t	 key;
	size_t		 at;
	struct clause	*clause;
};

int		 compare_clause_by_key(const void *, const void *);
/* At_3_2 of the address. */
const char	*compare_clause_last_part(const struct clause *);
/* A range of deleted articles has the number of its first. */
bool		 compare_clause_same_number(const struct clause *,
		    const struct clause *);
/* 第2章 of 第2章　総則: bytes of the ordinal and the blanks behind it. */
size_t		 compare_clause_ordinal_length(const char *caption);

/* compare/pair.c: provisions of one kind on both sides */
void		 compare_pair(struct pool *, const struct clauses *old,
		    const struct clauses *new);
/* Is that the side to begin with? Ties are broken alike, whichever is older. */
bool		 compare_pair_in_order(struct pool *, const struct clauses *old,
		    const struct clauses *new);
/* Those with equal words of at least so many bytes, one for one. */
void		 compare_pair_equal(struct pool *, const struct clauses *old,
		    const struct clauses *new, enum extent, size_t bytes_min);

/* compare/children.c: what stands below two partners */
void		 compare_children(struct pool *, const struct clause *old,
		    const struct clause *new);

/* compare/leftover.c: partners at another level, or in another place */
void		 compare_leftover(struct pool *, struct side *old,
		    struct side *new);

/* compare/supplement.c: 附則 are told apart by the law that added them */
void		 compare_supplement(struct pool *, const struct clauses *old,
		    const struct clauses *new);

/* compare/nearest.c: by likeness; places in the lists must be set */

/* Between the pairs that keep their order. */
void		 compare_nearest(struct pool *, const struct clauses *old,
		    const struct clauses *new);

/* What two must share to be one although they stand elsewhere. */
struct terms {
	enum extent	extent;
	size_t		bytes_min;	/* of either's words; less recurs by
					   chance */
	int		alike_min;	/* of 1000 */
	bool		is_tagged;	/* must have the same tag */
};

void		 compare_nearest_across(struct pool *,
		    const struct clauses *old, const struct clauses *new,
		    const struct terms *);

/* compare/figure.c */

/* Of the pictures in a provision and the fields of a form; 0 without any. */
uint64_t	 compare_figures(const struct provision *);

/* compare/structure.c */

/*
 * Of all that stands in a provision: if two are equal, they are set alike.
 * Provisions of its own are passed over.
 */
uint64_t	 compare_structure_key(const struct clause *);
/* The details of two partners, whose words are compared already. */
void		 compare_structure(struct pool *, const struct changes *,
		    struct change *);
/* Of the law around its provisions. */
void		 compare_structure_law(struct pool *, struct changes *);

/* compare/contents.c: 目次 as enacted */
void		 compare_contents(struct pool *, struct changes *);

/* compare/flag.c */

enum { COMPARE_FLAG_COUNT = 11 };

struct flag_row {
	unsigned	 flag;
	const char	*name;		/* in data */
	const char	*format;	/* how many, for people */
};

const struct flag_row *compare_flag(size_t place);
size_t		 compare_flag_count(const struct changes *, unsigned flag);

/* compare/detail.c */

/* From 1; 0 where it stands in none. */
struct detail_place {
	size_t	table, row, cell;
	size_t	index;		/* among its like; 0 if it is the only one */
};

struct detail_place compare_detail_place(const struct body *);
/* sentence, ruby, cell, …: stable. */
const char	*compare_detail_name(const struct body *);
/* added, removed, attribute, … */
const char	*compare_detail_kind(const struct detail *);
/* Attribute's value, element's name, or words; NULL if there is none. */
const char	*compare_detail_value(struct pool *, const struct detail *,
		    const struct body *side);
/* For people: "  [table 1 row 3 cell 2 rowspan: 2 → none]". */
void		 compare_detail_say(struct text *, struct pool *,
		    const struct detail *);

/* compare/print_sides.c: members of the data that name both sides */

void		 compare_print_sides_sentences(struct text *,
		    const struct edition *, const struct provision *);
void		 compare_print_sides_edits(struct text *,
		    const struct change *);
/* Of the law around its provisions, if change is NULL. */
void		 compare_print_sides_details(struct text *, struct pool *,
		    const struct change *, const struct detail *);
void		 compare_print_sides_pairs(struct text *,
		    const struct changes *);

/* compare/reference.c */

void		 compare_references(struct pool *, const struct corpus *,
		    struct changes *, const struct side *old,
		    const struct side *new);

/* compare/rows.c */

enum row_kind {
	ROW_PAIR,		/* both sides, words in full where they differ */
	ROW_OMITTED,		/* unchanged but shown: 2～5　（略） */
	ROW_HIDDEN,		/* unchanged articles: not shown at all */
	ROW_ADDED,		/* beside it （新設） */
	ROW_REMOVED,		/* beside it （削る） */
	ROW_AWAY		/* the place that something moved away from */
};

struct row {
	enum row_kind		 kind;
	const struct change	*first, *last;	/* what it shows, in list order */
	struct row		*next;
};

struct row	*compare_rows(struct pool *, const struct changes *);
/* added, removed, changed, moved, renumbered; "" if nothing of its own. */
const char	*compare_rows_change_name(const struct change *);
const struct provision *compare_rows_either(const struct change *);

#endif
