#include "sheet/sheet.h"

#include <sha2.h>
#include <stdlib.h>
#include <string.h>

#include "sheet/table.h"

static void	dump_node(const struct sheet_node *, int, struct text *);

static void
indent(int depth, struct text *out)
{
	for (; depth > 0; depth--)
		text_add_string(out, "  ");
}

static void
dump_tag(const struct sheet_node *node, struct text *out)
{
	const struct sheet_attr_value *attr;

	text_add_char(out, '<');
	text_add_string(out, sheet_kind_name(node->kind));
	for (attr = node->attrs; attr != NULL; attr = attr->next) {
		text_add_char(out, ' ');
		text_add_string(out, sheet_attr_name(attr->name));
		text_add_string(out, "=\"");
		text_add_escaped(out, attr->value, strlen(attr->value));
		text_add_char(out, '"');
	}
	text_add_string(out, node->first == NULL ? "/>" : ">");
}

static void
dump_end(const struct sheet_node *node, struct text *out)
{
	text_add_string(out, "</");
	text_add_string(out, sheet_kind_name(node->kind));
	text_add_char(out, '>');
}

static void
dump_inline(const struct sheet_node *node, struct text *out)
{
	const struct sheet_node *child;

	if (node->kind == SHEET_TEXT) {
		text_add_escaped(out, node->text, strlen(node->text));
		return;
	}
	dump_tag(node, out);
	for (child = node->first; child != NULL; child = child->next)
		dump_inline(child, out);
	if (node->first != NULL)
		dump_end(node, out);
}

static bool
holds_blocks(const struct sheet_node *node)
{
	const struct sheet_node *child;

	for (child = node->first; child != NULL; child = child->next)
		if (!sheet_is_inline(child->kind))
			return true;
	return false;
}

/* A line for each block; running text between blocks gets one of its own. */
static void
dump_children(const struct sheet_node *node, int depth, struct text *out)
{
	const struct sheet_node *child = node->first;

	while (child != NULL) {
		if (!sheet_is_inline(child->kind)) {
			dump_node(child, depth, out);
			child = child->next;
			continue;
		}
		indent(depth, out);
		for (; child != NULL && sheet_is_inline(child->kind);
		    child = child->next)
			dump_inline(child, out);
		text_add_char(out, '\n');
	}
}

static void
dump_node(const struct sheet_node *node, int depth, struct text *out)
{
	indent(depth, out);
	if (!holds_blocks(node)) {
		dump_inline(node, out);
		text_add_char(out, '\n');
		return;
	}
	dump_tag(node, out);
	text_add_char(out, '\n');
	dump_children(node, depth + 1, out);
	indent(depth, out);
	dump_end(node, out);
	text_add_char(out, '\n');
}

void
sheet_dump(const struct sheet *sheet, struct text *out)
{
	dump_node(sheet->root, 0, out);
}

void
sheet_seal(struct sheet *sheet)
{
	struct text dump = {0};
	char hex[SHA256_DIGEST_STRING_LENGTH];

	sheet_dump(sheet, &dump);
	SHA256Data((const uint8_t *)dump.bytes, dump.length, hex);
	memcpy(sheet->digest, hex, sizeof sheet->digest - 1);
	sheet->digest[sizeof sheet->digest - 1] = '\0';
	text_free(&dump);
}

static void
part_words(struct text *out)
{
	if (out->length > 0 && out->bytes[out->length - 1] != ' ')
		text_add_char(out, ' ');
}

static void
add_words(const struct sheet_node *node, enum sheet_attr attr,
    struct text *out)
{
	const char *words = sheet_attr(node, attr);

	if (words != NULL && *words != '\0') {
		text_add_string(out, words);
		part_words(out);
	}
}

static void
collect_words(const struct sheet_node *node, struct text *out)
{
	const struct sheet_node *child;

	if (node->kind == SHEET_TEXT) {
		text_add_string(out, node->text);
		return;
	}
	if (!sheet_is_inline(node->kind))
		part_words(out);
	if (node->kind == SHEET_BREAK)
		part_words(out);
	/* A row's number repeats what stands in its cells. */
	if (node->kind != SHEET_ROW)
		add_words(node, SHEET_A_NUMBER, out);
	add_words(node, SHEET_A_LABEL, out);
	if (node->kind == SHEET_BLANK && node->first == NULL &&
	    sheet_attr_is(node, SHEET_A_KIND, "seal"))
		text_add_string(out, "印");
	for (child = node->first; child != NULL; child = child->next)
		collect_words(child, out);
	if (node->kind == SHEET_RUBY)
		add_words(node, SHEET_A_RT, out);
	if (!sheet_is_inline(node->kind))
		part_words(out);
}

void
sheet_words(const struct sheet *sheet, struct text *out)
{
	collect_words(sheet->root, out);
	if (out->length > 0 && out->bytes[out->length - 1] == ' ')
		out->bytes[--out->length] = '\0';
}

static void
list_names(unsigned long long bits, int count, const char *(*name)(int),
    struct text *out)
{
	const char *between = "";
	int i;

	for (i = 0; i < count; i++) {
		if ((bits >> i & 1) == 0)
			continue;
		text_add_format(out, "%s`%s`", between, name(i));
		between = ", ";
	}
}

static const char *
kind_name_at(int kind)
{
	return sheet_kind_name((enum sheet_kind)kind);
}

static const char *
attr_name_at(int attr)
{
	return sheet_attr_name((enum sheet_attr)attr);
}

static void
describe_element(enum sheet_kind kind, struct text *out)
{
	const struct sheet_element *element = sheet_element(kind);

	text_add_format(out, "| `%s` | %s | ", element->name,
	    element->meaning);
	list_names(element->parents, SHEET_TEXT, kind_name_at, out);
	text_add_string(out, " | ");
	list_names(element->attrs, SHEET_ATTR_COUNT, attr_name_at, out);
	text_add_format(out, " | %s |\n", element->holds_text ? "yes" : "");
}

static void
describe_values(enum sheet_kind kind, enum sheet_attr attr, struct text *out)
{
	const struct sheet_rule *rule = sheet_rule(kind, attr);

	if (rule == NULL || !sheet_takes(kind, attr))
		return;
	text_add_format(out, "| `%s` of `%s` | ", sheet_attr_name(attr),
	    sheet_kind_name(kind));
	if (rule->words != NULL)
		text_add_string(out, rule->words);
	else
		text_add_format(out, "%d to %d", rule->least, rule->most);
	text_add_string(out, " |\n");
}

void
sheet_reference(struct text *out)
{
	int kind, attr;

	text_add_string(out, "# The sheet\n\n"
	    "What a document says, without any look. Printed from the table "
	    "in `gen/sheet/sheet.c`.\n\n"
	    "| element | is | stands in | attributes | text |\n"
	    "|---|---|---|---|---|\n");
	for (kind = 0; kind < SHEET_TEXT; kind++)
		describe_element((enum sheet_kind)kind, out);
	text_add_string(out, "\n| attribute | says |\n|---|---|\n");
	for (attr = 0; attr < SHEET_ATTR_COUNT; attr++)
		text_add_format(out, "| `%s` | %s |\n", attr_name_at(attr),
		    sheet_attribute((enum sheet_attr)attr)->meaning);
	text_add_string(out, "\n| attribute | values |\n|---|---|\n");
	for (kind = 0; kind < SHEET_TEXT; kind++)
		for (attr = 0; attr < SHEET_ATTR_COUNT; attr++)
			describe_values((enum sheet_kind)kind,
			    (enum sheet_attr)attr, out);
}
