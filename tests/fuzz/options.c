/* A command line, a word a line. */
#include "fuzz.h"

#include "job/options.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	char name[] = "kijun", *words[200] = { name }, *copy = strndup((const char *)bytes,
	    length), *rest = copy;
	struct fuzz fuzz = fuzz_begin();
	struct options options;
	int count = 1;

	while (count < 199 && (words[count] = strsep(&rest, "\n")) != NULL)
		count++;
	words[count] = NULL;
	if (!options_read(&options, count, words, &fuzz.out) &&
	    fuzz.out.length == 0)
		abort();
	options_free(&options);
	free(copy);
	fuzz_end(&fuzz);
	return 0;
}
