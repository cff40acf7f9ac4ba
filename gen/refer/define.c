#include "refer/define.h"

#include <string.h>

#include "base/text.h"

static const char *const way_names[] = {
	[DEFINE_ITEM] = "item",
	[DEFINE_SHORT] = "short",
	[DEFINE_INLINE] = "inline",
	[DEFINE_SENTENCE] = "sentence",
	[DEFINE_CLASS] = "class"
};

const char *
define_way_name(enum define_way way)
{
	return way_names[way];
}

/* What an edition's words may mean, and what each provision uses. */
struct vocabulary {
	const struct definition	*own;
	bool			 is_read;	/* own is what there is */
	const struct definition	**all;		/* own and borrowed, the
						   longest terms first */
	size_t			 count;
	struct term_use		**uses;		/* by order */
	bool			*is_known;	/* likewise */
	const struct provision	**borrowing;	/* NULL-terminated; NULL: not
						   looked for */
};

/* Words of another standard: …において使用する用語の例による */

static bool
may_borrow(const struct provision *at)
{
	return strstr(at->text, "用語") != NULL &&
	    (strstr(at->text, "例による") != NULL ||
	    strstr(at->text, "規定するもののほか") != NULL);
}

/* The few of an edition, whatever standard they name: every other asks. */
static const struct provision *const *
borrowing(const struct edition *edition)
{
	struct vocabulary *vocabulary = notebook_open(edition->notes,
	    NOTEBOOK_VOCABULARY, sizeof *vocabulary);
	const struct provision *at;
	size_t count = 0;

	if (vocabulary->borrowing != NULL)
		return vocabulary->borrowing;
	vocabulary->borrowing = pool_take(edition->notes->pool,
	    (edition->provision_count + 1) * sizeof *vocabulary->borrowing);
	for (at = edition->provisions; at != NULL; at = at->next)
		if (may_borrow(at))
			vocabulary->borrowing[count++] = at;
	return vocabulary->borrowing;
}

const struct provision *
define_borrows(const struct edition *edition, const struct standard *from)
{
	const struct provision *const *at;

	if (edition->standard == from || edition->standard == NULL)
		return NULL;
	for (at = borrowing(edition); *at != NULL; at++)
		if (strstr((*at)->text, from->title) != NULL)
			return *at;
	return NULL;
}

static size_t
count_of(const struct definition *list)
{
	size_t count = 0;

	for (; list != NULL; list = list->next)
		count++;
	return count;
}

/* Behind all that are as long: what comes first in the text is met first. */
static void
insert(struct vocabulary *vocabulary, const struct definition *definition)
{
	size_t length = strlen(definition->term), at = vocabulary->count++;

	while (at > 0 && strlen(vocabulary->all[at - 1]->term) < length) {
		vocabulary->all[at] = vocabulary->all[at - 1];
		at--;
	}
	vocabulary->all[at] = definition;
}

static bool
is_for_all(const struct definition *definition)
{
	return definition->range == NULL && !definition->is_partial;
}

/* NULL if nothing is borrowed there; then it need not be read. */
static const struct definition *
borrowed_from(const struct edition *edition, const struct standard *standard)
{
	const struct edition *current;

	if (define_borrows(edition, standard) == NULL)
		return NULL;
	current = standard_current(standard);
	return current != NULL ? define_known(current) : NULL;
}

static void
borrow(struct vocabulary *vocabulary, const struct edition *edition)
{
	const struct authority *authority = edition->standard->authority;
	const struct definition *other;
	size_t i;

	for (i = 0; i < authority->standard_count; i++)
		for (other = borrowed_from(edition,
		    &authority->standards[i]); other != NULL;
		    other = other->next)
			if (is_for_all(other))
				insert(vocabulary, other);
}

static size_t
room_for(const struct edition *edition, size_t own)
{
	const struct authority *authority;
	size_t i, room = own;

	if (edition->standard == NULL)
		return room;
	authority = edition->standard->authority;
	for (i = 0; i < authority->standard_count; i++)
		room += count_of(borrowed_from(edition,
		    &authority->standards[i]));
	return room;
}

static struct vocabulary *
vocabulary_of(const struct edition *edition)
{
	struct vocabulary *vocabulary = notebook_open(edition->notes,
	    NOTEBOOK_VOCABULARY, sizeof *vocabulary);

	if (!vocabulary->is_read) {
		vocabulary->own = define_find(edition->notes->pool, edition);
		vocabulary->is_read = true;
	}
	return vocabulary;
}

static void
collect(struct vocabulary *vocabulary, const struct edition *edition)
{
	const struct definition *own = vocabulary->own;

	if (vocabulary->uses != NULL)
		return;
	vocabulary->uses = pool_take(edition->notes->pool,
	    (edition->provision_count + 1) * sizeof *vocabulary->uses);
	vocabulary->is_known = pool_take(edition->notes->pool,
	    edition->provision_count + 1);
	vocabulary->all = pool_take(edition->notes->pool,
	    (room_for(edition, count_of(own)) + 1) *
	    sizeof *vocabulary->all);
	for (; own != NULL; own = own->next)
		insert(vocabulary, own);
	if (edition->standard != NULL)
		borrow(vocabulary, edition);
}

const struct definition *
define_known(const struct edition *edition)
{
	return vocabulary_of(edition)->own;
}

/* Where a term stands */

/* Ⅰ is I and Ａ is A: one character may be several letters. */
struct letters {
	const char	*at, *end;
	const char	*more;		/* of the character before at */
};

static uint32_t
next_letter(struct letters *letters)
{
	static const char *const romans[] = { "I", "II", "III", "IV", "V",
	    "VI", "VII", "VIII", "IX", "X", "XI", "XII" };
	enum { ROMAN = 0x2160, SMALL_ROMAN = 0x2170, WIDE = 0xff01,
	    WIDE_LAST = 0xff5e, WIDE_STEP = 0xfee0 };
	uint32_t code;

	if (letters->more != NULL && *letters->more != '\0')
		return (unsigned char)*letters->more++;
	letters->more = NULL;
	if (letters->at >= letters->end)
		return 0;
	code = text_next(&letters->at, letters->end);
	if (code >= ROMAN && code < ROMAN + sizeof romans / sizeof *romans)
		letters->more = romans[code - ROMAN];
	else if (code >= SMALL_ROMAN &&
	    code < SMALL_ROMAN + sizeof romans / sizeof *romans)
		letters->more = romans[code - SMALL_ROMAN];
	else
		return code >= WIDE && code <= WIDE_LAST ? code - WIDE_STEP :
		    code;
	return (unsigned char)*letters->more++;
}

/*
 * Kanji and kana are read as they are, so their bytes tell most places apart;
 * signs (E2) and wide letters (EF) may be read as others.
 */
static bool
begins_otherwise(const char *at, const char *term)
{
	unsigned char first = (unsigned char)*term;

	return first > 0xe2 && first < 0xef && strncmp(at, term, 3) != 0;
}

/* Behind the term if it stands at the place, else NULL. */
static const char *
reads_term(const char *at, const char *end, const char *term)
{
	struct letters text = { at, end, NULL };
	struct letters word = { term, NULL, NULL };
	uint32_t letter;

	if (begins_otherwise(at, term))
		return NULL;
	word.end = term + strlen(term);
	for (;;) {
		letter = next_letter(&word);
		if (letter == 0)
			return text.more == NULL || *text.more == '\0' ?
			    text.at : NULL;
		if (letter != next_letter(&text))
			return NULL;
	}
}

enum script { SCRIPT_NONE, SCRIPT_KANJI, SCRIPT_KATAKANA, SCRIPT_LATIN };

static enum script
script_of(uint32_t code)
{
	if ((code >= 0x4e00 && code <= 0x9fff) || code == 0x3005)
		return SCRIPT_KANJI;
	if (code >= 0x30a1 && code <= 0x30ff && code != 0x30fb)
		return SCRIPT_KATAKANA;
	if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
	    (code >= 0x2160 && code <= 0x217b))
		return SCRIPT_LATIN;
	return SCRIPT_NONE;
}

/*
 * What may be put before a word of kanji, and leaves it the word. Behind it
 * anything may be put (外部委託契約), but a word of two characters is too
 * often the beginning of another.
 */
static const char *const prefixes[] = { "当該", "各", "同", "本", "該当",
    "両", "全", "旧", "新", "他", "又", "随時", "適宜", "常時", "都度",
    "直接", NULL };
static const char *const suffixes[] = { "等", "内", "外", "中", "上", "時",
    "後", "前", "間", "用", "別", "毎", "者", "側", "的", "及", "又", "並",
    "若", "以", "係", "員", "長", "発生", "自体", "全体", "一覧", "名", "数",
    NULL };

static bool
has_prefix(const char *start, const char *at)
{
	const char *const *word = prefixes;

	for (; *word != NULL; word++) {
		size_t length = strlen(*word);

		if ((size_t)(at - start) >= length &&
		    memcmp(at - length, *word, length) == 0)
			return true;
	}
	return false;
}

static bool
has_suffix(const char *at)
{
	const char *const *word = suffixes;

	for (; *word != NULL; word++)
		if (strncmp(at, *word, strlen(*word)) == 0)
			return true;
	return false;
}

static uint32_t
code_before(const char *start, const char *at)
{
	const char *end = at;

	if (at == start)
		return 0;
	do
		at--;
	while (at > start && ((unsigned char)*at & 0xc0) == 0x80);
	return text_next(&at, end);
}

static uint32_t
code_of(const char *at, const char *end)
{
	return at < end ? text_next(&at, end) : 0;
}

/* ログ is not in ログイン, 規程 not in 取扱規程. */
static bool
is_whole_word(const char *text, const char *start, const char *stop,
    const char *end)
{
	enum script left = script_of(code_of(start, end));
	enum script right = script_of(code_before(start, stop));

	if (left != SCRIPT_NONE &&
	    script_of(code_before(text, start)) == left &&
	    (left != SCRIPT_KANJI || !has_prefix(text, start)))
		return false;
	if (right == SCRIPT_NONE || script_of(code_of(stop, end)) != right)
		return true;
	return right == SCRIPT_KANJI && (text_count(start,
	    (size_t)(stop - start)) > 2 || has_suffix(stop));
}

bool
define_place_in(const char *text, const char *term, size_t *start,
    size_t *end)
{
	const char *at = text + *start, *last = at + strlen(at), *stop;

	while (at < last) {
		stop = reads_term(at, last, term);
		if (stop != NULL && is_whole_word(text, at, stop, last)) {
			*start = (size_t)(at - text);
			*end = (size_t)(stop - text);
			return true;
		}
		text_next(&at, last);
	}
	return false;
}

bool
define_is_same(const char *one, const char *other)
{
	const char *end = one + strlen(one);

	return reads_term(one, end, other) == end;
}

bool
define_stands_in(const char *text, const char *term)
{
	size_t start = 0, end;

	return define_place_in(text, term, &start, &end);
}

size_t
define_count_in(const char *text, const char *term)
{
	size_t start, end, count = 0;

	for (start = 0; define_place_in(text, term, &start, &end);
	    start = end)
		count++;
	return count;
}

/* Where a term holds */

static bool
is_inside(const struct provision *provision, const struct provision *top)
{
	for (; provision != NULL; provision = provision->parent)
		if (provision == top)
			return true;
	return false;
}

static bool
is_before(const struct definition *definition, const struct provision *at,
    size_t offset)
{
	return at->order < definition->at->order ||
	    (at == definition->at && offset < definition->start);
}

bool
define_holds(const struct definition *definition,
    const struct provision *at, size_t offset)
{
	if (definition->range != NULL && !is_inside(at, definition->range))
		return false;
	return !definition->is_onward || !is_before(definition, at, offset);
}

/* Of two that hold the narrower one, then the later one. */
static bool
is_nearer(const struct definition *one, const struct definition *other)
{
	if (other == NULL)
		return true;
	if ((one->range == NULL) != (other->range == NULL))
		return one->range != NULL;
	return one->range == other->range || is_inside(one->range,
	    other->range);
}

static bool
is_where_defined(const struct definition *definition,
    const struct provision *at, size_t start, size_t end)
{
	return definition->at == at && start < definition->end &&
	    end > definition->start;
}

/* The one that explains this word here; NULL if none does. */
static const struct definition *
choose(const struct vocabulary *vocabulary, const struct edition *edition,
    const struct provision *at, const char *start, const char *stop,
    bool *is_early)
{
	const struct definition *best = NULL, *early = NULL, *one;
	size_t i, offset = (size_t)(start - at->text);

	*is_early = false;
	for (i = 0; i < vocabulary->count; i++) {
		one = vocabulary->all[i];
		if (reads_term(start, stop, one->term) != stop)
			continue;
		if (one->edition != edition) {
			if (best == NULL)
				best = one;
		} else if (define_holds(one, at, offset)) {
			if (best == NULL || best->edition != edition ||
			    is_nearer(one, best))
				best = one;
		} else if (one->is_onward && (one->range == NULL ||
		    is_inside(at, one->range)) && early == NULL)
			early = one;
	}
	*is_early = best == NULL && early != NULL;
	return best != NULL ? best : early;
}

/* The longest term at a place, whether it holds there or not. */
static const char *
longest_term(const struct vocabulary *vocabulary, const char *text,
    const char *at, const char *end)
{
	const char *stop;
	size_t i;

	for (i = 0; i < vocabulary->count; i++) {
		stop = reads_term(at, end, vocabulary->all[i]->term);
		if (stop != NULL && is_whole_word(text, at, stop, end))
			return stop;
	}
	return NULL;
}

static struct term_use *
find_uses(const struct vocabulary *vocabulary, const struct edition *edition,
    const struct provision *provision)
{
	const char *text = provision->text, *end = text + strlen(text);
	const char *at = text, *stop;
	struct term_use *first = NULL, **next = &first, use;

	while (at < end) {
		stop = longest_term(vocabulary, text, at, end);
		if (stop == NULL) {
			text_next(&at, end);
			continue;
		}
		use = (struct term_use){ .start = (size_t)(at - text),
		    .end = (size_t)(stop - text) };
		use.definition = choose(vocabulary, edition, provision, at,
		    stop, &use.is_early);
		at = stop;
		if (use.definition == NULL || is_where_defined(
		    use.definition, provision, use.start, use.end))
			continue;
		*next = pool_take(edition->notes->pool, sizeof **next);
		**next = use;
		next = &(*next)->next;
	}
	return first;
}

const struct term_use *
define_uses(const struct edition *edition, const struct provision *provision)
{
	struct vocabulary *vocabulary = vocabulary_of(edition);

	collect(vocabulary, edition);
	if (!vocabulary->is_known[provision->order]) {
		vocabulary->uses[provision->order] = find_uses(vocabulary,
		    edition, provision);
		vocabulary->is_known[provision->order] = true;
	}
	return vocabulary->uses[provision->order];
}
