/*
 * Desk: a PDF made from pages by hand, and the tools that look at it.
 */
#ifndef DESK_H
#define DESK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "made_pages.h"
#include "layout/style.h"
#include "paint/paint.h"

/* A command that shows all objects of a PDF as plain text. */
#define UNPACKED \
	"qpdf --qdf --object-streams=disable %s - 2>&1 | tr -d '\\000'"

/* One document being made, and the folder in which tools look at it. */
struct desk {
	char		 folder[64];
	struct faces	*faces;
	struct problems	*problems;
	struct pool	*shelf;		/* of the style, whose faces they are */
	struct pool	*pool;
	struct text	 pdf, said;
};

static inline int
set_up(void **state)
{
	struct desk *desk = calloc(1, sizeof *desk);

	snprintf(desk->folder, sizeof desk->folder,
	    "/tmp/kijun-paint-XXXXXX");
	desk->problems = problems_new();
	desk->pool = pool_new();
	desk->shelf = pool_new();
	desk->faces = face_open(style_typefaces(style_load(desk->shelf,
	    "templates/pdf.style", desk->problems)), NULL, desk->problems);
	*state = desk;
	return mkdtemp(desk->folder) == NULL || desk->faces == NULL;
}

static inline int
tear_down(void **state)
{
	struct desk *desk = *state;
	char command[100];
	int status;

	snprintf(command, sizeof command, "rm -rf %s", desk->folder);
	status = system(command);
	text_free(&desk->pdf);
	text_free(&desk->said);
	face_close(desk->faces);
	pool_free(desk->pool);
	pool_free(desk->shelf);
	problems_free(desk->problems);
	free(desk);
	return status;
}

static inline void
paint(struct desk *desk, const struct pages *pages)
{
	text_clear(&desk->pdf);
	assert_true(paint_pages(desk->faces, pages, 0, &desk->pdf,
	    desk->problems));
	assert_int_equal(problems_status(desk->problems), 0);
}

/* What a command says of the PDF; %s in it is the PDF's path. */
static inline const char *
ask(struct desk *desk, const char *command)
{
	char path[100], line[400], bytes[4096];
	FILE *file, *pipe;
	size_t count;

	snprintf(path, sizeof path, "%s/a.pdf", desk->folder);
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(desk->pdf.bytes, 1, desk->pdf.length, file),
	    desk->pdf.length);
	fclose(file);
	snprintf(line, sizeof line, command, path);
	text_clear(&desk->said);
	text_add_string(&desk->said, "");
	pipe = popen(line, "r");
	assert_non_null(pipe);
	while ((count = fread(bytes, 1, sizeof bytes, pipe)) > 0)
		text_add(&desk->said, bytes, count);
	assert_int_equal(pclose(pipe), 0);
	return desk->said.bytes;
}

static inline void
assert_sound(struct desk *desk)
{
	assert_non_null(strstr(ask(desk, "qpdf --check %s 2>&1"),
	    "No syntax or stream encoding errors"));
}

/* Tags and marks lead to each other; tests/structure says where they do not. */
static inline void
assert_linked(struct desk *desk)
{
	assert_sound(desk);
	assert_non_null(strstr(ask(desk, "tests/structure %s 2>&1"),
	    " elements"));
}

static inline void
assert_says(struct desk *desk, const char *words)
{
	if (strstr(desk->said.bytes, words) == NULL)
		fail_msg("no \"%s\" in:\n%.3000s", words, desk->said.bytes);
}

/* One after another. */
static inline void
assert_order(struct desk *desk, const char *const *words, size_t count)
{
	const char *at = desk->said.bytes;
	size_t i;

	for (i = 0; i < count; i++) {
		at = strstr(at, words[i]);
		if (at == NULL)
			fail_msg("no \"%s\" in its place in:\n%.3000s",
			    words[i], desk->said.bytes);
		at += strlen(words[i]);
	}
}

static inline struct maker
begin(struct desk *desk, size_t page_count)
{
	return made_begin(desk->pool, desk->faces, page_count);
}

static inline struct pages *
make_pledge(struct desk *desk)
{
	struct maker maker = begin(desk, 1);

	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_H1), "誓約書");
	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_P),
	    "私は、第16条を守ります。");
	made_words(&maker, 0, NULL, "1 / 1");
	return maker.pages;
}

#define ON_DESK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

#endif
