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
 * Names that people have: frequent, rare, of one character, that end like an
 * office or a title (服部, 鵜殿, 尊氏), from abroad, with every mark; and what
 * offices and companies are called.
 */
static void
nothing_is_said_of_real_names(void **state)
{
	static const struct { const char *path; size_t count; } files[] = {
		{ "tests/people/names.csv", 2000 },
		{ "tests/people/abroad.csv", 802 },
		{ "tests/people/halfwidth.csv", 9 },
		{ "tests/people/offices.csv", 34 }
	};
	struct people people;
	const char *line;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof files / sizeof *files; i++) {
		read_people(&people, files[i].path);
		line = strchr(people.said.bytes, '\n');
		/* But that half-width kana is printed in full width. */
		if (*people.said.bytes != '\0' && (strstr(people.said.bytes,
		    "[roster-widened]") == NULL || line[1] != '\0'))
			fail_msg("%s", people.said.bytes);
		assert_non_null(people.roster);
		assert_int_equal(people.roster->row_count, files[i].count);
		drop(&people);
	}
}

/* Saved in one encoding, read in another; the bytes lost that Excel loses. */
static void
what_was_read_in_a_wrong_encoding_is_refused(void **state)
{
	static const struct { const char *is, *says; } names[] = {
		{ "Josﾃｩ Silva", "José Silva" },
		{ "Mﾃｼller Anna", "Müller Anna" },
		{ "ﾅ「kasz", "Łukasz" }, { "螻ｱ逕ｰ 螟ｪ驛", "山田 太…" },
		{ "蛻俶剴荳", "刘晓…" }, { "鬮呎ｩ 蟄ｦ", "髙… 学" },
		{ "縺ゅ＞縺", "あい…" }, { "ﾐ侑ｲﾐｰﾐｽ", "Иван" },
		{ "JosÃ© Silva", "José Silva" },
		{ "NguyÃªn Lan", "Nguyên Lan" },
		{ "ä½è—¤ å¥", "…藤 …" },
		{ "ŽR“c‘¾˜Y", "山田太郎" }, { "²“¡ Œ’", "…藤 健" },
		{ "éRìc ëæòY", "山田 太郎" }, { "ç≤ì° åí", "佐藤 健" },
		{ "Jos√© Silva", "José Silva" },
		{ "ｻｳﾅﾄ ﾂﾀﾏｺ", "山田 太郎" }, { "ｺｴﾆ｣ ｷ", "佐藤 …" },
		{ "»³ÅÄ ÂÀÏº", "山田 太郎" },
		{ "嶳揷 懢榊", "山田 太郎" }, { "浣愯棨 鍋", "佐藤 …" },
		{ "Jos茅 Silva", "José Silva" },
		{ "Fran輟is", "François" }, { "Fran‡ois", "François" }
	};
	struct people people;
	char wanted[128];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof names / sizeof *names; i++) {
		read_one(&people, names[i].is, "総務課");
		assert_null(people.roster);
		snprintf(wanted, sizeof wanted, "says \"%s\"; open the source "
		    "anew", names[i].says);
		if (strstr(people.said.bytes, wanted) == NULL)
			fail_msg("%s: %s", names[i].is, people.said.bytes);
		drop(&people);
	}
	read_one(&people, "Nguy盻n Lan", "総務課");
	assert_null(people.roster);
	assert_non_null(strstr(people.said.bytes, "inside a word of Latin "
	    "letters"));
	drop(&people);
}

static void
a_header_in_a_wrong_encoding_says_what_it_is(void **state)
{
	static const char *const heads[] = { "豌丞錐,謇螻", "æ°å,æå±ž" };
	char path[] = "/tmp/head-XXXXXX";
	struct people people;
	FILE *file;
	size_t i;

	(void)state;
	close(mkstemp(path));
	for (i = 0; i < 2; i++) {
		file = fopen(path, "w");
		fprintf(file, "%s\n螻ｱ逕ｰ,邱丞漁\n", heads[i]);
		fclose(file);
		read_people(&people, path);
		assert_null(people.roster);
		if (strstr(people.said.bytes, "is \"氏名\": UTF-8 was read "
		    "as") == NULL)
			fail_msg("%s: %s", heads[i], people.said.bytes);
		drop(&people);
	}
	unlink(path);
}

/* Each would get one paper with another. */
static void
two_people_in_a_cell_are_refused(void **state)
{
	static const char *const fields[] = { "高橋 学\n高橋 進",
	    "さとう けん\n佐藤 健", "高橋学\n高橋進", "山田花子\nやまだはなこ",
	    "長谷川、小川", "山田太郎、鈴木一郎", "高橋 学・高橋 進",
	    "高橋学・高橋進", "山田太郎／鈴木花子", "山田太郎＆鈴木花子",
	    "山田 太郎 鈴木 花子", "山田 太郎 と 鈴木 花子",
	    "John Smith & Jane Doe" };
	struct people people;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof fields / sizeof *fields; i++) {
		read_one(&people, fields[i], "総務課");
		assert_null(people.roster);
		if (strstr(people.said.bytes, "[roster-several]") == NULL)
			fail_msg("%s: %s", fields[i], people.said.bytes);
		drop(&people);
	}
	read_one(&people, "長谷川\nさくら", "総務課");
	assert_non_null(people.roster);
	assert_non_null(strstr(people.said.bytes, "joined to \"長谷川　さくら\""));
	drop(&people);
}

static void
slips_of_a_name_are_told(void **state)
{
	static const char *const fields[] = { "↓", "新規採用者A", "−林",
	    "ロ田 守", "ニ宮", "工藤 エ", "八ツ橋ハ郎", "木本一ー", "高木守殿",
	    "高木守氏", "Mr. Smith", "D`Arcy", "山田太郎 退職", "山田A",
	    "山田 ‡太郎" };
	struct people people;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof fields / sizeof *fields; i++) {
		read_one(&people, fields[i], "総務課");
		assert_non_null(people.roster);
		if (strstr(people.said.bytes, "[roster-placeholder]") == NULL)
			fail_msg("nothing is said of %s: %s", fields[i],
			    people.said.bytes);
		drop(&people);
	}
}

static void
what_is_no_part_of_a_name_is_told(void **state)
{
	static const char *const fields[] = { "山田太郎様", "山田 様",
	    "山田太郎　殿", "山田太郎殿", "山田 氏", "山田さん", "山田太郎くん",
	    "山田太郎 君", "山田太郎先生", "山田㊞", "山田太郎（印）",
	    "山田 太郎 印", "山田太郎印", "山田太郎 他2名", "山田太郎 他",
	    "山田太郎ほか", "山田,鈴木", "山田→佐藤",
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
	    "以上２名", "注1 欠席者は後日受講", "担当：内線 123",
	    "作成：総務課 鈴木", "提出期限 4月30日", "備考：なし", "※印は欠席",
	    "＊は欠席", "以　上", "合計：5名", "以上、5名", "総数 5",
	    "― 以上 ―", "（以上）", "〜以下余白〜" };
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
		cmocka_unit_test(what_was_read_in_a_wrong_encoding_is_refused),
		cmocka_unit_test(a_header_in_a_wrong_encoding_says_what_it_is),
		cmocka_unit_test(two_people_in_a_cell_are_refused),
		cmocka_unit_test(slips_of_a_name_are_told),
		cmocka_unit_test(what_is_no_part_of_a_name_is_told),
		cmocka_unit_test(offices_and_groups_are_told_from_people),
		cmocka_unit_test(alone_in_their_row_they_are_headings),
		cmocka_unit_test(a_sum_is_no_person_though_it_counts_some),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
