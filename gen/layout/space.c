#include "layout/inside.h"

/* Spacing and breaks between neighbours: JLREQ 3.1 and 3.2, tables 1 to 3. */

/* Quarter em between these and Latin letters or digits (JLREQ 3.2.6). */
static const unsigned long letters = IS(ITERATION) | IS(LONG) | IS(SMALL)
    | IS(KANA) | IS(IDEOGRAPH);
static const unsigned long half_words = IS(DIGIT) | IS(WESTERN);
/* Never split inside. */
static const unsigned long words = IS(DIGIT) | IS(WESTERN) | IS(WIDE_DIGIT)
    | IS(WIDE_LATIN);
/* JLREQ 3.1.7, strict: also cl-10, cl-11; cl-13 since nobody starts with %. */
static const unsigned long never_starts = IS(CLOSE) | IS(HYPHEN) | IS(DIVIDE)
    | IS(MIDDLE) | IS(STOP) | IS(COMMA) | IS(ITERATION) | IS(LONG) | IS(SMALL)
    | IS(POSTFIX) | IS(IDEO_SPACE) | IS(WORD_SPACE);
static const unsigned long never_ends = IS(OPEN) | IS(PREFIX);
static const unsigned long closing = IS(CLOSE) | IS(STOP) | IS(COMMA);

static bool
is_digit(const struct atom *atoms, size_t count, size_t at)
{
	return at < count && (atoms[at].class == CLASS_DIGIT
	    || atoms[at].class == CLASS_WIDE_DIGIT);
}

struct spacing {
	int	amount;		/* thousandths of an em */
	uint8_t	kind;
};

static struct spacing
word_spacing(const struct atom *atoms, size_t count, size_t at)
{
	const struct atom *before = &atoms[at - 1];
	bool after = LAYOUT_IN(before->class, letters);
	bool next = at + 1 < count && LAYOUT_IN(atoms[at + 1].class, letters);

	if (LAYOUT_IN(before->class, closing)
	    || (at + 1 < count && atoms[at + 1].class == CLASS_ROOM))
		return (struct spacing){500, SPACE_WORD};
	if (after && next)
		return (struct spacing){500, SPACE_WORD};
	return (struct spacing){after || next ? 250 : 333, SPACE_WORD};
}

/* Room between two neighbours in the middle of a line (JLREQ table 1). */
static struct spacing
pair_spacing(const struct atom *a, const struct atom *b)
{
	if (b->is_mark)
		return (struct spacing){0, SPACE_RIGID};
	if (a->class == CLASS_ROOM && b->class == CLASS_MIDDLE)
		return (struct spacing){250, SPACE_MIDDLE};
	if (a->class == CLASS_MIDDLE && b->class == CLASS_ROOM)
		return (struct spacing){250, SPACE_MIDDLE};
	if (b->class == CLASS_WORD_SPACE || a->class == CLASS_WORD_SPACE
	    || a->class == CLASS_ROOM || b->class == CLASS_ROOM)
		return (struct spacing){0, SPACE_RIGID};
	if (LAYOUT_IN(b->class, closing))
		return (struct spacing){a->class == CLASS_MIDDLE ? 250 : 0,
		    SPACE_RIGID};
	if (a->class == CLASS_OPEN)
		return (struct spacing){b->class == CLASS_MIDDLE ? 250 : 0,
		    SPACE_RIGID};
	if (a->class == CLASS_MIDDLE || b->class == CLASS_MIDDLE)
		return (struct spacing){a->class == b->class ? 500 : 250,
		    SPACE_MIDDLE};
	if (a->class == CLASS_STOP)
		return (struct spacing){500, SPACE_STOP};
	if (b->class == CLASS_OPEN)
		return (struct spacing){a->class == CLASS_IDEO_SPACE ? 0 : 500,
		    SPACE_MARK};
	if (LAYOUT_IN(a->class, closing))
		return (struct spacing){
		    b->class == CLASS_IDEO_SPACE ? 0 : 500, SPACE_MARK};
	if ((LAYOUT_IN(a->class, letters) && LAYOUT_IN(b->class, half_words)) ||
	    (LAYOUT_IN(a->class, half_words) && LAYOUT_IN(b->class, letters)))
		return (struct spacing){250, SPACE_MIXED};
	if (LAYOUT_IN(a->class, words) && LAYOUT_IN(b->class, words))
		return (struct spacing){0, SPACE_RIGID};
	if (a->class == CLASS_INSEPARABLE && b->code == a->code)
		return (struct spacing){0, SPACE_RIGID};
	return (struct spacing){0, SPACE_PLAIN};
}

static bool
pair_breaks(const struct atom *a, const struct atom *b)
{
	if (b->is_joined || LAYOUT_IN(b->class, never_starts)
	    || LAYOUT_IN(a->class, never_ends))
		return false;
	if (a->class == CLASS_WORD_SPACE || a->class == CLASS_IDEO_SPACE)
		return true;
	if (LAYOUT_IN(a->class, words) && LAYOUT_IN(b->class, words))
		return false;
	if (b->class == CLASS_INSEPARABLE)
		return false;
	return !(a->class == CLASS_ROOM && b->class == CLASS_IDEOGRAPH);
}

static bool
is_among(uint32_t code, const uint32_t *list)
{
	for (; *list != 0; list++)
		if (*list == code)
			return true;
	return false;
}

/* 一 to 九, 十 百 千 〇 */
static const uint32_t kanji_numerals[] = {0x3007, 0x4E00, 0x4E03, 0x4E09,
    0x4E5D, 0x4E8C, 0x4E94, 0x516B, 0x516D, 0x5341, 0x5343, 0x56DB, 0x767E, 0};
/* 条 項 号 章 節 款 目 編 部 回 */
static const uint32_t ordinal_counters[] = {0x6761, 0x9805, 0x53F7, 0x7AE0,
    0x7BC0, 0x6B3E, 0x76EE, 0x7DE8, 0x90E8, 0x56DE, 0};
/* 年 月 日 時 分 秒 人 回 件 部 枚 頁 円 条 項 号 章 か ヵ ヶ */
static const uint32_t plain_counters[] = {0x5E74, 0x6708, 0x65E5, 0x6642,
    0x5206, 0x79D2, 0x4EBA, 0x56DE, 0x4EF6, 0x90E8, 0x679A, 0x9801, 0x5186,
    0x6761, 0x9805, 0x53F7, 0x7AE0, 0x304B, 0x30F5, 0x30F6, 0};

/* ※ 〒 go with the number behind them. */
static const uint32_t number_signs[] = {0x203B, 0x3012, 0};

enum {
	CODE_ORDINAL = 0x7B2C	/* 第 */
};

/* 第 and the numerals and the counter behind it stay in one line. */
static size_t
join_ordinal(struct atom *atoms, size_t count, size_t at)
{
	size_t i = at + 1;

	while (i < count && (is_digit(atoms, count, i)
	    || is_among(atoms[i].code, kanji_numerals)))
		atoms[i++].may_break = false;
	if (i > at + 1 && i < count
	    && is_among(atoms[i].code, ordinal_counters))
		atoms[i++].may_break = false;
	return i - 1;
}

/* Inside an address a line may end behind these. */
static bool
address_ends(uint32_t code, uint32_t next)
{
	static const uint32_t ends[] = {'/', '?', '&', '=', '_', '-', '.',
	    '@', '#', 0};

	return is_among(code, ends) && next != '/';
}

static size_t
word_end(const struct atom *atoms, size_t count, size_t at)
{
	while (at < count && LAYOUT_IN(atoms[at].class, half_words)
	    && atoms[at].kind == ATOM_GLYPH)
		at++;
	return at;
}

/* A Latin word from at to end: is it an address (with :// or @)? */
static void
open_address(struct atom *atoms, size_t at, size_t end)
{
	bool is_address = false;
	size_t i;

	for (i = at; i < end; i++)
		is_address = is_address || atoms[i].code == '@'
		    || (atoms[i].code == '/' && i > at
		    && atoms[i - 1].code == '/');
	for (i = at + 1; is_address && i < end; i++)
		if (address_ends(atoms[i - 1].code, atoms[i].code))
			atoms[i].may_break = true;
}

static void
join_numbers(struct atom *atoms, size_t count)
{
	size_t i, end;

	for (i = 0; i < count; i++) {
		if (atoms[i].code == CODE_ORDINAL)
			i = join_ordinal(atoms, count, i);
		else if (is_among(atoms[i].code, number_signs)
		    && is_digit(atoms, count, i + 1))
			atoms[i + 1].may_break = false;
		else if (i > 0 && is_digit(atoms, count, i - 1)
		    && is_among(atoms[i].code, plain_counters))
			atoms[i].may_break = false;
		else if (atoms[i].class == CLASS_WESTERN
		    && (i == 0 || !LAYOUT_IN(atoms[i - 1].class, half_words))) {
			end = word_end(atoms, count, i);
			if (end > i + 1)
				open_address(atoms, i, end);
		}
	}
}

/*
 * The body of a full-width bracket or point is half an em; the other half is
 * spacing, which lines may take away (JLREQ 3.1.2).
 */
static void
set_body(struct atom *atom)
{
	int half = atom->span->size / 2;
	int advance = (int)((long long)atom->span->size * atom->width / 1000);

	if (atom->kind != ATOM_GLYPH || atom->is_mark)
		return;
	switch (atom->class) {
	case CLASS_OPEN:
		atom->body = half;
		atom->shift = half - advance;
		return;
	case CLASS_CLOSE:
	case CLASS_COMMA:
	case CLASS_STOP:
		atom->body = half;
		return;
	case CLASS_MIDDLE:
		atom->body = half;
		atom->shift = (half - advance) / 2;
		return;
	case CLASS_WORD_SPACE:
		return;
	default:
		atom->body = advance;
	}
}

void
layout_space(struct atom *atoms, size_t count)
{
	struct spacing spacing;
	size_t i;

	layout_class_resolve(atoms, count);
	for (i = 0; i < count; i++)
		set_body(&atoms[i]);

	for (i = 1; i < count; i++) {
		struct atom *atom = &atoms[i];

		spacing = atom->class == CLASS_WORD_SPACE
		    ? word_spacing(atoms, count, i)
		    : pair_spacing(atom - 1, atom);
		atom->space_kind = spacing.kind;
		atom->space = spacing.amount * atom[-1].span->size / 1000;
		atom->may_break = pair_breaks(atom - 1, atom);
	}
	join_numbers(atoms, count);
}
