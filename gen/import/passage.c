#include "import/passage.h"

#include <stdio.h>
#include <string.h>

#include "office/lines.h"

enum {
	MARK_SHORT = 0x1e, MARK_LINE = 0x1f,	/* never in a text */
	CODE_FULL_STOP = 0x3002, CODE_WIDE_BLANK = 0x3000
};

/* A stretch of the words. */
struct stretch {
	const char	*start, *end;
};

static bool
is_word_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void
passage_add(struct passage *passage, const char *words, size_t bytes,
    enum join join)
{
	struct text *to = &passage->words;

	if (bytes == 0)
		return;
	if (to->length > 0) {
		if (join == JOIN_LINE)
			text_add_char(to, MARK_LINE);
		else if (join == JOIN_SHORT)
			text_add_char(to, MARK_SHORT);
		else if (join == JOIN_BLANK)
			text_add_string(to, "　");
		else if (is_word_letter(to->bytes[to->length - 1]) &&
		    is_word_letter(*words))
			text_add_char(to, ' ');
	}
	text_add(to, words, bytes);
}

void
passage_clear(struct passage *passage)
{
	text_clear(&passage->words);
}

/* A mark without the other one is no character of the text. */
static void
add_content(xmlNode *node, const char *from, const char *to)
{
	const char *stop;

	for (; from < to; from = stop + 1) {
		for (stop = from; stop < to && *stop != *LINES_RAISED &&
		    *stop != *LINES_LOWERED; stop++)
			;
		if (stop > from)
			xmlNodeAddContentLen(node, (const xmlChar *)from,
			    (int)(stop - from));
	}
}

static const char *
find(const char *at, const char *end, const char *mark)
{
	const char *found = memmem(at, (size_t)(end - at), mark,
	    strlen(mark));

	return found != NULL ? found : end;
}

/* What stands between marks; behind the last of them. */
static const char *
add_ruby(xmlNode *node, const char *start, const char *end)
{
	const size_t mark = strlen(LINES_RUBY);
	const char *reading = find(start, end, LINES_READING);
	const char *stop = find(start, end, LINES_RUBY_END);
	xmlNode *ruby = xmlNewChild(node, NULL, (const xmlChar *)"Ruby",
	    NULL);

	passage_write_words(ruby, start + mark, (size_t)((reading < stop ?
	    reading : stop) - start - mark));
	add_content(xmlNewChild(ruby, NULL, (const xmlChar *)"Rt", NULL),
	    reading < stop ? reading + mark : stop, stop);
	return stop < end ? stop + mark : end;
}

static const char *
add_set(xmlNode *node, const char *name, const char *start, const char *end,
    const char *mark)
{
	const char *words = start + strlen(LINES_RAISED);
	const char *stop = find(words, end, mark);

	add_content(xmlNewChild(node, NULL, (const xmlChar *)name, NULL),
	    words, stop);
	return stop < end ? stop + strlen(mark) : end;
}

void
passage_write_words(xmlNode *node, const char *words, size_t bytes)
{
	const char *at = words, *end = words + bytes, *start;

	while (at < end) {
		const char *raised = find(at, end, LINES_RAISED);
		const char *lowered = find(at, end, LINES_LOWERED);

		start = find(at, end, LINES_RUBY);
		if (start > raised)
			start = raised;
		if (start > lowered)
			start = lowered;
		add_content(node, at, start);
		if (start == end)
			return;
		at = start == raised ? add_set(node, "Sup", start, end,
		    LINES_RAISED_END) : start == lowered ? add_set(node,
		    "Sub", start, end, LINES_LOWERED_END) :
		    add_ruby(node, start, end);
	}
}

/* ---- sentences ---- */

/* How deep the words stand in brackets. */
struct nesting {
	int	quotes, parens;
};

/* What stands in 「」 is another text, whose brackets need not be whole. */
static void
follow(struct nesting *nesting, uint32_t code)
{
	switch (code) {
	case 0x300c: case 0x300e:
		nesting->quotes++;
		return;
	case 0x300d: case 0x300f:
		nesting->quotes -= nesting->quotes > 0;
		return;
	case '(': case 0xff08: case 0x3014:
		nesting->parens += nesting->quotes == 0;
		return;
	case ')': case 0xff09: case 0x3015:
		nesting->parens -= nesting->quotes == 0 &&
		    nesting->parens > 0;
		return;
	default:
		return;
	}
}

static bool
is_outside(const struct nesting *nesting)
{
	return nesting->quotes == 0 && nesting->parens == 0;
}

/* Behind the 。 that ends the sentence at `at`. */
static const char *
sentence_end(const char *at, const char *end)
{
	struct nesting nesting = {0};

	while (at < end) {
		uint32_t code = text_next(&at, end);

		follow(&nesting, code);
		if (code == CODE_FULL_STOP && is_outside(&nesting))
			return at;
	}
	return end;
}

static const char *
skip_marks(const char *at, const char *end)
{
	while (at < end && (*at == MARK_SHORT || *at == MARK_LINE ||
	    *at == ' '))
		at++;
	return at;
}

static xmlNode *
add_sentence(xmlNode *parent, const char *start, const char *end, int number)
{
	xmlNode *node = xmlNewChild(parent, NULL,
	    (const xmlChar *)"Sentence", NULL);
	struct text words = {0};
	char digits[12];

	if (number > 0) {
		snprintf(digits, sizeof digits, "%d", number);
		xmlNewProp(node, (const xmlChar *)"Num",
		    (const xmlChar *)digits);
	}
	for (; start < end; start++)
		if (*start != MARK_SHORT && *start != MARK_LINE)
			text_add_char(&words, *start);
	passage_write_words(node, words.bytes, words.length);
	text_free(&words);
	return node;
}

static bool
is_proviso(const char *at, const char *end)
{
	return (end - at > 9 && memcmp(at, "ただし", 9) == 0) ||
	    (end - at > 6 && memcmp(at, "但し", 6) == 0);
}

static void
set_function(xmlNode *node, const char *function)
{
	xmlNewProp(node, (const xmlChar *)"Function",
	    (const xmlChar *)function);
}

static void
write_sentences(xmlNode *parent, struct stretch words, bool is_column)
{
	const char *at = skip_marks(words.start, words.end), *stop;
	xmlNode *last = NULL, *node;
	int number = 1;

	if (at == words.end) {
		add_sentence(parent, at, at, 0);
		return;
	}
	for (; at < words.end; at = skip_marks(stop, words.end)) {
		stop = sentence_end(at, words.end);
		node = add_sentence(parent, at, stop, is_column &&
		    number == 1 && stop == words.end ? 0 : number);
		if (is_proviso(at, words.end) && last != NULL) {
			if (xmlHasProp(last, (const xmlChar *)"Function") ==
			    NULL)
				set_function(last, "main");
			set_function(node, "proviso");
		}
		last = node;
		number++;
	}
}

/* ---- columns ---- */

bool
passage_defines(const struct passage *passage)
{
	static const char *const words[] = { "意義", "用語", "定義", NULL };
	size_t i;

	for (i = 0; passage->words.length > 0 && words[i] != NULL; i++)
		if (strstr(passage->words.bytes, words[i]) != NULL)
			return true;
	return false;
}

/*
 * The end of the term: a blank outside brackets between two Japanese
 * characters, a wide blank, or the end of a short first line that is no
 * sentence. NULL if there is none.
 */
/* What stands behind the blank: 第15条 belongs to what is before. */
static bool
parts_term(const char *at, const char *end, bool defines)
{
	if (at == end || (end - at >= 3 && memcmp(at, "第", 3) == 0))
		return false;
	return defines || (unsigned char)*at >= 0x80;
}

static const char *
skip_blanks(const char *at, const char *end)
{
	const char *next = at;
	uint32_t code;

	while (at < end) {
		code = text_next(&next, end);
		if (code != ' ' && code != CODE_WIDE_BLANK)
			break;
		at = next;
	}
	return at;
}

static const char *
term_end(struct stretch words, bool defines, const char **meaning)
{
	const char *at = words.start, *before = at;
	struct nesting nesting = {0};
	uint32_t code, last = 0;

	while (at < words.end) {
		before = at;
		code = text_next(&at, words.end);
		follow(&nesting, code);
		if (code == CODE_FULL_STOP && is_outside(&nesting)) {
			*meaning = skip_blanks(at, words.end);
			return *meaning > at && *meaning < words.end &&
			    !is_proviso(*meaning, words.end) ? at : NULL;
		}
		if (is_outside(&nesting) && before > words.start &&
		    (code == CODE_WIDE_BLANK || code == MARK_SHORT ||
		    code == MARK_LINE || (code == ' ' && last >= 0x80 &&
		    parts_term(at, words.end, defines)))) {
			*meaning = at;
			return before;
		}
		last = code;
	}
	return NULL;
}

static void
write_column(xmlNode *parent, struct stretch words, int number)
{
	xmlNode *column = xmlNewChild(parent, NULL,
	    (const xmlChar *)"Column", NULL);
	char digits[12];

	snprintf(digits, sizeof digits, "%d", number);
	xmlNewProp(column, (const xmlChar *)"Num", (const xmlChar *)digits);
	write_sentences(column, words, true);
}

void
passage_write(const struct passage *passage, xmlNode *node, bool is_item,
    bool defines)
{
	const char *bytes = passage->words.bytes != NULL ?
	    passage->words.bytes : "";
	struct stretch words = { bytes, bytes + passage->words.length };
	const char *meaning = NULL, *end;

	end = is_item ? term_end(words, defines, &meaning) : NULL;
	if (end == NULL || skip_marks(meaning, words.end) == words.end) {
		write_sentences(node, words, false);
		return;
	}
	write_column(node, (struct stretch){ words.start, end }, 1);
	write_column(node, (struct stretch){ meaning, words.end }, 2);
}
