#include "base/problem_list.h"

/* How grave a problem is, in words. */

static const struct level_words levels[] = {
	[PROBLEM_WARNING] = { "warning", "warnings", "\033[1;35m" },
	[PROBLEM_ERROR] = { "error", "errors", "\033[1;31m" },
	[PROBLEM_MISUSE] = { "usage", "misuses", "\033[1;31m" },
	[PROBLEM_FATAL] = { "fatal", "fatal problems", "\033[1;31m" },
};

const struct level_words *
problem_level_words(enum problem_level level)
{
	return &levels[level];
}
