#include "refer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "number.h"
#include "refer_name.h"
#include "refer_near.h"
#include "text.h"

enum {
	NESTING_MAX = 16	/* brackets in brackets; deeper ones are flat */
};

/*
 * A provision as far as it was named, by addresses, whether they exist or
 * not: what 同条, 同項 and a joined 第2項 go on from.
 */
struct mention {
	const struct edition	*edition;	/* NULL: a law outside */
	const char		*root;		/* Mp, Sp_2 */
	const char		*article;	/* NULL if none was named */
	const char		*paragraph;
	const char		*item;
	const char		*whole;		/* the lowest one named */
	enum provision_kind	 level;		/* of whole */
	bool			 is_relative, is_plural;
	const char		*end;		/* behind it in the text */
};

/* What was named last inside one pair of brackets. */
struct memory {
	bool			 is_of_law;	/* brackets behind a law's name */
	struct mention		 last;		/* .whole is NULL at first */
	struct mention		 article, paragraph, item;
	struct reference	*reference;	/* of last */
};

struct reader {
	struct pool		*pool;
	const struct edition	*edition;
	const struct provision	*provision;
	struct near		 near;
	const char		*start, *end, *at;
	struct memory		 memories[NESTING_MAX];
	int			 nesting;
	struct reference	*first, **next;
};

/* How a reference hangs on the one before it. */
enum join {
	JOIN_NONE,
	JOIN_LIST,		/* 及び, 又は, 、 */
	JOIN_RANGE,		/* から */
	JOIN_INSIDE,		/* the first thing in brackets behind it */
	JOIN_DIRECT		/* nothing but a remark in brackets between */
};

/* What follows a unit's sign if the sign is part of another word. */
struct other_word {
	enum provision_kind	 kind;
	const char		*next;
};

static const struct other_word other_words[] = {
	{ PROVISION_ARTICLE, "例" }, { PROVISION_ARTICLE, "約" },
	{ PROVISION_ARTICLE, "文" }, { PROVISION_ARTICLE, "件" },
	{ PROVISION_ARTICLE, "理" }, { PROVISION_PARAGRAPH, "目" },
	{ PROVISION_ITEM, "被" }, { PROVISION_ITEM, "機" },
	{ PROVISION_ITEM, "線" }, { PROVISION_ITEM, "炉" },
	{ PROVISION_ITEM, "室" }, { PROVISION_ITEM, "館" },
	{ PROVISION_ITEM, "給" }, { PROVISION_ITEM, "俸" },
};

static bool
goes_on(const struct reader *reader, enum provision_kind kind, const char *at)
{
	size_t i;

	for (i = 0; i < sizeof other_words / sizeof *other_words; i++)
		if (other_words[i].kind == kind &&
		    number_read_word(&at, reader->end, other_words[i].next))
			return true;
	return false;
}

/* Addresses */

static enum provision_kind
kind_of(enum unit unit)
{
	switch (unit) {
	case UNIT_PART:
		return PROVISION_PART;
	case UNIT_CHAPTER:
		return PROVISION_CHAPTER;
	case UNIT_SECTION:
		return PROVISION_SECTION;
	case UNIT_SUBSECTION:
		return PROVISION_SUBSECTION;
	case UNIT_DIVISION:
		return PROVISION_DIVISION;
	case UNIT_ARTICLE:
		return PROVISION_ARTICLE;
	case UNIT_PARAGRAPH:
		return PROVISION_PARAGRAPH;
	case UNIT_ITEM:
		return PROVISION_ITEM;
	case UNIT_FORM:
		return PROVISION_FORM;
	}
	return PROVISION_FORM;
}

static const char *
label_of(enum provision_kind kind)
{
	static const char *const labels[] = {
		[PROVISION_PART] = "Pa", [PROVISION_CHAPTER] = "Ch",
		[PROVISION_SECTION] = "Se", [PROVISION_SUBSECTION] = "Ss",
		[PROVISION_DIVISION] = "Di", [PROVISION_ARTICLE] = "At",
		[PROVISION_PARAGRAPH] = "Pr", [PROVISION_ITEM] = "It",
		[PROVISION_SUBITEM] = "Si", [PROVISION_SUPPLEMENT] = "Sp",
		[PROVISION_APPENDIX] = "Appdx", [PROVISION_FORM] = "Fm",
	};

	return labels[kind];
}

static const char *
below(const struct reader *reader, const char *base,
    enum provision_kind kind, const char *digits)
{
	return pool_format(reader->pool, "%s%s%s_%s", base,
	    *base != '\0' ? "-" : "", label_of(kind), digits);
}

static const struct provision *
target_of(const struct mention *mention)
{
	if (mention->edition == NULL || mention->whole == NULL)
		return NULL;
	return load_provision(mention->edition, mention->whole);
}

static const char *
paragraph_or_first(const struct reader *reader, const struct mention *mention)
{
	if (mention->paragraph != NULL)
		return mention->paragraph;
	return below(reader, mention->article != NULL ? mention->article :
	    mention->root, PROVISION_PARAGRAPH, "1");
}

static void
extend(const struct reader *reader, struct mention *mention,
    enum provision_kind kind, const char *digits)
{
	const char *base = mention->root;

	if (kind == PROVISION_ARTICLE) {
		mention->paragraph = mention->item = NULL;
		mention->article = below(reader, base, kind, digits);
		mention->whole = mention->article;
	} else if (kind == PROVISION_PARAGRAPH) {
		if (mention->article != NULL)
			base = mention->article;
		mention->item = NULL;
		mention->paragraph = below(reader, base, kind, digits);
		mention->whole = mention->paragraph;
	} else if (kind == PROVISION_ITEM) {
		/* 第5条第1号: its only paragraph is not named. */
		mention->paragraph = paragraph_or_first(reader, mention);
		mention->item = below(reader, mention->paragraph, kind,
		    digits);
		mention->whole = mention->item;
	} else {
		if (mention->whole != NULL && mention->level < kind)
			base = mention->whole;
		mention->whole = below(reader, base, kind, digits);
	}
	mention->level = kind;
}

static struct mention
mention_of(const struct reader *reader, const struct provision *provision)
{
	struct near near = refer_near(reader->pool, provision);
	struct mention mention = { .edition = reader->edition,
	    .root = near.root, .whole = provision->address,
	    .level = provision->kind };

	if (near.article != NULL)
		mention.article = near.article->address;
	if (near.paragraph != NULL)
		mention.paragraph = near.paragraph->address;
	if (near.item != NULL)
		mention.item = near.item->address;
	return mention;
}

/* Emitting */

static struct memory *
memory_of(struct reader *reader)
{
	return &reader->memories[reader->nesting];
}

static void
remember(struct reader *reader, const struct mention *mention,
    struct reference *reference)
{
	struct memory *memory = memory_of(reader);

	memory->last = *mention;
	memory->reference = reference;
	if (mention->article != NULL)
		memory->article = *mention;
	if (mention->paragraph != NULL)
		memory->paragraph = *mention;
	if (mention->item != NULL)
		memory->item = *mention;
}

/* Names that the words before them begin at reach back to here at most. */
static const char *
owner_start(struct reader *reader)
{
	const char *end = memory_of(reader)->last.end;

	return end != NULL ? end : reader->start;
}

/*
 * What is not there may be another law's: where the text speaks of such, it
 * is no fault.
 */
static bool
is_elsewhere(struct reader *reader, const char *start)
{
	static const char *const joins[] = { "及び", "又は", "並びに",
	    "若しくは" };
	const struct mention *last = &memory_of(reader)->last;
	size_t i;

	if (reader->near.is_amending || memory_of(reader)->is_of_law)
		return true;
	if (last->whole == NULL || last->edition != NULL)
		return false;
	for (i = 0; i < sizeof joins / sizeof *joins; i++)
		if (refer_ends_with(reader->start, start, joins[i]))
			return true;
	return false;
}

static void
emit(struct reader *reader, const char *start, struct mention *mention)
{
	struct reference *reference = pool_take(reader->pool,
	    sizeof *reference);

	reference->target = target_of(mention);
	if (reference->target == NULL && is_elsewhere(reader, start))
		mention->edition = NULL;

	reference->start = (size_t)(start - reader->start);
	reference->end = (size_t)(mention->end - reader->start);
	reference->edition = mention->edition;
	reference->is_external = mention->edition == NULL;
	reference->is_relative = mention->is_relative;
	reference->is_plural = mention->is_plural;
	reference->address = reference->target != NULL ?
	    reference->target->address : mention->whole;
	*reader->next = reference;
	reader->next = &reference->next;
	reader->at = mention->end;
	remember(reader, mention, reference);
}

/* Joining */

static const char *
skip_brackets(const struct reader *reader, const char *at)
{
	const char *cursor = at;
	int depth = 0;

	while (cursor < reader->end) {
		if (number_read_word(&cursor, reader->end, "(") ||
		    number_read_word(&cursor, reader->end, "（"))
			depth++;
		else if (depth > 0 &&
		    (number_read_word(&cursor, reader->end, ")") ||
		    number_read_word(&cursor, reader->end, "）")))
			depth--;
		else if (depth > 0)
			text_next(&cursor, reader->end);
		if (depth == 0)
			return cursor;
	}
	return at;
}

static bool
read_any(const char **cursor, const char *end, const char *const *words)
{
	for (; *words != NULL; words++)
		if (number_read_word(cursor, end, *words))
			return true;
	return false;
}

static enum join
join_to_last(struct reader *reader, const char *at)
{
	static const char *const lists[] = { "、", ",", "，", "・", "及び",
	    "並びに", "又は", "若しくは", "および", "ならびに", "または",
	    "もしくは", "かつ", "まで", " ", "　", NULL };
	static const char *const ranges[] = { "から", "ないし", "乃至", "～",
	    "〜", NULL };
	const struct mention *last = &memory_of(reader)->last;
	enum join join = JOIN_DIRECT;
	const char *cursor;

	if (last->whole == NULL)
		return JOIN_NONE;
	cursor = last->end;
	if (cursor < at && (number_read_word(&cursor, at, "(") ||
	    number_read_word(&cursor, at, "（")) && cursor == at)
		return JOIN_INSIDE;
	cursor = skip_brackets(reader, last->end);
	while (cursor < at) {
		if (read_any(&cursor, at, ranges))
			join = JOIN_RANGE;
		else if (!read_any(&cursor, at, lists))
			return JOIN_NONE;
		else if (join != JOIN_RANGE)
			join = JOIN_LIST;
	}
	return cursor == at ? join : JOIN_NONE;
}

/* 第1項から第4項まで is one reference to several, and one to the last. */
static void
close_range(struct reader *reader, enum join join)
{
	if (join == JOIN_RANGE && memory_of(reader)->reference != NULL)
		memory_of(reader)->reference->is_plural = true;
}

/* Reading on: 第1項第3号ア, 各号, 本文 */

static bool
read_ordinal(const struct reader *reader, const char **cursor,
    struct ordinal *ordinal)
{
	const char *at = *cursor;

	if (!number_read_ordinal(&at, reader->end, ordinal) ||
	    goes_on(reader, kind_of(ordinal->unit), at))
		return false;
	*cursor = at;
	return true;
}

static bool
is_kana_sign(const char *at, const char *end)
{
	uint32_t code = at < end ? text_next(&at, end) : 0;

	return (code >= 0x30a1 && code <= 0x30fe) ||
	    (code >= 0xff66 && code <= 0xff9f);
}

/* ア, then (ア): as far as there are such signs below the item. */
static void
read_signs(const struct reader *reader, struct mention *mention,
    const char **cursor)
{
	const struct provision *target = target_of(mention);
	const char *at;

	while (target != NULL) {
		at = *cursor;
		number_skip_blanks(&at, reader->end);
		target = load_signed(target, &at, reader->end);
		/* アクセス is no ア. */
		if (target == NULL || is_kana_sign(at, reader->end))
			return;
		mention->whole = target->address;
		mention->level = PROVISION_SUBITEM;
		*cursor = at;
	}
}

/* A kana alone that the item does not have: the reference leads nowhere. */
static void
read_missing_sign(const struct reader *reader, struct mention *mention,
    const char **cursor)
{
	static const char *const particles[] = { "に", "の", "から", "まで",
	    "及び", "又は", "若しくは", "並びに", "、", ",", "，", "を", "は",
	    NULL };
	const char *at = *cursor, *behind;

	if (mention->level != PROVISION_ITEM || !is_kana_sign(at, reader->end))
		return;
	text_next(&at, reader->end);
	behind = at;
	if (at < reader->end && !read_any(&at, reader->end, particles))
		return;
	mention->whole = pool_format(reader->pool, "%s-Si_%.*s",
	    mention->whole, (int)(behind - *cursor), *cursor);
	mention->level = PROVISION_SUBITEM;
	*cursor = behind;
}

/* The paragraph that has items: named, or the first of its article. */
static const struct provision *
paragraph_with_items(const struct reader *reader,
    const struct mention *mention)
{
	const struct provision *article, *at;

	if (mention->paragraph != NULL)
		return load_provision(mention->edition, mention->paragraph);
	if (mention->article != NULL) {
		article = load_provision(mention->edition, mention->article);
		at = article;
		while (at != NULL && (at->kind != PROVISION_PARAGRAPH ||
		    refer_first(at, PROVISION_ITEM) == NULL))
			at = load_provision_inside(article, at);
		if (at != NULL)
			return at;
	}
	return load_provision(mention->edition, paragraph_or_first(reader,
	    mention));
}

static void
extend_to_all(const struct reader *reader, struct mention *mention,
    enum provision_kind kind)
{
	const struct provision *parent = NULL, *first;
	const char *base;

	mention->is_plural = true;
	if (mention->edition == NULL)
		return;
	if (kind == PROVISION_ITEM) {
		parent = paragraph_with_items(reader, mention);
		base = parent != NULL ? parent->address :
		    paragraph_or_first(reader, mention);
		mention->paragraph = base;
	} else {
		base = mention->article != NULL ? mention->article :
		    mention->root;
		parent = load_provision(mention->edition, base);
	}
	first = refer_first(parent, kind);
	mention->whole = first != NULL ? first->address :
	    below(reader, base, kind, "1");
	mention->level = kind;
}

static void
read_all(const struct reader *reader, struct mention *mention,
    const char **cursor)
{
	const char *at = *cursor;

	if (mention->level < PROVISION_ITEM &&
	    number_read_word(&at, reader->end, "各号") &&
	    !goes_on(reader, PROVISION_ITEM, at)) {
		extend_to_all(reader, mention, PROVISION_ITEM);
		*cursor = at;
	} else if (mention->level == PROVISION_ARTICLE &&
	    number_read_word(&at, reader->end, "各項") &&
	    !goes_on(reader, PROVISION_PARAGRAPH, at)) {
		extend_to_all(reader, mention, PROVISION_PARAGRAPH);
		*cursor = at;
	}
}

/* Units of ever lower rank behind what was named already. */
static void
read_on(const struct reader *reader, struct mention *mention,
    const char *cursor)
{
	static const char *const tails[] = { "ただし書き", "ただし書",
	    "但書", "本文", "前段", "中段", "後段", "柱書き", "柱書",
	    "列記以外の部分", NULL };
	struct ordinal ordinal;
	const char *at = cursor;

	for (;;) {
		number_skip_blanks(&at, reader->end);
		if (!read_ordinal(reader, &at, &ordinal) ||
		    ordinal.unit == UNIT_FORM ||
		    kind_of(ordinal.unit) <= mention->level)
			break;
		extend(reader, mention, kind_of(ordinal.unit),
		    ordinal.digits);
		cursor = at;
	}
	if (mention->level == PROVISION_ITEM) {
		read_signs(reader, mention, &cursor);
		read_missing_sign(reader, mention, &cursor);
	}
	read_all(reader, mention, &cursor);
	read_any(&cursor, reader->end, tails);
	mention->end = cursor;
}

/* 第7条, 第2項 … */

static const char *
above(const struct reader *reader, const char *address)
{
	const char *cut = strrchr(address, '-');

	return cut == NULL ? "" : pool_copy(reader->pool, address,
	    (size_t)(cut - address));
}

/* A joined unit of the same rank goes on where the last one stood. */
static bool
starts_from_last(struct reader *reader, enum provision_kind kind,
    enum join join, struct mention *base)
{
	const struct mention *last = &memory_of(reader)->last;
	bool is_close = join == JOIN_INSIDE || join == JOIN_DIRECT;

	if (join == JOIN_NONE)
		return false;
	*base = (struct mention){ .edition = last->edition,
	    .root = last->root };
	if (kind < PROVISION_ARTICLE) {
		/* 第3章第2節及び第4節 */
		base->root = above(reader, last->whole);
		return last->level == kind;
	}
	if (kind == PROVISION_PARAGRAPH) {
		base->article = last->article;
		return last->paragraph != NULL ||
		    (is_close && last->article != NULL);
	}
	if (kind == PROVISION_ITEM) {
		base->article = last->article;
		base->paragraph = last->paragraph;
		return last->item != NULL ||
		    (is_close && last->level < PROVISION_ITEM);
	}
	return last->article != NULL || last->edition == NULL ||
	    last->edition != reader->edition;
}

/* False if there is nothing it could mean here. */
static bool
starts_here(struct reader *reader, enum provision_kind kind,
    const struct owner_name *name, struct mention *base)
{
	const struct near *near = &reader->near;

	*base = (struct mention){ .edition = reader->edition, .root = "Mp" };
	if (name->in_supplement) {
		base->root = strncmp(near->root, "Sp", 2) == 0 ? near->root :
		    "Sp_1";
		return true;
	}
	if (kind == PROVISION_ITEM) {
		if (name->is_glued || near->paragraph == NULL)
			return false;
		base->root = near->root;
		base->paragraph = near->paragraph->address;
		if (near->article != NULL)
			base->article = near->article->address;
		return true;
	}
	if (kind == PROVISION_PARAGRAPH && !name->is_glued) {
		base->root = near->root;
		if (near->article != NULL)
			base->article = near->article->address;
		return near->paragraph != NULL;
	}
	/* 第1条 of an amending law is not the first article of this one. */
	if (name->is_glued || near->is_amending)
		base->edition = NULL;
	return true;
}

static bool
find_base(struct reader *reader, enum provision_kind kind, enum join join,
    const struct owner_name *name, struct mention *base)
{
	switch (name->owner) {
	case OWNER_OWN:
		if (name->in_supplement && join != JOIN_NONE &&
		    memory_of(reader)->last.edition == NULL) {
			*base = (struct mention){ .root = "Sp_1" };
			return true;
		}
		if (!name->in_supplement && !name->is_glued &&
		    starts_from_last(reader, kind, join, base))
			return true;
		return starts_here(reader, kind, name, base);
	case OWNER_NAMED:
	case OWNER_EDITION:
		*base = (struct mention){ .edition = name->edition,
		    .root = name->in_supplement ? "Sp_1" : "Mp" };
		return true;
	case OWNER_OTHER:
		*base = (struct mention){ .edition = NULL, .root = "Mp" };
		/* 平成11年法律第128号 is the number of a law. */
		return kind != PROVISION_ITEM;
	}
	return false;
}

/* 同表第1号 is not followed, nor is what is joined to it. */
static void
pass_over(struct reader *reader, enum provision_kind kind,
    const char *digits, const char *end)
{
	struct memory *memory = memory_of(reader);

	memory->last = (struct mention){ .root = "Mp", .end = end };
	memory->reference = NULL;
	extend(reader, &memory->last, kind, digits);
	reader->at = end;
}

static bool
read_numbered(struct reader *reader)
{
	const char *cursor = reader->at;
	struct ordinal ordinal;
	struct owner_name name;
	struct mention mention;
	enum provision_kind kind;
	enum join join;

	if (!read_ordinal(reader, &cursor, &ordinal) ||
	    ordinal.unit == UNIT_FORM)
		return false;
	kind = kind_of(ordinal.unit);
	name = refer_owner(reader->edition, owner_start(reader), reader->at);
	join = join_to_last(reader, reader->at);
	if (!find_base(reader, kind, join, &name, &mention)) {
		pass_over(reader, kind, ordinal.digits, cursor);
		return true;
	}
	if (name.owner == OWNER_OWN)
		close_range(reader, join);
	extend(reader, &mention, kind, ordinal.digits);
	read_on(reader, &mention, cursor);
	emit(reader, name.start, &mention);
	return true;
}

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
		if (refer_ends_with(reader->start, behind, words[i]))
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
		mention.whole = below(reader, mention.paragraph, kind, "0");
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

static bool
refer_to_neighbour(struct reader *reader, enum provision_kind kind, int step,
    const char *cursor)
{
	const struct provision *own = own_of(reader, kind), *near = NULL;
	struct mention mention;
	enum join join = join_to_last(reader, reader->at);

	if (own != NULL)
		near = refer_neighbour(reader->edition, own, step);
	else if (kind != PROVISION_ITEM || reader->near.paragraph == NULL)
		return false;
	mention = near != NULL ? mention_of(reader, near) :
	    missing_neighbour(reader, own, kind, step);
	mention.is_relative = true;
	mention.is_plural = step < -1;
	close_range(reader, join);
	read_on(reader, &mention, cursor);
	emit(reader, reader->at, &mention);
	return true;
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
			return !goes_on(reader, kind_of(units[i]), cursor) &&
			    refer_to_neighbour(reader, kind_of(units[i]),
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
			return !goes_on(reader, words[i].kind, cursor) &&
			    refer_to_neighbour(reader, words[i].kind,
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
	if (goes_on(reader, kind, cursor) || reader->near.paragraph == NULL)
		return false;
	mention = mention_of(reader, reader->near.paragraph);
	mention.is_relative = is_before;
	extend_to_all(reader, &mention, kind);
	mention.end = cursor;
	emit(reader, reader->at, &mention);
	return true;
}

/* 同条, 同項, 同号 */

static void	read_text(struct reader *);

static struct reader
reader_of(struct pool *pool, const struct edition *edition,
    const struct provision *provision)
{
	struct reader reader = { .pool = pool, .edition = edition,
	    .provision = provision, .near = refer_near(pool, provision) };

	reader.start = reader.at = provision->text;
	reader.end = provision->text + strlen(provision->text);
	return reader;
}

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
		above = reader_of(reader->pool, reader->edition, up);
		above.next = &above.first;
		read_text(&above);
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
	const struct mention *found = last_of(memory_of(reader), kind);
	struct mention mention;
	enum join join = join_to_last(reader, reader->at);

	mention = found != NULL ? *found : last_above(reader, kind);
	/* Said of something that is named elsewhere: nothing to follow. */
	if (mention.whole == NULL)
		return false;
	cut_to(&mention, kind);
	close_range(reader, join);
	read_on(reader, &mention, cursor);
	emit(reader, reader->at, &mention);
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
			return !goes_on(reader, words[i].kind, cursor) &&
			    refer_to_same(reader, words[i].kind, cursor);
	}
	return false;
}

/* 第1号様式, 別表第二 */

/* The longest name of a form or table at the cursor, which moves. */
static const struct provision *
read_name(const struct reader *reader, const struct edition *edition,
    const char **cursor)
{
	const struct provision *at, *found = NULL;
	const char *start = *cursor, *behind = start, *end;

	number_read_word(&start, reader->end, "別記");
	for (at = edition->provisions; at != NULL; at = at->next) {
		if ((at->kind != PROVISION_FORM &&
		    at->kind != PROVISION_APPENDIX) ||
		    load_is(at->node, "example"))
			continue;
		end = *cursor;
		if (!load_reads_name(&end, reader->end, at->number)) {
			end = start;
			load_reads_name(&end, reader->end, at->number);
		}
		if (end > behind && end > start) {
			behind = end;
			found = at;
		}
	}
	*cursor = behind;
	return found;
}

/* 第3号様式, 別記第2号様式, 様式第1号, 別表第1, whether they exist or not. */
static bool
read_form_words(const struct reader *reader, const char **cursor)
{
	static const char *const whole[] = { "別記様式", "別表", NULL };
	struct ordinal ordinal;
	const char *at = *cursor;
	int number;

	if (number_read_word(&at, reader->end, "様式")) {
		number_skip_blanks(&at, reader->end);
		if (!number_read_word(&at, reader->end, "第") ||
		    !number_read(&at, reader->end, &number))
			return false;
		number_read_word(&at, reader->end, "号");
	} else if (read_any(&at, reader->end, whole)) {
		*cursor = at;
		number_skip_blanks(&at, reader->end);
		if (!number_read_word(&at, reader->end, "第") ||
		    !number_read(&at, reader->end, &number))
			return true;
	} else {
		number_read_word(&at, reader->end, "別記");
		number_skip_blanks(&at, reader->end);
		if (!number_read_ordinal(&at, reader->end, &ordinal) ||
		    ordinal.unit != UNIT_FORM)
			return false;
	}
	*cursor = at;
	return true;
}

/* Names start with 第, 別, 様 or 付; all others are passed over at once. */
static bool
may_start_form(const struct reader *reader)
{
	static const char *const starts[] = { "第", "別", "様式", "付", "附",
	    "書式", NULL };
	const char *at = reader->at;

	return read_any(&at, reader->end, starts);
}

/* 別表第一第三号イ: tables have items, too. */
static void
read_items_of_table(const struct reader *reader, struct mention *mention,
    const char *cursor)
{
	struct ordinal ordinal;
	const char *at = cursor;

	mention->end = cursor;
	if (!read_ordinal(reader, &at, &ordinal) || ordinal.unit != UNIT_ITEM)
		return;
	mention->paragraph = mention->whole;
	extend(reader, mention, PROVISION_ITEM, ordinal.digits);
	read_on(reader, mention, at);
}

static bool
read_form(struct reader *reader)
{
	const char *cursor = reader->at;
	const struct edition *edition = reader->edition;
	const struct provision *form;
	struct mention mention = {0};
	struct owner_name name;

	if (!may_start_form(reader))
		return false;
	name = refer_owner(edition, owner_start(reader), reader->at);
	if (name.edition != NULL)
		edition = name.edition;
	form = read_name(reader, edition, &cursor);
	if (form == NULL && !read_form_words(reader, &cursor))
		return false;
	/* Laws print forms as pictures; only our own are known to be whole. */
	mention.edition = name.owner == OWNER_OTHER ||
	    (form == NULL && edition->standard == NULL) ? NULL : edition;
	mention.level = PROVISION_FORM;
	mention.root = mention.whole = form != NULL ? form->address :
	    pool_copy(reader->pool, reader->at,
	    (size_t)(cursor - reader->at));
	read_items_of_table(reader, &mention, cursor);
	emit(reader, name.start, &mention);
	return true;
}

/* ア又はイ, アからウまで */

static bool
is_kana_before(const struct reader *reader)
{
	const char *at = reader->at;

	if (at == reader->start)
		return false;
	do
		at--;
	while (at > reader->start && ((unsigned char)*at & 0xc0) == 0x80);
	return is_kana_sign(at, reader->end);
}

/* Without a join a sign counts only where nothing else can be meant. */
static bool
is_sure_sign(const char *at, const char *end)
{
	static const char *const words[] = { "に掲げ", "に規定", "に該当",
	    "から", "又は", "及び", "若しくは", "並びに", NULL };

	return read_any(&at, end, words);
}

static bool
read_sign(struct reader *reader)
{
	const struct mention *last = &memory_of(reader)->last;
	const struct provision *item = reader->near.item, *sign;
	const char *cursor = reader->at;
	struct mention mention;
	enum join join;

	if (!is_kana_sign(reader->at, reader->end) || is_kana_before(reader))
		return false;
	join = join_to_last(reader, reader->at);
	if (join != JOIN_NONE && last->level == PROVISION_SUBITEM &&
	    last->edition != NULL && last->item != NULL)
		item = load_provision(last->edition, last->item);
	else
		join = JOIN_NONE;
	sign = item != NULL ? load_signed(item, &cursor, reader->end) : NULL;
	if (sign == NULL || is_kana_sign(cursor, reader->end) ||
	    (join == JOIN_NONE && !is_sure_sign(cursor, reader->end)))
		return false;
	mention = mention_of(reader, sign);
	if (join != JOIN_NONE)
		mention.edition = last->edition;
	close_range(reader, join);
	mention.end = cursor;
	emit(reader, reader->at, &mention);
	return true;
}

/* The text */

/* Quoted words are terms or other texts' words; titles are read from 第. */
static bool
skip_quoted(struct reader *reader)
{
	const char *cursor = reader->at;
	int depth = 0;

	while (cursor < reader->end) {
		if (number_read_word(&cursor, reader->end, "「") ||
		    number_read_word(&cursor, reader->end, "『"))
			depth++;
		else if (depth == 0)
			return false;
		else if (number_read_word(&cursor, reader->end, "」") ||
		    number_read_word(&cursor, reader->end, "』"))
			depth--;
		else
			text_next(&cursor, reader->end);
		if (depth == 0) {
			reader->at = cursor;
			return true;
		}
	}
	return false;
}

static bool
read_bracket(struct reader *reader)
{
	static const char *const opens[] = { "(", "（", NULL };
	static const char *const closes[] = { ")", "）", NULL };

	bool is_of_law = refer_is_law(reader->start, reader->at);

	if (read_any(&reader->at, reader->end, opens)) {
		if (reader->nesting + 1 < NESTING_MAX) {
			reader->memories[reader->nesting + 1] =
			    reader->memories[reader->nesting];
			reader->nesting++;
			memory_of(reader)->is_of_law = is_of_law;
		}
		return true;
	}
	if (read_any(&reader->at, reader->end, closes)) {
		if (reader->nesting > 0)
			reader->nesting--;
		return true;
	}
	return false;
}

static bool
read_reference(struct reader *reader)
{
	if (read_form(reader) || read_numbered(reader))
		return true;
	if (read_sign(reader))
		return true;
	if (is_inside_word(reader))
		return false;
	return read_every(reader) || read_several_before(reader) ||
	    read_neighbour(reader) || read_same(reader);
}

static void
read_text(struct reader *reader)
{
	while (reader->at < reader->end)
		if (!read_bracket(reader) && !skip_quoted(reader) &&
		    !read_reference(reader))
			text_next(&reader->at, reader->end);
}

struct reference *
refer_find(struct pool *pool, const struct corpus *corpus,
    const struct edition *edition, const struct provision *provision)
{
	struct reader reader = reader_of(pool, edition, provision);

	/* The edition knows its authority; a lone law has none. */
	(void)corpus;
	reader.next = &reader.first;
	read_text(&reader);
	return reader.first;
}
