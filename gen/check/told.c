/*
 * Told: does each duty of a clause, be it of several sentences, agree in modality
 * with the very sentence that it tells? Which one that is, is known by the
 * words that they share and the other sentences lack.
 */
#include "check/inside.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "refer/sentence.h"

enum {
	SENTENCES_MAX = 16,
	SHARED_LEAST = 4	/* pairs of letters that tell a sentence */
};

/* With what limits it: its ただし書. */
struct sentence {
	const char	*words;
	unsigned	 allowed;
};

struct clause {
	struct sentence	 list[SENTENCES_MAX];
	size_t		 count;
};

/* 許可なく…してはならない asks for it; 許可なく…することができる does not. */
static bool
asks_permission(const char *words, unsigned allowed)
{
	static const char *const without[] = { "許可なく", "許可を得ないで",
	    "許可を得ずに", "許可を受けないで", "許可を受けずに", "承認なく",
	    "承認を得ないで", "承認を得ずに", "同意なく" };
	size_t i;

	if ((allowed & MUST_NOT) == 0)
		for (i = 0; i < sizeof without / sizeof *without; i++)
			if (strstr(words, without[i]) != NULL)
				return false;
	return check_wording_permits(words);
}

static bool
is_limit(const char *sentence)
{
	return word_starts(sentence, "ただし") ||
	    word_starts(sentence, "この場合");
}

static void
take_sentence(struct pool *pool, const struct provision *provision,
    struct clause *clause, const char *words, bool ended)
{
	unsigned allowed = check_wording_of(provision, words, ended);
	struct sentence *last;

	if (is_limit(words) && clause->count > 0) {
		last = &clause->list[clause->count - 1];
		last->words = pool_format(pool, "%s。%s", last->words, words);
		last->allowed |= allowed;
	} else if (allowed != 0 && clause->count < SENTENCES_MAX)
		clause->list[clause->count++] = (struct sentence){
		    pool_string(pool, words), allowed };
}

static bool
is_permitted_above(const struct provision *provision)
{
	const struct provision *at = provision->parent;

	for (; at != NULL && at->kind >= PROVISION_PARAGRAPH; at = at->parent)
		if (check_wording_permits(at->text))
			return true;
	return false;
}

static void
read_clause(struct pool *pool, const struct provision *provision,
    struct clause *clause)
{
	struct text sentence = {0};
	const char *cursor = provision->text;
	bool ended, above = is_permitted_above(provision);
	size_t i;

	clause->count = 0;
	while (sentence_next(&cursor, &sentence, &ended))
		if (sentence.length > 0)
			take_sentence(pool, provision, clause,
			    sentence.bytes, ended);
	text_free(&sentence);
	for (i = 0; i < clause->count; i++)
		if (above || asks_permission(clause->list[i].words,
		    clause->list[i].allowed))
			clause->list[i].allowed |= PERMISSION;
}

/* The one sentence that has this pair of letters; count if none or several. */
static size_t
only_one(const struct clause *clause, const char *pair)
{
	size_t i, found = clause->count;

	for (i = 0; i < clause->count; i++) {
		if (strstr(clause->list[i].words, pair) == NULL)
			continue;
		if (found < clause->count)
			return clause->count;
		found = i;
	}
	return found;
}

static void
count_shared(const struct clause *clause, const char *words, size_t *shared)
{
	const char *end = words + strlen(words), *next;
	char pair[2 * 4 + 1];
	size_t one;

	while (words < end) {
		const char *after = words;

		text_next(&after, end);
		next = after;
		if (after < end)
			text_next(&after, end);
		memcpy(pair, words, (size_t)(after - words));
		pair[after - words] = '\0';
		one = only_one(clause, pair);
		if (one < clause->count)
			shared[one]++;
		words = next;
	}
}

/* NULL if that cannot be told. */
static const struct sentence *
sentence_of(struct pool *pool, const struct clause *clause,
    const struct duty *duty)
{
	static const char *const told[] = { "question", "plain" };
	size_t shared[SENTENCES_MAX] = {0}, best = 0, second = 0, i;
	const xmlNode *node;

	for (i = 0; i < sizeof told / sizeof *told; i++) {
		node = node_child(duty->node, told[i]);
		if (node != NULL)
			count_shared(clause, content_all(pool, node), shared);
	}
	for (i = 1; i < clause->count; i++)
		if (shared[i] > shared[best])
			best = i;
	for (i = 0; i < clause->count; i++)
		if (i != best && shared[i] > second)
			second = shared[i];
	return shared[best] >= SHARED_LEAST && shared[best] >= 2 * second ?
	    &clause->list[best] : NULL;
}

static bool
is_settled(const struct duty *duty)
{
	return check_wording_modality(duty) == 0 ||
	    node_attr(duty->node, "applies") != NULL ||
	    node_attr(duty->node, "because") != NULL;
}

static void
check_duty(struct checking *checking, const struct clause *clause,
    const struct duty *duty)
{
	const struct sentence *sentence = is_settled(duty) ? NULL :
	    sentence_of(checking->pool, clause, duty);
	unsigned modality = check_wording_modality(duty);

	/* What no sentence allows is reported already. */
	if (sentence == NULL || (sentence->allowed & modality) != 0 ||
	    (check_wording_allowed(duty->provision) & modality) == 0)
		return;
	problem_add(checking->problems, PROBLEM_MODALITY_WORDING,
	    check_place(duty->node, "modality"), "%s is \"%s\", but the "
	    "sentence that it tells says %s: \"%s\"", duty->provision->address,
	    duty->modality, check_wording_names(checking->pool,
	    sentence->allowed), sentence->words);
}

/*
 * 許可なく…することができる: it speaks of permission and asks for none, so
 * that a duty which is one tells another sentence.
 */
static void
check_sentences(struct checking *checking, const struct clause *clause,
    const struct duty *first, const struct duty *end)
{
	unsigned told = 0;
	const struct duty *duty;
	size_t i;

	for (duty = first; duty < end; duty++) {
		if (is_settled(duty))
			return;
		told |= check_wording_modality(duty);
	}
	for (i = 0; i < clause->count; i++)
		if ((clause->list[i].allowed & (PERMISSION | told)) == 0 &&
		    check_wording_permits(clause->list[i].words))
			problem_add(checking->problems,
			    PROBLEM_MODALITY_WORDING, xml_place(first->node),
			    "a sentence of %s says %s, but no duty there is "
			    "one: \"%s\"", first->provision->address,
			    check_wording_names(checking->pool,
			    clause->list[i].allowed), clause->list[i].words);
}

void
check_told(struct checking *checking)
{
	const struct overlay *overlay = overlay_of(checking->edition);
	const struct duty *end = overlay->duties + overlay->count;
	const struct duty *first = overlay->duties, *duty;
	struct clause clause;

	for (; first < end; first = duty) {
		duty = first + 1;
		if (first->provision == NULL)
			continue;
		while (duty < end && duty->provision == first->provision)
			duty++;
		/* Whoever reads a proposal sees why, and how sure it is. */
		if (check_proposed_is(first->node))
			continue;
		read_clause(checking->pool, first->provision, &clause);
		if (clause.count == 0)
			continue;
		check_sentences(checking, &clause, first, duty);
		for (; first < duty; first++)
			check_duty(checking, &clause, first);
	}
}
