#include "import/account.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "import/contents.h"
#include "import/record.h"

enum { CODES = 0x110000 };

/* How often each character stands somewhere; signed, for sums. */
struct tally {
	int	*counts;	/* CODES */
	size_t	 total;
};

static bool
is_blank(uint32_t code)
{
	return code <= ' ' || code == 0x3000 || code == 0xa0 ||
	    code == 0xfeff;
}

static void
count(struct tally *tally, const char *at, size_t bytes, int sign)
{
	const char *end = at + bytes;
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (is_blank(code) || code >= CODES)
			continue;
		tally->counts[code] += sign;
		tally->total++;
	}
}

static void
count_line(struct tally *tally, const struct line *line)
{
	size_t r, c;

	count(tally, line->text, line->length, 1);
	for (r = 0; r < line->row_count; r++)
		for (c = 0; c < line->rows[r].count; c++)
			count(tally, line->rows[r].cells[c].text,
			    strlen(line->rows[r].cells[c].text), 1);
}

/* The words of the tree, and those that became attributes. */
static void
count_tree(struct tally *tally, const xmlNode *node)
{
	const xmlAttr *attribute;

	for (; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE)
			count(tally, (const char *)node->content,
			    strlen((const char *)node->content), -1);
		if (node->type != XML_ELEMENT_NODE)
			continue;
		for (attribute = node->properties; attribute != NULL;
		    attribute = attribute->next) {
			if (xmlStrEqual(attribute->name,
			    (const xmlChar *)"AmendLawNum") &&
			    attribute->children != NULL)
				count_tree(tally, attribute->children);
			if (xmlStrEqual(attribute->name,
			    (const xmlChar *)"Extract"))
				count(tally, "抄", strlen("抄"), -1);
		}
		count_tree(tally, node->children);
	}
}

/* The brackets around an amending law's number. */
static bool
opens_amending(const struct line *line, const struct reading *reading)
{
	return reading->kind == READ_SUPPLEMENT &&
	    reading->sign.rest < line->length &&
	    strncmp(line->text + reading->sign.rest, "抄", 3) != 0;
}

bool
account_left_out(const struct line *line, const struct reading *reading,
    const char **start, size_t *bytes)
{
	size_t kept;

	*start = line->text;
	*bytes = line->length;
	switch (reading->kind) {
	case READ_OUT:
	case READ_PAGE:
		return line->length > 0 || line->row_count > 0;
	case READ_TITLE:
		*bytes = (size_t)(record_title(line, &kept) - line->text);
		return *bytes > 0;
	case READ_CONTENTS:
		kept = contents_kept(line);
		*start = line->text + kept;
		*bytes = line->length - kept;
		return *bytes > 0;
	case READ_BLANK:
	case READ_HEAD:
	case READ_HEADING:
	case READ_CAPTION:
	case READ_ARTICLE:
	case READ_PARAGRAPH:
	case READ_ITEM:
	case READ_TEXT:
	case READ_LINE:
	case READ_SUPPLEMENT:
	case READ_APPENDIX:
	case READ_IN_APPENDIX:
	case READ_KIND_COUNT:
		return false;
	}
	return false;
}

static void
count_left_out(struct tally *tally, const struct line *line,
    const struct reading *reading)
{
	const char *start;
	size_t bytes, r, c;

	if (opens_amending(line, reading)) {
		start = line->text + reading->sign.rest;
		count(tally, start, *start == '(' ? 1 : 3, -1);
		count(tally, *start == '(' ? ")" : "）", *start == '(' ? 1 :
		    3, -1);
	}
	if (!account_left_out(line, reading, &start, &bytes))
		return;
	count(tally, start, bytes, -1);
	for (r = 0; r < line->row_count; r++)
		for (c = 0; c < line->rows[r].count; c++)
			count(tally, line->rows[r].cells[c].text,
			    strlen(line->rows[r].cells[c].text), -1);
}

void
account_laws(const struct lines *lines, const struct reading *readings,
    const struct built *laws, size_t law_count, struct account *account)
{
	struct tally tally = { memory_take(CODES * sizeof *tally.counts), 0 };
	size_t i;

	*account = (struct account){0};
	for (i = 0; i < lines->count; i++)
		count_line(&tally, &lines->list[i]);
	account->received = tally.total;
	tally.total = 0;
	for (i = 0; i < law_count; i++)
		count_tree(&tally, laws[i].law->children);
	account->kept = tally.total;
	tally.total = 0;
	for (i = 0; i < lines->count; i++)
		count_left_out(&tally, &lines->list[i], &readings[i]);
	account->left_out = tally.total;
	for (i = 0; i < CODES; i++) {
		if (tally.counts[i] == 0)
			continue;
		if (account->first == 0)
			account->first = (uint32_t)i;
		if (tally.counts[i] > 0)
			account->lost += (size_t)tally.counts[i];
		else
			account->gained += (size_t)-tally.counts[i];
	}
	free(tally.counts);
}
