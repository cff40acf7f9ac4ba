/*
 * The day on a form: printed if it was asked for, else blanks behind an era. A
 * form of 平成 keeps that word unless another era is asked for, and no roster
 * fills years of another era into it; what is signed takes the newest.
 */
#include "scope/part.h"

#include <string.h>

#include "base/date.h"

static const char OLD[] = "平成";
static const char YEAR[] = "日付.年";

/* Of one day, as its blanks ask for it. */
static const struct { const char *name, *before; } parts[] = {
	{ "日付.年", "年" }, { "日付.月", "月" }, { "日付.日", "日" }
};

struct form_date {
	struct scope	*scope;
	const char	*day;		/* 令和8年4月1日, or NULL */
	const char	*era;		/* asked for, or NULL */
};

static const char *
option_of(const struct request *request, const char *name)
{
	const char *const *option = request->options;

	for (; option != NULL && option[0] != NULL; option += 2)
		if (strcmp(option[0], name) == 0)
			return option[1];
	return NULL;
}

static bool
is_blank(const xmlNode *node, const char *name)
{
	const char *has = node_is(node, "blank") ? node_attr(node, "name") :
	    NULL;

	return has != NULL && strcmp(has, name) == 0;
}

/* The words in front of the first blank year; NULL if none are. */
static const char *
words_before(const xmlNode *parent)
{
	const xmlNode *node;

	for (node = parent->children; node != NULL; node = node->next)
		if (is_blank(node, YEAR) && node->prev != NULL &&
		    node->prev->type == XML_TEXT_NODE)
			return (const char *)node->prev->content;
	return NULL;
}

/* Without blanks around, and single ones inside. */
static char *
squeezed(struct pool *pool, const char *words)
{
	static const char blanks[] = " \t\r\n";
	char *all = pool_take(pool, strlen(words) + 1), *to = all;
	size_t length;

	for (words += strspn(words, blanks); *words != '\0';
	    words += strspn(words, blanks)) {
		if (to > all)
			*to++ = ' ';
		length = strcspn(words, blanks);
		memcpy(to, words, length);
		to += length;
		words += length;
	}
	return all;
}

/* 平成 at the end of the words in front of a year is the era. */
static void
set_era(const struct form_date *date, xmlNode *text)
{
	char *words = squeezed(date->scope->pool,
	    (const char *)text->content);
	size_t length = strlen(words), old = strlen(OLD);

	if (length < old || strcmp(words + length - old, OLD) != 0)
		return;
	words[length - old] = '\0';
	xmlNodeSetContent(text, BAD_CAST pool_format(date->scope->pool, "%s%s",
	    words, date->day != NULL ? "" : date->era != NULL ? date->era :
	    OLD));
}

/* 8 of 令和8年4月1日 is what stands before 月 and behind 年. */
static const char *
part_of_day(const struct form_date *date, size_t part)
{
	const char *start = date->day, *end;

	if (part > 0)
		start = strstr(start, parts[part - 1].before) +
		    strlen(parts[part - 1].before);
	end = strstr(start, parts[part].before);
	return pool_copy(date->scope->pool, start, (size_t)(end - start));
}

/* A blank of that name and size alone. */
static void
rename_blank(xmlNode *blank, const char *name, const char *size)
{
	while (blank->properties != NULL)
		xmlRemoveProp(blank->properties);
	part_set(blank, "name", name);
	part_set(blank, "size", size);
}

static void
set_blank(const struct form_date *date, xmlNode *blank, size_t part,
    bool is_old)
{
	struct pool *pool = date->scope->pool;
	const char *size = node_attr(blank, "size");

	if (date->day != NULL) {
		xmlReplaceNode(blank, xmlNewDocText(blank->doc,
		    BAD_CAST part_of_day(date, part)));
		xmlFreeNode(blank);
	} else if (is_old && date->era == NULL) {
		rename_blank(blank, pool_format(pool, "%s.%s", OLD,
		    parts[part].before), size != NULL ?
		    pool_string(pool, size) : NULL);
	} else if (!is_old && part == 0) {
		/* It is written, or filled in, with the year. */
		rename_blank(blank, "日付.元号年", "5");
	}
}

static void
set_all(const struct form_date *date, xmlNode *parent)
{
	const char *before = words_before(parent);
	bool is_old = before != NULL && strstr(before, OLD) != NULL;
	xmlNode *node, *next;
	size_t i;

	for (node = parent->children; node != NULL; node = next) {
		next = node->next;
		if (node->type == XML_TEXT_NODE && next != NULL &&
		    is_blank(next, YEAR))
			set_era(date, node);
		for (i = 0; i < sizeof parts / sizeof *parts; i++)
			if (is_blank(node, parts[i].name)) {
				set_blank(date, node, i, is_old);
				break;
			}
		if (i == sizeof parts / sizeof *parts &&
		    node->type == XML_ELEMENT_NODE)
			set_all(date, node);
	}
}

void
form_date(struct scope *scope, xmlNode *form)
{
	const struct request *request = scope->request;
	const char *asked = option_of(request, "date");
	const struct kind *kind = request_kind(request);
	struct form_date date = { scope, NULL, option_of(request, "era") };
	struct day day;

	/* What is signed now is not of an era that has passed. */
	if (date.era == NULL && kind != NULL && kind->is_signed)
		date.era = date_newest_era();
	if (asked != NULL && date_read(asked, &day))
		date.day = date_era(scope->pool, day);
	set_all(&date, form);
}
