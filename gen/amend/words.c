/*
 * Words changed in a unit. All edits of one address are looked for in the text
 * as it was, and done at once. A run is what quoted words may reach over: the
 * sentences of one unit, or a caption, a title, a cell.
 */
#include "amend/inside.h"
#include "amend/reading.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "corpus/law.h"
#include "import/passage.h"

/* Characters of the tree, and where they stand in the run. */
struct piece {
	xmlNode	*text;		/* NULL: a blank between two columns */
	size_t	 start, end;
};

struct run {
	xmlNode		*holder;	/* of the sentences, or of the words */
	struct piece	*pieces;
	size_t		 piece_count, piece_room;
	const char	*words;
	bool		 is_sentences;	/* they may be parted anew */
	bool		 is_plain;	/* no ruby, no columns in it */
};

struct runs {
	struct run	*list;
	size_t		 count, room;
};

struct hit {
	size_t			 start, end;
	const struct word_edit	*edit;
};

struct hits {
	struct hit	*list;
	size_t		 count, room;
};

/* ---- gathering ---- */

struct gathering {
	struct pool	*pool;
	struct runs	*runs;
	struct text	 words;
};

static struct run *
run_new(struct gathering *gathering, xmlNode *holder)
{
	struct runs *runs = gathering->runs;

	runs->list = pool_grow(gathering->pool, runs->list, &runs->room,
	    runs->count, sizeof *runs->list);
	text_clear(&gathering->words);
	runs->list[runs->count] = (struct run){ .holder = holder,
	    .is_plain = true };
	return &runs->list[runs->count++];
}

static void
add_piece(struct gathering *gathering, struct run *run, xmlNode *text,
    const char *words)
{
	struct piece *piece;

	run->pieces = pool_grow(gathering->pool, run->pieces,
	    &run->piece_room, run->piece_count, sizeof *run->pieces);
	piece = &run->pieces[run->piece_count++];
	piece->text = text;
	piece->start = gathering->words.length;
	text_add_string(&gathering->words, words);
	piece->end = gathering->words.length;
}

static void
add_characters(struct gathering *gathering, struct run *run, xmlNode *node)
{
	xmlNode *child;

	for (child = node->children; child != NULL; child = child->next) {
		if (child->type == XML_TEXT_NODE)
			add_piece(gathering, run, child,
			    (const char *)child->content);
		else if (child->type == XML_ELEMENT_NODE &&
		    law_kind(child) != LAW_READING) {
			run->is_plain = false;
			add_characters(gathering, run, child);
		}
	}
}

static void
run_end(struct gathering *gathering, struct run *run)
{
	run->words = pool_copy(gathering->pool, gathering->words.length > 0 ?
	    gathering->words.bytes : "", gathering->words.length);
}

static void
add_leaf(struct gathering *gathering, xmlNode *node)
{
	struct run *run = run_new(gathering, node);

	add_characters(gathering, run, node);
	run_end(gathering, run);
}

/* Sentences from one to another, siblings; of columns all, with blanks. */
static void
add_sentences(struct gathering *gathering, struct run *run, xmlNode *from,
    const xmlNode *end)
{
	xmlNode *node;

	for (node = from; node != NULL && node != end; node = unit_next(node))
		if (law_kind(node) == LAW_SENTENCE)
			add_characters(gathering, run, node);
}

static void
add_columns(struct gathering *gathering, struct run *run, xmlNode *holder)
{
	xmlNode *node;

	run->is_plain = false;
	for (node = unit_first(holder); node != NULL; node = unit_next(node)) {
		if (law_kind(node) != LAW_COLUMN)
			continue;
		if (run->piece_count > 0)
			add_piece(gathering, run, NULL, "　");
		if (unit_first(node) != NULL)
			add_sentences(gathering, run, unit_first(node), NULL);
		else
			add_characters(gathering, run, node);
	}
}

static bool
has_child(const xmlNode *node, enum law_kind kind)
{
	const xmlNode *child;

	for (child = unit_first(node); child != NULL; child = unit_next(child))
		if (law_kind(child) == kind)
			return true;
	return false;
}

static void
add_holder(struct gathering *gathering, xmlNode *holder)
{
	struct run *run = run_new(gathering, holder);

	if (has_child(holder, LAW_COLUMN))
		add_columns(gathering, run, holder);
	else {
		run->is_sentences = true;
		add_sentences(gathering, run, unit_first(holder), NULL);
	}
	run_end(gathering, run);
}

/* Numbers, captions and headings are called by their own names only. */
static bool
is_apart(const xmlNode *node)
{
	switch ((int)law_kind(node)) {
	case LAW_NUMBER:
	case LAW_HEADING:
	case LAW_READING:
		return true;
	case LAW_CAPTION:
		return strcmp((const char *)node->name, "RelatedArticleNum") !=
		    0;
	default:
		return false;
	}
}

static void
gather(struct gathering *gathering, xmlNode *node)
{
	const struct law_element *row = law_element(node);
	xmlNode *child;

	if (is_apart(node))
		return;
	if (has_child(node, LAW_SENTENCE) || has_child(node, LAW_COLUMN)) {
		add_holder(gathering, node);
	} else if (row == NULL || row->holds_text) {
		add_leaf(gathering, node);
		return;
	}
	for (child = unit_first(node); child != NULL; child = unit_next(child))
		if (law_kind(child) != LAW_SENTENCE &&
		    law_kind(child) != LAW_COLUMN)
			gather(gathering, child);
}

static bool
is_proviso(struct pool *pool, const xmlNode *sentence)
{
	const char *words = unit_text(pool, sentence);

	return word_starts(words, "ただし") || word_starts(words, "但し");
}

/* The sentences of the holder that are the part: [*from, *end). */
static bool
find_part(struct pool *pool, const xmlNode *holder, enum part part,
    xmlNode **from, xmlNode **end)
{
	xmlNode *first = unit_first(holder), *node;

	*from = first;
	*end = NULL;
	if (first == NULL)
		return false;
	if (part == PART_FIRST || part == PART_LAST) {
		node = unit_next(first);
		if (node == NULL)
			return false;
		*from = part == PART_FIRST ? first : node;
		*end = part == PART_FIRST ? node : NULL;
		return true;
	}
	for (node = unit_next(first); node != NULL; node = unit_next(node))
		if (is_proviso(pool, node))
			break;
	if (part == PART_MAIN)
		*end = node;
	else
		*from = node;
	return node != NULL;
}

bool
words_find_part(struct pool *pool, const xmlNode *unit, enum part part,
    xmlNode **from, xmlNode **end)
{
	const xmlNode *holder = unit_words(unit);

	return holder != NULL && find_part(pool, holder, part, from, end);
}

/* 第4条の表, 第2条各号: of an article whose one paragraph has no number. */
static xmlNode *
holder_of_parts(xmlNode *unit)
{
	return unit_kind(unit) == STEP_ARTICLE && unit_count(unit,
	    STEP_PARAGRAPH) == 1 ? unit_child(unit, STEP_PARAGRAPH, NULL) :
	    unit;
}

static bool
gather_part(struct gathering *gathering, const struct target *target)
{
	xmlNode *from, *end, *node = NULL, *holder;
	struct run *run;

	switch (target->part) {
	case PART_ALL:
		/* 題名 and 目次 are words themselves. */
		if (unit_kind(target->node) == STEP_TITLE)
			add_leaf(gathering, target->node);
		else
			gather(gathering, target->node);
		return true;
	case PART_WITH_CAPTION:
		if (unit_caption(target->node) != NULL)
			add_leaf(gathering, unit_caption(target->node));
		gather(gathering, target->node);
		return true;
	case PART_CAPTION:
		node = unit_caption(unit_captioned(target->node));
		break;
	case PART_NAME:
		node = unit_sign(target->node);
		break;
	case PART_LEAD:
		node = unit_words(target->node);
		if (node == NULL)
			return false;
		add_holder(gathering, node);
		return true;
	case PART_ITEMS:
		holder = holder_of_parts(target->node);
		while ((node = unit_child(holder, STEP_ITEM, node)) != NULL)
			gather(gathering, node);
		return gathering->runs->count > 0;
	case PART_TABLE:
		for (node = unit_first(holder_of_parts(target->node));
		    node != NULL; node = unit_next(node))
			if (law_kind(node) == LAW_STRUCTURE)
				gather(gathering, node);
		return gathering->runs->count > 0;
	case PART_MAIN:
	case PART_PROVISO:
	case PART_FIRST:
	case PART_LAST:
		if (!words_find_part(gathering->pool, target->node,
		    target->part, &from, &end))
			return false;
		run = run_new(gathering, from->parent);
		run->is_sentences = true;
		add_sentences(gathering, run, from, end);
		run_end(gathering, run);
		return true;
	}
	if (node == NULL)
		return false;
	add_leaf(gathering, node);
	return true;
}

/* ---- finding ---- */

static void
add_hit(struct pool *pool, struct hits *hits, size_t start, size_t end,
    const struct word_edit *edit)
{
	hits->list = pool_grow(pool, hits->list, &hits->room, hits->count,
	    sizeof *hits->list);
	hits->list[hits->count++] = (struct hit){ start, end, edit };
}

static void
find_edit(struct pool *pool, const struct run *run,
    const struct word_edit *edit, struct hits *hits)
{
	const char *at = run->words;
	size_t length = strlen(edit->old);

	while (length > 0 && (at = strstr(at, edit->old)) != NULL) {
		add_hit(pool, hits, (size_t)(at - run->words),
		    (size_t)(at - run->words) + length, edit);
		at += length;
	}
}

static void
sort_hits(struct hits *hits)
{
	size_t i, j;

	for (i = 1; i < hits->count; i++) {
		struct hit hit = hits->list[i];

		for (j = i; j > 0 && hits->list[j - 1].start > hit.start; j--)
			hits->list[j] = hits->list[j - 1];
		hits->list[j] = hit;
	}
}

static bool
overlap(struct amending *amending, const struct hits *hits)
{
	size_t i;

	for (i = 1; i < hits->count; i++) {
		if (hits->list[i].start >= hits->list[i - 1].end)
			continue;
		problem_add(amending->problems, PROBLEM_AMEND_AMBIGUOUS,
		    amend_place(amending, hits->list[i].edit->at), "\"%s\" and "
		    "\"%s\" name the same characters",
		    hits->list[i - 1].edit->old, hits->list[i].edit->old);
		return true;
	}
	return false;
}

/* ---- changing ---- */

/* The characters of one text node; adjacent nodes stay apart. */
static void
splice(xmlNode *text, size_t start, size_t end, const char *new)
{
	struct text words = {0};
	const char *old = (const char *)text->content;

	text_add(&words, old, start);
	text_add_string(&words, new);
	text_add_string(&words, old + end);
	/* Of a text node, characters as they are. */
	xmlNodeSetContent(text, (const xmlChar *)(words.length > 0 ?
	    words.bytes : ""));
	text_free(&words);
}

static const char *
new_words(struct pool *pool, const struct word_edit *edit)
{
	switch (edit->kind) {
	case EDIT_BEHIND:
		return pool_format(pool, "%s%s", edit->old, edit->new);
	case EDIT_BEFORE:
		return pool_format(pool, "%s%s", edit->new, edit->old);
	case EDIT_REPLACE:
	case EDIT_DELETE:
		break;
	}
	return edit->new;
}

/* Sentences are parted anew where their number of 。 has changed. */
static void
write_sentences(struct run *run, const char *words)
{
	xmlNode *first = run->pieces[0].text, *last =
	    run->pieces[run->piece_count - 1].text, *after, *node, *next;
	xmlNode *made = xmlNewNode(NULL, (const xmlChar *)"ParagraphSentence");

	while (law_kind(first) != LAW_SENTENCE)
		first = first->parent;
	while (law_kind(last) != LAW_SENTENCE)
		last = last->parent;
	after = last;
	xmlSetTreeDoc(made, run->holder->doc);
	block_write(made, words, false, false);
	for (node = unit_first(made); node != NULL; node = next) {
		next = unit_next(node);
		xmlUnlinkNode(node);
		unit_put(run->holder, after, node);
		after = node;
	}
	for (node = first;; node = next) {
		next = unit_next(node);
		unit_take_out(node);
		xmlFreeNode(node);
		if (node == last)
			break;
	}
	xmlFreeNode(made);
}

static size_t
count_stops(const char *words)
{
	size_t count = 0;

	while ((words = strstr(words, "。")) != NULL) {
		count++;
		words += strlen("。");
	}
	return count;
}

/* Which piece the hit is in; piece_count if it reaches over two. */
static size_t
piece_of(const struct run *run, const struct hit *hit)
{
	size_t i;

	for (i = 0; i < run->piece_count; i++)
		if (run->pieces[i].text != NULL &&
		    hit->start >= run->pieces[i].start &&
		    hit->end <= run->pieces[i].end)
			return i;
	return run->piece_count;
}

static bool
rewrite_run(struct amending *amending, struct run *run,
    const struct hits *hits)
{
	struct text words = {0};
	size_t at = 0, i;

	if (!run->is_plain) {
		problem_add(amending->problems, PROBLEM_AMEND_NOT_UNDERSTOOD,
		    amend_place(amending, hits->list[0].edit->at), "the words "
		    "\"%s\" reach over a reading, a raised character or the "
		    "border of two columns", hits->list[0].edit->old);
		return false;
	}
	for (i = 0; i < hits->count; i++) {
		text_add(&words, run->words + at, hits->list[i].start - at);
		text_add_string(&words, new_words(amending->pool,
		    hits->list[i].edit));
		at = hits->list[i].end;
	}
	text_add_string(&words, run->words + at);
	if (run->is_sentences)
		write_sentences(run, words.bytes);
	else
		unit_set_text(run->holder, words.bytes);
	text_free(&words);
	return true;
}

static bool
change_run(struct amending *amending, struct run *run,
    const struct hits *hits)
{
	bool parts_anew = false;
	size_t i;

	if (hits->count == 0)
		return true;
	for (i = 0; i < hits->count; i++)
		parts_anew |= piece_of(run, &hits->list[i]) ==
		    run->piece_count || (run->is_sentences &&
		    count_stops(new_words(amending->pool,
		    hits->list[i].edit)) !=
		    count_stops(hits->list[i].edit->old));
	if (parts_anew)
		return rewrite_run(amending, run, hits);
	for (i = hits->count; i-- > 0;) {
		const struct hit *hit = &hits->list[i];
		const struct piece *piece = &run->pieces[piece_of(run, hit)];
		size_t start = hit->start - piece->start,
		    end = hit->end - piece->start;

		if (!reading_is_over(piece->text) || !reading_edit(
		    piece->text, start, end, hit->edit))
			splice(piece->text, start, end,
			    new_words(amending->pool, hit->edit));
	}
	return true;
}

static bool
not_found(struct amending *amending, const struct target *target,
    const struct word_edit *edit)
{
	problem_add(amending->problems, PROBLEM_AMEND_NOT_FOUND,
	    amend_place(amending, edit->at), "\"%s\" does not stand in %s",
	    edit->old, place_written(amending, target->address));
	return false;
}

static bool
edit_target(struct amending *amending, const struct target *target,
    const struct clause *clause)
{
	struct runs runs = {0};
	struct gathering gathering = { amending->pool, &runs, {0} };
	size_t i, j, found;
	bool done = gather_part(&gathering, target);

	text_free(&gathering.words);
	if (!done) {
		problem_add(amending->problems, PROBLEM_AMEND_NO_PROVISION,
		    amend_place(amending, target->address->at), "\"%s\" is not "
		    "in the law as it is when this sentence begins",
		    place_written(amending, target->address));
		return false;
	}
	for (j = 0; j < clause->edit_count; j++) {
		for (found = i = 0; i < runs.count; i++)
			found += strstr(runs.list[i].words,
			    clause->edits[j].old) != NULL;
		if (found == 0 || *clause->edits[j].old == '\0')
			return not_found(amending, target,
			    &clause->edits[j]);
	}
	for (i = 0; i < runs.count; i++) {
		struct hits hits = {0};

		for (j = 0; j < clause->edit_count; j++)
			find_edit(amending->pool, &runs.list[i],
			    &clause->edits[j], &hits);
		sort_hits(&hits);
		if (overlap(amending, &hits) ||
		    !change_run(amending, &runs.list[i], &hits))
			return false;
	}
	return true;
}

/* 「A」を「A」に改める */
static bool
is_idle(struct amending *amending, const struct clause *clause)
{
	size_t i;

	for (i = 0; i < clause->edit_count; i++) {
		const struct word_edit *edit = &clause->edits[i];

		if (edit->kind != EDIT_REPLACE || strcmp(edit->old,
		    edit->new) != 0)
			continue;
		problem_add(amending->problems, PROBLEM_AMEND_IDLE,
		    amend_place(amending, edit->at), "\"%s\" is put in the "
		    "place of itself", edit->old);
		return true;
	}
	return false;
}

bool
words_edit(struct amending *amending, const struct targets *targets,
    const struct clause *clause)
{
	size_t i;

	if (is_idle(amending, clause))
		return false;
	for (i = 0; i < targets->count; i++)
		if (!edit_target(amending, &targets->list[i], clause))
			return false;
	return true;
}
