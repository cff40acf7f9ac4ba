#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/batch.h"
#include "base/save.h"
#include "base/text.h"

struct here {
	char		 folder[64];
	struct problems	*problems;
};

static int
set_up(void **state)
{
	struct here *here = calloc(1, sizeof *here);

	snprintf(here->folder, sizeof here->folder, "/tmp/kijun-save-XXXXXX");
	here->problems = problems_new();
	*state = here;
	return mkdtemp(here->folder) == NULL;
}

static int
tear_down(void **state)
{
	struct here *here = *state;
	char command[100];
	int status;

	snprintf(command, sizeof command, "rm -rf %s", here->folder);
	status = system(command);
	problems_free(here->problems);
	free(here);
	return status;
}

static const char *
in(const struct here *here, const char *name, char path[500])
{
	snprintf(path, 500, "%s/%s", here->folder, name);
	return path;
}

static size_t
count_entries(const char *folder)
{
	DIR *open_folder = opendir(folder);
	size_t count = 0;

	assert_non_null(open_folder);
	while (readdir(open_folder) != NULL)
		count++;
	closedir(open_folder);
	return count - 2;
}

static void
assert_content(const char *path, const char *words)
{
	char bytes[100] = "";
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	assert_true(fread(bytes, 1, sizeof bytes - 1, file) <= sizeof bytes);
	fclose(file);
	assert_string_equal(bytes, words);
}

static bool
save(const struct here *here, const char *path, const char *words)
{
	return save_file(path, words, strlen(words), here->problems);
}

static struct batch *
begin(const struct here *here)
{
	struct batch *batch = batch_begin(here->folder, SAVE_FOR_ALL,
	    here->problems);

	assert_non_null(batch);
	return batch;
}

static bool
add(const struct here *here, struct batch *batch, const char *path,
    const char *words)
{
	return batch_add(batch, path, words, strlen(words), here->problems);
}

static void
assert_unwritable(const struct here *here)
{
	assert_true(problems_have(here->problems, PROBLEM_FILE_UNWRITABLE));
	assert_int_equal(problems_status(here->problems), 3);
}

static void
a_file_is_replaced_and_keeps_its_mode(void **state)
{
	struct here *here = *state;
	char path[500];
	struct stat status;

	in(here, "a.pdf", path);
	assert_true(save(here, path, "old"));
	assert_int_equal(chmod(path, 0640), 0);
	assert_true(save(here, path, "new"));
	assert_content(path, "new");
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0640);
	assert_int_equal(count_entries(here->folder), 1);
}

static void
an_empty_file_is_a_file(void **state)
{
	struct here *here = *state;
	char path[500];

	assert_true(save_file(in(here, "empty", path), NULL, 0,
	    here->problems));
	assert_content(path, "");
}

static void
a_name_as_long_as_may_be_works(void **state)
{
	struct here *here = *state;
	char path[500], name[256];

	memset(name, 'n', 255);
	name[255] = '\0';
	assert_true(save(here, in(here, name, path), "x"));
	assert_content(path, "x");
}

static void
a_missing_folder_is_reported(void **state)
{
	struct here *here = *state;
	char path[500];

	assert_false(save(here, in(here, "no/where/a.pdf", path), "x"));
	assert_unwritable(here);
	assert_int_equal(count_entries(here->folder), 0);
}

static void
a_folder_in_the_way_is_reported(void **state)
{
	struct here *here = *state;

	assert_false(save(here, here->folder, "x"));
	assert_unwritable(here);
	assert_int_equal(count_entries(here->folder), 0);
}

static void
a_full_device_is_reported_and_stays_one(void **state)
{
	struct here *here = *state;
	struct stat status;

	assert_false(save(here, "/dev/full", "x"));
	assert_unwritable(here);
	assert_int_equal(stat("/dev/full", &status), 0);
	assert_true(S_ISCHR(status.st_mode));
	assert_true(save(here, "/dev/null", "x"));
}

/* Nothing is read-only to root, so it becomes somebody else for a while. */
static void
as_somebody(bool begins)
{
	enum { NOBODY = 65534 };

	if (getuid() == 0)
		assert_int_equal(seteuid(begins ? NOBODY : 0), 0);
}

static void
what_is_read_only_is_reported(void **state)
{
	struct here *here = *state;
	char path[500];
	bool saved;

	assert_int_equal(chmod(here->folder, 0555), 0);
	as_somebody(true);
	saved = save(here, in(here, "a.pdf", path), "x");
	as_somebody(false);
	assert_false(saved);
	assert_unwritable(here);
	assert_int_equal(chmod(here->folder, 0777), 0);
	assert_true(save(here, in(here, "file", path), "old"));
	assert_int_equal(chmod(path, 0444), 0);
	as_somebody(true);
	saved = save(here, path, "new");
	as_somebody(false);
	assert_false(saved);
	assert_content(path, "old");
}

/* A limit on a file's size fails in the middle, as a full disk does. */
static void
with_little_room(bool little)
{
	static struct rlimit before;
	struct rlimit now;

	if (little) {
		signal(SIGXFSZ, SIG_IGN);
		getrlimit(RLIMIT_FSIZE, &before);
		now = before;
		now.rlim_cur = 1000;
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &now), 0);
	} else {
		assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	}
}

static void
a_full_disk_leaves_the_old_file(void **state)
{
	struct here *here = *state;
	char path[500], *long_words = calloc(1, 5000);
	bool saved;

	assert_true(save(here, in(here, "a.pdf", path), "old"));
	with_little_room(true);
	saved = save_file(path, long_words, 5000, here->problems);
	with_little_room(false);
	assert_false(saved);
	assert_unwritable(here);
	assert_content(path, "old");
	assert_int_equal(count_entries(here->folder), 1);
	free(long_words);
}

static void
a_symbolic_link_stays_one(void **state)
{
	struct here *here = *state;
	char path[500], other[500];
	struct stat status;

	assert_true(save(here, in(here, "real", path), "old"));
	assert_int_equal(symlink(path, in(here, "link", other)), 0);
	assert_true(save(here, other, "new"));
	assert_content(path, "new");
	assert_int_equal(lstat(other, &status), 0);
	assert_true(S_ISLNK(status.st_mode));
}

static void
a_batch_appears_at_once_with_its_folders(void **state)
{
	struct here *here = *state;
	struct batch *batch;
	char old[500], new[500];

	assert_true(save(here, in(here, "old", old), "old"));
	batch = begin(here);
	assert_true(add(here, batch, "old", "newer"));
	assert_true(add(here, batch, "x/y/new", "new"));
	assert_content(old, "old");
	assert_int_not_equal(access(in(here, "x/y/new", new), F_OK), 0);
	assert_true(batch_commit(batch, here->problems));
	assert_content(old, "newer");
	assert_content(new, "new");
	assert_int_equal(count_entries(here->folder), 2);
}

static void
an_abandoned_batch_leaves_nothing(void **state)
{
	struct here *here = *state;
	char folder[500], path[600];
	struct batch *batch = batch_begin(in(here, "p/q", folder),
	    SAVE_FOR_ALL, here->problems);

	assert_true(add(here, batch, "x/y/a", "a"));
	assert_true(add(here, batch, "x/b", "b"));
	snprintf(path, sizeof path, "%s/device", folder);
	assert_int_equal(symlink("/dev/full", path), 0);
	assert_false(add(here, batch, "device", "c"));
	assert_int_equal(unlink(path), 0);
	batch_abandon(batch);
	assert_unwritable(here);
	assert_int_equal(count_entries(here->folder), 0);
}

static void
a_batch_that_fails_late_changes_nothing(void **state)
{
	struct here *here = *state;
	char old[500], new[500], taken[500], held[500];
	struct batch *batch;

	assert_true(save(here, in(here, "old", old), "old"));
	batch = begin(here);
	assert_true(add(here, batch, "taken", "t"));
	assert_true(add(here, batch, "old", "newer"));
	assert_true(add(here, batch, "a/new", "new"));
	/* Someone makes a folder of that name, and a file in it. */
	assert_int_equal(mkdir(in(here, "taken", taken), 0777), 0);
	assert_true(save(here, in(here, "taken/held", held), "held"));
	assert_false(batch_commit(batch, here->problems));
	assert_unwritable(here);
	assert_content(old, "old");
	assert_content(held, "held");
	assert_int_not_equal(access(in(here, "a", new), F_OK), 0);
	assert_int_equal(count_entries(here->folder), 2);
}

static void
a_thousand_files_are_written(void **state)
{
	struct here *here = *state;
	struct batch *batch = begin(here);
	char path[500], name[20];
	int i;

	for (i = 0; i < 1000; i++) {
		snprintf(name, sizeof name, "out/%04d.pdf", i);
		assert_true(add(here, batch, name, name));
	}
	assert_true(batch_commit(batch, here->problems));
	assert_int_equal(count_entries(in(here, "out", path)), 1000);
	assert_content(in(here, "out/0999.pdf", path), "out/0999.pdf");
}

static void
a_file_that_holds_the_same_is_left_alone(void **state)
{
	struct here *here = *state;
	struct batch *batch;
	char same[500], longer[500], other[500];
	struct stat before[3], after[3];

	assert_true(save(here, in(here, "same", same), "words"));
	assert_true(save(here, in(here, "longer", longer), "words and more"));
	assert_true(save(here, in(here, "other", other), "wordz"));
	assert_int_equal(stat(same, &before[0]), 0);
	assert_int_equal(stat(longer, &before[1]), 0);
	assert_int_equal(stat(other, &before[2]), 0);
	batch = begin(here);
	assert_true(add(here, batch, "same", "words"));
	assert_true(add(here, batch, "longer", "words"));
	assert_true(add(here, batch, "other", "words"));
	assert_true(batch_commit(batch, here->problems));
	assert_content(same, "words");
	assert_content(longer, "words");
	assert_content(other, "words");
	assert_int_equal(stat(same, &after[0]), 0);
	assert_int_equal(stat(longer, &after[1]), 0);
	assert_int_equal(stat(other, &after[2]), 0);
	assert_true(before[0].st_ino == after[0].st_ino);
	assert_true(before[1].st_ino != after[1].st_ino);
	assert_true(before[2].st_ino != after[2].st_ino);
	assert_int_equal(count_entries(here->folder), 3);
}

static void
folders_are_made_once(void **state)
{
	struct here *here = *state;
	char path[500];

	assert_true(save_folder(in(here, "p/q/r", path), here->problems));
	assert_true(save_folder(path, here->problems));
	assert_int_equal(access(path, X_OK), 0);
	assert_true(save(here, in(here, "file", path), "x"));
	assert_false(save_folder(in(here, "file/below", path),
	    here->problems));
	assert_unwritable(here);
}

#define WITH_FOLDER(test) \
	cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(a_file_is_replaced_and_keeps_its_mode),
		WITH_FOLDER(an_empty_file_is_a_file),
		WITH_FOLDER(a_name_as_long_as_may_be_works),
		WITH_FOLDER(a_missing_folder_is_reported),
		WITH_FOLDER(a_folder_in_the_way_is_reported),
		WITH_FOLDER(a_full_device_is_reported_and_stays_one),
		WITH_FOLDER(what_is_read_only_is_reported),
		WITH_FOLDER(a_full_disk_leaves_the_old_file),
		WITH_FOLDER(a_symbolic_link_stays_one),
		WITH_FOLDER(a_batch_appears_at_once_with_its_folders),
		WITH_FOLDER(an_abandoned_batch_leaves_nothing),
		WITH_FOLDER(a_batch_that_fails_late_changes_nothing),
		WITH_FOLDER(a_thousand_files_are_written),
		WITH_FOLDER(a_file_that_holds_the_same_is_left_alone),
		WITH_FOLDER(folders_are_made_once)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
