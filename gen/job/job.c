#include "job/job.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "compose/compose.h"
#include "job/settings.h"
#include "kind/request_line.h"
#include "layout/layout.h"
#include "sheet/tables.h"
#include "corpus/guide.h"
#include "refer/role.h"

enum {
	LARGE_PRINT = 1350	/* thousandths: 10.5 pt becomes 14 pt (拡大) */
};

/*
 * The first of the places a folder may be at. One that is here and cannot be
 * read is an error, and not a reason to take another.
 */
static const char *
folder_of(const char *asked, const char *here, const char *installed)
{
	if (asked != NULL)
		return asked;
	return !file_is_absent(here) ? here : installed;
}

/* Who names the corpus of a checkout has its templates beside it. */
static const char *
templates_of(struct job *job, const struct options *options)
{
	const char *beside = options->corpus == NULL ? NULL :
	    pool_format(job->pool, "%s/../templates", options->corpus);
	const char *path = folder_of(options->templates, "templates",
	    KIJUN_PREFIX "/share/kijun/templates");

	return options->templates == NULL && beside != NULL &&
	    !file_is_absent(beside) && file_is_absent("templates") ?
	    beside : path;
}

void
job_open_templates(struct job *job, const struct options *options,
    struct problems *problems)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");

	*job = (struct job){ .options = options, .problems = problems,
	    .pool = pool_new() };
	job->templates = templates_of(job, options);
	if (epoch != NULL)
		job->date = (time_t)strtoll(epoch, NULL, 10);
}

bool
job_open_corpus(struct job *job, const struct options *options,
    struct problems *problems)
{
	const char *path = folder_of(options->corpus, "corpus",
	    KIJUN_PREFIX "/share/kijun/corpus");

	job_open_templates(job, options, problems);
	job->corpus = corpus_load(path, problems);
	return problems_count(problems, PROBLEM_ERROR) == 0 &&
	    problems_count(problems, PROBLEM_FATAL) == 0;
}

bool
job_open(struct job *job, const struct options *options,
    struct problems *problems)
{
	if (!job_open_corpus(job, options, problems))
		return false;
	job->kinds = kinds_load(job->templates, problems);
	return job->kinds != NULL && problems_status(problems) == 0 &&
	    settings_check(job, NULL);
}

static void
free_guides(struct job *job)
{
	struct prose *prose;

	for (prose = job->prose; prose != NULL; prose = prose->next)
		xmlFreeDoc(prose->guides);
}

void
job_close(struct job *job)
{
	free_guides(job);
	paint_ink_free(job->ink);
	face_close(job->faces);
	xslt_close(job->kinds);
	kinds_free(job->kinds);
	corpus_free(job->corpus);
	free((char *)(uintptr_t)job->page.style);
	free((char *)(uintptr_t)job->page.script);
	pool_free(job->pool);
}

static const struct { unsigned format; const char *ending; } endings[] = {
	{ FORMAT_HTML, "html" }, { FORMAT_PDF, "pdf" },
	{ FORMAT_XLSX, "xlsx" }, { FORMAT_CSV, "csv" }
};

unsigned
job_formats(const char *list, unsigned otherwise)
{
	unsigned formats = 0;
	size_t i;

	if (list == NULL)
		return otherwise;
	for (i = 0; i < sizeof endings / sizeof *endings; i++)
		if (strstr(list, endings[i].ending) != NULL)
			formats |= endings[i].format;
	return formats;
}

const char *
job_ending(unsigned format)
{
	size_t i;

	for (i = 0; i < sizeof endings / sizeof *endings; i++)
		if (endings[i].format == format)
			return endings[i].ending;
	return "";
}

static bool
open_css(struct job *job)
{
	struct text style = {0};
	size_t length;
	char *css;

	if (job->page.style != NULL)
		return true;
	css = file_load(pool_format(job->pool, "%s/html.css", job->templates),
	    &length, job->problems);
	if (css == NULL)
		return false;
	html_style_add(css, &style);
	free(css);
	job->page.style = style.bytes;
	job->page.script = file_load(pool_format(job->pool, "%s/script/%s",
	    job->templates, html_script_file), &length, job->problems);
	return job->page.script != NULL;
}

static bool
open_style(struct job *job)
{
	if (job->style != NULL)
		return true;
	job->style = style_load(job->pool, pool_format(job->pool,
	    "%s/pdf.style", job->templates), job->problems);
	if (job->style == NULL)
		return false;
	job->large = style_scaled(job->pool, job->style, LARGE_PRINT);
	return true;
}

bool
job_ready(struct job *job, unsigned formats)
{
	if ((formats & FORMAT_HTML) != 0 && !open_css(job))
		return false;
	if ((formats & FORMAT_PDF) == 0)
		return true;
	if (!open_style(job))
		return false;
	if (job->faces == NULL)
		job->faces = face_open(style_typefaces(job->style), NULL,
		    job->problems);
	return job->faces != NULL;
}

/* The authority's training prose, read once in a run. */
static xmlDoc *
guides_of(struct job *job, const struct authority *authority)
{
	struct prose *prose;

	for (prose = job->prose; prose != NULL; prose = prose->next)
		if (prose->authority == authority)
			return prose->guides;
	prose = pool_take(job->pool, sizeof *prose);
	prose->authority = authority;
	prose->guides = guide_load_all(job->pool, authority, job->problems);
	prose->next = job->prose;
	job->prose = prose;
	return prose->guides;
}

/* With the settings that the kind reads, unless it has its own. */
static struct request
complete(struct job *job, struct pool *pool, const struct kind *kind,
    const struct request *request)
{
	struct request full = *request;

	full.kind = kind->name;
	full.kinds = job->kinds;
	if (full.options == NULL)
		full.options = settings_of(pool, job->options, kind);
	return full;
}

const char *
job_request_line(struct job *job, struct pool *pool, const struct kind *kind,
    const struct request *request)
{
	struct request full = complete(job, pool, kind, request);

	return request_line(pool, &full);
}

struct sheet *
job_compose(struct job *job, struct pool *pool, struct kind *kind,
    const struct request *request)
{
	struct request full = complete(job, pool, kind, request);
	struct sheet *sheet;
	xmlDoc *dossier;

	if (full.extra == NULL && full.authority != NULL &&
	    (kind->needs & KIND_NEEDS_GUIDES) != 0)
		full.extra = guides_of(job, full.authority);
	dossier = scope_dossier(job->corpus, &full, job->problems);
	if (dossier == NULL)
		return NULL;
	sheet = compose_sheet(pool, job->kinds, kind, dossier, job->problems);
	if (sheet != NULL)
		sheet->request = request_line(pool, &full);
	xmlFreeDoc(dossier);
	if (sheet != NULL && !job_figures_check(job, sheet))
		return NULL;
	return sheet;
}

bool
job_is_empty(const struct sheet *sheet)
{
	return sheet->root->first == NULL;
}

bool
job_has_tables(struct job *job, const struct sheet *sheet)
{
	struct pool *pool = pool_new();
	bool has = tables_collect(pool, sheet, job->date) != NULL;

	pool_free(pool);
	return has;
}

static bool
tables(struct job *job, const struct sheet *sheet, unsigned format,
    struct text *out)
{
	struct pool *pool = pool_new();
	const struct export_book *book = tables_collect(pool, sheet,
	    job->date);
	struct place nowhere = {0};
	bool made = book != NULL;

	if (book == NULL)
		problem_add(job->problems, PROBLEM_SHEET_TABLELESS, nowhere,
		    "\"%s\" has no table", sheet_attr(sheet->root,
		    SHEET_A_TITLE));
	else if (format == FORMAT_CSV)
		export_csv(book, out);
	else
		made = export_xlsx(book, out);
	if (book != NULL && !made)
		problem_add(job->problems, PROBLEM_FILE_UNWRITABLE, nowhere,
		    "there is no room for the workbook");
	pool_free(pool);
	return made;
}

struct pages *
job_pages(struct job *job, struct pool *pool, const struct sheet *sheet,
    struct problems *problems)
{
	const struct style *style =
	    sheet_attr_is(sheet->root, SHEET_A_STYLE, "large") ?
	    job->large : job->style;

	return layout_sheet(pool, sheet, style, job->faces,
	    job->options->strict, problems);
}

static bool
paint(struct job *job, const struct sheet *sheet, struct text *out,
    size_t *page_count)
{
	struct pool *pool = pool_new();
	struct pages *pages = job_pages(job, pool, sheet, job->problems);
	bool painted;

	if (job->ink == NULL)
		job->ink = paint_ink_new(job->faces);
	painted = pages != NULL && paint_again(job->ink, pages, job->date,
	    out, job->problems);
	if (painted)
		*page_count = pages->count;
	pool_free(pool);
	return painted;
}

bool
job_bytes(struct job *job, const struct sheet *sheet, unsigned format,
    struct text *out, size_t *page_count)
{
	if (format == FORMAT_PDF)
		return paint(job, sheet, out, page_count);
	if ((format & FORMAT_TABLES) != 0)
		return tables(job, sheet, format, out);
	html_write(sheet, &job->page, out);
	return true;
}

struct kind *
job_kind(struct job *job, const char *name)
{
	struct kind *kind = kinds_find(job->kinds, name);
	const char **names, *near;
	size_t i;

	if (kind != NULL)
		return kind;
	names = pool_take(job->pool, (job->kinds->count + 1) * sizeof *names);
	for (i = 0; i < job->kinds->count; i++)
		names[i] = job->kinds->list[i].name;
	near = text_nearest(name, names, job->kinds->count);
	problem_add_near(job->problems, PROBLEM_KIND_UNKNOWN,
	    (struct place){0}, near, near != NULL ?
	    "no kind of document is called \"%s\"" :
	    "no kind of document is called \"%s\"; see: kijun list kinds",
	    name);
	return NULL;
}

/* What is not found may be what could not be read: that is reported. */
static bool
is_reported(const struct job *job)
{
	return problems_count(job->problems, PROBLEM_ERROR) > 0;
}

static void
refuse_standard(struct job *job, const char *name)
{
	const struct authority *authority = NULL;
	const char *ids[OPTIONS_MANY], *near;
	size_t i, count = 0;

	while ((authority = corpus_next(job->corpus, authority)) != NULL)
		for (i = 0; i < authority->standard_count &&
		    count < OPTIONS_MANY; i++)
			ids[count++] = authority->standards[i].id;
	near = text_nearest(name, ids, count);
	problem_add_near(job->problems, PROBLEM_STANDARD_UNKNOWN,
	    (struct place){0}, near, near != NULL ?
	    "no standard is called \"%s\"" :
	    "no standard is called \"%s\"; see: kijun list standards", name);
}

const struct edition *
job_edition(struct job *job, const char *name)
{
	const struct edition *edition = find_edition(job->corpus, name);
	const struct standard *standard;
	const struct edition *other = NULL;
	struct text there = {0};
	size_t length = strcspn(name, "@");

	if (edition != NULL || is_reported(job))
		return edition;
	standard = find_standard(job->corpus,
	    pool_copy(job->pool, name, length));
	if (standard == NULL) {
		refuse_standard(job, name);
		return NULL;
	}
	while ((other = standard_next(standard, other)) != NULL)
		text_add_format(&there, "%s%s", there.length > 0 ?
		    message_comma() : "", other->id);
	if (there.bytes == NULL)
		problem_add(job->problems, PROBLEM_EDITION_UNKNOWN,
		    (struct place){0}, "%s has no edition at all",
		    standard->id);
	else if (name[length] == '@')
		problem_add(job->problems, PROBLEM_EDITION_UNKNOWN,
		    (struct place){0}, "%s has no edition \"%s\"; it has: %s",
		    standard->id, name + length + 1, there.bytes);
	else
		problem_add(job->problems, PROBLEM_EDITION_UNKNOWN,
		    (struct place){0}, "%s has no edition in force; it has: %s",
		    standard->id, there.bytes);
	text_free(&there);
	return NULL;
}

/* The only one, or one of all after the other. */
static const struct authority *
next_within(const struct job *job, const struct authority *within,
    const struct authority *after)
{
	if (within == NULL)
		return corpus_next(job->corpus, after);
	return after == NULL ? within : NULL;
}

static void
refuse_role(struct job *job, const char *name, const struct authority *within)
{
	const struct authority *one = NULL;
	const char *near = NULL, **names;
	size_t count;

	while (near == NULL && (one = next_within(job, within, one)) != NULL) {
		names = role_names(job->pool, one);
		for (count = 0; names[count] != NULL; count++)
			;
		near = text_nearest(name, names, count);
	}
	problem_add_near(job->problems, PROBLEM_ROLE_ABSENT,
	    (struct place){0}, near, near != NULL ?
	    "no role is called \"%s\"" :
	    "no role is called \"%s\"; see: kijun list roles", name);
}

static const struct authority *
authority_of_role(struct job *job, const char *name, size_t length,
    const struct authority *within)
{
	const struct authority *authority = find_authority(job->corpus,
	    pool_copy(job->pool, name, length));

	if ((authority != NULL && (within == NULL || within == authority)) ||
	    is_reported(job))
		return authority;
	if (authority == NULL)
		problem_add(job->problems, PROBLEM_ROLE_ABSENT,
		    (struct place){0}, "no authority is called \"%.*s\"; see: "
		    "kijun list authorities", (int)length, name);
	else
		problem_add(job->problems, PROBLEM_ROLE_ABSENT,
		    (struct place){0}, "\"%s\" is no role of %s, whose "
		    "standard this is", name, within->id);
	return NULL;
}

/* Two authorities may have a role of one name; the user says which. */
static bool
is_clear(struct job *job, const char *name, const struct authority *one,
    const struct authority *other)
{
	if (one == NULL || one == other)
		return true;
	problem_add(job->problems, PROBLEM_USAGE, (struct place){0},
	    "%s and %s both have a role \"%s\"; say %s:%s or %s:%s",
	    one->id, other->id, name, one->id, name, other->id, name);
	return false;
}

const char *
job_role(struct job *job, const char *name, const struct authority *within,
    const struct authority **authority)
{
	const char *colon = strchr(name, ':');
	const struct authority *found = NULL, *one = NULL;
	const xmlNode *role, *which = NULL;

	if (colon != NULL) {
		within = authority_of_role(job, name, (size_t)(colon - name),
		    within);
		if (within == NULL)
			return NULL;
		name = colon + 1;
	}
	while ((one = next_within(job, within, one)) != NULL) {
		role = role_find(one, name, NULL);
		if (role == NULL)
			continue;
		if (!is_clear(job, name, found, one))
			return NULL;
		found = one;
		which = role;
	}
	if (found == NULL) {
		if (!is_reported(job))
			refuse_role(job, name, within);
		return NULL;
	}
	*authority = found;
	return node_attr(which, "id");
}
