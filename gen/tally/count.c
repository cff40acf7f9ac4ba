/*
 * Count: figures by department, standard and question. What was not answered
 * is asked all the same; what does not apply is in no percentage.
 */
#include "tally/inside.h"

size_t
count_answered(const struct figures *figures)
{
	return figures->asked - figures->answers[ANSWER_NONE];
}

int
count_rate(const struct figures *figures)
{
	size_t of = figures->asked - figures->answers[ANSWER_NOT_APPLICABLE];
	size_t done = figures->answers[ANSWER_DONE];

	if (of == 0)
		return -1;
	/* Rounded down, so that only all is 100; but something is not 0. */
	return done > 0 && done * 1000 < of ? 1 : (int)(done * 1000 / of);
}

static void
add(struct figures *figures, enum answer answer)
{
	figures->asked++;
	figures->answers[answer]++;
}

static void
count_slip(struct tally *tally, const struct slip *slip)
{
	struct unit *unit = slip->unit;
	size_t i;

	for (i = 0; i < slip->paper->count; i++) {
		const struct question *question =
		    slip->paper->list[i].question;
		enum answer answer = slip->replies[i].answer;

		add(&tally->all, answer);
		add(&unit->all, answer);
		add(&tally->standards[question->standard], answer);
		add(&unit->standards[question->standard], answer);
		add(&tally->duties[question->order], answer);
		if (!tally->was_asked[question->order])
			continue;
		add(&tally->all_same, answer);
		add(&unit->same, answer);
		add(&tally->standards_same[question->standard], answer);
	}
}

/* Of last year only what is asked in the same words now. */
static void
count_slip_before(struct tally *tally, const struct slip *slip)
{
	size_t i;

	for (i = 0; i < slip->paper->count; i++) {
		const struct question *question =
		    slip->paper->list[i].question;
		enum answer answer = slip->replies[i].answer;

		if (!tally->was_asked[question->order])
			continue;
		add(&tally->all_before, answer);
		add(&slip->unit->before, answer);
		add(&tally->standards_before[question->standard], answer);
		add(&tally->duties_before[question->order], answer);
	}
}

/* A question that somebody answered was asked. */
static void
find_asked_before(struct tally *tally)
{
	size_t i, j;

	tally->was_asked = pool_take(tally->pool, tally->asked_count + 1);
	for (i = 0; i < tally->before.count; i++)
		for (j = 0; j < tally->before.slips[i]->paper->count; j++)
			if (tally->before.slips[i]->replies[j].answer !=
			    ANSWER_NONE)
				tally->was_asked[tally->before.slips[i]->
				    paper->list[j].question->order] = true;
}

static struct figures *
figures_of(struct tally *tally, size_t count)
{
	return pool_take(tally->pool, (count + 1) * sizeof(struct figures));
}

static void
make_room(struct tally *tally)
{
	size_t standards = tally->authority->standard_count, i;

	tally->standards = figures_of(tally, standards);
	tally->standards_before = figures_of(tally, standards);
	tally->standards_same = figures_of(tally, standards);
	tally->duties = figures_of(tally, tally->asked_count);
	tally->duties_before = figures_of(tally, tally->asked_count);
	for (i = 0; i < tally->unit_count; i++)
		tally->units[i]->standards = figures_of(tally, standards);
}

/* Who answered several papers is one person. */
static void
count_people(struct tally *tally)
{
	const struct roster *roster = tally->choice->roster;
	bool *is_counted = pool_take(tally->pool, roster != NULL ?
	    roster->row_count + 1 : 1);
	size_t i;

	for (i = 0; i < tally->now.count; i++) {
		struct slip *slip = tally->now.slips[i];

		if (slip->fate != SLIP_COUNTS)
			continue;
		slip->unit->slips++;
		slip->paper->slips++;
		if (slip->row >= 0 && !is_counted[slip->row]) {
			is_counted[slip->row] = true;
			slip->unit->answered++;
		}
	}
}

void
count_all(struct tally *tally)
{
	size_t i;

	make_room(tally);
	find_asked_before(tally);
	count_people(tally);
	for (i = 0; i < tally->now.count; i++)
		if (tally->now.slips[i]->fate == SLIP_COUNTS)
			count_slip(tally, tally->now.slips[i]);
	for (i = 0; i < tally->before.count; i++)
		if (tally->before.slips[i]->fate == SLIP_COUNTS)
			count_slip_before(tally, tally->before.slips[i]);
}
