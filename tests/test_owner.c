#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/owner.h"
#include "base/batch.h"
#include "base/save.h"
#include "base/text.h"
#include "scratch.h"

/* A folder, and what was wrong. */
struct here {
	struct scratch	 scratch;
	const char	*folder;
	struct problems	*problems;
	char		 path[8][300];	/* the last ones made of names */
	int		 next;
};

static int
set_up(void **state)
{
	struct here *here = calloc(1, sizeof *here);
	sigset_t none;

	/* Batches that end in another order leave the signals waiting. */
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	here->scratch = scratch_open();
	here->folder = here->scratch.path;
	here->problems = problems_new();
	*state = here;
	return 0;
}

static int
tear_down(void **state)
{
	struct here *here = *state;

	scratch_close(&here->scratch);
	problems_free(here->problems);
	free(here);
	return 0;
}

static const char *
in(struct here *here, const char *name)
{
	char *path = here->path[here->next++ % 8];

	snprintf(path, sizeof here->path[0], "%s/%s", here->folder, name);
	return path;
}

/* Names below the scratch folder, sorted, one a line; locks too. */
static void
assert_tree(struct here *here, const char *expected)
{
	char command[400], said[2000] = "";
	FILE *pipe;

	snprintf(command, sizeof command, "cd %s && find . -mindepth 1 "
	    "! -name '.kijun-[a-zA-Z]*' | LC_ALL=C sort", here->folder);
	pipe = popen(command, "r");
	assert_non_null(pipe);
	assert_true(fread(said, 1, sizeof said - 1, pipe) < sizeof said);
	assert_int_equal(pclose(pipe), 0);
	assert_string_equal(said, expected);
}

static size_t
count_stages(struct here *here)
{
	char command[400], said[40] = "";
	FILE *pipe;

	snprintf(command, sizeof command, "find %s -name '.kijun-*' | wc -l",
	    here->folder);
	pipe = popen(command, "r");
	assert_non_null(fgets(said, sizeof said, pipe));
	assert_int_equal(pclose(pipe), 0);
	return strtoul(said, NULL, 10);
}

static void
put(struct here *here, const char *name, const char *words)
{
	assert_true(save_file(in(here, name), words,
	    strlen(words), here->problems));
}

static void
assert_words(struct here *here, const char *name, const char *words)
{
	char bytes[200] = "";
	FILE *file = fopen(in(here, name), "r");

	assert_non_null(file);
	assert_true(fread(bytes, 1, sizeof bytes - 1, file) < sizeof bytes);
	fclose(file);
	assert_string_equal(bytes, words);
}

static struct batch *
begin(struct here *here, const char *name, enum save_reader reader)
{
	return batch_begin(in(here, name), reader,
	    here->problems);
}

static bool
add(struct here *here, struct batch *batch, const char *name,
    const char *words)
{
	return batch_add(batch, name, words, strlen(words), here->problems);
}

static bool
commit(struct here *here, struct batch *batch)
{
	return batch_commit(batch, here->problems);
}

static ino_t
number_of(struct here *here, const char *name)
{
	struct stat status;

	assert_int_equal(stat(in(here, name), &status), 0);
	return status.st_ino;
}

static mode_t
mode_of(struct here *here, const char *name)
{
	struct stat status;

	assert_int_equal(lstat(in(here, name), &status), 0);
	return status.st_mode & 07777;
}

static void
a_folder_has_one_owner(void **state)
{
	struct here *here = *state;
	struct batch *batch = begin(here, "out", SAVE_FOR_ALL);

	assert_non_null(batch);
	assert_null(begin(here, "out", SAVE_FOR_ALL));
	assert_true(problems_have(here->problems, PROBLEM_FOLDER_BUSY));
	assert_int_equal(problems_status(here->problems), 3);
	assert_true(add(here, batch, "a", "a"));
	assert_true(commit(here, batch));
	assert_tree(here, "./out\n./out/a\n");
	assert_int_equal(count_stages(here), 0);
}

static void
folders_below_one_are_owned_side_by_side(void **state)
{
	struct here *here = *state;
	const char *whole = in(here, "out");
	struct batch *one, *other;

	one = batch_begin_below(whole, in(here, "out/one"),
	    here->problems);
	other = batch_begin_below(whole, in(here, "out/other"),
	    here->problems);
	assert_non_null(one);
	assert_non_null(other);
	assert_null(batch_begin_below(whole, in(here, "out/one"),
	    here->problems));
	assert_null(begin(here, "out", SAVE_FOR_ALL));
	assert_true(add(here, one, "a", "a"));
	assert_true(add(here, other, "b", "b"));
	assert_true(commit(here, one));
	assert_null(begin(here, "out", SAVE_FOR_ALL));
	assert_true(commit(here, other));
	assert_tree(here, "./out\n./out/one\n./out/one/a\n./out/other\n"
	    "./out/other/b\n");
	assert_int_equal(count_stages(here), 0);
	one = begin(here, "out", SAVE_FOR_ALL);
	assert_non_null(one);
	batch_abandon(one);
}

/* Begins a batch in a process that is then killed. */
static void
die_in_the_middle(struct here *here, const char *folder,
    const char *place)
{
	pid_t child = fork();
	struct batch *batch;
	int status;

	if (child == 0) {
		if (chdir(place) != 0)
			_exit(1);
		batch = begin(here, folder, SAVE_FOR_ALL);
		batch_add(batch, "x/new", "new", 3, here->problems);
		batch_add(batch, "old", "newer", 5, here->problems);
		kill(getpid(), SIGKILL);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
}

static void
what_the_dead_left_is_swept(void **state)
{
	struct here *here = *state;
	struct batch *batch;
	int i;

	assert_true(save_folder(in(here, "out"),
	    here->problems));
	put(here, "out/old", "old");
	/* Once beside the folder, once within it. */
	for (i = 0; i < 2; i++) {
		die_in_the_middle(here, "out", i == 0 ? "/" :
		    in(here, "out"));
		assert_words(here, "out/old", "old");
		assert_true(count_stages(here) > 1);
		batch = begin(here, "out", SAVE_FOR_ALL);
		assert_non_null(batch);
		batch_abandon(batch);
		assert_tree(here, "./out\n./out/old\n");
		assert_int_equal(count_stages(here), 0);
	}
}

static void
the_stages_of_the_living_stay(void **state)
{
	struct here *here = *state;
	struct batch *one = begin(here, "one", SAVE_FOR_ALL), *other;

	assert_true(add(here, one, "a", "a"));
	other = begin(here, "two", SAVE_FOR_ALL);
	assert_true(add(here, other, "b", "b"));
	put(here, "file", "words");
	assert_true(commit(here, other));
	assert_true(commit(here, one));
	assert_tree(here, "./file\n./one\n./one/a\n./two\n./two/b\n");
}

static void
a_file_left_on_its_way_is_swept(void **state)
{
	struct here *here = *state;
	struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int held = open(in(here, ".kijun-1-0"),
	    O_RDWR | O_CREAT, 0600);
	int left = open(in(here, ".kijun-2-0"),
	    O_RDWR | O_CREAT, 0600);

	assert_true(held >= 0 && left >= 0);
	assert_int_equal(close(left), 0);
	assert_int_equal(fcntl(held, F_OFD_SETLK, &whole), 0);
	put(here, "file", "words");
	assert_tree(here, "./.kijun-1-0\n./file\n");
	assert_int_equal(close(held), 0);
	put(here, "file", "word");
	assert_tree(here, "./file\n");
}

static void
files_that_are_not_ours_stay(void **state)
{
	struct here *here = *state;
	ino_t before[2];
	struct batch *batch;

	assert_true(save_folder(in(here, "out/theirs"),
	    here->problems));
	put(here, "out/theirs/note", "theirs");
	put(here, "out/mine", "old");
	assert_int_equal(chmod(in(here, "out"), 0750), 0);
	assert_int_equal(chmod(in(here, "out/theirs"), 0710), 0);
	assert_int_equal(mkfifo(in(here, "out/fifo"), 0600), 0);
	assert_int_equal(symlink("nowhere", in(here,
	    "out/link")), 0);
	before[0] = number_of(here, "out");
	before[1] = number_of(here, "out/theirs/note");
	batch = begin(here, "out", SAVE_FOR_ALL);
	assert_true(add(here, batch, "mine", "new"));
	assert_true(add(here, batch, "more/mine", "new"));
	/* This comes after the links are made, or before: it stays. */
	put(here, "out/late", "late");
	assert_true(commit(here, batch));
	assert_tree(here, "./out\n./out/fifo\n./out/late\n./out/link\n"
	    "./out/mine\n./out/more\n./out/more/mine\n./out/theirs\n"
	    "./out/theirs/note\n");
	assert_words(here, "out/mine", "new");
	assert_true(number_of(here, "out") != before[0]);
	assert_true(number_of(here, "out/theirs/note") == before[1]);
	assert_int_equal(mode_of(here, "out"), 0750);
	assert_int_equal(mode_of(here, "out/theirs"), 0710);
	assert_int_equal(count_stages(here), 0);
}

static void
a_working_directory_keeps_its_place(void **state)
{
	struct here *here = *state;
	char *before = getcwd(NULL, 0);
	struct batch *batch;
	ino_t number;

	assert_true(save_folder(in(here, "out"),
	    here->problems));
	put(here, "out/a", "old");
	number = number_of(here, "out");
	assert_int_equal(chdir(in(here, "out")), 0);
	batch = batch_begin(".", SAVE_FOR_ALL, here->problems);
	assert_true(add(here, batch, "a", "new"));
	assert_true(add(here, batch, "b/c", "new"));
	assert_true(commit(here, batch));
	assert_int_equal(chdir(before), 0);
	free(before);
	assert_true(number_of(here, "out") == number);
	assert_words(here, "out/a", "new");
	assert_tree(here, "./out\n./out/a\n./out/b\n./out/b/c\n");
	assert_int_equal(count_stages(here), 0);
}

static void
links_to_files_and_folders_stay_links(void **state)
{
	struct here *here = *state;
	struct batch *batch;

	assert_true(save_folder(in(here, "out"),
	    here->problems));
	assert_true(save_folder(in(here, "far"),
	    here->problems));
	put(here, "far/file", "old");
	assert_int_equal(symlink("../far", in(here,
	    "out/folder")), 0);
	assert_int_equal(symlink("../far/file", in(here,
	    "out/file")), 0);
	batch = begin(here, "out", SAVE_FOR_ALL);
	assert_true(add(here, batch, "file", "new"));
	assert_true(add(here, batch, "folder/other", "new"));
	assert_true(commit(here, batch));
	assert_words(here, "far/file", "new");
	assert_words(here, "far/other", "new");
	assert_tree(here, "./far\n./far/file\n./far/other\n./out\n"
	    "./out/file\n./out/folder\n");
	assert_int_equal(count_stages(here), 0);
}

/* A link to another disk: the bytes go over, whole or not at all. */
static void
another_disk_is_reached_by_a_link(void **state)
{
	struct here *here = *state;
	char disk[] = "/dev/shm/kijun-owner-XXXXXX", path[100];
	struct batch *batch;

	if (mkdtemp(disk) == NULL)
		skip();
	assert_true(save_folder(in(here, "out"),
	    here->problems));
	assert_int_equal(symlink(disk, in(here, "out/far")), 0);
	put(here, "out/far/a", "old");
	batch = begin(here, "out", SAVE_FOR_ALL);
	assert_true(add(here, batch, "far/a", "new"));
	assert_true(add(here, batch, "far/b", "new"));
	assert_true(add(here, batch, "c", "new"));
	assert_true(commit(here, batch));
	assert_words(here, "out/far/a", "new");
	assert_words(here, "out/far/b", "new");
	assert_int_equal(count_stages(here), 0);
	snprintf(path, sizeof path, "%s/a", disk);
	assert_int_equal(unlink(path), 0);
	snprintf(path, sizeof path, "%s/b", disk);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(disk), 0);
}

/* As who was killed between the decision and the last file leaves it. */
static void
what_was_decided_is_finished(void **state)
{
	struct here *here = *state;
	struct batch *batch;

	assert_true(save_folder(in(here,
	    "out/.kijun-decided/x"), here->problems));
	assert_true(save_folder(in(here,
	    "out/.kijun-decided/.kijun-kept"), here->problems));
	put(here, "out/a", "new");
	put(here, "out/.kijun-decided/.kijun-kept/0", "old");
	put(here, "out/b", "old");
	put(here, "out/.kijun-decided/b", "new");
	put(here, "out/.kijun-decided/x/c", "new");
	batch = begin(here, "out", SAVE_FOR_ALL);
	assert_non_null(batch);
	batch_abandon(batch);
	assert_words(here, "out/a", "new");
	assert_words(here, "out/b", "new");
	assert_words(here, "out/x/c", "new");
	assert_int_equal(count_stages(here), 0);
}

static void
what_names_people_is_for_its_owner(void **state)
{
	struct here *here = *state;
	struct batch *batch;
	mode_t mask = umask(022);

	assert_true(save_folder(in(here, "out"),
	    here->problems));
	put(here, "out/b", "old");
	assert_int_equal(chmod(in(here, "out/b"), 0644), 0);
	batch = begin(here, "out", SAVE_FOR_OWNER);
	assert_true(add(here, batch, "a", "山田"));
	assert_true(add(here, batch, "b", "鈴木"));
	assert_true(commit(here, batch));
	assert_int_equal(mode_of(here, "out/a"), 0600);
	assert_int_equal(mode_of(here, "out/b"), 0600);
	assert_true(save_file_for(SAVE_FOR_OWNER, in(here, "c"),
	    "x", 1, here->problems));
	assert_int_equal(mode_of(here, "c"), 0600);
	put(here, "d", "x");
	assert_int_equal(mode_of(here, "d"), 0644);
	/* Its files are named after people: a new folder tells no names. */
	batch = begin(here, "deep/new", SAVE_FOR_OWNER);
	assert_true(add(here, batch, "山田.pdf", "x"));
	assert_true(commit(here, batch));
	assert_int_equal(mode_of(here, "deep/new"), 0700);
	assert_int_equal(mode_of(here, "out"), 0755);
	umask(mask);
}

/* A roster's folder may be anybody's: with folders in it, it keeps its place. */
static void
a_folder_of_papers_keeps_its_place(void **state)
{
	struct here *here = *state;
	struct batch *batch;
	ino_t number;

	assert_true(save_folder(in(here, "home/deep"),
	    here->problems));
	put(here, "home/deep/note", "theirs");
	number = number_of(here, "home");
	batch = begin(here, "home", SAVE_FOR_OWNER);
	assert_true(add(here, batch, "a", "a"));
	assert_true(add(here, batch, "b", "b"));
	assert_true(commit(here, batch));
	assert_true(number_of(here, "home") == number);
	assert_words(here, "home/b", "b");
	assert_int_equal(count_stages(here), 0);
}

/* A signal ends the program, but only once nothing is left behind. */
static void
stop_in_the_middle(struct here *here, int number, bool ignored)
{
	struct batch *batch;
	FILE *closed;

	closed = freopen("/dev/null", "w", stderr);
	(void)closed;
	signal(number, ignored ? SIG_IGN : SIG_DFL);
	batch = begin(here, "out", SAVE_FOR_ALL);
	batch_add(batch, "a", "new", 3, here->problems);
	kill(getpid(), number);
	if (batch_add(batch, "b", "new", 3, here->problems) != ignored)
		_exit(1);
	batch_commit(batch, here->problems);
	_exit(0);
}

static void
a_signal_undoes_the_batch(void **state)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
	struct here *here = *state;
	int i, status;
	pid_t child;

	for (i = 0; i < 3; i++) {
		child = fork();
		if (child == 0)
			stop_in_the_middle(here, numbers[i], false);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(WTERMSIG(status), numbers[i]);
		assert_tree(here, "");
		assert_int_equal(count_stages(here), 0);
	}
	child = fork();
	if (child == 0)
		stop_in_the_middle(here, SIGHUP, true);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_tree(here, "./out\n./out/a\n./out/b\n");
}

/* So ends a program that is out of memory. */
static void
an_exit_undoes_the_batch(void **state)
{
	struct here *here = *state;
	struct batch *batch;
	int status;
	pid_t child = fork();

	if (child == 0) {
		batch = begin(here, "out", SAVE_FOR_ALL);
		batch_add(batch, "a", "new", 3, here->problems);
		exit(3);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 3);
	assert_tree(here, "");
	assert_int_equal(count_stages(here), 0);
}

#define WITH_FOLDER(test) \
	cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WITH_FOLDER(a_folder_has_one_owner),
		WITH_FOLDER(folders_below_one_are_owned_side_by_side),
		WITH_FOLDER(what_the_dead_left_is_swept),
		WITH_FOLDER(the_stages_of_the_living_stay),
		WITH_FOLDER(a_file_left_on_its_way_is_swept),
		WITH_FOLDER(files_that_are_not_ours_stay),
		WITH_FOLDER(a_working_directory_keeps_its_place),
		WITH_FOLDER(links_to_files_and_folders_stay_links),
		WITH_FOLDER(another_disk_is_reached_by_a_link),
		WITH_FOLDER(what_was_decided_is_finished),
		WITH_FOLDER(what_names_people_is_for_its_owner),
		WITH_FOLDER(a_folder_of_papers_keeps_its_place),
		WITH_FOLDER(a_signal_undoes_the_batch),
		WITH_FOLDER(an_exit_undoes_the_batch)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
