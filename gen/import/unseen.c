#include "import/unseen.h"

#include <string.h>

#include "base/text.h"

enum { BEFORE = 10 };		/* characters that show where it stands */

static const char *
words_before(struct pool *pool, const char *text, const char *here)
{
	size_t count = text_count(text, (size_t)(here - text));

	for (; count > BEFORE; count--)
		text_next(&text, here);
	return pool_copy(pool, text, (size_t)(here - text));
}

/* Where a whole pair of marks around what is raised (lines.h) ends. */
static const char *
pair_end(const char *at, const char *end)
{
	if ((*at != *LINES_RAISED && *at != *LINES_LOWERED) || end - at < 3 ||
	    at[1] != *at)
		return NULL;
	return memchr(at + 2, *at, (size_t)(end - at - 2));
}

static bool
look_at(struct pool *pool, const struct lines *lines, int number,
    const char *text, size_t length, struct problems *problems)
{
	uint32_t code;
	const char *here = text_find_unseen(text, length, &code), *stop;

	if (here == NULL)
		return true;
	stop = pair_end(here, text + length);
	if (stop != NULL)
		return look_at(pool, lines, number, here + 2,
		    (size_t)(stop - here - 2), problems) && look_at(pool,
		    lines, number, stop + 1, (size_t)(text + length - stop -
		    1), problems);
	problem_add(problems, PROBLEM_CONTROL_CHARACTER,
	    (struct place){ lines->path, number, 0 }, "behind \"%s\" stands "
	    "U+%04X, a control character, which no one sees",
	    words_before(pool, text, here), (unsigned)code);
	return false;
}

static bool
look_at_cells(struct pool *pool, const struct lines *lines,
    const struct line *line, struct problems *problems)
{
	bool is_clean = true;
	size_t row, i;

	for (row = 0; row < line->row_count; row++)
		for (i = 0; i < line->rows[row].count; i++) {
			const char *text = line->rows[row].cells[i].text;

			is_clean = look_at(pool, lines, line->number, text,
			    strlen(text), problems) && is_clean;
		}
	return is_clean;
}

bool
unseen_report(struct pool *pool, const struct lines *lines,
    struct problems *problems)
{
	bool is_clean = true;
	size_t i;

	for (i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];

		is_clean = look_at(pool, lines, line->number, line->text,
		    line->length, problems) && is_clean;
		is_clean = look_at_cells(pool, lines, line, problems) &&
		    is_clean;
	}
	return is_clean;
}
