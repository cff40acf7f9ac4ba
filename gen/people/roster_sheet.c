/*
 * Which sheet of a workbook holds the roster, and what is said of the others.
 */
#include "people/inside.h"

#include <string.h>

#include "base/message.h"

struct choosing {
	struct pool		*pool;
	const struct book	*book;
	struct problems		*problems;
};

static const char *
grid_names(struct pool *pool, const struct book *book)
{
	const char *names = "";
	size_t i;

	for (i = 0; i < book->grid_count; i++)
		names = pool_format(pool, "%s%s%s%s", names,
		    i > 0 ? ", " : "", book->grids[i].name,
		    book->grids[i].is_hidden ? message_translate(
		    MESSAGE(" (hidden)")) : "");
	return names;
}

static const struct grid *
named_grid(const struct choosing *choosing, const char *name)
{
	const struct grid *grid = book_grid(choosing->book, name);
	struct place whole = { .file = choosing->book->path };

	if (grid != NULL)
		return grid;
	if (choosing->book->grid_count > 0 && choosing->book->grids[0].is_text) {
		problem_add(choosing->problems, PROBLEM_TABLE_SHEET, whole,
		    "the file is text and has no sheets");
		return NULL;
	}
	problem_add(choosing->problems, PROBLEM_TABLE_SHEET, whole,
	    "there is no sheet \"%.60s\"; it has: %s", name,
	    grid_names(choosing->pool, choosing->book));
	return NULL;
}

/* Sheets that hold something, but no roster. */
static void
tell_passed(const struct choosing *choosing, const struct grid *chosen)
{
	const struct book *book = choosing->book;
	const char *passed = "";
	size_t i;

	for (i = 0; i < book->grid_count; i++)
		if (&book->grids[i] != chosen && !book->grids[i].is_hidden &&
		    book->grids[i].row_count > 0)
			passed = pool_format(choosing->pool, "%s%s\"%s\"",
			    passed, *passed != '\0' ? message_comma() : "",
			    book->grids[i].name);
	if (*passed != '\0')
		problem_add(choosing->problems, PROBLEM_ROSTER_LEFT_OUT,
		    (struct place){ .file = book->path }, "the sheet \"%s\" "
		    "is read; %s, without a column 氏名, is left out",
		    chosen->name, passed);
}

static const struct grid *
refuse_choice(const struct choosing *choosing, const struct grid *one,
    const struct grid *other)
{
	problem_add(choosing->problems, PROBLEM_TABLE_SHEET,
	    (struct place){ .file = choosing->book->path }, "the sheets "
	    "\"%s\" and \"%s\" both look like a roster; say which with "
	    "--sheet", one->name, other->name);
	return NULL;
}

/* People on a sheet that nobody sees get no paper; so it is said. */
static void
tell_hidden(const struct choosing *choosing)
{
	const struct book *book = choosing->book;
	struct roster_header header;
	size_t i;

	for (i = 0; i < book->grid_count; i++) {
		const struct grid *grid = &book->grids[i];

		if (!grid->is_hidden || grid->row_count == 0 ||
		    !roster_header_find(choosing->pool, grid, &header) ||
		    header.body >= grid->row_count)
			continue;
		problem_add(choosing->problems, PROBLEM_ROSTER_LEFT_OUT,
		    grid_place(grid, &grid->rows[header.body], 1),
		    "the hidden sheet \"%s\" has a column 氏名, too, and rows "
		    "below it; it is left out; give it with --sheet to have it "
		    "printed", grid->name);
	}
}

/* The one that holds a roster; the first if none does. NULL if reported. */
static const struct grid *
choose(const struct choosing *choosing)
{
	const struct book *book = choosing->book;
	const struct grid *found = NULL, *first = NULL;
	struct roster_header header;
	size_t i;

	for (i = 0; i < book->grid_count; i++) {
		const struct grid *grid = &book->grids[i];

		if (grid->is_hidden || grid->row_count == 0)
			continue;
		if (first == NULL)
			first = grid;
		if (!roster_header_find(choosing->pool, grid, &header))
			continue;
		if (found != NULL)
			return refuse_choice(choosing, found, grid);
		found = grid;
	}
	tell_hidden(choosing);
	if (found != NULL)
		tell_passed(choosing, found);
	return found != NULL ? found : first;
}

const struct grid *
roster_sheet_choose(struct pool *pool, const struct book *book,
    const char *name, struct problems *problems)
{
	const struct choosing choosing = { pool, book, problems };

	return name != NULL ? named_grid(&choosing, name) : choose(&choosing);
}
