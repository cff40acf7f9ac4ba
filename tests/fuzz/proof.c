/* What verify reads of a file: what it carries, and its words. */
#include "fuzz.h"

#include "kind/request_line.h"
#include "proof/carried.h"
#include "proof/page.h"
#include "proof/pdf.h"

static void
read_words(struct fuzz *fuzz, const struct carried *carried)
{
	struct words words = {0};
	struct words_difference where;
	bool is_read;

	is_read = carried->format == CARRIED_PDF ?
	    pdf_words(fuzz->pool, carried->bytes, carried->length, &words) :
	    page_words(fuzz->pool, carried->bytes, carried->length, &words);
	if (is_read && words_differ(fuzz->pool, &words, &words, &where))
		abort();
	/* A page that cannot be drawn looks like no other, not even itself. */
	if (is_read && carried->format == CARRIED_PDF)
		pdf_other_look(carried->bytes, carried->length,
		    carried->bytes, carried->length);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz fuzz = fuzz_begin();
	struct corpus *corpus = corpus_load(fuzz_corpus(), fuzz.problems);
	struct request request;
	struct carried carried;
	const char *why;

	if (carried_load(fuzz.pool, fuzz_put("a.html", bytes, length),
	    &carried, fuzz.problems)) {
		if (carried.request != NULL)
			request_line_read(fuzz.pool, carried.request, corpus,
			    fuzz_desk()->kinds, &request, &why);
		if (carried.format != CARRIED_NOTHING)
			read_words(&fuzz, &carried);
		carried_free(&carried);
	}
	corpus_free(corpus);
	fuzz_end(&fuzz);
	return 0;
}
