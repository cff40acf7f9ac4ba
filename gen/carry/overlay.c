/*
 * Overlay: duties.xml and forms.xml with the addresses and numbers of another
 * edition. Comments and blanks stay as they are; order.c sees to the order.
 */
#include "carry/inside.h"

#include <string.h>

#include "base/word.h"
#include "carry/markup.h"
#include "check/link.h"

/* One file on its way; what stands at the cursor. */
struct overlaying {
	struct carrying		*carrying;
	struct markup		 markup;
	struct edits		*edits;
	int			 depth;
	const char		*record;	/* the record's id, for remarks */
	const struct provision	*old_at, *new_at;	/* it is about */
	bool			 is_form;
};

/* Attributes that hold what an editor wrote. */
static const char *const prose_attrs[] = { "because", "roles-because",
    "permits-because", "suggest", NULL };

static const char *
value(struct overlaying *overlay, const struct markup_attr *attr)
{
	return pool_copy(overlay->edits->pool, overlay->markup.bytes +
	    attr->value, attr->value_end - attr->value);
}

/* An attribute of the tag at the cursor, or NULL. */
static const char *
attr_of(struct overlaying *overlay, const char *name)
{
	struct markup_attr attr;
	size_t cursor = 0;

	while (markup_attr_next(&overlay->markup, &cursor, &attr))
		if (markup_attr_is(&overlay->markup, &attr, name))
			return value(overlay, &attr);
	return NULL;
}

static void
mark(struct overlaying *overlay, const char *words)
{
	struct carrying *carrying = overlay->carrying;

	carry_remark(carrying, &carrying->doubts, overlay->record, words);
	if (overlay->new_at != NULL)
		carrying->why[overlay->new_at->order] = WHY_RECORD;
}

/* ---- addresses ---- */

/* STANDARD#ADDRESS of this very standard, or ADDRESS. NULL: gone. */
static const char *
carry_word(struct overlaying *overlay, const char *word)
{
	const struct map *map = overlay->carrying->map;
	const char *id = map->old->standard->id, *hash = strchr(word, '#');
	const char *address;

	if (hash == NULL)
		return map_address(map, word);
	if (!word_is(word, (size_t)(hash - word), id))
		return word;
	address = map_address(map, hash + 1);
	return address == NULL ? NULL : pool_format(map->pool, "%s#%s", id,
	    address);
}

/* The words that are left; *lost: those that are gone, or NULL. */
static const char *
carry_words(struct overlaying *overlay, const char *words, const char **lost)
{
	struct pool *pool = overlay->edits->pool;
	const char *result = "", *word, *carried;

	*lost = NULL;
	if (strcmp(words, "items") == 0)
		return words;
	while ((word = word_next(pool, &words, " \t\r\n")) != NULL) {
		carried = carry_word(overlay, word);
		if (carried == NULL)
			*lost = word;
		else
			result = pool_format(pool, "%s%s%s", result,
			    *result != '\0' ? " " : "", carried);
	}
	return result;
}

static void
carry_pointer(struct overlaying *overlay, const struct markup_attr *attr)
{
	const char *old = value(overlay, attr), *lost;
	const char *new = carry_words(overlay, old, &lost);

	if (strcmp(old, new) == 0)
		return;
	if (*new == '\0')
		edit_add(overlay->edits, attr->start, attr->end, "");
	else
		edit_add(overlay->edits, attr->value, attr->value_end, new);
	if (lost != NULL)
		mark(overlay, lost);
}

/* ---- words ---- */

static void
carry_prose(struct overlaying *overlay, size_t start, size_t end)
{
	const struct map *map = overlay->carrying->map;
	const struct prose prose = { map, map->old, map->new,
	    overlay->old_at != NULL ? overlay->old_at : map->old->provisions,
	    overlay->new_at != NULL ? overlay->new_at : map->new->provisions };
	const char *words;

	if (prose_carry(&prose, overlay->markup.bytes, start, end,
	    overlay->edits, &words) != PROSE_SURE)
		mark(overlay, words);
}

/*
 * Where a place in the old words is in the new ones: a beginning that changed
 * words begin with is where the new ones begin, an end likewise. False inside
 * of a change.
 */
static bool
follow(const struct span *old, const struct span *new, size_t at, bool is_end,
    size_t *to)
{
	bool is_found = at == 0 && !is_end;
	size_t old_end = 0, new_end = 0;

	*to = 0;
	for (;; old = old->next, new = new->next) {
		for (; old != NULL && (old->is_changed || old->is_widened);
		    old = old->next)
			old_end = old->end;
		for (; new != NULL && (new->is_changed || new->is_widened);
		    new = new->next)
			new_end = new->end;
		if (old == NULL || new == NULL)
			break;
		old_end = old->end;
		new_end = new->end;
		if (at >= old->start && at <= old->end) {
			*to = new->start + (at - old->start);
			is_found = true;
		}
	}
	if (is_end && at == old_end) {
		*to = new_end;
		is_found = true;
	}
	return is_found;
}

/*
 * What a quotation quotes may have got other numbers: then the quotation is
 * what stands in its place in the new text, and nothing that we made up.
 */
static void
carry_quote(struct overlaying *overlay, const struct markup_attr *attr)
{
	const struct map *map = overlay->carrying->map;
	const char *quote = value(overlay, attr), *found;
	struct span *old, *new;
	size_t start, from, to;

	if (overlay->new_at == NULL || overlay->old_at == NULL ||
	    map->fates[overlay->old_at->order] != FATE_FOLLOWED ||
	    strstr(overlay->new_at->text, quote) != NULL)
		return;
	found = strstr(overlay->old_at->text, quote);
	if (found == NULL)
		return;
	start = (size_t)(found - overlay->old_at->text);
	compare_words(map->pool, overlay->old_at->text, overlay->new_at->text,
	    &old, &new);
	if (follow(old, new, start, false, &from) && follow(old, new,
	    start + strlen(quote), true, &to) && to > from)
		edit_add(overlay->edits, attr->value, attr->value_end,
		    pool_copy(map->pool, overlay->new_at->text + from,
		    to - from));
}

/* The words of a form are the authority's: they are only looked at. */
static void
look_at_form(struct overlaying *overlay, size_t start, size_t end)
{
	struct carrying *carrying = overlay->carrying;
	const struct map *map = carrying->map;
	const struct prose prose = { map, map->old, map->new,
	    map->old->provisions, map->new->provisions };
	struct edits unused = { .pool = overlay->edits->pool };
	const char *words;

	if (prose_carry(&prose, overlay->markup.bytes, start, end, &unused,
	    &words) != PROSE_SURE || unused.count > 0)
		carry_remark(carrying, &carrying->foreign, overlay->record,
		    words);
}

/* ---- records ---- */

static void
carry_attr(struct overlaying *overlay, const char *element,
    const struct markup_attr *attr)
{
	const struct markup *markup = &overlay->markup;
	const char *name = pool_copy(overlay->edits->pool, markup->bytes +
	    attr->name, attr->name_end - attr->name);

	if (overlay->depth == 0 && strcmp(name, "edition") == 0)
		edit_add(overlay->edits, attr->value, attr->value_end,
		    overlay->carrying->id);
	else if (check_link_is_pointer(element, name) ||
	    (strcmp(element, "duty") == 0 && strcmp(name, "id") == 0))
		carry_pointer(overlay, attr);
	else if (strcmp(name, "quote") == 0)
		carry_quote(overlay, attr);
	else if (word_among(prose_attrs, name))
		carry_prose(overlay, attr->value, attr->value_end);
	else if (strcmp(name, "related") == 0)
		look_at_form(overlay, attr->value, attr->value_end);
}

static void
carry_tag(struct overlaying *overlay)
{
	const struct markup *markup = &overlay->markup;
	const char *element = pool_copy(overlay->edits->pool, markup->bytes +
	    markup->name, markup->name_end - markup->name);
	struct markup_attr attr;
	size_t cursor = 0;

	while (markup_attr_next(markup, &cursor, &attr))
		carry_attr(overlay, element, &attr);
}

/* Behind the element that begins at the cursor, which goes there. */
static size_t
skip_element(struct overlaying *overlay)
{
	struct markup *markup = &overlay->markup;
	int depth = markup->kind == MARKUP_EMPTY ? 0 : 1;

	while (depth > 0 && markup_next(markup))
		depth += markup->kind == MARKUP_START ? 1 :
		    markup->kind == MARKUP_END ? -1 : 0;
	return markup->end;
}

/* All that the element points to is gone, and it with it. */
static bool
is_lost(struct overlaying *overlay, const char *attr)
{
	const char *words = attr_of(overlay, attr), *lost;

	return words != NULL && *carry_words(overlay, words, &lost) == '\0' &&
	    lost != NULL;
}

/* What it asked; else the record itself, as far as its first end. */
static const char *
gist(struct overlaying *overlay, size_t start, size_t end)
{
	static const char mark[] = "<question>";
	struct pool *pool = overlay->edits->pool;
	const char *record = pool_copy(pool, overlay->markup.bytes + start,
	    end - start), *question = strstr(record, mark);

	if (question != NULL) {
		question += strlen(mark);
		return pool_copy(pool, question, strcspn(question, "<"));
	}
	return pool_copy(pool, record, strcspn(record, "\n"));
}

static void
remove_element(struct overlaying *overlay, bool is_record)
{
	struct carrying *carrying = overlay->carrying;
	size_t start = overlay->markup.start, end = skip_element(overlay);

	edit_remove_lines(overlay->edits, overlay->markup.bytes,
	    overlay->markup.length, start, end);
	/* What 準用 of it asked is gone, but not what it was asked by. */
	if (is_record && overlay->new_at != NULL)
		carrying->why[overlay->new_at->order] = WHY_RECORD;
	if (is_record)
		carry_remark(carrying, &carrying->gone, overlay->record,
		    gist(overlay, start, end));
	else
		mark(overlay, pool_copy(overlay->edits->pool,
		    overlay->markup.bytes + start, end - start));
}

static void
begin_record(struct overlaying *overlay)
{
	const struct map *map = overlay->carrying->map;
	const char *address = attr_of(overlay, "provision");
	const char *id = attr_of(overlay, "id");

	overlay->is_form = markup_is(&overlay->markup, "form") ||
	    markup_is(&overlay->markup, "example");
	overlay->record = id != NULL ? id : address != NULL ? address : "";
	overlay->old_at = address != NULL ? map_named(map->old, address) :
	    NULL;
	overlay->new_at = overlay->old_at != NULL &&
	    overlay->old_at->kind != PROVISION_FORM ?
	    map_provision(map, overlay->old_at) : NULL;
}

static void
carry_element(struct overlaying *overlay)
{
	bool is_record = overlay->depth == 1;

	if (is_record)
		begin_record(overlay);
	if (overlay->depth > 0 && !overlay->is_form &&
	    (is_lost(overlay, "provision") || (is_record &&
	    (is_lost(overlay, "of") || is_lost(overlay, "applies"))))) {
		remove_element(overlay, is_record);
		return;
	}
	if (overlay->depth < 2 || !overlay->is_form)
		carry_tag(overlay);
	if (overlay->markup.kind == MARKUP_START)
		overlay->depth++;
}

/* <!-- 第9条 … --> above what is written about 第9条 */
static void
carry_comment(struct overlaying *overlay)
{
	const struct map *map = overlay->carrying->map;
	const struct prose prose = { map, map->old, map->new,
	    map->old->provisions, map->new->provisions };
	const struct markup *markup = &overlay->markup;
	const char *words;

	if (prose_carry(&prose, markup->bytes, markup->start, markup->end,
	    overlay->edits, &words) == PROSE_GONE && overlay->depth == 1)
		edit_remove_lines(overlay->edits, markup->bytes,
		    markup->length, markup->start, markup->end);
}

void
overlay_carry(struct carrying *carrying, const char *bytes, size_t length,
    struct edits *edits)
{
	struct overlaying overlay = { .carrying = carrying, .edits = edits,
	    .markup = { .bytes = bytes, .length = length }, .record = "" };

	while (markup_next(&overlay.markup))
		switch (overlay.markup.kind) {
		case MARKUP_START:
		case MARKUP_EMPTY:
			carry_element(&overlay);
			break;
		case MARKUP_END:
			overlay.depth--;
			break;
		case MARKUP_TEXT:
			if (overlay.depth > 1 && overlay.is_form)
				look_at_form(&overlay, overlay.markup.start,
				    overlay.markup.end);
			else if (overlay.depth > 1)
				carry_prose(&overlay, overlay.markup.start,
				    overlay.markup.end);
			break;
		case MARKUP_COMMENT:
			carry_comment(&overlay);
			break;
		case MARKUP_OTHER:
			break;
		}
}
