#include "amendment/clause.h"

#include <string.h>

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
clause_begin(struct writer *writer, const struct provision *about)
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
clause_set_verb(struct writer *writer, enum verb verb)
{
	writer->verb = verb;
}

void
clause_close(struct writer *writer)
{
	text_add_string(&writer->sentence, verbs[writer->verb].last);
	text_add_string(&writer->sentence, "。");
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
clause_add_phrases(struct writer *writer, const struct phrase *phrase)
{
	const struct phrase *before = NULL;
	struct text *out = &writer->sentence;

	for (; phrase != NULL; before = phrase, phrase = phrase->next) {
		if (before != NULL && before->kind != phrase->kind)
			out = clause_begin(writer, NULL);
		else if (before != NULL)
			text_add_string(out, "、");
		if (phrase->kind == PHRASE_DELETE)
			phrase = add_deleted(out, phrase);
		else
			add_phrase(writer, out, phrase);
		clause_set_verb(writer, verb_of(phrase->kind));
	}
}
