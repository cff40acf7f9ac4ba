/*
 * Citation: from a name in running text (第7条第4項第2号) to the provision.
 */
#include "corpus/inside.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"

enum { ADDRESS_BYTES_MAX = 256 };

static const char *
label_of(enum unit unit)
{
	switch (unit) {
	case UNIT_PART:
		return "Pa";
	case UNIT_CHAPTER:
		return "Ch";
	case UNIT_SECTION:
		return "Se";
	case UNIT_SUBSECTION:
		return "Ss";
	case UNIT_DIVISION:
		return "Di";
	case UNIT_ARTICLE:
		return "At";
	case UNIT_PARAGRAPH:
		return "Pr";
	case UNIT_ITEM:
		return "It";
	case UNIT_FORM:
		return "Fm";
	}
	return "";
}

/* Appends; what does not fit is no address of any provision. */
static void
extend(char address[ADDRESS_BYTES_MAX], const char *label, const char *num)
{
	size_t used = strlen(address);

	snprintf(address + used, ADDRESS_BYTES_MAX - used, "%s%s_%s",
	    used > 0 ? "-" : "", label, num);
}

/* 第5条第1号 is 第5条第1項第1号 where there is one paragraph. */
static void
insert_paragraph(const struct edition *edition,
    char address[ADDRESS_BYTES_MAX])
{
	const struct provision *at = index_find(edition, address);

	if (at == NULL || at->kind == PROVISION_ARTICLE ||
	    at->kind == PROVISION_SUPPLEMENT)
		extend(address, "Pr", "1");
}

static struct provision *
find_ordinals(const struct edition *edition, const char **cursor,
    const char *end, const char *root)
{
	char address[ADDRESS_BYTES_MAX];
	struct ordinal ordinal;
	bool was_heading = true;
	const char *at = *cursor;

	snprintf(address, sizeof address, "%s", root);
	while (number_read_ordinal(&at, end, &ordinal)) {
		/* 第2章第7条: chapters are not part of an article's address. */
		if (ordinal.unit == UNIT_ARTICLE && was_heading)
			snprintf(address, sizeof address, "%s", root);
		was_heading = ordinal.unit < UNIT_ARTICLE;
		if (ordinal.unit == UNIT_ITEM)
			insert_paragraph(edition, address);
		extend(address, label_of(ordinal.unit), ordinal.digits);
		number_skip_blanks(&at, end);
		*cursor = at;
	}
	return index_find(edition, address);
}

/* Full-width ASCII stands 0xfee0 above ASCII. */
static uint32_t
fold(uint32_t code)
{
	return code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
}

/* How many bytes of what is written say the sign as printed; 0 if others. */
static size_t
sign_length(const char *printed, const char *written, const char *end)
{
	const char *start = written, *printed_end = printed + strlen(printed);
	uint32_t code;

	for (;;) {
		number_skip_blanks(&printed, printed_end);
		if (printed == printed_end)
			return (size_t)(written - start);
		if (written == end)
			return 0;
		code = text_next(&printed, printed_end);
		if (fold(code) != fold(text_next(&written, end)))
			return 0;
	}
}

struct provision *
citation_read_sign(const struct provision *top, const char **cursor,
    const char *end)
{
	struct provision *child, *best = NULL;
	size_t length, most = 0;

	for (child = provision_inside(top, NULL); child != NULL;
	    child = provision_inside(top, child)) {
		if (child->parent != top)
			continue;
		length = sign_length(child->number, *cursor, end);
		if (length > most) {
			most = length;
			best = child;
		}
	}
	*cursor += most;
	return best;
}

/* Below an item: ア, then (ア) below that. NULL if something is left over. */
static struct provision *
find_signs(struct provision *top, const char *at, const char *end)
{
	while (top != NULL && at < end)
		top = citation_read_sign(top, &at, end);
	return top;
}

bool
citation_read_name(const char **cursor, const char *end, const char *name)
{
	const char *at = *cursor, *name_end = name + strlen(name);
	int a, b;

	if (*name == '\0')
		return false;
	for (;;) {
		number_skip_blanks(&name, name_end);
		if (name == name_end)
			break;
		number_skip_blanks(&at, end);
		if (at == end)
			return false;
		if (number_read(&name, name_end, &a)) {
			if (!number_read(&at, end, &b) || a != b)
				return false;
		} else if (fold(text_next(&name, name_end)) !=
		    fold(text_next(&at, end))) {
			return false;
		}
	}
	*cursor = at;
	return true;
}

static bool
is_same_name(const char *one, const char *other)
{
	const char *end = other + strlen(other);

	return citation_read_name(&other, end, one) && other == end;
}

/* Forms and tables are called by their label or title. */
static struct provision *
find_named(const struct edition *edition, const char *name)
{
	struct provision *at = NULL;

	while ((at = index_next_named(edition, at)) != NULL)
		if (is_same_name(at->number, name) ||
		    is_same_name(at->caption, name))
			return at;
	return NULL;
}

static struct provision *
find_supplement(const struct edition *edition, const char **cursor,
    const char *end)
{
	if (!number_read_word(cursor, end, "附則") &&
	    !number_read_word(cursor, end, "付則"))
		return NULL;
	return index_find(edition, "Sp_1");
}

struct provision *
citation_find(const struct edition *edition, const char *written)
{
	struct provision *found = find_named(edition, written);
	const char *cursor = written, *end = written + strlen(written);

	if (found != NULL || *written == '\0')
		return found;
	found = find_supplement(edition, &cursor, end);
	if (found != NULL && cursor < end)
		found = find_ordinals(edition, &cursor, end, "Sp_1");
	else if (found == NULL) {
		number_read_word(&cursor, end, "本則");
		found = find_ordinals(edition, &cursor, end, "Mp");
	}
	return find_signs(found, cursor, end);
}
