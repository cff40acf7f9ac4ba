#include "corpus/corpus.h"

#include <ctype.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "corpus/index.h"

enum { FOLDERS_MAX = 4096 };

struct loading {
	struct pool	*pool;
	struct problems	*problems;
};

struct names {
	const char	**list;
	size_t		  count;
};

/* Trees */

bool
node_is(const xmlNode *node, const char *name)
{
	/* Asked for every node again and again; most differ at once. */
	return node != NULL && node->type == XML_ELEMENT_NODE &&
	    (char)*node->name == *name &&
	    strcmp((const char *)node->name, name) == 0;
}

xmlNode *
node_child(const xmlNode *node, const char *name)
{
	xmlNode *child = node != NULL ? node->children : NULL;

	while (child != NULL && !node_is(child, name))
		child = child->next;
	return child;
}

xmlNode *
node_next(const xmlNode *node, const char *name)
{
	xmlNode *next = node != NULL ? node->next : NULL;

	while (next != NULL && !node_is(next, name))
		next = next->next;
	return next;
}

const char *
node_attr(const xmlNode *node, const char *name)
{
	const xmlAttr *attr;

	if (node == NULL || node->type != XML_ELEMENT_NODE)
		return NULL;
	for (attr = node->properties; attr != NULL; attr = attr->next)
		if (strcmp((const char *)attr->name, name) == 0)
			/* One text node: there are no entities to split it. */
			return attr->children != NULL ?
			    (const char *)attr->children->content : "";
	return NULL;
}

/* Folders */

static int
order_names(const void *a, const void *b)
{
	const char *const *one = a, *const *other = b;

	return strcmp(*one, *other);
}

/* Visible folders inside a folder, sorted; none if it cannot be read. */
static struct names
list_folders(struct pool *pool, const char *path)
{
	struct names names = { pool_take(pool, FOLDERS_MAX *
	    sizeof *names.list), 0 };
	DIR *folder = opendir(path);
	struct dirent *entry;

	if (folder == NULL)
		return names;
	while ((entry = readdir(folder)) != NULL &&
	    names.count < FOLDERS_MAX) {
		const char *inside;

		if (entry->d_name[0] == '.')
			continue;
		inside = pool_format(pool, "%s/%s/.", path, entry->d_name);
		if (entry->d_type == DT_DIR || access(inside, F_OK) == 0)
			names.list[names.count++] = pool_string(pool,
			    entry->d_name);
	}
	closedir(folder);
	qsort(names.list, names.count, sizeof *names.list, order_names);
	return names;
}

static bool
has_name(const struct names *names, const char *name)
{
	size_t i;

	for (i = 0; i < names->count; i++)
		if (strcmp(names->list[i], name) == 0)
			return true;
	return false;
}

static bool
exists(const char *path)
{
	return access(path, F_OK) == 0;
}

static struct place
place_of_file(const char *path)
{
	return (struct place){ .file = path };
}

/* A file whose root must be called so; NULL if it is not there or reported. */
static struct source *
load_rooted(struct loading *loading, const char *path, const char *root_name)
{
	struct source *source;
	xmlNode *root;

	if (!exists(path))
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

/* Duties */

static const char *
suggest_address(struct pool *pool, const struct edition *edition,
    const char *address)
{
	const char **all = pool_take(pool, (edition->provision_count + 1) *
	    sizeof *all);
	const struct provision *at;
	const char *nearest;
	size_t count = 0;

	for (at = edition->provisions; at != NULL; at = at->next)
		all[count++] = at->address;
	nearest = text_nearest(address, all, count);
	return nearest == NULL ? "" : pool_format(pool,
	    " (did you mean \"%s\"?)", nearest);
}

/* What a record says it is about; NULL if reported. */
static const struct provision *
duty_provision(struct loading *loading, const struct edition *edition,
    xmlNode *node)
{
	const char *address = node_attr(node, "provision");
	const struct provision *found;

	if (address == NULL) {
		problem_add(loading->problems, PROBLEM_ATTRIBUTE_MISSING,
		    xml_place(node), "<%s> names no provision", node->name);
		return NULL;
	}
	found = index_find(edition, address);
	/* It may be one of the forms that could not be read. */
	if (found == NULL && !edition->is_partial)
		problem_add(loading->problems, PROBLEM_PROVISION_UNKNOWN,
		    xml_attr_place(xmlHasProp(node, BAD_CAST "provision")),
		    "%s has no provision \"%s\"%s", edition->name, address,
		    suggest_address(loading->pool, edition, address));
	return found;
}

static void
read_duty(struct loading *loading, struct edition *edition, xmlNode *node,
    struct duty *duty)
{
	const char *id = node_attr(node, "id");

	duty->edition = edition;
	duty->node = node;
	duty->modality = node_attr(node, "modality");
	if (duty->modality == NULL)
		duty->modality = "";
	duty->provision = duty_provision(loading, edition, node);
	if (id == NULL)
		id = duty->provision != NULL ? duty->provision->address : "";
	duty->id = pool_format(loading->pool, "%s#%s", edition->standard->id,
	    id);
}

static void
read_duties(struct loading *loading, struct edition *edition)
{
	xmlNode *root, *node;
	size_t count = 0;

	if (edition->duties == NULL)
		return;
	root = xmlDocGetRootElement(edition->duties->document);
	for (node = node_child(root, "duty"); node != NULL;
	    node = node_next(node, "duty"))
		count++;
	edition->duties_first = pool_take(loading->pool,
	    (count + 1) * sizeof *edition->duties_first);
	for (node = node_child(root, "duty"); node != NULL;
	    node = node_next(node, "duty"))
		read_duty(loading, edition, node,
		    &edition->duties_first[edition->duty_count++]);
}

/* Editions */

static struct source *
load_overlay(struct loading *loading, struct edition *edition,
    const char *folder, const char *name)
{
	const char *path = pool_format(loading->pool, "%s/%s.xml", folder,
	    name);
	struct source *source = load_rooted(loading, path, name);

	if (source == NULL && exists(path))
		edition->is_partial = true;
	return source;
}

static bool
load_text(struct loading *loading, struct edition *edition,
    const char *folder)
{
	const char *path = pool_format(loading->pool, "%s/text.xml", folder);

	if (!exists(path)) {
		problem_add(loading->problems, PROBLEM_TEXT_MISSING,
		    place_of_file(path), "the edition has no text");
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

/* False if there is nothing to work with: reported. */
static bool
load_one_edition(struct loading *loading, struct standard *standard,
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
	read_duties(loading, edition);
	return true;
}

/* YYYY-MM-DD, draft or draft-NAME */
static bool
is_edition_name(const char *name)
{
	static const char pattern[] = "####-##-##";
	size_t i;
	int month, day;

	if (strcmp(name, "draft") == 0)
		return true;
	if (strncmp(name, "draft-", 6) == 0)
		return name[6] != '\0';
	for (i = 0; pattern[i] != '\0'; i++)
		if (pattern[i] == '#' ? !isdigit((unsigned char)name[i]) :
		    name[i] != pattern[i])
			return false;
	month = atoi(name + 5);
	day = atoi(name + 8);
	return name[i] == '\0' && month >= 1 && month <= 12 && day >= 1 &&
	    day <= 31;
}

/* Digits sort before letters, so drafts come last of themselves. */
static void
load_editions(struct loading *loading, struct standard *standard,
    const char *path)
{
	struct names names = list_folders(loading->pool, path);
	struct edition *edition;
	const char *folder;
	size_t i;

	standard->editions = pool_take(loading->pool,
	    (names.count + 1) * sizeof *standard->editions);
	for (i = 0; i < names.count; i++) {
		folder = pool_format(loading->pool, "%s/%s", path,
		    names.list[i]);
		if (!is_edition_name(names.list[i])) {
			problem_add(loading->problems,
			    PROBLEM_EDITION_MISNAMED, place_of_file(folder),
			    "\"%s\" is neither a date nor a draft",
			    names.list[i]);
			continue;
		}
		edition = &standard->editions[standard->edition_count];
		if (!load_one_edition(loading, standard, folder,
		    names.list[i], edition)) {
			if (!edition->is_draft || standard->current == NULL)
				standard->is_unread = true;
			continue;
		}
		standard->edition_count++;
		if (edition->is_draft)
			continue;
		standard->current = edition;
		standard->is_unread = false;
	}
}

/* Authorities */

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
	load_editions(loading, standard, path);
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
		if (slug == NULL || has_name(seen, slug)) {
			problem_add(loading->problems,
			    PROBLEM_ATTRIBUTE_MISSING, xml_place(node),
			    slug == NULL ? "<standard> has no slug" :
			    "<standard> repeats the slug of another");
			continue;
		}
		seen->list[seen->count++] = slug;
		if (!has_name(folders, slug)) {
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

		if (has_name(seen, slug) || strcmp(slug, "guide") == 0)
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
	struct names folders = list_folders(loading->pool, authority->path);
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
	if (!exists(file)) {
		problem_add(loading->problems, PROBLEM_AUTHORITY_MISSING,
		    place_of_file(file), "the folder has no authority.xml");
		return false;
	}
	authority->source = load_rooted(loading, file, "authority");
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
	names = list_folders(pool, corpus->path);
	if (names.count == 0)
		problem_add(problems, PROBLEM_CORPUS_MISSING,
		    place_of_file(corpus->path),
		    "there is no corpus: no folder of any authority; --corpus "
		    "names one");
	if (authority != NULL && has_name(&names, authority)) {
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
