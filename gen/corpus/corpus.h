/*
 * Corpus: the corpus as XML trees with exact places, an index of provisions and
 * an index of duties. The trees are the model; the index only finds things.
 */
#ifndef CORPUS_CORPUS_H
#define CORPUS_CORPUS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"
#include "base/problem.h"
#include "corpus/node.h"
#include "corpus/notebook.h"
#include "corpus/xml.h"

enum provision_kind {
	PROVISION_PART,
	PROVISION_CHAPTER,
	PROVISION_SECTION,
	PROVISION_SUBSECTION,
	PROVISION_DIVISION,
	PROVISION_ARTICLE,	/* 条 */
	PROVISION_PARAGRAPH,	/* 項 */
	PROVISION_ITEM,		/* 号 */
	PROVISION_SUBITEM,	/* ア, (ア) …, any depth */
	PROVISION_SUPPLEMENT,	/* 附則 */
	PROVISION_APPENDIX,	/* 別表, 様式 and the like inside a law XML */
	PROVISION_FORM		/* 様式 of forms.xml */
};

/*
 * An addressable unit of one edition, in document order. Strings live as long
 * as the corpus. text is the unit's own text without its number, caption and
 * children: sentences joined, columns with one blank between them.
 */
struct provision {
	const char		*address;	/* Mp-At_7-Pr_4-It_2 */
	enum provision_kind	 kind;
	const char		*number;	/* as printed: 第7条, 4, (2), ア, ⑴;
						   "" for chapters and 附則 */
	const char		*caption;	/* (目的), or all of a chapter's title
						   (第2章 総則) or label (附則), or "" */
	const char		*text;
	const char		*citation;	/* 第7条第4項第2号 */
	xmlNode			*node;
	struct provision	*parent;	/* NULL at the top */
	struct provision	*next;		/* document order */
	size_t			 order;
	int			 depth;
	bool			 is_deleted;	/* 削除 */
	bool			 is_main;	/* in 本則 */
};

/* A <duty> of duties.xml; everything else about it is read from its node. */
struct duty {
	const char		*id;		/* kyoto/04#Mp-At_16-Pr_1-It_5 */
	const struct edition	*edition;
	const struct provision	*provision;	/* NULL if it names none: reported */
	xmlNode			*node;
	const char		*modality;
};

/* What duties.xml says of an edition; see overlay_of. */
struct overlay {
	struct source	*source;	/* NULL: there is none, or reported */
	xmlNode		*root;		/* <duties>; NULL likewise */
	struct duty	*duties;	/* array of count */
	size_t		 count;
	bool		 is_read;
	bool		 is_refused;	/* reported */
	struct loading	*loading;	/* how it is read, and where it is; */
	const char	*folder;	/* NULL for a lone file */
};

struct edition {
	const char		*id;		/* 2011-11-14, draft, draft-NAME */
	const char		*name;		/* kyoto/04@2011-11-14 */
	struct standard		*standard;	/* NULL for a lone file */
	struct source		*text, *forms;	/* the last may be NULL */
	struct overlay		*overlay;	/* see overlay_of */
	struct provision	*provisions;	/* first, in document order */
	size_t			 provision_count;
	bool			 is_draft;
	bool			 lacks_forms;	/* forms.xml could not be read:
						   reported */
	const char		*title;		/* LawTitle as printed */
	void			*by_address;	/* the module's own index */
	struct notebook		*notes;		/* of later stages */
};

struct standard {
	const char		*id;		/* kyoto/04 */
	const char		*slug;		/* 04 */
	const char		*title;		/* as others cite it */
	struct authority	*authority;
	struct editions		*editions;	/* see standard_current */
};

struct authority {
	const char		*id;		/* kyoto */
	const char		*title;
	const char		*path;		/* corpus/kyoto */
	struct source		*source;	/* authority.xml */
	struct standard		*standards;	/* array, by authority.xml's order */
	size_t			 standard_count;
	bool			 is_lone;	/* of a law's file alone: it has
						   no name */
};

struct corpus {
	struct pool		*pool;
	const char		*path;
	struct authorities	*authorities;	/* see corpus_next */
};

/*
 * Never NULL. An authority and an edition are read when they are first asked
 * for, so who holds one holds all of it but the duties of an edition, which are
 * read when they are asked for. What cannot be read is reported then, and is
 * missing.
 */
struct corpus	*corpus_load(const char *path, struct problems *);
/*
 * As it was before a day (YYYY-MM-DD): without the editions of that day and
 * later; drafts stay.
 */
struct corpus	*corpus_load_until(const char *path, const char *day,
		    struct problems *);
void		 corpus_free(struct corpus *);
/* One that holds nothing: for what needs none. */
struct corpus	*corpus_none(void);
/*
 * One law XML as a corpus: one authority, its only standard, its only edition.
 * The folder of the file is the corpus's. NULL if it is no law: reported.
 */
struct corpus	*corpus_of_law(const char *path, struct problems *);
/* What is read from now on is reported there. */
void		 corpus_report_to(struct corpus *, struct problems *);
/* Everything at once, for its problems. */
void		 corpus_read_all(const struct corpus *);
/* The next authority by id, the first after NULL; NULL at the end. */
struct authority *corpus_next(const struct corpus *,
		    const struct authority *after);
struct authority *corpus_authority(const struct corpus *, const char *id);

/* The newest edition that is no draft; NULL if there is none. */
struct edition	*standard_current(const struct standard *);
/* The next one, oldest first, drafts last; NULL at the end. */
struct edition	*standard_next(const struct standard *,
		    const struct edition *after);
struct edition	*standard_edition(const struct standard *, const char *id);
/* What an edition is compared with: the one before, for a draft the current. */
struct edition	*standard_before(const struct edition *);
/* The current edition's title in its own text; NULL if there is none. */
const char	*standard_law_title(const struct standard *);
/* Could its duties.xml or forms.xml not be read? That is reported. */
bool		 edition_is_partial(const struct edition *);
/*
 * Is part of what is in force missing because it could not be read? That is
 * reported; what names it is right or wrong, nobody can tell.
 */
bool		 standard_is_unread(const struct standard *);
bool		 standard_is_current(const struct edition *);
/*
 * The newest day before another (NULL: of all) on which an edition replaced
 * one; NULL if none did. Reads nothing but the folder.
 */
const char	*standard_replaced(const struct standard *,
		    const char *before);

/*
 * One law XML, also wrapped in e-Gov's API element, as an edition without
 * standard. NULL if it is no law XML (reported). Lives in the pool, except for
 * its tree: end with edition_free.
 */
struct edition	*edition_load_law(struct pool *, const char *path,
		    struct problems *);
/* The same of its words; path names them in problems. */
struct edition	*edition_read_law(struct pool *, const char *path,
		    const char *xml, struct problems *);
void		 edition_free(struct edition *);

/* Reads it. */
const struct overlay *overlay_read(const struct edition *);

/* Never NULL. */
static inline const struct overlay *
overlay_of(const struct edition *edition)
{
	return edition->overlay->is_read ? edition->overlay :
	    overlay_read(edition);
}

/* Finding. NULL if there is none; nothing is reported. */
struct authority *find_authority(const struct corpus *, const char *id);
struct standard	*find_standard(const struct corpus *, const char *id);
/* ID or ID@EDITION; without edition the current one. */
struct edition	*find_edition(const struct corpus *, const char *name);
/* By address, or as written: 第7条第4項第2号, 第7条第1項第1号ア. */
struct provision *find_provision(const struct edition *, const char *address);
struct duty	*find_duty(const struct corpus *, const char *id);

/* The next provision inside top (document order), NULL at the end. */
struct provision *provision_inside(const struct provision *top,
		    const struct provision *after);
const char	*provision_kind_name(enum provision_kind);

/*
 * The child whose printed sign (ア, (1)) stands at the cursor, which moves
 * behind it; NULL if there is none.
 */
struct provision *citation_read_sign(const struct provision *,
		    const char **cursor, const char *end);
/*
 * Does the name of a form or table stand at the cursor? 別表第1 is 別表第一,
 * whatever the width. Moves the cursor behind it.
 */
bool		 citation_read_name(const char **cursor, const char *end,
		    const char *name);
/* The next form or table of an edition, by its place; NULL at the end. */
struct provision *index_next_named(const struct edition *,
		    const struct provision *after);

/* All text below a node, white space outside Sentence-like elements dropped. */
char		*content_all(struct pool *, const xmlNode *);

#endif
