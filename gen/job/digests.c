#include "job/digests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "job/ledger.h"
#include "refer/role.h"
#include "scope/date.h"

static void
set(xmlNode *node, const char *name, const char *value)
{
	if (value != NULL)
		xmlNewProp(node, (const xmlChar *)name,
		    (const xmlChar *)value);
}

static void
set_some(xmlNode *node, const char *name, const char *value)
{
	if (*value != '\0')
		set(node, name, value);
}

static void
set_number(xmlNode *node, const char *name, size_t value)
{
	char digits[24];

	snprintf(digits, sizeof digits, "%zu", value);
	set(node, name, digits);
}

/* What the authority says the role is, for who does not know the word. */
static void
set_role(xmlNode *node, const struct request *request)
{
	const xmlNode *role = role_find(request->authority, request->role,
	    NULL);
	const xmlNode *what = role != NULL ? node_child(role, "what") : NULL;
	xmlChar *content = what != NULL ? xmlNodeGetContent(what) : NULL;

	set(node, "role", request->role);
	set(node, "role-title", role_title(request->authority,
	    request->role));
	set(node, "role-what", (const char *)content);
	xmlFree(content);
}

/* What the portal asks of a kind, in the words of its declaration. */
static void
set_kind(struct pool *pool, xmlNode *node, const struct kind *kind)
{
	static const char *const asked[] = { "group", "order", "use", "holds",
	    "for" };
	size_t row, i;

	set(node, "kind", kind->name);
	set(node, "kind-title", kind->title);
	for (row = 0; kind_row_name(row) != NULL; row++)
		for (i = 0; i < sizeof asked / sizeof *asked; i++)
			if (strcmp(asked[i], kind_row_name(row)) == 0)
				set_some(node, asked[i], kind_row_value(pool,
				    kind, row));
	if (kind->is_in_front)
		set(node, "front", "yes");
	if ((kind->needs & KIND_NEEDS_INCLUDED) != 0)
		set(node, "included", "yes");
}

static void
add_document(struct pool *pool, xmlNode *root,
    const struct document *document, const struct made *made)
{
	const struct request *request = &document->request;
	const struct edition *edition = request->edition;
	xmlNode *node = xmlNewChild(root, NULL, (const xmlChar *)"document",
	    NULL);

	set_kind(pool, node, document->kind);
	set(node, "per", kind_per_name(request_per(request)));
	set(node, "path", document->path);
	set(node, "title", made->title);
	set(node, "digest", made->digest);
	set(node, "authority", request->authority->id);
	set(node, "authority-title", request->authority->title);
	set(node, "form", request->form);
	if (request->role != NULL)
		set_role(node, request);
	if (edition != NULL) {
		set(node, "standard", edition->standard->id);
		set(node, "standard-slug", edition->standard->slug);
		set(node, "standard-title", edition->standard->title);
		set(node, "law-title", edition->title);
		set(node, "edition", edition->id);
		set(node, "edition-label", date_edition_label(pool, edition));
		set(node, "draft", edition->is_draft ? "yes" : "no");
		set(node, "current", standard_is_current(edition) ?
		    "yes" : "no");
	}
	if (request->older != NULL) {
		set(node, "older", request->older->id);
		set(node, "older-label", date_edition_label(pool,
		    request->older));
	}
	if (made->html_bytes > 0)
		set(node, "html", "yes");
	if (made->pdf_bytes > 0)
		set(node, "pdf", "yes");
	set_number(node, "pages", made->page_count);
	set_number(node, "bytes", made->pdf_bytes);
}

/* A page that lists documents: where it is, for the others. */
static void
add_page(xmlNode *root, const struct document *document)
{
	const struct request *request = &document->request;
	xmlNode *node = xmlNewChild(root, NULL, (const xmlChar *)"page", NULL);

	set(node, "per", kind_per_name(request_per(request)));
	set(node, "path", document->path);
	set(node, "role", request->role);
	if (request->authority != NULL)
		set(node, "authority", request->authority->id);
	if (request->edition == NULL)
		return;
	set(node, "standard", request->edition->standard->id);
	set(node, "edition", request->edition->id);
}

/* Those of a role and a standard, each of which gets a group of its own. */
static void
add_kinds(xmlNode *root, const struct kinds *kinds)
{
	xmlNode *node;
	size_t i;

	for (i = 0; i < kinds->count; i++) {
		if ((kinds->list[i].per & KIND_PER_ROLE_STANDARD) == 0)
			continue;
		node = xmlNewChild(root, NULL, (const xmlChar *)"kind", NULL);
		set(node, "name", kinds->list[i].name);
		set(node, "title", kinds->list[i].title);
	}
}

/* Documents of no authority are of all. */
static bool
concerns(const struct authority *authority, const struct document *document)
{
	return authority == NULL || document->request.authority == NULL ||
	    document->request.authority == authority;
}

xmlDoc *
job_digests_document(struct pool *pool, const struct authority *authority,
    const struct plan *plan, const struct made *made,
    const struct plan *pages, const struct kinds *kinds)
{
	xmlDoc *document = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *root = xmlNewDocNode(document, NULL,
	    (const xmlChar *)"documents", NULL);
	size_t i;

	xmlDocSetRootElement(document, root);
	for (i = 0; i < plan->count; i++)
		if (made[i].is_made && concerns(authority, &plan->list[i]))
			add_document(pool, root, &plan->list[i], &made[i]);
	for (i = 0; i < pages->count; i++)
		if (concerns(authority, &pages->list[i]))
			add_page(root, &pages->list[i]);
	add_kinds(root, kinds);
	return document;
}

void
job_digests_set_up(xmlDoc *list, const char *path)
{
	xmlNode *root = xmlDocGetRootElement(list), *page;
	struct text way = {0};

	plan_add_way(path, "", &way);
	xmlSetProp(root, (const xmlChar *)"up", (const xmlChar *)way.bytes);
	for (page = node_child(root, "page"); page != NULL;
	    page = node_next(page, "page")) {
		text_clear(&way);
		plan_add_way(path, node_attr(page, "path"), &way);
		text_add_string(&way, ".html");
		xmlSetProp(page, (const xmlChar *)"href",
		    (const xmlChar *)way.bytes);
	}
	text_free(&way);
}

/* What is made from the same request gets the same line. */
static void
add_entries_made(struct job *job, const struct plan *plan,
    const struct made *made, struct text *out)
{
	size_t i;

	for (i = 0; i < plan->count; i++) {
		const struct document *document = &plan->list[i];
		const struct ledger_entry entry = { made[i].digest,
		    job_request_line(job, job->pool, document->kind,
		    &document->request), document->path, made[i].title,
		    made[i].edition };

		if (made[i].is_made)
			ledger_add(out, &entry);
	}
}

/* Lines whose digest no document carries any more. */
static void
add_entries_kept(const struct ledger *earlier, struct text *out)
{
	char key[16];
	size_t i;

	for (i = 0; earlier != NULL && i < earlier->count; i++) {
		snprintf(key, sizeof key, "\n%.12s\t",
		    earlier->list[i].digest);
		if (strstr(out->bytes, key) == NULL)
			ledger_add(out, &earlier->list[i]);
	}
}

/* What earlier builds left is kept, so that their papers are still known. */
static void
write_ledger(struct job *job, const struct plan *plan,
    const struct made *made, const struct plan *pages,
    const struct made *pages_made, const char *folder, struct text *out)
{
	struct problems *said = problems_new();
	const struct ledger *earlier;
	bool absent;

	earlier = ledger_load(job->pool, folder, &absent, said);
	if (!absent && (earlier == NULL || earlier->is_torn))
		problem_add(job->problems, PROBLEM_LEDGER_LOST,
		    (struct place){ pool_format(job->pool, "%s/%s", folder,
		    ledger_file), 0, 0 }, earlier == NULL ? "the ledger of "
		    "earlier builds cannot be read; it is written anew, "
		    "without their digests" : "lines of the ledger of earlier "
		    "builds are damaged; it is written anew, without their "
		    "digests");
	problems_free(said);
	ledger_head(out);
	add_entries_made(job, plan, made, out);
	add_entries_made(job, pages, pages_made, out);
	add_entries_kept(earlier, out);
	add_entries_kept(ledger_load_old(job->pool, folder), out);
}

/* One <entry> per edition: when it came, and where its text is. */
static void
add_entry(struct pool *pool, const struct kind *kind,
    const struct edition *edition, struct text *out)
{
	const struct standard *standard = edition->standard;
	const struct edition *current = standard_current(standard);
	const struct request text = { .kind = kind->name, .edition = edition,
	    .authority = standard->authority };

	text_add_format(out, "  <entry>\n    <id>urn:kijun:%s:%s</id>\n"
	    "    <title>", standard->id, edition->id);
	text_add_escaped(out, standard->title, strlen(standard->title));
	text_add_format(out, "%s (%s)</title>\n"
	    "    <updated>%sT00:00:00Z</updated>\n"
	    "    <link href=\"%s.html\"/>\n"
	    "  </entry>\n", edition->is_draft ? " 案" : "", edition->id,
	    edition->is_draft && current != NULL ? current->id : edition->id,
	    request_path(pool, &text));
}

static void
add_entries(struct pool *pool, const struct kind *kind,
    const struct standard *standard, const char **newest, struct text *out)
{
	const struct edition *current = standard_current(standard);
	const struct edition *edition = NULL;

	while ((edition = standard_next(standard, edition)) != NULL)
		add_entry(pool, kind, edition, out);
	if (current != NULL && strcmp(current->id, *newest) > 0)
		*newest = current->id;
}

/* Atom (RFC 4287), newest last as the corpus is ordered. */
static void
add_feed(const struct job *job, struct text *out)
{
	const struct kind *kind = kinds_holding(job->kinds, KIND_HOLDS_TEXT);
	const struct authority *authority = NULL;
	const char *newest = "1970-01-01";
	struct text entries = {0};
	size_t i;

	while ((authority = corpus_next(job->corpus, authority)) != NULL)
		for (i = 0; kind != NULL && i < authority->standard_count;
		    i++)
			add_entries(job->pool, kind, &authority->standards[i],
			    &newest, &entries);
	text_add_format(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"ja\">\n"
	    "  <id>urn:kijun:changes</id>\n  <title>基準の改定</title>\n"
	    "  <updated>%sT00:00:00Z</updated>\n"
	    "  <author><name>kijun</name></author>\n"
	    "  <link rel=\"self\" href=\"changes.atom\"/>\n%s</feed>\n",
	    newest, entries.bytes != NULL ? entries.bytes : "");
	text_free(&entries);
}

bool
job_digests_save(struct job *job, const struct plan *plan,
    const struct made *made, const struct plan *pages,
    const struct made *pages_made, const char *folder, struct batch *batch)
{
	struct text ledger = {0}, feed = {0};
	bool saved;

	write_ledger(job, plan, made, pages, pages_made, folder, &ledger);
	add_feed(job, &feed);
	saved = batch_add(batch, ledger_file, ledger.bytes, ledger.length,
	    job->problems) && batch_add(batch, "changes.atom", feed.bytes,
	    feed.length, job->problems);
	text_free(&ledger);
	text_free(&feed);
	return saved;
}
