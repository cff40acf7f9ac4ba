/*
 * Fuzz: what the readers' harnesses share. Each READER.c here feeds one reader
 * with what libFuzzer makes up, starting from the files of READER/. A crash, a
 * sanitizer's word, a leak, a minute without an answer, or a promise that is
 * broken (abort) is a fault. Started at the top of the checkout.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/problem.h"
#include "html/html.h"
#include "kind/kind.h"
#include "compose/compose.h"
#include "corpus/corpus.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "scope/scope.h"

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* Of one input. */
struct fuzz {
	struct pool	*pool;
	struct problems	*problems;
	struct text	 out;
};

static inline struct fuzz
fuzz_begin(void)
{
	return (struct fuzz){ .pool = pool_new(), .problems = problems_new() };
}

static inline void
fuzz_end(struct fuzz *fuzz)
{
	problem_print(fuzz->problems, &fuzz->out, PROBLEM_AS_JSON, false);
	text_free(&fuzz->out);
	problems_free(fuzz->problems);
	pool_free(fuzz->pool);
}

/* Of this process; replay.c removes it. */
#define FUZZ_FOLDER "/dev/shm/kijun-fuzz-%ld", (long)getpid()

/* A folder that only this process uses, in memory. */
static inline const char *
fuzz_folder(void)
{
	static char folder[60];

	if (*folder == '\0') {
		snprintf(folder, sizeof folder, FUZZ_FOLDER);
		if (mkdir(folder, 0700) != 0)
			exit(1);
	}
	return folder;
}

/* A file of these bytes in the folder; its path. */
static inline char *
fuzz_put(const char *name, const uint8_t *bytes, size_t length)
{
	static char path[200];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", fuzz_folder(), name);
	file = fopen(path, "wb");
	if (file == NULL || fwrite(bytes, 1, length, file) != length ||
	    fclose(file) != 0)
		exit(1);
	return path;
}

/* The small corpus of tests/bad, in the folder; its path. */
static inline const char *
fuzz_corpus(void)
{
	static char path[100];
	char command[300];

	if (*path == '\0') {
		snprintf(path, sizeof path, "%s/corpus", fuzz_folder());
		snprintf(command, sizeof command, "cp -R tests/bad/base/corpus "
		    "%s && mkdir %s/town/guide", path, path);
		if (system(command) != 0)
			exit(1);
	}
	return path;
}

/* What lives as long as the process. */
struct desk {
	struct pool	*pool;
	struct problems	*problems;
	struct style	*style;
	struct faces	*faces;
	struct kinds	*kinds;		/* whose stylesheets stay compiled */
};

static inline const struct desk *
fuzz_desk(void)
{
	static struct desk desk;

	if (desk.pool != NULL)
		return &desk;
	desk.pool = pool_new();
	desk.problems = problems_new();
	desk.style = style_load(desk.pool, "templates/pdf.style",
	    desk.problems);
	desk.faces = desk.style == NULL ? NULL : face_open(style_typefaces(
	    desk.style), NULL, desk.problems);
	desk.kinds = kinds_load("templates", desk.problems);
	if (desk.faces == NULL || desk.kinds == NULL)
		exit(1);
	return &desk;
}

/* On screen and on paper. */
static inline void
fuzz_print(struct fuzz *fuzz, const struct sheet *sheet,
    const struct style *style)
{
	struct pages *pages;

	html_write(sheet, &(struct html_frame){ .style = "" },
	    &fuzz->out);
	text_clear(&fuzz->out);
	pages = layout_sheet(fuzz->pool, sheet, style, fuzz_desk()->faces,
	    false, fuzz->problems);
	if (pages != NULL)
		paint_pages(fuzz_desk()->faces, pages, 0, &fuzz->out,
		    fuzz->problems);
	text_clear(&fuzz->out);
}

/* A document of that kind for the small corpus' staff. */
static inline void
fuzz_make(struct fuzz *fuzz, const struct corpus *corpus,
    struct kinds *kinds, const char *name)
{
	struct kind *kind = kinds_find(kinds, name);
	struct request request = { .kind = name, .kinds = kinds,
	    .authority = corpus_authority(corpus, "town"), .role = "staff" };
	struct sheet *sheet;
	xmlDoc *dossier;

	if (kind == NULL || request.authority == NULL)
		return;
	dossier = scope_dossier(corpus, &request, fuzz->problems);
	if (dossier == NULL)
		return;
	sheet = compose_sheet(fuzz->pool, kinds, kind, dossier,
	    fuzz->problems);
	if (sheet != NULL)
		fuzz_print(fuzz, sheet, fuzz_desk()->style);
	xmlFreeDoc(dossier);
}

#endif
