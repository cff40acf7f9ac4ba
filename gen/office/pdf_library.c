#include "office/pdf_library.h"

#include "base/late.h"

static const char *const names[] = { "libpoppler-glib.so.8", NULL };

void
pdf_library_open(struct pdf_library *library)
{
#define PLACE(name) { #name, &library->name },
	const struct late_function functions[] = {
		PDF_LIBRARY_CALLED(PLACE) { 0 }
	};
#undef PLACE

	late_load(names, functions);
}

PopplerDocument *
pdf_library_document(const struct pdf_library *library, const char *bytes,
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
