/* A roster as text; what it becomes may name a file anywhere. */
#include "fuzz.h"

#include "people/roster.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct roster_choice all = {0};
	struct fuzz fuzz = fuzz_begin();
	struct roster *roster = roster_load(fuzz.pool,
	    fuzz_put("roster.csv", bytes, length), &all, fuzz.problems);
	const char *name;
	size_t i;

	for (i = 0; roster != NULL && i < roster->row_count; i++) {
		name = roster_file_name(fuzz.pool, roster, i, "pdf");
		if (strchr(name, '/') != NULL || *name == '.' ||
		    strlen(name) > 255)
			abort();
		roster_value(roster, i, "氏名");
	}
	if (roster != NULL)
		roster_sort(roster, fuzz.problems);
	fuzz_end(&fuzz);
	return 0;
}
