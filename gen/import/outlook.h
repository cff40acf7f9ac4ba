/*
 * Outlook: what can be said of a line from itself and the lines behind it,
 * whatever stands before: does a regulation begin here, or an article.
 */
#ifndef IMPORT_OUTLOOK_H
#define IMPORT_OUTLOOK_H

#include "office/lines.h"

struct outlook {
	bool	may_be_title;		/* short, no sentence, no date */
	bool	looks_like_title;	/* ○, or ends with 基準 and the like */
	bool	leads_to_start;		/* 第1条 or 第1章 follows soon */
	bool	is_overtaken;		/* but another title stands before it */
	bool	leads_to_article;	/* the next line is an article */
	bool	is_sentence;		/* ends with 。 or 、 */
	bool	is_statement;		/* a sentence, and not one that enacts */
	bool	is_contents;		/* like a line of a 目次 */
	bool	has_articles;		/* one follows before the next 附則 */
	bool	is_record;		/* a date or a number */
	bool	is_bracketed;		/* all of it stands in ( ) */
	bool	precedes_title;		/* a date, and a title is next */
	bool	repeats_title;		/* the same words as a line before it */
	bool	is_history;		/* （平18訓令5・一部改正） */
	bool	is_furniture;		/* このページの先頭へ戻る */
	size_t	next;			/* the next line that says something */
};

/* One a line; lives in the pool. */
struct outlook	*outlook_new(struct pool *, const struct lines *);

#endif
