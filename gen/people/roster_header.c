/*
 * The header of a roster: where it stands, and what its columns are called.
 */
#include "people/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/unicode.h"

#include "base/message.h"

/* The columns that documents ask for; 氏名 must be there. */
static const char *const known[] = { "氏名", "ふりがな", "所属", "所属長",
    "情報システム名", "会社名", "日付", "役割" };

enum { KNOWN_COUNT = sizeof known / sizeof *known };

/* What offices call them, as roster_header_folded writes it; exact names aside. */
static const struct { const char *name, *meant; } others[] = {
	{ "名前", "氏名" }, { "お名前", "氏名" }, { "なまえ", "氏名" },
	{ "おなまえ", "氏名" }, { "姓名", "氏名" },
	{ "御氏名", "氏名" }, { "ご氏名", "氏名" }, { "氏名漢字", "氏名" },
	{ "漢字氏名", "氏名" }, { "職員名", "氏名" }, { "職員氏名", "氏名" },
	{ "社員名", "氏名" }, { "社員氏名", "氏名" }, { "従業員名", "氏名" },
	{ "従業員氏名", "氏名" }, { "従業者名", "氏名" },
	{ "従業者氏名", "氏名" }, { "従事者名", "氏名" },
	{ "従事者氏名", "氏名" }, { "作業者名", "氏名" },
	{ "作業者氏名", "氏名" }, { "作業員名", "氏名" },
	{ "作業員氏名", "氏名" }, { "教職員名", "氏名" },
	{ "教職員氏名", "氏名" }, { "利用者名", "氏名" },
	{ "利用者氏名", "氏名" }, { "使用者名", "氏名" },
	{ "使用者氏名", "氏名" }, { "受講者名", "氏名" },
	{ "受講者氏名", "氏名" }, { "参加者名", "氏名" },
	{ "参加者氏名", "氏名" }, { "対象者名", "氏名" },
	{ "対象者氏名", "氏名" }, { "担当者名", "氏名" },
	{ "担当者氏名", "氏名" }, { "申請者名", "氏名" },
	{ "申請者氏名", "氏名" }, { "誓約者氏名", "氏名" },
	{ "name", "氏名" }, { "fullname", "氏名" },
	{ "ふりがな", "ふりがな" }, { "ふりかな", "ふりがな" },
	{ "よみがな", "ふりがな" }, { "よみかな", "ふりがな" },
	{ "よみ", "ふりがな" }, { "かな", "ふりがな" },
	{ "振り仮名", "ふりがな" }, { "振仮名", "ふりがな" },
	{ "読み仮名", "ふりがな" }, { "読仮名", "ふりがな" },
	{ "読みがな", "ふりがな" }, { "読みかな", "ふりがな" },
	{ "読み", "ふりがな" }, { "読み方", "ふりがな" },
	{ "かな氏名", "ふりがな" }, { "氏名かな", "ふりがな" },
	{ "氏名ふりがな", "ふりがな" }, { "ふりがな氏名", "ふりがな" },
	{ "氏名よみ", "ふりがな" }, { "氏名よみがな", "ふりがな" },
	{ "氏名読み", "ふりがな" }, { "氏名読み仮名", "ふりがな" },
	{ "氏名のふりがな", "ふりがな" }, { "氏名全角かな", "ふりがな" },
	{ "氏名半角かな", "ふりがな" }, { "名前かな", "ふりがな" },
	{ "名前ふりがな", "ふりがな" }, { "名前よみ", "ふりがな" },
	{ "お名前かな", "ふりがな" }, { "お名前ふりがな", "ふりがな" },
	{ "姓名かな", "ふりがな" }, { "姓名ふりがな", "ふりがな" },
	{ "かな名", "ふりがな" }, { "かな名前", "ふりがな" },
	{ "しめい", "ふりがな" }, { "職員名かな", "ふりがな" },
	{ "職員氏名かな", "ふりがな" }, { "kana", "ふりがな" },
	{ "furigana", "ふりがな" },
	{ "部署", "所属" }, { "部署名", "所属" }, { "所属名", "所属" },
	{ "所属部署", "所属" }, { "所属部署名", "所属" },
	{ "所属課", "所属" }, { "所属課名", "所属" }, { "所属部課", "所属" },
	{ "所属先", "所属" }, { "所属機関", "所属" }, { "所属係", "所属" },
	{ "所属校", "所属" }, { "所属学校", "所属" }, { "所属局", "所属" },
	{ "部課名", "所属" }, { "部課", "所属" }, { "部局", "所属" },
	{ "部局名", "所属" }, { "課室", "所属" }, { "課室名", "所属" },
	{ "課所", "所属" }, { "課所名", "所属" }, { "課等", "所属" },
	{ "勤務先", "所属" }, { "勤務校", "所属" }, { "学校名", "所属" },
	{ "配属先", "所属" }, { "配属", "所属" }, { "担当課", "所属" },
	{ "主管課", "所属" }, { "課名", "所属" }, { "課", "所属" },
	{ "department", "所属" },
	{ "所属長名", "所属長" }, { "所属長氏名", "所属長" },
	{ "上司", "所属長" }, { "上司名", "所属長" },
	{ "上司氏名", "所属長" }, { "上長", "所属長" },
	{ "上長名", "所属長" }, { "課長", "所属長" }, { "課長名", "所属長" },
	{ "情報しすてむ名", "情報システム名" },
	{ "しすてむ", "情報システム名" }, { "しすてむ名", "情報システム名" },
	{ "情報しすてむ", "情報システム名" },
	{ "利用しすてむ", "情報システム名" },
	{ "利用しすてむ名", "情報システム名" },
	{ "使用しすてむ", "情報システム名" },
	{ "使用しすてむ名", "情報システム名" },
	{ "対象しすてむ", "情報システム名" },
	{ "対象しすてむ名", "情報システム名" },
	{ "会社", "会社名" }, { "事業者", "会社名" },
	{ "事業者名", "会社名" }, { "企業名", "会社名" },
	{ "業者名", "会社名" }, { "法人名", "会社名" },
	{ "委託業者", "会社名" }, { "委託業者名", "会社名" },
	{ "委託先", "会社名" }, { "委託先名", "会社名" },
	{ "受託業者", "会社名" }, { "受託業者名", "会社名" },
	{ "受託者", "会社名" }, { "受託者名", "会社名" },
	{ "受託事業者名", "会社名" }, { "委託事業者名", "会社名" },
	{ "所属会社", "会社名" }, { "所属会社名", "会社名" },
	{ "勤務先会社名", "会社名" }, { "company", "会社名" },
	{ "年月日", "日付" }, { "誓約日", "日付" }, { "提出日", "日付" },
	{ "記入日", "日付" }, { "作成日", "日付" }, { "date", "日付" }
};

/* Values that stand in several columns, joined by an ideographic space. */
static const struct {
	const char	*parts[COLUMN_PARTS_MAX];	/* the first two needed */
	const char	*meant;
} joined[] = {
	{ { "姓", "名" }, "氏名" }, { { "氏", "名" }, "氏名" },
	{ { "苗字", "名前" }, "氏名" }, { { "苗字", "名" }, "氏名" },
	{ { "名字", "名前" }, "氏名" }, { { "名字", "名" }, "氏名" },
	{ { "氏名姓", "氏名名" }, "氏名" },
	{ { "姓漢字", "名漢字" }, "氏名" },
	{ { "lastname", "firstname" }, "氏名" },
	{ { "せい", "めい" }, "ふりがな" },
	{ { "姓かな", "名かな" }, "ふりがな" },
	{ { "姓ふりがな", "名ふりがな" }, "ふりがな" },
	{ { "姓よみ", "名よみ" }, "ふりがな" },
	{ { "ふりがな姓", "ふりがな名" }, "ふりがな" },
	{ { "かな姓", "かな名" }, "ふりがな" },
	{ { "ふりがなせい", "ふりがなめい" }, "ふりがな" },
	{ { "部", "課", "係" }, "所属" },
	{ { "部名", "課名", "係名" }, "所属" },
	{ { "局", "部", "課", "係" }, "所属" },
	{ { "局名", "部名", "課名", "係名" }, "所属" },
	{ { "課", "係" }, "所属" }, { { "課名", "係名" }, "所属" },
	{ { "課名", "担当" }, "所属" }
};

/* Near, but not the same: worth a question, and no more. */
static const struct { const char *name, *meant; } questions[] = {
	{ "職名", "役割" }, { "役職", "役割" }, { "役職名", "役割" },
	{ "職", "役割" }, { "責任者", "所属長" }, { "管理者", "所属長" },
	{ "団体名", "会社名" }, { "係", "所属" }, { "部", "所属" }
};

bool
roster_header_asks_for(const char *name)
{
	size_t i;

	for (i = 0; i < KNOWN_COUNT; i++)
		if (strcmp(known[i], name) == 0)
			return true;
	return false;
}

/* ---- names for comparing ---- */

static bool
is_mark(uint32_t code)
{
	static const char marks[] = "()[]{}<>「」『』【】〔〕〈〉※*＊:;,.、。・"
	    "/\\|＿_-―\"'★☆●○◎■□◆◇→";
	const char *at = marks, *end = marks + sizeof marks - 1;

	if (code <= 0x20 || code == 0xa0 || code == 0x3000)
		return true;
	while (at < end)
		if (text_next(&at, end) == code)
			return true;
	return false;
}

const char *
roster_header_folded(struct pool *pool, const char *written)
{
	const char *at = unicode_folded(pool, written);
	const char *end = at + strlen(at), *result;
	struct text name = {0};
	uint32_t code;

	while (at < end) {
		code = text_next(&at, end);
		/* カ to か; ー is the same in both. */
		if (code >= 0x30a1 && code <= 0x30f6)
			code -= 0x60;
		if (!is_mark(code))
			text_add_code(&name, code);
	}
	result = pool_string(pool, name.bytes != NULL ? name.bytes : "");
	text_free(&name);
	return result;
}

/* Without what stands in parentheses: 氏名（必須） is 氏名. */
static const char *
without_remarks(struct pool *pool, const char *written)
{
	static const char *const opens[] = { "(", "（", "［", "[", "【", "※" };
	const char *cut = written + strlen(written), *found;
	size_t i;

	for (i = 0; i < sizeof opens / sizeof *opens; i++) {
		found = strstr(written, opens[i]);
		if (found != NULL && found > written && found < cut)
			cut = found;
	}
	return pool_copy(pool, written, (size_t)(cut - written));
}

/* 氏　名 is 氏名: blanks inside a column's name are layout. */
static const char *
without_blanks(struct pool *pool, const char *written)
{
	const char *at = written, *end = at + strlen(at), *from;
	struct text name = {0};
	const char *result;
	uint32_t code;

	while (at < end) {
		from = at;
		code = text_next(&at, end);
		if (code > ' ' && code != 0xa0 && code != 0x3000)
			text_add(&name, from, (size_t)(at - from));
	}
	result = pool_string(pool, name.bytes != NULL ? name.bytes : "");
	text_free(&name);
	return result;
}

/* ---- reading a row as a header ---- */

/* A column of the table while the header is read. */
struct head {
	int		 first, last;	/* merged cells go over several */
	const char	*written;	/* without blanks */
	const char	*folded, *bare;
	bool		 is_used;
};

struct heads {
	struct head	*list;
	size_t		 count;
};

static int
last_row_of(const struct grid *grid, size_t row)
{
	const struct grid_row *top = &grid->rows[row];
	const struct grid_merge *merge;
	int last = top->number;
	size_t i;

	for (i = 0; i < top->count; i++) {
		merge = grid_merge_at(grid, top->number, top->cells[i].column);
		if (merge != NULL && merge->first_row == top->number &&
		    merge->last_row > last &&
		    merge->last_row < top->number + HEADER_ROWS)
			last = merge->last_row;
	}
	return last;
}

/* Below 雇用期間 stand 開始 and 終了: the names of the rows are one. */
static const char *
name_below(struct pool *pool, const struct grid *grid, size_t row, int last,
    const char *name, int column)
{
	const struct cell *cell;

	for (row++; row < grid->row_count && grid->rows[row].number <= last;
	    row++) {
		cell = grid_cell(&grid->rows[row], column);
		if (cell != NULL)
			name = pool_format(pool, "%s%s", name,
			    without_blanks(pool, cell->text));
	}
	return name;
}

static void
add_head(struct pool *pool, struct heads *heads, int first, int last,
    const char *written)
{
	struct head *head = &heads->list[heads->count++];

	head->first = first;
	head->last = last;
	head->written = written;
	head->folded = roster_header_folded(pool, written);
	head->bare = roster_header_folded(pool, without_remarks(pool, written));
}

static void
add_heads(struct pool *pool, const struct grid *grid, size_t row, int last,
    struct heads *heads)
{
	const struct grid_row *top = &grid->rows[row];
	const char *above = "", *name;
	const struct grid_merge *merge;
	const struct cell *cell;
	int column, above_to = 0, width = grid_width(grid), end;

	for (column = 1; column <= width; column++) {
		cell = grid_cell(top, column);
		merge = grid_merge_at(grid, top->number, column);
		end = merge != NULL && merge->first_row == top->number ?
		    merge->last_column : column;
		if (cell != NULL) {
			above = without_blanks(pool, cell->text);
			above_to = end;
		} else if (column > above_to) {
			above = "";
		}
		name = name_below(pool, grid, row, last, above, column);
		if (*name == '\0' || (cell == NULL &&
		    strcmp(name, above) == 0))
			continue;
		/* With names of their own below, columns are parted there. */
		if (strcmp(name, above) != 0)
			end = column;
		add_head(pool, heads, column, end, name);
	}
}

/* ---- which of them documents ask for ---- */

enum match {
	MATCH_NONE,
	MATCH_BARE,		/* but for a remark in parentheses */
	MATCH_OTHER,		/* by another name */
	MATCH_EXACT
};

static const char *
meant_by(const char *folded)
{
	size_t i;

	for (i = 0; i < KNOWN_COUNT; i++)
		if (strcmp(known[i], folded) == 0)
			return known[i];
	for (i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i].name, folded) == 0)
			return others[i].meant;
	return NULL;
}

static enum match
match(const struct head *head, const char *name)
{
	const char *meant;

	if (strcmp(head->written, name) == 0)
		return MATCH_EXACT;
	meant = meant_by(head->folded);
	if (meant != NULL)
		return strcmp(meant, name) == 0 ? MATCH_OTHER : MATCH_NONE;
	meant = meant_by(head->bare);
	return meant != NULL && strcmp(meant, name) == 0 ? MATCH_BARE :
	    MATCH_NONE;
}

static struct head *
head_named(const struct heads *heads, const char *folded)
{
	size_t i;

	for (i = 0; i < heads->count; i++)
		if (!heads->list[i].is_used &&
		    strcmp(heads->list[i].folded, folded) == 0)
			return &heads->list[i];
	return NULL;
}

static struct roster_source *
add_source(struct roster_header *header, const char *name,
    const char *written)
{
	struct roster_source *source =
	    &header->sources[header->source_count++];

	source->name = name;
	source->written = written;
	source->is_asked_for = roster_header_asks_for(name);
	return source;
}

/* Merged cells of a header: what stands in any of their columns is joined. */
static void
add_columns(struct roster_source *source, struct head *head)
{
	int column;

	for (column = head->first; column <= head->last &&
	    source->column_count < COLUMN_PARTS_MAX; column++)
		source->columns[source->column_count++] = column;
	head->is_used = true;
}

/* Returns whether there is such a column now. */
static bool
take_one(struct roster_header *header, const struct heads *heads,
    const char *name)
{
	struct head *best = NULL;
	enum match found = MATCH_NONE, this;
	size_t i;

	for (i = 0; i < heads->count; i++) {
		this = heads->list[i].is_used ? MATCH_NONE :
		    match(&heads->list[i], name);
		if (this > found) {
			best = &heads->list[i];
			found = this;
		}
	}
	if (best == NULL)
		return false;
	add_columns(add_source(header, name, best->written), best);
	return true;
}

/* All parts of the row of the table that are there; at least the first two. */
static bool
take_joined(struct pool *pool, struct roster_header *header,
    const struct heads *heads, size_t row)
{
	struct head *parts[COLUMN_PARTS_MAX] = {0};
	struct roster_source *source;
	const char *written = "";
	size_t i;

	for (i = 0; i < COLUMN_PARTS_MAX && joined[row].parts[i] != NULL;
	    i++) {
		parts[i] = head_named(heads, joined[row].parts[i]);
		if (parts[i] == NULL && i < 2)
			return false;
		if (parts[i] != NULL)
			written = pool_format(pool, "%s%s%s", written,
			    i > 0 ? " + " : "", parts[i]->written);
	}
	source = add_source(header, joined[row].meant, written);
	for (i = 0; i < COLUMN_PARTS_MAX; i++)
		if (parts[i] != NULL)
			add_columns(source, parts[i]);
	return true;
}

static bool
has_exact(const struct heads *heads, const char *name)
{
	size_t i;

	for (i = 0; i < heads->count; i++)
		if (strcmp(heads->list[i].written, name) == 0)
			return true;
	return false;
}

static void
take_known(struct pool *pool, struct roster_header *header,
    const struct heads *heads)
{
	bool taken[KNOWN_COUNT] = {0};
	size_t i, j;

	for (i = 0; i < KNOWN_COUNT; i++)
		if (has_exact(heads, known[i]))
			taken[i] = take_one(header, heads, known[i]);
	/* 姓 and 名 before 名: the parts together mean more than one alone. */
	for (i = 0; i < KNOWN_COUNT; i++)
		for (j = 0; !taken[i] && j < sizeof joined / sizeof *joined;
		    j++)
			if (strcmp(joined[j].meant, known[i]) == 0)
				taken[i] = take_joined(pool, header, heads, j);
	for (i = 0; i < KNOWN_COUNT; i++)
		if (!taken[i])
			taken[i] = take_one(header, heads, known[i]);
}

static int
order_sources(const void *a, const void *b)
{
	const struct roster_source *one = a, *other = b;

	return one->columns[0] - other->columns[0];
}

void
roster_header_read(struct pool *pool, const struct grid *grid, size_t row,
    struct roster_header *header)
{
	int last = last_row_of(grid, row), width = grid_width(grid);
	struct heads heads = { .list = pool_take(pool,
	    ((size_t)width + 1) * sizeof *heads.list) };
	size_t i;

	*header = (struct roster_header){ .grid = grid, .row = row,
	    .body = row + 1 };
	while (header->body < grid->row_count &&
	    grid->rows[header->body].number <= last)
		header->body++;
	add_heads(pool, grid, row, last, &heads);
	header->sources = pool_take(pool, (heads.count + 1) *
	    sizeof *header->sources);
	take_known(pool, header, &heads);
	for (i = 0; i < heads.count; i++)
		if (!heads.list[i].is_used)
			add_columns(add_source(header, heads.list[i].written,
			    heads.list[i].written), &heads.list[i]);
	if (header->source_count > 0)
		qsort(header->sources, header->source_count,
		    sizeof *header->sources, order_sources);
}

static size_t
count_known(const struct roster_header *header, bool *has_name)
{
	size_t i, count = 0;

	*has_name = false;
	for (i = 0; i < header->source_count; i++) {
		if (!header->sources[i].is_asked_for)
			continue;
		count++;
		if (strcmp(header->sources[i].name, known[0]) == 0)
			*has_name = true;
	}
	return count;
}

bool
roster_header_find(struct pool *pool, const struct grid *grid,
    struct roster_header *best)
{
	struct roster_header header;
	size_t row, count, most = 0;
	bool has_name;

	for (row = 0; row < grid->row_count && row < HEADER_ROWS; row++) {
		roster_header_read(pool, grid, row, &header);
		count = count_known(&header, &has_name);
		if (has_name && count > most) {
			*best = header;
			most = count;
		}
	}
	return most > 0;
}

/* ---- what is said of it ---- */

static struct place
place_of(const struct roster_header *header,
    const struct roster_source *source)
{
	return grid_place(header->grid, &header->grid->rows[header->row],
	    source->columns[0]);
}

static void
warn_of_column(struct pool *pool, const char *name, struct place place,
    struct problems *problems)
{
	const char *folded = roster_header_folded(pool, name);
	const char *meant = meant_by(folded);
	size_t i;

	for (i = 0; meant == NULL && i < sizeof questions /
	    sizeof *questions; i++)
		if (strcmp(questions[i].name, folded) == 0)
			meant = questions[i].meant;
	if (meant == NULL)
		meant = text_nearest(name, known, KNOWN_COUNT);
	problem_add_near(problems, PROBLEM_ROSTER_COLUMN_UNKNOWN, place, meant,
	    "no document asks for the column \"%.60s\"", name);
}

/* A column of the same name before this one, or NULL. */
static const struct roster_source *
twin_of(const struct roster_header *header, size_t index)
{
	size_t i;

	for (i = 0; i < index; i++)
		if (strcmp(header->sources[i].written,
		    header->sources[index].written) == 0)
			return &header->sources[i];
	return NULL;
}

/* フリガナ is ふりがな in other letters: nothing to be said. */
static bool
is_plain(struct pool *pool, const struct roster_source *source)
{
	return source->column_count == 1 && strcmp(roster_header_folded(pool,
	    source->written), roster_header_folded(pool, source->name)) == 0;
}

/* Once for all columns: which were taken for which. */
static void
tell_taken(const struct roster_header *header, struct pool *pool,
    struct problems *problems)
{
	struct text said = {0};
	size_t i;

	for (i = 0; i < header->source_count; i++) {
		const struct roster_source *source = &header->sources[i];

		if (source->is_asked_for && !is_plain(pool, source))
			text_add_format(&said, message_translate(
			    "%s\"%.60s\" as %s"), said.length > 0 ?
			    message_comma() : "", source->written,
			    source->name);
	}
	if (said.length > 0)
		problem_add(problems, PROBLEM_ROSTER_COLUMN_TAKEN,
		    grid_place(header->grid,
		    &header->grid->rows[header->row], 1),
		    "columns are taken by another name: %s", said.bytes);
	text_free(&said);
}

bool
roster_header_check(const struct roster_header *header, struct pool *pool,
    struct problems *problems)
{
	const struct roster_source *source, *twin;
	bool is_right = true, has_name;
	size_t i;

	for (i = 0; i < header->source_count; i++) {
		source = &header->sources[i];
		twin = twin_of(header, i);
		if (twin != NULL) {
			problem_add(problems, PROBLEM_ROSTER_COLUMN_TWICE,
			    place_of(header, source), "the column \"%.60s\" is "
			    "there already, as column %d", source->written,
			    twin->columns[0]);
			is_right = false;
		} else if (!source->is_asked_for) {
			warn_of_column(pool, source->name,
			    place_of(header, source), problems);
		}
	}
	count_known(header, &has_name);
	if (has_name) {
		tell_taken(header, pool, problems);
		return is_right;
	}
	problem_add(problems, PROBLEM_ROSTER_COLUMN_MISSING,
	    grid_place(header->grid, &header->grid->rows[header->row], 1),
	    "no column \"氏名\" among the %zu of the first line, and none in "
	    "the %d lines below", header->source_count, HEADER_ROWS - 1);
	return false;
}
