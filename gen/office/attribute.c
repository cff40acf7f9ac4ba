/*
 * Attributes of an element, by their local names.
 */
#include "office/inside.h"

#include <stdlib.h>
#include <string.h>

static const unsigned char *const *
find(const struct attributes *attributes, const char *name)
{
	int i;

	for (i = 0; i < attributes->count; i++)
		if (strcmp((const char *)attributes->list[5 * i], name) == 0)
			return &attributes->list[5 * i];
	return NULL;
}

const char *
attribute(struct pool *pool, const struct attributes *attributes,
    const char *name)
{
	const unsigned char *const *found = find(attributes, name);

	return found == NULL ? NULL : pool_copy(pool, (const char *)found[3],
	    (size_t)(found[4] - found[3]));
}

bool
attribute_is(const struct attributes *attributes, const char *name,
    const char *value)
{
	const unsigned char *const *found = find(attributes, name);

	return found != NULL && strlen(value) ==
	    (size_t)(found[4] - found[3]) &&
	    memcmp(found[3], value, strlen(value)) == 0;
}

bool
attribute_is_true(const struct attributes *attributes, const char *name)
{
	return attribute_is(attributes, name, "1") ||
	    attribute_is(attributes, name, "true");
}

int
attribute_number(const struct attributes *attributes, const char *name,
    int otherwise)
{
	const unsigned char *const *found = find(attributes, name);
	char digits[12];
	size_t length;

	if (found == NULL)
		return otherwise;
	length = (size_t)(found[4] - found[3]);
	if (length == 0 || length >= sizeof digits)
		return otherwise;
	memcpy(digits, found[3], length);
	digits[length] = '\0';
	return atoi(digits);
}
