/*
 * One document of a build, in every format.
 */
#include "job/build_inside.h"

#include <string.h>

#include "base/message.h"
#include "job/digests.h"

static bool
save_as(struct build *build, const char *path, const char *ending,
    const struct text *bytes)
{
	return batch_add(build->batch, pool_format(build->job->pool, "%s.%s",
	    path + strlen(build->prefix), ending), bytes->bytes, bytes->length,
	    build->job->problems);
}

/* Of those that have one: a pledge has no table, and lacks none. */
static void
make_tables(struct build *build, const struct document *document,
    const struct sheet *sheet, struct text *bytes)
{
	unsigned format;
	size_t pages;

	if ((build->formats & FORMAT_TABLES) == 0 ||
	    (document->kind->needs & KIND_NEEDS_HTML_ONLY) != 0 ||
	    !job_has_tables(build->job, sheet))
		return;
	for (format = FORMAT_XLSX; format <= FORMAT_LAST; format *= 2) {
		text_clear(bytes);
		if ((build->formats & format) != 0 &&
		    job_bytes(build->job, sheet, format, bytes,
		    &pages))
			save_as(build, document->path, job_ending(format),
			    bytes);
	}
}

static void
make_formats(struct build *build, const struct document *document,
    const struct sheet *sheet, struct made *made)
{
	struct job *job = build->job;
	struct text bytes = {0};
	unsigned formats = build->formats;

	if ((document->kind->needs & KIND_NEEDS_HTML_ONLY) != 0)
		formats &= FORMAT_HTML;
	if ((formats & FORMAT_HTML) != 0)
		build_pages_draft(build, document, sheet, made);
	if ((formats & FORMAT_PDF) != 0 && job_bytes(job, sheet, FORMAT_PDF,
	    &bytes, &made->page_count)) {
		made->pdf_bytes = bytes.length;
		save_as(build, document->path, "pdf", &bytes);
	}
	make_tables(build, document, sheet, &bytes);
	text_free(&bytes);
}

/* On one line: it is told, and kept, as such. */
static const char *
root_words(struct pool *pool, const struct sheet *sheet, enum sheet_attr name)
{
	const char *words = sheet_attr(sheet->root, name);
	char *copy = pool_string(pool, words != NULL ? words : ""), *at;

	for (at = copy; *at != '\0'; at++)
		if (*at == '\t' || *at == '\n')
			*at = ' ';
	return copy;
}

static void
make_one(struct build *build, const struct document *document,
    struct made *made)
{
	struct pool *pool = pool_new();
	struct sheet *sheet = job_compose(build->job, pool, document->kind,
	    &document->request);

	if (sheet != NULL && !job_is_empty(sheet)) {
		made->is_made = true;
		snprintf(made->digest, sizeof made->digest, "%s",
		    sheet->digest);
		made->title = root_words(build->job->pool, sheet,
		    SHEET_A_TITLE);
		made->edition = root_words(build->job->pool, sheet,
		    SHEET_A_EDITION);
		make_formats(build, document, sheet, made);
	}
	pool_free(pool);
}

/*
 * What the document lists. It is the same for all pages of an authority, which
 * follow each other; what others have is no matter of theirs.
 */
static xmlDoc *
list_for(struct build *build, const struct document *document)
{
	const struct authority *authority = document->request.authority;

	if (build->list == NULL || build->listed != authority) {
		if (build->list != NULL)
			xmlFreeDoc(build->list);
		build->list = job_digests_document(build->job->pool,
		    authority, build->before->plan, build->before->made,
		    build->plan, build->job->kinds);
		build->listed = authority;
	}
	job_digests_set_up(build->list, document->path);
	return build->list;
}

void
build_one(struct build *build, size_t index)
{
	struct document document = build->plan->list[index];

	if (build->before != NULL)
		document.request.extra = list_for(build, &document);
	make_one(build, &document, &build->made[index]);
}
