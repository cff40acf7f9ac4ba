#include "refer/name.h"

#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"
#include "base/word.h"

struct pair {
	const char	*open, *close;
};

static const struct pair brackets[] = {
	{ "(", ")" }, { "（", "）" }, { "「", "」" }, { "『", "』" },
	{ "〔", "〕" }, { "[", "]" }, { "［", "］" },
};

/* What names of laws and rules end with; longer ones first. */
static const char *const law_words[] = {
	"法律", "政令", "省令", "府令", "規則", "規程", "条例", "基準", "要綱",
	"要領", "指針", "告示", "訓令", "憲法", "規約", "条約", "協定",
	"議定書", "定款", "通達", "勅令", "細則", "法", "令",
};

/* この基準, 本基準: the text itself. */
static const char *const own_words[] = { "この", "本" };

static const char *
without_blanks(const char *start, const char *at)
{
	for (;;) {
		if (word_ends_at(start, at, " "))
			at--;
		else if (word_ends_at(start, at, "　"))
			at -= strlen("　");
		else
			return at;
	}
}

static const char *
before(const char *start, const char *at)
{
	if (at > start)
		at--;
	while (at > start && ((unsigned char)*at & 0xc0) == 0x80)
		at--;
	return at;
}

const char *
refer_name_opening(const char *start, const char *at)
{
	const struct pair *pair = NULL;
	size_t i;
	int depth = 0;

	for (i = 0; i < sizeof brackets / sizeof *brackets; i++)
		if (word_ends_at(start, at, brackets[i].close))
			pair = &brackets[i];
	if (pair == NULL)
		return NULL;
	for (; at > start; at = before(start, at)) {
		if (word_ends_at(start, at, pair->close))
			depth++;
		else if (word_ends_at(start, at, pair->open) &&
		    --depth == 0)
			return at - strlen(pair->open);
	}
	return NULL;
}

static bool
is_word(const char *start, const char *end, const char *word)
{
	return word != NULL && strlen(word) == (size_t)(end - start) &&
	    memcmp(start, word, strlen(word)) == 0;
}

/* Kyoto prints an ordinal before a title: "1 電子情報…". */
static const char *
bare_title(const char *title)
{
	const char *cursor = title, *end = title + strlen(title);
	int number;

	if (number_read(&cursor, end, &number) && cursor < end &&
	    (*cursor == ' ' || strncmp(cursor, "　", 3) == 0)) {
		number_skip_blanks(&cursor, end);
		return cursor;
	}
	return title;
}

/* A kanji, katakana, digit or letter ends there: no particle, no sign. */
static bool
follows_word(const char *start, const char *at)
{
	const char *cursor = before(start, at);
	uint32_t code;

	if (at == start)
		return false;
	code = text_next(&cursor, at);
	return (code >= 0x4e00 && code <= 0x9fff) ||
	    (code >= 0x30a1 && code <= 0x30ff) ||
	    (code >= '0' && code <= '9') || (code >= 'A' && code <= 'z');
}

/* The names a search goes through: every standard of the same authority. */
struct search {
	const struct edition	*own;
	const char		*start, *at;
	bool			 is_whole;	/* start to at is the name */
	size_t			 longest;
	const struct edition	*found;
};

/* 府情報管理基準 is not our 情報管理基準, unless it is our own 府. */
static bool
stands_alone(const struct search *search, const char *title)
{
	const struct standard *standard = search->own->standard;
	const char *start;

	if (!word_ends_at(search->start, search->at, title))
		return false;
	start = search->at - strlen(title);
	return !follows_word(search->start, start) || (standard != NULL &&
	    word_ends_at(search->start, start,
	    standard->authority->title));
}

/* Is it the name that stands there, and longer than what was found? */
static bool
is_better(struct search *search, const char *title)
{
	size_t length = title != NULL ? strlen(title) : 0;

	if (length <= search->longest)
		return false;
	if (search->is_whole ? !is_word(search->start, search->at, title) :
	    !stands_alone(search, title))
		return false;
	search->longest = length;
	return true;
}

/* What others call it (or NULL), and how its own text is headed. */
static bool
is_titled(struct search *search, const char *title, const char *heading)
{
	bool is_found = is_better(search, title);

	return is_better(search, bare_title(heading)) || is_found;
}

static const struct standard *
find_standard_titled(struct search *search)
{
	const struct standard *own = search->own->standard, *other;
	const struct authority *authority = own->authority;
	const struct standard *found = NULL;
	const char *heading;
	size_t i;

	for (i = 0; i < authority->standard_count; i++) {
		other = &authority->standards[i];
		heading = other == own ? search->own->title :
		    standard_law_title(other);
		if (heading != NULL && is_titled(search, other->title,
		    heading))
			found = other;
	}
	return found;
}

static const struct edition *
find_titled(struct search *search)
{
	const struct standard *own = search->own->standard, *found;

	if (is_titled(search, search->own->title, search->own->title))
		search->found = search->own;
	found = own != NULL ? find_standard_titled(search) : NULL;
	if (found != NULL)
		search->found = found == own ? search->own :
		    standard_current(found);
	return search->found;
}

const struct edition *
refer_name_titled(const struct edition *own, const char *start, const char *end)
{
	struct search search = { .own = own, .start = start, .at = end,
	    .is_whole = true };

	return find_titled(&search);
}

/* 人事院規則九―一五 is known by its number. */
static const char *
without_number(const char *start, const char *at)
{
	static const char *const dashes[] = { "―", "－", "-", "–", "ー" };
	const char *cursor, *last = at;
	int number;
	size_t i;

	while (at > start) {
		cursor = before(start, at);
		if (number_read(&cursor, at, &number) && cursor == at) {
			at = before(start, at);
			continue;
		}
		for (i = 0; i < sizeof dashes / sizeof *dashes; i++)
			if (word_ends_at(start, at, dashes[i]))
				break;
		if (i == sizeof dashes / sizeof *dashes)
			break;
		at -= strlen(dashes[i]);
	}
	return word_ends_at(start, at, "規則") ? at : last;
}

bool
refer_name_is_law(const char *start, const char *at)
{
	size_t i;

	at = without_number(start, at);
	for (i = 0; i < sizeof law_words / sizeof *law_words; i++)
		if (word_ends_at(start, at, law_words[i]))
			return true;
	return false;
}

/* この基準 and the like; where it starts, or NULL. */
static const char *
own_name(const char *start, const char *at)
{
	const char *word;
	size_t i, j;

	for (i = 0; i < sizeof law_words / sizeof *law_words; i++) {
		if (!word_ends_at(start, at, law_words[i]))
			continue;
		word = at - strlen(law_words[i]);
		for (j = 0; j < sizeof own_words / sizeof *own_words; j++)
			if (word_ends_at(start, word, own_words[j]))
				return word - strlen(own_words[j]);
	}
	return NULL;
}

static struct owner_name
owner_of_edition(const struct edition *own, const struct edition *found,
    const char *start)
{
	return (struct owner_name){ found == own ? OWNER_NAMED :
	    OWNER_EDITION, found, start, false, false };
}

static struct owner_name	owner_before(const struct edition *,
				    const char *, const char *, int);

/* 「…」第10条, or …法律(平成11年法律第128号)第3条 */
static struct owner_name
owner_bracketed(const struct edition *own,
    const char *start, const char *at, const char *open, int depth)
{
	struct search search = { .own = own,
	    .is_whole = true };
	struct owner_name name;
	const char *cursor = open, *end;

	text_next(&cursor, at);
	end = before(start, at);
	if (word_ends_at(start, at, "」") ||
	    word_ends_at(start, at, "』")) {
		search.start = cursor;
		search.at = end;
		if (find_titled(&search) != NULL)
			return owner_of_edition(own, search.found, open);
		return (struct owner_name){ refer_name_is_law(cursor, end) ?
		    OWNER_OTHER : OWNER_OWN, NULL, open, false, true };
	}
	name = owner_before(own, start, open, depth + 1);
	/* 前条(第2項を除く。)第3号 names nobody. */
	if (name.owner == OWNER_OWN)
		name.is_glued = false;
	/* What is in the brackets may be a reference of its own. */
	name.start = at;
	return name;
}

/* To a word that is not the end of a name: 14港政情第248号. */
static bool
is_glued(const char *start, const char *at)
{
	static const char *const loose[] = { "場合", "以下", "以上", "除き",
	    "本則", "各", "前", "後" };
	size_t i;

	for (i = 0; i < sizeof loose / sizeof *loose; i++)
		if (word_ends_at(start, at, loose[i]))
			return false;
	return follows_word(start, at);
}

static struct owner_name
owner_before(const struct edition *own,
    const char *start, const char *at, int depth)
{
	enum { DEPTH_MAX = 4 };
	struct search search = { .own = own,
	    .start = start, .at = at };
	const char *open, *named;

	if (find_titled(&search) != NULL)
		return owner_of_edition(own, search.found,
		    at - search.longest);
	open = refer_name_opening(start, at);
	if (open != NULL && depth < DEPTH_MAX)
		return owner_bracketed(own, start, at, open, depth);
	named = own_name(start, at);
	if (named != NULL)
		return (struct owner_name){ OWNER_NAMED, own, named, false,
		    false };
	if (refer_name_is_law(start, at))
		return (struct owner_name){ OWNER_OTHER, NULL, at, false,
		    false };
	return (struct owner_name){ OWNER_OWN, own, at, false,
	    is_glued(start, at) };
}

struct owner_name
refer_name_owner(const struct edition *own,
    const char *start, const char *at)
{
	struct owner_name name;
	const char *end = without_blanks(start, at);
	bool in_supplement = false;

	if (word_ends_at(start, end, "附則") ||
	    word_ends_at(start, end, "付則")) {
		in_supplement = true;
		end = without_blanks(start, end - strlen("附則"));
	} else if (word_ends_at(start, end, "」の")) {
		end -= strlen("の");
	}
	name = owner_before(own, start, end, 0);
	name.in_supplement = in_supplement;
	/* Only a name makes the reference start earlier than at 第. */
	if (name.owner == OWNER_OWN || name.owner == OWNER_OTHER)
		name.start = in_supplement ? end : at;
	return name;
}
