/*
 * The people of a document that is verified: those rows of the roster that it
 * was made from, in its order.
 */
#include "job/verify.h"

#include "base/message.h"
#include "job/left_out.h"
#include "job/roster.h"

bool
verify_roster_lacks(struct inquiry *inquiry)
{
	if (inquiry->request.people == 0 || inquiry->request.is_merged ||
	    inquiry->roster != NULL)
		return false;
	inquiry->why = message_translate("the people it lists are not known; "
	    "--roster names their file");
	return true;
}

/* A roster of so many others is not the one that it was made from. */
static bool
fits(struct inquiry *inquiry, size_t found)
{
	const struct request *request = &inquiry->request;
	struct place whole = { inquiry->job->options->roster, 0, 0 };

	/* Of one file a person the roster has everybody. */
	if (found == request->people ||
	    (request->people == 1 && request->is_merged))
		return true;
	if (request->rows != NULL && inquiry->job->options->rows == NULL)
		problem_add(inquiry->job->problems, PROBLEM_ROSTER_OTHER,
		    whole, "the document was made for %zu people, from the "
		    "rows %.200s; these rows of the roster have %zu",
		    request->people, request->rows, found);
	else
		problem_add(inquiry->job->problems, PROBLEM_ROSTER_OTHER,
		    whole, "the document was made for %zu people, and the "
		    "roster has %zu; give the one it was made from, and its "
		    "rows with --rows if it was made for some alone",
		    request->people, found);
	return false;
}

bool
verify_roster(struct inquiry *inquiry)
{
	bool failed;

	if (inquiry->request.people == 0)
		return true;
	inquiry->roster = job_roster_again(inquiry->job, inquiry->kind,
	    &inquiry->request, &failed);
	if (inquiry->roster == NULL)
		return !failed;
	if (!inquiry->request.is_merged)
		inquiry->request.roster = inquiry->roster;
	return fits(inquiry, inquiry->roster->row_count);
}

bool
verify_roster_left_out(struct inquiry *inquiry)
{
	struct job *job = inquiry->job;
	struct roster *roster;
	size_t all;

	if (inquiry->request.authority == NULL) {
		inquiry->why = message_translate("it is damaged");
		return true;
	}
	if (job->options->roster != NULL) {
		roster = job_roster_listed(job, &inquiry->request);
		if (roster == NULL)
			return false;
		all = roster->row_count;
		if (!left_out_take(job, roster, NULL) ||
		    !fits(inquiry, all - roster->row_count))
			return false;
		inquiry->roster = roster;
		inquiry->sheet = left_out_compose(job,
		    inquiry->request.authority);
	}
	return inquiry->sheet != NULL || verify_roster_lacks(inquiry);
}
