#include "scope/provenance.h"

#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "corpus/origin.h"
#include "office/received.h"

/* By the names of the map's rows: the first span of the file in each. */
static struct names
index_lines(struct pool *pool, const struct origin *origin)
{
	struct names lines = { .pool = pool };
	size_t i, k;

	for (i = 0; i < origin->count; i++) {
		const struct origin_row *row = &origin->rows[i];

		if (row->kind != ORIGIN_TEXT && row->kind != ORIGIN_FORM)
			continue;
		for (k = 0; k < row->count && row->spans[k].line == 0; k++)
			continue;
		if (k < row->count)
			names_add(&lines, row->name, &row->spans[k]);
	}
	return lines;
}

/* The line on which the words of it begin; 0 if it has none of its own. */
static int
own_line(const struct names *lines, const struct provision *provision)
{
	const struct span *span = names_find(lines, provision->address);

	return span != NULL ? span->line : 0;
}

/* The first line of the file that holds words of it or of its parts. */
static int
first_line(const struct names *lines, const struct provision *provision)
{
	const struct provision *at = NULL;
	int line = own_line(lines, provision), other;

	while ((at = provision_inside(provision, at)) != NULL) {
		other = own_line(lines, at);
		if (other > 0 && (line == 0 || other < line))
			line = other;
	}
	return line;
}

/* Articles, or what stands at the top where there are none: they are listed. */
static bool
is_listed(const struct provision *provision)
{
	return provision->kind >= PROVISION_ARTICLE &&
	    (provision->kind == PROVISION_ARTICLE ||
	    provision->kind == PROVISION_SUPPLEMENT ||
	    provision->kind == PROVISION_APPENDIX ||
	    provision->kind == PROVISION_FORM || provision->parent == NULL);
}

/* On which line each provision begins. */
static void
write_places(struct pool *pool, xmlNode *node, const struct origin *origin,
    const struct edition *edition)
{
	const struct names lines = index_lines(pool, origin);
	const struct provision *provision;
	xmlNode *place;
	bool listed;
	int line;

	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next) {
		listed = is_listed(provision);
		line = listed ? first_line(&lines, provision) :
		    own_line(&lines, provision);
		if (line == 0)
			continue;
		place = part_add(node, "place");
		part_set(place, "address", provision->address);
		part_set(place, "citation", provision->citation);
		part_set_number(place, "line", (size_t)line);
		part_set_flag(place, "listed", listed);
	}
}

static size_t
count_of(const struct origin *origin, const struct piece *pieces,
    const char *kind)
{
	size_t count = 0, i, k;
	int line;

	for (i = 0; i < origin->count; i++) {
		const struct origin_row *row = &origin->rows[i];

		if (row->kind != ORIGIN_OUT || strcmp(row->name, kind) != 0)
			continue;
		for (k = 0; k < row->count; k++)
			for (line = row->spans[k].line;
			    line <= row->spans[k].last_line; line++)
				count += lines_piece_count(&pieces[line],
				    row->spans[k].first, row->spans[k].last);
	}
	return count;
}

static void
write_left_out(xmlNode *node, const struct origin *origin,
    const struct piece *pieces)
{
	const char *kind;
	xmlNode *left;
	size_t i, count;

	for (i = 0; (kind = origin_kind_name(i)) != NULL; i++) {
		count = count_of(origin, pieces, kind);
		if (count == 0)
			continue;
		left = part_add(node, "left-out");
		part_set(left, "kind", kind);
		part_set(left, "title", origin_kind_words(i));
		part_set_number(left, "count", count);
	}
}

static void
write_reasons(xmlNode *node, const struct origin *origin)
{
	size_t i;

	for (i = 0; i < origin->count; i++) {
		const struct origin_row *row = &origin->rows[i];
		xmlNode *reason;

		if (row->reason == NULL)
			continue;
		reason = part_add(node, "difference");
		part_set(reason, "name", row->name);
		part_set(reason, "words", row->words);
		part_set(reason, "reason", row->reason);
	}
}

/* What differs is reported: then there is nothing to certify. */
static void
write_proof(struct scope *scope, xmlNode *node, const struct origin *origin,
    const struct edition *edition)
{
	struct origin_counts counts;
	struct received received;
	const struct piece *pieces;
	char digest[ORIGIN_HEX + 1];

	if (!received_read(scope->pool, origin->file, origin->changes,
	    &received, scope->problems)) {
		received_free(&received);
		return;
	}
	origin_digest(received.bytes, received.length, digest);
	if (strcmp(digest, origin->digest) != 0)
		problem_add(scope->problems, PROBLEM_SOURCE_CHANGED,
		    (struct place){ origin->path, 3, 1 },
		    "%s has another digest: %s", origin->file, digest);
	pieces = lines_pieces(scope->pool, &received.lines);
	if (origin_prove(origin, pieces, received.lines.last_number, edition,
	    &counts, scope->problems)) {
		part_set_number(node, "received", counts.received);
		part_set_number(node, "text", counts.text);
		part_set_number(node, "forms", counts.forms);
		part_set_number(node, "out", counts.left_out);
		part_set_number(node, "added", counts.added);
		part_set_number(node, "provisions", counts.provisions);
		write_left_out(node, origin, pieces);
		write_reasons(node, origin);
	}
	received_free(&received);
}

void
provenance_write(struct scope *scope, xmlNode *standard,
    const struct edition *edition, bool with_proof)
{
	const struct origin *origin = origin_load(scope->corpus->pool,
	    edition, scope->problems);
	const char *slash;
	xmlNode *node;

	if (origin == NULL)
		return;
	slash = strrchr(origin->file, '/');
	node = part_add(standard, "origin");
	part_set(node, "file", slash != NULL ? slash + 1 : origin->file);
	part_set(node, "digest", origin->digest);
	part_set_number(node, "first", (size_t)origin->first);
	part_set_number(node, "last", (size_t)origin->last);
	if (with_proof)
		write_proof(scope, node, origin, edition);
	write_places(scope->corpus->pool, node, origin, edition);
}
