#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "people/roster.h"

/* Who is in the file, and what was said of them. */
struct people {
	struct pool	*pool;
	struct problems	*problems;
	struct roster	*roster;
	struct text	 said;
};

static void
read_people(struct people *people, const char *path)
{
	const struct roster_choice choice = {0};

	*people = (struct people){ pool_new(), problems_new(), NULL, {0} };
	people->roster = roster_load(people->pool, path, &choice,
	    people->problems);
	problem_print(people->problems, &people->said, PROBLEM_AS_TEXT,
	    false);
	text_add(&people->said, "", 0);
}

static void
drop(struct people *people)
{
	text_free(&people->said);
	problems_free(people->problems);
	pool_free(people->pool);
}

/* The one row of a roster with this field below 氏名, and one below 所属. */
static void
read_one(struct people *people, const char *name, const char *office)
{
	char path[] = "/tmp/names-XXXXXX";
	int handle = mkstemp(path);
	FILE *file;

	assert_true(handle >= 0);
	file = fdopen(handle, "w");
	fprintf(file, "氏名,所属\n\"%s\",%s\n林一郎,財政課\n", name, office);
	fclose(file);
	read_people(people, path);
	unlink(path);
}

/*
 * Two thousand names that people have: frequent, rare, of one character, that
 * end like an office or a title (服部, 鵜殿, 尊氏), and from abroad.
 */
static void
nothing_is_said_of_real_names(void **state)
{
	struct people people;

	(void)state;
	read_people(&people, "tests/people/names.csv");
	assert_string_equal(people.said.bytes, "");
	assert_non_null(people.roster);
	assert_int_equal(people.roster->row_count, 2000);
	drop(&people);
}

static void
what_is_no_part_of_a_name_is_told(void **state)
{
	static const char *const fields[] = { "山田太郎様", "山田 様",
	    "山田太郎　殿", "山田太郎殿", "山田 氏", "山田さん", "山田太郎くん",
	    "山田太郎 君", "山田太郎先生", "山田㊞", "山田太郎（印）",
	    "山田 太郎 印", "山田太郎印", "山田太郎 他2名", "山田太郎 他",
	    "山田太郎ほか", "山田太郎、鈴木一郎", "山田,鈴木", "山田→佐藤",
	    "山田:太郎", "①山田", "佐藤#2", "#1", "佐藤２", "山田1",
	    "山田太郎（管理者）", "山田太郎(総務課長)", "山田太郎（育休中）",
	    "山田太郎（男）", "佐藤花子（さとうはなこ）", "総務課長 山田太郎",
	    "山田太郎　主査", "山田太郎代理", "山田【新任】" };
	struct people people;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof fields / sizeof *fields; i++) {
		read_one(&people, fields[i], "総務課");
		assert_non_null(people.roster);
		assert_int_equal(people.roster->row_count, 2);
		if (strstr(people.said.bytes, "is no part of a name; it is "
		    "printed as it stands [roster-placeholder]") == NULL)
			fail_msg("nothing is said of %s: %s", fields[i],
			    people.said.bytes);
		drop(&people);
	}
}

static void
offices_and_groups_are_told_from_people(void **state)
{
	static const char *const fields[] = { "総務課", "水道部", "庶務係",
	    "教育委員会", "第一小学校", "株式会社試験", "（総務課）", "退職者",
	    "会計年度任用職員", "備考", "注", "部", "男", "課長", "nan" };
	struct people people;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof fields / sizeof *fields; i++) {
		read_one(&people, fields[i], "総務課");
		assert_int_equal(people.roster->row_count, 2);
		if (strstr(people.said.bytes, "is nobody's name") == NULL)
			fail_msg("nothing is said of %s: %s", fields[i],
			    people.said.bytes);
		drop(&people);
	}
}

static void
alone_in_their_row_they_are_headings(void **state)
{
	static const char *const fields[] = { "総務課", "水道部", "（総務課）",
	    "退職者", "備考", "計", "以上", "会計年度任用職員", "2名",
	    "以上２名" };
	struct people people;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof fields / sizeof *fields; i++) {
		read_one(&people, fields[i], "");
		assert_int_equal(people.roster->row_count, 1);
		if (strstr(people.said.bytes, "it is a heading, a note or a "
		    "sum and no person") == NULL)
			fail_msg("nothing is said of %s: %s", fields[i],
			    people.said.bytes);
		drop(&people);
	}
}

static void
a_sum_is_no_person_though_it_counts_some(void **state)
{
	struct people people;

	(void)state;
	read_one(&people, "計", "30名");
	assert_int_equal(people.roster->row_count, 1);
	drop(&people);
	/* A surname; but it is rare enough for a word. */
	read_one(&people, "計", "総務課");
	assert_int_equal(people.roster->row_count, 2);
	assert_non_null(strstr(people.said.bytes, "\"計\" is nobody's name"));
	drop(&people);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_said_of_real_names),
		cmocka_unit_test(what_is_no_part_of_a_name_is_told),
		cmocka_unit_test(offices_and_groups_are_told_from_people),
		cmocka_unit_test(alone_in_their_row_they_are_headings),
		cmocka_unit_test(a_sum_is_no_person_though_it_counts_some),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
