#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "job/packet.h"

struct world {
	struct options	 options;
	struct problems	*problems;
	struct job	 job;
	struct pool	*pool;
	struct packet	*packet;
};

static void
open_world(struct world *world, const char *const *roles)
{
	memset(world, 0, sizeof *world);
	world->options.command = COMMAND_PACKET;
	world->problems = problems_new();
	world->pool = pool_new();
	assert_true(job_open(&world->job, &world->options, world->problems));
	world->packet = packet_parts(&world->job, world->pool,
	    find_authority(world->job.corpus, "kyoto"), roles,
	    world->options.settings);
}

static void
close_world(struct world *world)
{
	job_close(&world->job);
	pool_free(world->pool);
	problems_free(world->problems);
}

static bool
has_links(const struct sheet_node *node)
{
	for (; node != NULL; node = node->next)
		if (sheet_attr(node, SHEET_A_REF) != NULL ||
		    has_links(node->first))
			return true;
	return false;
}

static const char *
title_of(const struct packet *packet, size_t part)
{
	return sheet_attr(packet->parts[part].sheet->root, SHEET_A_TITLE);
}

static void
a_packet_stands_in_the_order_of_its_kinds(void **state)
{
	static const char *const roles[] = { "contractor", NULL };
	static const char *const titles[] = { "書類の送付について",
	    "守っていただく条文", "誓約書", "要員名簿",
	    "電子計算機器等持込使用許可申請書", "点検票" };
	struct text words = {0};
	struct world world;
	size_t i;

	(void)state;
	open_world(&world, roles);
	assert_non_null(world.packet);
	assert_int_equal(world.packet->count, 6);
	sheet_words(world.packet->parts[0].sheet, &words);
	for (i = 0; i < world.packet->count; i++) {
		assert_string_equal(title_of(world.packet, i), titles[i]);
		assert_false(has_links(world.packet->parts[i].sheet->root));
		assert_true(i == 0 || strstr(words.bytes, titles[i]) != NULL);
	}
	text_free(&words);
	close_world(&world);
}

/* The forms that a role hands in, but no register and no answer to it. */
static void
forms_are_those_the_role_hands_in(void **state)
{
	static const char *const roles[] = { "room-visitor", NULL };
	struct world world;
	size_t i, forms = 0;

	(void)state;
	open_world(&world, roles);
	assert_non_null(world.packet);
	for (i = 0; i < world.packet->count; i++) {
		assert_string_not_equal(title_of(world.packet, i),
		    "入退室記録簿");
		assert_string_not_equal(title_of(world.packet, i),
		    "電子計算機器等持込使用許可通知書");
		forms += strcmp(title_of(world.packet, i),
		    "電子計算機器等持込使用許可申請書") == 0;
	}
	assert_int_equal(forms, 1);
	close_world(&world);
}

static void
a_role_that_nothing_binds_has_no_packet(void **state)
{
	static const char *const roles[] = { "superintendent", NULL };
	struct world world;
	size_t i;

	(void)state;
	open_world(&world, roles);
	/* Whatever it gets is there because something of it binds. */
	for (i = 0; world.packet != NULL && i < world.packet->count; i++)
		assert_false(job_is_empty(world.packet->parts[i].sheet));
	assert_true(world.packet != NULL ||
	    problems_have(world.problems, PROBLEM_SHEET_EMPTY));
	close_world(&world);
}

static void
each_paper_begins_on_a_front_side(void **state)
{
	static const char *const roles[] = { "contractor", NULL };
	const char *column = "氏名", *value = "山田太郎";
	struct roster_row row = { .values = &value };
	struct roster roster = { .path = "", .columns = &column,
	    .column_count = 1, .rows = &row, .row_count = 1 };
	struct packet_plan plan = {0};
	struct text out = {0};
	struct world world;
	const char *at;
	size_t pages = 0;

	(void)state;
	open_world(&world, roles);
	assert_true(job_ready(&world.job, FORMAT_PDF));
	plan.authority = find_authority(world.job.corpus, "kyoto");
	packet_plan_add(world.pool, &plan, "contractor", world.packet);
	packet_plan_seal(&world.job, world.pool, &plan,
	    world.options.settings);
	assert_true(packet_paint_all(&world.job, &plan, &roster, &out));
	at = memmem(out.bytes, out.length, "/Count ", 7);
	assert_non_null(at);
	pages = (size_t)strtoul(at + 7, NULL, 10);
	assert_true(pages >= 2 * world.packet->count);
	assert_int_equal(pages % 2, 0);
	text_free(&out);
	close_world(&world);
}

/* The line names roles, and nobody; from it the same papers are made. */
static void
a_plan_is_read_back_from_its_line(void **state)
{
	static const char *const roles[] = { "contractor", NULL };
	static const char *const wrong[] = { "nobody:1", "contractor:0",
	    "contractor", "contractor:1x" };
	struct request request = { .packet =
	    "contractor:2|room-visitor+staff:1|contractor:1" };
	const struct packet_part *part;
	struct packet_plan *plan, *one;
	struct world world;
	const char *why;
	size_t i;

	(void)state;
	open_world(&world, roles);
	request.authority = find_authority(world.job.corpus, "kyoto");
	request.options = world.options.settings;
	plan = packet_plan_of(&world.job, world.pool, &request, &why);
	assert_non_null(plan);
	assert_int_equal(plan->people, 4);
	assert_int_equal(plan->count, 3);
	assert_ptr_equal(packet_plan_at(plan, 1), packet_plan_at(plan, 3));
	assert_ptr_not_equal(packet_plan_at(plan, 1), packet_plan_at(plan, 2));
	assert_non_null(strstr(plan->request, " packet=contractor:2|"
	    "room-visitor+staff:1|contractor:1 filled=4"));
	part = packet_plan_find(plan, world.packet->parts[2].sheet->digest);
	assert_non_null(part);
	assert_null(packet_plan_find(plan, plan->digest));
	one = packet_plan_one(&world.job, world.pool, plan, 3,
	    world.options.settings);
	assert_string_not_equal(one->digest, plan->digest);
	assert_non_null(strstr(one->request, " packet=contractor:1 filled=1"));
	for (i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		request.packet = wrong[i];
		assert_null(packet_plan_of(&world.job, world.pool, &request,
		    &why));
		assert_non_null(why);
	}
	request.authority = NULL;
	assert_null(packet_plan_of(&world.job, world.pool, &request, &why));
	assert_non_null(why);
	close_world(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_packet_stands_in_the_order_of_its_kinds),
		cmocka_unit_test(forms_are_those_the_role_hands_in),
		cmocka_unit_test(a_role_that_nothing_binds_has_no_packet),
		cmocka_unit_test(each_paper_begins_on_a_front_side),
		cmocka_unit_test(a_plan_is_read_back_from_its_line)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
