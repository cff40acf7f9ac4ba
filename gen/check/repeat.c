/*
 * Repetition: a list that names one thing twice. A role would be told one duty
 * twice, or one of the two was meant to be another: after numbers have moved,
 * that is how it shows.
 */
#include "check/inside.h"

#include <string.h>

#include "base/names.h"
#include "base/word.h"

/* Elements of one parent that may name one thing once only. */
static const struct { const char *element, *attrs[2]; } once[] = {
	{ "first", { "duty" } },
	{ "over", { "role" } },
	{ "member", { "role" } },
	{ "includes", { "role", "when" } },
	{ "exempt", { "provision" } },
	{ "context", { "provision", "of" } },
	{ "sorting", { "word" } },
	{ "everyday", { "word" } },
};

void
check_repeat_words(struct checking *checking, const xmlNode *node,
    const char *attr, const char *separators)
{
	const char *cursor = node_attr(node, attr), *word;
	struct names seen = { .pool = checking->pool };

	while ((word = word_next(checking->pool, &cursor, separators)) != NULL)
		if (!names_add(&seen, word, NULL))
			problem_add(checking->problems, PROBLEM_NAMED_TWICE,
			    check_place(node, attr), "%s names \"%s\" twice",
			    attr, word);
}

static void
check_element(struct checking *checking, struct names *seen,
    const xmlNode *node, const char *const attrs[2])
{
	const char *name = node_attr(node, attrs[0]);
	const char *other = attrs[1] != NULL ? node_attr(node, attrs[1]) :
	    NULL;

	if (name != NULL && !names_add(seen, pool_format(checking->pool,
	    "%s %s", name, other != NULL ? other : ""), NULL))
		problem_add(checking->problems, PROBLEM_NAMED_TWICE,
		    check_place(node, attrs[0]), "<%s> names \"%s\" a second "
		    "time", node->name, name);
}

void
check_repeat_elements(struct checking *checking, const xmlNode *parent)
{
	const xmlNode *node;
	size_t i;

	for (i = 0; i < sizeof once / sizeof *once; i++) {
		struct names seen = { .pool = checking->pool };

		for (node = node_child(parent, once[i].element); node != NULL;
		    node = node_next(node, once[i].element))
			check_element(checking, &seen, node, once[i].attrs);
	}
}
