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

enum { SHEETS_MAX = 1024 };

/* What is made anew: of packets all or one of them, else the sheet. */
static bool
remake(struct inquiry *inquiry, const struct packet_plan *plan,
    const struct roster *roster, struct text *out)
{
	struct job *job = inquiry->job;
	bool is_pdf = inquiry->carried.format == CARRIED_PDF;
	size_t pages;

	if (!job_ready(job, is_pdf ? FORMAT_PDF : FORMAT_HTML))
		return false;
	if (plan != NULL)
		return is_pdf && packet_paint_all(job, plan, roster, out);
	if (roster != NULL)
		return is_pdf ? merge_pdf(job, inquiry->sheet, roster, out) :
		    merge_html(job, inquiry->sheet, roster, out);
	return job_bytes(job, inquiry->sheet, is_pdf ? FORMAT_PDF :
	    FORMAT_HTML, out, &pages);
}

static bool
is_unchanged(const struct inquiry *inquiry, const struct text *made)
{
	return made->length == inquiry->carried.length &&
	    memcmp(made->bytes, inquiry->carried.bytes, made->length) == 0;
}

/* ---- reading ---- */

static bool
read_either(struct inquiry *inquiry, const char *bytes, size_t length,
    struct words *words)
{
	struct place place = { inquiry->path, 0, 0 };

	if (inquiry->carried.format == CARRIED_HTML)
		return page_words(inquiry->pool, bytes, length, words);
	if (pdf_words(inquiry->pool, bytes, length, words))
		return true;
	problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED, place,
	    "the PDF cannot be read; it is torn or locked");
	return false;
}

/*
 * Both in the same order: that of painting, or for an HTML file or a PDF that
 * another program wrote in its own way, that in which they are read (then all
 * is body).
 */
static bool
read_both(struct inquiry *inquiry, const struct text *made,
    struct painted *found, struct painted *wanted)
{
	struct carried *carried = &inquiry->carried;

	if (carried->format == CARRIED_PDF && painted_read(inquiry->pool,
	    carried->bytes, carried->length, found) &&
	    painted_read(inquiry->pool, made->bytes, made->length, wanted))
		return true;
	*found = *wanted = (struct painted){0};
	return read_either(inquiry, carried->bytes, carried->length,
	    &found->body) && read_either(inquiry, made->bytes, made->length,
	    &wanted->body);
}

/* ---- saying ---- */

static void
refuse_words(struct inquiry *inquiry, const struct words_difference *where)
{
	bool is_pdf = inquiry->carried.format == CARRIED_PDF;
	struct place place = { inquiry->path, is_pdf ? 0 : where->place, 0 };

	if (is_pdf)
		problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED,
		    place, "page %d: it says \"%s\" where \"%s\" was printed",
		    where->place, where->found, where->wanted);
	else
		problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED,
		    place, "it says \"%s\" where \"%s\" was printed",
		    where->found, where->wanted);
}

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
	else
		text_add_string(out, message_translate("  words: unchanged; "
		    "another program saved the file\n"));
}

/* ---- all of it is known ---- */

/* All that holds the words of a page is as it was made. */
static bool
page_looks_same(struct inquiry *inquiry, const struct text *made,
    bool has_marks)
{
	const struct carried *carried = &inquiry->carried;
	const struct page_file found = { carried->bytes, carried->length };
	const struct page_file wanted = { made->bytes, made->length };
	struct words_difference where;

	if (!page_tree_differs(inquiry->pool, &found, &wanted, has_marks,
	    &where))
		return true;
	problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED,
	    (struct place){ inquiry->path, where.place, 0 }, "its words are "
	    "those that were made, but it has %s where %s was made",
	    where.found, where.wanted);
	return false;
}

/* Something was painted over the words, or drawn beside them. */
static bool
looks_same(struct inquiry *inquiry, const struct text *made)
{
	int page;

	if (inquiry->carried.format == CARRIED_HTML)
		return page_looks_same(inquiry, made, false);
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

	if (!read_both(inquiry, made, &found, &wanted))
		return;
	if (differ(inquiry, &found, &wanted, &where))
		refuse_words(inquiry, &where);
	else if (looks_same(inquiry, made))
		describe_additions(inquiry, &found.body, &wanted.body);
}

/* Does it say what is made of these people? Nothing is reported. */
static bool
fits_people(struct inquiry *inquiry, const struct text *made)
{
	struct painted found = {0}, wanted = {0};
	struct words_difference where;

	return is_unchanged(inquiry, made) || (read_both(inquiry, made,
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
	if (remake(inquiry, inquiry->plan, sorted, &other) &&
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

	if (remake(inquiry, inquiry->plan, roster, &made)) {
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

/* The sheets that are filled: of a packet, all its papers. */
static const struct sheet **
sheets_of(struct inquiry *inquiry, size_t *count)
{
	const struct sheet **sheets = pool_take(inquiry->pool, SHEETS_MAX *
	    sizeof *sheets);
	const struct packet_plan *plan = inquiry->plan;
	const struct packet *packet;
	size_t i, j;

	*count = 0;
	if (plan == NULL)
		sheets[(*count)++] = inquiry->sheet;
	for (i = 0; plan != NULL && i < plan->count; i++) {
		packet = plan->runs[i].packet;
		for (j = 0; j < packet->count && *count < SHEETS_MAX; j++)
			sheets[(*count)++] = packet->parts[j].sheet;
	}
	return sheets;
}

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
	const struct sheet **sheets = sheets_of(inquiry, &count);

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
	is = remake(inquiry, inquiry->plan, &one, &made) &&
	    (is_unchanged(inquiry, &made) ||
	    (read_both(inquiry, &made, &found, &wanted) &&
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
	return read_either(inquiry, carried->bytes, carried->length, found);
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
		refuse_words(inquiry, &where);
	else
		problem_add(problems, PROBLEM_DOCUMENT_EDITED,
		    (struct place){ inquiry->path, 0, 0 },
		    "what is filled in is of nobody in the roster");
}

/* ---- nobody says who the people are ---- */

/* A page's number may be another one, where a long name moves the lines. */
static const char *
without_numbers(struct pool *pool, const char *words)
{
	char *copy = pool_string(pool, words), *to = copy;
	const char *at = words, *slash;

	while (*at != '\0') {
		slash = at + strspn(at, "0123456789 ");
		if (slash > at && *slash == '/') {
			*to++ = '/';
			at = slash + 1 + strspn(slash + 1, "0123456789 ");
		} else {
			*to++ = *at++;
		}
	}
	*to = '\0';
	return copy;
}

/* Each page has the head and foot of one that was made. */
static bool
furniture_differs(struct inquiry *inquiry, const struct words *found,
    const struct words *wanted, struct words_difference *where)
{
	struct pool *pool = inquiry->pool;
	const char **known = pool_take(pool, (wanted->count + 1) *
	    sizeof *known), *words;
	size_t i, j, count = 0;

	for (i = 0; i < wanted->count; i++) {
		words = without_numbers(pool, wanted->list[i].text);
		for (j = 0; j < count && strcmp(known[j], words) != 0; j++)
			;
		if (j == count)
			known[count++] = words;
	}
	for (i = 0; i < found->count; i++) {
		words = without_numbers(pool, found->list[i].text);
		for (j = 0; j < count && strcmp(known[j], words) != 0; j++)
			;
		if (j < count)
			continue;
		where->place = found->list[i].place;
		where->found = found->list[i].text;
		where->wanted = count > 0 ? wanted->list[0].text : "";
		return true;
	}
	return false;
}

static void
append(struct pool *pool, struct words *words, const struct words *more_words)
{
	size_t i;

	for (i = 0; i < more_words->count; i++)
		words_add(pool, words, more_words->list[i].text,
		    more_words->list[i].place);
}

/* The words around the blanks of one person of a run, or of all. */
static bool
read_pattern(struct inquiry *inquiry, const struct packet_plan *plan,
    struct painted *wanted)
{
	size_t count;
	const struct sheet **sheets = sheets_of(inquiry, &count);
	struct text made = {0};
	bool is_read = remake(inquiry, plan, merge_same(inquiry->pool, sheets,
	    count, words_mark, 1), &made) && painted_read(inquiry->pool,
	    made.bytes, made.length, wanted);

	text_free(&made);
	return is_read;
}

/* One person is made; the others are like him. */
static bool
add_pattern(struct inquiry *inquiry, const struct packet_plan *plan,
    size_t people, struct painted *wanted)
{
	struct painted one = {0};
	size_t i;

	if (!read_pattern(inquiry, plan, &one))
		return false;
	append(inquiry->pool, &wanted->furniture, &one.furniture);
	for (i = 0; i < people; i++)
		append(inquiry->pool, &wanted->body, &one.body);
	return true;
}

static bool
add_patterns(struct inquiry *inquiry, struct painted *wanted)
{
	const struct packet_plan *plan = inquiry->plan;
	size_t i;

	if (plan == NULL)
		return add_pattern(inquiry, NULL, inquiry->request.people,
		    wanted);
	for (i = 0; i < plan->count; i++) {
		struct packet_plan one = *plan;

		one.runs = &plan->runs[i];
		one.count = 1;
		if (!add_pattern(inquiry, &one, plan->runs[i].people, wanted))
			return false;
	}
	return true;
}

static void
say_filled(struct inquiry *inquiry)
{
	text_add_string(inquiry->out, message_translate("  words: unchanged "
	    "around what was filled in; --roster compares that, too\n"));
}

/* In the order of painting; false if the file is not painted like ours. */
static bool
check_painted(struct inquiry *inquiry)
{
	struct carried *carried = &inquiry->carried;
	struct painted found = {0}, wanted = {0};
	struct words_difference where;

	if (carried->format != CARRIED_PDF || !painted_read(inquiry->pool,
	    carried->bytes, carried->length, &found) ||
	    !add_patterns(inquiry, &wanted))
		return false;
	if (words_misfit(inquiry->pool, &found.body, &wanted.body, &where) ||
	    furniture_differs(inquiry, &found.furniture, &wanted.furniture,
	    &where))
		refuse_words(inquiry, &where);
	else
		say_filled(inquiry);
	return true;
}

/*
 * Nobody says who the people are: what stands around their blanks is compared.
 */
static void
check_filled(struct inquiry *inquiry)
{
	struct words found = {0}, wanted = {0};
	struct words_difference where;
	struct text made = {0};
	size_t count;
	const struct sheet **sheets = sheets_of(inquiry, &count);

	if (check_painted(inquiry))
		return;
	if (remake(inquiry, inquiry->plan, merge_same(inquiry->pool, sheets,
	    count, words_mark, inquiry->request.people), &made) &&
	    read_either(inquiry, inquiry->carried.bytes,
	    inquiry->carried.length, &found) &&
	    read_either(inquiry, made.bytes, made.length, &wanted)) {
		if (words_misfit(inquiry->pool, &found, &wanted, &where))
			refuse_words(inquiry, &where);
		else if (inquiry->carried.format != CARRIED_HTML ||
		    page_looks_same(inquiry, &made, true))
			say_filled(inquiry);
	}
	text_free(&made);
}

void
verify_words(struct inquiry *inquiry)
{
	if (!inquiry->request.is_merged)
		check_file(inquiry);
	else if (inquiry->roster == NULL)
		check_filled(inquiry);
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

	if (inquiry->request.is_merged || inquiry->plan != NULL)
		problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_ASTRAY,
		    place, "no ledger knows its digest %s; its text, its "
		    "template or kijun has changed since, or it was changed "
		    "itself", inquiry->digest);
	else if (remake(inquiry, NULL, NULL, &made) &&
	    read_both(inquiry, &made, &found, &wanted)) {
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
