/*
 * Pictures as image objects (PDF 32000-1, 8.9.5), each once in a document,
 * and in grey if they have no colour.
 */
#include <stdlib.h>
#include <string.h>

#include "paint/inside.h"

enum { RGB = 3 };

static bool
has_colour(const unsigned char *pixels, size_t count)
{
	for (; count > 0; count--, pixels += RGB)
		if (pixels[0] != pixels[1] || pixels[1] != pixels[2])
			return true;
	return false;
}

static void
digest_image(const struct image *image, size_t bytes,
    uint8_t digest[SHA_BYTES])
{
	struct sha sha;

	sha_start(&sha);
	sha_add(&sha, &image->width, sizeof image->width);
	sha_add(&sha, image->pixels, bytes);
	sha_end(&sha, digest);
}

static uint32_t
add_object(struct painting *painting, const struct image *image, size_t count)
{
	bool coloured = has_colour(image->pixels, count);
	struct packed packed = {0};
	unsigned char *grey = memory_take(count);
	uint32_t object;
	size_t i;

	for (i = 0; i < count; i++)
		grey[i] = image->pixels[i * RGB];
	if (coloured)
		paint_pack(painting->ink, &packed, image->pixels,
		    count * RGB);
	else
		paint_pack(painting->ink, &packed, grey, count);
	object = paint_object_id(paint_object_stream(painting,
	    pool_format(painting->pool,
	    "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s"
	    "/BitsPerComponent 8/Filter/FlateDecode", image->width,
	    image->height, coloured ? "DeviceRGB" : "DeviceGray"),
	    pool_copy(painting->pool, packed.bytes, packed.length),
	    packed.length));
	free(packed.bytes);
	free(grey);
	return object;
}

size_t
paint_image(struct painting *painting, const struct image *image)
{
	size_t count = (size_t)image->width * (size_t)image->height, i;
	struct painted_image new;

	digest_image(image, count * RGB, new.digest);
	for (i = 0; i < painting->image_count; i++)
		if (memcmp(painting->images[i].digest, new.digest,
		    sizeof new.digest) == 0)
			return i;
	new.object = add_object(painting, image, count);
	painting->images = memory_grow(painting->images,
	    &painting->image_room, painting->image_count, sizeof new);
	painting->images[painting->image_count] = new;
	return painting->image_count++;
}
