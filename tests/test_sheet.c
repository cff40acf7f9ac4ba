#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "sheet/sheet.h"

static struct sheet_node *
add_words(struct pool *pool, struct sheet_node *parent, enum sheet_kind kind,
    const char *words)
{
	struct sheet_node *node = sheet_add(pool, parent, kind);

	sheet_add_text(pool, node, words, strlen(words));
	return node;
}

static struct sheet
make_pledge(struct pool *pool)
{
	struct sheet sheet = { .root = sheet_add(pool, NULL,
	    SHEET_SHEET) };
	struct sheet_node *para, *sign;

	sheet_set(pool, sheet.root, SHEET_A_TITLE, "誓約書");
	para = add_words(pool, sheet.root, SHEET_PARA, "私、");
	sheet_set(pool, sheet_add(pool, para, SHEET_BLANK), SHEET_A_NAME,
	    "氏名");
	sheet_add_text(pool, para, "は、守ります。", strlen("は、守ります。"));
	sign = sheet_add(pool, sheet.root, SHEET_SIGN);
	sheet_set(pool, sign, SHEET_A_MODE, "sign");
	sheet_sign(pool, sign);
	sheet_dump_digest(&sheet);
	return sheet;
}

static void
the_dump_is_canonical(void **state)
{
	struct pool *pool = pool_new();
	struct sheet sheet = { .root = sheet_add(pool, NULL,
	    SHEET_SHEET) };
	struct text out = {0};
	struct sheet_node *heading;

	(void)state;
	heading = add_words(pool, sheet.root, SHEET_HEADING, "A & B");
	sheet_set(pool, heading, SHEET_A_LEVEL, "2");
	sheet_set(pool, heading, SHEET_A_PROVISION, "Mp-Ch_1");
	sheet_add(pool, sheet.root, SHEET_TABLE);
	sheet_dump(&sheet, &out);
	assert_string_equal(out.bytes, "<sheet>\n"
	    "  <heading provision=\"Mp-Ch_1\" level=\"2\">A &amp; B</heading>\n"
	    "  <table/>\n</sheet>\n");
	text_free(&out);
	pool_free(pool);
}

static void
the_digest_follows_every_character(void **state)
{
	struct pool *pool = pool_new();
	struct sheet one = make_pledge(pool), other = make_pledge(pool);

	(void)state;
	assert_int_equal(strlen(one.digest), 12);
	assert_string_equal(one.digest, other.digest);
	sheet_set(pool, other.root, SHEET_A_TITLE, "誓約書.");
	sheet_dump_digest(&other);
	assert_string_not_equal(one.digest, other.digest);
	pool_free(pool);
}

static void
words_come_in_reading_order(void **state)
{
	struct pool *pool = pool_new();
	struct sheet sheet = { .root = sheet_add(pool, NULL,
	    SHEET_SHEET) };
	struct sheet_node *para;
	struct text out = {0};

	(void)state;
	para = add_words(pool, sheet.root, SHEET_PARA, "職員は");
	sheet_set(pool, para, SHEET_A_NUMBER, "(1)");
	sheet_set(pool, add_words(pool, para, SHEET_RUBY, "漏洩"), SHEET_A_RT,
	    "ろうえい");
	sheet_set(pool, sheet_add(pool, sheet.root, SHEET_FIELD),
	    SHEET_A_LABEL, "所属");
	sheet_words(&sheet, &out);
	assert_string_equal(out.bytes, "(1) 職員は漏洩ろうえい 所属");
	text_free(&out);
	pool_free(pool);
}

static void
filling_leaves_the_sheet_and_its_digest_alone(void **state)
{
	struct pool *pool = pool_new();
	struct sheet sheet = make_pledge(pool);
	const char *names[] = { "氏名" }, *values[] = { "髙﨑 𠮷子" };
	struct sheet *filled = sheet_fill(pool, &sheet, names, values, 1);
	struct text before = {0}, after = {0}, words = {0};

	(void)state;
	sheet_dump(&sheet, &before);
	sheet_words(filled, &words);
	assert_non_null(strstr(words.bytes, "私、髙﨑 𠮷子は、守ります。"));
	assert_string_equal(filled->digest, sheet.digest);
	sheet_dump(&sheet, &after);
	assert_string_equal(before.bytes, after.bytes);
	text_free(&before);
	text_free(&after);
	text_free(&words);
	pool_free(pool);
}

static void
an_empty_value_leaves_the_blank(void **state)
{
	struct pool *pool = pool_new();
	struct sheet sheet = make_pledge(pool);
	const char *names[] = { "氏名" }, *values[] = { "" };
	struct sheet *filled = sheet_fill(pool, &sheet, names, values, 1);
	struct text before = {0}, after = {0};

	(void)state;
	sheet_dump(&sheet, &before);
	sheet_dump(filled, &after);
	assert_string_equal(before.bytes, after.bytes);
	text_free(&before);
	text_free(&after);
	pool_free(pool);
}

static void
a_signature_is_never_filled(void **state)
{
	struct pool *pool = pool_new();
	struct sheet sheet = make_pledge(pool);
	const char *names[] = { "氏名" }, *values[] = { "港 花子" };
	struct sheet *filled = sheet_fill(pool, &sheet, names, values, 1);
	struct sheet_node *sign = filled->root->last;
	struct text words = {0};

	(void)state;
	sheet_words(&(struct sheet){ .root = sign }, &words);
	assert_int_equal(sign->kind, SHEET_SIGN);
	assert_null(strstr(words.bytes, "港 花子"));
	assert_non_null(strstr(words.bytes, "氏名(自署)"));
	text_free(&words);
	pool_free(pool);
}

static void
only_modes_with_a_seal_show_one(void **state)
{
	static const struct { const char *mode; bool has_seal; } modes[] = {
		{ "sign", false }, { "name", false }, { "seal", true },
		{ "name-and-seal", true }, { "sign-and-seal", true },
		{ "sign-or-seal", true }
	};
	struct pool *pool = pool_new();
	struct sheet_node *sign;
	struct text words = {0};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof modes / sizeof *modes; i++) {
		sign = sheet_add(pool, NULL, SHEET_SIGN);
		sheet_set(pool, sign, SHEET_A_MODE, modes[i].mode);
		assert_null(sheet_refuses(SHEET_SIGN, SHEET_A_MODE,
		    modes[i].mode));
		sheet_sign(pool, sign);
		text_clear(&words);
		sheet_words(&(struct sheet){ .root = sign }, &words);
		assert_int_equal(strstr(words.bytes, "印") != NULL,
		    modes[i].has_seal);
	}
	text_free(&words);
	pool_free(pool);
}

static void
names_and_kinds_agree(void **state)
{
	int i;

	(void)state;
	for (i = 0; i < SHEET_TEXT; i++)
		assert_int_equal(i,
		    sheet_kind_named(sheet_kind_name((enum sheet_kind)i)));
	for (i = 0; i < SHEET_ATTR_COUNT; i++)
		assert_int_equal(i,
		    sheet_attr_named(sheet_attr_name((enum sheet_attr)i)));
	assert_int_equal(sheet_kind_named("div"), -1);
	assert_int_equal(sheet_attr_named("color"), -1);
}

static void
every_element_but_the_root_has_a_parent(void **state)
{
	int child, parent, parents;

	(void)state;
	for (child = SHEET_SHEET + 1; child < SHEET_TEXT; child++) {
		parents = 0;
		for (parent = 0; parent < SHEET_TEXT; parent++)
			parents += sheet_may_hold((enum sheet_kind)parent,
			    (enum sheet_kind)child);
		assert_true(parents > 0);
	}
	assert_false(sheet_may_hold(SHEET_TABLE, SHEET_CELL));
	assert_false(sheet_may_hold(SHEET_ROW, SHEET_TABLE));
	assert_false(sheet_may_hold(SHEET_LIST, SHEET_TEXT));
}

static void
values_outside_the_table_are_refused(void **state)
{
	(void)state;
	assert_null(sheet_refuses(SHEET_PARA, SHEET_A_KIND, "lead"));
	assert_non_null(sheet_refuses(SHEET_PARA, SHEET_A_KIND, "red"));
	assert_non_null(sheet_refuses(SHEET_PARA, SHEET_A_KIND, ""));
	assert_non_null(sheet_refuses(SHEET_PARA, SHEET_A_KIND, "lea"));
	assert_null(sheet_refuses(SHEET_TABLE, SHEET_A_COLS, "1 20 3"));
	assert_non_null(sheet_refuses(SHEET_TABLE, SHEET_A_COLS, "1 2 "));
	assert_non_null(sheet_refuses(SHEET_TABLE, SHEET_A_COLS, "30%"));
	assert_non_null(sheet_refuses(SHEET_CELL, SHEET_A_SPAN, "0"));
	assert_non_null(sheet_refuses(SHEET_CELL, SHEET_A_SPAN, "-1"));
	assert_non_null(sheet_refuses(SHEET_CELL, SHEET_A_SPAN, "2x"));
	assert_null(sheet_refuses(SHEET_CELL, SHEET_A_RULES,
	    "solid none dotted double"));
	assert_non_null(sheet_refuses(SHEET_CELL, SHEET_A_RULES,
	    "solid none dotted"));
	assert_non_null(sheet_refuses(SHEET_CELL, SHEET_A_RULES,
	    "solid none dotted wavy"));
	assert_non_null(sheet_refuses(SHEET_CELL, SHEET_A_RULES,
	    "solid none dotted double solid"));
}

static void
the_reference_names_every_element(void **state)
{
	struct text out = {0};
	char name[40];
	int i;

	(void)state;
	sheet_reference(&out);
	for (i = 0; i < SHEET_TEXT; i++) {
		snprintf(name, sizeof name, "| `%s` |",
		    sheet_kind_name((enum sheet_kind)i));
		assert_non_null(strstr(out.bytes, name));
	}
	text_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_dump_is_canonical),
		cmocka_unit_test(the_digest_follows_every_character),
		cmocka_unit_test(words_come_in_reading_order),
		cmocka_unit_test(filling_leaves_the_sheet_and_its_digest_alone),
		cmocka_unit_test(an_empty_value_leaves_the_blank),
		cmocka_unit_test(a_signature_is_never_filled),
		cmocka_unit_test(only_modes_with_a_seal_show_one),
		cmocka_unit_test(names_and_kinds_agree),
		cmocka_unit_test(every_element_but_the_root_has_a_parent),
		cmocka_unit_test(values_outside_the_table_are_refused),
		cmocka_unit_test(the_reference_names_every_element)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
