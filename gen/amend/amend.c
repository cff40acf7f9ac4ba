#include "amend/amend.h"

#include <string.h>

#include "amend/address.h"
#include "amend/gap.h"
#include "amend/inside.h"
#include "amend/lines.h"
#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "corpus/corpus.h"

/* ---- what a line is ---- */

static bool
is_lead(const struct amend_line *line)
{
	return clause_is_lead(line->words, line->length);
}

static bool
is_supplement(const struct amend_line *line)
{
	static const char *const names[] = { "附則", "附　則", "附 則",
	    "附　　則", "付則", "付　則", "付 則", "付　　則", NULL };

	return word_among(names, line->words);
}

/* Beside the text: ※, 以上, and （○○要綱の一部改正） over what amends another. */
static bool
is_note(const struct amend_line *line)
{
	static const char *const ends[] = { "の一部改正）", "の一部改正)",
	    "の廃止）", "の廃止)", NULL };

	return line->length == 0 || word_starts(line->words, "※") ||
	    word_is(line->words, line->length, "以上") ||
	    ((word_starts(line->words, "（") || *line->words == '(') &&
	    word_ends_at_any(line->words, line->words + line->length, ends));
}

static bool
is_sentence(struct pool *pool, const struct amend_line *line,
    struct clauses *clauses)
{
	return clause_read(pool, line->words, line->length, clauses);
}

/*
 * Below a sentence that announces something, a line that begins with an
 * address and ends as amending sentences do, and is none: it was meant as one.
 */
static bool
is_suspicious(struct pool *pool, const struct amend_line *line)
{
	static const char *const ends[] = { "を加える。", "に改める。",
	    "を削る。", "とする。", "を付する。", "繰り下げる。",
	    "繰り上げる。", "ように改める。", NULL };
	static const char *const goes_on[] = { "中", "を", "の次", "に次",
	    "の前", NULL };
	const char *at = line->words, *end = at + line->length;
	struct addresses list;

	return word_ends_at_any(line->words, end, ends) &&
	    address_read_list(pool, &at, end, &list) &&
	    number_read_any(&at, end, goes_on);
}

/* ---- one sentence ---- */

static bool
not_understood(struct amending *amending, const char *at)
{
	const char *words = amending->line->words;
	size_t opened = 0, closed = 0;

	for (; (words = strstr(words, "「")) != NULL; words++)
		opened++;
	for (words = amending->line->words;
	    (words = strstr(words, "」")) != NULL; words++)
		closed++;
	if (opened != closed)
		problem_add(amending->problems, PROBLEM_AMEND_BRACKET,
		    amend_place(amending, at), "%zu opening brackets 「, %zu "
		    "closing ones", opened, closed);
	else
		problem_add(amending->problems, PROBLEM_AMEND_NOT_UNDERSTOOD,
		    amend_place(amending, at), "the sentence is not understood "
		    "from \"%s\" on", at);
	return false;
}

static bool
check_block(struct amending *amending, const struct clauses *clauses,
    const struct block *block)
{
	const struct clause *last = &clauses->list[clauses->count - 1];
	size_t i;

	for (i = 0; i + 1 < clauses->count; i++)
		if (clauses->list[i].has_block)
			return not_understood(amending,
			    clauses->list[i + 1].start);
	if (last->has_block && block->count == 0) {
		problem_add(amending->problems, PROBLEM_AMEND_COUNT,
		    amend_place(amending, last->start), "nothing stands below "
		    "what is announced here");
		return false;
	}
	if (last->has_block || block->count == 0)
		return true;
	amending->line = &block->lines[0];
	return not_understood(amending, amending->line->words);
}

/* All addresses first: numbers are those in force when it begins. */
static bool
do_sentence(struct amending *amending, const struct clauses *clauses,
    const struct block *block)
{
	struct targets *targets = pool_take(amending->pool, clauses->count *
	    sizeof *targets);
	size_t i;

	if (!check_block(amending, clauses, block))
		return false;
	for (i = 0; i < clauses->count; i++)
		if (!resolve_all(amending, &clauses->list[i].at, &targets[i]))
			return false;
	for (i = 0; i < clauses->count; i++)
		if (!change_do(amending, &clauses->list[i], &targets[i],
		    block))
			return false;
	return number_settle(amending);
}

/* ---- the whole ---- */

struct walk {
	struct amending		*amending;
	struct amend_lines	*lines;
	size_t			 at;
	const struct amend_line	*lead;
};

static bool
ends_block(struct walk *walk, size_t at)
{
	const struct amend_line *line = &walk->lines->list[at];
	struct clauses clauses;

	return is_lead(line) || is_supplement(line) || is_note(line) ||
	    is_sentence(walk->amending->pool, line, &clauses);
}

/* 目次を次のように改める: a line of it is 附則. */
static bool
is_of_contents(const struct clauses *clauses)
{
	const struct clause *last = &clauses->list[clauses->count - 1];

	return last->kind == CLAUSE_REWRITE && last->at.count == 1 &&
	    last->at.list[0].steps[0].kind == STEP_CONTENTS;
}

static struct block
take_block(struct walk *walk, const struct clauses *clauses)
{
	struct block block = { .lines = &walk->lines->list[walk->at] };
	bool may_end = !is_of_contents(clauses), is_other;

	while (walk->at < walk->lines->count) {
		is_other = !may_end && is_supplement(&walk->lines->list[
		    walk->at]);
		if (!is_other && ends_block(walk, walk->at))
			break;
		may_end |= is_other;
		block.count++;
		walk->at++;
	}
	return block;
}

/*
 * Two sentences on one line, as where blanks were lost: the first one is at
 * hand, and the line goes on behind it.
 */
static bool
part_sentences(struct walk *walk)
{
	struct amend_line *line = &walk->lines->list[walk->at], *first;
	const char *stop = line->words, *end = line->words + line->length;
	struct clauses clauses;

	while ((stop = strstr(stop, "。")) != NULL) {
		stop += strlen("。");
		first = pool_take(walk->amending->pool, sizeof *first);
		*first = *line;
		first->length = (size_t)(stop - line->words);
		if (stop < end && is_sentence(walk->amending->pool, first,
		    &clauses) && !clauses.list[clauses.count - 1].has_block) {
			line->column += (int)text_count(line->words,
			    first->length);
			line->words = stop;
			line->length -= first->length;
			walk->amending->line = first;
			return true;
		}
	}
	return false;
}

static bool
walk_sentence(struct walk *walk)
{
	struct amending *amending = walk->amending;
	struct clauses clauses;
	struct block block;
	size_t i;

	amending->line = &walk->lines->list[walk->at];
	if (!is_sentence(amending->pool, amending->line, &clauses)) {
		if (!part_sentences(walk))
			return not_understood(amending, clauses.stopped);
		is_sentence(amending->pool, amending->line, &clauses);
		return do_sentence(amending, &clauses, &(struct block){0});
	}
	walk->at++;
	block = take_block(walk, &clauses);
	for (i = 0; i < block.count; i++)
		if (is_suspicious(amending->pool, &block.lines[i])) {
			amending->line = &block.lines[i];
			is_sentence(amending->pool, amending->line, &clauses);
			return not_understood(amending, clauses.stopped);
		}
	return do_sentence(amending, &clauses, &block);
}

/* 13 小型大容量記録媒体…基準: the number before a title is not always said. */
static const char *
without_number(const char *title)
{
	const char *at = title, *end = title + strlen(title);
	int value;

	if (!number_read(&at, end, &value))
		return title;
	number_skip_blanks(&at, end);
	return at == end ? title : at;
}

/* Does the lead name this law? It may begin: 第1条　○○要綱の一部を… */
static bool
names_law(struct amending *amending, const struct amend_line *lead)
{
	const char *title = without_number(unit_text(amending->pool,
	    unit_child(amending->body, STEP_TITLE, NULL)));
	const char *at = lead->words, *end = at + lead->length, *here;

	for (; at < end; text_next(&at, end)) {
		here = at;
		if (citation_read_name(&here, end, title))
			return true;
	}
	return false;
}

static bool
check_lead(struct walk *walk)
{
	struct amending *amending = walk->amending;
	const struct amend_line *line = NULL;
	size_t i;

	for (i = 0; i < walk->lines->count; i++) {
		if (!is_lead(&walk->lines->list[i]))
			continue;
		line = amending->line = &walk->lines->list[i];
		if (!names_law(amending, line))
			continue;
		if (walk->lead != NULL) {
			problem_add(amending->problems,
			    PROBLEM_AMEND_NOT_UNDERSTOOD, amend_place(amending,
			    NULL), "this law is amended twice in the text: "
			    "give one of the two alone");
			return false;
		}
		walk->lead = line;
		walk->at = i + 1;
	}
	if (line == NULL || walk->lead != NULL)
		return true;
	problem_add(amending->problems, PROBLEM_AMEND_BASE, amend_place(
	    amending, NULL), "the text amends another law, not \"%s\"",
	    unit_text(amending->pool, unit_child(amending->body, STEP_TITLE,
	    NULL)));
	return false;
}

bool
amend_is_law(const xmlDoc *law)
{
	return xmlDocGetRootElement(law) != NULL && unit_body(law) != NULL;
}

static bool
walk_all(struct walk *walk)
{
	bool done_any = false;

	if (!check_lead(walk))
		return false;
	while (walk->at < walk->lines->count) {
		const struct amend_line *line = &walk->lines->list[walk->at];

		if (is_lead(line) || is_supplement(line))
			break;
		if (is_note(line)) {
			walk->at++;
			continue;
		}
		if (!walk_sentence(walk))
			return false;
		done_any = true;
	}
	if (!done_any)
		problem_add(walk->amending->problems,
		    PROBLEM_AMEND_NOT_UNDERSTOOD, (struct place){
		    walk->amending->path, 0, 0 }, "no sentence that amends "
		    "stands in the text");
	return done_any;
}

static bool
apply_lines(struct pool *pool, xmlDoc *law, const char *path,
    struct amend_lines *lines, struct problems *problems)
{
	struct amending amending = { .pool = pool, .law = law,
	    .body = unit_body(law), .problems = problems, .path = path };
	struct walk walk = { .amending = &amending, .lines = lines };
	struct gaps gaps;
	bool done;

	gap_find(&amending, &gaps);
	done = walk_all(&walk);
	if (done)
		gap_tell(&amending, &gaps);
	keep_end(&amending);
	return done;
}

/* On a law of its own, and nothing is said. */
static bool
may_be_applied(struct pool *pool, xmlDoc *law, const struct amend_lines *lines)
{
	struct problems *unsaid = problems_new();
	struct amend_lines own = { .count = lines->count };
	xmlDoc *copy = xmlCopyDoc(law, 1);
	bool done;

	own.list = pool_take(pool, lines->count * sizeof *own.list);
	memcpy(own.list, lines->list, lines->count * sizeof *own.list);
	done = copy != NULL && apply_lines(pool, copy, "", &own, unsaid);
	xmlFreeDoc(copy);
	problems_free(unsaid);
	return done;
}

/* Where what stands there cannot be carried out as it stands. */
static void
join_lines(struct pool *pool, xmlDoc *law, const char *path,
    struct amend_lines *lines, struct problems *problems)
{
	const struct amend_line *page = lines_drop_pages(pool, lines);
	size_t joined;

	if (page != NULL)
		problem_add(problems, PROBLEM_AMEND_JOINED, (struct place){
		    path, page->number, page->column }, "\"%s\" is taken for "
		    "a page number", page->words);
	if (!lines_look_broken(lines) || may_be_applied(pool, law, lines))
		return;
	joined = lines_join(pool, lines);
	problem_add(problems, PROBLEM_AMEND_JOINED, (struct place){ path, 0,
	    0 }, "%zu lines were taken for the rest of the line above each",
	    joined);
}

bool
amend_apply(struct pool *pool, xmlDoc *law, const char *path,
    const char *text, size_t length, struct problems *problems)
{
	struct amend_lines lines = {0};

	lines_read(pool, text, length, &lines);
	join_lines(pool, law, path, &lines, problems);
	return apply_lines(pool, law, path, &lines, problems);
}
