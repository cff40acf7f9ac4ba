#include "sheet/sheet.h"

#include "sheet/table.h"

/* The reference page, from the table. */

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
