/*
 * Authority: authority.xml and the standards that it lists.
 */
#include "corpus/inside.h"

#include <string.h>

#include "base/memory.h"

static struct place
place_of_file(const char *path)
{
	return (struct place){ .file = path };
}

/* Without a title it is called as its last edition calls itself. */
static const char *
title_of(const struct standard *standard)
{
	const struct edition *edition = NULL, *last = NULL;

	while ((edition = standard_next(standard, edition)) != NULL)
		last = edition;
	return last != NULL ? last->title : standard->slug;
}

static void
add_standard(struct loading *loading, struct authority *authority,
    const char *slug, const char *title, struct place listed)
{
	struct standard *standard =
	    &authority->standards[authority->standard_count++];
	const char *path = pool_format(loading->pool, "%s/%s",
	    authority->path, slug);

	standard->slug = slug;
	standard->id = pool_format(loading->pool, "%s/%s", authority->id,
	    slug);
	standard->authority = authority;
	standard_open(loading, standard, path, listed);
	standard->title = title != NULL ? title : title_of(standard);
}

static void
list_known(struct loading *loading, struct authority *authority,
    const struct names *folders, struct names *seen)
{
	xmlNode *root = xmlDocGetRootElement(authority->source->document);
	xmlNode *node;
	const char *slug;

	for (node = node_child(root, "standard"); node != NULL;
	    node = node_next(node, "standard")) {
		slug = node_attr(node, "slug");
		if (slug == NULL || folder_has(seen, slug)) {
			problem_add(loading->problems,
			    PROBLEM_ATTRIBUTE_MISSING, xml_place(node),
			    slug == NULL ? "<standard> has no slug" :
			    "<standard> repeats the slug of another");
			continue;
		}
		seen->list[seen->count++] = slug;
		if (!folder_has(folders, slug)) {
			problem_add(loading->problems,
			    PROBLEM_STANDARD_MISSING, xml_place(node),
			    "there is no folder %s/%s", authority->path,
			    slug);
			continue;
		}
		add_standard(loading, authority, slug,
		    node_attr(node, "title"), xml_place(node));
	}
}

static void
list_unknown(struct loading *loading, struct authority *authority,
    const struct names *folders, const struct names *seen)
{
	struct place place;
	size_t i;

	for (i = 0; i < folders->count; i++) {
		const char *slug = folders->list[i];

		if (folder_has(seen, slug) || strcmp(slug, "guide") == 0 ||
		    strcmp(slug, "source") == 0)
			continue;
		place = place_of_file(pool_format(loading->pool, "%s/%s",
		    authority->path, slug));
		problem_add(loading->problems, PROBLEM_STANDARD_UNLISTED,
		    place, "\"%s\" is not listed in authority.xml", slug);
		add_standard(loading, authority, slug, NULL, place);
	}
}

static size_t
count_children(const xmlNode *parent)
{
	const xmlNode *node;
	size_t count = 0;

	for (node = parent->children; node != NULL; node = node->next)
		count++;
	return count;
}

static void
list_standards(struct loading *loading, struct authority *authority)
{
	struct names folders;
	bool read = folder_list(loading, authority->path, &folders);
	size_t room = folders.count + 1 + count_children(
	    xmlDocGetRootElement(authority->source->document));
	struct names seen = { pool_take(loading->pool,
	    room * sizeof *seen.list), 0 };

	authority->standards = pool_take(loading->pool,
	    room * sizeof *authority->standards);
	if (!read)
		return;		/* else each standard would be missing, too */
	list_known(loading, authority, &folders, &seen);
	list_unknown(loading, authority, &folders, &seen);
}

bool
authority_load(struct loading *loading, const char *corpus, const char *id,
    struct authority *authority)
{
	const char *path = pool_format(loading->pool, "%s/%s", corpus, id);
	const char *file = pool_format(loading->pool, "%s/authority.xml",
	    path);
	const xmlNode *root;
	const char *named;

	*authority = (struct authority){ .id = id, .path = path };
	if (file_is_absent(file)) {
		problem_add(loading->problems, PROBLEM_AUTHORITY_MISSING,
		    place_of_file(file), "the folder has no authority.xml");
		return false;
	}
	authority->source = source_load(loading, file, "authority");
	if (authority->source == NULL)
		return false;
	root = xmlDocGetRootElement(authority->source->document);
	named = node_attr(root, "id");
	if (named == NULL || strcmp(named, id) != 0)
		problem_add(loading->problems, PROBLEM_FILE_MISPLACED,
		    xml_place(root), "id=\"%s\" in the folder \"%s\"",
		    named != NULL ? named : "", id);
	authority->title = node_attr(root, "title");
	if (authority->title == NULL)
		authority->title = id;
	list_standards(loading, authority);
	return true;
}

/* What stands in an authority.xml is nobody's to say. */
bool
authority_open_law(struct loading *loading, const char *path,
    struct authority *authority)
{
	static const char words[] = "<authority id=\"law\" title=\"\"/>";
	char *bytes = memory_room(sizeof words);

	memcpy(bytes, words, sizeof words);
	*authority = (struct authority){ .id = "law", .title = "",
	    .path = path, .is_lone = true };
	authority->source = xml_read(loading->pool, path, bytes,
	    sizeof words - 1, loading->problems);
	authority->standards = pool_take(loading->pool,
	    sizeof *authority->standards);
	authority->standards->authority = authority;
	authority->standards->id = "law/file";
	authority->standards->slug = "file";
	if (!standard_open_law(loading, authority->standards, path)) {
		xml_free(authority->source);
		return false;
	}
	authority->standard_count = 1;
	return true;
}

void
authority_close(struct authority *authority)
{
	size_t i;

	for (i = 0; i < authority->standard_count; i++)
		standard_close(&authority->standards[i]);
	xml_free(authority->source);
}
