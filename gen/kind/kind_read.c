#include "kind/kind_read.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "corpus/node.h"
#include "corpus/xml.h"
#include "kind/vocabulary.h"

const char kind_namespace[] = "urn:kijun:kind";

enum {
	NUMBER_MAX = 999,
	WORDS_MAX = 32		/* more than any list of words has */
};

/* Without problems it is only asked whether all is right. */
struct reading {
	struct pool	*pool;
	struct kind	*kind;
	struct problems	*problems;
	bool		 failed;
};

static void __attribute__((format(printf, 4, 5)))
refuse(struct reading *reading, struct place place, const char *near,
    const char *format, ...)
{
	va_list args;

	reading->failed = true;
	if (reading->problems == NULL)
		return;
	va_start(args, format);
	problem_add_args(reading->problems, PROBLEM_KIND_MALFORMED, place,
	    near, format, args);
	va_end(args);
}

static const char *
list_words(struct pool *pool, const char *const *known, size_t count)
{
	const char *all = "";
	size_t i;

	for (i = 0; i < count; i++)
		all = pool_format(pool, "%s%s%s", all,
		    i > 0 ? message_comma() : "", known[i]);
	return all;
}

static void *
field(struct kind *kind, const struct vocabulary_row *row)
{
	return (char *)kind + row->field;
}

static void
refuse_word(struct reading *reading, const xmlAttr *attr, const char *word,
    const struct vocabulary_word *words)
{
	const char *known[WORDS_MAX] = {0}, *near;
	size_t count;

	for (count = 0; words[count].word != NULL && count < WORDS_MAX;
	    count++)
		known[count] = words[count].word;
	near = text_nearest(word, known, count);
	if (near != NULL)
		refuse(reading, xml_attr_place(attr), near,
		    MESSAGE("%s has no word \"%.60s\""),
		    (const char *)attr->name, word);
	else
		refuse(reading, xml_attr_place(attr), NULL,
		    MESSAGE("%s has no word \"%.60s\"; there is: %s"),
		    (const char *)attr->name, word, list_words(reading->pool,
		    known, count));
}

static void
refuse_attr(struct reading *reading, const xmlAttr *attr, const char *element,
    const char *const *known, size_t count)
{
	const char *name = (const char *)attr->name;
	const char *near = text_nearest(name, known, count);

	if (near != NULL)
		refuse(reading, xml_attr_place(attr), near,
		    MESSAGE("<%s> has no attribute \"%.60s\""), element, name);
	else
		refuse(reading, xml_attr_place(attr), NULL,
		    MESSAGE("<%s> has no attribute \"%.60s\"; there is: %s"),
		    element, name, list_words(reading->pool, known, count));
}

static void
read_many(struct reading *reading, const xmlAttr *attr,
    const struct vocabulary_row *row, const char *value)
{
	const struct vocabulary_word *word;
	unsigned *bits = field(reading->kind, row);
	size_t length;

	for (value += strspn(value, " \n\t"); *value != '\0';
	    value += length, value += strspn(value, " \n\t")) {
		length = strcspn(value, " \n\t");
		word = vocabulary_word(row->words, value, length);
		if (word == NULL)
			refuse_word(reading, attr, pool_copy(reading->pool,
			    value, length), row->words);
		else if ((*bits & word->bit) != 0)
			refuse(reading, xml_attr_place(attr), NULL,
			    MESSAGE("%s says \"%.60s\" twice"), row->name,
			    word->word);
		else
			*bits |= word->bit;
	}
}

static void
read_one(struct reading *reading, const xmlAttr *attr,
    const struct vocabulary_row *row, const char *value)
{
	if (vocabulary_word(row->words, value, strlen(value)) == NULL)
		refuse_word(reading, attr, value, row->words);
	else
		*(const char **)field(reading->kind, row) = value;
}

static void
read_flag(struct reading *reading, const xmlAttr *attr,
    const struct vocabulary_row *row, const char *value)
{
	if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
		refuse(reading, xml_attr_place(attr),
		    NULL, MESSAGE("%s is yes or no, not \"%.60s\""),
		    row->name, value);
	*(bool *)field(reading->kind, row) = strcmp(value, "yes") == 0;
}

static void
read_number(struct reading *reading, const xmlAttr *attr,
    const struct vocabulary_row *row, const char *value)
{
	char *end;
	long number = strtol(value, &end, 10);

	if (*end != '\0' || number < 0 || number > NUMBER_MAX) {
		refuse(reading, xml_attr_place(attr),
		    NULL, MESSAGE("%s is a number up to %d, not \"%.60s\""),
		    row->name, NUMBER_MAX, value);
		return;
	}
	*(int *)field(reading->kind, row) = (int)number;
}

/* attr is NULL for what is not given: its value holds otherwise. */
static void
read_value(struct reading *reading, const xmlAttr *attr,
    const struct vocabulary_row *row, const char *value)
{
	switch (row->form) {
	case FORM_TEXT:
		*(const char **)field(reading->kind, row) = value;
		break;
	case FORM_ONE:
		read_one(reading, attr, row, value);
		break;
	case FORM_MANY:
		read_many(reading, attr, row, value);
		break;
	case FORM_FLAG:
		read_flag(reading, attr, row, value);
		break;
	case FORM_NUMBER:
		read_number(reading, attr, row, value);
		break;
	}
}

static const char *
value_of(struct pool *pool, const xmlAttr *attr)
{
	xmlChar *value = xmlNodeListGetString(attr->doc, attr->children, 1);
	const char *copy = pool_string(pool,
	    value != NULL ? (const char *)value : "");

	xmlFree(value);
	return copy;
}

static void
refuse_row(struct reading *reading, const xmlAttr *attr)
{
	const char *known[WORDS_MAX];
	size_t count;

	for (count = 0; vocabulary[count].name != NULL && count < WORDS_MAX;
	    count++)
		known[count] = vocabulary[count].name;
	refuse_attr(reading, attr, "k:kind", known, count);
}

static void
read_attrs(struct reading *reading, const xmlNode *declaration)
{
	const struct vocabulary_row *row;
	const xmlAttr *attr;
	const char *value;

	for (row = vocabulary; row->name != NULL; row++)
		if (node_attr(declaration, row->name) == NULL ||
		    *node_attr(declaration, row->name) == '\0')
			read_value(reading, NULL, row, row->otherwise);
	for (attr = declaration->properties; attr != NULL; attr = attr->next) {
		row = vocabulary_named((const char *)attr->name);
		value = value_of(reading->pool, attr);
		if (row == NULL)
			refuse_row(reading, attr);
		else if (*value != '\0')
			read_value(reading, attr, row, value);
	}
	for (row = vocabulary; row->name != NULL; row++)
		if (row->is_required && (node_attr(declaration, row->name) ==
		    NULL || *node_attr(declaration, row->name) == '\0'))
			refuse(reading, xml_place(declaration), NULL,
			    MESSAGE("<k:kind> does not say its %s"),
			    row->name);
}

/* Those of each person are made besides others, never alone. */
static void
check_per(struct reading *reading, const xmlNode *declaration)
{
	const unsigned besides = KIND_PER_PERSON | KIND_PER_ROLES;

	if (!reading->failed && (reading->kind->per & ~besides) == 0)
		refuse(reading, xml_place(declaration), NULL,
		    MESSAGE("per says what the kind is made for besides, but "
		    "not what it is made for"));
}

/* Options */

static const char **
split_values(struct pool *pool, const char *words)
{
	const char **values;
	size_t count = 0, length;

	if (words == NULL || words[strspn(words, " \n\t")] == '\0')
		return NULL;
	values = pool_take(pool, (strlen(words) + 2) * sizeof *values);
	for (words += strspn(words, " \n\t"); *words != '\0';
	    words += length, words += strspn(words, " \n\t")) {
		length = strcspn(words, " \n\t");
		values[count++] = pool_copy(pool, words, length);
	}
	return values;
}

static void
check_option_attrs(struct reading *reading, const xmlNode *node)
{
	const xmlAttr *attr;
	size_t i, count = 0;

	while (vocabulary_option[count] != NULL)
		count++;
	for (attr = node->properties; attr != NULL; attr = attr->next) {
		const char *name = (const char *)attr->name;

		for (i = 0; i < count; i++)
			if (strcmp(vocabulary_option[i], name) == 0)
				break;
		if (i == count)
			refuse_attr(reading, attr, "k:option",
			    vocabulary_option, count);
	}
}

static const char *
copy_attr(struct pool *pool, const xmlNode *node, const char *name)
{
	const char *value = node_attr(node, name);

	return pool_string(pool, value != NULL ? value : "");
}

static void
check_values(struct reading *reading, const xmlNode *node,
    const char *const *values)
{
	const char *const *at, *const *before;

	for (at = values; at != NULL && *at != NULL; at++)
		for (before = values; before < at; before++)
			if (strcmp(*before, *at) == 0)
				refuse(reading, xml_place(node), NULL,
				    MESSAGE("%s says \"%.60s\" twice"),
				    "values", *at);
}

static void
check_is(struct reading *reading, const xmlNode *node, const char *is)
{
	if (*is != '\0' && strcmp(is, "era") != 0 && strcmp(is, "pair") != 0)
		refuse(reading, xml_place(node), NULL,
		    MESSAGE("a value may be an era or a pair, but is says "
		    "\"%.60s\""), is);
}

static void
read_option(struct reading *reading, const xmlNode *node,
    struct kind_option *option)
{
	struct pool *pool = reading->pool;
	const char *name = node_attr(node, "name");

	check_option_attrs(reading, node);
	option->name = copy_attr(pool, node, "name");
	option->values = split_values(pool, node_attr(node, "values"));
	check_values(reading, node, option->values);
	option->is = copy_attr(pool, node, "is");
	check_is(reading, node, option->is);
	option->note = copy_attr(pool, node, "note");
	option->note_ja = copy_attr(pool, node, "note-ja");
	if (name == NULL || *name == '\0' || strpbrk(name, "= \n\t") != NULL)
		refuse(reading, xml_place(node), NULL,
		    MESSAGE("<k:option> has no name"));
	else if (kind_option(reading->kind, name) != NULL)
		refuse(reading, xml_place(node), NULL,
		    MESSAGE("the option \"%.60s\" is declared twice"), name);
}

static void
read_options(struct reading *reading, const xmlNode *declaration)
{
	struct kind *kind = reading->kind;
	struct kind_option *options = pool_take(reading->pool,
	    (xmlChildElementCount((xmlNode *)(uintptr_t)declaration) + 1) *
	    sizeof *options);
	const xmlNode *node;

	kind->options = options;
	for (node = declaration->children; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE && !xmlIsBlankNode(node))
			refuse(reading, xml_place(node), NULL,
			    MESSAGE("no words may stand in <k:kind>"));
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (!node_is(node, "option") || node->ns == NULL ||
		    strcmp((const char *)node->ns->href,
		    (const char *)declaration->ns->href) != 0) {
			refuse(reading, xml_place(node), NULL, MESSAGE("<%s> "
			    "may not stand in <k:kind>; only <k:option> may"),
			    (const char *)node->name);
			continue;
		}
		read_option(reading, node, &options[kind->option_count]);
		kind->option_count++;
	}
}

bool
kind_read(struct pool *pool, const xmlNode *declaration, struct kind *kind,
    struct problems *problems)
{
	struct reading reading = { pool, kind, problems, false };

	read_attrs(&reading, declaration);
	check_per(&reading, declaration);
	read_options(&reading, declaration);
	return !reading.failed;
}
