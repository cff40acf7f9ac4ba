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

static bool
is_record(const struct line *line)
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

xmlNode *
record_head(struct pool *pool, struct trace *trace, xmlNode *law, const struct lines *lines,
    struct reading *readings, size_t from, size_t to, const char **title)
{
	struct text number = {0};
	struct date date = {0}, other;
	xmlNode *body, *node, *num;
	size_t i, bytes = 0;
	const char *words;

	num = xmlNewChild(law, NULL, (const xmlChar *)"LawNum", NULL);

	for (i = from; i < to; i++) {
		const struct line *line = &lines->list[i];

		if (readings[i].kind != READ_HEAD || !is_record(line))
			continue;
		other = (struct date){0};
		if (date.era == NULL && read_date(line, &other)) {
			other.number = date.number;
			date = other;
		}
		read_number(line, &date);
		if (number.length > 0)
			text_add_char(&number, '\n');
		text_add(&number, line->text, line->length);
		trace_words(trace, num, line, line->text, line->length);
	}
	set_date(law, &date);
	passage_write_words(num, number.bytes, number.length);
	text_free(&number);
	body = xmlNewChild(law, NULL, (const xmlChar *)"LawBody", NULL);
	node = xmlNewChild(body, NULL, (const xmlChar *)"LawTitle", NULL);
	*title = "";
	if (from < to && readings[from].kind == READ_TITLE) {
		words = record_title(&lines->list[from], &bytes);
		*title = pool_copy(pool, words, bytes);
		passage_write_words(node, words, bytes);
		trace_words(trace, node, &lines->list[from], words, bytes);
	}
	for (i = from; i < to; i++)
		if (readings[i].kind == READ_HEAD &&
		    !is_record(&lines->list[i])) {
			node = xmlNewChild(body, NULL, (const xmlChar *)
			    "EnactStatement", NULL);
			passage_write_words(node, lines->list[i].text,
			    lines->list[i].length);
			trace_words(trace, node, &lines->list[i],
			    lines->list[i].text, lines->list[i].length);
		}
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
