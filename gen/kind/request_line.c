#include "kind/request_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"

const char request_line_printed[] = "printed";

static const char VERSION[] = "1";
static const char SETTING[] = "set:";
const char request_left_out[] = "left-out";

/* Writing */

/* What separates words, and what XML, HTML and PDF would write otherwise. */
static void
add_value(struct text *out, const char *value)
{
	for (; *value != '\0'; value++) {
		unsigned char byte = (unsigned char)*value;

		if (byte <= ' ' || byte == 0x7f ||
		    strchr("%&<>\"'()\\", byte) != NULL)
			text_add_format(out, "%%%02X", byte);
		else
			text_add_char(out, *value);
	}
}

static void
add_word(struct text *out, const char *name, const char *value)
{
	if (value == NULL)
		return;
	text_add_format(out, " %s=", name);
	add_value(out, value);
}

static void
add_settings(struct text *out, const char *const *setting)
{
	for (; setting != NULL && setting[0] != NULL; setting += 2) {
		text_add_format(out, " %s", SETTING);
		add_value(out, setting[0]);
		text_add_char(out, '=');
		add_value(out, setting[1]);
	}
}

/* What else the holder of the role is: a word each. */
static void
add_others(struct text *out, const char *const *other)
{
	for (; other != NULL && *other != NULL; other++)
		add_word(out, "with", *other);
}

/* A lone file has no name that another machine would know. */
static const char *
edition_name(const struct edition *edition)
{
	if (edition == NULL)
		return NULL;
	return edition->standard != NULL &&
	    !edition->standard->authority->is_lone ? edition->name : "file";
}

const char *
request_line(struct pool *pool, const struct request *request)
{
	struct text out = {0};
	const char *line;

	text_add_format(&out, "%s ", VERSION);
	add_value(&out, request->kind);
	if (request->authority != NULL && !request->authority->is_lone)
		add_word(&out, "authority", request->authority->id);
	add_word(&out, "role", request->role);
	add_others(&out, request->others);
	add_word(&out, "edition", edition_name(request->edition));
	add_word(&out, "older", edition_name(request->older));
	add_word(&out, "form", request->form);
	add_word(&out, "chapter", request->chapter);
	add_word(&out, "modality", request->modality);
	add_word(&out, "situation", request->situation);
	if (request->with_included)
		add_word(&out, "included", "yes");
	add_word(&out, "packet", request->packet);
	if (request->people > 0)
		add_word(&out, request->is_merged ? "filled" : "listed",
		    pool_format(pool, "%zu", request->people));
	add_word(&out, "rows", request->rows);
	add_word(&out, "answers", request->answers);
	if (request->is_sorted)
		add_word(&out, "sorted", "yes");
	add_settings(&out, request->options);
	line = pool_string(pool, out.bytes);
	text_free(&out);
	return line;
}

/* Reading */

struct reading {
	struct pool		*pool;
	const struct corpus	*corpus;
	struct request		*request;
	const char		**settings;	/* pairs */
	size_t			 setting_count;
	const char		**others;	/* roles, NULL-terminated */
	size_t			 other_count;
	const char		*why;		/* NULL as long as all is right */
};

static int
hex_of(char digit)
{
	static const char digits[] = "0123456789ABCDEF";
	const char *at = digit == '\0' ? NULL : strchr(digits, digit);

	return at == NULL ? -1 : (int)(at - digits);
}

static const char *
read_value(struct pool *pool, const char *from, size_t length)
{
	char *value = pool_take(pool, length + 1), *to = value;
	size_t i;

	for (i = 0; i < length; i++) {
		if (from[i] == '%' && i + 2 < length &&
		    hex_of(from[i + 1]) >= 0 && hex_of(from[i + 2]) >= 0) {
			*to++ = (char)(hex_of(from[i + 1]) << 4 |
			    hex_of(from[i + 2]));
			i += 2;
		} else {
			*to++ = from[i];
		}
	}
	*to = '\0';
	return value;
}

static const struct edition *
read_edition(struct reading *reading, const char *name)
{
	const struct edition *edition;

	if (strcmp(name, "file") == 0) {
		reading->why = message_translate("it was made from files, not from a corpus");
		return NULL;
	}
	edition = find_edition(reading->corpus, name);
	if (edition == NULL)
		reading->why = pool_format(reading->pool,
		    message_translate("this corpus has no edition \"%s\""), name);
	return edition;
}

static void
read_authority(struct reading *reading, const char *id)
{
	reading->request->authority = find_authority(reading->corpus, id);
	if (reading->request->authority == NULL)
		reading->why = pool_format(reading->pool,
		    message_translate("this corpus has no authority \"%s\""), id);
}

static void
read_people(struct reading *reading, const char *count, bool is_merged)
{
	reading->request->people = strtoull(count, NULL, 10);
	reading->request->is_merged = is_merged;
}

/* Words that are kept as they are, by the field they fill. */
static const char **
plain_field(struct request *request, const char *name)
{
	const struct { const char *name; const char **field; } rows[] = {
		{ "role", &request->role }, { "form", &request->form },
		{ "chapter", &request->chapter },
		{ "modality", &request->modality },
		{ "situation", &request->situation },
		{ "packet", &request->packet }, { "rows", &request->rows },
		{ "answers", &request->answers } };
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(rows[i].name, name) == 0)
			return rows[i].field;
	return NULL;
}

static void
read_word(struct reading *reading, const char *name, const char *value)
{
	struct request *request = reading->request;
	const char **field = plain_field(request, name);

	if (field != NULL) {
		*field = value;
	} else if (strncmp(name, SETTING, strlen(SETTING)) == 0) {
		reading->settings[2 * reading->setting_count] = name +
		    strlen(SETTING);
		reading->settings[2 * reading->setting_count++ + 1] = value;
	} else if (strcmp(name, "authority") == 0) {
		read_authority(reading, value);
	} else if (strcmp(name, "edition") == 0) {
		request->edition = read_edition(reading, value);
	} else if (strcmp(name, "older") == 0) {
		request->older = read_edition(reading, value);
	} else if (strcmp(name, "with") == 0) {
		reading->others[reading->other_count++] = value;
		request->others = reading->others;
	} else if (strcmp(name, "included") == 0) {
		request->with_included = true;
	} else if (strcmp(name, "sorted") == 0) {
		request->is_sorted = true;
	} else if (strcmp(name, "filled") == 0) {
		read_people(reading, value, true);
	} else if (strcmp(name, "listed") == 0) {
		read_people(reading, value, false);
	} else {
		reading->why = pool_format(reading->pool,
		    message_translate("this kijun does not know its word \"%s\""), name);
	}
}

/* The next word of the line; false at its end. */
static bool
next_word(const char **at, const char **word, size_t *length)
{
	*at += strspn(*at, " ");
	*word = *at;
	*length = strcspn(*at, " ");
	*at += *length;
	return *length > 0;
}

static void
read_words(struct reading *reading, const char *at)
{
	const char *word, *equals;
	size_t length;

	while (reading->why == NULL && next_word(&at, &word, &length)) {
		equals = memchr(word, '=', length);
		if (equals == NULL) {
			reading->why = message_translate("it is damaged");
			return;
		}
		read_word(reading, read_value(reading->pool, word,
		    (size_t)(equals - word)), read_value(reading->pool,
		    equals + 1, length - (size_t)(equals + 1 - word)));
	}
}

static bool
is_version(const char *word, size_t length)
{
	return length == strlen(VERSION) && memcmp(word, VERSION, length) == 0;
}

/* Whoever of a packet's papers reads it. */
static const struct kind_option *
find_option(const struct reading *reading, const struct kinds *kinds,
    const struct kind *kind, const char *name)
{
	const struct kind_option *option = kind_option(kind, name);
	size_t i;

	for (i = 0; option == NULL && reading->request->packet != NULL &&
	    i < kinds->count; i++)
		option = kind_option(&kinds->list[i], name);
	return option;
}

/* What the kind reads may be another thing now. */
static void
check_settings(struct reading *reading, const struct kinds *kinds,
    const struct kind *kind)
{
	const struct kind_option *option;
	size_t i;

	for (i = 0; reading->why == NULL && i < reading->setting_count; i++) {
		const char *name = reading->settings[2 * i];

		option = find_option(reading, kinds, kind, name);
		if (option == NULL || kind_refuses(reading->pool, option,
		    reading->settings[2 * i + 1]) != NULL)
			reading->why = pool_format(reading->pool, message_translate("\"%s\" "
			    "takes no setting %s=%s here"), kind->name, name,
			    reading->settings[2 * i + 1]);
	}
}

bool
request_line_read(struct pool *pool, const char *line,
    const struct corpus *corpus, const struct kinds *kinds,
    struct request *request, const char **why)
{
	struct reading reading = { .pool = pool, .corpus = corpus,
	    .request = request };
	const struct kind *kind = NULL;
	const char *at = line, *word;
	size_t length;

	*request = (struct request){ .kinds = kinds };
	reading.settings = pool_take(pool, (strlen(line) + 2) *
	    sizeof *reading.settings);
	request->options = reading.settings;
	reading.others = pool_take(pool, (strlen(line) + 1) *
	    sizeof *reading.others);
	if (!next_word(&at, &word, &length) || !is_version(word, length))
		reading.why = message_translate("another version of kijun wrote it");
	else if (!next_word(&at, &word, &length))
		reading.why = message_translate("it is damaged");
	if (reading.why == NULL) {
		request->kind = read_value(pool, word, length);
		kind = kinds_find(kinds, request->kind);
		if (kind == NULL &&
		    strcmp(request->kind, request_left_out) != 0)
			reading.why = pool_format(pool, message_translate("there is no kind of "
			    "document \"%s\""), request->kind);
		read_words(&reading, at);
	}
	if (reading.why == NULL && kind != NULL)
		check_settings(&reading, kinds, kind);
	*why = reading.why;
	return reading.why == NULL;
}
