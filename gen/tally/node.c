/*
 * What stylesheets see of a tally, grafted into a dossier. A figure that has
 * no value is left out; rates are made here, since templates do not
 * compute.
 *
 * tally slips people present absent has-roster has-before findings undated
 *       figures*
 *   paper title questions slips
 *   unit name people present slips figures*
 *     standard id ordinal title figures*
 *     finding duty citation ordinal words rows answer name position remark
 *             promised number
 *     remark  the same, of what is done or does not apply
 *     absent name line
 *     compared*
 *   standard id ordinal title figures*
 *     question duty citation words figures* compared*
 *     compared*
 *   compared*
 *   twice name unit paper where newer      older name unit paper carried again
 *   stranger name unit                     elsewhere name unit written
 *   nameless where unit                    unanswered name unit paper count
 *                                                     numbers
 *   refused file why
 *
 * figures*: asked answered na done partly undone blank of rate, where of is
 * asked without na, and rate done of that. compared*: <compared before now
 * change points by before-of before-done now-of now-done>: change is better,
 * worse, same, new, gone or none; by is in tenths of a point.
 */
#include "tally/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "corpus/element.h"
#include "corpus/node.h"

/* ---- figures ---- */

static const char *
rate_words(struct pool *pool, int rate)
{
	return rate < 0 ? "―" : pool_format(pool, "%d.%d%%", rate / 10,
	    rate % 10);
}

void
node_figures(struct pool *pool, xmlNode *node, const struct figures *figures)
{
	const size_t na = figures->answers[ANSWER_NOT_APPLICABLE];

	element_set_number(node, "asked", figures->asked);
	element_set_number(node, "answered", count_answered(figures));
	element_set_number(node, "na", na);
	element_set_number(node, "done", figures->answers[ANSWER_DONE]);
	element_set_number(node, "partly", figures->answers[ANSWER_PARTLY]);
	element_set_number(node, "undone",
	    figures->answers[ANSWER_NOT_DONE]);
	element_set_number(node, "blank", figures->answers[ANSWER_NONE]);
	element_set_number(node, "of", figures->asked - na);
	element_set(node, "rate", rate_words(pool, count_rate(figures)));
}

/* ---- last year ---- */

static const char *
change_of(int before, int now)
{
	if (before < 0)
		return now < 0 ? "none" : "new";
	if (now < 0)
		return "gone";
	return now > before ? "better" : now < before ? "worse" : "same";
}

static void
compare(struct pool *pool, xmlNode *parent, const struct figures *before,
    const struct figures *now)
{
	int then = count_rate(before), today = count_rate(now);
	xmlNode *node = element_add(parent, "compared");
	int points = today - then;

	element_set(node, "before", rate_words(pool, then));
	element_set(node, "now", rate_words(pool, today));
	element_set(node, "change", change_of(then, today));
	element_set_number(node, "before-of", before->asked -
	    before->answers[ANSWER_NOT_APPLICABLE]);
	element_set_number(node, "now-of", now->asked -
	    now->answers[ANSWER_NOT_APPLICABLE]);
	element_set_number(node, "before-done", before->answers[ANSWER_DONE]);
	element_set_number(node, "now-done", now->answers[ANSWER_DONE]);
	if (then >= 0 && today >= 0)
		element_set_number(node, "by", (size_t)abs(points));
	if (then >= 0 && today >= 0)
		element_set(node, "points", pool_format(pool, "%s%d.%d",
		    points < 0 ? "－" : points > 0 ? "＋" : "±",
		    abs(points) / 10, abs(points) % 10));
}

/* ---- standards and their questions ---- */

static const char *
ordinal_of(const struct standard *standard)
{
	const xmlNode *node = node_child(xmlDocGetRootElement(
	    standard->authority->source->document), "standard");
	const char *slug;

	for (; node != NULL; node = node_next(node, "standard")) {
		slug = node_attr(node, "slug");
		if (slug != NULL && strcmp(slug, standard->slug) == 0)
			return node_attr(node, "ordinal");
	}
	return NULL;
}

static xmlNode *
add_standard(const struct tally *tally, xmlNode *parent, size_t at,
    const struct figures *figures)
{
	const struct standard *standard = &tally->authority->standards[at];
	xmlNode *node = element_add(parent, "standard");

	element_set(node, "id", standard->id);
	element_set(node, "ordinal", ordinal_of(standard));
	element_set(node, "title", standard->title);
	node_figures(tally->pool, node, figures);
	return node;
}

static void
add_question(const struct tally *tally, xmlNode *parent,
    const struct question *question)
{
	const struct figures *figures = &tally->duties[question->order];
	xmlNode *node;

	if (figures->asked == 0)
		return;
	node = element_add(parent, "question");
	element_set(node, "duty", question->duty);
	element_set(node, "citation", question->citation);
	element_set(node, "words", question->words);
	node_figures(tally->pool, node, figures);
	if (tally->has_before)
		compare(tally->pool, node,
		    &tally->duties_before[question->order], figures);
}

static void
add_standards(const struct tally *tally, xmlNode *root)
{
	xmlNode *node;
	size_t i, j;

	for (i = 0; i < tally->authority->standard_count; i++) {
		if (tally->standards[i].asked == 0)
			continue;
		node = add_standard(tally, root, i, &tally->standards[i]);
		for (j = 0; j < tally->asked_count; j++)
			if (tally->asked[j]->standard == i)
				add_question(tally, node, tally->asked[j]);
		if (tally->has_before)
			compare(tally->pool, node,
			    &tally->standards_before[i],
			    &tally->standards_same[i]);
	}
}

/* ---- departments ---- */

static bool
is_of_this_year(const struct tally *tally, const struct unit *unit)
{
	return unit->slips > 0 || (tally->choice->roster != NULL &&
	    unit->people > 0);
}

static void
add_unit(const struct tally *tally, xmlNode *root, const struct unit *unit)
{
	xmlNode *node = element_add(root, "unit");
	size_t i;

	element_set(node, "name", *unit->name != '\0' ? unit->name :
	    "(所属の記載なし)");
	element_set_number(node, "people", unit->people);
	element_set_number(node, "present", unit->answered);
	element_set_number(node, "absent", unit->people - unit->answered);
	element_set_number(node, "slips", unit->slips);
	element_set_flag(node, "past", !is_of_this_year(tally, unit));
	node_figures(tally->pool, node, &unit->all);
	for (i = 0; i < tally->authority->standard_count; i++)
		if (unit->standards[i].asked > 0)
			add_standard(tally, node, i, &unit->standards[i]);
	node_people_findings(tally, node, unit);
	node_people_absent(tally, node, unit);
	if (tally->has_before)
		compare(tally->pool, node, &unit->before, &unit->same);
}

/* ---- all ---- */

static size_t
count_slips(const struct tally *tally)
{
	size_t count = 0, i;

	for (i = 0; i < tally->now.count; i++)
		count += tally->now.slips[i]->fate == SLIP_COUNTS;
	return count;
}

static void
add_papers(const struct tally *tally, xmlNode *root)
{
	xmlNode *node;
	size_t i;

	for (i = 0; i < tally->paper_count; i++) {
		if (tally->papers[i]->slips == 0)
			continue;
		node = element_add(root, "paper");
		element_set(node, "title", tally->papers[i]->title);
		element_set_number(node, "questions",
		    tally->papers[i]->count);
		element_set_number(node, "slips", tally->papers[i]->slips);
	}
}

static size_t
count_present(const struct tally *tally)
{
	size_t count = 0, i;

	for (i = 0; i < tally->unit_count; i++)
		count += tally->units[i]->answered;
	return count;
}

/* A question that was not asked last year, or in other words. */
static size_t
count_new(const struct tally *tally)
{
	size_t count = 0, i;

	for (i = 0; i < tally->asked_count; i++)
		count += tally->duties[i].asked > 0 && !tally->was_asked[i];
	return count;
}

xmlDoc *
tally_node(const struct tally *tally)
{
	const struct roster *roster = tally->choice->roster;
	xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *root = xmlNewDocNode(document, NULL, BAD_CAST "tally", NULL);
	size_t people = roster != NULL ? roster->row_count : 0, i;

	xmlDocSetRootElement(document, root);
	element_set_number(root, "slips", count_slips(tally));
	element_set_flag(root, "has-roster", roster != NULL);
	element_set_flag(root, "has-before", tally->has_before);
	element_set_number(root, "people", people);
	element_set_number(root, "present", count_present(tally));
	element_set_number(root, "absent", people - count_present(tally));
	element_set_number(root, "new", count_new(tally));
	node_figures(tally->pool, root, &tally->all);
	add_papers(tally, root);
	for (i = 0; i < tally->unit_count; i++)
		add_unit(tally, root, tally->units[i]);
	add_standards(tally, root);
	if (tally->has_before)
		compare(tally->pool, root, &tally->all_before,
		    &tally->all_same);
	node_people(tally, root);
	return document;
}
