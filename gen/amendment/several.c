#include "amendment/several.h"

#include <string.h>

#include "amendment/address.h"
#include "amendment/clause.h"

enum {
	PATH_MAX_UNITS = 16,	/* 附則 to the tenth subitem */
	RANGE_LEAST = 3		/* neighbours: から…まで */
};

static const char caption[] = "の見出し";
static const char with_caption[] = "（見出しを含む。）";

/* From 附則, 別表 or the article down, as an address names them. */
struct path {
	const struct unit	*units[PATH_MAX_UNITS];
	size_t			 count;
};

/* What is said at once: one unit, or neighbours from the first to the last. */
struct said {
	const struct unit	*first, *last;
	const char		*part;
	struct path		 path;		/* of the first */
	size_t			 shared;	/* units not said again */
	bool			 is_same;	/* 同条 after its caption */
};

static bool
same_phrases(const struct phrase *one, const struct phrase *other)
{
	for (; one != NULL && other != NULL; one = one->next,
	    other = other->next)
		if (one->kind != other->kind || strcmp(one->old, other->old) !=
		    0 || strcmp(one->new, other->new) != 0)
			return false;
	return one == other;
}

static const struct unit *
root_of(const struct unit *unit)
{
	while (unit->parent != NULL)
		unit = unit->parent;
	return unit;
}

static void
reach(struct writer *writer, struct worded *worded, const struct unit *unit,
    const char *part)
{
	worded->list = pool_grow(writer->pool, worded->list, &worded->room,
	    worded->count, sizeof *worded->list);
	worded->list[worded->count++] = (struct reached){ unit, part };
}

/* ---- what is said at once ---- */

static void
find_path(const struct unit *unit, struct path *path)
{
	const struct unit *at;
	size_t i;

	path->count = 0;
	for (at = unit; at != NULL; at = at->parent)
		path->count += at->level == LEVEL_ROOT ? at->provision != NULL :
		    !address_is_lone(at);
	if (path->count > PATH_MAX_UNITS)
		path->count = 0;
	i = path->count;
	for (at = unit; at != NULL && i > 0; at = at->parent)
		if (at->level == LEVEL_ROOT ? at->provision != NULL :
		    !address_is_lone(at))
			path->units[--i] = at;
}

static bool
may_join(const struct worded *worded, const struct unit *unit,
    const char *part)
{
	struct path path, first;
	size_t i;

	find_path(unit, &path);
	find_path(worded->list[0].unit, &first);
	if (path.count == 0 || first.count == 0 || unit->level < LEVEL_ARTICLE || worded->list[0].unit->level <
	    LEVEL_ARTICLE || root_of(unit) != root_of(worded->list[0].unit))
		return false;
	for (i = 0; i < worded->count; i++)
		if (worded->list[i].unit == unit &&
		    strcmp(worded->list[i].part, part) == 0)
			return false;
	return true;
}

/* The article of its only paragraph: what the address names. */
static const struct unit *
named_by(const struct path *path)
{
	return path->units[path->count - 1];
}

static const struct unit *
next_standing(const struct unit *unit)
{
	do
		unit = unit->next;
	while (unit != NULL && unit->is_gone);
	return unit;
}

/* So many from the first on are all paragraphs of one article; or 0. */
static size_t
whole_article(const struct said *list, size_t count)
{
	const struct unit *article = list->first->parent, *unit;
	size_t length = 0;

	if (list->first->level != LEVEL_PARAGRAPH || article == NULL ||
	    article->level != LEVEL_ARTICLE)
		return 0;
	for (unit = article->first; unit != NULL; unit = unit->next)
		if (!unit->is_gone && (length == count ||
		    list[length].first != unit || *list[length++].part !=
		    '\0'))
			return 0;
	return length;
}

/* 第2条 for 第2条第1項から第3項まで, if that is all of it. */
static size_t
put_articles_together(struct said *list, size_t count)
{
	size_t i = 0, kept = 0, length;

	while (i < count) {
		length = whole_article(list + i, count - i);
		list[kept] = list[i];
		if (length > 1) {
			find_path(list[i].first->parent, &list[kept].path);
			list[kept].first = list[kept].last =
			    list[i].first->parent;
			i += length - 1;
		}
		kept++;
		i++;
	}
	return kept;
}

static size_t
run_from(const struct said *list, size_t count)
{
	size_t length = 1;

	if (*list->part != '\0' || address_is_labelled(list->first))
		return 1;
	while (length < count && *list[length].part == '\0' &&
	    list[length].first == next_standing(list[length - 1].first))
		length++;
	return length;
}

/* 見出し and the whole of it beside others: （見出しを含む。）. */
static size_t
put_captions_in(struct said *list, size_t count)
{
	size_t i, kept = 0;

	if (count < 3)
		return count;
	for (i = 0; i < count; i++) {
		list[kept] = list[i];
		if (i + 1 < count && list[i].part == caption &&
		    *list[i + 1].part == '\0' && list[i].first ==
		    list[i + 1].first) {
			list[kept].part = with_caption;
			i++;
		}
		kept++;
	}
	return kept;
}

static size_t
put_runs_together(struct said *list, size_t count)
{
	size_t i = 0, kept = 0, length;

	while (i < count) {
		length = run_from(list + i, count - i);
		list[kept] = list[i];
		if (length >= RANGE_LEAST)
			list[kept].last = list[i + length - 1].first;
		else
			length = 1;
		kept++;
		i += length;
	}
	return kept;
}

static size_t
shared_with(const struct said *before, const struct said *at)
{
	size_t count = 0;

	if (address_is_labelled(at->first))
		return 0;
	while (count + 1 < before->path.count && count + 1 < at->path.count &&
	    before->path.units[count] == at->path.units[count])
		count++;
	return count;
}

static void
find_shared(struct said *list, size_t count)
{
	size_t i;

	for (i = 1; i < count; i++) {
		if (list[i - 1].part == caption && !address_is_labelled(
		    list[i].first) && list[i].path.count >=
		    list[i - 1].path.count &&
		    list[i].path.units[list[i - 1].path.count - 1] ==
		    list[i - 1].first) {
			list[i].is_same = true;
			list[i].shared = list[i - 1].path.count;
		} else
			list[i].shared = shared_with(&list[i - 1], &list[i]);
	}
}

/* ---- 及び, 並びに and 、 ---- */

/* How close the i-th is to the one before it. */
static size_t
closeness(const struct said *list, size_t i)
{
	return list[i].is_same ? 0 : list[i].shared;
}

static bool
is_last_of_group(const struct said *list, size_t count, size_t i)
{
	size_t level = closeness(list, i), k;

	for (k = i + 1; k < count && closeness(list, k) >= level; k++)
		if (closeness(list, k) == level)
			return false;
	return true;
}

static const char *
joint(const struct said *list, size_t count, size_t i)
{
	size_t level = closeness(list, i), k;

	if (!is_last_of_group(list, count, i))
		return "、";
	for (k = 1; k < count; k++)
		if (closeness(list, k) > level)
			return "並びに";
	return "及び";
}

/* ---- saying ---- */

static void
add_said(struct writer *writer, struct text *out, const struct said *said)
{
	size_t i;

	if (said->is_same) {
		text_add_string(out, "同");
		text_add_string(out, address_unit_name(
		    said->path.units[said->shared - 1]->level));
	}
	if (address_is_labelled(said->first))
		address_add(writer, out, said->first);
	else
		for (i = said->shared; i < said->path.count; i++)
			address_add_number(writer, out, said->path.units[i]);
	if (said->last != said->first) {
		text_add_string(out, "から");
		address_add_number(writer, out, said->last);
		text_add_string(out, "までの規定");
	}
	text_add_string(out, said->part);
}

static void
add_addresses(struct writer *writer, struct text *out,
    const struct worded *worded)
{
	struct said *list = pool_take(writer->pool, worded->count *
	    sizeof *list);
	size_t count = worded->count, i;

	for (i = 0; i < count; i++) {
		find_path(worded->list[i].unit, &list[i].path);
		list[i].first = list[i].last = named_by(&list[i].path);
		list[i].part = strcmp(worded->list[i].part, caption) == 0 ?
		    caption : worded->list[i].part;
	}
	count = put_articles_together(list, count);
	count = put_captions_in(list, count);
	count = put_runs_together(list, count);
	find_shared(list, count);
	for (i = 0; i < count; i++) {
		if (i > 0)
			text_add_string(out, joint(list, count, i));
		add_said(writer, out, &list[i]);
	}
}

/* What all of them stand in may be called 同条 from here. */
static const struct unit *
common(const struct worded *worded)
{
	const struct unit *unit = worded->list[0].unit, *at;
	size_t i;

	for (i = 1; i < worded->count; i++) {
		for (at = worded->list[i].unit; at != NULL && at != unit;
		    at = at->parent)
			continue;
		if (at == NULL) {
			unit = unit->parent;
			i = 0;
		}
	}
	return unit->level < LEVEL_ARTICLE ? NULL : unit;
}

static void
say_worded(struct writer *writer, struct worded *worded)
{
	struct text *out = &writer->sentence;

	if (worded->count == 1) {
		address_add(writer, out, worded->list[0].unit);
		text_add_string(out, worded->list[0].part);
	} else {
		add_addresses(writer, out, worded);
		writer->named = common(worded);
	}
	text_add_string(out, "中");
	clause_add_phrases(writer, worded->phrases);
	writer->worded = worded;
}

void
several_say(struct writer *writer, const struct unit *unit, const char *part,
    const struct phrase *phrases)
{
	struct worded *worded = writer->worded;

	if (writer->is_open && worded != NULL && same_phrases(worded->phrases,
	    phrases) && may_join(worded, unit, part)) {
		text_shorten(&writer->sentence, worded->start);
		reach(writer, worded, unit, part);
	} else {
		clause_begin(writer, unit->provision);
		worded = pool_take(writer->pool, sizeof *worded);
		*worded = (struct worded){ .phrases = phrases,
		    .start = writer->sentence.length };
		reach(writer, worded, unit, part);
	}
	say_worded(writer, worded);
}

bool
several_join(struct writer *writer)
{
	struct worded *worded = writer->worded, *before = writer->ended;
	size_t i;

	if (worded == NULL || before == NULL || worded->start > 0 ||
	    !same_phrases(before->phrases, worded->phrases))
		return false;
	for (i = 0; i < worded->count; i++)
		if (!may_join(before, worded->list[i].unit,
		    worded->list[i].part))
			return false;
	for (i = 0; i < worded->count; i++)
		reach(writer, before, worded->list[i].unit,
		    worded->list[i].part);
	text_clear(&writer->sentence);
	say_worded(writer, before);
	return true;
}
