/*
 * Where something stands in JSON: the parser says it of what is malformed
 * only. Looked for when it is wanted, in what is known to be well-formed.
 */
#include "tally/inside.h"

#include <string.h>

static const char *
skip_blanks(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

static const char *
skip_string(const char *at)
{
	for (at++; *at != '\0' && *at != '"'; at++)
		if (*at == '\\' && at[1] != '\0')
			at++;
	return *at == '"' ? at + 1 : at;
}

/* Behind a value of any kind. */
static const char *
skip_value(const char *at)
{
	int depth = 0;

	do {
		at = skip_blanks(at);
		if (*at == '"')
			at = skip_string(at);
		else if (*at == '{' || *at == '[')
			depth++, at++;
		else if (*at == '}' || *at == ']')
			depth--, at++;
		else if (*at == ',' || *at == ':')
			at++;
		else
			at += strcspn(at, ",:{}[]\" \t\r\n");
	} while (*at != '\0' && depth > 0);
	return at;
}

/* The value of a member of the object at that place; NULL if it has none. */
static const char *
member(const char *at, const char *key)
{
	size_t length = strlen(key);
	const char *name;

	if (*at++ != '{')
		return NULL;
	for (at = skip_blanks(at); *at == '"'; at = skip_blanks(at)) {
		name = at + 1;
		at = skip_blanks(skip_string(at));
		if (*at == ':')
			at = skip_blanks(at + 1);
		if (strncmp(name, key, length) == 0 && name[length] == '"')
			return at;
		at = skip_blanks(skip_value(at));
		if (*at == ',')
			at = skip_blanks(at + 1);
	}
	return NULL;
}

/* The item of the list at that place; NULL if there are fewer. */
static const char *
item(const char *at, size_t index)
{
	if (*at++ != '[')
		return NULL;
	for (at = skip_blanks(at); index > 0 && *at != ']' && *at != '\0';
	    index--) {
		at = skip_blanks(skip_value(at));
		if (*at == ',')
			at = skip_blanks(at + 1);
	}
	return *at != ']' && *at != '\0' ? at : NULL;
}

struct place
saved_place(const char *path, const char *bytes, const char *list,
    size_t index, const char *key)
{
	struct place place = { path, 1, 1 };
	const char *at = skip_blanks(bytes), *inner;

	if (list != NULL && (inner = member(at, list)) != NULL) {
		at = inner;
		if ((inner = item(at, index)) != NULL)
			at = inner;
	}
	if (key != NULL && *at == '{' && (inner = member(at, key)) != NULL)
		at = inner;
	for (; bytes < at; bytes++)
		if (*bytes == '\n') {
			place.line++;
			place.column = 1;
		} else if (((unsigned char)*bytes & 0xc0) != 0x80) {
			place.column++;
		}
	return place;
}
