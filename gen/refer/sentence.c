#include "refer/sentence.h"

#include <string.h>

enum depth_sign { SIGN_NONE, SIGN_OPEN, SIGN_CLOSE };

static enum depth_sign
sign_of(uint32_t code)
{
	switch (code) {
	case '(':
	case 0xff08:	/* （ */
	case 0x300c:	/* 「 */
	case 0x300e:	/* 『 */
		return SIGN_OPEN;
	case ')':
	case 0xff09:	/* ） */
	case 0x300d:	/* 」 */
	case 0x300f:	/* 』 */
		return SIGN_CLOSE;
	}
	return SIGN_NONE;
}

bool
sentence_next(const char **cursor, struct text *sentence, bool *ended)
{
	const char *end = *cursor + strlen(*cursor);
	int depth = 0;

	text_clear(sentence);
	*ended = false;
	while (*cursor < end) {
		uint32_t code = text_next(cursor, end);

		if (sign_of(code) == SIGN_OPEN)
			depth++;
		else if (sign_of(code) == SIGN_CLOSE)
			depth -= depth > 0;
		else if (depth == 0 && code == 0x3002) {	/* 。 */
			*ended = true;
			return true;
		} else if (depth == 0 && (code != ' ' || sentence->length > 0))
			text_add_code(sentence, code);
	}
	return sentence->length > 0;
}
