#include "import/appendix_list.h"

#include <stdio.h>
#include <string.h>

#include "corpus/element.h"
#include "import/law_node.h"
#include "import/margin.h"

static bool
is_number(const struct sign *sign)
{
	return (sign->kind == SIGN_NUMBER || sign->kind == SIGN_ITEM) &&
	    sign->is_spaced && !sign->is_alone;
}

static bool
follows(const struct sign *sign, const struct sign *before)
{
	int last = before->last > 0 ? before->last : before->value;

	return sign->kind == before->kind && sign->style == before->style &&
	    sign->value == last + 1;
}

/*
 * The sign of the line that goes on with an open number, from the innermost
 * out, else the one that begins below it; its depth from 0, -1 if there is none.
 */
static int
next_number(const struct appendix_numbers *numbers, const struct line *line,
    struct sign *sign)
{
	struct sign signs[SIGN_READINGS_MAX];
	size_t count = sign_read(line->text, line->length, signs), i;
	int depth;

	for (depth = numbers->depth - 1; depth >= 0; depth--)
		for (i = 0; i < count; i++)
			if (is_number(&signs[i]) && follows(&signs[i],
			    &numbers->signs[depth])) {
				*sign = signs[i];
				return depth;
			}
	for (i = 0; i < count && numbers->depth < APPENDIX_LIST_DEPTH; i++) {
		bool is_new = is_number(&signs[i]) && signs[i].value == 1;

		for (depth = 0; depth < numbers->depth; depth++)
			is_new = is_new && signs[i].style !=
			    numbers->signs[depth].style;
		if (is_new) {
			*sign = signs[i];
			return numbers->depth;
		}
	}
	return -1;
}

static void
take(struct appendix_numbers *numbers, const struct sign *sign, int depth)
{
	numbers->signs[depth] = *sign;
	numbers->depth = depth + 1;
}

static bool
is_remark(const struct line *line)
{
	struct sign signs[SIGN_READINGS_MAX];

	return sign_read(line->text, line->length, signs) > 0 &&
	    signs[0].kind == SIGN_REMARK;
}

bool
appendix_list_follows(const struct lines *lines,
    const struct reading *readings, size_t first, size_t end)
{
	struct appendix_numbers numbers = { .depth = 0 };
	const struct line *line;
	struct sign sign;
	size_t i;
	int depth;

	for (i = first; i < end; i++) {
		line = &lines->list[i];
		if (readings[i].kind > READ_HISTORY &&
		    readings[i].kind != READ_IN_APPENDIX)
			break;
		if (readings[i].kind != READ_IN_APPENDIX ||
		    line->row_count > 0)
			continue;
		if (is_remark(line))
			break;
		if (memchr(line->text, '\t', line->length) != NULL)
			return false;
		depth = next_number(&numbers, line, &sign);
		if (depth >= 0)
			take(&numbers, &sign, depth);
		else if (numbers.depth == 0 || !margin_is_full(lines,
		    line - 1))
			return false;
	}
	return numbers.depth > 0;
}

void
appendix_list_begin(struct appendix_list *list, struct trace *trace,
    xmlNode *node)
{
	*list = (struct appendix_list){ .trace = trace, .node = node };
}

static void
add_words(struct appendix_list *list, const struct line *line, size_t from)
{
	passage_add(&list->passage, line->text + from, line->length - from,
	    JOIN_ON);
	trace_words(list->trace, list->holder, line, line->text + from,
	    line->length - from);
}

void
appendix_list_add(struct appendix_list *list, const struct line *line)
{
	struct sign sign;
	char name[24], part[40];
	int depth = next_number(&list->numbers, line, &sign);
	xmlNode *unit;

	if (depth < 0) {
		if (list->holder != NULL)
			add_words(list, line, 0);
		return;
	}
	appendix_list_close(list);
	take(&list->numbers, &sign, depth);
	if (depth == 0)
		snprintf(name, sizeof name, "Item");
	else
		snprintf(name, sizeof name, "Subitem%d", depth);
	unit = element_add(depth == 0 ? list->node : list->units[depth - 1],
	    name);
	law_node_number(unit, sign.digits);
	snprintf(part, sizeof part, "%sTitle", name);
	law_node_add_words(list->trace, unit, part, line, line->text,
	    sign.length);
	snprintf(part, sizeof part, "%sSentence", name);
	list->holder = element_add(unit, part);
	list->units[depth] = unit;
	add_words(list, line, sign.rest);
}

void
appendix_list_close(struct appendix_list *list)
{
	if (list->holder != NULL)
		passage_write(&list->passage, list->holder, true, false);
	passage_clear(&list->passage);
	list->holder = NULL;
}

void
appendix_list_end(struct appendix_list *list)
{
	appendix_list_close(list);
	text_free(&list->passage.words);
	list->node = NULL;
}
