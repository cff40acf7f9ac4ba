/*
 * Origin: the file as which an edition was received, and source.map beside its
 * text.xml, which says for every character of that file where it is. Both stay
 * with the edition, so that it can be proved at any time that the text says
 * what was received, no more and no less. Blanks do not count.
 *
 * source.map is a table, its cells parted by tabs, its lines in this order:
 *
 *   kijun-source  1
 *   file     PATH            from the edition's folder: source/rule.txt
 *   sha256   DIGEST          of that file
 *   lines    FIRST-LAST      the part of it that this edition accounts for
 *   text     NAME   SPANS    the words of a provision (Mp-At_1-Pr_2), or of
 *                            LawTitle, LawNum or TOC, in their order there
 *   form     NAME   SPANS    the same of a form in forms.xml, in any order
 *   out      KIND   SPANS [REASON]    what is not of the regulation
 *   from     PATH   DIGEST   what that file was made of: a PDF
 *   changes  accept|reject   which changes of a Word document were taken
 *   added    NAME   WORDS  REASON     words of the text that the file lacks
 *
 * A span is a line (12), lines (12-15), or characters of a line (12:3-8, 12:3),
 * lines and characters counting from 1, blanks too. A line of a page or of a
 * Word document is a block or paragraph, or a cell of a table (office/lines.h).
 * + among the spans is where the next of the words added to it stand.
 */
#ifndef CORPUS_ORIGIN_H
#define CORPUS_ORIGIN_H

#include "corpus/corpus.h"
#include "office/docx.h"

struct span {
	int	line, last_line;	/* line 0: words that were added */
	int	first, last;		/* characters; first 0: the whole line */
};

enum origin_row_kind {
	ORIGIN_TEXT,
	ORIGIN_FORM,
	ORIGIN_OUT,
	ORIGIN_ADDED,
	ORIGIN_FROM,
	ORIGIN_CHANGES
};

struct origin_row {
	enum origin_row_kind kind;
	const char	*name;		/* of a provision, or what was left out */
	struct span	*spans;		/* array of count */
	size_t		 count;
	const char	*words;		/* that were added; of from: the digest */
	const char	*reason;	/* or NULL */
	int		 line;		/* in source.map */
};

struct origin {
	const char	*path;		/* of source.map */
	const char	*file;		/* of what was received */
	const char	*digest;	/* in hexadecimal digits */
	enum docx_changes changes;	/* which of a Word document were taken */
	int		 first, last;	/* lines of the file */
	struct origin_row *rows;	/* array of count */
	size_t		 count;
};

/* What a proof has counted; characters without blanks. */
struct origin_counts {
	size_t	received, text, forms, left_out, added;
	size_t	provisions;		/* that have words */
};

/* That of the edition; NULL if it has none or it is malformed: reported. */
struct origin	*origin_load(struct pool *, const struct edition *,
		    struct problems *);
/* From the map's bytes; folder is the edition's. */
struct origin	*origin_read(struct pool *, const char *path,
		    const char *bytes, size_t length, struct problems *);

/*
 * Is every character of the lines in the text, in a form or left out, once,
 * and does every provision say what its spans say? What is not is reported.
 * Pieces are those of the file, up to last.
 */
bool		 origin_prove(const struct origin *, const struct piece *,
		    int last, const struct edition *, struct origin_counts *,
		    struct problems *);

/* SHA-256 in hexadecimal digits. */
enum { ORIGIN_HEX = 64 };
void		 origin_digest(const char *bytes, size_t length,
		    char hex[ORIGIN_HEX + 1]);

/* What may be left out, by its name in the map; false if there is no such. */
bool		 origin_knows_kind(const char *name);
/* The same in words, in the reader's language. */
const char	*origin_kind_title(const char *name);
/* The kinds in turn; NULL behind the last. In Japanese, as it is printed. */
const char	*origin_kind_name(size_t);
const char	*origin_kind_words(size_t);
/* First line of the file that holds words of the provision, or 0. */
int		 origin_line(const struct origin *, const char *name);

#endif
