/*
 * Quoted: words that a text holds and does not say itself: those of another
 * law that it amends, and those that it reads otherwise (読み替え), in brackets
 * or in a table. What they refer to stands in the other law.
 */
#include "check/inside.h"

#include <string.h>

#include "corpus/body.h"

static const char READ_AS[] = "読み替え", READ_AS_OLD[] = "読替え";
static const char OPEN[] = "「", CLOSE[] = "」";

static bool
reads_otherwise(const char *words)
{
	return strstr(words, READ_AS) != NULL ||
	    strstr(words, READ_AS_OLD) != NULL;
}

/* A table reads otherwise if it, or what it belongs to, says so. */
static bool
is_of_reading(const struct provision *provision)
{
	for (; provision != NULL; provision = provision->parent)
		if (reads_otherwise(provision->text) ||
		    reads_otherwise(provision->caption) ||
		    reads_otherwise(provision->number))
			return true;
	return false;
}

static bool
is_in_brackets(const char *text, size_t start)
{
	const char *at = text;
	int depth = 0;

	while (at < text + start) {
		if (strncmp(at, OPEN, strlen(OPEN)) == 0)
			depth++;
		else if (strncmp(at, CLOSE, strlen(CLOSE)) == 0 && depth > 0)
			depth--;
		at++;
	}
	return depth > 0;
}

static const struct body *
leaf_at(const struct body *top, size_t start)
{
	const struct body *at = NULL;

	while ((at = body_inside(top, at)) != NULL)
		if (at->kind == LAW_TEXT && at->at != BODY_ELSEWHERE &&
		    at->at <= start && start < at->at + at->bytes)
			return at;
	return NULL;
}

bool
check_quoted(const struct edition *edition, const struct provision *provision,
    size_t start)
{
	const struct body *top = body_of(edition, provision), *at;
	bool is_reading = is_of_reading(provision);

	if (is_reading && is_in_brackets(provision->text, start))
		return true;
	for (at = top != NULL ? leaf_at(top, start) : NULL; at != NULL;
	    at = at->parent)
		if (at->kind == LAW_NEW || at->kind == LAW_AMENDMENT ||
		    at->kind == LAW_QUOTATION || (is_reading &&
		    at->kind == LAW_TABLE))
			return true;
	return false;
}
