/*
 * The words of a file against those of the same document made anew.
 */
#include "job/verify.h"

#include <string.h>

#include "base/message.h"
#include "job/merge.h"
#include "proof/page.h"
#include "proof/painted.h"
#include "proof/pdf.h"

static bool
is_unchanged(const struct inquiry *inquiry, const struct text *made)
{
	return made->length == inquiry->carried.length &&
	    memcmp(made->bytes, inquiry->carried.bytes, made->length) == 0;
}

/* ---- saying ---- */

static size_t
more(size_t found, size_t wanted)
{
	return found > wanted ? found - wanted : 0;
}

static void
describe_additions(const struct inquiry *inquiry, const struct words *found,
    const struct words *wanted)
{
	size_t filled = more(found->filled, wanted->filled);
	size_t added = more(found->added, wanted->added);
	struct text *out = inquiry->out;

	if (filled > 0 && added > 0)
		text_add_format(out, message_translate("  words: unchanged; "
		    "filled in: %zu; notes or drawings on top: %zu\n"),
		    filled, added);
	else if (filled > 0)
		text_add_format(out, message_translate("  words: unchanged; "
		    "filled in: %zu\n"), filled);
	else if (added > 0)
		text_add_format(out, message_translate("  words: unchanged; "
		    "notes or drawings on top: %zu\n"), added);
	else if (inquiry->is_printed)
		text_add_string(out, message_translate("  words: unchanged; "
		    "\"kijun print\" made the file from a sheet\n"));
	else if (verify_read_is_linked(inquiry))
		text_add_string(out, message_translate("  words: unchanged; "
		    "the links around them are not compared\n"));
	else
		text_add_string(out, message_translate("  words: unchanged; "
		    "another program saved the file\n"));
}

/* ---- all of it is known ---- */

/* Something was painted over the words, or drawn beside them. */
static bool
looks_same(struct inquiry *inquiry, const struct text *made)
{
	int page;

	if (inquiry->carried.format == CARRIED_HTML)
		return verify_refuse_page(inquiry, made, false);
	page = pdf_other_look(inquiry->carried.bytes, inquiry->carried.length,
	    made->bytes, made->length);
	if (page > 0)
		problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED,
		    (struct place){ inquiry->path, 0, 0 }, "page %d: its "
		    "words are those that were printed, but it looks "
		    "different", page);
	return page == 0;
}

static bool
differ(struct inquiry *inquiry, const struct painted *found,
    const struct painted *wanted, struct words_difference *where)
{
	return words_differ(inquiry->pool, &found->body, &wanted->body,
	    where) || words_differ(inquiry->pool, &found->furniture,
	    &wanted->furniture, where);
}

static void
compare_words(struct inquiry *inquiry, const struct text *made)
{
	struct painted found = {0}, wanted = {0};
	struct words_difference where;

	if (!verify_read_both(inquiry, made, &found, &wanted))
		return;
	if (verify_refuse_all(inquiry, &found.body, &wanted.body, false))
		return;
	if (words_differ(inquiry->pool, &found.furniture, &wanted.furniture,
	    &where))
		verify_refuse_words(inquiry, &where);
	else if (looks_same(inquiry, made)) {
		describe_additions(inquiry, &found.body, &wanted.body);
		verify_beside(inquiry);
	}
}

/* Does it say what is made of these people? Nothing is reported. */
static bool
fits_people(struct inquiry *inquiry, const struct text *made)
{
	struct painted found = {0}, wanted = {0};
	struct words_difference where;

	return is_unchanged(inquiry, made) || (verify_read_both(inquiry, made,
	    &found, &wanted) && !differ(inquiry, &found, &wanted, &where));
}

/* Its people may stand in the other order (--sort): made is that, then. */
static void
try_sorted(struct inquiry *inquiry, struct text *made)
{
	struct roster *sorted;
	struct text other = {0};

	if (inquiry->roster->is_sorted || inquiry->roster->row_count < 2 ||
	    fits_people(inquiry, made))
		return;
	sorted = roster_sort_copy(inquiry->pool, inquiry->roster);
	if (verify_read_made(inquiry, inquiry->plan, sorted, &other) &&
	    fits_people(inquiry, &other)) {
		struct text first = *made;

		*made = other;
		other = first;
	}
	text_free(&other);
}

static void
check_file(struct inquiry *inquiry)
{
	struct text made = {0};
	const struct roster *roster = inquiry->request.is_merged ?
	    inquiry->roster : NULL;

	if (verify_read_made(inquiry, inquiry->plan, roster, &made)) {
		if (roster != NULL)
			try_sorted(inquiry, &made);
		if (is_unchanged(inquiry, &made))
			text_add_string(inquiry->out,
			    message_translate("  words: unchanged, as is the whole file\n"));
		else
			compare_words(inquiry, &made);
	}
	text_free(&made);
}

/* ---- one file of many ---- */

static bool
is_asked(const struct sheet *const *sheets, size_t count, const char *column)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (merge_asks(sheets[i], column))
			return true;
	return false;
}

/* Is all that the roster says of the person in the file? */
static bool
may_be(struct inquiry *inquiry, const struct words *found, size_t row)
{
	const struct roster *roster = inquiry->roster;
	size_t i, count;
	const struct sheet **sheets = verify_read_sheets(inquiry, &count);

	for (i = 0; i < roster->column_count; i++)
		if (is_asked(sheets, count, roster->columns[i]) &&
		    !words_hold(inquiry->pool, found,
		    roster->rows[row].values[i]))
			return false;
	return true;
}

static bool
is_of(struct inquiry *inquiry, size_t row, struct words_difference *where)
{
	struct painted found = {0}, wanted = {0};
	struct roster one = *inquiry->roster;
	struct text made = {0};
	bool is;

	one.rows = &inquiry->roster->rows[row];
	one.row_count = 1;
	is = verify_read_made(inquiry, inquiry->plan, &one, &made) &&
	    (is_unchanged(inquiry, &made) ||
	    (verify_read_both(inquiry, &made, &found, &wanted) &&
	    !differ(inquiry, &found, &wanted, where) &&
	    looks_same(inquiry, &made)));
	text_free(&made);
	return is;
}

static bool
read_found(struct inquiry *inquiry, struct words *found)
{
	struct carried *carried = &inquiry->carried;
	struct painted painted;

	if (carried->format == CARRIED_PDF && painted_read(inquiry->pool,
	    carried->bytes, carried->length, &painted)) {
		*found = painted.body;
		return true;
	}
	return verify_read_either(inquiry, carried->bytes, carried->length, found);
}

/* One file of many: its person is looked for in the roster. */
static void
check_person(struct inquiry *inquiry)
{
	struct problems *problems = inquiry->job->problems;
	struct words found = {0};
	struct words_difference where = {0};
	size_t i;

	if (!read_found(inquiry, &found))
		return;
	for (i = 0; i < inquiry->roster->row_count; i++) {
		if (!may_be(inquiry, &found, i))
			continue;
		if (is_of(inquiry, i, &where)) {
			text_add_format(inquiry->out, message_translate("  words: unchanged; "
			    "row %d of the roster\n"),
			    inquiry->roster->rows[i].line);
			return;
		}
	}
	if (where.found != NULL)
		verify_refuse_words(inquiry, &where);
	else
		problem_add(problems, PROBLEM_DOCUMENT_EDITED,
		    (struct place){ inquiry->path, 0, 0 },
		    "what is filled in is of nobody in the roster");
}

void
verify_words(struct inquiry *inquiry)
{
	if (!inquiry->request.is_merged)
		check_file(inquiry);
	else if (inquiry->roster == NULL)
		verify_filled(inquiry);
	else if (inquiry->request.people == 1 &&
	    inquiry->roster->row_count > 1)
		check_person(inquiry);
	else
		check_file(inquiry);
}

/* ---- a digest that nobody knows ---- */

/* The words of a file, with the digest that is made where it has its own. */
static void
replace_digest(struct inquiry *inquiry, struct words *words)
{
	const char *made = inquiry->plan != NULL ? inquiry->plan->digest :
	    inquiry->sheet->digest;
	size_t i, length = strlen(inquiry->digest);
	char *copy, *at;

	for (i = 0; i < words->count; i++) {
		if (strstr(words->list[i].text, inquiry->digest) == NULL)
			continue;
		copy = pool_string(inquiry->pool, words->list[i].text);
		for (at = copy; (at = strstr(at, inquiry->digest)) != NULL;
		    at += length)
			memcpy(at, made, length);
		words->list[i].text = copy;
	}
}

static void
refuse_astray(struct inquiry *inquiry, const struct words_difference *where)
{
	bool is_pdf = inquiry->carried.format == CARRIED_PDF;
	struct problems *problems = inquiry->job->problems;
	struct place place = { inquiry->path, is_pdf ? 0 : where->place, 0 };

	if (inquiry->roster != NULL)
		problem_add(problems, PROBLEM_DOCUMENT_ASTRAY, place,
		    "it says \"%s\" where this roster and today's text give "
		    "\"%s\"; its people, its text or it itself was changed",
		    where->found, where->wanted);
	else
		problem_add(problems, PROBLEM_DOCUMENT_ASTRAY, place,
		    "no ledger knows its digest %s, and it says \"%s\" where "
		    "\"%s\" is made today; its text, its template or kijun has "
		    "changed since, or it was changed itself",
		    inquiry->digest, where->found, where->wanted);
}

void
verify_words_astray(struct inquiry *inquiry)
{
	struct painted found = {0}, wanted = {0};
	struct words_difference where;
	struct text made = {0};
	struct place place = { inquiry->path, 0, 0 };

	if (inquiry->request.is_merged || inquiry->plan != NULL ||
	    inquiry->sheet == NULL)
		problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_ASTRAY,
		    place, "no ledger knows its digest %s; its text, its "
		    "template or kijun has changed since, or it was changed "
		    "itself", inquiry->digest);
	else if (verify_read_made(inquiry, NULL, NULL, &made) &&
	    verify_read_both(inquiry, &made, &found, &wanted)) {
		replace_digest(inquiry, &found.body);
		replace_digest(inquiry, &found.furniture);
		if (differ(inquiry, &found, &wanted, &where))
			refuse_astray(inquiry, &where);
		else
			problem_add(inquiry->job->problems,
			    PROBLEM_DOCUMENT_EDITED, place, "it carries the "
			    "digest %s, but its words are those of %s",
			    inquiry->digest, inquiry->sheet->digest);
	}
	text_free(&made);
}
