#include "import/unit.h"

#include <stdlib.h>
#include <string.h>

#include "base/word.h"
#include "import/margin.h"

enum {
	NAME_BYTES = 90		/* what a unit is about: 30 characters */
};

/* Do its marks number what stands for articles, or paragraphs without them? */
static bool
is_top(const struct state *state, const struct sign *sign)
{
	return state->at.top == (int)sign->style + 1;
}

static int
branch_of(const struct sign *sign)
{
	const char *mark = strchr(sign->digits, '_');

	return mark == NULL ? 0 : atoi(mark + 1);
}

/* ---- headings ---- */

static int
cost_of_heading(const struct search *search, const struct state *from,
    const struct sign *sign, int level, int gap)
{
	int cost = search_cost_of_leaving(from);

	if (gap != 0 && sign->value == 1 && from->at.heading[level] != 0)
		cost += level == 0 || from->at.is_bare ? WRONG : ODD;
	else if (gap != 0)
		cost += gap > 0 && !search_is_plain(search, sign) ? GAP :
		    gap > 0 ? ODD : WRONG;
	if (from->at.zone == IN_APPENDIX)
		cost += WRONG;
	if (from->at.zone == IN_CONTENTS)
		cost += ODD / 2;
	/* 附則 of the 目次, rather than a 附則 in chapters. */
	if (from->at.zone == IN_SUPPLEMENT)
		cost += ODD;
	if (from->at.waiting)
		cost += UNLIKELY;
	if (from->at.is_bare && from->at.heading[level] != 0)
		cost += GAP;
	return cost + (sign->is_spaced ? FREE : SLIGHT);
}

static void
read_heading(struct search *search, const struct state *from,
    const struct sign *sign)
{
	struct state to = *from;
	int level = (int)(sign->kind - SIGN_PART), gap, i;

	if (search_outlook(search)->is_sentence)
		return;
	gap = sign->value - from->at.heading[level] - 1;
	/* 第3章の2 behind 第3章 */
	if (strchr(sign->digits, '_') != NULL &&
	    sign->value == from->at.heading[level])
		gap = 0;
	search_clear_items(&to);
	to.at.zone = IN_MAIN;
	to.at.heading[level] = (short)(sign->last > 0 ? sign->last :
	    sign->value);
	for (i = level + 1; i < SEARCH_LEVELS; i++)
		to.at.heading[i] = 0;
	to.at.paragraph = 0;
	to.at.has_text = false;
	to.at.waiting = WAITS_FOR_NOTHING;
	to.at.is_bare = true;
	to.at.ending = ENDED;
	search_push(search, &to, from, (struct reading){ .kind = READ_HEADING,
	    .sign = *sign, .gap = gap < 0 ? 0 : gap },
	    cost_of_heading(search, from, sign, level, gap));
}

/* ---- articles ---- */

/* How many numbers are missing before it: 0 it follows, < 0 it cannot. */
static int
article_gap(const struct state *from, const struct sign *sign)
{
	int branch = branch_of(sign);

	if (branch > 0 && sign->value == from->at.article)
		return branch == from->at.branch + 1 ||
		    (from->at.branch == 0 && branch == 2) ? 0 :
		    branch > from->at.branch ? branch - from->at.branch - 1 :
		    -1;
	if (sign->value <= from->at.article)
		return -1;
	return sign->value - from->at.article - 1 + (branch > 2);
}

/*
 * Numbers are lost in copies, and an extract leaves articles out: with a
 * caption, or where a line is a whole paragraph, the sign alone is strong. A
 * broken line may begin with the words 第12条 by chance.
 */
static int
cost_of_article_gap(const struct search *search, const struct state *from,
    const struct sign *sign, int gap)
{
	int some = gap > ODD ? ODD : gap;

	if (gap == 0)
		return FREE;
	if (search_is_plain(search, sign))
		return gap < 0 ? UNLIKELY / 2 : SLIGHT + some / 2;
	if (gap < 0)
		return WRONG;
	/* An extract (抄) of a supplement may begin with any article. */
	if (from->at.zone == IN_SUPPLEMENT && !from->at.has_text &&
	    sign->is_spaced)
		return SLIGHT + some;
	return from->at.waiting ? ODD + some : GAP + ODD + some;
}

static int
cost_of_article(const struct search *search, const struct state *from,
    const struct sign *sign, int gap)
{
	int cost = search_cost_of_leaving(from);

	if (from->at.zone == IN_APPENDIX)
		cost += WRONG;
	if (from->at.zone == IN_HEAD || from->at.zone == IN_CONTENTS)
		cost += ODD;
	if (!sign->is_spaced)
		cost += sign->is_glued && (gap == 0 ||
		    search->lines->wrap == 0) ? SLIGHT : UNLIKELY;
	if (from->at.zone == IN_SUPPLEMENT && from->at.article == 0)
		cost += from->at.paragraph > 0 ? GAP : SLIGHT;
	/* 第3 among articles called 第1条, 第2条 … begins words. */
	if (from->at.article > 0 && from->at.is_short != sign->is_short)
		cost += GAP;
	return cost + cost_of_article_gap(search, from, sign, gap);
}

/* What the next line begins with may stand below a unit with that sign. */
static bool
goes_below(const struct sign *next, const struct sign *sign)
{
	switch (next->kind) {
	case SIGN_NONE:
		return true;
	case SIGN_NUMBER:
	case SIGN_ITEM:
		return sign->kind == SIGN_ARTICLE ||
		    next->style != sign->style;
	case SIGN_CAPTION:
	case SIGN_REMARK:
	case SIGN_PART:
	case SIGN_CHAPTER:
	case SIGN_SECTION:
	case SIGN_SUBSECTION:
	case SIGN_DIVISION:
	case SIGN_ARTICLE:
	case SIGN_SUPPLEMENT:
	case SIGN_APPENDIX:
	case SIGN_CONTENTS:
		return false;
	}
	return false;
}

/* Words of which the line consists behind the sign, that say no sentence. */
static bool
is_name(const struct search *search, const struct sign *sign)
{
	static const char *const ends[] = { "。", "、", "，", ",", "）", ")",
	    "削除", "こと", "もの", "とき" };
	const char *rest = search->line->text + sign->rest;
	const char *end = search->line->text + search->line->length;
	size_t i;

	if (rest == end || end - rest > NAME_BYTES ||
	    strstr(rest, "。") != NULL || *rest == '(' ||
	    strncmp(rest, "（", 3) == 0 ||
	    margin_is_full(search->lines, search->line))
		return false;
	for (i = 0; i < sizeof ends / sizeof *ends; i++)
		if (word_ends_at(rest, end, ends[i]))
			return false;
	return true;
}

/*
 * 第2　管理体制: what the unit is about stands behind its sign, and its words
 * follow below. 第2条　管理体制 is rarer: then a sentence must follow.
 */
static bool
is_captioned(const struct search *search, const struct sign *sign)
{
	const struct line *next = search_next(search);

	if (next == NULL || !is_name(search, sign) ||
	    !goes_below(&search->next_sign, sign))
		return false;
	if (sign->kind == SIGN_ARTICLE && sign->is_short)
		return true;
	if (search->next_sign.kind != SIGN_NONE &&
	    (sign->kind != SIGN_ARTICLE || search->next_sign.value != 1 ||
	    search->next_sign.kind != SIGN_NUMBER))
		return sign->kind != SIGN_ARTICLE;
	return search->outlook[search_outlook(search)->next].is_sentence ||
	    margin_is_full(search->lines, next);
}

static void
push_article(struct search *search, const struct state *from,
    const struct sign *sign, bool has_name, int cost)
{
	struct state to = *from;

	search_clear_items(&to);
	if (to.at.zone != IN_SUPPLEMENT)
		to.at.zone = IN_MAIN;
	to.at.article = (short)(sign->last > 0 ? sign->last : sign->value);
	to.at.branch = (short)branch_of(sign);
	to.at.paragraph = !has_name;
	to.at.waiting = WAITS_FOR_NOTHING;
	to.at.is_bare = false;
	to.at.is_short = sign->kind != SIGN_ARTICLE || sign->is_short;
	to.at.top = sign->kind == SIGN_ARTICLE ? 0 :
	    (signed char)(sign->style + 1);
	search_open_text(search, &to, sign->is_alone);
	if (has_name) {
		to.at.has_text = false;
		to.at.ending = ENDED;
	}
	search_push(search, &to, from, (struct reading){ .kind = READ_ARTICLE,
	    .sign = *sign, .gap = article_gap(from, sign),
	    .is_captioned = has_name }, cost);
}

static void
read_article(struct search *search, const struct state *from,
    const struct sign *sign)
{
	bool has_name = from->at.waiting != WAITS_FOR_ARTICLE &&
	    is_captioned(search, sign);

	push_article(search, from, sign, has_name, cost_of_article(search,
	    from, sign, article_gap(from, sign)));
}

/* ---- captions ---- */

/* The article that it stood before is lost; its words follow. */
static bool
is_stray(const struct search *search, const struct state *from)
{
	const struct outlook *outlook = search_outlook(search);
	const struct line *next = search_next(search);

	if (from->at.zone != IN_MAIN || from->at.waiting ||
	    !outlook->is_bracketed || outlook->is_record ||
	    search->line->length > NAME_BYTES || next == NULL ||
	    search->next_sign.kind != SIGN_NONE)
		return false;
	return search->outlook[outlook->next].is_sentence &&
	    from->at.ending == ENDED;
}

/* A caption stands before its article, or behind 第1条 alone on a line. */
static void
read_caption(struct search *search, const struct state *from)
{
	const struct outlook *outlook = search_outlook(search);
	struct state to = *from;
	int cost = search_cost_of_leaving(from);
	bool stray = false;
	bool is_behind = from->last != NULL && from->at.has_text &&
	    from->reading.kind == READ_ARTICLE &&
	    from->reading.sign.is_alone;

	if (from->at.zone == IN_APPENDIX)
		return;
	if (is_behind)
		cost = SLIGHT;
	else if (!outlook->leads_to_article) {
		/* Of a supplement's only paragraph. */
		stray = is_stray(search, from);
		if (!stray && (from->at.zone != IN_SUPPLEMENT ||
		    from->at.has_text || !outlook->is_bracketed ||
		    outlook->is_record))
			return;
	}
	if (from->at.zone == IN_HEAD || stray)
		cost += SLIGHT;
	to.at.waiting = is_behind ? WAITS_FOR_NOTHING : stray ?
	    WAITS_FOR_WORDS : WAITS_FOR_ARTICLE;
	if (!is_behind)
		to.at.has_text = false;
	search_push(search, &to, from, (struct reading){ .kind = READ_CAPTION,
	    .noted = stray ? NOTE_CAPTION : NOTE_NONE }, cost);
}

/* ---- paragraphs ---- */

static int
depth_of_style(const struct state *state, enum sign_style style)
{
	int i;

	for (i = 0; i < state->at.depth; i++)
		if (state->at.styles[i] == (int)style)
			return i;
	return -1;
}

/* What a number that does not follow costs: where lines are whole, less. */
static int
cost_of_gap(const struct search *search, const struct sign *sign, int gap)
{
	if (gap == 0)
		return FREE;
	if (search_is_plain(search, sign) && !sign->is_alone)
		return gap < 0 ? UNLIKELY / 2 : ODD + (gap > ODD ? ODD : gap);
	return gap < 0 ? WRONG : GAP + gap;
}

/* Which marks number paragraphs here: 2, or in a text without articles any. */
static bool
may_be_paragraph(const struct search *search, const struct state *from,
    const struct sign *sign)
{
	bool begins = from->at.paragraph == 0 && sign->value == 1;

	if (from->at.zone != IN_MAIN && from->at.zone != IN_SUPPLEMENT &&
	    from->at.zone != TITLED)
		return false;
	if (sign->kind == SIGN_NUMBER)
		return true;
	if (from->at.top > 0 && !from->at.is_short)
		return is_top(from, sign);
	/* ② behind a first paragraph without a number: old laws. */
	if (from->at.article > 0)
		return !from->at.is_short && sign->style == STYLE_CIRCLE &&
		    from->at.depth == 0 && from->at.paragraph > 0 &&
		    (sign->value == 2 || is_top(from, sign));
	return begins && !from->at.has_text &&
	    (from->at.zone != TITLED ||
	    !search_outlook(search)->has_articles);
}

static int
cost_of_paragraph(const struct search *search, const struct state *from,
    const struct sign *sign, int gap)
{
	int cost = search_cost_of_leaving(from);
	int at = depth_of_style(from, sign->style);

	if (from->at.paragraph == 0 && sign->value == 1)
		cost += SLIGHT;
	else if (from->at.paragraph == 0)
		cost += search_is_plain(search, sign) && !sign->is_alone ?
		    UNLIKELY : WRONG;
	else
		cost += cost_of_gap(search, sign, gap);
	/* The next of items that have no brackets around their numbers. */
	if (at >= 0 && sign->value == from->at.values[at] + 1)
		cost += ODD;
	/* A text without articles goes on as it began. */
	if (from->at.top > 0 && !from->at.is_short && !is_top(from, sign))
		cost += ODD;
	/* 1　目的 stands for an article, and so do those behind it. */
	if (from->at.zone == TITLED ? is_captioned(search, sign) :
	    from->at.is_short && is_top(from, sign))
		cost += UNLIKELY;
	if (from->at.waiting == WAITS_FOR_ARTICLE && from->at.article > 0)
		cost += UNLIKELY;
	return cost;
}

/* (1) 図面, 2 見積書: paragraphs are sentences, items often are not. */
static bool
may_be_next_item(const struct search *search, const struct state *from,
    const struct sign *sign)
{
	return from->at.depth > 0 && !search_outlook(search)->is_sentence &&
	    search_is_plain(search, sign) &&
	    sign->value == from->at.values[from->at.depth - 1] + 1;
}

static void
read_paragraph(struct search *search, const struct state *from,
    const struct sign *sign)
{
	struct state to = *from;
	int gap = sign->value - from->at.paragraph - 1;

	if (!may_be_paragraph(search, from, sign))
		return;
	search_clear_items(&to);
	if (to.at.zone == TITLED)
		to.at.zone = IN_MAIN;
	to.at.paragraph = (short)sign->value;
	to.at.waiting = WAITS_FOR_NOTHING;
	to.at.is_bare = false;
	if (from->at.article == 0 || sign->style == STYLE_CIRCLE)
		to.at.top = (signed char)(sign->style + 1);
	search_open_text(search, &to, sign->is_alone);
	search_push(search, &to, from, (struct reading){
	    .kind = READ_PARAGRAPH, .sign = *sign, .gap = gap,
	    .noted = may_be_next_item(search, from, sign) ? NOTE_MIXED :
	    NOTE_NONE },
	    cost_of_paragraph(search, from, sign, gap));
}

/*
 * In a text without articles 1, Ⅰ or 一 with a name stands for one; whether they
 * do is told by the first.
 */
static void
read_headed(struct search *search, const struct state *from,
    const struct sign *sign)
{
	bool begins = from->at.zone == TITLED && sign->value == 1 &&
	    !search_outlook(search)->has_articles;

	if (begins ? !is_captioned(search, sign) :
	    from->at.zone != IN_MAIN || !from->at.is_short ||
	    !is_top(from, sign))
		return;
	push_article(search, from, sign, is_captioned(search, sign),
	    search_cost_of_leaving(from) + (begins ? FREE :
	    cost_of_gap(search, sign, article_gap(from, sign))));
}

/* ---- items ---- */

static void
open_level(struct state *to, int at, const struct sign *sign)
{
	int i;

	to->at.styles[at] = (signed char)sign->style;
	to->at.values[at] = (short)(sign->last > 0 ? sign->last :
	    sign->value);
	to->at.depth = (signed char)(at + 1);
	for (i = at + 1; i < SEARCH_DEPTH; i++)
		to->at.styles[i] = to->at.values[i] = 0;
	to->at.waiting = WAITS_FOR_NOTHING;
	if (to->at.paragraph == 0)
		to->at.paragraph = 1;
}

static int
cost_of_entering(const struct state *from)
{
	return from->at.has_text && from->at.ending == OPEN ? ODD :
	    from->at.ending == FULL ? 1 : FREE;
}

/* One level deeper, or the next of a level that is open. */
static void
read_item(struct search *search, const struct state *from,
    const struct sign *sign)
{
	struct state to = *from;
	int at = depth_of_style(from, sign->style), gap;
	int cost = cost_of_entering(from);
	bool follows_name = from->at.article > 0 && from->at.paragraph == 0;

	if (from->at.zone == IN_HEAD || from->at.zone == IN_CONTENTS ||
	    from->at.zone == IN_APPENDIX ||
	    (!from->at.has_text && !follows_name) ||
	    (at < 0 && from->at.depth == SEARCH_DEPTH))
		return;
	if (at < 0) {
		at = from->at.depth;
		gap = sign->value - 1;
		cost += SLIGHT;
		if (sign->kind == SIGN_NUMBER)
			cost += follows_name ? ODD + ODD : ODD;
	} else {
		gap = sign->value - from->at.values[at] - 1;
		if (branch_of(sign) > 0 && sign->value == from->at.values[at])
			gap = 0;
	}
	if (from->at.waiting)
		cost += UNLIKELY;
	cost += cost_of_gap(search, sign, gap) +
	    (at == from->at.depth && gap != 0 ? ODD : FREE);
	open_level(&to, at, sign);
	search_open_text(search, &to, sign->is_alone);
	search_push(search, &to, from, (struct reading){ .kind = READ_ITEM,
	    .sign = *sign, .depth = at + 1, .gap = gap }, cost);
}

void
unit_read(struct search *search, const struct state *from,
    const struct sign *sign)
{
	switch (sign->kind) {
	case SIGN_PART:
	case SIGN_CHAPTER:
	case SIGN_SECTION:
	case SIGN_SUBSECTION:
	case SIGN_DIVISION:
		read_heading(search, from, sign);
		return;
	case SIGN_ARTICLE:
		read_article(search, from, sign);
		return;
	case SIGN_NUMBER:
	case SIGN_ITEM:
		read_headed(search, from, sign);
		read_paragraph(search, from, sign);
		read_item(search, from, sign);
		return;
	case SIGN_CAPTION:
		read_caption(search, from);
		return;
	case SIGN_SUPPLEMENT:
	case SIGN_APPENDIX:
	case SIGN_CONTENTS:
	case SIGN_REMARK:
	case SIGN_NONE:
		return;
	}
}
