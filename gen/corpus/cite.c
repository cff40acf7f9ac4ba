/*
 * Cite: how a provision is named in running text (第7条第4項第2号). Numbers
 * come from Num, in Arabic digits, whatever the law itself prints.
 */
#include "corpus/inside.h"

#include <string.h>

#include "base/number.h"

static enum unit
unit_of(enum provision_kind kind)
{
	switch (kind) {
	case PROVISION_PART:
		return UNIT_PART;
	case PROVISION_CHAPTER:
		return UNIT_CHAPTER;
	case PROVISION_SECTION:
		return UNIT_SECTION;
	case PROVISION_SUBSECTION:
		return UNIT_SUBSECTION;
	case PROVISION_DIVISION:
		return UNIT_DIVISION;
	case PROVISION_PARAGRAPH:
		return UNIT_PARAGRAPH;
	case PROVISION_ITEM:
		return UNIT_ITEM;
	case PROVISION_FORM:
		return UNIT_FORM;
	case PROVISION_ARTICLE:
	case PROVISION_SUBITEM:
	case PROVISION_SUPPLEMENT:
	case PROVISION_APPENDIX:
		break;
	}
	return UNIT_ARTICLE;
}

/* 3_2 of articles is 第3条の2. */
static void
add_ordinal(struct text *out, const char *num, size_t length,
    const char *unit)
{
	size_t i = strcspn(num, "_");

	if (i > length)
		i = length;
	text_add_string(out, "第");
	text_add(out, num, i);
	text_add_string(out, unit);
	for (; i < length; i++) {
		if (num[i] == '_')
			text_add_string(out, "の");
		else
			text_add_char(out, num[i]);
	}
}

/* 150:151 is 第150条から第151条まで. */
static void
add_numbered(struct text *out, const char *num, const char *unit)
{
	size_t first = strcspn(num, ":");

	add_ordinal(out, num, first, unit);
	if (num[first] == '\0')
		return;
	text_add_string(out, "から");
	add_ordinal(out, num + first + 1, strlen(num + first + 1), unit);
	text_add_string(out, "まで");
}

/* Where a sub-item has no printed sign, its place in the alphabet stands. */
static void
add_subitem(struct pool *pool, struct text *out,
    const struct provision *provision, const char *num)
{
	static const char signs[] = "アイウエオカキクケコサシスセソタチツテト"
	    "ナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
	enum { SIGN_BYTES = 3, SIGN_COUNT = sizeof signs / SIGN_BYTES };
	const char *cursor = num;
	int value = 0;

	if (*provision->number != '\0')
		text_add_string(out, content_without_blanks(pool,
		    provision->number));
	else if (number_read(&cursor, num + strlen(num), &value) &&
	    value >= 1 && value <= SIGN_COUNT)
		text_add(out, signs + SIGN_BYTES * (value - 1), SIGN_BYTES);
}

/* A paragraph below no article: of a supplement, or of a law without any. */
static void
add_paragraph(struct text *out, const struct provision *provision,
    const char *num, bool is_only)
{
	bool is_preamble = strncmp(provision->address, "Pm", 2) == 0;

	if (is_preamble)
		text_add_string(out, "前文");
	if (!is_only)
		add_numbered(out, num, "項");
	else if (out->length == 0)
		text_add_string(out, "本則");
}

/* Headings are not named in the citation of what stands below them. */
static const char *
base_of(const struct provision *provision)
{
	const struct provision *parent = provision->parent;

	if (provision->kind > PROVISION_DIVISION)
		while (parent != NULL && parent->kind <= PROVISION_DIVISION)
			parent = parent->parent;
	return parent != NULL ? parent->citation : "";
}

void
cite_provision(struct pool *pool, struct provision *provision, const char *num,
    bool is_only)
{
	struct text out = {0};
	const char *label = provision->caption;

	text_add_string(&out, base_of(provision));
	switch (provision->kind) {
	case PROVISION_PART:
	case PROVISION_CHAPTER:
	case PROVISION_SECTION:
	case PROVISION_SUBSECTION:
	case PROVISION_DIVISION:
	case PROVISION_ARTICLE:
	case PROVISION_ITEM:
		add_numbered(&out, num,
		    number_unit_name(unit_of(provision->kind)));
		break;
	case PROVISION_PARAGRAPH:
		add_paragraph(&out, provision, num, is_only);
		break;
	case PROVISION_SUBITEM:
		add_subitem(pool, &out, provision, num);
		break;
	case PROVISION_SUPPLEMENT:
		label = content_without_blanks(pool, label);
		text_add_string(&out, *label != '\0' ? label : "附則");
		break;
	case PROVISION_APPENDIX:
	case PROVISION_FORM:
		text_add_string(&out, *provision->number != '\0' ?
		    provision->number : provision->address);
		break;
	}
	provision->citation = pool_copy(pool, out.bytes, out.length);
	text_free(&out);
}
