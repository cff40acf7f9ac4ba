/*
 * Edition: the files in one edition's folder.
 */
#include "corpus/inside.h"

#include <string.h>

struct source *
edition_source(struct loading *loading, const char *path, const char *root_name)
{
	struct source *source;
	xmlNode *root;

	if (!folder_file_exists(path))
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

static struct source *
load_overlay(struct loading *loading, struct edition *edition,
    const char *folder, const char *name)
{
	const char *path = pool_format(loading->pool, "%s/%s.xml", folder,
	    name);
	struct source *source = edition_source(loading, path, name);

	if (source == NULL && folder_file_exists(path))
		edition->is_partial = true;
	return source;
}

static bool
load_text(struct loading *loading, struct edition *edition,
    const char *folder)
{
	const char *path = pool_format(loading->pool, "%s/text.xml", folder);

	if (!folder_file_exists(path)) {
		problem_add(loading->problems, PROBLEM_TEXT_MISSING,
		    (struct place){ .file = path }, "the edition has no text");
		return false;
	}
	edition->text = xml_load(loading->pool, path, loading->problems);
	if (edition->text == NULL)
		return false;
	if (index_law(loading->pool, edition, loading->problems))
		return true;
	xml_free(edition->text);
	edition->text = NULL;
	return false;
}

bool
edition_load(struct loading *loading, struct standard *standard,
    const char *folder, const char *id, struct edition *edition)
{
	*edition = (struct edition){ .id = id, .standard = standard };
	edition->name = pool_format(loading->pool, "%s@%s", standard->id, id);
	edition->is_draft = strncmp(id, "draft", 5) == 0;
	if (!load_text(loading, edition, folder))
		return false;
	edition->forms = load_overlay(loading, edition, folder, "forms");
	index_forms(loading->pool, edition, loading->problems);
	index_addresses(loading->pool, edition, loading->problems);
	edition->duties = load_overlay(loading, edition, folder,
	    "duties");
	overlay_read(loading, edition);
	return true;
}
