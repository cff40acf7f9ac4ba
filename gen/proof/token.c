#include "proof/token.h"

#include <string.h>

void
tokens_begin(struct tokens *tokens, const char *bytes, size_t length)
{
	*tokens = (struct tokens){ .at = bytes, .end = bytes + length };
}

void
tokens_free(struct tokens *tokens)
{
	text_free(&tokens->bytes);
}

bool
tokens_say(const struct tokens *tokens, const char *word)
{
	return strlen(word) == tokens->length &&
	    memcmp(word, tokens->word, tokens->length) == 0;
}

static bool
is_space(char byte)
{
	return byte == '\0' || byte == '\t' || byte == '\n' ||
	    byte == '\f' || byte == '\r' || byte == ' ';
}

static bool
is_delimiter(char byte)
{
	return byte != '\0' && strchr("()<>[]{}/%", byte) != NULL;
}

static void
pass_space(struct tokens *tokens)
{
	bool is_comment = false;

	for (; tokens->at < tokens->end; tokens->at++) {
		if (*tokens->at == '%')
			is_comment = true;
		else if (*tokens->at == '\n' || *tokens->at == '\r')
			is_comment = false;
		else if (!is_comment && !is_space(*tokens->at))
			return;
	}
}

/* ---- strings ---- */

static int
digit_of(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	if (byte >= 'a' && byte <= 'f')
		return byte - 'a' + 10;
	return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : -1;
}

/* <E4BA BA>; an odd last digit counts as if a 0 stood behind it. */
static void
read_hex(struct tokens *tokens)
{
	int digit, half = -1;

	for (; tokens->at < tokens->end && *tokens->at != '>'; tokens->at++) {
		digit = digit_of(*tokens->at);
		if (digit < 0)
			continue;
		if (half >= 0)
			text_add_char(&tokens->bytes, (char)(half << 4 |
			    digit));
		half = half >= 0 ? -1 : digit;
	}
	if (half >= 0)
		text_add_char(&tokens->bytes, (char)(half << 4));
	if (tokens->at < tokens->end)
		tokens->at++;
}

/* Up to three octal digits. */
static void
read_octal(struct tokens *tokens)
{
	int value = 0, i;

	for (i = 0; i < 3 && tokens->at < tokens->end && *tokens->at >= '0' &&
	    *tokens->at <= '7'; i++)
		value = value * 8 + *tokens->at++ - '0';
	text_add_char(&tokens->bytes, (char)value);
}

/* What stands behind a backslash. */
static void
read_escape(struct tokens *tokens)
{
	static const char letters[] = "nrtbf", meant[] = "\n\r\t\b\f";
	const char *letter;
	char byte = *tokens->at;

	if (byte >= '0' && byte <= '7') {
		read_octal(tokens);
		return;
	}
	tokens->at++;
	if (byte == '\r' || byte == '\n') {
		if (byte == '\r' && tokens->at < tokens->end &&
		    *tokens->at == '\n')
			tokens->at++;
		return;
	}
	letter = byte == '\0' ? NULL : strchr(letters, byte);
	text_add_char(&tokens->bytes, letter != NULL ?
	    meant[letter - letters] : byte);
}

static void
read_literal(struct tokens *tokens)
{
	int depth = 1;
	char byte;

	while (tokens->at < tokens->end) {
		byte = *tokens->at++;
		if (byte == '\\' && tokens->at < tokens->end) {
			read_escape(tokens);
			continue;
		}
		depth += byte == '(';
		depth -= byte == ')';
		if (depth == 0)
			return;
		text_add_char(&tokens->bytes, byte);
	}
}

/* ---- any ---- */

static void
read_regular(struct tokens *tokens)
{
	tokens->word = tokens->at;
	while (tokens->at < tokens->end && !is_space(*tokens->at) &&
	    !is_delimiter(*tokens->at))
		tokens->at++;
	tokens->length = (size_t)(tokens->at - tokens->word);
}

/* << and >> are one, any other delimiter stands alone. */
static void
read_delimiter(struct tokens *tokens)
{
	tokens->word = tokens->at++;
	if (tokens->at < tokens->end && *tokens->at == *tokens->word &&
	    (*tokens->word == '<' || *tokens->word == '>'))
		tokens->at++;
	tokens->length = (size_t)(tokens->at - tokens->word);
}

enum token_kind
tokens_next(struct tokens *tokens)
{
	pass_space(tokens);
	if (tokens->at >= tokens->end)
		return TOKEN_END;
	if (*tokens->at == '/') {
		tokens->at++;
		read_regular(tokens);
		return TOKEN_NAME;
	}
	if (*tokens->at == '(' || (*tokens->at == '<' &&
	    (tokens->at + 1 == tokens->end || tokens->at[1] != '<'))) {
		text_clear(&tokens->bytes);
		if (*tokens->at++ == '(')
			read_literal(tokens);
		else
			read_hex(tokens);
		return TOKEN_STRING;
	}
	if (is_delimiter(*tokens->at))
		read_delimiter(tokens);
	else
		read_regular(tokens);
	return TOKEN_WORD;
}
