#include "sheet/cells.h"

#include <string.h>

enum {
	RUNS_MAX = 256,
	BLANK_MAX = 4,		/* ideographic spaces between other words */
	SQUARES = 20		/* of a bar */
};

static const char BOX_OFF[] = "□", BOX_ON[] = "☑";
static const char CIRCLE_OFF[] = "○", CIRCLE_ON[] = "◉";
static const char WIDE_BLANK[] = "　";

/* The text of a cell while it is read, and where its looks change. */
struct reading {
	struct text		 text;
	struct { size_t at; enum export_look look; } changes[RUNS_MAX];
	size_t			 count;
	enum export_look	 look;
	bool			 is_flat;	/* line breaks are for narrow
						   columns of paper */
	size_t			 boxes, blanks;
};

static void
change_look(struct reading *reading, enum export_look look)
{
	if (reading->look == look || reading->count == RUNS_MAX)
		return;
	reading->look = look;
	reading->changes[reading->count].at = reading->text.length;
	reading->changes[reading->count++].look = look;
}

static void
break_line(struct reading *reading)
{
	if (reading->text.length > 0 &&
	    reading->text.bytes[reading->text.length - 1] != '\n')
		text_add_char(&reading->text, '\n');
}

static void
add_attr(struct reading *reading, const struct sheet_node *node,
    enum sheet_attr attr)
{
	const char *words = sheet_attr(node, attr);

	if (words != NULL)
		text_add_string(&reading->text, words);
}

static void
add_check(struct reading *reading, const struct sheet_node *check)
{
	bool is_on = sheet_attr_is(check, SHEET_A_STATE, "on");

	reading->boxes++;
	if (sheet_attr_is(check, SHEET_A_KIND, "circle"))
		text_add_string(&reading->text, is_on ? CIRCLE_ON :
		    CIRCLE_OFF);
	else
		text_add_string(&reading->text, is_on ? BOX_ON : BOX_OFF);
}

static void
add_blank(struct reading *reading, const struct sheet_node *blank)
{
	int size = sheet_number(blank, SHEET_A_SIZE, 1), i;

	reading->blanks++;
	if (sheet_attr_is(blank, SHEET_A_KIND, "seal"))
		text_add_string(&reading->text, "印");
	else
		for (i = 0; i < size && i < BLANK_MAX; i++)
			text_add_string(&reading->text, WIDE_BLANK);
}

/* A twentieth each. What is there has one at least; the rest has the first. */
static void
share_squares(const long long parts[SHEET_PARTS], long long sum,
    int counts[SHEET_PARTS])
{
	long long rest = sum - parts[0], passed = 0;
	int i, j, most, start = 0, end;

	counts[0] = (int)(parts[0] * SQUARES / sum);
	for (i = 1; i < SHEET_PARTS; i++) {
		passed += parts[i];
		end = rest == 0 ? 0 : (int)((passed * (SQUARES - counts[0]) +
		    rest / 2) / rest);
		counts[i] = end - start;
		start = end;
	}
	for (i = 0; i < SHEET_PARTS; i++) {
		if (counts[i] > 0 || parts[i] == 0)
			continue;
		for (j = 1, most = 0; j < SHEET_PARTS; j++)
			if (counts[j] > counts[most])
				most = j;
		counts[most]--;
		counts[i]++;
	}
}

static void
add_bar(struct reading *reading, const struct sheet_node *bar)
{
	static const char *const squares[SHEET_PARTS] = { "■", "▲", "□",
	    "・" };
	long long parts[SHEET_PARTS], sum = sheet_parts(bar, parts);
	int counts[SHEET_PARTS], i, j;

	if (sum == 0)
		return;
	share_squares(parts, sum, counts);
	for (i = 0; i < SHEET_PARTS; i++)
		for (j = 0; j < counts[i]; j++)
			text_add_string(&reading->text, squares[i]);
}

static enum export_look
look_of(const struct reading *reading, const struct sheet_node *node)
{
	if (node->kind == SHEET_DEL)
		return EXPORT_STRUCK;
	if (node->kind == SHEET_INS || (node->kind == SHEET_EM &&
	    sheet_attr_is(node, SHEET_A_KIND, "mark")))
		return EXPORT_MARKED;
	return reading->look;
}

static void
read_children(struct reading *reading, const struct sheet_node *node);

static void
read_inline(struct reading *reading, const struct sheet_node *node)
{
	enum export_look before = reading->look;

	if (node->kind == SHEET_TEXT)
		text_add_string(&reading->text, node->text);
	else if (node->kind == SHEET_BREAK && !reading->is_flat)
		break_line(reading);
	else if (node->kind == SHEET_BAR)
		add_bar(reading, node);
	else if (node->kind == SHEET_CHECK)
		add_check(reading, node);
	else if (node->kind == SHEET_BLANK && node->first == NULL)
		add_blank(reading, node);
	change_look(reading, look_of(reading, node));
	read_children(reading, node);
	change_look(reading, before);
	if (node->kind == SHEET_RUBY) {
		text_add_string(&reading->text, "（");
		add_attr(reading, node, SHEET_A_RT);
		text_add_string(&reading->text, "）");
	}
}

static void
read_children(struct reading *reading, const struct sheet_node *node)
{
	const struct sheet_node *child;

	for (child = node->first; child != NULL; child = child->next) {
		if (sheet_is_inline(child->kind) ||
		    child->kind == SHEET_TEXT) {
			read_inline(reading, child);
			continue;
		}
		break_line(reading);
		add_attr(reading, child, SHEET_A_NUMBER);
		if (sheet_attr(child, SHEET_A_NUMBER) != NULL)
			text_add_string(&reading->text, WIDE_BLANK);
		add_attr(reading, child, SHEET_A_LABEL);
		read_children(reading, child);
		break_line(reading);
	}
}

/* ---- what is made of it ---- */

static bool
is_only(const struct reading *reading, const char *words)
{
	return strcmp(reading->text.bytes, words) == 0;
}

/* Blanks alone are room to write in, which a cell is by itself. */
static void
trim(struct reading *reading)
{
	struct text *text = &reading->text;
	size_t wide = strlen(WIDE_BLANK);

	text_add(text, "", 0);
	while (text->length > 0) {
		if (strchr(" \n\t", text->bytes[text->length - 1]) != NULL)
			text->length--;
		else if (text->length >= wide && memcmp(text->bytes +
		    text->length - wide, WIDE_BLANK, wide) == 0)
			text->length -= wide;
		else
			break;
	}
	text->bytes[text->length] = '\0';
}

/* 0 to 999,999,999; no code with zeros in front. */
static bool
is_number(const struct sheet_node *cell, const char *text)
{
	size_t length = strlen(text);

	return (sheet_attr_is(cell, SHEET_A_KIND, "number") ||
	    sheet_attr_is(cell, SHEET_A_KIND, "right")) && length > 0 &&
	    length < 10 && strspn(text, "0123456789") == length &&
	    (text[0] != '0' || length == 1);
}

static void
add_run(struct pool *pool, const struct reading *reading, size_t from,
    size_t to, enum export_look look, struct export_cell *cell)
{
	struct export_run *run = (struct export_run *)&cell->runs[
	    cell->run_count];

	if (to > reading->text.length)
		to = reading->text.length;
	if (from >= to)
		return;
	run->words = pool_copy(pool, reading->text.bytes + from, to - from);
	run->look = look;
	cell->run_count++;
}

static void
make_runs(struct pool *pool, const struct reading *reading,
    struct export_cell *cell)
{
	enum export_look look = EXPORT_PLAIN;
	size_t from = 0, i;

	cell->run_count = 0;
	cell->runs = NULL;
	if (reading->count == 0)
		return;
	cell->runs = pool_take(pool, (reading->count + 1) *
	    sizeof *cell->runs);
	for (i = 0; i < reading->count; i++) {
		add_run(pool, reading, from, reading->changes[i].at, look,
		    cell);
		from = reading->changes[i].at;
		look = reading->changes[i].look;
	}
	add_run(pool, reading, from, reading->text.length, look, cell);
}

void
cells_read(struct pool *pool, const struct sheet_node *node, bool is_head,
    struct export_cell *cell)
{
	struct reading reading = { .is_flat = is_head ||
	    sheet_attr_is(node, SHEET_A_KIND, "number") };

	read_children(&reading, node);
	trim(&reading);
	cell->text = pool_copy(pool, reading.text.bytes,
	    reading.text.length);
	cell->kind = EXPORT_WORDS;
	if (is_head || sheet_attr_is(node, SHEET_A_HEAD, "yes"))
		cell->kind = EXPORT_HEAD;
	else if (reading.boxes == 1 && (is_only(&reading, BOX_OFF) ||
	    is_only(&reading, BOX_ON)))
		cell->kind = EXPORT_BOX;
	else if (is_number(node, cell->text))
		cell->kind = EXPORT_NUMBER;
	else if (sheet_attr_is(node, SHEET_A_KIND, "number") ||
	    sheet_attr_is(node, SHEET_A_KIND, "center"))
		cell->kind = EXPORT_CENTRED;
	make_runs(pool, &reading, cell);
	text_free(&reading.text);
}
