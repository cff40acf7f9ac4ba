/* Law XML: listed, and compared with another law and with itself. */
#include "fuzz.h"

#include "compare/compare.h"
#include "job/list.h"

static void
compare(struct fuzz *fuzz, struct edition *old, struct edition *new)
{
	struct changes *changes = compare_editions(fuzz->pool, NULL, old, new);

	compare_print_text(changes, &fuzz->out);
	compare_print_json(changes, &fuzz->out);
	changes = compare_editions(fuzz->pool, NULL, new, new);
	if (!compare_is_empty(changes))
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static char known[] =
	    "tests/bad/base/corpus/town/mail/2020-04-01/text.xml";
	struct fuzz fuzz = fuzz_begin();
	struct edition *law = edition_load_law(fuzz.pool,
	    fuzz_put("law.xml", bytes, length), fuzz.problems), *other;

	if (law != NULL) {
		other = edition_load_law(fuzz.pool, known, fuzz.problems);
		list_text(law, &fuzz.out);
		compare(&fuzz, other, law);
		compare(&fuzz, law, other);
		edition_free(other);
		edition_free(law);
	}
	fuzz_end(&fuzz);
	return 0;
}
