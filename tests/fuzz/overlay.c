/* duties.xml: everything that check asks of it, and a checklist from it. */
#include "fuzz.h"

#include "check/check.h"
#include "job/list.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char file[] = "corpus/town/mail/2020-04-01/duties.xml";
	static const char *const none[] = { NULL };
	struct fuzz fuzz = fuzz_begin();
	struct corpus *corpus;

	corpus = corpus_load(fuzz_corpus(), fuzz.problems);
	fuzz_put(file, bytes, length);
	check_corpus(corpus, fuzz.problems);
	list_print(corpus, "duties", none, 0, "json", &fuzz.out,
	    fuzz.problems);
	fuzz_make(&fuzz, corpus, fuzz_desk()->kinds, "checklist");
	corpus_free(corpus);
	fuzz_end(&fuzz);
	return 0;
}
