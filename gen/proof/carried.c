#include "proof/carried.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "proof/pdf.h"

enum { DIGEST_LENGTH = 12 };

/* In front of what is looked for, and behind it. */
struct frame {
	const char	*before, *after;
};

static const struct frame pdf_request = { "<dc:source>", "</dc:source>" };
static const struct frame pdf_digest = { "<pdf:Keywords>",
	"</pdf:Keywords>" };
/* Some programs write properties as attributes. */
static const struct frame pdf_request_too = { "dc:source=\"", "\"" };
static const struct frame pdf_digest_too = { "pdf:Keywords=\"", "\"" };
static const struct frame pdf_digest_of_old = { "/Keywords(", ")" };
static const struct frame html_request = {
	"<meta name=\"kijun-request\" content=\"", "\"" };
static const struct frame html_digest = { "<span class=\"digest\">",
	"</span>" };

/* The first stretch in that frame; NULL if there is none, or an empty one. */
static const char *
framed(struct pool *pool, const char *bytes, size_t length,
    const struct frame *frame)
{
	const char *from = memmem(bytes, length, frame->before,
	    strlen(frame->before)), *to;

	if (from == NULL)
		return NULL;
	from += strlen(frame->before);
	to = memmem(from, length - (size_t)(from - bytes), frame->after,
	    strlen(frame->after));
	return to == NULL || to == from ? NULL :
	    pool_copy(pool, from, (size_t)(to - from));
}

static const char *
either(struct pool *pool, const char *bytes, size_t length,
    const struct frame *one, const struct frame *other)
{
	const char *found = framed(pool, bytes, length, one);

	return found != NULL ? found : framed(pool, bytes, length, other);
}

static void
read_packet(struct pool *pool, const char *bytes, size_t length,
    struct carried *carried)
{
	if (carried->request == NULL)
		carried->request = either(pool, bytes, length, &pdf_request,
		    &pdf_request_too);
	if (carried->digest == NULL)
		carried->digest = either(pool, bytes, length, &pdf_digest,
		    &pdf_digest_too);
}

/* Ours is not packed; a program that saved it anew may have packed it. */
static void
read_pdf(struct pool *pool, struct carried *carried)
{
	const char *packet;

	read_packet(pool, carried->bytes, carried->length, carried);
	if (carried->request == NULL) {
		packet = pdf_metadata(pool, carried->bytes, carried->length);
		if (packet != NULL)
			read_packet(pool, packet, strlen(packet), carried);
	}
	if (carried->digest == NULL)
		carried->digest = framed(pool, carried->bytes,
		    carried->length, &pdf_digest_of_old);
}

static void
read_html(struct pool *pool, struct carried *carried)
{
	carried->request = framed(pool, carried->bytes, carried->length,
	    &html_request);
	carried->digest = framed(pool, carried->bytes, carried->length,
	    &html_digest);
}

static bool
is_digest(const char *digest)
{
	return digest != NULL && strlen(digest) == DIGEST_LENGTH &&
	    strspn(digest, "0123456789abcdef") == DIGEST_LENGTH;
}

static enum carried_format
format_of(const struct carried *carried)
{
	static const char pdf[] = "%PDF-", html[] = "<html";

	if (carried->length > strlen(pdf) &&
	    memcmp(carried->bytes, pdf, strlen(pdf)) == 0)
		return CARRIED_PDF;
	if (memmem(carried->bytes, carried->length, html, strlen(html)) !=
	    NULL)
		return CARRIED_HTML;
	return CARRIED_NOTHING;
}

bool
carried_load(struct pool *pool, const char *path, struct carried *carried,
    struct problems *problems)
{
	*carried = (struct carried){0};
	carried->bytes = file_load(path, &carried->length, problems);
	if (carried->bytes == NULL)
		return false;
	carried->format = format_of(carried);
	if (carried->format == CARRIED_PDF)
		read_pdf(pool, carried);
	else if (carried->format == CARRIED_HTML)
		read_html(pool, carried);
	if (!is_digest(carried->digest))
		carried->digest = NULL;
	return true;
}

void
carried_free(struct carried *carried)
{
	free(carried->bytes);
	carried->bytes = NULL;
}
