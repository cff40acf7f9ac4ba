/*
 * Merging: what each row is to be, from what it was when the sheet was made,
 * what it is now, and what the sheet says. A cell that both sides changed is
 * refused with both versions.
 */
#include "review/inside.h"

#include <stdarg.h>
#include <string.h>

#include "base/message.h"
#include "base/names.h"
#include "base/text.h"
#include "base/word.h"
#include "check/check.h"
#include "refer/role.h"

enum { QUESTION_MAX = 120, DIGEST = 8 };

struct merging {
	struct pool			*pool;
	const struct rows		*rows;
	const struct received_sheet	*sheet;
	const struct people		*people;
	struct problems			*problems;
	struct names			 met;		/* ids */
	size_t				 missing;
	struct wanted			*first, **end;
};

/* One row of the sheet on its way. */
struct merge {
	struct merging			*merging;
	const struct received_row	*row;
	const struct row		*now;
	const char			*digests[COLUMN_COUNT];
	struct wanted			*wanted;
};

/* At the cell. Callers mark the format by MESSAGE. */
static void __attribute__((format(printf, 3, 4)))
refuse(struct merge *merge, enum column column, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	problem_add_args(merge->merging->problems, PROBLEM_REVIEW_SHEET,
	    receive_place(merge->merging->sheet, merge->row, column), NULL,
	    format, args);
	va_end(args);
}

static bool
is_digest_of(const char *digest, const char *words)
{
	char own[DIGEST + 1];

	row_digest(words, own);
	return digest != NULL && strcmp(own, digest) == 0;
}

/* ID DIGEST…, as row_key has it. False if it is no key. */
static bool
read_key(struct merge *merge, const char **id)
{
	struct pool *pool = merge->merging->pool;
	const char *cursor = merge->row->cells[COLUMN_KEY];
	int i;

	*id = word_next(pool, &cursor, " ");
	for (i = 0; i < COLUMN_KEY; i++)
		if (i != COLUMN_CONFIRMED && i != COLUMN_DOUBT &&
		    i != COLUMN_WHY) {
			merge->digests[i] = word_next(pool, &cursor, " ");
			if (merge->digests[i] == NULL)
				return false;
		}
	return *id != NULL;
}

/* What nobody is to change: the clause. */
static bool
keeps_clause(struct merge *merge)
{
	static const enum column fixed[] = { COLUMN_CITATION, COLUMN_TEXT };
	bool is_right = true;
	size_t i;

	for (i = 0; i < 2; i++) {
		const char *now = merge->now->cells[fixed[i]];

		if (!is_digest_of(merge->digests[fixed[i]], now)) {
			refuse(merge, fixed[i], MESSAGE("the clause is another one "
			    "than when this sheet was made: \"%s\"; make a "
			    "new sheet with kijun review"), now);
			is_right = false;
		} else if (strcmp(now, merge->row->cells[fixed[i]]) != 0) {
			refuse(merge, fixed[i], MESSAGE("this column is not to be "
			    "changed; it was: \"%s\""), now);
			is_right = false;
		}
	}
	return is_right;
}

static void
merge_cell(struct merge *merge, enum column column)
{
	const char *now = merge->now->cells[column];
	const char *sheet = merge->row->cells[column];
	struct wanted *wanted = merge->wanted;

	wanted->cells[column] = now;
	if (is_digest_of(merge->digests[column], sheet) ||
	    strcmp(now, sheet) == 0)
		return;
	if (!is_digest_of(merge->digests[column], now)) {
		refuse(merge, column, MESSAGE("somebody else changed this since the "
		    "sheet was made: there it is \"%s\", here \"%s\"; make "
		    "them agree"), now, sheet);
		return;
	}
	wanted->cells[column] = sheet;
	wanted->is_changed[column] = true;
}

static void
read_tick(struct merge *merge)
{
	static const char *const yes[] = { "☑", "✓", "✔", "○", "◯", "レ", "1",
	    "TRUE", "済", "■", "x", "X", NULL };
	static const char *const no[] = { "", "□", "0", "FALSE", NULL };
	const char *tick = merge->row->cells[COLUMN_CONFIRMED];

	merge->wanted->is_ticked = word_among(yes, tick);
	if (!merge->wanted->is_ticked && !word_among(no, tick))
		refuse(merge, COLUMN_CONFIRMED, MESSAGE("\"%s\" is neither ☑ nor □"),
		    tick);
}

/* ---- what a row may say ---- */

static const char *
nearest(const char *word, const char *const *words)
{
	size_t count = 0;

	while (words[count] != NULL)
		count++;
	return text_nearest(word, words, count);
}

static void
refuse_word(struct merge *merge, enum column column,
    const char *const *words)
{
	problem_add_near(merge->merging->problems, PROBLEM_REVIEW_SHEET,
	    receive_place(merge->merging->sheet, merge->row, column),
	    nearest(merge->wanted->cells[column], words),
	    "\"%s\" cannot be chosen as \"%s\"",
	    merge->wanted->cells[column], column_head(column));
}

static void
check_choices(struct merge *merge)
{
	struct wanted *wanted = merge->wanted;
	const char *situation = wanted->cells[COLUMN_SITUATION];

	if (!column_kind_of(wanted->cells[COLUMN_STATUS], &wanted->kind)) {
		refuse_word(merge, COLUMN_STATUS, column_statuses());
		return;
	}
	if (wanted->kind == ROW_EXEMPT && column_reason_word(
	    wanted->cells[COLUMN_REASON]) == NULL)
		refuse_word(merge, COLUMN_REASON, column_reasons());
	if (wanted->kind != ROW_DUTY)
		return;
	if (column_modality_word(wanted->cells[COLUMN_MODALITY]) == NULL)
		refuse_word(merge, COLUMN_MODALITY, column_modalities());
	if (row_situation_id(merge->merging->rows->edition, situation) ==
	    NULL)
		refuse(merge, COLUMN_SITUATION, MESSAGE("there is no situation "
		    "\"%s\"; those that there are stand in the sheet "
		    "\"説明\""), situation);
}

static bool
is_somebody(const struct merge *merge, const char *name)
{
	const struct standard *standard =
	    merge->merging->rows->edition->standard;
	size_t i;

	for (i = 0; i < merge->merging->people->name_count; i++)
		if (strcmp(merge->merging->people->names[i], name) == 0)
			return true;
	return role_find(standard->authority, name, standard->slug) != NULL ||
	    role_collective(standard->authority, name, standard->slug) !=
	    NULL;
}

static void
check_names(struct merge *merge, enum column column)
{
	struct pool *pool = merge->merging->pool;
	const char *cursor = merge->wanted->cells[column], *name;
	const char **all = role_names(pool,
	    merge->merging->rows->edition->standard->authority);

	while ((name = word_next(pool, &cursor, "\n")) != NULL) {
		const char *at = name, *comma;

		for (; at != NULL; at = comma != NULL ? comma +
		    strlen("、") : NULL) {
			comma = strstr(at, "、");
			name = comma == NULL ? at : pool_copy(pool, at,
			    (size_t)(comma - at));
			if (*name != '\0' && !is_somebody(merge, name))
				problem_add_near(merge->merging->problems,
				    PROBLEM_REVIEW_SHEET, receive_place(
				    merge->merging->sheet, merge->row,
				    column), nearest(name, all),
				    "there is no role \"%s\"; to make it, "
				    "write it in an empty row of the sheet "
				    "\"役割\"", name);
		}
	}
}

static void
check_ending(struct merge *merge, enum column column, const char *ending)
{
	const char *words = merge->wanted->cells[column];

	if (*words != '\0' && !word_ends(words, ending) &&
	    !word_ends(words, "）。"))
		refuse(merge, column, MESSAGE("\"%s\" has to end with %s"),
		    column_head(column), ending);
}

/* What is ticked is whole. */
static void
check_whole(struct merge *merge)
{
	static const enum column needed[] = { COLUMN_ROLES, COLUMN_QUESTION,
	    COLUMN_PLAIN };
	struct wanted *wanted = merge->wanted;
	size_t i;

	for (i = 0; i < sizeof needed / sizeof *needed; i++)
		if (*wanted->cells[needed[i]] == '\0')
			refuse(merge, needed[i], MESSAGE("a duty that is ticked as "
			    "read needs \"%s\""), column_head(needed[i]));
	if (strcmp(wanted->cells[COLUMN_MODALITY], "許可が要る") == 0 &&
	    *wanted->cells[COLUMN_PERMITS] == '\0')
		refuse(merge, COLUMN_PERMITS, MESSAGE("a duty that is ticked as read "
		    "needs \"%s\""), column_head(COLUMN_PERMITS));
}

/* What was written where a row of its kind has no place would be lost. */
static void
check_places(struct merge *merge)
{
	struct wanted *wanted = merge->wanted;
	int i;

	for (i = COLUMN_FIRST; i <= COLUMN_LAST; i++) {
		bool has_place = i == COLUMN_STATUS || (i == COLUMN_REASON ?
		    wanted->kind == ROW_EXEMPT : wanted->kind == ROW_DUTY);

		if (!has_place && wanted->is_changed[i] &&
		    *wanted->cells[i] != '\0')
			refuse(merge, (enum column)i, MESSAGE("\"%s\" has no "
			    "place here, since \"%s\" is chosen under "
			    "\"種類\"; empty the cell, or choose another"),
			    column_head((enum column)i),
			    column_status(wanted->kind));
	}
}

static void
check_wanted(struct merge *merge)
{
	struct wanted *wanted = merge->wanted;
	const char *question;

	check_choices(merge);
	check_places(merge);
	if (wanted->kind == ROW_OPEN && wanted->is_ticked)
		refuse(merge, COLUMN_STATUS, MESSAGE("nothing is said of the clause "
		    "yet that could be ticked as read"));
	if (wanted->kind != ROW_DUTY)
		return;
	check_names(merge, COLUMN_ROLES);
	check_names(merge, COLUMN_PERMITS);
	check_ending(merge, COLUMN_QUESTION, "か。");
	check_ending(merge, COLUMN_PLAIN, "。");
	question = wanted->cells[COLUMN_QUESTION];
	if (text_count(question, strlen(question)) > QUESTION_MAX)
		refuse(merge, COLUMN_QUESTION, MESSAGE("the question has %zu "
		    "characters; at most %d can be answered on paper"),
		    text_count(question, strlen(question)),
		    (int)QUESTION_MAX);
	if (wanted->is_ticked)
		check_whole(merge);
}

/* ---- rows ---- */

static bool
is_any_changed(const struct wanted *wanted)
{
	int i;

	for (i = COLUMN_FIRST; i <= COLUMN_LAST; i++)
		if (wanted->is_changed[i])
			return true;
	return false;
}

static void
keep(struct merge *merge)
{
	*merge->merging->end = merge->wanted;
	merge->merging->end = &merge->wanted->next;
}

static void
merge_known(struct merge *merge)
{
	struct wanted *wanted = merge->wanted;
	int i;

	wanted->now = merge->now;
	wanted->provision = merge->now->provision;
	if (!keeps_clause(merge))
		return;
	for (i = COLUMN_FIRST; i <= COLUMN_LAST; i++)
		merge_cell(merge, (enum column)i);
	read_tick(merge);
	if (!is_any_changed(wanted) && !wanted->is_ticked)
		return;
	check_wanted(merge);
	keep(merge);
}

/* A row that people wrote below the others. */
static void
merge_new(struct merge *merge)
{
	struct wanted *wanted = merge->wanted;
	const char *citation = merge->row->cells[COLUMN_CITATION];
	int i;

	wanted->provision = find_provision(merge->merging->rows->edition,
	    citation);
	if (wanted->provision == NULL) {
		refuse(merge, COLUMN_CITATION, MESSAGE("the row is new, but there is "
		    "no clause \"%s\" for it"), citation);
		return;
	}
	for (i = COLUMN_FIRST; i <= COLUMN_LAST; i++) {
		wanted->cells[i] = merge->row->cells[i];
		wanted->is_changed[i] = true;
	}
	if (*wanted->cells[COLUMN_STATUS] == '\0')
		wanted->cells[COLUMN_STATUS] = column_status(ROW_DUTY);
	read_tick(merge);
	check_wanted(merge);
	keep(merge);
}

static void
merge_row(struct merging *merging, const struct received_row *row)
{
	struct merge merge = { .merging = merging, .row = row,
	    .wanted = pool_take(merging->pool, sizeof *merge.wanted) };
	const char *id;
	int i;

	for (i = 0; i < COLUMN_COUNT; i++)
		merge.wanted->cells[i] = "";
	if (*row->cells[COLUMN_KEY] == '\0') {
		merge_new(&merge);
		return;
	}
	if (!read_key(&merge, &id)) {
		refuse(&merge, COLUMN_KEY, MESSAGE("this column is not to be changed; "
		    "in a row of your own, leave it empty"));
		return;
	}
	merge.now = row_find(merging->rows, id);
	if (!names_add(&merging->met, id, (void *)(uintptr_t)row))
		refuse(&merge, COLUMN_KEY, MESSAGE("this row is there twice; in a row "
		    "of your own, leave \"%s\" empty"),
		    column_head(COLUMN_KEY));
	else if (merge.now == NULL)
		refuse(&merge, COLUMN_CITATION, MESSAGE("what this row is about is "
		    "not in the overlay any more (%s); make a new sheet with "
		    "kijun review"), id + 2);
	else
		merge_known(&merge);
}

/* A row that was deleted deletes nothing: that is said, not done. */
static void
report_missing(struct merging *merging)
{
	const struct rows *rows = merging->rows;
	size_t i, count = 0;

	for (i = 0; i < rows->count; i++)
		count += names_find(&merging->met, rows->list[i].id) == NULL;
	if (count > 0)
		problem_add(merging->problems, PROBLEM_REVIEW_ROWS,
		    (struct place){ .file = merging->sheet->grid->file },
		    "%zu of %zu rows are not in the sheet; what they are "
		    "about stays as it is", count, rows->count);
}

struct wanted *
merge_rows(const struct rows *rows, const struct received_sheet *sheet,
    const struct people *people, struct problems *problems)
{
	struct merging merging = { .pool = rows->pool, .rows = rows,
	    .sheet = sheet, .people = people, .problems = problems,
	    .met = { .pool = rows->pool } };
	size_t i;

	merging.end = &merging.first;
	for (i = 0; i < sheet->count; i++)
		merge_row(&merging, &sheet->list[i]);
	report_missing(&merging);
	return merging.first;
}
