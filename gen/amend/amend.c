#include "amend/amend.h"

#include <string.h>

#include "amend/address.h"
#include "amend/inside.h"
#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "corpus/corpus.h"

struct amend_lines {
	struct amend_line	*list;
	size_t			 count, room;
};

/* ---- lines ---- */

static bool
take_blank(const char **at, const char *end)
{
	return number_read_word(at, end, "　") ||
	    number_read_word(at, end, " ") || number_read_word(at, end, "\t");
}

static const char *
without_blanks(const char *start, const char *end)
{
	static const char *const blanks[] = { "　", " ", "\t", "\r", NULL };

	while (end > start && word_ends_at_any(start, end, blanks))
		end -= (unsigned char)end[-1] >= 0x80 ? strlen("　") : 1;
	return end;
}

static void
line_add(struct pool *pool, struct amend_lines *lines, const char *start,
    const char *end, int number)
{
	const char *at = start;
	struct amend_line *line;
	size_t indent = 0;

	while (take_blank(&at, end))
		indent++;
	end = without_blanks(at, end);
	lines->list = pool_grow(pool, lines->list, &lines->room, lines->count,
	    sizeof *lines->list);
	line = &lines->list[lines->count++];
	*line = (struct amend_line){ pool_copy(pool, at, (size_t)(end - at)),
	    (size_t)(end - at), number, (int)indent + 1, indent };
}

static void
read_lines(struct pool *pool, const char *text, size_t length,
    struct amend_lines *lines)
{
	const char *at = text, *end = text + length, *stop;
	int number = 1;

	number_read_word(&at, end, "\xef\xbb\xbf");
	for (; at < end; at = stop + 1, number++) {
		stop = memchr(at, '\n', (size_t)(end - at));
		if (stop == NULL)
			stop = end;
		line_add(pool, lines, at, stop, number);
	}
}

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

/* Beside the text: ※ and what stands behind it. */
static bool
is_note(const struct amend_line *line)
{
	return line->length == 0 || word_starts(line->words, "※");
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
	const struct amend_lines *lines;
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

static bool
walk_sentence(struct walk *walk)
{
	struct amending *amending = walk->amending;
	struct clauses clauses;
	struct block block;
	size_t i;

	amending->line = &walk->lines->list[walk->at];
	if (!is_sentence(amending->pool, amending->line, &clauses))
		return not_understood(amending, clauses.stopped);
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

bool
amend_apply(struct pool *pool, xmlDoc *law, const char *path,
    const char *text, size_t length, struct problems *problems)
{
	struct amend_lines lines = {0};
	struct amending amending = { .pool = pool, .law = law,
	    .body = unit_body(law), .problems = problems, .path = path };
	struct walk walk = { .amending = &amending, .lines = &lines };
	bool done;

	read_lines(pool, text, length, &lines);
	done = walk_all(&walk);
	keep_end(&amending);
	return done;
}
