/*
 * References that a renumbering broke: the words stayed, but what stands under
 * the number they name is another provision now. In the new text, and in all
 * other standards of the authority.
 */
#include "compare/inside.h"

#include <string.h>

#include "refer/refer.h"

struct search {
	struct pool		*pool;		/* the result's */
	struct pool		*scratch;
	const struct corpus	*corpus;
	struct changes		*changes;
	const struct side	*old, *new;
	bool			 has_lost;	/* a number means another one */
	bool			 has_gaps;	/* articles came or went */
	struct broken_reference	*last;
};

static void
add_broken(struct search *search, const struct edition *edition,
    const struct provision *at, const struct reference *reference,
    const struct provision *was, const struct provision *now)
{
	struct broken_reference *broken = pool_take(search->pool,
	    sizeof *broken);

	broken->edition = edition;
	broken->at = at;
	broken->start = reference->start;
	broken->end = reference->end;
	broken->was = was->address;
	broken->now = now != NULL ? now->address : NULL;
	if (search->last != NULL)
		search->last->next = broken;
	else
		search->changes->broken = broken;
	search->last = broken;
}

/* What became of it; NULL if it is gone, or only its number was kept. */
static const struct provision *
left_of(const struct side *side, const struct provision *provision)
{
	const struct clause *partner =
	    side->clauses[provision->order].partner;

	if (partner == NULL || (partner->provision->is_deleted &&
	    !provision->is_deleted))
		return NULL;
	return partner->provision;
}

static bool
reads_word(const char *at, const char *end, const char *word)
{
	return (size_t)(end - at) >= strlen(word) &&
	    memcmp(at, word, strlen(word)) == 0;
}

/* Does what was put in, or taken out, go on with a list? 次項[及び第三項] */
static bool
goes_on(const char *text, const struct span *span)
{
	static const char *const words[] = { "、", ",", "，", "及び", "又は",
	    "並びに", "若しくは", "から", "まで" };
	size_t i;

	if (span == NULL || (!span->is_changed && !span->is_widened))
		return false;
	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (reads_word(text + span->start, text + span->end,
		    words[i]))
			return true;
	return false;
}

/* Is [start, end) in words that both sides share, and where on the new one? */
static bool
find_on_new_side(const struct change *change, size_t start, size_t end,
    size_t *new_start)
{
	const struct span *old = change->old_spans, *new = change->new_spans;

	*new_start = start;
	if (old == NULL || new == NULL)
		return (change->flags & CHANGE_TEXT) == 0;
	for (;;) {
		while (old != NULL && (old->is_changed || old->is_widened))
			old = old->next;
		while (new != NULL && (new->is_changed || new->is_widened))
			new = new->next;
		if (old == NULL || new == NULL || start < old->start)
			return false;
		if (end == old->end &&
		    (goes_on(change->old->text, old->next) ||
		    goes_on(change->new->text, new->next)))
			return false;	/* the drafter has seen it */
		if (end <= old->end) {
			*new_start = new->start + (start - old->start);
			return true;
		}
		old = old->next;
		new = new->next;
	}
}

static const struct reference *
reference_at(const struct reference *list, size_t start)
{
	for (; list != NULL; list = list->next)
		if (list->start == start)
			return list;
	return NULL;
}

static bool
is_own(const struct search *search, const struct reference *reference,
    const struct edition *side)
{
	if (reference->target == NULL || reference->edition == NULL)
		return false;
	return reference->edition == side || (side->standard != NULL &&
	    reference->edition->standard == side->standard &&
	    search->corpus != NULL);
}

/* Its target in that very edition: references lead to the current one. */
static const struct provision *
target_in(const struct reference *reference, const struct edition *edition)
{
	if (reference->edition == edition)
		return reference->target;
	return find_provision(edition, reference->address);
}

static void
check_reference(struct search *search, const struct change *change,
    const struct reference *was, const struct reference *new_list)
{
	const struct provision *target, *expected, *found;
	const struct reference *now;
	size_t start;

	if (!is_own(search, was, search->changes->old) ||
	    !find_on_new_side(change, was->start, was->end, &start))
		return;
	target = target_in(was, search->changes->old);
	now = reference_at(new_list, start);
	if (target == NULL || now == NULL)
		return;
	expected = left_of(search->old, target);
	found = now->target == NULL || now->edition == NULL ? NULL :
	    target_in(now, search->changes->new);
	if (expected == NULL ? found != NULL || now->target == NULL :
	    found != expected)
		add_broken(search, search->changes->new, change->new, now,
		    target, expected);
}

/* 前条, 次項: what they mean depends on the neighbours. */
static bool
is_relative_to(const char *text, const char *unit)
{
	return (strstr(text, "前") != NULL || strstr(text, "次") != NULL) &&
	    strstr(text, unit) != NULL;
}

/*
 * Can a reference here have lost its target? Reading them all would take
 * longer than all the rest.
 */
static bool
may_break_in(const struct search *search, const struct provision *old)
{
	const struct provision *article = old;

	if (search->has_lost && strstr(old->text, "第") != NULL)
		return true;
	if (search->has_gaps && is_relative_to(old->text, "条"))
		return true;
	while (article->parent != NULL && article->kind != PROVISION_ARTICLE)
		article = article->parent;
	return (search->old->clauses[article->order].change->flags &
	    CHANGE_INSIDE) != 0 && (is_relative_to(old->text, "項") ||
	    is_relative_to(old->text, "号"));
}

/*
 * The same words in the same place mean the same numbers, so that they need
 * not be read again; but 前条 may be another one now.
 */
static bool
keeps_references(const struct change *change)
{
	return (change->flags & CHANGE_TEXT) == 0 &&
	    strcmp(change->old->address, change->new->address) == 0 &&
	    strstr(change->old->text, "前") == NULL &&
	    strstr(change->old->text, "次") == NULL;
}

static void
check_kept(struct search *search, const struct change *change,
    const struct reference *was)
{
	const struct provision *target, *expected, *found;

	if (!is_own(search, was, search->changes->old))
		return;
	target = target_in(was, search->changes->old);
	if (target == NULL)
		return;
	expected = left_of(search->old, target);
	found = find_provision(search->changes->new, target->address);
	if (expected == NULL || expected != found)
		add_broken(search, search->changes->new, change->new, was,
		    target, expected);
}

static void
check_change(struct search *search, const struct change *change)
{
	const struct reference *was, *now;

	if (change->old == NULL || change->new == NULL ||
	    !may_break_in(search, change->old))
		return;
	was = refer_find(search->scratch, search->corpus,
	    search->changes->old, change->old);
	if (was == NULL)
		return;
	if (keeps_references(change)) {
		for (; was != NULL; was = was->next)
			check_kept(search, change, was);
		return;
	}
	now = refer_find(search->scratch, search->corpus,
	    search->changes->new, change->new);
	for (; was != NULL; was = was->next)
		check_reference(search, change, was, now);
}

/* From another standard: the number that it names is another's now. */
static void
check_other(struct search *search, const struct edition *edition,
    const struct provision *provision)
{
	const struct standard *standard = search->changes->new->standard;
	const struct provision *target, *expected;
	const struct reference *reference;

	if (strstr(provision->text, "第") == NULL)
		return;
	for (reference = refer_find(search->scratch, search->corpus, edition,
	    provision); reference != NULL; reference = reference->next) {
		if (reference->edition == NULL || reference->target == NULL ||
		    reference->edition->standard != standard)
			continue;
		target = find_provision(search->changes->old,
		    reference->address);
		if (target == NULL)
			continue;
		expected = left_of(search->old, target);
		if (expected == NULL || find_provision(search->changes->new,
		    reference->address) != expected)
			add_broken(search, edition, provision, reference,
			    target, expected);
	}
}

static void
check_others(struct search *search)
{
	const struct standard *own = search->changes->new->standard;
	const struct provision *provision;
	size_t i;

	if (search->corpus == NULL || own == NULL ||
	    own != search->changes->old->standard)
		return;
	for (i = 0; i < own->authority->standard_count; i++) {
		const struct standard *other = &own->authority->standards[i];
		const struct edition *edition = other == own ? NULL :
		    standard_current(other);

		if (edition == NULL)
			continue;
		for (provision = edition->provisions; provision != NULL;
		    provision = provision->next)
			check_other(search, edition, provision);
	}
}

/* What left its number, and whether any number came or went. */
static void
look_for_losses(struct search *search)
{
	const struct change *change;
	unsigned flags = CHANGE_ADDED | CHANGE_REMOVED | CHANGE_MOVED;

	for (change = search->changes->first; change != NULL;
	    change = change->next) {
		if (change->old != NULL && (change->new == NULL ||
		    (change->flags & CHANGE_DELETED) != 0 ||
		    strcmp(change->old->address, change->new->address) != 0))
			search->has_lost = true;
		if ((change->flags & flags) != 0 &&
		    compare_rows_either(change)->kind == PROVISION_ARTICLE)
			search->has_gaps = true;
	}
}

void
compare_references(struct pool *pool, const struct corpus *corpus,
    struct changes *changes, const struct side *old, const struct side *new)
{
	struct search search = { .pool = pool, .scratch = pool_new(),
	    .corpus = corpus, .changes = changes, .old = old, .new = new };
	const struct change *change;

	look_for_losses(&search);
	for (change = changes->first; change != NULL; change = change->next)
		check_change(&search, change);
	if (search.has_lost)
		check_others(&search);
	pool_free(search.scratch);
}
