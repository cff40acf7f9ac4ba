/* A sheet as print reads it back, on screen and on paper. */
#include "fuzz.h"

#include "sheet/read.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz fuzz = fuzz_begin();
	struct sheet *sheet = sheet_read_file(fuzz.pool,
	    fuzz_put("a.sheet", bytes, length), fuzz.problems);

	if (sheet != NULL)
		fuzz_print(&fuzz, sheet, fuzz_desk()->style);
	fuzz_end(&fuzz);
	return 0;
}
