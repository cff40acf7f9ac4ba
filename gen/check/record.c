/*
 * Records: which elements and attributes authority.xml, duties.xml and
 * forms.xml may hold, and what the values must name. What stands inside a
 * form is the sheet's affair.
 */
#include "check/inside.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "corpus/overlay.h"
#include "refer/role.h"
#include "base/word.h"

enum value {
	VALUE_ANY,
	VALUE_YES,		/* yes or no */
	VALUE_OWN_STANDARD,	/* of the folder that the file is in */
	VALUE_OWN_EDITION,
	VALUE_ID,		/* a new one, as a folder may be named */
	VALUE_ADDRESSES,	/* of provisions, parted by blanks */
	VALUE_COVERS,		/* items, or addresses */
	VALUE_OWNER,		/* an address or a duty's id in this file */
	VALUE_ROLES,		/* names, parted by | */
	VALUE_ROLE,		/* an id */
	VALUE_ROLE_IDS,		/* several, parted by blanks */
	VALUE_MODALITY,
	VALUE_SITUATION,
	VALUE_REASON,
	VALUE_NOTE_KIND,
	VALUE_SIGNATURE,
	VALUE_JOIN,
	VALUE_STANDARDS,	/* slugs, parted by blanks */
	VALUE_DUTY,		/* an id with its standard */
	VALUE_SURE
};

struct element_row {
	const char	*parent, *name;
	bool		 is_open;	/* what is inside is not ours */
};

struct attr_row {
	const char	*element, *name;
	enum value	 value;
	bool		 is_needed;
};

static const struct element_row elements[] = {
	{ "duties", "draft", true },
	{ "duties", "duty", false },
	{ "duties", "exempt", true },
	{ "duties", "context", true },
	{ "duties", "note", true },
	{ "duty", "question", true },
	{ "duty", "plain", true },
	{ "duty", "item", true },
	{ "duty", "evidence", true },
	{ "duty", "condition", true },
	{ "duty", "exception", true },
	{ "authority", "signature", true },
	{ "authority", "addressee", true },
	{ "authority", "standard", true },
	{ "authority", "situation", true },
	{ "authority", "reading", true },
	{ "authority", "sorting", true },
	{ "authority", "everyday", true },
	{ "authority", "role", false },
	{ "authority", "collective", false },
	{ "role", "what", true },
	{ "role", "alias", true },
	{ "role", "includes", true },
	{ "role", "apart", true },
	{ "role", "held", true },
	{ "role", "over", true },
	{ "role", "reports", true },
	{ "role", "first", true },
	{ "collective", "member", true },
	{ "forms", "form", true },
	{ "forms", "example", true },
};

/* load reports a duty that names no provision. */
static const struct attr_row attrs[] = {
	{ "duties", "standard", VALUE_OWN_STANDARD, true },
	{ "duties", "edition", VALUE_OWN_EDITION, true },
	{ "draft", "status", VALUE_ANY, true },
	{ "duty", "roles-because", VALUE_ANY, false },
	{ "duty", "permits-because", VALUE_ANY, false },
	{ "duty", "id", VALUE_ANY, true },
	{ "duty", "provision", VALUE_ANY, false },
	{ "duty", "roles", VALUE_ROLES, true },
	{ "duty", "modality", VALUE_MODALITY, true },
	{ "duty", "situation", VALUE_SITUATION, true },
	{ "duty", "implied", VALUE_YES, false },
	{ "duty", "permits", VALUE_ROLES, false },
	{ "duty", "cycle", VALUE_ANY, false },
	{ "duty", "within", VALUE_ANY, false },
	{ "duty", "quote", VALUE_ANY, false },
	{ "duty", "record", VALUE_ANY, false },
	{ "duty", "delegates", VALUE_YES, false },
	{ "duty", "overrides", VALUE_ADDRESSES, false },
	{ "duty", "applies", VALUE_ADDRESSES, false },
	{ "duty", "rewrite", VALUE_ANY, false },
	{ "duty", "covers", VALUE_COVERS, false },
	{ "duty", "because", VALUE_ANY, false },
	{ "duty", "words-because", VALUE_ANY, false },
	{ "duty", "proposed", VALUE_YES, false },
	{ "duty", "sure", VALUE_SURE, false },
	{ "duty", "why", VALUE_ANY, false },
	{ "item", "provision", VALUE_ADDRESSES, false },
	{ "condition", "asked", VALUE_YES, false },
	{ "exception", "provision", VALUE_ADDRESSES, false },
	{ "exception", "asked", VALUE_YES, false },
	{ "exempt", "provision", VALUE_ADDRESSES, true },
	{ "exempt", "reason", VALUE_REASON, true },
	{ "exempt", "words-because", VALUE_ANY, false },
	{ "exempt", "proposed", VALUE_YES, false },
	{ "exempt", "sure", VALUE_SURE, false },
	{ "exempt", "why", VALUE_ANY, false },
	{ "context", "provision", VALUE_ADDRESSES, true },
	{ "context", "of", VALUE_OWNER, true },
	{ "context", "proposed", VALUE_YES, false },
	{ "context", "sure", VALUE_SURE, false },
	{ "context", "why", VALUE_ANY, false },
	{ "note", "provision", VALUE_ADDRESSES, true },
	{ "note", "kind", VALUE_NOTE_KIND, true },
	{ "note", "quote", VALUE_ANY, false },
	{ "note", "suggest", VALUE_ANY, false },
	{ "note", "with", VALUE_ADDRESSES, false },
	{ "authority", "id", VALUE_ANY, false },
	{ "authority", "title", VALUE_ANY, true },
	{ "authority", "collection", VALUE_ANY, false },
	{ "signature", "mode", VALUE_SIGNATURE, true },
	{ "signature", "provision", VALUE_ADDRESSES, false },
	{ "addressee", "name", VALUE_ANY, true },
	{ "addressee", "for", VALUE_ANY, false },
	{ "addressee", "roles", VALUE_ROLE_IDS, false },
	{ "addressee", "provision", VALUE_ADDRESSES, false },
	{ "standard", "slug", VALUE_ID, false },
	{ "standard", "ordinal", VALUE_ANY, false },
	{ "standard", "title", VALUE_ANY, true },
	{ "situation", "id", VALUE_ID, true },
	{ "situation", "title", VALUE_ANY, true },
	{ "sorting", "word", VALUE_ANY, true },
	{ "sorting", "kana", VALUE_ANY, true },
	{ "everyday", "word", VALUE_ANY, true },
	{ "everyday", "means", VALUE_ANY, true },
	{ "reading", "word", VALUE_ANY, true },
	{ "reading", "kana", VALUE_ANY, true },
	{ "role", "id", VALUE_ID, true },
	{ "role", "title", VALUE_ANY, true },
	{ "role", "outside", VALUE_YES, false },
	{ "role", "proposed", VALUE_YES, false },
	{ "role", "sure", VALUE_SURE, false },
	{ "role", "why", VALUE_ANY, false },
	{ "alias", "name", VALUE_ANY, true },
	{ "alias", "standards", VALUE_STANDARDS, false },
	{ "includes", "role", VALUE_ROLE, true },
	{ "includes", "when", VALUE_ANY, false },
	{ "apart", "role", VALUE_ROLE, true },
	{ "held", "by", VALUE_ANY, true },
	{ "held", "provision", VALUE_ADDRESSES, false },
	{ "over", "role", VALUE_ROLE, true },
	{ "reports", "to", VALUE_ROLE, true },
	{ "reports", "when", VALUE_SITUATION, false },
	{ "reports", "provision", VALUE_ADDRESSES, false },
	{ "first", "duty", VALUE_DUTY, true },
	{ "collective", "name", VALUE_ANY, true },
	{ "collective", "standards", VALUE_STANDARDS, true },
	{ "collective", "provision", VALUE_ADDRESSES, false },
	{ "collective", "join", VALUE_JOIN, false },
	{ "collective", "proposed", VALUE_YES, false },
	{ "collective", "sure", VALUE_SURE, false },
	{ "collective", "why", VALUE_ANY, false },
	{ "member", "role", VALUE_ROLE, true },
	{ "forms", "standard", VALUE_OWN_STANDARD, true },
	{ "forms", "edition", VALUE_OWN_EDITION, true },
	{ "form", "id", VALUE_ANY, false },
	{ "form", "label", VALUE_ANY, true },
	{ "form", "title", VALUE_ANY, true },
	{ "form", "related", VALUE_ANY, false },
	{ "form", "provisions", VALUE_ANY, false },
	{ "form", "from", VALUE_ANY, false },
	{ "form", "to", VALUE_ANY, false },
	{ "form", "register", VALUE_YES, false },
	{ "form", "proposed", VALUE_YES, false },
	{ "form", "sure", VALUE_SURE, false },
	{ "form", "why", VALUE_ANY, false },
	{ "example", "id", VALUE_ANY, false },
	{ "example", "of", VALUE_ADDRESSES, true },
	{ "example", "label", VALUE_ANY, false },
	{ "example", "title", VALUE_ANY, false },
};

static const char *const yes_words[] = { "yes", "no", NULL };
static const char *const sure_words[] = { "high", "fair", "low", NULL };
static const char *const join_words[] = { "and", "or", NULL };
static const char *const modality_words[] = { "must", "must-not",
    "permission", "should", "may", NULL };
static const char *const reason_words[] = { "purpose", "definition", "scope",
    "constitutive", "delegation", "procedure", "sanction", "effective-date",
    "heading", "deleted", NULL };
static const char *const signature_words[] = { "sign", "name-and-seal",
    "sign-or-seal", "name", "sign-and-seal", NULL };

/* One attribute of one element, with its value. */
struct record {
	const xmlNode	*node;
	const char	*attr, *value;
};

static void
check_words(struct checking *checking, const struct record *record,
    const char *const *words, enum problem_id problem)
{
	size_t count;

	for (count = 0; words[count] != NULL; count++)
		if (strcmp(words[count], record->value) == 0)
			return;
	problem_add_near(checking->problems, problem,
	    check_place(record->node, record->attr),
	    text_nearest(record->value, words, count), "unknown %s \"%s\"",
	    record->attr, record->value);
}

static void
check_note_word(struct checking *checking, const struct record *record)
{
	const char *names[32];
	size_t count;

	if (check_note_kind(record->value) != 0)
		return;
	for (count = 0; count + 1 < sizeof names / sizeof *names &&
	    check_note_kind_name(count) != NULL; count++)
		names[count] = check_note_kind_name(count);
	names[count] = NULL;
	check_words(checking, record, names, PROBLEM_NOTE_KIND_UNKNOWN);
}

/* A copy of another edition's file that still names the other one. */
static void
check_own(struct checking *checking, const struct record *record,
    const char *own)
{
	if (strcmp(record->value, own) != 0)
		problem_add(checking->problems, PROBLEM_FILE_MISPLACED,
		    check_place(record->node, record->attr),
		    "%s=\"%s\" in the folder of \"%s\"", record->attr,
		    record->value, own);
}

/* The values of an attribute of the children of authority.xml's root. */
static const char **
list_values(struct checking *checking, const char *element, const char *attr,
    size_t *count)
{
	const xmlNode *root = xmlDocGetRootElement(
	    checking->authority->source->document);
	const char **values = pool_take(checking->pool,
	    (xmlChildElementCount((xmlNode *)root) + 1) * sizeof *values);
	const xmlNode *node;

	*count = 0;
	for (node = node_child(root, element); node != NULL;
	    node = node_next(node, element))
		if (node_attr(node, attr) != NULL)
			values[(*count)++] = node_attr(node, attr);
	return values;
}

static void
check_listed(struct checking *checking, const struct record *record,
    const char *element, const char *attr, enum problem_id problem)
{
	const xmlNode *node;
	const char **values;
	size_t count;

	if (checking->authority == NULL)
		return;
	node = xmlDocGetRootElement(checking->authority->source->document);
	for (node = node_child(node, element); node != NULL;
	    node = node_next(node, element)) {
		const char *value = node_attr(node, attr);

		if (value != NULL && strcmp(value, record->value) == 0)
			return;
	}
	values = list_values(checking, element, attr, &count);
	problem_add_near(checking->problems, problem,
	    check_place(record->node, record->attr),
	    text_nearest(record->value, values, count), "unknown %s \"%s\"",
	    element, record->value);
}

/* Defined, but for other standards. */
static bool
is_defined_elsewhere(const struct authority *authority, const char *name)
{
	return role_find(authority, name, NULL) != NULL ||
	    role_collective(authority, name, NULL) != NULL;
}

static void
make_names(struct checking *checking)
{
	const char **names, **roles, **collectives;
	size_t role_count = 0, count, i;

	if (checking->names != NULL)
		return;
	roles = role_names(checking->pool, checking->authority);
	while (roles[role_count] != NULL)
		role_count++;
	collectives = list_values(checking, "collective", "name", &count);
	names = pool_take(checking->pool, (role_count + count + 1) *
	    sizeof *names);
	for (i = 0; i < role_count; i++)
		names[i] = roles[i];
	for (i = 0; i < count; i++)
		names[role_count + i] = collectives[i];
	checking->names = names;
	checking->name_count = role_count + count;
}

static void
check_role(struct checking *checking, const struct record *record,
    const char *name)
{
	const struct authority *authority = checking->authority;
	const char *slug = checking->edition->standard->slug;

	if (role_find(authority, name, slug) != NULL ||
	    role_collective(authority, name, slug) != NULL)
		return;
	if (is_defined_elsewhere(authority, name)) {
		problem_add(checking->problems, PROBLEM_ROLE_UNRESOLVED,
		    check_place(record->node, record->attr),
		    "\"%s\" is not defined for %s", name,
		    checking->edition->standard->id);
		return;
	}
	make_names(checking);
	problem_add_near(checking->problems, PROBLEM_ROLE_UNKNOWN,
	    check_place(record->node, record->attr), text_nearest(name,
	    checking->names, checking->name_count), "unknown role \"%s\"",
	    name);
}

static void
check_roles(struct checking *checking, const struct record *record)
{
	const char *cursor = record->value, *name;

	if (checking->authority == NULL)
		return;
	/* Whose a proposed duty is may be open until somebody has read it. */
	if (*cursor == '\0' && !check_proposed_is(record->node))
		check_role(checking, record, "");
	while ((name = word_next(checking->pool, &cursor, "|")) !=
	    NULL)
		check_role(checking, record, name);
}

static void
check_id(struct checking *checking, const struct record *record)
{
	const char *at;

	for (at = record->value; islower((unsigned char)*at) ||
	    isdigit((unsigned char)*at) || *at == '-'; at++)
		continue;
	if (*at != '\0' || at == record->value || *record->value == '-')
		problem_add(checking->problems, PROBLEM_ID_MALFORMED,
		    check_place(record->node, record->attr),
		    "\"%s\" cannot name a folder; use lower-case letters, "
		    "digits and hyphens", record->value);
}

static void
check_role_ids(struct checking *checking, const struct record *record)
{
	const char *cursor = record->value, *id;
	struct record one = *record;

	while ((id = word_next(checking->pool, &cursor, " \t\n")) !=
	    NULL) {
		one.value = id;
		check_listed(checking, &one, "role", "id",
		    PROBLEM_ROLE_UNKNOWN);
	}
}

static void
check_standards(struct checking *checking, const struct record *record)
{
	const char *cursor = record->value, *slug;
	struct record one = *record;

	while ((slug = word_next(checking->pool, &cursor, " \t\n"))
	    != NULL) {
		one.value = slug;
		check_listed(checking, &one, "standard", "slug",
		    PROBLEM_STANDARD_ASTRAY);
	}
}

static void
check_owner(struct checking *checking, const struct record *record)
{
	const struct provision *provision;

	if (overlay_duty(checking->edition, record->value) != NULL)
		return;
	provision = check_find(checking, record->value);
	if (provision == NULL)
		check_find_all(checking, record->node, record->attr);
	else if (check_coverage_account(checking->edition, provision)->own !=
	    COVERAGE_DUTY)
		problem_add(checking->problems, PROBLEM_CONTEXT_IDLE,
		    check_place(record->node, record->attr),
		    "%s \"%s\" has no duty", provision->address,
		    provision->citation);
}

static void
check_duty(struct checking *checking, const struct record *record)
{
	if (find_duty(checking->corpus, record->value) == NULL &&
	    !check_find_is_unread(checking, record->value))
		problem_add(checking->problems, PROBLEM_DUTY_UNKNOWN,
		    check_place(record->node, record->attr),
		    "there is no duty \"%s\"", record->value);
}

static void
check_value(struct checking *checking, const struct record *record,
    enum value value)
{
	switch (value) {
	case VALUE_ANY:
		break;
	case VALUE_YES:
		check_words(checking, record, yes_words,
		    PROBLEM_RECORD_INVALID);
		break;
	case VALUE_OWN_STANDARD:
		check_own(checking, record, checking->edition->standard->id);
		break;
	case VALUE_OWN_EDITION:
		check_own(checking, record, checking->edition->id);
		break;
	case VALUE_ID:
		check_id(checking, record);
		break;
	case VALUE_ADDRESSES:
		check_find_all(checking, record->node, record->attr);
		check_repeat_words(checking, record->node, record->attr,
		    " \t\n");
		break;
	case VALUE_COVERS:
		check_repeat_words(checking, record->node, record->attr,
		    " \t\n");
		if (strcmp(record->value, "items") != 0)
			check_find_all(checking, record->node, record->attr);
		break;
	case VALUE_OWNER:
		check_owner(checking, record);
		break;
	case VALUE_ROLES:
		check_roles(checking, record);
		check_repeat_words(checking, record->node, record->attr, "|");
		break;
	case VALUE_ROLE:
		check_listed(checking, record, "role", "id",
		    PROBLEM_ROLE_UNKNOWN);
		break;
	case VALUE_ROLE_IDS:
		check_role_ids(checking, record);
		check_repeat_words(checking, record->node, record->attr,
		    " \t\n");
		break;
	case VALUE_MODALITY:
		check_words(checking, record, modality_words,
		    PROBLEM_MODALITY_UNKNOWN);
		break;
	case VALUE_SITUATION:
		check_listed(checking, record, "situation", "id",
		    PROBLEM_SITUATION_UNKNOWN);
		break;
	case VALUE_REASON:
		check_words(checking, record, reason_words,
		    PROBLEM_REASON_UNKNOWN);
		break;
	case VALUE_NOTE_KIND:
		check_note_word(checking, record);
		break;
	case VALUE_SIGNATURE:
		check_words(checking, record, signature_words,
		    PROBLEM_RECORD_INVALID);
		break;
	case VALUE_JOIN:
		check_words(checking, record, join_words,
		    PROBLEM_RECORD_INVALID);
		break;
	case VALUE_STANDARDS:
		check_standards(checking, record);
		check_repeat_words(checking, record->node, record->attr,
		    " \t\n");
		break;
	case VALUE_DUTY:
		check_duty(checking, record);
		break;
	case VALUE_SURE:
		check_words(checking, record, sure_words,
		    PROBLEM_RECORD_INVALID);
		break;
	}
}

static const struct attr_row *
attr_row(const char *element, const char *name)
{
	size_t i;

	for (i = 0; i < sizeof attrs / sizeof *attrs; i++)
		if (strcmp(attrs[i].name, name) == 0 &&
		    strcmp(attrs[i].element, element) == 0)
			return &attrs[i];
	return NULL;
}

static const char *
nearest_attr(const char *element, const char *name)
{
	const char *names[sizeof attrs / sizeof *attrs];
	size_t i, count = 0;

	for (i = 0; i < sizeof attrs / sizeof *attrs; i++)
		if (strcmp(attrs[i].element, element) == 0)
			names[count++] = attrs[i].name;
	return text_nearest(name, names, count);
}

static void
check_attrs(struct checking *checking, const xmlNode *node)
{
	const char *element = (const char *)node->name;
	const struct attr_row *row;
	const xmlAttr *attr;
	struct record record = { .node = node };
	size_t i;

	for (attr = node->properties; attr != NULL; attr = attr->next) {
		record.attr = (const char *)attr->name;
		record.value = node_attr(node, record.attr);
		row = attr_row(element, record.attr);
		if (row != NULL)
			check_value(checking, &record, row->value);
		else
			problem_add_near(checking->problems,
			    PROBLEM_RECORD_INVALID, xml_attr_place(attr),
			    nearest_attr(element, record.attr),
			    "<%s> takes no attribute \"%s\"", element,
			    record.attr);
	}
	for (i = 0; i < sizeof attrs / sizeof *attrs; i++)
		if (attrs[i].is_needed &&
		    strcmp(attrs[i].element, element) == 0 &&
		    node_attr(node, attrs[i].name) == NULL)
			problem_add(checking->problems,
			    PROBLEM_ATTRIBUTE_MISSING, xml_place(node),
			    "<%s> lacks the attribute \"%s\"", element,
			    attrs[i].name);
}

static const struct element_row *
element_row(const char *parent, const char *name)
{
	size_t i;

	for (i = 0; i < sizeof elements / sizeof *elements; i++)
		if (strcmp(elements[i].name, name) == 0 &&
		    strcmp(elements[i].parent, parent) == 0)
			return &elements[i];
	return NULL;
}

static void
refuse_element(struct checking *checking, const xmlNode *node)
{
	const char *parent = (const char *)node->parent->name;
	const char *names[sizeof elements / sizeof *elements];
	size_t i, count = 0;

	for (i = 0; i < sizeof elements / sizeof *elements; i++)
		if (strcmp(elements[i].parent, parent) == 0)
			names[count++] = elements[i].name;
	problem_add_near(checking->problems, PROBLEM_RECORD_INVALID,
	    xml_place(node), text_nearest((const char *)node->name, names,
	    count), "<%s> holds no <%s>", parent, node->name);
}

static bool
is_blank(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

void
check_records(struct checking *checking, const xmlNode *parent)
{
	const struct element_row *row;
	const xmlNode *node;

	check_attrs(checking, parent);
	check_repeat_elements(checking, parent);
	for (node = parent->children; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE &&
		    !is_blank((const char *)node->content))
			problem_add(checking->problems,
			    PROBLEM_RECORD_INVALID, xml_place(parent),
			    "<%s> holds words outside of its elements: "
			    "\"%s\"", parent->name, node->content);
		if (node->type != XML_ELEMENT_NODE)
			continue;
		row = element_row((const char *)parent->name,
		    (const char *)node->name);
		if (row == NULL)
			refuse_element(checking, node);
		else if (row->is_open)
			check_attrs(checking, node);
		else
			check_records(checking, node);
	}
}

bool
check_record_element(size_t row, const char **element, const char **parent)
{
	if (row >= sizeof elements / sizeof *elements)
		return false;
	*element = elements[row].name;
	*parent = elements[row].parent;
	return true;
}

bool
check_record_attr(size_t row, struct check_record_attr *attr)
{
	static const struct { enum value value; const char *const *words; }
	    words[] = {
		{ VALUE_YES, yes_words }, { VALUE_JOIN, join_words },
		{ VALUE_SURE, sure_words },
		{ VALUE_MODALITY, modality_words },
		{ VALUE_REASON, reason_words },
		{ VALUE_SIGNATURE, signature_words } };
	size_t i;

	if (row >= sizeof attrs / sizeof *attrs)
		return false;
	*attr = (struct check_record_attr){ .element = attrs[row].element,
	    .name = attrs[row].name, .is_needed = attrs[row].is_needed };
	for (i = 0; i < sizeof words / sizeof *words; i++)
		if (words[i].value == attrs[row].value)
			attr->words = words[i].words;
	return true;
}
