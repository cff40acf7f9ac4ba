/*
 * Terms: what the words of a dossier's clauses mean, in the standard that they
 * stand in; for a whole authority, each with where it is used.
 */
#include "scope/part.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "corpus/node.h"
#include "refer/define.h"

/* A term that is wanted, and for which of the duties. */
struct wanted {
	const struct definition	*definition;
	bool			*is_for;	/* by place in the selection */
	const char		*key;		/* to be sorted by */
};

struct terms {
	struct scope			*scope;
	const struct selection		*selection;
	struct wanted			*list;
	size_t				 count;
};

/* Order: by kana where a reading is known */

static const char *
reading_of(struct scope *scope, const char *term)
{
	const xmlNode *node = node_child(xmlDocGetRootElement(
	    scope->request->authority->source->document), "sorting");
	const char *word;

	for (; node != NULL; node = node_next(node, "sorting")) {
		word = node_attr(node, "word");
		if (word != NULL && strcmp(word, term) == 0)
			return node_attr(node, "kana");
	}
	return NULL;
}

/* The vowel that ー lengthens, as a hiragana; 0 if none goes before. */
static uint32_t
vowel_of(uint32_t kana)
{
	static const char rows[] = "あかさたなはまやらわがざだばぱゃ"
	    "いきしちにひみりぎじぢびぴ" "うくすつぬふむゆるぐずづぶぷゅ"
	    "えけせてねへめれげぜでべぺ" "おこそとのほもよろをごぞどぼぽょ";
	static const char vowels[] = "あいうえお";
	const char *at = rows, *end = rows + strlen(rows), *vowel = vowels;
	uint32_t last = 0, found = 0, code;

	while (at < end) {
		code = text_next(&at, end);
		if (code == 0x3044 || code == 0x3046 || code == 0x3048 ||
		    code == 0x304a || last == 0)
			found = text_next(&vowel, vowels + strlen(vowels));
		last = code;
		if (code == kana)
			return found;
	}
	return 0;
}

/* サーバ as さあば, so that it stands between さ and し. */
static const char *
sorting_key(struct scope *scope, const char *term)
{
	const char *kana = reading_of(scope, term), *at, *end;
	struct text key = {0};
	uint32_t code, last = 0;

	at = kana != NULL ? kana : term;
	end = at + strlen(at);
	while (at < end) {
		code = text_next(&at, end);
		if (code >= 0x30a1 && code <= 0x30f6)
			code -= 0x60;
		if (code == 0x30fc && vowel_of(last) != 0)
			code = vowel_of(last);
		text_add_code(&key, code);
		last = code;
	}
	kana = pool_copy(scope->pool, key.bytes, key.length);
	text_free(&key);
	return kana;
}

static int
compare_wanted(const void *one, const void *other)
{
	const struct wanted *a = one, *b = other;
	int order = strcmp(a->key, b->key);

	if (order != 0)
		return order;
	return a->definition->at->order < b->definition->at->order ? -1 :
	    a->definition->at->order > b->definition->at->order;
}

/* What is wanted */

static struct wanted *
want(struct terms *terms, const struct definition *definition)
{
	size_t i;

	for (i = 0; i < terms->count; i++)
		if (terms->list[i].definition == definition)
			return &terms->list[i];
	terms->list[i].definition = definition;
	terms->list[i].key = sorting_key(terms->scope, definition->term);
	terms->list[i].is_for = pool_take(terms->scope->pool,
	    terms->selection->count + 1);
	terms->count++;
	return &terms->list[i];
}

static bool
has_duty(const struct edition *edition, const struct provision *at)
{
	size_t i;

	for (i = 0; i < overlay_of(edition)->count; i++)
		if (overlay_of(edition)->duties[i].provision == at)
			return true;
	return false;
}

static void	 want_uses(struct terms *, const struct edition *,
		    const struct provision *, size_t from, size_t to,
		    size_t duty);

/* A term with the terms that its meaning uses in turn. */
static void
want_term(struct terms *terms, const struct definition *definition,
    size_t duty)
{
	struct wanted *wanted = want(terms, definition);
	const struct provision *at = NULL;

	if (wanted->is_for[duty])
		return;
	wanted->is_for[duty] = true;
	want_uses(terms, definition->edition, definition->at,
	    definition->from, definition->to, duty);
	while (definition->has_members &&
	    (at = provision_inside(definition->at, at)) != NULL)
		want_uses(terms, definition->edition, at, 0, SIZE_MAX, duty);
}

static void
want_uses(struct terms *terms, const struct edition *edition,
    const struct provision *at, size_t from, size_t to, size_t duty)
{
	const struct term_use *use = define_uses(edition, at);

	for (; use != NULL; use = use->next)
		if (use->start >= from && use->end <= to)
			want_term(terms, use->definition, duty);
}

/* The clause: what introduces it, its words, and the parts that ask nothing. */
static void
want_clause(struct terms *terms, const struct edition *edition,
    const struct provision *clause, size_t duty)
{
	const struct provision *at;

	for (at = clause->parent; at != NULL && at->kind >=
	    PROVISION_PARAGRAPH && at->kind <= PROVISION_SUBITEM;
	    at = at->parent)
		want_uses(terms, edition, at, 0, SIZE_MAX, duty);
	want_uses(terms, edition, clause, 0, SIZE_MAX, duty);
	for (at = NULL; (at = provision_inside(clause, at)) != NULL;)
		if (!has_duty(edition, at))
			want_uses(terms, edition, at, 0, SIZE_MAX, duty);
}

/* Writing */

/* この基準, or the unit, or from where on it holds. */
static void
set_range(xmlNode *node, const struct definition *definition)
{
	if (definition->range == definition->at)
		part_set(node, "range", "here");
	else if (definition->range != NULL)
		part_set(node, "range", definition->range->citation);
	else
		part_set(node, "range", definition->is_partial ? "partial" :
		    definition->is_onward ? "onward" : "all");
}

static void
write_members(struct scope *scope, xmlNode *node,
    const struct definition *definition)
{
	const struct provision *at = NULL;
	xmlNode *member;

	while (definition->has_members &&
	    (at = provision_inside(definition->at, at)) != NULL) {
		if (*at->text == '\0')
			continue;
		member = part_add(node, "member");
		part_set(member, "number", at->number);
		part_set_number(member, "level", (size_t)(at->depth -
		    definition->at->depth));
		part_set(member, "name", pool_copy(scope->pool, at->text,
		    clause_term(definition->edition, at)));
		clause_words(scope, member, definition->edition, at);
	}
}

/* The same words, of another definition or inside a longer term. */
static bool
stands_elsewhere(const struct definition *definition,
    const struct edition *edition)
{
	const struct provision *at = edition->provisions;

	while (at != NULL && (at == definition->at ||
	    strstr(at->text, definition->term) == NULL))
		at = at->next;
	return at != NULL;
}

static void
write_uses(struct scope *scope, xmlNode *node,
    const struct definition *definition, const struct edition *edition)
{
	const struct provision *at = edition->provisions;
	const struct term_use *use;
	xmlNode *place;

	for (; at != NULL; at = at->next) {
		use = define_uses(edition, at);
		while (use != NULL && use->definition != definition)
			use = use->next;
		if (use == NULL)
			continue;
		place = part_add(node, "use");
		part_cite(scope, place, edition, at->address);
	}
	part_set_flag(node, "elsewhere", stands_elsewhere(definition,
	    edition));
}

static bool
wants_uses(const struct scope *scope)
{
	const struct request *request = scope->request;
	const struct kind *kind = request->kinds == NULL ? NULL :
	    kinds_find(request->kinds, request->kind);

	return kind != NULL && (kind->needs & KIND_NEEDS_TERMS) != 0;
}

static void
write_term(struct terms *terms, xmlNode *standard,
    const struct wanted *wanted)
{
	const struct definition *definition = wanted->definition;
	const struct edition *edition = terms->selection->edition;
	struct scope *scope = terms->scope;
	xmlNode *node = part_add(standard, "definition");
	size_t i;

	part_made_from(node, definition->at->node);
	part_set(node, "term", definition->term);
	part_set(node, "way", define_way_name(definition->way));
	set_range(node, definition);
	part_set(node, "key", wanted->key);
	part_set(node, "provision", definition->at->address);
	part_set(node, "citation", definition->at->citation);
	part_set(node, "href", part_href(scope, definition->edition,
	    definition->at->address));
	if (definition->edition != edition)
		part_set(node, "standard-title",
		    definition->edition->standard->title);
	part_text(part_add(node, "meaning"), definition->meaning,
	    strlen(definition->meaning));
	write_members(scope, node, definition);
	if (wants_uses(scope))
		write_uses(scope, node, definition, edition);
	for (i = 0; scope->roles != NULL && i < terms->selection->count; i++)
		if (wanted->is_for[i])
			part_set_number(part_add(node, "for"), "number",
			    (size_t)terms->selection->list[i].number);
}

static size_t
count_all(const struct scope *scope, const struct edition *edition)
{
	const struct authority *authority = scope->request->authority;
	const struct definition *at = define_known(edition);
	size_t i, count = 0;

	for (; at != NULL; at = at->next)
		count++;
	for (i = 0; i < authority->standard_count; i++)
		if (define_borrows(edition, &authority->standards[i]) != NULL)
			for (at = define_known(standard_current(
			    &authority->standards[i])); at != NULL;
			    at = at->next)
				count++;
	return count;
}

static void
want_all(struct terms *terms, const struct edition *edition)
{
	struct scope *scope = terms->scope;
	const struct selection *selection = terms->selection;
	const struct definition *at;
	size_t i;

	terms->list = pool_take(scope->pool, (count_all(scope, edition) + 1) *
	    sizeof *terms->list);
	if (scope->roles == NULL)
		for (at = define_known(edition); at != NULL; at = at->next)
			want(terms, at);
	for (i = 0; scope->roles != NULL && i < selection->count; i++)
		if (!selection->list[i].is_cut)
			want_clause(terms, edition,
			    selection->list[i].duty->provision, i);
}

const struct definition **
term_told(struct scope *scope, const struct selection *selection)
{
	struct terms terms = { .scope = scope, .selection = selection };
	const struct definition **told;
	size_t i;

	want_all(&terms, selection->edition);
	told = pool_take(scope->pool, (terms.count + 1) * sizeof *told);
	for (i = 0; i < terms.count; i++)
		told[i] = terms.list[i].definition;
	return told;
}

void
term_write(struct scope *scope, xmlNode *standard,
    const struct selection *selection)
{
	const struct edition *edition = selection->edition;
	struct terms terms = { .scope = scope, .selection = selection };
	size_t i;

	/* A whole authority at once is an overview, if it is not about terms. */
	if (scope->per == KIND_PER_AUTHORITY && !wants_uses(scope))
		return;
	want_all(&terms, edition);
	qsort(terms.list, terms.count, sizeof *terms.list, compare_wanted);
	for (i = 0; i < terms.count; i++)
		write_term(&terms, standard, &terms.list[i]);
}
