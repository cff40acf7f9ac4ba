#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "base/text.h"

enum {
	FILE_BYTES_MAX = 64 * 1024 * 1024,
	READ_BYTES = 64 * 1024
};

void *
file_refuse(const char *path, int error, struct problems *problems)
{
	problem_add(problems, PROBLEM_FILE_UNREADABLE,
	    (struct place){ .file = path }, "%s", message_of_error(error));
	return NULL;
}

/* 0 or an errno; EFBIG if the file is larger than anything is read. */
static int
read_whole(int file, struct text *bytes)
{
	char piece[READ_BYTES];
	ssize_t got;

	for (;;) {
		got = read(file, piece, sizeof piece);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return errno;
		if (got == 0)
			return 0;
		text_add(bytes, piece, (size_t)got);
		if (bytes->length > FILE_BYTES_MAX)
			return EFBIG;
	}
}

/*
 * Opens a plain file; -1 if reported. A pipe without a writer would be waited
 * for, and a device need not end.
 */
static int
open_plain(const char *path, struct problems *problems)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat status;

	if (file < 0 || fstat(file, &status) != 0) {
		file_refuse(path, errno, problems);
	} else if (S_ISDIR(status.st_mode)) {
		file_refuse(path, EISDIR, problems);
	} else if (!S_ISREG(status.st_mode)) {
		problem_add(problems, PROBLEM_FILE_UNREADABLE,
		    (struct place){ .file = path }, "not a plain file");
	} else {
		return file;
	}
	if (file >= 0)
		close(file);
	return -1;
}

char *
file_load(const char *path, size_t *length, struct problems *problems)
{
	struct text bytes = {0};
	int file = open_plain(path, problems), error;

	if (file < 0)
		return NULL;
	error = read_whole(file, &bytes);
	close(file);
	if (error == 0) {
		text_add(&bytes, "", 0);
		*length = bytes.length;
		return bytes.bytes;
	}
	text_free(&bytes);
	if (error != EFBIG)
		return file_refuse(path, error, problems);
	problem_add(problems, PROBLEM_FILE_TOO_LARGE,
	    (struct place){ .file = path }, "larger than %d MiB",
	    FILE_BYTES_MAX / 1024 / 1024);
	return NULL;
}

bool
file_is_absent(const char *path)
{
	struct stat status;

	return stat(path, &status) != 0 &&
	    (errno == ENOENT || errno == ENOTDIR);
}

bool
file_is_plain(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static int
by_bytes(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static void
add_name(struct pool *pool, struct file_names *names, size_t *room,
    const char *name)
{
	const char **list;

	if (names->count == *room) {
		*room = *room > 0 ? *room * 2 : 32;
		list = pool_take(pool, *room * sizeof *list);
		if (names->count > 0)
			memcpy(list, names->list,
			    names->count * sizeof *list);
		names->list = list;
	}
	names->list[names->count++] = pool_string(pool, name);
}

int
file_list(struct pool *pool, const char *path, struct file_names *names)
{
	DIR *folder = opendir(path);
	struct dirent *entry;
	size_t room = 0;
	int error;

	*names = (struct file_names){0};
	if (folder == NULL)
		return errno;
	for (;;) {
		errno = 0;
		entry = readdir(folder);
		if (entry == NULL)
			break;
		if (entry->d_name[0] != '.')
			add_name(pool, names, &room, entry->d_name);
	}
	error = errno;
	closedir(folder);
	if (names->count > 1)
		qsort(names->list, names->count, sizeof *names->list,
		    by_bytes);
	return error;
}
