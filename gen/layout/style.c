#include "layout/style.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/word.h"

/*
 * A rule line is kept as its settings; the looks are made from the settings
 * once the whole file is read, so that the order of the lines does not matter.
 */

enum {
	LEVEL_NONE = -1,
	LEVELS = 17,		/* 0..16 can be named in a selector: the
				   lists of a tenth sub-item */
	UNITS_PER_POINT = 1000,
	UNITS_PER_METRE = 2834646,	/* 72000 / 25.4 thousandths a mm */
	MAX_BYTES = 1 << 20
};

enum value_kind {
	VALUE_LENGTH,
	VALUE_FACE,
	VALUE_ALIGN,
	VALUE_FLAG
};

enum owner {
	OWNER_LOOK,
	OWNER_PAPER
};

struct property {
	const char	*name;
	enum owner	 owner;
	enum value_kind	 kind;
	size_t		 offset;
};

static const struct property properties[] = {
	{"face", OWNER_LOOK, VALUE_FACE, offsetof(struct look, face)},
	{"size", OWNER_LOOK, VALUE_LENGTH, offsetof(struct look, size)},
	{"pitch", OWNER_LOOK, VALUE_LENGTH, offsetof(struct look, pitch)},
	{"before", OWNER_LOOK, VALUE_LENGTH, offsetof(struct look, before)},
	{"after", OWNER_LOOK, VALUE_LENGTH, offsetof(struct look, after)},
	{"indent", OWNER_LOOK, VALUE_LENGTH, offsetof(struct look, indent)},
	{"hang", OWNER_LOOK, VALUE_LENGTH, offsetof(struct look, hang)},
	{"first", OWNER_LOOK, VALUE_LENGTH, offsetof(struct look, first)},
	{"align", OWNER_LOOK, VALUE_ALIGN, offsetof(struct look, align)},
	{"keep", OWNER_LOOK, VALUE_FLAG,
	    offsetof(struct look, keep_with_next)},
	{"width", OWNER_PAPER, VALUE_LENGTH,
	    offsetof(struct sheet_measure, width)},
	{"height", OWNER_PAPER, VALUE_LENGTH,
	    offsetof(struct sheet_measure, height)},
	{"top", OWNER_PAPER, VALUE_LENGTH, offsetof(struct sheet_measure, top)},
	{"bottom", OWNER_PAPER, VALUE_LENGTH,
	    offsetof(struct sheet_measure, bottom)},
	{"left", OWNER_PAPER, VALUE_LENGTH,
	    offsetof(struct sheet_measure, left)},
	{"right", OWNER_PAPER, VALUE_LENGTH,
	    offsetof(struct sheet_measure, right)},
	{"head", OWNER_PAPER, VALUE_LENGTH,
	    offsetof(struct sheet_measure, head)},
	{"foot", OWNER_PAPER, VALUE_LENGTH,
	    offsetof(struct sheet_measure, foot)}
};

static const struct {
	const char	*name;
	int		 value;
} alignments[] = {
	{"justified", 0}, {"left", 1}, {"center", 2}, {"right", 3}
};

#define LENGTH_OF(array) (sizeof (array) / sizeof (array)[0])

struct setting {
	const struct property	*property;
	int			 value;
	bool			 is_em;		/* value is thousandths of size */
	struct setting		*next;
};

struct rule {
	int		 element;	/* enum sheet_kind; -1: the paper */
	const char	*kind;		/* NULL: any */
	int		 level;
	struct setting	*first, *last;
	struct rule	*next;
};

/* A finished look of one element, kind and level. */
struct entry {
	const char	*kind;
	int		 level;
	struct look	 look;
	struct entry	*next;
};

struct style {
	struct rule		*rules, *last_rule;
	struct entry		*entries[SHEET_TEXT + 1];
	struct sheet_measure	 portrait, landscape;
	struct typefaces	 faces;
};

struct reader {
	struct pool	*pool;
	struct problems	*problems;
	struct style	*style;
	const char	*path;
	const char	*line_start;
	int		 line;
	bool		 failed;
};

static struct place
place_of(const struct reader *reader, const char *at)
{
	return (struct place){reader->path, reader->line,
	    (int)(at - reader->line_start) + 1};
}

static const struct property *
find_property(const char *name, size_t length, enum owner owner)
{
	size_t i;

	for (i = 0; i < LENGTH_OF(properties); i++)
		if (properties[i].owner == owner
		    && word_is(name, length, properties[i].name))
			return &properties[i];
	return NULL;
}

/* Decimal with at most three places, as thousandths. No floating point. */
static const char *
read_decimal(const char *at, const char *end, long *out)
{
	bool is_negative = at < end && *at == '-';
	long value = 0, place = 1000;
	const char *start;

	if (is_negative)
		at++;
	for (start = at; at < end && *at >= '0' && *at <= '9'
	    && value < 1000000; at++)
		value = value * 10 + (*at - '0');
	if (at == start)
		return NULL;
	value *= 1000;
	if (at < end && *at == '.')
		for (at++; at < end && *at >= '0' && *at <= '9'; at++) {
			place /= 10;
			value += (*at - '0') * place;
		}
	*out = is_negative ? -value : value;
	return at;
}

static bool
read_length(const char *at, const char *end, struct setting *out)
{
	long value;

	if ((at = read_decimal(at, end, &value)) == NULL)
		return false;
	if (value == 0 && at == end)
		out->value = 0;
	else if (word_is(at, (size_t)(end - at), "pt"))
		out->value = (int)value;
	else if (word_is(at, (size_t)(end - at), "mm"))
		out->value = (int)((long long)value * UNITS_PER_METRE
		    / 1000 / UNITS_PER_POINT);
	else if (word_is(at, (size_t)(end - at), "em")) {
		out->value = (int)value;
		out->is_em = true;
	} else
		return false;
	return true;
}

static bool
read_value(const char *at, const char *end, struct setting *out)
{
	size_t length = (size_t)(end - at), i;

	switch (out->property->kind) {
	case VALUE_LENGTH:
		return read_length(at, end, out);
	case VALUE_FACE:
		out->value = typeface_named(at, length);
		return out->value >= 0;
	case VALUE_ALIGN:
		for (i = 0; i < LENGTH_OF(alignments); i++)
			if (word_is(at, length, alignments[i].name)) {
				out->value = alignments[i].value;
				return true;
			}
		return false;
	case VALUE_FLAG:
		out->value = word_is(at, length, "yes");
		return out->value || word_is(at, length, "no");
	}
	return false;
}

static void
read_setting(struct reader *reader, struct rule *rule, const char *at,
    const char *end)
{
	const char *equals = memchr(at, '=', (size_t)(end - at));
	enum owner owner = rule->element < 0 ? OWNER_PAPER : OWNER_LOOK;
	const struct property *property;
	struct setting *setting;

	property = equals == NULL ? NULL
	    : find_property(at, (size_t)(equals - at), owner);
	if (property == NULL) {
		problem_add(reader->problems, PROBLEM_STYLE_NAME_UNKNOWN,
		    place_of(reader, at), "unknown setting \"%.*s\"",
		    (int)(end - at), at);
		reader->failed = true;
		return;
	}
	setting = pool_take(reader->pool, sizeof *setting);
	setting->property = property;
	if (!read_value(equals + 1, end, setting)) {
		problem_add(reader->problems, PROBLEM_STYLE_VALUE_BAD,
		    place_of(reader, equals + 1),
		    "\"%.*s\" is not a value of %s",
		    (int)(end - equals - 1), equals + 1, property->name);
		reader->failed = true;
		return;
	}
	if (rule->last == NULL)
		rule->first = setting;
	else
		rule->last->next = setting;
	rule->last = setting;
}

static bool
is_level(const char *part)
{
	size_t length = strspn(part, "0123456789");

	return length > 0 && length <= 2 && part[length] == '\0' &&
	    atoi(part) < LEVELS;
}

/* ELEMENT[.KIND][.LEVEL], or page[.landscape] for the paper. */
static bool
read_selector(struct reader *reader, struct rule *rule, const char *at,
    const char *end)
{
	char *copy = pool_copy(reader->pool, at, (size_t)(end - at));
	char *dot = strchr(copy, '.');

	rule->level = LEVEL_NONE;
	if (dot != NULL)
		*dot++ = '\0';
	rule->element = strcmp(copy, "page") == 0 ? -1
	    : sheet_kind_named(copy);
	if (rule->element < 0 && strcmp(copy, "page") != 0)
		return false;
	while (dot != NULL && *dot != '\0') {
		char *part = dot;

		if ((dot = strchr(dot, '.')) != NULL)
			*dot++ = '\0';
		if (is_level(part))
			rule->level = atoi(part);
		else if (rule->kind == NULL)
			rule->kind = part;
		else
			return false;
	}
	return rule->element >= 0 || rule->kind == NULL
	    || strcmp(rule->kind, "landscape") == 0;
}

static const char *
skip_blanks(const char *at, const char *end)
{
	while (at < end && (*at == ' ' || *at == '\t' || *at == '\r'))
		at++;
	return at;
}

static const char *
skip_word(const char *at, const char *end)
{
	while (at < end && *at != ' ' && *at != '\t' && *at != '\r')
		at++;
	return at;
}

static void
read_line(struct reader *reader, const char *at, const char *end)
{
	struct style *style = reader->style;
	const char *word_end;
	struct rule *rule;

	reader->line_start = at;
	at = skip_blanks(at, end);
	if (at == end || *at == '#')
		return;
	word_end = skip_word(at, end);
	if (word_is(at, (size_t)(word_end - at), "typeface")) {
		if (!typeface_read(reader->pool, &style->faces, at, word_end,
		    end, place_of(reader, at), reader->problems))
			reader->failed = true;
		return;
	}
	rule = pool_take(reader->pool, sizeof *rule);
	if (!read_selector(reader, rule, at, word_end)) {
		problem_add(reader->problems, PROBLEM_STYLE_SELECTOR_UNKNOWN,
		    place_of(reader, at), "unknown selector \"%.*s\"",
		    (int)(word_end - at), at);
		reader->failed = true;
		return;
	}
	for (at = skip_blanks(word_end, end); at < end && *at != '#';
	    at = skip_blanks(word_end, end)) {
		word_end = skip_word(at, end);
		read_setting(reader, rule, at, word_end);
	}
	if (style->last_rule == NULL)
		style->rules = rule;
	else
		style->last_rule->next = rule;
	style->last_rule = rule;
}

static bool
same_kind(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/*
 * The setting in force: of the rules that fit, the most exact one, and of
 * equally exact ones the last. kind weighs more than level.
 */
static const struct setting *
find_setting(const struct style *style, int element, const char *kind,
    int level, const struct property *property)
{
	const struct setting *best = NULL, *setting;
	const struct rule *rule;
	int exactness, best_exactness = -1;

	for (rule = style->rules; rule != NULL; rule = rule->next) {
		if (rule->element != element && rule->element != SHEET_SHEET)
			continue;
		if (rule->element != element && (rule->kind != NULL
		    || element < 0))
			continue;
		if ((rule->kind != NULL && !same_kind(rule->kind, kind))
		    || (rule->level != LEVEL_NONE && rule->level != level))
			continue;
		exactness = (rule->element == element ? 4 : 0)
		    + (rule->kind != NULL ? 2 : 0)
		    + (rule->level != LEVEL_NONE);
		for (setting = rule->first; setting != NULL;
		    setting = setting->next)
			if (setting->property == property
			    && exactness >= best_exactness) {
				best = setting;
				best_exactness = exactness;
			}
	}
	return best;
}

static void
apply(void *object, const struct setting *setting, int size)
{
	char *field = (char *)object + setting->property->offset;
	int value = setting->is_em
	    ? (int)((long long)setting->value * size / 1000) : setting->value;

	if (setting->property->kind == VALUE_FLAG)
		*(bool *)field = value != 0;
	else if (setting->property->kind == VALUE_FACE)
		*(enum face *)field = (enum face)value;
	else
		*(int *)field = value;
}

static struct look
make_look(const struct style *style, int element, const char *kind, int level)
{
	struct look look = {.size = 10500, .pitch = 19850};
	size_t i;

	/* face and size come first in the table, so em is known. */
	for (i = 0; i < LENGTH_OF(properties); i++) {
		const struct setting *setting;

		if (properties[i].owner != OWNER_LOOK)
			continue;
		setting = find_setting(style, element, kind, level,
		    &properties[i]);
		if (setting != NULL)
			apply(&look, setting, look.size);
	}
	return look;
}

static struct sheet_measure
make_measure(const struct style *style, const char *kind)
{
	struct sheet_measure measure = {0};
	size_t i;

	for (i = 0; i < LENGTH_OF(properties); i++) {
		const struct setting *setting;

		if (properties[i].owner != OWNER_PAPER)
			continue;
		setting = find_setting(style, -1, kind, LEVEL_NONE,
		    &properties[i]);
		if (setting != NULL)
			apply(&measure, setting, 0);
	}
	return measure;
}

static void
add_entry(struct pool *pool, struct style *style, int element,
    const char *kind, int level)
{
	struct entry *entry;

	for (entry = style->entries[element]; entry != NULL;
	    entry = entry->next)
		if (entry->level == level && same_kind(entry->kind, kind))
			return;
	entry = pool_take(pool, sizeof *entry);
	entry->kind = kind;
	entry->level = level;
	entry->look = make_look(style, element, kind, level);
	entry->next = style->entries[element];
	style->entries[element] = entry;
}

/* Every kind of an element with every level of it. */
static void
make_entries(struct pool *pool, struct style *style, int element)
{
	const struct rule *kinds, *levels;

	add_entry(pool, style, element, NULL, LEVEL_NONE);
	for (kinds = style->rules; kinds != NULL; kinds = kinds->next) {
		if (kinds->element != element)
			continue;
		add_entry(pool, style, element, kinds->kind, LEVEL_NONE);
		for (levels = style->rules; levels != NULL;
		    levels = levels->next)
			if (levels->element == element) {
				add_entry(pool, style, element, NULL,
				    levels->level);
				add_entry(pool, style, element, kinds->kind,
				    levels->level);
			}
	}
}

/* NULL if reported. */
static char *
read_file(const char *path, size_t *bytes, struct problems *problems)
{
	char *content = file_load(path, bytes, problems);

	if (content == NULL || *bytes <= MAX_BYTES)
		return content;
	problem_add(problems, PROBLEM_FILE_TOO_LARGE,
	    (struct place){ .file = path }, "larger than %d MiB",
	    MAX_BYTES >> 20);
	free(content);
	return NULL;
}

struct style *
style_load(struct pool *pool, const char *path, struct problems *problems)
{
	struct style *style = pool_take(pool, sizeof *style);
	struct reader reader = {pool, problems, style, pool_string(pool, path),
	    NULL, 0, false};
	const char *at, *end, *line_end;
	size_t bytes;
	char *content;
	int element;

	style->faces.path = reader.path;
	content = read_file(reader.path, &bytes, problems);
	if (content == NULL)
		return NULL;
	end = content + bytes;
	for (at = content; at < end; at = line_end + 1) {
		line_end = memchr(at, '\n', (size_t)(end - at));
		if (line_end == NULL)
			line_end = end;
		reader.line++;
		read_line(&reader, at, line_end);
	}
	free(content);
	if (reader.failed)
		return NULL;
	for (element = 0; element <= SHEET_TEXT; element++)
		make_entries(pool, style, element);
	style->portrait = make_measure(style, NULL);
	style->landscape = make_measure(style, "landscape");
	return style;
}

const struct look *
style_look(const struct style *style, enum sheet_kind element,
    const char *kind, int level)
{
	const struct entry *entry, *best = NULL;
	int exactness, best_exactness = -1;

	for (entry = style->entries[element]; entry != NULL;
	    entry = entry->next) {
		if ((entry->kind != NULL && !same_kind(entry->kind, kind))
		    || (entry->level != LEVEL_NONE && entry->level != level))
			continue;
		exactness = (entry->kind != NULL ? 2 : 0)
		    + (entry->level != LEVEL_NONE);
		if (exactness > best_exactness) {
			best = entry;
			best_exactness = exactness;
		}
	}
	return &best->look;
}

struct sheet_measure
style_measure(const struct style *style, bool landscape)
{
	return landscape ? style->landscape : style->portrait;
}

static int
scaled(int length, int thousandths)
{
	return (int)((long long)length * thousandths / 1000);
}

struct style *
style_scaled(struct pool *pool, const struct style *from, int thousandths)
{
	struct style *style = pool_take(pool, sizeof *style);
	int element;

	*style = *from;
	for (element = 0; element <= SHEET_TEXT; element++) {
		struct entry **to = &style->entries[element];
		const struct entry *entry;

		for (entry = from->entries[element]; entry != NULL;
		    entry = entry->next) {
			struct entry *copy = pool_take(pool, sizeof *copy);
			struct look *look = &copy->look;

			*copy = *entry;
			look->size = scaled(look->size, thousandths);
			look->pitch = scaled(look->pitch, thousandths);
			look->before = scaled(look->before, thousandths);
			look->after = scaled(look->after, thousandths);
			look->indent = scaled(look->indent, thousandths);
			look->hang = scaled(look->hang, thousandths);
			look->first = scaled(look->first, thousandths);
			*to = copy;
			to = &copy->next;
		}
		*to = NULL;
	}
	return style;
}

const struct typefaces *
style_typefaces(const struct style *style)
{
	return &style->faces;
}
