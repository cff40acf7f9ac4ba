#include "import/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "import/margin.h"

enum {
	WIDTH = 24,		/* states kept */
	CANDIDATES = 24,	/* that one state can lead to */
	HOPELESS = WRONG + GAP	/* behind the best one: never the best again */
};

/* A line as it was read, behind those before it. */
struct search_step {
	const struct search_step *before;
	struct reading	 reading;
};

struct search *
search_new(struct pool *pool, const struct lines *lines,
    const struct choice *choices, size_t choice_count)
{
	struct search *search = pool_take(pool, sizeof *search);

	*search = (struct search){ .pool = pool, .lines = lines,
	    .choices = choices, .choice_count = choice_count,
	    .next_room = WIDTH * CANDIDATES };
	search->outlook = outlook_new(pool, lines);
	search->now = pool_take(pool, WIDTH * sizeof *search->now);
	search->next = pool_take(pool,
	    search->next_room * sizeof *search->next);
	search->now[0].at.ending = ENDED;
	search->now_count = 1;
	return search;
}

void
search_look(struct search *search, size_t index)
{
	struct sign signs[SIGN_READINGS_MAX];
	const struct line *line = &search->lines->list[index], *next;

	search->index = index;
	search->line = line;
	search->sign_count = sign_read(line->text, line->length,
	    search->signs);
	search->is_page_form = false;
	if (!sign_is_page(line->text, line->length, &search->page))
		search->page = 0;
	else
		search->is_page_form = !sign_is_bare_number(line->text,
		    line->length);
	next = search_next(search);
	search->next_sign = (struct sign){0};
	if (next != NULL && sign_read(next->text, next->length, signs) > 0)
		search->next_sign = signs[0];
}

void
search_push(struct search *search, const struct state *state,
    const struct state *from, struct reading reading, int cost)
{
	struct state *to;
	size_t i;

	for (i = 0; i < search->choice_count; i++)
		if (search->choices[i].line == search->line->number &&
		    search->choices[i].kind != reading.kind)
			cost += 100 * WRONG;
	if (search->next_count == search->next_room)
		return;
	to = &search->next[search->next_count++];
	*to = *state;
	to->cost = from->cost + cost;
	to->since_page = reading.kind == READ_PAGE ? 0 :
	    from->since_page + 1;
	to->last = from->last;
	to->reading = reading;
}

static int
by_cost(const void *a, const void *b)
{
	const struct state *const *left = a, *const *right = b;

	if ((*left)->cost != (*right)->cost)
		return (*left)->cost < (*right)->cost ? -1 : 1;
	return (*left > *right) - (*left < *right);
}

/* Those that may still become the best, in order; their number. */
static size_t
list_hopeful(const struct search *search, const struct state **list)
{
	size_t i, count = 0;
	int best = search->next_count > 0 ? search->next[0].cost : 0;

	for (i = 1; i < search->next_count; i++)
		if (search->next[i].cost < best)
			best = search->next[i].cost;
	for (i = 0; i < search->next_count; i++)
		if (search->next[i].cost <= best + HOPELESS)
			list[count++] = &search->next[i];
	qsort(list, count, sizeof *list, by_cost);
	return count;
}

static void
keep(struct search *search, const struct state *state)
{
	struct search_step *step = pool_take(search->pool, sizeof *step);
	struct state *kept = &search->now[search->now_count++];

	*step = (struct search_step){ state->last, state->reading };
	*kept = *state;
	kept->last = step;
}

void
search_prune(struct search *search)
{
	const struct state *list[WIDTH * CANDIDATES];
	size_t count = list_hopeful(search, list), i, k;

	search->now_count = 0;
	for (i = 0; i < count && search->now_count < WIDTH; i++) {
		for (k = 0; k < search->now_count; k++)
			if (memcmp(&search->now[k].at, &list[i]->at,
			    sizeof list[i]->at) == 0)
				break;
		if (k == search->now_count)
			keep(search, list[i]);
	}
	search->next_count = 0;
}

bool
search_step_back(const struct search_step **step,
    const struct reading **reading)
{
	if (*step == NULL)
		return false;
	*reading = &(*step)->reading;
	*step = (*step)->before;
	return true;
}

/* ---- words that the kinds of lines share ---- */

const struct outlook *
search_outlook(const struct search *search)
{
	return &search->outlook[search->index];
}

const struct line *
search_next(const struct search *search)
{
	size_t next = search->outlook[search->index].next;

	return next < search->lines->count ? &search->lines->list[next] :
	    NULL;
}

bool
search_is_plain(const struct search *search, const struct sign *sign)
{
	return search->lines->wrap == 0 && sign->is_spaced;
}

static enum ending
ending_of(const struct search *search)
{
	static const char *const ended[] = { "。", "。）", "。)", "削除" };
	static const char *const open[] = { "、", "，", ",", "（", "「" };
	const struct line *line = search->line;
	const char *end = line->text + line->length;
	size_t i;

	for (i = 0; i < sizeof ended / sizeof *ended; i++)
		if (word_ends_at(line->text, end, ended[i]))
			return ENDED;
	for (i = 0; i < sizeof open / sizeof *open; i++)
		if (word_ends_at(line->text, end, open[i]))
			return OPEN;
	return margin_is_full(search->lines, line) ? FULL : UNSURE;
}

int
search_cost_of_leaving(const struct state *state)
{
	static const int costs[] = { [OPEN] = UNLIKELY, [FULL] = UNLIKELY / 2,
	    [UNSURE] = 1, [ENDED] = FREE };

	if (!state->at.has_text)
		return FREE;
	/* Items are often no sentences, and end where the line ends. */
	if (state->at.depth > 0 && state->at.ending == FULL)
		return SLIGHT;
	return costs[(int)state->at.ending];
}

void
search_open_text(const struct search *search, struct state *state,
    bool is_alone)
{
	state->at.has_text = true;
	state->at.ending = is_alone ? OPEN : (signed char)ending_of(search);
}

void
search_clear_items(struct state *state)
{
	state->at.depth = 0;
	memset(state->at.styles, 0, sizeof state->at.styles);
	memset(state->at.values, 0, sizeof state->at.values);
}

void
search_clear_articles(struct state *state)
{
	search_clear_items(state);
	state->at.article = state->at.branch = state->at.paragraph = 0;
	state->at.top = 0;
	state->at.has_text = state->at.is_short = false;
	state->at.waiting = WAITS_FOR_NOTHING;
	state->at.ending = ENDED;
}
