/*
 * Alike: how much of their words two provisions share, as Dice's coefficient
 * over the pairs of neighbouring characters, and a bound on it that costs
 * next to nothing.
 */
#include "compare/inside.h"

#include <stdlib.h>
#include <string.h>

enum {
	ALIKE_WHOLE = 1000,
	ALIKE_OWN_MIN = 200	/* else one is only what the other holds */
};

/* Codes one after the other, in a buffer of bytes. */
struct pairs {
	struct text	 bytes;
	uint32_t	 last;
};

static void
add_pair(struct pairs *pairs, uint32_t code)
{
	uint32_t pair = pairs->last * 2654435761u + code;

	text_add(&pairs->bytes, (const char *)&pair, sizeof pair);
	pairs->last = code;
}

static void
add_words(struct pairs *pairs, const char *words)
{
	const char *end = words + strlen(words);

	if (words == end)
		return;
	pairs->last = 0;
	while (words < end)
		add_pair(pairs, compare_fold_next(&words, end, FOLD_WIDTH));
	add_pair(pairs, 0);
}

static void
add_clause(struct pairs *pairs, const struct clause *clause,
    enum extent extent)
{
	const struct clause *child;

	add_words(pairs, clause->provision->caption);
	add_words(pairs, clause->provision->text);
	if (extent == EXTENT_OWN)
		return;
	for (child = clause->first; child != NULL; child = child->next)
		if (!child->is_flat)
			add_clause(pairs, child, extent);
}

static int
compare_pairs(const void *one, const void *other)
{
	uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;

	return a < b ? -1 : a > b;
}

static void
sketch(struct profile *profile)
{
	uint32_t i, at;

	for (i = 0; i < profile->count; i++) {
		at = (profile->pairs[i] * 2246822519u) >> 26;
		if (profile->sketch[at] < UINT8_MAX)
			profile->sketch[at]++;
	}
}

static struct profile *
profile_new(struct pool *pool, struct pairs *pairs)
{
	struct profile *profile = pool_take(pool, sizeof *profile);

	profile->count = (uint32_t)(pairs->bytes.length / sizeof(uint32_t));
	profile->pairs = pool_take(pool, pairs->bytes.length + 1);
	if (profile->count > 0) {
		memcpy(profile->pairs, pairs->bytes.bytes,
		    pairs->bytes.length);
		qsort(profile->pairs, profile->count, sizeof(uint32_t),
		    compare_pairs);
	}
	text_free(&pairs->bytes);
	sketch(profile);
	return profile;
}

struct profile *
compare_alike_profile(struct pool *pool, const char *words)
{
	struct pairs pairs = {0};

	add_words(&pairs, words);
	return profile_new(pool, &pairs);
}

static const struct profile *
profile_of(struct pool *pool, struct clause *clause, enum extent extent)
{
	struct profile **profile = extent == EXTENT_WHOLE ||
	    clause->first == NULL ? &clause->profile : &clause->own_profile;

	struct pairs pairs = {0};

	if (*profile != NULL)
		return *profile;
	add_clause(&pairs, clause, extent);
	*profile = profile_new(pool, &pairs);
	return *profile;
}

static int
share(size_t common, const struct profile *one, const struct profile *other)
{
	size_t all = (size_t)one->count + other->count;

	if (all == 0)
		return ALIKE_WHOLE;
	return (int)(2 * common * ALIKE_WHOLE / all);
}

static int
bound(struct pool *pool, struct clause *one, struct clause *other,
    enum extent extent)
{
	const struct profile *a = profile_of(pool, one, extent);
	const struct profile *b = profile_of(pool, other, extent);
	size_t common = 0, i, less;
	bool is_full = false;

	for (i = 0; i < SKETCH_SIZE; i++) {
		less = a->sketch[i] < b->sketch[i] ? a->sketch[i] :
		    b->sketch[i];
		is_full |= less == UINT8_MAX;
		common += less;
	}
	/* A full counter says nothing; then only the lengths do. */
	if (is_full)
		common = a->count < b->count ? a->count : b->count;
	return share(common, a, b);
}

int
compare_alike_profiles(const struct profile *a, const struct profile *b)
{
	size_t i = 0, j = 0, common = 0;

	while (i < a->count && j < b->count) {
		if (a->pairs[i] == b->pairs[j]) {
			common++;
			i++;
			j++;
		} else if (a->pairs[i] < b->pairs[j]) {
			i++;
		} else {
			j++;
		}
	}
	return share(common, a, b);
}

static int
likeness(struct pool *pool, struct clause *one, struct clause *other,
    enum extent extent)
{
	return compare_alike_profiles(profile_of(pool, one, extent),
	    profile_of(pool, other, extent));
}

bool
compare_alike_is_uneven(const struct clause *one, const struct clause *other)
{
	return (one->first == NULL) != (other->first == NULL);
}

int
compare_alike_at_most(struct pool *pool, struct clause *one,
    struct clause *other, enum extent extent)
{
	return bound(pool, one, other, extent);
}

/*
 * Where an item went down into another one, that other holds its words, but
 * is not the same.
 */
int
compare_alike(struct pool *pool, struct clause *one, struct clause *other,
    enum extent extent)
{
	int own;

	if (extent == EXTENT_WHOLE && compare_alike_is_uneven(one, other)) {
		own = likeness(pool, one, other, EXTENT_OWN);
		if (own < ALIKE_OWN_MIN)
			return own;
	}
	return likeness(pool, one, other, extent);
}
