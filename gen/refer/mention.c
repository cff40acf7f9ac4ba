/*
 * What a reference names, as addresses: made from its parts one after the
 * other, whether there is such a provision or not.
 */
#include "refer/inside.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"

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

bool
refer_mention_goes_on(const struct reader *reader, enum provision_kind kind,
    const char *at)
{
	size_t i;

	for (i = 0; i < sizeof other_words / sizeof *other_words; i++)
		if (other_words[i].kind == kind &&
		    number_read_word(&at, reader->end, other_words[i].next))
			return true;
	return false;
}

/* Addresses */

enum provision_kind
refer_mention_kind(enum unit unit)
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

const char *
refer_mention_below(const struct reader *reader, const char *base,
    enum provision_kind kind, const char *digits)
{
	return pool_format(reader->pool, "%s%s%s_%s", base,
	    *base != '\0' ? "-" : "", label_of(kind), digits);
}

const struct provision *
refer_mention_target(const struct mention *mention)
{
	if (mention->edition == NULL || mention->whole == NULL)
		return NULL;
	return find_provision(mention->edition, mention->whole);
}

const char *
refer_mention_paragraph(const struct reader *reader,
    const struct mention *mention)
{
	if (mention->paragraph != NULL)
		return mention->paragraph;
	return refer_mention_below(reader, mention->article != NULL ?
	    mention->article : mention->root, PROVISION_PARAGRAPH, "1");
}

void
refer_mention_extend(const struct reader *reader, struct mention *mention,
    enum provision_kind kind, const char *digits)
{
	const char *base = mention->root;

	if (kind == PROVISION_ARTICLE) {
		mention->paragraph = mention->item = NULL;
		mention->article = refer_mention_below(reader, base, kind,
		    digits);
		mention->whole = mention->article;
	} else if (kind == PROVISION_PARAGRAPH) {
		if (mention->article != NULL)
			base = mention->article;
		mention->item = NULL;
		mention->paragraph = refer_mention_below(reader, base, kind,
		    digits);
		mention->whole = mention->paragraph;
	} else if (kind == PROVISION_ITEM) {
		/* 第5条第1号: its only paragraph is not named. */
		mention->paragraph = refer_mention_paragraph(reader, mention);
		mention->item = refer_mention_below(reader, mention->paragraph,
		    kind, digits);
		mention->whole = mention->item;
	} else {
		if (mention->whole != NULL && mention->level < kind)
			base = mention->whole;
		mention->whole = refer_mention_below(reader, base, kind,
		    digits);
	}
	mention->level = kind;
}

struct mention
refer_mention(const struct reader *reader, const struct provision *provision)
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

/* Reading on: 第1項第3号ア, 各号, 本文 */

bool
refer_mention_read_ordinal(const struct reader *reader, const char **cursor,
    struct ordinal *ordinal)
{
	const char *at = *cursor;

	if (!number_read_ordinal(&at, reader->end, ordinal) ||
	    refer_mention_goes_on(reader, refer_mention_kind(ordinal->unit),
	    at))
		return false;
	*cursor = at;
	return true;
}

bool
refer_mention_is_kana_sign(const char *at, const char *end)
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
	const struct provision *target = refer_mention_target(mention);
	const char *at;

	while (target != NULL) {
		at = *cursor;
		number_skip_blanks(&at, reader->end);
		target = citation_read_sign(target, &at, reader->end);
		/* アクセス is no ア. */
		if (target == NULL || refer_mention_is_kana_sign(at,
		    reader->end))
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

	if (mention->level != PROVISION_ITEM ||
	    !refer_mention_is_kana_sign(at, reader->end))
		return;
	text_next(&at, reader->end);
	behind = at;
	if (at < reader->end && !number_read_any(&at, reader->end, particles))
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
		return find_provision(mention->edition, mention->paragraph);
	if (mention->article != NULL) {
		article = find_provision(mention->edition, mention->article);
		at = article;
		while (at != NULL && (at->kind != PROVISION_PARAGRAPH ||
		    refer_near_first(at, PROVISION_ITEM) == NULL))
			at = provision_inside(article, at);
		if (at != NULL)
			return at;
	}
	return find_provision(mention->edition, refer_mention_paragraph(reader,
	    mention));
}

void
refer_mention_extend_to_all(const struct reader *reader, struct mention
    *mention, enum provision_kind kind)
{
	const struct provision *parent = NULL, *first;
	const char *base;

	mention->is_plural = true;
	if (mention->edition == NULL)
		return;
	if (kind == PROVISION_ITEM) {
		parent = paragraph_with_items(reader, mention);
		base = parent != NULL ? parent->address :
		    refer_mention_paragraph(reader, mention);
		mention->paragraph = base;
	} else {
		base = mention->article != NULL ? mention->article :
		    mention->root;
		parent = find_provision(mention->edition, base);
	}
	first = refer_near_first(parent, kind);
	mention->whole = first != NULL ? first->address :
	    refer_mention_below(reader, base, kind, "1");
	mention->level = kind;
}

static void
read_all(const struct reader *reader, struct mention *mention,
    const char **cursor)
{
	const char *at = *cursor;

	if (mention->level < PROVISION_ITEM &&
	    number_read_word(&at, reader->end, "各号") &&
	    !refer_mention_goes_on(reader, PROVISION_ITEM, at)) {
		refer_mention_extend_to_all(reader, mention, PROVISION_ITEM);
		*cursor = at;
	} else if (mention->level == PROVISION_ARTICLE &&
	    number_read_word(&at, reader->end, "各項") &&
	    !refer_mention_goes_on(reader, PROVISION_PARAGRAPH, at)) {
		refer_mention_extend_to_all(reader, mention,
		    PROVISION_PARAGRAPH);
		*cursor = at;
	}
}

/* Units of ever lower rank behind what was named already. */
void
refer_mention_read_on(const struct reader *reader, struct mention *mention,
    const char *cursor)
{
	static const char *const provisos[] = { "ただし書き", "ただし書",
	    "但書", NULL };
	static const char *const tails[] = { "本文", "前段", "中段", "柱書き", "柱書",
	    "列記以外の部分", NULL };
	struct ordinal ordinal;
	const char *at = cursor;

	for (;;) {
		number_skip_blanks(&at, reader->end);
		if (!refer_mention_read_ordinal(reader, &at, &ordinal) ||
		    ordinal.unit == UNIT_FORM ||
		    refer_mention_kind(ordinal.unit) <= mention->level)
			break;
		refer_mention_extend(reader, mention,
		    refer_mention_kind(ordinal.unit), ordinal.digits);
		cursor = at;
	}
	if (mention->level == PROVISION_ITEM) {
		read_signs(reader, mention, &cursor);
		read_missing_sign(reader, mention, &cursor);
	}
	read_all(reader, mention, &cursor);
	mention->is_rear = number_read_word(&cursor, reader->end, "後段");
	if (!mention->is_rear)
		number_read_any(&cursor, reader->end, tails);
	mention->is_proviso = number_read_any(&cursor, reader->end, provisos);
	mention->end = cursor;
}
