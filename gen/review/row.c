/*
 * Rows: the overlay as it is, a row a record and one for each clause without,
 * in the order of the text.
 */
#include "review/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/sha.h"
#include "check/check.h"

static struct row *
add(struct rows *rows, enum row_kind kind, const struct provision *provision,
    const xmlNode *node)
{
	struct row *row;
	size_t i;

	rows->list = pool_grow(rows->pool, rows->list, &rows->room,
	    rows->count, sizeof *rows->list);
	row = &rows->list[rows->count++];
	*row = (struct row){ .kind = kind, .provision = provision,
	    .node = node, .sure = "" };
	for (i = 0; i < COLUMN_COUNT; i++)
		row->cells[i] = "";
	row->cells[COLUMN_CITATION] = provision->citation;
	row->cells[COLUMN_TEXT] = *provision->text != '\0' ?
	    provision->text : provision->caption;
	row->cells[COLUMN_STATUS] = column_status(kind);
	row->cells[COLUMN_CONFIRMED] = "□";
	return row;
}

static void
take_doubt(struct row *row)
{
	const char *sure = node_attr(row->node, "sure");
	const char *why = node_attr(row->node, "why");

	if (!check_proposed_is(row->node))
		return;
	row->sure = sure != NULL ? sure : "low";
	row->cells[COLUMN_DOUBT] = column_sure(row->sure);
	row->cells[COLUMN_WHY] = why != NULL ? why : "";
}

/* 甲、乙 of 甲|乙 */
static const char *
listed(struct pool *pool, const char *names)
{
	const char *bar = strchr(names, '|');

	return bar == NULL ? names : pool_format(pool, "%.*s、%s",
	    (int)(bar - names), names, listed(pool, bar + 1));
}

static const char *
part(struct pool *pool, const xmlNode *duty, const char *name)
{
	const xmlNode *node = node_child(duty, name);

	return node == NULL ? "" : content_all(pool, node);
}

/* A line each. */
static const char *
parts(struct pool *pool, const xmlNode *duty, const char *name)
{
	const xmlNode *node = node_child(duty, name);
	const char *lines = NULL, *words;

	for (; node != NULL; node = node_next(node, name)) {
		words = content_all(pool, node);
		lines = lines == NULL ? words : pool_format(pool, "%s\n%s",
		    lines, words);
	}
	return lines != NULL ? lines : "";
}

static xmlNode *
situations(const struct edition *edition)
{
	return node_child(xmlDocGetRootElement(
	    edition->standard->authority->source->document), "situation");
}

const char *
row_situation_title(const struct edition *edition, const char *id)
{
	const xmlNode *node = situations(edition);

	for (; node != NULL; node = node_next(node, "situation"))
		if (node_attr(node, "id") != NULL &&
		    strcmp(node_attr(node, "id"), id) == 0)
			return node_attr(node, "title");
	return NULL;
}

const char *
row_situation_id(const struct edition *edition, const char *title)
{
	const xmlNode *node = situations(edition);

	for (; node != NULL; node = node_next(node, "situation"))
		if (node_attr(node, "title") != NULL &&
		    strcmp(node_attr(node, "title"), title) == 0)
			return node_attr(node, "id");
	return NULL;
}

/* An attribute as the table shows it. */
static const char *
shown(struct rows *rows, enum column column, const char *value)
{
	const char *words = NULL;

	if (column == COLUMN_MODALITY)
		words = column_modality(value);
	else if (column == COLUMN_REASON)
		words = column_reason(value);
	else if (column == COLUMN_SITUATION)
		words = row_situation_title(rows->edition, value);
	else if (column == COLUMN_ROLES || column == COLUMN_PERMITS)
		words = listed(rows->pool, value);
	return words != NULL ? words : value;
}

static void
take_attrs(struct rows *rows, struct row *row)
{
	int i;

	for (i = COLUMN_FIRST; i <= COLUMN_LAST; i++) {
		const char *attr = column_attr((enum column)i);
		const char *value = attr == NULL ? NULL :
		    node_attr(row->node, attr);

		if (value != NULL)
			row->cells[i] = shown(rows, (enum column)i, value);
	}
}

static void
add_duty(struct rows *rows, const struct duty *duty)
{
	struct row *row = add(rows, ROW_DUTY, duty->provision, duty->node);
	const char *id = node_attr(duty->node, "id");

	row->id = pool_format(rows->pool, "d:%s", id != NULL ? id :
	    duty->provision->address);
	take_doubt(row);
	take_attrs(rows, row);
	row->cells[COLUMN_QUESTION] = part(rows->pool, duty->node, "question");
	row->cells[COLUMN_PLAIN] = part(rows->pool, duty->node, "plain");
	row->cells[COLUMN_CONDITIONS] = parts(rows->pool, duty->node,
	    "condition");
	row->cells[COLUMN_EXCEPTIONS] = parts(rows->pool, duty->node,
	    "exception");
}

static const xmlNode *
record_of(const struct edition *edition, const char *name,
    const struct provision *provision)
{
	const xmlNode *node = overlay_of(edition)->root;

	for (node = node != NULL ? node_child(node, name) : NULL;
	    node != NULL; node = node_next(node, name))
		if (node_attr(node, "provision") != NULL &&
		    find_provision(edition, node_attr(node, "provision")) ==
		    provision)
			return node;
	return NULL;
}

static bool
add_record(struct rows *rows, const struct provision *provision,
    const char *name, enum row_kind kind, char sign)
{
	const xmlNode *node = record_of(rows->edition, name, provision);
	struct row *row;

	if (node == NULL)
		return false;
	row = add(rows, kind, provision, node);
	row->id = pool_format(rows->pool, "%c:%s", sign, provision->address);
	take_doubt(row);
	take_attrs(rows, row);
	return true;
}

/* A clause with words of which nothing is said itself. */
static void
add_rest(struct rows *rows, const struct provision *provision)
{
	enum coverage coverage = check_coverage(rows->edition, provision);
	bool is_open = coverage == COVERAGE_NONE;
	struct row *row;

	if (provision->kind <= PROVISION_ARTICLE ||
	    *provision->text == '\0' || !provision->is_main)
		return;
	row = add(rows, is_open ? ROW_OPEN : ROW_COVERED, provision, NULL);
	row->id = pool_format(rows->pool, "o:%s", provision->address);
}

static size_t
add_duties(struct rows *rows, const struct provision *provision)
{
	const struct overlay *overlay = overlay_of(rows->edition);
	size_t i, count = 0;

	for (i = 0; i < overlay->count; i++)
		if (overlay->duties[i].provision == provision) {
			add_duty(rows, &overlay->duties[i]);
			count++;
		}
	return count;
}

void
row_digest(const char *words, char out[9])
{
	char hex[SHA_HEX + 1];

	sha_hex(words, strlen(words), hex);
	memcpy(out, hex, 8);
	out[8] = '\0';
}

const char *
row_key(struct pool *pool, const struct row *row)
{
	const char *key = row->id;
	char digest[9];
	int i;

	for (i = 0; i < COLUMN_KEY; i++) {
		if (i == COLUMN_CONFIRMED || i == COLUMN_DOUBT ||
		    i == COLUMN_WHY)
			continue;
		row_digest(row->cells[i], digest);
		key = pool_format(pool, "%s %s", key, digest);
	}
	return key;
}

struct rows *
row_all(struct pool *pool, const struct edition *edition)
{
	struct rows *rows = pool_take(pool, sizeof *rows);
	const struct provision *at;
	bool has_record;
	size_t i;

	*rows = (struct rows){ .pool = pool, .edition = edition };
	for (at = edition->provisions; at != NULL; at = at->next) {
		has_record = add_duties(rows, at) > 0;
		has_record |= add_record(rows, at, "exempt", ROW_EXEMPT, 'e');
		has_record |= add_record(rows, at, "context", ROW_CONTEXT,
		    'c');
		if (!has_record)
			add_rest(rows, at);
	}
	for (i = 0; i < rows->count; i++)
		rows->list[i].cells[COLUMN_KEY] = row_key(pool,
		    &rows->list[i]);
	return rows;
}

const struct row *
row_find(const struct rows *rows, const char *id)
{
	size_t i;

	for (i = 0; i < rows->count; i++)
		if (strcmp(rows->list[i].id, id) == 0)
			return &rows->list[i];
	return NULL;
}
