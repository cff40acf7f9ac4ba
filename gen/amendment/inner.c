/* What changes in a unit, but for its number. */
#include "amendment/inside.h"

#include <string.h>

#include "amendment/phrase.h"
#include "amendment/several.h"
#include "corpus/law.h"
#include "base/message.h"

struct words_list {
	struct pool	*pool;
	const char	**list;
	size_t		 count, room;
};

static void
list_add(struct words_list *list, const char *words)
{
	list->list = pool_grow(list->pool, list->list, &list->room,
	    list->count, sizeof *list->list);
	list->list[list->count++] = words;
}

/* ---- leaves ---- */

static bool
holds(const struct body *body, enum law_kind kind)
{
	return body_child(body, kind) != NULL;
}

static void
add_holder(struct words_list *list, const struct body *body)
{
	const struct body *at;
	struct text words = {0};

	for (at = body->first; at != NULL; at = at->next)
		if (at->kind == LAW_SENTENCE || at->kind == LAW_COLUMN) {
			if (at->kind == LAW_COLUMN && words.length > 0)
				text_add_string(&words, "　");
			text_add_string(&words, body_words(list->pool, at,
			    false));
		}
	list_add(list, pool_copy(list->pool, words.length > 0 ? words.bytes :
	    "", words.length));
	text_free(&words);
}

/* Words that one quote may reach; numbers and captions are apart. */
static void
add_leaves(struct words_list *list, const struct body *body)
{
	const struct body *at;

	if (body->kind == LAW_NUMBER || body->kind == LAW_HEADING ||
	    body->kind == LAW_READING || body->provision != NULL ||
	    (body->kind == LAW_CAPTION && strcmp((const char *)
	    body->node->name, "RelatedArticleNum") != 0))
		return;
	if (holds(body, LAW_SENTENCE) || holds(body, LAW_COLUMN))
		add_holder(list, body);
	else if (holds(body, LAW_TEXT)) {
		list_add(list, body_words(list->pool, body, false));
		return;
	}
	for (at = body->first; at != NULL; at = at->next)
		if (at->kind != LAW_SENTENCE && at->kind != LAW_COLUMN &&
		    at->kind != LAW_TEXT)
			add_leaves(list, at);
}

static void
read_leaves(struct words_list *list, const struct edition *edition,
    const struct unit *unit)
{
	const struct body *body = body_of(edition, unit->provision), *at;

	for (at = body == NULL ? NULL : body->first; at != NULL;
	    at = at->next)
		add_leaves(list, at);
}

/* What an address of the unit reaches below it. */
static void
add_below(struct words_list *list, const struct unit *unit)
{
	const struct unit *child;

	for (child = unit->first; child != NULL; child = child->next) {
		if (!child->is_gone)
			list_add(list, child->now_words);
		add_below(list, child);
	}
}

/* ---- words ---- */

static void
say_phrases(struct making *making, const struct unit *unit,
    const char *part, const struct phrase *phrases)
{
	schedule_flush(making);
	named_say(&making->named, unit->provision, false);
	several_say(making->writer, unit, part, phrases);
}

static void
say(struct making *making, const struct unit *unit, const char *words,
    enum verb verb)
{
	struct text *out;

	schedule_flush(making);
	named_say(&making->named, unit->provision, false);
	out = clause_begin(making->writer, unit->provision);
	address_add(making->writer, out, unit);
	text_add_string(out, words);
	clause_set_verb(making->writer, verb);
}

static void
say_with(struct making *making, const struct unit *unit, const char *words,
    enum verb verb, struct below *below)
{
	say(making, unit, words, verb);
	sentence_end_with(making->writer, below->first);
}

enum { INDENT_SENTENCE = 3 };

static void
say_sentence(struct making *making, struct unit *unit, const char *words,
    enum verb verb, const char *sentence)
{
	struct below below;

	below_begin(&below, making);
	below_add(&below, INDENT_SENTENCE, sentence, unit->partner->provision);
	say_with(making, unit, words, verb, &below);
}

static bool
same_sentences(const struct unit *one, const struct unit *other,
    size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(one->sentences[i].words,
		    other->sentences[i].words) != 0)
			return false;
	return true;
}

/* The first sentence in other words, and ただし書 put in or taken out. */
static bool
change_with_proviso(struct making *making, struct unit *old)
{
	const struct unit *new = old->partner;
	size_t a = old->sentence_count, b = new->sentence_count;
	struct words_list others = { .pool = making->pool };
	const struct sentence *last = b > a ? &new->sentences[b - 1] :
	    &old->sentences[a - 1];
	struct phrase *phrases;

	if (a + b != 3 || !last->is_proviso)
		return false;
	if (a > b)
		list_add(&others, last->words);
	add_below(&others, old);
	phrases = phrase_make(making->pool, old->sentences[0].words,
	    new->sentences[0].words, others.list, others.count);
	if (phrases == NULL)
		return false;
	say_phrases(making, old, "", phrases);
	if (b > a)
		say_sentence(making, old, "に次のただし書を", VERB_ADD,
		    last->words);
	else
		say(making, old, "ただし書を", VERB_DELETE);
	return true;
}

/* ただし書 or 後段 put in, taken out, or all that changed. */
static bool
change_sentences(struct making *making, struct unit *old)
{
	const struct unit *new = old->partner;
	size_t a = old->sentence_count, b = new->sentence_count;
	const struct sentence *last;
	struct phrase *phrases;
	const char *name;

	if (old->has_columns || new->has_columns || a == 0 || b == 0)
		return false;
	last = b >= a ? &new->sentences[b - 1] : &old->sentences[a - 1];
	name = last->is_proviso ? "ただし書" : "後段";
	if (b == a + 1 && same_sentences(old, new, a) &&
	    (last->is_proviso || a == 1)) {
		say_sentence(making, old, last->is_proviso ?
		    "に次のただし書を" : "に後段として次のように", VERB_ADD,
		    last->words);
		return true;
	}
	if (a == b + 1 && same_sentences(old, new, b) &&
	    (last->is_proviso || b == 1)) {
		say(making, old, last->is_proviso ? "ただし書を" : "後段を",
		    VERB_DELETE);
		return true;
	}
	if (change_with_proviso(making, old))
		return true;
	if (a != b || a != 2 || !same_sentences(old, new, 1) ||
	    last->is_proviso != old->sentences[1].is_proviso)
		return false;
	phrases = phrase_make(making->pool, old->sentences[1].words,
	    last->words, NULL, 0);
	if (phrases != NULL)
		say_phrases(making, old, name, phrases);
	else
		say_sentence(making, old, pool_format(making->pool,
		    "%sを次のように", name), VERB_AMEND, last->words);
	return true;
}

static bool
change_by_phrases(struct making *making, struct unit *old)
{
	struct words_list others = { .pool = making->pool };
	const struct unit *new = old->partner;
	struct phrase *phrases;

	add_below(&others, old);
	phrases = phrase_make(making->pool, old->now_words, new->words,
	    others.list, others.count);
	if (phrases != NULL) {
		say_phrases(making, old, "", phrases);
		return true;
	}
	if (old->first == NULL)
		return false;
	phrases = phrase_make(making->pool, old->now_words, new->words, NULL,
	    0);
	if (phrases != NULL)
		say_phrases(making, old, old->level == LEVEL_PARAGRAPH ?
		    "各号列記以外の部分" : pool_format(making->pool,
		    "%sから%sまで以外の部分", old->first->provision->number,
		    old->last->provision->number), phrases);
	return phrases != NULL;
}

/* One paragraph's article is rewritten with its caption. */
static const struct unit *
unit_to_rewrite(const struct unit *old)
{
	return old->level == LEVEL_PARAGRAPH && old->parent->level ==
	    LEVEL_ARTICLE && old->parent->now_children < 2 &&
	    old->partner->parent == old->parent->partner &&
	    old->partner->next == NULL &&
	    old->partner->parent->first == old->partner ? old->parent : old;
}

static void
rewrite_lead(struct making *making, struct unit *old)
{
	if (old->partner->is_sealed || old->has_columns) {
		making_refuse(making, old->partner->provision,
		    MESSAGE("a table, a picture or a reading in a new or rewritten "
		    "unit"));
		return;
	}
	say_sentence(making, old, pool_format(making->pool,
	    "%sを次のように", old->level == LEVEL_PARAGRAPH ?
	    "各号列記以外の部分" : pool_format(making->pool,
	    "%sから%sまで以外の部分", old->first->provision->number,
	    old->last->provision->number)), VERB_AMEND, old->partner->words);
}

static void
rewrite(struct making *making, struct unit *old)
{
	const struct unit *whole = unit_to_rewrite(old);
	struct below below;

	if (old->first != NULL || (old->partner->first != NULL &&
	    whole == old)) {
		rewrite_lead(making, old);
		return;
	}
	below_begin(&below, making);
	if (below_add_under(making, &below, whole))
		say_with(making, whole, "を次のように", VERB_AMEND, &below);
}

static void
change_words(struct making *making, struct unit *old)
{
	if (strcmp(old->now_words, old->partner->words) == 0)
		return;
	if (!change_sentences(making, old) && !change_by_phrases(making, old))
		rewrite(making, old);
	old->now_words = old->partner->words;
}

/* The whole 別表 anew, if it is one table. */
static bool
rewrite_appendix(struct making *making, struct unit *old)
{
	struct below below;

	below_begin(&below, making);
	if (old->level != LEVEL_ROOT || !rows_add(making, &below,
	    old->partner))
		return false;
	say_with(making, old, "を次のように", VERB_AMEND, &below);
	return true;
}

/* Other rows, or other spans: not a matter of words. */
static bool
is_set_otherwise(const struct unit *old)
{
	const struct detail *detail = old->change == NULL ? NULL :
	    old->change->details;

	for (; detail != NULL; detail = detail->next)
		if (detail->kind == DETAIL_ADDED || detail->kind ==
		    DETAIL_REMOVED || detail->kind == DETAIL_MOVED ||
		    (detail->kind == DETAIL_ATTRIBUTE &&
		    strstr(detail->attribute, "span") != NULL))
			return true;
	return false;
}

void
inner_leaves(struct making *making, struct unit *old)
{
	const struct changes *changes = making->writer->amendment->changes;
	struct words_list one = { .pool = making->pool }, two = one, others;
	struct phrase *phrases;
	size_t i, j;

	read_leaves(&one, changes->old, old);
	read_leaves(&two, changes->new, old->partner);
	if (one.count != two.count || is_set_otherwise(old)) {
		if (rewrite_appendix(making, old))
			return;
		making_refuse(making, old->partner->provision,
		    MESSAGE("rows or cells of a table, or what else is no sentence"));
		return;
	}
	for (i = 0; i < one.count; i++) {
		if (strcmp(one.list[i], two.list[i]) == 0)
			continue;
		others = (struct words_list){ .pool = making->pool };
		for (j = 0; j < one.count; j++)
			if (j != i)
				list_add(&others, one.list[j]);
		add_below(&others, old);
		phrases = phrase_make(making->pool, one.list[i], two.list[i],
		    others.list, others.count);
		if (phrases == NULL) {
			if (rewrite_appendix(making, old))
				return;
			making_refuse(making, old->partner->provision,
			    MESSAGE("words of a cell that stand in other cells, too"));
			return;
		}
		say_phrases(making, old, "", phrases);
		one.list[i] = two.list[i];
	}
	old->now_words = old->partner->words;
}

/* ---- captions ---- */

static void
change_caption(struct making *making, struct unit *old)
{
	const char *was = old->provision->caption;
	const char *is = old->partner->provision->caption;
	struct phrase *phrases;

	if (strcmp(was, is) == 0)
		return;
	if (*was == '\0') {
		say(making, old, pool_format(making->pool,
		    "に見出しとして「%s」を", is), VERB_PUT);
		return;
	}
	if (*is == '\0') {
		say(making, old, "の見出しを", VERB_DELETE);
		return;
	}
	phrases = phrase_make(making->pool, was, is, NULL, 0);
	if (phrases != NULL)
		say_phrases(making, old, "の見出し", phrases);
	else
		say(making, old, pool_format(making->pool,
		    "の見出しを「%s」に", is), VERB_AMEND);
}

/* The article is written anew as a whole: 削除, or its only paragraph. */
static bool
rewrites_article(const struct unit *old)
{
	const struct unit *new = old->partner, *was = old->first, *is =
	    new->first;

	if (new->provision->is_deleted != old->provision->is_deleted)
		return true;
	/* A number that was missing, or written otherwise. */
	if (strcmp(old->num, new->num) == 0 && strcmp(old->provision->number,
	    new->provision->number) != 0)
		return true;
	/* The same paragraph with other words that cannot be quoted. */
	return was != NULL && is != NULL && was->next == NULL &&
	    is->next == NULL && was->partner == NULL && !new->is_sealed &&
	    !is->is_sealed;
}

/* 「(2)　削除」: such a unit is written anew, never quoted. */
static bool
is_emptied(const struct unit *old)
{
	const struct unit *new = old->partner;

	return (old->level == LEVEL_ITEM || old->level == LEVEL_SUBITEM ||
	    (old->level == LEVEL_PARAGRAPH && *new->provision->number !=
	    '\0')) && strcmp(old->now_words, new->words) != 0 &&
	    (strcmp(old->now_words, "削除") == 0 || strcmp(new->words,
	    "削除") == 0);
}

/* 第3条から第5条までを次のように改め */
static void
rewrite_whole(struct making *making, struct unit *old)
{
	struct text *out;
	struct below below;
	const struct unit *at, *end = old->partner->range_end;

	below_begin(&below, making);
	if (old->range_end != NULL || end != NULL ? !below_add_unit(making,
	    &below, old->partner) : !below_add_under(making, &below, old))
		return;
	for (at = old->partner; end != NULL && at != end; at = at->next)
		if (!below_add_unit(making, &below, at->next))
			return;
	schedule_flush(making);
	for (at = old; at != NULL; at = at == old->range_end ||
	    old->range_end == NULL ? NULL : at->next)
		named_say(&making->named, at->provision, false);
	out = clause_begin(making->writer, old->provision);
	address_add_range(making->writer, out, old, old->range_end);
	text_add_string(out, "を次のように");
	clause_set_verb(making->writer, VERB_AMEND);
	sentence_end_with(making->writer, below.first);
}

void
inner_change(struct making *making, struct unit *old)
{
	struct unit *new = old->partner;

	if (old->is_replaced || is_emptied(old) || (old->level == LEVEL_ARTICLE &&
	    rewrites_article(old))) {
		rewrite_whole(making, old);
		return;
	}
	if (old->level <= LEVEL_PARAGRAPH && old->level >= LEVEL_ARTICLE)
		change_caption(making, old);
	if (old->is_sealed || new->is_sealed)
		inner_leaves(making, old);
	else
		change_words(making, old);
	schedule_children(making, old, new);
}
