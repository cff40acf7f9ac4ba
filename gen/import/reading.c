#include "import/reading.h"

#include <string.h>

#include "base/message.h"
#include "import/around.h"
#include "import/search.h"
#include "import/unit.h"

static void
read_line(struct search *search, const struct state *from)
{
	size_t i;

	around_read(search, from);
	if (search->line->left_out != NULL || search->line->row_count > 0)
		return;
	for (i = 0; i < search->sign_count; i++)
		unit_read(search, from, &search->signs[i]);
}

static void
take_path(const struct lines *lines, const struct state *state,
    struct reading *readings)
{
	const struct search_step *step = state->last;
	const struct reading *reading;
	size_t i;

	for (i = lines->count; i > 0 && search_step_back(&step, &reading);)
		readings[--i] = *reading;
}

/* Where a path nearly as good reads a line otherwise, the reader is told. */
static void
mark_doubts(const struct search *search, struct reading *readings)
{
	const struct search_step *step;
	const struct reading *other;
	size_t i, k;

	for (k = 1; k < search->now_count; k++) {
		if (search->now[k].cost > search->now[0].cost + DOUBT)
			break;
		step = search->now[k].last;
		for (i = search->lines->count; i > 0 &&
		    search_step_back(&step, &other);) {
			struct reading *reading = &readings[--i];

			if (reading->kind == other->kind ||
			    reading->is_doubtful)
				continue;
			reading->is_doubtful = true;
			reading->other = other->kind;
		}
	}
}

struct reading *
reading_all(struct pool *pool, const struct lines *lines,
    const struct choice *choices, size_t choice_count)
{
	struct pool *own = pool_new();
	struct search *search = search_new(own, lines, choices,
	    choice_count);
	struct reading *readings = pool_take(pool,
	    (lines->count + 1) * sizeof *readings);
	size_t i, k;

	for (i = 0; i < lines->count; i++) {
		search_look(search, i);
		for (k = 0; k < search->now_count; k++)
			read_line(search, &search->now[k]);
		search_prune(search);
	}
	take_path(lines, &search->now[0], readings);
	mark_doubts(search, readings);
	pool_free(own);
	return readings;
}

static const struct { const char *name, *title; } kinds[READ_KIND_COUNT] = {
	[READ_BLANK] = { "blank", MESSAGE("a blank line") },
	[READ_OUT] = { "out", MESSAGE("not of the regulation") },
	[READ_PAGE] = { "page", MESSAGE("a page number") },
	[READ_HEAD] = { "head", MESSAGE("date, number or who enacts") },
	[READ_TITLE] = { "title", MESSAGE("a title") },
	[READ_CONTENTS] = { "contents", MESSAGE("a table of contents") },
	[READ_HEADING] = { "heading", MESSAGE("a chapter's heading") },
	[READ_CAPTION] = { "caption", MESSAGE("an article's caption") },
	[READ_ARTICLE] = { "article", MESSAGE("an article") },
	[READ_PARAGRAPH] = { "paragraph", MESSAGE("a paragraph") },
	[READ_ITEM] = { "item", MESSAGE("an item") },
	[READ_TEXT] = { "text", MESSAGE("text that goes on") },
	[READ_LINE] = { "line", MESSAGE("a line without a number") },
	[READ_SUPPLEMENT] = { "supplement",
	    MESSAGE("a supplementary provision") },
	[READ_APPENDIX] = { "appendix", MESSAGE("an appendix or a form") },
	[READ_IN_APPENDIX] = { "in-appendix",
	    MESSAGE("a line of an appendix or a form") },
	[READ_HISTORY] = { "history", MESSAGE("a note of what was amended") }
};

const char *
reading_kind_name(enum reading_kind kind)
{
	return kinds[kind].name;
}

const char *
reading_kind_title(enum reading_kind kind)
{
	return message_translate(kinds[kind].title);
}

bool
reading_kind_named(const char *name, enum reading_kind *kind)
{
	int i;

	for (i = 0; i < READ_KIND_COUNT; i++)
		if (strcmp(kinds[i].name, name) == 0) {
			*kind = (enum reading_kind)i;
			return true;
		}
	return false;
}
