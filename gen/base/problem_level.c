#include "base/message.h"
#include "base/problem_list.h"

/* How grave a problem is, in words: English for programs. */

static const struct level_words levels[] = {
	[PROBLEM_WARNING] = { MESSAGE("warning"), "\033[1;35m" },
	[PROBLEM_ERROR] = { MESSAGE("error"), "\033[1;31m" },
	[PROBLEM_MISUSE] = { MESSAGE("usage"), "\033[1;31m" },
	[PROBLEM_FATAL] = { MESSAGE("fatal"), "\033[1;31m" },
};

const struct level_words *
problem_level_words(enum problem_level level)
{
	return &levels[level];
}
