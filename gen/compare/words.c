/*
 * Words: which of them differ between two texts. Tokens are compared; then
 * what was put in or taken out is shifted to where a drafter would quote it,
 * crumbs between two changes join them, and what both sides of a change begin
 * and end with alike is known to be only widened.
 */
#include "compare/inside.h"

#include <string.h>

struct words {
	const char	*text;
	struct token	*tokens;
	size_t		 count;
	bool		*is_changed;
	bool		*is_widened;	/* the same, between two changes */
};

/* Tokens from to before the end on each side; no longer the same there. */
struct edit {
	size_t		 old0, old1, new0, new1;
	struct edit	*next;
};

static struct words *
read_words(struct pool *pool, const char *text)
{
	struct words *words = pool_take(pool, sizeof *words);

	words->text = text;
	words->tokens = compare_tokens(pool, text, &words->count);
	words->is_changed = pool_take(pool, words->count + 1);
	words->is_widened = pool_take(pool, words->count + 1);
	return words;
}

static void
find_changed(struct pool *pool, struct words *old, struct words *new)
{
	uint64_t *keys = pool_take(pool,
	    (old->count + new->count + 1) * sizeof *keys);
	size_t i;

	for (i = 0; i < old->count; i++)
		keys[i] = old->tokens[i].key;
	for (i = 0; i < new->count; i++)
		keys[old->count + i] = new->tokens[i].key;
	compare_sequences(pool, keys, old->count, keys + old->count, new->count,
	    old->is_changed, new->is_changed);
}

/* Edits in order, with at least one same token between each two. */
static struct edit *
list_edits(struct pool *pool, const struct words *old,
    const struct words *new)
{
	struct edit *first = NULL, **next = &first, *edit;
	size_t i = 0, j = 0;

	while (i < old->count || j < new->count) {
		if (i < old->count && !old->is_changed[i] &&
		    j < new->count && !new->is_changed[j]) {
			i++;
			j++;
			continue;
		}
		edit = pool_take(pool, sizeof *edit);
		edit->old0 = i;
		edit->new0 = j;
		while (i < old->count && old->is_changed[i])
			i++;
		while (j < new->count && new->is_changed[j])
			j++;
		edit->old1 = i;
		edit->new1 = j;
		*next = edit;
		next = &edit->next;
	}
	return first;
}

/* Shifting */

/* Brackets of any kind, open ones minus closed ones; -1 once it is below 0. */
static bool
is_balanced(const struct token *tokens, size_t from, size_t to)
{
	int depth = 0;

	for (; from < to && depth >= 0; from++)
		depth += (tokens[from].class == TOKEN_OPEN) -
		    (tokens[from].class == TOKEN_CLOSE);
	return depth == 0;
}

static bool
is_conjunction(const struct words *words, size_t at)
{
	static const char *const list[] = { "及び", "又は", "並びに",
	    "若しくは", "または", "および" };
	const struct token *token = &words->tokens[at];
	size_t i;

	for (i = 0; i < sizeof list / sizeof *list; i++)
		if (token->end - token->start == strlen(list[i]) &&
		    strncmp(words->text + token->start, list[i],
		    strlen(list[i])) == 0)
			return true;
	return false;
}

/*
 * How well these tokens stand as what was put in or taken out: whole
 * sentences first, then with the comma or conjunction before the word.
 */
static int
fitness(const struct words *words, size_t from, size_t to)
{
	const struct token *tokens = words->tokens;
	int points = 0;

	if (is_balanced(tokens, from, to))
		points += 16;
	if (tokens[to - 1].class == TOKEN_STOP ||
	    tokens[to - 1].class == TOKEN_LINE)
		points += 8;
	if (from == 0 || tokens[from - 1].class == TOKEN_STOP ||
	    tokens[from - 1].class == TOKEN_LINE)
		points += 4;
	if (tokens[from].class == TOKEN_COMMA || is_conjunction(words, from))
		points += 3;
	if (tokens[to - 1].class == TOKEN_COMMA &&
	    tokens[from].class != TOKEN_COMMA)
		points -= 1;
	if (tokens[from].class == TOKEN_HIRAGANA &&
	    !is_conjunction(words, from))
		points -= 2;
	return points;
}

/* How far [from, to) can go that way with the same words left outside. */
static size_t
room_before(const struct words *words, size_t from, size_t to, size_t most)
{
	size_t steps = 0;

	while (steps < most && !words->is_changed[from - steps - 1] &&
	    words->tokens[from - steps - 1].key ==
	    words->tokens[to - steps - 1].key)
		steps++;
	return steps;
}

static size_t
room_behind(const struct words *words, size_t from, size_t to, size_t most)
{
	size_t steps = 0;

	while (steps < most && !words->is_changed[to + steps] &&
	    words->tokens[from + steps].key == words->tokens[to + steps].key)
		steps++;
	return steps;
}

static void
mark(bool *flags, size_t from, size_t to, bool value)
{
	for (; from < to; from++)
		flags[from] = value;
}

/* The leftmost of the fittest places of a lone change on one side. */
static void
shift_edit(struct words *words, size_t from, size_t to, size_t before,
    size_t behind)
{
	size_t least = from - room_before(words, from, to, before);
	size_t most = from + room_behind(words, from, to, behind);
	size_t length = to - from, at, best = least;
	int points, most_points = fitness(words, least, least + length);

	for (at = least + 1; at <= most; at++) {
		points = fitness(words, at, at + length);
		if (points > most_points) {
			most_points = points;
			best = at;
		}
	}
	mark(words->is_changed, from, to, false);
	mark(words->is_changed, best, best + length, true);
}

static void
shift_edits(struct words *old, struct words *new, const struct edit *edit)
{
	size_t before, behind, end = 0;

	for (; edit != NULL; edit = edit->next) {
		/* Same tokens on both sides up to the neighbours. */
		before = edit->old0 - end;
		behind = (edit->next != NULL ? edit->next->old0 :
		    old->count) - edit->old1;
		end = edit->old1;
		if (edit->old0 == edit->old1)
			shift_edit(new, edit->new0, edit->new1, before,
			    behind);
		else if (edit->new0 == edit->new1)
			shift_edit(old, edit->old0, edit->old1, before,
			    behind);
	}
}

/* Crumbs */

static size_t
size_of(const struct words *words, size_t from, size_t to)
{
	if (from == to)
		return 0;
	return text_count(words->text + words->tokens[from].start,
	    words->tokens[to - 1].end - words->tokens[from].start);
}

static size_t
larger(size_t one, size_t other)
{
	return one > other ? one : other;
}

static bool
has_reference(const struct words *words, size_t from, size_t to)
{
	for (; from < to; from++)
		if (words->tokens[from].class == TOKEN_REFERENCE)
			return true;
	return false;
}

/*
 * 第4条、第5条及び第6条 that became 第5条、第6条及び第7条 shares words, but none
 * of its members stayed: a list of references changes as a whole.
 */
static bool
is_list_between(const struct words *old, const struct words *new,
    const struct edit *one, const struct edit *other)
{
	size_t i;

	if (!has_reference(old, one->old1, other->old0) ||
	    !(has_reference(old, one->old0, one->old1) ||
	    has_reference(new, one->new0, one->new1)) ||
	    !(has_reference(old, other->old0, other->old1) ||
	    has_reference(new, other->new0, other->new1)))
		return false;
	for (i = one->old1; i < other->old0; i++)
		if (old->tokens[i].class != TOKEN_REFERENCE &&
		    old->tokens[i].class != TOKEN_COMMA &&
		    !is_conjunction(old, i))
			return false;
	return true;
}

/*
 * Is what is left between two changes no more than a crumb? One word that is
 * smaller than either of them; but commas, conjunctions and brackets hold
 * apart.
 */
static bool
is_crumb(const struct words *old, const struct words *new,
    const struct edit *one, const struct edit *other)
{
	const struct token *token = &old->tokens[one->old1];
	size_t size;

	if (other->old0 - one->old1 != 1 || is_conjunction(old, one->old1) ||
	    (token->class != TOKEN_HIRAGANA && token->class != TOKEN_KANJI &&
	    token->class != TOKEN_KATAKANA && token->class != TOKEN_OTHER &&
	    token->class != TOKEN_LATIN))
		return false;
	size = size_of(old, one->old1, other->old0);
	return size <= 3 &&
	    size < larger(size_of(old, one->old0, one->old1),
	    size_of(new, one->new0, one->new1)) &&
	    size < larger(size_of(old, other->old0, other->old1),
	    size_of(new, other->new0, other->new1));
}

static void
join_edits(struct words *old, struct words *new, struct edit *edit)
{
	while (edit != NULL && edit->next != NULL) {
		struct edit *other = edit->next;

		if (!is_crumb(old, new, edit, other) &&
		    !is_list_between(old, new, edit, other)) {
			edit = other;
			continue;
		}
		mark(old->is_widened, edit->old1, other->old0, true);
		mark(new->is_widened, edit->new1, other->new0, true);
		edit->old1 = other->old1;
		edit->new1 = other->new1;
		edit->next = other->next;
	}
}

/* Spans */

struct spans {
	struct pool	*pool;
	struct span	*first, **next, *last;
};

static void
add_span(struct spans *spans, size_t start, size_t end, bool is_changed,
    bool is_widened)
{
	struct span *span = spans->last;

	if (start == end)
		return;
	/* Those that are the same stay one for one on both sides. */
	if (span != NULL && (is_changed || is_widened) &&
	    span->is_changed == is_changed &&
	    span->is_widened == is_widened) {
		span->end = end;
		return;
	}
	span = pool_take(spans->pool, sizeof *span);
	*span = (struct span){ start, end, is_changed, is_widened, NULL };
	*spans->next = spans->last = span;
	spans->next = &span->next;
}

/* Bytes that both begin with alike, no combining sequence cut. */
static size_t
common_start(const char *one, size_t one_size, const char *other,
    size_t other_size)
{
	const char *a = one, *b = other, *after;
	size_t length = 0;

	while (a < one + one_size && b < other + other_size) {
		if (text_next(&a, one + one_size) !=
		    text_next(&b, other + other_size))
			break;
		after = a;
		if (a < one + one_size && compare_fold_is_combining(
		    text_next(&after, one + one_size)))
			continue;
		after = b;
		if (b < other + other_size && compare_fold_is_combining(
		    text_next(&after, other + other_size)))
			continue;
		length = (size_t)(a - one);
	}
	return length;
}

static size_t
previous(const char *text, size_t at)
{
	do
		at--;
	while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80);
	return at;
}

static size_t
common_end(const char *one, size_t one_size, const char *other,
    size_t other_size)
{
	size_t a = one_size, b = other_size, length = 0;
	const char *cursor;

	while (a > 0 && b > 0) {
		size_t a0 = previous(one, a), b0 = previous(other, b);

		if (a - a0 != b - b0 || memcmp(one + a0, other + b0, a - a0))
			break;
		cursor = one + a0;
		if (!compare_fold_is_combining(text_next(&cursor, one + a)))
			length = one_size - a0;
		a = a0;
		b = b0;
	}
	return length;
}

static size_t
byte_of(const struct words *words, size_t token)
{
	if (token == words->count)
		return strlen(words->text);
	return words->tokens[token].start;
}

/* に of しに, if の写し was put in before it: a word that may stand alone. */
static bool
is_particle(const char *from, size_t bytes)
{
	static const char *const particles[] = { "に", "を", "は", "が", "の",
	    "と", "で", "も", "へ", "や" };
	size_t i;

	for (i = 0; i < sizeof particles / sizeof *particles; i++)
		if (strlen(particles[i]) == bytes &&
		    memcmp(particles[i], from, bytes) == 0)
			return true;
	return false;
}

/* Neighbouring changed tokens of both sides, without a widened one inside. */
static void
add_changed(struct spans *old_spans, struct spans *new_spans,
    const struct words *old, const struct words *new, const struct edit *run)
{
	size_t old0 = byte_of(old, run->old0), old1 = byte_of(old, run->old1);
	size_t new0 = byte_of(new, run->new0), new1 = byte_of(new, run->new1);
	size_t start = common_start(old->text + old0, old1 - old0,
	    new->text + new0, new1 - new0);
	size_t end = common_end(old->text + old0 + start, old1 - old0 - start,
	    new->text + new0 + start, new1 - new0 - start);
	/* Words only put in, or only taken out, need not take it along. */
	bool is_lone = start == 0 && (old1 - end == old0 ||
	    new1 - end == new0) && is_particle(old->text + old1 - end, end);

	add_span(old_spans, old0, old0 + start, false, true);
	add_span(old_spans, old0 + start, old1 - end, true, false);
	add_span(old_spans, old1 - end, old1, false, !is_lone);
	add_span(new_spans, new0, new0 + start, false, true);
	add_span(new_spans, new0 + start, new1 - end, true, false);
	add_span(new_spans, new1 - end, new1, false, !is_lone);
}

static void
add_edit(struct spans *old_spans, struct spans *new_spans,
    const struct words *old, const struct words *new,
    const struct edit *edit)
{
	size_t i = edit->old0, j = edit->new0;
	struct edit run;

	while (i < edit->old1 || j < edit->new1) {
		run = (struct edit){ i, i, j, j, NULL };
		while (run.old1 < edit->old1 && !old->is_widened[run.old1])
			run.old1++;
		while (run.new1 < edit->new1 && !new->is_widened[run.new1])
			run.new1++;
		add_changed(old_spans, new_spans, old, new, &run);
		for (i = run.old1; i < edit->old1 && old->is_widened[i]; i++)
			add_span(old_spans, old->tokens[i].start,
			    old->tokens[i].end, false, true);
		for (j = run.new1; j < edit->new1 && new->is_widened[j]; j++)
			add_span(new_spans, new->tokens[j].start,
			    new->tokens[j].end, false, true);
	}
}

void
compare_words(struct pool *pool, const char *old_text, const char *new_text,
    struct span **old_first, struct span **new_first)
{
	struct pool *scratch = pool_new();
	struct words *old = read_words(scratch, old_text);
	struct words *new = read_words(scratch, new_text);
	struct spans old_spans = { pool, NULL, &old_spans.first, NULL };
	struct spans new_spans = { pool, NULL, &new_spans.first, NULL };
	struct edit *first, *edit;
	size_t i = 0, j = 0;

	find_changed(scratch, old, new);
	shift_edits(old, new, list_edits(scratch, old, new));
	first = list_edits(scratch, old, new);
	join_edits(old, new, first);
	for (edit = first; edit != NULL; edit = edit->next) {
		add_span(&old_spans, byte_of(old, i), byte_of(old,
		    edit->old0), false, false);
		add_span(&new_spans, byte_of(new, j), byte_of(new,
		    edit->new0), false, false);
		add_edit(&old_spans, &new_spans, old, new, edit);
		i = edit->old1;
		j = edit->new1;
	}
	add_span(&old_spans, byte_of(old, i), strlen(old_text), false, false);
	add_span(&new_spans, byte_of(new, j), strlen(new_text), false, false);
	*old_first = old_spans.first;
	*new_first = new_spans.first;
	pool_free(scratch);
}
