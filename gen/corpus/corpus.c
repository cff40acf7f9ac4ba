#include "corpus/inside.h"

#include <string.h>

static struct place
place_of_file(const char *path)
{
	return (struct place){ .file = path };
}

static void
load_one_standard(struct loading *loading, struct authority *authority,
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
	standard_load(loading, standard, path);
	if (title == NULL)
		title = standard->edition_count > 0 ?
		    standard->editions[standard->edition_count - 1].title :
		    slug;
	standard->title = title;
	if (standard->edition_count == 0 && !standard->is_unread)
		problem_add(loading->problems, PROBLEM_STANDARD_EMPTY, listed,
		    "%s has no edition that can be read", standard->id);
}

static void
load_listed(struct loading *loading, struct authority *authority,
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
		load_one_standard(loading, authority, slug,
		    node_attr(node, "title"), xml_place(node));
	}
}

static void
load_unlisted(struct loading *loading, struct authority *authority,
    const struct names *folders, const struct names *seen)
{
	struct place place;
	size_t i;

	for (i = 0; i < folders->count; i++) {
		const char *slug = folders->list[i];

		if (folder_has(seen, slug) || strcmp(slug, "guide") == 0)
			continue;
		place = place_of_file(pool_format(loading->pool, "%s/%s",
		    authority->path, slug));
		problem_add(loading->problems, PROBLEM_STANDARD_UNLISTED,
		    place, "\"%s\" is not listed in authority.xml", slug);
		load_one_standard(loading, authority, slug, NULL, place);
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
load_standards(struct loading *loading, struct authority *authority)
{
	struct names folders = folder_list(loading->pool, authority->path);
	size_t room = folders.count + 1 + count_children(
	    xmlDocGetRootElement(authority->source->document));
	struct names seen = { pool_take(loading->pool,
	    room * sizeof *seen.list), 0 };

	authority->standards = pool_take(loading->pool,
	    room * sizeof *authority->standards);
	load_listed(loading, authority, &folders, &seen);
	load_unlisted(loading, authority, &folders, &seen);
}

/* False if it cannot be used: reported. */
static bool
load_one_authority(struct loading *loading, const char *corpus,
    const char *id, struct authority *authority)
{
	const char *path = pool_format(loading->pool, "%s/%s", corpus, id);
	const char *file = pool_format(loading->pool, "%s/authority.xml",
	    path);
	const xmlNode *root;
	const char *named;

	*authority = (struct authority){ .id = id, .path = path };
	if (!folder_file_exists(file)) {
		problem_add(loading->problems, PROBLEM_AUTHORITY_MISSING,
		    place_of_file(file), "the folder has no authority.xml");
		return false;
	}
	authority->source = edition_source(loading, file, "authority");
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
	load_standards(loading, authority);
	return true;
}

struct corpus *
corpus_load(const char *path, struct problems *problems)
{
	return corpus_load_part(path, NULL, problems);
}

struct corpus *
corpus_load_part(const char *path, const char *authority,
    struct problems *problems)
{
	struct pool *pool = pool_new();
	struct loading loading = { pool, problems };
	struct corpus *corpus = pool_take(pool, sizeof *corpus);
	struct names names;
	size_t i, length = strlen(path);

	while (length > 1 && path[length - 1] == '/')
		length--;
	corpus->pool = pool;
	corpus->path = pool_copy(pool, path, length);
	names = folder_list(pool, corpus->path);
	if (names.count == 0)
		problem_add(problems, PROBLEM_CORPUS_MISSING,
		    place_of_file(corpus->path),
		    "there is no corpus: no folder of any authority; --corpus "
		    "names one");
	if (authority != NULL && folder_has(&names, authority)) {
		names.list[0] = pool_string(pool, authority);
		names.count = 1;
	}
	corpus->authorities = pool_take(pool,
	    (names.count + 1) * sizeof *corpus->authorities);
	for (i = 0; i < names.count; i++)
		if (load_one_authority(&loading, corpus->path, names.list[i],
		    &corpus->authorities[corpus->authority_count]))
			corpus->authority_count++;
	return corpus;
}

void
corpus_free_edition(struct edition *edition)
{
	if (edition == NULL)
		return;
	xml_free(edition->text);
	xml_free(edition->duties);
	xml_free(edition->forms);
}

static void
free_authority(struct authority *authority)
{
	size_t i, j;

	for (i = 0; i < authority->standard_count; i++)
		for (j = 0; j < authority->standards[i].edition_count; j++)
			corpus_free_edition(&authority->standards[i].editions[j]);
	xml_free(authority->source);
}

void
corpus_free(struct corpus *corpus)
{
	size_t i;

	if (corpus == NULL)
		return;
	for (i = 0; i < corpus->authority_count; i++)
		free_authority(&corpus->authorities[i]);
	pool_free(corpus->pool);
}

struct edition *
corpus_load_law(struct pool *pool, const char *path, struct problems *problems)
{
	struct edition *edition = pool_take(pool, sizeof *edition);

	edition->text = xml_load(pool, path, problems);
	if (edition->text == NULL)
		return NULL;
	edition->id = "";
	edition->name = pool_string(pool, path);
	if (!index_law(pool, edition, problems)) {
		xml_free(edition->text);
		return NULL;
	}
	index_addresses(pool, edition, problems);
	return edition;
}
