/*
 * Where something stands, for messages.
 */
#include "check/inside.h"

#include <string.h>

#include "base/file.h"

struct place
check_place(const xmlNode *node, const char *attr)
{
	const xmlAttr *found = attr != NULL ?
	    xmlHasProp(node, BAD_CAST attr) : NULL;

	return found != NULL ? xml_attr_place(found) : xml_place(node);
}

bool
check_place_has_file(const struct checking *checking, const struct edition
    *edition, const char *name)
{
	const char *path = edition->text->path;
	const char *slash = strrchr(path, '/');
	int length = slash != NULL ? (int)(slash + 1 - path) : 0;

	return !file_is_absent(pool_format(checking->pool, "%.*s%s", length,
	    path, name));
}
