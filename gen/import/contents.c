#include "import/contents.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "import/passage.h"

enum { LEVELS = 5 };

static const char *const names[LEVELS] = { "Part", "Chapter", "Section",
    "Subsection", "Division" };

size_t
contents_kept(const struct line *line)
{
	static const char *const leaders[] = { "・・", "……", "...", "‥‥" };
	const char *found = NULL, *at;
	size_t i;

	for (i = 0; i < sizeof leaders / sizeof *leaders; i++) {
		at = strstr(line->text, leaders[i]);
		if (at != NULL && (found == NULL || at < found))
			found = at;
	}
	return found != NULL ? (size_t)(found - line->text) : line->length;
}

/* Where （第1条―第3条） begins at the end; bytes if it does not. */
static size_t
range_start(const char *words, size_t bytes)
{
	const char *end = words + bytes, *at = words, *start = end, *before;
	uint32_t code;

	if (!word_ends_at(words, end, ")") && !word_ends_at(words, end,
	    "）"))
		return bytes;
	while (at < end) {
		before = at;
		code = text_next(&at, end);
		if (code == '(' || code == 0xff08)
			start = before;
	}
	return strstr(start, "条") != NULL ? (size_t)(start - words) : bytes;
}

static size_t
trimmed(const char *words, size_t bytes)
{
	while (bytes > 0 && (words[bytes - 1] == ' ' ||
	    word_ends_at(words, words + bytes, "　")))
		bytes -= words[bytes - 1] == ' ' ? 1 : 3;
	return bytes;
}

/* The 目次 while it is written. */
struct toc {
	struct trace		*trace;
	xmlNode			*node, *open[LEVELS];
	const struct line	*line;		/* at hand */
};

static void
add_words(const struct toc *toc, xmlNode *parent, const char *name,
    const char *words, size_t bytes)
{
	xmlNode *node = xmlNewChild(parent, NULL, (const xmlChar *)name, NULL);

	passage_write_words(node, words, bytes);
	trace_words(toc->trace, node, toc->line, words, bytes);
}

static void
add_entry(struct toc *toc, const struct sign *sign)
{
	const struct line *line = toc->line;
	xmlNode **open = toc->open;
	int level = (int)(sign->kind - SIGN_PART), i;
	size_t bytes = trimmed(line->text, contents_kept(line));
	size_t title = range_start(line->text, bytes);
	xmlNode *parent = toc->node;
	char name[24];

	for (i = 0; i < level; i++)
		if (open[i] != NULL)
			parent = open[i];
	for (i = level; i < LEVELS; i++)
		open[i] = NULL;
	snprintf(name, sizeof name, "TOC%s", names[level]);
	open[level] = xmlNewChild(parent, NULL, (const xmlChar *)name, NULL);
	xmlNewProp(open[level], (const xmlChar *)"Num",
	    (const xmlChar *)sign->digits);
	snprintf(name, sizeof name, "%sTitle", names[level]);
	add_words(toc, open[level], name, line->text, trimmed(line->text, title));
	if (title < bytes)
		add_words(toc, open[level], "ArticleRange", line->text + title,
		    bytes - title);
}

static bool
add_line(struct toc *toc)
{
	const struct line *line = toc->line;
	struct sign signs[SIGN_READINGS_MAX];
	size_t bytes = trimmed(line->text, contents_kept(line)), range;
	xmlNode *node;

	if (sign_read(line->text, bytes, signs) == 0)
		return false;
	if (signs[0].kind >= SIGN_PART && signs[0].kind <= SIGN_DIVISION) {
		add_entry(toc, &signs[0]);
		return true;
	}
	if (signs[0].kind != SIGN_SUPPLEMENT)
		return false;
	range = range_start(line->text, bytes);
	node = xmlNewChild(toc->node, NULL, (const xmlChar *)
	    "TOCSupplProvision", NULL);
	add_words(toc, node, "SupplProvisionLabel", line->text,
	    trimmed(line->text, range));
	if (range < bytes)
		add_words(toc, node, "ArticleRange", line->text + range,
		    bytes - range);
	return true;
}

void
contents_write(struct trace *trace, xmlNode *body, const struct lines *lines,
    struct reading *readings, size_t from, size_t to)
{
	struct toc toc = { .trace = trace };

	for (; from < to; from++) {
		if (readings[from].kind != READ_CONTENTS)
			continue;
		toc.line = &lines->list[from];
		if (toc.node == NULL) {
			toc.node = xmlNewChild(body, NULL,
			    (const xmlChar *)"TOC", NULL);
			add_words(&toc, toc.node, "TOCLabel",
			    toc.line->text, contents_kept(toc.line));
		} else if (!add_line(&toc))
			readings[from].kind = READ_OUT;
	}
}
