#include "layout/typeface.h"

#include <stdlib.h>
#include <string.h>

#include "base/word.h"

enum {
	TAG_BYTES = 4,			/* of a script, ISO 15924 */
	NUMBER_DIGITS = 4
};

/* The names that a look may use; the style's first three lines define them. */
static const char *const named[FACE_NAMED] = {
	[FACE_MINCHO] = "mincho",
	[FACE_GOTHIC] = "gothic",
	[FACE_GOTHIC_BOLD] = "gothic-bold"
};

enum setting_kind {
	SETTING_WORD,
	SETTING_NUMBER,
	SETTING_FLAG,
	SETTING_FACES,
	SETTING_SCRIPTS
};

static const struct setting {
	const char		*name;
	enum setting_kind	 kind;
	size_t			 offset;
} settings[] = {
	{ "file", SETTING_WORD, offsetof(struct typeface, file) },
	{ "package", SETTING_WORD, offsetof(struct typeface, package) },
	{ "postscript", SETTING_WORD, offsetof(struct typeface, postscript) },
	{ "index", SETTING_NUMBER, offsetof(struct typeface, index) },
	{ "stem", SETTING_NUMBER, offsetof(struct typeface, stem) },
	{ "serifs", SETTING_FLAG, offsetof(struct typeface, has_serifs) },
	{ "sequences", SETTING_FLAG,
	    offsetof(struct typeface, has_sequences) },
	{ "behind", SETTING_FACES, offsetof(struct typeface, behind) },
	{ "scripts", SETTING_SCRIPTS, offsetof(struct typeface, scripts) },
	{ "words", SETTING_SCRIPTS, offsetof(struct typeface, words) },
};

struct reader {
	struct pool	*pool;
	struct problems	*problems;
	struct typeface	*to;
	const char	*start;		/* of the line */
	struct place	 place;
};

static struct place
place_of(const struct reader *reader, const char *at)
{
	struct place place = reader->place;

	place.column = (int)(at - reader->start) + 1;
	return place;
}

int
typeface_named(const char *name, size_t length)
{
	int i;

	for (i = 0; i < FACE_NAMED; i++)
		if (word_is(name, length, named[i]))
			return i;
	return -1;
}

bool
typeface_has_script(const uint32_t *scripts, uint32_t script)
{
	for (; *scripts != 0; scripts++)
		if (*scripts == script)
			return true;
	return false;
}

/* ---- values ---- */

static bool
read_number(const char *at, const char *end, int *out)
{
	if (at == end || end - at > NUMBER_DIGITS)
		return false;
	for (*out = 0; at < end; at++) {
		if (*at < '0' || *at > '9')
			return false;
		*out = *out * 10 + (*at - '0');
	}
	return true;
}

static const char *
end_of_part(const char *at, const char *end)
{
	const char *comma = memchr(at, ',', (size_t)(end - at));

	return comma != NULL ? comma : end;
}

static bool
read_faces(const char *at, const char *end, unsigned *out)
{
	const char *stop;
	int face;

	for (*out = 0;; at = stop + 1) {
		stop = end_of_part(at, end);
		face = typeface_named(at, (size_t)(stop - at));
		if (face < 0)
			return false;
		*out |= 1u << face;
		if (stop == end)
			return true;
	}
}

static bool
read_scripts(const char *at, const char *end, uint32_t *out)
{
	const char *stop;
	int count;

	for (count = 0; count < TYPEFACE_SCRIPTS_MAX; count++) {
		stop = end_of_part(at, end);
		if (stop - at != TAG_BYTES)
			return false;
		out[count] = (uint32_t)(unsigned char)at[0] << 24 |
		    (uint32_t)(unsigned char)at[1] << 16 |
		    (uint32_t)(unsigned char)at[2] << 8 |
		    (unsigned char)at[3];
		if (stop == end)
			return true;
		at = stop + 1;
	}
	return false;
}

static bool
read_value(struct reader *reader, const struct setting *setting,
    const char *at, const char *end)
{
	void *field = (char *)reader->to + setting->offset;

	switch (setting->kind) {
	case SETTING_WORD:
		*(const char **)field = pool_copy(reader->pool, at,
		    (size_t)(end - at));
		return at < end;
	case SETTING_NUMBER:
		return read_number(at, end, field);
	case SETTING_FLAG:
		*(bool *)field = word_is(at, (size_t)(end - at), "yes");
		return *(bool *)field || word_is(at, (size_t)(end - at), "no");
	case SETTING_FACES:
		return read_faces(at, end, field);
	case SETTING_SCRIPTS:
		return read_scripts(at, end, field);
	}
	return false;
}

/* ---- a line ---- */

static const struct setting *
find_setting(const char *name, size_t length)
{
	size_t i;

	for (i = 0; i < sizeof settings / sizeof *settings; i++)
		if (word_is(name, length, settings[i].name))
			return &settings[i];
	return NULL;
}

static bool
read_setting(struct reader *reader, const char *at, const char *end)
{
	const char *equals = memchr(at, '=', (size_t)(end - at));
	const struct setting *setting = equals == NULL ? NULL :
	    find_setting(at, (size_t)(equals - at));

	if (setting == NULL) {
		problem_add(reader->problems, PROBLEM_STYLE_NAME_UNKNOWN,
		    place_of(reader, at), "unknown setting \"%.*s\"",
		    (int)(end - at), at);
		return false;
	}
	if (read_value(reader, setting, equals + 1, end))
		return true;
	problem_add(reader->problems, PROBLEM_STYLE_VALUE_BAD,
	    place_of(reader, equals + 1), "\"%.*s\" is not a value of %s",
	    (int)(end - equals - 1), equals + 1, setting->name);
	return false;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* The next word; NULL at the end of the line or before a remark. */
static const char *
next_word(const char *at, const char *end, const char **stop)
{
	while (at < end && is_blank(*at))
		at++;
	if (at == end || *at == '#')
		return NULL;
	for (*stop = at; *stop < end && !is_blank(**stop); ++*stop)
		;
	return at;
}

static bool
is_usable(struct reader *reader, const char *at)
{
	const struct typeface *face = reader->to;

	if (face->name != NULL && face->file != NULL &&
	    face->package != NULL && face->postscript != NULL)
		return true;
	problem_add(reader->problems, PROBLEM_STYLE_VALUE_BAD,
	    place_of(reader, at), "a typeface needs a name, and the settings "
	    "file, package and postscript");
	return false;
}

bool
typeface_read(struct pool *pool, struct typefaces *faces, const char *start,
    const char *at, const char *end, struct place at_line,
    struct problems *problems)
{
	struct reader reader = { pool, problems, NULL, start, at_line };
	const char *word, *stop = at;
	bool fits = true;

	if (faces->count == FACES_MAX) {
		problem_add(problems, PROBLEM_STYLE_VALUE_BAD,
		    place_of(&reader, start),
		    "there can be at most %d typefaces", FACES_MAX);
		return false;
	}
	reader.to = &faces->list[faces->count++];
	if ((word = next_word(at, end, &stop)) != NULL)
		reader.to->name = pool_copy(pool, word,
		    (size_t)(stop - word));
	while (word != NULL && (word = next_word(stop, end, &stop)) != NULL)
		fits = read_setting(&reader, word, stop) && fits;
	return fits && is_usable(&reader, start);
}

bool
typeface_complete(const struct typefaces *faces, struct problems *problems)
{
	int i;

	for (i = 0; i < FACE_NAMED; i++)
		if (i >= faces->count ||
		    strcmp(faces->list[i].name, named[i]) != 0) {
			problem_add(problems, PROBLEM_STYLE_VALUE_BAD,
			    (struct place){ faces->path, 0, 0 }, "the first "
			    "typefaces must be mincho, gothic and gothic-bold, "
			    "in this order; \"%s\" is missing at its place",
			    named[i]);
			return false;
		}
	return true;
}
