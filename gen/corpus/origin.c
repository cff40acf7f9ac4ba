#include "corpus/origin.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/message.h"
#include "base/sha.h"

enum { CELLS_MAX = 4, KINDS = 6 };

/* A line of the map while it is read. */
struct map {
	struct pool	*pool;
	struct problems	*problems;
	struct origin	*origin;
	size_t		 room;
	int		 line;
	bool		 is_wrong;
	char		*cells[CELLS_MAX];
	size_t		 cell_count;
};

static const char *const row_names[KINDS] = { "text", "form", "out", "added",
    "from", "changes" };
static const size_t least_cells[KINDS] = { 2, 3, 3, 4, 3, 2 };

/* title is for messages, words for print. */
static const struct { const char *name, *title, *words; } kinds[] = {
	{ "page", MESSAGE("page numbers"),
	    "ページ番号" },
	{ "head", MESSAGE("running heads"),
	    "柱" },
	{ "around", MESSAGE("what stands around it: menus, covers"),
	    "規程でない部分（表紙、目次の写し、メニューなど）" },
	{ "history", MESSAGE("notes of what was amended, which the publisher added"),
	    "改正の注記（（平18訓令5・一部改正）など）" },
	{ "leader", MESSAGE("leader dots and pages of a table of contents"),
	    "目次の点線とページ" },
	{ "mark", MESSAGE("marks of the page: ○, brackets"),
	    "印（題名の○、番号を囲む括弧）" },
	{ "hidden", MESSAGE("hidden text"),
	    "隠し文字" },
	{ "deleted", MESSAGE("tracked changes that were not taken"),
	    "採らなかった変更履歴" },
	{ "comment", MESSAGE("comments"),
	    "コメント" },
	{ "note", MESSAGE("footnotes"),
	    "脚注・文末脚注" },
	{ "notation", MESSAGE("signs of a notation"),
	    "記法の記号" },
	{ "repaired", MESSAGE("words that were mended"),
	    "直した字句" }
};

bool
origin_knows_kind(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return true;
	return false;
}

const char *
origin_kind_title(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return message_translate(kinds[i].title);
	return name;
}

const char *
origin_kind_name(size_t at)
{
	return at < sizeof kinds / sizeof *kinds ? kinds[at].name : NULL;
}

const char *
origin_kind_words(size_t at)
{
	return kinds[at].words;
}

void
origin_digest(const char *bytes, size_t length, char hex[ORIGIN_HEX + 1])
{
	sha_hex(bytes, length, hex);
}

static bool
refuse(struct map *map)
{
	if (!map->is_wrong)
		problem_add(map->problems, PROBLEM_SOURCE_MALFORMED,
		    (struct place){ map->origin->path, map->line, 1 },
		    "this line is not as source.map has it: %s",
		    map->cell_count > 0 ? map->cells[0] : "");
	map->is_wrong = true;
	return false;
}

/* ---- spans ---- */

static bool
read_number(const char **at, int *value)
{
	char *end;
	long number;

	if (!isdigit((unsigned char)**at))
		return false;
	number = strtol(*at, &end, 10);
	*at = end;
	*value = (int)number;
	return number > 0 && number < INT_MAX;
}

/* 12, 12-15, 12:3, 12:3-8, + */
static bool
read_span(const char **at, struct span *span)
{
	*span = (struct span){0};
	if (**at == '+') {
		(*at)++;
		return true;
	}
	if (!read_number(at, &span->line))
		return false;
	span->last_line = span->line;
	if (**at == ':') {
		(*at)++;
		if (!read_number(at, &span->first))
			return false;
		span->last = span->first;
	}
	if (**at != '-')
		return true;
	(*at)++;
	return read_number(at, span->first > 0 ? &span->last :
	    &span->last_line) && span->last >= span->first &&
	    span->last_line >= span->line;
}

static bool
read_spans(struct map *map, struct origin_row *row, const char *at)
{
	size_t room = 1;
	const char *blank;

	for (blank = at; *blank != '\0'; blank++)
		room += *blank == ' ';
	row->spans = pool_take(map->pool, room * sizeof *row->spans);
	while (*at != '\0') {
		if (!read_span(&at, &row->spans[row->count++]))
			return refuse(map);
		if (*at == ' ' && at[1] != '\0')
			at++;
		else if (*at != '\0')
			return refuse(map);
	}
	return true;
}

/* ---- lines ---- */

/* False if there are more cells than a line has. */
static bool
part_cells(struct map *map, char *at)
{
	map->cell_count = 0;
	for (;;) {
		if (map->cell_count == CELLS_MAX)
			return false;
		map->cells[map->cell_count++] = at;
		at = strchr(at, '\t');
		if (at == NULL)
			return true;
		*at++ = '\0';
	}
}

static bool
is_digest(const char *digest)
{
	return strlen(digest) == ORIGIN_HEX &&
	    strspn(digest, "0123456789abcdef") == ORIGIN_HEX;
}

/* A name in its folder or in one above: no way out of the corpus. */
static bool
is_file_name(const char *name)
{
	while (strncmp(name, "../", 3) == 0)
		name += 3;
	return strncmp(name, "source/", 7) == 0 && name[7] != '\0' &&
	    strstr(name, "..") == NULL;
}

static bool
read_row(struct map *map)
{
	struct origin *origin = map->origin;
	struct origin_row *row;
	size_t kind = 0;

	while (kind < KINDS && strcmp(map->cells[0], row_names[kind]) != 0)
		kind++;
	if (kind == KINDS || map->cell_count < least_cells[kind])
		return refuse(map);
	origin->rows = pool_grow(map->pool, origin->rows, &map->room,
	    origin->count, sizeof *origin->rows);
	row = &origin->rows[origin->count++];
	*row = (struct origin_row){ .kind = (enum origin_row_kind)kind,
	    .name = map->cells[1], .line = map->line };
	if (map->cell_count > 3)
		row->reason = map->cells[3];
	if (kind == ORIGIN_ADDED) {
		row->words = map->cells[2];
		return *row->words != '\0' && *row->reason != '\0' ? true :
		    refuse(map);
	}
	if (kind == ORIGIN_FROM) {
		row->words = map->cells[2];
		return is_digest(row->words) && is_file_name(row->name) ?
		    true : refuse(map);
	}
	if (kind == ORIGIN_CHANGES) {
		origin->changes = strcmp(row->name, "reject") == 0 ?
		    DOCX_REJECT : DOCX_ACCEPT;
		return origin->changes == DOCX_REJECT ||
		    strcmp(row->name, "accept") == 0 ? true : refuse(map);
	}
	if (kind == ORIGIN_OUT && !origin_knows_kind(row->name))
		return refuse(map);
	return map->cell_count < 3 || read_spans(map, row, map->cells[2]);
}

static bool
read_lines(struct map *map)
{
	const char *at = map->cells[1];
	struct span span;

	if (!read_span(&at, &span) || *at != '\0' || span.first > 0 ||
	    span.line == 0)
		return refuse(map);
	map->origin->first = span.line;
	map->origin->last = span.last_line;
	return true;
}

/* The four lines at the top. */
static bool
read_head(struct map *map)
{
	static const char *const names[] = { "kijun-source", "file", "sha256",
	    "lines" };
	struct origin *origin = map->origin;

	if (map->cell_count != 2 ||
	    strcmp(map->cells[0], names[map->line - 1]) != 0)
		return refuse(map);
	switch (map->line) {
	case 1:
		return strcmp(map->cells[1], "1") == 0 ? true : refuse(map);
	case 2:
		origin->file = pool_format(map->pool, "%s%s", folder_of(
		    map->pool, origin->path), map->cells[1]);
		return is_file_name(map->cells[1]) ? true : refuse(map);
	case 3:
		origin->digest = map->cells[1];
		return is_digest(origin->digest) ? true : refuse(map);
	default:
		return read_lines(map);
	}
}

struct origin *
origin_read(struct pool *pool, const char *path, const char *bytes,
    size_t length, struct problems *problems)
{
	struct map map = { .pool = pool, .problems = problems,
	    .origin = pool_take(pool, sizeof *map.origin) };
	char *at = pool_copy(pool, bytes, length), *stop;

	map.origin->path = pool_string(pool, path);
	for (; *at != '\0' && !map.is_wrong; at = stop) {
		stop = at + strcspn(at, "\n");
		if (*stop == '\n')
			*stop++ = '\0';
		map.line++;
		if (!part_cells(&map, at))
			refuse(&map);
		else if (map.line <= 4)
			read_head(&map);
		else
			read_row(&map);
	}
	if (!map.is_wrong && map.line < 4)
		refuse(&map);
	return map.is_wrong ? NULL : map.origin;
}

struct origin *
origin_load(struct pool *pool, const struct edition *edition,
    struct problems *problems)
{
	const char *path = pool_format(pool, "%ssource.map",
	    folder_of(pool, edition->text->path));
	struct origin *origin;
	size_t length;
	char *bytes;

	if (file_is_absent(path))
		return NULL;
	bytes = file_load(path, &length, problems);
	if (bytes == NULL)
		return NULL;
	origin = origin_read(pool, path, bytes, length, problems);
	free(bytes);
	return origin;
}

int
origin_line(const struct origin *origin, const char *name)
{
	size_t i, k;

	for (i = 0; i < origin->count; i++) {
		const struct origin_row *row = &origin->rows[i];

		if ((row->kind != ORIGIN_TEXT && row->kind != ORIGIN_FORM) || strcmp(row->name, name) != 0)
			continue;
		for (k = 0; k < row->count; k++)
			if (row->spans[k].line > 0)
				return row->spans[k].line;
	}
	return 0;
}
