/*
 * Load_index: the parts of load that make provisions, their addresses and
 * their citations. Only load's own files include it.
 */
#ifndef LOAD_INDEX_H
#define LOAD_INDEX_H

#include "load.h"
#include "text.h"

/* How an element of the law schema becomes a provision. */
struct unit_row {
	const char		*element;	/* Article */
	enum provision_kind	 kind;
	const char		*label;		/* At */
	const char		*title;		/* ArticleTitle; NULL if none */
	const char		*caption;	/* ArticleCaption; NULL if none */
};

const struct unit_row *load_unit_row(const xmlNode *);

/* edition->text into provisions; false if it is no law: reported. */
bool	 load_index_law(struct pool *, struct edition *, struct problems *);
/* Behind the law's own; then the index of all. */
void	 load_index_forms(struct pool *, struct edition *, struct problems *);
void	 load_index_addresses(struct pool *, struct edition *,
	    struct problems *);
/* Exactly this address, or the range of deleted articles that holds it. */
struct provision *load_index_find(const struct edition *, const char *address);

/* Sets citation, from what was set before: parent, number, address. */
void	 load_cite(struct pool *, struct provision *, const char *num,
	    bool is_only);
/* 第7条第4項第2号 and the like; NULL if it is none or points nowhere. */
struct provision *load_cite_find(const struct edition *, const char *written);

/* A unit's own text: without its title, caption and child provisions. */
char	*load_own_text(struct pool *, const xmlNode *,
	    const struct unit_row *);
/* A title without the blanks around and inside: 附　則 is 附則. */
char	*load_without_blanks(struct pool *, const char *);

#endif
