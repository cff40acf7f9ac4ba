/*
 * A request is one line, and the line is the request again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "kind/request_line.h"

struct fixture {
	struct problems	*problems;
	struct corpus	*corpus;
	struct kinds	*kinds;
	struct pool	*pool;
};

static int
set_up(void **state)
{
	static struct fixture fixture;

	fixture = (struct fixture){ .problems = problems_new(),
	    .pool = pool_new() };
	fixture.corpus = corpus_load("tests/data/corpus", fixture.problems);
	fixture.kinds = kinds_load("templates", fixture.problems);
	*state = &fixture;
	return fixture.kinds == NULL;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	kinds_free(fixture->kinds);
	corpus_free(fixture->corpus);
	problems_free(fixture->problems);
	pool_free(fixture->pool);
	return 0;
}

/* Why a line cannot be followed; NULL if it can. */
static const char *
read_line(struct fixture *fixture, const char *line, struct request *request)
{
	const char *why;
	bool is_right = request_line_read(fixture->pool, line,
	    fixture->corpus, fixture->kinds, request, &why);

	assert_int_equal(is_right, why == NULL);
	return why;
}

static void
a_line_is_read_back_as_it_was(void **state)
{
	static const char *const lines[] = {
		"1 checklist authority=town role=staff",
		"1 checklist authority=town role=head with=staff with=clerk",
		"1 checklist authority=town role=staff "
		    "edition=town/rule@2019-05-01 chapter=Mp-Ch_1 "
		    "modality=must situation=daily included=yes "
		    "set:date=2026-04-01 set:variant=yes-no",
		"1 form authority=town edition=town/rule@2019-05-01 form=Fm_1 "
		    "filled=12 set:date=%22%25%20%3C令和%3E%22",
		"1 comparison authority=town edition=town/rule@2019-05-01 "
		    "older=town/rule@2016-04-01 set:headings=改正案,現行",
		"1 attendance authority=town role=staff listed=3",
		"1 index",
	};
	struct fixture *fixture = *state;
	struct request request;
	size_t i;

	for (i = 0; i < sizeof lines / sizeof *lines; i++) {
		assert_null(read_line(fixture, lines[i], &request));
		assert_string_equal(request_line(fixture->pool, &request),
		    lines[i]);
	}
}

static void
values_come_back_to_the_byte(void **state)
{
	static const char *const settings[] = { "headings",
	    "新 \"100%\" <旧>\t&%41(\\)", NULL };
	struct fixture *fixture = *state;
	struct request request = { .kind = "comparison",
	    .options = settings }, again;
	const char *line = request_line(fixture->pool, &request);

	assert_null(strpbrk(line, "\"<>&\t()\\"));
	assert_null(read_line(fixture, line, &again));
	assert_string_equal(again.options[1], settings[1]);
}

static void
what_is_not_at_hand_is_said(void **state)
{
	static const struct { const char *line, *says; } cases[] = {
		{ "2 checklist", "another version" },
		{ "", "another version" },
		{ "1", "damaged" },
		{ "1 checklist role", "damaged" },
		{ "1 chekclist role=staff", "no kind of document" },
		{ "1 checklist authority=city", "no authority \"city\"" },
		{ "1 checklist edition=town/rule@1999-01-01", "no edition" },
		{ "1 comparison edition=file older=file", "made from files" },
		{ "1 checklist colour=red", "word \"colour\"" },
		{ "1 checklist set:variant=many", "variant=many" },
		{ "1 checklist set:order=old-left", "order=old-left" },
	};
	struct fixture *fixture = *state;
	struct request request;
	const char *why;
	size_t i;

	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		why = read_line(fixture, cases[i].line, &request);
		assert_non_null(why);
		assert_non_null(strstr(why, cases[i].says));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_line_is_read_back_as_it_was,
		    set_up, tear_down),
		cmocka_unit_test_setup_teardown(values_come_back_to_the_byte,
		    set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_not_at_hand_is_said,
		    set_up, tear_down)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
