#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "job/roster.h"

/* A run of "kijun make" over a roster of these bytes, in a new folder. */
struct fixture {
	char		 folder[32];
	char		 roster[48], output[48];
	struct options	 options;
	struct problems	*problems;
	struct job	 job;
	struct text	 out, said;
};

static void
set_up(struct fixture *fixture, const char *bytes)
{
	FILE *file;

	memset(fixture, 0, sizeof *fixture);
	strcpy(fixture->folder, "/tmp/merge-XXXXXX");
	assert_non_null(mkdtemp(fixture->folder));
	sprintf(fixture->roster, "%s/people.csv", fixture->folder);
	sprintf(fixture->output, "%s/out/", fixture->folder);
	file = fopen(fixture->roster, "w");
	assert_non_null(file);
	fputs(bytes, file);
	fclose(file);
	fixture->problems = problems_new();
	fixture->options = (struct options){ .command = COMMAND_MAKE,
	    .roster = fixture->roster, .output = fixture->output,
	    .words = { "pledge" }, .word_count = 1,
	    .standards = { "kyoto/11" }, .standard_count = 1 };
}

static void
set(struct fixture *fixture, const char *name, const char *value)
{
	size_t at = 2 * fixture->options.setting_count++;

	fixture->options.settings[at] = name;
	fixture->options.settings[at + 1] = value;
}

/* The exit status; what was said stands in said. */
static int
run(struct fixture *fixture)
{
	int status;

	if (job_open(&fixture->job, &fixture->options, fixture->problems))
		job_make(&fixture->job, &fixture->out);
	status = problems_status(fixture->problems);
	problem_print(fixture->problems, &fixture->said, PROBLEM_AS_TEXT,
	    false);
	text_add(&fixture->said, "", 0);
	return status;
}

static void
drop(struct fixture *fixture)
{
	char command[80];

	job_close(&fixture->job);
	problems_free(fixture->problems);
	text_free(&fixture->out);
	text_free(&fixture->said);
	sprintf(command, "rm -r %s", fixture->folder);
	if (system(command) != 0)
		fail();
}

static void
assert_said(const struct fixture *fixture, const char *words)
{
	if (strstr(fixture->said.bytes, words) == NULL)
		fail_msg("\"%s\" is not said in: %s", words,
		    fixture->said.bytes);
}

static bool
has_file(const struct fixture *fixture, const char *name)
{
	char path[300];

	snprintf(path, sizeof path, "%s%s", fixture->output, name);
	return access(path, F_OK) == 0;
}

/* Everything in the output folder; -1 if there is none. */
static int
count_files(const struct fixture *fixture)
{
	DIR *folder = opendir(fixture->output);
	const struct dirent *entry;
	int count = 0;

	if (folder == NULL)
		return -1;
	while ((entry = readdir(folder)) != NULL)
		count += strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0;
	closedir(folder);
	return count;
}

static void
everybody_gets_a_file_in_the_folder(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "氏名,所属\n𠮷田 花子,総務課\n髙橋 健,学務課\n");
	fixture.options.formats = "html,pdf";
	assert_int_equal(run(&fixture), 0);
	assert_int_equal(count_files(&fixture), 4);
	assert_true(has_file(&fixture, "0002-𠮷田_花子.pdf"));
	assert_true(has_file(&fixture, "0003-髙橋_健.html"));
	drop(&fixture);
}

static void
a_row_that_cannot_be_printed_stops_everything(void **state)
{
	struct fixture fixture;

	(void)state;
	/* An Old Turkic letter is in no Japanese font. */
	set_up(&fixture, "氏名,所属\n髙橋 健,学務課\n𐰀,総務課\n");
	set(&fixture, "signature", "name");
	assert_int_equal(run(&fixture), 1);
	assert_said(&fixture, "people.csv:3:1: error: row 3, 氏名");
	assert_said(&fixture, "U+10C00; --skip-unprintable prints for the others "
	    "[glyph-missing]");
	assert_int_equal(count_files(&fixture), -1);
	drop(&fixture);
}

static void
a_lost_variant_is_named_with_its_row(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "所属,氏名\n総務課,渡邉󠄐\n総務課,渡邉\xf3\xa0\x84\x82\n");
	assert_int_equal(run(&fixture), 0);
	assert_said(&fixture, "people.csv:3:5: warning: row 3, 氏名");
	assert_said(&fixture, "U+9089 U+E0102");
	assert_int_equal(count_files(&fixture), 2);
	drop(&fixture);
}

static void
a_lost_variant_stops_a_strict_run(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "氏名\n渡邉\xf3\xa0\x84\x82\n");
	fixture.options.strict = true;
	assert_int_equal(run(&fixture), 1);
	assert_said(&fixture, ":2:1: error: row 2, 氏名");
	assert_said(&fixture, "[sequence-refused]");
	assert_int_equal(count_files(&fixture), -1);
	drop(&fixture);
}

static void
what_rows_lack_is_counted(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "氏名,所属,日付\n甲,総務課,\n乙,,\n丙,,2026-04-01\n");
	assert_int_equal(run(&fixture), 0);
	assert_said(&fixture, "所属: 2 of 3 people have none");
	assert_said(&fixture, "日付: 2 of 3 people have none");
	assert_said(&fixture, "所属長: 3 of 3 people have none");
	assert_int_equal(problems_count(fixture.problems, PROBLEM_WARNING), 4);
	drop(&fixture);
}

/* The merged HTML of one person. */
static void
assert_dated(const char *written, const char *printed)
{
	struct fixture fixture;
	char bytes[200];

	snprintf(bytes, sizeof bytes, "氏名,日付\n甲,%s\n", written);
	set_up(&fixture, bytes);
	fixture.options.output = "-";
	fixture.options.formats = "html";
	set(&fixture, "signature", "name");
	assert_int_equal(run(&fixture), 0);
	if (strstr(fixture.out.bytes, printed) == NULL)
		fail_msg("%s is not in: %s", printed, fixture.out.bytes);
	drop(&fixture);
}

static void
dates_are_read_as_people_write_them(void **state)
{
	(void)state;
	assert_dated("2026-04-01", ">8</span>年");
	assert_dated("2026/4/1", ">1</span>日");
	assert_dated("令和8年12月1日", ">12</span>月");
	assert_dated("令和元年5月1日", ">元</span>年");
}

static void
assert_no_date(const char *written, const char *why)
{
	struct fixture fixture;
	char bytes[200];

	snprintf(bytes, sizeof bytes, "氏名,日付\n甲,%s\n", written);
	set_up(&fixture, bytes);
	assert_int_equal(run(&fixture), 1);
	assert_said(&fixture, ":2:3: error: row 2, 日付");
	assert_said(&fixture, why);
	assert_said(&fixture, "[roster-date]");
	assert_int_equal(count_files(&fixture), -1);
	drop(&fixture);
}

static void
what_is_no_date_is_refused(void **state)
{
	(void)state;
	assert_no_date("明日", "is no date");
	assert_no_date("2026-02-30", "is no date");
	assert_no_date("2026/2/30", "is no date");
	assert_no_date("令和8年4月1日頃", "is no date");
	assert_no_date("平成31年4月30日", "is before 令和");
}

static void
people_come_in_order_if_asked(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "氏名,ふりがな\n乙,い\n甲,あ\n");
	fixture.options.sort = true;
	assert_int_equal(run(&fixture), 0);
	assert_true(has_file(&fixture, "0001-甲.pdf"));
	assert_true(has_file(&fixture, "0002-乙.pdf"));
	drop(&fixture);
}

/* All sign-off papers: each person's name and department stand in them. */
static void
papers_that_people_fill_in_are_made_for_each(void **state)
{
	static const struct { const char *kind, *role; } rows[] = {
		{ "checklist", "minato:staff" },
		{ "checklist-all", "kyoto:chief" },
		{ "inspection-report", NULL } };
	struct fixture fixture;
	struct text page = {0};
	char path[120], bytes[4096];
	size_t i, got;
	FILE *file;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		set_up(&fixture, "氏名,所属\n山田太郎,総務課\n鈴木花子,学務課\n");
		fixture.options.words[0] = rows[i].kind;
		fixture.options.formats = "html";
		fixture.options.standard_count = 0;
		fixture.options.standards[0] = NULL;
		if (rows[i].role != NULL)
			fixture.options.roles[fixture.options.role_count++] =
			    rows[i].role;
		else
			fixture.options.words[fixture.options.word_count++] =
			    "minato";
		assert_int_equal(run(&fixture), 0);
		snprintf(path, sizeof path, "%s0003-鈴木花子.html",
		    fixture.output);
		file = fopen(path, "r");
		assert_non_null(file);
		text_clear(&page);
		while ((got = fread(bytes, 1, sizeof bytes, file)) > 0)
			text_add(&page, bytes, got);
		fclose(file);
		assert_non_null(strstr(page.bytes, "鈴木花子"));
		assert_non_null(strstr(page.bytes, "学務課"));
		drop(&fixture);
	}
	text_free(&page);
}

static void
people_need_no_department_to_attend(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "氏名\n山田太郎\n鈴木花子\n");
	fixture.options.words[0] = "attendance";
	fixture.options.words[1] = "minato";
	fixture.options.word_count = 2;
	fixture.options.standard_count = 0;
	fixture.options.standards[0] = NULL;
	assert_int_equal(run(&fixture), 0);
	assert_int_equal(fixture.said.length, 0);
	drop(&fixture);
}

static void
a_kind_without_people_takes_no_roster(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture, "氏名\n甲\n");
	fixture.options.words[0] = "standard";
	assert_int_equal(run(&fixture), 2);
	assert_said(&fixture, "is not made from a roster");
	drop(&fixture);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everybody_gets_a_file_in_the_folder),
		cmocka_unit_test(a_row_that_cannot_be_printed_stops_everything),
		cmocka_unit_test(a_lost_variant_is_named_with_its_row),
		cmocka_unit_test(a_lost_variant_stops_a_strict_run),
		cmocka_unit_test(what_rows_lack_is_counted),
		cmocka_unit_test(dates_are_read_as_people_write_them),
		cmocka_unit_test(what_is_no_date_is_refused),
		cmocka_unit_test(people_come_in_order_if_asked),
		cmocka_unit_test(papers_that_people_fill_in_are_made_for_each),
		cmocka_unit_test(people_need_no_department_to_attend),
		cmocka_unit_test(a_kind_without_people_takes_no_roster)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
