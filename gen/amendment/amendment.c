#include "amendment/amendment.h"

#include <string.h>

#include "amendment/inside.h"
#include "base/json.h"
#include "base/message.h"

/* ---- title and contents ---- */

static void
change_title(struct making *making)
{
	struct writer *writer = making->writer;
	const struct changes *changes = writer->amendment->changes;
	struct below below;

	if (changes->same_title)
		return;
	below_begin(&below, making);
	below_add(&below, 3, changes->new->title, NULL);
	text_add_string(clause_begin(writer, NULL), "題名を次のように");
	clause_set_verb(writer, VERB_AMEND);
	sentence_end_with(writer, below.first);
}

static const char *
line_end(const char *at)
{
	return at + strcspn(at, "\n");
}

static size_t
count_lines(const char *text)
{
	size_t count = *text != '\0';

	for (; *text != '\0'; text++)
		count += *text == '\n' && text[1] != '\0';
	return count;
}

/* Lines that differ, one for one; whole lines are quoted. */
static void
quote_lines(struct making *making, const char *old, const char *new)
{
	struct phrase *first = NULL, **next = &first, *phrase;

	while (*old != '\0' && *new != '\0') {
		size_t a = (size_t)(line_end(old) - old);
		size_t b = (size_t)(line_end(new) - new);

		if (a != b || memcmp(old, new, a) != 0) {
			phrase = pool_take(making->pool, sizeof *phrase);
			*phrase = (struct phrase){ PHRASE_REPLACE,
			    pool_copy(making->pool, old, a),
			    pool_copy(making->pool, new, b), NULL };
			*next = phrase;
			next = &phrase->next;
		}
		old += a + (old[a] == '\n');
		new += b + (new[b] == '\n');
	}
	if (first == NULL)
		return;
	text_add_string(clause_begin(making->writer, NULL), "目次中");
	clause_add_phrases(making->writer, first);
	sentence_end(making->writer);
}

static void
change_contents(struct making *making)
{
	struct writer *writer = making->writer;
	const struct changes *changes = writer->amendment->changes;
	const char *at = changes->new_contents, *end;
	struct below below;

	if (strcmp(changes->old_contents, changes->new_contents) == 0)
		return;
	if (count_lines(changes->old_contents) ==
	    count_lines(changes->new_contents)) {
		quote_lines(making, changes->old_contents,
		    changes->new_contents);
		return;
	}
	below_begin(&below, making);
	for (; *at != '\0'; at = *end == '\n' ? end + 1 : end) {
		end = line_end(at);
		below_add(&below, 2, pool_copy(making->pool, at,
		    (size_t)(end - at)), NULL);
	}
	text_add_string(clause_begin(writer, NULL), "目次を次のように");
	clause_set_verb(writer, VERB_AMEND);
	sentence_end_with(writer, below.first);
}

/* ---- roots ---- */

static void
finish_sentence(struct making *making)
{
	schedule_flush(making);
	sentence_end(making->writer);
}

static bool
refuse_root(struct making *making, const struct root *root)
{
	return making_refuse(making, root->unit->provision != NULL ?
	    root->unit->provision : root->unit->first->provision,
	    MESSAGE("an appendix or supplementary provision as a whole"));
}

static void
remove_root(struct making *making, const struct root *old)
{
	struct text *out;

	if (old->kind != ROOT_APPENDIX) {
		refuse_root(making, old);
		return;
	}
	named_say(&making->named, old->unit->provision, false);
	out = clause_begin(making->writer, old->unit->provision);
	address_add(making->writer, out, old->unit);
	text_add_string(out, "を");
	clause_set_verb(making->writer, VERB_DELETE);
	sentence_end(making->writer);
}

/* Behind the one before it, which stands there already; or behind 附則. */
static void
add_root(struct making *making, const struct root *new,
    const struct root *before)
{
	struct writer *writer = making->writer;
	struct below below;
	struct text *out;

	below_begin(&below, making);
	if (new->kind != ROOT_APPENDIX || !rows_add(making, &below,
	    new->unit)) {
		refuse_root(making, new);
		return;
	}
	out = clause_begin(writer, new->unit->provision);
	if (before != NULL && before->kind == ROOT_APPENDIX) {
		address_add(writer, out, before->unit);
		text_add_string(out, "の次に次の");
		numeral_add(out, writer->numeral, 1);
		text_add_string(out, "表を");
	} else
		text_add_string(out, "附則の次に次の別表を");
	clause_set_verb(writer, VERB_ADD);
	sentence_end_with(writer, below.first);
}

static void
change_root(struct making *making, struct root *old)
{
	if (old->partner == NULL) {
		remove_root(making, old);
		return;
	}
	if (old->kind == ROOT_APPENDIX) {
		inner_leaves(making, old->unit);
		schedule_children(making, old->unit, old->partner->unit);
	} else {
		heading_begin(making, old);
		schedule_children(making, old->unit, old->partner->unit);
		finish_sentence(making);
		if (!making->has_failed)
			heading_finish(making, old);
	}
	finish_sentence(making);
}

static void
change_roots(struct making *making, const struct model *model)
{
	struct root *root, *before = NULL;

	for (root = model->old; root != NULL && !making->has_failed;
	    root = root->next)
		change_root(making, root);
	for (root = model->new; root != NULL && !making->has_failed;
	    before = root, root = root->next)
		if (root->partner == NULL)
			add_root(making, root, before);
}

/* ---- the whole ---- */

static const char *
first_number(const struct edition *edition)
{
	const struct provision *provision;

	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next)
		if (provision->kind == PROVISION_ARTICLE &&
		    *provision->number != '\0')
			return provision->number;
	return "第1条";
}

enum amendment_style
amendment_style_of(const struct edition *edition)
{
	return numeral_of(first_number(edition)) == NUMERAL_KANJI ?
	    AMENDMENT_NATIONAL : AMENDMENT_LOCAL;
}

static enum numeral
numeral_for(const struct edition *edition, enum amendment_style style)
{
	enum numeral own = numeral_of(first_number(edition));

	if (style == AMENDMENT_NATIONAL)
		return NUMERAL_KANJI;
	return own == NUMERAL_KANJI ? NUMERAL_HALF : own;
}

/* 昭和…年法律第…号 behind the title, where there is one. */
static const char *
lead_of(struct pool *pool, const struct changes *changes)
{
	const struct body *law = body_of_law(changes->old);
	const xmlNode *body = law == NULL ? NULL : law->node, *number;
	const char *words = "", *title = changes->old->title, *blank;

	/* 13 小型大容量記録媒体に係る…基準: the number is not said. */
	blank = strchr(title, ' ');
	if (blank != NULL && blank > title && title[strspn(title,
	    "0123456789")] == ' ')
		title = blank + 1;
	number = body == NULL || body->parent == NULL ? NULL :
	    node_child(body->parent, "LawNum");
	if (number != NULL && number->children != NULL &&
	    number->children->content != NULL)
		words = (const char *)number->children->content;
	if (*words == '\0' || strchr(words, '\n') != NULL)
		return pool_format(pool, "%sの一部を次のように改正する。",
		    title);
	return pool_format(pool, "%s（%s）の一部を次のように改正する。",
	    title, words);
}

static void
begin(struct pool *pool, const struct changes *changes,
    enum amendment_style style, struct amendment *amendment,
    struct writer *writer)
{
	*amendment = (struct amendment){ .changes = changes, .style = style,
	    .lead = lead_of(pool, changes) };
	*writer = (struct writer){ .pool = pool, .amendment = amendment,
	    .next = &amendment->orders,
	    .numeral = numeral_for(changes->old, style) };
}

struct amendment *
amendment_make(struct pool *pool, const struct changes *changes,
    enum amendment_style style, struct problems *problems)
{
	struct amendment *amendment = pool_take(pool, sizeof *amendment);
	struct writer writer;
	struct making making = { .pool = pool, .writer = &writer,
	    .problems = problems };

	begin(pool, changes, style, amendment, &writer);
	named_begin(&making.named, pool, changes);
	change_title(&making);
	change_contents(&making);
	change_roots(&making, model_make(pool, changes));
	text_free(&writer.sentence);
	return making.has_failed || !named_check(&making, changes) ? NULL :
	    amendment;
}

struct amendment *
amendment_mend(struct pool *pool, const struct changes *changes,
    enum amendment_style style, struct problems *problems)
{
	const struct changes *same = compare_editions(pool, NULL,
	    changes->new, changes->new);
	struct amendment *amendment = pool_take(pool, sizeof *amendment);
	struct model *model = model_make(pool, same);
	struct writer writer;
	struct making making = { .pool = pool, .writer = &writer,
	    .problems = problems };

	begin(pool, same, style, amendment, &writer);
	named_begin(&making.named, pool, same);
	mend_references(&making, model, changes);
	change_roots(&making, model);
	text_free(&writer.sentence);
	return making.has_failed ? NULL : amendment;
}

/* ---- printing ---- */

enum { INDENT_LEAD = 1, INDENT_NATIONAL = 2, INDENT_LOCAL = 1 };

static void
add_line(struct text *out, int indent, const char *words)
{
	while (indent-- > 0)
		text_add_string(out, "　");
	text_add_string(out, words);
	text_add_char(out, '\n');
}

void
amendment_print(const struct amendment *amendment, struct text *out)
{
	int indent = amendment->style == AMENDMENT_NATIONAL ?
	    INDENT_NATIONAL : INDENT_LOCAL;
	const struct amendment_order *order;
	const struct amendment_line *line;

	add_line(out, INDENT_LEAD, amendment->lead);
	for (order = amendment->orders; order != NULL; order = order->next) {
		add_line(out, indent, order->sentence);
		for (line = order->block; line != NULL; line = line->next)
			add_line(out, line->indent - (indent ==
			    INDENT_LOCAL && line->indent > 0), line->words);
	}
}

static void
add_order_json(const struct amendment_order *order, struct text *out)
{
	const struct amendment_line *line;

	text_add_char(out, '{');
	json_add_member(out, "sentence", order->sentence);
	json_add_member(out, "provision", order->provision == NULL ? NULL :
	    order->provision->address);
	json_add_name(out, "block");
	text_add_char(out, '[');
	for (line = order->block; line != NULL; line = line->next) {
		if (line != order->block)
			text_add_char(out, ',');
		text_add_char(out, '{');
		json_add_member(out, "words", line->words);
		json_add_name(out, "indent");
		text_add_format(out, "%d", line->indent);
		json_add_member(out, "provision", line->provision == NULL ?
		    NULL : line->provision->address);
		text_add_char(out, '}');
	}
	text_add_string(out, "]}");
}

void
amendment_print_json(const struct amendment *amendment, struct text *out)
{
	const struct amendment_order *order;

	text_add_char(out, '{');
	json_add_member(out, "style", amendment->style ==
	    AMENDMENT_NATIONAL ? "national" : "local");
	json_add_member(out, "lead", amendment->lead);
	json_add_name(out, "orders");
	text_add_char(out, '[');
	for (order = amendment->orders; order != NULL; order = order->next) {
		if (order != amendment->orders)
			text_add_char(out, ',');
		text_add_char(out, '\n');
		add_order_json(order, out);
	}
	text_add_string(out, "\n]}\n");
}
