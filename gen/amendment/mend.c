/*
 * References that a renumbering broke, mended: the sentences that give each the
 * number that its provision has now. Made as for a draft that has them.
 */
#include "amendment/inside.h"

#include <stdlib.h>
#include <string.h>

static struct unit *
unit_in(struct unit *unit, const struct provision *provision)
{
	struct unit *child, *found;

	if (unit->provision == provision)
		return unit;
	for (child = unit->first; child != NULL; child = child->next)
		if ((found = unit_in(child, provision)) != NULL)
			return found;
	return NULL;
}

static struct unit *
unit_of(const struct model *model, const struct provision *provision)
{
	struct root *root;
	struct unit *found;

	for (root = model->new; root != NULL; root = root->next)
		if ((found = unit_in(root->unit, provision)) != NULL)
			return found;
	return NULL;
}

/* Mp-At_5-Pr_2-It_1 as 第5条第2項第1号; false for what is no such address. */
static bool
add_address(struct text *out, enum numeral numeral, const char *address)
{
	static const struct { const char *mark, *unit; } parts[] = {
	    { "At_", "条" }, { "Pr_", "項" }, { "It_", "号" } };
	char num[48];
	size_t i, length;

	if (strncmp(address, "Mp-At_", strlen("Mp-At_")) != 0)
		return false;
	for (address += strlen("Mp-"); *address != '\0';
	    address += length + (address[length] == '-')) {
		length = strcspn(address, "-");
		for (i = 0; i < sizeof parts / sizeof *parts; i++)
			if (strncmp(address, parts[i].mark,
			    strlen(parts[i].mark)) == 0)
				break;
		if (i == sizeof parts / sizeof *parts || length >= sizeof num)
			return false;
		memcpy(num, address + strlen(parts[i].mark), length -
		    strlen(parts[i].mark));
		num[length - strlen(parts[i].mark)] = '\0';
		numeral_add_ordinal(out, numeral, num, parts[i].unit);
	}
	return true;
}

/* How often the words stand before that place. */
static size_t
count_before(const char *text, const char *words, size_t start)
{
	const char *at = text;
	size_t count = 0;

	while ((at = strstr(at, words)) != NULL && (size_t)(at - text) <
	    start) {
		count++;
		at += strlen(words);
	}
	return count;
}

static const char *
replaced(struct pool *pool, const char *text, const char *old,
    const char *new, size_t skip)
{
	const char *at = strstr(text, old);

	while (at != NULL && skip-- > 0)
		at = strstr(at + strlen(old), old);
	return at == NULL ? NULL : pool_format(pool, "%.*s%s%s",
	    (int)(at - text), text, new, at + strlen(old));
}

/* From the last in a provision to the first: the places before it stay. */
static void
mend_one(struct making *making, const struct model *model,
    const struct broken_reference *broken)
{
	struct unit *unit = unit_of(model, broken->at);
	const char *old = pool_copy(making->pool, broken->at->text +
	    broken->start, broken->end - broken->start), *words = NULL;
	struct text now = {0};

	/* 次の各号, 前各号: of all, not of the one that moved. */
	if (strstr(old, "各号") != NULL || strstr(old, "各項") != NULL)
		return;
	if (unit != NULL && broken->now != NULL && add_address(&now,
	    making->writer->numeral, broken->now) &&
	    strcmp(now.bytes, old) != 0)
		words = replaced(making->pool, unit->words, old, now.bytes,
		    count_before(broken->at->text, old, broken->start));
	text_free(&now);
	if (words == NULL)
		return;
	unit->words = words;
	unit->sentence_count = 0;
}

static void
mend_all(struct making *making, const struct model *model,
    const struct changes *changes, const struct broken_reference *broken)
{
	if (broken == NULL)
		return;
	mend_all(making, model, changes, broken->next);
	if (broken->edition == changes->new)
		mend_one(making, model, broken);
}

void
mend_references(struct making *making, const struct model *model,
    const struct changes *changes)
{
	mend_all(making, model, changes, changes->broken);
}
