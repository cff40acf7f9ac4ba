/*
 * Tell: what was counted, in a few lines for who waits.
 */
#include "tally/inside.h"

#include "base/message.h"
#include "base/text.h"

static void
count(const struct tally *tally, size_t *slips, size_t *twice, size_t *older)
{
	size_t i;

	*slips = *twice = *older = 0;
	for (i = 0; i < tally->now.count; i++)
		if (tally->now.slips[i]->fate == SLIP_REPLACED) {
			(*twice)++;
		} else {
			(*slips)++;
			*older += tally->now.slips[i]->is_older;
		}
}

static void
tell_roster(const struct tally *tally, struct text *out)
{
	const struct roster *roster = tally->choice->roster;
	size_t i, present = 0;

	if (roster == NULL) {
		text_add_string(out, message_translate(MESSAGE("Who has not "
		    "answered cannot be told without a roster (--roster).\n")));
		return;
	}
	for (i = 0; i < roster->row_count; i++)
		present += tally->has_answered[i];
	text_add_format(out, message_translate(MESSAGE("On the roster: %zu "
	    "people, of whom %zu have not answered.\n")), roster->row_count,
	    roster->row_count - present);
}

void
tally_tell(const struct tally *tally, struct text *out)
{
	const struct figures *all = &tally->all;
	size_t slips, twice, older;

	count(tally, &slips, &twice, &older);
	text_add_format(out, message_translate(MESSAGE("%zu slips count "
	    "(%s). Left aside because newer ones came: %zu. On older papers: "
	    "%zu. Files left out: %zu.\n")), slips, tally->authority->title,
	    twice, older, tally->now.refused_count);
	tell_roster(tally, out);
	text_add_format(out, message_translate(MESSAGE("Asked %zu, answered "
	    "%zu, not applicable %zu; done %zu, partly %zu, not done %zu.\n")),
	    all->asked, count_answered(all),
	    all->answers[ANSWER_NOT_APPLICABLE], all->answers[ANSWER_DONE],
	    all->answers[ANSWER_PARTLY], all->answers[ANSWER_NOT_DONE]);
}
