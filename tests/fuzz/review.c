/*
 * An overlay as a table that somebody filled in, as CSV or packed. What is
 * taken of it is an overlay that can be read.
 */
#include "fuzz.h"

#include "check/check.h"
#include "review/review.h"

static void
take(struct fuzz *fuzz, const struct book *book, const struct edition *edition)
{
	struct reviewed reviewed;
	size_t i;

	if (!review_read(fuzz->pool, edition, book, &reviewed,
	    fuzz->problems)) {
		if (problems_status(fuzz->problems) == 0)
			abort();
		return;
	}
	for (i = 0; i < reviewed.files.count; i++) {
		xmlDoc *made = xmlReadMemory(reviewed.files.list[i].bytes,
		    (int)reviewed.files.list[i].length, NULL, NULL,
		    XML_PARSE_NOERROR | XML_PARSE_NONET);

		if (made == NULL)
			abort();
		xmlFreeDoc(made);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz fuzz = fuzz_begin();
	struct corpus *corpus = corpus_load(fuzz_corpus(), fuzz.problems);
	const struct edition *edition = NULL;
	const struct book *book;
	const char *name = NULL;

	book = book_read(fuzz.pool, "review.csv", (const char *)bytes, length,
	    fuzz.problems);
	if (book != NULL)
		name = review_receive_name(fuzz.pool, book, fuzz.problems);
	if (name != NULL)
		edition = find_edition(corpus, name);
	if (edition != NULL)
		take(&fuzz, book, edition);
	corpus_free(corpus);
	fuzz_end(&fuzz);
	return 0;
}
