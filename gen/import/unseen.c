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

static bool
look_at(struct pool *pool, const struct lines *lines, int number,
    const char *text, size_t length, struct problems *problems)
{
	uint32_t code;
	const char *here = text_find_unseen(text, length, &code);

	if (here == NULL)
		return true;
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
