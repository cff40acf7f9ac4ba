/*
 * Noted: has an editor said already what a check would say?
 */
#include "check/inside.h"

#include <string.h>

static bool
overlaps(const char *text, const char *quote, size_t start, size_t end)
{
	size_t length = strlen(quote);
	const char *at = text;

	if (length == 0)
		return false;
	while ((at = strstr(at, quote)) != NULL) {
		size_t offset = (size_t)(at - text);

		if (offset < end && start < offset + length)
			return true;
		at++;
	}
	return false;
}

static bool
fits_note(const struct note *note, const struct provision *provision,
    unsigned kinds, size_t start, size_t end)
{
	for (; note != NULL; note = note->next)
		if ((note->kind & kinds) != 0 && (note->quote == NULL ||
		    overlaps(provision->text, note->quote, start, end)))
			return true;
	return false;
}

/*
 * A draft without an overlay inherits the faults of the text in force, and
 * what was noted about them, wherever the words stand now.
 */
static bool
is_noted_in_force(const struct edition *current,
    const struct provision *provision, unsigned kinds, size_t start,
    size_t end)
{
	const struct provision *at = find_provision(current,
	    provision->address);

	if (at != NULL && fits_note(check_coverage_account(current, at)->notes,
	    provision, kinds, start, end))
		return true;
	for (at = current->provisions; at != NULL; at = at->next) {
		const struct note *note = check_coverage_account(current,
		    at)->notes;

		for (; note != NULL; note = note->next)
			if ((note->kind & kinds) != 0 && note->quote != NULL &&
			    overlaps(provision->text, note->quote, start, end))
				return true;
	}
	return false;
}

bool
check_noted(const struct checking *checking,
    const struct provision *provision, unsigned kinds, size_t start,
    size_t end)
{
	const struct edition *edition = checking->edition;

	if (fits_note(check_coverage_account(edition, provision)->notes,
	    provision, kinds, start, end))
		return true;
	if (overlay_of(edition)->source != NULL || edition->standard == NULL ||
	    standard_current(edition->standard) == NULL)
		return false;
	return is_noted_in_force(standard_current(edition->standard),
	    provision, kinds, start, end);
}
