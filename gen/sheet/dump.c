#include "sheet/sheet.h"

#include <stdlib.h>
#include <string.h>

#include "base/sha.h"
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
sheet_dump_digest(struct sheet *sheet)
{
	struct text dump = {0};
	char hex[SHA_HEX + 1];

	sheet_dump(sheet, &dump);
	sha_hex(dump.bytes, dump.length, hex);
	memcpy(sheet->digest, hex, sizeof sheet->digest - 1);
	sheet->digest[sizeof sheet->digest - 1] = '\0';
	text_free(&dump);
}
