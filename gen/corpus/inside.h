/*
 * Inside: what the files of corpus share. Only they include it.
 */
#ifndef CORPUS_INSIDE_H
#define CORPUS_INSIDE_H

#include "base/file.h"
#include "base/text.h"
#include "corpus/corpus.h"

/* unit: how an element of the law schema becomes a provision. */
struct unit_row {
	const char		*element;	/* Article */
	enum provision_kind	 kind;
	const char		*label;		/* At */
	const char		*title;		/* ArticleTitle; NULL if none */
	const char		*caption;	/* ArticleCaption; NULL if none */
};

const struct unit_row *unit_row_of(const xmlNode *);

/* content: a unit's own text, without its title, caption and provisions. */
char	*content_own(struct pool *, const xmlNode *, const struct unit_row *);
/*
 * The same, or all text below a node (row NULL), with where the characters of
 * each text node stand in it, in the order of the file.
 */
struct content_run {
	const xmlNode		*node;
	size_t			 at, bytes;
	struct content_run	*next;
};
struct content_run *content_runs(struct pool *, const xmlNode *,
	    const struct unit_row *);
/* The characters of one text node without what is the file's layout. */
char	*content_characters(struct pool *, const xmlNode *text);
/* A title without the blanks around and inside: 附　則 is 附則. */
char	*content_without_blanks(struct pool *, const char *);

/* cite: sets citation, from what was set: parent, number, address. */
void	 cite_provision(struct pool *, struct provision *, const char *num,
	    bool is_only);

/* index: edition->text into provisions; false if it is no law: reported. */
bool	 index_law(struct pool *, struct edition *, struct problems *);
/* The <Law> at or below a node, or NULL. */
xmlNode	*index_law_inside(xmlNode *);
/* Behind the law's own; then the index of all. */
void	 index_forms(struct pool *, struct edition *, struct problems *);
void	 index_addresses(struct pool *, struct edition *, struct problems *);
/* Exactly this address, or the range of deleted articles that holds it. */
struct provision *index_find(const struct edition *, const char *address);

/* citation: 第7条第4項第2号 and the like; NULL if there is none. */
struct provision *citation_find(const struct edition *, const char *written);

/* folder: what the files that read a corpus know of its folders. */
struct names {
	const char	**list;
	size_t		  count;
};

struct loading {
	struct pool	*pool;
	struct problems	*problems;
	const char	*until;		/* editions of this day and later are
					   not there; NULL: all are */
};

/* Visible folders inside a folder, sorted. False if reported. */
bool	 folder_list(struct loading *, const char *path, struct names *);
bool	 folder_has(const struct names *, const char *name);

/* What is read when it is first asked for. */
enum shelf_state {
	SHELF_UNREAD,
	SHELF_READ,
	SHELF_REFUSED		/* reported */
};

/* source: a file whose root must be called so; NULL if missing or reported. */
struct source *source_load(struct loading *, const char *path,
	    const char *root);
/* NAME.xml in a folder, the same; is it there, and was refused? */
struct source *source_beside(struct loading *, const char *folder,
	    const char *name, bool *is_refused);

/* edition: one folder. */
/* False if there is nothing to work with: reported. */
bool	 edition_load(struct loading *, const char *folder,
	    struct edition *);
/* The title in its text, which is read no further; NULL if it has none there. */
const char *edition_peek_title(struct loading *, const char *folder);
/* A law's file. False if it is none: reported. */
bool	 edition_load_lone(struct loading *, const char *path,
	    struct edition *);
/* overlay: to be read later; of a lone file (folder NULL) there is none. */
struct overlay *overlay_open(struct pool *, struct loading *,
	    const char *folder);

/* standard: the folder of its editions, to be read later. */
void	 standard_open(struct loading *, struct standard *, const char *path,
	    struct place listed);
void	 standard_close(struct standard *);
/* With one edition, a law's file. False if it is none: reported. */
bool	 standard_open_law(struct loading *, struct standard *,
	    const char *path);

/* authority: false if it cannot be used: reported. */
bool	 authority_load(struct loading *, const char *corpus, const char *id,
	    struct authority *);
void	 authority_close(struct authority *);
/* Around one law's file. False if it is none: reported. */
bool	 authority_open_law(struct loading *, const char *path,
	    struct authority *);

#endif
