/*
 * How long painting takes: a pledge of one page, 300 glyphs and 25 tags, for
 * 1,000 people, in one PDF and in 1,000.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "made_pages.h"
#include "layout/style.h"
#include "paint/paint.h"
#include "base/batch.h"
#include "base/save.h"

enum { PEOPLE = 1000, LINES = 22 };

static double
now(void)
{
	struct timespec when;

	clock_gettime(CLOCK_MONOTONIC, &when);
	return (double)when.tv_sec + (double)when.tv_nsec / 1e9;
}

/* Justified: each glyph stands a little further than its width. */
static void
add_line(struct maker *maker, const char *words)
{
	maker->y += MADE_PITCH;
	made_words_at(maker, 0, made_tag(maker, maker->root, TAG_P),
	    FACE_MINCHO, MADE_LEFT, 137, words);
}

static struct pages *
make_pledge(struct pool *pool, struct faces *faces, int number)
{
	static const char *const names[] = { "山田太郎", "佐藤花子",
	    "髙橋一郎", "山﨑次郎", "德永三郎", "濵田四郎", "𠮷野六郎" };
	static const char *const body[] = {
	    "甲は、乙に対し、職務上知り得た秘密を",
	    "漏らさないことを誓約します。退職の後",
	    "も同様とし、情報資産を外部へ持ち出し" };
	struct maker maker = made_begin(pool, faces, 1);
	char line[80];
	int i;

	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_H1), "誓約書");
	for (i = 0; i < LINES; i++)
		add_line(&maker, body[i % 3] + (i % 2) * 12);
	snprintf(line, sizeof line, "第%05d号　氏名　%s", number,
	    names[number % 7]);
	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_P), line);
	made_shape(&maker, 0, MARK_LINE, NULL, MADE_LEFT, maker.y + 3000,
	    300000, maker.y + 3000);
	made_words(&maker, 0, NULL, "1 / 1");
	return maker.pages;
}

static void
paint_one_file(struct ink *ink, struct pages **all, struct problems *problems,
    const char *path)
{
	struct text out = {0};
	double start = now();
	struct painting *painting = paint_new(ink, all[0], 0, problems);
	int i;

	for (i = 0; i < PEOPLE; i++)
		paint_add(painting, all[i], problems);
	paint_finish(painting, &out, problems);
	printf("one PDF of %d pages: %.0f ms, %zu bytes\n", PEOPLE,
	    (now() - start) * 1e3, out.length);
	if (path != NULL)
		save_file(path, out.bytes, out.length, problems);
	text_free(&out);
}

static void
paint_many(struct ink *ink, struct pages **all, struct problems *problems,
    const char *folder)
{
	struct batch *batch = folder == NULL ? NULL :
	    batch_begin(folder, SAVE_FOR_ALL, problems);
	struct text out = {0};
	struct painting *painting;
	double start = now(), saving = 0, from;
	char path[20];
	int i;

	for (i = 0; i < PEOPLE; i++) {
		text_clear(&out);
		painting = paint_new(ink, all[i], 0, problems);
		paint_add(painting, all[i], problems);
		paint_finish(painting, &out, problems);
		if (batch == NULL)
			continue;
		from = now();
		snprintf(path, sizeof path, "%04d.pdf", i);
		batch_add(batch, path, out.bytes, out.length, problems);
		saving += now() - from;
	}
	printf("%d PDFs: %.0f ms, %zu bytes each\n", PEOPLE,
	    (now() - start - saving) * 1e3, out.length);
	from = now();
	if (batch != NULL && batch_commit(batch, problems))
		printf("written: %.0f ms and %.0f ms to commit\n",
		    saving * 1e3, (now() - from) * 1e3);
	text_free(&out);
}

int
main(int count, char **arguments)
{
	struct problems *problems = problems_new();
	struct pool *pool = pool_new();
	const char *folder = count > 1 ? arguments[1] : NULL;
	double start = now();
	struct faces *faces = face_open(style_typefaces(style_load(
	    pool, "templates/pdf.style", problems)), NULL, problems);
	struct ink *ink;
	struct pages *all[PEOPLE];
	struct rusage usage;
	struct text said = {0};
	char path[20];
	int i;

	printf("faces: %.2f ms\n", (now() - start) * 1e3);
	if (faces == NULL)
		return 1;
	start = now();
	for (i = 0; i < PEOPLE; i++)
		all[i] = make_pledge(pool, faces, i);
	printf("pages: %.0f ms, %.1f MB\n", (now() - start) * 1e3,
	    (double)pool_size(pool) / 1e6);
	start = now();
	ink = paint_ink_new(faces);
	for (i = 0; i < PEOPLE; i++)
		paint_ink_add(ink, all[i]);
	printf("ink: %.1f ms\n", (now() - start) * 1e3);
	if (folder != NULL)
		snprintf(path, sizeof path, "%s/all.pdf", folder);
	paint_one_file(ink, all, problems, folder != NULL ? path : NULL);
	getrusage(RUSAGE_SELF, &usage);
	printf("peak memory: %.1f MB\n", (double)usage.ru_maxrss / 1e3);
	paint_one_file(ink, all, problems, NULL);
	paint_many(ink, all, problems, folder);
	problem_print(problems, &said, PROBLEM_AS_TEXT, false);
	if (said.bytes != NULL)
		fputs(said.bytes, stdout);
	i = problems_status(problems);
	text_free(&said);
	paint_ink_free(ink);
	face_close(faces);
	pool_free(pool);
	problems_free(problems);
	return i;
}
