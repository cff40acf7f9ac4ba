#include "carry/report.h"

#include <string.h>

#include "base/message.h"
#include "check/check.h"

enum { SHOWN = 40 };		/* lines of one kind */

struct report {
	const struct carrying	*carrying;
	const struct map	*map;
	struct text		*out;
};

static void __attribute__((format(printf, 2, 3)))
say(struct report *report, const char *format, ...)
{
	char said[2000];
	va_list args;

	va_start(args, format);
	vsnprintf(said, sizeof said, message_translate(format), args);
	va_end(args);
	text_add_string(report->out, said);
}

/* ---- what became of the provisions ---- */

static bool
is_written_about(const struct report *report, const struct provision *old)
{
	return check_coverage_has(report->map->old, old);
}

static size_t
count_fate(const struct report *report, enum carry_fate fate)
{
	const struct provision *at = report->map->old->provisions;
	size_t count = 0;

	for (; at != NULL; at = at->next)
		count += report->map->fates[at->order] == fate &&
		    is_written_about(report, at);
	return count;
}

/* The words of one side that are others on the other, with … between. */
static void
add_changed(struct text *out, const char *words, const struct span *spans)
{
	bool is_first = true, is_gap = true;

	for (; spans != NULL; spans = spans->next) {
		bool differs = spans->is_changed || spans->is_widened;

		if (differs && is_gap && !is_first)
			text_add_string(out, "…");
		is_gap = !differs;
		if (!differs)
			continue;
		text_add(out, words + spans->start, spans->end - spans->start);
		is_first = false;
	}
}

static void
add_words(struct text *out, const struct change *change)
{
	text_add_string(out, "－「");
	add_changed(out, change->old->caption, change->old_caption);
	add_changed(out, change->old->text, change->old_spans);
	text_add_string(out, "」＋「");
	add_changed(out, change->new->caption, change->new_caption);
	add_changed(out, change->new->text, change->new_spans);
	text_add_string(out, "」");
}

static void
say_changed(struct report *report)
{
	const struct provision *at = report->map->old->provisions;
	size_t count = count_fate(report, FATE_CHANGED);
	const struct change *change;

	if (count == 0)
		return;
	say(report, MESSAGE("  changed, so that what is written about it is to "
	    "be read again: %zu\n"), count);
	for (; at != NULL; at = at->next) {
		change = report->map->of_old[at->order];
		if (report->map->fates[at->order] != FATE_CHANGED ||
		    !is_written_about(report, at))
			continue;
		text_add_format(report->out, "    %s → %s: ", at->citation,
		    change->new->citation);
		add_words(report->out, change);
		text_add_char(report->out, '\n');
	}
}

static void
say_misled(struct report *report)
{
	const struct provision *at = report->map->new->provisions;
	size_t count = 0;

	for (; at != NULL; at = at->next)
		count += report->carrying->why[at->order] == WHY_REFERS;
	if (count == 0)
		return;
	say(report, MESSAGE("  naming by number what has another number now, "
	    "and to be read again: %zu\n"), count);
	for (at = report->map->new->provisions; at != NULL; at = at->next)
		if (report->carrying->why[at->order] == WHY_REFERS)
			text_add_format(report->out, "    %s: %s\n",
			    at->citation, at->text);
}

/* The uppermost of what is new: an article, not each of its items. */
static bool
is_new(const struct report *report, const struct change *change)
{
	const struct provision *up;

	if (change->old != NULL || change->new == NULL || change->new->kind ==
	    PROVISION_FORM || change->new->is_deleted)
		return false;
	for (up = change->new->parent; up != NULL; up = up->parent) {
		const struct change *above = report->map->changes->first;

		while (above != NULL && above->new != up)
			above = above->next;
		if (above != NULL && above->old == NULL)
			return false;
	}
	return true;
}

/* An article's own words are those of its first paragraph. */
static const char *
first_words(const struct provision *provision)
{
	const struct provision *first = provision_inside(provision, NULL);

	return *provision->text == '\0' && first != NULL ? first->text :
	    provision->text;
}

static void
say_new(struct report *report)
{
	const struct change *change;
	size_t count = 0;

	for (change = report->map->changes->first; change != NULL;
	    change = change->next)
		count += is_new(report, change);
	if (count == 0)
		return;
	say(report, MESSAGE("  new, and nothing is written about it yet: "
	    "%zu\n"), count);
	for (change = report->map->changes->first; change != NULL;
	    change = change->next)
		if (is_new(report, change))
			text_add_format(report->out, "    %s%s: %s\n",
			    change->new->citation, change->new->caption,
			    first_words(change->new));
}

/* ---- what was found on the way ---- */

static void
say_remarks(struct report *report, const struct remarks *remarks,
    const char *format)
{
	const struct remark *remark = remarks->first;
	size_t shown = 0;

	if (remarks->count == 0)
		return;
	text_add_format(report->out, message_translate(format),
	    remarks->count);
	for (; remark != NULL && shown < SHOWN; remark = remark->next,
	    shown++) {
		const char *words = remark->words + strspn(remark->words,
		    " \t\r\n");

		text_add_format(report->out, "    %s: %.*s\n", remark->about,
		    (int)strcspn(words, "\n"), words);
	}
	if (remark != NULL)
		text_add_format(report->out, "    … %zu\n", remarks->count -
		    shown);
}

static void
say_files(struct report *report)
{
	const struct carry_files *files = report->carrying->files;
	size_t i;

	for (i = 0; i < files->count; i++)
		if (files->list[i].places > 0)
			say(report, MESSAGE("  %s/%s: %zu places\n"),
			    report->carrying->authority->path,
			    files->list[i].path, files->list[i].places);
}

static void
say_rest(struct report *report, const struct problems *found)
{
	const struct carrying *carrying = report->carrying;

	say_remarks(report, &carrying->gone, MESSAGE("  gone with what it was "
	    "written about: %zu\n"));
	say_remarks(report, &carrying->doubts, MESSAGE("  for you to look at, "
	    "since no number could be put in with certainty: %zu\n"));
	say_remarks(report, &carrying->foreign, MESSAGE("  words of the "
	    "authority, unchanged, that name what has another number now: "
	    "%zu\n"));
	say_files(report);
	say(report, MESSAGE("  kijun check will find %zu errors and %zu warnings "
	    "in all of %s\n"), problems_count(found, PROBLEM_ERROR),
	    problems_count(found, PROBLEM_WARNING), carrying->authority->id);
}

void
report_carried(const struct carrying *carrying, const struct problems *found,
    struct carried *carried)
{
	struct report report = { carrying, carrying->map, &carried->said };

	text_add_format(&carried->said, "%s → %s\n", carrying->map->old->name,
	    carrying->map->new->name);
	say(&report, MESSAGE("  the same to the last character: %zu; what is "
	    "written about it stays reviewed\n"), count_fate(&report,
	    FATE_SAME));
	if (count_fate(&report, FATE_FOLLOWED) > 0)
		say(&report, MESSAGE("  the same but for numbers that follow "
		    "what they name: %zu; it stays reviewed, too\n"),
		    count_fate(&report, FATE_FOLLOWED));
	say_changed(&report);
	say_misled(&report);
	say_new(&report);
	say_rest(&report, found);
}

static size_t
count_stale(const struct problems *found)
{
	struct text lines = {0};
	const char *line;
	size_t count = 0;

	problems_save(found, &lines);
	text_add_string(&lines, "");
	for (line = lines.bytes; *line != '\0';
	    line += strcspn(line, "\n") + 1)
		count += strncmp(line, "link-stale\t", 11) == 0;
	text_free(&lines);
	return count;
}

void
report_adopted(const struct carrying *carrying, const struct problems *found,
    struct carried *carried)
{
	struct report report = { carrying, carrying->links != NULL ?
	    carrying->links : carrying->map, &carried->said };

	text_add_format(&carried->said, "%s → %s@%s\n",
	    carrying->map->old->name, carrying->map->old->standard->id,
	    carrying->id);
	if (count_stale(found) > 0)
		say(&report, MESSAGE("  links to what has changed, to be read "
		    "again: %zu\n"), count_stale(found));
	say_rest(&report, found);
}
