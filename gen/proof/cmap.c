#include "proof/cmap.h"

#include <string.h>

#include "proof/token.h"

enum {
	CODES = 0x10000,
	STRINGS = 3		/* from, to, what */
};

struct cmap {
	const char	**words;	/* by code; NULL: none */
};

static unsigned
unit_at(const char *bytes)
{
	return (unsigned)(unsigned char)bytes[0] << 8 |
	    (unsigned char)bytes[1];
}

void
cmap_add_utf16(const char *bytes, size_t length, struct text *out)
{
	size_t i;
	uint32_t code, low;

	for (i = 0; i + 1 < length; i += 2) {
		code = unit_at(bytes + i);
		if (code >= 0xd800 && code < 0xdc00 && i + 3 < length) {
			low = unit_at(bytes + i + 2);
			code = 0x10000 + ((code - 0xd800) << 10) +
			    (low & 0x3ff);
			i += 2;
		}
		text_add_code(out, code);
	}
}

static const char *
words_of(struct pool *pool, const struct text *utf16)
{
	struct text out = {0};
	const char *words;

	text_add_string(&out, "");
	if (utf16->length > 0)
		cmap_add_utf16(utf16->bytes, utf16->length, &out);
	words = pool_string(pool, out.bytes);
	text_free(&out);
	return words;
}

/* One code, or as many as there are, one character after another. */
static void
map(struct pool *pool, struct cmap *cmap, unsigned from, unsigned to,
    struct text *utf16)
{
	for (; from <= to && from < CODES; from++) {
		cmap->words[from] = words_of(pool, utf16);
		if (utf16->length > 0)
			utf16->bytes[utf16->length - 1]++;
	}
}

static unsigned
code_of(const struct text *bytes)
{
	return bytes->length == 2 ? unit_at(bytes->bytes) : CODES;
}

/* <0001> <4EE4>, or <0001> <0003> <4EE4>; not [<4EE4> …], which few write. */
static void
read_rows(struct pool *pool, struct cmap *cmap, struct tokens *tokens,
    size_t strings)
{
	unsigned codes[STRINGS] = {0};
	size_t count = 0;
	enum token_kind kind;

	while ((kind = tokens_next(tokens)) != TOKEN_END) {
		if (kind != TOKEN_STRING) {
			if (tokens_say(tokens, "endbfchar") ||
			    tokens_say(tokens, "endbfrange"))
				return;
			continue;
		}
		if (count + 1 < strings) {
			codes[count++] = code_of(&tokens->bytes);
			continue;
		}
		map(pool, cmap, codes[0], codes[count - 1], &tokens->bytes);
		count = 0;
	}
}

struct cmap *
cmap_read(struct pool *pool, const char *bytes, size_t length)
{
	struct cmap *cmap = pool_take(pool, sizeof *cmap);
	struct tokens tokens;
	enum token_kind kind;

	cmap->words = pool_take(pool, CODES * sizeof *cmap->words);
	tokens_begin(&tokens, bytes, length);
	while ((kind = tokens_next(&tokens)) != TOKEN_END) {
		if (kind != TOKEN_WORD)
			continue;
		if (tokens_say(&tokens, "beginbfchar"))
			read_rows(pool, cmap, &tokens, 2);
		else if (tokens_say(&tokens, "beginbfrange"))
			read_rows(pool, cmap, &tokens, STRINGS);
	}
	tokens_free(&tokens);
	return cmap;
}

void
cmap_add(const struct cmap *cmap, const char *codes, size_t length,
    struct text *out)
{
	const char *words;
	size_t i;

	for (i = 0; i + 1 < length; i += 2) {
		words = cmap->words[unit_at(codes + i)];
		if (words != NULL)
			text_add_string(out, words);
		else
			text_add_code(out, 0xfffd);
	}
}
