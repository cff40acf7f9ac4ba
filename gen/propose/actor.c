/*
 * Actors: who acts in a sentence, learnt from the sentence itself. A role is
 * recognised by how it ends (者, 員, 長, 会, 課) or because authority.xml has
 * it; a thing (申請書には, 記録は) is never one.
 */
#include "propose/inside.h"

#include <string.h>

#include "base/word.h"
#include "refer/define.h"
#include "refer/role.h"

/* ---- characters ---- */

static const char *
before(const char *start, const char *at)
{
	if (at == start)
		return NULL;
	do
		at--;
	while (at > start && ((unsigned char)*at & 0xc0) == 0x80);
	return at;
}

/* A character that names are written in: no hiragana, no sign. */
static bool
is_of_name(const char *at, const char *end)
{
	uint32_t code = text_next(&at, end);

	return (code >= 0x4e00 && code <= 0x9fff) || code == 0x3005 ||
	    (code >= 0x30a1 && code <= 0x30ff) ||	/* with ・ */
	    (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
	    (code >= '0' && code <= '9') ||
	    (code >= 0xff10 && code <= 0xff5a);
}

/* Names have these with their kana: 飼い主, 見守り協力員, 取り扱い者. */
static const char *const with_kana[] = { "飼い", "貸し", "借り", "持ち",
    "雇い", "見守り", "取り扱い", "取扱い", "申し込み", "申込み", "届け出",
    "立ち会い", "立会い", "受け取り", "引き取り", "預かり", "読み聞かせ",
    "手伝い", "取りまとめ", "世話やき", "引受け", "引き受け", "払い", "請け",
    NULL };

static const char *
kana_start(const char *start, const char *at)
{
	const char *const *word = with_kana;

	for (; *word != NULL; word++)
		if (word_ends_at(start, at, *word))
			return at - strlen(*word);
	return at;
}

/* Where the run of such characters that ends at the end begins. */
static const char *
run_start(const char *start, const char *end)
{
	const char *at = end, *previous;

	for (;;) {
		while ((previous = before(start, at)) != NULL &&
		    is_of_name(previous, at))
			at = previous;
		previous = at < end ? kana_start(start, at) : at;
		if (previous == at)
			return at;
		at = previous;
	}
}

/* ---- what is a role ---- */

static const char *const role_ends[] = { "者", "員", "長", "会", "部", "局",
    "課", "室", "班", "院", "官", "署", "人", "係", "大臣", "知事", "機構",
    "法人", "組合", "会社", "団体", "センター", "グループ", "チーム",
    "事務所", "事業所", "学校", "保育所", "消防団", "町民", "市民", "区民",
    "村民", "県民", "住民", "国民", "主任", "担当", "主幹", "監事", "理事",
    "幹事", "参事", "主事", "技師", "教諭", "医師", "看護師", "保護司",
    "世帯主", "飼い主", "所有主", "事業主", "監督", "役", "副町長",
    "教授", "主", "組織", "生", "児童", "生徒", "園児", "ボランティア",
    "スタッフ", "ヘルパー", "サポーター", "メンバー", "リーダー", "モニター",
    "ユーザー", "ユーザ", "マネージャー", "マネジャー", "コーディネーター",
    "アドバイザー", "オペレーター", "ドライバー", "クラブ", "機関", "先", "士",
    "師", "親", "父母", "隊", "団", "消防署", "保健所", "診療所", "管理職",
    "上司", "主査", "書記", "司書", "参与", "顧問", "代表", "農家", "世帯",
    "事務局", "支所", "出張所", "業者", "企業", "住人", "来庁者", "民", "手",
    "遺族", "家族", "親族", "職", "医", "店", "職員等", NULL };

/* They end so, and nobody acts in them. */
static const char *const things[] = { "前者", "後者", "機会", "総会",
    "社会", "大会", "定員", "人員", "全員", "欠員", "成長", "延長", "全部",
    "一部", "内部", "外部", "本部", "細部", "部", "関係", "係", "会議室",
    "教室", "病室", "居室", "集会", "再会", "面会", "立会", "照会", "役",
    "使役", "役員会", "国会", "研修会", "説明会", "講習会", "学習会",
    "報告会", "発表会", "情報システム室", "入院", "退院", "通院", "退職者数",
    "個人", "任期", "会", "員", "長", "室", "課", "課室", "局", "人", "班",
    "成員", "所管課", "担当", "主管", "構成員数", "個室", "作業室", "本人確認",
    "一員", "満員", "減員", "増員", "動員", "本部会", "主", "組織", "生",
    "先", "民", "手", "職", "隊", "団", "士", "師", "医", "店", "衛生", "人生", "発生",
    "再生", "更生", "厚生", "民生", "先生", "派生", "優先", "宛先", "送付先",
    "提出先", "届出先", "連絡先", "行先", "手先", "相手", "若手", "右手",
    "公職", "官職", "退職", "在職", "休職", "復職", "現職", "役職", "辞職",
    "前職", "求職", "就職", "内職", "本職", "天職", "人手", "着手", "入手",
    "切手", "小切手", "農民", "軍団", "集団", "財団", "公民", "自主", "民主",
    "共同利用機関", "交通機関", "報道機関士", "設置主", "送信先", "発信先",
    "接続先", "参照先", "保管先", "持出先", "搬入先", "振込先", "支払先",
    "預入先", "移転先", "転出先", "移管先", "公開先", "配布先", "提供先",
    "問合せ先", "国民", "生", NULL };

/* Names of one character or two that are whole. */
static const char *const wholes[] = { "町", "市", "村", "県", "区", "国",
    "都", "府", "本町", "本市", "何人", "本部", "教育委員会", "議会",
    "総会", "本人", "学校", "実行委員会", "理事会", "役員会", "職員会",
    "所管課", "担当課", "主管課", "実施機関", "関係機関", "指定管理者",
    "課", "室", "機関", "乙", "甲", "受託者", "委託先", "受注者", "借主",
    "貸主", "親族", "家族", "遺族", "町内会", "自治会", "社会福祉協議会",
    "部会", "議長", "保証人", NULL };

static bool
is_among(const char *const *words, const char *start, size_t length)
{
	for (; *words != NULL; words++)
		if (word_is(start, length, *words))
			return true;
	return false;
}

static bool
is_known(struct pool *pool, const struct edition *edition, const char *start,
    size_t length)
{
	const struct standard *standard = edition->standard;
	const char *name = pool_copy(pool, start, length);

	return standard != NULL && (role_find(standard->authority, name,
	    standard->slug) != NULL || role_collective(standard->authority,
	    name, standard->slug) != NULL);
}

/* The noun that ends there. */
static bool
is_role(const char *start, size_t length)
{
	const char *end = start + length;

	if (word_ends_at(start, end, "等"))
		return length > strlen("等") &&
		    is_role(start, length - strlen("等"));
	if (is_among(wholes, start, length))
		return true;
	return word_ends_at_any(start, end, role_ends) &&
	    !is_among(things, start, length);
}

/* ---- one name ---- */

/* The words that lead to a name and are not of it. */
static const char *const heads[] = { "の規定により", "の規定に基づき",
    "の規定による", "の規定に基づく", "の規定にかかわらず", "に規定する",
    "に掲げる", "に定める", "において準用する", "に基づき", "に当たり",
    "に当たって", "に際し", "に際して", "するため", "場合において", "ときに",
    "したときは", "場合は", NULL };

static const char *const fronts[] = { "前項の", "前条の", "同項の", "同条の",
    "次項の", "次条の", "各項の", "当該", "その", "これらの", "各", "又は",
    "及び", "全ての", "すべての", "前2項の", "前二項の", "この", NULL };

static const char *
skip_fronts(const char *start, const char *end)
{
	const char *const *word = fronts;

	while (*word != NULL) {
		size_t length = strlen(*word);

		if ((size_t)(end - start) > length &&
		    memcmp(start, *word, length) == 0) {
			start += length;
			word = fronts;
		} else {
			word++;
		}
	}
	return start;
}

static const char *
skip_heads(struct pool *pool, const char *start, const char *end)
{
	const char *words = pool_copy(pool, start, (size_t)(end - start));
	const char *const *head = heads;
	size_t skipped = 0;

	for (; *head != NULL; head++) {
		const char *found = read_last(words, *head);
		size_t behind;

		if (found == NULL)
			continue;
		behind = (size_t)(found - words) + strlen(*head);
		if (behind > skipped && behind < (size_t)(end - start))
			skipped = behind;
	}
	start += skipped;
	if (end - start > 3 && memcmp(start, "、", 3) == 0)
		start += 3;
	return skip_fronts(start, end);
}

/* Where the nouns that の joins begin. */
static const char *
chain_start(const char *start, const char *end)
{
	const char *at = run_start(start, end), *previous, *further;

	while (at > start && (previous = before(start, at)) != NULL &&
	    word_is(previous, (size_t)(at - previous), "の")) {
		further = run_start(start, previous);
		if (further == previous)
			break;
		at = further;
	}
	return skip_fronts(at, end);
}

/* Whoever they are, the clause before them says which ones. */
static bool
is_any_noun(const char *start, size_t length)
{
	static const char *const nouns[] = { "事業者", "団体", "法人", "職員",
	    "職員等", "業者", "企業", "世帯", "課", "課等", "所属", "施設",
	    "部署", "組織", "機関", "所有者", "所有者等", "住民", "住民等",
	    "町民", "市民", "保護者", "事業者等", "団体等", "会社", "個人",
	    NULL };

	return is_among(nouns, start, length);
}

/* …を設置する(事業者) */
static bool
is_clause_before(const char *start, const char *end)
{
	return word_ends_at_any(start, end, (const char *const[]){ "する",
	    "した", "る", "た", "う", "く", NULL });
}

/* 課の長; 公用車を使用しようとする課の長 */
static const char *
head_start(const char *whole, const char *run, const char *end)
{
	const char *chain = chain_start(whole, end);
	const char *behind = run - strlen("の");

	if (chain >= run)
		return NULL;
	return is_any_noun(chain, (size_t)(behind - chain)) &&
	    is_clause_before(whole, chain) ? whole : chain;
}

/* 者, 人 and the like with what says which ones. */
static const char *
name_start(struct pool *pool, const struct edition *edition,
    const char *start, const char *end)
{
	const char *whole = skip_heads(pool, start, end);
	const char *run = run_start(whole, end);
	size_t length = (size_t)(end - run);

	/* 前項の許可を得ようとする者 may be what authority.xml calls them. */
	if (is_known(pool, edition, start, (size_t)(end - start)))
		return start;
	if (length == 0)
		return NULL;
	if (is_known(pool, edition, whole, (size_t)(end - whole)))
		return whole;
	run = skip_fronts(run, end);
	length = (size_t)(end - run);
	if (word_is(run, length, "長"))
		return head_start(whole, run, end);
	if (word_is(run, length, "者") || word_is(run, length, "人") ||
	    word_is(run, length, "者等"))
		return whole < run ? whole : NULL;
	if (is_known(pool, edition, run, length))
		return run;
	if (!is_role(run, length))
		return NULL;
	return is_any_noun(run, length) && is_clause_before(whole, run) ?
	    whole : chain_start(whole, end);
}

/* ---- names that are joined ---- */

static const char *const joints[] = { "及び", "並びに", "又は", "若しくは",
    "または", "および", "、", "，", ",", NULL };

/* The last joint before the end; sets where the words before it end. */
static const char *
last_joint(const char *start, const char *end, const char **left)
{
	const char *at = end;

	while ((at = before(start, at)) != NULL) {
		const char *const *joint = joints;

		for (; *joint != NULL; joint++) {
			size_t length = strlen(*joint);

			if ((size_t)(end - at) > length &&
			    memcmp(at, *joint, length) == 0) {
				*left = at;
				return at + length;
			}
		}
	}
	return NULL;
}

static bool
is_comma(const char *left, const char *right)
{
	return word_is(left, (size_t)(right - left), "、") ||
	    word_is(left, (size_t)(right - left), "，") ||
	    word_is(left, (size_t)(right - left), ",");
}

/*
 * Where the element that ends there begins. What 及び joins inside a clause
 * before 者 (情報及び機器を扱う者) parts no names.
 */
static const char *
element_start(struct pool *pool, const struct edition *edition,
    const char *start, const char *end, const char **left)
{
	const char *right = last_joint(start, end, left), *cut, *name;

	if (right == NULL) {
		*left = start;
		return start;
	}
	cut = *left;
	if (is_comma(*left, right))
		return right;
	if (before(start, cut) != NULL && word_ends_at(start, cut, "、"))
		cut -= strlen("、");
	name = name_start(pool, edition, run_start(start, cut), cut);
	if (name != NULL && !word_ends_at(right, end, "の長"))
		return right;
	return element_start(pool, edition, start, cut, left);
}

const char *
propose_actor_names(struct pool *pool, const struct edition *edition,
    const char *start, const char *at, const char **from)
{
	const char *names = NULL, *left, *element, *name;

	*from = at;
	while (at > start) {
		element = element_start(pool, edition, start, at, &left);
		name = name_start(pool, edition, element, at);
		if (name == NULL)
			break;
		names = names == NULL ? pool_copy(pool, name,
		    (size_t)(at - name)) : pool_format(pool, "%.*s|%s",
		    (int)(at - name), name, names);
		*from = name;
		/* A clause before 者 is one name, and ends the list. */
		if (element == left || name != skip_fronts(element, at))
			break;
		at = left;
		if (word_ends_at(start, at, "、"))
			at -= strlen("、");
	}
	return names;
}

/* ---- the subject ---- */

/* Is what stands there the particle は behind a name? */
static bool
is_topic_sign(const char *start, const char *at)
{
	static const char *const others[] = { "はじめ", "はもとより", "はかる",
	    "はかり", NULL };
	static const char *const befores[] = { "に", "で", "と", "て", "から",
	    "まで", "より", "へ", "また", "又", "くは", "若しく", "とき",
	    "場合", "あるい", "もしく", NULL };
	const char *const *other = others;

	if (!word_starts(at, "は"))
		return false;
	for (; *other != NULL; other++)
		if (word_starts(at, *other))
			return false;
	return !word_ends_at_any(start, at, befores);
}

/* 申請者 of the words （以下「申請者」という。） behind a longer phrase. */
static const char *
short_name(struct pool *pool, const struct sentence *sentence,
    const char *phrase)
{
	static const char open[] = "以下「", called[] = "」という";
	const char *at = strstr(sentence->raw, phrase), *quote, *end;

	if (at == NULL)
		return NULL;
	at += strlen(phrase);
	if (!word_starts(at, "（") && !word_starts(at, "("))
		return NULL;
	quote = strstr(at, "「");
	end = quote != NULL ? strstr(quote, called) : NULL;
	if (end == NULL || strstr(at, open) == NULL ||
	    strstr(at, open) + strlen("以下") != quote ||
	    strcspn(at, ")") < (size_t)(end - at) ||
	    (strstr(at, "）") != NULL && strstr(at, "）") < end))
		return NULL;
	quote += strlen("「");
	return pool_copy(pool, quote, (size_t)(end - quote));
}

/* The names with the short one where the text gives one. */
static const char *
as_defined(struct pool *pool, const struct sentence *sentence,
    const char *names)
{
	const char *bar = strrchr(names, '|');
	const char *last = bar != NULL ? bar + 1 : names;
	const char *defined = short_name(pool, sentence, last);

	if (defined == NULL)
		return names;
	/* 課長及び係長（以下「課長等」という。） */
	if (word_ends(defined, "等") || bar == NULL)
		return defined;
	return pool_format(pool, "%.*s%s", (int)(last - names), names,
	    defined);
}

/* 甲、乙 of 甲|乙 */
static const char *
listed(struct pool *pool, const char *names)
{
	const char *bar = strchr(names, '|');

	return bar == NULL ? names : pool_format(pool, "%.*s、%s",
	    (int)(bar - names), names, listed(pool, bar + 1));
}

static struct subject
subject(struct pool *pool, const struct sentence *sentence, const char *names,
    const char *from, const char *end, const char *why)
{
	static const char *const pointers[] = { "その", "当該", "各", "この",
	    "全ての", "すべての", "これらの", NULL };
	const char *defined = as_defined(pool, sentence, names);
	const char *const *word = pointers;

	/* その祭祀を主宰すべき者が、 goes with its その. */
	for (; *word != NULL; word++)
		if (word_ends_at(sentence->bare, from, *word))
			from -= strlen(*word);
	return (struct subject){ .roles = defined,
	    .phrase = pool_copy(pool, from, (size_t)(end - from)),
	    .why = pool_format(pool, why, listed(pool, defined)) };
}

static const char *
behind_topic(const char *at)
{
	at += strlen("は");
	if (word_starts(at, "、") || word_starts(at, "，"))
		return at + strlen("、");
	return *at == ',' ? at + 1 : at;
}

/* A clause of condition between two topics: the second one acts. */
static bool
is_conditional(const char *from, const char *to)
{
	static const char *const marks[] = { "ときは", "場合は", "場合には",
	    "場合において", "場合においては", "ときには", NULL };
	const char *const *mark = marks;

	for (; *mark != NULL; mark++) {
		const char *found = strstr(from, *mark);

		if (found != NULL && found < to)
			return true;
	}
	return false;
}

static struct subject
topic_of(struct pool *pool, const struct edition *edition,
    const struct sentence *sentence)
{
	const char *bare = sentence->bare, *at = bare, *names, *from;
	const char *first = NULL;
	struct subject found = {0};

	for (; (at = strstr(at, "は")) != NULL; at += strlen("は")) {
		if (!is_topic_sign(bare, at))
			continue;
		names = propose_actor_names(pool, edition, bare, at, &from);
		if (names == NULL ||
		    (first != NULL && !is_conditional(first, at)))
			continue;
		first = at;
		found = subject(pool, sentence, names, from,
		    behind_topic(at), "「%s」が主語");
	}
	return found;
}

/* A verb that says something of a noun: 職員が行う業務を監督する. */
static bool
has_clause(const char *at)
{
	static const char *const verbs[] = { "する", "した", "される",
	    "された", "行う", "行った", "受けた", "定めた", "定める", NULL };
	const char *const *verb = verbs;

	for (; *verb != NULL; verb++) {
		const char *found = strstr(at, *verb);

		if (found != NULL && found[strlen(*verb)] != '\0')
			return true;
	}
	return false;
}

/* Nothing that goes on: no other clause, no noun behind. */
static bool
is_last_clause(const char *at)
{
	static const char *const marks[] = { "とき", "場合", "もの", "者",
	    "ため", "ことを", "事項", "で定める", "定める様式", "限り",
	    "必要と認め", "よう", NULL };

	return !read_has_any(at, marks) && !has_clause(at);
}

/* The clause as far as its verb. */
static const char *
without_modal(struct pool *pool, const char *bare)
{
	static const char *const modal[] = { "ものとする", "こととする",
	    "なければならない", "てはならない", NULL };
	const char *const *end = modal;

	for (; *end != NULL; end++)
		if (word_ends(bare, *end))
			return pool_copy(pool, bare, strlen(bare) -
			    strlen(*end));
	return bare;
}

/* 会議は、議長が招集する; 庶務は、総務課において処理する */
static struct subject
agent_of(struct pool *pool, const struct edition *edition,
    const struct sentence *sentence, const char *particle)
{
	const char *bare = without_modal(pool, sentence->bare);
	const char *at = read_last(bare, particle), *names, *from;
	struct subject found = {0};

	if (at == NULL || strstr(bare, "は") == NULL ||
	    !is_last_clause(at + strlen(particle)))
		return found;
	names = propose_actor_names(pool, edition, bare, at, &from);
	if (names == NULL)
		return found;
	found = subject(pool, sentence, names, from, at + strlen(particle),
	    "「%s」が行う者");
	found.is_agent = true;
	return found;
}

/* 職員が…しようとするときは、…: who wants to is who must. */
static struct subject
wisher_of(struct pool *pool, const struct edition *edition,
    const struct sentence *sentence)
{
	static const char *const wishes[] = { "うとするとき", "うとする場合",
	    "うとする際", "るに当たって", "る場合には", "る場合は",
	    "るときは", NULL };
	static const char *const others[] = { "該当する", "認める", "ある",
	    "違反する", "生ずる", "生じる", "受ける", "できる", "なる",
	    "とする場合において", NULL };
	const char *bare = sentence->bare, *at = strstr(bare, "が");
	const char *names, *from, *end;

	if (at == NULL || !read_has_any(at, wishes))
		return (struct subject){0};
	end = strstr(at, "、");
	if (end == NULL || read_has_any(pool_copy(pool, at, (size_t)(end -
	    at)), others))
		return (struct subject){0};
	names = propose_actor_names(pool, edition, bare, at, &from);
	if (names == NULL || from != bare)
		return (struct subject){0};
	return subject(pool, sentence, names, from, at + strlen("が"),
	    "条件の主語が「%s」");
}

/* 本部長が、必要があると認めるときは、…: where no topic is named. */
static struct subject
opening_of(struct pool *pool, const struct edition *edition,
    const struct sentence *sentence)
{
	const char *bare = sentence->bare, *at = strstr(bare, "が、");
	const char *names, *from;

	if (at == NULL)
		return (struct subject){0};
	names = propose_actor_names(pool, edition, bare, at, &from);
	/* At the start, or where the condition before it ends. */
	if (names == NULL || (from != bare && !word_ends_at_any(bare, from,
	    (const char *const[]){ "ときは、", "場合は、", "場合には、",
	    "ときは、その", "場合は、その", NULL })))
		return (struct subject){0};
	return subject(pool, sentence, names, from, at + strlen("が、"),
	    "文の初めの「%sが」");
}

/* The plain verb of another who acts: 構成員は、本部長が指名する. */
static bool
is_plain_act(const char *bare)
{
	static const char *const modal[] = { "ならない", "できる", "できない",
	    "ものとする", "こと", NULL };
	const char *at = read_last(bare, "が");

	return at != NULL && strstr(at, "、") == NULL &&
	    !word_ends_at_any(bare, bare + strlen(bare), modal);
}

static struct subject
anybody(const struct sentence *sentence)
{
	if (!word_starts(sentence->bare, "何人も"))
		return (struct subject){0};
	return (struct subject){ .roles = "何人", .phrase =
	    word_starts(sentence->bare, "何人も、") ? "何人も、" : "何人も",
	    .why = "「何人も」" };
}

struct subject
propose_actor_subject(struct pool *pool, const struct edition *edition,
    const struct sentence *sentence)
{
	struct subject found = anybody(sentence);

	if (found.roles == NULL && is_plain_act(sentence->bare))
		found = agent_of(pool, edition, sentence, "が");
	if (found.roles == NULL)
		found = topic_of(pool, edition, sentence);
	if (found.roles == NULL)
		found = agent_of(pool, edition, sentence, "が");
	if (found.roles == NULL)
		found = agent_of(pool, edition, sentence, "において");
	if (found.roles == NULL)
		found = opening_of(pool, edition, sentence);
	if (found.roles == NULL)
		found = wisher_of(pool, edition, sentence);
	return found;
}

/* ---- who permits ---- */

/* 町長に提出し、その(承認) */
static const char *
receiver_before(struct pool *pool, const struct edition *edition,
    const char *words, const char *at)
{
	const char *before = pool_copy(pool, words, (size_t)(at - words));
	const char *to = read_last(before, "に"), *from;

	return to == NULL ? NULL : propose_actor_names(pool, edition, before,
	    to, &from);
}

static const char *
giver_before(struct pool *pool, const struct edition *edition,
    const char *words, const char *at)
{
	static const char *const ways[] = { "の書面による", "による", "から",
	    "の事前の", "の", "が特に", "が、特に", "が必要と", "が適当と",
	    "がやむを得ないと", "が", NULL };
	const char *const *way = ways;
	const char *from;

	if (word_ends_at(words, at, "その"))
		return receiver_before(pool, edition, words, at);
	for (; *way != NULL; way++)
		if (word_ends_at(words, at, *way))
			return propose_actor_names(pool, edition, words,
			    at - strlen(*way), &from);
	return NULL;
}

static const char *
giver_in(struct pool *pool, const struct edition *edition, const char *words)
{
	static const char *const granted[] = { "許可", "承認", "承諾", "認可",
	    "同意", "許諾", "認め", "特に認め", "必要と認め", "適当と認め",
	    NULL };
	const char *const *word = granted;
	const char *at, *names;

	for (; *word != NULL; word++)
		for (at = words; (at = strstr(at, *word)) != NULL; at++) {
			names = giver_before(pool, edition, words, at);
			if (names != NULL)
				return names;
		}
	return NULL;
}

const char *
propose_actor_giver(struct pool *pool, const struct edition *edition,
    const struct sentence *sentence)
{
	const char *names = giver_in(pool, edition, sentence->bare);

	return names != NULL || sentence->proviso == NULL ? names :
	    giver_in(pool, edition, sentence->proviso);
}
