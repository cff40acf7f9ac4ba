/*
 * A regulation as people have it. What becomes of it is law XML that the
 * program can load, unless something was reported.
 */
#include "fuzz.h"

#include "import/import.h"

static void
load_again(struct fuzz *fuzz, const struct built *law)
{
	struct problems *problems = problems_new();
	struct edition *edition;

	edition = edition_load_law(fuzz->pool, fuzz_put("made.xml",
	    (const uint8_t *)law->xml, strlen(law->xml)), problems);
	if (edition == NULL)
		abort();
	edition_free(edition);
	problems_free(problems);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz fuzz = fuzz_begin();
	struct imported *imported = import_file(fuzz.pool,
	    fuzz_put("rule", bytes, length), NULL, 0, DOCX_ASK,
	    fuzz.problems);
	size_t i;

	if (imported != NULL && problems_status(fuzz.problems) == 0) {
		if (imported->counts.received != imported->counts.text +
		    imported->counts.left_out)
			abort();
		for (i = 0; i < imported->law_count; i++)
			load_again(&fuzz, &imported->laws[i]);
	}
	if (imported != NULL)
		import_free(imported);
	fuzz_end(&fuzz);
	return 0;
}
