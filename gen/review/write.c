/*
 * Writing: the table for people, with lists to choose from and colours where
 * they should look; a second sheet of roles and a third that explains.
 */
#include "review/inside.h"

#include <string.h>

#include "office/export.h"
#include "refer/role.h"

/* How wide, and what may be written there. */
static const struct {
	int	width;
	bool	is_free;
} looks[COLUMN_COUNT] = {
	[COLUMN_CITATION] = { 14, false }, [COLUMN_TEXT] = { 48, false },
	[COLUMN_DOUBT] = { 9, false }, [COLUMN_WHY] = { 24, false },
	[COLUMN_CONFIRMED] = { 6, true }, [COLUMN_STATUS] = { 10, true },
	[COLUMN_REASON] = { 12, true }, [COLUMN_ROLES] = { 20, true },
	[COLUMN_MODALITY] = { 18, true }, [COLUMN_QUESTION] = { 44, true },
	[COLUMN_PLAIN] = { 36, true }, [COLUMN_PERMITS] = { 16, true },
	[COLUMN_CONDITIONS] = { 24, true },
	[COLUMN_EXCEPTIONS] = { 24, true }, [COLUMN_SITUATION] = { 22, true },
	[COLUMN_CYCLE] = { 10, true }, [COLUMN_WITHIN] = { 10, true },
	[COLUMN_BECAUSE] = { 20, true }, [COLUMN_ROLES_BECAUSE] = { 20, true },
	[COLUMN_PERMITS_BECAUSE] = { 20, true }, [COLUMN_KEY] = { 8, false },
};

static const char *const ticks[] = { "□", "☑", NULL };

/* 照合用 kyoto/04@2011-11-14: which edition it is of. */
static const char *
head_of(struct pool *pool, const struct edition *edition, enum column column)
{
	return column != COLUMN_KEY ? column_head(column) : pool_format(pool,
	    "%s %s", column_head(column), edition->name);
}

static bool
is_missing(const struct row *row, int column)
{
	if (row->kind != ROW_DUTY || *row->cells[column] != '\0')
		return false;
	return column == COLUMN_ROLES || column == COLUMN_QUESTION ||
	    column == COLUMN_PLAIN || (column == COLUMN_PERMITS &&
	    strcmp(row->cells[COLUMN_MODALITY], "許可が要る") == 0);
}

static enum export_shade
shade_of(const struct row *row, int column)
{
	if (is_missing(row, column) || (column == COLUMN_STATUS &&
	    row->kind == ROW_OPEN))
		return EXPORT_DOUBTED_MUCH;
	if (column == COLUMN_DOUBT || column == COLUMN_WHY ||
	    column == COLUMN_CONFIRMED) {
		if (strcmp(row->sure, "low") == 0)
			return EXPORT_DOUBTED_MUCH;
		if (strcmp(row->sure, "fair") == 0)
			return EXPORT_DOUBTED;
	}
	return looks[column].is_free ? EXPORT_UNSHADED : EXPORT_FIXED;
}

static struct export_table
clauses(struct pool *pool, const struct rows *rows)
{
	struct export_table table = { .name = "条項",
	    .column_count = COLUMN_COUNT, .head_count = 1,
	    .row_count = rows->count + 1, .spare_count = 30 };
	size_t i;
	int j;

	table.rows = pool_take(pool, table.row_count * sizeof *table.rows);
	table.rows[0] = column_cells(pool, COLUMN_COUNT);
	table.rows[0].is_head = true;
	for (j = 0; j < COLUMN_COUNT; j++) {
		table.rows[0].cells[j].kind = EXPORT_HEAD;
		table.rows[0].cells[j].text = head_of(pool, rows->edition,
		    (enum column)j);
	}
	for (i = 0; i < rows->count; i++) {
		table.rows[i + 1] = column_cells(pool, COLUMN_COUNT);
		for (j = 0; j < COLUMN_COUNT; j++) {
			struct export_cell *cell =
			    &table.rows[i + 1].cells[j];

			cell->text = rows->list[i].cells[j];
			cell->shade = shade_of(&rows->list[i], j);
			if (j == COLUMN_CONFIRMED)
				cell->kind = EXPORT_BOX;
		}
	}
	return table;
}

static const xmlNode *
authority_root(const struct edition *edition)
{
	return xmlDocGetRootElement(
	    edition->standard->authority->source->document);
}

static size_t
count_roles(const xmlNode *root)
{
	const xmlNode *node;
	size_t count = 0;

	for (node = root->children; node != NULL; node = node->next)
		count += node_is(node, "role") || node_is(node, "collective");
	return count;
}

enum { ROLE_COLUMNS = 6 };
static const char *const role_heads[ROLE_COLUMNS] = { "id", "役割",
    "だれが務めるか", "確かさ", "提案の理由", "確認" };

static void
fill_role(struct export_row *row, const xmlNode *node)
{
	const xmlNode *held = node_child(node, "held");
	const char *values[ROLE_COLUMNS] = { node_attr(node, "id"),
	    node_attr(node, node_is(node, "role") ? "title" : "name"),
	    held != NULL ? node_attr(held, "by") : NULL,
	    node_attr(node, "sure") != NULL ? column_sure(
	    node_attr(node, "sure")) : NULL, node_attr(node, "why"), "□" };
	int i;

	for (i = 0; i < ROLE_COLUMNS; i++) {
		row->cells[i].text = values[i] != NULL ? values[i] : "";
		row->cells[i].shade = i == ROLE_COLUMNS - 1 || i == 1 ?
		    EXPORT_UNSHADED : EXPORT_FIXED;
	}
	row->cells[ROLE_COLUMNS - 1].kind = EXPORT_BOX;
}

static struct export_table
roles(struct pool *pool, const struct edition *edition)
{
	const xmlNode *root = authority_root(edition), *node;
	struct export_table table = { .name = "役割",
	    .column_count = ROLE_COLUMNS, .head_count = 1, .row_count = 1,
	    .spare_count = 20 };
	int i;

	table.rows = pool_take(pool, (count_roles(root) + 1) *
	    sizeof *table.rows);
	table.rows[0] = column_cells(pool, ROLE_COLUMNS);
	table.rows[0].is_head = true;
	for (i = 0; i < ROLE_COLUMNS; i++) {
		table.rows[0].cells[i].kind = EXPORT_HEAD;
		table.rows[0].cells[i].text = role_heads[i];
	}
	for (node = root->children; node != NULL; node = node->next)
		if (node_is(node, "role") || node_is(node, "collective")) {
			table.rows[table.row_count] = column_cells(pool,
			    ROLE_COLUMNS);
			fill_role(&table.rows[table.row_count++], node);
		}
	return table;
}

/* The third sheet: how to fill in, and the situations to choose from. */
static const char *const help[] = {
	"この表の使い方",
	"1行が一つの義務です。義務のない条項も1行ずつあります。条文を読み、右の列を直し、よければ「確認」を☑にしてください。",
	"確かさの色は、赤が「低い」、黄が「中くらい」です。赤い空欄（だれが、質問など）は、条文からは決められなかったものです。記入してください。",
	"☑にした行は確認済みとして記録され、「未確認」の印が消えます。直しただけで☑にしない行は、未確認のままです。",
	"種類：義務、対象外（だれにも何も求めない）、柱書（各号がそれぞれ義務）、上に含む（上の行の義務の一部）、未記入。",
	"だれが：条文の言葉で書きます。二つ以上は「、」で区切ります。新しい役割は、先に「役割」のシートの空いた行の「役割」の列に書いてください。",
	"質問は「か。」で、平易な文は「。」で終わります。質問は120字までです。",
	"条件と例外は、一つに1行です（セルの中の改行はAlt+Enter）。",
	"一つの条項に義務を加えるときは、表の下の空いた行に、条項（第3条第1項など）と右の列を書いてください。照合用は空けておきます。",
	"条項、条文、照合用の列は変えないでください。行の順は変えて構いません。行を消しても、義務は消えません。義務を消すときは、種類を対象外などに変えてください。",
	"できたら保存し、kijun apply ファイル を実行してください。直した所だけが取り込まれ、誤りがあればセルの番地でお知らせし、何も変わりません。",
	"場面（選べる言葉）",
	NULL
};

static struct export_table
explanation(struct pool *pool, const struct edition *edition, size_t *first)
{
	struct export_table table = { .name = "説明", .column_count = 1 };
	const xmlNode *node = node_child(authority_root(edition), "situation");
	size_t count = 0;

	while (help[count] != NULL)
		count++;
	*first = count + 1;
	table.rows = pool_take(pool, (count + xmlChildElementCount(
	    (xmlNode *)(uintptr_t)authority_root(edition)) + 1) *
	    sizeof *table.rows);
	for (count = 0; help[count] != NULL; count++) {
		table.rows[count] = column_cells(pool, 1);
		table.rows[count].cells[0].text = help[count];
	}
	for (; node != NULL; node = node_next(node, "situation")) {
		table.rows[count] = column_cells(pool, 1);
		table.rows[count++].cells[0].text = node_attr(node, "title");
	}
	table.row_count = count;
	return table;
}

static void
choose(struct pool *pool, struct export_column *columns,
    const struct export_table *tables, size_t first_situation)
{
	const char *names = pool_format(pool, "='役割'!$B$2:$B$%zu",
	    tables[1].row_count + tables[1].spare_count);
	int i;

	for (i = 0; i < COLUMN_COUNT; i++) {
		columns[i].width = looks[i].width;
		columns[i].is_free = looks[i].is_free;
	}
	columns[COLUMN_CONFIRMED].list = ticks;
	columns[COLUMN_STATUS].list = column_statuses();
	columns[COLUMN_REASON].list = column_reasons();
	columns[COLUMN_MODALITY].list = column_modalities();
	columns[COLUMN_ROLES].range = names;
	columns[COLUMN_ROLES].is_open = true;
	columns[COLUMN_PERMITS].range = names;
	columns[COLUMN_PERMITS].is_open = true;
	columns[COLUMN_SITUATION].range = pool_format(pool,
	    "='説明'!$A$%zu:$A$%zu", first_situation, tables[2].row_count);
}

bool
review_write(const struct edition *edition, const char *format,
    struct text *out)
{
	static const struct export_column role_columns[ROLE_COLUMNS] = {
		{ .width = 14 }, { .is_free = true, .width = 30 },
		{ .width = 24 }, { .width = 10 }, { .width = 30 },
		{ .is_free = true, .list = ticks, .width = 8 } };
	static const struct export_column form_columns[FORM_COLUMNS] = {
		{ .width = 8 }, { .width = 14 },
		{ .is_free = true, .width = 30 },
		{ .is_free = true, .width = 24 },
		{ .is_free = true, .width = 24 }, { .width = 10 },
		{ .width = 30 }, { .is_free = true, .list = ticks,
		.width = 8 } };
	static const struct export_column help_column = { .width = 100 };
	struct pool *pool = pool_new();
	struct rows *rows = row_all(pool, edition);
	struct export_column columns[COLUMN_COUNT] = {0};
	struct export_table tables[4] = { clauses(pool, rows),
	    roles(pool, edition) };
	struct export_book book = { .title = edition->title,
	    .author = edition->standard->authority->title, .tables = tables,
	    .table_count = 3 };
	size_t first_situation;
	bool made = true;

	tables[2] = explanation(pool, edition, &first_situation);
	choose(pool, columns, tables, first_situation);
	if (forms_table(pool, edition, &tables[3])) {
		tables[3].columns = form_columns;
		book.table_count = 4;
	}
	tables[0].columns = columns;
	tables[1].columns = role_columns;
	tables[2].columns = &help_column;
	if (strcmp(format, "csv") == 0) {
		book.table_count = 1;
		export_csv(&book, out);
	} else {
		made = export_xlsx(&book, out);
	}
	pool_free(pool);
	return made;
}
