/*
 * Noted: has an editor said already what a check would say?
 */
#include "check/inside.h"

#include <string.h>

/* What is asked about: words of a provision's text, and how they are noted. */
struct noting {
	unsigned	 kinds;
	size_t		 start, end;
	bool		 is_whole;	/* the note quotes all of them */
};

static bool
quotes(const char *text, const char *quote, const struct noting *noting)
{
	size_t length = strlen(quote);
	const char *at = text;

	if (length == 0)
		return false;
	while ((at = strstr(at, quote)) != NULL) {
		size_t offset = (size_t)(at - text);

		if (noting->is_whole ? offset <= noting->start &&
		    noting->end <= offset + length : offset < noting->end &&
		    noting->start < offset + length)
			return true;
		at++;
	}
	return false;
}

static bool
fits_note(const struct note *note, const struct provision *provision,
    const struct noting *noting)
{
	for (; note != NULL; note = note->next)
		if ((note->kind & noting->kinds) != 0 &&
		    (note->quote == NULL ? !noting->is_whole :
		    quotes(provision->text, note->quote, noting)))
			return true;
	return false;
}

/*
 * A draft without an overlay inherits the faults of the text in force, and
 * what was noted about them, wherever the words stand now.
 */
static bool
is_noted_in_force(const struct edition *current,
    const struct provision *provision, const struct noting *noting)
{
	const struct provision *at = find_provision(current,
	    provision->address);

	if (at != NULL && fits_note(check_coverage_account(current, at)->notes,
	    provision, noting))
		return true;
	for (at = current->provisions; at != NULL; at = at->next) {
		const struct note *note = check_coverage_account(current,
		    at)->notes;

		for (; note != NULL; note = note->next)
			if ((note->kind & noting->kinds) != 0 &&
			    note->quote != NULL && quotes(provision->text,
			    note->quote, noting))
				return true;
	}
	return false;
}

static bool
is_noted(const struct checking *checking, const struct provision *provision,
    const struct noting *noting)
{
	const struct edition *edition = checking->edition;

	if (fits_note(check_coverage_account(edition, provision)->notes,
	    provision, noting))
		return true;
	if (overlay_of(edition)->source != NULL || edition->standard == NULL ||
	    standard_current(edition->standard) == NULL)
		return false;
	return is_noted_in_force(standard_current(edition->standard),
	    provision, noting);
}

bool
check_noted(const struct checking *checking,
    const struct provision *provision, unsigned kinds, size_t start,
    size_t end)
{
	const struct noting noting = { kinds, start, end, false };

	return is_noted(checking, provision, &noting);
}

bool
check_noted_whole(const struct checking *checking,
    const struct provision *provision, unsigned kinds, size_t start,
    size_t end)
{
	const struct noting noting = { kinds, start, end, true };

	return is_noted(checking, provision, &noting);
}
