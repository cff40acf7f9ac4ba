/*
 * Finding definitions: each way of defining that drafters have is a function
 * here, which reads one provision.
 */
#include "refer/define.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "corpus/node.h"

struct finding {
	struct pool			*pool;
	const struct edition		*edition;
	const struct provision		*at;
	struct definition		*first, **next;
};

static bool
starts_with_any(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (word_starts(text, *words))
			return true;
	return false;
}

static const char *
before(const char *start, const char *at)
{
	do
		at--;
	while (at > start && ((unsigned char)*at & 0xc0) == 0x80);
	return at;
}

enum { MOST_BYTES = 4 };	/* of a character in UTF-8 */

/* A text may be a table of thousands of rows: it is not measured. */
static const char *
after(const char *at)
{
	const char *end = at + strnlen(at, MOST_BYTES);

	text_next(&at, end);
	return at;
}

static const char *const opens[] = { "(", "（", NULL };
static const char *const closes[] = { ")", "）", NULL };
static const char *const commas[] = { ",", "，", "、", NULL };
static const char *const skipped[] = { ",", "，", "、", " ", "　", NULL };

static const char *
skip_any(const char *at, const char *const *words)
{
	while (starts_with_any(at, words))
		at = after(at);
	return at;
}

static bool
has_children(const struct provision *provision)
{
	return provision->next != NULL &&
	    provision->next->parent == provision;
}

static struct definition *
add(struct finding *finding, enum define_way way, const char *term,
    const char *term_end)
{
	struct definition *found = pool_take(finding->pool, sizeof *found);
	const char *text = finding->at->text;

	found->way = way;
	found->edition = finding->edition;
	found->at = finding->at;
	found->term = pool_copy(finding->pool, term,
	    (size_t)(term_end - term));
	found->start = (size_t)(term - text);
	found->end = (size_t)(term_end - text);
	*finding->next = found;
	finding->next = &found->next;
	return found;
}

static void
say(struct finding *finding, struct definition *found, const char *from,
    const char *to)
{
	const char *text = finding->at->text;

	found->from = (size_t)(from - text);
	found->to = (size_t)(to - text);
	found->meaning = pool_copy(finding->pool, from, (size_t)(to - from));
	found->has_members = has_children(finding->at) &&
	    (found->way == DEFINE_ITEM || found->way == DEFINE_CLASS ||
	    strstr(found->meaning, "次の") != NULL ||
	    strstr(found->meaning, "次に") != NULL);
}

/* The range */

static const struct provision *
unit_around(const struct provision *provision, enum provision_kind kind)
{
	while (provision != NULL && provision->kind > kind)
		provision = provision->parent;
	return provision;
}

static const struct {
	const char		*words;
	enum provision_kind	 kind;
} range_rows[] = {
	{ "この編において", PROVISION_PART },
	{ "この章において", PROVISION_CHAPTER },
	{ "この節において", PROVISION_SECTION },
	{ "この款において", PROVISION_SUBSECTION },
	{ "この条において", PROVISION_ARTICLE },
	{ "この項において", PROVISION_PARAGRAPH },
	{ "この号において", PROVISION_ITEM },
};

/* この基準において: of the text that it names itself. */
static bool
names_itself(const char *words, const char *end)
{
	static const char *const own[] = { "この基準において",
	    "この要綱において", "この規程において", "この規則において",
	    "この条例において", "この法律において", "この要領において",
	    "この規約において", "この指針において", NULL };

	return starts_with_any(words, own) && words < end;
}

/*
 * この条において alone; この条及び次条において holds for more than one part.
 * The words stand between start and end.
 */
static void
read_range(struct definition *found, const char *start, const char *end)
{
	const char *mark;
	size_t i;

	start = skip_any(start, skipped);
	for (i = 0; i < sizeof range_rows / sizeof *range_rows; i++)
		if (word_starts(start, range_rows[i].words)) {
			found->range = unit_around(found->at,
			    range_rows[i].kind);
			return;
		}
	mark = strstr(start, "おいて");
	found->is_partial = mark != NULL && mark < end &&
	    !names_itself(start, end);
}

/* Items of a definitions article */

static const xmlNode *
column_of(const struct provision *provision)
{
	const xmlNode *node = provision->node->children, *column;

	for (; node != NULL; node = node->next) {
		column = node->type == XML_ELEMENT_NODE ?
		    node_child(node, "Column") : NULL;
		if (column != NULL)
			return node_next(column, "Column") != NULL ? column :
			    NULL;
	}
	return NULL;
}

/* Where the first of two columns ends in the text; NULL without columns. */
static const char *
first_column(struct pool *pool, const struct provision *provision)
{
	const xmlNode *column = column_of(provision);
	const char *words = column != NULL ? content_all(pool, column) : NULL;

	if (words == NULL || *words == '\0' ||
	    !word_starts(provision->text, words))
		return NULL;
	return provision->text + strlen(words);
}

static const struct provision *
article_of(const struct provision *provision)
{
	return unit_around(provision, PROVISION_ARTICLE);
}

/* The overlay may know what a text that lost its heading does not say. */
static bool
is_told_so(const struct edition *edition, const struct provision *provision)
{
	const xmlNode *top = overlay_of(edition)->root, *exempt;
	const char *reason, *address;

	for (; provision != NULL && top != NULL; provision = provision->parent)
		for (exempt = node_child(top, "exempt"); exempt != NULL;
		    exempt = node_next(exempt, "exempt")) {
			reason = node_attr(exempt, "reason");
			address = node_attr(exempt, "provision");
			if (reason != NULL && address != NULL &&
			    strcmp(address, provision->address) == 0)
				return strcmp(reason, "definition") == 0;
		}
	return false;
}

static bool
defines_by_items(const struct edition *edition,
    const struct provision *provision)
{
	const struct provision *article = article_of(provision), *lead;

	if (article != NULL && strstr(article->caption, "定義") != NULL)
		return true;
	for (lead = provision->parent; lead != NULL && lead->kind >=
	    PROVISION_PARAGRAPH; lead = lead->parent)
		if (strstr(lead->text, "用語") != NULL)
			return true;
	return is_told_so(edition, provision);
}

/* For the class of a classification; what it says stands below it. */
static bool
classifies(const struct provision *lead)
{
	static const char *const words[] = { "を分類する", "に分類する",
	    "を区分する", "に区分する", "分類は", "区分は", NULL };
	const char *const *word = words;

	if (lead == NULL || lead->kind < PROVISION_PARAGRAPH)
		return false;
	while (*word != NULL && strstr(lead->text, *word) == NULL)
		word++;
	return *word != NULL;
}

static const char *
end_of_name(const char *text, const char *end)
{
	const char *at = text;

	while (at < end && !starts_with_any(at, opens))
		at = after(at);
	return at;
}

static void
find_item(struct finding *finding)
{
	enum { CLASS_NAME_MAX = 60 };		/* bytes: a class without a meaning */
	const struct provision *at = finding->at;
	const char *end = first_column(finding->pool, at), *text = at->text;
	bool is_class;
	struct definition *found;

	if (at->kind < PROVISION_ITEM || at->kind > PROVISION_SUBITEM)
		return;
	is_class = classifies(at->parent);
	if (end == NULL && is_class && has_children(at) && *text != '\0' &&
	    strlen(text) <= CLASS_NAME_MAX && strstr(text, "。") == NULL)
		end = text + strlen(text);
	if (end == NULL || (!is_class && !defines_by_items(
	    finding->edition, at)))
		return;
	found = add(finding, is_class ? DEFINE_CLASS : DEFINE_ITEM, text,
	    end_of_name(text, end));
	if (!at->is_main)
		found->range = unit_around(at, PROVISION_SUPPLEMENT);
	say(finding, found, skip_any(end, skipped), text + strlen(text));
}

/* …とは、…をいう。 */

static const char *
end_of_sentence(const char *at)
{
	const char *stop = strstr(at, "。");

	return stop != NULL ? stop : at + strlen(at);
}

/* In front of とは: behind the last comma or bracket of the sentence. */
static const char *
term_before(const char *sentence, const char *at)
{
	static const char *const stops[] = { ",", "，", "、", "「", "　", " ",
	    "おいて", NULL };
	const char *start = at;

	while (start > sentence && !word_ends_at_any(sentence, start, stops))
		start = before(sentence, start);
	return start;
}

static void
find_sentence(struct finding *finding)
{
	enum { TERM_MAX = 90 };		/* bytes */
	const char *sentence = finding->at->text, *end, *is, *start, *stop;
	struct definition *found;

	for (; *sentence != '\0'; sentence = *end != '\0' ? after(end) : end) {
		end = end_of_sentence(sentence);
		is = strstr(sentence, "とは");
		if (is == NULL || is >= end ||
		    !starts_with_any(is + strlen("とは"), commas) ||
		    !word_ends_at(sentence, end, "をいう"))
			continue;
		start = term_before(sentence, is);
		stop = word_ends_at(start, is, "」") ? is - strlen("」") : is;
		if (start == stop || stop - start > TERM_MAX)
			continue;
		found = add(finding, DEFINE_SENTENCE, start, stop);
		read_range(found, sentence, start);
		say(finding, found, skip_any(is + strlen("とは"), skipped),
		    end - strlen("をいう"));
	}
}

/* Brackets */

/* The innermost one open at that place; NULL if there is none. */
static const char *
bracket_around(const char *text, const char *at)
{
	enum { DEPTH_MAX = 16 };
	const char *stack[DEPTH_MAX];
	int depth = 0;

	for (; text < at; text = after(text))
		if (starts_with_any(text, opens) && depth < DEPTH_MAX)
			stack[depth++] = text;
		else if (starts_with_any(text, closes) && depth > 0)
			depth--;
	return depth > 0 ? stack[depth - 1] : NULL;
}

/* The one that closes it; the end of the text if there is none. */
static const char *
bracket_end(const char *open)
{
	int depth = 0;

	for (; *open != '\0'; open = after(open))
		if (starts_with_any(open, opens))
			depth++;
		else if (starts_with_any(open, closes) && --depth == 0)
			return open;
	return open;
}

/* The phrase in front of a bracket: what 以下「…」という shortens */

static bool
is_hiragana(uint32_t code)
{
	return code >= 0x3041 && code <= 0x309f;
}

static uint32_t
code_at(const char *at)
{
	const char *end = at + strlen(at);

	return at < end ? text_next(&at, end) : 0;
}

/* …は、 …て、 …とき、 …場合、: here a clause ends, and no list goes on. */
static bool
ends_clause(const char *start, const char *end)
{
	static const char *const endings[] = { "は", "が", "に", "で", "て",
	    "り", "し", "き", "く", "え", "け", "げ", "せ", "め", "れ", "ば",
	    "ず", "を", "も", "から", "ほか", "場合", "際", "とおり", "以上",
	    "後", "限り", "とともに", NULL };

	return word_ends_at_any(start, end, endings);
}

/* を whose verb does not follow at once: 外付型ハードディスクを…接続された */
static bool
is_outer_object(const char *start, const char *object, const char *end)
{
	static const char *const demonstratives[] = { "その", "当該", "この",
	    NULL };
	static const char *const particles[] = { "の", "に", "へ", "と", "で",
	    "が", "は", "や", NULL };
	static const char *const passives[] = { "された", "される", NULL };
	const char *at = object + strlen("を");

	if (is_hiragana(code_at(at)))
		return false;
	while (at < end && !is_hiragana(code_at(at)))
		at = after(at);
	if (at >= end || !starts_with_any(at, particles))
		return false;
	if (starts_with_any(start, demonstratives))
		return true;
	for (; at < end; at = after(at))
		if (starts_with_any(at, passives))
			return true;
	return false;
}

static const char *
skip_joint(const char *at)
{
	static const char *const joints[] = { "その他の", "その他", "又は",
	    "及び", "並びに", "若しくは", "かつ", NULL };
	const char *const *joint;

	at = skip_any(at, skipped);
	for (joint = joints; *joint != NULL; joint++)
		if (word_starts(at, *joint))
			return skip_any(at + strlen(*joint), skipped);
	return at;
}

/* Does a clause end between these two characters, whatever is behind? */
static bool
parts_here(const char *start, const char *at, const char *next,
    const char *end)
{
	if (starts_with_any(at, commas))
		return ends_clause(start, at);
	if (word_ends_at(start, next, "もののほか"))
		return true;
	if (word_starts(at, "は") && at > start)
		return !is_hiragana(code_at(before(start, at))) &&
		    !is_hiragana(code_at(next)) &&
		    !word_ends_at(start, at, "又");
	return word_starts(at, "を") && is_outer_object(start, at, end);
}

static const char *
phrase_start(const char *start, const char *end)
{
	const char *at, *next, *inner = bracket_around(start, end);

	start = inner != NULL ? after(inner) : start;
	for (at = start; at < end; at = next) {
		next = after(at);
		if (starts_with_any(at, opens)) {
			next = bracket_end(at);
			next = *next != '\0' ? after(next) : next;
		} else if (word_starts(at, "。") ||
		    parts_here(start, at, next, end))
			start = next;
	}
	return skip_joint(start);
}

/* 以下「…」という。 */

/* The last 以下 between a place and another. */
static const char *
hence_before(const char *text, const char *at)
{
	static const char hence[] = "以下";
	const char *found = NULL, *next = text;

	while ((next = strstr(next, hence)) != NULL && next < at) {
		found = next;
		next += strlen(hence);
	}
	return found;
}

/* Nothing but a range may stand between 以下 and 「. */
static bool
introduces(const char *hence, const char *quote)
{
	enum { RANGE_MAX = 120 };	/* bytes */
	static const char *const stops[] = { "。", "」", ")", "）", NULL };

	if (quote - hence > RANGE_MAX)
		return false;
	for (; hence < quote; hence = after(hence))
		if (starts_with_any(hence, stops))
			return false;
	return true;
}

static void
add_short(struct finding *finding, const char *hence, const char *term,
    const char *term_end)
{
	const char *text = finding->at->text;
	const char *open = bracket_around(text, hence);
	struct definition *found = add(finding, DEFINE_SHORT, term, term_end);

	found->is_onward = true;
	read_range(found, hence + strlen("以下"), term);
	if (found->range == NULL && !finding->at->is_main)
		found->range = unit_around(finding->at, PROVISION_SUPPLEMENT);
	if (open == NULL)
		open = hence;
	say(finding, found, phrase_start(text, open), open);
}

static void
find_short(struct finding *finding)
{
	static const char *const says[] = { "という", "と総称", "といい",
	    NULL };
	static const char quote[] = "「", unquote[] = "」";
	const char *text = finding->at->text, *at = text, *end, *hence;

	while ((at = strstr(at, quote)) != NULL) {
		end = strstr(at, unquote);
		if (end == NULL)
			return;
		hence = hence_before(text, at);
		if (hence != NULL && introduces(hence, at) &&
		    starts_with_any(end + strlen(unquote), says))
			add_short(finding, hence, at + strlen(quote), end);
		at = end;
	}
}

/* 庁外(…をいう。以下同じ。) */

enum letter { LETTER_WORD, LETTER_JOINT, LETTER_NONE };

static enum letter
letter_of(const char *at)
{
	uint32_t code = code_at(at);

	if (word_starts(at, "の") || word_starts(at, "な"))
		return LETTER_JOINT;
	if ((code >= 0x30a1 && code <= 0x30ff) || code >= 0xff10 ||
	    (code >= 0x4e00 && code <= 0x9fff) || code == 0x3005 ||
	    (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
	    (code >= 'a' && code <= 'z') || code == '-')
		return starts_with_any(at, commas) ||
		    starts_with_any(at, opens) || starts_with_any(at, closes) ?
		    LETTER_NONE : LETTER_WORD;
	return LETTER_NONE;
}

/* 又, 及 are kanji, but no words begin with them. */
static bool
is_joint_end(const char *start, const char *at)
{
	static const char *const joints[] = { "又は", "及び", "並びに",
	    "若しくは", "当該", "各", NULL };

	return word_ends_at_any(start, at, joints);
}

/* Does the word stand again behind this bracket, or anywhere below? */
static bool
stands_again(const struct provision *from, const char *behind,
    const char *word)
{
	if (strstr(behind, word) != NULL)
		return true;
	for (from = from->next; from != NULL; from = from->next)
		if (strstr(from->text, word) != NULL)
			return true;
	return false;
}

/*
 * 電子メールの自動転送, 軽易な事故: a の or な may be part of the word, or
 * not. It is as long as it stands again below, else as long as can be.
 */
static const char *
term_in_front(struct finding *finding, const char *text, const char *open)
{
	const char *at = open, *prior, *longest = open, *best = NULL;
	enum letter letter = LETTER_NONE;

	while (at > text && !is_joint_end(text, at)) {
		prior = before(text, at);
		letter = letter_of(prior);
		if (letter == LETTER_NONE || (letter == LETTER_JOINT &&
		    (at == open || prior == text ||
		    letter_of(before(text, prior)) != LETTER_WORD)))
			break;
		if (letter == LETTER_JOINT && longest < open && stands_again(
		    finding->at, open, pool_copy(finding->pool, at,
		    (size_t)(open - at))))
			best = at;
		at = prior;
		if (letter == LETTER_WORD)
			longest = at;
	}
	if (longest < open && stands_again(finding->at, open,
	    pool_copy(finding->pool, longest, (size_t)(open - longest))))
		best = longest;
	return best != NULL ? best : longest;
}

/* をいう on the bracket's own level; NULL if there is none. */
static const char *
says_what(const char *open, const char *close)
{
	const char *at = after(open);

	while (at < close) {
		if (starts_with_any(at, opens)) {
			at = bracket_end(at);
			at = at < close ? after(at) : close;
		} else if (word_starts(at, "をいう") ||
		    word_starts(at, "をいい"))
			return at;
		else
			at = after(at);
	}
	return NULL;
}

/* 以下同じ, 以下この章において同じ; else it holds in its sentence alone. */
static void
read_inline_range(struct finding *finding, struct definition *found,
    const char *from, const char *close)
{
	const char *hence = strstr(from, "以下"), *same;

	same = hence != NULL ? strstr(hence, "同じ") : NULL;
	if (same != NULL && same < close) {
		found->is_onward = true;
		read_range(found, hence + strlen("以下"), same);
		if (found->range == NULL && !finding->at->is_main)
			found->range = unit_around(finding->at,
			    PROVISION_SUPPLEMENT);
	} else if (!defines_by_items(finding->edition,
	    finding->at))
		found->range = finding->at;
}

static void
find_inline(struct finding *finding)
{
	const char *text = finding->at->text, *open = text, *close, *is;
	const char *start;
	struct definition *found;

	for (; *open != '\0'; open = after(open)) {
		if (!starts_with_any(open, opens))
			continue;
		close = bracket_end(open);
		is = says_what(open, close);
		if (is == NULL)
			continue;
		start = term_in_front(finding, text, open);
		if (start == open)
			continue;
		found = add(finding, DEFINE_INLINE, start, open);
		read_inline_range(finding, found, is, close);
		say(finding, found, after(open), is);
	}
}

struct definition *
define_find(struct pool *pool, const struct edition *edition)
{
	struct finding finding = { .pool = pool, .edition = edition };

	finding.next = &finding.first;
	for (finding.at = edition->provisions; finding.at != NULL;
	    finding.at = finding.at->next) {
		if (finding.at->kind == PROVISION_FORM)
			continue;
		find_item(&finding);
		find_sentence(&finding);
		find_short(&finding);
		find_inline(&finding);
	}
	return finding.first;
}
