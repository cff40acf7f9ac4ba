/*
 * Everyday words: what people look for (テレワーク) and the words of the texts
 * that it leads to (庁外, 持ち出). They are a promise: there the search finds
 * something.
 */
#include "check/inside.h"

#include <string.h>

#include "base/oldform.h"
#include "base/text.h"
#include "base/word.h"

/* All that can be found of an authority: texts, captions, questions. */
static void
add_edition(struct pool *pool, const struct edition *edition,
    struct text *all)
{
	const struct overlay *overlay = overlay_of(edition);
	const struct provision *at;
	const xmlNode *question;
	size_t i;

	for (at = edition->provisions; at != NULL; at = at->next)
		text_add_format(all, "%s\n%s\n", at->caption != NULL ?
		    at->caption : "", at->text != NULL ? at->text : "");
	for (i = 0; i < overlay->count; i++) {
		question = node_child(overlay->duties[i].node, "question");
		if (question != NULL)
			text_add_format(all, "%s\n", content_all(pool,
			    question));
	}
}

static const char *
all_words(struct checking *checking)
{
	const struct authority *authority = checking->authority;
	const struct edition *edition;
	struct text all = {0};
	const char *folded;
	size_t i;

	for (i = 0; i < authority->standard_count; i++) {
		edition = standard_current(&authority->standards[i]);
		if (edition != NULL)
			add_edition(checking->pool, edition, &all);
	}
	folded = oldform_folded(checking->pool, all.bytes != NULL ?
	    all.bytes : "");
	text_free(&all);
	return folded;
}

/* Some of the texts could not be read: nobody can tell what they say. */
static bool
is_unread(const struct authority *authority)
{
	size_t i;

	for (i = 0; i < authority->standard_count; i++)
		if (standard_is_unread(&authority->standards[i]))
			return true;
	return false;
}

static void
check_word(struct checking *checking, const xmlNode *node, const char *all)
{
	const char *cursor = node_attr(node, "means"), *word;

	while ((word = word_next(checking->pool, &cursor, " \t\n")) != NULL)
		if (strstr(all, oldform_folded(checking->pool, word)) == NULL)
			problem_add(checking->problems,
			    PROBLEM_EVERYDAY_ASTRAY, check_place(node,
			    "means"), "\"%s\" leads to \"%s\", which no text "
			    "in force has", node_attr(node, "word"), word);
}

void
check_everyday(struct checking *checking)
{
	const xmlNode *node = node_child(xmlDocGetRootElement(
	    checking->authority->source->document), "everyday");
	const char *all;

	if (node == NULL || is_unread(checking->authority))
		return;
	all = all_words(checking);
	for (; node != NULL; node = node_next(node, "everyday"))
		if (node_attr(node, "word") != NULL)
			check_word(checking, node, all);
}
