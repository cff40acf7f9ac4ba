/*
 * Reading: a filled-in table as the files that it changes.
 */
#include "review/inside.h"

#include <string.h>

#include "check/check.h"

static void
put(struct reviewed *reviewed, const char *path, const struct text *bytes)
{
	struct carry_files *files = &reviewed->files;

	files->list = pool_grow(files->pool, files->list, &files->room,
	    files->count, sizeof *files->list);
	files->list[files->count++] = (struct carry_file){ path,
	    pool_copy(files->pool, bytes->bytes, bytes->length),
	    bytes->length, 1 };
}

static void
note_ticks(struct reviewed *reviewed, const struct wanted *wanted)
{
	int i;

	for (; wanted != NULL; wanted = wanted->next) {
		bool is_changed = false;

		for (i = COLUMN_FIRST; i <= COLUMN_LAST; i++)
			is_changed |= wanted->is_changed[i];
		reviewed->changed += is_changed;
		reviewed->ticked += wanted->is_ticked;
		if (wanted->is_ticked)
			reviewed->confirmed[wanted->provision->order] = true;
	}
}

bool
review_read(struct pool *pool, const struct edition *edition,
    const struct book *book, struct reviewed *reviewed,
    struct problems *problems)
{
	const struct rows *rows = row_all(pool, edition);
	struct received_sheet sheet;
	struct people people = {0};
	struct text duties = {0}, forms = {0};
	const struct wanted *wanted = NULL;
	bool is_right;

	*reviewed = (struct reviewed){ .files = { .pool = pool },
	    .confirmed = pool_take(pool, edition->provision_count + 1) };
	is_right = receive_sheet(pool, book, &sheet, problems) &&
	    people_read(pool, edition, book, &people, problems);
	if (is_right)
		wanted = merge_rows(rows, &sheet, &people, problems);
	is_right = is_right && problems_status(problems) == 0;
	if (is_right) {
		note_ticks(reviewed, wanted);
		if (change_write(pool, edition, wanted, &duties))
			put(reviewed, pool_format(pool, "%s/%s/duties.xml",
			    edition->standard->slug, edition->id), &duties);
		if (people.is_changed)
			put(reviewed, "authority.xml", &people.authority);
		if (forms_read(pool, edition, book, &forms))
			put(reviewed, pool_format(pool, "%s/%s/forms.xml",
			    edition->standard->slug, edition->id), &forms);
	}
	text_free(&duties);
	text_free(&forms);
	text_free(&people.authority);
	return is_right;
}

/* The record that the line is in. */
static const char *
id_at(struct pool *pool, const struct edition *edition, int line)
{
	const xmlNode *node = overlay_of(edition)->root, *last = NULL;
	const char *address;

	for (node = node != NULL ? node->children : NULL; node != NULL;
	    node = node->next)
		if (node->type == XML_ELEMENT_NODE &&
		    xml_place(node).line <= line)
			last = node;
	if (last == NULL)
		return NULL;
	address = node_attr(last, node_is(last, "duty") ? "id" :
	    "provision");
	return address == NULL ? NULL : pool_format(pool, "%c:%s",
	    node_is(last, "duty") ? 'd' : node_is(last, "exempt") ? 'e' :
	    'c', address);
}

/* The row of a sheet whose key begins with the id, or with its clause. */
static const struct received_row *
row_at(const struct received_sheet *sheet, const char *id)
{
	size_t length = strlen(id), i;

	for (i = 0; i < sheet->count; i++) {
		const char *key = sheet->list[i].cells[COLUMN_KEY];

		if (strncmp(key, id, length) == 0 && key[length] == ' ')
			return &sheet->list[i];
	}
	for (i = 0; i < sheet->count; i++) {
		const char *key = sheet->list[i].cells[COLUMN_KEY];

		if (strlen(key) > 2 && strncmp(key + 2, id + 2, length - 2) ==
		    0 && key[length] == ' ')
			return &sheet->list[i];
	}
	return NULL;
}

struct place
review_read_cell(struct pool *pool, const struct edition *changed,
    const struct book *book, int line)
{
	struct problems *unheard = problems_new();
	const char *id = id_at(pool, changed, line);
	const struct received_row *row = NULL;
	struct place place = { .file = book->path };
	struct received_sheet sheet;

	if (id != NULL && receive_sheet(pool, book, &sheet, unheard))
		row = row_at(&sheet, id);
	if (row != NULL)
		place = receive_place(&sheet, row, COLUMN_QUESTION);
	problems_free(unheard);
	return place;
}
