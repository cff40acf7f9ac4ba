/*
 * 目次 as amending texts see it: lines. A heading of 編 to 目 with the range of
 * its articles, or 附則. After a change the tree is made of the lines again.
 */
#include "amend/inside.h"

#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "corpus/law.h"
#include "import/sign.h"

struct toc_lines {
	struct pool	*pool;
	const char	**list;
	size_t		 count, room;
};

static void
line_add(struct toc_lines *lines, const char *words)
{
	lines->list = pool_grow(lines->pool, lines->list, &lines->room,
	    lines->count, sizeof *lines->list);
	lines->list[lines->count++] = words;
}

/* Title and range of one entry; those in it are lines of their own. */
static void
read_entry(struct toc_lines *lines, const xmlNode *entry)
{
	struct text words = {0};
	const xmlNode *node;

	for (node = unit_first(entry); node != NULL; node = unit_next(node))
		if (law_kind(node) != LAW_TOC_ENTRY)
			text_add_string(&words, unit_text(lines->pool, node));
	if (words.length > 0)
		line_add(lines, pool_string(lines->pool, words.bytes));
	text_free(&words);
	for (node = unit_first(entry); node != NULL; node = unit_next(node))
		if (law_kind(node) == LAW_TOC_ENTRY)
			read_entry(lines, node);
}

static void
read_toc(struct toc_lines *lines, const xmlNode *toc)
{
	const xmlNode *node;

	for (node = unit_first(toc); node != NULL; node = unit_next(node))
		if (law_kind(node) == LAW_TOC_ENTRY)
			read_entry(lines, node);
		else
			line_add(lines, unit_text(lines->pool, node));
}

/* ---- writing ---- */

static bool
heading_of(const char *line, struct sign *sign)
{
	struct sign readings[SIGN_READINGS_MAX];
	size_t count = sign_read(line, strlen(line), readings), i;

	for (i = 0; i < count; i++)
		if (readings[i].kind >= SIGN_PART &&
		    readings[i].kind <= SIGN_DIVISION &&
		    readings[i].is_spaced) {
			*sign = readings[i];
			return true;
		}
	return false;
}

/* Where （第一条―第三条） begins; the end if there is none. */
static const char *
range_of(const char *line)
{
	const char *at = line, *open = NULL, *end = line + strlen(line);

	if (!word_ends(line, "）") && !word_ends(line, ")"))
		return end;
	while (at < end) {
		const char *here = at;

		if (number_read_word(&at, end, "（") ||
		    number_read_word(&at, end, "("))
			open = here;
		else
			text_next(&at, end);
	}
	return open == NULL ? end : open;
}

static xmlNode *
add(xmlNode *parent, const char *name, const char *words, size_t bytes)
{
	xmlNode *node = xmlNewDocNode(parent->doc, NULL,
	    (const xmlChar *)name, NULL);

	if (bytes > 0)
		xmlNodeAddContentLen(node, (const xmlChar *)words,
		    (int)bytes);
	xmlAddChild(parent, node);
	return node;
}

static void
add_entry(xmlNode *entry, const char *title, const char *line)
{
	const char *range = range_of(line);

	add(entry, title, line, (size_t)(range - line));
	if (*range != '\0')
		add(entry, "ArticleRange", range, strlen(range));
}

static bool
write_line(xmlNode *toc, xmlNode *open[5], const char *line)
{
	static const struct { const char *entry, *title; } names[] = {
		{ "TOCPart", "PartTitle" }, { "TOCChapter", "ChapterTitle" },
		{ "TOCSection", "SectionTitle" },
		{ "TOCSubsection", "SubsectionTitle" },
		{ "TOCDivision", "DivisionTitle" } };
	struct sign sign;
	xmlNode *parent = toc;
	int level, i;

	if (heading_of(line, &sign)) {
		level = (int)(sign.kind - SIGN_PART);
		for (i = 0; i < level; i++)
			if (open[i] != NULL)
				parent = open[i];
		open[level] = add(parent, names[level].entry, NULL, 0);
		unit_set_number(open[level], sign.digits);
		for (i = level + 1; i < 5; i++)
			open[i] = NULL;
		add_entry(open[level], names[level].title, line);
		return true;
	}
	if (strcmp(line, "目次") == 0)
		add(toc, "TOCLabel", line, strlen(line));
	else if (strcmp(line, "前文") == 0)
		add(toc, "TOCPreambleLabel", line, strlen(line));
	else if (word_starts(line, "附則") || word_starts(line, "付則"))
		add_entry(add(toc, "TOCSupplProvision", NULL, 0),
		    "SupplProvisionLabel", line);
	else if (word_starts(line, "別表"))
		add(toc, "TOCAppdxTableLabel", line, strlen(line));
	else
		return false;
	return true;
}

static bool
write_toc(struct amending *amending, xmlNode *toc,
    const struct toc_lines *lines, const char *at)
{
	xmlNode *open[5] = {0}, *after = toc->prev, *parent = toc->parent;
	xmlNode *made = xmlNewDocNode(toc->doc, NULL,
	    (const xmlChar *)"TOC", NULL);
	size_t i;

	for (i = 0; i < lines->count; i++) {
		if (write_line(made, open, lines->list[i]))
			continue;
		problem_add(amending->problems, PROBLEM_AMEND_NOT_UNDERSTOOD,
		    amend_place(amending, at), "\"%s\" is no line of a table "
		    "of contents", lines->list[i]);
		xmlFreeNode(made);
		return false;
	}
	while (after != NULL && after->type != XML_ELEMENT_NODE)
		after = after->prev;
	unit_take_out(toc);
	keep_node(amending, toc);
	unit_put(parent, after, made);
	return true;
}

bool
contents_rewrite(struct amending *amending, xmlNode *toc,
    const struct block *block)
{
	struct toc_lines lines = { .pool = amending->pool };
	size_t i;

	if (block->count > 0 && !word_is(block->lines[0].words,
	    block->lines[0].length, "目次"))
		line_add(&lines, "目次");
	for (i = 0; i < block->count; i++)
		line_add(&lines, pool_copy(amending->pool,
		    block->lines[i].words, block->lines[i].length));
	return write_toc(amending, toc, &lines, NULL);
}

/* ---- words ---- */

/* 第一章…（第一条）第二章…（第二条）: one quote may hold lines. */
static void
split_line(struct toc_lines *lines, const char *words)
{
	const char *at = words, *end = words + strlen(words), *start = words;
	struct sign sign;

	while (at < end) {
		text_next(&at, end);
		if (at < end && at > start && (word_ends_at(start, at, "）") ||
		    word_ends_at(start, at, ")")) && (heading_of(at, &sign) ||
		    word_starts(at, "附則"))) {
			line_add(lines, pool_copy(lines->pool, start,
			    (size_t)(at - start)));
			start = at;
		}
	}
	if (start < end)
		line_add(lines, start);
}

/* The lines as one text, and where each began. */
struct joined {
	struct text	 words;
	size_t		*starts;
	size_t		 count;
};

static void
join(struct pool *pool, const struct toc_lines *lines, struct joined *joined)
{
	size_t i;

	joined->starts = pool_take(pool, (lines->count + 1) *
	    sizeof *joined->starts);
	for (i = 0; i < lines->count; i++) {
		joined->starts[joined->count++] = joined->words.length;
		text_add_string(&joined->words, lines->list[i]);
	}
}

static bool
begins_line(const struct joined *joined, size_t at)
{
	size_t i;

	for (i = 0; i < joined->count; i++)
		if (joined->starts[i] == at)
			return true;
	return false;
}

static const struct word_edit *
edit_at(const struct clause *clause, const char *at, size_t *found)
{
	size_t i;

	for (i = 0; i < clause->edit_count; i++)
		if (*clause->edits[i].old != '\0' && word_starts(at,
		    clause->edits[i].old)) {
			found[i]++;
			return &clause->edits[i];
		}
	return NULL;
}

/* A quote may reach over lines; then those within it are parted anew. */
static void
replace(struct amending *amending, const struct joined *joined,
    const struct clause *clause, size_t *found, struct toc_lines *new)
{
	const char *words = joined->words.bytes, *at = words;
	const struct word_edit *edit;
	struct text line = {0};

	while (*at != '\0') {
		if (begins_line(joined, (size_t)(at - words)) &&
		    line.length > 0) {
			split_line(new, pool_string(amending->pool,
			    line.bytes));
			text_clear(&line);
		}
		edit = edit_at(clause, at, found);
		if (edit == NULL) {
			text_add_char(&line, *at++);
			continue;
		}
		if (edit->kind == EDIT_BEHIND)
			text_add_string(&line, edit->old);
		text_add_string(&line, edit->new);
		if (edit->kind == EDIT_BEFORE)
			text_add_string(&line, edit->old);
		at += strlen(edit->old);
	}
	if (line.length > 0)
		split_line(new, pool_string(amending->pool, line.bytes));
	text_free(&line);
}

bool
contents_edit(struct amending *amending, xmlNode *toc,
    const struct clause *clause)
{
	struct toc_lines old = { .pool = amending->pool }, new = old;
	size_t *found = pool_take(amending->pool,
	    (clause->edit_count + 1) * sizeof *found), i;
	struct joined joined = {0};

	read_toc(&old, toc);
	join(amending->pool, &old, &joined);
	if (joined.words.length > 0)
		replace(amending, &joined, clause, found, &new);
	text_free(&joined.words);
	for (i = 0; i < clause->edit_count; i++) {
		if (found[i] > 0)
			continue;
		problem_add(amending->problems, PROBLEM_AMEND_NOT_FOUND,
		    amend_place(amending, clause->edits[i].at), "\"%s\" does "
		    "not stand in %s", clause->edits[i].old, "目次");
		return false;
	}
	return write_toc(amending, toc, &new, clause->start);
}
