#include "amendment/model.h"

#include <string.h>

#include "base/word.h"
#include "corpus/law.h"

/* One side, while it is read. */
struct side {
	struct pool		*pool;
	const struct edition	*edition;
	const struct change	**changes;	/* by order */
	struct unit		**units;	/* by order; NULL: none */
	struct root		*roots, **next;
	struct root		*root;
	struct unit		*headings[LEVEL_ARTICLE + 8];
};

static enum level
level_of(enum provision_kind kind)
{
	switch (kind) {
	case PROVISION_PART:
	case PROVISION_CHAPTER:
	case PROVISION_SECTION:
	case PROVISION_SUBSECTION:
	case PROVISION_DIVISION:
		return LEVEL_HEADING;
	case PROVISION_ARTICLE:
		return LEVEL_ARTICLE;
	case PROVISION_PARAGRAPH:
		return LEVEL_PARAGRAPH;
	case PROVISION_ITEM:
		return LEVEL_ITEM;
	case PROVISION_SUBITEM:
		return LEVEL_SUBITEM;
	case PROVISION_SUPPLEMENT:
	case PROVISION_APPENDIX:
	case PROVISION_FORM:
		return LEVEL_ROOT;
	}
	return LEVEL_ROOT;
}

/* ---- own words ---- */

struct wording {
	struct pool	*pool;
	struct unit	*unit;
	struct text	 words;
	size_t		 room;
};

static void
add_sentence(struct wording *wording, const char *words)
{
	struct unit *unit = wording->unit;

	unit->sentences = pool_grow(wording->pool, unit->sentences,
	    &wording->room, unit->sentence_count, sizeof *unit->sentences);
	unit->sentences[unit->sentence_count++] = (struct sentence){ words,
	    word_starts(words, "ただし") || word_starts(words, "但し") };
	text_add_string(&wording->words, words);
}

/* Only characters: what has ruby or raised ones is not written anew. */
static void
read_sentence(struct wording *wording, const struct body *sentence)
{
	const struct body *at = NULL;

	while ((at = body_inside(sentence, at)) != NULL)
		if (at->kind != LAW_TEXT)
			wording->unit->is_sealed = true;
	add_sentence(wording, body_words(wording->pool, sentence, false));
}

static void
read_words(struct wording *wording, const struct body *holder)
{
	const struct body *at, *inner;

	for (at = holder->first; at != NULL; at = at->next) {
		if (at->kind == LAW_SENTENCE)
			read_sentence(wording, at);
		else if (at->kind == LAW_COLUMN) {
			wording->unit->has_columns = true;
			if (wording->words.length > 0)
				text_add_string(&wording->words, "　");
			for (inner = at->first; inner != NULL;
			    inner = inner->next)
				if (inner->kind == LAW_SENTENCE)
					read_sentence(wording, inner);
		} else
			wording->unit->is_sealed = true;
	}
}

static void
read_own(struct pool *pool, const struct edition *edition, struct unit *unit)
{
	struct wording wording = { .pool = pool, .unit = unit };
	const struct body *body = body_of(edition, unit->provision), *at;

	for (at = body == NULL ? NULL : body->first; at != NULL;
	    at = at->next) {
		if (at->kind == LAW_WORDS)
			read_words(&wording, at);
		else if (at->kind != LAW_NUMBER && at->kind != LAW_CAPTION &&
		    at->kind != LAW_HEADING && at->provision == NULL &&
		    at->kind != LAW_TEXT)
			unit->is_sealed = true;
	}
	unit->words = unit->now_words = pool_copy(pool,
	    wording.words.length > 0 ? wording.words.bytes : "",
	    wording.words.length);
	text_free(&wording.words);
}

/* ---- the tree ---- */

static struct unit *
unit_new(struct side *side, const struct provision *provision,
    enum level level)
{
	struct unit *unit = pool_take(side->pool, sizeof *unit);

	unit->level = level;
	unit->provision = provision;
	unit->words = unit->now_words = "";
	unit->num = unit->now_num = "";
	if (provision == NULL)
		return unit;
	unit->change = side->changes[provision->order];
	if (node_attr(provision->node, "Num") != NULL)
		unit->num = unit->now_num = node_attr(provision->node, "Num");
	side->units[provision->order] = unit;
	read_own(side->pool, side->edition, unit);
	return unit;
}

static void
hang(struct unit *parent, struct unit *unit)
{
	unit->parent = parent;
	if (parent->last == NULL)
		parent->first = unit;
	else
		parent->last->next = unit;
	parent->last = unit;
	parent->now_children++;
}

static void
root_new(struct side *side, enum root_kind kind,
    const struct provision *provision)
{
	struct root *root = pool_take(side->pool, sizeof *root);

	root->kind = kind;
	root->unit = unit_new(side, provision, LEVEL_ROOT);
	*side->next = root;
	side->next = &root->next;
	side->root = root;
	memset(side->headings, 0, sizeof side->headings);
}

static void
add_heading(struct side *side, const struct provision *provision)
{
	struct unit *unit = unit_new(side, provision, LEVEL_HEADING);
	struct root *root = side->root;
	int rank = (int)provision->kind, i;

	unit->parent = root->unit;
	for (i = 0; i < rank; i++)
		if (side->headings[i] != NULL)
			unit->heading = side->headings[i];
	side->headings[rank] = unit;
	for (i = rank + 1; i <= PROVISION_DIVISION; i++)
		side->headings[i] = NULL;
	if (root->last_heading == NULL)
		root->headings = unit;
	else
		root->last_heading->next = unit;
	root->last_heading = unit;
}

static struct unit *
deepest(const struct side *side)
{
	struct unit *found = NULL;
	int i;

	for (i = 0; i <= PROVISION_DIVISION; i++)
		if (side->headings[i] != NULL)
			found = side->headings[i];
	return found;
}

/* 附則 of an amending law, and what stands in it, is not amended. */
static bool
is_of_other(const struct provision *provision)
{
	for (; provision != NULL; provision = provision->parent)
		if (provision->kind == PROVISION_SUPPLEMENT &&
		    node_attr(provision->node, "AmendLawNum") != NULL)
			return true;
	return false;
}

static void
add_provision(struct side *side, const struct provision *provision)
{
	enum level level = level_of(provision->kind);
	struct unit *unit, *parent;

	if (provision->kind == PROVISION_FORM || is_of_other(provision))
		return;
	if (level == LEVEL_ROOT) {
		root_new(side, provision->kind == PROVISION_SUPPLEMENT ?
		    ROOT_SUPPLEMENT : ROOT_APPENDIX, provision);
		return;
	}
	/* 制定文 and 前文 */
	if (!provision->is_main && side->root == NULL)
		return;
	if (provision->is_main && (side->root == NULL ||
	    side->root->kind != ROOT_MAIN))
		root_new(side, ROOT_MAIN, NULL);
	if (level == LEVEL_HEADING) {
		add_heading(side, provision);
		return;
	}
	unit = unit_new(side, provision, level);
	parent = provision->parent == NULL ? NULL :
	    side->units[provision->parent->order];
	if (parent == NULL || parent->level <= LEVEL_HEADING) {
		parent = side->root->unit;
		unit->heading = deepest(side);
	}
	hang(parent, unit);
}

static void
read_side(struct side *side, struct pool *pool, const struct edition *edition,
    const struct changes *changes, bool is_new)
{
	const struct provision *provision;

	*side = (struct side){ .pool = pool, .edition = edition,
	    .changes = compare_renumber_index(pool, changes, is_new) };
	side->next = &side->roots;
	side->units = pool_take(pool, (edition->provision_count + 1) *
	    sizeof *side->units);
	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next)
		add_provision(side, provision);
}

static void
pair_units(struct side *old, struct side *new)
{
	const struct provision *provision;

	for (provision = new->edition->provisions; provision != NULL;
	    provision = provision->next) {
		const struct change *change = new->changes[provision->order];
		struct unit *one, *other = new->units[provision->order];

		if (other == NULL || change == NULL || change->old == NULL)
			continue;
		one = old->units[change->old->order];
		if (one == NULL || one->level != other->level)
			continue;
		one->partner = other;
		other->partner = one;
	}
}

static void
pair_roots(struct side *old, struct side *new)
{
	struct root *one, *other;

	for (one = old->roots; one != NULL; one = one->next)
		for (other = new->roots; other != NULL; other = other->next)
			if (other->partner == NULL && one->partner == NULL &&
			    one->kind == other->kind &&
			    (one->kind != ROOT_APPENDIX ||
			    one->unit->partner == other->unit)) {
				one->partner = other;
				other->partner = one;
			}
}

struct model *
model_make(struct pool *pool, const struct changes *changes)
{
	struct model *model = pool_take(pool, sizeof *model);
	struct side old, new;

	read_side(&old, pool, changes->old, changes, false);
	read_side(&new, pool, changes->new, changes, true);
	pair_units(&old, &new);
	pair_roots(&old, &new);
	model->old = old.roots;
	model->new = new.roots;
	return model;
}
