#include "office/page_list.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ROMAN_MAX = 3999, LETTERS = 26, START_BYTES = 64 };

static bool
is_called(const xmlNode *node, const char *name)
{
	return node != NULL && node->type == XML_ELEMENT_NODE &&
	    xmlStrcasecmp(node->name, (const xmlChar *)name) == 0;
}

/* False if the attribute is missing or no number. */
static bool
read_number(const xmlNode *node, const char *name, int *value)
{
	xmlChar *words = xmlGetProp(node, (const xmlChar *)name);
	char *end;
	long number = words == NULL ? 0 : strtol((const char *)words, &end,
	    10);
	bool found = words != NULL && end != (const char *)words &&
	    number > -100000 && number < 100000;

	xmlFree(words);
	if (found)
		*value = (int)number;
	return found;
}

static bool
hides_marks(const xmlNode *node)
{
	xmlChar *style = xmlGetProp(node, (const xmlChar *)"style");
	const xmlChar *list = style == NULL ? NULL : xmlStrcasestr(style,
	    (const xmlChar *)"list-style");
	bool hides = list != NULL && xmlStrcasestr(list,
	    (const xmlChar *)"none") != NULL;

	xmlFree(style);
	return hides;
}

/* The first words below the node. */
static void
start_of(const xmlNode *node, struct text *out)
{
	for (node = node->children; node != NULL && out->length < START_BYTES;
	    node = node->next) {
		const char *at = (const char *)node->content;

		if (node->type == XML_ELEMENT_NODE)
			start_of(node, out);
		if (node->type != XML_TEXT_NODE)
			continue;
		if (out->length == 0)
			while (*at == ' ' || *at == '\n' || *at == '\t' ||
			    *at == '\r' || strncmp(at, "　", 3) == 0)
				at += *at == '\xe3' ? 3 : 1;
		text_add_string(out, at);
	}
}

static bool
is_numeral(uint32_t code)
{
	static const char kanji[] = "一二三四五六七八九十";
	const char *at = kanji, *end = kanji + sizeof kanji - 1;

	if ((code >= '0' && code <= '9') || (code >= 0xff10 && code <= 0xff19) ||
	    (code >= 0x2160 && code <= 0x217f) ||
	    (code >= 0x30a2 && code <= 0x30f3) ||
	    (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z'))
		return true;
	while (at < end)
		if (text_next(&at, end) == code)
			return true;
	return false;
}

/* (1) ① 2. ア　: the author has typed the number. */
static bool
says_number(const char *at, const char *end)
{
	uint32_t code = at < end ? text_next(&at, end) : 0;
	bool is_bracket = code == '(' || code == 0xff08;

	if ((code >= 0x2460 && code <= 0x2487) ||
	    (code >= 0x3220 && code <= 0x3229) || code == 0x7b2c)
		return true;
	if (is_bracket)
		code = at < end ? text_next(&at, end) : 0;
	if (!is_numeral(code))
		return false;
	while (at < end) {
		code = text_next(&at, end);
		if (!is_numeral(code))
			break;
	}
	return code == ')' || code == 0xff09 || (!is_bracket && (code == '.' ||
	    code == 0xff0e || code == ' ' || code == 0x3000 ||
	    code == 0x3001));
}

static bool
says_own_number(const xmlNode *item)
{
	struct text start = {0};
	bool says;

	start_of(item, &start);
	says = start.length > 0 && says_number(start.bytes, start.bytes +
	    start.length);
	text_free(&start);
	return says;
}

static int
count_items(const xmlNode *list)
{
	const xmlNode *node;
	int count = 0;

	for (node = list->children; node != NULL; node = node->next)
		count += is_called(node, "li");
	return count;
}

/* The item before it in the list, or NULL. */
static xmlNode *
item_before(const xmlNode *item)
{
	xmlNode *node = item->prev;

	while (node != NULL && !is_called(node, "li"))
		node = node->prev;
	return node;
}

/* An item keeps its number, from which the next one counts. */
static int
number_of(const xmlNode *list, xmlNode *item)
{
	bool is_reversed = xmlHasProp(list, (const xmlChar *)"reversed") !=
	    NULL;
	const xmlNode *before = item_before(item);
	int number = 1;

	if (before != NULL)
		number = (int)(intptr_t)before->_private +
		    (is_reversed ? -1 : 1);
	else if (!read_number(list, "start", &number) && is_reversed)
		number = count_items(list);
	read_number(item, "value", &number);
	item->_private = (void *)(intptr_t)number;
	return number;
}

static void
write_roman(struct text *words, int number, bool is_small)
{
	static const struct { int value; const char *small, *large; } steps[] = {
		{ 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" },
		{ 400, "cd", "CD" }, { 100, "c", "C" }, { 90, "xc", "XC" },
		{ 50, "l", "L" }, { 40, "xl", "XL" }, { 10, "x", "X" },
		{ 9, "ix", "IX" }, { 5, "v", "V" }, { 4, "iv", "IV" },
		{ 1, "i", "I" }
	};
	size_t i;

	for (i = 0; i < sizeof steps / sizeof *steps; i++)
		for (; number >= steps[i].value; number -= steps[i].value)
			text_add_string(words, is_small ? steps[i].small :
			    steps[i].large);
}

static void
write_number(struct text *words, int number, char type)
{
	if ((type == 'a' || type == 'A') && number > 0 && number <= LETTERS)
		text_add_char(words, (char)(type + number - 1));
	else if ((type == 'i' || type == 'I') && number > 0 &&
	    number <= ROMAN_MAX)
		write_roman(words, number, type == 'i');
	else
		text_add_format(words, "%d", number);
}

void
page_list_number(xmlNode *item, struct text *words)
{
	const xmlNode *list = item->parent;
	xmlChar *type;
	int number;

	if (!is_called(list, "ol"))
		return;
	number = number_of(list, item);
	if (hides_marks(list) || hides_marks(item) || says_own_number(item))
		return;
	type = xmlGetProp(list, (const xmlChar *)"type");
	write_number(words, number, type == NULL ? '1' :
	    (char)*type);
	text_add_string(words, ". ");
	xmlFree(type);
}
