/*
 * Edition: the files in one edition's folder.
 */
#include "corpus/inside.h"

#include <string.h>

#include "base/memory.h"

static bool
load_text(struct loading *loading, struct edition *edition,
    const char *folder)
{
	const char *path = pool_format(loading->pool, "%s/text.xml", folder);

	if (file_is_absent(path)) {
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

/* What is not read: an edition has a title long before it has an end. */
const char *
edition_peek_title(struct loading *loading, const char *folder)
{
	xmlDoc *head = xml_peek(pool_format(loading->pool, "%s/text.xml",
	    folder), "LawTitle");
	const xmlNode *law = index_law_inside(xmlDocGetRootElement(head));
	const xmlNode *title = node_child(node_child(law, "LawBody"),
	    "LawTitle");
	const char *words = title == NULL ? NULL :
	    content_all(loading->pool, title);

	xmlFreeDoc(head);
	return words;
}

bool
edition_load(struct loading *loading, const char *folder,
    struct edition *edition)
{
	if (!load_text(loading, edition, folder))
		return false;
	edition->overlay = overlay_open(loading->pool, loading, folder);
	edition->forms = source_beside(loading, folder, "forms",
	    &edition->lacks_forms);
	index_forms(loading->pool, edition, loading->problems);
	index_addresses(loading->pool, edition, loading->problems);
	return true;
}

bool
edition_is_partial(const struct edition *edition)
{
	return edition->lacks_forms || overlay_of(edition)->is_refused;
}

void
edition_free(struct edition *edition)
{
	if (edition == NULL)
		return;
	xml_free(edition->text);
	xml_free(edition->overlay->source);
	xml_free(edition->forms);
}

/* Without a standard; the text is freed if it is no law. */
static bool
index_lone(struct pool *pool, const char *path, struct source *text,
    struct edition *edition, struct problems *problems)
{
	edition->text = text;
	edition->overlay = overlay_open(pool, NULL, NULL);
	if (edition->text == NULL)
		return false;
	edition->id = "";
	edition->name = pool_string(pool, path);
	if (!index_law(pool, edition, problems)) {
		xml_free(edition->text);
		return false;
	}
	index_addresses(pool, edition, problems);
	return true;
}

bool
edition_load_lone(struct loading *loading, const char *path,
    struct edition *edition)
{
	return index_lone(loading->pool, path, xml_load(loading->pool, path,
	    loading->problems), edition, loading->problems);
}

struct edition *
edition_load_law(struct pool *pool, const char *path,
    struct problems *problems)
{
	struct loading loading = { .pool = pool, .problems = problems };
	struct edition *edition = pool_take(pool, sizeof *edition);

	return edition_load_lone(&loading, path, edition) ? edition : NULL;
}

struct edition *
edition_read_law(struct pool *pool, const char *path, const char *xml,
    struct problems *problems)
{
	size_t length = strlen(xml);
	char *bytes = memory_room(length + 1);
	struct edition *edition = pool_take(pool, sizeof *edition);

	memcpy(bytes, xml, length + 1);
	return index_lone(pool, path, xml_read(pool, path, bytes, length,
	    problems), edition, problems) ? edition : NULL;
}
