/*
 * Unit: the elements of a law XML as the steps of an address name them: 編 to
 * 目, 条, 項, 号, イ, 附則, 別表, and what hangs on each of them.
 */
#ifndef AMEND_UNIT_H
#define AMEND_UNIT_H

#include <stdbool.h>

#include <libxml/tree.h>

#include "amend/clause.h"

/* The LawBody of a law, also in e-Gov's wrapping; NULL if there is none. */
xmlNode		*unit_body(const xmlDoc *);
/* STEP_UNSAID for what no address names. */
enum step_kind	 unit_kind(const xmlNode *);
/* The nearest one of that kind, from the node upward; or NULL. */
xmlNode		*unit_around(xmlNode *, enum step_kind);
/* Its own ArticleTitle, ParagraphNum, ItemTitle, ChapterTitle …; or NULL. */
xmlNode		*unit_sign(const xmlNode *);
/* ArticleCaption or ParagraphCaption; or NULL. */
xmlNode		*unit_caption(const xmlNode *);
/* Whose caption is meant: of 附則 its only paragraph's. */
xmlNode		*unit_captioned(xmlNode *);
/* ParagraphSentence, ItemSentence …, of an article its first paragraph's. */
xmlNode		*unit_words(const xmlNode *);
/* The law's own 附則, not one of an amending law; or NULL. */
xmlNode		*unit_supplement(const xmlNode *body);
/* Does it hold 条, 編 … directly: 本則, 附則, 章? */
bool		 unit_holds_articles(const xmlNode *);

/* Elements only. */
xmlNode		*unit_first(const xmlNode *parent);
xmlNode		*unit_next(const xmlNode *);
/* The next child of that kind; the first one after NULL. */
xmlNode		*unit_child(const xmlNode *parent, enum step_kind,
		    const xmlNode *after);
size_t		 unit_count(const xmlNode *parent, enum step_kind);
/* In document order, through headings only: the articles of 本則 or 附則. */
xmlNode		*unit_next_article(const xmlNode *top, const xmlNode *after);

/* All characters below it, without readings; "" of NULL. */
const char	*unit_text(struct pool *, const xmlNode *);
/* Has no wide or narrow blanks in it: to know a cell's name again. */
bool		 unit_says(struct pool *, const xmlNode *, const char *words);
void		 unit_set_text(xmlNode *, const char *);
void		 unit_set_number(xmlNode *, const char *digits);

/*
 * Into the tree, and out of it, with the blanks that indent: as the siblings
 * have them. after NULL: as the first child.
 */
void		 unit_put(xmlNode *parent, xmlNode *after, xmlNode *node);
/* Stays the caller's. */
void		 unit_take_out(xmlNode *);

#endif
