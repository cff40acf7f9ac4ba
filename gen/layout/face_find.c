#include "layout/face_find.h"

#include <dirent.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "base/memory.h"

enum {
	DEPTH_MAX = 4,			/* of folders below a font folder */
	SFNT_HEAD = 12, SFNT_ENTRY = 16, TTC_HEAD = 12,
	HEAD_MAGIC = 0x5f0f3cf5,
	UNITS_LEAST = 16, UNITS_MOST = 16384
};

static char *
join(const char *folder, const char *name)
{
	size_t length = strlen(folder) + strlen(name) + 2;
	char *path = memory_room(length);

	snprintf(path, length, "%s/%s", folder, name);
	return path;
}

static char *find_below(const char *folder, const char *file, int depth);

static char *
find_in_folders(DIR *folder, const char *name, const char *file, int depth)
{
	const struct dirent *entry;
	char *below, *path = NULL;

	while (path == NULL && (entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.' || (entry->d_type != DT_DIR &&
		    entry->d_type != DT_UNKNOWN && entry->d_type != DT_LNK))
			continue;
		below = join(name, entry->d_name);
		path = find_below(below, file, depth + 1);
		free(below);
	}
	return path;
}

static char *
find_below(const char *name, const char *file, int depth)
{
	char *path = join(name, file);
	DIR *folder;

	if (access(path, F_OK) == 0)
		return path;
	free(path);
	if (depth == DEPTH_MAX || (folder = opendir(name)) == NULL)
		return NULL;
	path = find_in_folders(folder, name, file, depth);
	closedir(folder);
	return path;
}

/* The first is where Debian keeps them, and spares a walk through all. */
static char *
find_usual(const char *file)
{
	static const char *const folders[] = { "/usr/share/fonts/truetype",
		"/usr/local/share/fonts", "/usr/share/fonts" };
	const char *home = getenv("HOME");
	char *path = NULL, *own;
	size_t i;

	for (i = 0; path == NULL && i < sizeof folders / sizeof *folders; i++)
		path = find_below(folders[i], file, 0);
	if (path == NULL && home != NULL) {
		own = join(home, ".local/share/fonts");
		path = find_below(own, file, 0);
		free(own);
	}
	return path;
}

const char *
face_find_name(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash != NULL ? slash + 1 : file;
}

char *
face_find(const char *folder, const char *file)
{
	const char *name = face_find_name(file);
	char *path = folder != NULL ? find_below(folder, file, 0) :
	    find_usual(file);

	if (path != NULL || name == file)
		return path;
	return folder != NULL ? find_below(folder, name, 0) :
	    find_usual(name);
}

/* ---- OpenType 1.9, "Organization of an OpenType Font" ---- */

static uint32_t
read_32(const unsigned char *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	    (uint32_t)at[2] << 8 | at[3];
}

static unsigned
read_16(const unsigned char *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

static int
read_signed(const unsigned char *at)
{
	return (int16_t)read_16(at);
}

static const unsigned char *
find_table(const unsigned char *bytes, size_t start, const char *tag,
    uint32_t least)
{
	unsigned i, count = read_16(bytes + start + 4);
	const unsigned char *entry;

	for (i = 0; i < count; i++) {
		entry = bytes + start + SFNT_HEAD + SFNT_ENTRY * i;
		if (memcmp(entry, tag, 4) == 0 && read_32(entry + 12) >= least)
			return bytes + read_32(entry + 8);
	}
	return NULL;
}

static bool
is_whole(const unsigned char *bytes, size_t start, size_t length)
{
	unsigned i, count = read_16(bytes + start + 4);
	const unsigned char *entry;

	if (length - start < SFNT_HEAD + (size_t)SFNT_ENTRY * count)
		return false;
	for (i = 0; i < count; i++) {
		entry = bytes + start + SFNT_HEAD + SFNT_ENTRY * i;
		if (read_32(entry + 8) > length ||
		    read_32(entry + 12) > length - read_32(entry + 8))
			return false;
	}
	return true;
}

/*
 * Where the font starts: a collection (.ttc) begins with a list of fonts. The
 * length itself if there is no such font.
 */
static size_t
find_font(const unsigned char *bytes, size_t length, int index)
{
	size_t start;

	if (length < SFNT_HEAD)
		return length;
	if (memcmp(bytes, "ttcf", 4) != 0)
		return index == 0 ? 0 : length;
	if ((uint32_t)index >= read_32(bytes + 8) ||
	    length < TTC_HEAD + 4 * ((size_t)index + 1))
		return length;
	start = read_32(bytes + TTC_HEAD + 4 * (size_t)index);
	return start < length && length - start >= SFNT_HEAD ? start : length;
}

static const char *
check_head(const unsigned char *bytes, size_t start, struct face_head *box)
{
	const unsigned char *head = find_table(bytes, start, "head", 54);
	unsigned units;

	if (head == NULL || read_32(head + 12) != HEAD_MAGIC)
		return MESSAGE("its head table is damaged");
	units = read_16(head + 18);
	if (units < UNITS_LEAST || units > UNITS_MOST)
		return MESSAGE("its head table is damaged");
	*box = (struct face_head){ read_signed(head + 36),
	    read_signed(head + 38), read_signed(head + 40),
	    read_signed(head + 42) };
	return NULL;
}

const char *
face_find_check(const unsigned char *bytes, size_t length, int index,
    struct face_head *box)
{
	static const struct { const char *tag; uint32_t least; } needed[] = {
		{ "cmap", 4 }, { "glyf", 1 }, { "loca", 4 }, { "hhea", 36 },
		{ "hmtx", 4 }, { "maxp", 6 } };
	size_t start = find_font(bytes, length, index), i;

	if (start == length || (read_32(bytes + start) != 0x00010000 &&
	    memcmp(bytes + start, "true", 4) != 0))
		return MESSAGE("it is no TrueType font");
	if (!is_whole(bytes, start, length))
		return MESSAGE("it is cut off");
	for (i = 0; i < sizeof needed / sizeof *needed; i++)
		if (find_table(bytes, start, needed[i].tag,
		    needed[i].least) == NULL)
			return MESSAGE("it has no TrueType outlines, or no "
			    "character map");
	return check_head(bytes, start, box);
}
