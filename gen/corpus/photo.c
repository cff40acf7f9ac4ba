#include "corpus/photo.h"

#include <setjmp.h>
#include <stdio.h>
#include <jpeglib.h>
#include <jerror.h>

#include "base/message.h"

enum {
	RGB = 3,
	MOST_SCANS = 100	/* a right file has about ten */
};

struct decoder {
	struct jpeg_decompress_struct	 jpeg;
	struct jpeg_error_mgr		 errors;
	struct jpeg_progress_mgr	 progress;
	jmp_buf				 failed;
	const char			*reason;
};

static _Noreturn void
fail(struct decoder *decoder, const char *reason)
{
	decoder->reason = reason;
	longjmp(decoder->failed, 1);
}

/* libjpeg's own would end the program. */
static _Noreturn void
on_error(j_common_ptr jpeg)
{
	struct decoder *decoder = jpeg->client_data;

	switch (jpeg->err->msg_code) {
	case JERR_BAD_PRECISION:
		fail(decoder, MESSAGE("the JPEG file has more than 8 bits a "
		    "colour"));
	case JERR_SOF_UNSUPPORTED:
		fail(decoder, MESSAGE("the JPEG file is of a kind that "
		    "browsers do not show"));
	default:
		fail(decoder, MESSAGE("the JPEG file is damaged"));
	}
}

/* Below zero is a warning, above is chatter. */
static void
on_message(j_common_ptr jpeg, int level)
{
	if (level < 0)
		fail(jpeg->client_data, MESSAGE("the JPEG file is damaged"));
}

/* A small file may hold thousands of scans, each over the whole picture. */
static void
on_progress(j_common_ptr jpeg)
{
	struct decoder *decoder = jpeg->client_data;

	if (decoder->jpeg.input_scan_number > MOST_SCANS)
		fail(decoder, MESSAGE("the JPEG file is damaged"));
}

static void
read_head(struct decoder *decoder, long most_pixels)
{
	struct jpeg_decompress_struct *jpeg = &decoder->jpeg;

	jpeg_read_header(jpeg, TRUE);
	if ((long)jpeg->image_width > most_pixels / (long)jpeg->image_height)
		fail(decoder, MESSAGE("the picture is too large"));
	if (jpeg->num_components == 4)
		fail(decoder, MESSAGE("the JPEG file has the colours of a "
		    "press (CMYK)"));
	if (jpeg->arith_code)
		fail(decoder, MESSAGE("the JPEG file is of a kind that "
		    "browsers do not show"));
	jpeg->out_color_space = JCS_RGB;
}

static void
read_rows(struct decoder *decoder, struct pool *pool, struct picture *picture)
{
	struct jpeg_decompress_struct *jpeg = &decoder->jpeg;
	size_t stride;

	jpeg_start_decompress(jpeg);
	stride = (size_t)jpeg->output_width * RGB;
	picture->width = (int)jpeg->output_width;
	picture->height = (int)jpeg->output_height;
	picture->pixels = pool_take(pool, stride * jpeg->output_height);
	while (jpeg->output_scanline < jpeg->output_height) {
		JSAMPROW row = picture->pixels +
		    stride * jpeg->output_scanline;

		jpeg_read_scanlines(jpeg, &row, 1);
	}
	jpeg_finish_decompress(jpeg);
}

bool
photo_decode(struct pool *pool, const char *bytes, size_t length,
    long most_pixels, struct picture *picture, const char **reason)
{
	struct decoder decoder = {0};

	decoder.jpeg.err = jpeg_std_error(&decoder.errors);
	decoder.errors.error_exit = on_error;
	decoder.errors.emit_message = on_message;
	decoder.progress.progress_monitor = on_progress;
	decoder.jpeg.client_data = &decoder;
	if (setjmp(decoder.failed) == 0) {
		jpeg_create_decompress(&decoder.jpeg);
		decoder.jpeg.progress = &decoder.progress;
		jpeg_mem_src(&decoder.jpeg, (const unsigned char *)bytes,
		    length);
		read_head(&decoder, most_pixels);
		read_rows(&decoder, pool, picture);
	}
	jpeg_destroy_decompress(&decoder.jpeg);
	*reason = decoder.reason;
	return decoder.reason == NULL;
}
