/*
 * Index: the parts of load that make provisions, their addresses and
 * their citations. Only load's own files include it.
 */
#ifndef CORPUS_INDEX_H
#define CORPUS_INDEX_H

#include "corpus/corpus.h"
#include "base/text.h"

/* How an element of the law schema becomes a provision. */
struct unit_row {
	const char		*element;	/* Article */
	enum provision_kind	 kind;
	const char		*label;		/* At */
	const char		*title;		/* ArticleTitle; NULL if none */
	const char		*caption;	/* ArticleCaption; NULL if none */
};

const struct unit_row *index_unit_row(const xmlNode *);

/* edition->text into provisions; false if it is no law: reported. */
bool	 index_law(struct pool *, struct edition *, struct problems *);
/* Behind the law's own; then the index of all. */
void	 index_forms(struct pool *, struct edition *, struct problems *);
void	 index_addresses(struct pool *, struct edition *,
	    struct problems *);
/* Exactly this address, or the range of deleted articles that holds it. */
struct provision *index_find(const struct edition *, const char *address);

/* Sets citation, from what was set before: parent, number, address. */
void	 cite_provision(struct pool *, struct provision *, const char *num,
	    bool is_only);
/* 第7条第4項第2号 and the like; NULL if it is none or points nowhere. */
struct provision *cite_find(const struct edition *, const char *written);

/* A unit's own text: without its title, caption and child provisions. */
char	*content_own(struct pool *, const xmlNode *,
	    const struct unit_row *);
/* A title without the blanks around and inside: 附　則 is 附則. */
char	*content_without_blanks(struct pool *, const char *);

#endif
