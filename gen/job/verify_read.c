/*
 * What a file says, and what the same document says when it is made anew, read
 * in the same way.
 */
#include "job/verify.h"

#include <string.h>

#include "job/furnish.h"
#include "job/merge.h"
#include "proof/page.h"
#include "proof/pdf.h"

enum { SHEETS_MAX = 1024 };

bool
verify_read_is_linked(const struct inquiry *inquiry)
{
	static const char WAY[] = "<nav class=\"way\"";

	return inquiry->carried.format == CARRIED_HTML &&
	    memmem(inquiry->carried.bytes, inquiry->carried.length, WAY,
	    strlen(WAY)) != NULL;
}

/* What is made anew: of packets all or one of them, else the sheet. */
bool
verify_read_made(struct inquiry *inquiry, const struct packet_plan *plan,
    const struct roster *roster, struct text *out)
{
	struct job *job = inquiry->job;
	bool is_pdf = inquiry->carried.format == CARRIED_PDF;
	struct html_frame frame;
	size_t pages;

	if (!job_ready(job, is_pdf ? FORMAT_PDF : FORMAT_HTML))
		return false;
	if (plan != NULL)
		return is_pdf && packet_paint_all(job, plan, roster, out);
	if (roster == NULL && verify_read_is_linked(inquiry)) {
		frame = furnish_frame(inquiry->pool, inquiry->kind,
		    &inquiry->request, inquiry->sheet);
		html_write(inquiry->sheet, &frame, out);
		return true;
	}
	if (roster != NULL)
		return is_pdf ? merge_pdf(job, inquiry->sheet, roster, out) :
		    merge_html(job, inquiry->sheet, roster, out);
	return job_bytes(job, inquiry->sheet, is_pdf ? FORMAT_PDF :
	    FORMAT_HTML, out, &pages);
}

bool
verify_read_either(struct inquiry *inquiry, const char *bytes, size_t length,
    struct words *words)
{
	struct place place = { inquiry->path, 0, 0 };

	if (inquiry->carried.format == CARRIED_HTML)
		return page_words(inquiry->pool, bytes, length, words);
	if (pdf_words(inquiry->pool, bytes, length, words))
		return true;
	problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED, place,
	    "the PDF cannot be read; it is torn or locked");
	return false;
}

/* A program that writes a file anew may drop what tells head and foot apart. */
bool
verify_read_marked(const struct painted *found, const struct painted *wanted)
{
	const struct words *words[] = { &found->furniture,
	    &wanted->furniture };
	bool says[2] = { false, false };
	size_t i, j;

	for (i = 0; i < 2; i++)
		for (j = 0; j < words[i]->count && !says[i]; j++)
			says[i] = *words[i]->list[j].text != '\0';
	return says[0] || !says[1];
}

/* Head and foot belong to the body, then. */
static void
take_all(struct painted *painted)
{
	painted->all.filled = painted->body.filled;
	painted->all.added = painted->body.added;
	painted->body = painted->all;
	painted->furniture = (struct words){0};
}

/*
 * Both in the same order: that of painting, or for an HTML file or a PDF that
 * another program wrote in its own way, that in which they are read (then all
 * is body).
 */
bool
verify_read_both(struct inquiry *inquiry, const struct text *made,
    struct painted *found, struct painted *wanted)
{
	struct carried *carried = &inquiry->carried;

	struct words_difference where;

	if (carried->format == CARRIED_PDF && painted_read(inquiry->pool,
	    carried->bytes, carried->length, found) &&
	    painted_read(inquiry->pool, made->bytes, made->length, wanted)) {
		if (verify_read_marked(found, wanted))
			return true;
		if (!words_differ(inquiry->pool, &found->all, &wanted->all,
		    &where)) {
			take_all(found);
			take_all(wanted);
			return true;
		}
	}
	*found = *wanted = (struct painted){0};
	return verify_read_either(inquiry, carried->bytes, carried->length,
	    &found->body) && verify_read_either(inquiry, made->bytes,
	    made->length, &wanted->body);
}

/* The sheets that are filled: of a packet, all its papers. */
const struct sheet **
verify_read_sheets(struct inquiry *inquiry, size_t *count)
{
	const struct sheet **sheets = pool_take(inquiry->pool, SHEETS_MAX *
	    sizeof *sheets);
	const struct packet_plan *plan = inquiry->plan;
	const struct packet *packet;
	size_t i, j;

	*count = 0;
	if (plan == NULL)
		sheets[(*count)++] = inquiry->sheet;
	for (i = 0; plan != NULL && i < plan->count; i++) {
		packet = plan->runs[i].packet;
		for (j = 0; j < packet->count && *count < SHEETS_MAX; j++)
			sheets[(*count)++] = packet->parts[j].sheet;
	}
	return sheets;
}

bool
verify_read_same(const struct inquiry *inquiry)
{
	if (inquiry->plan != NULL && strcmp(inquiry->plan->digest,
	    inquiry->digest) == 0)
		return true;
	return inquiry->sheet != NULL &&
	    strcmp(inquiry->sheet->digest, inquiry->digest) == 0;
}
