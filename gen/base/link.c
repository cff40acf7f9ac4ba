#include "base/link.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

/* The scheme's length (RFC 3986, 3.1) with its colon; 0 if there is none. */
static size_t
scheme_length(const char *link)
{
	size_t length = strcspn(link, ":/?#");

	return link[length] == ':' ? length + 1 : 0;
}

bool
link_is_safe(const char *link)
{
	static const char *const schemes[] = { "https:", "mailto:" };
	size_t length = scheme_length(link), i;
	const char *at;

	for (at = link; *at != '\0'; at++)
		if ((unsigned char)*at <= ' ' || *at == '\\' || *at == 0x7f)
			return false;
	if (length == 0)
		return *link != '/' && *link != '\0';
	for (i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strlen(schemes[i]) == length && link[length] != '\0' &&
		    strncasecmp(schemes[i], link, length) == 0)
			return true;
	return false;
}
