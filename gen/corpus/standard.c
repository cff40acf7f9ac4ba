/*
 * Standard: the editions in its folder, by date; drafts come last.
 */
#include "corpus/inside.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* YYYY-MM-DD, draft or draft-NAME */
static bool
is_edition_name(const char *name)
{
	static const char pattern[] = "####-##-##";
	size_t i;
	int month, day;

	if (strcmp(name, "draft") == 0)
		return true;
	if (strncmp(name, "draft-", 6) == 0)
		return name[6] != '\0';
	for (i = 0; pattern[i] != '\0'; i++)
		if (pattern[i] == '#' ? !isdigit((unsigned char)name[i]) :
		    name[i] != pattern[i])
			return false;
	month = atoi(name + 5);
	day = atoi(name + 8);
	return name[i] == '\0' && month >= 1 && month <= 12 && day >= 1 &&
	    day <= 31;
}

/* Digits sort before letters, so drafts come last of themselves. */
void
standard_load(struct loading *loading, struct standard *standard,
    const char *path)
{
	struct names names = folder_list(loading->pool, path);
	struct edition *edition;
	const char *folder;
	size_t i;

	standard->editions = pool_take(loading->pool,
	    (names.count + 1) * sizeof *standard->editions);
	for (i = 0; i < names.count; i++) {
		folder = pool_format(loading->pool, "%s/%s", path,
		    names.list[i]);
		if (!is_edition_name(names.list[i])) {
			problem_add(loading->problems,
			    PROBLEM_EDITION_MISNAMED, (struct place){ .file = folder },
			    "\"%s\" is neither a date nor a draft",
			    names.list[i]);
			continue;
		}
		edition = &standard->editions[standard->edition_count];
		if (!edition_load(loading, standard, folder,
		    names.list[i], edition)) {
			if (!edition->is_draft || standard->current == NULL)
				standard->is_unread = true;
			continue;
		}
		standard->edition_count++;
		if (edition->is_draft)
			continue;
		standard->current = edition;
		standard->is_unread = false;
	}
}
