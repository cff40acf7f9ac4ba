/*
 * Sheet: what a document says, without any look. One table in sheet/sheet.c is the
 * authority on the elements: name, allowed parents, attributes, whether it may
 * hold text. A sheet lives in one pool and is never changed once read.
 */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include <stdbool.h>

#include "base/pool.h"
#include "base/problem.h"
#include "base/text.h"

enum sheet_kind {
	SHEET_SHEET,		/* the root */
	SHEET_SECTION,		/* start="page": begins on a new page */
	SHEET_HEADING,		/* level 1..4, number, provision */
	SHEET_PARA,		/* kind, number (hangs), level (steps of hanging) */
	SHEET_LIST,		/* kind: plain|bullet|ordered */
	SHEET_ITEM,		/* number, provision */
	SHEET_TABLE,		/* cols="3 2 5", kind: grid|plain|form|law; a para
				   in front of its rows is its caption */
	SHEET_ROW,		/* head="yes", number; kind: page-sum, which
				   only paper has */
	SHEET_CELL,		/* span, rows, head, kind, lines, shade 0..3,
				   rules, upright */
	SHEET_FIELD,		/* name, label, lines: a labelled place to write */
	SHEET_SIGN,		/* mode, label; its lines are paras inside */
	SHEET_NOTE,		/* kind: remark|caution|source|generated */
	SHEET_KEEP,		/* not broken over pages */
	SHEET_FLOW,		/* a chain of who tells whom */
	SHEET_STEP,		/* label */
	SHEET_FIGURE,		/* src, alt; without src its words in a frame */
	SHEET_EM,
	SHEET_STRONG,
	SHEET_BLANK,		/* name, size in characters, kind: line|seal;
				   text is what fills it; a seal shows 印 */
	SHEET_CITE,		/* ref: #address in this document, or a link */
	SHEET_CHECK,		/* kind: box|circle, state: off|on; text = label */
	SHEET_INS,
	SHEET_DEL,
	SHEET_RUBY,		/* rt */
	SHEET_SUP,		/* raised: 10⁻³ */
	SHEET_SUB,		/* lowered: H₂O */
	SHEET_BREAK,		/* a line ends here (addresses, cells) */
	SHEET_BAR,		/* how much of a whole */
	SHEET_TEXT		/* not an element: a run of characters */
};

enum sheet_attr {
	SHEET_A_KIND,
	SHEET_A_PROVISION,	/* address of what it is about; also the HTML id */
	SHEET_A_NUMBER,
	SHEET_A_CHANGE,		/* added|removed|changed|moved|renumbered */
	SHEET_A_COLS,
	SHEET_A_SPAN,
	SHEET_A_ROWS,
	SHEET_A_HEAD,
	SHEET_A_LEVEL,
	SHEET_A_LINES,
	SHEET_A_LABEL,
	SHEET_A_NAME,
	SHEET_A_SIZE,
	SHEET_A_MODE,
	SHEET_A_STATE,
	SHEET_A_REF,
	SHEET_A_RT,
	SHEET_A_SRC,
	SHEET_A_ALT,
	SHEET_A_START,
	SHEET_A_SHADE,
	SHEET_A_TITLE,		/* root: title */
	SHEET_A_AUTHORITY,	/* root: 京都市教育委員会 */
	SHEET_A_SUBJECT,	/* root: standard's title or role's name, running head */
	SHEET_A_EDITION,	/* root: 平成23年11月14日決定 … */
	SHEET_A_STATUS,		/* root: draft|example|"" ; draft is stamped 案 */
	SHEET_A_STYLE,		/* root: large (拡大) or absent */
	SHEET_A_ORIENTATION,	/* root: landscape for wide tables */
	SHEET_A_TOC,		/* root: yes if headings deserve a table of contents */
	SHEET_A_SCOPE,		/* cell head: row|column */
	SHEET_A_RULES,		/* cell: solid|none|dotted|double, from the top
				   on, clockwise */
	SHEET_A_UPRIGHT,	/* cell: top|middle|bottom */
	SHEET_A_ANSWER,		/* check: what ticking it says; one of those
				   with its name */
	SHEET_A_DIGEST,		/* row: of the question and clause it asks */
	SHEET_A_PARTS,		/* bar: what it is made of */
	SHEET_ATTR_COUNT
};

struct sheet_attr_value {
	enum sheet_attr			 name;
	const char			*value;
	struct sheet_attr_value		*next;
};

struct sheet_node {
	enum sheet_kind			 kind;
	struct sheet_node		*parent, *first, *last, *next;
	struct sheet_attr_value		*attrs;
	const char			*text;	/* SHEET_TEXT only; UTF-8 */
	struct place			 place;	/* of the provision, for problems */
};

struct sheet {
	struct sheet_node	*root;		/* SHEET_SHEET */
	char			 digest[13];	/* 12 hex digits, of the dump */
	const char		*request;	/* what it was made from, as a
						   line; not in the digest; or
						   NULL */
};

/* NULL if absent. */
const char	*sheet_attr(const struct sheet_node *, enum sheet_attr);
/* The number in an attribute, or otherwise. */
int		 sheet_number(const struct sheet_node *, enum sheet_attr,
		    int otherwise);
bool		 sheet_attr_is(const struct sheet_node *, enum sheet_attr,
		    const char *value);
bool		 sheet_is_inline(enum sheet_kind);

/* Building, for compose and for tests. */
struct sheet_node *sheet_add(struct pool *, struct sheet_node *parent,
		    enum sheet_kind);
void		 sheet_add_text(struct pool *, struct sheet_node *parent,
		    const char *, size_t bytes);
void		 sheet_set(struct pool *, struct sheet_node *,
		    enum sheet_attr, const char *value);
/* -1 if the name is none. */
int		 sheet_kind_named(const char *);
int		 sheet_attr_named(const char *);
const char	*sheet_kind_name(enum sheet_kind);
const char	*sheet_attr_name(enum sheet_attr);
bool		 sheet_may_hold(enum sheet_kind parent, enum sheet_kind child);
bool		 sheet_takes(enum sheet_kind, enum sheet_attr);
bool		 sheet_holds_text(enum sheet_kind);
/* What a value must be ("off, on"), or NULL if this one is right. */
const char	*sheet_refuses(enum sheet_kind, enum sheet_attr,
		    const char *value);
/*
 * The lines of a signature block by its mode, as paras with blanks inside it:
 * the date, the department, the name or signature, with or without the seal.
 * Nothing happens if it already holds something; compose calls it. Renderers
 * show what it holds and add nothing of their own, not even 印.
 */
void		 sheet_sign(struct pool *, struct sheet_node *);

/*
 * Canonical XML, two blanks a level, stable: what --stop-after=sheet prints
 * and what the digest is made of.
 */
void		 sheet_dump(const struct sheet *, struct text *);
void		 sheet_dump_digest(struct sheet *);	/* computes the digest */
/* All words in reading order, one blank between blocks: for parity. */
void		 sheet_words(const struct sheet *, struct text *);
/* The reference page, from the table. */
void		 sheet_reference(struct text *);

/*
 * Gives each word its reading (ruby) where it first stands; the regulation's
 * own words in small print are left alone. Seals the sheet anew. Only for a
 * sheet that nobody else holds yet.
 */
void		 sheet_ruby(struct pool *, struct sheet *,
		    const char *const *words, const char *const *readings,
		    size_t count);

/*
 * A copy with the blanks that carry one of the names filled; value "" leaves
 * the blank. The digest stays that of the unfilled sheet. Unchanged subtrees
 * may be shared with the original, which must outlive the copy.
 */
struct sheet	*sheet_fill(struct pool *, const struct sheet *,
		    const char *const *names, const char *const *values,
		    size_t count);

enum { SHEET_PARTS = 4 };

/* Of a bar; the sum of its parts. */
long long	 sheet_parts(const struct sheet_node *,
		    long long parts[SHEET_PARTS]);

#endif
