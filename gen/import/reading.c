#include "import/reading.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/number.h"
#include "base/text.h"
#include "base/word.h"
#include "import/margin.h"
#include "import/outlook.h"

/*
 * A beam search: every state is one way to have read the lines so far, with
 * what may follow it and what it has cost. Costs are in tenths; a unit is one
 * thing that makes a careful reader look twice.
 */

enum {
	WIDTH = 48,		/* states kept */
	DEPTH_MAX = 10,		/* of items: Subitem10 is Item and ten more */
	LEVELS = SIGN_DIVISION - SIGN_PART + 1,
	PAGE_LEAST = 15,	/* lines; no printed page has fewer */
	CANDIDATES = 24
};

enum cost {
	FREE = 0,
	SLIGHT = 2,
	ODD = 8,
	UNLIKELY = 20,
	GAP = 30,
	WRONG = 60,
	DOUBT = 9		/* a path this near to the best one is told */
};

enum zone { IN_HEAD, TITLED, IN_CONTENTS, IN_MAIN, IN_SUPPLEMENT, IN_APPENDIX };

/* How much the text so far looks as if it had ended. */
enum ending { OPEN, FULL, UNSURE, ENDED };

struct step {
	const struct step *before;
	struct reading	 reading;
};

struct state {
	/* What decides what may follow; compared as bytes. */
	struct standing {
		int	zone;
		int	heading[LEVELS];
		int	article, branch, paragraph;
		int	depth;
		int	styles[DEPTH_MAX], values[DEPTH_MAX];
		int	page;
		int	ending;
		bool	has_caption;	/* waits for its article */
		bool	has_text;	/* a unit is open that text belongs to */
		bool	is_bare;	/* a heading without an article yet */
	}		 at;
	int		 since_page;
	int		 cost;
	const struct step *last;
};

struct search {
	struct pool		*pool;
	const struct lines	*lines;
	const struct outlook	*outlook;
	const struct choice	*choices;
	size_t			 choice_count;
	struct state		*now, *next;
	size_t			 now_count, next_count, next_room;
	size_t			 index;		/* of the line at hand */
	const struct line	*line;
	struct sign		 signs[SIGN_READINGS_MAX];	/* of the line */
	size_t			 sign_count;
	int			 page;		/* that it says, or 0 */
};

/* ---- states ---- */

static void
push(struct search *search, const struct state *state, const struct state *from,
    struct reading reading, int cost)
{
	struct step *step;
	struct state *to;
	size_t i;

	for (i = 0; i < search->choice_count; i++)
		if (search->choices[i].line == search->line->number &&
		    search->choices[i].kind != reading.kind)
			cost += 100 * WRONG;
	if (search->next_count == search->next_room)
		return;
	to = &search->next[search->next_count++];
	*to = *state;
	to->cost = from->cost + cost;
	to->since_page++;
	step = pool_take(search->pool, sizeof *step);
	step->before = from->last;
	step->reading = reading;
	to->last = step;
}

static int
by_cost(const void *a, const void *b)
{
	const struct state *left = a, *right = b;

	return (left->cost > right->cost) - (left->cost < right->cost);
}

/* The best of equal states, and of those the best WIDTH. */
static void
prune(struct search *search)
{
	size_t i, k, kept = 0;
	struct state *list = search->next;

	qsort(list, search->next_count, sizeof *list, by_cost);
	for (i = 0; i < search->next_count && kept < WIDTH; i++) {
		for (k = 0; k < kept; k++)
			if (memcmp(&list[k].at, &list[i].at,
			    sizeof list[i].at) == 0)
				break;
		if (k == kept)
			list[kept++] = list[i];
	}
	memcpy(search->now, list, kept * sizeof *list);
	search->now_count = kept;
	search->next_count = 0;
}

/* ---- text ---- */

static enum ending
ending_of(const struct search *search)
{
	const struct line *line = search->line;
	const char *end = line->text + line->length;

	if (word_ends_at(line->text, end, "。") ||
	    word_ends_at(line->text, end, "。）") ||
	    word_ends_at(line->text, end, "。)") ||
	    word_ends_at(line->text, end, "削除"))
		return ENDED;
	if (word_ends_at(line->text, end, "、") ||
	    word_ends_at(line->text, end, "，") ||
	    word_ends_at(line->text, end, ",") ||
	    word_ends_at(line->text, end, "（") ||
	    word_ends_at(line->text, end, "「"))
		return OPEN;
	if (search->lines->wrap == 0)
		return UNSURE;
	return margin_is_full(search->lines, line) ? FULL : UNSURE;
}

/* What it costs to begin something new where the text stands. */
static int
cost_of_leaving(const struct state *state)
{
	static const int costs[] = { [OPEN] = UNLIKELY, [FULL] = UNLIKELY / 2,
	    [UNSURE] = 1, [ENDED] = FREE };

	if (!state->at.has_text)
		return FREE;
	/* Items are often no sentences, and end where the line ends. */
	if (state->at.depth > 0 && state->at.ending == FULL)
		return SLIGHT;
	return costs[state->at.ending];
}

static void
open_text(struct search *search, struct state *state, bool is_alone)
{
	state->at.has_text = true;
	state->at.ending = is_alone ? OPEN : (int)ending_of(search);
}

/* ---- readings of one line ---- */

static void
read_page(struct search *search, const struct state *from)
{
	struct state to = *from;
	int value = search->page, cost = FREE;

	if (value == 0)
		return;
	if (from->at.page == 0)
		cost = value == 1 ? ODD / 2 : UNLIKELY;
	else if (value != from->at.page + 1)
		cost = value == from->at.page + 2 ? GAP + ODD : WRONG;
	if (from->at.page != 0 && from->since_page < PAGE_LEAST)
		cost += GAP;
	to.at.page = value;
	push(search, &to, from, (struct reading){ .kind = READ_PAGE }, cost);
	search->next[search->next_count - 1].since_page = 0;
}

static void
clear_items(struct state *state)
{
	state->at.depth = 0;
	memset(state->at.styles, 0, sizeof state->at.styles);
	memset(state->at.values, 0, sizeof state->at.values);
}

static void
clear_articles(struct state *state)
{
	clear_items(state);
	state->at.article = state->at.branch = state->at.paragraph = 0;
	state->at.has_text = false;
	state->at.has_caption = false;
	state->at.ending = ENDED;
}

static void
read_heading(struct search *search, const struct state *from,
    const struct sign *sign)
{
	struct state to = *from;
	int level = (int)(sign->kind - SIGN_PART), gap, i;
	int cost = cost_of_leaving(from);

	if (search->outlook[search->index].is_sentence)
		return;
	gap = sign->value - from->at.heading[level] - 1;
	/* 第3章の2 behind 第3章 */
	if (strchr(sign->digits, '_') != NULL &&
	    sign->value == from->at.heading[level])
		gap = 0;
	if (gap != 0 && sign->value == 1 && from->at.heading[level] != 0)
		cost += level == 0 || from->at.is_bare ? WRONG : ODD;
	else if (gap != 0)
		cost += gap > 0 ? GAP : WRONG;
	if (from->at.zone == IN_APPENDIX)
		cost += WRONG;
	if (from->at.zone == IN_CONTENTS)
		cost += ODD / 2;
	/* 附則 of the 目次, rather than a 附則 in chapters. */
	if (from->at.zone == IN_SUPPLEMENT)
		cost += ODD;
	if (from->at.has_caption)
		cost += UNLIKELY;
	if (from->at.is_bare && from->at.heading[level] != 0)
		cost += GAP;
	if (!sign->is_spaced)
		cost += SLIGHT;
	clear_items(&to);
	to.at.zone = IN_MAIN;
	to.at.heading[level] = sign->last > 0 ? sign->last : sign->value;
	for (i = level + 1; i < LEVELS; i++)
		to.at.heading[i] = 0;
	to.at.paragraph = 0;
	to.at.has_text = to.at.has_caption = false;
	to.at.is_bare = true;
	to.at.ending = ENDED;
	push(search, &to, from, (struct reading){ .kind = READ_HEADING,
	    .sign = *sign, .gap = gap < 0 ? 0 : gap }, cost);
}

static int
branch_of(const struct sign *sign)
{
	const char *mark = strchr(sign->digits, '_');

	return mark == NULL ? 0 : atoi(mark + 1);
}

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
	if (search->lines->wrap == 0 && sign->is_spaced)
		return gap < 0 ? UNLIKELY / 2 : SLIGHT + some / 2;
	if (gap < 0)
		return WRONG;
	/* An extract (抄) of a supplement may begin with any article. */
	if (from->at.zone == IN_SUPPLEMENT && !from->at.has_text &&
	    sign->is_spaced)
		return SLIGHT + some;
	return from->at.has_caption ? ODD + some : GAP + ODD + some;
}

static void
read_article(struct search *search, const struct state *from,
    const struct sign *sign)
{
	struct state to = *from;
	const char *behind = search->line->text + sign->length;
	int gap = article_gap(from, sign), cost = cost_of_leaving(from);

	if (from->at.zone == IN_APPENDIX)
		cost += WRONG;
	if (from->at.zone == IN_HEAD)
		cost += ODD;
	if (from->at.zone == IN_CONTENTS)
		cost += ODD;
	if (!sign->is_spaced)
		cost += *behind == '(' || strncmp(behind, "（", 3) == 0 ?
		    SLIGHT : UNLIKELY;
	if (from->at.zone == IN_SUPPLEMENT && from->at.article == 0)
		cost += from->at.has_text ? GAP : SLIGHT;
	cost += cost_of_article_gap(search, from, sign, gap);
	clear_items(&to);
	if (to.at.zone != IN_SUPPLEMENT)
		to.at.zone = IN_MAIN;
	to.at.article = sign->last > 0 ? sign->last : sign->value;
	to.at.branch = branch_of(sign);
	to.at.paragraph = 1;
	to.at.has_caption = to.at.is_bare = false;
	open_text(search, &to, sign->is_alone);
	push(search, &to, from, (struct reading){ .kind = READ_ARTICLE,
	    .sign = *sign, .gap = gap }, cost);
}

/* A caption stands before its article, or behind 第1条 alone on a line. */
static void
read_caption(struct search *search, const struct state *from)
{
	struct state to = *from;
	int cost = cost_of_leaving(from);
	bool is_before = search->outlook[search->index].leads_to_article;
	bool is_behind = from->last != NULL && from->at.has_text &&
	    from->last->reading.kind == READ_ARTICLE &&
	    from->last->reading.sign.is_alone;

	if (from->at.zone == IN_APPENDIX)
		return;
	if (is_behind)
		cost = SLIGHT;
	else if (!is_before) {
		/* Of a supplement's only paragraph. */
		if (from->at.zone != IN_SUPPLEMENT || from->at.has_text ||
		    !search->outlook[search->index].is_bracketed ||
		    search->outlook[search->index].is_record)
			return;
	}
	if (from->at.zone == IN_HEAD)
		cost += SLIGHT;
	to.at.has_caption = !is_behind;
	if (!is_behind)
		to.at.has_text = false;
	push(search, &to, from, (struct reading){ .kind = READ_CAPTION },
	    cost);
}

static void
read_paragraph(struct search *search, const struct state *from,
    const struct sign *sign)
{
	struct state to = *from;
	int gap = sign->value - from->at.paragraph - 1;
	int cost = cost_of_leaving(from);

	if (from->at.zone != IN_MAIN && from->at.zone != IN_SUPPLEMENT &&
	    from->at.zone != TITLED)
		return;
	if (from->at.paragraph == 0 && sign->value == 1)
		cost += from->at.article == 0 ? SLIGHT : ODD;
	else if (from->at.paragraph == 0)
		cost += WRONG;
	else if (gap > 0)
		cost += GAP + gap;
	else if (gap < 0)
		cost += WRONG;
	if (from->at.has_caption && from->at.article > 0)
		cost += UNLIKELY;
	clear_items(&to);
	if (to.at.zone == TITLED)
		to.at.zone = IN_MAIN;
	to.at.paragraph = sign->value;
	to.at.has_caption = to.at.is_bare = false;
	open_text(search, &to, sign->is_alone);
	push(search, &to, from, (struct reading){ .kind = READ_PARAGRAPH,
	    .sign = *sign, .gap = gap }, cost);
}

static int
depth_of_style(const struct state *state, enum sign_style style)
{
	int i;

	for (i = 0; i < state->at.depth; i++)
		if (state->at.styles[i] == (int)style)
			return i;
	return -1;
}

/* One level deeper, or the next of a level that is open. */
static void
read_item(struct search *search, const struct state *from,
    const struct sign *sign)
{
	struct state to = *from;
	int at = depth_of_style(from, sign->style), gap = 0, i;
	int cost = from->at.has_text && from->at.ending == OPEN ? ODD :
	    from->at.ending == FULL ? 1 : FREE;

	if (from->at.zone == IN_HEAD || from->at.zone == IN_CONTENTS ||
	    from->at.zone == IN_APPENDIX || !from->at.has_text)
		return;
	if (sign->kind == SIGN_NUMBER)
		cost += ODD;
	if (at < 0) {
		if (from->at.depth == DEPTH_MAX)
			return;
		at = from->at.depth;
		to.at.styles[at] = (int)sign->style;
		gap = sign->value - 1;
		cost += SLIGHT;
	} else {
		gap = sign->value - from->at.values[at] - 1;
		if (branch_of(sign) > 0 && sign->value == from->at.values[at])
			gap = 0;
	}
	if (gap > 0)
		cost += GAP + gap;
	else if (gap < 0)
		cost += WRONG;
	if (from->at.has_caption)
		cost += UNLIKELY;
	to.at.values[at] = sign->last > 0 ? sign->last : sign->value;
	to.at.depth = at + 1;
	for (i = at + 1; i < DEPTH_MAX; i++)
		to.at.styles[i] = to.at.values[i] = 0;
	open_text(search, &to, sign->is_alone);
	push(search, &to, from, (struct reading){ .kind = READ_ITEM,
	    .sign = *sign, .depth = at + 1, .gap = gap }, cost);
}

/* A 附則 or a 別表: what stands behind the articles. */
static void
read_closing(struct search *search, const struct state *from,
    const struct sign *sign, enum zone zone, enum reading_kind kind)
{
	struct state to = *from;
	int cost = cost_of_leaving(from);

	if (from->at.zone == IN_HEAD || from->at.zone == TITLED ||
	    from->at.zone == IN_CONTENTS)
		cost += GAP;
	if (from->at.has_caption)
		cost += UNLIKELY;
	clear_articles(&to);
	to.at.zone = zone;
	to.at.is_bare = false;
	push(search, &to, from, (struct reading){ .kind = kind,
	    .sign = *sign }, cost);
}

static void
read_title(struct search *search, const struct state *from)
{
	const struct outlook *outlook = &search->outlook[search->index];
	struct state to = {0};
	int cost = 0;

	if (!outlook->may_be_title)
		return;
	if (from->at.zone == IN_MAIN)
		cost = GAP;
	else if (from->at.zone == TITLED)
		cost = UNLIKELY;
	else if (from->at.zone != IN_HEAD && from->at.zone != IN_CONTENTS)
		cost = ODD;
	if (!outlook->leads_to_start)
		cost += from->at.zone == IN_HEAD ? ODD : WRONG;
	if (!outlook->looks_like_title)
		cost += ODD;
	if (from->at.has_caption)
		cost += UNLIKELY;
	to.at.zone = TITLED;
	to.at.page = from->at.page;
	to.at.ending = ENDED;
	to.since_page = from->since_page;
	push(search, &to, from, (struct reading){ .kind = READ_TITLE }, cost);
}

static void
read_contents(struct search *search, const struct state *from, bool is_sign)
{
	struct state to = *from;
	int cost = 1;

	if (is_sign) {
		if (from->at.zone != IN_HEAD && from->at.zone != TITLED)
			cost = WRONG;
	} else if (from->at.zone != IN_CONTENTS)
		return;
	if (search->outlook[search->index].is_contents)
		cost = FREE;
	else if (search->outlook[search->index].is_sentence)
		cost = ODD;
	to.at.zone = IN_CONTENTS;
	push(search, &to, from, (struct reading){ .kind = READ_CONTENTS },
	    cost);
}

/* An em to the right of the line before, which goes on from the one before. */
static bool
begins_paragraph(const struct search *search)
{
	size_t i = search->index;
	const struct line *before = i > 0 ? &search->lines->list[i - 1] : NULL;

	return search->line->indent == 2 && before != NULL &&
	    before->length > 0 && (before->indent == 0 ||
	    !margin_is_full(search->lines, before));
}

/* A form or table may hold anything, but rarely chapters and articles. */
static int
cost_in_appendix(const struct outlook *outlook, const struct sign *sign)
{
	if (outlook->may_be_title && outlook->looks_like_title &&
	    outlook->leads_to_start && !outlook->is_overtaken)
		return UNLIKELY;
	if (outlook->leads_to_article)
		return ODD;
	if (sign == NULL || !sign->is_spaced)
		return FREE;
	return sign->kind == SIGN_SUPPLEMENT || (sign->kind >= SIGN_PART &&
	    sign->kind <= SIGN_ARTICLE) ? ODD : FREE;
}

/* To take a sign for words. 第12条 without a blank behind it mostly is text. */
static int
cost_as_words(const struct sign *sign)
{
	if (sign == NULL || sign->kind == SIGN_CAPTION ||
	    sign->kind == SIGN_REMARK)
		return FREE;
	if (sign->kind >= SIGN_PART && sign->kind <= SIGN_ARTICLE)
		return sign->is_spaced ? UNLIKELY : FREE;
	if (sign->kind == SIGN_SUPPLEMENT && sign->is_alone)
		return UNLIKELY;
	return ODD;
}

/* A regulation of one paragraph has neither articles nor numbers. */
static void
begin_bare_text(struct search *search, const struct state *from)
{
	struct state to = *from;

	to.at.zone = IN_MAIN;
	to.at.paragraph = 1;
	open_text(search, &to, false);
	push(search, &to, from, (struct reading){ .kind = READ_LINE },
	    ODD / 2);
}

static void
read_words(struct search *search, const struct state *from,
    const struct sign *sign)
{

	const struct outlook *outlook = &search->outlook[search->index];
	struct state to = *from;
	int cost = cost_as_words(sign);

	switch ((enum zone)from->at.zone) {
	case IN_HEAD:
	case TITLED:
		push(search, &to, from, (struct reading){ .kind = READ_HEAD },
		    (from->at.zone == TITLED ? 1 : SLIGHT) + cost);
		if (from->at.zone == TITLED && outlook->is_statement &&
		    !outlook->has_articles)
			begin_bare_text(search, from);
		return;
	case IN_CONTENTS:
		return;
	case IN_APPENDIX:
		push(search, &to, from, (struct reading){
		    .kind = READ_IN_APPENDIX },
		    cost_in_appendix(outlook, sign));
		return;
	case IN_MAIN:
	case IN_SUPPLEMENT:
		break;
	}
	if (from->at.has_caption && (from->at.zone != IN_SUPPLEMENT ||
	    from->at.has_text))
		cost += UNLIKELY;
	if (outlook->leads_to_article)
		cost += ODD;
	to.at.has_caption = false;
	open_text(search, &to, false);
	if (from->at.has_text && (search->lines->wrap > 0 ||
	    search->line->goes_on) &&
	    !(from->at.ending == ENDED && (outlook->is_bracketed ||
	    begins_paragraph(search))))
		push(search, &to, from, (struct reading){ .kind = READ_TEXT },
		    cost + (from->at.ending == ENDED ? SLIGHT : FREE));
	else {
		if (to.at.paragraph == 0)
			to.at.paragraph = 1;
		push(search, &to, from, (struct reading){ .kind = READ_LINE },
		    cost + SLIGHT + (from->at.has_text ? FREE : ODD / 2));
	}
}

static void
read_sign(struct search *search, const struct state *from,
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
		read_paragraph(search, from, sign);
		read_item(search, from, sign);
		return;
	case SIGN_ITEM:
		read_item(search, from, sign);
		return;
	case SIGN_CAPTION:
		read_caption(search, from);
		return;
	case SIGN_SUPPLEMENT:
		read_closing(search, from, sign, IN_SUPPLEMENT,
		    READ_SUPPLEMENT);
		return;
	case SIGN_APPENDIX:
		read_closing(search, from, sign, IN_APPENDIX, READ_APPENDIX);
		return;
	case SIGN_CONTENTS:
		read_contents(search, from, true);
		return;
	case SIGN_REMARK:
	case SIGN_NONE:
		return;
	}
}

/* A table goes where it stands; before the text it is of the page. */
static void
read_table(struct search *search, const struct state *from)
{
	enum reading_kind kind = READ_LINE;

	if (from->at.zone == IN_APPENDIX)
		kind = READ_IN_APPENDIX;
	else if (from->at.zone != IN_MAIN && from->at.zone != IN_SUPPLEMENT)
		kind = READ_OUT;
	push(search, from, from, (struct reading){ .kind = kind }, FREE);
}

static void
read_line(struct search *search, const struct state *from)
{
	size_t i;

	if (search->line->left_out != NULL ||
	    (search->line->length == 0 && search->line->row_count == 0)) {
		push(search, from, from, (struct reading){
		    .kind = search->line->left_out != NULL ? READ_OUT :
		    READ_BLANK }, FREE);
		return;
	}
	if (search->line->row_count > 0) {
		read_table(search, from);
		return;
	}
	for (i = 0; i < search->sign_count; i++)
		read_sign(search, from, &search->signs[i]);
	read_page(search, from);
	read_title(search, from);
	read_contents(search, from, false);
	read_words(search, from, search->sign_count > 0 ?
	    &search->signs[0] : NULL);
}

/* What the line may say is asked once, and not for every state. */
static void
look_at_line(struct search *search, size_t index)
{
	search->index = index;
	search->line = &search->lines->list[index];
	search->sign_count = sign_read(search->line->text,
	    search->line->length, search->signs);
	if (!sign_is_page(search->line->text, search->line->length,
	    &search->page))
		search->page = 0;
}

/* ---- the whole ---- */

static void
take_path(const struct lines *lines, const struct state *state,
    struct reading *readings)
{
	const struct step *step = state->last;
	size_t i;

	for (i = lines->count; i > 0 && step != NULL; step = step->before)
		readings[--i] = step->reading;
}

/* Where a path nearly as good reads a line otherwise, the reader is told. */
static void
mark_doubts(const struct search *search, struct reading *readings)
{
	const struct step *step;
	size_t i, k;

	for (k = 1; k < search->now_count; k++) {
		if (search->now[k].cost > search->now[0].cost + DOUBT)
			break;
		step = search->now[k].last;
		for (i = search->lines->count; i > 0 && step != NULL;
		    step = step->before) {
			struct reading *reading = &readings[--i];

			if (reading->kind == step->reading.kind ||
			    reading->is_doubtful)
				continue;
			reading->is_doubtful = true;
			reading->other = step->reading.kind;
		}
	}
}

struct reading *
reading_all(struct pool *pool, const struct lines *lines,
    const struct choice *choices, size_t choice_count)
{
	struct search search = { .pool = pool_new(), .lines = lines,
	    .choices = choices, .choice_count = choice_count,
	    .next_room = WIDTH * CANDIDATES };
	struct reading *readings = pool_take(pool,
	    (lines->count + 1) * sizeof *readings);
	size_t i, k;

	search.outlook = outlook_new(search.pool, lines);
	search.now = pool_take(search.pool, WIDTH * sizeof *search.now);
	search.next = pool_take(search.pool,
	    search.next_room * sizeof *search.next);
	search.now[0].at.ending = ENDED;
	search.now_count = 1;
	for (i = 0; i < lines->count; i++) {
		look_at_line(&search, i);
		for (k = 0; k < search.now_count; k++)
			read_line(&search, &search.now[k]);
		prune(&search);
	}
	take_path(lines, &search.now[0], readings);
	mark_doubts(&search, readings);
	pool_free(search.pool);
	return readings;
}

static const struct { const char *name, *title; } kinds[READ_KIND_COUNT] = {
	[READ_BLANK] = { "blank", MESSAGE("a blank line") },
	[READ_OUT] = { "out", MESSAGE("not of the regulation") },
	[READ_PAGE] = { "page", MESSAGE("a page number") },
	[READ_HEAD] = { "head", MESSAGE("date, number or who enacts") },
	[READ_TITLE] = { "title", MESSAGE("a title") },
	[READ_CONTENTS] = { "contents", MESSAGE("a table of contents") },
	[READ_HEADING] = { "heading", MESSAGE("a chapter's heading") },
	[READ_CAPTION] = { "caption", MESSAGE("an article's caption") },
	[READ_ARTICLE] = { "article", MESSAGE("an article") },
	[READ_PARAGRAPH] = { "paragraph", MESSAGE("a paragraph") },
	[READ_ITEM] = { "item", MESSAGE("an item") },
	[READ_TEXT] = { "text", MESSAGE("text that goes on") },
	[READ_LINE] = { "line", MESSAGE("a line without a number") },
	[READ_SUPPLEMENT] = { "supplement",
	    MESSAGE("a supplementary provision") },
	[READ_APPENDIX] = { "appendix", MESSAGE("an appendix or a form") },
	[READ_IN_APPENDIX] = { "in-appendix",
	    MESSAGE("a line of an appendix or a form") }
};

const char *
reading_kind_name(enum reading_kind kind)
{
	return kinds[kind].name;
}

const char *
reading_kind_title(enum reading_kind kind)
{
	return message_translate(kinds[kind].title);
}

bool
reading_kind_named(const char *name, enum reading_kind *kind)
{
	int i;

	for (i = 0; i < READ_KIND_COUNT; i++)
		if (strcmp(kinds[i].name, name) == 0) {
			*kind = (enum reading_kind)i;
			return true;
		}
	return false;
}
