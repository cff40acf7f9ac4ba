/*
 * Changing: rows as they are to be, into the bytes of duties.xml. What a row
 * does not change stays, order, comments and blanks too.
 */
#include "review/inside.h"

#include <string.h>

#include "base/word.h"
#include "carry/edit.h"
#include "carry/markup.h"
#include "check/check.h"
#include "refer/actor.h"

/* A record in the bytes. */
struct record {
	size_t	start, tag_end, end;
	bool	is_empty;		/* <exempt …/> */
	const char *id;			/* d:…, as rows have it */
	size_t	order;			/* of its provision */
};

/* An element inside a record. */
struct child {
	size_t	start, from, to, end;	/* from, to: what it holds */
	const char *name, *words;
};

enum { CHILDREN_MAX = 64 };

struct changing {
	struct pool		*pool;
	const struct edition	*edition;
	const struct source	*source;
	struct record		*records;
	size_t			 count, room;
	size_t			 start;		/* behind <duties …> */
	struct edits		 edits;
};

/* ---- where records are ---- */

static const char *
attr_of(struct pool *pool, const struct markup *markup, const char *name)
{
	struct markup_attr attr;
	size_t cursor = 0;

	while (markup_attr_next(markup, &cursor, &attr))
		if (markup_attr_is(markup, &attr, name))
			return pool_copy(pool, markup->bytes + attr.value,
			    attr.value_end - attr.value);
	return NULL;
}

static const char *
id_of(struct changing *changing, const struct markup *markup,
    const struct provision *provision)
{
	const char *id = attr_of(changing->pool, markup, "id");

	if (markup_is(markup, "duty"))
		return pool_format(changing->pool, "d:%s", id != NULL ? id :
		    provision->address);
	return pool_format(changing->pool, "%c:%s", markup_is(markup,
	    "exempt") ? 'e' : markup_is(markup, "context") ? 'c' : 'n',
	    provision->address);
}

static void
begin_record(struct changing *changing, const struct markup *markup)
{
	const char *address = attr_of(changing->pool, markup, "provision");
	const struct provision *provision = address == NULL ? NULL :
	    find_provision(changing->edition, address);
	struct record *record;

	changing->records = pool_grow(changing->pool, changing->records,
	    &changing->room, changing->count, sizeof *changing->records);
	record = &changing->records[changing->count++];
	*record = (struct record){ .start = markup->start,
	    .tag_end = markup->end, .end = markup->end,
	    .is_empty = markup->kind == MARKUP_EMPTY, .id = "" };
	if (provision != NULL) {
		record->id = id_of(changing, markup, provision);
		record->order = provision->order;
	}
}

static void
find_records(struct changing *changing)
{
	struct markup markup = { .bytes = changing->source->bytes,
	    .length = changing->source->length };
	int depth = 0;

	while (markup_next(&markup)) {
		bool opens = markup.kind == MARKUP_START ||
		    markup.kind == MARKUP_EMPTY;

		depth += opens;
		if (opens && depth == 1)
			changing->start = markup.end;
		if (opens && depth == 2)
			begin_record(changing, &markup);
		if (markup.kind == MARKUP_END && depth == 2)
			changing->records[changing->count - 1].end =
			    markup.end;
		depth -= markup.kind == MARKUP_END ||
		    markup.kind == MARKUP_EMPTY;
	}
}

static const struct record *
record_of(const struct changing *changing, const char *id)
{
	size_t i;

	for (i = 0; i < changing->count; i++)
		if (strcmp(changing->records[i].id, id) == 0)
			return &changing->records[i];
	return NULL;
}

/* ---- words ---- */

static const char *
escaped(struct pool *pool, const char *words)
{
	struct text out = {0};
	const char *copy;

	text_add_escaped(&out, words, strlen(words));
	copy = pool_string(pool, out.bytes != NULL ? out.bytes : "");
	text_free(&out);
	return copy;
}

/* 甲|乙 of 甲、乙 */
static const char *
barred(struct pool *pool, const char *names)
{
	const char *comma = strstr(names, "、");

	return comma == NULL ? names : pool_format(pool, "%.*s|%s",
	    (int)(comma - names), names, barred(pool, comma +
	    strlen("、")));
}

/* What the table shows, as the attribute has it. */
static const char *
value_of(struct changing *changing, enum column column, const char *shown)
{
	const char *value = NULL;

	if (*shown == '\0')
		return shown;
	if (column == COLUMN_MODALITY)
		value = column_modality_word(shown);
	else if (column == COLUMN_REASON)
		value = column_reason_word(shown);
	else if (column == COLUMN_SITUATION)
		value = row_situation_id(changing->edition, shown);
	else if (column == COLUMN_ROLES || column == COLUMN_PERMITS)
		value = barred(changing->pool, shown);
	return value != NULL ? value : shown;
}

/* Whom the clause names, or what leads to it. */
static bool
names_somebody(struct changing *changing, const struct provision *provision)
{
	const struct provision *at = provision;

	for (; at != NULL && at->kind >= PROVISION_PARAGRAPH; at = at->parent)
		if (actor_subjects(changing->pool, changing->edition, at) !=
		    NULL)
			return true;
	return false;
}

/* ---- attributes ---- */

static void
set_attr(struct changing *changing, const struct record *record,
    const char *name, const char *value)
{
	struct markup markup = { .bytes = changing->source->bytes,
	    .length = changing->source->length, .end = record->start };
	struct markup_attr attr;
	size_t cursor = 0, at;

	markup_next(&markup);
	while (markup_attr_next(&markup, &cursor, &attr)) {
		if (!markup_attr_is(&markup, &attr, name))
			continue;
		if (value == NULL || *value == '\0')
			edit_add(&changing->edits, attr.start, attr.end, "");
		else
			edit_add(&changing->edits, attr.value,
			    attr.value_end, escaped(changing->pool, value));
		return;
	}
	if (value == NULL || *value == '\0')
		return;
	at = record->tag_end - (record->is_empty ? 2 : 1);
	edit_add(&changing->edits, at, at, pool_format(changing->pool,
	    " %s=\"%s\"", name, escaped(changing->pool, value)));
}

static void
unmark(struct changing *changing, const struct record *record)
{
	set_attr(changing, record, "proposed", NULL);
	set_attr(changing, record, "sure", NULL);
	set_attr(changing, record, "why", NULL);
}

/* ---- elements ---- */

static size_t
find_children(struct changing *changing, const struct record *record,
    struct child *children)
{
	struct markup markup = { .bytes = changing->source->bytes,
	    .length = record->end, .end = record->tag_end };
	size_t count = 0, depth = 0;

	while (!record->is_empty && markup_next(&markup) &&
	    count < CHILDREN_MAX) {
		struct child *child = &children[count];

		if (markup.kind == MARKUP_START && depth++ == 0)
			*child = (struct child){ .start = markup.start,
			    .from = markup.end, .name = pool_copy(
			    changing->pool, markup.bytes + markup.name,
			    markup.name_end - markup.name) };
		if (markup.kind != MARKUP_END || depth == 0 || --depth > 0)
			continue;
		child->to = markup.start;
		child->end = markup.end;
		count++;
	}
	return count;
}

/* In the bytes they may be escaped; the tree has them as they are meant. */
static void
read_children(struct changing *changing, const xmlNode *node,
    struct child *children, size_t count)
{
	const xmlNode *at = node->children;
	size_t i = 0;

	for (; at != NULL && i < count; at = at->next)
		if (at->type == XML_ELEMENT_NODE)
			children[i++].words = content_all(changing->pool, at);
}

static void
add_line(struct text *out, struct pool *pool, const char *name,
    const char *attrs, const char *words)
{
	if (*words != '\0')
		text_add_format(out, "\n    <%s%s>%s</%s>", name, attrs,
		    escaped(pool, words), name);
}

static void
set_words(struct changing *changing, const struct child *children,
    size_t count, const char *name, const char *words, struct text *added)
{
	const struct source *source = changing->source;
	size_t i;

	for (i = 0; i < count; i++) {
		if (strcmp(children[i].name, name) != 0)
			continue;
		if (*words == '\0')
			edit_remove_lines(&changing->edits, source->bytes,
			    source->length, children[i].start,
			    children[i].end);
		else
			edit_add(&changing->edits, children[i].from,
			    children[i].to, escaped(changing->pool, words));
		return;
	}
	add_line(added, changing->pool, name, "", words);
}

static const char *
asked(const struct wanted *wanted, const char *words)
{
	return strstr(wanted->cells[COLUMN_QUESTION], words) != NULL ?
	    " asked=\"yes\"" : "";
}

/* A line each: those that are still there keep what else is said of them. */
static void
set_lines(struct changing *changing, const struct child *children,
    size_t count, const char *name, const struct wanted *wanted,
    const char *lines, struct text *added)
{
	bool met[CHILDREN_MAX] = {0};
	const char *cursor = lines, *line;
	size_t i;

	while ((line = word_next(changing->pool, &cursor, "\n")) != NULL) {
		for (i = 0; i < count && (met[i] ||
		    strcmp(children[i].name, name) != 0 ||
		    strcmp(children[i].words, line) != 0); i++)
			continue;
		if (i < count)
			met[i] = true;
		else
			add_line(added, changing->pool, name, asked(wanted,
			    line), line);
	}
	for (i = 0; i < count; i++)
		if (!met[i] && strcmp(children[i].name, name) == 0)
			edit_remove_lines(&changing->edits,
			    changing->source->bytes, changing->source->length,
			    children[i].start, children[i].end);
}

/* Behind the last element that stays; <duty/> becomes <duty>…</duty>. */
static void
add_children(struct changing *changing, const struct record *record,
    const struct child *children, size_t count, const struct text *added)
{
	size_t at = record->tag_end;

	if (added->length == 0)
		return;
	if (record->is_empty) {
		edit_add(&changing->edits, at - 2, at, pool_format(
		    changing->pool, ">%s\n  </duty>", added->bytes));
		return;
	}
	/* A question stands first, whatever else there is. */
	if (count > 0 && strstr(added->bytes, "<question") == NULL)
		at = children[count - 1].end;
	edit_add(&changing->edits, at, at, pool_string(changing->pool,
	    added->bytes));
}

static void
change_elements(struct changing *changing, const struct record *record,
    const struct wanted *wanted)
{
	static const struct { enum column column; const char *name; } one[] = {
		{ COLUMN_QUESTION, "question" }, { COLUMN_PLAIN, "plain" } };
	static const struct { enum column column; const char *name; }
	    many[] = { { COLUMN_CONDITIONS, "condition" },
		{ COLUMN_EXCEPTIONS, "exception" } };
	struct child children[CHILDREN_MAX];
	size_t count = find_children(changing, record, children), i;
	struct text added = {0};

	read_children(changing, wanted->now->node, children, count);
	for (i = 0; i < 2; i++)
		if (wanted->is_changed[one[i].column])
			set_words(changing, children, count, one[i].name,
			    wanted->cells[one[i].column], &added);
	for (i = 0; i < 2; i++)
		if (wanted->is_changed[many[i].column])
			set_lines(changing, children, count, many[i].name,
			    wanted, wanted->cells[many[i].column], &added);
	add_children(changing, record, children, count, &added);
	text_free(&added);
}

static void
change_attrs(struct changing *changing, const struct record *record,
    const struct wanted *wanted)
{
	int i;

	for (i = COLUMN_FIRST; i <= COLUMN_LAST; i++) {
		const char *attr = column_attr((enum column)i);

		if (attr != NULL && wanted->is_changed[i] &&
		    (wanted->kind == ROW_DUTY || i == COLUMN_REASON))
			set_attr(changing, record, attr, value_of(changing,
			    (enum column)i, wanted->cells[i]));
	}
	if (wanted->kind == ROW_DUTY && wanted->is_changed[COLUMN_ROLES])
		set_attr(changing, record, "implied", names_somebody(changing,
		    wanted->provision) ? NULL : "yes");
}

/* ---- new records ---- */

static void
add_attr(struct text *out, struct pool *pool, const char *name,
    const char *value)
{
	if (value != NULL && *value != '\0')
		text_add_format(out, " %s=\"%s\"", name, escaped(pool,
		    value));
}

/* The address, or with .2, .3 what no other duty has. */
static const char *
free_id(const struct changing *changing, const struct provision *provision)
{
	const char *id = provision->address;
	int number;

	for (number = 2; record_of(changing, pool_format(changing->pool,
	    "d:%s", id)) != NULL; number++)
		id = pool_format(changing->pool, "%s.%d", provision->address,
		    number);
	return id;
}

static const char *
first_part(const struct provision *provision)
{
	const struct provision *at = provision_inside(provision, NULL);

	return at != NULL ? at->address : provision->address;
}

/* Unless it is ticked, it is what it was: proposed, or read by nobody. */
static void
add_mark(struct text *out, struct pool *pool, const struct wanted *wanted)
{
	const xmlNode *node = wanted->now != NULL ? wanted->now->node : NULL;

	if (wanted->is_ticked || node == NULL || !check_proposed_is(node))
		return;
	add_attr(out, pool, "proposed", "yes");
	add_attr(out, pool, "sure", node_attr(node, "sure"));
	add_attr(out, pool, "why", node_attr(node, "why"));
}

static void
add_duty(struct changing *changing, const struct wanted *wanted,
    struct text *out)
{
	struct pool *pool = changing->pool;
	const char *cursor, *line;
	int i;

	text_add_string(out, "<duty");
	add_attr(out, pool, "id", free_id(changing, wanted->provision));
	add_attr(out, pool, "provision", wanted->provision->address);
	if (*wanted->cells[COLUMN_ROLES] == '\0')
		text_add_string(out, " roles=\"\"");
	if (!names_somebody(changing, wanted->provision))
		add_attr(out, pool, "implied", "yes");
	for (i = COLUMN_FIRST; i <= COLUMN_LAST; i++)
		if (column_attr((enum column)i) != NULL && i != COLUMN_REASON)
			add_attr(out, pool, column_attr((enum column)i),
			    value_of(changing, (enum column)i,
			    wanted->cells[i]));
	add_mark(out, pool, wanted);
	text_add_string(out, ">");
	add_line(out, pool, "question", "", wanted->cells[COLUMN_QUESTION]);
	add_line(out, pool, "plain", "", wanted->cells[COLUMN_PLAIN]);
	cursor = wanted->cells[COLUMN_CONDITIONS];
	while ((line = word_next(pool, &cursor, "\n")) != NULL)
		add_line(out, pool, "condition", asked(wanted, line), line);
	cursor = wanted->cells[COLUMN_EXCEPTIONS];
	while ((line = word_next(pool, &cursor, "\n")) != NULL)
		add_line(out, pool, "exception", asked(wanted, line), line);
	text_add_string(out, "\n  </duty>");
}

static void
add_record(struct changing *changing, const struct wanted *wanted,
    struct text *out)
{
	struct pool *pool = changing->pool;

	switch (wanted->kind) {
	case ROW_DUTY:
		add_duty(changing, wanted, out);
		return;
	case ROW_EXEMPT:
		text_add_string(out, "<exempt");
		add_attr(out, pool, "provision", wanted->provision->address);
		add_attr(out, pool, "reason", column_reason_word(
		    wanted->cells[COLUMN_REASON]));
		break;
	case ROW_CONTEXT:
		text_add_string(out, "<context");
		add_attr(out, pool, "provision", wanted->provision->address);
		add_attr(out, pool, "of", first_part(wanted->provision));
		break;
	case ROW_COVERED:
	case ROW_OPEN:
		return;
	}
	add_mark(out, pool, wanted);
	text_add_string(out, "/>");
}

static size_t
place_for(const struct changing *changing, const struct provision *provision)
{
	size_t at = changing->start, i;

	for (i = 0; i < changing->count; i++)
		if (changing->records[i].order <= provision->order &&
		    *changing->records[i].id != '\0')
			at = changing->records[i].end;
	return at;
}

static void
replace(struct changing *changing, const struct record *record,
    const struct wanted *wanted)
{
	const struct source *source = changing->source;
	struct text out = {0};

	add_record(changing, wanted, &out);
	if (out.length == 0)
		edit_remove_lines(&changing->edits, source->bytes,
		    source->length, record->start, record->end);
	else
		edit_add(&changing->edits, record->start, record->end,
		    pool_string(changing->pool, out.bytes));
	text_free(&out);
}

static void
insert(struct changing *changing, const struct wanted *wanted)
{
	size_t at = place_for(changing, wanted->provision);
	struct text out = {0};

	text_add_string(&out, "\n  ");
	add_record(changing, wanted, &out);
	if (out.length > strlen("\n  "))
		edit_add(&changing->edits, at, at, pool_string(changing->pool,
		    out.bytes));
	text_free(&out);
}

static void
change(struct changing *changing, const struct wanted *wanted)
{
	const struct record *record = wanted->now == NULL ? NULL :
	    record_of(changing, wanted->now->id);

	if (record == NULL) {
		insert(changing, wanted);
	} else if (wanted->kind != wanted->now->kind) {
		replace(changing, record, wanted);
	} else {
		change_attrs(changing, record, wanted);
		if (wanted->kind == ROW_DUTY)
			change_elements(changing, record, wanted);
		if (wanted->is_ticked)
			unmark(changing, record);
	}
}

bool
change_write(struct pool *pool, const struct edition *edition,
    const struct wanted *wanted, struct text *duties)
{
	struct changing changing = { .pool = pool, .edition = edition,
	    .source = overlay_of(edition)->source, .edits = { .pool = pool } };

	if (changing.source == NULL)
		return false;
	find_records(&changing);
	for (; wanted != NULL; wanted = wanted->next)
		change(&changing, wanted);
	edit_apply(&changing.edits, changing.source->bytes,
	    changing.source->length, duties);
	return changing.edits.count > 0;
}
