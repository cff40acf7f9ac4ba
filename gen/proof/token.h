/*
 * Token: the words of PDF's notation (ISO 32000-1, 7.2 and 7.3): of a page's
 * content and of a character map alike.
 */
#ifndef PROOF_TOKEN_H
#define PROOF_TOKEN_H

#include <stdbool.h>

#include "base/text.h"

enum token_kind {
	TOKEN_END,
	TOKEN_NAME,		/* without its slash */
	TOKEN_STRING,		/* its bytes, however it was written */
	TOKEN_WORD		/* a number, an operator, a bracket */
};

struct tokens {
	const char	*at, *end;
	struct text	 bytes;		/* of the last string */
	const char	*word;		/* of the last other token; */
	size_t		 length;	/* not terminated */
};

void		 tokens_begin(struct tokens *, const char *, size_t length);
enum token_kind	 tokens_next(struct tokens *);
bool		 tokens_say(const struct tokens *, const char *word);
void		 tokens_free(struct tokens *);

#endif
