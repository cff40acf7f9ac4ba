/* 編 to 目: their names and numbers, apart from the articles below them. */
#include "amendment/inside.h"

#include <string.h>

#include "base/message.h"

static const char *const names[] = {
	[PROVISION_PART] = "編", [PROVISION_CHAPTER] = "章",
	[PROVISION_SECTION] = "節", [PROVISION_SUBSECTION] = "款",
	[PROVISION_DIVISION] = "目",
};

const char *
heading_unit_name(const struct unit *unit)
{
	return names[unit->provision->kind];
}

void
heading_add_address(struct making *making, struct text *out,
    const struct unit *unit)
{
	if (unit->heading != NULL)
		heading_add_address(making, out, unit->heading);
	numeral_add_ordinal(out, making->writer->numeral, unit->now_num,
	    heading_unit_name(unit));
}

/* The name without 第2章. */
static const char *
name_of(const struct unit *unit)
{
	const char *blank = strstr(unit->provision->caption, "　");

	if (blank == NULL)
		blank = strstr(unit->provision->caption, " ");
	return blank == NULL ? "" : blank;
}

static bool
stays_empty(const struct root *root, const struct unit *heading)
{
	const struct unit *article;

	for (article = root->unit->first; article != NULL;
	    article = article->next)
		if (article->heading == heading && article->partner != NULL)
			return false;
	return true;
}

static void
say(struct making *making, const struct unit *unit, const char *words,
    enum verb verb)
{
	struct text *out = clause_begin(making->writer, unit->provision);

	named_say(&making->named, unit->provision, false);
	heading_add_address(making, out, unit);
	text_add_string(out, words);
	clause_set_verb(making->writer, verb);
}

/* 第三章を削る takes its articles along: they are gone, then. */
static void
remove_heading(struct making *making, const struct root *root,
    struct unit *heading)
{
	struct unit *article;

	if (stays_empty(root, heading)) {
		say(making, heading, "を", VERB_DELETE);
		for (article = root->unit->first; article != NULL;
		    article = article->next)
			if (article->heading == heading) {
				article->is_gone = true;
				named_say(&making->named,
				    article->provision, false);
				root->unit->now_children--;
			}
	} else
		say(making, heading, pool_format(making->pool, "の%s名を",
		    heading_unit_name(heading)), VERB_DELETE);
	heading->is_gone = true;
	sentence_end(making->writer);
}

static struct unit *
holder_of(const struct root *root, const struct unit *heading,
    const char *num)
{
	struct unit *unit;

	for (unit = root->headings; unit != NULL; unit = unit->next)
		if (unit != heading && !unit->is_gone &&
		    unit->provision->kind == heading->provision->kind &&
		    unit->heading == heading->heading &&
		    strcmp(unit->now_num, num) == 0)
			return unit;
	return NULL;
}

static void
renumber(struct making *making, const struct root *root,
    struct unit *heading)
{
	struct unit *there;
	struct text *out;

	if (heading->is_stuck || heading->partner == NULL ||
	    strcmp(heading->now_num, heading->partner->num) == 0)
		return;
	heading->is_stuck = true;
	there = holder_of(root, heading, heading->partner->num);
	if (there != NULL)
		renumber(making, root, there);
	say(making, heading, "を", VERB_BECOME);
	out = &making->writer->sentence;
	numeral_add_ordinal(out, making->writer->numeral,
	    heading->partner->num, heading_unit_name(heading));
	sentence_end(making->writer);
	heading->now_num = heading->partner->num;
}

static void
rename_heading(struct making *making, const struct unit *heading)
{
	struct below below;

	if (strcmp(name_of(heading), name_of(heading->partner)) == 0)
		return;
	below_begin(&below, making);
	below_add_heading(&below, heading->partner);
	say(making, heading, pool_format(making->pool, "の%s名を次のように",
	    heading_unit_name(heading)), VERB_AMEND);
	sentence_end_with(making->writer, below.first);
}

void
heading_begin(struct making *making, const struct root *root)
{
	struct unit *heading;

	for (heading = root->headings; heading != NULL;
	    heading = heading->next)
		if (heading->partner == NULL)
			remove_heading(making, root, heading);
	for (heading = root->headings; heading != NULL;
	    heading = heading->next)
		renumber(making, root, heading);
	for (heading = root->headings; heading != NULL;
	    heading = heading->next)
		if (heading->partner != NULL)
			rename_heading(making, heading);
}

/* Over articles that stay: 第5条の前に次の章名を付する. */
void
heading_finish(struct making *making, const struct root *root)
{
	const struct unit *heading, *article;
	struct below below;
	struct text *out;

	for (heading = root->partner->headings; heading != NULL;
	    heading = heading->next) {
		if (heading->partner != NULL || heading->is_gone)
			continue;
		for (article = root->partner->unit->first; article != NULL;
		    article = article->next)
			if (article->heading == heading)
				break;
		if (article == NULL) {
			making_refuse(making, heading->provision,
			    MESSAGE("a heading without articles of its own"));
			return;
		}
		below_begin(&below, making);
		below_add_heading(&below, heading);
		out = clause_begin(making->writer, heading->provision);
		numeral_add_ordinal(out, making->writer->numeral,
		    article->num, "条");
		text_add_string(out, "の前に次の");
		text_add_string(out, heading_unit_name(heading));
		text_add_string(out, "名を");
		clause_set_verb(making->writer, VERB_PUT);
		sentence_end_with(making->writer, below.first);
	}
}
