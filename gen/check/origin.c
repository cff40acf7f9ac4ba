/*
 * Origin: the texts of an authority against the files as which they were
 * received, and that every line of those files is accounted for by one of them.
 */
#include "check/inside.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "corpus/origin.h"
#include "office/received.h"

/* Places in problems live as long as the corpus; all else for one check. */

/* A part of a file, and the edition that accounts for it. */
struct part {
	const struct origin	*origin;
	const struct edition	*edition;
};

struct parts {
	struct part	*list;
	size_t		 count, room;
};

static int
by_file(const void *a, const void *b)
{
	const struct part *left = a, *right = b;
	int order = strcmp(left->origin->file, right->origin->file);

	if (order != 0)
		return order;
	if (left->origin->first != right->origin->first)
		return left->origin->first < right->origin->first ? -1 : 1;
	return strcmp(left->edition->name, right->edition->name);
}

/* "corpus/a/01/draft/../../source/x" as "corpus/a/source/x". */
static const char *
plain_path(struct pool *pool, const char *path)
{
	char *plain = pool_string(pool, path), *up, *slash;

	while ((up = strstr(plain, "/../")) != NULL) {
		*up = '\0';
		slash = strrchr(plain, '/');
		if (slash == NULL)
			return path;
		memmove(slash, up + 3, strlen(up + 3) + 1);
	}
	return plain;
}

static void
gather(struct checking *checking, struct parts *parts)
{
	const struct authority *authority = checking->authority;
	struct origin *origin;
	size_t i;

	for (i = 0; i < authority->standard_count; i++) {
		const struct edition *edition = NULL;

		while ((edition = standard_next(&authority->standards[i],
		    edition)) != NULL) {
			origin = origin_load(checking->corpus->pool, edition,
			    checking->problems);
			if (origin == NULL)
				continue;
			origin->file = plain_path(checking->corpus->pool,
			    origin->file);
			parts->list = pool_grow(checking->pool, parts->list,
			    &parts->room, parts->count, sizeof *parts->list);
			parts->list[parts->count++] = (struct part){ origin,
			    edition };
		}
	}
	if (parts->count > 0)
		qsort(parts->list, parts->count, sizeof *parts->list,
		    by_file);
}

static struct place
line_of_map(const struct origin *origin, int line)
{
	return (struct place){ origin->path, line, 1 };
}

/* Between the parts of a file no line may be missing or stand twice. */
static void
check_seams(struct checking *checking, const struct part *parts,
    size_t count, int last)
{
	int next = 1;
	size_t i;

	for (i = 0; i < count; i++) {
		const struct origin *origin = parts[i].origin;

		/* Editions of one standard may have come in one file. */
		if (i > 0 && parts[i].edition->standard ==
		    parts[i - 1].edition->standard &&
		    origin->first < next) {
			next = origin->last >= next ? origin->last + 1 : next;
			continue;
		}
		if (origin->first != next)
			problem_add(checking->problems,
			    PROBLEM_SOURCE_UNCOVERED,
			    line_of_map(origin, 4), origin->first > next ?
			    "lines %d to %d of the file are in no text" :
			    "lines %d to %d of the file are in two texts",
			    origin->first > next ? next : origin->first,
			    (origin->first > next ? origin->first : next) -
			    1);
		next = origin->last + 1;
	}
	if (next <= last)
		problem_add(checking->problems, PROBLEM_SOURCE_UNCOVERED,
		    line_of_map(parts[count - 1].origin, 4),
		    "lines %d to %d of the file are in no text", next, last);
}

static bool
has_digest(const char *path, const char *digest)
{
	char hex[ORIGIN_HEX + 1];
	struct problems *unsaid = problems_new();
	size_t length;
	char *bytes = file_load(path, &length, unsaid);

	if (bytes != NULL)
		origin_digest(bytes, length, hex);
	free(bytes);
	problems_free(unsaid);
	return bytes != NULL && strcmp(hex, digest) == 0;
}

/* What the file was made of, a PDF, is kept beside it. */
static void
check_from(struct checking *checking, const struct origin *origin)
{
	const struct origin_row *row;
	const char *path;
	size_t i;

	for (i = 0; i < origin->count; i++) {
		row = &origin->rows[i];
		if (row->kind != ORIGIN_FROM)
			continue;
		path = plain_path(checking->corpus->pool, pool_format(
		    checking->pool, "%s%s", folder_of(checking->pool,
		    origin->path), row->name));
		if (!has_digest(path, row->words))
			problem_add(checking->problems,
			    PROBLEM_SOURCE_CHANGED, line_of_map(origin,
			    row->line), "%s is not what it was, or missing",
			    path);
	}
}

/* The parts of one file. */
static void
check_file(struct checking *checking, const struct part *parts, size_t count)
{
	const struct origin *origin = parts[0].origin;
	struct origin_counts counts;
	struct received received;
	const struct piece *pieces;
	char digest[ORIGIN_HEX + 1];
	size_t i;

	if (file_is_absent(origin->file)) {
		problem_add(checking->problems, PROBLEM_SOURCE_MISSING,
		    line_of_map(origin, 2), "there is no file %s",
		    origin->file);
		return;
	}
	if (received_read(checking->pool, origin->file,
	    parts[0].origin->changes, &received, checking->problems)) {
		origin_digest(received.bytes, received.length, digest);
		pieces = lines_pieces(checking->pool, &received.lines);
		for (i = 0; i < count; i++) {
			check_from(checking, parts[i].origin);
			if (strcmp(parts[i].origin->digest, digest) != 0)
				problem_add(checking->problems,
				    PROBLEM_SOURCE_CHANGED,
				    line_of_map(parts[i].origin, 3),
				    "%s has another digest: %s",
				    origin->file, digest);
			else
				origin_prove(parts[i].origin, pieces,
				    received.lines.last_number,
				    parts[i].edition, &counts,
				    checking->problems);
		}
		check_seams(checking, parts, count,
		    received.lines.last_number);
	}
	received_free(&received);
}

static bool
names_file(struct checking *checking, const struct origin *origin,
    const char *path)
{
	size_t i;

	for (i = 0; i < origin->count; i++)
		if (origin->rows[i].kind == ORIGIN_FROM && strcmp(plain_path(
		    checking->pool, pool_format(checking->pool, "%s%s",
		    folder_of(checking->pool, origin->path),
		    origin->rows[i].name)), path) == 0)
			return true;
	return strcmp(origin->file, path) == 0;
}

/* A file without a map: nobody knows any longer what it proves. */
static void
check_unmapped(struct checking *checking, const struct parts *parts,
    const char *folder)
{
	struct file_names names = {0};
	const char *path;
	size_t i, k;

	if (file_is_absent(folder) ||
	    file_list(checking->pool, folder, &names) != 0)
		return;
	for (i = 0; i < names.count; i++) {
		path = pool_format(checking->corpus->pool, "%s/%s", folder,
		    names.list[i]);
		for (k = 0; k < parts->count; k++)
			if (names_file(checking, parts->list[k].origin, path))
				break;
		if (k == parts->count)
			problem_add(checking->problems,
			    PROBLEM_SOURCE_UNCOVERED, (struct place){ path,
			    0, 0 }, "no source.map speaks of this file");
	}
}

static void
check_folders(struct checking *checking, const struct parts *parts)
{
	const struct authority *authority = checking->authority;
	const struct edition *edition;
	size_t i;

	check_unmapped(checking, parts, pool_format(checking->pool,
	    "%s/source", authority->path));
	for (i = 0; i < authority->standard_count; i++)
		for (edition = standard_next(&authority->standards[i], NULL);
		    edition != NULL; edition = standard_next(
		    &authority->standards[i], edition))
			check_unmapped(checking, parts, pool_format(
			    checking->pool, "%ssource", folder_of(
			    checking->pool, edition->text->path)));
}

void
check_origins(struct checking *checking)
{
	struct parts parts = {0};
	size_t i, end;

	gather(checking, &parts);
	for (i = 0; i < parts.count; i = end) {
		for (end = i + 1; end < parts.count; end++)
			if (strcmp(parts.list[end].origin->file,
			    parts.list[i].origin->file) != 0)
				break;
		check_file(checking, parts.list + i, end - i);
	}
	check_folders(checking, &parts);
}
