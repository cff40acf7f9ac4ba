/*
 * Find: what was read, by the names that people and files use.
 */
#include "corpus/inside.h"

#include <string.h>

/* Longer names than a folder can have. */
enum { NAME_BYTES_MAX = 256 };

static bool
is_called(const char *full, const char *start, size_t length)
{
	return strlen(full) == length && memcmp(full, start, length) == 0;
}

struct authority *
find_authority(const struct corpus *corpus, const char *id)
{
	return corpus_authority(corpus, id);
}

static struct standard *
standard_called(const struct corpus *corpus, const char *id, size_t length)
{
	const char *slash = memchr(id, '/', length);
	char name[NAME_BYTES_MAX] = "";
	struct authority *authority;
	size_t i;

	if (slash == NULL || (size_t)(slash - id) >= sizeof name)
		return NULL;
	memcpy(name, id, (size_t)(slash - id));
	authority = corpus_authority(corpus, name);
	if (authority == NULL)
		return NULL;
	for (i = 0; i < authority->standard_count; i++)
		if (is_called(authority->standards[i].id, id, length))
			return &authority->standards[i];
	return NULL;
}

struct standard *
find_standard(const struct corpus *corpus, const char *id)
{
	return standard_called(corpus, id, strlen(id));
}

static struct edition *
edition_called(const struct corpus *corpus, const char *name, size_t length)
{
	const char *at = memchr(name, '@', length);
	char id[NAME_BYTES_MAX] = "";
	struct standard *standard;

	standard = standard_called(corpus, name, at != NULL ?
	    (size_t)(at - name) : length);
	if (standard == NULL || at == NULL)
		return standard != NULL ? standard_current(standard) : NULL;
	length -= (size_t)(at + 1 - name);
	if (length >= sizeof id)
		return NULL;
	memcpy(id, at + 1, length);
	return standard_edition(standard, id);
}

struct edition *
find_edition(const struct corpus *corpus, const char *name)
{
	return edition_called(corpus, name, strlen(name));
}

struct provision *
find_provision(const struct edition *edition, const char *address)
{
	struct provision *found = index_find(edition, address);

	return found != NULL ? found : citation_find(edition, address);
}

struct duty *
find_duty(const struct corpus *corpus, const char *id)
{
	const char *hash = strchr(id, '#');
	struct edition *edition;
	const char *own;
	size_t i;

	if (hash == NULL)
		return NULL;
	edition = edition_called(corpus, id, (size_t)(hash - id));
	if (edition == NULL)
		return NULL;
	for (i = 0; i < overlay_of(edition)->count; i++) {
		own = strchr(overlay_of(edition)->duties[i].id, '#');
		if (own != NULL && strcmp(own, hash) == 0)
			return &overlay_of(edition)->duties[i];
	}
	return NULL;
}
