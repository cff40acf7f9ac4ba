/*
 * Numbers as a spreadsheet shows them: dates by their format (ECMA-376-1,
 * 18.8.30), leading zeros, thousands, decimals, percent.
 */
#include "office/inside.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

enum {
	DAYS_TO_1970_FROM_1900 = 25569,	/* behind the day that never was */
	DAYS_TO_1970_FROM_1904 = 24107,
	FALSE_LEAP_DAY = 60,		/* 1900-02-29, in Excel's calendar */
	LAST_DAY = 2958465,		/* 9999-12-31 */
	DAY_SECONDS = 86400,
	DIGITS_KEPT = 15		/* of a number in a spreadsheet */
};

/* ---- which format ---- */

/* ECMA-376-1, 18.8.30, with what it says of Japanese for 27 to 58. */
static const struct { int first, last; enum number_form form; } built_in[] = {
	{ 14, 14, NUMBER_DATE }, { 15, 16, NUMBER_DATE },
	{ 17, 17, NUMBER_MONTH }, { 18, 21, NUMBER_TIME },
	{ 22, 22, NUMBER_DATE_TIME }, { 27, 29, NUMBER_DATE_ERA },
	{ 30, 30, NUMBER_DATE }, { 31, 31, NUMBER_DATE_KANJI },
	{ 32, 35, NUMBER_TIME }, { 36, 36, NUMBER_DATE_ERA },
	{ 45, 47, NUMBER_TIME }, { 50, 51, NUMBER_DATE_ERA },
	{ 52, 52, NUMBER_MONTH }, { 53, 54, NUMBER_DATE_ERA },
	{ 55, 55, NUMBER_MONTH }, { 56, 56, NUMBER_DAY },
	{ 57, 58, NUMBER_DATE_ERA }, { 9, 9, NUMBER_PERCENT }
};

struct number_format
number_format_built_in(int id)
{
	struct number_format format = { .form = NUMBER_GENERAL };
	size_t i;

	for (i = 0; i < sizeof built_in / sizeof *built_in; i++)
		if (id >= built_in[i].first && id <= built_in[i].last)
			format.form = built_in[i].form;
	if (id == 10) {
		format.form = NUMBER_PERCENT;
		format.decimals = 2;
	} else if (id >= 1 && id <= 4) {
		format.form = NUMBER_FIXED;
		format.digits = 1;
		format.decimals = id % 2 == 0 ? 2 : 0;
		format.has_thousands = id >= 3;
	} else if (id >= 37 && id <= 40) {
		format.form = NUMBER_FIXED;
		format.digits = 1;
		format.decimals = id >= 39 ? 2 : 0;
		format.has_thousands = true;
	}
	return format;
}

/* What stands in a code for positive numbers, outside quotes and brackets. */
struct code {
	bool	has_year, has_era, has_month, has_day, has_hour, has_second;
	bool	has_kanji, has_percent, has_comma, has_other;
	int	zeros, decimals;
	bool	is_behind_point;
};

static const char *
skip_quoted(struct code *code, const char *at)
{
	if (strncmp(at, "年", 3) == 0 || strncmp(at, "月", 3) == 0)
		code->has_kanji = true;
	for (at++; *at != '\0' && *at != '"'; at++)
		if (strncmp(at, "年", 3) == 0 || strncmp(at, "月", 3) == 0)
			code->has_kanji = true;
	return *at == '"' ? at + 1 : at;
}

/* [h] counts hours; [$-411], [Red] and [DBNum1] are no letters of a date. */
static const char *
skip_bracket(struct code *code, const char *at)
{
	const char *end = strchr(at, ']');

	if (end == NULL)
		return at + strlen(at);
	if (end == at + 2 && strchr("hHmMsS", at[1]) != NULL)
		code->has_hour = true;
	return end + 1;
}

/* \年 is what LibreOffice writes for "年"; \d is a letter and no day. */
static const char *
skip_escaped(struct code *code, const char *at)
{
	const char *end = at + strlen(at);

	if (strncmp(at, "年", 3) == 0 || strncmp(at, "月", 3) == 0)
		code->has_kanji = true;
	if (at < end)
		text_next(&at, end);
	return at;
}

static void
read_digit(struct code *code, char letter)
{
	if (code->is_behind_point)
		code->decimals += letter != '?';
	else
		code->zeros += letter == '0';
}

static void
read_letter(struct code *code, char letter)
{
	switch (letter) {
	case 'y': case 'Y':
		code->has_year = true;
		break;
	case 'e': case 'E': case 'g': case 'G': case 'r': case 'R':
		code->has_era = true;
		break;
	case 'm': case 'M':
		code->has_month = true;
		break;
	case 'd': case 'D': case 'a': case 'A':
		code->has_day = true;
		break;
	case 'h': case 'H':
		code->has_hour = true;
		break;
	case 's': case 'S':
		code->has_second = true;
		break;
	case '0': case '#': case '?':
		read_digit(code, letter);
		break;
	case '.':
		code->is_behind_point = true;
		break;
	case ',':
		code->has_comma = true;
		break;
	case '%':
		code->has_percent = true;
		break;
	default:
		code->has_other = true;
	}
}

static struct code
read_code(const char *at)
{
	struct code code = {0};

	while (*at != '\0' && *at != ';') {
		if (*at == '"') {
			at = skip_quoted(&code, at);
		} else if (*at == '[') {
			at = skip_bracket(&code, at);
		} else if (*at == '_' || *at == '*') {
			at += at[1] != '\0' ? 2 : 1;
		} else if (*at == '\\') {
			at = skip_escaped(&code, at + 1);
		} else if (strncmp(at, "年", 3) == 0 ||
		    strncmp(at, "月", 3) == 0) {
			code.has_kanji = true;
			at += 3;
		} else {
			read_letter(&code, *at++);
		}
	}
	return code;
}

static enum number_form
date_form(const struct code *code)
{
	bool has_year = code->has_year || code->has_era;

	if (code->has_hour)
		return has_year || code->has_day ? NUMBER_DATE_TIME :
		    NUMBER_TIME;
	if (has_year && !code->has_day)
		return NUMBER_MONTH;
	if (!has_year)
		return code->has_second ? NUMBER_TIME : NUMBER_DAY;
	if (code->has_era)
		return NUMBER_DATE_ERA;
	return code->has_kanji ? NUMBER_DATE_KANJI : NUMBER_DATE;
}

struct number_format
number_format_read(const char *written)
{
	struct number_format format = { .form = NUMBER_GENERAL };
	struct code code;

	if (strcasestr(written, "General") != NULL ||
	    strstr(written, "G/") != NULL || strcmp(written, "@") == 0)
		return format;
	code = read_code(written);
	/* 0.00E+00 has an E, but no date. */
	if (code.zeros > 0 || code.decimals > 0) {
		if (code.has_era)
			return format;
		format.form = code.has_percent ? NUMBER_PERCENT :
		    NUMBER_FIXED;
		format.decimals = code.decimals < DIGITS_KEPT ?
		    code.decimals : DIGITS_KEPT;
		format.digits = code.zeros < DIGITS_KEPT ? code.zeros :
		    DIGITS_KEPT;
		format.has_thousands = code.has_comma;
	} else if (code.has_year || code.has_era || code.has_month ||
	    code.has_day || code.has_hour || code.has_second) {
		format.form = date_form(&code);
	}
	return format;
}

bool
number_format_is_date(const struct number_format *format)
{
	return format->form >= NUMBER_DATE;
}

/* ---- dates ---- */

struct moment {
	int	year, month, day;
	int	second;		/* of the day */
	bool	has_date;
};

/* Days from 1970 to a date of the Gregorian calendar, by 400-year cycles. */
static void
civil_date(struct moment *moment, int days)
{
	int shifted = days + 719468, cycle, day, year, month;

	cycle = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
	day = shifted - cycle * 146097;
	year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	day -= 365 * year + year / 4 - year / 100;
	month = (5 * day + 2) / 153;
	moment->day = day - (153 * month + 2) / 5 + 1;
	moment->month = month < 10 ? month + 3 : month - 9;
	moment->year = year + cycle * 400 + (moment->month <= 2);
}

static struct moment
moment_of(double value, bool is_1904)
{
	double whole = floor(value);
	int serial = (int)whole;
	struct moment moment = { .has_date = value >= 1 };

	moment.second = (int)((value - whole) * DAY_SECONDS + 0.5);
	if (moment.second >= DAY_SECONDS) {
		moment.second -= DAY_SECONDS;
		serial++;
	}
	if (!is_1904 && serial < FALSE_LEAP_DAY)
		serial++;
	serial -= is_1904 ? DAYS_TO_1970_FROM_1904 : DAYS_TO_1970_FROM_1900;
	civil_date(&moment, serial);
	return moment;
}

static void
add_era_date(int year, int month, int day, struct text *out)
{
	struct pool *pool = pool_new();

	text_add_string(out, date_era(pool, (struct day){ year, month,
	    day }));
	pool_free(pool);
}

static void
add_time(const struct moment *moment, struct text *out)
{
	int minutes = moment->second / 60, seconds = moment->second % 60;

	text_add_format(out, "%d:%02d", minutes / 60, minutes % 60);
	if (seconds != 0)
		text_add_format(out, ":%02d", seconds);
}

static void
add_date(const struct number_format *format, const struct moment *moment,
    struct text *out)
{
	int year = moment->year, month = moment->month, day = moment->day;

	switch (format->form) {
	case NUMBER_DATE_ERA:
		add_era_date(year, month, day, out);
		return;
	case NUMBER_DATE_KANJI:
		text_add_format(out, "%d年%d月%d日", year, month, day);
		return;
	case NUMBER_MONTH:
		text_add_format(out, "%d年%d月", year, month);
		return;
	case NUMBER_DAY:
		text_add_format(out, "%d月%d日", month, day);
		return;
	case NUMBER_TIME:
		add_time(moment, out);
		return;
	case NUMBER_DATE_TIME:
		text_add_format(out, "%d/%d/%d ", year, month, day);
		add_time(moment, out);
		return;
	case NUMBER_DATE:
	case NUMBER_GENERAL:
	case NUMBER_FIXED:
	case NUMBER_PERCENT:
		text_add_format(out, "%d/%d/%d", year, month, day);
	}
}

/* ---- numbers ---- */

/* As it was typed, to the 15 digits that a spreadsheet keeps. */
static void
add_general(double value, struct text *out)
{
	if (fabs(value) < 1e15 && value == floor(value))
		text_add_format(out, "%.0f", value);
	else
		text_add_format(out, "%.*G", DIGITS_KEPT, value);
}

static void
add_fixed(const struct number_format *format, double value, struct text *out)
{
	char digits[400];
	size_t length, whole, i;

	snprintf(digits, sizeof digits, "%0*.*f", format->decimals > 0 ?
	    format->digits + 1 + format->decimals : format->digits,
	    format->decimals, fabs(value));
	if (value < 0)
		text_add_char(out, '-');
	length = strlen(digits);
	whole = strcspn(digits, ".");
	for (i = 0; i < length; i++) {
		if (format->has_thousands && i > 0 && i < whole &&
		    (whole - i) % 3 == 0)
			text_add_char(out, ',');
		text_add_char(out, digits[i]);
	}
}

void
number_format_add(const struct number_format *format, double value,
    bool is_1904, struct text *out)
{
	struct moment moment;

	if (format->form == NUMBER_GENERAL || !isfinite(value)) {
		add_general(value, out);
	} else if (format->form == NUMBER_FIXED) {
		add_fixed(format, value, out);
	} else if (format->form == NUMBER_PERCENT) {
		add_fixed(format, value * 100, out);
		text_add_char(out, '%');
	} else if (value < 0 || value > LAST_DAY) {
		add_general(value, out);
	} else {
		moment = moment_of(value, is_1904);
		add_date(format, &moment, out);
	}
}
