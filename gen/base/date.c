#include "base/date.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* 改元の政令等; newest first. 明治6年1月1日 is when the calendar changed. */
static const struct era {
	const char	*name;
	const char	*code;		/* Law@Era */
	struct day	 first;
	int		 year;		/* of the era, on its first day here */
} eras[] = {
	{ "令和", "Reiwa", { 2019, 5, 1 }, 1 },
	{ "平成", "Heisei", { 1989, 1, 8 }, 1 },
	{ "昭和", "Showa", { 1926, 12, 25 }, 1 },
	{ "大正", "Taisho", { 1912, 7, 30 }, 1 },
	{ "明治", "Meiji", { 1873, 1, 1 }, 6 }
};

enum { ERA_COUNT = sizeof eras / sizeof *eras };

const char *
date_newest_era(void)
{
	return eras[0].name;
}

const char *
date_era_at(size_t at)
{
	return at < ERA_COUNT ? eras[at].name : NULL;
}

const char *
date_newest_era_code(void)
{
	return eras[0].code;
}

const char *
date_read_era_code(const char **cursor, const char *end)
{
	size_t i, length;

	for (i = 0; i < ERA_COUNT; i++) {
		length = strlen(eras[i].name);
		if ((size_t)(end - *cursor) < length ||
		    memcmp(*cursor, eras[i].name, length) != 0)
			continue;
		*cursor += length;
		return eras[i].code;
	}
	return NULL;
}

bool
date_read_era(const char **cursor, const char *end)
{
	return date_read_era_code(cursor, end) != NULL;
}

int
date_compare(struct day one, struct day other)
{
	if (one.year != other.year)
		return one.year - other.year;
	if (one.month != other.month)
		return one.month - other.month;
	return one.day - other.day;
}

static int
days_of_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
	    30, 31 };
	bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return month == 2 && is_leap ? 29 : days[month - 1];
}

static bool
is_day(struct day day)
{
	return day.month >= 1 && day.month <= 12 && day.day >= 1 &&
	    day.day <= days_of_month(day.year, day.month);
}

bool
date_read(const char *from, struct day *day)
{
	static const char shape[] = "0000-00-00";
	size_t i;

	if (strlen(from) != sizeof shape - 1)
		return false;
	for (i = 0; shape[i] != '\0'; i++)
		if (shape[i] == '0' ? from[i] < '0' || from[i] > '9' :
		    from[i] != shape[i])
			return false;
	day->year = (int)strtol(from, NULL, 10);
	day->month = (int)strtol(from + 5, NULL, 10);
	day->day = (int)strtol(from + 8, NULL, 10);
	return is_day(*day);
}

/* Digits of either width, or 元; 0 if there are none. */
static int
take_number(const char **at)
{
	const char *end = *at + strlen(*at), *next;
	int number = 0, count;
	uint32_t code;

	if (strncmp(*at, "元", strlen("元")) == 0) {
		*at += strlen("元");
		return 1;
	}
	for (count = 0; *at < end && count < 4; count++) {
		next = *at;
		code = text_next(&next, end);
		if (code >= 0xff10 && code <= 0xff19)
			code -= 0xff10 - '0';
		if (code < '0' || code > '9')
			break;
		number = number * 10 + (int)(code - '0');
		*at = next;
	}
	return number;
}

static bool
take_word(const char **at, const char *word)
{
	if (strncmp(*at, word, strlen(word)) != 0)
		return false;
	*at += strlen(word);
	return true;
}

static bool
take_day(const char *at, const struct era *era, struct day *day,
    const char **end)
{
	at += strlen(era->name);
	day->year = take_number(&at);
	if (day->year == 0 || !take_word(&at, "年"))
		return false;
	day->year += era->first.year - era->year;
	day->month = take_number(&at);
	if (!take_word(&at, "月"))
		return false;
	day->day = take_number(&at);
	if (!take_word(&at, "日") || !is_day(*day))
		return false;
	*end = at;
	return true;
}

const char *
date_find(const char *from, struct day *day, const char **end)
{
	size_t i;

	for (; *from != '\0'; from++)
		for (i = 0; i < ERA_COUNT; i++)
			if (strncmp(from, eras[i].name,
			    strlen(eras[i].name)) == 0 &&
			    take_day(from, &eras[i], day, end))
				return from;
	return NULL;
}

static const struct era *
era_of(struct day day)
{
	size_t i;

	for (i = 0; i < ERA_COUNT; i++)
		if (date_compare(day, eras[i].first) >= 0)
			return &eras[i];
	return NULL;
}

const char *
date_era_name(struct day day)
{
	const struct era *era = era_of(day);

	return era != NULL ? era->name : "";
}

const char *
date_era(struct pool *pool, struct day day)
{
	const struct era *era = era_of(day);
	int year;

	if (era == NULL)
		return pool_format(pool, "%d年%d月%d日", day.year, day.month,
		    day.day);
	year = day.year - era->first.year + era->year;
	if (year == 1)
		return pool_format(pool, "%s元年%d月%d日", era->name,
		    day.month, day.day);
	return pool_format(pool, "%s%d年%d月%d日", era->name, year, day.month,
	    day.day);
}

/* ---- as people write them in tables ---- */

/* 令和8, R8 or 2026; 0 if it is none of them. */
static int
take_year(const char **at)
{
	static const char letters[] = "RHSTM";	/* in the order of the eras */
	size_t i;
	int year;

	for (i = 0; i < ERA_COUNT; i++) {
		const char letter[] = { letters[i], '\0' };

		if (!take_word(at, eras[i].name) && !take_word(at, letter))
			continue;
		year = take_number(at);
		return year == 0 ? 0 : year + eras[i].first.year -
		    eras[i].year;
	}
	year = take_number(at);
	return year >= 1000 ? year : 0;
}

/* One of the signs between the parts: 年 or the like. */
static bool
take_sign(const char **at, const char *name)
{
	static const char *const signs[] = { "/", "-", ".", "／", "－", "．",
	    "・" };
	size_t i;

	if (take_word(at, name))
		return true;
	for (i = 0; i < sizeof signs / sizeof *signs; i++)
		if (take_word(at, signs[i]))
			return true;
	return false;
}

/* Behind a day: 日, a day of the week, a time. */
static bool
is_day_end(const char *at)
{
	take_word(&at, "日");
	if (take_word(&at, "（") || take_word(&at, "("))
		at += strcspn(at, ")") < strlen(at) ? strcspn(at, ")") + 1 :
		    strlen(at);
	return strspn(at, " 0123456789:") == strlen(at);
}

bool
date_read_written(const char *from, struct day *day)
{
	const char *at = from;

	day->year = take_year(&at);
	if (day->year == 0 || !take_sign(&at, "年"))
		return false;
	day->month = take_number(&at);
	if (!take_sign(&at, "月"))
		return false;
	day->day = take_number(&at);
	return is_day(*day) && is_day_end(at);
}
