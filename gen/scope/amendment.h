/*
 * Amendment: the sentences that make one edition out of another, proved by
 * carrying them out, and what their author adds beside the draft.
 */
#ifndef SCOPE_AMENDMENT_H
#define SCOPE_AMENDMENT_H

#include "amendment/amendment.h"
#include "scope/part.h"

enum { AMENDMENT_DIGEST = 12 };

struct amendment_proved {
	const struct amendment	*amendment;
	/* The first digits of the SHA-256 of both files. */
	char			 base[AMENDMENT_DIGEST + 1];
	char			 target[AMENDMENT_DIGEST + 1];
	/* amendment.md beside the newer text: title and 附則; or NULL */
	const char		*title;
	const char		**supplement;	/* lines, NULL-terminated */
	bool			 is_mended;	/* references were, besides */
	struct edition		*mended;	/* the new text with these; to be
						   ended by amendment_end */
};

/*
 * NULL if reported: no sentence says it, or carried out on the old text they do
 * not give the new one to the last character. References that the changes broke
 * are told, with the sentence that mends each, or mended, too: the sentences
 * then make the new edition with these. Lives in the pool.
 */
const struct amendment_proved *amendment_prove(struct pool *,
		    const struct changes *, enum amendment_style, bool mends,
		    struct problems *);
/* Orders are about provisions of its own text no more. Takes NULL. */
void		 amendment_end(const struct amendment_proved *);
/* With title, 附則 and both digests. */
void		 amendment_write_text(const struct amendment_proved *,
		    struct text *out);
/* <amendment>; nothing if it cannot be made, for whatever reason. */
void		 amendment_write(struct scope *, xmlNode *dossier,
		    const struct changes *);
/* local or national; false if it is neither (NULL: as the text is). */
bool		 amendment_style_named(const char *name,
		    const struct edition *, enum amendment_style *);
void		 amendment_digest_file(const struct source *,
		    char hex[AMENDMENT_DIGEST + 1]);

#endif
