#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/text.h"
#include "corpus/body.h"

/* A law with every element of the schema. */
static const char everything[] = "tests/data/laws/everything.xml";

struct world {
	struct pool	*pool;
	struct problems	*problems;
	struct edition	*edition;
};

static int
open_world(void **state)
{
	static struct world world;

	world.pool = pool_new();
	world.problems = problems_new();
	world.edition = edition_load_law(world.pool, everything,
	    world.problems);
	*state = &world;
	return world.edition == NULL;
}

static int
close_world(void **state)
{
	struct world *world = *state;

	edition_free(world->edition);
	problems_free(world->problems);
	pool_free(world->pool);
	return 0;
}

/* Every character below an element, in the order of the file. */
static void
add_file(struct text *out, const xmlNode *parent)
{
	const xmlNode *node;

	for (node = parent->children; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			add_file(out, node);
		else if (node->type == XML_TEXT_NODE && strcspn(
		    (const char *)node->content, "\n") == strlen(
		    (const char *)node->content))
			text_add_string(out, (const char *)node->content);
}

static void
add_tree(const struct edition *edition, struct text *out,
    const struct body *top)
{
	const struct body *at = NULL;

	while ((at = body_inside(top, at)) != NULL)
		if (at->provision != NULL)
			add_tree(edition, out, body_of(edition,
			    at->provision));
		else if (at->kind == LAW_TEXT)
			text_add(out, at->text, at->bytes);
}

static void
the_tree_holds_every_character_in_the_order_of_the_file(void **state)
{
	struct world *world = *state;
	struct text file = {0}, tree = {0};
	const struct body *law = body_of_law(world->edition);

	add_file(&file, law->node);
	add_tree(world->edition, &tree, law);
	assert_string_equal(tree.bytes, file.bytes);
	assert_int_equal(problems_count(world->problems, PROBLEM_WARNING), 0);
	text_free(&file);
	text_free(&tree);
}

static void
characters_know_where_they_stand_in_the_flat_text(void **state)
{
	struct world *world = *state;
	const struct provision *provision;
	const struct body *top, *at;
	size_t covered = 0, end;

	for (provision = world->edition->provisions; provision != NULL;
	    provision = provision->next) {
		top = body_of(world->edition, provision);
		end = 0;
		for (at = body_inside(top, NULL); at != NULL;
		    at = body_inside(top, at)) {
			if (at->kind != LAW_TEXT || at->at == BODY_ELSEWHERE)
				continue;
			assert_true(at->at >= end);
			/* Only what the flat text sets between them. */
			for (; end < at->at; end++)
				assert_non_null(strchr(" \n",
				    provision->text[end]));
			assert_memory_equal(at->text, provision->text +
			    at->at, at->bytes);
			end = at->at + at->bytes;
			covered++;
		}
		assert_int_equal(end, strlen(provision->text));
	}
	assert_true(covered > 80);
}

static void
provisions_stand_in_the_tree_as_leaves(void **state)
{
	struct world *world = *state;
	const struct provision *item = find_provision(world->edition,
	    "Mp-At_2-Pr_2-It_1");
	const struct body *top = body_of(world->edition, item), *leaf;

	assert_int_equal(top->kind, LAW_ITEM);
	assert_int_equal(top->first->kind, LAW_NUMBER);
	assert_int_equal(top->first->next->kind, LAW_WORDS);
	leaf = top->first->next->next;
	assert_int_equal(leaf->kind, LAW_SUBITEM);
	assert_int_equal(leaf->level, 1);
	assert_string_equal(leaf->provision->address,
	    "Mp-At_2-Pr_2-It_1-Si_1");
	assert_null(leaf->first);
	assert_null(leaf->next);
	/* Items of a cell are words of the provision that has the table. */
	top = body_of(world->edition, find_provision(world->edition,
	    "Mp-At_2-Pr_1"));
	for (leaf = body_inside(top, NULL); leaf != NULL &&
	    leaf->kind != LAW_ITEM; leaf = body_inside(top, leaf))
		;
	assert_non_null(leaf);
	assert_null(leaf->provision);
	assert_int_equal(leaf->parent->kind, LAW_CELL);
	assert_ptr_equal(top, body_of(world->edition,
	    find_provision(world->edition, "Mp-At_2-Pr_1")));
}

static void
attributes_and_readings_are_kept(void **state)
{
	struct world *world = *state;
	const struct body *law = body_of_law(world->edition), *title, *at;
	size_t amended = 0;

	title = body_child(law, LAW_TITLE);
	assert_string_equal(body_words(world->pool, title, false),
	    "桜町手数料規則");
	assert_string_equal(body_words(world->pool, title, true),
	    "桜町手数料てすうりょう規則");
	assert_string_equal(node_attr(body_child(law, LAW_MAIN)->node,
	    "Extract"), "true");
	for (at = law->first; at != NULL; at = at->next)
		if (at->kind == LAW_SUPPLEMENT &&
		    node_attr(at->node, "AmendLawNum") != NULL)
			amended++;
	assert_int_equal(amended, 1);
	assert_int_equal(law_table_span(law->node, "rowspan"), 1);
}

static const xmlNode *
first_table(const struct edition *edition, const char *address)
{
	const struct body *top = body_of(edition, find_provision(edition,
	    address)), *at = NULL;

	while ((at = body_inside(top, at)) != NULL)
		if (at->kind == LAW_TABLE)
			return at->node;
	return NULL;
}

static void
cells_have_their_places_in_the_grid(void **state)
{
	struct world *world = *state;
	const struct law_grid *grid = law_table_grid(world->pool,
	    first_table(world->edition, "Mp-At_2-Pr_1"));

	assert_int_equal(grid->rows, 4);
	assert_int_equal(grid->columns, 3);
	assert_int_equal(grid->count, 10);
	assert_int_equal(grid->cells[3].rows, 2);
	assert_int_equal(grid->cells[6].row, 2);
	assert_int_equal(grid->cells[6].column, 1);
	assert_int_equal(grid->cells[8].columns, 2);
	assert_int_equal(grid->cells[9].column, 2);
}

/* Spans that cannot be: every place is taken once, and no cell is lost. */
static void
spans_that_cannot_be_are_cut_short(void **state)
{
	struct world *world = *state;
	struct problems *problems = problems_new();
	struct edition *edition = edition_load_law(world->pool,
	    "tests/bad/table-span/law.xml", problems);
	const struct law_grid *grid = law_table_grid(world->pool,
	    first_table(edition, "Mp-At_1-Pr_1"));
	int taken[8][16] = {{0}}, row, column;
	size_t i, cells = 0;

	for (i = 0; i < grid->count; i++) {
		const struct law_cell *cell = &grid->cells[i];

		cells += cell->node != NULL;
		for (row = cell->row; row < cell->row + cell->rows; row++)
			for (column = cell->column; column < cell->column +
			    cell->columns; column++)
				taken[row][column]++;
	}
	assert_int_equal(cells, 8);
	for (row = 0; row < grid->rows; row++)
		for (column = 0; column < grid->columns; column++)
			assert_int_equal(taken[row][column], 1);
	edition_free(edition);
	problems_free(problems);
}

static const char *
shape_of(struct world *world, const char *address)
{
	return law_shape(world->pool, find_provision(world->edition,
	    address)->node);
}

static void
words_alone_have_no_shape(void **state)
{
	struct world *world = *state;

	assert_string_equal(shape_of(world, "Sp_1-Pr_1"), "");
	assert_string_equal(shape_of(world, "Mp-At_2-Pr_2-It_1"), "");
	assert_non_null(strstr(shape_of(world, "Mp-At_2-Pr_2-It_2"), "<Sup"));
	assert_non_null(strstr(shape_of(world, "Mp-At_2-Pr_1"),
	    "<TableColumn rowspan=2 Valign=middle"));
	assert_non_null(strstr(shape_of(world, "Mp-At_2-Pr_3"),
	    "<Rt はすう"));
	assert_non_null(strstr(shape_of(world, "Mp-At_1-Pr_1"),
	    "<Line Style=double"));
}

static void
the_table_of_elements_is_in_order(void **state)
{
	struct world *world = *state;
	const struct body *law = body_of_law(world->edition);
	const xmlNode *node = law->node;

	/* Each is found: the look-up halves a sorted table. */
	assert_int_equal(law_kind(node), LAW_BODY);
	assert_int_equal(law_kind(node->parent), LAW_WHOLE);
	assert_int_equal(law_kind(node->parent->parent), LAW_UNKNOWN);
	assert_int_equal(law_kind(NULL), LAW_UNKNOWN);
	assert_true(law_is_inline(LAW_RUBY));
	assert_false(law_is_inline(LAW_SENTENCE));
	assert_true(law_is_unit(LAW_ITEM));
	assert_false(law_is_unit(LAW_CLASS));
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, open_world, close_world)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_tree_holds_every_character_in_the_order_of_the_file),
		TEST(characters_know_where_they_stand_in_the_flat_text),
		TEST(provisions_stand_in_the_tree_as_leaves),
		TEST(attributes_and_readings_are_kept),
		TEST(cells_have_their_places_in_the_grid),
		TEST(spans_that_cannot_be_are_cut_short),
		TEST(words_alone_have_no_shape),
		TEST(the_table_of_elements_is_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
