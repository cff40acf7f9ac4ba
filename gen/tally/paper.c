/*
 * Paper: what is asked of whom today, by the request that answers name. Which
 * document asked, and in which layout, makes no difference.
 */
#include "tally/inside.h"

#include <string.h>

#include "base/message.h"
#include "base/text.h"
#include "compose/compose.h"
#include "kind/request_line.h"
#include "refer/role.h"
#include "scope/scope.h"

static const char *
or_none(const char *words)
{
	return words != NULL ? words : "";
}

/* ---- which one it is ---- */

/* All that decides what is asked, in one line. */
static const char *
key_of(struct pool *pool, const struct request *request)
{
	const char *const *other = request->others;
	struct text key = {0};
	const char *words;

	text_add_format(&key, "%s %s", request->authority->id, request->role);
	for (; other != NULL && *other != NULL; other++)
		text_add_format(&key, "+%s", *other);
	text_add_format(&key, " %s %s %s %s%s", request->edition != NULL ?
	    request->edition->standard->slug : "", or_none(request->chapter),
	    or_none(request->modality), or_none(request->situation),
	    request->with_included ? " included" : "");
	words = pool_string(pool, key.bytes);
	text_free(&key);
	return words;
}

static struct paper *
find_paper(const struct tally *tally, const char *key)
{
	size_t i;

	for (i = 0; i < tally->paper_count; i++)
		if (strcmp(tally->papers[i]->key, key) == 0)
			return tally->papers[i];
	return NULL;
}

/* ---- its questions ---- */

static size_t
place_of_standard(const struct authority *authority, const char *id)
{
	size_t i;

	for (i = 0; i < authority->standard_count; i++)
		if (strcmp(authority->standards[i].id, id) == 0)
			return i;
	return 0;
}

static size_t
place_of_duty(const struct tally *tally, const char *id)
{
	const struct duty *duty = find_duty(tally->choice->corpus, id);

	return duty != NULL && duty->provision != NULL ?
	    duty->provision->order : 0;
}

static const char *
content(struct pool *pool, const xmlNode *node)
{
	xmlChar *words = node != NULL ? xmlNodeGetContent(node) : NULL;
	const char *copy = pool_string(pool, words != NULL ?
	    (const char *)words : "");

	xmlFree(words);
	return copy;
}

/* One of several papers may have it already. */
static const struct question *
question_of(struct tally *tally, const struct authority *authority,
    const xmlNode *standard, const xmlNode *duty)
{
	const char *digest = or_none(node_attr(duty, "digest"));
	const char *key = pool_format(tally->pool, "%s %s",
	    or_none(node_attr(duty, "id")), digest);
	struct question *question = names_find(&tally->questions, key);

	if (question != NULL)
		return question;
	question = pool_take(tally->pool, sizeof *question);
	*question = (struct question){
	    .duty = pool_copy(tally->pool, key, strcspn(key, " ")),
	    .digest = pool_string(tally->pool, digest),
	    .words = content(tally->pool, node_child(duty, "question")),
	    .citation = pool_string(tally->pool,
	    or_none(node_attr(duty, "citation"))),
	    .standard = place_of_standard(authority,
	    or_none(node_attr(standard, "id"))),
	    .place = place_of_duty(tally, or_none(node_attr(duty, "id"))),
	    .order = tally->asked_count };
	tally->asked = pool_grow(tally->pool, tally->asked,
	    &tally->asked_room, tally->asked_count, sizeof *tally->asked);
	tally->asked[tally->asked_count++] = question;
	names_add(&tally->questions, key, question);
	return question;
}

static size_t
count_duties(const xmlNode *dossier)
{
	const xmlNode *standard = node_child(dossier, "standard"), *duty;
	size_t count = 0;

	for (; standard != NULL; standard = node_next(standard, "standard"))
		for (duty = node_child(standard, "duty"); duty != NULL;
		    duty = node_next(duty, "duty"))
			count++;
	return count;
}

static void
read_questions(struct tally *tally, struct paper *paper,
    const xmlNode *dossier)
{
	const xmlNode *standard = node_child(dossier, "standard"), *duty;

	paper->list = pool_take(tally->pool, (count_duties(dossier) + 1) *
	    sizeof *paper->list);
	paper->by_duty.pool = paper->by_digest.pool = tally->pool;
	for (; standard != NULL; standard = node_next(standard, "standard"))
		for (duty = node_child(standard, "duty"); duty != NULL;
		    duty = node_next(duty, "duty")) {
			struct asked *asked = &paper->list[paper->count++];

			asked->question = question_of(tally, paper->authority,
			    standard, duty);
			asked->number = pool_string(tally->pool,
			    or_none(node_attr(duty, "number")));
			names_add(&paper->by_duty, asked->question->duty,
			    asked);
			names_add(&paper->by_digest, asked->question->digest,
			    asked);
		}
}

static const char *
title_of(struct pool *pool, const xmlNode *dossier)
{
	const xmlNode *role = node_child(dossier, "role");
	const char *title = "", *flag;

	for (; role != NULL; role = node_next(role, "role")) {
		flag = node_attr(role, "main");
		if (flag == NULL)
			flag = node_attr(role, "with");
		if (flag != NULL && strcmp(flag, "yes") == 0)
			title = pool_format(pool, "%s%s%s", title,
			    *title != '\0' ? "・" : "",
			    or_none(node_attr(role, "title")));
	}
	return title;
}

static struct paper *
add_paper(struct tally *tally, const char *key,
    const struct request *request, const xmlNode *dossier)
{
	struct paper *paper = pool_take(tally->pool, sizeof *paper);

	*paper = (struct paper){ .key = key, .authority = request->authority,
	    .title = title_of(tally->pool, dossier) };
	if (request->edition != NULL)
		paper->title = pool_format(tally->pool, "%s　%s",
		    paper->title, request->edition->standard->title);
	read_questions(tally, paper, dossier);
	tally->papers = pool_grow(tally->pool, tally->papers,
	    &tally->paper_room, tally->paper_count, sizeof *tally->papers);
	tally->papers[tally->paper_count++] = paper;
	return paper;
}

/* ---- the document that asked ---- */

static bool
asks(const struct sheet_node *node)
{
	for (; node != NULL; node = node->next)
		if (sheet_attr(node, SHEET_A_DIGEST) != NULL ||
		    asks(node->first))
			return true;
	return false;
}

/* Its digest as it is made now; NULL if it asks nothing. */
static const char *
digest_of(struct tally *tally, const struct request *request,
    xmlDoc *dossier, struct problems *problems)
{
	struct pool *pool = pool_new();
	struct kind *kind = kinds_find(tally->choice->kinds, request->kind);
	const struct sheet *sheet = kind == NULL ? NULL : compose_sheet(pool,
	    tally->choice->kinds, kind, dossier, problems);
	const char *digest = sheet == NULL || !asks(sheet->root) ? NULL :
	    pool_string(tally->pool, sheet->digest);

	pool_free(pool);
	return digest;
}

/* Answers to what was in force are carried to what is. */
static void
use_current(struct request *request, struct paper_use *use)
{
	const struct edition *edition = request->edition;

	if (edition == NULL || standard_is_current(edition))
		return;
	use->is_older = true;
	request->edition = standard_current(edition->standard);
}

static void
make_use(struct tally *tally, struct paper_use *use, struct request *request,
    bool has_digest)
{
	struct problems *unheard = problems_new();
	xmlDoc *dossier = NULL;
	const char *key;

	if (request->authority == NULL || request->role == NULL)
		use->why = message_translate("it asks nothing of a role");
	else
		dossier = scope_dossier(tally->choice->corpus, request,
		    unheard);
	if (dossier != NULL && has_digest)
		use->digest = digest_of(tally, request, dossier, unheard);
	if (dossier == NULL && use->why == NULL)
		use->why = message_translate("its role is not known here");
	else if (use->digest == NULL || (dossier != NULL && count_duties(
	    xmlDocGetRootElement(dossier)) == 0))
		use->why = message_translate("it asks no questions");
	if (use->why == NULL) {
		key = key_of(tally->pool, request);
		use->paper = find_paper(tally, key);
		if (use->paper == NULL)
			use->paper = add_paper(tally, key, request,
			    xmlDocGetRootElement(dossier));
	}
	if (dossier != NULL)
		xmlFreeDoc(dossier);
	problems_free(unheard);
}

const struct paper_use *
paper_of(struct tally *tally, const char *line, bool has_digest)
{
	struct paper_use *use = names_find(&tally->uses, line);
	struct request request;

	if (use != NULL)
		return use;
	use = pool_take(tally->pool, sizeof *use);
	use->digest = "";
	names_add(&tally->uses, pool_string(tally->pool, line), use);
	if (!request_line_read(tally->pool, line, tally->choice->corpus,
	    tally->choice->kinds, &request, &use->why))
		return use;
	use_current(&request, use);
	make_use(tally, use, &request, has_digest);
	return use;
}

const struct asked *
paper_find(const struct paper *paper, const char *duty, const char *digest,
    bool *is_known)
{
	const struct asked *asked = names_find(&paper->by_duty, duty);

	*is_known = asked != NULL;
	if (asked != NULL && strcmp(asked->question->digest, digest) == 0)
		return asked;
	/* Renumbered: the same words elsewhere. */
	return names_find(&paper->by_digest, digest);
}
