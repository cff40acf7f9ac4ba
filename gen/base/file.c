#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"

enum {
	FILE_BYTES_MAX = 64 * 1024 * 1024,
	READ_BYTES = 64 * 1024
};

static char *
refuse_file(const char *path, int error, struct problems *problems)
{
	problem_add(problems, PROBLEM_FILE_UNREADABLE,
	    (struct place){ .file = path }, "%s", strerror(error));
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

char *
file_load(const char *path, size_t *length, struct problems *problems)
{
	struct text bytes = {0};
	struct stat status;
	int file, error;

	file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return refuse_file(path, errno, problems);
	if (fstat(file, &status) == 0 && S_ISDIR(status.st_mode)) {
		close(file);
		return refuse_file(path, EISDIR, problems);
	}
	error = read_whole(file, &bytes);
	close(file);
	if (error == 0) {
		text_add(&bytes, "", 0);
		*length = bytes.length;
		return bytes.bytes;
	}
	text_free(&bytes);
	if (error != EFBIG)
		return refuse_file(path, error, problems);
	problem_add(problems, PROBLEM_FILE_TOO_LARGE,
	    (struct place){ .file = path }, "larger than %d MiB",
	    FILE_BYTES_MAX / 1024 / 1024);
	return NULL;
}
