/*
 * Portion: the part of a provision that a reference names, 第9条ただし書 or
 * 第8条第1項後段, may be gone while the provision still stands.
 */
#include "check/inside.h"

#include <string.h>

#include "refer/refer.h"

static const char STOP[] = "。";

static bool
begins_with(const char *words, const char *const *beginnings)
{
	for (; *beginnings != NULL; beginnings++)
		if (strncmp(words, *beginnings, strlen(*beginnings)) == 0)
			return true;
	return false;
}

/* What stands in brackets ends no sentence. */
static int
bracket(const char **at)
{
	static const char *const opening[] = { "（", "「", "『", NULL };
	static const char *const closing[] = { "）", "」", "』", NULL };

	return begins_with(*at, opening) ? 1 :
	    begins_with(*at, closing) ? -1 : 0;
}

/* Its sentences: those that limit others, and those that say something. */
static void
count_sentences(const char *text, size_t *provisos, size_t *others)
{
	static const char *const limits[] = { "ただし", "但し", "但、", NULL };
	const char *at = text, *first = text;
	int depth = 0;

	*provisos = *others = 0;
	for (; *at != '\0'; at++) {
		depth += bracket(&at);
		if (depth > 0 || strncmp(at, STOP, strlen(STOP)) != 0)
			continue;
		++*(begins_with(first, limits) ? provisos : others);
		first = at + strlen(STOP);
	}
	if (*first != '\0')
		++*(begins_with(first, limits) ? provisos : others);
}

bool
check_portion_is_there(const struct reference *reference)
{
	const struct provision *top = reference->target, *at = top;
	size_t provisos, others;

	if (!reference->is_proviso && !reference->is_rear)
		return true;
	for (; at != NULL; at = provision_inside(top, at == top ? NULL : at)) {
		count_sentences(at->text, &provisos, &others);
		if (reference->is_proviso ? provisos > 0 : others > 1)
			return true;
	}
	return false;
}
