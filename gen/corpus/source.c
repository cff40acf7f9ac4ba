/*
 * Source: the XML files of a corpus, each with the root that its name says.
 */
#include "corpus/inside.h"

struct source *
source_load(struct loading *loading, const char *path, const char *root_name)
{
	struct source *source;
	xmlNode *root;

	if (file_is_absent(path))
		return NULL;
	source = xml_load(loading->pool, path, loading->problems);
	if (source == NULL)
		return NULL;
	root = xmlDocGetRootElement(source->document);
	if (node_is(root, root_name))
		return source;
	problem_add(loading->problems, PROBLEM_ROOT_UNEXPECTED,
	    xml_place(root), "<%s> where <%s> is expected", root->name,
	    root_name);
	xml_free(source);
	return NULL;
}

struct source *
source_beside(struct loading *loading, const char *folder, const char *name,
    bool *is_refused)
{
	const char *path = pool_format(loading->pool, "%s/%s.xml", folder,
	    name);
	struct source *source = source_load(loading, path, name);

	*is_refused = source == NULL && !file_is_absent(path);
	return source;
}
