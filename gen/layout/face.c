#include "layout/face.h"

#include <stdlib.h>
#include <string.h>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "layout/face_find.h"
#include "base/message.h"
#include "base/memory.h"
#include "base/text.h"

enum {
	CODE_COUNT = 0x110000,
	ROW_LENGTH = 256,
	ROW_COUNT = CODE_COUNT / ROW_LENGTH,
	EM = 1000,			/* widths are thousandths of an em */
	FIRST_MARK = 0x300,		/* no mark stands before it */
	MARK_CLEARANCE = 60		/* of a mark above its letter */
};

/* What is known of 256 characters; a row is made when one of them is asked. */
struct row {
	struct {
		uint16_t	id, width;
		bool		is_known;
	} cells[ROW_LENGTH];
};

struct one {
	hb_face_t	*face;
	hb_font_t	*font;
	struct row	**rows;		/* ROW_COUNT */
	struct face_box	 box;
	bool		 is_refused;	/* reported once, not tried again */
};

struct faces {
	const struct typefaces *kinds;
	struct one	 list[FACES_MAX];
	char		*folder;	/* NULL: the usual ones */
	struct problems	*problems;	/* of the run */
};

static void
close_one(struct one *one)
{
	size_t i;

	for (i = 0; one->rows != NULL && i < ROW_COUNT; i++)
		free(one->rows[i]);
	free(one->rows);
	hb_font_destroy(one->font);
	hb_face_destroy(one->face);
	*one = (struct one){0};
}

static struct face_box
measure(struct one *one, const struct face_head *head)
{
	int units = (int)hb_face_get_upem(one->face);
	struct face_box box = { head->left * EM / units,
	    head->bottom * EM / units, head->right * EM / units,
	    head->top * EM / units, 0, 0, 0 };
	hb_font_extents_t extents;
	hb_position_t cap;

	hb_font_get_h_extents(one->font, &extents);
	box.ascent = extents.ascender;
	box.descent = -extents.descender;
	if (!hb_ot_metrics_get_position(one->font,
	    HB_OT_METRICS_TAG_CAP_HEIGHT, &cap) || cap <= 0)
		cap = extents.ascender;
	box.cap = cap;
	return box;
}

/* NULL, or what is wrong with the file. */
static const char *
open_file(struct one *one, const char *path, int index)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
	struct face_head head;
	const char *fault;
	unsigned length;

	if (blob == NULL)
		return MESSAGE("it cannot be read");
	fault = face_find_check((const unsigned char *)hb_blob_get_data(blob,
	    &length), hb_blob_get_length(blob), index, &head);
	if (fault == NULL) {
		one->face = hb_face_create(blob, (unsigned)index);
		one->font = hb_font_create(one->face);
		hb_font_set_scale(one->font, EM, EM);
		one->rows = memory_take(ROW_COUNT * sizeof *one->rows);
		one->box = measure(one, &head);
	}
	hb_blob_destroy(blob);
	return fault;
}

static void
report_missing(struct faces *faces, const struct typeface *kind)
{
	if (faces->folder != NULL)
		problem_add(faces->problems, PROBLEM_FONT_MISSING,
		    (struct place){0}, "%s is not below %s; it comes with the "
		    "Debian package %s", face_find_name(kind->file),
		    faces->folder, kind->package);
	else
		problem_add(faces->problems, PROBLEM_FONT_MISSING,
		    (struct place){0}, "%s is not here; it comes with the "
		    "Debian package %s", face_find_name(kind->file),
		    kind->package);
}

static bool
open_one(struct faces *faces, enum face face)
{
	const struct typeface *kind = &faces->kinds->list[face];
	struct one *one = &faces->list[face];
	char *path;
	const char *fault;

	if (one->face != NULL || one->is_refused)
		return one->face != NULL;
	path = face_find(faces->folder, kind->file);
	if (path == NULL) {
		report_missing(faces, kind);
		one->is_refused = true;
		return false;
	}
	fault = open_file(one, path, kind->index);
	if (fault != NULL) {
		problem_add(faces->problems, PROBLEM_FONT_BROKEN,
		    (struct place){0}, "%s: %s; install the Debian package %s "
		    "again", path, message_translate(fault), kind->package);
		one->is_refused = true;
	}
	free(path);
	return fault == NULL;
}

struct faces *
face_open(const struct typefaces *kinds, const char *folder,
    struct problems *problems)
{
	struct faces *faces = memory_take(sizeof *faces);
	const char *named = getenv("KIJUN_FONTS");
	bool opened = typeface_complete(kinds, problems);
	int i;

	faces->kinds = kinds;
	faces->problems = problems;
	if (folder == NULL && named != NULL && *named != '\0')
		folder = named;
	faces->folder = folder != NULL ? strdup(folder) : NULL;
	for (i = 0; i < FACE_NAMED && i < kinds->count; i++)
		opened = open_one(faces, (enum face)i) && opened;
	if (opened)
		return faces;
	face_close(faces);
	return NULL;
}

void
face_close(struct faces *faces)
{
	int i;

	if (faces == NULL)
		return;
	for (i = 0; i < FACES_MAX; i++)
		close_one(&faces->list[i]);
	free(faces->folder);
	free(faces);
}

static uint16_t
width_of(const struct one *one, hb_codepoint_t id)
{
	hb_position_t width = hb_font_get_glyph_h_advance(one->font, id);

	return width < 0 || width > UINT16_MAX ? EM : (uint16_t)width;
}

static bool
plain_glyph(struct faces *faces, enum face face, uint32_t code,
    struct glyph *glyph)
{
	struct one *one = &faces->list[face];
	struct row **row;
	hb_codepoint_t id = 0;

	if (code >= CODE_COUNT)
		return false;
	row = &one->rows[code / ROW_LENGTH];
	if (*row == NULL)
		*row = memory_take(sizeof **row);
	if (!(*row)->cells[code % ROW_LENGTH].is_known) {
		if (!hb_font_get_nominal_glyph(one->font, code, &id) ||
		    id >= hb_face_get_glyph_count(one->face))
			id = 0;
		(*row)->cells[code % ROW_LENGTH].id = (uint16_t)id;
		(*row)->cells[code % ROW_LENGTH].width = width_of(one, id);
		(*row)->cells[code % ROW_LENGTH].is_known = true;
	}
	glyph->id = (*row)->cells[code % ROW_LENGTH].id;
	glyph->width = (*row)->cells[code % ROW_LENGTH].width;
	glyph->face = (uint8_t)face;
	return glyph->id != 0;
}

static bool
sequence_glyph(struct faces *faces, enum face face, uint32_t code,
    uint32_t selector, struct glyph *glyph)
{
	const struct one *one = &faces->list[face];
	hb_codepoint_t id;

	if (!hb_font_get_variation_glyph(one->font, code, selector, &id) ||
	    id == 0 || id >= hb_face_get_glyph_count(one->face))
		return false;
	*glyph = (struct glyph){ (uint16_t)id, (uint8_t)face,
	    width_of(one, id) };
	return true;
}

/* May the face behind it be asked for what this one does not have? */
static bool
stands_behind(const struct faces *faces, int i, enum face face)
{
	return i != (int)face && face < FACE_NAMED &&
	    (faces->kinds->list[i].behind & 1u << face) != 0;
}

static uint32_t
script_of(uint32_t code)
{
	return hb_unicode_script(hb_unicode_funcs_get_default(), code);
}

static bool
is_for(const struct typeface *kind, uint32_t script)
{
	return kind->scripts[0] == 0 ||
	    typeface_has_script(kind->scripts, script);
}

/* A face that only the first three could not serve. */
static bool
spare_glyph(struct faces *faces, enum face face, uint32_t code,
    struct glyph *glyph)
{
	uint32_t script = script_of(code);
	int i;

	for (i = FACE_NAMED; i < faces->kinds->count; i++)
		if (stands_behind(faces, i, face) &&
		    is_for(&faces->kinds->list[i], script) &&
		    open_one(faces, (enum face)i) &&
		    plain_glyph(faces, (enum face)i, code, glyph))
			return true;
	return false;
}

static bool
kept_glyph(struct faces *faces, enum face face, uint32_t code,
    uint32_t selector, struct glyph *glyph)
{
	int i;

	if (open_one(faces, face) &&
	    sequence_glyph(faces, face, code, selector, glyph))
		return true;
	for (i = FACE_NAMED; i < faces->kinds->count; i++)
		if (faces->kinds->list[i].has_sequences &&
		    stands_behind(faces, i, face) &&
		    open_one(faces, (enum face)i) &&
		    sequence_glyph(faces, (enum face)i, code, selector, glyph))
			return true;
	return false;
}

bool
face_glyph(struct faces *faces, enum face face, uint32_t code,
    uint32_t selector, struct glyph *glyph, bool *kept)
{
	*kept = true;
	if (selector != 0) {
		if (kept_glyph(faces, face, code, selector, glyph))
			return true;
		*kept = false;
	}
	if ((faces->list[face].face != NULL || open_one(faces, face)) &&
	    plain_glyph(faces, face, code, glyph))
		return true;
	return spare_glyph(faces, face, code, glyph);
}

/* ---- words ---- */

bool
face_is_mark(uint32_t code)
{
	hb_unicode_general_category_t category =
	    hb_unicode_general_category(hb_unicode_funcs_get_default(), code);

	return code >= FIRST_MARK && !text_is_selector(code) &&
	    (category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
	    category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK);
}

/* ASCII is most of what is asked, and every face has it. */
bool
face_in_word(uint32_t code)
{
	switch (script_of(code)) {
	case HB_SCRIPT_LATIN:
	case HB_SCRIPT_GREEK:
	case HB_SCRIPT_CYRILLIC:
	case HB_SCRIPT_HANGUL:
		return true;
	default:
		return face_is_mark(code);
	}
}

bool
face_has(struct faces *faces, enum face face, const uint32_t *codes,
    size_t count)
{
	struct glyph glyph;
	size_t i;

	for (i = 0; i < count; i++)
		if (!open_one(faces, face) ||
		    !plain_glyph(faces, face, codes[i], &glyph))
			return false;
	return true;
}

static bool
has_mark(const uint32_t *codes, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (face_is_mark(codes[i]))
			return true;
	return false;
}

/* Faces for Japanese have marks, but not where they stand on a letter. */
enum face
face_for_word(struct faces *faces, enum face face, const uint32_t *codes,
    size_t count)
{
	uint32_t script = script_of(codes[0]);
	const struct typeface *kind;
	bool is_served = !has_mark(codes, count) &&
	    face_has(faces, face, codes, count);
	int i;

	for (i = FACE_NAMED; i < faces->kinds->count; i++) {
		kind = &faces->kinds->list[i];
		if (!stands_behind(faces, i, face))
			continue;
		if (is_served ? count > 1 &&
		    typeface_has_script(kind->words, script) :
		    typeface_has_script(kind->scripts, script))
			if (face_has(faces, (enum face)i, codes, count))
				return (enum face)i;
	}
	return face;
}

size_t
face_compose(uint32_t *codes, size_t count)
{
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	size_t i, kept = 0;
	hb_codepoint_t whole;

	for (i = 0; i < count; i++)
		if (kept > 0 && hb_unicode_compose(unicode, codes[kept - 1],
		    codes[i], &whole))
			codes[kept - 1] = whole;
		else
			codes[kept++] = codes[i];
	return kept;
}

/* HarfBuzz's result, in thousandths of an em; false if a glyph is missing. */
static bool
take_shaped(struct one *one, enum face face, hb_buffer_t *buffer,
    struct shaped *shaped)
{
	unsigned count, i;
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer,
	    &count);
	const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(
	    buffer, &count);

	for (i = 0; i < count; i++) {
		if (infos[i].codepoint == 0)
			return false;
		shaped[i] = (struct shaped){ { (uint16_t)infos[i].codepoint,
		    (uint8_t)face, width_of(one, infos[i].codepoint) },
		    places[i].x_advance, places[i].x_offset,
		    places[i].y_offset };
	}
	return true;
}

/*
 * A mark that the font has no anchor for stands in the middle over the letter,
 * and those above it clear of its top.
 */
static void
settle_mark(struct one *one, uint32_t code, const struct shaped *letter,
    struct shaped *mark)
{
	hb_glyph_extents_t under, over;

	if (mark->shift != 0 || mark->rise != 0 ||
	    !hb_font_get_glyph_extents(one->font, letter->glyph.id, &under) ||
	    !hb_font_get_glyph_extents(one->font, mark->glyph.id, &over))
		return;
	mark->shift = under.x_bearing + under.width / 2 - letter->advance -
	    (over.x_bearing + over.width / 2);
	if (hb_unicode_combining_class(hb_unicode_funcs_get_default(), code) ==
	    HB_UNICODE_COMBINING_CLASS_ABOVE &&
	    over.y_bearing + over.height < under.y_bearing + MARK_CLEARANCE)
		mark->rise = under.y_bearing + MARK_CLEARANCE -
		    (over.y_bearing + over.height);
}

size_t
face_shape(struct faces *faces, enum face face, const uint32_t *codes,
    size_t count, struct shaped *shaped)
{
	hb_buffer_t *buffer;
	size_t made, i;

	if (count > FACE_CLUSTER_MAX || !open_one(faces, face))
		return 0;
	buffer = hb_buffer_create();
	hb_buffer_add_utf32(buffer, codes, (int)count, 0, (int)count);
	hb_buffer_guess_segment_properties(buffer);
	hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
	hb_shape(faces->list[face].font, buffer, NULL, 0);
	made = hb_buffer_get_length(buffer);
	if ((made != count && made != 1) ||
	    !take_shaped(&faces->list[face], face, buffer, shaped))
		made = 0;
	hb_buffer_destroy(buffer);
	for (i = 1; i < made; i++)
		settle_mark(&faces->list[face], codes[i], &shaped[0],
		    &shaped[i]);
	return made;
}

struct face_box
face_box(const struct faces *faces, enum face face)
{
	if (faces->list[face].face == NULL)	/* never asked */
		return faces->list[FACE_MINCHO].box;
	return faces->list[face].box;
}

int
face_ascent(const struct faces *faces, enum face face)
{
	return face_box(faces, face).ascent;
}

int
face_descent(const struct faces *faces, enum face face)
{
	return face_box(faces, face).descent;
}

const struct typefaces *
face_typefaces(const struct faces *faces)
{
	return faces->kinds;
}

const struct typeface *
face_typeface(const struct faces *faces, enum face face)
{
	return &faces->kinds->list[face];
}

/*
 * A PDF's font file needs the outlines and their measures, nothing else. To
 * show the subsetter only these saves it from reading character maps and
 * layout rules: 25 ms with the 46 MB of IPAmj明朝.
 */
static hb_blob_t *
table_for_subset(hb_face_t *face, hb_tag_t tag, void *whole)
{
	static const char tables[][5] = { "glyf", "loca", "head", "hhea",
	    "hmtx", "maxp", "cvt ", "fpgm", "prep" };
	size_t i;

	(void)face;
	for (i = 0; i < sizeof tables / sizeof *tables; i++)
		if (tag == hb_tag_from_string(tables[i], 4))
			return hb_face_reference_table(whole, tag);
	return NULL;
}

static hb_subset_plan_t *
plan_subset(const struct one *one, const uint16_t *glyphs, size_t count)
{
	hb_face_t *bare = hb_face_create_for_tables(table_for_subset,
	    one->face, NULL);
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_subset_plan_t *plan = NULL;
	size_t i;

	if (input != NULL) {
		for (i = 0; i < count; i++)
			hb_set_add(hb_subset_input_glyph_set(input),
			    glyphs[i]);
		hb_subset_input_set_flags(input,
		    HB_SUBSET_FLAGS_NOTDEF_OUTLINE |
		    HB_SUBSET_FLAGS_NO_HINTING);
		plan = hb_subset_plan_create_or_fail(bare, input);
	}
	hb_subset_input_destroy(input);
	hb_face_destroy(bare);
	return plan;
}

static char *
copy_bytes(hb_face_t *subset, size_t *bytes)
{
	hb_blob_t *blob = hb_face_reference_blob(subset);
	unsigned length;
	const char *from = hb_blob_get_data(blob, &length);
	char *copy = NULL;

	if (length > 0) {
		copy = memory_take(length);
		memcpy(copy, from, length);
	}
	*bytes = length;
	hb_blob_destroy(blob);
	return copy;
}

char *
face_subset(struct faces *faces, enum face face, const uint16_t *glyphs,
    size_t count, uint16_t *map, size_t *bytes)
{
	hb_subset_plan_t *plan;
	hb_face_t *subset;
	const hb_map_t *renumbered;
	char *made = NULL;
	size_t i;

	if (!open_one(faces, face))
		return NULL;
	plan = plan_subset(&faces->list[face], glyphs, count);
	if (plan == NULL)
		return NULL;
	subset = hb_subset_plan_execute_or_fail(plan);
	if (subset != NULL) {
		made = copy_bytes(subset, bytes);
		renumbered = hb_subset_plan_old_to_new_glyph_mapping(plan);
		for (i = 0; i < count; i++)
			map[i] = (uint16_t)hb_map_get(renumbered, glyphs[i]);
	}
	hb_face_destroy(subset);
	hb_subset_plan_destroy(plan);
	return made;
}
