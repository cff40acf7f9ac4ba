#include "sheet/clauses.h"

#include <string.h>

#include "sheet/cells.h"

enum {
	HEADINGS = 5,
	LEVELS = 17,		/* of paragraphs, items and what is below,
				   down to a list in the tenth sub-item */
	COLUMNS = 3
};

struct gathering {
	struct pool		*pool;
	const char		*headings[HEADINGS];
	const char		*numbers[LEVELS];
	const char		*article;	/* whose numbers these are */
	struct export_row	*rows;
	size_t			 count, room;
	size_t			 others;	/* passages of no provision */
};

static const char *
attr(const struct sheet_node *node, enum sheet_attr name)
{
	const char *value = sheet_attr(node, name);

	return value != NULL ? value : "";
}

/* A, or A　B. */
static const char *
joined(struct pool *pool, const char *one, const char *other)
{
	if (one == NULL || *one == '\0')
		return other != NULL ? other : "";
	return other == NULL || *other == '\0' ? one :
	    pool_format(pool, "%s　%s", one, other);
}

static const char *
place_of(const struct gathering *gathering)
{
	const char *place = "";
	int i;

	for (i = 1; i < HEADINGS; i++)
		place = joined(gathering->pool, place,
		    gathering->headings[i]);
	return place;
}

/* Another article, or supplement, has numbers of its own. */
static void
enter_article(struct gathering *gathering, const char *address)
{
	const char *end = strstr(address, "-Pr_");
	size_t length = end != NULL ? (size_t)(end - address) :
	    strlen(address);

	if (gathering->article != NULL &&
	    strlen(gathering->article) == length &&
	    strncmp(gathering->article, address, length) == 0)
		return;
	memset(gathering->numbers, 0, sizeof gathering->numbers);
	gathering->article = pool_copy(gathering->pool, address, length);
}

/* 第3条　2　(1): whose item it is stands in front of its own number. */
static const char *
number_of(struct gathering *gathering, const struct sheet_node *node)
{
	int level = sheet_number(node, SHEET_A_LEVEL, 0), i;
	const char *number = "";

	if (level < 0 || level >= LEVELS)
		level = LEVELS - 1;
	for (i = level; i < LEVELS; i++)
		gathering->numbers[i] = NULL;
	gathering->numbers[level] = attr(node, SHEET_A_NUMBER);
	for (i = 0; i <= level; i++)
		number = joined(gathering->pool, number,
		    gathering->numbers[i]);
	return number;
}

static void
add_row(struct gathering *gathering, bool is_head, const char *place,
    const char *number, const struct export_cell *words)
{
	struct export_row *row;
	struct export_cell *cells;
	enum export_kind kind = is_head ? EXPORT_HEAD : EXPORT_WORDS;
	size_t i;

	gathering->rows = pool_grow(gathering->pool, gathering->rows,
	    &gathering->room, gathering->count, sizeof *gathering->rows);
	row = &gathering->rows[gathering->count++];
	cells = pool_take(gathering->pool, COLUMNS * sizeof *cells);
	cells[0] = (struct export_cell){ .kind = kind, .text = place };
	cells[1] = (struct export_cell){ .kind = kind, .text = number };
	cells[2] = *words;
	for (i = 0; i < COLUMNS; i++) {
		cells[i].column = i;
		cells[i].columns = cells[i].rows = 1;
	}
	*row = (struct export_row){ cells, COLUMNS, is_head };
}

static void
read_heading(struct gathering *gathering, const struct sheet_node *heading)
{
	int level = sheet_number(heading, SHEET_A_LEVEL, 1), i;
	struct export_cell cell;

	if (level < 1 || level > HEADINGS)
		return;
	cells_read(gathering->pool, heading, true, &cell);
	gathering->headings[level - 1] = cell.text;
	for (i = level; i < HEADINGS; i++)
		gathering->headings[i] = NULL;
}

static void
read_passage(struct gathering *gathering, const struct sheet_node *node)
{
	struct export_cell words = {0};

	/* 〔第2条〕 heads an article that nobody wrote a head for. */
	if (sheet_attr_is(node, SHEET_A_KIND, "caption")) {
		cells_read(gathering->pool, node, true, &words);
		gathering->headings[HEADINGS - 1] = words.text;
		return;
	}
	/* What is about a provision, but not its text, has no level. */
	if (*attr(node, SHEET_A_PROVISION) == '\0' ||
	    *attr(node, SHEET_A_LEVEL) == '\0') {
		gathering->others++;
		return;
	}
	enter_article(gathering, attr(node, SHEET_A_PROVISION));
	cells_read(gathering->pool, node, false, &words);
	add_row(gathering, false, place_of(gathering),
	    number_of(gathering, node), &words);
}

/* Contents, forms and tables are no passages; headings end with a section. */
static void
walk(struct gathering *gathering, const struct sheet_node *node)
{
	const char *headings[HEADINGS];

	memcpy(headings, gathering->headings, sizeof headings);
	for (; node != NULL; node = node->next) {
		if (node->kind == SHEET_HEADING)
			read_heading(gathering, node);
		else if (node->kind == SHEET_PARA)
			read_passage(gathering, node);
		else if (node->kind != SHEET_TABLE && node->kind != SHEET_LIST)
			walk(gathering, node->first);
	}
	memcpy(gathering->headings, headings, sizeof headings);
}

struct export_table *
clauses_table(struct pool *pool, const struct sheet *sheet)
{
	struct gathering gathering = { .pool = pool };
	const struct export_cell head = { .kind = EXPORT_HEAD,
	    .text = "条文" };
	struct export_table *table;

	add_row(&gathering, true, "区分", "条項", &head);
	walk(&gathering, sheet->root->first);
	if (gathering.count - 1 <= gathering.others)
		return NULL;
	table = pool_take(pool, sizeof *table);
	*table = (struct export_table){ .name = "条文",
	    .rows = gathering.rows, .row_count = gathering.count,
	    .column_count = COLUMNS, .head_count = 1 };
	return table;
}
