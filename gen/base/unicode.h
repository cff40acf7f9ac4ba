/*
 * Unicode: the one door to ICU. Encodings, the order of Japanese words, and
 * which characters are others in another form.
 */
#ifndef BASE_UNICODE_H
#define BASE_UNICODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"

/* What Excel writes: JIS X 0208 with NEC's and IBM's rows. */
#define UNICODE_EXCEL "windows-31j"

/*
 * Bytes in the encoding of ICU's name, as UTF-8 in the pool, up to *bad, the
 * first byte that cannot be, or length.
 */
char	*unicode_decode(struct pool *, const char *encoding,
	    const char *bytes, size_t length, size_t *decoded, size_t *bad);

/* Into an encoding, for who has many words for it; the caller frees. */
struct encoder;
/* NULL if ICU knows no encoding of that name. */
struct encoder *unicode_encoder_new(const char *encoding);
void	 unicode_encoder_free(struct encoder *);
/* The bytes written, terminated; 0 if it cannot be, or is too long. */
size_t	 unicode_encode(struct encoder *, const char *, char *out,
	    size_t room);

/* Japanese collation; the caller frees. */
struct collation;
struct collation *unicode_collation_new(void);
void	 unicode_collation_free(struct collation *);
/* Less than, equal to or greater than 0. */
int	 unicode_collate(const struct collation *, const char *,
	    const char *);

/* Is it a mark, which belongs to the character before it? */
bool	 unicode_is_mark(uint32_t code);
/* The one character that the two canonically are (か and U+3099), or 0. */
uint32_t unicode_composed(uint32_t code, uint32_t mark);
/* In its usual width: A of Ａ, カ of ｶ; most are their own. */
uint32_t unicode_usual_width(uint32_t code);
/* The one character that it is compatible with (⼾ and 戸), or 0. */
uint32_t unicode_compatible(uint32_t code);
/* For comparing names: without width, case, and what is not to be seen. */
char	*unicode_folded(struct pool *, const char *);

#endif
