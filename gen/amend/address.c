#include "amend/address.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "amend/label.h"
#include "amend/mark.h"
#include "base/number.h"
#include "base/text.h"
#include "base/word.h"

enum {
	NAME_BYTES_MAX = 240,	/* of a row: no longer name is quoted */
	LABEL_BYTES_MAX = 24
};

static const struct { const char *word; enum step_kind kind; } roots[] = {
	{ "題名", STEP_TITLE }, { "目次", STEP_CONTENTS },
	{ "前文", STEP_PREAMBLE }, { "本則", STEP_MAIN },
	{ "附則", STEP_SUPPLEMENT }, { "付則", STEP_SUPPLEMENT },
	{ "附　則", STEP_SUPPLEMENT }, { "付　則", STEP_SUPPLEMENT },
};

static const struct { const char *word; enum step_kind kind; } sames[] = {
	{ "同編", STEP_PART }, { "同章", STEP_CHAPTER },
	{ "同節", STEP_SECTION }, { "同款", STEP_SUBSECTION },
	{ "同目", STEP_DIVISION }, { "同条", STEP_ARTICLE },
	{ "同項", STEP_PARAGRAPH }, { "同号", STEP_ITEM },
	{ "同表", STEP_APPENDIX }, { "同様式", STEP_APPENDIX },
	{ "同附則", STEP_SUPPLEMENT },
};

static const struct { const char *word; enum part part; } parts[] = {
	{ "（見出しを含む。）", PART_WITH_CAPTION },
	{ "(見出しを含む。)", PART_WITH_CAPTION },
	{ "の前の見出し", PART_CAPTION }, { "の見出し", PART_CAPTION },
	{ "見出し", PART_CAPTION },
	{ "の編名", PART_NAME }, { "の章名", PART_NAME },
	{ "の節名", PART_NAME }, { "の款名", PART_NAME },
	{ "の目名", PART_NAME },
	{ "本文", PART_MAIN }, { "ただし書", PART_PROVISO },
	{ "前段", PART_FIRST }, { "後段", PART_LAST },
	{ "各号列記以外の部分", PART_LEAD },
	{ "柱書", PART_LEAD }, { "各号", PART_ITEMS }, { "の表", PART_TABLE },
};

/* Names of what stands behind a law; a number may follow or stand before. */
static const char *const appendices[] = { "別記様式", "別表", "別記", "別紙",
	"別図", "付録", "付表", "様式", NULL };

static const enum step_kind unit_steps[] = {
	[UNIT_PART] = STEP_PART, [UNIT_CHAPTER] = STEP_CHAPTER,
	[UNIT_SECTION] = STEP_SECTION, [UNIT_SUBSECTION] = STEP_SUBSECTION,
	[UNIT_DIVISION] = STEP_DIVISION, [UNIT_ARTICLE] = STEP_ARTICLE,
	[UNIT_PARAGRAPH] = STEP_PARAGRAPH, [UNIT_ITEM] = STEP_ITEM,
	[UNIT_FORM] = STEP_APPENDIX,
};

static bool
names_row(const char *at, const char *end)
{
	return number_read_word(&at, end, "の項") ||
	    number_read_word(&at, end, "の部");
}

static void
skip_first_number(const char **cursor, const char *end)
{
	const char *at = *cursor;
	int value;

	if (!number_read_word(&at, end, "第") || !number_read(&at, end, &value))
		return;
	number_read_word(&at, end, "号");
	*cursor = at;
}

/* 第1, 第1号, 第1号の2 behind 別表 or 様式. */
static void
skip_number(const char **cursor, const char *end)
{
	const char *at;
	int value;

	skip_first_number(cursor, end);
	at = *cursor;
	while (number_read_word(&at, end, "の") &&
	    number_read(&at, end, &value))
		*cursor = at;
}

/* 別表第一, 様式第2号, 第2号様式 */
static bool
read_appendix(const char **cursor, const char *end)
{
	const char *at = *cursor;
	struct ordinal ordinal;

	if (number_read_any(&at, end, appendices)) {
		skip_number(&at, end);
		/* 別表第6の1の項: the row 1 of 別表第6. */
		if (names_row(at, end)) {
			at = *cursor;
			number_read_any(&at, end, appendices);
			skip_first_number(&at, end);
		}
		/* 別記第1号様式 */
		if (number_read_ordinal(&at, end, &ordinal) &&
		    ordinal.unit != UNIT_FORM)
			return false;
		*cursor = at;
		return true;
	}
	if (!number_read_ordinal(&at, end, &ordinal) ||
	    ordinal.unit != UNIT_FORM)
		return false;
	*cursor = at;
	return true;
}

static struct step *
step_add(struct address *address, enum step_kind kind, bool is_same)
{
	struct step *step;

	if (address->count == ADDRESS_STEPS)
		return NULL;
	step = &address->steps[address->count++];
	*step = (struct step){ .kind = kind, .is_same = is_same };
	return step;
}

static bool
step_add_label(struct pool *pool, struct address *address,
    enum step_kind kind, const char *start, const char *end, const char *num)
{
	struct step *step = step_add(address, kind, false);

	if (step == NULL)
		return false;
	step->label = pool_copy(pool, start, (size_t)(end - start));
	step->num = num == NULL ? NULL : pool_string(pool, num);
	return true;
}

static bool
read_root(const char **cursor, const char *end, struct address *address)
{
	size_t i;

	for (i = 0; i < sizeof roots / sizeof *roots; i++)
		if (number_read_word(cursor, end, roots[i].word))
			return step_add(address, roots[i].kind, false) != NULL;
	return false;
}

static bool
read_same(const char **cursor, const char *end, struct address *address)
{
	size_t i;

	for (i = 0; i < sizeof sames / sizeof *sames; i++)
		if (number_read_word(cursor, end, sames[i].word))
			return step_add(address, sames[i].kind, true) != NULL;
	return false;
}

static bool
read_numbered(struct pool *pool, const char **cursor, const char *end,
    struct address *address)
{
	const char *start = *cursor, *at = start;
	struct ordinal ordinal;

	if (read_appendix(&at, end)) {
		*cursor = at;
		return step_add_label(pool, address, STEP_APPENDIX, start, at,
		    NULL);
	}
	if (!number_read_ordinal(&at, end, &ordinal))
		return false;
	*cursor = at;
	return step_add_label(pool, address, unit_steps[ordinal.unit], start,
	    at, ordinal.digits);
}

static bool
holds_items(const struct address *address)
{
	enum step_kind kind;

	if (address->count == 0)
		return false;
	kind = address->steps[address->count - 1].kind;
	return kind == STEP_ITEM || kind == STEP_SUBITEM ||
	    kind == STEP_REMARK || kind == STEP_APPENDIX;
}

static bool
may_have_rows(const struct address *address)
{
	return address->count > 0 && (address->part == PART_TABLE ||
	    address->steps[address->count - 1].kind == STEP_APPENDIX ||
	    address->steps[address->count - 1].kind == STEP_ROW);
}

/* 総務部の項, 第一類の部: up to the first of these words. */
static bool
read_row(struct pool *pool, const char **cursor, const char *end,
    struct address *address)
{
	static const char *const ends[] = { "の項", "の部", "の款", NULL };
	static const char *const stops[] = { "「", "」", "。", "、", "中", "を",
	    NULL };
	const char *at = *cursor, *word = at, *next;

	while (at < end && at - word < NAME_BYTES_MAX) {
		next = at;
		if (at > word && number_read_any(&next, end, ends)) {
			*cursor = next;
			return step_add_label(pool, address, STEP_ROW, word,
			    at, NULL);
		}
		if (number_read_any(&next, end, stops))
			return false;
		text_next(&at, end);
	}
	return false;
}

/* 備考, 備考2, 注1 of a table */
static bool
read_remark(struct pool *pool, const char **cursor, const char *end,
    struct address *address)
{
	static const char *const names[] = { "備考", "注", NULL };
	const char *at = *cursor, *start = at;
	char num[16] = "";
	int value;

	if (!number_read_any(&at, end, names))
		return false;
	if (number_read(&at, end, &value))
		snprintf(num, sizeof num, "%d", value);
	*cursor = at;
	return step_add_label(pool, address, STEP_REMARK, start, at,
	    *num == '\0' ? NULL : num);
}

/* アを, イの次に, ウとし: a sign that stands for the one of the item named. */
static bool
read_lone_sign(struct pool *pool, const char **cursor, const char *end,
    struct address *address)
{
	static const char *const behind[] = { "を", "の次に", "の前に", "中",
	    "に次", "から", "及び", "とし", "とする", NULL };
	const char *at = *cursor, *next, *start = at;

	if (!mark_read(&at, end))
		return false;
	next = at;
	/* The first of a list: what is behind is read with the list. */
	if (!number_read_any(&next, end, behind) &&
	    !number_read_word(&next, end, "、"))
		return false;
	*cursor = at;
	return step_add_label(pool, address, STEP_SUBITEM, start, at, NULL);
}

/* イからハまで以外の部分 */
static bool
read_besides(const char **cursor, const char *end)
{
	const char *at = *cursor;

	if (!mark_read(&at, end) || !number_read_word(&at, end, "から") ||
	    !mark_read(&at, end) ||
	    !number_read_word(&at, end, "まで以外の部分"))
		return false;
	*cursor = at;
	return true;
}

static bool
read_part(const char **cursor, const char *end, struct address *address)
{
	size_t i;

	if (holds_items(address) && read_besides(cursor, end)) {
		address->part = PART_LEAD;
		return true;
	}
	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (number_read_word(cursor, end, parts[i].word)) {
			address->part = parts[i].part;
			return true;
		}
	return false;
}

/* One step more; false at the end of the address. */
static bool
read_step(struct pool *pool, const char **cursor, const char *end,
    struct address *address)
{
	const char *at = *cursor;

	if (address->count == 0 && read_root(cursor, end, address))
		return true;
	if (address->count == 0 && read_same(cursor, end, address))
		return true;
	if (address->count == 0 && read_lone_sign(pool, cursor, end, address))
		return true;
	if (may_have_rows(address) && read_remark(pool, cursor, end, address))
		return true;
	if (may_have_rows(address) && read_row(pool, cursor, end, address))
		return true;
	if (address->part == PART_ALL &&
	    read_numbered(pool, cursor, end, address))
		return true;
	if (address->part == PART_ALL && holds_items(address) &&
	    mark_read(&at, end)) {
		bool added = step_add_label(pool, address, STEP_SUBITEM,
		    *cursor, at, NULL);

		*cursor = at;
		return added;
	}
	return address->count == 0 && label_read(pool, cursor, end, address);
}

bool
address_read(struct pool *pool, const char **cursor, const char *end,
    struct address *address)
{
	const char *start = *cursor;
	bool again = true;

	*address = (struct address){ .at = start };
	while (again) {
		while (read_step(pool, cursor, end, address))
			continue;
		again = address->part == PART_ALL &&
		    read_part(cursor, end, address) &&
		    address->part == PART_TABLE;
	}
	/* 見出し alone is no address; 第2号イ: a sign needs its item. */
	if (address->count == 0)
		*cursor = start;
	return address->count > 0;
}

/* ハ of イからハまで: a sign alone, beside one that was read. */
static bool
read_beside(struct pool *pool, const char **cursor, const char *end,
    const struct address *before, struct address *address)
{
	const char *at = *cursor;

	if (address_read(pool, cursor, end, address))
		return true;
	if (before->count == 0 ||
	    before->steps[before->count - 1].kind != STEP_SUBITEM ||
	    !mark_read(&at, end))
		return false;
	*address = *before;
	address->at = *cursor;
	address->is_range_end = false;
	address->steps[address->count - 1].label = pool_copy(pool, *cursor,
	    (size_t)(at - *cursor));
	*cursor = at;
	return true;
}

static void
list_add(struct pool *pool, struct addresses *list,
    const struct address *address)
{
	list->list = pool_grow(pool, list->list, &list->room, list->count,
	    sizeof *list->list);
	list->list[list->count++] = *address;
}

bool
address_read_list(struct pool *pool, const char **cursor, const char *end,
    struct addresses *list)
{
	static const char *const joints[] = { "、", "及び", "並びに", "，", ",",
	    NULL };
	struct address address;
	const char *at;
	bool is_range;

	*list = (struct addresses){0};
	if (!address_read(pool, cursor, end, &address))
		return false;
	list_add(pool, list, &address);
	for (;;) {
		at = *cursor;
		is_range = number_read_word(&at, end, "から");
		if (!is_range && !number_read_any(&at, end, joints))
			break;
		if (!read_beside(pool, &at, end, &list->list[list->count - 1],
		    &address))
			break;
		if (is_range && !number_read_word(&at, end, "まで"))
			break;
		address.is_range_end = is_range;
		if (is_range)
			number_read_word(&at, end, "の規定");
		if (address.part == PART_ALL && is_range)
			read_part(&at, end, &address);
		list_add(pool, list, &address);
		*cursor = at;
	}
	number_read_word(cursor, end, "の規定");
	return true;
}
