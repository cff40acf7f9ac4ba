/*
 * What no field of a roster may hold, and who is in it twice.
 */
#include "people/inside.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/message.h"
#include "base/text.h"

/* Marks that reorder or hide what stands beside them (UAX #9, #36). */
static const struct { uint32_t first, last; const char *what; } refused[] = {
	{ 0x0000, 0x001f, MESSAGE("a control character") },
	{ 0x007f, 0x009f, MESSAGE("a control character") },
	{ 0x00ad, 0x00ad, MESSAGE("an invisible hyphen") },
	{ 0x061c, 0x061c,
	    MESSAGE("a mark that changes the direction of writing") },
	{ 0x200b, 0x200d, MESSAGE("an invisible character") },
	{ 0x200e, 0x200f,
	    MESSAGE("a mark that changes the direction of writing") },
	{ 0x2028, 0x2029, MESSAGE("a line separator") },
	{ 0x202a, 0x202e,
	    MESSAGE("a mark that changes the direction of writing") },
	{ 0x2060, 0x2064, MESSAGE("an invisible character") },
	{ 0x2066, 0x2069,
	    MESSAGE("a mark that changes the direction of writing") },
	{ 0xfeff, 0xfeff, MESSAGE("an invisible character") },
	{ 0xfff9, 0xfffb, MESSAGE("an annotation mark") },
	{ 0xe0000, 0xe007f, MESSAGE("an invisible character") }
};

static const char *
what_is_refused(uint32_t code)
{
	size_t i;

	for (i = 0; i < sizeof refused / sizeof *refused; i++)
		if (code >= refused[i].first && code <= refused[i].last)
			return refused[i].what;
	return NULL;
}

static bool
check_characters(const struct roster *roster, const struct roster_row *row,
    size_t column, struct problems *problems)
{
	const char *at = row->values[column], *end = at + strlen(at), *what;
	uint32_t code;
	int position = 0;

	while (at < end) {
		code = text_next(&at, end);
		position++;
		what = what_is_refused(code);
		if (what == NULL)
			continue;
		if (code >= 0x80 && code <= 0x9f) {
			problem_add(problems, PROBLEM_ROSTER_CHARACTER,
			    row->places[column], "row %d, %s: character %d is "
			    "U+%04X, which is met only where a file was read "
			    "in a wrong encoding; open the source anew and "
			    "save it as XLSX, or as \"CSV UTF-8\": in Excel: "
			    "ファイル > 名前を付けて保存 > 「CSV UTF-8 (コンマ区切り) "
			    "(*.csv)」", row->line, roster->columns[column],
			    position, (unsigned)code);
			return false;
		}
		problem_add(problems, PROBLEM_ROSTER_CHARACTER,
		    row->places[column], "row %d, %s: character %d is %s "
		    "(U+%04X)", row->line, roster->columns[column], position,
		    message_translate(what), (unsigned)code);
		return false;
	}
	return true;
}

static bool
refuse_name(const struct roster_row *row, size_t column, const char *why,
    struct problems *problems)
{
	problem_add(problems, PROBLEM_ROSTER_NAME, row->places[column],
	    "row %d, 氏名: %s", row->line, message_translate(why));
	return false;
}

static bool
check_name(const struct roster_row *row, size_t column,
    struct problems *problems)
{
	const char *name = row->values[column];

	if (*name == '\0')
		return refuse_name(row, column, MESSAGE("there is none"),
		    problems);
	if (roster_doubt_has_slash(name))
		return refuse_name(row, column,
		    MESSAGE("a slash in a name"), problems);
	if (strstr(name, "..") != NULL)
		return refuse_name(row, column,
		    MESSAGE("\"..\" in a name"), problems);
	return true;
}

/* 姓 and 名 beside 氏名 may say another name; 氏名 is printed. */
static void
check_parts(const struct roster *roster, const struct roster_row *row,
    struct problems *problems)
{
	int whole = roster_column(roster, "氏名");
	int surname = roster_column(roster, "姓");
	int given = roster_column(roster, "名");
	struct pool *pool;

	if (surname < 0 || given < 0 || *row->values[surname] == '\0' ||
	    *row->values[given] == '\0')
		return;
	pool = pool_new();
	if (strcmp(roster_name_folded(pool, row->values[whole]),
	    roster_name_folded(pool, pool_format(pool, "%s%s",
	    row->values[surname], row->values[given]))) != 0)
		problem_add(problems, PROBLEM_ROSTER_DOUBTFUL,
		    row->places[whole], "row %d: 氏名 says \"%.40s\", but 姓 and "
		    "名 say \"%.40s　%.40s\"; 氏名 is printed", row->line,
		    row->values[whole], row->values[surname],
		    row->values[given]);
	pool_free(pool);
}

bool
roster_check_row(const struct roster *roster, const struct roster_row *row,
    struct problems *problems)
{
	size_t name = (size_t)roster_column(roster, "氏名"), i;
	bool is_right = check_name(row, name, problems);

	check_parts(roster, row, problems);
	for (i = 0; i < roster->column_count; i++)
		if (!check_characters(roster, row, i, problems))
			is_right = false;
	return is_right;
}

/* Who is written twice: same name, reading and department. */
struct person {
	const char	*name, *reading, *department;
	size_t		 row;
};

/* For comparing: blanks part names in one row and not in the next. */
static const char *
without_blanks(struct pool *pool, const char *value)
{
	const char *at = value, *end = at + strlen(at), *result;
	struct text out = {0};
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (code != ' ' && code != 0xa0 && code != 0x3000)
			text_add_code(&out, code);
	}
	result = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return result;
}

static int
compare_persons(const struct person *one, const struct person *other)
{
	int order = strcmp(one->name, other->name);

	if (order == 0)
		order = strcmp(one->department, other->department);
	return order != 0 ? order : strcmp(one->reading, other->reading);
}

static int
order_persons(const void *left, const void *right)
{
	const struct person *one = left, *other = right;
	int order = compare_persons(one, other);

	if (order != 0)
		return order;
	return one->row < other->row ? -1 : one->row > other->row;
}

static struct person
person_of(struct pool *pool, const struct roster *roster, size_t row)
{
	return (struct person){
	    without_blanks(pool, roster_value(roster, row, "氏名")),
	    without_blanks(pool, roster_value(roster, row, "ふりがな")),
	    without_blanks(pool, roster_value(roster, row, "所属")), row };
}

static void
tell_twice(const struct roster *roster, size_t one, size_t other,
    struct problems *problems)
{
	const struct roster_row *row = &roster->rows[other];
	const char *name = roster_value(roster, other, "氏名");
	const char *before = roster_value(roster, one, "氏名");

	if (strcmp(name, before) == 0)
		problem_add(problems, PROBLEM_ROSTER_PERSON_TWICE,
		    row->place, "row %d: %.60s is also in row %d",
		    row->line, name, roster->rows[one].line);
	else
		problem_add(problems, PROBLEM_ROSTER_PERSON_TWICE,
		    row->place, "row %d: \"%.60s\" is also in row %d, written "
		    "\"%.60s\"", row->line, name, roster->rows[one].line,
		    before);
}

void
roster_check_people(const struct roster *roster, struct problems *problems)
{
	size_t i, count = roster->row_count;
	struct person *list = memory_take((count + 1) * sizeof *list);
	struct pool *pool = pool_new();

	for (i = 0; i < count; i++)
		list[i] = person_of(pool, roster, i);
	qsort(list, count, sizeof *list, order_persons);
	for (i = 1; i < count; i++)
		if (compare_persons(&list[i - 1], &list[i]) == 0)
			tell_twice(roster, list[i - 1].row, list[i].row,
			    problems);
	pool_free(pool);
	free(list);
}
