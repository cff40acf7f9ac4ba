/*
 * Part: what the parts of scope share: the request being answered, and
 * the few calls that write a dossier's elements.
 */
#ifndef SCOPE_PART_H
#define SCOPE_PART_H

#include "scope/scope.h"

struct scope {
	const struct corpus	*corpus;
	const struct request	*request;
	struct problems		*problems;
	struct pool		*pool;
	xmlDoc			*document;
	enum kind_per		 per;
	const char		**roles;	/* the role, then those its holder
						   has too; NULL: everybody */
	const struct kind	*text;		/* where references lead; or NULL */
};

/* A duty in scope, with its number in the whole list. */
struct selected {
	const struct duty	*duty;
	const char		**roles;	/* ids of those who owe it */
	int			 number;
	bool			 is_cut;	/* counted, but not asked for */
};

struct selection {
	const struct edition	*edition;
	struct selected		*list;		/* array of count */
	size_t			 count, shown;
};

/* scope/part.c: writing. A value that is NULL or "" writes no attribute. */
xmlNode	*part_add(xmlNode *parent, const char *name);
void	 part_set(xmlNode *, const char *name, const char *value);
void	 part_set_number(xmlNode *, const char *name, size_t value);
void	 part_set_flag(xmlNode *, const char *name, bool);
void	 part_text(xmlNode *, const char *, size_t bytes);
/* Remembers the element of the corpus that it was made from, for places. */
void	 part_made_from(xmlNode *, const xmlNode *source);
/* The content of source's child of that name as a child of its own. */
void	 part_copy_child(struct scope *, xmlNode *to, const xmlNode *source,
	    const char *name);
/*
 * The text that holds it: ../../standards/04/standard.html#Mp-At_1. NULL if no
 * kind holds the text.
 */
const char *part_href(struct scope *, const struct edition *,
	    const char *address);
/* <document> for each kind that holds it: the file beside the document. */
void	 part_beside(struct scope *, xmlNode *, const struct edition *);
/* provision, citation and href of ADDRESS or AUTHORITY/SLUG#ADDRESS. */
void	 part_cite(struct scope *, xmlNode *, const struct edition *from,
	    const char *reference);

/* scope/cite.c: references as links; only what leads somewhere is written. */
struct reference;
bool	 scope_cite_leads(struct scope *, const struct edition *,
	    const struct provision *, const struct reference *);
/* The words from and to, which may be a part of the reference's. */
void	 scope_cite_write(struct scope *, xmlNode *line,
	    const struct edition *, const struct provision *,
	    const struct reference *, size_t from, size_t to);
/* The address of a provision's ただし書. */
const char *scope_cite_proviso(struct scope *, const struct provision *);

/* scope/clause.c: the regulation's own words. */
void	 clause_line(struct scope *, xmlNode *parent, const struct edition *,
	    const struct provision *);
/* Its words as the element's own; as above if a table stands among them. */
void	 clause_words(struct scope *, xmlNode *, const struct edition *,
	    const struct provision *);
void	 clause_text(struct scope *, xmlNode *standard, const struct edition *);
void	 clause_of_duty(struct scope *, xmlNode *, const struct duty *);
/* clause_term.c: bytes of the defined term at the start of the text, 0 if there is none. */
size_t	 clause_term(const struct edition *, const struct provision *);

/* scope/collective.c: names that mean several roles. */
const char *collective_any(struct scope *, const char *name,
	    const char *provision);
void	 collective_write(struct scope *, xmlNode *standard,
	    const struct edition *);

/* scope/item.c: what stands under a question, and the group it is in. */
void	 item_write_all(struct scope *, xmlNode *duty, const struct duty *);
void	 item_write_limits(struct scope *, xmlNode *duty, const struct duty *);
const char *item_group(const struct duty *);

/* scope/duty.c: the overlay. */
struct selection *duty_select(struct scope *, const struct edition *,
	    int *number);
void	 duty_write(struct scope *, xmlNode *standard,
	    const struct selection *);
void	 duty_write_remarks(struct scope *, xmlNode *standard,
	    const struct selection *);
void	 duty_write_coverage(struct scope *, xmlNode *standard,
	    const struct edition *);
/* Was any not read again since its clause changed? */
bool	 duty_any_stale(const struct selection *);
bool	 duty_touches(const struct selection *, const struct provision *);

/* scope/form.c: references in a copied form as links; related-href likewise. */
void	 form_link(struct scope *, xmlNode *form, const struct edition *);

/* scope/form_date.c: the day of a copied form, or the era of its blanks. */
void	 form_date(struct scope *, xmlNode *form);

/*
 * scope/signing.c: of a document that is signed: form/@chosen,
 * addressee/@chosen, role/@signs, and duty/@signed, which counts them.
 */
void	 signing_write(struct scope *, xmlNode *dossier);

/* scope/term.c: what the words mean. */
void	 term_write(struct scope *, xmlNode *standard,
	    const struct selection *);
/* Those that it would write for the roles, NULL-terminated. */
struct definition;
const struct definition **term_told(struct scope *,
	    const struct selection *);

/* scope/guide.c: those of the guides that fit the kind and the role. */
void	 guide_graft(struct scope *, xmlNode *dossier, const xmlNode *guides);

#endif
