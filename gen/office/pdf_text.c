#include "office/pdf_text.h"

#include <string.h>

#include <poppler.h>

#include "base/late.h"

enum { LEAST_SHARE = 20 };	/* characters a page; a stamp has fewer */

static const char *const LIBRARY[] = { "libpoppler-glib.so.8", NULL };

/* What of the library is called, under the library's own names. */
#define CALLED(CALL) \
	CALL(g_bytes_new_static) CALL(g_bytes_unref) CALL(g_error_free) \
	CALL(g_free) CALL(g_object_unref) \
	CALL(poppler_document_new_from_bytes) \
	CALL(poppler_document_get_n_pages) \
	CALL(poppler_document_get_page) CALL(poppler_page_get_text)

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

static void
add_page(const struct library *library, PopplerDocument *document, int at,
    struct text *out)
{
	PopplerPage *page = library->poppler_document_get_page(document, at);
	char *words = page != NULL ? library->poppler_page_get_text(page) :
	    NULL;

	if (words != NULL)
		text_add_string(out, words);
	if (out->length > 0 && out->bytes[out->length - 1] != '\n')
		text_add_char(out, '\n');
	library->g_free(words);
	if (page != NULL)
		library->g_object_unref(page);
}

enum pdf_text
pdf_text_read(const char *bytes, size_t length, struct text *out)
{
	struct library library;
	PopplerDocument *document;
	size_t before = out->length, count;
	int pages, i;

	open_library(&library);
	document = open_document(&library, bytes, length);
	if (document == NULL)
		return PDF_LOCKED;
	pages = library.poppler_document_get_n_pages(document);
	for (i = 0; i < pages; i++)
		add_page(&library, document, i, out);
	library.g_object_unref(document);
	count = text_count(out->bytes + before, out->length - before);
	return count < (size_t)pages * LEAST_SHARE ? PDF_SCANNED : PDF_READ;
}
