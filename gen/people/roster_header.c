/*
 * The header of a roster: where it stands, and what its columns are called.
 */
#include "people/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"

/* Without what stands in parentheses: 氏名（必須） is 氏名. */
static const char *
without_remarks(struct pool *pool, const char *written)
{
	static const char *const opens[] = { "(", "（", "［", "[", "【", "※" };
	const char *cut = written + strlen(written), *found;
	size_t i;

	for (i = 0; i < sizeof opens / sizeof *opens; i++) {
		found = strstr(written, opens[i]);
		if (found != NULL && found > written && found < cut)
			cut = found;
	}
	return pool_copy(pool, written, (size_t)(cut - written));
}

/* 氏　名 is 氏名: blanks inside a column's name are layout. */
static const char *
without_blanks(struct pool *pool, const char *written)
{
	const char *at = written, *end = at + strlen(at), *from;
	struct text name = {0};
	const char *result;
	uint32_t code;

	while (at < end) {
		from = at;
		code = text_next(&at, end);
		if (code > ' ' && code != 0xa0 && code != 0x3000)
			text_add(&name, from, (size_t)(at - from));
	}
	result = pool_string(pool, name.bytes != NULL ? name.bytes : "");
	text_free(&name);
	return result;
}

/* ---- reading a row as a header ---- */

/* A column of the table while the header is read. */
struct head {
	int		 first, last;	/* merged cells go over several */
	const char	*written;	/* without blanks */
	const char	*folded, *bare;
	bool		 is_used;
};

struct heads {
	struct head	*list;
	size_t		 count;
};

static int
last_row_of(const struct grid *grid, size_t row)
{
	const struct grid_row *top = &grid->rows[row];
	const struct grid_merge *merge;
	int last = top->number;
	size_t i;

	for (i = 0; i < top->count; i++) {
		merge = grid_merge_at(grid, top->number, top->cells[i].column);
		if (merge != NULL && merge->first_row == top->number &&
		    merge->last_row > last &&
		    merge->last_row < top->number + HEADER_ROWS)
			last = merge->last_row;
	}
	return last;
}

/* Below 雇用期間 stand 開始 and 終了: the names of the rows are one. */
static const char *
name_below(struct pool *pool, const struct grid *grid, size_t row, int last,
    const char *name, int column)
{
	const struct cell *cell;

	for (row++; row < grid->row_count && grid->rows[row].number <= last;
	    row++) {
		cell = grid_cell(&grid->rows[row], column);
		if (cell != NULL)
			name = pool_format(pool, "%s%s", name,
			    without_blanks(pool, cell->text));
	}
	return name;
}

static void
add_head(struct pool *pool, struct heads *heads, int first, int last,
    const char *written)
{
	struct head *head = &heads->list[heads->count++];

	head->first = first;
	head->last = last;
	head->written = written;
	head->folded = roster_name_folded(pool, written);
	head->bare = roster_name_folded(pool, without_remarks(pool, written));
}

static void
add_heads(struct pool *pool, const struct grid *grid, size_t row, int last,
    struct heads *heads)
{
	const struct grid_row *top = &grid->rows[row];
	const char *above = "", *name;
	const struct grid_merge *merge;
	const struct cell *cell;
	int column, above_to = 0, width = grid_width(grid), end;

	for (column = 1; column <= width; column++) {
		cell = grid_cell(top, column);
		merge = grid_merge_at(grid, top->number, column);
		end = merge != NULL && merge->first_row == top->number ?
		    merge->last_column : column;
		if (cell != NULL) {
			above = without_blanks(pool, cell->text);
			above_to = end;
		} else if (column > above_to) {
			above = "";
		}
		name = name_below(pool, grid, row, last, above, column);
		if (*name == '\0' || (cell == NULL &&
		    strcmp(name, above) == 0))
			continue;
		/* With names of their own below, columns are parted there. */
		if (strcmp(name, above) != 0)
			end = column;
		add_head(pool, heads, column, end, name);
	}
}

/* How the names of two rows make one. */
enum lines {
	LINES_MERGED,		/* as cells are merged, which most are not */
	LINES_JOINED,		/* フリガナ over 姓: フリガナ姓 */
	LINES_LOWER		/* 職員 over 姓: 姓 */
};

/*
 * Of a header in two rows whose cells are not merged downwards, as in any CSV:
 * what is empty below goes by what stands above.
 */
static void
add_heads_of_two(struct pool *pool, const struct grid *grid, size_t row,
    enum lines lines, struct heads *heads)
{
	const struct grid_row *top = &grid->rows[row];
	const struct cell *upper, *lower;
	const char *above = "", *name;
	int column, width = grid_width(grid);

	for (column = 1; column <= width; column++) {
		upper = grid_cell(top, column);
		lower = grid_cell(&grid->rows[row + 1], column);
		if (upper != NULL || lower == NULL)
			above = upper == NULL ? "" :
			    without_blanks(pool, upper->text);
		name = lower == NULL ? above :
		    without_blanks(pool, lower->text);
		if (lower != NULL && lines == LINES_JOINED)
			name = pool_format(pool, "%s%s", above, name);
		if (*name != '\0')
			add_head(pool, heads, column, column, name);
	}
}

/* ---- which of them documents ask for ---- */

enum match {
	MATCH_NONE,
	MATCH_HALF,		/* 氏名（ふりがな）, if there is no better */
	MATCH_BARE,		/* but for a remark in parentheses */
	MATCH_OTHER,		/* by another name */
	MATCH_EXACT
};

static enum match
match(const struct head *head, const char *name)
{
	const char *meant, *bare;

	if (strcmp(head->written, name) == 0)
		return MATCH_EXACT;
	meant = roster_name_meant(head->folded);
	if (meant != NULL && strcmp(meant, name) == 0)
		return MATCH_OTHER;
	bare = roster_name_meant(head->bare);
	if (bare == NULL || strcmp(bare, name) != 0)
		return MATCH_NONE;
	return meant == NULL ? MATCH_BARE : MATCH_HALF;
}

static struct head *
head_named(const struct heads *heads, const char *folded)
{
	size_t i;

	for (i = 0; i < heads->count; i++)
		if (!heads->list[i].is_used &&
		    strcmp(heads->list[i].folded, folded) == 0)
			return &heads->list[i];
	return NULL;
}

static struct roster_source *
add_source(struct roster_header *header, const char *name,
    const char *written)
{
	struct roster_source *source =
	    &header->sources[header->source_count++];

	source->name = name;
	source->written = written;
	source->is_asked_for = roster_name_is_known(name);
	return source;
}

/* Merged cells of a header: what stands in any of their columns is joined. */
static void
add_columns(struct roster_source *source, struct head *head)
{
	int column;

	for (column = head->first; column <= head->last &&
	    source->column_count < COLUMN_PARTS_MAX; column++)
		source->columns[source->column_count++] = column;
	head->is_used = true;
}

/* Returns whether there is such a column now. */
static bool
take_one(struct roster_header *header, const struct heads *heads,
    const char *name)
{
	struct head *best = NULL;
	enum match found = MATCH_NONE, this;
	size_t i;

	for (i = 0; i < heads->count; i++) {
		this = heads->list[i].is_used ? MATCH_NONE :
		    match(&heads->list[i], name);
		if (this > found) {
			best = &heads->list[i];
			found = this;
		}
	}
	if (best == NULL)
		return false;
	add_columns(add_source(header, name, best->written), best);
	return true;
}

/* All parts of the row of the table that are there; at least the first two. */
static bool
take_joined(struct pool *pool, struct roster_header *header,
    const struct heads *heads, const struct roster_joint *joint)
{
	struct head *parts[COLUMN_PARTS_MAX] = {0};
	struct roster_source *source;
	const char *written = "";
	size_t i;

	for (i = 0; i < COLUMN_PARTS_MAX && joint->parts[i] != NULL;
	    i++) {
		parts[i] = head_named(heads, joint->parts[i]);
		if (parts[i] == NULL && i < 2)
			return false;
		if (parts[i] != NULL)
			written = pool_format(pool, "%s%s%s", written,
			    i > 0 ? " + " : "", parts[i]->written);
	}
	source = add_source(header, joint->meant, written);
	source->is_parted = strcmp(joint->meant, "所属") != 0;
	for (i = 0; i < COLUMN_PARTS_MAX; i++)
		if (parts[i] != NULL)
			add_columns(source, parts[i]);
	return true;
}

/* What stands in front of the ending; NULL if it ends otherwise. */
static const char *
before(struct pool *pool, const char *folded, const char *ending)
{
	size_t length = strlen(folded), end = strlen(ending);

	if (length <= end || strcmp(folded + length - end, ending) != 0)
		return NULL;
	return pool_copy(pool, folded, length - end);
}

/* 名前（姓） and 名前（名）; 職員 over 姓 and 名, where 職員名 is a name for 氏名. */
static const char *
front_meant(struct pool *pool, const char *front)
{
	const char *meant = roster_name_meant(front);

	return meant != NULL ? meant : roster_name_meant(pool_format(pool,
	    "%s名", front));
}

/* Whatever name for 氏名 or ふりがな it is. */
static bool
take_halves(struct pool *pool, struct roster_header *header,
    const struct heads *heads, const char *name)
{
	static const struct { const char *first, *second, *whole; } halves[] = {
		{ "姓", "名", NULL }, { "氏", "名", NULL },
		{ "せい", "めい", "ふりがな" } };
	const char *front, *meant;
	size_t i, j;

	for (i = 0; i < sizeof halves / sizeof *halves; i++)
		for (j = 0; j < heads->count; j++) {
			front = before(pool, heads->list[j].folded,
			    halves[i].first);
			meant = front == NULL ? NULL :
			    front_meant(pool, front);
			if (meant != NULL && halves[i].whole != NULL)
				meant = halves[i].whole;
			if (meant == NULL || strcmp(meant, name) != 0)
				continue;
			if (take_joined(pool, header, heads,
			    &(struct roster_joint){ { heads->list[j].folded,
			    pool_format(pool, "%s%s", front,
			    halves[i].second) }, name }))
				return true;
		}
	return false;
}

static bool
has_exact(const struct heads *heads, const char *name)
{
	size_t i;

	for (i = 0; i < heads->count; i++)
		if (strcmp(heads->list[i].written, name) == 0)
			return true;
	return false;
}

static void
take_known(struct pool *pool, struct roster_header *header,
    const struct heads *heads)
{
	bool taken[ROSTER_KNOWN] = {0};
	const struct roster_joint *joint;
	size_t i;

	for (i = 0; i < ROSTER_KNOWN; i++)
		if (has_exact(heads, roster_known[i]))
			taken[i] = take_one(header, heads, roster_known[i]);
	/* 姓 and 名 before 名: the parts together mean more than one alone. */
	for (i = 0; i < ROSTER_KNOWN; i++)
		for (joint = roster_joints; !taken[i] && joint->meant != NULL;
		    joint++)
			if (strcmp(joint->meant, roster_known[i]) == 0)
				taken[i] = take_joined(pool, header, heads,
				    joint);
	/* 氏名 and ふりがな, the first two. */
	for (i = 0; i < 2; i++)
		if (!taken[i])
			taken[i] = take_halves(pool, header, heads,
			    roster_known[i]);
	for (i = 0; i < ROSTER_KNOWN; i++)
		if (!taken[i])
			taken[i] = take_one(header, heads, roster_known[i]);
}

static int
order_sources(const void *a, const void *b)
{
	const struct roster_source *one = a, *other = b;

	return one->columns[0] - other->columns[0];
}

static void
read_lines(struct pool *pool, const struct grid *grid, size_t row,
    enum lines lines, struct roster_header *header)
{
	int last = last_row_of(grid, row), width = grid_width(grid);
	struct heads heads = { .list = pool_take(pool,
	    ((size_t)width + 1) * sizeof *heads.list) };
	size_t i;

	*header = (struct roster_header){ .grid = grid, .row = row,
	    .body = row + (lines == LINES_MERGED ? 1 : 2) };
	while (header->body < grid->row_count &&
	    grid->rows[header->body].number <= last)
		header->body++;
	if (lines == LINES_MERGED)
		add_heads(pool, grid, row, last, &heads);
	else
		add_heads_of_two(pool, grid, row, lines, &heads);
	/* One more, if a column holds both a name and its reading. */
	header->sources = pool_take(pool, (heads.count + 2) *
	    sizeof *header->sources);
	take_known(pool, header, &heads);
	for (i = 0; i < heads.count; i++)
		if (!heads.list[i].is_used)
			add_columns(add_source(header, heads.list[i].written,
			    heads.list[i].written), &heads.list[i]);
	if (header->source_count > 0)
		qsort(header->sources, header->source_count,
		    sizeof *header->sources, order_sources);
}

void
roster_header_read(struct pool *pool, const struct grid *grid, size_t row,
    struct roster_header *header)
{
	read_lines(pool, grid, row, LINES_MERGED, header);
}

static size_t
count_known(const struct roster_header *header, bool *has_name)
{
	size_t i, count = 0;

	*has_name = false;
	for (i = 0; i < header->source_count; i++) {
		if (!header->sources[i].is_asked_for)
			continue;
		count++;
		if (strcmp(header->sources[i].name, roster_known[0]) == 0)
			*has_name = true;
	}
	return count;
}

/* 課, 係: is all of the row names of columns, or parts of them? */
static bool
is_of_names(struct pool *pool, const struct grid_row *row)
{
	const struct roster_joint *joint;
	const char *folded;
	bool is_name = true;
	size_t i, j;

	for (i = 0; is_name && i < row->count; i++) {
		folded = roster_name_folded(pool, row->cells[i].text);
		is_name = roster_name_meant(folded) != NULL;
		for (joint = roster_joints; !is_name && joint->meant != NULL;
		    joint++)
			for (j = 0; j < COLUMN_PARTS_MAX &&
			    joint->parts[j] != NULL; j++)
				is_name |= strcmp(joint->parts[j], folded) == 0;
	}
	return is_name;
}

/* Columns that are known of one row alone. */
static size_t
count_of_row(struct pool *pool, const struct grid *grid, size_t row)
{
	struct roster_header header;
	bool has_name;

	read_lines(pool, grid, row, LINES_MERGED, &header);
	return count_known(&header, &has_name);
}

/*
 * The one that knows more columns than either row alone; or as many, if all
 * that the second holds are names of columns.
 */
static size_t
find_at(struct pool *pool, const struct grid *grid, size_t row,
    struct roster_header *best)
{
	struct roster_header header;
	size_t count, most, below;
	bool has_name, is_alike;
	int lines;

	read_lines(pool, grid, row, LINES_MERGED, best);
	most = count_known(best, &has_name);
	if (!has_name)
		most = 0;
	if (row + 1 >= grid->row_count || best->body > row + 1)
		return most;
	below = count_of_row(pool, grid, row + 1);
	is_alike = most > 0 && is_of_names(pool, &grid->rows[row + 1]);
	for (lines = LINES_JOINED; lines <= LINES_LOWER; lines++) {
		read_lines(pool, grid, row, (enum lines)lines, &header);
		count = count_known(&header, &has_name);
		if (!has_name || count <= below || count < most ||
		    (count == most && !is_alike))
			continue;
		*best = header;
		most = count;
		is_alike = false;
	}
	return most;
}

bool
roster_header_find(struct pool *pool, const struct grid *grid,
    struct roster_header *best)
{
	struct roster_header header;
	size_t row, count, most = 0;

	for (row = 0; row < grid->row_count && row < HEADER_ROWS; row++) {
		count = find_at(pool, grid, row, &header);
		if (count > most) {
			*best = header;
			most = count;
		}
	}
	return most > 0;
}

/* ---- what is said of it ---- */

static struct place
place_of(const struct roster_header *header,
    const struct roster_source *source)
{
	return grid_place(header->grid, &header->grid->rows[header->row],
	    source->columns[0]);
}

static void
warn_of_column(struct pool *pool, const char *name, struct place place,
    struct problems *problems)
{
	problem_add_near(problems, PROBLEM_ROSTER_COLUMN_UNKNOWN, place,
	    roster_name_near(pool, name),
	    "no document asks for the column \"%.60s\"", name);
}

/* A column of the same name before this one, or NULL. */
static const struct roster_source *
twin_of(const struct roster_header *header, size_t index)
{
	size_t i;

	for (i = 0; i < index; i++)
		if (header->sources[index].half == ROSTER_WHOLE &&
		    strcmp(header->sources[i].written,
		    header->sources[index].written) == 0)
			return &header->sources[i];
	return NULL;
}

/* フリガナ is ふりがな in other letters: nothing to be said. */
static bool
is_plain(struct pool *pool, const struct roster_source *source)
{
	return source->column_count == 1 && strcmp(roster_name_folded(pool,
	    source->written), roster_name_folded(pool, source->name)) == 0;
}

/* Once for all columns: which were taken for which. */
static void
tell_taken(const struct roster_header *header, struct pool *pool,
    struct problems *problems)
{
	struct text said = {0};
	size_t i;

	for (i = 0; i < header->source_count; i++) {
		const struct roster_source *source = &header->sources[i];

		if (source->is_asked_for && source->half == ROSTER_WHOLE &&
		    !is_plain(pool, source))
			text_add_format(&said, message_translate(
			    "%s\"%.60s\" as %s"), said.length > 0 ?
			    message_comma() : "", source->written,
			    source->name);
	}
	if (said.length > 0)
		problem_add(problems, PROBLEM_ROSTER_COLUMN_TAKEN,
		    grid_place(header->grid,
		    &header->grid->rows[header->row], 1),
		    "columns are taken by another name: %s", said.bytes);
	text_free(&said);
}

bool
roster_header_check(const struct roster_header *header, struct pool *pool,
    struct problems *problems)
{
	const struct roster_source *source, *twin;
	bool is_right = true, has_name;
	size_t i;

	for (i = 0; i < header->source_count; i++) {
		source = &header->sources[i];
		twin = twin_of(header, i);
		if (twin != NULL) {
			problem_add(problems, PROBLEM_ROSTER_COLUMN_TWICE,
			    place_of(header, source), "the column \"%.60s\" is "
			    "there already, as column %d", source->written,
			    twin->columns[0]);
			is_right = false;
		} else if (!source->is_asked_for) {
			warn_of_column(pool, source->name,
			    place_of(header, source), problems);
		}
	}
	count_known(header, &has_name);
	if (has_name) {
		tell_taken(header, pool, problems);
		return is_right;
	}
	problem_add(problems, PROBLEM_ROSTER_COLUMN_MISSING,
	    grid_place(header->grid, &header->grid->rows[header->row], 1),
	    "no column \"氏名\" among the %zu of the first line, and none in "
	    "the %d lines below", header->source_count, HEADER_ROWS - 1);
	return false;
}
