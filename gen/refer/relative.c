/*
 * References by place: 前条, 次項, 前2号, 各号, and 同条 for what was named
 * last.
 */
#include "refer/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/word.h"

/* 前条, 次項, 前2号 */

/* Words that 前, 同 and the like are only the end of. */
static bool
is_inside_word(const struct reader *reader)
{
	static const char *const words[] = { "事前", "以前", "従前", "午前",
	    "生前", "戦前", "目前", "直前", "共同", "協同", "合同", "不同",
	    "異同", "混同", "順次", "逐次", "年次", "漸次", NULL };
	const char *cursor = reader->at, *behind;
	size_t i;

	text_next(&cursor, reader->end);
	behind = cursor;
	for (i = 0; words[i] != NULL; i++)
		if (word_ends_at(reader->start, behind, words[i]))
			return true;
	return false;
}

static const struct provision *
own_of(const struct reader *reader, enum provision_kind kind)
{
	const struct provision *up = reader->provision;

	if (kind == PROVISION_ARTICLE)
		return reader->near.article;
	if (kind == PROVISION_PARAGRAPH)
		return reader->near.paragraph;
	if (kind == PROVISION_ITEM)
		return reader->near.item;
	while (up != NULL && up->kind != kind)
		up = up->parent;
	return up;
}

/* The neighbour that is not there: Mp-At_0 before Mp-At_1. */
static struct mention
missing_neighbour(const struct reader *reader, const struct provision *own,
    enum provision_kind kind, int step)
{
	struct mention mention = { .edition = reader->edition,
	    .root = reader->near.root, .level = kind };
	const char *cut = own != NULL ? strrchr(own->address, '_') : NULL;

	if (cut == NULL) {
		mention.paragraph = reader->near.paragraph->address;
		mention.whole = refer_mention_below(reader, mention.paragraph,
		    kind, "0");
		return mention;
	}
	mention.whole = pool_format(reader->pool, "%.*s_%d",
	    (int)(cut - own->address), own->address, atoi(cut + 1) + step);
	if (kind == PROVISION_ARTICLE)
		mention.article = mention.whole;
	else if (kind == PROVISION_PARAGRAPH)
		mention.paragraph = mention.whole;
	else if (kind == PROVISION_ITEM)
		mention.item = mention.whole;
	return mention;
}

/* Of an amending law only some articles are printed: 前条 may be left out. */
static bool
is_next_number(const struct provision *own, const struct provision *near,
    int step)
{
	const char *here = strrchr(own->address, '_');
	const char *there = strrchr(near->address, '_');

	return here == NULL || there == NULL ||
	    atoi(there + 1) - atoi(here + 1) == step;
}

static bool
refer_to_neighbour(struct reader *reader, enum provision_kind kind, int step,
    const char *cursor)
{
	const struct provision *own = own_of(reader, kind), *near = NULL;
	struct mention mention;
	enum join join = refer_join(reader, reader->at);

	if (own != NULL)
		near = refer_near_neighbour(reader->edition, own, step);
	else if (kind != PROVISION_ITEM || reader->near.paragraph == NULL)
		return false;
	mention = near != NULL ? refer_mention(reader, near) :
	    missing_neighbour(reader, own, kind, step);
	mention.is_relative = true;
	mention.is_plural = step < -1;
	if (near != NULL && reader->near.is_amending &&
	    !is_next_number(own, near, step))
		mention.edition = NULL;
	refer_join_close(reader, join);
	refer_mention_read_on(reader, &mention, cursor);
	refer_join_emit(reader, reader->at, &mention);
	return true;
}

static bool
read_steps(struct reader *reader, enum provision_kind kind, int step,
    const char *behind)
{
	return !refer_mention_goes_on(reader, kind, behind) &&
	    refer_to_neighbour(reader, kind, step, behind);
}

/* 前2項, 前三号 */
static bool
read_several_before(struct reader *reader)
{
	static const enum unit units[] = { UNIT_ARTICLE, UNIT_PARAGRAPH,
	    UNIT_ITEM, UNIT_CHAPTER, UNIT_SECTION };
	const char *cursor = reader->at;
	int count;
	size_t i;

	if (!number_read_word(&cursor, reader->end, "前"))
		return false;
	number_skip_blanks(&cursor, reader->end);
	if (!number_read(&cursor, reader->end, &count) || count < 1)
		return false;
	number_skip_blanks(&cursor, reader->end);
	for (i = 0; i < sizeof units / sizeof *units; i++)
		if (number_read_word(&cursor, reader->end,
		    number_unit_name(units[i])))
			return read_steps(reader, refer_mention_kind(units[i]),
			    -count, cursor);
	return false;
}

struct neighbour_word {
	const char		*word;
	enum provision_kind	 kind;
	int			 step;
};

static bool
read_neighbour(struct reader *reader)
{
	static const struct neighbour_word words[] = {
		{ "前条", PROVISION_ARTICLE, -1 },
		{ "前項", PROVISION_PARAGRAPH, -1 },
		{ "前号", PROVISION_ITEM, -1 },
		{ "前章", PROVISION_CHAPTER, -1 },
		{ "前節", PROVISION_SECTION, -1 },
		{ "次条", PROVISION_ARTICLE, 1 },
		{ "次項", PROVISION_PARAGRAPH, 1 },
		{ "次号", PROVISION_ITEM, 1 },
		{ "次章", PROVISION_CHAPTER, 1 },
		{ "次節", PROVISION_SECTION, 1 },
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		const char *cursor = reader->at;

		if (number_read_word(&cursor, reader->end, words[i].word))
			return read_steps(reader, words[i].kind,
			    words[i].step, cursor);
	}
	return false;
}

/* 各号, 前各項 */
static bool
read_every(struct reader *reader)
{
	const char *cursor = reader->at;
	enum provision_kind kind = PROVISION_ITEM;
	struct mention mention;
	bool is_before;

	is_before = number_read_word(&cursor, reader->end, "前");
	if (!number_read_word(&cursor, reader->end, "各号")) {
		kind = PROVISION_PARAGRAPH;
		if (!number_read_word(&cursor, reader->end, "各項"))
			return false;
	}
	if (refer_mention_goes_on(reader, kind, cursor) ||
	    reader->near.paragraph == NULL)
		return false;
	mention = refer_mention(reader, reader->near.paragraph);
	mention.is_relative = is_before;
	refer_mention_extend_to_all(reader, &mention, kind);
	mention.end = cursor;
	refer_join_emit(reader, reader->at, &mention);
	return true;
}

/* 同条, 同項, 同号 */

void	refer_read_text(struct reader *);

static const struct mention *
last_of(const struct memory *memory, enum provision_kind kind)
{
	const struct mention *mention = &memory->article;

	if (kind == PROVISION_PARAGRAPH)
		mention = &memory->paragraph;
	else if (kind == PROVISION_ITEM)
		mention = &memory->item;
	return mention->whole != NULL ? mention : NULL;
}

/* An item goes on from what the words above it named. */
static struct mention
last_above(struct reader *reader, enum provision_kind kind)
{
	const struct provision *up = reader->provision->parent;
	const struct mention *found;
	struct reader above;

	for (; up != NULL && up->kind >= PROVISION_PARAGRAPH;
	    up = up->parent) {
		above = refer_reader(reader->pool, reader->edition, up);
		above.next = &above.first;
		refer_read_text(&above);
		found = last_of(&above.memories[0], kind);
		if (found != NULL)
			return *found;
	}
	return (struct mention){0};
}

static void
cut_to(struct mention *mention, enum provision_kind kind)
{
	mention->level = kind;
	mention->is_plural = false;
	mention->is_relative = true;
	if (kind == PROVISION_ITEM) {
		mention->whole = mention->item;
		return;
	}
	mention->item = NULL;
	if (kind == PROVISION_PARAGRAPH) {
		mention->whole = mention->paragraph;
		return;
	}
	mention->paragraph = NULL;
	mention->whole = mention->article;
}

static bool
refer_to_same(struct reader *reader, enum provision_kind kind,
    const char *cursor)
{
	const struct mention *found = last_of(refer_join_memory(reader), kind);
	struct mention mention;
	enum join join = refer_join(reader, reader->at);

	mention = found != NULL ? *found : last_above(reader, kind);
	/* Said of something that is named elsewhere: nothing to follow. */
	if (mention.whole == NULL)
		return false;
	cut_to(&mention, kind);
	refer_join_close(reader, join);
	refer_mention_read_on(reader, &mention, cursor);
	refer_join_emit(reader, reader->at, &mention);
	return true;
}

static bool
read_same(struct reader *reader)
{
	static const struct neighbour_word words[] = {
		{ "同条", PROVISION_ARTICLE, 0 },
		{ "同項", PROVISION_PARAGRAPH, 0 },
		{ "同号", PROVISION_ITEM, 0 },
	};
	size_t i;

	for (i = 0; i < sizeof words / sizeof *words; i++) {
		const char *cursor = reader->at;

		if (number_read_word(&cursor, reader->end, words[i].word))
			return !refer_mention_goes_on(reader, words[i].kind,
			    cursor) && refer_to_same(reader, words[i].kind,
			    cursor);
	}
	return false;
}

bool
refer_relative_read(struct reader *reader)
{
	static const char *const starts[] = { "前", "次", "同", "各", NULL };
	const char *cursor = reader->at;

	if (!number_read_any(&cursor, reader->end, starts) ||
	    is_inside_word(reader))
		return false;
	return read_every(reader) || read_several_before(reader) ||
	    read_neighbour(reader) || read_same(reader);
}
