#include "job/roster.h"

#include <string.h>

#include "job/left_out.h"
#include "job/plan.h"
#include "refer/role.h"
#include "scope/date.h"

static const char DATE[] = "日付";
static const char ROLE[] = "役割";

/* What a date becomes for the blanks that ask for it. */
enum part {
	PART_YEAR,		/* of 令和, which the papers print */
	PART_MONTH,
	PART_DAY,
	PART_ERA_YEAR,		/* 令和8, where a form prints no era */
	PART_COUNT
};

static const char *const parts[] = { [PART_YEAR] = "日付.年",
    [PART_MONTH] = "日付.月", [PART_DAY] = "日付.日",
    [PART_ERA_YEAR] = "日付.元号年" };

static bool
refuse_date(struct job *job, const struct roster_row *row, int column,
    bool is_old)
{
	if (is_old)
		problem_add(job->problems, PROBLEM_ROSTER_DATE,
		    row->places[column], "row %d, %s: \"%.40s\" is before %s, "
		    "which the papers print", row->line, DATE,
		    row->values[column], date_newest_era());
	else
		problem_add(job->problems, PROBLEM_ROSTER_DATE,
		    row->places[column], "row %d, %s: \"%.40s\" is no date",
		    row->line, DATE, row->values[column]);
	return false;
}

static bool
split_date(struct job *job, const struct roster_row *row, int column,
    const char **values)
{
	const char *written = row->values[column], *label;
	struct pool *pool = job->pool;
	struct day day;
	size_t i;

	for (i = 0; i < PART_COUNT; i++)
		values[i] = "";
	if (*written == '\0')
		return true;
	if (!date_read_written(written, &day))
		return refuse_date(job, row, column, false);
	if (strcmp(date_era_name(day), date_newest_era()) != 0)
		return refuse_date(job, row, column, true);
	label = date_era(pool, day);
	row->values[column] = label;
	values[PART_ERA_YEAR] = pool_copy(pool, label,
	    (size_t)(strstr(label, "年") - label));
	values[PART_YEAR] = values[PART_ERA_YEAR] +
	    strlen(date_newest_era());
	values[PART_MONTH] = pool_format(pool, "%d", day.month);
	values[PART_DAY] = pool_format(pool, "%d", day.day);
	return true;
}

/* A copy of the first count strings, with room for the parts behind them. */
static const char **
widen(struct pool *pool, const char **strings, size_t count)
{
	const char **wide = pool_take(pool, (count + PART_COUNT) *
	    sizeof *wide);

	memcpy(wide, strings, count * sizeof *wide);
	return wide;
}

static bool
split_dates(struct job *job, struct roster *roster)
{
	size_t columns = roster->column_count, i;
	int column = roster_column(roster, DATE);
	bool is_right = true;

	if (column < 0)
		return true;
	for (i = 0; i < roster->row_count; i++) {
		struct roster_row *row = &roster->rows[i];

		row->values = widen(job->pool, row->values, columns);
		if (!split_date(job, row, column, row->values + columns))
			is_right = false;
	}
	roster->columns = widen(job->pool, roster->columns, columns);
	memcpy(roster->columns + columns, parts, sizeof parts);
	roster->column_count += PART_COUNT;
	return is_right;
}

/* Without those whose characters no face has. False if reported. */
static bool
skip(struct job *job, struct roster *roster)
{
	if (!left_out_take(job, roster, job->problems))
		return false;
	if (roster->row_count > 0)
		return true;
	problem_add(job->problems, PROBLEM_ROSTER_EMPTY, (struct place){
	    .file = roster->path }, "nobody is left to print for");
	return false;
}

/* As documents use it. NULL if reported. */
static struct roster *
load(struct job *job, const char *recalled, bool is_sorted)
{
	const char *asked = job->options->rows;
	const struct roster_choice choice = { job->options->sheet,
	    asked != NULL ? asked : recalled, asked == NULL };
	struct roster *roster = roster_load(job->pool, job->options->roster,
	    &choice, job->problems);

	if (roster == NULL || !split_dates(job, roster))
		return NULL;
	if (job->options->skip_unprintable && !skip(job, roster))
		return NULL;
	if (is_sorted)
		roster_sort(roster, job->options->sort ? job->problems :
		    NULL);
	return roster;
}

/* False if it is another kind's: reported. */
static bool
takes_roster(struct job *job, const struct kind *kind)
{
	if ((kind->per & KIND_PER_PERSON) != 0 ||
	    (kind->needs & KIND_NEEDS_ROSTER) != 0)
		return true;
	problem_add(job->problems, PROBLEM_USAGE, (struct place){0},
	    "\"%s\" is not made from a roster", kind->name);
	return false;
}

struct roster *
job_roster_again(struct job *job, const struct kind *kind,
    const struct request *request, bool *failed)
{
	struct roster *roster;

	*failed = false;
	if (job->options->roster == NULL)
		return NULL;
	*failed = true;
	if (!takes_roster(job, kind))
		return NULL;
	roster = load(job, request->rows, job->options->sort ||
	    request->is_sorted || (kind->needs & KIND_NEEDS_SORTED) != 0);
	*failed = roster == NULL;
	return roster;
}

struct roster *
job_roster_listed(struct job *job, const struct request *request)
{
	return load(job, request->rows, false);
}

struct roster *
job_roster(struct job *job, const struct kind *kind, bool *failed)
{
	return job_roster_again(job, kind, &(struct request){0}, failed);
}

void
job_roster_note(struct job *job, struct pool *pool,
    const struct roster *roster, struct request *request)
{
	request->people = roster->row_count;
	request->rows = roster->is_part ? roster_lines(pool, roster) : NULL;
	request->is_sorted = job->options->sort;
}

struct roster *
job_roster_needed(struct job *job)
{
	if (job->options->roster != NULL)
		return load(job, NULL, job->options->sort);
	problem_add(job->problems, PROBLEM_USAGE, (struct place){0},
	    "packet needs a roster: --roster FILE");
	return NULL;
}

const char *
job_roster_role(struct pool *pool, const char **cursor)
{
	static const char *const commas[] = { "、", "，", ",", "\n" };
	const char *from = *cursor, *at, *end = from + strlen(from);
	size_t i, length = 0;

	if (*from == '\0')
		return NULL;
	for (i = 0; i < sizeof commas / sizeof *commas; i++)
		if ((at = strstr(from, commas[i])) != NULL && at < end) {
			end = at;
			length = strlen(commas[i]);
		}
	*cursor = end + length;
	return pool_copy(pool, from, (size_t)(end - from));
}

static void
warn_of_role(struct job *job, const struct authority *authority,
    const struct roster_row *row, struct place place, const char *name)
{
	const char **names = role_names(job->pool, authority);
	size_t count = 0;

	while (names[count] != NULL)
		count++;
	problem_add_near(job->problems, PROBLEM_ROSTER_ROLE, place,
	    text_nearest(name, names, count), "row %d, %s: %s has no role "
	    "\"%.60s\"", row->line, ROLE, authority->id, name);
}

void
job_roster_roles(struct job *job, const struct roster *roster,
    const struct request *request)
{
	const struct authority *authority = request->authority;
	const char *slug = request->edition == NULL ? NULL :
	    request->edition->standard->slug;
	int column = roster_column(roster, ROLE);
	const char *cursor, *name;
	size_t i;

	for (i = 0; column >= 0 && i < roster->row_count; i++) {
		cursor = roster->rows[i].values[column];
		while ((name = job_roster_role(job->pool, &cursor)) !=
		    NULL)
			if (*name != '\0' &&
			    role_find(authority, name, slug) == NULL &&
			    role_collective(authority, name, slug) == NULL)
				warn_of_role(job, authority, &roster->rows[i],
				    roster_place(roster, i, column), name);
	}
}
