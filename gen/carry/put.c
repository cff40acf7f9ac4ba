/*
 * Putting: the files that will be others.
 */
#include "carry/inside.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

void
carry_put_file(struct carry_files *files, const char *path, const char *bytes,
    size_t length, size_t places)
{
	files->list = pool_grow(files->pool, files->list, &files->room,
	    files->count, sizeof *files->list);
	files->list[files->count++] = (struct carry_file){ path,
	    pool_copy(files->pool, bytes, length), length, places };
}

void
carry_put(struct carrying *carrying, const char *path, const char *bytes,
    size_t length, struct edits *edits)
{
	struct text out = {0};

	edit_apply(edits, bytes, length, &out);
	if (out.length != length || memcmp(out.bytes, bytes, length) != 0)
		carry_put_file(carrying->files, path, out.bytes, out.length,
		    edits->count);
	text_free(&out);
}

bool
put_list(const char *folder, struct tree_paths *paths,
    struct problems *problems)
{
	int opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error = opened < 0 ? errno : tree_list(opened, paths);

	if (opened >= 0)
		close(opened);
	return error == 0 || file_refuse(folder, error, problems) != NULL;
}
