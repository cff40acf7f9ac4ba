/* A figure's file. */
#include "fuzz.h"

#include "corpus/picture.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz fuzz = fuzz_begin();
	struct picture picture;
	const char *why = NULL;

	if (!picture_load(fuzz.pool, fuzz_put("a.png", bytes, length),
	    &picture, &why) && why == NULL)
		abort();
	fuzz_end(&fuzz);
	return 0;
}
