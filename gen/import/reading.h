/*
 * Reading: what each line of a regulation is. Decided by sequence and not by
 * the look of a line: after 第4条第2項第3号 only few numbers may follow, so of
 * all readings of all lines the cheapest consistent one is taken.
 */
#ifndef IMPORT_READING_H
#define IMPORT_READING_H

#include "office/lines.h"
#include "import/sign.h"

enum reading_kind {
	READ_BLANK,
	READ_OUT,		/* not of the regulation: left out, and named */
	READ_PAGE,		/* a page number */
	READ_HISTORY,		/* （平18訓令5・一部改正）: left out, and named */
	READ_HEAD,		/* around the title: date, number, who enacts */
	READ_TITLE,
	READ_CONTENTS,		/* 目次 and its lines */
	READ_HEADING,		/* 第1章 … */
	READ_CAPTION,
	READ_ARTICLE,
	READ_PARAGRAPH,
	READ_ITEM,		/* depth says how deep, from 1 */
	READ_TEXT,		/* goes on in the line before */
	READ_LINE,		/* text of its own without a number */
	READ_SUPPLEMENT,
	READ_APPENDIX,
	READ_IN_APPENDIX,
	READ_KIND_COUNT
};

/* What a reader must know of a line beside that. */
enum reading_note {
	NOTE_NONE,
	NOTE_CAPTION,		/* a caption, and no article behind it */
	NOTE_SIGN,		/* a number stands before words, and is none */
	NOTE_MIXED,		/* a paragraph that could be the next item */
	NOTE_LINE		/* words behind an item, without a number */
};

struct reading {
	enum reading_kind kind;
	struct sign	 sign;
	int		 depth;
	int		 gap;		/* numbers that are missing before it; < 0:
					   it runs backwards or repeats */
	bool		 is_doubtful;	/* another reading is nearly as good */
	enum reading_kind other;	/* that one */
	bool		 is_captioned;	/* what stands behind the sign is a name */
	enum reading_note noted;
};

/* What --choose says of a line. */
struct choice {
	int		 line;		/* in the file, from 1 */
	enum reading_kind kind;
};

/* One a line. Lives in the pool. */
struct reading	*reading_all(struct pool *, const struct lines *,
		    const struct choice *, size_t choice_count);
/* title, article …, as --choose and messages name it. */
const char	*reading_kind_name(enum reading_kind);
/* The same as words, in the reader's language. */
const char	*reading_kind_title(enum reading_kind);
bool		 reading_kind_named(const char *name, enum reading_kind *);

#endif
