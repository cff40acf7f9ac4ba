#include "import/lossy.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "corpus/node.h"
#include "corpus/xml.h"
#include "import/import.h"
#include "import/reprint.h"

/*
 * An element with the hashes that tell it from another one. That of words
 * leaves blanks out: where they stand is the layout of the file.
 */
struct part {
	const xmlNode	*node;
	uint64_t	 words, power;	/* power: BASE to their count */
	uint64_t	 whole;		/* name, spans and all inside it */
	struct part	*first, *next;
};

static const uint64_t BASE = 0x9e3779b97f4a7c15;

/* What an import sets; an attribute that is missing means what stands here. */
static const struct { const char *element, *attribute, *usual; } kept[] = {
	{ "TableColumn", "rowspan", "1" },
	{ "TableColumn", "colspan", "1" },
	{ "TableHeaderColumn", "rowspan", "1" },
	{ "TableHeaderColumn", "colspan", "1" },
	{ "SupplProvision", "AmendLawNum", "" },
	{ "SupplProvision", "Extract", "false" },
};

/* What a plain text has no sign for. */
static const struct { const char *attribute, *usual; } unsaid[] = {
	{ "Align", "left" }, { "Valign", "top" },
	{ "BorderTop", "solid" }, { "BorderRight", "solid" },
	{ "BorderBottom", "solid" }, { "BorderLeft", "solid" },
};

/* ---- hashes ---- */

static uint64_t
mixed(uint64_t hash, const char *words)
{
	for (; *words != '\0'; words++)
		hash = (hash ^ (unsigned char)*words) * BASE;
	return (hash ^ (hash >> 29)) * BASE;
}

static void
add_characters(struct part *part, const xmlNode *node)
{
	const char *at = (const char *)node->content;
	const char *end = at + strlen(at);
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		if (lines_is_blank(code))
			continue;
		part->words = part->words * BASE + code;
		part->power *= BASE;
	}
}

static const char *
value_of(const xmlNode *node, size_t i)
{
	const char *value = node_attr(node, kept[i].attribute);

	return value != NULL ? value : kept[i].usual;
}

static uint64_t
hash_of(const xmlNode *node)
{
	uint64_t hash = mixed(BASE, (const char *)node->name);
	size_t i;

	for (i = 0; i < sizeof kept / sizeof *kept; i++)
		if (node_is(node, kept[i].element))
			hash = mixed(hash, value_of(node, i));
	return hash;
}

static struct part *
part_of(struct pool *pool, const xmlNode *node)
{
	struct part *part = pool_take(pool, sizeof *part), *last = NULL, *new;
	const xmlNode *child;

	*part = (struct part){ .node = node, .power = 1,
	    .whole = hash_of(node) };
	for (child = node->children; child != NULL; child = child->next) {
		if (child->type == XML_TEXT_NODE ||
		    child->type == XML_CDATA_SECTION_NODE)
			add_characters(part, child);
		if (child->type != XML_ELEMENT_NODE)
			continue;
		new = part_of(pool, child);
		part->words = part->words * new->power + new->words;
		part->power *= new->power;
		part->whole = (part->whole ^ new->whole) * BASE +
		    (new->whole >> 31);
		if (last != NULL)
			last->next = new;
		else
			part->first = new;
		last = new;
	}
	part->whole ^= part->words;
	return part;
}

/* ---- what is not the same ---- */

static bool
is_alike(const struct part *one, const struct part *other)
{
	return strcmp((const char *)one->node->name,
	    (const char *)other->node->name) == 0;
}

static void
report(const struct part *part, struct problems *problems)
{
	problem_add(problems, PROBLEM_TEXT_LOSSY, xml_place(part->node),
	    "an import of this text does not bring this <%s> back as it is",
	    (const char *)part->node->name);
}

static bool
have_same_names(const struct part *one, const struct part *other)
{
	for (one = one->first, other = other->first;
	    one != NULL && other != NULL && is_alike(one, other);
	    one = one->next, other = other->next)
		continue;
	return one == NULL && other == NULL;
}

/* The next one of that name and with these words. */
static const struct part *
found_from(const struct part *at, const struct part *part)
{
	while (at != NULL && (at->words != part->words ||
	    at->power != part->power || !is_alike(at, part)))
		at = at->next;
	return at;
}

/* Else one of that name, unless a later one will be found in it. */
static const struct part *
loosely_from(const struct part *at, const struct part *part)
{
	while (at != NULL && (!is_alike(at, part) ||
	    found_from(part->next, at) != NULL))
		at = at->next;
	return at;
}

static void	compare(const struct part *, const struct part *,
		    struct problems *);

/* True if a child was named, so that nothing is left to say of them. */
static bool
compare_children(const struct part *part, const struct part *other,
    struct problems *problems)
{
	bool are_same = have_same_names(part, other), is_said = false;
	const struct part *child, *beside, *next = other->first;

	for (child = part->first; child != NULL; child = child->next) {
		beside = are_same ? next : found_from(next, child);
		if (beside == NULL)
			beside = loosely_from(next, child);
		if (beside == NULL)
			report(child, problems);
		else {
			next = beside->next;
			if (beside->whole == child->whole)
				continue;
			compare(child, beside, problems);
		}
		is_said = true;
	}
	return is_said;
}

/* The smallest elements that differ are named, not all around them. */
static void
compare(const struct part *part, const struct part *other,
    struct problems *problems)
{
	if (hash_of(part->node) != hash_of(other->node) ||
	    !compare_children(part, other, problems))
		report(part, problems);
}

/* Once a table, at its start. */
static void
report_unsaid(const xmlNode *node, const xmlNode *table,
    struct problems *problems)
{
	const xmlNode *child;
	size_t i;

	if (node_is(node, "Table"))
		table = node;
	for (i = 0; table != NULL && i < sizeof unsaid / sizeof *unsaid; i++) {
		const char *value = node_attr(node, unsaid[i].attribute);

		if (value != NULL && strcmp(value, unsaid[i].usual) != 0)
			problem_add(problems, PROBLEM_TEXT_LOSSY,
			    xml_place(table), "this text does not say how "
			    "the cells of this table are ruled and aligned");
	}
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			report_unsaid(child, table, problems);
}

void
lossy_report(struct pool *pool, const struct edition *edition,
    const char *text, size_t bytes, struct problems *problems)
{
	const xmlNode *law = reprint_law_of(edition);
	const xmlNode *body = node_child(law, "LawBody");
	xmlDoc *again = import_read_back(pool, text, bytes);

	if (body == NULL || again == NULL) {
		if (law != NULL)
			problem_add(problems, PROBLEM_TEXT_LOSSY,
			    xml_place(law), "an import of this text finds no "
			    "regulation in it");
		xmlFreeDoc(again);
		return;
	}
	compare_children(part_of(pool, law), part_of(pool,
	    xmlDocGetRootElement(again)), problems);
	report_unsaid(body, NULL, problems);
	xmlFreeDoc(again);
}
