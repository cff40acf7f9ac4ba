#include "base/late.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/progress.h"

enum { STATUS_MACHINE = 3 };

static _Noreturn void
end(void)
{
	progress_wipe();
	fprintf(stderr, "kijun: a library is missing: %s\n", dlerror());
	exit(STATUS_MACHINE);
}

void
late_load(const char *const *names, const struct late_function *functions)
{
	void *library = NULL, *found;

	/* It stays until the program ends: nothing in it is freed. */
	while (library == NULL && *names != NULL)
		library = dlopen(*names++, RTLD_LAZY | RTLD_LOCAL);
	if (library == NULL)
		end();
	for (; functions->name != NULL; functions++) {
		found = dlsym(library, functions->name);
		if (found == NULL)
			end();
		/* ISO C has no cast from one to the other; POSIX has both. */
		memcpy(functions->pointer, &found, sizeof found);
	}
}
