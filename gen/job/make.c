/*
 * The command make: one document per role and standard asked for, or one per
 * person of a roster.
 */
#include "job/amend.h"
#include "job/job.h"

#include <stdio.h>
#include <string.h>

#include "job/delivery.h"
#include "job/ledger.h"
#include "job/left_out.h"
#include "job/list.h"
#include "job/lone.h"
#include "job/merge.h"
#include "job/roster.h"
#include "job/plan.h"
#include "job/settings.h"
#include "refer/role.h"
#include "base/message.h"

static const struct place nowhere = {0};

/* ---- what is asked for ---- */

static bool __attribute__((format(printf, 2, 3)))
usage(struct job *job, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	problem_add_args(job->problems, PROBLEM_USAGE, nowhere, NULL, format, args);
	va_end(args);
	return false;
}

/*
 * Is it made for what was given? A role's document over all standards is also
 * made of one of them.
 */
static bool
fits_kind(const struct kind *kind, const struct request *request)
{
	enum kind_per per = request_per(request);

	if ((kind->per & per) != 0)
		return true;
	if (per == KIND_PER_ROLE && (kind->per & KIND_PER_PACKET) != 0)
		return true;
	if (per == KIND_PER_ROLE_PAIR || per == KIND_PER_ROLE_STANDARD)
		return (kind->per & KIND_PER_ROLE) != 0;
	if (per == KIND_PER_FORM || per == KIND_PER_PAIR)
		return (kind->per & KIND_PER_STANDARD) != 0;
	return false;
}

/* What a kind is made per, and how that is said on the command line. */
static bool
refuse_per(struct job *job, const struct kind *kind)
{
	static const enum kind_per all[] = { KIND_PER_AUTHORITY,
	    KIND_PER_STANDARD, KIND_PER_FORM, KIND_PER_ROLE,
	    KIND_PER_ROLE_STANDARD, KIND_PER_PAIR, KIND_PER_ROLE_PAIR,
	    KIND_PER_PACKET, KIND_PER_ALL };
	const struct authority *authority = corpus_next(job->corpus, NULL);
	struct text said = {0};
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		if ((kind->per & all[i]) != 0)
			text_add_format(&said, "%s%s", said.length > 0 ?
			    message_translate(", or for ") : "",
			    message_translate(kind_per_said(all[i])));
	if ((kind->per & KIND_PER_AUTHORITY) != 0 && authority != NULL)
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "\"%s\" is made for %s; as in: kijun make %s %s",
		    kind->name, said.bytes, kind->name, authority->id);
	else
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "\"%s\" is made for %s", kind->name, said.bytes);
	text_free(&said);
	return false;
}

/* Mp-Ch_2, or 第2章 as it begins the printed title. */
static const char *
chapter_address(const struct edition *edition, const char *name)
{
	const struct provision *chapter;
	size_t length = strlen(name);

	for (chapter = edition->provisions; chapter != NULL;
	    chapter = chapter->next)
		if (chapter->kind == PROVISION_CHAPTER &&
		    (strcmp(chapter->address, name) == 0 ||
		    strcmp(chapter->caption, name) == 0 ||
		    (strncmp(chapter->caption, name, length) == 0 &&
		    chapter->caption[length] == ' ')))
			return chapter->address;
	return NULL;
}

static bool
read_chapter(struct job *job, struct request *request)
{
	const struct authority *authority = request->authority;
	const char *name = job->options->chapter;
	const struct edition *edition;
	size_t i;

	if (name == NULL)
		return true;
	if (request->edition != NULL)
		request->chapter = chapter_address(request->edition, name);
	for (i = 0; request->edition == NULL && request->chapter == NULL &&
	    i < authority->standard_count; i++) {
		edition = standard_current(&authority->standards[i]);
		if (edition != NULL)
			request->chapter = chapter_address(edition, name);
	}
	return request->chapter != NULL || usage(job,
	    MESSAGE("there is no chapter \"%s\" here; it is named as in: "
	    "kijun list provisions"), name);
}

/* A situation by its id or its title. */
static bool
read_situation(struct job *job, struct request *request)
{
	const char *name = job->options->situation, *id, *title;
	const xmlNode *node;

	if (name == NULL)
		return true;
	for (node = node_child(xmlDocGetRootElement(
	    request->authority->source->document), "situation");
	    node != NULL; node = node_next(node, "situation")) {
		id = node_attr(node, "id");
		title = node_attr(node, "title");
		if ((id != NULL && strcmp(id, name) == 0) ||
		    (title != NULL && strcmp(title, name) == 0)) {
			request->situation = id;
			return true;
		}
	}
	return usage(job, MESSAGE("no situation is called \"%s\"; see: "
	    "kijun list situations"), name);
}

/* Which part of the duties is asked for. */
static bool
read_cut(struct job *job, struct request *request)
{
	return read_chapter(job, request) && read_situation(job, request);
}

static bool
add_request(struct job *job, struct kind *kind, struct request *request,
    struct document *document)
{
	const struct options *options = job->options;

	request->kind = kind->name;
	request->kinds = job->kinds;
	request->with_included = options->with_included ||
	    (kind->needs & KIND_NEEDS_INCLUDED) != 0;
	request->modality = options->modality;
	if (!read_cut(job, request))
		return false;
	if (!fits_kind(kind, request))
		return refuse_per(job, kind);
	document->kind = kind;
	document->request = *request;
	document->path = request_path(job->pool, &document->request);
	return true;
}

static bool
is_about_pairs(const struct kind *kind)
{
	return (kind->per & (KIND_PER_PAIR | KIND_PER_ROLE_PAIR)) != 0;
}

/* A form by its address or its printed label. */
static const char *
form_address(struct job *job, const struct edition *edition, const char *name)
{
	const struct provision *form;

	for (form = edition->provisions; form != NULL; form = form->next)
		if (form->kind == PROVISION_FORM &&
		    (strcmp(form->address, name) == 0 ||
		    strcmp(form->number, name) == 0))
			return form->address;
	usage(job, MESSAGE("there is no form \"%s\" in this standard; see: "
	    "kijun list forms"), name);
	return NULL;
}

/* NULL if there are several. */
static const struct authority *
only_authority(const struct corpus *corpus)
{
	const struct authority *first = corpus_next(corpus, NULL);

	return first != NULL && corpus_next(corpus, first) == NULL ? first :
	    NULL;
}

/* Of a law's file: there is nothing else to choose from. */
static bool
read_lone_request(struct job *job, struct kind *kind,
    struct authority *authority, const char *role, struct document *document)
{
	struct request request = { .authority = authority,
	    .edition = standard_current(authority->standards) };

	if (role != NULL) {
		request.role = job_role(job, role, authority,
		    &request.authority);
		if (request.role == NULL)
			return false;
	}
	if (!add_request(job, kind, &request, document))
		return false;
	document->path = lone_document_path(job, kind->name);
	return true;
}

static bool
read_request(struct job *job, struct kind *kind, const char *role,
    const char *standard, struct document *document)
{
	struct request request = {0};
	const struct authority *within = NULL;
	const char *word = job->options->word_count > 1 ?
	    job->options->words[1] : NULL;

	if (lone_authority(job) != NULL)
		return read_lone_request(job, kind, lone_authority(job), role,
		    document);
	if (standard == NULL && word != NULL && strchr(word, '/') != NULL)
		standard = word;
	if (standard != NULL) {
		request.edition = job_edition(job, standard);
		if (request.edition == NULL)
			return false;
		within = request.edition->standard->authority;
		if (is_about_pairs(kind))
			request.older = standard_before(request.edition);
	} else if (word != NULL) {
		within = find_authority(job->corpus, word);
		if (within == NULL)
			return usage(job, MESSAGE("no authority is called "
			    "\"%s\"; see: kijun list authorities"), word);
	} else if (role == NULL) {
		within = only_authority(job->corpus);
	}
	request.authority = within;
	if (role != NULL) {
		request.role = job_role(job, role, within, &request.authority);
		if (request.role == NULL)
			return false;
	}
	if (request.authority == NULL)
		return usage(job, MESSAGE("\"%s\" needs a role, a standard "
		    "or an authority: --role, --standard"), kind->name);
	if (job->options->form != NULL && request.edition != NULL) {
		request.form = form_address(job, request.edition,
		    job->options->form);
		if (request.form == NULL)
			return false;
	}
	return add_request(job, kind, &request, document);
}

/* ---- making ---- */

static bool
stop_after(struct job *job, const struct document *document, struct text *out)
{
	struct pool *pool = pool_new();
	struct request request = document->request;
	struct sheet *sheet;
	struct pages *pages;
	xmlDoc *dossier;
	xmlChar *bytes;
	int length;

	if (job->options->stop == STOP_CORPUS) {
		list_print(job->corpus, "provisions", NULL, 0, "tsv", out,
		    job->problems);
		pool_free(pool);
		return true;
	}
	if (job->options->stop == STOP_DOSSIER) {
		request.options = settings_of(pool, job->options,
		    document->kind);
		dossier = scope_dossier(job->corpus, &request, job->problems);
		if (dossier != NULL) {
			xmlDocDumpFormatMemoryEnc(dossier, &bytes, &length,
			    "UTF-8", 1);
			text_add(out, (const char *)bytes, (size_t)length);
			xmlFree(bytes);
			xmlFreeDoc(dossier);
		}
		pool_free(pool);
		return dossier != NULL;
	}
	sheet = job_compose(job, pool, document->kind, &request);
	pages = NULL;
	if (sheet != NULL && job->options->stop == STOP_SHEET)
		sheet_dump(sheet, out);
	else if (sheet != NULL && job_ready(job, FORMAT_PDF))
		pages = job_pages(job, pool, sheet, job->problems);
	if (pages != NULL)
		pages_dump(pages, out);
	pool_free(pool);
	return true;
}

/* One file a person, instead of all in one. */
static bool
is_parted(const struct job *job, const struct delivery *delivery)
{
	return delivery->file == NULL && !delivery->is_output &&
	    job->options->output != NULL;
}

/* Somebody waits for papers with names, and gets a pile without any. */
static void
warn_same(struct job *job, const struct sheet *sheet,
    const struct roster *roster)
{
	const char *title = sheet_attr(sheet->root, SHEET_A_TITLE);

	if (!merge_asks(sheet, "氏名"))
		problem_add(job->problems, PROBLEM_ROSTER_SAME,
		    (struct place){ .file = roster->path }, "no blank of "
		    "\"%s\" takes a name, so all %zu copies are the same",
		    title != NULL ? title : "", roster->row_count);
}

static bool
make_merged(struct job *job, const struct delivery *delivery,
    const struct document *document, const struct sheet *sheet,
    const struct roster *roster, struct text *out)
{
	struct text bytes = {0};
	bool made = true;

	if ((delivery->formats & FORMAT_TABLES) != 0)
		return usage(job, MESSAGE("a copy for each person is "
		    "html or pdf, not %s"), job_ending(delivery->formats & FORMAT_XLSX ?
		    FORMAT_XLSX : FORMAT_CSV));
	if (!merge_check(job, sheet, roster))
		return false;
	warn_same(job, sheet, roster);
	if (is_parted(job, delivery))
		return merge_files(job, sheet, roster, delivery->folder,
		    delivery->formats);
	if ((delivery->formats & FORMAT_HTML) != 0) {
		made = merge_html(job, sheet, roster, &bytes) &&
		    delivery_put(job, delivery, delivery_path(job, delivery,
		    document->path, "html"), &bytes, out);
		text_clear(&bytes);
	}
	if (made && (delivery->formats & FORMAT_PDF) != 0)
		made = merge_pdf(job, sheet, roster, &bytes) &&
		    delivery_put(job, delivery, delivery_path(job, delivery,
		    document->path, "pdf"), &bytes, out);
	text_free(&bytes);
	return made;
}

/* Is the roster merged, one document a person, or listed in the document? */
static bool
is_per_person(const struct kind *kind)
{
	return (kind->per & KIND_PER_PERSON) != 0;
}

static bool
is_bound(const struct authority *authority, const char *role)
{
	const struct edition *edition;
	const char **owing;
	size_t i, j;

	for (i = 0; i < authority->standard_count; i++) {
		edition = standard_current(&authority->standards[i]);
		for (j = 0; edition != NULL &&
		    j < overlay_of(edition)->count; j++)
			for (owing = role_owing(
			    &overlay_of(edition)->duties[j]);
			    *owing != NULL; owing++)
				if (strcmp(*owing, role) == 0)
					return true;
	}
	return false;
}

static void
report_empty(struct job *job, const struct document *document)
{
	const struct request *request = &document->request;

	if (request->role != NULL && !is_bound(request->authority,
	    request->role))
		problem_add(job->problems, PROBLEM_SHEET_EMPTY, nowhere,
		    "%s: nothing to print; no clause binds %s (%s)",
		    document->path, request->role,
		    role_title(request->authority, request->role));
	else
		problem_add(job->problems, PROBLEM_SHEET_EMPTY, nowhere,
		    "%s: nothing to print", document->path);
}

/* What lies on paper alone can then be asked for by its digest. */
static void
note(const struct sheet *sheet)
{
	const char *title = sheet_attr(sheet->root, SHEET_A_TITLE);
	const char *edition = sheet_attr(sheet->root, SHEET_A_EDITION);
	const struct ledger_entry entry = { sheet->digest, sheet->request, "",
	    title != NULL ? title : "", edition != NULL ? edition : "" };

	ledger_note("output", &entry);
}

static bool
make_document(struct job *job, const struct delivery *delivery,
    struct document *document, struct roster *roster, struct text *out)
{
	struct pool *pool = pool_new();
	bool merged = roster != NULL && is_per_person(document->kind);
	struct sheet *sheet;
	bool made;

	if (roster != NULL && !merged) {
		document->request.roster = roster;
		if ((delivery->formats & FORMAT_PDF) != 0 &&
		    !merge_check_listed(job, roster)) {
			pool_free(pool);
			return false;
		}
	}
	/* Each file is one person's, who is looked for in the whole roster. */
	if (merged && is_parted(job, delivery)) {
		document->request.people = 1;
		document->request.rows = NULL;
		document->request.is_sorted = false;
	}
	sheet = job_compose(job, pool, document->kind, &document->request);
	if (sheet == NULL || problems_status(job->problems) != 0) {
		pool_free(pool);
		return false;
	}
	if (job_is_empty(sheet)) {
		if ((document->kind->needs & KIND_NEEDS_AMENDMENT) != 0)
			job_amend_reasons(job, &document->request);
		if (problems_status(job->problems) == 0)
			report_empty(job, document);
		made = false;
	} else if (merged) {
		made = make_merged(job, delivery, document, sheet, roster, out);
	} else {
		made = delivery_sheet(job, delivery, document->path, sheet,
		    out);
	}
	/* Nobody can make it again who has its digest alone. */
	if (made && lone_authority(job) == NULL)
		note(sheet);
	pool_free(pool);
	return made;
}

/* What else the holder of the first role is, for a sheet about all of it. */
static bool
read_others(struct job *job, const struct kind *kind,
    struct document *document)
{
	const struct options *options = job->options;
	const struct authority *authority = document->request.authority;
	const char **others;
	size_t i, count = 0;

	if ((kind->per & KIND_PER_ROLES) == 0 || options->role_count < 2)
		return true;
	others = pool_take(job->pool, options->role_count * sizeof *others);
	for (i = 1; i < options->role_count; i++) {
		others[count] = job_role(job, options->roles[i],
		    document->request.authority, &authority);
		if (others[count++] == NULL)
			return false;
	}
	document->request.others = others;
	document->path = request_path(job->pool, &document->request);
	return true;
}

static bool
read_requests(struct job *job, struct kind *kind, struct document *list,
    size_t *count)
{
	const struct options *options = job->options;
	size_t roles = options->role_count > 0 ? options->role_count : 1;
	size_t standards = options->standard_count > 0 ?
	    options->standard_count : 1;
	size_t i, j;

	*count = 0;
	if ((kind->per & KIND_PER_ROLES) != 0)
		roles = 1;
	for (i = 0; i < roles; i++)
		for (j = 0; j < standards; j++)
			if (!read_request(job, kind, options->roles[i],
			    options->standards[j], &list[*count]) ||
			    !read_others(job, kind, &list[(*count)++]))
				return false;
	return true;
}

/* A spreadsheet is neither printed nor read as a page. */
static bool
fits_tables(struct job *job, const struct kind *kind,
    struct delivery *delivery)
{
	if ((kind->needs & KIND_NEEDS_TABLES_ONLY) == 0 ||
	    (delivery->formats & ~(unsigned)FORMAT_TABLES) == 0)
		return true;
	if (job->options->formats != NULL || delivery->file != NULL)
		return usage(job, MESSAGE("\"%s\" is a spreadsheet: name a "
		    "file .xlsx or .csv"), kind->name);
	delivery->formats = FORMAT_XLSX;
	return true;
}

bool
job_make_open(struct job *job, const struct options *options,
    struct problems *problems)
{
	const char *law = lone_law(options);

	return law != NULL ? lone_open(job, options, law, problems) :
	    job_open(job, options, problems);
}

void
job_make(struct job *job, struct text *out)
{
	const struct options *options = job->options;
	struct document *list;
	struct delivery delivery;
	struct roster *roster;
	struct kind *kind;
	size_t i, count;
	bool failed;

	if (options->word_count == 0) {
		usage(job, MESSAGE("make needs a kind of document; see: kijun "
		    "list kinds"));
		return;
	}
	kind = job_kind(job, lone_kind(options));
	if (kind == NULL || !settings_check(job, kind))
		return;
	roster = job_roster(job, kind, &failed);
	if (failed)
		return;
	list = pool_take(job->pool,
	    OPTIONS_MANY * OPTIONS_MANY * sizeof *list);
	if (!read_requests(job, kind, list, &count))
		return;
	for (i = 0; roster != NULL && i < count; i++) {
		list[i].request.is_merged = is_per_person(kind);
		job_roster_note(job, job->pool, roster, &list[i].request);
	}
	if (roster != NULL)
		job_roster_roles(job, roster, &list[0].request);
	if (options->stop != STOP_NEVER) {
		for (i = 0; i < count; i++)
			stop_after(job, &list[i], out);
		return;
	}
	if (!delivery_choose(job, count, &delivery) ||
	    !fits_tables(job, kind, &delivery) ||
	    !job_ready(job, delivery.formats))
		return;
	for (i = 0; i < count; i++)
		if (!make_document(job, &delivery, &list[i], roster, out))
			return;
	left_out_write(job, list[0].request.authority);
}
