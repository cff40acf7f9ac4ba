/* A CommonMark guide, as the corpus loads it, and a handout with it. */
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz fuzz = fuzz_begin();
	struct corpus *corpus;

	corpus = corpus_load(fuzz_corpus(), fuzz.problems);
	fuzz_put("corpus/town/guide/staff.md", bytes, length);
	fuzz_make(&fuzz, corpus, fuzz_desk()->kinds, "handout");
	corpus_free(corpus);
	fuzz_end(&fuzz);
	return 0;
}
