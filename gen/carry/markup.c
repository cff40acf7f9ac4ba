#include "carry/markup.h"

#include <string.h>

#include "base/word.h"

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Behind the word; the end if it does not come. */
static size_t
behind(const struct markup *markup, size_t at, const char *word)
{
	const char *found = memmem(markup->bytes + at, markup->length - at,
	    word, strlen(word));

	return found == NULL ? markup->length :
	    (size_t)(found - markup->bytes) + strlen(word);
}

static bool
starts(const struct markup *markup, const char *word)
{
	size_t length = strlen(word);

	return markup->length - markup->start >= length &&
	    memcmp(markup->bytes + markup->start, word, length) == 0;
}

/* A > may stand in a value. */
static void
read_tag(struct markup *markup)
{
	size_t at = markup->start + 1;
	char quote = '\0';

	markup->kind = MARKUP_START;
	if (at < markup->length && markup->bytes[at] == '/') {
		markup->kind = MARKUP_END;
		at++;
	}
	markup->name = at;
	while (at < markup->length && !is_blank(markup->bytes[at]) &&
	    strchr("/>", markup->bytes[at]) == NULL)
		at++;
	markup->name_end = at;
	for (; at < markup->length; at++) {
		char byte = markup->bytes[at];

		if (quote != '\0')
			quote = byte == quote ? '\0' : quote;
		else if (byte == '"' || byte == '\'')
			quote = byte;
		else if (byte == '>')
			break;
	}
	if (at < markup->length && markup->bytes[at - 1] == '/')
		markup->kind = MARKUP_EMPTY;
	markup->end = at < markup->length ? at + 1 : at;
}

bool
markup_next(struct markup *markup)
{
	markup->start = markup->end;
	markup->name = markup->name_end = markup->start;
	if (markup->start >= markup->length)
		return false;
	if (markup->bytes[markup->start] != '<') {
		const char *tag = memchr(markup->bytes + markup->start, '<',
		    markup->length - markup->start);

		markup->kind = MARKUP_TEXT;
		markup->end = tag == NULL ? markup->length :
		    (size_t)(tag - markup->bytes);
	} else if (starts(markup, "<!--")) {
		markup->kind = MARKUP_COMMENT;
		markup->end = behind(markup, markup->start + 4, "-->");
	} else if (starts(markup, "<![CDATA[")) {
		markup->kind = MARKUP_OTHER;
		markup->end = behind(markup, markup->start, "]]>");
	} else if (starts(markup, "<?")) {
		markup->kind = MARKUP_OTHER;
		markup->end = behind(markup, markup->start, "?>");
	} else {
		read_tag(markup);
	}
	return true;
}

bool
markup_attr_next(const struct markup *markup, size_t *cursor,
    struct markup_attr *attr)
{
	size_t at = *cursor != 0 ? *cursor : markup->name_end;
	const char *bytes = markup->bytes;
	char quote;

	attr->start = at;
	while (at < markup->end && is_blank(bytes[at]))
		at++;
	attr->name = at;
	while (at < markup->end && !is_blank(bytes[at]) &&
	    strchr("=/>", bytes[at]) == NULL)
		at++;
	attr->name_end = at;
	while (at < markup->end && bytes[at] != '"' && bytes[at] != '\'')
		at++;
	if (attr->name == attr->name_end || at >= markup->end)
		return false;
	quote = bytes[at++];
	attr->value = at;
	while (at < markup->end && bytes[at] != quote)
		at++;
	attr->value_end = at;
	attr->end = *cursor = at + 1;
	return true;
}

bool
markup_is(const struct markup *markup, const char *name)
{
	return word_is(markup->bytes + markup->name,
	    markup->name_end - markup->name, name);
}

bool
markup_attr_is(const struct markup *markup, const struct markup_attr *attr,
    const char *name)
{
	return word_is(markup->bytes + attr->name,
	    attr->name_end - attr->name, name);
}
