/*
 * The pages of a build: once it is known which of them there are, each is led
 * to the others; and what all of them share.
 */
#include "job/build_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/stop.h"
#include "job/drafts.h"
#include "job/furnish.h"
#include "job/words.h"

void
build_pages_draft(struct build *build, const struct document *document,
    const struct sheet *sheet, struct made *made)
{
	struct text page = {0};

	const struct html_frame frame = furnish_frame(build->job->pool,
	    document->kind, &document->request, sheet);

	html_write(sheet, &frame, &page);
	if (drafts_add(build->drafts, &page, &made->html_at,
	    build->job->problems))
		made->html_bytes = page.length;
	text_free(&page);
}

/* One page with what stands around it. False if reported. */
static bool
furnish_one(struct build *build, const struct premises *premises, size_t i)
{
	struct made *made = &build->made[i];
	const struct document *document = &build->plan->list[i];
	struct text draft = {0}, page = {0};
	struct pool *pool = pool_new();
	bool good = drafts_read(build->drafts, made->html_at,
	    made->html_bytes, &draft, build->job->problems);

	if (good) {
		furnish(pool, premises, document, made, draft.bytes, &page);
		made->html_bytes = page.length;
		good = batch_add(build->batch, pool_format(pool, "%s.html",
		    document->path + strlen(build->prefix)), page.bytes,
		    page.length, build->job->problems);
	}
	text_free(&draft);
	text_free(&page);
	pool_free(pool);
	return good;
}

bool
build_pages_furnish(struct build *build, const struct premises *premises)
{
	size_t i;

	for (i = 0; i < build->plan->count && !stop_asked(); i++)
		if (build->made[i].html_bytes > 0 &&
		    !furnish_one(build, premises, i))
			return false;
	return !stop_asked();
}

static bool
save_words(const struct build *build, const struct premises *premises)
{
	struct text words = {0};
	bool saved;

	job_words(build->job, premises, &words);
	saved = batch_add(build->batch, html_words_file, words.bytes,
	    words.length, build->job->problems);
	text_free(&words);
	return saved;
}

static bool
save_search(const struct build *build)
{
	struct job *job = build->job;
	size_t length;
	char *script = file_load(pool_format(job->pool, "%s/script/%s",
	    job->templates, html_search_file), &length, job->problems);
	bool saved = script != NULL && batch_add(build->batch,
	    html_search_file, script, length, job->problems);

	free(script);
	return saved;
}

bool
build_pages_save_shared(const struct build *build,
    const struct premises *premises)
{
	struct job *job = build->job;

	if ((build->formats & FORMAT_HTML) == 0)
		return true;
	return batch_add(build->batch, html_style_file, job->page.style,
	    strlen(job->page.style), job->problems) &&
	    batch_add(build->batch, html_script_file, job->page.script,
	    strlen(job->page.script), job->problems) &&
	    save_search(build) && save_words(build, premises);
}
