/*
 * Small laws for tests, from a line a provision:
 *
 *	C 1 第1章 総則		chapter, number and title
 *	A 3_2 目的 これは…	article, number, caption (- for none), words
 *	P 2 前項の…		a further paragraph of it
 *	I 1 記録媒体		item of the last paragraph
 *	J 1 磁気テープ		sub-item of the last item
 *	S 附則			supplementary provision; paragraphs follow
 *	S 附則 令和元年条例第3号	the same, of the law that added it
 */
#ifndef LAWMAKER_H
#define LAWMAKER_H

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

struct lawmaker {
	struct text	out;
	bool		in_chapter, in_article, in_paragraph, in_item,
			in_supplement;
	int		paragraph;
};

static inline void
law_close_item(struct lawmaker *law)
{
	if (law->in_item)
		text_add_string(&law->out, "</Item>\n");
	law->in_item = false;
}

static inline void
law_close_paragraph(struct lawmaker *law)
{
	law_close_item(law);
	if (law->in_paragraph)
		text_add_string(&law->out, "</Paragraph>\n");
	law->in_paragraph = false;
}

static inline void
law_close_article(struct lawmaker *law)
{
	law_close_paragraph(law);
	if (law->in_article)
		text_add_string(&law->out, "</Article>\n");
	law->in_article = false;
}

static inline void
law_close_chapter(struct lawmaker *law)
{
	law_close_article(law);
	if (law->in_chapter)
		text_add_string(&law->out, "</Chapter>\n");
	law->in_chapter = false;
}

static inline void
law_add_element(struct lawmaker *law, const char *name, const char *words,
    size_t bytes)
{
	text_add_format(&law->out, "<%s>", name);
	text_add_escaped(&law->out, words, bytes);
	text_add_format(&law->out, "</%s>", name);
}

/* The next word of the line; the cursor moves behind it. */
static inline size_t
law_word(const char **at, const char *end, const char **word)
{
	while (*at < end && **at == ' ')
		++*at;
	*word = *at;
	while (*at < end && **at != ' ')
		++*at;
	return (size_t)(*at - *word);
}

static inline void
law_paragraph(struct lawmaker *law, const char *number, size_t length,
    const char *words, const char *end)
{
	law_close_paragraph(law);
	text_add_format(&law->out, "<Paragraph Num=\"%.*s\">", (int)length,
	    number);
	law_add_element(law, "ParagraphNum", number,
	    length == 1 && *number == '1' ? 0 : length);
	text_add_string(&law->out, "<ParagraphSentence>");
	law_add_element(law, "Sentence", words, (size_t)(end - words));
	text_add_string(&law->out, "</ParagraphSentence>");
	law->in_paragraph = true;
}

static inline void
law_ordinal(struct text *out, const char *number, size_t length,
    const char *unit)
{
	size_t i = 0;

	text_add_string(out, "第");
	while (i < length && number[i] != '_')
		text_add_char(out, number[i++]);
	text_add_string(out, unit);
	for (; i < length; i++)
		if (number[i] == '_')
			text_add_string(out, "の");
		else
			text_add_char(out, number[i]);
}

static inline void
law_article(struct lawmaker *law, const char *number, size_t length,
    const char *at, const char *end)
{
	struct text title = {0};
	const char *caption;
	size_t bytes = law_word(&at, end, &caption);

	law_close_article(law);
	text_add_format(&law->out, "<Article Num=\"%.*s\">", (int)length,
	    number);
	if (bytes != 1 || *caption != '-') {
		text_add_format(&title, "(%.*s)", (int)bytes, caption);
		law_add_element(law, "ArticleCaption", title.bytes, title.length);
		text_clear(&title);
	}
	law_ordinal(&title, number, length, "条");
	law_add_element(law, "ArticleTitle", title.bytes, title.length);
	text_free(&title);
	law->in_article = true;
	law_paragraph(law, "1", 1, at + (at < end), end);
}

static inline void
law_item(struct lawmaker *law, const char *number, size_t length,
    const char *words, const char *end)
{
	struct text title = {0};

	law_close_item(law);
	text_add_format(&law->out, "<Item Num=\"%.*s\">", (int)length,
	    number);
	text_add_format(&title, "(%.*s)", (int)length, number);
	law_add_element(law, "ItemTitle", title.bytes, title.length);
	text_add_string(&law->out, "<ItemSentence>");
	law_add_element(law, "Sentence", words, (size_t)(end - words));
	text_add_string(&law->out, "</ItemSentence>");
	text_free(&title);
	law->in_item = true;
}

static inline void
law_subitem(struct lawmaker *law, const char *number, size_t length,
    const char *words, const char *end)
{
	static const char signs[] = "アイウエオカキクケコ";
	size_t place = strtoul(number, NULL, 10);

	text_add_format(&law->out, "<Subitem1 Num=\"%.*s\">", (int)length,
	    number);
	law_add_element(law, "Subitem1Title", signs + 3 * (place - 1), 3);
	text_add_string(&law->out, "<Subitem1Sentence>");
	law_add_element(law, "Sentence", words, (size_t)(end - words));
	text_add_string(&law->out, "</Subitem1Sentence></Subitem1>\n");
}

/* The law that added it stands behind the label. */
static inline void
law_supplement(struct lawmaker *law, const char *label, const char *end)
{
	const char *at = label, *name;
	size_t length = law_word(&at, end, &name);

	law_close_chapter(law);
	text_add_string(&law->out, law->in_supplement ?
	    "</SupplProvision>" : "</MainProvision>");
	text_add_string(&law->out, "<SupplProvision");
	if (at < end)
		text_add_format(&law->out, " AmendLawNum=\"%.*s\"",
		    (int)(end - at - 1), at + 1);
	text_add_char(&law->out, '>');
	law_add_element(law, "SupplProvisionLabel", name, length);
	law->in_supplement = true;
}

static inline void
law_line(struct lawmaker *law, const char *line, const char *end)
{
	const char *at = line + 1, *number;
	size_t length;

	if (*line == 'S') {
		law_supplement(law, line + 2, end);
		return;
	}
	length = law_word(&at, end, &number);
	if (*line == 'C') {
		law_close_chapter(law);
		text_add_format(&law->out, "<Chapter Num=\"%.*s\">",
		    (int)length, number);
		law_add_element(law, "ChapterTitle", at + 1,
		    (size_t)(end - at - 1));
		law->in_chapter = true;
	} else if (*line == 'A') {
		law_article(law, number, length, at, end);
	} else if (*line == 'P') {
		law_paragraph(law, number, length, at + 1, end);
	} else if (*line == 'J') {
		law_subitem(law, number, length, at + 1, end);
	} else {
		law_item(law, number, length, at + 1, end);
	}
}

/* The caller frees. */
static inline char *
law_make(const char *title, const char *lines)
{
	struct lawmaker law = {0};
	const char *end;

	text_add_string(&law.out, "<Law Era=\"Heisei\" Year=\"23\" Num=\"1\" "
	    "LawType=\"Misc\" Lang=\"ja\"><LawNum/><LawBody>");
	law_add_element(&law, "LawTitle", title, strlen(title));
	text_add_string(&law.out, "<MainProvision>\n");
	for (; *lines != '\0'; lines = end + (*end == '\n')) {
		end = lines + strcspn(lines, "\n");
		if (end > lines)
			law_line(&law, lines, end);
	}
	law_close_chapter(&law);
	text_add_string(&law.out, law.in_supplement ?
	    "</SupplProvision></LawBody></Law>\n" :
	    "</MainProvision></LawBody></Law>\n");
	return law.out.bytes;
}

#endif
