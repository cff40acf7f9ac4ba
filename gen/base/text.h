/*
 * Text: UTF-8 read one character at a time, and a buffer that grows.
 * Everything inside the program is UTF-8; other encodings end at load_roster.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A growing string, NUL-terminated once anything was added. Start with {0}. */
struct text {
	char	*bytes;
	size_t	 length;
	size_t	 room;
};

void	 text_add(struct text *, const char *, size_t bytes);
void	 text_add_string(struct text *, const char *);
void	 text_add_char(struct text *, char);
void	 text_add_code(struct text *, uint32_t code);
void	 text_add_format(struct text *, const char *format, ...)
	    __attribute__((format(printf, 2, 3)));
/* With & < > " escaped, for XML and HTML; control characters are dropped. */
void	 text_add_escaped(struct text *, const char *, size_t bytes);
void	 text_clear(struct text *);	/* keeps the room */
/* What stands behind the first so many bytes is gone. */
void	 text_shorten(struct text *, size_t bytes);
void	 text_free(struct text *);

/* The next code point before end; moves the cursor; U+FFFD if malformed. */
uint32_t text_next(const char **cursor, const char *end);
/* Writes 1 to 4 bytes, returns how many. */
int	 text_encode(uint32_t code, char out[4]);
/* False with the offset of the first bad byte (also for surrogates). */
bool	 text_is_utf8(const char *, size_t bytes, size_t *bad);
size_t	 text_count(const char *, size_t bytes);	/* code points */
/*
 * The first character that XML has no way to write (XML 1.0, 2.2): a control,
 * U+FFFE or U+FFFF. NULL if there is none.
 */
const char *text_find_unseen(const char *, size_t bytes, uint32_t *code);
/* FE00..FE0F and E0100..E01EF (Unicode 15, 23.4). */
bool	 text_is_selector(uint32_t code);

/*
 * Cuts what stands between two ", or in 「」, to 60 characters and an ellipsis:
 * a wrong word in a message is to be recognised, not repeated.
 */
void	 text_clip_quoted(struct text *);

/*
 * The candidate nearest to word (edit distance over code points), or NULL if
 * none is near enough to be what was meant.
 */
const char *text_nearest(const char *word, const char *const *candidates,
	    size_t count);

#endif
