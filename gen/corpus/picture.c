#include "corpus/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "corpus/photo.h"

enum {
	MOST_PIXELS = 40 * 1000 * 1000,	/* a page at 600 dots an inch */
	MOST_BYTES = 16 * 1024 * 1024,
	MARK_BYTES = 8
};

/* How a file begins: PNG 1.2, 3.1; ITU-T T.81, B.1.1.3 */
static const struct mark {
	unsigned char	 bytes[MARK_BYTES];
	size_t		 length;
	const char	*media;
} marks[] = {
	{ { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' }, MARK_BYTES,
	    "image/png" },
	{ { 0xff, 0xd8, 0xff }, 3, "image/jpeg" }
};

const char *
picture_media(const char *bytes, size_t length)
{
	size_t i;

	for (i = 0; i < sizeof marks / sizeof *marks; i++)
		if (length >= marks[i].length &&
		    memcmp(bytes, marks[i].bytes, marks[i].length) == 0)
			return marks[i].media;
	return NULL;
}

/* NULL with a reason. */
static const char *
read_plain(struct pool *pool, int file, size_t *length, const char **reason)
{
	struct stat status;
	size_t at = 0;
	ssize_t got = 1;
	char *bytes;

	*reason = MESSAGE("not a plain file");
	if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
		return NULL;
	*reason = MESSAGE("the picture is too large");
	if (status.st_size > MOST_BYTES)
		return NULL;
	*length = (size_t)status.st_size;
	bytes = pool_take(pool, *length + 1);
	while (at < *length && got > 0) {
		got = read(file, bytes + at, *length - at);
		if (got < 0 && errno == EINTR)
			got = 1;
		else
			at += got > 0 ? (size_t)got : 0;
	}
	*reason = got < 0 ? message_of_error(errno) :
	    MESSAGE("it is neither a PNG nor a JPEG file");
	return at < *length || picture_media(bytes, at) == NULL ? NULL : bytes;
}

const char *
picture_read(struct pool *pool, const char *path, size_t *length,
    const char **reason)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	const char *bytes;

	if (file < 0) {
		*reason = message_of_error(errno);
		return NULL;
	}
	bytes = read_plain(pool, file, length, reason);
	close(file);
	return bytes;
}

static bool
decode_png(struct pool *pool, const char *bytes, size_t length,
    struct picture *picture, const char **reason)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	const png_color white = {255, 255, 255};

	if (!png_image_begin_read_from_memory(&image, bytes, length)) {
		*reason = MESSAGE("the PNG file is damaged");
		return false;
	}
	image.format = PNG_FORMAT_RGB;
	if (image.height == 0 || image.width > MOST_PIXELS / image.height) {
		png_image_free(&image);
		*reason = MESSAGE("the picture is too large");
		return false;
	}
	picture->width = (int)image.width;
	picture->height = (int)image.height;
	picture->pixels = pool_take(pool, PNG_IMAGE_SIZE(image));
	if (!png_image_finish_read(&image, &white, picture->pixels, 0, NULL)) {
		*reason = MESSAGE("the PNG file is damaged");
		return false;
	}
	return true;
}

bool
picture_load(struct pool *pool, const char *path, struct picture *picture,
    const char **reason)
{
	size_t length;
	const char *bytes = picture_read(pool, path, &length, reason);

	if (bytes == NULL)
		return false;
	if (strcmp(picture_media(bytes, length), "image/jpeg") == 0)
		return photo_decode(pool, bytes, length, MOST_PIXELS, picture,
		    reason);
	return decode_png(pool, bytes, length, picture, reason);
}

bool
picture_is_below(const char *folder, const char *path)
{
	char *top = realpath(folder, NULL), *file = realpath(path, NULL);
	size_t length = top != NULL ? strlen(top) : 0;
	bool is_below = top != NULL && file != NULL &&
	    strncmp(top, file, length) == 0 && file[length] == '/';

	free(top);
	free(file);
	return is_below;
}
