/*
 * The digest that somebody types off a page's foot.
 */
#include "job/verify.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

enum { DIGEST_LENGTH = 12 };

/* What people put between groups of digits; a wide letter is a narrow one. */
static uint32_t
narrow(uint32_t code)
{
	if (code == ' ' || code == '\t' || code == 0x3000 || code == '-' || code == 0x2010 ||
	    code == 0xff0d || code == 0xa0)
		return 0;
	return code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
}

/*
 * In small letters, however it was typed off the paper, in one word or in
 * several; NULL if it is none.
 */
const char *
verify_digest_read(struct pool *pool, const char *const *words, size_t count)
{
	char digest[DIGEST_LENGTH + 1] = "";
	size_t i, length = 0;
	uint32_t code;

	for (i = 0; i < count; i++) {
		const char *at = words[i], *end = at + strlen(at);

		while (at < end) {
			code = narrow(text_next(&at, end));
			if (code == 0)
				continue;
			if (length == DIGEST_LENGTH || code >= 0x80 ||
			    !isxdigit((int)code))
				return NULL;
			digest[length++] = (char)tolower((int)code);
		}
	}
	return length == DIGEST_LENGTH ? pool_string(pool, digest) : NULL;
}

/* What is nearly one, and no file: 2Ofa1c897da2, or a digit too many. */
static bool
is_mistyped(const char *const *words, size_t count)
{
	size_t i, digits = 0, others = 0;
	uint32_t code;

	for (i = 0; i < count; i++) {
		const char *at = words[i], *end = at + strlen(at);

		if (access(words[i], F_OK) == 0)
			return false;
		while (at < end) {
			code = narrow(text_next(&at, end));
			if (code == 0)
				continue;
			if (code < 0x80 && isxdigit((int)code))
				digits++;
			else if (code < 0x80 && isalnum((int)code))
				others++;
			else
				return false;
		}
	}
	return digits >= DIGEST_LENGTH - 3 && others <= 3 &&
	    digits + others <= DIGEST_LENGTH + 4;
}

bool
verify_digest_refuse(struct job *job)
{
	const struct options *options = job->options;
	const char *words = "";
	size_t i;

	if (!is_mistyped(options->words, options->word_count))
		return false;
	for (i = 0; i < options->word_count; i++)
		words = pool_format(job->pool, "%s%s%s", words,
		    i > 0 ? " " : "", options->words[i]);
	problem_add(job->problems, PROBLEM_USAGE, (struct place){0},
	    "\"%s\" is not 12 hex digits (0 to 9 and a to f; there is no O, I "
	    "or l among them), and no file is called so", words);
	return true;
}
