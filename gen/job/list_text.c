#include "job/list.h"

#include <string.h>

/* Line ends inside tables and lists of the text become blanks. */
static void
add_flat(struct text *out, const char *from)
{
	for (; *from != '\0'; from++)
		text_add_char(out, *from == '\n' ? ' ' : *from);
}

static void
add_line(struct text *out, const char *line)
{
	if (*line == '\0')
		return;
	add_flat(out, line);
	text_add_char(out, '\n');
}

/* What is empty takes no blank either. */
static void
add_parts(struct text *out, const char *const *parts, size_t count)
{
	bool is_first = true;
	size_t i;

	for (i = 0; i < count; i++) {
		if (*parts[i] == '\0')
			continue;
		if (!is_first)
			text_add_char(out, ' ');
		add_flat(out, parts[i]);
		is_first = false;
	}
	if (!is_first)
		text_add_char(out, '\n');
}

static bool
is_first_paragraph(const struct provision *provision)
{
	return provision->kind == PROVISION_PARAGRAPH &&
	    provision->parent != NULL &&
	    provision->parent->kind == PROVISION_ARTICLE &&
	    provision->parent->next == provision;
}

static void
add_article(struct text *out, const struct provision *article)
{
	const struct provision *first = article->next;
	const char *parts[3] = { article->number, "", "" };

	add_line(out, article->caption);
	if (first != NULL && is_first_paragraph(first)) {
		add_line(out, first->caption);
		parts[1] = first->number;
		parts[2] = first->text;
	}
	add_parts(out, parts, 3);
}

static void
add_supplement(struct text *out, const struct provision *supplement)
{
	const char *law = node_attr(supplement->node, "AmendLawNum");
	const char *parts[2] = { supplement->caption,
	    law != NULL ? law : "" };

	add_parts(out, parts, 2);
	add_line(out, supplement->text);
}

/* Tables keep their rows: nothing else of them would be left to see. */
static void
add_appendix(struct text *out, const struct provision *appendix)
{
	const char *parts[2] = { appendix->number, appendix->caption };

	add_parts(out, parts, 2);
	if (*appendix->text != '\0')
		text_add_format(out, "%s\n", appendix->text);
}

static void
add_numbered(struct text *out, const struct provision *provision)
{
	const char *parts[2] = { provision->number, provision->text };

	if (is_first_paragraph(provision))
		return;
	add_line(out, provision->caption);
	add_parts(out, parts, 2);
}

static void
add_provision(struct text *out, const struct provision *provision)
{
	switch (provision->kind) {
	case PROVISION_PART:
	case PROVISION_CHAPTER:
	case PROVISION_SECTION:
	case PROVISION_SUBSECTION:
	case PROVISION_DIVISION:
		add_line(out, provision->caption);
		return;
	case PROVISION_ARTICLE:
		add_article(out, provision);
		return;
	case PROVISION_PARAGRAPH:
	case PROVISION_ITEM:
	case PROVISION_SUBITEM:
		add_numbered(out, provision);
		return;
	case PROVISION_SUPPLEMENT:
		add_supplement(out, provision);
		return;
	case PROVISION_APPENDIX:
		add_appendix(out, provision);
		return;
	case PROVISION_FORM:
		return;
	}
}

/* LawNum stands beside the body that a law's first provision is in. */
static xmlNode *
law_of(const struct edition *edition)
{
	xmlNode *node = edition->provisions != NULL ?
	    edition->provisions->node : NULL;

	while (node != NULL && !node_is(node, "Law"))
		node = node->parent;
	return node;
}

static void
add_law_number(struct text *out, const struct edition *edition)
{
	xmlNode *number = node_child(law_of(edition), "LawNum"), *text;
	const char *line;
	size_t length;

	text = number != NULL ? number->children : NULL;
	if (text == NULL || text->type != XML_TEXT_NODE)
		return;
	for (line = (const char *)text->content; *line != '\0';
	    line += length) {
		line += strspn(line, " \t\r\n");
		length = strcspn(line, "\n");
		if (length > 0)
			text_add_format(out, "%.*s\n", (int)length, line);
	}
}

void
list_text(const struct edition *edition, struct text *out)
{
	const struct provision *provision;

	add_line(out, edition->title);
	add_law_number(out, edition);
	for (provision = edition->provisions; provision != NULL;
	    provision = provision->next)
		add_provision(out, provision);
}
