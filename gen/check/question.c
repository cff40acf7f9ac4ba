/*
 * Question: can a duty's question be answered on paper, and does the time that
 * the overlay gives for a duty stand in the words of its clause?
 */
#include "check/inside.h"

#include <string.h>

#include "base/word.h"

enum {
	QUESTION_MAX = 120	/* characters: three lines of a checklist */
};

/* UTF-8: every byte that continues none begins one. */
static size_t
characters(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

static void
check_length(struct checking *checking, const xmlNode *duty)
{
	const xmlNode *node = node_child(duty, "question");
	size_t length;

	if (node == NULL)
		return;
	length = characters(content_all(checking->pool, node));
	if (length > QUESTION_MAX)
		problem_add(checking->problems, PROBLEM_QUESTION_LONG,
		    xml_place(node), "the question has %zu characters; at "
		    "most %d can be answered on paper", length,
		    (int)QUESTION_MAX);
}

/* In the provision, in what leads it, or in its parts. */
static bool
says(const struct provision *provision, const char *word)
{
	const struct provision *at;

	for (at = provision; at != NULL; at = at->parent)
		if (strstr(at->text, word) != NULL)
			return true;
	for (at = NULL; (at = provision_inside(provision, at)) != NULL;)
		if (strstr(at->text, word) != NULL)
			return true;
	return false;
}

/* 準用: the words stand where applies="…" points. */
static bool
says_applied(struct checking *checking, const struct duty *duty,
    const char *word)
{
	const char *list = node_attr(duty->node, "applies"), *address;
	const struct provision *provision;

	while (list != NULL && (address = word_next(checking->pool,
	    &list, " ")) != NULL) {
		provision = find_provision(duty->edition, address);
		if (provision != NULL && says(provision, word))
			return true;
	}
	return false;
}

/* 定期的又は随時 are two words, each of which the clause has. */
static void
check_time(struct checking *checking, const struct duty *duty,
    const char *attr)
{
	static const char or[] = "又は";
	const char *at = node_attr(duty->node, attr), *end, *word;

	for (; at != NULL; at = end != NULL ? end + strlen(or) : NULL) {
		end = strstr(at, or);
		word = end == NULL ? at : pool_copy(checking->pool, at,
		    (size_t)(end - at));
		if (*word == '\0' || (!says(duty->provision, word) &&
		    !says_applied(checking, duty, word)))
			problem_add(checking->problems, PROBLEM_CYCLE_ABSENT,
			    check_place(duty->node, attr),
			    "%s \"%s\" does not say \"%s\"",
			    duty->provision->address,
			    duty->provision->citation, word);
	}
}

/* The sentence of a form, or of a long clause, that the duty is made from. */
static void
check_quote(struct checking *checking, const struct duty *duty)
{
	const char *quote = node_attr(duty->node, "quote");

	if (quote != NULL && (*quote == '\0' ||
	    !check_note_may_quote(duty->provision, quote)))
		problem_add(checking->problems, PROBLEM_NOTE_QUOTE_ABSENT,
		    check_place(duty->node, "quote"),
		    "%s \"%s\" does not say \"%s\"",
		    duty->provision->address, duty->provision->citation,
		    quote);
}

void
check_question(struct checking *checking)
{
	const struct edition *edition = checking->edition;
	size_t i;

	for (i = 0; i < overlay_of(edition)->count; i++) {
		const struct duty *duty = &overlay_of(edition)->duties[i];

		check_length(checking, duty->node);
		if (duty->provision == NULL)
			continue;
		check_time(checking, duty, "cycle");
		check_time(checking, duty, "within");
		check_quote(checking, duty);
	}
}
