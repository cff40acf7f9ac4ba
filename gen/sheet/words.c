#include "sheet/sheet.h"

/* All words of a sheet in reading order. */

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
