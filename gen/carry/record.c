/*
 * Record: reviewed.lock for an edition that was carried. What has not changed
 * stays reviewed; what has changed keeps the digest of what was last read, so
 * that it is stale.
 */
#include "carry/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/names.h"
#include "check/check.h"
#include "check/link.h"
#include "check/lock.h"
#include "corpus/overlay.h"

struct record {
	struct carrying		*carrying;
	const struct corpus	*stage;
	const struct edition	*edition;	/* the new one, on the stage */
	const char		**lines;
	size_t			  count, room;
	struct names		  keys;		/* STANDARD@EDITION: of records */
};

/* Of the records of another edition, before and after its numbers follow. */
struct keys {
	const struct edition	*old;
	const char		**before, **after;	/* by order */
};

static void
add_line(struct record *record, const char *line)
{
	record->lines = pool_grow(record->carrying->pool, record->lines,
	    &record->room, record->count, sizeof *record->lines);
	record->lines[record->count++] = line;
}

/* ---- provisions ---- */

static const char *
digest_of(struct pool *pool, const struct provision *provision)
{
	char digest[DIGEST_LENGTH + 1];

	check_digest_provision(provision, digest);
	return pool_string(pool, digest);
}

/* What was last read, in the old edition; NULL if nothing was. */
static const char *
locked_of(struct record *record, const struct provision *old)
{
	const struct edition *edition = record->carrying->map->old;
	const char *locked = check_coverage_locked(edition, old);

	if (locked == NULL || check_coverage_is_stale(edition, old))
		return locked;
	return digest_of(record->carrying->pool, old);
}

/* What was last read there is what stands there now. */
static bool
is_same(struct record *record, const struct provision *old)
{
	const struct map *map = record->carrying->map;
	enum carry_fate fate = map->fates[old->order];

	return (fate == FATE_SAME || fate == FATE_FOLLOWED) &&
	    (!check_coverage_is_stale(map->old, old) ||
	    check_coverage_why(map->old, old) != NULL);
}

/* The old provision of one on the stage; forms stay what they are. */
static const struct provision *
old_of(struct record *record, const struct change *const *of_new,
    const struct provision *staged)
{
	const struct map *map = record->carrying->map;
	const struct provision *new;

	if (staged->kind == PROVISION_FORM && map->keeps_forms)
		return find_provision(map->old, staged->address);
	new = find_provision(map->new, staged->address);
	return new == NULL ? NULL : of_new[new->order]->old;
}

/* The line's end: keys, and why it is stale though its words are the same. */
static const char *
line_end(const struct carrying *carrying, const char *address,
    const struct provision *old, const char *keys)
{
	static const char *const words[] = { [WHY_NOTHING] = NULL,
	    [WHY_REFERS] = "refers", [WHY_RECORD] = "record" };
	const struct provision *new = find_provision(carrying->map->new,
	    address);
	const char *why = new == NULL ? NULL : words[carrying->why[new->order]];

	if (why == NULL)
		why = check_coverage_why(carrying->map->old, old);
	return why == NULL ? keys : pool_format(carrying->pool, "%s%s!%s",
	    keys, *keys == '\0' ? "\t" : ",", why);
}

static void
add_provision(struct record *record, const struct provision *staged,
    const struct provision *old, const char *keys)
{
	struct carrying *carrying = record->carrying;
	const char *digest = old == NULL ? NULL : locked_of(record, old);

	if (digest == NULL || carrying->map->fates[old->order] == FATE_GONE)
		return;
	if (is_same(record, old))
		digest = digest_of(carrying->pool, staged);
	add_line(record, pool_format(carrying->pool, "%s\t%s\t%s\t%s%s",
	    record->edition->standard->id, carrying->id, staged->address,
	    digest, line_end(carrying, staged->address, old, keys)));
}

static void
add_provisions(struct record *record)
{
	struct carrying *carrying = record->carrying;
	const struct change **of_new = compare_renumber_index(carrying->pool,
	    carrying->map->changes, true);
	const char **keys = check_accept_keys(carrying->pool, record->stage,
	    record->edition);
	const struct provision *at = record->edition->provisions;

	for (; at != NULL; at = at->next)
		if (check_coverage_has(record->edition, at) ||
		    *keys[at->order] != '\0')
			add_provision(record, at, old_of(record,
			    (const struct change *const *)of_new, at),
			    keys[at->order]);
}

/* ---- links ---- */

/* What a link to that address has for its digest; NULL if it leads nowhere. */
static const char *
link_digest(struct pool *pool, const struct edition *edition,
    const char *address, bool is_to_duty)
{
	const struct duty *duty = is_to_duty ? overlay_duty(edition, address) :
	    NULL;
	const struct provision *provision = duty != NULL ? duty->provision :
	    map_named(edition, address);
	char digest[DIGEST_LENGTH + 1];

	if (provision == NULL || (is_to_duty && duty == NULL))
		return NULL;
	if (duty != NULL)
		check_digest_duty(duty, digest);
	else
		check_digest_provision(provision, digest);
	return pool_string(pool, digest);
}

/*
 * A link that meant what stood there means what stands there now, if that is
 * the same; else it keeps what it meant.
 */
static const char *
carry_digest(struct record *record, const char *old_address,
    const char *new_address, const char *digest)
{
	struct pool *pool = record->carrying->pool;
	const struct map *map = record->carrying->links;
	const struct provision *old = map_named(map->old, old_address);
	bool is_to_duty = digest[DIGEST_WORDS] == '+';
	const char *was = link_digest(pool, map->old, old_address,
	    is_to_duty), *is;

	if (old == NULL || was == NULL || strncmp(was, digest,
	    check_digest_meaning(digest)) != 0 ||
	    (map->fates[old->order] != FATE_SAME &&
	    map->fates[old->order] != FATE_FOLLOWED))
		return digest;
	is = link_digest(pool, record->edition, new_address, is_to_duty);
	return is != NULL ? is : digest;
}

static void
add_link(struct record *record, const struct lock_line *line)
{
	struct carrying *carrying = record->carrying;
	struct pool *pool = carrying->pool;
	const char *target = check_lock_field(pool, line, LOCK_TARGET);
	const char *hash = strchr(target, '#'), *address;
	const char *digest = check_lock_field(pool, line, LOCK_DIGEST);

	if (carrying->links == NULL || strlen(digest) != DIGEST_LENGTH ||
	    strncmp(target, carrying->map->old->standard->id,
	    (size_t)(hash - target)) != 0 ||
	    strlen(carrying->map->old->standard->id) !=
	    (size_t)(hash - target)) {
		add_line(record, pool_copy(pool, line->start, line->length));
		return;
	}
	address = map_address(carrying->links, hash + 1);
	if (address == NULL)
		return;
	add_line(record, pool_format(pool, "%s\t%s\t%.*s#%s\t%s",
	    check_lock_field(pool, line, LOCK_OWNER),
	    check_lock_field(pool, line, LOCK_GROUP), (int)(hash - target),
	    target, address, carry_digest(record, hash + 1, address,
	    digest)));
}

/* The overlay's links to other standards are those that the old one had. */
static void
copy_own_link(struct record *record, const struct lock_line *line)
{
	struct carrying *carrying = record->carrying;
	struct pool *pool = carrying->pool;

	add_line(record, pool_format(pool, "%s\t%s\t%s\t%s",
	    check_lock_field(pool, line, LOCK_OWNER), carrying->id,
	    check_lock_field(pool, line, LOCK_TARGET),
	    check_lock_field(pool, line, LOCK_DIGEST)));
}

/* ---- what other standards say ---- */

static struct keys *
keys_of(struct record *record, const char *name)
{
	struct carrying *carrying = record->carrying;
	struct keys *keys = names_find(&record->keys, name);
	const struct edition *new;

	if (keys != NULL)
		return keys;
	keys = pool_take(carrying->pool, sizeof *keys);
	names_add(&record->keys, name, keys);
	keys->old = find_edition(carrying->corpus, name);
	new = find_edition(record->stage, name);
	if (keys->old != NULL && new != NULL) {
		keys->before = check_accept_keys(carrying->pool,
		    carrying->corpus, keys->old);
		keys->after = check_accept_keys(carrying->pool, record->stage,
		    new);
	}
	return keys;
}

/*
 * A note that was read and names other numbers now stays read. Its words are
 * the same, so that its edition has the same provisions in the same order.
 */
static const char *
follow_keys(struct record *record, const struct lock_line *line)
{
	struct pool *pool = record->carrying->pool;
	const char *whole = pool_copy(pool, line->start, line->length);
	struct keys *keys = keys_of(record, pool_format(pool, "%s@%s",
	    check_lock_field(pool, line, LOCK_OWNER),
	    check_lock_field(pool, line, LOCK_GROUP)));
	const struct provision *at = keys->before == NULL ? NULL :
	    find_provision(keys->old, check_lock_field(pool, line,
	    LOCK_TARGET));
	const char *was = at == NULL ? "" : keys->before[at->order];
	const char *rest = line->lengths[LOCK_KEYS] == 0 ? "" :
	    check_lock_field(pool, line, LOCK_KEYS);

	/* The tab; then what was read, and nothing but why it is stale. */
	if (*was == '\0' || strncmp(rest, was + 1, strlen(was + 1)) != 0)
		return whole;
	rest += strlen(was + 1);
	if (*rest != '\0' && strncmp(rest, ",!", 2) != 0)
		return whole;
	return pool_format(pool, "%.*s%s%s", (int)(line->fields[LOCK_KEYS] -
	    1 - line->start), line->start, keys->after[at->order], rest);
}

/* ---- the whole ---- */

static void
take_line(struct record *record, const struct lock_line *line)
{
	const struct carrying *carrying = record->carrying;
	const struct edition *old = carrying->map->old;
	bool is_own = line->is_whole && check_lock_field_is(line, LOCK_OWNER,
	    old->standard->id);

	if (is_own && check_lock_field_is(line, LOCK_GROUP, carrying->id))
		return;
	if (is_own && check_lock_is_link(line) &&
	    check_lock_field_is(line, LOCK_GROUP, old->id))
		copy_own_link(record, line);
	/* A draft that is adopted is not there any more. */
	if (is_own && carrying->files->dropped != NULL &&
	    check_lock_field_is(line, LOCK_GROUP, old->id))
		return;
	if (line->is_whole && check_lock_is_link(line))
		add_link(record, line);
	else if (line->is_whole && carrying->links != NULL)
		add_line(record, follow_keys(record, line));
	else
		add_line(record, pool_copy(carrying->pool, line->start,
		    line->length));
}

void
record_carry(struct carrying *carrying, const struct corpus *stage,
    struct text *out)
{
	struct record record = { .carrying = carrying, .stage = stage,
	    .edition = find_edition(stage, pool_format(carrying->pool,
	    "%s@%s", carrying->map->old->standard->id, carrying->id)),
	    .keys = { .pool = carrying->pool } };
	struct lock_line line;
	struct lock lock;

	if (check_lock_open(&lock, check_lock_path(carrying->pool,
	    carrying->authority), carrying->problems)) {
		while (check_lock_next(&lock, &line))
			take_line(&record, &line);
		free(lock.bytes);
	}
	if (record.edition != NULL)
		add_provisions(&record);
	check_lock_write(record.lines, record.count, out);
}
