/*
 * A file that was filled from a roster that is not at hand: what stands around
 * the blanks of its people is compared.
 */
#include "job/verify.h"

#include <string.h>

#include "base/message.h"
#include "job/merge.h"

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
	const struct sheet **sheets = verify_read_sheets(inquiry, &count);
	struct text made = {0};
	bool is_read = verify_read_made(inquiry, plan, merge_same(
	    inquiry->pool, sheets, count, words_mark, 1), &made) && painted_read(inquiry->pool,
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
	    !add_patterns(inquiry, &wanted) ||
	    !verify_read_marked(&found, &wanted))
		return false;
	if (verify_refuse_all(inquiry, &found.body, &wanted.body, true))
		return true;
	if (furniture_differs(inquiry, &found.furniture, &wanted.furniture,
	    &where))
		verify_refuse_words(inquiry, &where);
	else
		say_filled(inquiry);
	return true;
}

void
verify_filled(struct inquiry *inquiry)
{
	struct words found = {0}, wanted = {0};
	struct text made = {0};
	size_t count;
	const struct sheet **sheets = verify_read_sheets(inquiry, &count);

	if (check_painted(inquiry))
		return;
	if (verify_read_made(inquiry, inquiry->plan, merge_same(inquiry->pool, sheets,
	    count, words_mark, inquiry->request.people), &made) &&
	    verify_read_either(inquiry, inquiry->carried.bytes,
	    inquiry->carried.length, &found) &&
	    verify_read_either(inquiry, made.bytes, made.length, &wanted)) {
		if (!verify_refuse_all(inquiry, &found, &wanted, true) &&
		    (inquiry->carried.format != CARRIED_HTML ||
		    verify_refuse_page(inquiry, &made, true)))
			say_filled(inquiry);
	}
	text_free(&made);
}
