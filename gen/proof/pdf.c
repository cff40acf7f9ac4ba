#include "proof/pdf.h"

#include <stdlib.h>

#include <poppler.h>

#include "base/late.h"

enum {
	PIXELS_MAX = 4000,	/* of a page's side; one point is one pixel */
	PIXEL_BYTES = 4,
	ANOTHER = 64		/* levels of 256 between two colours that are
				   not the same one, smoothed otherwise */
};

static const char *const LIBRARY[] = { "libpoppler-glib.so.8", NULL };

/* What of the library is called, under the library's own names. */
#define CALLED(CALL) \
	CALL(g_bytes_new_static) CALL(g_bytes_unref) CALL(g_error_free) \
	CALL(g_free) CALL(g_object_unref) \
	CALL(poppler_document_new_from_bytes) \
	CALL(poppler_document_get_metadata) \
	CALL(poppler_document_get_n_pages) \
	CALL(poppler_document_get_page) CALL(poppler_page_get_text) \
	CALL(poppler_page_get_annot_mapping) \
	CALL(poppler_page_free_annot_mapping) \
	CALL(poppler_annot_get_annot_type) \
	CALL(poppler_page_get_form_field_mapping) \
	CALL(poppler_page_free_form_field_mapping) \
	CALL(poppler_form_field_get_field_type) \
	CALL(poppler_form_field_button_get_state) \
	CALL(poppler_form_field_text_get_text) \
	CALL(poppler_page_get_size) CALL(poppler_page_remove_annot) \
	CALL(poppler_page_render) CALL(cairo_create) CALL(cairo_destroy) \
	CALL(cairo_image_surface_create) CALL(cairo_image_surface_get_data) \
	CALL(cairo_image_surface_get_stride) CALL(cairo_paint) \
	CALL(cairo_set_source_rgb) CALL(cairo_surface_destroy) \
	CALL(cairo_surface_flush)

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

static PopplerDocument *
open_document(const struct library *library, const char *bytes,
    size_t length)
{
	GBytes *whole = library->g_bytes_new_static(bytes, length);
	GError *error = NULL;
	PopplerDocument *document = library->poppler_document_new_from_bytes(
	    whole, NULL, &error);

	if (error != NULL)
		library->g_error_free(error);
	library->g_bytes_unref(whole);
	return document;
}

/* Links are the document's own; fields are counted by what they hold. */
static size_t
count_notes(const struct library *library, PopplerPage *page)
{
	GList *all = library->poppler_page_get_annot_mapping(page), *at;
	PopplerAnnotMapping *mapping;
	PopplerAnnotType type;
	size_t count = 0;

	for (at = all; at != NULL; at = at->next) {
		mapping = at->data;
		type = library->poppler_annot_get_annot_type(mapping->annot);
		count += type != POPPLER_ANNOT_LINK &&
		    type != POPPLER_ANNOT_WIDGET &&
		    type != POPPLER_ANNOT_POPUP;
	}
	library->poppler_page_free_annot_mapping(all);
	return count;
}

static bool
is_filled(const struct library *library, PopplerFormField *field)
{
	PopplerFormFieldType type =
	    library->poppler_form_field_get_field_type(field);
	bool holds = false;
	char *text;

	if (type == POPPLER_FORM_FIELD_BUTTON)
		return library->poppler_form_field_button_get_state(field);
	if (type != POPPLER_FORM_FIELD_TEXT)
		return false;
	text = library->poppler_form_field_text_get_text(field);
	holds = text != NULL && *text != '\0';
	library->g_free(text);
	return holds;
}

static size_t
count_filled(const struct library *library, PopplerPage *page)
{
	GList *all = library->poppler_page_get_form_field_mapping(page), *at;
	PopplerFormFieldMapping *mapping;
	size_t count = 0;

	for (at = all; at != NULL; at = at->next) {
		mapping = at->data;
		count += is_filled(library, mapping->field);
	}
	library->poppler_page_free_form_field_mapping(all);
	return count;
}

static void
read_page(const struct library *library, struct pool *pool,
    PopplerDocument *document, int number, struct words *words)
{
	PopplerPage *page = library->poppler_document_get_page(document,
	    number);
	char *text;

	if (page == NULL)
		return;
	text = library->poppler_page_get_text(page);
	words_add(pool, words, pool_string(pool, text != NULL ? text : ""),
	    number + 1);
	words->added += count_notes(library, page);
	words->filled += count_filled(library, page);
	library->g_free(text);
	library->g_object_unref(page);
}

bool
pdf_words(struct pool *pool, const char *bytes, size_t length,
    struct words *words)
{
	struct library library = {0};
	PopplerDocument *document;
	int i, count;

	open_library(&library);
	document = open_document(&library, bytes, length);
	if (document == NULL)
		return false;
	count = library.poppler_document_get_n_pages(document);
	for (i = 0; i < count; i++)
		read_page(&library, pool, document, i, words);
	library.g_object_unref(document);
	return true;
}

/* Looks */

struct look {
	cairo_surface_t	*surface;	/* NULL if the page cannot be drawn */
	int		 width, height;
};

/* Annotations are told apart from the page, so they are taken off. */
static void
take_off(const struct library *library, PopplerPage *page)
{
	GList *all = library->poppler_page_get_annot_mapping(page), *at;

	for (at = all; at != NULL; at = at->next)
		library->poppler_page_remove_annot(page,
		    ((PopplerAnnotMapping *)at->data)->annot);
	library->poppler_page_free_annot_mapping(all);
}

static void
draw(const struct library *library, PopplerPage *page, struct look *look)
{
	cairo_t *cairo;
	double width, height;

	library->poppler_page_get_size(page, &width, &height);
	if (width < 1 || height < 1 || width > PIXELS_MAX ||
	    height > PIXELS_MAX)
		return;
	take_off(library, page);
	look->width = (int)width;
	look->height = (int)height;
	look->surface = library->cairo_image_surface_create(
	    CAIRO_FORMAT_RGB24, look->width, look->height);
	cairo = library->cairo_create(look->surface);
	library->cairo_set_source_rgb(cairo, 1, 1, 1);
	library->cairo_paint(cairo);
	library->poppler_page_render(page, cairo);
	library->cairo_destroy(cairo);
	library->cairo_surface_flush(look->surface);
}

static struct look
look_at(const struct library *library, PopplerDocument *document, int number)
{
	PopplerPage *page = library->poppler_document_get_page(document,
	    number);
	struct look look = {0};

	if (page != NULL) {
		draw(library, page, &look);
		library->g_object_unref(page);
	}
	return look;
}

static bool
rows_differ(const unsigned char *one, const unsigned char *other, int bytes)
{
	int i;

	for (i = 0; i < bytes; i++)
		if (i % PIXEL_BYTES != PIXEL_BYTES - 1 &&
		    abs(one[i] - other[i]) >= ANOTHER)
			return true;
	return false;
}

static bool
looks_differ(const struct library *library, const struct look *one,
    const struct look *other)
{
	const unsigned char *data, *wanted;
	int stride, y;
	bool differ = false;

	if (one->surface == NULL || other->surface == NULL ||
	    one->width != other->width || one->height != other->height)
		return true;
	data = library->cairo_image_surface_get_data(one->surface);
	wanted = library->cairo_image_surface_get_data(other->surface);
	stride = library->cairo_image_surface_get_stride(one->surface);
	for (y = 0; !differ && y < one->height; y++)
		differ = rows_differ(data + (size_t)y * (size_t)stride,
		    wanted + (size_t)y * (size_t)stride,
		    one->width * PIXEL_BYTES);
	return differ;
}

static bool
page_differs(const struct library *library, PopplerDocument *one,
    PopplerDocument *other, int number)
{
	struct look look = look_at(library, one, number);
	struct look wanted = look_at(library, other, number);
	bool differs = looks_differ(library, &look, &wanted);

	if (look.surface != NULL)
		library->cairo_surface_destroy(look.surface);
	if (wanted.surface != NULL)
		library->cairo_surface_destroy(wanted.surface);
	return differs;
}

int
pdf_other_look(const char *bytes, size_t length, const char *wanted,
    size_t wanted_length)
{
	struct library library = {0};
	PopplerDocument *one, *other;
	int i, count, page = 0;

	open_library(&library);
	one = open_document(&library, bytes, length);
	other = open_document(&library, wanted, wanted_length);
	count = one == NULL || other == NULL ? 0 :
	    library.poppler_document_get_n_pages(other);
	for (i = 0; page == 0 && i < count; i++)
		if (page_differs(&library, one, other, i))
			page = i + 1;
	if (one != NULL)
		library.g_object_unref(one);
	if (other != NULL)
		library.g_object_unref(other);
	return page;
}

const char *
pdf_metadata(struct pool *pool, const char *bytes, size_t length)
{
	struct library library = {0};
	PopplerDocument *document;
	const char *copy = NULL;
	char *packet;

	open_library(&library);
	document = open_document(&library, bytes, length);
	if (document == NULL)
		return NULL;
	packet = library.poppler_document_get_metadata(document);
	if (packet != NULL)
		copy = pool_string(pool, packet);
	library.g_free(packet);
	library.g_object_unref(document);
	return copy;
}
