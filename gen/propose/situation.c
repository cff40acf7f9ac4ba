/*
 * Situations: under which heading of a checklist a duty is asked, by the words
 * of its clause and of the caption above it. The first that fits.
 */
#include "propose/inside.h"

#include <string.h>

static const char *const emergency[] = { "事故", "緊急", "災害", "漏えい",
    "障害", "非常", NULL };
static const char *const training[] = { "研修", "教育", "訓練", "周知",
    "啓発", NULL };
static const char *const audit[] = { "監査", "点検", "検査", "立入", "評価",
    NULL };
static const char *const outsourcing[] = { "委託", "契約", "入札", "再委託",
    NULL };
static const char *const application[] = { "申請", "申込", "届出", "届け出",
    "交付", "請求", "許可", "承認", "登録", NULL };
static const char *const meeting[] = { "会議", "招集", "委員会", "審議",
    "議事", NULL };
static const char *const disposal[] = { "廃棄", "返還", "返納", "消去",
    "処分", NULL };
static const char *const records[] = { "記録", "帳簿", "台帳", "保存",
    "保管", "管理", NULL };
static const char *const report[] = { "報告", "通知", "公表", NULL };

static const struct situation situations[] = {
	{ "emergency", "事故・緊急のとき", emergency },
	{ "training", "研修・周知をするとき", training },
	{ "audit", "点検・検査のとき", audit },
	{ "outsourcing", "委託・契約をするとき", outsourcing },
	{ "application", "申請・届出・交付のとき", application },
	{ "meeting", "会議を開くとき", meeting },
	{ "disposal", "返す・捨てるとき", disposal },
	{ "records", "記録・保管・管理をするとき", records },
	{ "report", "報告・通知をするとき", report },
	{ "daily", "日ごろの心がけ", NULL },
};

static bool
fits(const struct situation *situation, const struct provision *provision)
{
	const struct provision *at = provision;

	if (situation->words == NULL)
		return true;
	for (; at != NULL && at->kind >= PROVISION_ARTICLE; at = at->parent)
		if (read_has_any(at->caption, situation->words))
			return true;
	return read_has_any(provision->text, situation->words);
}

const struct situation *
situation_at(size_t at)
{
	return at < sizeof situations / sizeof *situations ?
	    &situations[at] : NULL;
}

const struct situation *
situation_of(const struct provision *provision)
{
	const struct situation *at = situations;

	while (!fits(at, provision))
		at++;
	return at;
}
