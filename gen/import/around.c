#include "import/around.h"

#include <string.h>

#include "import/margin.h"

enum { PAGE_LEAST = 12 };	/* lines; no printed page has fewer */

static void
push_kind(struct search *search, const struct state *from,
    enum reading_kind kind, int cost)
{
	search_push(search, from, from, (struct reading){ .kind = kind },
	    cost);
}

/* ---- pages ---- */

/* The last page may be short. */
static bool
may_end_page(const struct search *search, const struct state *from)
{
	return from->since_page >= PAGE_LEAST || search_next(search) == NULL;
}

static void
read_page(struct search *search, const struct state *from)
{
	struct state to = *from;
	int value = search->page, cost = FREE;

	if (value == 0)
		return;
	if (from->at.page == 0)
		cost = value == 1 && search->is_page_form ? FREE :
		    value == 1 ? ODD / 2 : UNLIKELY;
	else if (value != from->at.page + 1)
		cost = value == from->at.page + 2 ? GAP + ODD : WRONG;
	if (from->at.page != 0 && !may_end_page(search, from))
		cost += search->is_page_form ? SLIGHT : GAP;
	to.at.page = (short)value;
	search_push(search, &to, from, (struct reading){ .kind = READ_PAGE },
	    cost);
}

/* ---- what begins ---- */

/* A 附則 or a 別表: what stands behind the articles. */
static void
read_closing(struct search *search, const struct state *from,
    const struct sign *sign, enum zone zone, enum reading_kind kind)
{
	struct state to = *from;
	int cost = search_cost_of_leaving(from);

	if (from->at.zone == IN_HEAD || from->at.zone == TITLED ||
	    from->at.zone == IN_CONTENTS)
		cost += GAP;
	if (from->at.waiting)
		cost += UNLIKELY;
	search_clear_articles(&to);
	to.at.zone = (signed char)zone;
	to.at.is_bare = false;
	search_push(search, &to, from, (struct reading){ .kind = kind,
	    .sign = *sign }, cost);
}

static int
cost_of_title(const struct search *search, const struct state *from)
{
	const struct outlook *outlook = search_outlook(search);
	int cost = FREE;

	if (from->at.zone == IN_MAIN)
		cost = outlook->leads_to_start && outlook->looks_like_title &&
		    from->at.ending == ENDED ? UNLIKELY : GAP;
	else if (from->at.zone == TITLED)
		cost = outlook->repeats_title ? SLIGHT : UNLIKELY;
	else if (from->at.zone != IN_HEAD && from->at.zone != IN_CONTENTS)
		cost = ODD;
	if (!outlook->leads_to_start)
		cost += from->at.zone == IN_HEAD ? ODD : WRONG;
	if (!outlook->looks_like_title)
		cost += ODD;
	if (from->at.waiting)
		cost += UNLIKELY;
	return cost;
}

static void
read_title(struct search *search, const struct state *from)
{
	struct state to = {0};

	if (!search_outlook(search)->may_be_title)
		return;
	to.at.zone = TITLED;
	to.at.page = from->at.page;
	to.at.ending = ENDED;
	search_push(search, &to, from, (struct reading){ .kind = READ_TITLE },
	    cost_of_title(search, from));
}

/* The date of the next regulation, printed above its title. */
static void
read_record_above(struct search *search, const struct state *from)
{
	struct state to = {0};

	if (!search_outlook(search)->precedes_title ||
	    from->at.zone == IN_HEAD || from->at.zone == TITLED ||
	    from->at.zone == IN_CONTENTS)
		return;
	to.at.zone = IN_HEAD;
	to.at.page = from->at.page;
	to.at.ending = ENDED;
	search_push(search, &to, from, (struct reading){ .kind = READ_HEAD },
	    search_cost_of_leaving(from) + SLIGHT);
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
	if (search_outlook(search)->is_contents)
		cost = FREE;
	else if (search_outlook(search)->is_sentence)
		cost = ODD;
	to.at.zone = IN_CONTENTS;
	search_push(search, &to, from, (struct reading){
	    .kind = READ_CONTENTS }, cost);
}

/* ---- words ---- */

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
	if (outlook->leads_to_article || outlook->precedes_title)
		return ODD;
	if (sign == NULL || !sign->is_spaced)
		return FREE;
	return sign->kind == SIGN_SUPPLEMENT || (sign->kind >= SIGN_PART &&
	    sign->kind <= SIGN_ARTICLE) ? ODD : FREE;
}

/* To take a sign for words. 第12条 without a blank behind it mostly is text. */
static int
cost_as_words(const struct search *search, const struct sign *sign)
{
	if (search->is_page_form)
		return UNLIKELY;
	if (sign == NULL || sign->kind == SIGN_CAPTION ||
	    sign->kind == SIGN_REMARK)
		return FREE;
	if (sign->kind >= SIGN_PART && sign->kind <= SIGN_ARTICLE)
		return sign->is_spaced ? UNLIKELY : sign->is_glued &&
		    search->lines->wrap == 0 ? ODD : FREE;
	if (sign->kind == SIGN_SUPPLEMENT && sign->is_alone)
		return UNLIKELY;
	return search_is_plain(search, sign) && !sign->is_alone ? UNLIKELY :
	    ODD;
}

/* A regulation of one paragraph has neither articles nor numbers. */
static void
begin_bare_text(struct search *search, const struct state *from)
{
	struct state to = *from;

	to.at.zone = IN_MAIN;
	to.at.paragraph = 1;
	search_open_text(search, &to, false);
	search_push(search, &to, from, (struct reading){ .kind = READ_LINE },
	    ODD / 2);
}

/* What is to be told of words that are read behind the state. */
static enum reading_note
note_of(const struct search *search, const struct state *from,
    const struct sign *sign)
{
	const struct outlook *outlook = search_outlook(search);

	if (sign != NULL && sign->kind == SIGN_CAPTION)
		return outlook->is_bracketed && !outlook->is_record ?
		    NOTE_CAPTION : NOTE_NONE;
	if (sign != NULL && sign->is_spaced && sign->kind != SIGN_REMARK)
		return NOTE_SIGN;
	return from->at.depth > 0 && search->lines->wrap == 0 ? NOTE_LINE :
	    NOTE_NONE;
}

/* ⑵ alone on its line is hardly a part of words that were broken there. */
static bool
is_lost_sign(const struct sign *sign)
{
	return sign != NULL && sign->kind == SIGN_ITEM && sign->is_alone &&
	    (sign->style == STYLE_PAREN || sign->style == STYLE_CIRCLE ||
	    sign->style == STYLE_PAREN_KANJI);
}

/* Words in the text: they go on in the line before, or are a line of their own. */
static void
read_text(struct search *search, const struct state *from,
    const struct sign *sign)
{
	const struct outlook *outlook = search_outlook(search);
	struct state to = *from;
	int cost = cost_as_words(search, sign);
	bool follows_name = from->at.article > 0 && from->at.paragraph == 0;

	if (from->at.waiting == WAITS_FOR_ARTICLE &&
	    (from->at.zone != IN_SUPPLEMENT || from->at.has_text))
		cost += UNLIKELY;
	if (outlook->leads_to_article || outlook->precedes_title ||
	    outlook->is_history)
		cost += ODD;
	if (outlook->is_furniture)
		cost += UNLIKELY;
	to.at.waiting = WAITS_FOR_NOTHING;
	search_open_text(search, &to, false);
	if (from->at.has_text && (search->lines->wrap > 0 ||
	    search->line->goes_on) &&
	    !(from->at.ending == ENDED && (outlook->is_bracketed ||
	    begins_paragraph(search)))) {
		search_push(search, &to, from, (struct reading){
		    .kind = READ_TEXT, .noted = from->at.ending == ENDED ?
		    note_of(search, from, sign) : is_lost_sign(sign) ?
		    NOTE_SIGN : NOTE_NONE },
		    cost + (from->at.ending == ENDED ? SLIGHT : FREE));
		return;
	}
	if (to.at.paragraph == 0)
		to.at.paragraph = 1;
	search_push(search, &to, from, (struct reading){ .kind = READ_LINE,
	    .noted = note_of(search, from, sign) }, cost + SLIGHT +
	    (from->at.has_text || follows_name ||
	    from->at.waiting == WAITS_FOR_WORDS ? FREE : ODD / 2));
}

static void
read_words(struct search *search, const struct state *from,
    const struct sign *sign)
{
	const struct outlook *outlook = search_outlook(search);

	switch ((enum zone)from->at.zone) {
	case IN_HEAD:
	case TITLED:
		push_kind(search, from, READ_HEAD, (from->at.zone == TITLED ?
		    1 : SLIGHT) + cost_as_words(search, sign) +
		    (outlook->repeats_title ? ODD : FREE));
		if (from->at.zone == TITLED && outlook->is_statement &&
		    !outlook->has_articles)
			begin_bare_text(search, from);
		return;
	case IN_CONTENTS:
		return;
	case IN_APPENDIX:
		push_kind(search, from, READ_IN_APPENDIX,
		    cost_in_appendix(outlook, sign) + (outlook->is_furniture ||
		    search->is_page_form ? UNLIKELY : FREE));
		return;
	case IN_MAIN:
	case IN_SUPPLEMENT:
		read_text(search, from, sign);
		return;
	}
}

/* What the page's printer put behind the text, or a note who changed it. */
static void
read_addition(struct search *search, const struct state *from)
{
	const struct outlook *outlook = search_outlook(search);

	if (outlook->is_furniture)
		push_kind(search, from, READ_OUT, SLIGHT);
	if (outlook->is_history && (from->at.zone == IN_MAIN ||
	    from->at.zone == IN_SUPPLEMENT))
		push_kind(search, from, READ_HISTORY, FREE);
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
	push_kind(search, from, kind, FREE);
}

static void
read_signs(struct search *search, const struct state *from)
{
	size_t i;

	for (i = 0; i < search->sign_count; i++) {
		const struct sign *sign = &search->signs[i];

		if (sign->kind == SIGN_SUPPLEMENT)
			read_closing(search, from, sign, IN_SUPPLEMENT,
			    READ_SUPPLEMENT);
		else if (sign->kind == SIGN_APPENDIX)
			read_closing(search, from, sign, IN_APPENDIX,
			    READ_APPENDIX);
		else if (sign->kind == SIGN_CONTENTS)
			read_contents(search, from, true);
	}
}

/* A page number beside a running head counts as those without one do. */
static void
read_known_page(struct search *search, const struct state *from)
{
	struct state to = *from;

	to.at.page = (short)search->page;
	search_push(search, &to, from, (struct reading){ .kind = READ_PAGE },
	    FREE);
}

void
around_read(struct search *search, const struct state *from)
{
	const struct line *line = search->line;

	if (line->left_out != NULL && search->page > 0 &&
	    strcmp(line->left_out, "page") == 0) {
		read_known_page(search, from);
		return;
	}
	if (line->left_out != NULL ||
	    (line->length == 0 && line->row_count == 0)) {
		push_kind(search, from, line->left_out != NULL ? READ_OUT :
		    READ_BLANK, FREE);
		return;
	}
	if (line->row_count > 0) {
		read_table(search, from);
		return;
	}
	read_signs(search, from);
	read_page(search, from);
	read_title(search, from);
	read_record_above(search, from);
	read_contents(search, from, false);
	read_addition(search, from);
	read_words(search, from, search->sign_count > 0 ?
	    &search->signs[0] : NULL);
}
