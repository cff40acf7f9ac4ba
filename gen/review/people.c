/*
 * People: the sheet of roles. A title may be corrected, a proposed role ticked
 * as read, and a new one written below; ids stay.
 */
#include "review/inside.h"

#include <string.h>

#include "base/word.h"
#include "carry/edit.h"
#include "carry/markup.h"
#include "check/check.h"
#include "refer/role.h"

struct reading {
	struct pool		*pool;
	const struct edition	*edition;
	const struct grid	*grid;
	int			 id, title, tick;	/* columns */
	struct edits		 edits;
	struct people		*people;
	struct problems		*problems;
	size_t			 room, new_count;
	struct text		 added;
};

static const char *
cell_of(const struct grid_row *row, int column)
{
	const struct cell *cell = column == 0 ? NULL : grid_cell(row, column);

	return cell == NULL ? "" : cell->text;
}

static bool
find_columns(struct reading *reading)
{
	const struct grid_row *heads = &reading->grid->rows[0];
	size_t i;

	for (i = 0; i < heads->count; i++) {
		const struct cell *cell = &heads->cells[i];

		if (strcmp(cell->text, "id") == 0)
			reading->id = cell->column;
		else if (strcmp(cell->text, "役割") == 0)
			reading->title = cell->column;
		else if (strcmp(cell->text, "確認") == 0)
			reading->tick = cell->column;
	}
	if (reading->id != 0 && reading->title != 0)
		return true;
	problem_add(reading->problems, PROBLEM_REVIEW_SHEET,
	    grid_place(reading->grid, heads, 1), "the sheet \"役割\" needs "
	    "the columns \"id\" and \"役割\"");
	return false;
}

static const struct source *
source_of(const struct reading *reading)
{
	return reading->edition->standard->authority->source;
}

/* The start tag of <role id="…">, <collective name="…">; false if there is none. */
static bool
find_record(const struct reading *reading, const char *element,
    const char *attr_name, const char *id, struct markup *markup)
{
	struct markup_attr attr;
	size_t cursor;

	*markup = (struct markup){ .bytes = source_of(reading)->bytes,
	    .length = source_of(reading)->length };
	while (markup_next(markup)) {
		if ((markup->kind != MARKUP_START &&
		    markup->kind != MARKUP_EMPTY) ||
		    !markup_is(markup, element))
			continue;
		for (cursor = 0; markup_attr_next(markup, &cursor, &attr);)
			if (markup_attr_is(markup, &attr, attr_name) &&
			    word_is(markup->bytes + attr.value,
			    attr.value_end - attr.value, id))
				return true;
	}
	return false;
}

static const char *
escaped(struct pool *pool, const char *words)
{
	struct text out = {0};
	const char *copy;

	text_add_escaped(&out, words, strlen(words));
	copy = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

static bool
is_ticked(const char *tick)
{
	return *tick != '\0' && strcmp(tick, "□") != 0;
}

static void
read_known(struct reading *reading, const char *id, const char *title,
    bool ticked)
{
	static const char *const marks[] = { "proposed", "sure", "why",
	    NULL };
	struct markup_attr attr;
	struct markup markup;
	size_t cursor = 0;

	if (!find_record(reading, "role", "id", id, &markup))
		return;
	while (markup_attr_next(&markup, &cursor, &attr)) {
		const char *name = pool_copy(reading->pool, markup.bytes +
		    attr.name, attr.name_end - attr.name);

		if (ticked && word_among(marks, name))
			edit_add(&reading->edits, attr.start, attr.end, "");
		if (strcmp(name, "title") == 0 && *title != '\0' &&
		    !word_is(markup.bytes + attr.value, attr.value_end -
		    attr.value, escaped(reading->pool, title)))
			edit_add(&reading->edits, attr.value, attr.value_end,
			    escaped(reading->pool, title));
	}
}

/* Who is meant by 課長等 was read. */
static void
read_collective(struct reading *reading, const char *name)
{
	static const char *const marks[] = { "proposed", "sure", "why",
	    NULL };
	struct markup_attr attr;
	struct markup markup;
	size_t cursor = 0;

	if (!find_record(reading, "collective", "name", escaped(reading->pool,
	    name), &markup))
		return;
	while (markup_attr_next(&markup, &cursor, &attr))
		if (word_among(marks, pool_copy(reading->pool, markup.bytes +
		    attr.name, attr.name_end - attr.name)))
			edit_add(&reading->edits, attr.start, attr.end, "");
}

static bool
is_id(const struct reading *reading, const char *id)
{
	return role_find(reading->edition->standard->authority, id, NULL) !=
	    NULL;
}

static void
add_name(struct reading *reading, const char *title)
{
	struct people *people = reading->people;

	people->names = pool_grow(reading->pool, people->names,
	    &reading->room, people->name_count, sizeof *people->names);
	people->names[people->name_count++] = title;
}

static void
read_new(struct reading *reading, const char *title)
{
	const char *id;
	size_t i;

	if (role_find(reading->edition->standard->authority, title, NULL) !=
	    NULL)
		return;
	for (i = ++reading->new_count;; i++) {
		id = pool_format(reading->pool, "role-%zu", i);
		if (!is_id(reading, id))
			break;
	}
	reading->new_count = i;
	text_add_format(&reading->added, "  <role id=\"%s\" title=\"%s\"/>\n",
	    id, escaped(reading->pool, title));
	add_name(reading, title);
}

static void
finish(struct reading *reading)
{
	const struct source *source = source_of(reading);
	const char *end = NULL, *at = source->bytes;

	while ((at = strstr(at, "</authority>")) != NULL)
		end = at++;
	if (reading->added.length > 0 && end != NULL)
		edit_add(&reading->edits, (size_t)(end - source->bytes),
		    (size_t)(end - source->bytes), reading->added.bytes);
	reading->people->is_changed = reading->edits.count > 0;
	edit_apply(&reading->edits, source->bytes, source->length,
	    &reading->people->authority);
	text_free(&reading->added);
}

bool
people_read(struct pool *pool, const struct edition *edition,
    const struct book *book, struct people *people, struct problems *problems)
{
	struct reading reading = { .pool = pool, .edition = edition,
	    .grid = book_grid(book, "役割"), .edits = { .pool = pool },
	    .people = people, .problems = problems };
	size_t i;

	*people = (struct people){0};
	if (reading.grid == NULL || reading.grid->row_count == 0)
		return true;
	if (!find_columns(&reading))
		return false;
	for (i = 1; i < reading.grid->row_count; i++) {
		const struct grid_row *row = &reading.grid->rows[i];
		const char *id = cell_of(row, reading.id);
		const char *title = cell_of(row, reading.title);

		if (*id != '\0')
			read_known(&reading, id, title, is_ticked(cell_of(row,
			    reading.tick)));
		else if (*title != '\0' && role_collective(
		    edition->standard->authority, title, NULL) == NULL)
			read_new(&reading, title);
		else if (*title != '\0' && is_ticked(cell_of(row,
		    reading.tick)))
			read_collective(&reading, title);
	}
	finish(&reading);
	return true;
}
