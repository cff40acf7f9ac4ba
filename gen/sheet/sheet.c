#include "sheet/sheet.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/link.h"
#include "sheet/table.h"

#define K(KIND)	(1UL << SHEET_##KIND)
#define A(NAME)	(1ULL << SHEET_A_##NAME)

/* Places where blocks may stand, and where running text may. */
#define FLOWING	(K(SHEET) | K(SECTION) | K(KEEP))
#define BLOCKS	(FLOWING | K(ITEM) | K(CELL) | K(NOTE) | K(STEP))
#define RUNNING	(K(HEADING) | K(PARA) | K(ITEM) | K(CELL) | K(NOTE) | \
		K(STEP) | K(FIELD) | K(EM) | K(STRONG) | K(CITE) | \
		K(CHECK) | K(INS) | K(DEL) | K(SUP) | K(SUB))
#define ABOUT	(A(PROVISION) | A(CHANGE))

static const struct sheet_element elements[] = {
	[SHEET_SHEET] = { "sheet", 0,
	    A(KIND) | A(TITLE) | A(AUTHORITY) | A(SUBJECT) | A(EDITION) |
	    A(STATUS) | A(STYLE) | A(ORIENTATION) | A(TOC),
	    false, false, "the document" },
	[SHEET_SECTION] = { "section", K(SHEET) | K(SECTION),
	    ABOUT | A(KIND) | A(START) | A(TITLE),
	    false, false, "a part of the document" },
	[SHEET_HEADING] = { "heading", FLOWING | K(NOTE),
	    ABOUT | A(LEVEL) | A(NUMBER),
	    true, false, "a heading; stays with what follows" },
	[SHEET_PARA] = { "para", BLOCKS | K(SIGN) | K(FIGURE) |
	    K(TABLE), ABOUT | A(KIND) | A(NUMBER) | A(LEVEL) | A(TITLE),
	    true, false, "a paragraph; its number hangs" },
	[SHEET_LIST] = { "list", BLOCKS, ABOUT | A(KIND),
	    false, false, "a list" },
	[SHEET_ITEM] = { "item", K(LIST), ABOUT | A(NUMBER),
	    true, false, "one item of a list" },
	[SHEET_TABLE] = { "table", BLOCKS, ABOUT | A(KIND) | A(COLS),
	    false, false, "a table; head rows repeat on every page; a para "
	    "in front of them is its caption" },
	[SHEET_ROW] = { "row", K(TABLE),
	    ABOUT | A(KIND) | A(HEAD) | A(NUMBER) | A(DIGEST),
	    false, false, "a row; its number is repeated if it breaks" },
	[SHEET_CELL] = { "cell", K(ROW),
	    ABOUT | A(KIND) | A(SPAN) | A(ROWS) | A(HEAD) | A(SCOPE) |
	    A(LINES) | A(SHADE) | A(RULES) | A(UPRIGHT),
	    true, false, "a cell" },
	[SHEET_FIELD] = { "field", BLOCKS, ABOUT | A(NAME) | A(LABEL) | A(LINES),
	    true, false, "a label and a place to write" },
	[SHEET_SIGN] = { "sign", BLOCKS, ABOUT | A(MODE) | A(LABEL),
	    false, false, "date and signature; never alone on a page" },
	[SHEET_NOTE] = { "note", BLOCKS & ~K(NOTE), ABOUT | A(KIND) | A(LABEL),
	    true, false, "what stands beside the matter" },
	[SHEET_KEEP] = { "keep", K(SHEET) | K(SECTION), ABOUT,
	    false, false, "is not broken over pages" },
	[SHEET_FLOW] = { "flow", FLOWING, ABOUT,
	    false, false, "a chain of who tells whom" },
	[SHEET_STEP] = { "step", K(FLOW), ABOUT | A(LABEL),
	    true, false, "one station of a flow; label: what leads to it" },
	[SHEET_FIGURE] = { "figure", BLOCKS, ABOUT | A(SRC) | A(ALT),
	    false, false, "a picture, or without src its words in a frame; paras "
	    "inside are its caption" },
	[SHEET_EM] = { "em", RUNNING | K(RUBY), A(KIND) | A(PROVISION),
	    true, true, "emphasis; mark: words that differ, underlined; "
	    "line, dotted, double: a line of the text itself; sentence: "
	    "none, but a place that is led to" },
	[SHEET_STRONG] = { "strong", RUNNING, 0,
	    true, true, "strong emphasis" },
	[SHEET_BLANK] = { "blank", RUNNING, A(NAME) | A(SIZE) | A(KIND),
	    true, true, "a place to write in a line, or for a seal" },
	[SHEET_CITE] = { "cite", RUNNING & ~K(CITE), A(REF),
	    true, true, "a reference that leads somewhere" },
	[SHEET_CHECK] = { "check", RUNNING & ~K(CHECK),
	    A(KIND) | A(STATE) | A(NAME) | A(ANSWER),
	    true, true, "a box to tick, or a word to circle; text: its label" },
	[SHEET_INS] = { "ins", RUNNING & ~K(INS), 0,
	    true, true, "words that were added" },
	[SHEET_DEL] = { "del", RUNNING & ~K(DEL), 0,
	    true, true, "words that were taken out" },
	[SHEET_RUBY] = { "ruby", RUNNING, A(RT),
	    true, true, "words with their reading" },
	[SHEET_SUP] = { "sup", RUNNING | K(RUBY), 0,
	    true, true, "raised characters" },
	[SHEET_SUB] = { "sub", RUNNING | K(RUBY), 0,
	    true, true, "lowered characters" },
	[SHEET_BREAK] = { "break", RUNNING, 0,
	    false, true, "the line ends here" },
	[SHEET_BAR] = { "bar", K(CELL) | K(PARA), A(PARTS) | A(SIZE),
	    false, true, "how much of a whole: its parts by form, not colour" },
	/* A run of characters stands where its parent holds text. */
	[SHEET_TEXT] = { NULL, 0, 0, false, true, NULL }
};

static const struct sheet_attribute attributes[] = {
	[SHEET_A_KIND] = { "kind", "what sort it is" },
	[SHEET_A_PROVISION] = { "provision",
	    "address of what it is about; the place of its problems" },
	[SHEET_A_NUMBER] = { "number", "number as printed" },
	[SHEET_A_CHANGE] = { "change", "what happened to it between editions" },
	[SHEET_A_COLS] = { "cols", "relative widths of the columns" },
	[SHEET_A_SPAN] = { "span", "columns it covers" },
	[SHEET_A_ROWS] = { "rows", "rows it covers" },
	[SHEET_A_HEAD] = { "head", "heads a column or a row" },
	[SHEET_A_LEVEL] = { "level", "depth" },
	[SHEET_A_LINES] = { "lines", "lines there must be room for" },
	[SHEET_A_LABEL] = { "label", "words in front of it" },
	[SHEET_A_NAME] = { "name", "name of what is filled in" },
	[SHEET_A_SIZE] = { "size", "width in characters" },
	[SHEET_A_MODE] = { "mode", "how one signs" },
	[SHEET_A_STATE] = { "state", "ticked or not" },
	[SHEET_A_REF] = { "ref", "#address in this document, or a file" },
	[SHEET_A_RT] = { "rt", "the reading" },
	[SHEET_A_SRC] = { "src", "file of the picture, beside the corpus" },
	[SHEET_A_ALT] = { "alt", "what the picture shows, in words" },
	[SHEET_A_START] = { "start", "where it starts" },
	[SHEET_A_SHADE] = { "shade", "how dark, from 0" },
	[SHEET_A_TITLE] = { "title",
	    "title of the document; of a block, what a page tells about it" },
	[SHEET_A_AUTHORITY] = { "authority", "who issued the regulations" },
	[SHEET_A_SUBJECT] = { "subject", "standard or role it is about" },
	[SHEET_A_EDITION] = { "edition", "edition it was made from" },
	[SHEET_A_STATUS] = { "status", "drafts and examples are stamped" },
	[SHEET_A_STYLE] = { "style", "large print" },
	[SHEET_A_ORIENTATION] = { "orientation", "landscape for wide tables" },
	[SHEET_A_TOC] = { "toc", "whether it wants a table of contents" },
	[SHEET_A_SCOPE] = { "scope", "what a head cell heads" },
	[SHEET_A_RULES] = { "rules",
	    "rules of a cell: top, right, bottom, left" },
	[SHEET_A_UPRIGHT] = { "upright", "where the words of a cell stand" },
	[SHEET_A_ANSWER] = { "answer",
	    "what ticking it answers; one of the boxes of that name" },
	[SHEET_A_DIGEST] = { "digest", "of the question and its clause" },
	[SHEET_A_PARTS] = { "parts",
	    "four numbers: filled, hatched, empty, dotted" }
};

/* What values there may be. ANY stands for the elements not listed before. */
#define ANY	SHEET_TEXT

static const struct sheet_rule rules[] = {
	{ SHEET_PARA, SHEET_A_KIND, "body right center addressee sender title "
	    "small lead caption", 0, 0 },
	{ SHEET_LIST, SHEET_A_KIND, "plain bullet ordered", 0, 0 },
	{ SHEET_TABLE, SHEET_A_KIND, "grid plain form law", 0, 0 },
	{ SHEET_ROW, SHEET_A_KIND, "page-sum", 0, 0 },
	{ SHEET_CELL, SHEET_A_KIND, "label center right number text "
	    "left", 0, 0 },
	{ SHEET_CELL, SHEET_A_UPRIGHT, "top middle bottom", 0, 0 },
	{ SHEET_NOTE, SHEET_A_KIND, "remark caution source generated", 0, 0 },
	{ SHEET_BLANK, SHEET_A_KIND, "line seal", 0, 0 },
	{ SHEET_EM, SHEET_A_KIND, "mark sentence line dotted double", 0, 0 },
	{ SHEET_CHECK, SHEET_A_KIND, "box circle", 0, 0 },
	{ SHEET_CHECK, SHEET_A_STATE, "off on", 0, 0 },
	{ SHEET_CHECK, SHEET_A_ANSWER, "done partly not-done not-applicable "
	    "yes no", 0, 0 },
	{ SHEET_SIGN, SHEET_A_MODE, "sign name-and-seal sign-or-seal name "
	    "sign-and-seal seal", 0, 0 },
	{ SHEET_SECTION, SHEET_A_START, "page", 0, 0 },
	{ SHEET_CELL, SHEET_A_SCOPE, "row column", 0, 0 },
	{ SHEET_SHEET, SHEET_A_STATUS, "draft unread draft-unread example",
	    0, 0 },
	{ SHEET_SHEET, SHEET_A_STYLE, "large", 0, 0 },
	{ SHEET_SHEET, SHEET_A_ORIENTATION, "portrait landscape", 0, 0 },
	{ SHEET_SHEET, SHEET_A_TOC, "yes no", 0, 0 },
	{ ANY, SHEET_A_HEAD, "yes no", 0, 0 },
	{ ANY, SHEET_A_CHANGE, "added removed changed moved renumbered", 0, 0 },
	{ SHEET_HEADING, SHEET_A_LEVEL, NULL, 1, 4 },
	{ SHEET_PARA, SHEET_A_LEVEL, NULL, 0, 16 },
	{ ANY, SHEET_A_SPAN, NULL, 1, 99 },
	{ ANY, SHEET_A_ROWS, NULL, 1, 999 },
	{ ANY, SHEET_A_LINES, NULL, 1, 99 },
	{ ANY, SHEET_A_SIZE, NULL, 1, 99 },
	{ ANY, SHEET_A_SHADE, NULL, 0, 3 }
};

const struct sheet_element *
sheet_element(enum sheet_kind kind)
{
	return &elements[kind];
}

const struct sheet_attribute *
sheet_attribute(enum sheet_attr attr)
{
	return &attributes[attr];
}

const struct sheet_rule *
sheet_rule(enum sheet_kind kind, enum sheet_attr attr)
{
	size_t i;

	for (i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i].attr == attr &&
		    (rules[i].kind == kind || rules[i].kind == ANY))
			return &rules[i];
	return NULL;
}

const char *
sheet_kind_name(enum sheet_kind kind)
{
	return elements[kind].name;
}

const char *
sheet_attr_name(enum sheet_attr attr)
{
	return attributes[attr].name;
}

int
sheet_kind_named(const char *name)
{
	int i;

	for (i = 0; i < SHEET_TEXT; i++)
		if (strcmp(elements[i].name, name) == 0)
			return i;
	return -1;
}

int
sheet_attr_named(const char *name)
{
	int i;

	for (i = 0; i < SHEET_ATTR_COUNT; i++)
		if (strcmp(attributes[i].name, name) == 0)
			return i;
	return -1;
}

bool
sheet_is_inline(enum sheet_kind kind)
{
	return elements[kind].is_inline;
}

bool
sheet_holds_text(enum sheet_kind kind)
{
	return elements[kind].holds_text;
}

bool
sheet_may_hold(enum sheet_kind parent, enum sheet_kind child)
{
	if (child == SHEET_TEXT)
		return elements[parent].holds_text;
	return (elements[child].parents >> parent & 1) != 0;
}

bool
sheet_takes(enum sheet_kind kind, enum sheet_attr attr)
{
	return (elements[kind].attrs >> attr & 1) != 0;
}

/* Is value one of the words, which are parted by blanks? */
static bool
is_among(const char *words, const char *value)
{
	size_t length = strlen(value);
	const char *at = words;

	for (; *at != '\0'; at += strcspn(at, " ")) {
		at += strspn(at, " ");
		if (strcspn(at, " ") == length &&
		    strncmp(at, value, length) == 0)
			return length > 0;
	}
	return false;
}

static bool
is_number(const char *value, int least, int most)
{
	char *end;
	long number = strtol(value, &end, 10);

	return *value >= '0' && *value <= '9' && *end == '\0' &&
	    number >= least && number <= most;
}

static bool
are_widths(const char *value)
{
	size_t digits = strspn(value, "0123456789");

	if (digits == 0 || digits > 4)
		return false;
	if (value[digits] == ' ')
		return are_widths(value + digits + 1);
	return value[digits] == '\0';
}

/* Four numbers, of as much as is counted. */
static bool
are_parts(const char *value)
{
	int count;

	for (count = 0; *value != '\0'; count++) {
		size_t digits = strspn(value, "0123456789");

		if (digits == 0 || digits > 9)
			return false;
		value += digits;
		if (*value == ' ' && value[1] != '\0')
			value++;
		else if (*value != '\0')
			return false;
	}
	return count == SHEET_PARTS;
}

/* Four words, from the top on. */
static bool
are_rules(const char *value)
{
	static const char words[] = "solid none dotted double";
	char word[8];
	int count;

	for (count = 0; *value != '\0'; count++) {
		size_t length = strcspn(value, " ");

		if (length >= sizeof word)
			return false;
		memcpy(word, value, length);
		word[length] = '\0';
		if (!is_among(words, word))
			return false;
		value += length + (value[length] == ' ');
	}
	return count == 4;
}

const char *
sheet_refuses(enum sheet_kind kind, enum sheet_attr attr, const char *value)
{
	const struct sheet_rule *rule = sheet_rule(kind, attr);

	if (attr == SHEET_A_COLS)
		return are_widths(value) ? NULL : "numbers parted by blanks";
	if (attr == SHEET_A_PARTS)
		return are_parts(value) ? NULL : "four numbers";
	if (attr == SHEET_A_RULES)
		return are_rules(value) ? NULL : "four of solid, none, "
		    "dotted, double";
	if (attr == SHEET_A_REF)
		return link_is_safe(value) ? NULL : LINK_FORMS;
	if (rule == NULL)
		return NULL;
	if (rule->words != NULL)
		return is_among(rule->words, value) ? NULL : rule->words;
	return is_number(value, rule->least, rule->most) ? NULL : "a number";
}

const char *
sheet_attr(const struct sheet_node *node, enum sheet_attr name)
{
	const struct sheet_attr_value *attr;

	for (attr = node->attrs; attr != NULL; attr = attr->next)
		if (attr->name == name)
			return attr->value;
	return NULL;
}

int
sheet_number(const struct sheet_node *node, enum sheet_attr name, int otherwise)
{
	const char *value = sheet_attr(node, name);

	if (value == NULL || !is_number(value, 0, INT_MAX))
		return otherwise;
	return (int)strtol(value, NULL, 10);
}

bool
sheet_attr_is(const struct sheet_node *node, enum sheet_attr name,
    const char *value)
{
	const char *own = sheet_attr(node, name);

	return own != NULL && strcmp(own, value) == 0;
}

struct sheet_node *
sheet_add(struct pool *pool, struct sheet_node *parent, enum sheet_kind kind)
{
	struct sheet_node *node = pool_take(pool, sizeof *node);

	node->kind = kind;
	node->parent = parent;
	if (parent == NULL)
		return node;
	node->place = parent->place;
	if (parent->last == NULL)
		parent->first = node;
	else
		parent->last->next = node;
	parent->last = node;
	return node;
}

void
sheet_add_text(struct pool *pool, struct sheet_node *parent, const char *from,
    size_t bytes)
{
	if (bytes > 0)
		sheet_add(pool, parent, SHEET_TEXT)->text =
		    pool_copy(pool, from, bytes);
}

/* Attributes stand in the order of the enum, so that dumps are canonical. */
void
sheet_set(struct pool *pool, struct sheet_node *node, enum sheet_attr name,
    const char *value)
{
	struct sheet_attr_value **at = &node->attrs, *added;

	while (*at != NULL && (*at)->name < name)
		at = &(*at)->next;
	if (*at == NULL || (*at)->name != name) {
		added = pool_take(pool, sizeof *added);
		added->name = name;
		added->next = *at;
		*at = added;
	}
	(*at)->value = pool_string(pool, value);
}

long long
sheet_parts(const struct sheet_node *bar, long long parts[SHEET_PARTS])
{
	const char *at = sheet_attr(bar, SHEET_A_PARTS);
	long long sum = 0;
	char *end;
	int i;

	for (i = 0; i < SHEET_PARTS; i++) {
		parts[i] = at != NULL ? strtoll(at, &end, 10) : 0;
		sum += parts[i];
		at = at != NULL ? end : NULL;
	}
	return sum;
}
