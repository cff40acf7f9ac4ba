/* Where in the amending text something stands, and how it was written. */
#include "amend/inside.h"

#include "amend/address.h"
#include "base/text.h"

struct place
amend_place(const struct amending *amending, const char *at)
{
	const struct amend_line *line = amending->line;
	struct place place = { amending->path, line->number, line->column };

	if (at != NULL && at >= line->words &&
	    at <= line->words + line->length)
		place.column += (int)text_count(line->words,
		    (size_t)(at - line->words));
	return place;
}

const char *
place_written(const struct amending *amending, const struct address *address)
{
	const struct amend_line *line = amending->line;
	const char *at = address->at, *end = line->words + line->length;
	const char *start = at;
	struct address again;

	if (at < line->words || at > end ||
	    !address_read(amending->pool, &at, end, &again))
		return "";
	return pool_copy(amending->pool, start, (size_t)(at - start));
}
