/*
 * Wording: does the modality of a duty agree with how its provision is
 * worded? Each sentence says by its ending, and by words in its middle, which
 * modalities can be meant; the overlay answers for the rest with because="…".
 * An item without a verb of its own takes its lead's.
 */
#include "check/inside.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "base/word.h"
#include "refer/sentence.h"

static const struct {
	const char	*name;
	unsigned	 modality;
} modality_rows[] = {
	{ "must", MUST },
	{ "must-not", MUST_NOT },
	{ "permission", PERMISSION },
	{ "should", SHOULD },
	{ "may", MAY },
};

struct word_row {
	const char	*words;
	unsigned	 allows;
};

/*
 * Anywhere in a sentence: its earlier clauses. What also stands before a noun
 * (知ることができない状態) is no clause.
 */
static const struct word_row word_rows[] = {
	{ "なければなら", MUST },
	{ "てはなら", MUST_NOT },
	{ "ではなら", MUST_NOT },
	{ "ものとし", MUST },
	{ "こととし", MUST },
	{ "努め,", SHOULD },
	{ "努め，", SHOULD },
	{ "努め、", SHOULD },
	{ "努めなければ", SHOULD },
	{ "努めるとともに", SHOULD },
	{ "努めるものとし", SHOULD },
	{ "努めることとし", SHOULD },
};

/* At the end of a sentence; the first that fits, so the plainest last. */
static const struct word_row end_rows[] = {
	{ "なければならない", MUST },
	{ "てはならない", MUST_NOT },
	{ "ではならない", MUST_NOT },
	{ "ことができない", MUST_NOT },
	{ "を要しないものとする", MAY },
	{ "妨げないものとする", MAY },
	{ "ないものとする", MUST | MUST_NOT },
	{ "できるものとする", MAY },
	{ "できることとする", MAY },
	{ "ことができる", MAY },
	{ "できる", MAY },
	{ "を要しない", MAY },
	{ "妨げない", MAY },
	{ "努めるものとする", SHOULD },
	{ "努めることとする", SHOULD },
	{ "努めること", SHOULD },
	{ "努める", SHOULD },
	{ "禁止する", MUST | MUST_NOT },
	{ "禁ずる", MUST | MUST_NOT },
	{ "禁じる", MUST | MUST_NOT },
	{ "ないこと", MUST_NOT },
	{ "ないこととする", MUST_NOT },
	{ "ない", MUST | MUST_NOT },
	{ "こと", MUST },
};

/* Somebody allows it, so that it may be done with permission only. */
static const char *const permission_words[] = { "許可", "承認", "同意",
    "認める", "認めた" };

static bool
has_any(const char *text, const char *const *words, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strstr(text, words[i]) != NULL)
			return true;
	return false;
}

bool
check_wording_permits(const char *text)
{
	return has_any(text, permission_words,
	    sizeof permission_words / sizeof *permission_words);
}

/* 努めるものとし is no ものとし. */
static bool
says_for_itself(const char *sentence, const char *words)
{
	static const char strives[] = "努める";
	const char *at = sentence;

	while ((at = strstr(at, words)) != NULL) {
		if (!word_ends_at(sentence, at, strives))
			return true;
		at += strlen(words);
	}
	return false;
}

static unsigned
allows(const char *sentence, bool ended)
{
	unsigned allowed = 0;
	size_t i;

	for (i = 0; i < sizeof word_rows / sizeof *word_rows; i++)
		if (says_for_itself(sentence, word_rows[i].words))
			allowed |= word_rows[i].allows;
	for (i = 0; i < sizeof end_rows / sizeof *end_rows; i++)
		if (word_ends(sentence, end_rows[i].words))
			return allowed | end_rows[i].allows;
	/* A proviso only takes away: …を除く。 */
	if (ended && !word_starts(sentence, "ただし"))
		allowed |= MUST;
	return allowed;
}

/* 次に掲げる行為をしてはならない */
static bool
forbids_acts(const char *lead)
{
	struct text sentence = {0};
	unsigned allowed = 0;
	bool ended;

	if (strstr(lead, "行為") == NULL)
		return false;
	while (sentence_next(&lead, &sentence, &ended))
		if (sentence.length > 0)
			allowed |= allows(sentence.bytes, ended);
	text_free(&sentence);
	return allowed == MUST_NOT;
}

unsigned
check_wording_of(const struct provision *provision, const char *sentence,
    bool ended)
{
	unsigned allowed = allows(sentence, ended);

	/* (1) 火気を使用すること names what must not be done. */
	return allowed == MUST && word_ends(sentence, "こと") &&
	    provision->kind >= PROVISION_ITEM && provision->parent != NULL &&
	    forbids_acts(provision->parent->text) ? MUST_NOT : allowed;
}

/* 0 if the text has no verb that says. */
static unsigned
allowed_by_text(const struct provision *provision)
{
	struct text sentence = {0};
	const char *text = provision->text;
	unsigned allowed = 0;
	bool ended;

	while (sentence_next(&text, &sentence, &ended))
		if (sentence.length > 0)
			allowed |= check_wording_of(provision, sentence.bytes,
			    ended);
	text_free(&sentence);
	return allowed;
}

/* By the provision, else by the nearest lead above it that says. */
unsigned
check_wording_allowed(const struct provision *provision)
{
	const struct provision *at;
	unsigned allowed = 0;

	for (at = provision; at != NULL && at->kind >= PROVISION_PARAGRAPH &&
	    allowed == 0; at = at->parent)
		allowed = allowed_by_text(at);
	if (allowed == 0)
		return 0;
	for (at = provision; at != NULL && at->kind >= PROVISION_PARAGRAPH;
	    at = at->parent)
		if (check_wording_permits(at->text))
			return allowed | PERMISSION;
	return allowed;
}

bool
check_wording_binds(const struct provision *provision)
{
	return check_wording_allowed(provision) != 0;
}

unsigned
check_wording_modality(const struct duty *duty)
{
	size_t i;

	for (i = 0; i < sizeof modality_rows / sizeof *modality_rows; i++)
		if (strcmp(modality_rows[i].name, duty->modality) == 0)
			return modality_rows[i].modality;
	return 0;
}

/* 準用: the words that bind stand elsewhere. */
static bool
is_borrowed(const struct duty *duty)
{
	return node_attr(duty->node, "applies") != NULL;
}

const char *
check_wording_names(struct pool *pool, unsigned allowed)
{
	const char *names = "";
	size_t i;

	for (i = 0; i < sizeof modality_rows / sizeof *modality_rows; i++)
		if ((allowed & modality_rows[i].modality) != 0)
			names = pool_format(pool, "%s%s%s", names,
			    *names != '\0' ? message_translate(" or ") : "",
			    modality_rows[i].name);
	return names;
}

/* True if nothing more can be said about the duties of its provision. */
static bool
check_duty(struct checking *checking, const struct duty *duty)
{
	unsigned modality = check_wording_modality(duty), allowed;

	/* An unknown modality is reported elsewhere. */
	if (modality == 0 || is_borrowed(duty) ||
	    node_attr(duty->node, "because") != NULL)
		return true;
	allowed = check_wording_allowed(duty->provision);
	if (allowed == 0 || (modality & allowed) != 0)
		return false;
	problem_add(checking->problems, PROBLEM_MODALITY_WORDING,
	    check_place(duty->node, "modality"),
	    "%s is \"%s\", but its words say %s: \"%s\"",
	    duty->provision->address, duty->modality,
	    check_wording_names(checking->pool, allowed), duty->provision->text);
	return true;
}

/* What the duties on one provision are, together. */
struct told {
	unsigned	 modalities;
	bool		 is_settled;
	const xmlNode	*first;
};

/*
 * Each of these needs its duty: a provision that forbids and commands must
 * not lose one of the two.
 */
static const struct {
	const char	*words;
	unsigned	 needs;
} needs[] = {
	{ "はならない", MUST_NOT | PERMISSION },
	{ "なければならない", MUST | PERMISSION | SHOULD },
};

/*
 * What a sentence ends with needs its duty as well: what one may do, and what
 * one is to strive for, are lost as easily.
 */
static const struct {
	const char	*ending;
	unsigned	 needs;
} ending_rows[] = {
	{ "できない", MUST_NOT | PERMISSION | MUST },
	{ "できるものとする", MAY | PERMISSION },
	{ "できることとする", MAY | PERMISSION },
	{ "できる", MAY | PERMISSION },
	{ "を要しない", MAY },
	{ "妨げない", MAY },
	{ "努めるものとする", SHOULD },
	{ "努めること", SHOULD },
	{ "努める", SHOULD },
	{ "ないものとする", MUST | MUST_NOT | PERMISSION | MAY },
	{ "ものとする", MUST | MUST_NOT | PERMISSION },
	{ "こととする", MUST | MUST_NOT | PERMISSION },
};

static void
check_ending(struct checking *checking, const struct provision *provision,
    const struct told *told, const char *sentence)
{
	size_t i = 0;

	/* A proviso is told in the duty that it limits. */
	if (word_starts(sentence, "ただし"))
		return;
	while (i < sizeof ending_rows / sizeof *ending_rows &&
	    !word_ends(sentence, ending_rows[i].ending))
		i++;
	if (i == sizeof ending_rows / sizeof *ending_rows ||
	    (told->modalities & ending_rows[i].needs) != 0)
		return;
	problem_add(checking->problems, PROBLEM_ENDING_WORDING,
	    xml_place(told->first), "a sentence of %s ends with \"…%s\", but "
	    "no duty there is %s", provision->address, ending_rows[i].ending,
	    check_wording_names(checking->pool, ending_rows[i].needs));
}

static void
check_endings(struct checking *checking, const struct provision *provision,
    const struct told *told)
{
	struct text sentence = {0};
	const char *text = provision->text;
	bool ended;

	if (told->first == NULL || told->is_settled)
		return;
	while (sentence_next(&text, &sentence, &ended))
		if (sentence.length > 0)
			check_ending(checking, provision, told,
			    sentence.bytes);
	text_free(&sentence);
}

static bool
says(const char *text, const char *words)
{
	struct text sentence = {0};
	bool ended, found = false;

	while (!found && sentence_next(&text, &sentence, &ended))
		found = sentence.length > 0 &&
		    strstr(sentence.bytes, words) != NULL;
	text_free(&sentence);
	return found;
}

static void
check_provision(struct checking *checking, const struct provision *provision,
    const struct told *told)
{
	size_t i;

	if (told->first == NULL || told->is_settled)
		return;
	for (i = 0; i < sizeof needs / sizeof *needs; i++)
		if ((told->modalities & needs[i].needs) == 0 &&
		    says(provision->text, needs[i].words))
			problem_add(checking->problems,
			    PROBLEM_MODALITY_WORDING, xml_place(told->first),
			    "%s says \"…%s\", but no duty there is %s",
			    provision->address, needs[i].words,
			    check_wording_names(checking->pool, needs[i].needs));
}

void
check_wording(struct checking *checking)
{
	const struct edition *edition = checking->edition;
	struct told *told = pool_take(checking->pool,
	    (edition->provision_count + 1) * sizeof *told);
	const struct provision *at;
	size_t i;

	for (i = 0; i < overlay_of(edition)->count; i++) {
		const struct duty *duty = &overlay_of(edition)->duties[i];
		struct told *of;

		/* Whoever reads a proposal sees why, and how sure it is. */
		if (duty->provision == NULL || check_proposed_is(duty->node))
			continue;
		of = &told[duty->provision->order];
		if (of->first == NULL)
			of->first = duty->node;
		of->modalities |= check_wording_modality(duty);
		of->is_settled |= check_duty(checking, duty);
	}
	for (at = edition->provisions; at != NULL; at = at->next) {
		check_provision(checking, at, &told[at->order]);
		check_endings(checking, at, &told[at->order]);
	}
}
