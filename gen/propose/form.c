/*
 * Forms: a 様式 that the text prints line by line, as a sheet with blanks:
 * date, addressee, who hands it in, fields, boxes to tick. What is not
 * understood stays as it is printed; not a character is lost.
 */
#include "propose/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/word.h"
#include "refer/role.h"

struct writing {
	struct pool		*pool;
	const struct proposals	*proposals;
	struct text		 out;
	const char		*title, *to;	/* found on the way */
	bool			 is_in_table;
};

static const char wide[] = "　";

/* ---- words ---- */

static void
add_escaped(struct text *out, const char *from, size_t length)
{
	text_add_escaped(out, from, length);
}

static const char *
trimmed(struct pool *pool, const char *from, const char *end)
{
	for (;;) {
		if (from < end && (*from == ' ' || *from == '\t'))
			from++;
		else if (end - from >= 3 && memcmp(from, wide, 3) == 0)
			from += 3;
		else
			break;
	}
	for (;;) {
		if (from < end && (end[-1] == ' ' || end[-1] == '\t'))
			end--;
		else if (word_ends_at(from, end, wide))
			end -= 3;
		else
			break;
	}
	return pool_copy(pool, from, (size_t)(end - from));
}

/* Behind the blanks that stand there, and how many characters they are. */
static const char *
skip_blanks(const char *at, size_t *count)
{
	for (*count = 0;; ++*count)
		if (*at == ' ')
			at++;
		else if (word_starts(at, wide))
			at += 3;
		else
			return at;
}

static bool
starts_any(const char *at, const char *const *words, size_t *length)
{
	for (; *words != NULL; words++)
		if (word_starts(at, *words)) {
			*length = strlen(*words);
			return true;
		}
	return false;
}

/* ---- blanks and boxes in a line ---- */

static void
add_blank(struct writing *writing, const char *name, size_t size)
{
	text_add_string(&writing->out, "<blank name=\"");
	add_escaped(&writing->out, name, strlen(name));
	text_add_format(&writing->out, "\" size=\"%zu\"/>", size);
}

/* □音響 up to a blank or the next box. */
static const char *
add_box(struct writing *writing, const char *at)
{
	const char *from, *end;
	size_t blanks;

	from = skip_blanks(at + strlen("□"), &blanks);
	for (end = from; *end != '\0' && *end != ' ' &&
	    !word_starts(end, wide) && !word_starts(end, "□") &&
	    !word_starts(end, "☐"); end++)
		continue;
	text_add_string(&writing->out, "<check kind=\"box\">");
	add_escaped(&writing->out, from, (size_t)(end - from));
	text_add_string(&writing->out, "</check>");
	return end;
}

/* 有・無: one of them is circled. Behind it, or NULL. */
static const char *
add_choice(struct writing *writing, const char *at)
{
	static const char *const pairs[][2] = { { "有", "無" },
	    { "可", "否" }, { "要", "否" }, { "はい", "いいえ" },
	    { "あり", "なし" }, { "適", "否" }, { "男", "女" },
	    { "承認", "不承認" }, { "許可", "不許可" }, { "要", "不要" },
	    { "有り", "無し" }, { "新規", "変更" }, { "新規", "更新" } };
	size_t i, blanks;

	for (i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const char *from = at, *dot;

		if (!word_starts(from, pairs[i][0]))
			continue;
		dot = skip_blanks(from + strlen(pairs[i][0]), &blanks);
		if (!word_starts(dot, "・"))
			continue;
		from = skip_blanks(dot + strlen("・"), &blanks);
		if (!word_starts(from, pairs[i][1]))
			continue;
		text_add_format(&writing->out, "<check kind=\"circle\">%s"
		    "</check>・<check kind=\"circle\">%s</check>",
		    pairs[i][0], pairs[i][1]);
		return from + strlen(pairs[i][1]);
	}
	return NULL;
}

/* Blanks before these are to be filled in, however short: 　月　日. */
static const char *const units[] = { "年", "月", "日", "時", "分", "円", "人",
    "名", "件", "枚", "回", "台", "㎡", "歳", "号", "％", "%", NULL };

/* The line, with what is left blank as blanks of that name. */
static void
add_marked(struct writing *writing, const char *at, const char *name)
{
	const char *behind;
	size_t blanks, length;

	/* What parts a label from its boxes is no blank. */
	behind = skip_blanks(at, &blanks);
	if (word_starts(behind, "□") || word_starts(behind, "☐"))
		at = behind;

	while (*at != '\0') {
		behind = skip_blanks(at, &blanks);
		if (blanks > 0 && (blanks > 1 || *behind == '\0' ||
		    starts_any(behind, units, &length))) {
			add_blank(writing, name, blanks < 3 ? 3 : blanks);
			at = behind;
		} else if (word_starts(at, "□") || word_starts(at, "☐")) {
			at = add_box(writing, at);
		} else if ((behind = add_choice(writing, at)) != NULL) {
			at = behind;
		} else {
			behind = at;
			text_next(&behind, at + strlen(at));
			add_escaped(&writing->out, at, (size_t)(behind - at));
			at = behind;
		}
	}
}

/* ---- kinds of lines ---- */

/* An era's two characters before the blank for its year; whichever it is. */
static size_t
era_length(const char *line)
{
	const char *at = line, *end = line + strlen(line);
	uint32_t code;
	size_t blanks, i;

	for (i = 0; i < 2; i++) {
		code = at < end ? text_next(&at, end) : 0;
		if (code < 0x4e00 || code > 0x9fff)
			return 0;
	}
	return word_starts(skip_blanks(at, &blanks), "年") && blanks > 0 ?
	    (size_t)(at - line) : 0;
}

/* 　年　月　日, with an era or without */
static bool
is_date(const char *line)
{
	static const char *const parts[] = { "年", "月", "日", "（", "）", "(",
	    ")", NULL };
	size_t blanks, length, seen = 0;

	line += era_length(line);

	while (*line != '\0') {
		const char *at = skip_blanks(line, &blanks);

		if (*at == '\0')
			break;
		if (!starts_any(at, parts, &length))
			return false;
		seen += length == 3 && (word_starts(at, "年") ||
		    word_starts(at, "月") || word_starts(at, "日"));
		line = at + length;
	}
	return seen == 3;
}

static void
add_date(struct writing *writing, const char *line)
{
	text_add_string(&writing->out, "    <para kind=\"right\">");
	add_escaped(&writing->out, line, era_length(line));
	text_add_string(&writing->out, "<blank name=\"日付.年\" size=\"3\"/>年"
	    "<blank name=\"日付.月\" size=\"3\"/>月<blank name=\"日付.日\" "
	    "size=\"3\"/>日</para>\n");
}

static bool
is_addressee(const char *line)
{
	static const char *const ends[] = { "様", "殿", "あて", "宛て", "宛",
	    "御中", NULL };
	static const char *const starts[] = { "（宛先）", "(宛先)", "（あて先）",
	    "(あて先)", "宛先", "あて先", NULL };
	size_t length;

	return word_ends_at_any(line, line + strlen(line), ends) ||
	    starts_any(line, starts, &length);
}

static void
add_addressee(struct writing *writing, const char *line)
{
	static const char *const ends[] = { "様", "殿", "あて", "宛て", "宛",
	    "御中", NULL };
	static const char *const starts[] = { "（宛先）", "(宛先)", "（あて先）",
	    "(あて先)", "宛先", "あて先", NULL };
	const char *from = line, *end = line + strlen(line);
	const char *const *word;
	size_t length = 0;

	if (starts_any(from, starts, &length))
		from += length;
	for (word = ends; *word != NULL; word++)
		if (word_ends_at(from, end, *word)) {
			end -= strlen(*word);
			break;
		}
	if (writing->to == NULL)
		writing->to = trimmed(writing->pool, from, end);
	text_add_string(&writing->out, "    <para kind=\"addressee\">");
	add_marked(writing, line, "宛名");
	text_add_string(&writing->out, "</para>\n");
}

static const char *const fields[] = { "住所", "氏名", "所在地", "名称",
    "団体名", "代表者氏名", "代表者名", "代表者", "電話番号", "電話", "担当者",
    "所属", "職名", "生年月日", "連絡先", "メールアドレス", "郵便番号",
    "ふりがな", "フリガナ", "商号", "職氏名", "課名", "学校名", "委任者",
    NULL };

/* 申請者　住所: the field that is asked for, NULL if none. */
static const char *
field_of(const char *line)
{
	const char *at = line;
	size_t length, blanks;

	if (starts_any(at, fields, &length))
		return at;
	at = strstr(line, wide);
	if (at == NULL || !word_ends_at(line, at, "者"))
		return NULL;
	at = skip_blanks(at, &blanks);
	return starts_any(at, fields, &length) ? at : NULL;
}

/* 氏名　　　　印 */
static void
add_sender(struct writing *writing, const char *line, const char *field)
{
	static const char *const seals[] = { "印", "㊞", "（印）", "(印)",
	    NULL };
	struct pool *pool = writing->pool;
	const char *end = line + strlen(line), *name, *gap;
	const char *const *seal = seals;
	size_t length = 0;

	while (*seal != NULL && !word_ends_at(field, end, *seal))
		seal++;
	if (*seal != NULL)
		end -= strlen(*seal);
	name = trimmed(pool, field, end);
	starts_any(field, fields, &length);
	gap = pool_copy(pool, field, length);
	text_add_string(&writing->out, "    <para kind=\"sender\">");
	add_escaped(&writing->out, line, (size_t)(field - line));
	if (strlen(name) > length) {
		add_marked(writing, name, gap);
	} else {
		add_escaped(&writing->out, name, strlen(name));
		add_blank(writing, gap, 14);
	}
	if (*seal != NULL)
		text_add_string(&writing->out, "<blank name=\"印\" size=\"2\" "
		    "kind=\"seal\"/>");
	text_add_string(&writing->out, "</para>\n");
}

static bool
is_title(const char *line)
{
	static const char *const ends[] = { "書", "届", "簿", "票", "証", "表",
	    "状", "願", "台帳", "通知", "報告", "名簿", "カード", "一覧",
	    NULL };

	return strstr(line, "。") == NULL && text_count(line, strlen(line)) <=
	    40 && word_ends_at_any(line, line + strlen(line), ends);
}

/* 1　使用日時: the blank behind the label, NULL if the line is none. */
static const char *
label_end(const char *line)
{
	const char *at = line, *label;
	size_t blanks;

	if (word_starts(at, "（") || *at == '(')
		at += *at == '(' ? 1 : strlen("（");
	label = at;
	while ((*at >= '0' && *at <= '9') || (word_starts(at, "１")) ||
	    (strncmp(at, "\xef\xbc", 2) == 0 && (unsigned char)at[2] >= 0x90 &&
	    (unsigned char)at[2] <= 0x99))
		at += *at >= '0' && *at <= '9' ? 1 : 3;
	if (at == label)
		return NULL;
	if (word_starts(at, "）") || word_starts(at, "．"))
		at += 3;
	else if (*at == ')' || *at == '.')
		at++;
	at = skip_blanks(at, &blanks);
	if (blanks == 0 || *at == '\0')
		return NULL;
	while (*at != '\0' && *at != ' ' && !word_starts(at, wide))
		at++;
	return at;
}

static void
close_table(struct writing *writing)
{
	if (writing->is_in_table)
		text_add_string(&writing->out, "    </table>\n");
	writing->is_in_table = false;
}

static void
add_row(struct writing *writing, const char *line, const char *end)
{
	struct pool *pool = writing->pool;
	const char *label = pool_copy(pool, line, (size_t)(end - line));

	if (!writing->is_in_table)
		text_add_string(&writing->out, "    <table kind=\"form\" "
		    "cols=\"5 12\">\n");
	writing->is_in_table = true;
	text_add_string(&writing->out, "      <row>\n        <cell kind="
	    "\"label\">");
	add_escaped(&writing->out, label, strlen(label));
	if (*end == '\0') {
		text_add_string(&writing->out, "</cell>\n        <cell lines="
		    "\"2\"/>\n      </row>\n");
		return;
	}
	text_add_string(&writing->out, "</cell>\n        <cell>");
	add_marked(writing, end, label);
	text_add_string(&writing->out, "</cell>\n      </row>\n");
}

static void
add_para(struct writing *writing, const char *kind, const char *line)
{
	text_add_format(&writing->out, *kind != '\0' ?
	    "    <para kind=\"%s\">" : "    <para>", kind);
	if (*kind != '\0')
		add_escaped(&writing->out, line, strlen(line));
	else
		add_marked(writing, line, "記入欄");
	text_add_string(&writing->out, "</para>\n");
}

static void
add_line(struct writing *writing, const char *line)
{
	static const char *const remarks[] = { "備考", "注", "※", "（注）",
	    "(注)", NULL };
	const char *end = label_end(line), *field = field_of(line);
	size_t length;

	if (end != NULL && strstr(line, "。") == NULL) {
		add_row(writing, line, end);
		return;
	}
	close_table(writing);
	if (is_date(line)) {
		add_date(writing, line);
	} else if (starts_any(line, remarks, &length)) {
		text_add_string(&writing->out, "    <note kind=\"remark\">"
		    "<para>");
		add_escaped(&writing->out, line, strlen(line));
		text_add_string(&writing->out, "</para></note>\n");
	} else if (field != NULL) {
		add_sender(writing, line, field);
	} else if (is_addressee(line)) {
		add_addressee(writing, line);
	} else if (writing->title == NULL && is_title(line)) {
		writing->title = line;
		add_para(writing, "title", line);
	} else if (strcmp(line, "記") == 0) {
		add_para(writing, "center", line);
	} else {
		add_para(writing, strstr(line, "。") != NULL ? "body" : "",
		    line);
	}
}

/* ---- tables of the law ---- */

static int
span_of(const xmlNode *cell, const char *name)
{
	const char *words = node_attr(cell, name);
	int span = words != NULL ? atoi(words) : 1;

	return span > 1 ? span : 1;
}

static int
columns_of(const xmlNode *table)
{
	const xmlNode *row, *cell;
	int most = 1, count;

	for (row = node_child(table, "TableRow"); row != NULL;
	    row = node_next(row, "TableRow")) {
		count = 0;
		for (cell = node_child(row, "TableColumn"); cell != NULL;
		    cell = node_next(cell, "TableColumn"))
			count += span_of(cell, "colspan");
		most = count > most ? count : most;
	}
	return most;
}

static void
add_cell(struct writing *writing, const xmlNode *cell, const char **label)
{
	const char *all = content_all(writing->pool, cell);
	const char *words = trimmed(writing->pool, all, all + strlen(all));
	int rows = span_of(cell, "rowspan"), span = span_of(cell, "colspan");

	text_add_string(&writing->out, "        <cell");
	if (rows > 1)
		text_add_format(&writing->out, " rows=\"%d\"", rows);
	if (span > 1)
		text_add_format(&writing->out, " span=\"%d\"", span);
	if (*words == '\0') {
		text_add_string(&writing->out, "/>\n");
		return;
	}
	text_add_string(&writing->out, ">");
	add_marked(writing, words, *label);
	*label = words;
	text_add_string(&writing->out, "</cell>\n");
}

static void
add_table(struct writing *writing, const xmlNode *table)
{
	const xmlNode *row, *cell;
	const char *label;
	int count = columns_of(table), i;

	close_table(writing);
	text_add_string(&writing->out, "    <table kind=\"form\" cols=\"1");
	for (i = 1; i < count; i++)
		text_add_string(&writing->out, " 1");
	text_add_string(&writing->out, "\">\n");
	for (row = node_child(table, "TableRow"); row != NULL;
	    row = node_next(row, "TableRow")) {
		label = "記入欄";
		text_add_string(&writing->out, "      <row>\n");
		for (cell = node_child(row, "TableColumn"); cell != NULL;
		    cell = node_next(cell, "TableColumn"))
			add_cell(writing, cell, &label);
		text_add_string(&writing->out, "      </row>\n");
	}
	text_add_string(&writing->out, "    </table>\n");
}

/* Lines and tables, in the order of the text. */
static void
add_body(struct writing *writing, const xmlNode *parent)
{
	const xmlNode *node;
	const char *words;

	for (node = parent->children; node != NULL; node = node->next) {
		if (node_is(node, "Table")) {
			add_table(writing, node);
		} else if (node_is(node, "Sentence")) {
			words = content_all(writing->pool, node);
			words = trimmed(writing->pool, words, words +
			    strlen(words));
			if (*words != '\0')
				add_line(writing, words);
		} else if (!node_is(node, "AppdxStyleTitle") &&
		    !node_is(node, "RelatedArticleNum") &&
		    node->type == XML_ELEMENT_NODE) {
			add_body(writing, node);
		}
	}
}

/* ---- whose, to whom, by which clause ---- */

static bool
cites(const struct provision *at, const char *number)
{
	const char *found = strstr(at->text, number);

	return found != NULL && at->is_main;
}

static const char *
citing(struct writing *writing, const struct provision *form)
{
	const struct provision *at =
	    writing->proposals->edition->provisions;
	const char *list = NULL;

	for (; at != NULL; at = at->next)
		if (cites(at, form->number))
			list = list == NULL ? at->address : pool_format(
			    writing->pool, "%s %s", list, at->address);
	return list;
}

static bool
is_somebody(const struct writing *writing, const char *name)
{
	const struct standard *standard = writing->proposals->edition->standard;
	const struct proposed_role *role = writing->proposals->roles;

	for (; role != NULL; role = role->next)
		if (strcmp(role->title, name) == 0)
			return true;
	return role_find(standard->authority, name, standard->slug) != NULL;
}

/* みはる町長 is 町長 by the clauses. */
static const char *
known_name(const struct writing *writing, const char *name)
{
	for (; *name != '\0'; name += strlen("町"))
		if (((unsigned char)*name & 0xc0) != 0x80 &&
		    is_somebody(writing, name))
			return name;
		else if (strlen(name) < strlen("町"))
			break;
	return NULL;
}

/* Who hands it in: whose duty the clause is that names it. */
static const char *
handed_in_by(const struct writing *writing, const struct provision *form)
{
	const struct proposal *at = writing->proposals->list;

	for (; at != NULL; at = at->next)
		if (at->kind == PROPOSAL_DUTY && *at->roles != '\0' &&
		    cites(at->provision, form->number))
			return at->roles;
	return NULL;
}

static void
add_attr(struct text *out, const char *name, const char *value)
{
	if (value == NULL)
		return;
	text_add_format(out, " %s=\"", name);
	text_add_escaped(out, value, strlen(value));
	text_add_char(out, '"');
}

static void
add_form(struct writing *writing, const struct provision *form, int number,
    struct text *out)
{
	const char *to;

	text_clear(&writing->out);
	writing->title = writing->to = NULL;
	add_body(writing, form->node);
	close_table(writing);
	to = writing->to != NULL ? known_name(writing, writing->to) : NULL;
	text_add_format(out, "  <form id=\"Fm_%d\"", number);
	add_attr(out, "label", form->number);
	if (*form->caption != '\0')
		add_attr(out, "related", form->caption);
	add_attr(out, "provisions", citing(writing, form));
	add_attr(out, "title", writing->title != NULL ? writing->title :
	    form->number);
	add_attr(out, "from", handed_in_by(writing, form));
	add_attr(out, "to", to);
	add_attr(out, "proposed", "yes");
	add_attr(out, "sure", "low");
	add_attr(out, "why", "本文の様式を1行ずつ読んだもの。欄の形は元の様式と"
	    "見比べてください");
	text_add_string(out, ">\n");
	text_add(out, writing->out.bytes, writing->out.length);
	text_add_string(out, "  </form>\n");
}

static bool
is_form(const struct provision *at)
{
	return at->kind == PROVISION_APPENDIX && strstr(at->number, "様式") !=
	    NULL && at->text[0] != '\0';
}

bool
propose_forms(const struct proposals *proposals, struct text *out)
{
	struct writing writing = { .pool = proposals->pool,
	    .proposals = proposals };
	const struct edition *edition = proposals->edition;
	const struct provision *at;
	int count = 0;

	if (edition->forms != NULL || edition->lacks_forms)
		return false;
	for (at = edition->provisions; at != NULL; at = at->next) {
		if (!is_form(at))
			continue;
		if (count == 0) {
			text_add_string(out, "<?xml version=\"1.0\" encoding="
			    "\"UTF-8\"?>\n<forms");
			add_attr(out, "standard", edition->standard->id);
			add_attr(out, "edition", edition->id);
			text_add_string(out, ">\n");
		}
		add_form(&writing, at, ++count, out);
	}
	if (count > 0)
		text_add_string(out, "</forms>\n");
	text_free(&writing.out);
	return count > 0;
}
