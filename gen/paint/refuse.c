/*
 * Painting that cannot go on.
 */
#include "paint/inside.h"

#include "base/message.h"

bool
paint_refuse(struct painting *painting, struct problems *problems,
    const char *message)
{
	if (!painting->failed)
		problem_add(problems, PROBLEM_PAINT_FAILED, (struct place){0},
		    "%s",
		    message_translate(message));
	painting->failed = true;
	return false;
}
