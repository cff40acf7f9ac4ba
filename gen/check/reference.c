/*
 * Text: references that point nowhere, within the standard and to the other
 * standards of the authority by 「title」.
 */
#include "check/inside.h"

#include <string.h>

#include "refer/refer.h"
#include "base/message.h"
#include "base/text.h"

static const char BLANK[] = "　", PART[] = "（";

static const unsigned silent_kinds = NOTE_WRONG_REFERENCE |
    NOTE_DOUBTFUL_REFERENCE | NOTE_MISSING_DOCUMENT | NOTE_SIC;

static const char *
quoted(struct checking *checking, const struct provision *provision,
    size_t start, size_t end)
{
	return pool_copy(checking->pool, provision->text + start,
	    end - start);
}

/* Names of forms are no addresses: 第1号様式, 別表第2. */
static bool
is_to_form(const struct reference *reference)
{
	if (reference->target != NULL)
		return reference->target->kind == PROVISION_FORM ||
		    reference->target->kind == PROVISION_APPENDIX;
	return reference->address != NULL &&
	    (unsigned char)*reference->address >= 0x80;
}

static void
report_dangling(struct checking *checking, const struct provision *provision,
    const struct reference *reference)
{
	const char *words = quoted(checking, provision, reference->start,
	    reference->end);
	const char *where = reference->edition != NULL ?
	    reference->edition->name :
	    message_translate("the corpus");

	if (reference->target != NULL)
		problem_add(checking->problems, PROBLEM_REFERENCE_DANGLING,
		    xml_place(provision->node), "%s refers to \"%s\", but %s of "
		    "%s has no such sentence", provision->address, words,
		    reference->target->address, where);
	else if (is_to_form(reference))
		problem_add(checking->problems, PROBLEM_FORM_MISSING,
		    xml_place(provision->node), "%s cites \"%s\", but %s has "
		    "no such form", provision->address, words, where);
	else if (reference->address != NULL)
		problem_add(checking->problems, PROBLEM_REFERENCE_DANGLING,
		    xml_place(provision->node), "%s refers to \"%s\", but %s "
		    "has no %s", provision->address, words, where,
		    reference->address);
	else
		problem_add(checking->problems, PROBLEM_REFERENCE_DANGLING,
		    xml_place(provision->node), "%s refers to \"%s\", but %s "
		    "has no such provision", provision->address, words, where);
}

/*
 * A draft without forms.xml is read with the forms in force; forms that could
 * not be read are reported already.
 */
static bool
lacks_forms(const struct checking *checking, const struct edition *edition)
{
	if (edition == NULL || edition->forms != NULL ||
	    edition->standard == NULL)
		return false;
	return !standard_is_current(edition) ||
	    check_place_has_file(checking, edition, "forms.xml");
}

/*
 * 同条第1号中「…」とあるのは「…」と読み替える: of the words that are borrowed,
 * not of this text.
 */
static bool
is_rewritten(const struct provision *provision,
    const struct reference *reference)
{
	static const char inside[] = "中";

	return strncmp(provision->text + reference->end, inside,
	    strlen(inside)) == 0 &&
	    strstr(provision->text, "読み替え") != NULL;
}

/* 同表第一号から第三号までの…当該各号: of a table, whose rows have no place. */
static bool
is_of_table(const struct provision *provision,
    const struct reference *reference)
{
	static const char whose[] = "各号", table[] = "表第";
	const char *at = strstr(provision->text, table);

	return reference->end - reference->start == strlen(whose) &&
	    strncmp(provision->text + reference->start, whose,
	    strlen(whose)) == 0 && at != NULL &&
	    at < provision->text + reference->start;
}

/* 様式第二号, which is printed in parts: 様式第二号（一）. */
static bool
is_form_in_parts(struct checking *checking,
    const struct provision *provision, const struct reference *reference)
{
	const char *words = quoted(checking, provision, reference->start,
	    reference->end), *name;
	const struct provision *named = NULL;

	if (!is_to_form(reference) || reference->edition == NULL)
		return false;
	while ((named = index_next_named(reference->edition, named)) != NULL) {
		name = named->number;
		if (strncmp(name, words, strlen(words)) != 0)
			continue;
		name += strlen(words);
		while (strncmp(name, BLANK, strlen(BLANK)) == 0)
			name += strlen(BLANK);
		if (strncmp(name, PART, strlen(PART)) == 0)
			return true;
	}
	return false;
}

static void
check_reference(struct checking *checking, const struct provision *provision,
    const struct reference *reference)
{
	const struct provision *target = reference->target;

	/* A form that cites a form asks nobody for it. */
	if (target != NULL && reference->edition == checking->edition &&
	    provision->kind != PROVISION_FORM)
		checking->cited[target->order] = true;
	if ((target != NULL && check_portion_is_there(reference)) ||
	    reference->is_external || reference->is_whole ||
	    is_rewritten(provision, reference) || (is_to_form(reference) &&
	    lacks_forms(checking, reference->edition)) || check_noted(
	    checking, provision, silent_kinds, reference->start,
	    reference->end) || is_of_table(provision, reference) ||
	    is_form_in_parts(checking, provision, reference) ||
	    check_quoted(checking->edition, provision, reference->start))
		return;
	report_dangling(checking, provision, reference);
}

static size_t
list_titles(struct checking *checking, const char ***titles)
{
	const struct authority *authority = checking->authority;
	size_t i, count = 0;

	if (authority == NULL)
		return 0;
	*titles = pool_take(checking->pool, (authority->standard_count + 1) *
	    sizeof **titles);
	for (i = 0; i < authority->standard_count; i++)
		if (authority->standards[i].title != NULL)
			(*titles)[count++] = authority->standards[i].title;
	return count;
}

static bool
is_listed(const char *word, const char *const *list, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (strcmp(list[i], word) == 0)
			return true;
	return false;
}

enum {
	TITLE_BYTES_MAX = 180,	/* 60 characters; longer quotes are no titles */
	KIND_BYTES = 6		/* 基準, 要綱, 規程: the last two characters */
};

/* The title that was meant, or NULL. */
static const char *
meant_title(const char *name, const char *const *titles, size_t count)
{
	size_t length = strlen(name), other;
	const char *near;

	if (length > TITLE_BYTES_MAX || length < KIND_BYTES)
		return NULL;
	near = text_nearest(name, titles, count);
	other = near != NULL ? strlen(near) : 0;
	if (other < KIND_BYTES || strcmp(near + other - KIND_BYTES,
	    name + length - KIND_BYTES) != 0)
		return NULL;
	return near;
}

/*
 * 「…」 that is almost the title of a standard. What is like none may be any
 * other document, and is not ours to judge.
 */
static void
check_titles(struct checking *checking, const struct provision *provision,
    const char *const *titles, size_t count)
{
	static const char open[] = "「", close[] = "」";
	const char *at = provision->text, *end, *name, *near;
	size_t start;

	while ((at = strstr(at, open)) != NULL) {
		start = (size_t)(at - provision->text);
		at += strlen(open);
		end = strstr(at, close);
		if (end == NULL)
			return;
		name = pool_copy(checking->pool, at, (size_t)(end - at));
		at = end;
		if (is_listed(name, titles, count))
			continue;
		near = meant_title(name, titles, count);
		if (near != NULL && !check_noted(checking, provision,
		    silent_kinds | NOTE_INCONSISTENT_TERM, start,
		    (size_t)(end - provision->text)))
			problem_add_near(checking->problems,
			    PROBLEM_REFERENCE_DANGLING,
			    xml_place(provision->node), near, "%s refers to a "
			    "standard \"%s\"", provision->address, name);
	}
}

void
check_references(struct checking *checking)
{
	const struct reference *reference;
	const struct provision *at;
	const char **titles = NULL;
	size_t count = list_titles(checking, &titles);

	checking->cited = pool_take(checking->pool,
	    (checking->edition->provision_count + 1) *
	    sizeof *checking->cited);
	for (at = checking->edition->provisions; at != NULL; at = at->next) {
		reference = refer_known(checking->edition, at);
		for (; reference != NULL; reference = reference->next)
			check_reference(checking, at, reference);
		if (count > 0)
			check_titles(checking, at, titles, count);
	}
}
