/*
 * What the columns of a roster are called: by the documents, and in offices.
 */
#include "people/inside.h"

#include <string.h>

#include "base/unicode.h"

/* The columns that documents ask for; 氏名 must be there. */
const char *const roster_known[ROSTER_KNOWN] = { "氏名", "ふりがな", "所属", "所属長",
    "情報システム名", "会社名", "日付", "役割" };

/* What offices call them, as roster_name_folded writes it; exact names aside. */
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
const struct roster_joint roster_joints[] = {
	{ { "姓", "名" }, "氏名" }, { { "氏", "名" }, "氏名" },
	{ { "姓", "名前" }, "氏名" }, { { "氏", "名前" }, "氏名" },
	{ { "苗字", "名前" }, "氏名" }, { { "苗字", "名" }, "氏名" },
	{ { "名字", "名前" }, "氏名" }, { { "名字", "名" }, "氏名" },
	{ { "氏名姓", "氏名名" }, "氏名" },
	{ { "姓漢字", "名漢字" }, "氏名" },
	{ { "lastname", "firstname" }, "氏名" },
	{ { "せい", "めい" }, "ふりがな" },
	{ { "姓かな", "名かな" }, "ふりがな" },
	{ { "姓かな", "名前かな" }, "ふりがな" },
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
	{ { "課名", "担当" }, "所属" },
	/* 所属 merged over them in a head of two lines. */
	{ { "所属局", "所属部", "所属課", "所属係" }, "所属" },
	{ { "所属部", "所属課", "所属係" }, "所属" },
	{ { "所属部名", "所属課名", "所属係名" }, "所属" },
	{ { "所属課", "所属係" }, "所属" },
	{ { "所属課名", "所属係名" }, "所属" },
	{ { "所属課", "所属担当" }, "所属" },
	{ { "氏名姓", "氏名名前" }, "氏名" },
	{ { "氏名氏", "氏名名" }, "氏名" }, { { NULL }, NULL }
};

/* Near, but not the same: worth a question, and no more. */
static const struct { const char *name, *meant; } questions[] = {
	{ "職名", "役割" }, { "役職", "役割" }, { "役職名", "役割" },
	{ "職", "役割" }, { "責任者", "所属長" }, { "管理者", "所属長" },
	{ "団体名", "会社名" }, { "係", "所属" }, { "部", "所属" }
};

bool
roster_name_is_known(const char *name)
{
	size_t i;

	for (i = 0; i < ROSTER_KNOWN; i++)
		if (strcmp(roster_known[i], name) == 0)
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
	/* Kana and kanji, which most are. */
	if ((code >= 0x3041 && code <= 0x30fa) ||
	    (code >= 0x4e00 && code <= 0x9fff))
		return false;
	while (at < end)
		if (text_next(&at, end) == code)
			return true;
	return false;
}

const char *
roster_name_folded(struct pool *pool, const char *written)
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

const char *
roster_name_meant(const char *folded)
{
	size_t i;

	for (i = 0; i < ROSTER_KNOWN; i++)
		if (strcmp(roster_known[i], folded) == 0)
			return roster_known[i];
	for (i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(others[i].name, folded) == 0)
			return others[i].meant;
	return NULL;
}

const char *
roster_name_near(struct pool *pool, const char *name)
{
	const char *folded = roster_name_folded(pool, name);
	const char *meant = roster_name_meant(folded);
	size_t i;

	for (i = 0; meant == NULL && i < sizeof questions /
	    sizeof *questions; i++)
		if (strcmp(questions[i].name, folded) == 0)
			meant = questions[i].meant;
	return meant != NULL ? meant : text_nearest(name, roster_known,
	    ROSTER_KNOWN);
}
