/*
 * Judging: what a sentence asks, by its ending and by the few words that
 * change what an ending means. Rows are tried in order, so a special one
 * stands before the plain one that it is a case of. How sure a row is comes
 * from regulations that were read for it.
 */
#include "propose/inside.h"

#include <string.h>

#include "base/word.h"

static const char *const permissions[] = { "許可", "承認", "承諾", "認可",
    "同意", "許諾", NULL };

/* ---- nothing to do ---- */

/* 必要があるときは、…: what happens then is done by somebody. */
static const char *const conditions[] = { "ときは、", "場合は、", "場合には、",
    "時には、", "ときには、", "場合において、", "場合においては、", NULL };

struct exempt_row {
	const char	*ending;
	const char	*needs;		/* a word that it has, or NULL */
	const char	*reason;
	enum sure	 sure;
	bool		 is_agentless;	/* only if nobody acts */
	bool		 is_lasting;	/* only if not when something is */
};

static const struct exempt_row exempt_rows[] = {
	{ "者でなければならない", NULL, "constitutive", SURE_FAIR },
	{ "場所でなければならない", NULL, "constitutive", SURE_FAIR },
	{ "していないものとする", "者は", "constitutive", SURE_FAIR },
	{ "有するものとする", "者は", "constitutive", SURE_FAIR },
	{ "該当するものとする", NULL, "constitutive", SURE_FAIR },
	{ "満たすものとする", NULL, "constitutive", SURE_FAIR },
	{ "をいう", NULL, "definition", SURE_HIGH, false },
	{ "を指す", NULL, "definition", SURE_HIGH, false },
	{ "ところによる", "意義", "definition", SURE_HIGH, false },
	{ "とおりとする", "意義", "definition", SURE_HIGH, false },
	{ "例による", "用語", "definition", SURE_HIGH, false },
	{ "を目的とする", NULL, "purpose", SURE_HIGH, false },
	{ "を趣旨とする", NULL, "purpose", SURE_HIGH, false },
	{ "準用する", NULL, "scope", SURE_FAIR, false },
	{ "準用するものとする", NULL, "scope", SURE_FAIR, false },
	{ "適用しない", NULL, "scope", SURE_HIGH, false },
	{ "適用する", NULL, "scope", SURE_HIGH, false },
	{ "適用するものとする", NULL, "scope", SURE_HIGH, false },
	{ "適用しないものとする", NULL, "scope", SURE_HIGH, false },
	{ "適用される", NULL, "scope", SURE_HIGH, false },
	{ "例による", NULL, "scope", SURE_HIGH, false },
	{ "読み替えるものとする", NULL, "scope", SURE_HIGH, false },
	{ "読み替える", NULL, "scope", SURE_HIGH, false },
	{ "定めるところによる", NULL, "scope", SURE_FAIR, false },
	{ "別に定める", NULL, "delegation", SURE_HIGH, false },
	{ "別に定めるものとする", NULL, "delegation", SURE_HIGH, false },
	{ "定める", "必要な事項は", "delegation", SURE_HIGH, false },
	{ "定めるものとする", "必要な事項は", "delegation", SURE_HIGH, false },
	{ "定める", "互選により", "constitutive", SURE_HIGH, false },
	{ "切り捨てる", NULL, "constitutive", SURE_HIGH, false },
	{ "切り捨てるものとする", NULL, "constitutive", SURE_HIGH, false },
	{ "切り上げる", NULL, "constitutive", SURE_HIGH, false },
	{ "定める", "に関する事項は", "delegation", SURE_FAIR, false },
	{ "規則で定める", NULL, "delegation", SURE_HIGH, false },
	{ "要綱で定める", NULL, "delegation", SURE_HIGH, false },
	{ "みなす", NULL, "constitutive", SURE_HIGH, false },
	{ "みなすものとする", NULL, "constitutive", SURE_HIGH, false },
	{ "掲げるものとする", NULL, "constitutive", SURE_HIGH, false },
	{ "によるものとする", NULL, "constitutive", SURE_HIGH, false },
	{ "とおりとする", NULL, "constitutive", SURE_HIGH, false },
	{ "なものとする", NULL, "constitutive", SURE_FAIR, false },
	{ "であるものとする", NULL, "constitutive", SURE_FAIR, false },
	{ "たものとする", NULL, "constitutive", SURE_FAIR, false },
	{ "であることとする", NULL, "constitutive", SURE_FAIR, false },
	{ "とおりである", NULL, "constitutive", SURE_HIGH, false },
	{ "をもって充てる", NULL, "constitutive", SURE_HIGH, false },
	{ "充てる", NULL, "constitutive", SURE_HIGH, false },
	{ "充てるものとする", NULL, "constitutive", SURE_HIGH, false },
	{ "を置く", NULL, "constitutive", SURE_HIGH, false },
	{ "を置くものとする", NULL, "constitutive", SURE_FAIR, false },
	{ "設置する", NULL, "constitutive", SURE_HIGH, .is_lasting = true },
	{ "組織する", NULL, "constitutive", SURE_HIGH, false },
	{ "組織される", NULL, "constitutive", SURE_HIGH, false },
	{ "構成する", NULL, "constitutive", SURE_HIGH, false },
	{ "構成される", NULL, "constitutive", SURE_HIGH, false },
	{ "構成員となる", NULL, "constitutive", SURE_HIGH, false },
	{ "議長となる", NULL, "constitutive", SURE_FAIR, false },
	{ "務める", NULL, "constitutive", SURE_FAIR, false },
	{ "兼ねる", NULL, "constitutive", SURE_HIGH, false },
	{ "に限る", NULL, "constitutive", SURE_HIGH, false },
	{ "に限るものとする", NULL, "constitutive", SURE_HIGH, false },
	{ "有する", NULL, "constitutive", SURE_HIGH, false },
	{ "有しない", NULL, "constitutive", SURE_HIGH, false },
	{ "議決する", NULL, "procedure", SURE_HIGH, false },
	{ "議決による", NULL, "procedure", SURE_HIGH, false },
	{ "決するところによる", NULL, "procedure", SURE_HIGH, false },
	{ "過半数で決する", NULL, "procedure", SURE_HIGH, false },
	{ "過半数をもって決する", NULL, "procedure", SURE_HIGH, false },
	{ "合議による", NULL, "procedure", SURE_HIGH, false },
	{ "成立する", NULL, "procedure", SURE_FAIR, false },
	{ "効力を失う", NULL, "constitutive", SURE_HIGH, false },
	{ "施行する", "この", "effective-date", SURE_HIGH, false },
	{ "終わる", NULL, "constitutive", SURE_FAIR, true },
	{ "属する", NULL, "constitutive", SURE_FAIR, false },
	{ "である", NULL, "constitutive", SURE_FAIR, false },
	{ "による", NULL, "constitutive", SURE_FAIR, true },
	{ "よるものとする", NULL, "constitutive", SURE_FAIR, true },
	{ "削除", NULL, "deleted", SURE_HIGH, false },
	{ "解散する", NULL, "constitutive", SURE_FAIR, false },
	{ "担当する", NULL, "constitutive", SURE_FAIR, false },
	{ "所掌する", NULL, "constitutive", SURE_FAIR, false },
};

/* 役職の権利 is no state: it may. */
static bool
is_state(const struct exempt_row *row, const char *bare)
{
	return strcmp(row->ending, "有する") != 0 ||
	    !word_ends(bare, "権利を有する");
}

static struct verdict
exempt(const char *reason, enum sure sure, const char *why)
{
	return (struct verdict){ .kind = PROPOSAL_EXEMPT, .reason = reason,
	    .sure = sure, .why = why };
}

static const char *
why_ending(struct pool *pool, const char *ending)
{
	return pool_format(pool, "文末が「%s」", ending);
}

/* この要綱は、…: what it is for, if it says no more than that. */
static bool
is_purpose(const char *bare)
{
	static const char *const kinds[] = { "要綱は", "要領は", "規程は",
	    "規則は", "条例は", "基準は", "訓令は", "規約は", "指針は",
	    "内規は", "方針は", "マニュアルは", "ガイドラインは", NULL };
	static const char *const ends[] = { "定める", "定めるものとする",
	    "とする", "ところによる", "ものである", "規定する", NULL };
	const char *at = bare;

	if (!word_starts(bare, "この") && !word_starts(bare, "本"))
		return false;
	for (; *at != '\0' && at < bare + 120; at++) {
		const char *const *kind = kinds;

		for (; *kind != NULL; kind++)
			if (word_starts(at, *kind))
				return word_ends_at_any(bare, bare +
				    strlen(bare), ends);
	}
	return false;
}

/* 規則で定める様式は、…ものとする fills in what another rule leaves open. */
static bool
is_filled_in(const char *bare)
{
	static const char *const things[] = { "事項は", "基準は", "措置は",
	    "様式は", "場合は、", "方法は", "者は、次", "額は", "期間は",
	    "区域は", "要件は", "書類は", NULL };
	const char *topic = strstr(bare, "で定める");
	const char *const *thing = things;

	if (topic == NULL)
		return false;
	topic += strlen("で定める");
	for (; *thing != NULL; thing++)
		if (word_starts(topic, *thing))
			return true;
	return false;
}

/* 期間とする: a noun, not 管理するものとする. */
static bool
names_something(const char *bare)
{
	static const char *const verbs[] = { "ものとする", "こととする",
	    "ようとする", "ととする", "必要とする", NULL };
	const char *end = bare + strlen(bare);

	return word_ends(bare, "とする") &&
	    !word_ends_at_any(bare, end, verbs);
}

/* What the caption says that an article is for, if nobody is bound in it. */
static const struct {
	const char	*caption, *ending, *reason;
} captions[] = {
	{ "目的", "定めるものとする", "purpose" },
	{ "目的", "定める", "purpose" }, { "目的", "とする", "purpose" },
	{ "趣旨", "定めるものとする", "purpose" },
	{ "趣旨", "定める", "purpose" }, { "趣旨", "とする", "purpose" },
	{ "趣旨", "による", "purpose" },
	{ "定義", "による", "definition" },
	{ "定義", "とする", "definition" },
	{ "用語", "による", "definition" },
	{ "適用範囲", "とする", "scope" }, { "適用範囲", "による", "scope" },
	{ "委任", "定める", "delegation" },
	{ "委任", "定めるものとする", "delegation" },
	{ "補則", "定める", "delegation" },
	{ "その他", "定める", "delegation" },
};

/* （目的）, （目的及び…）, but not （目的外利用）. */
static bool
is_headed(const char *caption, const char *word)
{
	static const char *const behind[] = { "）", ")", "及び", "等", "・",
	    NULL };
	const char *const *end = behind;

	if (word_starts(caption, "（"))
		caption += strlen("（");
	else if (*caption == '(')
		caption++;
	if (!word_starts(caption, word))
		return false;
	caption += strlen(word);
	while (*end != NULL && !word_starts(caption, *end))
		end++;
	return *end != NULL || *caption == '\0';
}

static bool
judge_caption(struct pool *pool, const struct sentence *sentence,
    struct verdict *verdict)
{
	size_t i;

	for (i = 0; i < sizeof captions / sizeof *captions; i++)
		if (is_headed(sentence->caption, captions[i].caption) &&
		    word_ends(sentence->bare, captions[i].ending)) {
			*verdict = exempt(captions[i].reason, SURE_HIGH,
			    pool_format(pool, "見出しに「%s」とある",
			    captions[i].caption));
			return true;
		}
	return false;
}

static bool
judge_exempt(struct pool *pool, const struct sentence *sentence,
    const struct subject *subject, struct verdict *verdict)
{
	const char *bare = sentence->bare;
	size_t i;

	if (judge_caption(pool, sentence, verdict))
		return true;
	/* 会議は、会長が招集し、その議長となる */
	if (word_ends(bare, "議長となる") && strstr(bare, "招集し") != NULL)
		return false;
	if (is_purpose(bare)) {
		*verdict = exempt("purpose", SURE_HIGH,
		    "「この…は」で始まり、目的・趣旨を述べる");
		return true;
	}
	for (i = 0; i < sizeof exempt_rows / sizeof *exempt_rows; i++) {
		const struct exempt_row *row = &exempt_rows[i];

		if (!word_ends(bare, row->ending) || !is_state(row, bare) ||
		    (row->needs != NULL && strstr(bare, row->needs) == NULL) ||
		    (row->is_agentless && subject->roles != NULL) ||
		    (row->is_lasting && read_has_any(bare, conditions)))
			continue;
		*verdict = exempt(row->reason, row->sure,
		    why_ending(pool, row->ending));
		return true;
	}
	if (is_filled_in(bare)) {
		*verdict = exempt("constitutive", SURE_FAIR,
		    "ほかの規定が定めることとしたものを定める");
		return true;
	}
	if (names_something(bare)) {
		*verdict = exempt("constitutive", SURE_HIGH,
		    "文末が「（名詞）とする」");
		return true;
	}
	return false;
}

/* ---- how strong ---- */

struct ending_row {
	const char	*ending;
	const char	*modality;
	enum verb_form	 form;
	const char	*modal;		/* what stands behind the verb */
	enum sure	 sure;
};

static const struct ending_row ending_rows[] = {
	{ "努めなければならない", "should", FORM_STEM, "なければならない",
	    SURE_HIGH },
	{ "努めるものとする", "should", FORM_PLAIN, "ものとする", SURE_HIGH },
	{ "努めることとする", "should", FORM_PLAIN, "こととする", SURE_HIGH },
	{ "努めること", "should", FORM_PLAIN, "こと", SURE_HIGH },
	{ "努める", "should", FORM_PLAIN, "", SURE_HIGH },
	{ "てはならないものとする", "must-not", FORM_TE,
	    "はならないものとする", SURE_HIGH },
	{ "てはならない", "must-not", FORM_TE, "はならない", SURE_HIGH },
	{ "ではならない", "must-not", FORM_TE, "はならない", SURE_HIGH },
	{ "てはならないこと", "must-not", FORM_TE, "はならないこと",
	    SURE_HIGH },
	{ "てはいけない", "must-not", FORM_TE, "はいけない", SURE_HIGH },
	{ "できないものとする", "must-not", FORM_WHOLE, "ものとする",
	    SURE_HIGH },
	{ "できない", "must-not", FORM_WHOLE, "", SURE_HIGH },
	{ "なれない", "must-not", FORM_WHOLE, "", SURE_HIGH },
	{ "認めない", "must-not", FORM_NOT, "", SURE_FAIR },
	{ "認めないものとする", "must-not", FORM_NOT, "ものとする",
	    SURE_FAIR },
	{ "禁止する", "must-not", FORM_WHOLE, "", SURE_FAIR },
	{ "禁ずる", "must-not", FORM_WHOLE, "", SURE_FAIR },
	{ "禁じる", "must-not", FORM_WHOLE, "", SURE_FAIR },
	{ "なければならないものとする", "must", FORM_STEM,
	    "なければならないものとする", SURE_HIGH },
	{ "なければならないこと", "must", FORM_STEM,
	    "なければならないこと", SURE_HIGH },
	{ "なければならない", "must", FORM_STEM, "なければならない",
	    SURE_HIGH },
	{ "なければいけない", "must", FORM_STEM, "なければいけない",
	    SURE_HIGH },
	{ "ねばならない", "must", FORM_STEM, "ねばならない", SURE_HIGH },
	{ "許可を必要とする", "must", FORM_PLAIN, "", SURE_HIGH },
	{ "承認を必要とする", "must", FORM_PLAIN, "", SURE_HIGH },
	{ "許可を要する", "must", FORM_PLAIN, "", SURE_HIGH },
	{ "承認を要する", "must", FORM_PLAIN, "", SURE_HIGH },
	{ "同意を要する", "must", FORM_PLAIN, "", SURE_HIGH },
	{ "義務を負う", "must", FORM_PLAIN, "", SURE_HIGH },
	{ "責任を負う", "must", FORM_PLAIN, "", SURE_FAIR },
	{ "責めを負う", "must", FORM_PLAIN, "", SURE_FAIR },
	{ "ことを妨げない", "may", FORM_WHOLE, "", SURE_FAIR },
	{ "を要しない", "may", FORM_WHOLE, "", SURE_FAIR },
	{ "を要しないものとする", "may", FORM_WHOLE, "ものとする",
	    SURE_FAIR },
	{ "を必要としない", "may", FORM_WHOLE, "", SURE_FAIR },
	{ "ことができるものとする", "may", FORM_CAN,
	    "ことができるものとする", SURE_HIGH },
	{ "ことができることとする", "may", FORM_CAN,
	    "ことができることとする", SURE_HIGH },
	{ "ことができること", "may", FORM_CAN, "ことができること",
	    SURE_HIGH },
	{ "ことができる", "may", FORM_CAN, "ことができる", SURE_HIGH },
	{ "できるものとする", "may", FORM_WHOLE, "ものとする", SURE_HIGH },
	{ "できることとする", "may", FORM_WHOLE, "こととする", SURE_HIGH },
	{ "できる", "may", FORM_WHOLE, "", SURE_HIGH },
	{ "権利を有する", "may", FORM_WHOLE, "", SURE_FAIR },
	{ "ないものとする", "must-not", FORM_NOT, "ものとする", SURE_FAIR },
	{ "ないこととする", "must-not", FORM_NOT, "こととする", SURE_FAIR },
	{ "ないこと", "must-not", FORM_NOT, "こと", SURE_HIGH },
	{ "ものとする", "must", FORM_PLAIN, "ものとする", SURE_FAIR },
	{ "こととする", "must", FORM_PLAIN, "こととする", SURE_LOW },
	{ "るものとし", "must", FORM_PLAIN, "ものとし", SURE_LOW },
	{ "ること", "must", FORM_PLAIN, "こと", SURE_FAIR },
	{ "うこと", "must", FORM_PLAIN, "こと", SURE_FAIR },
	{ "すこと", "must", FORM_PLAIN, "こと", SURE_FAIR },
	{ "くこと", "must", FORM_PLAIN, "こと", SURE_FAIR },
	{ "むこと", "must", FORM_PLAIN, "こと", SURE_FAIR },
	{ "つこと", "must", FORM_PLAIN, "こと", SURE_FAIR },
	{ "ぶこと", "must", FORM_PLAIN, "こと", SURE_FAIR },
};

static bool
judge_ending(struct pool *pool, const char *bare, struct verdict *verdict)
{
	size_t i;

	for (i = 0; i < sizeof ending_rows / sizeof *ending_rows; i++) {
		const struct ending_row *row = &ending_rows[i];

		if (!word_ends(bare, row->ending))
			continue;
		*verdict = (struct verdict){ .kind = PROPOSAL_DUTY,
		    .modality = row->modality, .form = row->form,
		    .ending = strlen(row->modal), .sure = row->sure,
		    .why = why_ending(pool, row->ending) };
		return true;
	}
	return false;
}

/* A plain verb: it binds only whom it names. */
static bool
is_plain_verb(const char *bare)
{
	static const char *const ends[] = { "する", "う", "く", "す", "つ",
	    "む", "ぶ", "る", NULL };

	return word_ends_at_any(bare, bare + strlen(bare), ends);
}

/* 訓練を行う: something is done, though nobody is named who does it. */
static bool
is_done(const char *bare)
{
	static const char *const states[] = { "ある", "なる", "される",
	    "喪失する", "失う", "取得する", "消滅する", "超える", "要する",
	    "終了する", "開始する", "限度とする", "原則とする",
	    "られる", "要する", "生じる", "生ずる", "できる", "有する",
	    "とする", "負う", "異なる", "含む", "除く", "いう", "得る",
	    "属する", "足る", NULL };
	const char *end = bare + strlen(bare), *at = read_last(bare, "を");

	return at != NULL && is_plain_verb(bare) &&
	    !word_ends_at_any(bare, end, states) &&
	    strstr(at, "、") == NULL;
}

/* 市は、…に関与しない: whom it names does not do it. */
static bool
is_not_done(const char *bare)
{
	static const char *const states[] = { "できない", "ではない", "受けない",
	    "負わない", "限らない", "含まない", "及ばない", "なれない",
	    "足りない", "満たない", "ならない", "しれない", "妨げない",
	    "要しない", "有しない", NULL };

	return word_ends(bare, "ない") &&
	    !word_ends_at_any(bare, bare + strlen(bare), states);
}

/* ---- with permission only ---- */

static bool
has_permission(const char *bare, const char *const *behind)
{
	const char *const *word = permissions, *const *end;
	const char *at;

	for (; *word != NULL; word++)
		for (at = bare; (at = strstr(at, *word)) != NULL; at++)
			for (end = behind; *end != NULL; end++)
				if (word_starts(at + strlen(*word), *end))
					return true;
	return false;
}

/* 承認を受け-なければならない: what is asked is the permission itself. */
static bool
asks_permission(const char *bare, size_t ending)
{
	static const char *const ways[] = { "を得", "を受け", "を得る",
	    "を受ける", "を求め", "を求める", "を必要とする", "を要する",
	    "を得て", NULL };
	const char *end = bare + strlen(bare) - ending;
	const char *const *word = permissions, *const *way;

	for (; *word != NULL; word++)
		for (way = ways; *way != NULL; way++) {
			size_t length = strlen(*word) + strlen(*way);

			if ((size_t)(end - bare) >= length &&
			    memcmp(end - length, *word, strlen(*word)) == 0 &&
			    memcmp(end - strlen(*way), *way,
			    strlen(*way)) == 0)
				return true;
		}
	return false;
}

/* 承認してはならない: whoever must not is the one who permits. */
static bool
is_giving(const char *bare, size_t ending)
{
	static const char *const ways[] = { "し", "して", "する", "しない",
	    "をし", "をして", "をする", NULL };
	const char *end = bare + strlen(bare) - ending;
	const char *const *word = permissions, *const *way;

	for (; *word != NULL; word++)
		for (way = ways; *way != NULL; way++) {
			size_t length = strlen(*word) + strlen(*way);

			if ((size_t)(end - bare) >= length &&
			    memcmp(end - length, *word, strlen(*word)) == 0 &&
			    memcmp(end - strlen(*way), *way,
			    strlen(*way)) == 0)
				return true;
		}
	return false;
}

/* ただし、町長の承認を得た場合は、この限りでない */
bool
judge_is_lifted(const char *proviso)
{
	static const char *const given[] = { "を得た", "を受けた", "をした",
	    "した", "があった", "がある", "する", NULL };
	static const char *const granted[] = { "が認めた", "が特に認めた",
	    "が認める", "が特に認める", "が必要と認め", "が必要があると認め",
	    "がやむを得ないと認め", "が適当と認め", "が特に必要と認め",
	    "が支障がないと認め", "が特別の理由があると認め", NULL };

	return proviso != NULL && (has_permission(proviso, given) ||
	    read_has_any(proviso, granted));
}

static bool
needs_permission(const struct sentence *sentence,
    const struct verdict *verdict)
{
	static const char *const without[] = { "なく", "なし", "を得ない",
	    "を得ず", "を受けない", "を受けず", "を得なければ",
	    "を受けなければ", "を得た後でなければ", "を受けた後でなければ",
	    "を得た場合を除", "を受けた場合を除", "した場合を除",
	    "がある場合を除", "を得たときを除", "を受けたときを除",
	    "したときを除", "を得た場合のほか", "を受けた場合のほか", NULL };
	static const char *const with[] = { "を得て", "を受けて", "を得た場",
	    "を得たとき", "を受けた場", "を受けたとき", "を得た上",
	    "を受けた上", "を得たうえ", "を受けたうえ", "を得ること",
	    "を受けること", "がある場合", "があったとき", "があった場合",
	    "を以て", "を得れば", NULL };
	const char *bare = sentence->bare;

	if (is_giving(bare, verdict->ending))
		return false;
	if (strcmp(verdict->modality, "must-not") == 0)
		return has_permission(bare, without);
	if (strcmp(verdict->modality, "may") == 0)
		return has_permission(bare, with);
	return strcmp(verdict->modality, "must") == 0 &&
	    asks_permission(bare, verdict->ending);
}

void
judge_permission(struct pool *pool, const struct sentence *sentence,
    struct verdict *verdict)
{
	if (!needs_permission(sentence, verdict))
		return;
	verdict->modality = "permission";
	verdict->sure = SURE_FAIR;
	verdict->why = pool_format(pool, "%s。許可・承認を要する",
	    verdict->why);
}

/* ---- the whole ---- */

struct verdict
judge_sentence(struct pool *pool, const struct sentence *sentence,
    const struct subject *subject)
{
	const char *bare = sentence->bare;
	struct verdict verdict;

	if (judge_exempt(pool, sentence, subject, &verdict))
		return verdict;
	if (!judge_ending(pool, bare, &verdict)) {
		if (subject->roles != NULL && is_not_done(bare))
			return (struct verdict){ .kind = PROPOSAL_DUTY,
			    .modality = "must-not", .form = FORM_NOT,
			    .sure = SURE_LOW, .why = "文末が「ない」で、"
			    "行わない者が書かれている" };
		if (!is_plain_verb(bare) || (subject->roles == NULL &&
		    !is_done(bare)))
			return exempt("constitutive", SURE_LOW,
			    "だれかに求める言葉がない");
		verdict = (struct verdict){ .kind = PROPOSAL_DUTY,
		    .modality = "must", .form = FORM_PLAIN, .sure = SURE_LOW,
		    .why = subject->roles != NULL ?
		    "文末が動詞の終止形で、行う者が書かれている" :
		    "文末が「…を…する」で、行う者は書かれていない" };
	}
	judge_permission(pool, sentence, &verdict);
	return verdict;
}

bool
judge_item(struct pool *pool, const struct sentence *sentence,
    const struct verdict *lead, struct verdict *verdict)
{
	static const char *const nouns[] = { "に関すること", "に係ること",
	    "に対すること", NULL };
	const char *bare = sentence->bare;

	if (word_ends_at_any(bare, bare + strlen(bare), nouns) ||
	    !judge_ending(pool, bare, verdict))
		return false;
	/* Of what must not be done, 貸与すること names one. */
	if (strcmp(lead->modality, "must-not") == 0 &&
	    strcmp(verdict->modality, "must") == 0)
		return false;
	if (strcmp(lead->modality, "may") == 0)
		return false;
	judge_permission(pool, sentence, verdict);
	return true;
}
