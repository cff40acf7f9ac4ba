#include "corpus/guide_link.h"

#include <ctype.h>
#include <string.h>

static bool
is_address(char byte)
{
	return isalnum((unsigned char)byte) || byte == '_' || byte == '-' ||
	    byte == '.';
}

/* kyoto/04#Mp-At_7-Pr_1, which ends where the link does. */
static bool
read_target(const char *bytes, size_t length, size_t at,
    struct guide_link *link)
{
	size_t start = at, slash = 0;

	for (; at < length && bytes[at] != '#'; at++) {
		if (!isalnum((unsigned char)bytes[at]) &&
		    strchr("-_/", bytes[at]) == NULL)
			return false;
		slash += bytes[at] == '/';
	}
	if (slash != 1 || at >= length)
		return false;
	link->target = start;
	link->address = at + 1;
	for (at++; at < length && is_address(bytes[at]); at++)
		continue;
	link->end = at;
	return at > link->address && at < length &&
	    strchr(")> \t\n", bytes[at]) != NULL;
}

/* The [ that the ] at close has; close itself if it has none. */
static size_t
opening(const char *bytes, size_t close)
{
	size_t at = close;
	int depth = 0;

	for (;;) {
		if (bytes[at] == ']')
			depth++;
		else if (bytes[at] == '[' && --depth == 0)
			return at + 1;
		if (at == 0 || bytes[at] == '\n')
			return close;
		at--;
	}
}

bool
guide_link_next(const char *bytes, size_t length, size_t *cursor,
    struct guide_link *link)
{
	size_t at = *cursor, start;

	for (; at + 2 < length; at++) {
		/* [label](target), and [label]: target below. */
		if (bytes[at] != ']' || (bytes[at + 1] != '(' &&
		    bytes[at + 1] != ':'))
			continue;
		for (start = at + 2; start < length && strchr(" \t<",
		    bytes[start]) != NULL; start++)
			continue;
		if (!read_target(bytes, length, start, link))
			continue;
		link->label = opening(bytes, at);
		link->label_end = at;
		*cursor = link->end;
		return true;
	}
	return false;
}
