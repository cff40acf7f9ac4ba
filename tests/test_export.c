#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "office/book.h"
#include "sheet/tables.h"

struct world {
	struct pool	*pool;
	struct sheet	 sheet;
	struct problems	*problems;
	struct text	 out;
};

static struct world
new_world(void)
{
	struct world world = { .pool = pool_new(),
	    .problems = problems_new() };

	world.sheet.root = pool_take(world.pool, sizeof *world.sheet.root);
	world.sheet.root->kind = SHEET_SHEET;
	sheet_set(world.pool, world.sheet.root, SHEET_A_TITLE, "点検票");
	return world;
}

static void
drop(struct world *world)
{
	text_free(&world->out);
	problems_free(world->problems);
	pool_free(world->pool);
}

static struct sheet_node *
add(struct world *world, struct sheet_node *parent, enum sheet_kind kind,
    const char *text)
{
	struct sheet_node *node = sheet_add(world->pool, parent, kind);

	if (text != NULL)
		sheet_add_text(world->pool, node, text, strlen(text));
	return node;
}

static void
add_row(struct world *world, struct sheet_node *table, bool is_head,
    const char *one, const char *other)
{
	struct sheet_node *row = add(world, table, SHEET_ROW, NULL);

	if (is_head)
		sheet_set(world->pool, row, SHEET_A_HEAD, "yes");
	add(world, row, SHEET_CELL, one);
	add(world, row, SHEET_CELL, other);
}

static struct sheet_node *
add_table(struct world *world, const char *heading)
{
	struct sheet_node *node = add(world, world->sheet.root, SHEET_HEADING,
	    heading);

	sheet_set(world->pool, node, SHEET_A_LEVEL, "2");
	return add(world, world->sheet.root, SHEET_TABLE, NULL);
}

/* Every cell, rows by line: what a reader of the file sees. */
static void
assert_read_back(struct world *world, const char *expected)
{
	const struct book *book = book_read(world->pool, "out",
	    world->out.bytes, world->out.length, world->problems);
	struct text said = {0};
	size_t i, j, k;

	assert_non_null(book);
	for (i = 0; i < book->grid_count; i++) {
		const struct grid *grid = &book->grids[i];

		text_add_format(&said, "[%s]", grid->name);
		for (j = 0; j < grid->row_count; j++) {
			text_add_format(&said, "%d", grid->rows[j].number);
			for (k = 0; k < grid->rows[j].count; k++)
				text_add_format(&said, " %s%s",
				    grid->rows[j].cells[k].kind ==
				    CELL_NUMBER ? "#" : "",
				    grid->rows[j].cells[k].text);
			text_add_char(&said, '\n');
		}
	}
	assert_string_equal(said.bytes, expected);
	text_free(&said);
}

static void
tables_with_one_head_are_one(void **state)
{
	struct world world = new_world();
	struct sheet_node *table;

	(void)state;
	table = add_table(&world, "第一章");
	add_row(&world, table, true, "番号", "問い");
	add_row(&world, table, false, "1-2", "はい");
	/* What is counted on a page is no row of a spreadsheet. */
	add_row(&world, table, false, "このページの計", "14人");
	sheet_set(world.pool, table->last, SHEET_A_KIND, "page-sum");
	table = add_table(&world, "第二章");
	add_row(&world, table, true, "番号", "問い");
	add_row(&world, table, false, "3", "=いいえ");
	/* A spreadsheet would show 12 and 100000. */
	add_row(&world, table, false, "0012", "1E5");
	table = add_table(&world, "記入");
	add_row(&world, table, false, "氏名", NULL);
	assert_true(export_xlsx(tables_collect(world.pool, &world.sheet, 0),
	    &world.out));
	assert_read_back(&world, "[点検票]1 区分 番号 問い\n"
	    "2 第一章 1-2 はい\n3 第二章 3 =いいえ\n4 第二章 0012 1E5\n"
	    "[記入欄]1 氏名\n");
	text_clear(&world.out);
	export_csv(tables_collect(world.pool, &world.sheet, 0), &world.out);
	assert_string_equal(world.out.bytes, "\xef\xbb\xbf区分,番号,問い\r\n"
	    "第一章,1-2,はい\r\n第二章,3,\"'=いいえ\"\r\n"
	    "第二章,\"'0012\",\"'1E5\"\r\n\r\n氏名,\r\n");
	assert_read_back(&world, "[]1 区分 番号 問い\n2 第一章 1-2 はい\n"
	    "3 第二章 3 =いいえ\n4 第二章 0012 1E5\n6 氏名\n");
	drop(&world);
}

static void
add_clause(struct world *world, const char *address, const char *number,
    const char *level, const char *words)
{
	struct sheet_node *para = add(world, world->sheet.root, SHEET_PARA,
	    words);

	if (address != NULL)
		sheet_set(world->pool, para, SHEET_A_PROVISION, address);
	sheet_set(world->pool, para, SHEET_A_NUMBER, number);
	sheet_set(world->pool, para, SHEET_A_LEVEL, level);
}

/* Each provision is a row, with whose item it is. */
static void
a_text_gives_its_provisions(void **state)
{
	struct world world = new_world();
	struct sheet_node *heading;

	(void)state;
	heading = add(&world, world.sheet.root, SHEET_HEADING, "第一章");
	sheet_set(world.pool, heading, SHEET_A_LEVEL, "2");
	add_clause(&world, "Mp-At_1-Pr_1", "第1条", "0", "目的。");
	add_clause(&world, "Mp-At_1-Pr_2", "2", "1", "定義。");
	add_clause(&world, "Mp-At_1-Pr_2-It_1", "(1)", "2", "町。");
	add_clause(&world, "Mp-At_2-Pr_1", "第2条", "0", "責務。");
	add_clause(&world, "Sp_1-Pr_1", "", "1", "施行する。");
	add_clause(&world, NULL, "", "0", "令和元年決定");
	export_csv(tables_collect(world.pool, &world.sheet, 0), &world.out);
	assert_string_equal(world.out.bytes, "\xef\xbb\xbf区分,条項,条文\r\n"
	    "第一章,第1条,目的。\r\n第一章,第1条　2,定義。\r\n"
	    "第一章,第1条　2　(1),町。\r\n第一章,第2条,責務。\r\n"
	    "第一章,,施行する。\r\n");
	/* What is mostly something else is no text. */
	add_clause(&world, NULL, "", "0", "一");
	add_clause(&world, NULL, "", "0", "二");
	add_clause(&world, NULL, "", "0", "三");
	add_clause(&world, NULL, "", "0", "四");
	assert_null(tables_collect(world.pool, &world.sheet, 0));
	drop(&world);
}

static void
no_table_is_one_too_many(void **state)
{
	struct world world = new_world();
	struct sheet_node *table;
	char head[20];
	int i;

	(void)state;
	for (i = 0; i < 100; i++) {
		snprintf(head, sizeof head, "欄%d", i);
		table = add_table(&world, "章");
		add_row(&world, table, true, head, "問い");
		add_row(&world, table, false, "答え", "はい");
	}
	export_csv(tables_collect(world.pool, &world.sheet, 0), &world.out);
	assert_non_null(strstr(world.out.bytes, "欄0,"));
	assert_non_null(strstr(world.out.bytes, "欄99,"));
	drop(&world);
}

static void
cells_say_what_the_paper_says(void **state)
{
	struct world world = new_world();
	struct sheet_node *table = add_table(&world, ""), *row, *cell, *node;
	const struct export_cell *cells;
	const struct export_book *book;

	(void)state;
	row = add(&world, table, SHEET_ROW, NULL);
	cell = add(&world, row, SHEET_CELL, NULL);
	add(&world, cell, SHEET_CHECK, NULL);
	cell = add(&world, row, SHEET_CELL, "令和");
	add(&world, cell, SHEET_BLANK, NULL);
	sheet_add_text(world.pool, cell, "年", strlen("年"));
	cell = add(&world, row, SHEET_CELL, "12");
	sheet_set(world.pool, cell, SHEET_A_KIND, "number");
	cell = add(&world, row, SHEET_CELL, NULL);
	add(&world, cell, SHEET_PARA, "甲");
	node = add(&world, cell, SHEET_PARA, "乙");
	add(&world, node, SHEET_INS, "丙");
	cell = add(&world, row, SHEET_CELL, NULL);
	add(&world, cell, SHEET_BLANK, NULL);
	book = tables_collect(world.pool, &world.sheet, 0);
	cells = book->tables[0].rows[0].cells;
	assert_int_equal(cells[0].kind, EXPORT_BOX);
	assert_string_equal(cells[0].text, "□");
	assert_string_equal(cells[1].text, "令和　年");
	assert_int_equal(cells[2].kind, EXPORT_NUMBER);
	assert_string_equal(cells[3].text, "甲\n乙丙");
	assert_int_equal(cells[3].run_count, 2);
	assert_int_equal(cells[3].runs[1].look, EXPORT_MARKED);
	assert_string_equal(cells[3].runs[1].words, "丙");
	assert_string_equal(cells[4].text, "");
	assert_true(export_xlsx(book, &world.out));
	assert_read_back(&world, "[記入欄]1 □ 令和　年 #12 甲\n乙丙\n");
	drop(&world);
}

static void
merged_cells_stand_in_every_row_of_csv(void **state)
{
	struct world world = new_world();
	struct sheet_node *table = add_table(&world, ""), *row, *cell;

	(void)state;
	row = add(&world, table, SHEET_ROW, NULL);
	cell = add(&world, row, SHEET_CELL, "総務課");
	sheet_set(world.pool, cell, SHEET_A_ROWS, "2");
	add(&world, row, SHEET_CELL, "甲");
	row = add(&world, table, SHEET_ROW, NULL);
	add(&world, row, SHEET_CELL, "乙, \"丙\"");
	export_csv(tables_collect(world.pool, &world.sheet, 0), &world.out);
	assert_string_equal(world.out.bytes, "\xef\xbb\xbf総務課,甲\r\n"
	    "総務課,\"乙, \"\"丙\"\"\"\r\n");
	drop(&world);
}

static void
the_same_tables_are_the_same_bytes(void **state)
{
	struct world world = new_world();
	struct sheet_node *table = add_table(&world, "表");
	struct text again = {0};

	(void)state;
	add_row(&world, table, true, "番号", "問い");
	add_row(&world, table, false, "1", "2");
	assert_true(export_xlsx(tables_collect(world.pool, &world.sheet, 0),
	    &world.out));
	assert_true(export_xlsx(tables_collect(world.pool, &world.sheet, 0),
	    &again));
	assert_int_equal(world.out.length, again.length);
	assert_memory_equal(world.out.bytes, again.bytes, again.length);
	text_free(&again);
	drop(&world);
}

static void
a_sheet_without_tables_is_none(void **state)
{
	struct world world = new_world();

	(void)state;
	add(&world, world.sheet.root, SHEET_PARA, "誓います。");
	assert_null(tables_collect(world.pool, &world.sheet, 0));
	drop(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_with_one_head_are_one),
		cmocka_unit_test(no_table_is_one_too_many),
		cmocka_unit_test(a_text_gives_its_provisions),
		cmocka_unit_test(cells_say_what_the_paper_says),
		cmocka_unit_test(merged_cells_stand_in_every_row_of_csv),
		cmocka_unit_test(the_same_tables_are_the_same_bytes),
		cmocka_unit_test(a_sheet_without_tables_is_none)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
