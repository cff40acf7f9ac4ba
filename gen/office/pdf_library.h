/*
 * Pdf_library: poppler, which reads PDF, as far as it is called, opened when it
 * is first needed: loading it takes longer than making most documents.
 */
#ifndef OFFICE_PDF_LIBRARY_H
#define OFFICE_PDF_LIBRARY_H

#include <stddef.h>

#include <poppler.h>

/* What is called, under the library's own names. */
#define PDF_LIBRARY_CALLED(CALL) \
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
	CALL(poppler_page_render) \
	CALL(poppler_page_render_for_printing_with_options) \
	CALL(poppler_layers_iter_new) CALL(poppler_layers_iter_free) \
	CALL(cairo_create) CALL(cairo_destroy) \
	CALL(cairo_image_surface_create) CALL(cairo_image_surface_get_data) \
	CALL(cairo_image_surface_get_stride) CALL(cairo_paint) \
	CALL(cairo_set_source_rgb) CALL(cairo_surface_destroy) \
	CALL(cairo_surface_flush)

#define PDF_LIBRARY_FIELD(name) __typeof__(&name) name;
struct pdf_library {
	PDF_LIBRARY_CALLED(PDF_LIBRARY_FIELD)
};
#undef PDF_LIBRARY_FIELD

void		 pdf_library_open(struct pdf_library *);
/* NULL for no PDF, or one that is torn or locked. The bytes are borrowed. */
PopplerDocument	*pdf_library_document(const struct pdf_library *,
		    const char *bytes, size_t length);

#endif
