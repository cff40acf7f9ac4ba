/*
 * Links: all that points to a provision or a duty, in the overlay, in
 * authority.xml and in the guides.
 */
#include "check/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/word.h"
#include "corpus/guide.h"
#include "corpus/guide_link.h"
#include "corpus/overlay.h"

/* Where addresses stand; of and duty may also name a duty. */
static const struct { const char *element, *attr; } pointers[] = {
	{ "duty", "provision" }, { "duty", "overrides" },
	{ "duty", "applies" }, { "duty", "covers" },
	{ "item", "provision" }, { "exception", "provision" },
	{ "exempt", "provision" }, { "context", "provision" },
	{ "context", "of" }, { "note", "provision" }, { "note", "with" },
	{ "form", "provisions" }, { "example", "of" },
	{ "signature", "provision" }, { "addressee", "provision" },
	{ "held", "provision" }, { "reports", "provision" },
	{ "collective", "provision" }, { "first", "duty" },
};

bool
check_link_is_pointer(const char *element, const char *attr)
{
	size_t i;

	for (i = 0; i < sizeof pointers / sizeof *pointers; i++)
		if (strcmp(pointers[i].element, element) == 0 &&
		    strcmp(pointers[i].attr, attr) == 0)
			return true;
	return false;
}

/* Where a file's links are from and to. */
struct tracing {
	const struct corpus	*corpus;
	const struct edition	*edition;	/* NULL: the authority's */
	const char		*owner, *group;
	struct links		*links;
};

void
check_link_digest(const struct link *link, char digest[DIGEST_LENGTH + 1])
{
	if (link->duty != NULL)
		check_digest_duty(link->duty, digest);
	else
		check_digest_provision(link->provision, digest);
}

static struct link *
add_link(struct tracing *tracing, const char *target, struct place place)
{
	struct links *links = tracing->links;
	struct link *link;

	links->list = pool_grow(links->pool, links->list, &links->room,
	    links->count, sizeof *links->list);
	link = &links->list[links->count++];
	*link = (struct link){ .owner = tracing->owner,
	    .group = tracing->group, .target = target, .place = place,
	    .is_draft = tracing->edition != NULL &&
	    tracing->edition->is_draft };
	return link;
}

/* A duty by its id, else a provision by its address. */
static void
resolve(struct link *link, const struct edition *edition,
    const char *address, bool may_be_duty)
{
	const struct duty *duty = may_be_duty ? overlay_duty(edition, address) :
	    NULL;

	link->edition = edition;
	/* Its provision may be missing: reported there. */
	if (duty != NULL) {
		link->provision = duty->provision;
		link->duty = duty;
		return;
	}
	link->provision = find_provision(edition, address);
}

/* The standard's edition in force; NULL also if that could not be read. */
static const struct edition *
edition_named(struct tracing *tracing, const char *target,
    const char **address)
{
	const char *hash = strchr(target, '#');
	const struct standard *standard;
	const char *id = pool_copy(tracing->links->pool, target,
	    (size_t)(hash - target));

	*address = hash + 1;
	if (tracing->edition != NULL && strcmp(
	    tracing->edition->standard->id, id) == 0)
		return tracing->edition;
	standard = find_standard(tracing->corpus, id);
	return standard == NULL || standard_is_unread(standard) ? NULL :
	    standard_current(standard);
}

static void
trace_word(struct tracing *tracing, const xmlNode *record,
    const xmlNode *node, const xmlAttr *attr, const char *word)
{
	const char *name = (const char *)attr->name, *address = word;
	bool may_be_duty = strcmp(name, "of") == 0 ||
	    strcmp(name, "duty") == 0;
	const struct edition *edition = tracing->edition;
	struct link *link;

	if (strchr(word, '#') != NULL)
		edition = edition_named(tracing, word, &address);
	link = add_link(tracing, word, xml_attr_place(attr));
	link->record = record;
	link->is_to_duty = strcmp(name, "duty") == 0;
	if (edition != NULL && edition == tracing->edition) {
		link->is_own = true;
		link->target = address;
		link->is_strong = node_is(record, "duty") ||
		    node_is(record, "note");
		check_digest_record(record, node, name, link->key);
	}
	if (edition != NULL)
		resolve(link, edition, address, may_be_duty);
}

static void
trace_node(struct tracing *tracing, const xmlNode *record,
    const xmlNode *node)
{
	const xmlAttr *attr;
	const char *cursor, *word;

	for (attr = node->properties; attr != NULL; attr = attr->next) {
		if (!check_link_is_pointer((const char *)node->name,
		    (const char *)attr->name))
			continue;
		cursor = node_attr(node, (const char *)attr->name);
		if (strcmp(cursor, "items") == 0)
			continue;
		while ((word = word_next(tracing->links->pool, &cursor,
		    " \t\n")) != NULL)
			trace_word(tracing, record, node, attr, word);
	}
}

/* What a form holds is the sheet's affair. */
static void
trace_record(struct tracing *tracing, const xmlNode *record)
{
	const xmlNode *node;

	trace_node(tracing, record, record);
	if (node_is(record, "form") || node_is(record, "example"))
		return;
	for (node = record->children; node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			trace_node(tracing, record, node);
}

static void
trace_source(struct tracing *tracing, const struct source *source)
{
	const xmlNode *node;

	if (source == NULL)
		return;
	for (node = xmlDocGetRootElement(source->document)->children;
	    node != NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			trace_record(tracing, node);
}

void
check_link_overlay(const struct corpus *corpus, const struct edition *edition,
    struct links *links)
{
	struct tracing tracing = { .corpus = corpus, .edition = edition,
	    .owner = edition->standard->id, .group = edition->id,
	    .links = links };

	trace_source(&tracing, overlay_of(edition)->source);
	trace_source(&tracing, edition->forms);
}

/* ---- the authority's own files ---- */

static struct place
place_at(const char *path, const char *bytes, size_t at)
{
	struct place place = { path, 1, 1 };
	size_t line = 0, i;

	for (i = 0; i < at; i++)
		if (bytes[i] == '\n') {
			place.line++;
			line = i + 1;
		}
	place.column = (int)text_count(bytes + line, at - line) + 1;
	return place;
}

static void
trace_guide(struct tracing *tracing, const char *path)
{
	struct pool *pool = tracing->links->pool;
	struct problems *unheard = problems_new();
	size_t length, cursor = 0;
	char *bytes = file_load(path, &length, unheard);
	struct guide_link found;
	const struct edition *edition;
	const char *address, *target;
	struct link *link;

	/* Who loads the guides reports what cannot be read. */
	while (bytes != NULL && guide_link_next(bytes, length, &cursor,
	    &found)) {
		target = pool_copy(pool, bytes + found.target,
		    found.end - found.target);
		link = add_link(tracing, target, place_at(path, bytes,
		    found.label > 0 ? found.label - 1 : 0));
		edition = edition_named(tracing, target, &address);
		if (edition != NULL)
			resolve(link, edition, address, false);
	}
	free(bytes);
	problems_free(unheard);
}

/* A role's links are apart from those of other roles. */
static void
trace_authority(struct tracing *tracing, const xmlNode *root)
{
	const char *whole = tracing->group, *id;
	const xmlNode *node;

	for (node = root->children; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		id = node_is(node, "role") ? node_attr(node, "id") : NULL;
		tracing->group = id == NULL ? whole :
		    pool_format(tracing->links->pool, "%s:%s", whole, id);
		trace_record(tracing, node);
	}
}

bool
check_link_is_past(const struct edition *edition)
{
	return edition->standard != NULL && !edition->is_draft &&
	    !standard_is_current(edition);
}

static void
add_foreign(const struct corpus *corpus, const struct edition *edition,
    struct links *links)
{
	struct links all = { .pool = links->pool };
	size_t i;

	check_link_overlay(corpus, edition, &all);
	for (i = 0; i < all.count; i++) {
		if (all.list[i].is_own)
			continue;
		links->list = pool_grow(links->pool, links->list,
		    &links->room, links->count, sizeof *links->list);
		links->list[links->count++] = all.list[i];
	}
}

void
check_link_between(const struct corpus *corpus,
    const struct authority *authority, struct links *links)
{
	struct tracing tracing = { .corpus = corpus, .owner = authority->id,
	    .group = "authority.xml", .links = links };
	const char *const *path = guide_paths(links->pool, authority);
	const struct edition *edition;
	size_t i;

	trace_authority(&tracing, xmlDocGetRootElement(
	    authority->source->document));
	for (; *path != NULL; path++) {
		tracing.group = *path + strlen(authority->path) + 1;
		trace_guide(&tracing, *path);
	}
	for (i = 0; i < authority->standard_count; i++) {
		edition = NULL;
		while ((edition = standard_next(&authority->standards[i],
		    edition)) != NULL)
			if (!check_link_is_past(edition))
				add_foreign(corpus, edition, links);
	}
}
