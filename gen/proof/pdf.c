#include "proof/pdf.h"

#include <stdlib.h>
#include <string.h>

#include "office/pdf_library.h"

enum {
	PIXELS_MAX = 4000,	/* of a page's side; one point is one pixel */
	PIXEL_BYTES = 4,
	ANOTHER = 64,		/* levels of 256 between two colours that are
				   not the same one, smoothed otherwise */
	FAINT = 6		/* the same where nothing is near that could be
				   smoothed: the lightest grey that shows */
};

/* Links are the document's own; fields are counted by what they hold. */
static size_t
count_notes(const struct pdf_library *library, PopplerPage *page)
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
is_filled(const struct pdf_library *library, PopplerFormField *field)
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
count_filled(const struct pdf_library *library, PopplerPage *page)
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
read_page(const struct pdf_library *library, struct pool *pool,
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
	struct pdf_library library;
	PopplerDocument *document;
	int i, count;

	pdf_library_open(&library);
	document = pdf_library_document(&library, bytes, length);
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

/*
 * Annotations are told apart from the page. Where there are layers, which may
 * look different in print, they are taken off, and the page is shown; a print
 * leaves them out by itself, also those that cannot be taken off.
 */
static bool
has_layers(const struct pdf_library *library, PopplerDocument *document)
{
	PopplerLayersIter *layers =
	    library->poppler_layers_iter_new(document);

	if (layers != NULL)
		library->poppler_layers_iter_free(layers);
	return layers != NULL;
}

static void
take_off(const struct pdf_library *library, PopplerPage *page)
{
	GList *all = library->poppler_page_get_annot_mapping(page), *at;

	for (at = all; at != NULL; at = at->next)
		library->poppler_page_remove_annot(page,
		    ((PopplerAnnotMapping *)at->data)->annot);
	library->poppler_page_free_annot_mapping(all);
}

static void
draw(const struct pdf_library *library, PopplerPage *page, bool is_layered,
    struct look *look)
{
	cairo_t *cairo;
	double width, height;

	library->poppler_page_get_size(page, &width, &height);
	if (width < 1 || height < 1 || width > PIXELS_MAX ||
	    height > PIXELS_MAX)
		return;
	look->width = (int)width;
	look->height = (int)height;
	look->surface = library->cairo_image_surface_create(
	    CAIRO_FORMAT_RGB24, look->width, look->height);
	cairo = library->cairo_create(look->surface);
	library->cairo_set_source_rgb(cairo, 1, 1, 1);
	library->cairo_paint(cairo);
	if (is_layered) {
		take_off(library, page);
		library->poppler_page_render(page, cairo);
	} else {
		library->poppler_page_render_for_printing_with_options(page,
		    cairo, POPPLER_PRINT_DOCUMENT);
	}
	library->cairo_destroy(cairo);
	library->cairo_surface_flush(look->surface);
}

static struct look
look_at(const struct pdf_library *library, PopplerDocument *document,
    bool is_layered, int number)
{
	PopplerPage *page = library->poppler_document_get_page(document,
	    number);
	struct look look = {0};

	if (page != NULL) {
		draw(library, page, is_layered, &look);
		library->g_object_unref(page);
	}
	return look;
}

struct pixels {
	const unsigned char *data;
	int		 stride, width, height;
};

static const unsigned char *
pixel_at(const struct pixels *pixels, int x, int y)
{
	return pixels->data + (size_t)y * (size_t)pixels->stride +
	    (size_t)x * PIXEL_BYTES;
}

/* By how many levels, in the colour that differs most. */
static int
distance(const unsigned char *one, const unsigned char *other)
{
	int i, most = 0;

	for (i = 0; i < PIXEL_BYTES - 1; i++)
		if (abs(one[i] - other[i]) > most)
			most = abs(one[i] - other[i]);
	return most;
}

/* All around it is of its colour: no edge that could lie a little elsewhere. */
static bool
is_even(const struct pixels *pixels, int x, int y)
{
	const unsigned char *middle = pixel_at(pixels, x, y);
	int i, j;

	for (j = y - 1; j <= y + 1; j++)
		for (i = x - 1; i <= x + 1; i++)
			if (i >= 0 && j >= 0 && i < pixels->width &&
			    j < pixels->height &&
			    distance(pixel_at(pixels, i, j), middle) > 0)
				return false;
	return true;
}

static bool
rows_differ(const struct pixels *one, const struct pixels *wanted, int y)
{
	int x, levels;

	if (memcmp(pixel_at(one, 0, y), pixel_at(wanted, 0, y),
	    (size_t)one->width * PIXEL_BYTES) == 0)
		return false;
	for (x = 0; x < one->width; x++) {
		levels = distance(pixel_at(one, x, y),
		    pixel_at(wanted, x, y));
		if (levels >= ANOTHER ||
		    (levels >= FAINT && is_even(wanted, x, y)))
			return true;
	}
	return false;
}

static struct pixels
pixels_of(const struct pdf_library *library, const struct look *look)
{
	return (struct pixels){
	    library->cairo_image_surface_get_data(look->surface),
	    library->cairo_image_surface_get_stride(look->surface),
	    look->width, look->height };
}

static bool
looks_differ(const struct pdf_library *library, const struct look *one,
    const struct look *other)
{
	struct pixels found, wanted;
	bool differ = false;
	int y;

	if (one->surface == NULL || other->surface == NULL ||
	    one->width != other->width || one->height != other->height)
		return true;
	found = pixels_of(library, one);
	wanted = pixels_of(library, other);
	for (y = 0; !differ && y < one->height; y++)
		differ = rows_differ(&found, &wanted, y);
	return differ;
}

static bool
page_differs(const struct pdf_library *library, PopplerDocument *one,
    PopplerDocument *other, bool is_layered, int number)
{
	struct look look = look_at(library, one, is_layered, number);
	struct look wanted = look_at(library, other, is_layered, number);
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
	struct pdf_library library;
	PopplerDocument *one, *other;
	int i, count, page = 0;
	bool is_layered;

	pdf_library_open(&library);
	one = pdf_library_document(&library, bytes, length);
	other = pdf_library_document(&library, wanted, wanted_length);
	count = one == NULL || other == NULL ? 0 :
	    library.poppler_document_get_n_pages(other);
	is_layered = count > 0 && has_layers(&library, one);
	for (i = 0; page == 0 && i < count; i++)
		if (page_differs(&library, one, other, is_layered, i))
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
	struct pdf_library library;
	PopplerDocument *document;
	const char *copy = NULL;
	char *packet;

	pdf_library_open(&library);
	document = pdf_library_document(&library, bytes, length);
	if (document == NULL)
		return NULL;
	packet = library.poppler_document_get_metadata(document);
	if (packet != NULL)
		copy = pool_string(pool, packet);
	library.g_free(packet);
	library.g_object_unref(document);
	return copy;
}
