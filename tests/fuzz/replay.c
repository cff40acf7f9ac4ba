/*
 * The files named, one after another, as libFuzzer would feed them: what was
 * found once is looked for in every test, and the harnesses keep compiling.
 */
#include "fuzz.h"

#include "base/file.h"

int
main(int count, char *paths[])
{
	struct problems *problems = problems_new();
	char *bytes, command[100] = "rm -rf ";
	size_t begun = strlen(command);
	size_t length;
	int i;

	for (i = 1; i < count; i++) {
		bytes = file_load(paths[i], &length, problems);
		if (bytes == NULL)
			return 1;
		LLVMFuzzerTestOneInput((const uint8_t *)bytes, length);
		free(bytes);
	}
	problems_free(problems);
	snprintf(command + begun, sizeof command - begun, FUZZ_FOLDER);
	return system(command) == 0 && count > 1 ? 0 : 1;
}
