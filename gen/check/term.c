/*
 * Terms: what a standard defines, in the columns of its definitions (用語と
 * 意義) or in passing (以下「…」という。), once, and uses. A word that is
 * used without being defined cannot be told from plain language; only
 * collective names of authority.xml, and words that were introduced for one
 * article or paragraph, are known to need a definition.
 */
#include "check/inside.h"

#include <string.h>

#include "base/text.h"

struct term {
	const char		*word;
	const struct provision	*at;		/* where it is defined */
	const struct provision	*scope;		/* NULL: the whole standard */
	bool			 is_partial;	/* for parts that it lists */
	size_t			 start, end;	/* of the word in at->text */
	bool			 is_column;	/* else in passing */
	struct term		*next;
};

struct terms {
	struct term	*first, **last;
};

/* Collecting */

static void
add_term(struct checking *checking, struct terms *terms,
    const struct term *found)
{
	struct term *term = pool_take(checking->pool, sizeof *term);

	*term = *found;
	term->next = NULL;
	*terms->last = term;
	terms->last = &term->next;
}

/* The article, or the paragraph where there is none. */
static const struct provision *
unit_around(const struct provision *provision, enum provision_kind kind)
{
	while (provision != NULL && provision->kind > kind)
		provision = provision->parent;
	return provision;
}

static bool
is_definition(const struct checking *checking,
    const struct provision *provision)
{
	const struct provision *article = unit_around(provision,
	    PROVISION_ARTICLE);
	const char *reason = check_coverage_reason(checking->edition,
	    provision);

	if (reason != NULL && strcmp(reason, "definition") == 0)
		return true;
	return article != NULL && strstr(article->caption, "定義") != NULL;
}

/* The first of two columns, without what a bracket adds to it. */
static const char *
column_term(struct checking *checking, const struct provision *provision)
{
	const xmlNode *node = provision->node->children;
	const xmlNode *column = NULL;
	char *word;

	for (; node != NULL && column == NULL; node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			column = node_child(node, "Column");
	if (column == NULL || node_next(column, "Column") == NULL)
		return NULL;
	word = content_all(checking->pool, column);
	word[strcspn(word, "(")] = '\0';
	if (strstr(word, "（") != NULL)
		*strstr(word, "（") = '\0';
	return *word != '\0' ? word : NULL;
}

static void
find_column(struct checking *checking, struct terms *terms,
    const struct provision *provision)
{
	const char *word;

	if (provision->kind < PROVISION_ITEM ||
	    provision->kind > PROVISION_SUBITEM ||
	    !is_definition(checking, provision))
		return;
	word = column_term(checking, provision);
	if (word != NULL)
		add_term(checking, terms, &(struct term){ .word = word,
		    .at = provision, .end = strlen(word),
		    .is_column = true });
}

static const struct {
	const char		*words;
	enum provision_kind	 kind;
} scope_rows[] = {
	{ "この章において", PROVISION_CHAPTER },
	{ "この節において", PROVISION_SECTION },
	{ "この条において", PROVISION_ARTICLE },
	{ "この項において", PROVISION_PARAGRAPH },
	{ "この号において", PROVISION_ITEM },
};

/* この条において alone; この条及び次条において holds for more than one part. */
static void
read_scope(const char *words, struct term *term)
{
	static const char *const commas[] = { ",", "，", "、", " ", "　" };
	size_t i;

	for (i = 0; i < sizeof commas / sizeof *commas; i++)
		if (strncmp(words, commas[i], strlen(commas[i])) == 0)
			words += strlen(commas[i]);
	for (i = 0; i < sizeof scope_rows / sizeof *scope_rows; i++)
		if (strncmp(words, scope_rows[i].words,
		    strlen(scope_rows[i].words)) == 0) {
			term->scope = unit_around(term->at,
			    scope_rows[i].kind);
			return;
		}
	term->is_partial = strstr(words, "おいて") != NULL;
}

/* Between 以下 and 「; false if these words are no introduction. */
static bool
introduces(const char *start, const char *end, struct term *term)
{
	enum { INTRODUCTION_MAX = 120 };	/* bytes: 40 characters */
	char words[INTRODUCTION_MAX + 1];
	size_t length = (size_t)(end - start);

	if (length > INTRODUCTION_MAX)
		return false;
	memcpy(words, start, length);
	words[length] = '\0';
	if (strstr(words, "。") != NULL || strstr(words, "」") != NULL)
		return false;
	read_scope(words, term);
	return true;
}

/* The last 以下 before a place. */
static const char *
hence_before(const char *text, const char *at)
{
	static const char hence[] = "以下";
	const char *found = NULL, *next = text;

	while ((next = strstr(next, hence)) != NULL && next < at) {
		next += strlen(hence);
		found = next;
	}
	return found;
}

static bool
starts_with(const char *text, const char *start)
{
	return strncmp(text, start, strlen(start)) == 0;
}

static void
find_passing(struct checking *checking, struct terms *terms,
    const struct provision *provision)
{
	static const char open[] = "「", close[] = "」";
	const char *text = provision->text, *at = text, *end, *hence;
	struct term term;

	while ((at = strstr(at, open)) != NULL) {
		hence = hence_before(text, at);
		term = (struct term){ .at = provision };
		end = strstr(at, close);
		if (end == NULL)
			return;
		if (hence != NULL && introduces(hence, at, &term) &&
		    (starts_with(end + strlen(close), "という") ||
		    starts_with(end + strlen(close), "と総称"))) {
			at += strlen(open);
			term.start = (size_t)(at - text);
			term.end = (size_t)(end - text);
			term.word = pool_copy(checking->pool, at,
			    (size_t)(end - at));
			add_term(checking, terms, &term);
		}
		at = end;
	}
}

/* Using */

static bool
is_inside(const struct provision *provision, const struct provision *top)
{
	for (; provision != NULL; provision = provision->parent)
		if (provision == top)
			return true;
	return false;
}

/* Elsewhere than where it is defined. */
static bool
is_used(const struct checking *checking, const struct term *term)
{
	const struct provision *at = checking->edition->provisions;

	for (; at != NULL; at = at->next) {
		const char *found;

		if (term->is_column && is_inside(at, term->at))
			continue;
		found = strstr(at->text, term->word);
		if (found != NULL && at == term->at &&
		    (size_t)(found - at->text) == term->start)
			found = strstr(found + strlen(term->word),
			    term->word);
		if (found != NULL || strstr(at->caption, term->word) != NULL)
			return true;
	}
	return false;
}

static void
check_used(struct checking *checking, const struct term *term)
{
	if (is_used(checking, term) || check_noted(checking, term->at,
	    NOTE_UNUSED_TERM, term->start, term->end))
		return;
	problem_add(checking->problems, PROBLEM_TERM_UNUSED,
	    xml_place(term->at->node), "\"%s\" is defined here, but used "
	    "nowhere else", term->word);
}

/* 附則 define words anew, each for itself. */
static bool
is_for_all(const struct term *term)
{
	return term->scope == NULL && !term->is_partial && term->at->is_main;
}

static void
check_once(struct checking *checking, const struct term *first,
    const struct term *term)
{
	const unsigned kinds = NOTE_INCONSISTENT_TERM | NOTE_AMBIGUOUS |
	    NOTE_SIC;

	for (; first != term; first = first->next)
		if (is_for_all(first) && is_for_all(term) &&
		    strcmp(first->word, term->word) == 0)
			break;
	if (first == term || check_noted(checking, term->at, kinds,
	    term->start, term->end) || check_noted(checking, first->at,
	    kinds, first->start, first->end))
		return;
	problem_add(checking->problems, PROBLEM_TERM_TWICE,
	    xml_place(term->at->node), "\"%s\" is defined already in %s "
	    "\"%s\"", term->word, first->at->address, first->at->citation);
}

/* Is the word defined for this place? */
static bool
is_defined(const struct term *terms, const char *word,
    const struct provision *at)
{
	for (; terms != NULL; terms = terms->next)
		if (strcmp(terms->word, word) == 0 &&
		    (terms->scope == NULL || is_inside(at, terms->scope)))
			return true;
	return false;
}

/* The first use in 本則 only: the others are mended with it. */
static void
check_defined(struct checking *checking, const struct term *terms,
    const char *word, bool is_elsewhere)
{
	const struct provision *at = checking->edition->provisions;

	for (; at != NULL; at = at->next) {
		const char *found = strstr(at->text, word);
		size_t start;

		if (found == NULL || !at->is_main || is_defined(terms, word,
		    at))
			continue;
		start = (size_t)(found - at->text);
		if (!check_noted(checking, at, NOTE_UNDEFINED_TERM |
		    NOTE_INCONSISTENT_TERM, start, start + strlen(word)))
			problem_add(checking->problems,
			    PROBLEM_TERM_UNDEFINED, xml_place(at->node),
			    is_elsewhere ? "%s uses \"%s\", which is defined "
			    "for another part only" : "%s uses \"%s\", which "
			    "this standard does not define", at->address,
			    word);
		return;
	}
}

static bool
is_asked(const xmlNode *collective)
{
	const xmlNode *before = collective->prev;

	for (; before != NULL; before = before->prev)
		if (node_is(before, "collective") &&
		    node_attr(before, "name") != NULL &&
		    strcmp(node_attr(before, "name"),
		    node_attr(collective, "name")) == 0)
			return true;
	return false;
}

/* Short names that this authority always defines before it uses them. */
static void
check_collectives(struct checking *checking, const struct term *terms)
{
	const xmlNode *root, *node;

	if (checking->authority == NULL)
		return;
	root = xmlDocGetRootElement(checking->authority->source->document);
	for (node = node_child(root, "collective"); node != NULL;
	    node = node_next(node, "collective"))
		if (node_attr(node, "name") != NULL && !is_asked(node))
			check_defined(checking, terms,
			    node_attr(node, "name"), false);
}

void
check_terms(struct checking *checking)
{
	struct terms terms = { NULL, &terms.first };
	const struct provision *at;
	const struct term *term;

	for (at = checking->edition->provisions; at != NULL; at = at->next) {
		find_column(checking, &terms, at);
		find_passing(checking, &terms, at);
	}
	for (term = terms.first; term != NULL; term = term->next) {
		check_used(checking, term);
		check_once(checking, terms.first, term);
		if (term->scope != NULL && term->at->is_main)
			check_defined(checking, terms.first, term->word,
			    true);
	}
	check_collectives(checking, terms.first);
}
