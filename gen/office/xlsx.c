/*
 * XLSX, the workbook of Office Open XML (ECMA-376-1, 18): which sheets there
 * are, the strings they share, and how their numbers show. Elements are known
 * by their local names, since the strict form has other namespaces.
 */
#include "office/inside.h"

#include <stdlib.h>
#include <string.h>

#include "office/xlsx.h"

enum { FIRST_ROOM = 64 };

/* Room for one more of a list in the pool. */
static void *
grown(struct pool *pool, void *list, size_t count, size_t *room, size_t bytes)
{
	void *larger;

	if (count < *room)
		return list;
	*room = *room > 0 ? *room * 2 : FIRST_ROOM;
	larger = pool_take(pool, *room * bytes);
	if (count > 0)
		memcpy(larger, list, count * bytes);
	return larger;
}

/* ---- relations ---- */

static bool
ends_with(const char *word, const char *tail)
{
	size_t length = strlen(word), end = strlen(tail);

	return length >= end && strcmp(word + length - end, tail) == 0;
}

/* xl/ and worksheets/sheet1.xml are xl/worksheets/sheet1.xml. */
static const char *
target_path(struct pool *pool, const char *folder, const char *target)
{
	while (strncmp(target, "../", 3) == 0) {
		target += 3;
		folder = "";
	}
	if (strncmp(target, "./", 2) == 0)
		target += 2;
	return *target == '/' ? target + 1 :
	    pool_format(pool, "%s%s", folder, target);
}

static bool
read_relation(void *context, const char *name,
    const struct attributes *attributes)
{
	struct xlsx *xlsx = context;
	struct pool *pool = xlsx->booking->pool;
	struct xlsx_relation *relation;
	const char *id, *type, *target;

	if (strcmp(name, "Relationship") != 0)
		return true;
	id = attribute(pool, attributes, "Id");
	type = attribute(pool, attributes, "Type");
	target = attribute(pool, attributes, "Target");
	if (id == NULL || type == NULL || target == NULL ||
	    attribute_is(attributes, "TargetMode", "External"))
		return true;
	xlsx->relations = grown(pool, xlsx->relations, xlsx->relation_count,
	    &xlsx->relation_room, sizeof *xlsx->relations);
	relation = &xlsx->relations[xlsx->relation_count++];
	relation->id = id;
	relation->type = strrchr(type, '/') != NULL ?
	    strrchr(type, '/') + 1 : type;
	relation->path = target_path(pool, xlsx->folder, target);
	return true;
}

static bool
read_relations(struct xlsx *xlsx, const char *part, const char *folder)
{
	const struct part_reader reader = { .start = read_relation,
	    .context = xlsx };

	xlsx->folder = folder;
	xlsx->relation_count = 0;
	return package_read(xlsx->booking, xlsx->package, part, true,
	    &reader);
}

/* The part of a type, or this one if none is named. */
static const char *
part_of(const struct xlsx *xlsx, const char *type, const char *otherwise)
{
	size_t i;

	for (i = 0; i < xlsx->relation_count; i++)
		if (strcmp(xlsx->relations[i].type, type) == 0)
			return xlsx->relations[i].path;
	return otherwise;
}

static const struct xlsx_relation *
relation_named(const struct xlsx *xlsx, const char *id)
{
	size_t i;

	for (i = 0; i < xlsx->relation_count; i++)
		if (strcmp(xlsx->relations[i].id, id) == 0)
			return &xlsx->relations[i];
	return NULL;
}

/* ---- the workbook ---- */

static bool
read_sheet(struct xlsx *xlsx, const struct attributes *attributes)
{
	struct booking *booking = xlsx->booking;
	const char *name = attribute(booking->pool, attributes, "name");
	const char *id = attribute(booking->pool, attributes, "id");
	struct grid *grid;

	if (name == NULL || id == NULL)
		return true;
	grid = booking_grid(booking, name);
	if (grid == NULL)
		return false;
	grid->is_hidden = attribute_is(attributes, "state", "hidden") ||
	    attribute_is(attributes, "state", "veryHidden");
	xlsx->sheet_ids[booking->book->grid_count - 1] = id;
	return true;
}

static bool
start_workbook(void *context, const char *name,
    const struct attributes *attributes)
{
	struct xlsx *xlsx = context;

	if (strcmp(name, "workbookPr") == 0)
		xlsx->is_1904 = attribute_is_true(attributes, "date1904");
	if (strcmp(name, "sheet") == 0)
		return read_sheet(xlsx, attributes);
	return true;
}

/* ---- shared strings ---- */

static bool
start_string(void *context, const char *name,
    const struct attributes *attributes)
{
	struct xlsx *xlsx = context;

	if (strcmp(name, "si") == 0) {
		text_clear(&xlsx->text);
		xlsx_string_begin(&xlsx->run);
	}
	xlsx_string_start(&xlsx->run, name, attributes);
	if (strcmp(name, "rPh") == 0)
		xlsx->is_in_reading = true;
	else if (strcmp(name, "t") == 0)
		xlsx->is_in_text = !xlsx->is_in_reading;
	return true;
}

static bool
end_string(void *context, const char *name)
{
	struct xlsx *xlsx = context;
	struct pool *pool = xlsx->booking->pool;

	if (strcmp(name, "t") == 0)
		xlsx->is_in_text = false;
	else if (strcmp(name, "rPh") == 0)
		xlsx->is_in_reading = false;
	if (strcmp(name, "si") != 0)
		return true;
	if (pool_size(pool) > BOOK_TEXT_MAX)
		return booking_refuse_text(xlsx->booking);
	xlsx->strings = grown(pool, xlsx->strings, xlsx->string_count,
	    &xlsx->string_room, sizeof *xlsx->strings);
	xlsx->strings[xlsx->string_count++] = (struct xlsx_string){
	    xlsx_string_plain(pool, &xlsx->text), xlsx->run.strike };
	return true;
}

static void
text_of_string(void *context, const char *bytes, size_t length)
{
	struct xlsx *xlsx = context;

	if (!xlsx->is_in_text)
		return;
	text_add(&xlsx->text, bytes, length);
	xlsx_string_text(&xlsx->run, bytes, length);
}

/* ---- how numbers show ---- */

static void
add_code(struct xlsx *xlsx, const struct attributes *attributes)
{
	struct pool *pool = xlsx->booking->pool;
	const char *code = attribute(pool, attributes, "formatCode");
	struct xlsx_code *mine;

	if (code == NULL)
		return;
	xlsx->codes = grown(pool, xlsx->codes, xlsx->code_count,
	    &xlsx->code_room, sizeof *xlsx->codes);
	mine = &xlsx->codes[xlsx->code_count++];
	mine->id = attribute_number(attributes, "numFmtId", -1);
	mine->format = number_format_read(code);
}

static struct number_format
format_of(const struct xlsx *xlsx, int id)
{
	size_t i;

	for (i = 0; i < xlsx->code_count; i++)
		if (xlsx->codes[i].id == id)
			return xlsx->codes[i].format;
	return number_format_built_in(id);
}

static void
add_font(struct xlsx *xlsx)
{
	xlsx->fonts = grown(xlsx->booking->pool, xlsx->fonts,
	    xlsx->font_count, &xlsx->font_room, sizeof *xlsx->fonts);
	xlsx->fonts[xlsx->font_count++] = false;
}

static void
add_style(struct xlsx *xlsx, const struct attributes *attributes)
{
	int font = attribute_number(attributes, "fontId", 0);
	struct xlsx_style *style;

	xlsx->styles = grown(xlsx->booking->pool, xlsx->styles,
	    xlsx->style_count, &xlsx->style_room, sizeof *xlsx->styles);
	style = &xlsx->styles[xlsx->style_count++];
	style->format = format_of(xlsx, attribute_number(attributes,
	    "numFmtId", 0));
	style->is_struck = font >= 0 && (size_t)font < xlsx->font_count &&
	    xlsx->fonts[font];
}

static bool
start_styles(void *context, const char *name,
    const struct attributes *attributes)
{
	struct xlsx *xlsx = context;

	if (strcmp(name, "numFmt") == 0)
		add_code(xlsx, attributes);
	else if (strcmp(name, "cellXfs") == 0)
		xlsx->is_in_styles = true;
	else if (strcmp(name, "fonts") == 0)
		xlsx->is_in_fonts = true;
	else if (strcmp(name, "font") == 0 && xlsx->is_in_fonts)
		add_font(xlsx);
	else if (strcmp(name, "strike") == 0 && xlsx->is_in_fonts &&
	    xlsx->font_count > 0)
		xlsx->fonts[xlsx->font_count - 1] =
		    !attribute_is(attributes, "val", "0") &&
		    !attribute_is(attributes, "val", "false");
	else if (strcmp(name, "xf") == 0 && xlsx->is_in_styles)
		add_style(xlsx, attributes);
	return true;
}

static bool
end_styles(void *context, const char *name)
{
	struct xlsx *xlsx = context;

	if (strcmp(name, "cellXfs") == 0)
		xlsx->is_in_styles = false;
	else if (strcmp(name, "fonts") == 0)
		xlsx->is_in_fonts = false;
	return true;
}

/* ---- all of it ---- */

static bool
read_workbook(struct xlsx *xlsx)
{
	const struct part_reader workbook = { .start = start_workbook,
	    .context = xlsx };
	const char *part, *slash, *folder;
	struct pool *pool = xlsx->booking->pool;

	if (!read_relations(xlsx, "_rels/.rels", ""))
		return false;
	part = part_of(xlsx, "officeDocument", "xl/workbook.xml");
	slash = strrchr(part, '/');
	folder = slash == NULL ? "" : pool_copy(pool, part,
	    (size_t)(slash + 1 - part));
	return package_read(xlsx->booking, xlsx->package, part, false,
	    &workbook) && read_relations(xlsx, pool_format(pool,
	    "%s_rels/%s.rels", folder, part + strlen(folder)), folder);
}

static bool
read_tables(struct xlsx *xlsx)
{
	const struct part_reader strings = { start_string, end_string,
	    text_of_string, xlsx };
	const struct part_reader styles = { .start = start_styles,
	    .end = end_styles, .context = xlsx };

	return package_read(xlsx->booking, xlsx->package,
	    part_of(xlsx, "sharedStrings", "xl/sharedStrings.xml"), true,
	    &strings) && package_read(xlsx->booking, xlsx->package,
	    part_of(xlsx, "styles", "xl/styles.xml"), true, &styles);
}

/* Charts and dialogs are sheets, too, but have no cells. */
static bool
read_sheets(struct xlsx *xlsx)
{
	struct book *book = xlsx->booking->book;
	const struct xlsx_relation *relation;
	size_t i;

	for (i = 0; i < book->grid_count; i++) {
		relation = relation_named(xlsx, xlsx->sheet_ids[i]);
		if (relation == NULL || !ends_with(relation->type,
		    "worksheet"))
			continue;
		booking_begin(xlsx->booking, &book->grids[i]);
		if (!xlsx_sheet_read(xlsx, relation->path))
			return false;
	}
	return true;
}

bool
xlsx_read(struct booking *booking, struct package *package)
{
	struct xlsx xlsx = { .booking = booking, .package = package };
	bool made = read_workbook(&xlsx);

	if (made)
		booking_name_grids(booking);
	made = made && read_tables(&xlsx) && read_sheets(&xlsx);
	text_free(&xlsx.text);
	return made && !booking->is_wrong;
}
