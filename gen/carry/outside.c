/*
 * Outside: what the authority's other files say of a standard, with the
 * addresses and numbers of another edition: authority.xml, the guides, and the
 * overlays of other standards.
 */
#include "carry/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/word.h"
#include "carry/markup.h"
#include "check/link.h"
#include "corpus/guide.h"
#include "corpus/guide_link.h"

/* One file on its way. */
struct outside {
	struct carrying		*carrying;
	const char		*path;		/* below the authority */
	const char		*bytes;
	size_t			 length;
	struct edits		 edits;
	const struct edition	*edition;	/* whose overlay it is; or NULL */
	const struct provision	*at;		/* that a record is about */
};

static bool
is_ours(const struct outside *outside, const char *target, size_t length)
{
	return word_is(target, length,
	    outside->carrying->links->old->standard->id);
}

static void
doubt(struct outside *outside, const char *words)
{
	carry_remark(outside->carrying, &outside->carrying->doubts,
	    outside->path, words);
}

/* ADDRESS of STANDARD#ADDRESS, which stands at [start, end). */
static void
carry_address(struct outside *outside, size_t start, size_t end)
{
	const struct map *map = outside->carrying->links;
	const char *old = pool_copy(map->pool, outside->bytes + start,
	    end - start), *new = map_address(map, old);

	if (new == NULL) {
		doubt(outside, pool_format(map->pool, "%s#%s",
		    map->old->standard->id, old));
		outside->carrying->files->lost++;
	} else if (strcmp(old, new) != 0) {
		edit_add(&outside->edits, start, end, new);
	}
}

/* ---- XML ---- */

static void
carry_words(struct outside *outside, size_t start, size_t end)
{
	const char *bytes = outside->bytes, *hash;
	size_t at = start, stop;

	for (; at < end; at = stop) {
		at += strspn(bytes + at, " \t\r\n");
		for (stop = at; stop < end && strchr(" \t\r\n",
		    bytes[stop]) == NULL; stop++)
			continue;
		hash = memchr(bytes + at, '#', stop - at);
		if (hash != NULL && is_ours(outside, bytes + at,
		    (size_t)(hash - bytes) - at))
			carry_address(outside, (size_t)(hash + 1 - bytes),
			    stop);
		if (stop == at)
			break;
	}
}

/*
 * Does the clause itself name what has another number now? Then it is the
 * authority that has to amend it, and until then what is written about it says
 * what it says.
 */
static bool
repeats_clause(const struct outside *outside)
{
	const struct broken_reference *broken =
	    outside->carrying->links->changes->broken;

	for (; broken != NULL && outside->at != NULL; broken = broken->next)
		if (broken->edition->standard == outside->edition->standard &&
		    strcmp(broken->at->address, outside->at->address) == 0)
			return true;
	return false;
}

/*
 * Another standard's overlay is read as that standard's; authority.xml is
 * nobody's, so that only what names the standard counts.
 */
static void
carry_prose(struct outside *outside, size_t start, size_t end)
{
	const struct map *map = outside->carrying->links;
	struct prose prose = { map, map->old, map->new, map->old->provisions,
	    map->new->provisions };
	const char *words = pool_copy(map->pool, outside->bytes + start,
	    end - start);

	if (strstr(words, "第") == NULL)
		return;
	if (outside->edition != NULL) {
		prose.old = prose.new = outside->edition;
		prose.old_at = prose.new_at = outside->at != NULL ?
		    outside->at : outside->edition->provisions;
	} else if (strstr(words, map->old->standard->title) == NULL) {
		return;
	}
	if (outside->edition != NULL && repeats_clause(outside) &&
	    strstr(words, map->old->standard->title) != NULL) {
		doubt(outside, words);
		return;
	}
	if (prose_carry(&prose, outside->bytes, start, end, &outside->edits,
	    &words) != PROSE_SURE)
		doubt(outside, words);
}

static void
carry_tag(struct outside *outside, const struct markup *markup)
{
	const char *element = pool_copy(outside->edits.pool, markup->bytes +
	    markup->name, markup->name_end - markup->name), *name;
	struct markup_attr attr;
	size_t cursor = 0;

	while (markup_attr_next(markup, &cursor, &attr)) {
		name = pool_copy(outside->edits.pool, markup->bytes +
		    attr.name, attr.name_end - attr.name);
		if (check_link_is_pointer(element, name))
			carry_words(outside, attr.value, attr.value_end);
		else if (word_ends(name, "because"))
			carry_prose(outside, attr.value, attr.value_end);
		if (outside->edition != NULL && strcmp(name, "provision") == 0
		    && memchr(markup->bytes + attr.value, '#',
		    attr.value_end - attr.value) == NULL)
			outside->at = map_named(outside->edition,
			    pool_copy(outside->edits.pool, markup->bytes +
			    attr.value, attr.value_end - attr.value));
	}
}

static void
carry_xml(struct outside *outside)
{
	struct markup markup = { .bytes = outside->bytes,
	    .length = outside->length };

	while (markup_next(&markup))
		if (markup.kind == MARKUP_START ||
		    markup.kind == MARKUP_EMPTY)
			carry_tag(outside, &markup);
		else if (markup.kind == MARKUP_TEXT ||
		    markup.kind == MARKUP_COMMENT)
			carry_prose(outside, markup.start, markup.end);
}

/* ---- guides ---- */

/* An item of a list, or what stands between empty lines: [*start, end). */
static size_t
paragraph_end(const struct outside *outside, size_t start)
{
	const char *bytes = outside->bytes;
	size_t at = start, next;

	do {
		next = at + strcspn(bytes + at, "\n");
		next += next < outside->length;
		at = next;
	} while (at < outside->length && bytes[at] != '\n' &&
	    !(bytes[at] >= '1' && bytes[at] <= '9') && bytes[at] != '-' &&
	    bytes[at] != '#');
	return at;
}

/* The links of a paragraph: to ours, and to others. */
struct company {
	size_t		 ours;
	const struct edition	**others;	/* array of count */
	size_t		 count, room;
	bool		 is_unknown;	/* one leads to what is not there */
};

static void
add_other(struct outside *outside, struct company *company, const char *id)
{
	const struct standard *standard = find_standard(
	    outside->carrying->corpus, id);
	const struct edition *edition = standard == NULL ? NULL :
	    standard_current(standard);

	if (edition == NULL) {
		company->is_unknown = true;
		return;
	}
	company->others = pool_grow(outside->edits.pool, company->others,
	    &company->room, company->count, sizeof *company->others);
	company->others[company->count++] = edition;
}

static struct company
carry_links(struct outside *outside, size_t start, size_t end)
{
	const struct map *map = outside->carrying->links;
	struct company company = {0};
	struct guide_link link;
	size_t cursor = start;

	while (guide_link_next(outside->bytes, end, &cursor, &link)) {
		const struct provision *old, *new;
		const char *address = pool_copy(map->pool, outside->bytes +
		    link.address, link.end - link.address);
		size_t length = link.address - 1 - link.target;

		if (!is_ours(outside, outside->bytes + link.target, length)) {
			add_other(outside, &company, pool_copy(map->pool,
			    outside->bytes + link.target, length));
			continue;
		}
		company.ours++;
		carry_address(outside, link.address, link.end);
		old = map_named(map->old, address);
		new = old == NULL ? NULL : map_provision(map, old);
		if (new != NULL)
			prose_carry_label(outside->bytes, link.label,
			    link.label_end, old, new, &outside->edits);
	}
	return company;
}

/* Can the number mean nothing but ours? */
static bool
is_certain(const struct outside *outside, const struct company *company,
    size_t start, size_t end, const struct edit *edit)
{
	size_t i;

	for (i = 0; i < company->count; i++)
		if (prose_may_name(outside->edits.pool, company->others[i],
		    outside->bytes, start, end, edit))
			return false;
	return !company->is_unknown;
}

/*
 * From one link to the next: words that no link carries. What a bare 第15条 is
 * an article of is told by the links beside it; where those lead to several
 * standards that have a 第15条 it is for somebody to look at.
 */
static void
carry_between(struct outside *outside, size_t start, size_t end,
    const struct company *company)
{
	const struct map *map = outside->carrying->links;
	const struct prose prose = { map, map->old, map->new,
	    map->old->provisions, map->new->provisions };
	struct edits own = { .pool = map->pool };
	const char *words;
	bool is_sure;
	size_t i;

	if (start >= end)
		return;
	is_sure = prose_carry(&prose, outside->bytes, start, end, &own,
	    &words) == PROSE_SURE;
	for (i = 0; i < own.count; i++)
		if (is_certain(outside, company, start, end, &own.list[i]))
			edit_add(&outside->edits, own.list[i].start,
			    own.list[i].end, own.list[i].words);
		else
			is_sure = false;
	if (!is_sure)
		doubt(outside, words);
}

static void
carry_paragraph(struct outside *outside, size_t start, size_t end)
{
	struct company company = carry_links(outside, start, end);
	struct guide_link link;
	size_t cursor = start, from = start;

	if (company.ours == 0)
		return;
	while (guide_link_next(outside->bytes, end, &cursor, &link)) {
		carry_between(outside, from, link.label, &company);
		from = link.end;
	}
	carry_between(outside, from, end, &company);
}

static void
carry_guide(struct outside *outside)
{
	size_t start = 0, end;

	for (; start < outside->length; start = end) {
		end = paragraph_end(outside, start);
		carry_paragraph(outside, start, end);
	}
}

/* ---- all of them ---- */

static void
carry_file(struct carrying *carrying, const char *path,
    const struct edition *edition, bool is_guide)
{
	struct outside outside = { .carrying = carrying, .edition = edition,
	    .path = path + strlen(carrying->authority->path) + 1,
	    .edits = { .pool = carrying->pool } };
	char *bytes = file_load(path, &outside.length, carrying->problems);

	if (bytes == NULL)
		return;
	outside.bytes = bytes;
	if (is_guide)
		carry_guide(&outside);
	else
		carry_xml(&outside);
	carry_put(carrying, outside.path, bytes, outside.length,
	    &outside.edits);
	free(bytes);
}

/* In force, and drafts: what is past speaks of what was. */
static void
carry_standard(struct carrying *carrying, const struct standard *standard)
{
	const struct edition *edition = NULL;

	while ((edition = standard_next(standard, edition)) != NULL)
		if (overlay_of(edition)->source != NULL &&
		    !check_link_is_past(edition))
			carry_file(carrying,
			    overlay_of(edition)->source->path, edition,
			    false);
}

void
outside_carry(struct carrying *carrying)
{
	const struct authority *authority = carrying->authority;
	const char *const *path = guide_paths(carrying->pool, authority);
	size_t i;

	carry_file(carrying, authority->source->path, NULL, false);
	for (; *path != NULL; path++)
		carry_file(carrying, *path, NULL, true);
	for (i = 0; i < authority->standard_count; i++)
		if (&authority->standards[i] !=
		    carrying->links->old->standard)
			carry_standard(carrying, &authority->standards[i]);
}

/* What the texts of other standards name by a number that means another. */
void
outside_look(struct carrying *carrying)
{
	const struct map *map = carrying->links;
	const struct broken_reference *broken = map->changes->broken;

	for (; broken != NULL; broken = broken->next)
		if (broken->edition->standard != map->new->standard)
			carry_remark(carrying, &carrying->foreign,
			    pool_format(carrying->pool, "%s %s",
			    broken->edition->standard->id,
			    broken->at->citation), pool_copy(carrying->pool,
			    broken->at->text + broken->start,
			    broken->end - broken->start));
}
