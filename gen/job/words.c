#include "job/words.h"

#include <string.h>

#include "base/json.h"
#include "base/oldform.h"
#include "refer/define.h"
#include "refer/role.h"

/*
 * What is written, a line each:
 *
 *	kijun({ old: "舊旧…", list: [ AUTHORITY … ] })
 *	AUTHORITY { id, title, roles: [[id, title, what, page]],
 *	    words: [[word, means]], standards: [STANDARD], documents:
 *	    [[path, title, role, standard, pages]] }
 *	STANDARD { title, slug, text, provisions: [[address, citation,
 *	    caption, words]], duties: [[id, address, question, roles]],
 *	    terms: [[term, address]] }
 *
 * Paths are without ending; roles and standards are places in their lists, -1
 * for none. Addresses are those of the page.
 */
struct words {
	struct job			*job;
	const struct premises		*premises;
	const struct authority		*authority;
	struct text			*out;
};

static void
add_first(struct text *out, const char *bracket, bool is_first)
{
	text_add_format(out, "%s%s", is_first ? "" : ",\n", bracket);
}

static void
add_member(struct text *out, const char *words)
{
	text_add_char(out, ',');
	json_add_string(out, words != NULL ? words : "");
}

/* ---- roles ---- */

static const xmlNode *
first_role(const struct authority *authority)
{
	return node_child(xmlDocGetRootElement(authority->source->document),
	    "role");
}

/* Its place in authority.xml; -1 if it is none. */
static int
role_place(const struct authority *authority, const char *id)
{
	const xmlNode *role = first_role(authority);
	int place = 0;

	for (; id != NULL && role != NULL; role = node_next(role, "role"),
	    place++)
		if (node_attr(role, "id") != NULL &&
		    strcmp(node_attr(role, "id"), id) == 0)
			return place;
	return -1;
}

/* The page that lists what is the role's; "" if none was made. */
static const char *
page_of_role(const struct words *words, const char *id)
{
	const struct plan *pages = words->premises->pages;
	size_t i;

	for (i = 0; i < pages->count; i++) {
		const struct request *request = &pages->list[i].request;

		if (request->authority == words->authority &&
		    request_per(request) == KIND_PER_ROLE &&
		    strcmp(request->role, id) == 0 &&
		    words->premises->pages_made[i].is_made)
			return pages->list[i].path;
	}
	return "";
}

static void
add_roles(const struct words *words)
{
	const xmlNode *role = first_role(words->authority), *what;
	struct pool *pool = words->job->pool;
	struct text *out = words->out;
	bool is_first = true;

	text_add_string(out, ",\nroles: [");
	for (; role != NULL; role = node_next(role, "role")) {
		const char *id = node_attr(role, "id");

		what = node_child(role, "what");
		add_first(out, "[", is_first);
		json_add_string(out, id != NULL ? id : "");
		add_member(out, node_attr(role, "title"));
		add_member(out, what != NULL ? content_all(pool, what) : "");
		add_member(out, id != NULL ? page_of_role(words, id) : "");
		text_add_char(out, ']');
		is_first = false;
	}
	text_add_string(out, "]");
}

static void
add_everyday(const struct words *words)
{
	const xmlNode *node = node_child(xmlDocGetRootElement(
	    words->authority->source->document), "everyday");
	struct text *out = words->out;
	bool is_first = true;

	text_add_string(out, ",\nwords: [");
	for (; node != NULL; node = node_next(node, "everyday")) {
		add_first(out, "[", is_first);
		json_add_string(out, node_attr(node, "word"));
		add_member(out, node_attr(node, "means"));
		text_add_char(out, ']');
		is_first = false;
	}
	text_add_string(out, "]");
}

/* ---- a standard ---- */

/* Nothing to read but what its own parts say. */
static bool
is_empty(const struct provision *provision)
{
	return (provision->text == NULL || *provision->text == '\0') &&
	    (provision->caption == NULL || *provision->caption == '\0');
}

static void
add_provisions(const struct words *words, const struct edition *edition)
{
	const struct provision *at = edition->provisions;
	struct text *out = words->out;
	bool is_first = true;

	text_add_string(out, ",\nprovisions: [");
	for (; at != NULL; at = at->next) {
		if (is_empty(at) || at->kind == PROVISION_FORM)
			continue;
		add_first(out, "[", is_first);
		json_add_string(out, at->address);
		add_member(out, at->citation);
		add_member(out, at->caption);
		add_member(out, at->text);
		text_add_char(out, ']');
		is_first = false;
	}
	text_add_string(out, "]");
}

static void
add_duty(const struct words *words, const struct duty *duty)
{
	const char **owing = role_owing(duty);
	const xmlNode *question = node_child(duty->node, "question");
	struct text *out = words->out;
	bool is_first = true;

	json_add_string(out, strchr(duty->id, '#') != NULL ?
	    strchr(duty->id, '#') + 1 : duty->id);
	add_member(out, duty->provision->address);
	add_member(out, question != NULL ? content_all(words->job->pool,
	    question) : "");
	text_add_string(out, ",[");
	for (; *owing != NULL; owing++) {
		text_add_format(out, "%s%d", is_first ? "" : ",",
		    role_place(words->authority, *owing));
		is_first = false;
	}
	text_add_string(out, "]]");
}

static void
add_duties(const struct words *words, const struct edition *edition)
{
	const struct overlay *overlay = overlay_of(edition);
	bool is_first = true;
	size_t i;

	text_add_string(words->out, ",\nduties: [");
	for (i = 0; i < overlay->count; i++) {
		if (overlay->duties[i].provision == NULL)
			continue;
		add_first(words->out, "[", is_first);
		add_duty(words, &overlay->duties[i]);
		is_first = false;
	}
	text_add_string(words->out, "]");
}

static void
add_terms(const struct words *words, const struct edition *edition)
{
	const struct definition *at = define_known(edition);
	struct text *out = words->out;
	bool is_first = true;

	text_add_string(out, ",\nterms: [");
	for (; at != NULL; at = at->next) {
		add_first(out, "[", is_first);
		json_add_string(out, at->term);
		add_member(out, at->at->address);
		text_add_char(out, ']');
		is_first = false;
	}
	text_add_string(out, "]");
}

/* Where its text is read; "" if that was not made. */
static const char *
page_of_text(const struct words *words, const struct edition *edition)
{
	const struct plan *plan = words->premises->plan;
	size_t i;

	for (i = 0; i < plan->count; i++)
		if ((plan->list[i].kind->holds & KIND_HOLDS_TEXT) != 0 &&
		    plan->list[i].request.edition == edition &&
		    words->premises->made[i].is_made)
			return plan->list[i].path;
	return "";
}

static void
add_standard(const struct words *words, const struct standard *standard)
{
	const struct edition *edition = standard_current(standard);
	struct text *out = words->out;

	text_add_string(out, "{ title: ");
	json_add_string(out, edition != NULL ? edition->title :
	    standard->title);
	text_add_string(out, ", slug: ");
	json_add_string(out, standard->slug);
	text_add_string(out, ", text: ");
	json_add_string(out, edition != NULL ? page_of_text(words, edition) :
	    "");
	if (edition != NULL) {
		add_provisions(words, edition);
		add_duties(words, edition);
		add_terms(words, edition);
	} else
		text_add_string(out, ", provisions: [], duties: [], "
		    "terms: []");
	text_add_string(out, " }");
}

/* ---- documents ---- */

static int
standard_place(const struct authority *authority,
    const struct edition *edition)
{
	return edition == NULL ? -1 : (int)(edition->standard -
	    authority->standards);
}

/* Of editions that are not in force none: who looks for these has an index. */
static bool
is_listed(const struct words *words, const struct document *document)
{
	const struct request *request = &document->request;

	return request->authority == words->authority &&
	    request->older == NULL && (request->edition == NULL ||
	    standard_is_current(request->edition));
}

static void
add_documents(const struct words *words)
{
	const struct plan *plan = words->premises->plan;
	struct text *out = words->out;
	bool is_first = true;
	size_t i;

	text_add_string(out, ",\ndocuments: [");
	for (i = 0; i < plan->count; i++) {
		const struct document *document = &plan->list[i];
		const struct made *made = &words->premises->made[i];

		if (!made->is_made || made->html_bytes == 0 ||
		    !is_listed(words, document))
			continue;
		add_first(out, "[", is_first);
		json_add_string(out, document->path);
		add_member(out, document->request.form != NULL ? made->title :
		    document->kind->title);
		text_add_format(out, ",%d,%d,%zu]", role_place(
		    words->authority, document->request.role),
		    standard_place(words->authority,
		    document->request.edition), made->page_count);
		is_first = false;
	}
	text_add_string(out, "]");
}

static void
add_authority(const struct words *words)
{
	const struct authority *authority = words->authority;
	struct text *out = words->out;
	size_t i;

	text_add_string(out, "{ id: ");
	json_add_string(out, authority->id);
	text_add_string(out, ", title: ");
	json_add_string(out, authority->title);
	add_roles(words);
	add_everyday(words);
	text_add_string(out, ",\nstandards: [");
	for (i = 0; i < authority->standard_count; i++) {
		text_add_string(out, i > 0 ? ",\n" : "");
		add_standard(words, &authority->standards[i]);
	}
	text_add_string(out, "]");
	add_documents(words);
	text_add_string(out, " }");
}

/* Has any of its documents been made? */
static bool
is_built(const struct premises *premises, const struct authority *authority)
{
	size_t i;

	for (i = 0; i < premises->plan->count; i++)
		if (premises->plan->list[i].request.authority == authority &&
		    premises->made[i].is_made)
			return true;
	return false;
}

void
job_words(struct job *job, const struct premises *premises, struct text *out)
{
	struct words words = { .job = job, .premises = premises, .out = out };
	bool is_first = true;

	text_add_string(out, "kijun({ old: ");
	json_add_string(out, oldform_pairs);
	text_add_string(out, ", list: [\n");
	while ((words.authority = corpus_next(job->corpus,
	    words.authority)) != NULL) {
		if (!is_built(premises, words.authority))
			continue;
		text_add_string(out, is_first ? "" : ",\n");
		add_authority(&words);
		is_first = false;
	}
	text_add_string(out, "] });\n");
}
