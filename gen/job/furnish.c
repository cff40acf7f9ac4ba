#include "job/furnish.h"

#include <stdlib.h>
#include <string.h>

#include "corpus/node.h"
#include "kind/vocabulary.h"
#include "refer/role.h"

enum { BESIDE_MAX = 24 };	/* more is a list, which the index is */

const char furnish_app[] = "app/index.html";

struct furnishing {
	struct pool			*pool;
	const struct premises		*premises;
	const struct document		*document;
	const struct made		*made;
	struct text			*out;
};

/* "../../": from the folder of the path to the output folder. */
static const char *
base_of(struct pool *pool, const char *path)
{
	const char *base = "";

	for (; *path != '\0'; path++)
		if (*path == '/')
			base = pool_format(pool, "../%s", base);
	return base;
}

/* ---- its title ---- */

/* Which form it is, in the words of the standard: 第1号様式. */
static const char *
form_name(struct pool *pool, const struct request *request, const char *title)
{
	const struct provision *form = find_provision(request->edition,
	    request->form);
	const char *label = form != NULL ? node_attr(form->node, "label") :
	    NULL;

	return label == NULL || strstr(title, label) != NULL ? title :
	    pool_format(pool, "%s　%s", label, title);
}

/*
 * Two forms of a standard may have one title, as have the long and the short
 * paper of a role, and that of an authority and of its only standard.
 */
static const char *
title_of(struct pool *pool, const struct kind *kind,
    const struct request *request, const char *title)
{
	size_t length = strlen(title);

	if (request->form != NULL)
		return form_name(pool, request, title);
	if (length > 0 && strncmp(kind->title, title, length) == 0 &&
	    kind->title[length] != '\0')
		return kind->title;
	if ((kind->needs & KIND_NEEDS_DOCUMENTS) == 0 &&
	    request_per(request) == KIND_PER_AUTHORITY &&
	    (kind->per & KIND_PER_STANDARD) != 0)
		return pool_format(pool, "%s（すべての基準）", title);
	return NULL;
}

struct html_frame
furnish_frame(struct pool *pool, const struct kind *kind,
    const struct request *request, const struct sheet *sheet)
{
	const char *title = sheet_attr(sheet->root, SHEET_A_TITLE);

	return (struct html_frame){
	    .base = base_of(pool, request_path(pool, request)),
	    .title = title_of(pool, kind, request, title != NULL ? title :
	    "") };
}

static void
add_escaped(struct text *out, const char *words)
{
	text_add_escaped(out, words, strlen(words));
}

static void
add_href(const struct furnishing *furnishing, const char *path,
    const char *ending)
{
	plan_add_way(furnishing->document->path, path, furnishing->out);
	text_add_format(furnishing->out, ".%s", ending);
}

static void
add_link(const struct furnishing *furnishing, const char *path,
    const char *words)
{
	text_add_string(furnishing->out, "<a href=\"");
	add_href(furnishing, path, "html");
	text_add_string(furnishing->out, "\">");
	add_escaped(furnishing->out, words);
	text_add_string(furnishing->out, "</a>");
}

/* ---- the way ---- */

/* The page that lists what there is of these; NULL if none does. */
static const struct document *
page_of(const struct premises *premises, enum kind_per per,
    const struct request *of)
{
	const struct plan *pages = premises->pages;
	size_t i;

	for (i = 0; i < pages->count; i++) {
		const struct request *request = &pages->list[i].request;

		if (request_per(request) != per)
			continue;
		if ((per == KIND_PER_ALL ||
		    request->authority == of->authority) &&
		    (per != KIND_PER_ROLE || strcmp(request->role,
		    of->role) == 0) &&
		    (per != KIND_PER_STANDARD ||
		    request->edition == of->edition))
			return &pages->list[i];
	}
	return NULL;
}

static void
add_step(const struct furnishing *furnishing, enum kind_per per,
    const char *words)
{
	const struct document *page = page_of(furnishing->premises, per,
	    &furnishing->document->request);

	if (page == NULL || strcmp(page->path, furnishing->document->path) ==
	    0)
		return;
	text_add_string(furnishing->out, "<li>");
	add_link(furnishing, page->path, words);
	text_add_string(furnishing->out, "</li>\n");
}

/* What the document is called among those of its role or standard. */
static const char *
name_of(struct pool *pool, const struct document *document,
    const struct made *made)
{
	return document->request.form != NULL && made->title != NULL ?
	    form_name(pool, &document->request, made->title) :
	    document->kind->title;
}

/* A page that lists is named for what it lists. */
static const char *
name_here(const struct furnishing *furnishing)
{
	const struct request *request = &furnishing->document->request;

	if ((furnishing->document->kind->needs & KIND_NEEDS_DOCUMENTS) == 0)
		return name_of(furnishing->pool, furnishing->document,
		    furnishing->made);
	if (request->role != NULL)
		return role_title(request->authority, request->role);
	if (request->edition != NULL)
		return request->edition->title;
	return request->authority != NULL ? request->authority->title :
	    furnishing->document->kind->title;
}

/* The same document of the edition in force; if there is none, its page. */
static const struct document *
find_today(const struct furnishing *furnishing)
{
	const struct premises *premises = furnishing->premises;
	const struct plan *plan = premises->plan;
	struct request today = furnishing->document->request;
	size_t i;

	today.edition = standard_current(today.edition->standard);
	today.older = NULL;
	for (i = 0; today.edition != NULL && i < plan->count; i++)
		if (premises->made[i].is_made && plan->list[i].kind ==
		    furnishing->document->kind && strcmp(plan->list[i].path,
		    request_path(furnishing->pool, &today)) == 0)
			return &plan->list[i];
	return today.edition == NULL ? NULL : page_of(premises,
	    KIND_PER_STANDARD, &today);
}

/* An old bookmark, or a search, leads to what is not in force. */
static void
add_today(const struct furnishing *furnishing)
{
	const struct edition *edition = furnishing->document->request.edition;
	const struct document *today;

	if (edition == NULL || edition->standard == NULL ||
	    standard_is_current(edition))
		return;
	today = find_today(furnishing);
	if (today == NULL)
		return;
	text_add_format(furnishing->out, "<p class=\"past\">%s",
	    edition->is_draft ? "これは施行されていない案です。" :
	    "これは前の版です。");
	add_link(furnishing, today->path, "現行の版を見る");
	text_add_string(furnishing->out, "</p>\n");
}

static void
add_way(const struct furnishing *furnishing)
{
	const struct request *request = &furnishing->document->request;
	struct text *out = furnishing->out;

	text_add_string(out, "<nav class=\"way\" aria-label=\"現在地\">\n"
	    "<ol>\n");
	add_step(furnishing, KIND_PER_ALL, "入口");
	if (request->authority != NULL)
		add_step(furnishing, KIND_PER_AUTHORITY,
		    request->authority->title);
	if (request->role != NULL)
		add_step(furnishing, KIND_PER_ROLE, role_title(
		    request->authority, request->role));
	if (request->edition != NULL && request->role == NULL)
		add_step(furnishing, KIND_PER_STANDARD,
		    request->edition->title);
	text_add_string(out, "<li aria-current=\"page\">");
	if (request->edition != NULL && request->role != NULL) {
		add_escaped(out, request->edition->title);
		text_add_string(out, "　");
	}
	add_escaped(out, name_here(furnishing));
	text_add_string(out, "</li>\n</ol>\n");
	add_today(furnishing);
	text_add_string(out, "</nav>\n");
}

static void
add_paper(const struct furnishing *furnishing)
{
	struct text *out = furnishing->out;

	if (furnishing->made->pdf_bytes == 0)
		return;
	text_add_string(out, "<a class=\"paper\" href=\"");
	add_href(furnishing, furnishing->document->path, "pdf");
	text_add_format(out, "\">PDF %zu頁</a>\n",
	    furnishing->made->page_count);
}

/* From the portal only: whoever makes papers begins there. */
static void
add_app(const struct furnishing *furnishing)
{
	if (furnishing->premises->has_app &&
	    request_per(&furnishing->document->request) == KIND_PER_ALL)
		text_add_format(furnishing->out, "<a class=\"paper\" "
		    "href=\"%s\">名簿などから、この画面で作る</a>\n",
		    furnish_app);
}

/* ---- what stands beside ---- */

/* One that is made and may be led to. */
struct neighbour {
	const struct document	*document;
	const char		*words;
	int			 group, order;
	size_t			 at;
};

static bool
is_same(const char *one, const char *other)
{
	return one == other || (one != NULL && other != NULL &&
	    strcmp(one, other) == 0);
}

/* Of the same role, or of the same edition, or of no one in particular. */
static bool
is_beside(const struct document *one, const struct document *other)
{
	return one->request.authority == other->request.authority &&
	    is_same(one->request.role, other->request.role) &&
	    one->request.edition == other->request.edition &&
	    one->request.older == other->request.older;
}

/* Of the same kind and for the same one: another standard, or another role. */
static bool
is_in_row(const struct document *one, const struct document *other)
{
	const struct request *this = &one->request, *that = &other->request;
	bool lists = (one->kind->needs & KIND_NEEDS_DOCUMENTS) != 0;

	if (one->kind != other->kind || this->authority != that->authority ||
	    (this->older != NULL) != (that->older != NULL) ||
	    (this->edition != NULL) != (that->edition != NULL))
		return false;
	if (this->edition != NULL)
		return is_same(this->role, that->role) &&
		    is_same(this->form, that->form) &&
		    this->edition->is_draft == that->edition->is_draft;
	return lists && (this->role != NULL) == (that->role != NULL);
}

static const char *
words_in_row(const struct document *document)
{
	const struct request *request = &document->request;

	if (request->edition != NULL)
		return request->edition->title;
	if (request->role != NULL)
		return role_title(request->authority, request->role);
	return request->authority != NULL ? request->authority->title :
	    document->kind->title;
}

static int
group_rank(const char *group)
{
	const struct vocabulary_word *words = vocabulary_named("group")->words;
	int rank = 0;

	while (words[rank].word != NULL && strcmp(words[rank].word,
	    group) != 0)
		rank++;
	return rank;
}

static int
compare_neighbours(const void *one, const void *other)
{
	const struct neighbour *a = one, *b = other;

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->order != b->order)
		return a->order < b->order ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

/* Those in the order of the portal, the page itself among them. */
static struct neighbour *
find_beside(const struct furnishing *furnishing, size_t *count)
{
	const struct plan *plan = furnishing->premises->plan;
	struct neighbour *list = pool_take(furnishing->pool,
	    (plan->count + 1) * sizeof *list);
	size_t i;

	*count = 0;
	for (i = 0; i < plan->count; i++) {
		const struct document *other = &plan->list[i];

		if (!furnishing->premises->made[i].is_made ||
		    !is_beside(furnishing->document, other))
			continue;
		list[(*count)++] = (struct neighbour){ other, name_of(furnishing->pool,
		    other, &furnishing->premises->made[i]), group_rank(
		    other->kind->group), other->kind->order, i };
	}
	qsort(list, *count, sizeof *list, compare_neighbours);
	return list;
}

/* Of one row those that are made, in the order of the plan. */
static struct neighbour *
find_row(const struct furnishing *furnishing, size_t *count)
{
	const struct premises *premises = furnishing->premises;
	bool lists = (furnishing->document->kind->needs &
	    KIND_NEEDS_DOCUMENTS) != 0;
	const struct plan *plan = lists ? premises->pages : premises->plan;
	const struct made *made = lists ? premises->pages_made :
	    premises->made;
	struct neighbour *list = pool_take(furnishing->pool,
	    (plan->count + 1) * sizeof *list);
	size_t i;

	*count = 0;
	for (i = 0; made != NULL && i < plan->count; i++)
		if (made[i].is_made && is_in_row(furnishing->document,
		    &plan->list[i]))
			list[(*count)++] = (struct neighbour){
			    &plan->list[i], words_in_row(&plan->list[i]), 0,
			    0, i };
	return list;
}

static void
add_turn(const struct furnishing *furnishing, const char *class,
    const char *label, const struct neighbour *neighbour)
{
	text_add_format(furnishing->out, "<li class=\"%s\"><span>%s</span> ",
	    class, label);
	add_link(furnishing, neighbour->document->path, neighbour->words);
	text_add_string(furnishing->out, "</li>\n");
}

static void
add_turns(const struct furnishing *furnishing, const struct neighbour *list,
    size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(list[i].document->path,
		    furnishing->document->path) == 0)
			break;
	if (i == count || count < 2)
		return;
	text_add_string(furnishing->out, "<ul class=\"turns\">\n");
	if (i > 0)
		add_turn(furnishing, "prev", "前", &list[i - 1]);
	if (i + 1 < count)
		add_turn(furnishing, "next", "次", &list[i + 1]);
	text_add_string(furnishing->out, "</ul>\n");
}

static void
add_others(const struct furnishing *furnishing, const struct neighbour *list,
    size_t count)
{
	const struct request *request = &furnishing->document->request;
	struct text *out = furnishing->out;
	size_t i;

	text_add_string(out, "<p id=\"beside\">");
	if (request->role != NULL)
		add_escaped(out, role_title(request->authority,
		    request->role));
	else if (request->edition != NULL)
		add_escaped(out, request->edition->title);
	else
		add_escaped(out, request->authority->title);
	text_add_string(out, "のほかの文書</p>\n<ul class=\"others\">\n");
	for (i = 0; i < count && i < BESIDE_MAX; i++) {
		if (strcmp(list[i].document->path,
		    furnishing->document->path) == 0)
			continue;
		text_add_string(out, "<li>");
		add_link(furnishing, list[i].document->path, list[i].words);
		text_add_string(out, "</li>\n");
	}
	text_add_string(out, "</ul>\n");
}

static void
add_beside(const struct furnishing *furnishing)
{
	size_t in_row, beside;
	const struct neighbour *row = find_row(furnishing, &in_row);
	const struct neighbour *others = find_beside(furnishing, &beside);
	bool lists = (furnishing->document->kind->needs &
	    KIND_NEEDS_DOCUMENTS) != 0;

	if (lists || beside < 2)
		beside = 0;
	if (in_row < 2 && beside == 0)
		return;
	text_add_string(furnishing->out, "<nav class=\"furniture beside\" "
	    "aria-label=\"前後とほかの文書\">\n");
	if (in_row > 1)
		add_turns(furnishing, row, in_row);
	else
		add_turns(furnishing, others, beside);
	if (beside > 0)
		add_others(furnishing, others, beside);
	text_add_string(furnishing->out, "</nav>\n");
}

void
furnish(struct pool *pool, const struct premises *premises,
    const struct document *document, const struct made *made,
    const char *page, struct text *out)
{
	const struct furnishing furnishing = { pool, premises, document, made,
	    out };
	const char *way = strstr(page, html_way_mark), *beside;

	if (way == NULL) {
		text_add_string(out, page);
		return;
	}
	text_add(out, page, (size_t)(way - page));
	add_way(&furnishing);
	add_paper(&furnishing);
	add_app(&furnishing);
	page = way + strlen(html_way_mark);
	beside = strstr(page, html_beside_mark);
	text_add(out, page, (size_t)(beside - page));
	add_beside(&furnishing);
	text_add_string(out, beside + strlen(html_beside_mark));
}
