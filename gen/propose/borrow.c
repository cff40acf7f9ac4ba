/*
 * Borrowing: 前2項の規定は、…に準用する binds whoever is bound there once more,
 * to the same, for another thing. Each duty that is applied is proposed as one
 * of the clause that applies it; what binds nobody stays an exemption.
 */
#include "propose/inside.h"

#include <string.h>

#include "base/word.h"
#include "refer/refer.h"

/* A duty that is applied, proposed or written. */
struct lent {
	const struct provision	*provision;
	const char		*roles, *modality, *permits, *situation;
	const char		*cycle, *within, *question, *plain;
	struct lent		*next;
};

struct borrowing {
	struct proposals	*proposals;
	struct pool		*pool;
	const struct provision	*provision;	/* that applies others */
	struct lent		*first, **end;
	const char		*said;		/* its first sentence */
};

static bool
is_inside(const struct provision *provision, const struct provision *top)
{
	while (provision != NULL && provision != top)
		provision = provision->parent;
	return provision != NULL;
}

/* ---- what is applied ---- */

struct span {
	const struct provision	*first, *last;
};

static bool
is_in(const struct span *span, const struct provision *at)
{
	return at->order >= span->first->order &&
	    (at->order <= span->last->order || is_inside(at, span->last));
}

/* 前2項: up to what stands right before. */
static const struct provision *
last_before(const struct provision *first, const struct provision *here)
{
	const struct provision *last = first, *at = first;

	for (; at != NULL && at->order < here->order; at = at->next)
		if (at->depth == first->depth && at->parent == first->parent)
			last = at;
	return last;
}

/* The next provisions that are applied; false behind the last. */
static bool
next_span(const struct borrowing *borrowing, const struct reference **at,
    struct span *span)
{
	const char *text = borrowing->provision->text;
	const char *end = strstr(text, "の規定");
	const struct reference *one = *at, *next;

	while (one != NULL && (one->target == NULL || one->edition !=
	    borrowing->proposals->edition))
		one = one->next;
	if (one == NULL || end == NULL || text + one->start > end)
		return false;
	*span = (struct span){ one->target, one->target };
	next = one->next;
	if (next != NULL && next->target != NULL && next->edition ==
	    one->edition && word_starts(text + one->end, "から")) {
		span->last = next->target;
		next = next->next;
	} else if (one->is_plural) {
		span->last = last_before(one->target, borrowing->provision);
	}
	*at = next;
	return true;
}

static void
lend(struct borrowing *borrowing, struct lent lent)
{
	struct lent *kept = pool_take(borrowing->pool, sizeof *kept);

	*kept = lent;
	*borrowing->end = kept;
	borrowing->end = &kept->next;
}

static void
lend_proposed(struct borrowing *borrowing, const struct span *span)
{
	const struct proposal *at = borrowing->proposals->list;

	for (; at != NULL; at = at->next)
		if (at->kind == PROPOSAL_DUTY && at->applies == NULL &&
		    is_in(span, at->provision))
			lend(borrowing, (struct lent){ at->provision,
			    at->roles, at->modality, at->permits,
			    at->situation, at->cycle, at->within,
			    at->question, at->plain, NULL });
}

static const char *
words_of(struct pool *pool, const xmlNode *duty, const char *name)
{
	const xmlNode *node = node_child(duty, name);

	return node != NULL ? content_all(pool, node) : NULL;
}

static void
lend_written(struct borrowing *borrowing, const struct span *span)
{
	const struct overlay *overlay = overlay_of(
	    borrowing->proposals->edition);
	struct pool *pool = borrowing->pool;
	size_t i;

	for (i = 0; i < overlay->count; i++) {
		const struct duty *duty = &overlay->duties[i];
		const xmlNode *node = duty->node;
		const char *roles = node_attr(node, "roles");

		if (duty->provision == NULL || !is_in(span, duty->provision) ||
		    node_attr(node, "applies") != NULL)
			continue;
		lend(borrowing, (struct lent){ duty->provision,
		    roles != NULL ? roles : "", duty->modality,
		    node_attr(node, "permits"), node_attr(node, "situation"),
		    node_attr(node, "cycle"), node_attr(node, "within"),
		    words_of(pool, node, "question"),
		    words_of(pool, node, "plain"), NULL });
	}
}

/* ---- 「A」とあるのは「B」と, 「A」を「B」と読み替える ---- */

static const char *
replace_all(struct pool *pool, const char *words, const char *what,
    const char *with)
{
	struct text out = {0};
	const char *copy;

	while (*words != '\0')
		if (word_starts(words, what)) {
			text_add_string(&out, with);
			words += strlen(what);
		} else {
			text_add_char(&out, *words++);
		}
	copy = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

static const char *
quoted(struct pool *pool, const char *at, const char **behind)
{
	const char *end = word_starts(at, "「") ? strstr(at, "」") : NULL;

	if (end == NULL)
		return NULL;
	*behind = end + strlen("」");
	at += strlen("「");
	return pool_copy(pool, at, (size_t)(end - at));
}

/* The words as that clause wants them to be read. */
static const char *
as_read(struct pool *pool, const char *text, const char *words)
{
	static const char *const ties[] = { "とあるのは、", "とあるのは,",
	    "とあるのは，", "とあるのは", "を", NULL };
	const char *at = text, *what, *with, *behind, *const *tie;

	for (; words != NULL && (at = strstr(at, "「")) != NULL; at = behind) {
		what = quoted(pool, at, &behind);
		if (what == NULL)
			break;
		for (tie = ties; *tie != NULL && !word_starts(behind, *tie);
		    tie++)
			continue;
		if (*tie == NULL)
			continue;
		with = quoted(pool, behind + strlen(*tie), &behind);
		if (with != NULL && *what != '\0')
			words = replace_all(pool, words, what, with);
	}
	return words;
}

/* ---- as duties ---- */

/* For what: 庁舎外への持出しについても、; 持ち出す場合は、. NULL: not plain. */
static const char *
topic_of(struct pool *pool, const char *said)
{
	static const char rules[] = "の規定は、", about[] = "については、",
	    use[] = "準用する";
	const char *from = strstr(said, rules), *to = read_last(said, use);

	if (to == NULL)
		return NULL;
	if (from == NULL) {
		from = strstr(said, about);
		return from == NULL ? NULL : pool_format(pool,
		    "%.*sについても、", (int)(from - said), said);
	}
	from += strlen(rules);
	if (to > from && word_ends_at(from, to, "、"))
		to -= strlen("、");
	if (word_ends_at(from, to, "場合に"))
		return pool_format(pool, "%.*sは、", (int)(to - from -
		    (long)strlen("に")), from);
	if (word_ends_at(from, to, "場合について"))
		return pool_format(pool, "%.*sは、", (int)(to - from -
		    (long)strlen("について")), from);
	if (word_ends_at(from, to, "について"))
		return pool_format(pool, "%.*sも、", (int)(to - from), from);
	return word_ends_at(from, to, "に") ? pool_format(pool,
	    "%.*sについても、", (int)(to - from - (long)strlen("に")), from) :
	    NULL;
}

static struct proposal *
borrow(const struct borrowing *borrowing, const struct lent *lent, int number)
{
	struct pool *pool = borrowing->pool;
	struct proposal *duty = pool_take(pool, sizeof *duty);
	const char *text = borrowing->provision->text;
	const char *topic = topic_of(pool, borrowing->said);

	if (topic != NULL)
		topic = ask_without_references(pool, topic);
	*duty = (struct proposal){ .kind = PROPOSAL_DUTY, .provision =
	    borrowing->provision, .number = number, .modality =
	    lent->modality, .permits = as_read(pool, text, lent->permits),
	    .situation = lent->situation, .cycle = lent->cycle, .within =
	    lent->within, .applies = lent->provision->address, .sure =
	    SURE_LOW };
	duty->roles = as_read(pool, text, lent->roles);
	duty->is_implied = *duty->roles != '\0';
	duty->why = pool_format(pool, "文末が「準用する」。%sの義務がここでも"
	    "生じる", lent->provision->citation);
	if (topic != NULL && lent->plain != NULL)
		duty->plain = pool_format(pool, "%s%s", topic, as_read(pool,
		    text, lent->plain));
	if (topic != NULL && lent->question != NULL)
		duty->question = pool_format(pool, "%s%s", topic,
		    as_read(pool, text, lent->question));
	if (duty->question != NULL && !ask_is_sayable(duty->question))
		duty->question = NULL;
	return duty;
}

/* 第9条 of one paragraph is exempt as a whole: the paragraph has the words. */
static const struct provision *
with_words(const struct provision *provision)
{
	return *provision->text == '\0' && provision->next != NULL &&
	    provision->next->parent == provision ? provision->next : provision;
}

/* The duties in the place of an exemption; NULL if nobody is bound. */
static struct proposal *
borrow_for(struct proposals *proposals, const struct proposal *exempt)
{
	struct borrowing borrowing = { .proposals = proposals,
	    .pool = proposals->pool, .provision = with_words(
	    exempt->provision) };
	struct sentence **sentences = read_sentences(proposals->pool,
	    borrowing.provision);
	const struct reference *at = refer_known(proposals->edition,
	    borrowing.provision);
	struct proposal *first = NULL, **end = &first;
	const struct lent *lent;
	struct span span;
	int number = 0;

	borrowing.end = &borrowing.first;
	if (sentences[0] == NULL || strstr(sentences[0]->bare, "準用する") ==
	    NULL)
		return NULL;
	borrowing.said = sentences[0]->said;
	while (next_span(&borrowing, &at, &span)) {
		if (is_in(&span, borrowing.provision))
			continue;
		lend_written(&borrowing, &span);
		lend_proposed(&borrowing, &span);
	}
	for (lent = borrowing.first; lent != NULL; lent = lent->next) {
		*end = borrow(&borrowing, lent, ++number);
		end = &(*end)->next;
	}
	return first;
}

void
borrow_duties(struct proposals *proposals)
{
	struct proposal **at = &proposals->list, *borrowed, *last;

	for (; *at != NULL; at = &(*at)->next) {
		if ((*at)->kind != PROPOSAL_EXEMPT || (*at)->reason == NULL ||
		    strcmp((*at)->reason, "scope") != 0)
			continue;
		borrowed = borrow_for(proposals, *at);
		if (borrowed == NULL)
			continue;
		for (last = borrowed; last->next != NULL; last = last->next)
			continue;
		last->next = (*at)->next;
		*at = borrowed;
		while (*at != last)
			at = &(*at)->next;
	}
}
