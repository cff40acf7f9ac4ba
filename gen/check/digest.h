/*
 * Digest: what reviewed.lock knows provisions and links by. The words of a
 * provision have a digest of their own, so that they are known again under
 * another number.
 */
#ifndef CHECK_DIGEST_H
#define CHECK_DIGEST_H

#include "corpus/corpus.h"

/*
 * A digest in reviewed.lock: of a provision's words, a hyphen, and of its
 * number as printed; for a link to a duty a plus, and of its question. In the
 * lock's first version it was one digest of all.
 */
enum {
	DIGEST_WORDS = 24,	/* hexadecimal digits of a SHA-256 */
	DIGEST_KEY = 8,
	DIGEST_LENGTH = DIGEST_WORDS + 1 + DIGEST_KEY,
	DIGEST_FIRST = 32
};

void		 check_digest_words(const struct provision *,
		    char hex[DIGEST_WORDS + 1]);
void		 check_digest_provision(const struct provision *,
		    char digest[DIGEST_LENGTH + 1]);
void		 check_digest_question(const struct duty *,
		    char hex[DIGEST_KEY + 1]);
void		 check_digest_duty(const struct duty *,
		    char digest[DIGEST_LENGTH + 1]);
/*
 * What an answer to its question stands for: the question, the words of its
 * clause, and of the items below if it covers them.
 */
void		 check_digest_asked(const struct duty *,
		    char hex[DIGEST_KEY * 2 + 1]);
/* Is the provision as it was, to the last character? */
bool		 check_digest_holds(const struct provision *,
		    const char *locked);
bool		 check_digest_is_of(const char *, size_t length);
/* Digests of the first version cannot tell. */
bool		 check_digest_same_words(const char *, const char *);
/*
 * How much of a link's digest says what it means: a provision's words,
 * whatever their number; of a duty all.
 */
size_t		 check_digest_meaning(const char *digest);
/* Nothing to know it by: 第2項 with items only, a heading without words. */
bool		 check_digest_is_wordless(const struct provision *);
/* Where those words stand now, but there; the nearest, or NULL. */
const struct provision	*check_digest_find(const struct edition *,
		    const char *locked, const struct provision *but);
/*
 * What a record says where an attribute of it, or of an element in it,
 * points to something: the same wherever it points.
 */
void		 check_digest_record(const xmlNode *record,
		    const xmlNode *node, const char *attr,
		    char key[DIGEST_KEY + 1]);

#endif
