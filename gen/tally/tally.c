#include "tally/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "corpus/node.h"

/* ---- of which authority ---- */

static size_t
count_of(const struct year *year, const struct authority *authority)
{
	size_t count = 0, i;

	for (i = 0; i < year->count; i++)
		count += year->slips[i]->paper->authority == authority;
	return count;
}

/* That of most slips; of several, the one read first. */
static const struct authority *
choose_authority(const struct year *year)
{
	const struct authority *best = NULL, *one;
	size_t most = 0, count, i;

	for (i = 0; i < year->count; i++) {
		one = year->slips[i]->paper->authority;
		if (one == best)
			continue;
		count = count_of(year, one);
		if (count > most) {
			most = count;
			best = one;
		}
	}
	return best;
}

static void
refuse_foreign(struct tally *tally, struct year *year, const struct slip *slip)
{
	if (!tally->choice->may_refuse) {
		problem_add(tally->problems, PROBLEM_ANSWERS_FOREIGN,
		    slip->place, "these are answers to %s (%s), and the others "
		    "are to %s (%s); tally them apart",
		    slip->paper->authority->title,
		    slip->paper->authority->id, tally->authority->title,
		    tally->authority->id);
		return;
	}
	year->refused = pool_grow(tally->pool, year->refused,
	    &year->refused_room, year->refused_count, sizeof *year->refused);
	year->refused[year->refused_count++] = (struct refused){
	    slip->place.file, "", PROBLEM_ANSWERS_FOREIGN };
	problem_add(tally->problems, PROBLEM_ANSWERS_LEFT_OUT, slip->place,
	    "left out: %s", problem_title(PROBLEM_ANSWERS_FOREIGN));
}

static void
keep_own(struct tally *tally, struct year *year)
{
	size_t i, kept = 0;

	for (i = 0; i < year->count; i++)
		if (year->slips[i]->paper->authority == tally->authority)
			year->slips[kept++] = year->slips[i];
		else
			refuse_foreign(tally, year, year->slips[i]);
	year->count = kept;
}

/* ---- the digest ---- */

static int
order_slips(const void *a, const void *b)
{
	const struct slip *one = *(struct slip *const *)a;
	const struct slip *other = *(struct slip *const *)b;
	int order = strcmp(one->unit->key, other->unit->key);

	if (order == 0)
		order = strcmp(one->name, other->name);
	if (order == 0)
		order = strcmp(one->paper->key, other->paper->key);
	if (order == 0)
		order = strcmp(one->saved, other->saved);
	return order != 0 ? order : one->order < other->order ? -1 : 1;
}

static void
add_words(struct sha *sha, const char *words)
{
	sha_add(sha, words, strlen(words) + 1);
}

static void
add_slip(struct sha *sha, const struct slip *slip)
{
	size_t i;

	add_words(sha, slip->unit->name);
	add_words(sha, slip->name);
	add_words(sha, slip->paper->key);
	for (i = 0; i < slip->paper->count; i++) {
		const struct reply *reply = &slip->replies[i];
		char answer = (char)('0' + reply->answer);

		add_words(sha, slip->paper->list[i].question->digest);
		sha_add(sha, &answer, 1);
		add_words(sha, reply->remark != NULL ? reply->remark : "");
		add_words(sha, reply->promised != NULL ? reply->promised :
		    "");
	}
}

static void
add_year(struct tally *tally, struct sha *sha, const struct year *year)
{
	struct slip **sorted = pool_take(tally->pool, (year->count + 1) *
	    sizeof *sorted);
	size_t i;

	if (year->count > 0)
		memcpy(sorted, year->slips, year->count * sizeof *sorted);
	qsort(sorted, year->count, sizeof *sorted, order_slips);
	for (i = 0; i < year->count; i++)
		if (sorted[i]->fate == SLIP_COUNTS)
			add_slip(sha, sorted[i]);
}

/* Of all that counts, in an order that no folder decides. */
static void
digest_all(struct tally *tally)
{
	const struct roster *roster = tally->choice->roster;
	char hex[SHA_HEX + 1];
	struct sha sha;
	size_t i;

	sha_start(&sha);
	add_year(tally, &sha, &tally->now);
	add_words(&sha, tally->has_before ? "before" : "");
	add_year(tally, &sha, &tally->before);
	for (i = 0; roster != NULL && i < roster->row_count; i++) {
		add_words(&sha, roster_value(roster, i, "所属"));
		add_words(&sha, roster_value(roster, i, "氏名"));
	}
	sha_end_hex(&sha, hex);
	memcpy(tally->digest, hex, TALLY_DIGEST);
}

/* ---- all of it ---- */

static bool
has_any(struct tally *tally, const struct year *year, const char *path)
{
	if (year->count == 0)
		problem_add(tally->problems, PROBLEM_ANSWERS_NONE,
		    (struct place){ .file = path }, "there are no answers "
		    "here: no file that a page saved, and no filled-in table");
	return year->count > 0;
}

static int
order_papers(const void *a, const void *b)
{
	const struct paper *one = *(struct paper *const *)a;
	const struct paper *other = *(struct paper *const *)b;

	return one->slips != other->slips ? (one->slips > other->slips ? -1 :
	    1) : strcmp(one->key, other->key);
}

static int
order_questions(const void *a, const void *b)
{
	const struct question *one = *(const struct question *const *)a;
	const struct question *other = *(const struct question *const *)b;

	if (one->standard != other->standard)
		return one->standard < other->standard ? -1 : 1;
	if (one->place != other->place)
		return one->place < other->place ? -1 : 1;
	return strcmp(one->duty, other->duty);
}

static void
sort_all(struct tally *tally)
{
	qsort(tally->papers, tally->paper_count, sizeof *tally->papers,
	    order_papers);
	qsort(tally->asked, tally->asked_count, sizeof *tally->asked,
	    order_questions);
}

static void
settle(struct tally *tally)
{
	settle_year(tally, &tally->now, true);
	if (tally->has_before)
		settle_year(tally, &tally->before, false);
	count_all(tally);
	sort_all(tally);
	digest_all(tally);
}

struct tally *
tally_read(struct pool *pool, const struct tally_choice *choice,
    const char *const *paths, size_t count, const char *before,
    struct problems *problems)
{
	struct tally *tally = pool_take(pool, sizeof *tally);
	bool is_right;

	*tally = (struct tally){ .pool = pool, .choice = choice,
	    .problems = problems, .uses = { .pool = pool },
	    .questions = { .pool = pool }, .has_before = before != NULL };
	is_right = gather_year(tally, &tally->now, paths, count);
	if (before != NULL)
		is_right &= gather_year(tally, &tally->before, &before, 1);
	tally->authority = choose_authority(&tally->now);
	keep_own(tally, &tally->now);
	keep_own(tally, &tally->before);
	if (!is_right || problems_status(problems) != 0)
		return NULL;
	if (!has_any(tally, &tally->now, paths[0]) ||
	    (before != NULL && !has_any(tally, &tally->before, before)))
		return NULL;
	settle(tally);
	return problems_status(problems) == 0 ? tally : NULL;
}

const struct authority *
tally_authority(const struct tally *tally)
{
	return tally->authority;
}

const char *
tally_digest(const struct tally *tally)
{
	return tally->digest;
}
