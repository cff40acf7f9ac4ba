/*
 * The provisions of an edition: the law's tree walked once in document order,
 * and a hash from addresses to what was found.
 */
#include "corpus/inside.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "corpus/law.h"

enum { NUM_BYTES_MAX = 40 };

/* 制定文 comes before the text and has no number. */
static const struct unit_row enactment_row = {
	"EnactStatement", PROVISION_PARAGRAPH, "Es", NULL, NULL
};

struct index {
	struct provision	**slots;
	size_t			  mask;
	bool			  has_ranges;
	struct provision	 *first_named;	/* form or table */
};

struct walk {
	struct pool		*pool;
	struct edition		*edition;
	struct problems		*problems;
	struct provision	*last;		/* that the next one follows */
	const char		*root;		/* Mp, Pm, or "" for Sp_1 */
	bool			 is_main;
};

/* 3, 3_2, 3_2_2, 150:151 */
static bool
is_num(const char *num)
{
	size_t length = strspn(num, "0123456789_:");

	return length > 0 && length < NUM_BYTES_MAX && num[length] == '\0' &&
	    isdigit((unsigned char)num[0]) &&
	    isdigit((unsigned char)num[length - 1]);
}

static size_t
position_of(const xmlNode *node)
{
	const xmlNode *before;
	size_t count = 1;

	for (before = node->prev; before != NULL; before = before->prev)
		if (node_is(before, (const char *)node->name))
			count++;
	return count;
}

/* Num, or the position among its like where the schema has none. */
static const char *
num_of(struct walk *walk, xmlNode *node, const struct unit_row *row)
{
	const char *num = node_attr(node, "Num");

	if (num != NULL && is_num(num) && row->kind != PROVISION_SUPPLEMENT)
		return num;
	if (num != NULL && row->kind != PROVISION_SUPPLEMENT)
		problem_add(walk->problems, PROBLEM_NUMBER_MALFORMED,
		    xml_attr_place(xmlHasProp(node, BAD_CAST "Num")),
		    "Num=\"%s\" of %s is no number", num, node->name);
	return pool_format(walk->pool, "%zu", position_of(node));
}

static bool
is_heading(enum provision_kind kind)
{
	return kind <= PROVISION_DIVISION;
}

/* Chapters count in the addresses of chapters only: Mp-Ch_2-Se_1, Mp-At_7. */
static const char *
address_of(struct walk *walk, const struct provision *parent,
    enum provision_kind kind, const char *label, const char *num)
{
	const char *base = walk->root;

	while (!is_heading(kind) && parent != NULL && is_heading(parent->kind))
		parent = parent->parent;
	if (parent != NULL)
		base = parent->address;
	return pool_format(walk->pool, "%s%s%s_%s", base,
	    *base != '\0' ? "-" : "", label, num);
}

static struct provision *
append(struct walk *walk, struct provision *parent)
{
	struct provision *provision =
	    pool_take(walk->pool, sizeof *provision);

	provision->parent = parent;
	provision->depth = parent != NULL ? parent->depth + 1 : 0;
	provision->order = walk->edition->provision_count++;
	provision->is_main = walk->is_main;
	if (walk->last != NULL)
		walk->last->next = provision;
	else
		walk->edition->provisions = provision;
	walk->last = provision;
	return provision;
}

static const char *
content_of(struct walk *walk, const xmlNode *node, const char *name)
{
	xmlNode *child = name != NULL ? node_child(node, name) : NULL;

	return child != NULL ? content_all(walk->pool, child) : "";
}

static bool
says_deleted(struct walk *walk, const char *text)
{
	/* The first look is for speed: nearly all texts say something else. */
	return strstr(text, "除") != NULL &&
	    strcmp(content_without_blanks(walk->pool, text), "削除") == 0;
}

/* The only one of its kind below its parent: then its number is not cited. */
static bool
is_only(const xmlNode *node)
{
	const char *name = (const char *)node->name;
	const xmlNode *before;

	for (before = node->prev; before != NULL; before = before->prev)
		if (node_is(before, name))
			return false;
	return node_next(node, name) == NULL;
}

static void	walk_children(struct walk *, xmlNode *, struct provision *);

static struct provision *
walk_unit(struct walk *walk, xmlNode *node, const struct unit_row *row,
    struct provision *parent)
{
	const char *num = num_of(walk, node, row);
	const char *delete = node_attr(node, "Delete");
	struct provision *provision = append(walk, parent);

	provision->kind = row->kind;
	provision->node = node;
	provision->address = address_of(walk, parent, row->kind, row->label,
	    num);
	provision->number = content_of(walk, node, row->title);
	provision->caption = content_of(walk, node, row->caption);
	provision->text = content_own(walk->pool, node, row);
	provision->is_deleted = (delete != NULL &&
	    strcmp(delete, "true") == 0) ||
	    says_deleted(walk, provision->text);
	cite_provision(walk->pool, provision, num, is_only(node));
	walk_children(walk, node, provision);
	/* 第5条 削除 has one paragraph that says so. */
	if (provision->kind == PROVISION_ARTICLE &&
	    provision->next != NULL && provision->next->is_deleted &&
	    provision->next == walk->last)
		provision->is_deleted = true;
	return provision;
}

static void
walk_children(struct walk *walk, xmlNode *parent_node,
    struct provision *parent)
{
	const struct unit_row *row;
	xmlNode *node;

	for (node = parent_node->children; node != NULL; node = node->next) {
		row = unit_row_of(node);
		if (row != NULL)
			walk_unit(walk, node, row, parent);
	}
}

static void
walk_enactment(struct walk *walk, xmlNode *node)
{
	struct provision *provision = append(walk, NULL);

	provision->kind = enactment_row.kind;
	provision->node = node;
	provision->address = pool_format(walk->pool, "Es_%zu",
	    position_of(node));
	provision->number = "";
	provision->caption = "";
	provision->text = content_all(walk->pool, node);
	provision->citation = "制定文";
}

static void
walk_body(struct walk *walk, xmlNode *body)
{
	const struct unit_row *row;
	xmlNode *node;

	for (node = body->children; node != NULL; node = node->next) {
		row = unit_row_of(node);
		walk->is_main = node_is(node, "MainProvision");
		walk->root = walk->is_main ? "Mp" : "";
		if (node_is(node, "Preamble"))
			walk->root = "Pm";
		if (row != NULL)
			walk_unit(walk, node, row, NULL);
		else if (node_is(node, "EnactStatement"))
			walk_enactment(walk, node);
		else if (*walk->root != '\0')
			walk_children(walk, node, NULL);
	}
}

/* e-Gov's interface wraps the law: DataRoot/Result/ApplData/LawFullText. */
xmlNode *
index_law_inside(xmlNode *node)
{
	xmlNode *child, *law;

	if (node == NULL || node_is(node, "Law"))
		return node;
	for (child = node->children; child != NULL; child = child->next) {
		if (child->type != XML_ELEMENT_NODE)
			continue;
		law = index_law_inside(child);
		if (law != NULL)
			return law;
	}
	return NULL;
}

static bool
refuse_law(struct walk *walk, const xmlNode *node, const char *child)
{
	problem_add(walk->problems, PROBLEM_LAW_EXPECTED, xml_place(node),
	    "there is no <%s> in <%s>", child, node->name);
	return false;
}

/* Which of them is the law, nobody can tell. */
static bool
refuse_second(struct walk *walk, const xmlNode *body)
{
	problem_add(walk->problems, PROBLEM_LAW_EXPECTED, xml_place(body),
	    "a second <%s> stands in the law", body->name);
	return false;
}

bool
index_law(struct pool *pool, struct edition *edition,
    struct problems *problems)
{
	struct walk walk = { .pool = pool, .edition = edition,
	    .problems = problems, .root = "" };
	xmlNode *root = xmlDocGetRootElement(edition->text->document);
	xmlNode *law = index_law_inside(root), *body;

	edition->notes = notebook_new(pool);
	if (law == NULL)
		return refuse_law(&walk, root, "Law");
	body = node_child(law, "LawBody");
	if (body == NULL)
		return refuse_law(&walk, law, "LawBody");
	if (node_next(body, "LawBody") != NULL)
		return refuse_second(&walk, node_next(body, "LawBody"));
	if (node_child(body, "MainProvision") == NULL)
		return refuse_law(&walk, body, "MainProvision");
	edition->title = content_of(&walk, body, "LawTitle");
	law_check(law, problems);
	walk_body(&walk, body);
	return true;
}

static void
walk_form(struct walk *walk, xmlNode *node)
{
	const char *id = node_attr(node, "id");
	const char *label = node_attr(node, "label");
	const char *title = node_attr(node, "title");
	struct provision *form;

	if (id == NULL || *id == '\0') {
		problem_add(walk->problems, PROBLEM_FORM_UNNAMED,
		    xml_place(node), "<%s> has no id", node->name);
		return;
	}
	form = append(walk, NULL);
	form->kind = PROVISION_FORM;
	form->node = node;
	form->address = id;
	form->number = label != NULL ? label : "";
	form->caption = title != NULL ? title : "";
	form->text = content_all(walk->pool, node);
	form->citation = *form->number != '\0' ? form->number : form->caption;
}

void
index_forms(struct pool *pool, struct edition *edition,
    struct problems *problems)
{
	struct walk walk = { .pool = pool, .edition = edition,
	    .problems = problems, .root = "" };
	struct provision *last = edition->provisions;
	xmlNode *root, *node;

	if (edition->forms == NULL)
		return;
	while (last != NULL && last->next != NULL)
		last = last->next;
	walk.last = last;
	root = xmlDocGetRootElement(edition->forms->document);
	for (node = root->children; node != NULL; node = node->next)
		if (node_is(node, "form") || node_is(node, "example"))
			walk_form(&walk, node);
}

/* The hash */

static size_t
hash(const char *address)
{
	uint64_t sum = 14695981039346656037u;	/* FNV-1a */

	for (; *address != '\0'; address++)
		sum = (sum ^ (unsigned char)*address) * 1099511628211u;
	return (size_t)(sum ^ sum >> 32);
}

static struct provision **
slot_of(const struct index *index, const char *address)
{
	size_t at = hash(address) & index->mask;

	while (index->slots[at] != NULL &&
	    strcmp(index->slots[at]->address, address) != 0)
		at = (at + 1) & index->mask;
	return &index->slots[at];
}

/* A second one is kept under a name that nobody cites, so ids stay unique. */
static void
rename_second(struct pool *pool, const struct edition *edition,
    struct index *index, struct provision *provision,
    struct problems *problems)
{
	const char *address = provision->address;
	int count = 2;

	if (edition->standard != NULL)
		problem_add(problems, PROBLEM_ADDRESS_TWICE,
		    xml_place(provision->node),
		    "%s (%s) stands here a second time", provision->citation,
		    address);
	do
		provision->address = pool_format(pool, "%s~%d", address,
		    count++);
	while (*slot_of(index, provision->address) != NULL);
}

static bool
is_named(const struct provision *provision)
{
	return provision->kind == PROVISION_FORM ||
	    provision->kind == PROVISION_APPENDIX;
}

void
index_addresses(struct pool *pool, struct edition *edition,
    struct problems *problems)
{
	struct index *index = pool_take(pool, sizeof *index);
	struct provision *provision;
	size_t slots = 16;

	while (slots < edition->provision_count * 2)
		slots *= 2;
	index->slots = pool_take(pool, slots * sizeof *index->slots);
	index->mask = slots - 1;
	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next) {
		if (*slot_of(index, provision->address) != NULL)
			rename_second(pool, edition, index, provision,
			    problems);
		*slot_of(index, provision->address) = provision;
		if (strchr(provision->address, ':') != NULL)
			index->has_ranges = true;
		if (index->first_named == NULL && is_named(provision))
			index->first_named = provision;
	}
	edition->by_address = index;
}

/* Is Mp-At_150 inside Mp-At_149:151? */
static bool
range_holds(const char *range, const char *address)
{
	const char *first = strrchr(range, '_'), *colon = strrchr(range, ':');
	const char *number = strrchr(address, '_');
	size_t base;

	if (first == NULL || colon == NULL || number == NULL ||
	    colon < first)
		return false;
	base = (size_t)(first - range);
	if (base != (size_t)(number - address) ||
	    strncmp(range, address, base) != 0)
		return false;
	return atoi(first + 1) <= atoi(number + 1) &&
	    atoi(number + 1) <= atoi(colon + 1);
}

struct provision *
index_find(const struct edition *edition, const char *address)
{
	const struct index *index = edition->by_address;
	struct provision *found = *slot_of(index, address);

	if (found != NULL || !index->has_ranges)
		return found;
	for (found = edition->provisions; found != NULL; found = found->next)
		if (range_holds(found->address, address))
			return found;
	return NULL;
}

struct provision *
index_next_named(const struct edition *edition, const struct provision *after)
{
	const struct index *index = edition->by_address;
	struct provision *next;

	next = after != NULL ? after->next : index->first_named;
	while (next != NULL && !is_named(next))
		next = next->next;
	return next;
}
