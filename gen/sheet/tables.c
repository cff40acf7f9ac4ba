#include "sheet/tables.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "sheet/cells.h"
#include "sheet/clauses.h"

enum {
	LEVELS = 4,		/* of headings */
	FIRST_ROWS = 32,
	WIDE = 16,		/* columns that no screen shows at once */
	COLUMNS_MAX = 256
};

static const char FORM_NAME[] = "記入欄";
static const char PLACE_HEAD[] = "区分";

/* A table that is put together from several of the sheet. */
struct gathering {
	const char		*head;		/* its words; NULL: none */
	const char		*name;
	struct export_row	*rows;
	size_t			 count, room;
	size_t			 columns, head_count;
	bool			 has_places;	/* headings in front */
};

struct collecting {
	struct pool		*pool;
	const char		*headings[LEVELS];
	const char		*title;
	struct gathering	*list;		/* array of count */
	size_t			 count, room;
};

/* ---- rows ---- */

static struct export_row *
add_row(struct collecting *collecting, struct gathering *gathering)
{
	struct export_row *rows;

	if (gathering->count == gathering->room) {
		gathering->room = gathering->room > 0 ? gathering->room * 2 :
		    FIRST_ROWS;
		rows = pool_take(collecting->pool,
		    gathering->room * sizeof *rows);
		if (gathering->count > 0)
			memcpy(rows, gathering->rows,
			    gathering->count * sizeof *rows);
		gathering->rows = rows;
	}
	return &gathering->rows[gathering->count++];
}

/* Columns that a cell further up still reaches into, one count a column. */
struct reach {
	size_t	left[COLUMNS_MAX];
};

static size_t
free_column(const struct reach *reach, size_t column)
{
	while (column < COLUMNS_MAX && reach->left[column] > 0)
		column++;
	return column;
}

static size_t
at_least_one(const struct sheet_node *cell, enum sheet_attr attr)
{
	int number = sheet_number(cell, attr, 1);

	return number > 0 ? (size_t)number : 1;
}

static void
read_row(struct collecting *collecting, struct gathering *gathering,
    const struct sheet_node *row, struct reach *reach)
{
	struct export_row *made = add_row(collecting, gathering);
	const struct sheet_node *node;
	size_t count = 0, column = 0, i;

	for (node = row->first; node != NULL; node = node->next)
		count++;
	made->cells = pool_take(collecting->pool, (count + 2) *
	    sizeof *made->cells);
	made->is_head = sheet_attr_is(row, SHEET_A_HEAD, "yes");
	for (node = row->first; node != NULL; node = node->next) {
		struct export_cell *cell = &made->cells[made->count];

		column = free_column(reach, column);
		cell->column = column;
		cell->columns = at_least_one(node, SHEET_A_SPAN);
		cell->rows = at_least_one(node, SHEET_A_ROWS);
		if (column + cell->columns >= COLUMNS_MAX)
			break;
		cells_read(collecting->pool, node, made->is_head, cell);
		made->count++;
		for (i = 0; i < cell->columns; i++)
			reach->left[column + i] = cell->rows;
		column += cell->columns;
	}
	for (i = 0; i < COLUMNS_MAX; i++) {
		if (reach->left[i] > 0 && i >= gathering->columns)
			gathering->columns = i + 1;
		reach->left[i] -= reach->left[i] > 0;
	}
}

/* ---- which tables are one ---- */

static bool
is_head(const struct sheet_node *row)
{
	return row->kind == SHEET_ROW &&
	    sheet_attr_is(row, SHEET_A_HEAD, "yes");
}

/* The words of the head; NULL if there is none. */
static const char *
head_of(struct pool *pool, const struct sheet_node *table)
{
	const struct sheet_node *row = table->first, *node;
	struct text words = {0};
	struct export_cell cell;
	const char *head;

	/* Behind the caption. */
	while (row != NULL && row->kind == SHEET_PARA)
		row = row->next;
	for (; row != NULL && is_head(row); row = row->next)
		for (node = row->first; node != NULL; node = node->next) {
			cells_read(pool, node, true, &cell);
			text_add_format(&words, "%s\t", cell.text);
		}
	head = words.length > 0 ? pool_string(pool, words.bytes) : NULL;
	text_free(&words);
	return head;
}

static bool
is_same(const char *one, const char *other)
{
	return one == NULL || other == NULL ? one == other :
	    strcmp(one, other) == 0;
}

static const char *
nearest_heading(const struct collecting *collecting)
{
	int level;

	for (level = LEVELS - 1; level >= 1; level--)
		if (collecting->headings[level] != NULL)
			return collecting->headings[level];
	return collecting->title;
}

/* Its caption, or the heading that it stands below. */
static const char *
name_of(const struct collecting *collecting, const struct sheet_node *table)
{
	struct export_cell cell;

	if (table->first == NULL || table->first->kind != SHEET_PARA)
		return nearest_heading(collecting);
	cells_read(collecting->pool, table->first, true, &cell);
	return cell.text;
}

static struct gathering *
gathering_of(struct collecting *collecting, const char *head,
    const struct sheet_node *table)
{
	struct gathering *gathering;
	size_t i;

	for (i = 0; i < collecting->count; i++)
		if (is_same(collecting->list[i].head, head))
			return &collecting->list[i];
	collecting->list = pool_grow(collecting->pool, collecting->list,
	    &collecting->room, collecting->count, sizeof *collecting->list);
	gathering = &collecting->list[collecting->count++];
	*gathering = (struct gathering){ .head = head, .name = head == NULL ?
	    FORM_NAME : name_of(collecting, table) };
	return gathering;
}

/* The headings that a row stands below, without the sheet's title. */
static const char *
place_of(const struct collecting *collecting)
{
	const char *place = "";
	int level;

	for (level = 1; level < LEVELS; level++)
		if (collecting->headings[level] != NULL)
			place = *place == '\0' ? collecting->headings[level] :
			    pool_format(collecting->pool, "%s　%s", place,
			    collecting->headings[level]);
	return place;
}

/* In front of the row; shifted there once all tables are known. */
static void
note_place(struct export_row *row, const char *place, bool is_on_head)
{
	struct export_cell *cell = &row->cells[row->count];

	*cell = (struct export_cell){ .kind = is_on_head ? EXPORT_HEAD :
	    EXPORT_WORDS, .text = place, .columns = 1, .rows = 1 };
}

static void
read_table(struct collecting *collecting, const struct sheet_node *table)
{
	const char *head = head_of(collecting->pool, table);
	struct gathering *gathering = gathering_of(collecting, head, table);
	const char *place = place_of(collecting);
	struct reach *reach = memory_take(sizeof *reach);
	const struct sheet_node *row;
	bool is_first;

	is_first = gathering->count == 0;
	if (!is_first && head == NULL)
		add_row(collecting, gathering);
	gathering->has_places |= *place != '\0' && head != NULL;
	for (row = table->first; row != NULL; row = row->next) {
		/* A spreadsheet has no pages whose people are counted. */
		if (row->kind != SHEET_ROW || (is_head(row) && !is_first) ||
		    sheet_attr_is(row, SHEET_A_KIND, "page-sum"))
			continue;
		read_row(collecting, gathering, row, reach);
		gathering->head_count += is_head(row);
		note_place(&gathering->rows[gathering->count - 1],
		    is_head(row) ? PLACE_HEAD : place, is_head(row));
	}
	free(reach);
}

/* ---- the sheet ---- */

static void
read_heading(struct collecting *collecting, const struct sheet_node *heading)
{
	int level = sheet_number(heading, SHEET_A_LEVEL, 1);
	struct export_cell cell;

	if (level < 1 || level > LEVELS)
		return;
	cells_read(collecting->pool, heading, true, &cell);
	collecting->headings[level - 1] = cell.text;
	for (; level < LEVELS; level++)
		collecting->headings[level] = NULL;
}

/* A table in a cell is words of that cell. */
static void
walk(struct collecting *collecting, const struct sheet_node *node)
{
	for (; node != NULL; node = node->next) {
		if (node->kind == SHEET_HEADING)
			read_heading(collecting, node);
		else if (node->kind == SHEET_TABLE)
			read_table(collecting, node);
		else
			walk(collecting, node->first);
	}
}

static void
put_places_in_front(struct export_row *row, bool is_wanted)
{
	struct export_cell place;
	size_t i;

	if (!is_wanted || row->cells == NULL)
		return;
	place = row->cells[row->count];
	for (i = row->count; i > 0; i--) {
		row->cells[i] = row->cells[i - 1];
		row->cells[i].column++;
	}
	row->cells[0] = place;
	row->count++;
}

/* Where a table is wide, what its rows are called stays in sight. */
static size_t
count_fixed(const struct gathering *gathering)
{
	const struct export_row *row;
	size_t count = 0;

	if (gathering->columns < WIDE || gathering->count <=
	    gathering->head_count)
		return 0;
	row = &gathering->rows[gathering->head_count];
	while (count < row->count && row->cells[count].kind == EXPORT_HEAD)
		count++;
	return count < row->count ? count : 0;
}

static struct export_table
finish(const struct collecting *collecting, struct gathering *gathering,
    bool is_only)
{
	size_t i;

	for (i = 0; i < gathering->count; i++)
		put_places_in_front(&gathering->rows[i],
		    gathering->has_places);
	return (struct export_table){ .name = is_only ? collecting->title :
	    gathering->name, .rows = gathering->rows,
	    .row_count = gathering->count,
	    .column_count = gathering->columns + gathering->has_places,
	    .head_count = gathering->head_count,
	    .fixed_count = count_fixed(gathering) };
}

/* Those with a head first: they are what one opens the file for. */
static void
add_tables(struct collecting *collecting, struct export_book *book,
    bool with_head, size_t headed)
{
	size_t i;

	for (i = 0; i < collecting->count; i++)
		if ((collecting->list[i].head != NULL) == with_head)
			book->tables[book->table_count++] = finish(collecting,
			    &collecting->list[i], with_head && headed == 1);
}

struct export_book *
tables_collect(struct pool *pool, const struct sheet *sheet, time_t date)
{
	struct collecting *collecting = pool_take(pool, sizeof *collecting);
	struct export_book *book = pool_take(pool, sizeof *book);
	const char *title = sheet_attr(sheet->root, SHEET_A_TITLE);
	struct export_table *clauses = NULL;
	size_t i, headed = 0;

	collecting->pool = pool;
	collecting->title = title != NULL ? title : "";
	walk(collecting, sheet->root->first);
	for (i = 0; i < collecting->count; i++)
		headed += collecting->list[i].head != NULL;
	/* Who opens a text in a spreadsheet wants its clauses. */
	if (headed == 0)
		clauses = clauses_table(pool, sheet);
	if (collecting->count == 0 && clauses == NULL)
		return NULL;
	book->title = collecting->title;
	book->author = sheet_attr(sheet->root, SHEET_A_AUTHORITY);
	book->digest = sheet->digest;
	book->date = date;
	book->tables = pool_take(pool, (collecting->count + 1) *
	    sizeof *book->tables);
	if (clauses != NULL)
		book->tables[book->table_count++] = *clauses;
	add_tables(collecting, book, true, headed);
	add_tables(collecting, book, false, headed);
	return book;
}
