#include "amend/quote.h"

#include <stddef.h>

#include "base/number.h"
#include "base/text.h"

/* How an amending sentence goes on behind quoted words. */
static const char *const behind[] = {
	"を「", "を削", "を加え", "を付", "を次の", "を、「", "を，「", "を,「", "に、「", "に，「", "に,「",
	"に改め", "の下に「", "の次に「", "の前に「", "、「", "，「", ",「",
	"及び「", "並びに「", "とし、", "とする", "と改め", "を付し", NULL };

static bool
goes_on(const char *at, const char *end)
{
	return number_read_any(&at, end, behind);
}

/* Behind the bracket that closes the one at start; NULL if none does. */
static const char *
balanced(const char *start, const char *end)
{
	const char *at = start;
	int depth = 0;

	while (at < end) {
		if (number_read_word(&at, end, "「"))
			depth++;
		else if (number_read_word(&at, end, "」")) {
			if (--depth == 0)
				return at;
		} else
			text_next(&at, end);
	}
	return NULL;
}

static const char *
first_sensible(const char *at, const char *end)
{
	while (at < end)
		if (number_read_word(&at, end, "」")) {
			if (goes_on(at, end))
				return at;
		} else
			text_next(&at, end);
	return NULL;
}

const char *
quote_read(struct pool *pool, const char **cursor, const char *end)
{
	const char *start = *cursor, *words = start, *close;
	size_t bracket;

	if (!number_read_word(&words, end, "「"))
		return NULL;
	bracket = (size_t)(words - start);
	close = balanced(start, end);
	if (close == NULL || !goes_on(close, end))
		close = first_sensible(words, end);
	if (close == NULL)
		return NULL;
	*cursor = close;
	return pool_copy(pool, words, (size_t)(close - words) - bracket);
}
