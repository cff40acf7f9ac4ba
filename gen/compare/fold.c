/*
 * Folding: which characters count as the same. Letters with separate marks (か
 * and U+3099) are canonically equal to the composed ones; half- and full-width
 * forms are told apart, but known to be only that.
 */
#include "compare/inside.h"

#include <string.h>

#include "base/text.h"
#include "base/unicode.h"

enum {
	VOICED = 0x3099,
	SEMI_VOICED = 0x309a,
	HALF_VOICED = 0xff9e,
	HALF_SEMI_VOICED = 0xff9f
};

uint32_t
compare_fold_next(const char **cursor, const char *end, enum fold fold)
{
	uint32_t code = text_next(cursor, end), mark, composed;
	const char *after = *cursor;

	if (fold == FOLD_WIDTH)
		code = unicode_usual_width(code);
	while (after < end) {
		mark = text_next(&after, end);
		if (fold == FOLD_WIDTH)
			mark = unicode_usual_width(mark);
		composed = !compare_fold_is_combining(mark) ? 0 :
		    unicode_composed(code, mark);
		if (composed == 0)
			return code;
		*cursor = after;
		code = composed;
	}
	return code;
}

uint64_t
compare_fold_key(const char *from, size_t bytes, enum fold fold)
{
	const char *end = from + bytes;
	uint64_t key = 14695981039346656037u;	/* FNV-1a, by character */

	while (from < end) {
		key ^= compare_fold_next(&from, end, fold);
		key *= 1099511628211u;
		key ^= key >> 29;
	}
	return key;
}

bool
compare_fold_same(const char *one, const char *other, enum fold fold)
{
	const char *one_end = one + strlen(one);
	const char *other_end = other + strlen(other);

	if (fold == FOLD_NONE && strcmp(one, other) == 0)
		return true;
	while (one < one_end && other < other_end)
		if (compare_fold_next(&one, one_end, fold) !=
		    compare_fold_next(&other, other_end, fold))
			return false;
	return one == one_end && other == other_end;
}

bool
compare_fold_is_combining(uint32_t code)
{
	return (code >= 0x300 && code <= 0x36f) || code == VOICED ||
	    code == SEMI_VOICED || code == HALF_VOICED ||
	    code == HALF_SEMI_VOICED || code == 0x200d ||
	    (code >= 0x20d0 && code <= 0x20ff) || text_is_selector(code);
}
