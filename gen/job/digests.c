#include "job/digests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
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

static void
add_document(struct pool *pool, xmlNode *root,
    const struct document *document, const struct made *made)
{
	const struct request *request = &document->request;
	const struct edition *edition = request->edition;
	xmlNode *node = xmlNewChild(root, NULL, (const xmlChar *)"document",
	    NULL);

	set(node, "kind", document->kind->name);
	set(node, "kind-title", document->kind->title);
	set(node, "per", document->per);
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

xmlDoc *
job_digests_document(struct pool *pool, const struct plan *plan,
    const struct made *made)
{
	xmlDoc *document = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *root = xmlNewDocNode(document, NULL,
	    (const xmlChar *)"documents", NULL);
	size_t i;

	xmlDocSetRootElement(document, root);
	for (i = 0; i < plan->count; i++)
		if (made[i].is_made)
			add_document(pool, root, &plan->list[i], &made[i]);
	return document;
}

void
job_digests_set_up(xmlDoc *list, const char *path)
{
	struct text up = {0};

	text_add_string(&up, "");
	for (; *path != '\0'; path++)
		if (*path == '/')
			text_add_string(&up, "../");
	xmlSetProp(xmlDocGetRootElement(list), (const xmlChar *)"up",
	    (const xmlChar *)up.bytes);
	text_free(&up);
}

/* Lines of an earlier build whose digest no document carries any more. */
static void
keep_superseded(struct job *job, const char *path, const struct text *now,
    struct text *out)
{
	struct problems *ignored = problems_new();
	size_t length;
	char *bytes = file_load(path, &length, ignored), *line, *rest = bytes;
	char key[16];

	(void)job;
	problems_free(ignored);		/* the first build has no earlier one */
	while (rest != NULL && (line = strsep(&rest, "\n")) != NULL) {
		if (strlen(line) < 13 || line[12] != '\t')
			continue;
		snprintf(key, sizeof key, "\n%.12s\t", line);
		if (strstr(now->bytes, key) == NULL)
			text_add_format(out, "%s\n", line);
	}
	free(bytes);
}

static void
add_digests(const struct plan *plan, const struct made *made,
    struct text *out)
{
	size_t i;

	text_add_string(out, "digest\tpath\ttitle\tedition\n");
	for (i = 0; i < plan->count; i++) {
		const struct edition *edition = plan->list[i].request.edition;

		if (made[i].is_made)
			text_add_format(out, "%s\t%s\t%s\t%s\n",
			    made[i].digest, plan->list[i].path, made[i].title,
			    edition != NULL ? edition->name : "");
	}
}

/* One <entry> per edition: when it came, and where its comparison is. */
static void
add_entry(const struct standard *standard, const struct edition *edition,
    struct text *out)
{
	const struct edition *current = standard_current(standard);
	bool is_current = edition == current;
	const char *page = is_current ? "" : edition->id;

	text_add_format(out, "  <entry>\n    <id>urn:kijun:%s:%s</id>\n"
	    "    <title>", standard->id, edition->id);
	text_add_escaped(out, standard->title, strlen(standard->title));
	text_add_format(out, "%s (%s)</title>\n"
	    "    <updated>%sT00:00:00Z</updated>\n"
	    "    <link href=\"%s/standards/%s/%s%sstandard.html\"/>\n"
	    "  </entry>\n", edition->is_draft ? " 案" : "", edition->id,
	    edition->is_draft && current != NULL ? current->id : edition->id,
	    standard->authority->id,
	    standard->slug, page, is_current ? "" : "/");
}

static void
add_entries(const struct standard *standard, const char **newest,
    struct text *out)
{
	const struct edition *current = standard_current(standard);
	const struct edition *edition = NULL;

	while ((edition = standard_next(standard, edition)) != NULL)
		add_entry(standard, edition, out);
	if (current != NULL && strcmp(current->id, *newest) > 0)
		*newest = current->id;
}

/* Atom (RFC 4287), newest last as the corpus is ordered. */
static void
add_feed(const struct corpus *corpus, struct text *out)
{
	const struct authority *authority = NULL;
	const char *newest = "1970-01-01";
	struct text entries = {0};
	size_t i;

	while ((authority = corpus_next(corpus, authority)) != NULL)
		for (i = 0; i < authority->standard_count; i++)
			add_entries(&authority->standards[i], &newest,
			    &entries);
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
    const struct made *made, const char *folder, struct batch *batch)
{
	const char *path = pool_format(job->pool, "%s/digests.tsv", folder);
	struct text digests = {0}, feed = {0};
	bool saved;

	add_digests(plan, made, &digests);
	keep_superseded(job, path, &digests, &digests);
	add_feed(job->corpus, &feed);
	saved = batch_add(batch, "digests.tsv", digests.bytes, digests.length,
	    job->problems) && batch_add(batch, "changes.atom", feed.bytes,
	    feed.length, job->problems);
	text_free(&digests);
	text_free(&feed);
	return saved;
}
