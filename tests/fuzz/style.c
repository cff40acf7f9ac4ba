/* A page style, and a small sheet set in it. */
#include "fuzz.h"

#include "sheet/read.h"

static const char small[] = "<sheet title=\"題\"><heading level=\"1\">章"
    "</heading><para>文<strong>強</strong>。</para><table cols=\"1 2\"><row>"
    "<cell>左</cell><cell>右</cell></row></table></sheet>";

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz fuzz = fuzz_begin();
	struct style *style = style_load(fuzz.pool,
	    fuzz_put("a.style", bytes, length), fuzz.problems);
	struct sheet *sheet;

	if (style != NULL) {
		sheet = sheet_read_file(fuzz.pool, fuzz_put("a.sheet",
		    (const uint8_t *)small, strlen(small)), fuzz.problems);
		if (sheet == NULL)
			abort();
		fuzz_print(&fuzz, sheet, style);
	}
	fuzz_end(&fuzz);
	return 0;
}
