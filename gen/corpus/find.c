/*
 * Find: what was read, by the names that people and files use.
 */
#include "corpus/inside.h"

#include <string.h>

static bool
is_called(const char *full, const char *start, size_t length)
{
	return strlen(full) == length && memcmp(full, start, length) == 0;
}

static struct authority *
authority_called(const struct corpus *corpus, const char *id, size_t length)
{
	size_t i;

	for (i = 0; i < corpus->authority_count; i++)
		if (is_called(corpus->authorities[i].id, id, length))
			return &corpus->authorities[i];
	return NULL;
}

struct authority *
find_authority(const struct corpus *corpus, const char *id)
{
	return authority_called(corpus, id, strlen(id));
}

static struct standard *
standard_called(const struct corpus *corpus, const char *id, size_t length)
{
	const char *slash = memchr(id, '/', length);
	struct authority *authority;
	size_t i;

	if (slash == NULL)
		return NULL;
	authority = authority_called(corpus, id, (size_t)(slash - id));
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
	struct standard *standard;
	size_t i;

	if (at == NULL) {
		standard = standard_called(corpus, name, length);
		return standard != NULL ? standard->current : NULL;
	}
	standard = standard_called(corpus, name, (size_t)(at - name));
	if (standard == NULL)
		return NULL;
	for (i = 0; i < standard->edition_count; i++)
		if (is_called(standard->editions[i].name, name, length))
			return &standard->editions[i];
	return NULL;
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
	for (i = 0; i < edition->duty_count; i++) {
		own = strchr(edition->duties_first[i].id, '#');
		if (own != NULL && strcmp(own, hash) == 0)
			return &edition->duties_first[i];
	}
	return NULL;
}

bool
find_is_unread(const struct standard *standard)
{
	return standard->is_unread || (standard->current != NULL &&
	    standard->current->is_partial);
}
