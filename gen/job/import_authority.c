#include "job/import_authority.h"

#include <string.h>

#include "base/number.h"
#include "carry/markup.h"

enum { NAME_CHARACTERS = 10 };	/* the longest name of a town */

/* ---- the name ---- */

/* 都市計画, 地区センター: these begin no name. */
static bool
is_common(const char *title)
{
	static const char *const words[] = { "都市", "市町", "町村", "地区",
	    "学区", "市区", "自治", "行政", "投票区", "選挙区", NULL };
	const char *end = title + strlen(title);

	return number_read_any(&title, end, words);
}

const char *
import_authority_town(struct pool *pool, const char *title)
{
	static const char *const ends[] = { "都", "道", "府", "県", "市", "区",
	    "町", "村", NULL };
	static const char *const bodies[] = { "教育委員会", "議会", "消防本部",
	    "選挙管理委員会", "農業委員会", "監査委員", NULL };
	const char *at = title, *end = title + strlen(title), *stop;
	int count;

	if (is_common(title))
		return "";
	for (count = 0; at < end && count < NAME_CHARACTERS; count++) {
		stop = at;
		text_next(&at, end);
		if (count == 0)
			continue;
		stop = at - strlen("市");
		if (stop < title || !number_read_any(&stop, end, ends) ||
		    number_read_any(&stop, end, ends))
			continue;
		stop = at;
		number_read_any(&stop, end, bodies);
		return pool_copy(pool, title, (size_t)(stop - title));
	}
	return "";
}

/* ---- a new file ---- */

/* The town stands in the authority's title: 利用基準 of 港区利用基準. */
static const char *
title_below(const char *title, const char *name)
{
	size_t length = strlen(name);

	return strncmp(title, name, length) == 0 && title[length] != '\0' ?
	    title + length : title;
}

static void
add_standard(struct text *out, const struct imported_standard *standard,
    const char *name)
{
	const char *title = title_below(standard->title, name);

	text_add_format(out, "  <standard slug=\"%s\" title=\"",
	    standard->slug);
	text_add_escaped(out, title, strlen(title));
	text_add_string(out, "\"/>\n");
}

void
import_authority_begin(const char *id, const char *name,
    const struct imported_standard *standards, size_t count, struct text *out)
{
	size_t i;

	text_add_format(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<authority id=\"%s\" title=\"", id);
	text_add_escaped(out, name, strlen(name));
	text_add_string(out, "\" collection=\"例規集\">\n"
	    "  <signature mode=\"sign\"/>\n\n");
	for (i = 0; i < count; i++)
		add_standard(out, &standards[i], name);
	text_add_string(out, "</authority>\n");
}

/* ---- one that stands there ---- */

/* The value of an attribute of the tag at the cursor; NULL without it. */
static const char *
attr_of(struct pool *pool, const struct markup *markup, const char *name)
{
	struct markup_attr attr;
	size_t cursor = 0;

	while (markup_attr_next(markup, &cursor, &attr))
		if (markup_attr_is(markup, &attr, name))
			return pool_copy(pool, markup->bytes + attr.value,
			    attr.value_end - attr.value);
	return NULL;
}

/* What is known of a file behind all of its tags. */
struct standing {
	const char	*name;		/* of the authority, or NULL */
	size_t		 behind, end;	/* of the last standard; the end tag's
					   start: 0 if there is none */
};

static void
read_tag(struct pool *pool, const struct markup *markup,
    const struct imported_standard *standards, size_t count, bool *listed,
    struct standing *standing)
{
	const char *slug;
	size_t i;

	if (markup_is(markup, "authority")) {
		if (markup->kind == MARKUP_END)
			standing->end = markup->start;
		else
			standing->name = attr_of(pool, markup, "title");
	}
	if (!markup_is(markup, "standard"))
		return;
	standing->behind = markup->end;
	slug = markup->kind == MARKUP_END ? NULL : attr_of(pool, markup,
	    "slug");
	for (i = 0; slug != NULL && i < count; i++)
		if (strcmp(standards[i].slug, slug) == 0)
			listed[i] = true;
}

/* Below the last standard, or at the end of what lists none. */
static size_t
place_of_rows(const struct standing *standing, const char *bytes)
{
	size_t at = standing->behind;

	at += strspn(bytes + at, " \t\r");
	return standing->behind != 0 && bytes[at] == '\n' ? at + 1 :
	    standing->end;
}

bool
import_authority_add(struct pool *pool, const char *bytes, size_t length,
    const struct imported_standard *standards, size_t count, struct text *out)
{
	bool *listed = pool_take(pool, count * sizeof *listed);
	struct markup markup = { .bytes = bytes, .length = length };
	struct standing standing = {0};
	struct text rows = {0};
	bool is_added;
	size_t at, i;

	memset(listed, 0, count * sizeof *listed);
	while (markup_next(&markup))
		if (markup.kind == MARKUP_START ||
		    markup.kind == MARKUP_EMPTY || markup.kind == MARKUP_END)
			read_tag(pool, &markup, standards, count, listed,
			    &standing);
	for (i = 0; i < count; i++)
		if (!listed[i])
			add_standard(&rows, &standards[i],
			    standing.name != NULL ? standing.name : "");
	is_added = rows.length > 0 && standing.end != 0;
	if (is_added) {
		at = place_of_rows(&standing, bytes);
		text_add(out, bytes, at);
		text_add(out, rows.bytes, rows.length);
		text_add(out, bytes + at, length - at);
	}
	text_free(&rows);
	return is_added;
}
