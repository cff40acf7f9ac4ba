/*
 * Standard: the editions in its folder, by date; drafts come last. The folder
 * is looked into, and an edition read, when it is first asked for.
 */
#include "corpus/inside.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

struct slot {
	enum shelf_state	 state;
	const char		*folder;
	struct edition		 edition;
};

struct editions {
	struct loading	*loading;
	const char	*path;
	struct place	 listed;	/* in authority.xml */
	struct slot	*list;
	size_t		 count, draft_count;
	bool		 is_listed;
	bool		 is_settled;	/* current is known */
	struct edition	*current;
	bool		 is_unread;	/* a newer one was refused */
	const char	*law_title;	/* NULL until asked */
};

void
standard_open(struct loading *loading, struct standard *standard,
    const char *path, struct place listed)
{
	struct editions *editions = pool_take(loading->pool,
	    sizeof *editions);

	editions->loading = loading;
	editions->path = path;
	editions->listed = listed;
	standard->editions = editions;
}

/*
 * The day from which it is in force, if e-Gov named the file:
 * 411AC0000000127_20250601_504AC0000000068.xml.
 */
static const char *
day_of(struct pool *pool, const char *path)
{
	enum { DIGITS = 8 };
	const char *at = strrchr(path, '/'), *id;
	struct day day;
	size_t count;

	for (at = at != NULL ? at : path; (at = strchr(at, '_')) != NULL;) {
		count = strspn(++at, "0123456789");
		if (count != DIGITS || at[count] != '_')
			continue;
		id = pool_format(pool, "%.4s-%.2s-%.2s", at, at + 4, at + 6);
		if (date_read(id, &day))
			return id;
	}
	return "";
}

bool
standard_open_law(struct loading *loading, struct standard *standard,
    const char *path)
{
	struct editions *editions;
	struct edition *edition;

	standard_open(loading, standard, path, (struct place){ .file = path });
	editions = standard->editions;
	editions->list = pool_take(loading->pool, sizeof *editions->list);
	edition = &editions->list->edition;
	if (!edition_load_lone(loading, path, edition))
		return false;
	edition->id = day_of(loading->pool, path);
	edition->standard = standard;
	editions->list->state = SHELF_READ;
	editions->count = 1;
	editions->is_listed = editions->is_settled = true;
	editions->current = edition;
	standard->title = edition->title;
	return true;
}

void
standard_close(struct standard *standard)
{
	struct editions *editions = standard->editions;
	size_t i;

	for (i = 0; i < editions->count; i++)
		if (editions->list[i].state == SHELF_READ)
			edition_free(&editions->list[i].edition);
}

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

static void
add_slot(const struct standard *standard, const char *folder, const char *id)
{
	struct editions *editions = standard->editions;
	struct slot *slot = &editions->list[editions->count++];

	slot->folder = folder;
	slot->edition.id = id;
	slot->edition.name = pool_format(editions->loading->pool, "%s@%s",
	    standard->id, id);
	slot->edition.standard = (struct standard *)standard;
	slot->edition.is_draft = strncmp(id, "draft", 5) == 0;
	editions->draft_count += slot->edition.is_draft;
}

/* Drafts have no day, and are never late. */
static bool
is_late(const struct loading *loading, const char *id)
{
	return loading->until != NULL && isdigit((unsigned char)*id) &&
	    strcmp(id, loading->until) >= 0;
}

/* Digits sort before letters, so drafts come last of themselves. */
static struct editions *
editions_of(const struct standard *standard)
{
	struct editions *editions = standard->editions;
	struct loading *loading = editions->loading;
	struct names names;
	const char *folder;
	size_t i;

	if (editions->is_listed)
		return editions;
	editions->is_listed = true;
	folder_list(loading, editions->path, &names);
	editions->list = pool_take(loading->pool, (names.count + 1) *
	    sizeof *editions->list);
	for (i = 0; i < names.count; i++) {
		folder = pool_format(loading->pool, "%s/%s", editions->path,
		    names.list[i]);
		if (is_late(loading, names.list[i]))
			continue;
		if (is_edition_name(names.list[i]))
			add_slot(standard, folder, names.list[i]);
		else
			problem_add(loading->problems,
			    PROBLEM_EDITION_MISNAMED,
			    (struct place){ .file = folder },
			    "\"%s\" is neither a date nor a draft",
			    names.list[i]);
	}
	if (editions->count == 0 && loading->until == NULL)
		problem_add(loading->problems, PROBLEM_STANDARD_EMPTY,
		    editions->listed, "%s has no edition that can be read",
		    standard->id);
	return editions;
}

/* NULL if it was refused. */
static struct edition *
read_slot(struct editions *editions, struct slot *slot)
{
	if (slot->state == SHELF_UNREAD)
		slot->state = edition_load(editions->loading, slot->folder,
		    &slot->edition) ? SHELF_READ : SHELF_REFUSED;
	return slot->state == SHELF_READ ? &slot->edition : NULL;
}

struct edition *
standard_current(const struct standard *standard)
{
	struct editions *editions = editions_of(standard);
	size_t i;

	if (editions->is_settled)
		return editions->current;
	editions->is_settled = true;
	for (i = editions->count - editions->draft_count; i > 0; i--) {
		editions->current = read_slot(editions,
		    &editions->list[i - 1]);
		if (editions->current != NULL)
			break;
		editions->is_unread = true;
	}
	return editions->current;
}

struct edition *
standard_next(const struct standard *standard, const struct edition *after)
{
	struct editions *editions = editions_of(standard);
	struct edition *found;
	size_t i;

	for (i = 0; after != NULL && i < editions->count; i++)
		if (&editions->list[i].edition == after) {
			i++;
			break;
		}
	for (; i < editions->count; i++) {
		found = read_slot(editions, &editions->list[i]);
		if (found != NULL)
			return found;
	}
	return NULL;
}

struct edition *
standard_edition(const struct standard *standard, const char *id)
{
	struct editions *editions = editions_of(standard);
	size_t i;

	for (i = 0; i < editions->count; i++)
		if (strcmp(editions->list[i].edition.id, id) == 0)
			return read_slot(editions, &editions->list[i]);
	return NULL;
}

struct edition *
standard_before(const struct edition *edition)
{
	struct editions *editions = editions_of(edition->standard);
	struct edition *found;
	size_t i;

	if (edition->is_draft)
		return standard_current(edition->standard);
	for (i = 0; i < editions->count; i++)
		if (&editions->list[i].edition == edition)
			break;
	for (; i > 0; i--) {
		found = read_slot(editions, &editions->list[i - 1]);
		if (found != NULL)
			return found;
	}
	return NULL;
}

bool
standard_is_unread(const struct standard *standard)
{
	struct editions *editions = editions_of(standard);
	const struct edition *current = standard_current(standard);
	size_t i;

	if (current != NULL)
		return editions->is_unread || edition_is_partial(current);
	for (i = 0; i < editions->count; i++)
		if (read_slot(editions, &editions->list[i]) == NULL)
			return true;
	return false;
}

bool
standard_is_current(const struct edition *edition)
{
	return !edition->is_draft &&
	    standard_current(edition->standard) == edition;
}

const char *
standard_replaced(const struct standard *standard, const char *before)
{
	const struct editions *editions = editions_of(standard);
	size_t i;

	for (i = editions->count - editions->draft_count; i > 1; i--) {
		const char *id = editions->list[i - 1].edition.id;

		if (before == NULL || strcmp(id, before) < 0)
			return id;
	}
	return NULL;
}

/* The newest edition's, of which the text is read as far as its title. */
const char *
standard_law_title(const struct standard *standard)
{
	struct editions *editions = editions_of(standard);
	size_t dated = editions->count - editions->draft_count;
	const struct edition *current;

	if (editions->law_title != NULL)
		return editions->law_title;
	if (!editions->is_settled && dated > 0 &&
	    editions->list[dated - 1].state == SHELF_UNREAD)
		editions->law_title = edition_peek_title(editions->loading,
		    editions->list[dated - 1].folder);
	if (editions->law_title == NULL) {
		current = standard_current(standard);
		editions->law_title = current != NULL ? current->title : NULL;
	}
	return editions->law_title;
}
