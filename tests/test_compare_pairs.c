/*
 * Properties of comparisons, over the real revisions beside the project (if
 * they are there; KIJUN_PAIRS names another folder), over the examples in
 * tests/data/compare and over generated edits; and how long a large law takes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "compare_properties.h"
#include "lawmaker.h"
#include "scratch.h"

enum { ROUNDS = 400, LINES_MAX = 160, WORDS_BYTES = 600 };

static void
print_figures(const char *what, const struct figures *f)
{
	print_message("%s: %zu pairs, %zu provisions, %zu changed, %zu moved, "
	    "%zu details, %zu rows shown, %zu broken references, of %zu bytes "
	    "%zu changed and %zu widened\n", what, f->pairs, f->provisions,
	    f->changed, f->moved, f->details, f->rows, f->broken, f->bytes,
	    f->changed_bytes, f->widened_bytes);
}

static struct edition *
read_law(struct pool *pool, const char *path)
{
	struct problems *problems = problems_new();
	struct edition *edition = edition_load_law(pool, path, problems);

	assert_non_null(edition);
	problems_free(problems);
	return edition;
}

static void
hold_for_files(const char *old_path, const char *new_path,
    struct figures *figures)
{
	struct pool *pool = pool_new();
	struct edition *old = read_law(pool, old_path);
	struct edition *new = read_law(pool, new_path);

	every_property_holds(pool, old, new, figures);
	edition_free(old);
	edition_free(new);
	pool_free(pool);
}

static size_t
hold_for_folder(const char *folder, struct figures *figures)
{
	char pattern[512], new_path[512];
	size_t i, length;
	glob_t found;

	snprintf(pattern, sizeof pattern, "%s/*.old.xml", folder);
	if (glob(pattern, 0, NULL, &found) != 0)
		return 0;
	for (i = 0; i < found.gl_pathc; i++) {
		length = strlen(found.gl_pathv[i]) - strlen(".old.xml");
		snprintf(new_path, sizeof new_path, "%.*s.new.xml",
		    (int)length, found.gl_pathv[i]);
		hold_for_files(found.gl_pathv[i], new_path, figures);
	}
	globfree(&found);
	return i;
}

static void
properties_hold_for_real_revisions(void **state)
{
	const char *folder = getenv("KIJUN_PAIRS");
	struct figures figures = {0};

	(void)state;
	if (folder == NULL)
		folder = "../shared/egov/pairs";
	if (hold_for_folder(folder, &figures) == 0)
		skip();
	print_figures("real revisions", &figures);
}

/* No revision of the others: any two laws still make a true comparison. */
static void
properties_hold_for_different_laws(void **state)
{
	const char *folder = getenv("KIJUN_PAIRS");
	struct figures figures = {0};
	char pattern[512];
	glob_t found;
	size_t i;

	(void)state;
	snprintf(pattern, sizeof pattern, "%s/*.xml",
	    folder != NULL ? folder : "../shared/egov/pairs");
	if (glob(pattern, 0, NULL, &found) != 0)
		skip();
	for (i = 0; i < found.gl_pathc; i++)
		hold_for_files(found.gl_pathv[i],
		    found.gl_pathv[(i + 3) % found.gl_pathc], &figures);
	globfree(&found);
	print_figures("different laws", &figures);
}

static void
properties_hold_for_the_examples(void **state)
{
	struct figures figures = {0};

	(void)state;
	assert_true(hold_for_folder("tests/data/compare", &figures) > 0);
	print_figures("examples", &figures);
}

/* Generated edits */

struct draft {
	char	*lines[LINES_MAX];	/* without their numbers: "A|caption|…" */
	size_t	 count;
};

/* The same every time: xorshift. */
static unsigned
dice(uint64_t *seed, unsigned sides)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (unsigned)(*seed % sides);
}

static const char *const phrases[] = {
	"職員は、", "統括者等は、", "情報システム業務責任者は、", "パスワードを",
	"記録媒体を", "電子情報等を", "適切に", "毎年度1回、", "3日以内に",
	"第2条第1項に規定する", "前項の規定により", "次条の", "(以下「甲」という。)",
	"「乙」と", "保管し、", "廃棄し、", "報告し、", "及び", "又は",
	"許可を受けなければならない。", "管理しなければならない。",
	"してはならない。", "するものとする。", "ただし、緊急の場合は、",
	"この限りでない。", "𠮷田", "か\u3099", "ガ", "ｶﾞ", "１０人", "10人",
	"令和5年4月1日", "別表第一の", "アクセス", "ログ", "クラウド",
};

static void
write_phrases(uint64_t *seed, struct text *out, unsigned count)
{
	while (count-- > 0)
		text_add_string(out, phrases[dice(seed, sizeof phrases /
		    sizeof *phrases)]);
}

static char *
new_line(uint64_t *seed, char kind)
{
	struct text out = {0};

	text_add_format(&out, "%c ", kind);
	if (kind == 'A') {
		text_add_string(&out, dice(seed, 5) == 0 ? "-" : phrases[
		    dice(seed, sizeof phrases / sizeof *phrases)]);
		text_add_char(&out, ' ');
	}
	write_phrases(seed, &out, 1 + dice(seed, kind == 'I' ? 4 : 12));
	return out.bytes;
}

static char
any_kind(uint64_t *seed)
{
	static const char kinds[] = "AAPPIIIC";

	return kinds[dice(seed, sizeof kinds - 1)];
}

static void
write_draft(uint64_t *seed, struct draft *draft)
{
	size_t i;

	draft->count = 4 + dice(seed, LINES_MAX / 3);
	draft->lines[0] = new_line(seed, 'A');
	for (i = 1; i < draft->count; i++)
		draft->lines[i] = new_line(seed, any_kind(seed));
}

static void
insert_line(struct draft *draft, size_t at, char *line)
{
	if (draft->count == LINES_MAX) {
		free(line);
		return;
	}
	memmove(draft->lines + at + 1, draft->lines + at,
	    (draft->count - at) * sizeof *draft->lines);
	draft->lines[at] = line;
	draft->count++;
}

static char *
take_line(struct draft *draft, size_t at)
{
	char *line = draft->lines[at];

	draft->count--;
	memmove(draft->lines + at, draft->lines + at + 1,
	    (draft->count - at) * sizeof *draft->lines);
	return line;
}

/* Some phrase in the middle goes, and another one comes. */
static char *
reworded(uint64_t *seed, char *line)
{
	const char *from = strchr(line + 2, ' ');
	struct text out = {0};
	const char *end = line + strlen(line), *cut;

	if (*line != 'A' || from == NULL)
		from = line + 1;
	cut = from + 1;
	while (cut < end && dice(seed, 6) != 0)
		text_next(&cut, end);
	text_add(&out, line, (size_t)(cut - line));
	if (dice(seed, 3) != 0)
		write_phrases(seed, &out, 1 + dice(seed, 2));
	while (cut < end && dice(seed, 3) != 0)
		text_next(&cut, end);
	text_add(&out, cut, (size_t)(end - cut));
	free(line);
	return out.bytes;
}

static void
edit_draft(uint64_t *seed, struct draft *draft)
{
	size_t at = 1 + dice(seed, (unsigned)draft->count);
	size_t to = 1 + dice(seed, (unsigned)draft->count);
	char *line;

	switch (dice(seed, 5)) {
	case 0:
		insert_line(draft, at, new_line(seed, any_kind(seed)));
		break;
	case 1:
		if (at < draft->count && draft->count > 3)
			free(take_line(draft, at));
		break;
	case 2:
		if (at >= draft->count)
			break;
		line = take_line(draft, at);
		insert_line(draft, to <= draft->count ? to : draft->count,
		    line);
		break;
	default:
		if (at < draft->count)
			draft->lines[at] = reworded(seed, draft->lines[at]);
		break;
	}
}

/* With numbers as they come, as a law. */
static char *
make_law(const struct draft *draft)
{
	struct text lines = {0};
	int chapter = 0, article = 0, paragraph = 0, item = 0;
	size_t i;
	char *law;

	for (i = 0; i < draft->count; i++) {
		const char *line = draft->lines[i];

		if (*line == 'C') {
			/* A chapter starts at an article. */
			if (i + 1 == draft->count ||
			    *draft->lines[i + 1] != 'A')
				continue;
			chapter++;
			text_add_format(&lines, "C %d 第%d章 %s\n", chapter,
			    chapter, line + 2);
		} else if (*line == 'A') {
			text_add_format(&lines, "A %d %s\n", ++article,
			    line + 2);
			paragraph = 1;
			item = 0;
		} else if (*line == 'P') {
			text_add_format(&lines, "P %d %s\n", ++paragraph,
			    line + 2);
			item = 0;
		} else {
			text_add_format(&lines, "I %d %s\n", ++item,
			    line + 2);
		}
	}
	law = law_make("試験基準", lines.bytes);
	text_free(&lines);
	return law;
}

static const char *
put_law(struct scratch *scratch, const char *name, char *law)
{
	const char *path = scratch_put(scratch, name, law);

	free(law);
	return path;
}

static void
properties_hold_for_generated_edits(void **state)
{
	struct scratch scratch = scratch_open();
	struct figures figures = {0};
	struct draft draft;
	char old_path[256];
	uint64_t seed = 20230901;
	unsigned round, edits;
	size_t i;

	(void)state;
	for (round = 0; round < ROUNDS; round++) {
		write_draft(&seed, &draft);
		snprintf(old_path, sizeof old_path, "%s", put_law(&scratch,
		    "old.xml", make_law(&draft)));
		for (edits = dice(&seed, 12); edits > 0; edits--)
			edit_draft(&seed, &draft);
		hold_for_files(old_path, put_law(&scratch, "new.xml",
		    make_law(&draft)), &figures);
		for (i = 0; i < draft.count; i++)
			free(draft.lines[i]);
	}
	print_figures("generated edits", &figures);
	scratch_close(&scratch);
}

/* Speed */

/* About that many bytes of articles; every so many-th differs by edition. */
static char *
large_law(size_t bytes, unsigned every, const char *edition)
{
	struct text lines = {0};
	uint64_t seed = 7;
	unsigned article = 0, i;
	char *law;

	while (lines.length < bytes) {
		article++;
		if (every > 0 && article % (every * 7) == 0 &&
		    strcmp(edition, "新") == 0)
			text_add_format(&lines,
			    "A %u 追加 この条は、%sしく加えた。\n", article * 2 + 1,
			    edition);
		text_add_format(&lines, "A %u 見出し%u ", article * 2,
		    article);
		write_phrases(&seed, &lines, 12);
		if (every > 0 && article % every == 0)
			text_add_string(&lines, edition);
		text_add_char(&lines, '\n');
		for (i = 2; i < 5; i++) {
			text_add_format(&lines, "P %u ", i);
			write_phrases(&seed, &lines, 12);
			text_add_char(&lines, '\n');
		}
	}
	law = law_make("大法", lines.bytes);
	text_free(&lines);
	return law;
}

static double
seconds_for(struct scratch *scratch, char *old_law, char *new_law,
    size_t *memory)
{
	struct timespec start, end;
	struct pool *pool = pool_new();
	struct edition *old, *new;
	struct changes *changes;
	char path[256];

	snprintf(path, sizeof path, "%s", put_law(scratch, "old.xml",
	    old_law));
	put_law(scratch, "new.xml", new_law);
	old = read_law(pool, path);
	new = read_law(pool, scratch->file);
	*memory = pool_size(pool);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
	changes = compare_editions(pool, NULL, old, new);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
	*memory = pool_size(pool) - *memory;
	assert_false(compare_is_empty(changes));
	edition_free(old);
	edition_free(new);
	pool_free(pool);
	return (double)(end.tv_sec - start.tv_sec) +
	    (double)(end.tv_nsec - start.tv_nsec) / 1e9;
}

static void
large_laws_take_a_moment(void **state)
{
	static const struct { size_t bytes; unsigned every; double most; }
	    rows[] = {
		{ 150000, 10, 0.1 }, { 150000, 1, 0.1 },
		{ 3000000, 50, 2.0 }, { 3000000, 1, 2.0 }
	};
	struct scratch scratch = scratch_open();
	size_t i, memory;
	double seconds;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		seconds = seconds_for(&scratch, large_law(rows[i].bytes,
		    rows[i].every, "旧"), large_law(rows[i].bytes,
		    rows[i].every, "新"), &memory);
		print_message("%zu bytes, every %u. article changed: %.3f s, "
		    "%zu bytes of changes\n", rows[i].bytes, rows[i].every,
		    seconds, memory);
		/* Sanitizers and valgrind are slower; a hang still shows. */
		assert_true(seconds < rows[i].most * 20);
	}
	scratch_close(&scratch);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(properties_hold_for_real_revisions),
		cmocka_unit_test(properties_hold_for_different_laws),
		cmocka_unit_test(properties_hold_for_the_examples),
		cmocka_unit_test(properties_hold_for_generated_edits),
		cmocka_unit_test(large_laws_take_a_moment),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
