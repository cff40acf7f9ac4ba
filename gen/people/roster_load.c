/*
 * A roster from a table: its sheet, its rows, one person each.
 */
#include "people/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"

enum {
	NAME_LENGTH_MAX = 64	/* characters; the longest on record has 51 */
};

/* Rows that were asked for, as the file counts them. */
struct picked {
	int	from, to;
	bool	was_met;
};

struct loading {
	struct pool			*pool;
	struct problems			*problems;
	const struct roster_choice	*choice;
	struct book			*book;
	struct roster			*roster;
	struct roster_header		 header;
	struct roster_left		 left;
	struct roster_damage		 damage;
	struct picked			*picked;	/* array of --rows */
	size_t				 picked_count, picked_room;
	size_t				 room;		/* of the rows */
	size_t				 dittos;	/* filled from above */
	struct place			 ditto_at;
	size_t				 shorts;	/* rows that end early */
	const struct grid_row		*short_row;	/* the first */
	bool				 is_wrong;
};

/* ---- which rows ---- */

static bool
refuse_rows(struct loading *loading)
{
	problem_add(loading->problems, PROBLEM_USAGE, (struct place){0},
	    "--rows takes rows as the file counts them, 3-10,15, not \"%s\"",
	    loading->choice->rows);
	return false;
}

static bool
read_picked(struct loading *loading)
{
	const char *at = loading->choice->rows;
	struct picked *picked;
	char *end;

	while (at != NULL && *at != '\0') {
		if (*at < '1' || *at > '9')
			return refuse_rows(loading);
		loading->picked = pool_grow(loading->pool, loading->picked,
		    &loading->picked_room, loading->picked_count,
		    sizeof *loading->picked);
		picked = &loading->picked[loading->picked_count++];
		picked->from = picked->to = (int)strtol(at, &end, 10);
		if (*end == '-' && end[1] >= '1' && end[1] <= '9')
			picked->to = (int)strtol(end + 1, &end, 10);
		if ((*end != ',' && *end != '\0') ||
		    picked->to < picked->from)
			return refuse_rows(loading);
		at = *end == ',' ? end + 1 : end;
	}
	return true;
}

static bool
is_picked(struct loading *loading, int line)
{
	bool is_met = false;
	size_t i;

	for (i = 0; i < loading->picked_count; i++) {
		struct picked *picked = &loading->picked[i];

		if (line < picked->from || line > picked->to)
			continue;
		picked->was_met = is_met = true;
	}
	return is_met;
}

static void
check_picked(struct loading *loading)
{
	size_t i;

	for (i = 0; i < loading->picked_count; i++) {
		if (loading->picked[i].was_met || loading->choice->may_miss)
			continue;
		problem_add(loading->problems, PROBLEM_USAGE,
		    (struct place){0}, "--rows: there is nobody in the rows "
		    "%d to %d", loading->picked[i].from,
		    loading->picked[i].to);
		loading->is_wrong = true;
	}
}

/* ---- rows ---- */

/* A row may end before columns that no person needs. */
static bool
may_end_early(struct loading *loading, const struct grid_row *row)
{
	const struct roster_header *header = &loading->header;
	size_t i, j;

	for (i = 0; i < header->source_count; i++)
		for (j = 0; j < header->sources[i].column_count; j++)
			if (strcmp(header->sources[i].name, "氏名") == 0 &&
			    header->sources[i].columns[j] > row->width)
				return false;
	if (loading->shorts++ == 0)
		loading->short_row = row;
	return true;
}

static void
tell_shorts(const struct loading *loading)
{
	const struct grid *grid = loading->header.grid;
	const struct grid_row *row = loading->short_row;

	if (loading->shorts > 0)
		problem_add(loading->problems, PROBLEM_ROSTER_SHORT,
		    grid_place(grid, row, row->cells[0].column),
		    "row %d has %d fields of %d; what is missing at its end "
		    "is left empty (%zu rows)", row->number, row->width,
		    grid->rows[loading->header.row].width, loading->shorts);
}

/* Fields behind the last column are no matter if they are empty. */
static bool
has_all_fields(struct loading *loading, const struct grid_row *row)
{
	const struct grid *grid = loading->header.grid;
	const struct grid_row *head = &grid->rows[loading->header.row];
	int wanted = head->cells[head->count - 1].column;
	int last = row->cells[row->count - 1].column;

	if (!grid->is_text || (row->width >= wanted &&
	    (last <= wanted || last <= head->width)))
		return true;
	if (row->width < wanted && may_end_early(loading, row))
		return true;
	problem_add(loading->problems, PROBLEM_ROSTER_FIELDS,
	    grid_place(grid, row, last > wanted ? last :
	    row->cells[0].column), "row %d has %d fields, but there are %d "
	    "columns", row->number, last > wanted ? last : row->width,
	    head->width);
	loading->is_wrong = true;
	return false;
}

static struct roster_row *
new_row(struct loading *loading)
{
	struct roster *roster = loading->roster;

	roster->rows = pool_grow(loading->pool, roster->rows, &loading->room,
	    roster->row_count, sizeof *roster->rows);
	return &roster->rows[roster->row_count];
}

/* What lies between two line breaks of a field that no document asks for. */
static const char *
on_one_line(struct pool *pool, const char *value)
{
	char *line;
	size_t i;

	if (strpbrk(value, "\n\r\t") == NULL)
		return value;
	line = pool_string(pool, value);
	for (i = 0; line[i] != '\0'; i++)
		if (line[i] == '\n' || line[i] == '\r' || line[i] == '\t')
			line[i] = ' ';
	return line;
}

/* Of a cell that holds both, its half; of the cell nothing is said twice. */
static const char *
mend(struct loading *loading, const struct roster_source *source,
    const struct cell *cell, int line)
{
	struct cell half = *cell;

	if (source->half != ROSTER_WHOLE)
		half.text = roster_both_half(loading->pool, cell->text,
		    source->half);
	if (source->half == ROSTER_READING) {
		half.kind = CELL_TEXT;
		half.strike = CELL_NOT_STRUCK;
		half.lacks_value = false;
	}
	return roster_damage_mend(loading->pool, source, &half, line,
	    &loading->damage, loading->problems, &loading->is_wrong);
}

/* What stands in the columns of a source, joined by an ideographic space. */
static const char *
read_value(struct loading *loading, const struct grid_row *row,
    const struct roster_source *source, struct place *place)
{
	const struct grid *grid = loading->header.grid;
	const char *joined = "", *value;
	const struct cell *cell;
	size_t i;

	*place = grid_place(grid, row, source->columns[0]);
	for (i = 0; i < source->column_count; i++) {
		cell = grid_shown(grid, row, source->columns[i]);
		if (cell == NULL)
			continue;
		value = mend(loading, source, cell, row->number);
		joined = *joined == '\0' ? value : *value == '\0' ? joined :
		    pool_format(loading->pool, "%s　%s", joined, value);
	}
	return source->is_asked_for ? joined :
	    on_one_line(loading->pool, joined);
}

/* 〃 is what stands above; a name is nobody else's. */
static const char *
filled(struct loading *loading, const char *value, size_t column,
    struct place place)
{
	const struct roster *roster = loading->roster;

	if (!roster_odd_is_ditto(value) || roster->row_count == 0 ||
	    strcmp(roster->columns[column], "氏名") == 0 ||
	    strcmp(roster->columns[column], "ふりがな") == 0)
		return value;
	if (loading->dittos++ == 0)
		loading->ditto_at = place;
	return roster->rows[roster->row_count - 1].values[column];
}

/* What a row shows in the columns that documents ask for. */
struct glance {
	const char	*name;		/* "" if there is none */
	size_t		 asked;		/* columns that hold something */
	bool		 is_header;	/* the name is its column's */
	bool		 is_wide;	/* it is merged over other columns */
	bool		 is_struck;	/* all of it is struck through */
	bool		 has_count;	/* beside the name: 30名 */
};

/* A title between people goes over the whole table. */
static bool
reaches_out(const struct grid *grid, const struct grid_row *row,
    const struct roster_source *source, int column)
{
	const struct grid_merge *merge = grid_merge_at(grid, row->number,
	    column);

	return merge != NULL && merge->last_column >
	    source->columns[source->column_count - 1];
}

static struct glance
glance_at(struct loading *loading, const struct grid_row *row)
{
	const struct roster_header *header = &loading->header;
	struct glance glance = { .name = "", .is_struck = true };
	const struct cell *cell;
	size_t i, j;

	for (i = 0; i < header->source_count; i++) {
		const struct roster_source *source = &header->sources[i];

		for (j = 0; source->is_asked_for && j < source->column_count;
		    j++) {
			cell = grid_cell(row, source->columns[j]);
			if (cell == NULL)
				continue;
			glance.asked++;
			if (strcmp(source->name, "氏名") != 0) {
				glance.has_count |= strpbrk(cell->text,
				    "0123456789") != NULL;
				continue;
			}
			if (*glance.name == '\0')
				glance.name = *cell->text != '\0' ?
				    cell->text : "=";
			glance.is_struck &= cell->strike == CELL_STRUCK;
			glance.is_header |= strcmp(cell->text,
			    source->written) == 0;
			glance.is_wide |= reaches_out(header->grid, row,
			    source, cell->column);
		}
	}
	return glance;
}

/* Not a person: why, or LEFT_COUNT if it is one. */
static enum left_out
why_left_out(struct loading *loading, const struct grid_row *row)
{
	struct glance glance = glance_at(loading, row);
	const char *first = row->cells[0].text;

	if (glance.is_header)
		return LEFT_REPEATED;
	if (glance.is_wide && glance.asked <= 1)
		return LEFT_CLOSING;
	if (*glance.name != '\0' && glance.is_struck &&
	    loading->picked_count == 0)
		return LEFT_STRUCK;
	if (*glance.name != '\0' && row->count == 1 &&
	    loading->header.source_count > 1 &&
	    roster_odd_is_note(glance.name))
		return LEFT_CLOSING;
	if (*glance.name != '\0')
		return glance.asked <= 2 && roster_odd_is_closing(loading->pool,
		    glance.name, glance.has_count ? 1 : glance.asked) ?
		    LEFT_CLOSING : LEFT_COUNT;
	if (roster_odd_is_closing(loading->pool, first, 0))
		return LEFT_CLOSING;
	return glance.asked == 0 ? LEFT_IDLE : LEFT_NAMELESS;
}

static bool
is_wanted(struct loading *loading, const struct grid_row *row)
{
	enum left_out why;
	const char *name = "";

	if (loading->picked_count > 0 && !is_picked(loading, row->number))
		return false;
	if (loading->picked_count == 0 && row->is_hidden)
		why = LEFT_HIDDEN;
	else
		why = why_left_out(loading, row);
	if (why == LEFT_COUNT)
		return true;
	if (why == LEFT_HIDDEN || why == LEFT_STRUCK)
		name = glance_at(loading, row).name;
	roster_left_add(&loading->left, why, row->cells[0].place, row->number,
	    *name != '\0' ? name : row->cells[0].text);
	return false;
}

static bool
check_length(struct loading *loading, const struct roster_row *row,
    int column)
{
	const char *name = row->values[column];

	if (text_count(name, strlen(name)) <= NAME_LENGTH_MAX)
		return true;
	problem_add(loading->problems, PROBLEM_ROSTER_NAME,
	    row->places[column], "row %d, 氏名: %zu characters are no name; it "
	    "has at most %d", row->line, text_count(name, strlen(name)),
	    NAME_LENGTH_MAX);
	return false;
}

/*
 * Where the others have a reading with the name, this one may have none, as
 * people from abroad; but which part is which must be clear.
 */
static void
check_both(struct loading *loading, const struct grid_row *from,
    const struct roster_row *row)
{
	const struct roster_header *header = &loading->header;
	const struct cell *cell;
	size_t i;

	for (i = 0; i < header->source_count; i++) {
		cell = header->sources[i].half != ROSTER_READING ||
		    *row->values[i] != '\0' ? NULL : grid_shown(header->grid,
		    from, header->sources[i].columns[0]);
		if (cell == NULL)
			continue;
		if (roster_both_shape(cell->text) == BOTH_UNCLEAR) {
			problem_add(loading->problems, PROBLEM_ROSTER_BOTH,
			    row->places[i], "row %d: it cannot be told what "
			    "of \"%.60s\" is the name, and what its reading; "
			    "put the reading in parentheses", row->line,
			    row->values[roster_column(loading->roster,
			    "氏名")]);
			loading->is_wrong = true;
		} else
			problem_add(loading->problems,
			    PROBLEM_ROSTER_BOTH_WITHOUT, row->places[i],
			    "row %d: \"%.60s\" has no reading in "
			    "parentheses, as the others have; it is printed "
			    "as it stands", row->line, row->values[
			    roster_column(loading->roster, "氏名")]);
	}
}

/* The cell of a name, with its lines, if it is one cell. */
static const char *
name_cell(const struct loading *loading, const struct grid_row *from,
    int name)
{
	const struct roster_source *source = &loading->header.sources[name];
	const struct cell *cell = source->column_count > 1 ||
	    source->half != ROSTER_WHOLE ? NULL :
	    grid_shown(loading->header.grid, from, source->columns[0]);

	return cell != NULL ? cell->text : "";
}

/* A row whose fields are sound: is it a person? */
static void
check_row(struct loading *loading, const struct grid_row *from,
    const struct roster_row *row, int name)
{
	const struct roster_header *header = &loading->header;
	struct problems *problems = loading->problems;
	int reading = roster_column(loading->roster, "ふりがな");
	bool is_right;
	size_t i;

	is_right = roster_several_check(loading->pool, row, name,
	    name_cell(loading, from, name), problems) &&
	    roster_check_row(loading->roster, row, problems) &&
	    check_length(loading, row, name) &&
	    roster_odd_check(loading->pool, row, name, problems);
	for (i = 0; i < header->source_count; i++)
		is_right &= roster_several_check_halves(header,
		    &header->sources[i], from, row, row->values[i], problems);
	if (is_right && reading >= 0)
		roster_doubt_check_reading(row, name, reading, problems);
	loading->is_wrong |= !is_right;
}

static void
read_row(struct loading *loading, const struct grid_row *from)
{
	const struct roster_header *header = &loading->header;
	struct roster *roster = loading->roster;
	size_t columns = roster->column_count, i;
	int name = roster_column(roster, "氏名");
	bool was_wrong = loading->is_wrong;
	struct roster_row *row;

	if (!is_wanted(loading, from) || !has_all_fields(loading, from))
		return;
	loading->is_wrong = false;
	loading->damage.is_struck = glance_at(loading, from).is_struck;
	row = new_row(loading);
	row->line = roster->last_line = from->number;
	row->values = pool_take(loading->pool, columns * sizeof *row->values);
	row->places = pool_take(loading->pool, columns * sizeof *row->places);
	row->place_count = columns;
	for (i = 0; i < columns; i++)
		row->values[i] = filled(loading, read_value(loading, from,
		    &header->sources[i], &row->places[i]), i, row->places[i]);
	row->place = row->places[0];
	roster->row_count++;
	check_both(loading, from, row);
	/* What is damaged is not called odd or wrong as well. */
	if (!loading->is_wrong)
		check_row(loading, from, row, name);
	loading->is_wrong |= was_wrong;
}

/* ---- all of it ---- */

static bool
read_columns(struct loading *loading, const struct grid *grid)
{
	struct roster_header *header = &loading->header;
	struct roster *roster = loading->roster;
	size_t i;

	if (!roster_header_find(loading->pool, grid, header)) {
		if (roster_garbled_tell_head(loading->pool, grid,
		    loading->problems))
			return false;
		roster_header_read(loading->pool, grid, 0, header);
	}
	roster_both_find(header, loading->problems);
	/* Without its columns nothing of the rest can be judged. */
	if (!roster_header_check(header, loading->pool, loading->problems) ||
	    !roster_beside_join(header, loading->problems))
		return false;
	roster_beside_tell(header, loading->problems);
	for (i = 0; i < header->row; i++)
		roster_left_add(&loading->left, LEFT_ABOVE,
		    grid->rows[i].cells[0].place, grid->rows[i].number,
		    grid->rows[i].cells[0].text);
	roster->column_count = header->source_count;
	roster->columns = pool_take(loading->pool,
	    header->source_count * sizeof *roster->columns);
	for (i = 0; i < header->source_count; i++)
		roster->columns[i] = header->sources[i].name;
	return true;
}

static void
tell_dittos(const struct loading *loading)
{
	if (loading->dittos > 0)
		problem_add(loading->problems, PROBLEM_ROSTER_DITTO,
		    loading->ditto_at, "〃 and 同上 are printed as what stands "
		    "above them, in %zu fields", loading->dittos);
}

static bool
refuse_empty(struct loading *loading)
{
	struct place start = { loading->roster->path, 1, 1 };

	if (loading->roster->column_count > 0)
		problem_add(loading->problems, PROBLEM_ROSTER_EMPTY, start,
		    "there are columns, but no people");
	else
		problem_add(loading->problems, PROBLEM_ROSTER_EMPTY, start,
		    "the file is empty");
	return false;
}

static bool
read_people(struct loading *loading)
{
	const struct grid *grid = roster_sheet_choose(loading->pool,
	    loading->book, loading->choice->sheet, loading->problems);
	size_t i;

	if (grid == NULL || grid->row_count == 0)
		return problems_status(loading->problems) == 0 &&
		    refuse_empty(loading);
	if (!read_picked(loading) || !read_columns(loading, grid))
		return false;
	for (i = loading->header.body; i < grid->row_count; i++)
		read_row(loading, &grid->rows[i]);
	check_picked(loading);
	roster_left_tell(&loading->left, loading->problems);
	roster_damage_tell(&loading->damage, loading->problems);
	tell_dittos(loading);
	tell_shorts(loading);
	if (!loading->is_wrong && loading->roster->row_count == 0)
		return refuse_empty(loading);
	return !loading->is_wrong;
}

struct roster *
roster_load(struct pool *pool, const char *path,
    const struct roster_choice *choice, struct problems *problems)
{
	struct roster *roster = pool_take(pool, sizeof *roster);
	struct loading *loading = pool_take(pool, sizeof *loading);
	size_t length;
	char *bytes;

	roster->path = pool_string(pool, path);
	bytes = file_load(roster->path, &length, problems);
	if (bytes == NULL)
		return NULL;
	loading->pool = pool;
	loading->problems = problems;
	loading->choice = choice;
	loading->roster = roster;
	roster->is_part = choice->rows != NULL;
	loading->book = book_read(pool, roster->path, bytes, length,
	    problems);
	free(bytes);
	if (loading->book == NULL || !read_people(loading))
		return NULL;
	roster_check_people(roster, problems);
	return roster;
}
