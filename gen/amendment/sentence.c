#include "amendment/sentence.h"

#include <string.h>

#include "amendment/several.h"

static const struct { const char *joined, *last; } verbs[] = {
	[VERB_AMEND] = { "改め", "改める" },
	[VERB_DELETE] = { "削り", "削る" },
	[VERB_ADD] = { "加え", "加える" },
	[VERB_BECOME] = { "とし", "とする" },
	[VERB_PUT] = { "付し", "付する" },
	[VERB_DOWN] = { "繰り下げ", "繰り下げる" },
	[VERB_UP] = { "繰り上げ", "繰り上げる" },
};

struct text *
sentence_clause(struct writer *writer, const struct provision *about)
{
	if (writer->is_open) {
		text_add_string(&writer->sentence, verbs[writer->verb].joined);
		text_add_string(&writer->sentence, "、");
	} else
		writer->about = about;
	writer->is_open = true;
	writer->worded = NULL;
	return &writer->sentence;
}

void
sentence_verb(struct writer *writer, enum verb verb)
{
	writer->verb = verb;
}

void
sentence_moves(struct writer *writer, struct unit *unit)
{
	writer->moved = pool_grow(writer->pool, writer->moved,
	    &writer->moved_room, writer->moved_count, sizeof *writer->moved);
	writer->moved[writer->moved_count++] = unit;
	unit->is_moved = true;
}

/* What was moved, taken out or put in counts from the next sentence on. */
static void
settle(struct writer *writer)
{
	size_t i;

	for (i = 0; i < writer->moved_count; i++) {
		struct unit *unit = writer->moved[i];

		if (unit->partner != NULL && !unit->is_gone)
			unit->now_num = unit->partner->num;
		else if (unit->parent != NULL)
			unit->parent->now_children--;
	}
	writer->moved_count = 0;
	writer->named = NULL;
}

static void
close_sentence(struct writer *writer)
{
	text_add_string(&writer->sentence, verbs[writer->verb].last);
	text_add_string(&writer->sentence, "。");
}

static void
add_order(struct writer *writer, struct amendment_line *block)
{
	struct amendment_order *order = pool_take(writer->pool, sizeof *order);

	*order = (struct amendment_order){ NULL, block, writer->about, NULL };
	*writer->next = order;
	writer->next = &order->next;
	writer->last = order;
	writer->ended = block == NULL && writer->worded != NULL &&
	    writer->worded->start == 0 ? writer->worded : NULL;
}

void
sentence_end_with(struct writer *writer, struct amendment_line *block)
{
	if (!writer->is_open)
		return;
	if (block != NULL || !several_join(writer))
		add_order(writer, block);
	close_sentence(writer);
	writer->last->sentence = pool_copy(writer->pool,
	    writer->sentence.bytes, writer->sentence.length);
	text_clear(&writer->sentence);
	writer->is_open = false;
	writer->worded = NULL;
	settle(writer);
}

void
sentence_end(struct writer *writer)
{
	sentence_end_with(writer, NULL);
}

/* ---- addresses ---- */

const char *
sentence_unit_name(enum level level)
{
	switch (level) {
	case LEVEL_ARTICLE:
		return "条";
	case LEVEL_PARAGRAPH:
		return "項";
	case LEVEL_ITEM:
		return "号";
	case LEVEL_ROOT:
	case LEVEL_HEADING:
	case LEVEL_SUBITEM:
		break;
	}
	return "";
}

static const struct unit *
around(const struct unit *unit, enum level level)
{
	while (unit != NULL && unit->level > level)
		unit = unit->parent;
	return unit != NULL && unit->level == level ? unit : NULL;
}

bool
sentence_is_lone(const struct unit *unit)
{
	return unit->level == LEVEL_PARAGRAPH && unit->parent != NULL &&
	    unit->parent->now_children < 2;
}

static void
add_root(struct text *out, const struct unit *root)
{
	if (root->provision == NULL)
		return;
	text_add_string(out, root->provision->kind == PROVISION_SUPPLEMENT ?
	    "附則" : root->provision->number);
}

static void
add_own(struct writer *writer, struct text *out, const struct unit *unit,
    const char *num)
{
	if (unit->level == LEVEL_SUBITEM)
		text_add_string(out, unit->provision->number);
	else
		numeral_add_ordinal(out, writer->numeral, num,
		    sentence_unit_name(unit->level));
}

bool
sentence_is_labelled(const struct unit *unit)
{
	const struct unit *article = around(unit, LEVEL_ARTICLE);

	return article != NULL && *article->provision->number != '\0' &&
	    strstr(article->provision->number, "条") == NULL;
}

/* What is printed before it now. */
static const char *
label_of(const struct unit *unit)
{
	return unit->partner != NULL && strcmp(unit->now_num, unit->num) !=
	    0 ? unit->partner->provision->number : unit->provision->number;
}

/* 第2の1の(3)のア */
static void
add_labels(struct text *out, const struct unit *unit)
{
	if (unit->level < LEVEL_ARTICLE)
		return;
	add_labels(out, unit->parent);
	if (sentence_is_lone(unit) && *label_of(unit) == '\0')
		return;
	if (unit->level > LEVEL_ARTICLE)
		text_add_string(out, "の");
	text_add_string(out, label_of(unit));
}

void
sentence_add_number(struct writer *writer, struct text *out,
    const struct unit *unit)
{
	if (unit->level == LEVEL_ROOT)
		add_root(out, unit);
	else
		add_own(writer, out, unit, unit->now_num);
}

/* The nearest unit above that was just named, so that 同… says it. */
static bool
add_same(struct writer *writer, struct text *out, const struct unit *unit)
{
	const struct unit *named = around(writer->named, unit->level);

	if (named != unit || unit->level < LEVEL_ARTICLE ||
	    unit->level > LEVEL_ITEM)
		return false;
	text_add_string(out, "同");
	text_add_string(out, sentence_unit_name(unit->level));
	return true;
}

static void
add_whole(struct writer *writer, struct text *out, const struct unit *unit)
{
	if (unit->level == LEVEL_ROOT) {
		add_root(out, unit);
		return;
	}
	/* 同条 for what was named with its only paragraph. */
	if (!sentence_is_lone(unit) && add_same(writer, out, unit))
		return;
	add_whole(writer, out, unit->parent);
	/* A text without articles that is one paragraph. */
	if (sentence_is_lone(unit) && unit->parent->level == LEVEL_ROOT &&
	    unit->parent->provision == NULL)
		text_add_string(out, "本則");
	if (!sentence_is_lone(unit))
		add_own(writer, out, unit, unit->now_num);
}

void
sentence_add_address(struct writer *writer, struct text *out,
    const struct unit *unit)
{
	if (sentence_is_labelled(unit))
		add_labels(out, unit);
	else
		add_whole(writer, out, unit);
	writer->named = unit;
}

void
sentence_add_range(struct writer *writer, struct text *out,
    const struct unit *first, const struct unit *last)
{
	const char *colon = strchr(first->now_num, ':');

	if (colon != NULL) {
		/* The label says it: 第3条から第5条まで */
		add_whole(writer, out, first->parent);
		text_add_string(out, first->provision->number);
	} else
		sentence_add_address(writer, out, first);
	if (last != NULL) {
		text_add_string(out, "から");
		sentence_add_number(writer, out, last);
		text_add_string(out, "まで");
	}
	writer->named = colon != NULL || last != NULL ? NULL : first;
}

void
sentence_add_target(struct writer *writer, struct text *out,
    const struct unit *unit, const char *num)
{
	if (sentence_is_labelled(unit)) {
		if (unit->level > LEVEL_ARTICLE) {
			add_labels(out, unit->parent);
			text_add_string(out, "の");
		}
		text_add_string(out, unit->partner->provision->number);
		return;
	}
	if (unit->level == LEVEL_ARTICLE)
		add_root(out, unit->parent);
	else if (!sentence_is_lone(unit->parent) && unit->parent->level !=
	    LEVEL_ROOT)
		add_same(writer, out, unit->parent);
	else if (unit->parent->parent != NULL)
		add_same(writer, out, unit->parent->parent);
	if (unit->level == LEVEL_SUBITEM)
		text_add_string(out, unit->partner->provision->number);
	else
		numeral_add_ordinal(out, writer->numeral, num,
		    sentence_unit_name(unit->level));
}

/* ---- quotes ---- */

static void
add_quote(struct text *out, const char *words)
{
	text_add_string(out, "「");
	text_add_string(out, words);
	text_add_string(out, "」");
}

static void
add_phrase(struct writer *writer, struct text *out,
    const struct phrase *phrase)
{
	add_quote(out, phrase->old);
	if (phrase->kind == PHRASE_REPLACE) {
		text_add_string(out, "を");
		add_quote(out, phrase->new);
		text_add_string(out, "に");
	} else if (phrase->kind == PHRASE_BEHIND) {
		text_add_string(out, writer->amendment->style ==
		    AMENDMENT_NATIONAL ? "の下に" : "の次に");
		add_quote(out, phrase->new);
		text_add_string(out, "を");
	}
}

static enum verb
verb_of(enum phrase_kind kind)
{
	switch (kind) {
	case PHRASE_REPLACE:
		return VERB_AMEND;
	case PHRASE_BEHIND:
		return VERB_ADD;
	case PHRASE_DELETE:
		break;
	}
	return VERB_DELETE;
}

/* 「A」、「B」及び「C」を削り: all that goes in a row. */
static const struct phrase *
add_deleted(struct text *out, const struct phrase *phrase)
{
	const struct phrase *next;

	for (;; phrase = next) {
		next = phrase->next;
		add_quote(out, phrase->old);
		if (next == NULL || next->kind != PHRASE_DELETE)
			break;
		text_add_string(out, next->next == NULL || next->next->kind !=
		    PHRASE_DELETE ? "及び" : "、");
	}
	text_add_string(out, "を");
	return phrase;
}

/* In the order of the text, one verb for all of a kind in a row. */
void
sentence_add_phrases(struct writer *writer, const struct phrase *phrase)
{
	const struct phrase *before = NULL;
	struct text *out = &writer->sentence;

	for (; phrase != NULL; before = phrase, phrase = phrase->next) {
		if (before != NULL && before->kind != phrase->kind)
			out = sentence_clause(writer, NULL);
		else if (before != NULL)
			text_add_string(out, "、");
		if (phrase->kind == PHRASE_DELETE)
			phrase = add_deleted(out, phrase);
		else
			add_phrase(writer, out, phrase);
		sentence_verb(writer, verb_of(phrase->kind));
	}
}
