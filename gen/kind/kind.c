#include "kind/kind.h"

#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "kind/vocabulary.h"

/* Options */

const struct kind_option *
kind_option(const struct kind *kind, const char *name)
{
	size_t i;

	for (i = 0; i < kind->option_count; i++)
		if (strcmp(kind->options[i].name, name) == 0)
			return &kind->options[i];
	return NULL;
}

static const char *
join_values(struct pool *pool, const char *const *values, const char *between)
{
	const char *joined = "";
	size_t i;

	for (i = 0; values != NULL && values[i] != NULL; i++)
		joined = pool_format(pool, "%s%s%s", joined,
		    i > 0 ? between : "", values[i]);
	return joined;
}

/* NULL, or the names of the eras. */
static const char *
refuse_era(struct pool *pool, const char *value)
{
	const char *at = value, *end = value + strlen(value), *names = "";
	size_t i;

	if (date_read_era(&at, end) && at == end)
		return NULL;
	for (i = 0; date_era_at(i) != NULL; i++)
		names = pool_format(pool, "%s%s%s", names,
		    i > 0 ? message_comma() : "", date_era_at(i));
	return names;
}

bool
kind_is_pair(const char *value)
{
	const char *comma = strchr(value, ',');

	return comma != NULL && comma > value && comma[1] != '\0' &&
	    strchr(comma + 1, ',') == NULL;
}

const char *
kind_refuses(struct pool *pool, const struct kind_option *option,
    const char *value)
{
	size_t i;

	if (strcmp(option->is, "era") == 0)
		return refuse_era(pool, value);
	if (option->values == NULL)
		return NULL;
	for (i = 0; option->values[i] != NULL; i++)
		if (strcmp(option->values[i], value) == 0)
			return NULL;
	return join_values(pool, option->values, message_comma());
}

const char *
kind_option_words(struct pool *pool, const struct kind *kind)
{
	const char *words = "";
	size_t i;

	for (i = 0; i < kind->option_count; i++)
		words = pool_format(pool, "%s%s%s%s%s", words,
		    i > 0 ? " " : "", kind->options[i].name,
		    kind->options[i].values != NULL ? "=" : "",
		    join_values(pool, kind->options[i].values, "|"));
	return words;
}

/* Words of the table */

static const struct vocabulary_word *
word_of(const char *row, unsigned bit)
{
	const struct vocabulary_word *word = vocabulary_named(row)->words;

	while (word->word != NULL && word->bit != bit)
		word++;
	return word;
}

const char *
kind_per_name(enum kind_per per)
{
	return word_of("per", per)->word;
}

const char *
kind_per_said(enum kind_per per)
{
	const struct vocabulary_word *word = word_of("per", per);

	return message_is_japanese() ? word->meaning_ja : word->meaning;
}

/* A declaration by the table, and the table itself */

const char *
kind_row_name(size_t row)
{
	return vocabulary[row].name;
}

static const char *
join_bits(struct pool *pool, const struct vocabulary_word *word,
    unsigned bits)
{
	const char *joined = "";

	for (; word->word != NULL; word++)
		if ((bits & word->bit) != 0)
			joined = pool_format(pool, "%s%s%s", joined,
			    *joined != '\0' ? " " : "", word->word);
	return joined;
}

const char *
kind_row_value(struct pool *pool, const struct kind *kind, size_t index)
{
	const struct vocabulary_row *row = &vocabulary[index];
	const void *field = (const char *)kind + row->field;

	switch (row->form) {
	case FORM_TEXT:
	case FORM_ONE:
		return *(const char *const *)field;
	case FORM_MANY:
		return join_bits(pool, row->words, *(const unsigned *)field);
	case FORM_FLAG:
		return *(const bool *)field ? "yes" : "no";
	case FORM_NUMBER:
		return pool_format(pool, "%d", *(const int *)field);
	}
	return "";
}

static const char *
form_said(const struct vocabulary_row *row)
{
	switch (row->form) {
	case FORM_TEXT:
		return MESSAGE("any words");
	case FORM_ONE:
		return MESSAGE("one of");
	case FORM_MANY:
		return MESSAGE("any of");
	case FORM_FLAG:
		return MESSAGE("yes or no");
	case FORM_NUMBER:
		return MESSAGE("a number");
	}
	return "";
}

static const char *
meaning_of(const char *english, const char *japanese)
{
	return message_is_japanese() ? japanese : english;
}

static void
explain_row(const struct vocabulary_row *row, struct text *out)
{
	const struct vocabulary_word *word;

	text_add_format(out, "%s: %s\n  %s", row->name,
	    meaning_of(row->meaning, row->meaning_ja),
	    message_translate(form_said(row)));
	if (row->is_required)
		text_add_string(out, message_translate("; must be there"));
	else if (*row->otherwise != '\0')
		text_add_format(out, message_translate(
		    "; \"%s\" if it is not said"), row->otherwise);
	text_add_string(out, "\n");
	for (word = row->words; word != NULL && word->word != NULL; word++)
		text_add_format(out, "    %-14s %s\n", word->word,
		    meaning_of(word->meaning, word->meaning_ja));
}

void
kind_explain(struct text *out)
{
	const struct vocabulary_row *row;

	text_add_string(out, message_translate("A kind of document is one "
	    "stylesheet in templates/kinds. On top of it stands what it "
	    "is:\n"));
	text_add_string(out, "\n  <k:kind xmlns:k=\"urn:kijun:kind\" "
	    "title=\"…\" per=\"role\">\n"
	    "    <k:option name=\"variant\" values=\"yes-no four\"/>\n"
	    "  </k:kind>\n\n");
	for (row = vocabulary; row->name != NULL; row++)
		explain_row(row, out);
	text_add_string(out, message_translate("<k:option>: a setting that "
	    "the stylesheet reads (--set NAME=VALUE) as /dossier/option"
	    "[@name = 'NAME']/@value\n  name, values (by blanks; any words "
	    "if there are none), is (era: its name; pair: two words with a "
	    "comma between them), note, note-ja\n"));
}
