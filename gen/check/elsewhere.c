/*
 * Elsewhere: words that a standard uses as if it had said what they mean, and
 * that it has not. Plain language cannot be told from such a word by looking
 * at it, but two kinds can: what another standard of the authority thought
 * worth defining, where no rule extends that to here; and abbreviations in
 * Latin letters that no words introduce.
 */
#include "check/inside.h"

#include <string.h>

#include "base/text.h"
#include "refer/define.h"
#include "refer/refer.h"
#include "refer/role.h"

struct word {
	const char	*words;
	size_t		 start, end;	/* bytes in the provision's text */
};

/* Where a word is its own */

static bool
overlaps(const struct word *word, size_t start, size_t end)
{
	return word->start < end && word->end > start;
}

/* 「電子情報等の保護に関する管理基準」 */
static bool
is_quoted(const struct provision *at, const struct word *word)
{
	const char *text = at->text, *end = text + word->start;
	int depth = 0;

	while (text < end)
		switch (text_next(&text, end)) {
		case 0x300c:	/* 「 */
			depth++;
			break;
		case 0x300d:	/* 」 */
			depth--;
			break;
		}
	return depth > 0;
}

/* Of a term that is known here, or where one is explained. */
static bool
is_known(const struct edition *edition, const struct provision *at,
    const struct word *word)
{
	const struct definition *own = define_known(edition);
	const struct term_use *use = define_uses(edition, at);

	for (; use != NULL; use = use->next)
		if (overlaps(word, use->start, use->end))
			return true;
	for (; own != NULL; own = own->next)
		if (own->at == at && overlaps(word, own->start, own->end))
			return true;
	return false;
}

static bool
is_of_reference(const struct edition *edition, const struct provision *at,
    const struct word *word)
{
	const struct reference *reference = refer_known(edition, at);

	for (; reference != NULL; reference = reference->next)
		if (overlaps(word, reference->start, reference->end))
			return true;
	return false;
}

static bool
is_its_own(const struct checking *checking, const struct provision *at,
    const struct word *word)
{
	return !is_quoted(at, word) &&
	    !is_known(checking->edition, at, word) &&
	    !is_of_reference(checking->edition, at, word);
}

/* Terms of other standards */

static bool
ends_with(const char *words, const char *end)
{
	size_t length = strlen(words), of_end = strlen(end);

	return length >= of_end && strcmp(words + length - of_end, end) == 0;
}

/*
 * A short name is its standard's own affair, and may be plain language in
 * another (サービス); but whoever says 電子計算機等 has to say what else.
 */
static bool
is_worth_defining(const struct definition *term)
{
	return term->range == NULL && !term->is_partial &&
	    term->at->is_main && (term->way != DEFINE_SHORT ||
	    ends_with(term->term, "等"));
}

/* All others' terms that are not at home here, in the order of standards. */
struct foreign {
	const struct definition	**list;
	size_t			  count;
};

static bool
has_term(const struct definition *list, const char *term)
{
	for (; list != NULL; list = list->next)
		if (strcmp(list->term, term) == 0)
			return true;
	return false;
}

static bool
is_listed(const struct foreign *foreign, const char *term)
{
	size_t i;

	for (i = 0; i < foreign->count; i++)
		if (strcmp(foreign->list[i]->term, term) == 0)
			return true;
	return false;
}

static const struct definition *
terms_of(const struct checking *checking, size_t at)
{
	const struct standard *standard = &checking->authority->standards[at];
	const struct edition *current = standard_current(standard);

	if (current == NULL || standard == checking->edition->standard ||
	    define_borrows(checking->edition, standard) != NULL)
		return NULL;
	return define_known(current);
}

static struct foreign
foreign_terms(const struct checking *checking)
{
	const struct definition *own = define_known(checking->edition), *term;
	struct foreign foreign = {0};
	size_t i, room = 0;

	for (i = 0; i < checking->authority->standard_count; i++)
		for (term = terms_of(checking, i); term != NULL;
		    term = term->next)
			room++;
	foreign.list = pool_take(checking->pool, (room + 1) *
	    sizeof *foreign.list);
	for (i = 0; i < checking->authority->standard_count; i++)
		for (term = terms_of(checking, i); term != NULL;
		    term = term->next)
			if (is_worth_defining(term) &&
			    /* check_terms asks for those. */
			    role_collective(checking->authority, term->term,
			    NULL) == NULL && !has_term(own, term->term) &&
			    !is_listed(&foreign, term->term))
				foreign.list[foreign.count++] = term;
	return foreign;
}

/* 不正アクセス is no アクセス. */
static bool
is_of_longer(const struct foreign *foreign, const struct provision *at,
    const struct word *word)
{
	struct word longer = {0};
	size_t i;

	for (i = 0; i < foreign->count; i++) {
		longer.words = foreign->list[i]->term;
		if (strlen(longer.words) <= strlen(word->words))
			continue;
		for (longer.start = 0; define_place_in(at->text, longer.words,
		    &longer.start, &longer.end); longer.start = longer.end)
			if (overlaps(word, longer.start, longer.end))
				return true;
	}
	return false;
}

/* The first place, unless an editor noted the word at any. */
static const struct provision *
first_use(const struct checking *checking, const struct foreign *foreign,
    struct word *word)
{
	const struct provision *at = checking->edition->provisions;
	const struct provision *first = NULL;

	for (; at != NULL; at = at->next) {
		if (!at->is_main || at->kind == PROVISION_FORM)
			continue;
		for (word->start = 0; define_place_in(at->text, word->words,
		    &word->start, &word->end); word->start = word->end) {
			if (!is_its_own(checking, at, word) ||
			    is_of_longer(foreign, at, word))
				continue;
			if (check_noted(checking, at, NOTE_UNDEFINED_TERM |
			    NOTE_INCONSISTENT_TERM, word->start, word->end))
				return NULL;
			if (first == NULL)
				first = at;
		}
	}
	return first;
}

static void
check_foreign(struct checking *checking)
{
	struct foreign foreign = foreign_terms(checking);
	const struct definition *term;
	const struct provision *at;
	struct word word = {0};
	size_t i;

	for (i = 0; i < foreign.count; i++) {
		term = foreign.list[i];
		word.words = term->term;
		at = first_use(checking, &foreign, &word);
		if (at != NULL)
			problem_add(checking->problems,
			    PROBLEM_TERM_ELSEWHERE, xml_place(at->node),
			    "%s uses \"%s\", which is defined in \"%s\" "
			    "(%s), but not for here", at->address, term->term,
			    term->edition->standard->title,
			    term->at->citation);
	}
}

/* Abbreviations */

/* Half or full width. */
static bool
is_capital(uint32_t code)
{
	return (code >= 'A' && code <= 'Z') ||
	    (code >= 0xff21 && code <= 0xff3a);
}

static bool
is_letter(uint32_t code)
{
	return is_capital(code) || (code >= 'a' && code <= 'z') ||
	    (code >= 0xff41 && code <= 0xff5a);
}

/* The next two or more capital letters that are a word; false at the end. */
static bool
next_abbreviation(const struct provision *provision, struct word *word)
{
	const char *text = provision->text, *end = text + strlen(text);
	const char *at = text + word->end, *start, *before;
	size_t capitals;
	bool is_word;

	while (at < end) {
		start = at;
		capitals = 0;
		is_word = true;
		for (before = at; at < end; before = at) {
			uint32_t code = text_next(&at, end);

			if (!is_letter(code)) {
				at = before;
				break;
			}
			is_word = is_word && is_capital(code);
			capitals++;
		}
		if (is_word && capitals >= 2) {
			word->start = (size_t)(start - text);
			word->end = (size_t)(at - text);
			return true;
		}
		if (at == start)
			text_next(&at, end);
	}
	return false;
}

static bool
starts_bracket(const char *at, const char **inside)
{
	static const char *const opens[] = { "(", "（" };
	size_t i;

	for (i = 0; i < sizeof opens / sizeof *opens; i++)
		if (strncmp(at, opens[i], strlen(opens[i])) == 0) {
			*inside = at + strlen(opens[i]);
			return true;
		}
	return false;
}

/*
 * 光磁気ディスク(MO): it stands alone in brackets behind what it is short for.
 * SNS(ソーシャルネットワーキングサービス): or that stands behind it.
 */
static bool
is_introduced(const struct provision *at, const struct word *word)
{
	const char *start = at->text + word->start;
	const char *end = at->text + word->end, *inside;

	if (starts_bracket(end, &inside))
		return !is_letter(text_next(&inside, inside +
		    strlen(inside)));
	return (*end == ')' || strncmp(end, "）", strlen("）")) == 0) &&
	    ((word->start >= 1 && start[-1] == '(') ||
	    (word->start >= strlen("（") && strncmp(start - strlen("（"),
	    "（", strlen("（")) == 0));
}

struct seen {
	const char	**list;
	size_t		  count;
};

/* True once for each word. */
static bool
is_new(struct seen *seen, const char *word)
{
	size_t i;

	for (i = 0; i < seen->count; i++)
		if (strcmp(seen->list[i], word) == 0)
			return false;
	seen->list[seen->count++] = word;
	return true;
}

static size_t
count_letters(const struct edition *edition)
{
	const struct provision *at = edition->provisions;
	size_t count = 0;

	for (; at != NULL; at = at->next)
		count += strlen(at->text);
	return count;
}

static void
check_abbreviations(struct checking *checking)
{
	const struct provision *at = checking->edition->provisions;
	struct seen seen = { .list = pool_take(checking->pool,
	    (count_letters(checking->edition) / 2 + 1) * sizeof *seen.list) };
	struct word word;

	for (; at != NULL; at = at->next) {
		if (!at->is_main || at->kind == PROVISION_FORM)
			continue;
		for (word = (struct word){0}; next_abbreviation(at, &word);) {
			word.words = pool_copy(checking->pool, at->text +
			    word.start, word.end - word.start);
			if (!is_new(&seen, word.words) ||
			    is_introduced(at, &word) ||
			    !is_its_own(checking, at, &word) ||
			    check_noted(checking, at, NOTE_UNDEFINED_TERM,
			    word.start, word.end))
				continue;
			problem_add(checking->problems,
			    PROBLEM_ABBREVIATION_UNEXPLAINED,
			    xml_place(at->node), "%s uses \"%s\" and nothing "
			    "says what it is short for", at->address,
			    word.words);
		}
	}
}

void
check_elsewhere(struct checking *checking)
{
	check_foreign(checking);
	check_abbreviations(checking);
}
