/* A kind's stylesheet: its declaration, and what it makes of a dossier. */
#include "fuzz.h"

static const char *
templates(void)
{
	static char path[100];
	char command[300];

	if (*path == '\0') {
		snprintf(path, sizeof path, "%s/templates", fuzz_folder());
		snprintf(command, sizeof command, "cp -R templates %s && "
		    "rm %s/kinds/*", path, path);
		if (system(command) != 0)
			exit(1);
	}
	return path;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz fuzz = fuzz_begin();
	const char *folder = templates();
	struct corpus *corpus;
	struct kinds *kinds;

	corpus = corpus_load(fuzz_corpus(), fuzz.problems);
	fuzz_put("templates/kinds/letter.xsl", bytes, length);
	kinds = kinds_load(folder, fuzz.problems);
	if (kinds != NULL)
		fuzz_make(&fuzz, corpus, kinds, "letter");
	corpus_free(corpus);
	xslt_close(kinds);
	kinds_free(kinds);
	fuzz_end(&fuzz);
	return 0;
}
