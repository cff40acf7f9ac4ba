#include "proof/painted.h"

#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "base/late.h"
#include "proof/cmap.h"
#include "proof/token.h"

enum {
	FONTS_MAX = 64,		/* different ones in a document */
	DEPTH_MAX = 32		/* marks within marks */
};

static const char *const LIBRARY[] = { "libqpdf.so.29", NULL };

/* What of the library is called, under the library's own names. */
#define CALLED(CALL) \
	CALL(qpdf_init) CALL(qpdf_cleanup) CALL(qpdf_silence_errors) \
	CALL(qpdf_set_suppress_warnings) CALL(qpdf_read_memory) \
	CALL(qpdf_get_num_pages) CALL(qpdf_get_page_n) \
	CALL(qpdf_oh_release_all) CALL(qpdf_oh_get_page_content_data) \
	CALL(qpdf_oh_get_stream_data) CALL(qpdf_oh_get_dict) \
	CALL(qpdf_oh_get_key_if_dict) CALL(qpdf_oh_is_stream) \
	CALL(qpdf_oh_is_string) CALL(qpdf_oh_is_name) \
	CALL(qpdf_oh_is_name_and_equals) CALL(qpdf_oh_get_string_value) \
	CALL(qpdf_oh_get_object_id) CALL(qpdf_oh_is_array) \
	CALL(qpdf_oh_get_array_n_items) CALL(qpdf_oh_get_array_item) \
	CALL(qpdf_push_inherited_attributes_to_page) \
	CALL(qpdf_has_error) CALL(qpdf_get_error)

#define FIELD(name) __typeof__(&name) name;
struct library {
	CALLED(FIELD)
};

#define PLACE(name) { #name, &library->name },
static void
open_library(struct library *library)
{
	const struct late_function functions[] = { CALLED(PLACE) { 0 } };

	late_load(LIBRARY, functions);
}

struct font {
	int		 id;		/* of its object */
	struct cmap	*cmap;
};

struct reading {
	struct library	 library;
	struct pool	*pool;
	qpdf_data	 pdf;
	struct font	 fonts[FONTS_MAX];
	size_t		 font_count;
	/* The page at hand */
	qpdf_oh		 resources;
	const struct cmap *cmap;	/* of the font that is set */
	struct text	 shown;		/* codes of the strings before an operator */
	struct text	 instead;	/* UTF-16 that is read for them */
	char		 name[64];	/* the last one, with its slash */
	char		 first_name[64];	/* since the last operator */
	struct {
		bool	 is_furniture, is_said;
	} marks[DEPTH_MAX];
	size_t		 depth;
	struct text	 body, furniture, all;
	bool		 is_strange;	/* written as this does not read it */
};

/* ---- fonts ---- */

static qpdf_oh
key_of(struct reading *reading, qpdf_oh dictionary, const char *key)
{
	return reading->library.qpdf_oh_get_key_if_dict(reading->pdf,
	    dictionary, key);
}

static bool
says_name(struct reading *reading, qpdf_oh dictionary, const char *key,
    const char *name)
{
	return reading->library.qpdf_oh_is_name_and_equals(reading->pdf,
	    key_of(reading, dictionary, key), name);
}

static struct cmap *
load_cmap(struct reading *reading, qpdf_oh font)
{
	const struct library *library = &reading->library;
	qpdf_oh stream = key_of(reading, font, "/ToUnicode");
	unsigned char *bytes = NULL;
	struct cmap *cmap;
	size_t length = 0;

	if (!says_name(reading, font, "/Subtype", "/Type0") ||
	    !says_name(reading, font, "/Encoding", "/Identity-H") ||
	    !library->qpdf_oh_is_stream(reading->pdf, stream) ||
	    (library->qpdf_oh_get_stream_data(reading->pdf, stream,
	    qpdf_dl_all, NULL, &bytes, &length) & QPDF_ERRORS) != 0)
		return NULL;
	cmap = cmap_read(reading->pool, (const char *)bytes, length);
	free(bytes);
	return cmap;
}

/* Sets the font of that name; NULL if its words cannot be known. */
static const struct cmap *
find_cmap(struct reading *reading, const char *name)
{
	qpdf_oh font = key_of(reading, key_of(reading, reading->resources,
	    "/Font"), name);
	int id = reading->library.qpdf_oh_get_object_id(reading->pdf, font);
	struct cmap *cmap;
	size_t i;

	for (i = 0; id != 0 && i < reading->font_count; i++)
		if (reading->fonts[i].id == id)
			return reading->fonts[i].cmap;
	if (reading->font_count == FONTS_MAX)
		return NULL;
	cmap = load_cmap(reading, font);
	reading->fonts[reading->font_count++] = (struct font){ id, cmap };
	return cmap;
}

/* ---- operators ---- */

static bool
is_furniture(const struct reading *reading)
{
	return reading->depth > 0 &&
	    reading->marks[reading->depth - 1].is_furniture;
}

static struct text *
written(struct reading *reading)
{
	return is_furniture(reading) ? &reading->furniture : &reading->body;
}

/* What was just added behind so many bytes. */
static void
add_to_all(struct reading *reading, const struct text *added, size_t before)
{
	if (added->length > before)
		text_add(&reading->all, added->bytes + before,
		    added->length - before);
}

static void
show(struct reading *reading)
{
	struct text *out = written(reading);
	size_t before = out->length;

	if (reading->depth > 0 && reading->marks[reading->depth - 1].is_said)
		return;
	if (reading->cmap == NULL)
		reading->is_strange = true;
	else if (reading->shown.length > 0)
		cmap_add(reading->cmap, reading->shown.bytes,
		    reading->shown.length, out);
	add_to_all(reading, out, before);
}

/* What is said instead is said once, for all that the mark holds. */
static void
begin_mark(struct reading *reading)
{
	bool was = is_furniture(reading), says = reading->instead.length > 2;
	struct text *out = written(reading);
	size_t before = out->length;

	if (reading->depth == DEPTH_MAX) {
		reading->is_strange = true;
		return;
	}
	if (says)
		cmap_add_utf16(reading->instead.bytes + 2,
		    reading->instead.length - 2, out);
	add_to_all(reading, out, before);
	reading->marks[reading->depth].is_said = says || (reading->depth > 0 &&
	    reading->marks[reading->depth - 1].is_said);
	reading->marks[reading->depth++].is_furniture = was ||
	    strcmp(reading->first_name, "/Artifact") == 0;
}

/* A picture has no words; a form is a page within the page. */
static void
paint_object(struct reading *reading)
{
	qpdf_oh object = key_of(reading, key_of(reading, reading->resources,
	    "/XObject"), reading->name);
	const struct library *library = &reading->library;

	if (!library->qpdf_oh_is_stream(reading->pdf, object) ||
	    !says_name(reading, library->qpdf_oh_get_dict(reading->pdf,
	    object), "/Subtype", "/Image"))
		reading->is_strange = true;
}

static void
obey(struct reading *reading, const struct tokens *tokens)
{
	if (tokens_say(tokens, "Tj") || tokens_say(tokens, "TJ") ||
	    tokens_say(tokens, "'") || tokens_say(tokens, "\""))
		show(reading);
	else if (tokens_say(tokens, "Tf"))
		reading->cmap = find_cmap(reading, reading->name);
	else if (tokens_say(tokens, "BMC") || tokens_say(tokens, "BDC"))
		begin_mark(reading);
	else if (tokens_say(tokens, "EMC"))
		reading->depth -= reading->depth > 0;
	else if (tokens_say(tokens, "Do"))
		paint_object(reading);
	else if (tokens_say(tokens, "BI"))
		reading->is_strange = true;
}

static bool
is_operator(const struct tokens *tokens)
{
	return strchr("0123456789+-.[]<>{}", *tokens->word) == NULL;
}

static void
note_name(struct reading *reading, const struct tokens *tokens)
{
	size_t length = tokens->length < sizeof reading->name - 2 ?
	    tokens->length : sizeof reading->name - 2;

	reading->name[0] = '/';
	memcpy(reading->name + 1, tokens->word, length);
	reading->name[length + 1] = '\0';
	if (*reading->first_name == '\0')
		memcpy(reading->first_name, reading->name,
		    sizeof reading->name);
}

static void
note_string(struct reading *reading, const struct tokens *tokens)
{
	struct text *to = strcmp(reading->name, "/ActualText") == 0 ?
	    &reading->instead : &reading->shown;

	if (tokens->bytes.length > 0)
		text_add(to, tokens->bytes.bytes, tokens->bytes.length);
}

static void
forget_operands(struct reading *reading)
{
	text_clear(&reading->shown);
	text_clear(&reading->instead);
	reading->name[0] = reading->first_name[0] = '\0';
}

static void
read_content(struct reading *reading, const char *bytes, size_t length)
{
	struct tokens tokens;
	enum token_kind kind;

	tokens_begin(&tokens, bytes, length);
	forget_operands(reading);
	reading->depth = 0;
	reading->cmap = NULL;
	while (!reading->is_strange &&
	    (kind = tokens_next(&tokens)) != TOKEN_END) {
		if (kind == TOKEN_NAME) {
			note_name(reading, &tokens);
		} else if (kind == TOKEN_STRING) {
			note_string(reading, &tokens);
		} else if (is_operator(&tokens)) {
			obey(reading, &tokens);
			forget_operands(reading);
		}
	}
	tokens_free(&tokens);
}

/* ---- what lies on a page ---- */

static bool
is_filled(struct reading *reading, qpdf_oh field)
{
	const struct library *library = &reading->library;
	qpdf_oh parent = key_of(reading, field, "/Parent"), value, state;

	value = key_of(reading, field, "/V");
	if (!library->qpdf_oh_is_string(reading->pdf, value))
		value = key_of(reading, parent, "/V");
	if (library->qpdf_oh_is_string(reading->pdf, value))
		return *library->qpdf_oh_get_string_value(reading->pdf,
		    value) != '\0';
	state = key_of(reading, field, "/AS");
	return library->qpdf_oh_is_name(reading->pdf, state) &&
	    !says_name(reading, field, "/AS", "/Off");
}

/* Links are the document's own; fields are counted by what they hold. */
static void
count_notes(struct reading *reading, qpdf_oh page, struct words *words)
{
	const struct library *library = &reading->library;
	qpdf_oh all = key_of(reading, page, "/Annots"), one;
	int i, count = library->qpdf_oh_is_array(reading->pdf, all) ?
	    library->qpdf_oh_get_array_n_items(reading->pdf, all) : 0;

	for (i = 0; i < count; i++) {
		one = library->qpdf_oh_get_array_item(reading->pdf, all, i);
		if (says_name(reading, one, "/Subtype", "/Widget"))
			words->filled += is_filled(reading, one);
		else
			words->added += !says_name(reading, one, "/Subtype",
			    "/Link") && !says_name(reading, one, "/Subtype",
			    "/Popup");
	}
}

/* ---- the document ---- */

static const char *
taken(struct pool *pool, struct text *text)
{
	const char *words = pool_copy(pool, text->length > 0 ? text->bytes :
	    "", text->length);

	text_clear(text);
	return words;
}

static void
read_page(struct reading *reading, int number, struct painted *painted)
{
	const struct library *library = &reading->library;
	qpdf_oh page = library->qpdf_get_page_n(reading->pdf,
	    (size_t)number);
	unsigned char *bytes = NULL;
	size_t length = 0;

	reading->resources = key_of(reading, page, "/Resources");
	if ((library->qpdf_oh_get_page_content_data(reading->pdf, page,
	    &bytes, &length) & QPDF_ERRORS) != 0) {
		reading->is_strange = true;
		return;
	}
	read_content(reading, (const char *)bytes, length);
	free(bytes);
	count_notes(reading, page, &painted->body);
	words_add(reading->pool, &painted->body, taken(reading->pool,
	    &reading->body), number + 1);
	words_add(reading->pool, &painted->furniture, taken(reading->pool,
	    &reading->furniture), number + 1);
	words_add(reading->pool, &painted->all, taken(reading->pool,
	    &reading->all), number + 1);
	library->qpdf_oh_release_all(reading->pdf);
}

bool
painted_read(struct pool *pool, const char *bytes, size_t length,
    struct painted *painted)
{
	struct reading reading = { .pool = pool };
	const struct library *library = &reading.library;
	bool is_read;
	int i, count = 0;

	*painted = (struct painted){0};
	open_library(&reading.library);
	reading.pdf = library->qpdf_init();
	library->qpdf_silence_errors(reading.pdf);
	library->qpdf_set_suppress_warnings(reading.pdf, QPDF_TRUE);
	is_read = (library->qpdf_read_memory(reading.pdf, "", bytes, length,
	    NULL) & QPDF_ERRORS) == 0;
	if (is_read && (library->qpdf_push_inherited_attributes_to_page(
	    reading.pdf) & QPDF_ERRORS) == 0)
		count = library->qpdf_get_num_pages(reading.pdf);
	for (i = 0; i < count && !reading.is_strange; i++)
		read_page(&reading, i, painted);
	/* It would be printed if nobody had asked for it. */
	if (library->qpdf_has_error(reading.pdf))
		library->qpdf_get_error(reading.pdf);
	library->qpdf_cleanup(&reading.pdf);
	text_free(&reading.shown);
	text_free(&reading.instead);
	text_free(&reading.body);
	text_free(&reading.furniture);
	text_free(&reading.all);
	return is_read && count > 0 && !reading.is_strange;
}
