/*
 * Structure_match: which row is which row, which sentence which sentence. As
 * with provisions, equal ones first, then those that are alike between them;
 * what is left over on both sides and equal has moved.
 */
#include "compare/structure_inside.h"

#include <stdlib.h>
#include <string.h>

enum {
	ALIKE = 350,
	ALIKE_ELSEWHERE = 800,
	WORDLESS = 500,			/* both say nothing */
	ALIKE_ALWAYS = 1000,
	PAIRS_MAX = 1 << 15,
	FEW = 32			/* looked at one with one */
};

/* A stretch of both lists, without partners in it. */
struct gap {
	struct branches	*old, *new;
	size_t		 old0, old1, new0, new1;
};

static uint64_t
mix(uint64_t key, uint64_t with)
{
	key = (key ^ with) * 0x9e3779b97f4a7c15u;
	return key ^ key >> 29;
}

/* Lists */

static size_t
count_branches(const struct body *parent, bool *has_provisions)
{
	const struct body *child = parent->first;
	size_t count = 0;

	for (; child != NULL; child = child->next) {
		*has_provisions |= child->provision != NULL;
		count += child->kind != LAW_TEXT && child->provision == NULL;
	}
	return count;
}

static struct branches
branches_of(struct pool *pool, const struct body *parent, size_t count,
    bool by_group)
{
	struct branches branches = { pool_take(pool, (count + 1) *
	    sizeof *branches.list), 0 };
	const struct body *child = parent->first;
	size_t before = 0;		/* runs of provisions */

	for (; child != NULL; child = child->next) {
		if (child->provision != NULL && by_group)
			before += child->next == NULL ||
			    child->next->provision == NULL;
		if (child->kind == LAW_TEXT || child->provision != NULL)
			continue;
		branches.list[branches.count++] = (struct branch){
		    .body = child, .key = structure_key(child),
		    .partner = NO_PARTNER, .group = before * 2 +
		    structure_key_is_named(child) };
	}
	return branches;
}

/*
 * What stood behind the items and stands before them now has moved, though
 * nothing else crossed it.
 */
struct branches
structure_match_branches(struct pool *pool, const struct body *parent,
    const struct body *beside)
{
	bool has = false, has_beside = false;
	size_t count = count_branches(parent, &has);

	count_branches(beside, &has_beside);
	return branches_of(pool, parent, count, has && has_beside);
}

/* Likeness */

static bool
is_row(const struct body *body)
{
	return body->kind == LAW_ROW || body->kind == LAW_HEAD_ROW;
}

static bool
is_cell(const struct body *body)
{
	return body->kind == LAW_CELL || body->kind == LAW_HEAD_CELL;
}

static bool
are_like(const struct body *one, const struct body *other)
{
	if (is_row(one) || is_row(other))
		return is_row(one) && is_row(other);
	if (is_cell(one) || is_cell(other))
		return is_cell(one) && is_cell(other);
	return one->kind == other->kind;
}

static const char *
words_of(struct pool *pool, struct branch *branch)
{
	if (branch->words == NULL)
		branch->words = body_words(pool, branch->body, true);
	return branch->words;
}

static const struct profile *
profile_of(struct pool *pool, struct branch *branch)
{
	if (branch->profile == NULL)
		branch->profile = compare_alike_profile(pool,
		    words_of(pool, branch));
	return branch->profile;
}

/* There is one of it at most, whatever it says. */
static bool
is_single(enum law_kind kind)
{
	return kind == LAW_TITLE || kind == LAW_TOC || kind == LAW_PREAMBLE ||
	    kind == LAW_MAIN || kind == LAW_HEADING || kind == LAW_NUMBER ||
	    kind == LAW_CAPTION || kind == LAW_WORDS || kind == LAW_RANGE ||
	    kind == LAW_STRUCTURE_TITLE || kind == LAW_REMARKS_LABEL ||
	    kind == LAW_READING;
}

static int
alike(struct pool *pool, struct branch *old, struct branch *new)
{
	const char *a, *b;

	if (old->group != new->group ||
	    !are_like(old->body, new->body))
		return 0;
	a = words_of(pool, old);
	b = words_of(pool, new);
	if (is_single(old->body->kind) || old->key == new->key)
		return ALIKE_ALWAYS;
	if (*a == '\0' || *b == '\0')
		return *a == *b ? WORDLESS : 0;
	return compare_alike_profiles(profile_of(pool, old),
	    profile_of(pool, new));
}

/* Partners */

static void
join(struct branches *old, size_t i, struct branches *new, size_t j)
{
	old->list[i].partner = j;
	new->list[j].partner = i;
}

static uint64_t *
keys_of(struct pool *pool, const struct branches *branches)
{
	uint64_t *keys = pool_take(pool, (branches->count + 1) *
	    sizeof *keys);
	size_t i;

	for (i = 0; i < branches->count; i++)
		keys[i] = mix(branches->list[i].key,
		    branches->list[i].group);
	return keys;
}

/* Of rows, what their first cell says: most tables are looked up by it. */
static uint64_t *
first_keys_of(struct pool *pool, const struct branches *branches)
{
	uint64_t *keys = pool_take(pool, (branches->count + 1) *
	    sizeof *keys);
	size_t i;

	for (i = 0; i < branches->count; i++) {
		const struct body *first = branches->list[i].body->first;
		const char *words = first != NULL && is_row(
		    branches->list[i].body) ? body_words(pool, first, true) :
		    "";

		keys[i] = mix(*words == '\0' ? branches->list[i].key :
		    mix(compare_fold_key(words, strlen(words), FOLD_NONE), 3),
		    branches->list[i].group);
	}
	return keys;
}

static void
join_sequence(struct pool *pool, struct gap *gap, const uint64_t *old_keys,
    const uint64_t *new_keys)
{
	size_t old_count = gap->old1 - gap->old0;
	size_t new_count = gap->new1 - gap->new0, i = 0, j = 0;
	bool *a = pool_take(pool, old_count + 1);
	bool *b = pool_take(pool, new_count + 1);

	compare_sequences(pool, old_keys + gap->old0, old_count,
	    new_keys + gap->new0, new_count, a, b);
	for (;;) {
		while (i < old_count && a[i])
			i++;
		while (j < new_count && b[j])
			j++;
		if (i == old_count || j == new_count)
			return;
		join(gap->old, gap->old0 + i++, gap->new, gap->new0 + j++);
	}
}

/* As many cells or sentences, and the like: each where it stands. */
static bool
join_in_place(const struct gap *gap)
{
	size_t count = gap->old1 - gap->old0, i;

	if (count != gap->new1 - gap->new0)
		return false;
	for (i = 0; i < count; i++) {
		const struct branch *old = &gap->old->list[gap->old0 + i];
		const struct branch *new = &gap->new->list[gap->new0 + i];

		if (is_row(old->body) || old->group != new->group ||
		    !are_like(old->body, new->body))
			return false;
	}
	for (i = 0; i < count; i++)
		join(gap->old, gap->old0 + i, gap->new, gap->new0 + i);
	return true;
}

struct candidates {
	size_t		*old, *new;
	uint64_t	*weights;
	size_t		 count;
};

/* From the last backwards, so that one of them at most can rise. */
static void
add_candidates(struct pool *pool, const struct gap *gap, size_t i,
    size_t width, struct candidates *candidates)
{
	size_t new_count = gap->new1 - gap->new0, at, j, from, to;
	int points;

	at = i * new_count / (gap->old1 - gap->old0);
	from = at > width ? at - width : 0;
	to = at + width < new_count ? at + width + 1 : new_count;
	for (j = to; j-- > from;) {
		points = alike(pool, &gap->old->list[gap->old0 + i],
		    &gap->new->list[gap->new0 + j]);
		if (points < ALIKE)
			continue;
		candidates->old[candidates->count] = gap->old0 + i;
		candidates->new[candidates->count] = gap->new0 + j;
		candidates->weights[candidates->count++] =
		    (uint64_t)points * (uint64_t)points *
		    (strlen(gap->old->list[gap->old0 + i].words) + 1);
	}
}

static void
join_alike(struct pool *pool, const struct gap *gap)
{
	size_t old_count = gap->old1 - gap->old0;
	size_t new_count = gap->new1 - gap->new0;
	size_t width = new_count, i, room;
	struct candidates candidates = {0};
	bool *stays;

	if (old_count * new_count > PAIRS_MAX)
		width = PAIRS_MAX / (old_count + new_count);
	room = old_count * (width * 2 + 1 < new_count ? width * 2 + 1 :
	    new_count) + 1;
	candidates.old = pool_take(pool, room * sizeof(size_t));
	candidates.new = pool_take(pool, room * sizeof(size_t));
	candidates.weights = pool_take(pool, room * sizeof(uint64_t));
	stays = pool_take(pool, room);
	for (i = 0; i < old_count; i++)
		add_candidates(pool, gap, i, width, &candidates);
	compare_rising(pool, candidates.new, candidates.weights,
	    candidates.count, stays);
	for (i = 0; i < candidates.count; i++)
		if (stays[i])
			join(gap->old, candidates.old[i], gap->new,
			    candidates.new[i]);
}

/* Every stretch between two pairs, which all keep their order so far. */
static bool
next_gap(struct gap *gap)
{
	size_t i = gap->old1, j = gap->new1;

	for (;;) {
		while (i < gap->old->count &&
		    gap->old->list[i].partner != NO_PARTNER)
			i++, j = gap->old->list[i - 1].partner + 1;
		gap->old0 = i;
		gap->new0 = j;
		while (i < gap->old->count &&
		    gap->old->list[i].partner == NO_PARTNER)
			i++;
		j = i < gap->old->count ? gap->old->list[i].partner :
		    gap->new->count;
		gap->old1 = i;
		gap->new1 = j;
		if (gap->old0 < gap->old1 && gap->new0 < gap->new1)
			return true;
		if (i == gap->old->count)
			return false;
	}
}

static bool
same_branch(const struct gap *gap, size_t i, size_t j)
{
	return gap->old->list[i].key == gap->new->list[j].key &&
	    gap->old->list[i].group == gap->new->list[j].group;
}

static bool
has_equal(const struct gap *gap)
{
	size_t i, j;

	for (i = gap->old0; i < gap->old1; i++)
		for (j = gap->new0; j < gap->new1; j++)
			if (gap->old->list[i].key == gap->new->list[j].key)
				return true;
	return false;
}

/* Of what crosses, a table stays and its remarks have moved. */
static void
join_few(struct pool *pool, struct gap *gap)
{
	while (gap->old0 < gap->old1 && gap->new0 < gap->new1 &&
	    same_branch(gap, gap->old0, gap->new0))
		join(gap->old, gap->old0++, gap->new, gap->new0++);
	while (gap->old0 < gap->old1 && gap->new0 < gap->new1 &&
	    same_branch(gap, gap->old1 - 1, gap->new1 - 1))
		join(gap->old, --gap->old1, gap->new, --gap->new1);
	if (gap->old0 < gap->old1 && gap->new0 < gap->new1 && has_equal(gap))
		join_alike(pool, gap);
}

/* What left the order of the others. */
static void
join_moved(struct pool *pool, struct branches *old, struct branches *new)
{
	size_t i, j, looked = 0;

	for (i = 0; i < old->count; i++) {
		struct branch *from = &old->list[i];

		for (j = 0; j < new->count && from->partner == NO_PARTNER &&
		    looked < PAIRS_MAX; j++) {
			struct branch *to = &new->list[j];

			if (to->partner != NO_PARTNER)
				continue;
			looked++;
			if (from->key != to->key && (!is_row(from->body) ||
			    alike(pool, from, to) < ALIKE_ELSEWHERE))
				continue;
			join(old, i, new, j);
			from->is_moved = to->is_moved = true;
		}
	}
}

void
structure_match(struct pool *pool, struct branches *old,
    struct branches *new)
{
	struct gap all = { old, new, 0, old->count, 0, new->count };
	struct gap gap = { old, new, 0, 0, 0, 0 };
	uint64_t *old_keys, *new_keys;

	if (old->count == 0 || new->count == 0)
		return;
	if (old->count <= FEW && new->count <= FEW &&
	    !is_row(old->list[0].body))
		join_few(pool, &all);
	else
		join_sequence(pool, &all, keys_of(pool, old),
		    keys_of(pool, new));
	old_keys = first_keys_of(pool, old);
	new_keys = first_keys_of(pool, new);
	while (next_gap(&gap))
		if (!join_in_place(&gap))
			join_sequence(pool, &gap, old_keys, new_keys);
	gap.old1 = gap.new1 = 0;
	while (next_gap(&gap))
		join_alike(pool, &gap);
	join_moved(pool, old, new);
}
