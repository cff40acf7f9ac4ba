/*
 * The dossier. An attribute that has no value is left out. An href leads from
 * the document to another: kind/request.h says where each one lives.
 *
 * dossier kind per authority authority-title collection edition-label
 *         draft older-edition older-label
 *         merged                        its blanks are filled from a roster
 *         era                           of a year to be written by hand
 *         request                       how it is made, where a kind wants it
 *   option name value era
 *   cut chapter chapter-title modality situation
 *   signature mode provision
 *   addressee name for roles members provision citation href: members of a
 *         collective name, in words; chosen, of what is signed
 *   role id title outside main with signs    the one asked for first
 *         (main="yes"); with="yes": asked for with it, as one person's;
 *         signs="yes": puts his name to it
 *     what  held by provision citation href: by whom the role is held
 *     apart id title: the role its holder is not read to have, and why
 *     includes id title href when  over id title
 *     reports to to-title when provision citation href: when, in words
 *   situation id title
 *   standard id slug ordinal title edition edition-label draft href duty-count
 *         stale: of the kind that holds the text, which has neither duties nor
 *         coverage
 *         open: how many proposed duties name nobody, of a role
 *     draft status                  what is said about a draft
 *     law-title  law-num/line
 *     collective name members provision citation href
 *     text extract                  only of a standard or a pair: provision,
 *              toc (the contents as enacted: part*), and what else it holds
 *       provision address kind number caption depth citation main deleted
 *                 stale status amending-law extract number-first: number,
 *                 caption (only with readings and the like in them), and in
 *                 the order of the text line, provision, part, table, figure
 *       part kind level number article apart: number, line, part, table …
 *            (an item of a cell, a remark, a list, a class, new words)
 *       table cols: caption/line, row head/cell span rows rules align valign
 *       figure src alt: without src its words in a frame
 *     duty number id provision href citation chapter chapter-address
 *          article-caption article-number article-address modality situation
 *          implied cycle record delegates rewrite because permits roles
 *          role-ids via stale first proposed: nobody has read it (of exempt
 *          and coverage/provision, too)
 *          signed: its number among what is signed for
 *          group within from: of several roles asked for, those that owe it
 *       question plain evidence   item number depth line   (not of a whole
 *              authority)   condition asked
 *       exception|overrides|applies provision citation href standard-title
 *              asked: the question says it already
 *       clause: lead provision citation href: line*, then line, provision*
 *            (not of a whole authority)
 *     definition term way range key provision citation href standard-title
 *          elsewhere:
 *          meaning, member number level name: its words, or if a table stands
 *          among them as in a clause, for number (a duty's; of a role),
 *          use provision citation href (of an authority); way and range as
 *          kijun list terms prints them, the key sorts
 *     exempt provision citation href reason reason-title   (not of a role)
 *     note provision citation href kind quote suggest
 *     form|example as in forms.xml, with address and related-href, what it
 *            refers to as links, and own if it is of the kind asked for,
 *            chosen if it is what is signed; with its day, or its era, where
 *            the kind fills it in
 *     document holds title href     beside it, of a standard
 *     coverage/provision address href number caption citation chapter
 *          article-caption status reason-title: owed role modality implied
 *     origin file digest first last [received text forms out added provisions]
 *       left-out kind title count, difference name words reason,
 *       place address citation line      (corpus/origin.h)
 *     edition id label draft href current shown   of a standard
 *       document title href         on what it changed
 *   tally (tally/node.c), of answers that came back
 *   changes (compare/node.c, scope/changes.h)   roster/column name, row line/value name   guide …
 *
 * A line is mixed: text, term, break, sup, sub, ruby rt, under style, sentence
 * address (a proviso, to its end), and cite ref href, where ref is #ADDRESS
 * in the same standard, AUTHORITY/SLUG#ADDRESS, or AUTHORITY/SLUG for all of one,
 * and href the file; read-as, where the words are a slip: how editors read it.
 */
#include "scope/part.h"

#include <stdint.h>
#include <string.h>

#include "check/check.h"
#include "compare/compare.h"
#include "kind/request_line.h"
#include "people/roster.h"
#include "refer/role.h"
#include "scope/amendment.h"
#include "scope/changes.h"
#include "scope/date.h"
#include "scope/provenance.h"
#include "scope/structure.h"
#include "scope/unrecorded.h"
#include "base/text.h"
#include "base/word.h"

static const xmlNode *
authority_node(const struct scope *scope)
{
	return xmlDocGetRootElement(
	    scope->request->authority->source->document);
}

/* A date is given as 2026-04-01 and printed as 令和8年4月1日. */
static void
write_options(struct scope *scope, xmlNode *dossier)
{
	const char *const *option = scope->request->options;
	struct day day;
	xmlNode *node;

	part_set_flag(dossier, "merged", scope->request->is_merged);
	for (; option != NULL && option[0] != NULL; option += 2) {
		node = part_add(dossier, "option");
		part_set(node, "name", option[0]);
		part_set(node, "value", option[1]);
		if (strcmp(option[0], "date") != 0)
			continue;
		if (date_read(option[1], &day))
			part_set(node, "era", date_era(scope->pool, day));
		else
			problem_add(scope->problems, PROBLEM_USAGE,
			    (struct place){ NULL, 0, 0 }, "\"%s\" is no "
			    "date; write it like 2026-04-01", option[1]);
	}
}

static void
write_cut(struct scope *scope, xmlNode *dossier)
{
	const struct request *request = scope->request;
	const struct provision *chapter;
	xmlNode *cut;

	if (request->chapter == NULL && request->modality == NULL &&
	    request->situation == NULL)
		return;
	cut = part_add(dossier, "cut");
	part_set(cut, "chapter", request->chapter);
	if (request->chapter != NULL && request->edition != NULL) {
		chapter = find_provision(request->edition, request->chapter);
		part_set(cut, "chapter-title",
		    chapter != NULL ? chapter->caption : NULL);
	}
	part_set(cut, "modality", request->modality);
	part_set(cut, "situation", request->situation);
}

/* Elements of authority.xml that go into the dossier as they are. */
static void
copy_elements(struct scope *scope, xmlNode *dossier, const char *name)
{
	const xmlNode *from;
	xmlNode *copy;

	for (from = node_child(authority_node(scope), name); from != NULL;
	    from = node_next(from, name)) {
		copy = xmlDocCopyNode((xmlNode *)(uintptr_t)from,
		    scope->document, 1);
		xmlAddChild(dossier, copy);
	}
}

/* Is it whom this kind of document goes to? */
static bool
goes_to(const struct scope *scope, const xmlNode *addressee)
{
	const struct kind *kind = request_kind(scope->request);
	const char *use = node_attr(addressee, "for");

	return kind == NULL || (use != NULL &&
	    strcmp(use, kind->addressee) == 0);
}

/* Does the clause stand in a text that is in the dossier? */
static bool
is_within(const struct scope *scope, const char *provision)
{
	const struct edition *edition = scope->request->edition;
	size_t length;

	if (edition == NULL || provision == NULL)
		return true;
	length = strcspn(provision, "#");
	return strlen(edition->standard->id) == length &&
	    strncmp(provision, edition->standard->id, length) == 0;
}

/*
 * With the citation of the clause that says so, for whoever gets this document,
 * and for others where their clause is at hand.
 */
static void
write_addressees(struct scope *scope, xmlNode *dossier)
{
	static const char *const attrs[] = { "name", "for", "roles" };
	const xmlNode *from;
	xmlNode *node;
	xmlChar *content;
	size_t i;

	for (from = node_child(authority_node(scope), "addressee");
	    from != NULL; from = node_next(from, "addressee")) {
		node = part_add(dossier, "addressee");
		for (i = 0; i < sizeof attrs / sizeof *attrs; i++)
			part_set(node, attrs[i], node_attr(from, attrs[i]));
		part_set(node, "members", collective_any(scope,
		    node_attr(from, "name"), node_attr(from, "provision")));
		if (goes_to(scope, from) ||
		    is_within(scope, node_attr(from, "provision")))
			part_cite(scope, node, NULL,
			    node_attr(from, "provision"));
		content = xmlNodeGetContent(from);
		part_text(node, (const char *)content,
		    strlen((const char *)content));
		xmlFree(content);
	}
}

/* The same document for another role, if there is one for each. */
static const char *
href_for_role(struct scope *scope, const char *role)
{
	struct request to = *scope->request;
	const struct kind *kind = request_kind(scope->request);

	if (scope->per != KIND_PER_ROLE || kind == NULL ||
	    (kind->per & KIND_PER_ROLE) == 0)
		return NULL;
	to.role = role;
	return request_href(scope->pool, scope->request, &to);
}

/* What a kind does not show is not looked up, nor read, for it. */
static bool
shows(const struct scope *scope, unsigned needs)
{
	const struct kind *kind = request_kind(scope->request);

	return kind == NULL || (kind->needs & needs) != 0;
}

static void
write_relations(struct scope *scope, xmlNode *role, const xmlNode *from,
    const char *name, const char *attr)
{
	const struct authority *authority = scope->request->authority;
	const xmlNode *child;
	xmlNode *node;
	const char *id;
	xmlChar *content;

	for (child = node_child(from, name); child != NULL;
	    child = node_next(child, name)) {
		node = part_add(role, name);
		id = node_attr(child, attr);
		part_set(node, strcmp(attr, "to") == 0 ? "to" : "id", id);
		part_set(node, strcmp(attr, "to") == 0 ? "to-title" : "title",
		    id != NULL ? role_title(authority, id) : NULL);
		if ((strcmp(name, "includes") == 0 ||
		    strcmp(name, "apart") == 0) && id != NULL)
			part_set(node, "href", href_for_role(scope, id));
		part_set(node, "when", node_attr(child, "when"));
		if (shows(scope, KIND_NEEDS_CHAIN))
			part_cite(scope, node, NULL,
			    node_attr(child, "provision"));
		content = xmlNodeGetContent(child);
		part_text(node, (const char *)content,
		    strlen((const char *)content));
		xmlFree(content);
	}
}

/* By whom the role is held, where a text or one of its forms says so. */
static void
write_held(struct scope *scope, xmlNode *role, const xmlNode *from)
{
	const xmlNode *held;
	xmlNode *node;

	for (held = node_child(from, "held"); held != NULL;
	    held = node_next(held, "held")) {
		node = part_add(role, "held");
		part_set(node, "by", node_attr(held, "by"));
		part_cite(scope, node, NULL, node_attr(held, "provision"));
	}
}

static void
write_role(struct scope *scope, xmlNode *dossier, const xmlNode *from)
{
	const char *id = node_attr(from, "id");
	xmlNode *role = part_add(dossier, "role");

	part_made_from(role, from);
	part_set(role, "id", id);
	part_set(role, "title", node_attr(from, "title"));
	part_set(role, "outside", node_attr(from, "outside"));
	part_set_flag(role, "main", scope->roles != NULL && id != NULL &&
	    strcmp(id, scope->roles[0]) == 0);
	part_set_flag(role, "with", id != NULL && scope->request->others !=
	    NULL && word_among(scope->request->others, id));
	part_copy_child(scope, role, from, "what");
	/* The clause is read for those who get the document alone. */
	if (scope->roles != NULL && id != NULL && word_among(
	    (const char *const *)scope->roles, id))
		write_held(scope, role, from);
	write_relations(scope, role, from, "apart", "role");
	write_relations(scope, role, from, "includes", "role");
	write_relations(scope, role, from, "over", "role");
	write_relations(scope, role, from, "reports", "to");
}

static void
write_roles(struct scope *scope, xmlNode *dossier)
{
	const xmlNode *from, *main = NULL;

	if (scope->roles != NULL) {
		main = role_find(scope->request->authority, scope->roles[0],
		    NULL);
		write_role(scope, dossier, main);
	}
	for (from = node_child(authority_node(scope), "role"); from != NULL;
	    from = node_next(from, "role"))
		if (from != main)
			write_role(scope, dossier, from);
}

static const xmlNode *
standard_node(const struct standard *standard)
{
	const xmlNode *from;
	const char *slug;

	for (from = node_child(xmlDocGetRootElement(
	    standard->authority->source->document), "standard"); from != NULL;
	    from = node_next(from, "standard")) {
		slug = node_attr(from, "slug");
		if (slug != NULL && strcmp(slug, standard->slug) == 0)
			return from;
	}
	return NULL;
}

static void
write_law_num_lines(xmlNode *standard, xmlNode **number, const char *at)
{
	size_t length;

	for (at += strspn(at, " \n\t\r"); *at != '\0'; at += length,
	    at += strspn(at, " \n\t\r")) {
		length = strcspn(at, "\n");
		if (*number == NULL)
			*number = part_add(standard, "law-num");
		part_text(part_add(*number, "line"), at, length);
	}
}

/* LawNum as printed, a line each. */
static void
write_law_num(xmlNode *standard, const struct edition *edition)
{
	const struct body *from = body_of_cover(edition)->first;
	xmlNode *number = NULL;
	xmlChar *content;

	for (; from != NULL; from = from->next) {
		if (from->kind != LAW_LAW_NUMBER)
			continue;
		content = xmlNodeGetContent(from->node);
		write_law_num_lines(standard, &number, (const char *)content);
		xmlFree(content);
	}
}

/* Whose draft it is, and that nobody has adopted it. */
static void
write_draft_remark(xmlNode *standard, const xmlNode *duties)
{
	const xmlNode *draft = node_child(duties, "draft");
	xmlNode *node;
	xmlChar *content;

	if (draft == NULL)
		return;
	node = part_add(standard, "draft");
	part_set(node, "status", node_attr(draft, "status"));
	content = xmlNodeGetContent(draft);
	part_text(node, (const char *)content, strlen((const char *)content));
	xmlFree(content);
}

static xmlNode *
add_standard(struct scope *scope, xmlNode *dossier,
    const struct edition *edition)
{
	const struct standard *standard = edition->standard;
	const xmlNode *from = standard_node(standard);
	xmlNode *node = part_add(dossier, "standard");

	part_set(node, "id", standard->id);
	part_set(node, "slug", standard->slug);
	part_set(node, "ordinal",
	    from != NULL ? node_attr(from, "ordinal") : NULL);
	part_set(node, "title", standard->title);
	part_set(node, "edition", edition->id);
	part_set(node, "edition-label", date_edition_label(scope->pool,
	    edition));
	part_set(node, "draft", edition->is_draft ? "yes" : "no");
	part_set(node, "href", part_href(scope, edition, NULL));
	write_draft_remark(node, overlay_of(edition)->root);
	structure_write_title(scope, node, edition);
	write_law_num(node, edition);
	collective_write(scope, node, edition);
	return node;
}

/* A role needs the forms that its own clauses speak of. */
static bool
wants_form(struct scope *scope, const struct selection *selection,
    const xmlNode *form)
{
	const char *id = node_attr(form, "id");
	const char *addresses = node_attr(form, "provisions");
	size_t i;

	if (scope->request->form != NULL)
		return id != NULL && strcmp(id, scope->request->form) == 0;
	if (scope->roles == NULL)
		return scope->per != KIND_PER_AUTHORITY;
	for (i = 0; i < selection->count && addresses != NULL; i++)
		if (!selection->list[i].is_cut && word_in(addresses,
		    selection->list[i].duty->provision->address))
			return true;
	return false;
}

/* Is it one of those that are of the kind asked for? */
static bool
is_own_form(const struct scope *scope, const char *title)
{
	const struct kind *kind = request_kind(scope->request);

	return kind != NULL && *kind->forms != '\0' && title != NULL &&
	    strstr(title, kind->forms) != NULL;
}

/* A kind that lets its era be chosen prints forms to be filled in. */
static bool
fills_in(const struct scope *scope)
{
	const struct kind *kind = request_kind(scope->request);

	return kind != NULL && kind_option(kind, "era") != NULL;
}

static void
write_forms(struct scope *scope, xmlNode *standard,
    const struct selection *selection)
{
	const struct source *forms = selection->edition->forms;
	const xmlNode *from;
	const char *id;
	xmlNode *copy;

	if (forms == NULL)
		return;
	for (from = xmlDocGetRootElement(forms->document)->children;
	    from != NULL; from = from->next) {
		if ((!node_is(from, "form") && !node_is(from, "example")) ||
		    !wants_form(scope, selection, from))
			continue;
		copy = xmlDocCopyNode((xmlNode *)(uintptr_t)from,
		    scope->document, 1);
		xmlAddChild(standard, copy);
		part_made_from(copy, from);
		id = node_attr(from, "id");
		part_set(copy, "address", id);
		form_link(scope, copy, selection->edition);
		if (fills_in(scope))
			form_date(scope, copy);
		part_set_flag(copy, "own", is_own_form(scope,
		    node_attr(from, "title")));
	}
}

/* The next kind of a history's row behind place; NULL at its end. */
static const struct kind *
next_compared(const struct kinds *kinds, int place)
{
	const struct kind *next = NULL;
	size_t i;

	for (i = 0; kinds != NULL && i < kinds->count; i++) {
		const struct kind *kind = &kinds->list[i];

		if ((kind->per & KIND_PER_PAIR) != 0 && kind->history > place
		    && (next == NULL || kind->history < next->history))
			next = kind;
	}
	return next;
}

static void
write_comparisons(struct scope *scope, xmlNode *node,
    const struct edition *edition)
{
	struct request to = { .authority = scope->request->authority,
	    .edition = edition };
	const struct kind *kind = NULL;
	xmlNode *child;

	while ((kind = next_compared(scope->request->kinds,
	    kind != NULL ? kind->history : 0)) != NULL) {
		to.kind = kind->name;
		child = part_add(node, "document");
		part_set(child, "title", *kind->brief != '\0' ? kind->brief :
		    kind->title);
		part_set(child, "href", request_href(scope->pool,
		    scope->request, &to));
	}
}

/* All editions, with the way to each and to what it changed. */
static void
write_editions(struct scope *scope, xmlNode *node,
    const struct edition *shown)
{
	const struct standard *standard = shown->standard;
	const struct edition *edition = NULL;
	xmlNode *child;

	while ((edition = standard_next(standard, edition)) != NULL) {
		child = part_add(node, "edition");
		part_set(child, "id", edition->id);
		part_set(child, "label", date_edition_label(scope->pool,
		    edition));
		part_set(child, "href", part_href(scope, edition, NULL));
		part_set_flag(child, "draft", edition->is_draft);
		part_set_flag(child, "current", standard_is_current(edition));
		part_set_flag(child, "shown", edition == shown);
		if (standard_before(edition) != NULL)
			write_comparisons(scope, child, edition);
	}
}

/* The regulation itself: of duties it says only that some are stale. */
static bool
holds_text(const struct scope *scope)
{
	const struct kind *kind = request_kind(scope->request);

	return kind != NULL && kind == scope->text;
}

static void
write_standard(struct scope *scope, xmlNode *dossier,
    const struct selection *selection)
{
	const struct edition *edition = selection->edition;
	xmlNode *standard = add_standard(scope, dossier, edition);

	part_set_number(standard, "duty-count", selection->shown);
	if (scope->roles != NULL && check_proposed_open(edition) > 0)
		part_set_number(standard, "open",
		    check_proposed_open(edition));
	if (scope->roles != NULL)
		unrecorded_write_standard(scope, standard, edition);
	if (scope->per == KIND_PER_STANDARD) {
		part_beside(scope, standard, edition);
		write_editions(scope, standard, edition);
	}
	if ((scope->per == KIND_PER_STANDARD || scope->per == KIND_PER_PAIR) &&
	    shows(scope, KIND_NEEDS_TEXT))
		clause_text(scope, standard, edition);
	if (shows(scope, KIND_NEEDS_ORIGIN | KIND_NEEDS_PROOF) &&
	    request_kind(scope->request) != NULL)
		provenance_write(scope, standard, edition,
		    shows(scope, KIND_NEEDS_PROOF));
	if (holds_text(scope))
		part_set_flag(standard, "stale", duty_any_stale(selection));
	else
		duty_write(scope, standard, selection);
	duty_write_remarks(scope, standard, selection);
	write_forms(scope, standard, selection);
	if (scope->roles == NULL && !holds_text(scope))
		duty_write_coverage(scope, standard, edition);
}

/* The edition of a standard that the request is about, or NULL. */
static const struct edition *
edition_of(const struct request *request, const struct standard *standard)
{
	if (request->edition != NULL && request->edition->standard == standard)
		return request->edition;
	return standard_current(standard);
}

/* Its duties are numbered on from those of the standards before it. */
static void
write_next(struct scope *scope, xmlNode *dossier,
    const struct standard *standard, int *number)
{
	const struct request *request = scope->request;
	const struct edition *edition = edition_of(request, standard);
	struct selection *selection;

	if (edition == NULL)
		return;
	selection = duty_select(scope, edition, number);
	if (request->edition != NULL ? request->edition == edition :
	    scope->roles == NULL || selection->shown > 0)
		write_standard(scope, dossier, selection);
}

/*
 * Without a role the numbers count within the standard. Standards behind the
 * one that is asked for need not be read, nor those before it if they do not
 * count.
 */
static void
write_standards(struct scope *scope, xmlNode *dossier)
{
	const struct authority *authority = scope->request->authority;
	const struct standard *only = scope->request->edition != NULL ?
	    scope->request->edition->standard : NULL, *standard;
	int number = 0;
	size_t i;

	for (i = 0; i < authority->standard_count; i++) {
		standard = &authority->standards[i];
		if (scope->roles == NULL) {
			number = 0;
			if (only != NULL && standard != only)
				continue;
		}
		write_next(scope, dossier, standard, &number);
		if (standard == only)
			return;
	}
}

/* One label, and what differs from it: 平成23年11月14日決定(01は平成26年…) */
static const char *
label_editions(struct scope *scope, const xmlNode *dossier)
{
	const xmlNode *one, *other;
	const char *label = NULL;
	struct text out = {0};
	size_t best = 0, count;

	for (one = node_child(dossier, "standard"); one != NULL;
	    one = node_next(one, "standard")) {
		/* A law's file alone does not say from when it is. */
		if (node_attr(one, "edition-label") == NULL)
			return NULL;
		count = 0;
		for (other = one; other != NULL;
		    other = node_next(other, "standard"))
			count += strcmp(node_attr(one, "edition-label"),
			    node_attr(other, "edition-label")) == 0;
		if (count > best) {
			best = count;
			label = node_attr(one, "edition-label");
		}
	}
	if (label == NULL)
		return NULL;
	text_add_string(&out, label);
	for (one = node_child(dossier, "standard"), count = 0; one != NULL;
	    one = node_next(one, "standard"))
		if (strcmp(node_attr(one, "edition-label"), label) != 0)
			text_add_format(&out, "%s%s%sは%s",
			    count++ == 0 ? "(" : "、",
			    node_attr(one, "ordinal") != NULL ? "基準" : "",
			    node_attr(one, "ordinal") != NULL ?
			    node_attr(one, "ordinal") : node_attr(one, "slug"),
			    node_attr(one, "edition-label"));
	if (count > 0)
		text_add_string(&out, ")");
	label = pool_string(scope->pool, out.bytes);
	text_free(&out);
	return label;
}

static void
write_changes(struct scope *scope, xmlNode *dossier)
{
	const struct request *request = scope->request;
	const struct changes *changes;
	xmlNode *node;

	if (request->older == NULL)
		return;
	part_set(dossier, "older-edition", request->older->id);
	part_set(dossier, "older-label", date_edition_label(scope->pool,
	    request->older));
	changes = compare_known(scope->corpus, request->older,
	    request->edition);
	node = compare_node(changes, scope->document);
	xmlAddChild(dossier, node);
	changes_write(scope, node, changes);
	if (request_kind(request) != NULL && shows(scope,
	    KIND_NEEDS_AMENDMENT))
		amendment_write(scope, dossier, changes);
}

static void
write_roster(const struct roster *roster, xmlNode *dossier)
{
	xmlNode *node, *row, *value;
	size_t i, j;

	if (roster == NULL)
		return;
	node = part_add(dossier, "roster");
	for (i = 0; i < roster->column_count; i++)
		part_set(part_add(node, "column"), "name", roster->columns[i]);
	for (i = 0; i < roster->row_count; i++) {
		row = part_add(node, "row");
		part_set_number(row, "line", (size_t)roster->rows[i].line);
		for (j = 0; j < roster->column_count; j++) {
			value = part_add(row, "value");
			part_set(value, "name", roster->columns[j]);
			part_text(value, roster->rows[i].values[j],
			    strlen(roster->rows[i].values[j]));
		}
	}
}

/* Guides that fit, or what build knows about the other documents. */
static void
graft(struct scope *scope, xmlNode *dossier)
{
	const xmlNode *root;

	if (scope->request->extra == NULL)
		return;
	root = xmlDocGetRootElement(scope->request->extra);
	if (root != NULL && node_is(root, "guides"))
		guide_graft(scope, dossier, root);
	else if (root != NULL)
		xmlAddChild(dossier, xmlDocCopyNode(
		    (xmlNode *)(uintptr_t)root, scope->document, 1));
}

static void
write_authority(struct scope *scope, xmlNode *dossier)
{
	const struct authority *authority = scope->request->authority;

	part_set(dossier, "authority", authority->id);
	part_set(dossier, "authority-title", authority->title);
	part_set(dossier, "collection", node_attr(authority_node(scope),
	    "collection"));
	write_cut(scope, dossier);
	copy_elements(scope, dossier, "signature");
	write_addressees(scope, dossier);
	write_roles(scope, dossier);
	copy_elements(scope, dossier, "situation");
	copy_elements(scope, dossier, "reading");
	write_standards(scope, dossier);
	signing_write(scope, dossier);
	part_set(dossier, "edition-label", label_editions(scope, dossier));
	part_set(dossier, "draft", scope->request->edition != NULL &&
	    scope->request->edition->is_draft ? "yes" : "no");
	write_changes(scope, dossier);
}

/* Each once; the array is long enough, and ends with NULL. */
static size_t
add_roles(const char **all, size_t count, const char *const *more)
{
	for (; *more != NULL; more++)
		if (!word_among((const char *const *)all, *more))
			all[count++] = *more;
	return count;
}

/* The roles asked for first, as asked; then those that they include. */
static const char **
all_roles(struct scope *scope)
{
	const struct request *request = scope->request;
	const char *const *other = request->others;
	const char **own = role_with_included(scope->pool, request->authority,
	    request->role, request->with_included), **all;
	size_t count = 0, i;

	if (other == NULL || *other == NULL)
		return own;
	while (own[count] != NULL)
		count++;
	for (i = 0; other[i] != NULL; i++)
		for (all = role_with_included(scope->pool, request->authority,
		    other[i], request->with_included); *all != NULL; all++)
			count++;
	all = pool_take(scope->pool, (count + 1) * sizeof *all);
	count = add_roles(all, 0, (const char *const[]){ own[0], NULL });
	count = add_roles(all, count, other);
	count = add_roles(all, count, own);
	for (; *other != NULL; other++)
		count = add_roles(all, count, role_with_included(scope->pool,
		    request->authority, *other, request->with_included));
	return all;
}

/* The first of those asked for that the authority does not have. */
static const char *
missing_role(const struct request *request)
{
	const char *const *other = request->others;

	if (role_find(request->authority, request->role, NULL) == NULL)
		return request->role;
	for (; other != NULL && *other != NULL; other++)
		if (role_find(request->authority, *other, NULL) == NULL)
			return *other;
	return NULL;
}

static bool
find_roles(struct scope *scope)
{
	const struct request *request = scope->request;
	const char *const *names;
	const char *near = NULL, *missing;
	size_t count = 0;

	if (request->role == NULL || request->authority == NULL)
		return true;
	missing = missing_role(request);
	if (missing == NULL) {
		scope->roles = all_roles(scope);
		return true;
	}
	names = role_names(scope->pool, request->authority);
	while (names[count] != NULL)
		count++;
	near = text_nearest(missing, names, count);
	problem_add_near(scope->problems, PROBLEM_ROLE_ABSENT,
	    (struct place){ NULL, 0, 0 }, near, "unknown role \"%s\"",
	    missing);
	return false;
}

xmlDoc *
scope_dossier(const struct corpus *corpus, const struct request *request,
    struct problems *problems)
{
	struct scope scope = { .corpus = corpus, .request = request,
	    .problems = problems, .per = request_per(request),
	    .text = kinds_holding(request->kinds, KIND_HOLDS_TEXT) };
	xmlNode *dossier;

	scope.pool = pool_new();
	if (!find_roles(&scope)) {
		pool_free(scope.pool);
		return NULL;
	}
	scope.document = xmlNewDoc(BAD_CAST "1.0");
	/* Names are few: each is kept once, and goes with the document. */
	scope.document->dict = xmlDictCreate();
	dossier = xmlNewDocNode(scope.document, NULL, BAD_CAST "dossier",
	    NULL);
	xmlDocSetRootElement(scope.document, dossier);
	part_set(dossier, "kind", request->kind);
	part_set(dossier, "per", kind_per_name(scope.per));
	part_set(dossier, "era", date_newest_era());
	write_options(&scope, dossier);
	if (request_kind(request) != NULL && shows(&scope,
	    KIND_NEEDS_REQUEST))
		part_set(dossier, "request", request_line(scope.pool,
		    request));
	if (request->authority != NULL)
		write_authority(&scope, dossier);
	else
		write_changes(&scope, dossier);
	write_roster(request->roster, dossier);
	graft(&scope, dossier);
	pool_free(scope.pool);
	return scope.document;
}
