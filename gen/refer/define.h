/*
 * Define: what a standard's words mean where they stand, each definition with
 * its place and the range in which it holds; and which of them a provision
 * uses. A word is explained by the standard that it stands in; by another one
 * only where that standard says so (…において使用する用語の例による).
 */
#ifndef REFER_DEFINE_H
#define REFER_DEFINE_H

#include "corpus/corpus.h"

enum define_way {
	DEFINE_ITEM,		/* an item of a definitions article */
	DEFINE_SHORT,		/* 以下「…」という。 */
	DEFINE_INLINE,		/* in brackets behind the word: …をいう。 */
	DEFINE_SENTENCE,	/* …とは、…をいう。 */
	DEFINE_CLASS		/* a class that a classification names */
};

struct definition {
	const char		*term;
	const char		*meaning;	/* in the text's own words, without
						   をいう, という */
	enum define_way		 way;
	const struct edition	*edition;
	const struct provision	*at;
	size_t			 start, end;	/* of the term in at->text */
	size_t			 from, to;	/* of the meaning likewise */
	const struct provision	*range;		/* NULL: the whole standard */
	bool			 is_onward;	/* 以下: from its place on */
	bool			 is_partial;	/* for parts that it lists, which
						   range does not tell */
	bool			 has_members;	/* what stands below at is part
						   of what it means */
	struct definition	*next;
};

/* A term in a provision's text. */
struct term_use {
	const struct definition	*definition;
	size_t			 start, end;	/* bytes in provision->text */
	bool			 is_early;	/* before its place of 以下 */
	struct term_use		*next;
};

/* In the order of the text, found once: they live as long as the edition. */
const struct definition *define_known(const struct edition *);
/* What the provision uses, in text order, but no term where it is defined. */
const struct term_use *define_uses(const struct edition *,
		    const struct provision *);
/* Does the definition hold at that place of its edition? */
bool		 define_holds(const struct definition *,
		    const struct provision *, size_t offset);
/* Do the words of one standard hold in the other? By what provision? */
const struct provision *define_borrows(const struct edition *,
		    const struct standard *from);
/*
 * The next place at or behind start where the term stands in the words as a
 * word of its own; false if there is none.
 */
bool		 define_place_in(const char *text, const char *term,
		    size_t *start, size_t *end);
/* Are they one word, whatever the width? */
bool		 define_is_same(const char *one, const char *other);
/* Does it stand there at all? */
bool		 define_stands_in(const char *text, const char *term);
/* How often? */
size_t		 define_count_in(const char *text, const char *term);
/* item, short, inline, sentence, class */
const char	*define_way_name(enum define_way);

/* refer/define_find.c: collects; for define.c alone. */
struct definition *define_find(struct pool *, const struct edition *);

#endif
