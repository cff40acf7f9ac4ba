/*
 * Body: all that stands in a provision, or in the law around its provisions,
 * as one tree in the order of the file: numbers, captions, sentences, columns,
 * tables, figures, remarks, quoted provisions, and the characters themselves.
 * The flat text of a provision is these characters; the tree says where each
 * of them stands in it.
 */
#ifndef CORPUS_BODY_H
#define CORPUS_BODY_H

#include <stdint.h>

#include "corpus/corpus.h"
#include "corpus/law.h"

/* Characters that are not in the provision's flat text: titles, readings. */
#define BODY_ELSEWHERE SIZE_MAX

struct body {
	enum law_kind		 kind;
	int			 level;		/* of subitems and lists */
	const xmlNode		*node;		/* attributes (node_attr) and
						   place (xml_place); of
						   LAW_TEXT its parent's */
	const char		*text;		/* LAW_TEXT: bytes long, no NUL
						   behind it; else NULL */
	size_t			 bytes;
	size_t			 at;		/* LAW_TEXT: in the flat text */
	const struct provision	*provision;	/* it stands here: ask for its
						   own body; else NULL */
	struct body		*parent, *first, *next;
};

/*
 * The provision itself, with what is in it. Its own provisions stand in it as
 * leaves that name them. NULL for the forms of forms.xml, which are sheets.
 * Made when it is first asked for; lives as long as the edition.
 */
const struct body *body_of(const struct edition *, const struct provision *);
/* The same of LawBody: title, enactment, contents, main provision and so on. */
const struct body *body_of_law(const struct edition *);

/* The same of Law around its LawBody, which is a leaf: number, attributes. */
const struct body *body_of_cover(const struct edition *);

/* The next node inside top (document order), NULL at the end. */
const struct body *body_inside(const struct body *top,
		    const struct body *after);
/* The first child of that kind, or NULL. */
const struct body *body_child(const struct body *, enum law_kind);
/* All characters in it, nothing between them; readings only if asked. */
char		*body_words(struct pool *, const struct body *,
		    bool with_readings);

#endif
