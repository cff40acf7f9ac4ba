#include "office/pdf_text.h"

#include <string.h>

#include "office/pdf_library.h"

enum { LEAST_SHARE = 20 };	/* characters a page; a stamp has fewer */

static void
add_page(const struct pdf_library *library, PopplerDocument *document, int at,
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
	struct pdf_library library;
	PopplerDocument *document;
	size_t before = out->length, count;
	int pages, i;

	pdf_library_open(&library);
	document = pdf_library_document(&library, bytes, length);
	if (document == NULL)
		return PDF_LOCKED;
	pages = library.poppler_document_get_n_pages(document);
	for (i = 0; i < pages; i++)
		add_page(&library, document, i, out);
	library.g_object_unref(document);
	count = text_count(out->bytes + before, out->length - before);
	return count < (size_t)pages * LEAST_SHARE ? PDF_SCANNED : PDF_READ;
}
