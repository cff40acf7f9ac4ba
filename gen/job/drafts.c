#include "job/drafts.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/message.h"

struct drafts {
	int		 file;		/* of no name */
	atomic_size_t	*end;		/* shared by the processes */
};

static void
refuse(struct problems *problems)
{
	problem_add(problems, PROBLEM_FILE_UNWRITABLE, (struct place){0},
	    "the pages cannot be kept until all are made: %s",
	    message_of_error(errno));
}

struct drafts *
drafts_new(struct problems *problems)
{
	struct drafts *drafts;
	void *shared = mmap(NULL, sizeof *drafts->end, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	int file = shared == MAP_FAILED ? -1 :
	    memfd_create("drafts", MFD_CLOEXEC);

	if (file < 0) {
		refuse(problems);
		if (shared != MAP_FAILED)
			munmap(shared, sizeof *drafts->end);
		return NULL;
	}
	drafts = memory_take(sizeof *drafts);
	drafts->file = file;
	drafts->end = shared;
	return drafts;
}

void
drafts_free(struct drafts *drafts)
{
	if (drafts == NULL)
		return;
	close(drafts->file);
	munmap(drafts->end, sizeof *drafts->end);
	free(drafts);
}

bool
drafts_add(struct drafts *drafts, const struct text *bytes, size_t *at,
    struct problems *problems)
{
	size_t done = 0;
	ssize_t written;

	*at = atomic_fetch_add(drafts->end, bytes->length);
	while (done < bytes->length) {
		written = pwrite(drafts->file, bytes->bytes + done,
		    bytes->length - done, (off_t)(*at + done));
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0) {
			refuse(problems);
			return false;
		}
		done += (size_t)written;
	}
	return true;
}

bool
drafts_read(const struct drafts *drafts, size_t at, size_t length,
    struct text *out, struct problems *problems)
{
	char bytes[1 << 16];
	ssize_t count;

	while (length > 0) {
		count = pread(drafts->file, bytes, length < sizeof bytes ?
		    length : sizeof bytes, (off_t)at);
		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0) {
			refuse(problems);
			return false;
		}
		text_add(out, bytes, (size_t)count);
		at += (size_t)count;
		length -= (size_t)count;
	}
	return true;
}
