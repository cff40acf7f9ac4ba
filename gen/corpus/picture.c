#include "corpus/picture.h"

#include <png.h>
#include <string.h>

enum {
	MOST_PIXELS = 40 * 1000 * 1000	/* a page at 600 dots an inch */
};

bool
picture_load(struct pool *pool, const char *path, struct picture *picture,
    const char **reason)
{
	png_image image = {.version = PNG_IMAGE_VERSION};
	const png_color white = {255, 255, 255};

	if (!png_image_begin_read_from_file(&image, path)) {
		*reason = pool_string(pool, image.message);
		return false;
	}
	image.format = PNG_FORMAT_RGB;
	if (image.height == 0 || image.width > MOST_PIXELS / image.height) {
		png_image_free(&image);
		*reason = "the picture is too large";
		return false;
	}
	picture->width = (int)image.width;
	picture->height = (int)image.height;
	picture->pixels = pool_take(pool, PNG_IMAGE_SIZE(image));
	if (!png_image_finish_read(&image, &white, picture->pixels, 0, NULL)) {
		*reason = pool_string(pool, image.message);
		return false;
	}
	return true;
}
