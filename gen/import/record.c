#include "import/record.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "import/passage.h"

struct date {
	const char	*era;
	int		 year, month, day, number;
};

static bool
read_part(const char **at, const char *end, const char *unit, int *value)
{
	number_skip_blanks(at, end);
	if (number_read_word(at, end, "元"))
		*value = 1;
	else if (!number_read(at, end, value))
		return false;
	number_skip_blanks(at, end);
	return number_read_word(at, end, unit);
}

/* The first date of the line, and 第248号 behind it. */
static bool
read_date(const struct line *line, struct date *date)
{
	const char *at, *end = line->text + line->length, *start;
	const char *era;

	for (start = line->text; start < end; start++) {
		at = start;
		era = date_read_era_code(&at, end);
		if (era == NULL || !read_part(&at, end, "年", &date->year))
			continue;
		date->era = era;
		if (!read_part(&at, end, "月", &date->month) ||
		    !read_part(&at, end, "日", &date->day))
			date->month = date->day = 0;
		return true;
	}
	return false;
}

static void
read_number(const struct line *line, struct date *date)
{
	const char *at = strstr(line->text, "第");
	const char *end = line->text + line->length;
	int value;

	if (at == NULL || date->number != 0)
		return;
	at += strlen("第");
	number_skip_blanks(&at, end);
	if (number_read(&at, end, &value) &&
	    number_read_word(&at, end, "号"))
		date->number = value;
}

static void
set_integer(xmlNode *node, const char *name, int value)
{
	char digits[16];

	snprintf(digits, sizeof digits, "%d", value);
	xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)digits);
}

/* The schema asks for era and year; where the text is silent, they say 0. */
static void
set_date(xmlNode *law, const struct date *date)
{
	xmlNewProp(law, (const xmlChar *)"Era", (const xmlChar *)
	    (date->era != NULL ? date->era : date_newest_era_code()));
	set_integer(law, "Year", date->year > 0 ? date->year : 1);
	set_integer(law, "Num", date->number > 0 ? date->number : 1);
	if (date->month > 0) {
		set_integer(law, "PromulgateMonth", date->month);
		set_integer(law, "PromulgateDay", date->day);
	}
	xmlNewProp(law, (const xmlChar *)"LawType",
	    (const xmlChar *)"Misc");
	xmlNewProp(law, (const xmlChar *)"Lang", (const xmlChar *)"ja");
}

bool
record_is_date(const struct line *line)
{
	struct date date = {0};

	if (line->length > 0 && word_ends_at(line->text, line->text +
	    line->length, "。"))
		return false;
	if (read_date(line, &date))
		return true;
	read_number(line, &date);
	return date.number > 0;
}

/* ○ in front of a title is the page's mark. */
const char *
record_title(const struct line *line, size_t *bytes)
{
	const char *at = line->text, *end = line->text + line->length;

	while (number_read_word(&at, end, "○") ||
	    number_read_word(&at, end, "◯") ||
	    number_read_word(&at, end, "●") ||
	    number_read_word(&at, end, "◎"))
		number_skip_blanks(&at, end);
	*bytes = (size_t)(end - at);
	return at;
}

/* 改正 平成18年3月30日訓令第5号: when it was amended, in front of lines like it. */
static bool
is_amending(const struct line *line)
{
	return strstr(line->text, "改正") != NULL ||
	    strstr(line->text, "沿革") != NULL;
}

/* Of which line the number is: the first that says a date, and a number. */
struct record {
	struct date	 date;
	bool		 has_amendments;	/* they are listed from here on */
};

/* Does the line belong to the number of the regulation? Then it is in date. */
static bool
takes_number(struct record *record, const struct line *line)
{
	struct date other = {0};
	bool has_date = read_date(line, &other);

	record->has_amendments = record->has_amendments || is_amending(line);
	if (record->has_amendments || (has_date && record->date.era != NULL))
		return false;
	if (has_date) {
		other.number = record->date.number;
		record->date = other;
	} else if (record->date.number > 0)
		return false;
	read_number(line, &record->date);
	return true;
}

static void
write_number(struct trace *trace, xmlNode *law, const struct lines *lines,
    const bool *is_number, size_t head, size_t end)
{
	xmlNode *node = xmlNewChild(law, NULL, (const xmlChar *)"LawNum",
	    NULL);
	struct text words = {0};
	size_t i;

	for (i = head; i < end; i++) {
		const struct line *line = &lines->list[i];

		if (!is_number[i - head])
			continue;
		if (words.length > 0)
			text_add_char(&words, '\n');
		text_add(&words, line->text, line->length);
		trace_words(trace, node, line, line->text, line->length);
	}
	passage_write_words(node, words.bytes, words.length);
	text_free(&words);
}

static void
write_words(struct trace *trace, xmlNode *body, const char *name,
    const struct line *line, const char *words, size_t bytes)
{
	xmlNode *node = xmlNewChild(body, NULL, (const xmlChar *)name, NULL);

	passage_write_words(node, words, bytes);
	trace_words(trace, node, line, words, bytes);
}

xmlNode *
record_head(struct pool *pool, struct trace *trace, xmlNode *law,
    const struct lines *lines, const struct reading *readings, size_t head,
    size_t first, size_t end, struct head *told)
{
	bool *is_number = pool_take(pool, (end - head + 1) *
	    sizeof *is_number);
	struct record record = {0};
	const struct line *title = &lines->list[first];
	xmlNode *body;
	size_t i, bytes = 0;

	for (i = head; i < end; i++)
		is_number[i - head] = readings[i].kind == READ_HEAD &&
		    record_is_date(&lines->list[i]) &&
		    takes_number(&record, &lines->list[i]);
	write_number(trace, law, lines, is_number, head, end);
	set_date(law, &record.date);
	told->has_date = record.date.era != NULL;
	told->has_number = record.date.number > 0;
	told->title = "";
	body = xmlNewChild(law, NULL, (const xmlChar *)"LawBody", NULL);
	if (first < end && readings[first].kind == READ_TITLE) {
		const char *words = record_title(title, &bytes);

		told->title = pool_copy(pool, words, bytes);
		write_words(trace, body, "LawTitle", title, words, bytes);
	} else
		xmlNewChild(body, NULL, (const xmlChar *)"LawTitle", NULL);
	for (i = head; i < end; i++)
		if (readings[i].kind == READ_HEAD && !is_number[i - head])
			write_words(trace, body, "EnactStatement",
			    &lines->list[i], lines->list[i].text,
			    lines->list[i].length);
	return body;
}

struct amending
record_find_amending(const struct line *line, size_t from)
{
	const char *at = line->text + from, *end = line->text + line->length;
	struct amending found = { .end = end, .extract = end };
	const char *close = end;

	if (word_ends_at(at, end, "抄")) {
		close = found.extract = end - strlen("抄");
		while (close > at && (close[-1] == ' ' ||
		    word_ends_at(at, close, "　")))
			close -= close[-1] == ' ' ? 1 : 3;
	}
	if (number_read_word(&at, close, "（"))
		close -= word_ends_at(at, close, "）") ? 3 : 0;
	else if (number_read_word(&at, close, "("))
		close -= word_ends_at(at, close, ")") ? 1 : 0;
	found.start = at;
	found.end = close;
	return found;
}

void
record_amending(struct trace *trace, xmlNode *supplement,
    const struct line *line, size_t from)
{
	const struct amending found = record_find_amending(line, from);
	const char *end = line->text + line->length;
	xmlAttr *number;

	if (found.start < found.end) {
		number = xmlNewProp(supplement, (const xmlChar *)
		    "AmendLawNum", NULL);
		xmlAddChild((xmlNode *)number, xmlNewTextLen(
		    (const xmlChar *)found.start,
		    (int)(found.end - found.start)));
		trace_words(trace, supplement, line, found.start,
		    (size_t)(found.end - found.start));
	}
	if (found.extract == end)
		return;
	xmlNewProp(supplement, (const xmlChar *)"Extract",
	    (const xmlChar *)"true");
	trace_words(trace, supplement, line, found.extract,
	    (size_t)(end - found.extract));
}
