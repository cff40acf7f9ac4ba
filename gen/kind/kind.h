/*
 * Kind: what a kind of document is, as <k:kind> on top of its stylesheet says
 * it. Nothing else in the program knows a kind; the words that a declaration
 * may use stand in one table (kind/vocabulary.c).
 */
#ifndef KIND_KIND_H
#define KIND_KIND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/problem.h"
#include "base/text.h"

/* What it is made per; a kind may be made in several ways. */
enum kind_per {
	KIND_PER_ALL = 1 << 0,		/* once in a build */
	KIND_PER_AUTHORITY = 1 << 1,
	KIND_PER_STANDARD = 1 << 2,	/* every edition of it */
	KIND_PER_FORM = 1 << 3,
	KIND_PER_PAIR = 1 << 4,		/* an edition and the one before it */
	KIND_PER_ROLE = 1 << 5,
	KIND_PER_ROLE_STANDARD = 1 << 6,
	KIND_PER_ROLE_PAIR = 1 << 7,
	KIND_PER_PERSON = 1 << 8,	/* besides: filled from a roster */
	KIND_PER_ROLES = 1 << 9,	/* besides: all roles of one person */
	KIND_PER_PACKET = 1 << 10,	/* a role's, in packets alone */
	KIND_PER_TALLY = 1 << 11	/* an authority's, of answers alone */
};

enum kind_needs {
	KIND_NEEDS_ROSTER = 1 << 0,	/* lists people, or room for them */
	KIND_NEEDS_SORTED = 1 << 1,
	KIND_NEEDS_INCLUDED = 1 << 2,
	KIND_NEEDS_READINGS = 1 << 3,
	KIND_NEEDS_GUIDES = 1 << 4,
	KIND_NEEDS_DOCUMENTS = 1 << 5,
	KIND_NEEDS_HTML_ONLY = 1 << 6,
	KIND_NEEDS_CHAIN = 1 << 7,
	KIND_NEEDS_TERMS = 1 << 8,	/* with where they are used */
	KIND_NEEDS_TEXT = 1 << 9,
	KIND_NEEDS_ENCLOSURES = 1 << 10, /* names what else is in a packet */
	KIND_NEEDS_ORIGIN = 1 << 11,	/* lines of the received file */
	KIND_NEEDS_PROOF = 1 << 12,	/* the text proved against it */
	KIND_NEEDS_AMENDMENT = 1 << 13,	/* sentences that make the edition */
	KIND_NEEDS_REQUEST = 1 << 14,	/* its own, to be known again by */
	KIND_NEEDS_TABLES_ONLY = 1 << 15
};

enum kind_holds {
	KIND_HOLDS_TEXT = 1 << 0,	/* where references lead */
	KIND_HOLDS_NOTES = 1 << 1
};

enum kind_replaced {
	KIND_REPLACED_BY_DUTIES = 1 << 0,
	KIND_REPLACED_BY_TERMS = 1 << 1,	/* it tells what they mean */
	KIND_REPLACED_BY_HEADINGS = 1 << 2,	/* captions, chapters */
	KIND_REPLACED_BY_TITLES = 1 << 3	/* of the standards */
};

/* A setting that the stylesheet reads. */
struct kind_option {
	const char	 *name;
	const char	**values;	/* NULL-terminated; NULL: any words */
	const char	 *is;		/* "era" (its name), "pair" (two, with a
					   comma between them), "": neither */
	const char	 *note, *note_ja;
};

/* Strings that were not given are "". */
struct kind {
	const char	*name;		/* checklist: the file's name */
	const char	*path;
	const char	*title;		/* 点検票, as printed */
	const char	*title_en;
	const char	*note, *note_ja; /* one sentence */
	unsigned	 per;		/* KIND_PER_ bits */
	unsigned	 needs;		/* KIND_NEEDS_ bits */
	const char	*group;		/* of the portal; a word of the table */
	int		 order;		/* in its group; by name if equal */
	int		 packet;	/* its place in a person's packet; 0: none */
	bool		 is_in_front;	/* on the authority's page, too */
	const char	*use;		/* what one does with it, in a phrase */
	unsigned	 holds;		/* KIND_HOLDS_ bits */
	int		 history;	/* its place among what a history leads
					   to; 0: none */
	const char	*brief;		/* its name there */
	unsigned	 replaced;	/* KIND_REPLACED_ bits */
	bool		 is_signed;	/* by the role it is made for */
	bool		 is_personal;	/* filled in, it says who somebody is */
	const char	*addressee;	/* of authority.xml: whom it goes to */
	const char	*forms;		/* words in the title of forms that are
					   of this kind */
	const struct kind_option *options;	/* array, as declared */
	size_t		 option_count;
	void		*stylesheet;	/* compose's own; made on first use */
};

struct kinds {
	struct pool	*pool;
	struct kind	*list;		/* array, by name */
	size_t		 count;
	const char	*folder;	/* templates */
};

/*
 * The folder TEMPLATES/kinds, listed. NULL if reported. A declaration that is
 * wrong is reported at its place and its kind left out.
 */
struct kinds	*kinds_load(const char *templates, struct problems *);
void		 kinds_free(struct kinds *);
struct kind	*kinds_find(const struct kinds *, const char *name);
/* The kind that holds the text, the notes; NULL if there is none. */
const struct kind *kinds_holding(const struct kinds *, enum kind_holds);

const struct kind_option *kind_option(const struct kind *, const char *name);
/* Two words with one comma between them? */
bool		 kind_is_pair(const char *value);
/* NULL, or what is wrong with the value: the words that it may be. */
const char	*kind_refuses(struct pool *, const struct kind_option *,
		    const char *value);

/* The word of one bit: "role-standard"; how it is said: "a role (--role)". */
const char	*kind_per_name(enum kind_per);
const char	*kind_per_said(enum kind_per);

/* What may be declared, by row; NULL behind the last. */
const char	*kind_row_name(size_t row);
/* The value as it is written, in the pool; "" if there is none. */
const char	*kind_row_value(struct pool *, const struct kind *, size_t row);
/* name=value|value, by blanks. */
const char	*kind_option_words(struct pool *, const struct kind *);
/* The table, for who writes a stylesheet. */
void		 kind_explain(struct text *out);

#endif
