/*
 * Propose: what a clause says is read by its ending and its subject, and what
 * cannot be read is left open.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "propose/inside.h"
#include "propose/verb.h"
#include "scratch.h"

/* A town whose one draft has a text, and perhaps an overlay. */
struct town {
	struct scratch	 scratch;
	struct problems	*problems;
	struct corpus	*corpus;
	struct pool	*pool;
	struct proposals *proposals;
};

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define AUTHORITY HEAD "<authority id=\"town\" title=\"町\">\n" \
	"  <signature mode=\"sign\"/>\n" \
	"  <standard slug=\"rule\" title=\"要綱\"/>\n" \
	"</authority>\n"

/* Paragraphs of 第1条, an item after each "*". */
static void
put_text(struct town *town, const char *caption, const char *const *words)
{
	struct text law = {0};
	int paragraph = 0, item = 0;

	text_add_format(&law, HEAD "<Law Era=\"Reiwa\" Lang=\"ja\" "
	    "LawType=\"Misc\" Num=\"1\" Year=\"1\"><LawNum/><LawBody>"
	    "<LawTitle>要綱</LawTitle><MainProvision><Article Num=\"1\">"
	    "<ArticleCaption>%s</ArticleCaption><ArticleTitle>第1条"
	    "</ArticleTitle>", caption);
	for (; *words != NULL; words++)
		if (**words == '*')
			text_add_format(&law, "<Item Num=\"%d\"><ItemTitle>"
			    "(%d)</ItemTitle><ItemSentence><Sentence>%s"
			    "</Sentence></ItemSentence></Item>", item + 1,
			    item + 1, *words + 1), item++;
		else {
			text_add_format(&law, "%s<Paragraph Num=\"%d\">"
			    "<ParagraphNum>%d</ParagraphNum>"
			    "<ParagraphSentence><Sentence>%s</Sentence>"
			    "</ParagraphSentence>", paragraph > 0 ?
			    "</Paragraph>" : "", paragraph + 1, paragraph + 1,
			    *words);
			paragraph++;
			item = 0;
		}
	text_add_string(&law, "</Paragraph></Article></MainProvision>"
	    "</LawBody></Law>\n");
	scratch_put(&town->scratch, "town/rule/draft/text.xml", law.bytes);
	text_free(&law);
}

static struct town
propose(const char *caption, const char *const *words, const char *overlay)
{
	struct town town = { .scratch = scratch_open(),
	    .problems = problems_new(), .pool = pool_new() };

	scratch_put(&town.scratch, "town/authority.xml", AUTHORITY);
	put_text(&town, caption, words);
	if (overlay != NULL)
		scratch_put(&town.scratch, "town/rule/draft/duties.xml",
		    overlay);
	town.corpus = corpus_load(town.scratch.path, town.problems);
	town.proposals = propose_edition(town.pool, find_edition(town.corpus,
	    "town/rule@draft"));
	return town;
}

static void
leave(struct town *town)
{
	assert_int_equal(problems_status(town->problems), 0);
	corpus_free(town->corpus);
	problems_free(town->problems);
	pool_free(town->pool);
	scratch_close(&town->scratch);
}

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* ---- verbs ---- */

static void
verbs_have_their_forms(void **state)
{
	static const struct { const char *stem, *plain, *te; } rows[] = {
		{ "管理し", "管理する", "管理して" },
		{ "行わ", "行う", "行って" }, { "定め", "定める", "定めて" },
		{ "置か", "置く", "置いて" }, { "図ら", "図る", "図って" },
		{ "見", "見る", "見て" }, { "示さ", "示す", "示して" },
		{ "用い", "用いる", "用いて" }, { "読ま", "読む", "読んで" },
		{ "赴か", "赴く", "赴いて" },
		{ "届け出", "届け出る", "届け出て" },
		{ "登録しておか", "登録しておく", "登録して" }, { "急が", "急ぐ", "急いで" },
		{ "保た", "保つ", "保って" }, { "運ば", "運ぶ", "運んで" },
		{ "で", NULL, NULL }, { "", NULL, NULL },
	};
	struct pool *pool = pool_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *plain = verb_plain_of_stem(pool, rows[i].stem);
		const char *te = verb_te_of_stem(pool, rows[i].stem);

		if (rows[i].plain == NULL) {
			assert_null(plain);
			assert_null(te);
			continue;
		}
		assert_string_equal(plain, rows[i].plain);
		assert_string_equal(te, rows[i].te);
	}
	pool_free(pool);
}

static void
what_is_not_done_is_named(void **state)
{
	static const struct { const char *te, *not; } rows[] = {
		{ "漏らして", "漏らさない" }, { "使用して", "使用しない" },
		{ "貸して", "貸さない" }, { "コピーして", "コピーしない" },
		{ "持ち込んで", "持ち込まない" }, { "定めて", "定めない" },
		{ "違反して", "違反しない" }, { "酔って", NULL },
	};
	struct pool *pool = pool_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *not = verb_not_of_te(pool, rows[i].te);

		if (rows[i].not == NULL)
			assert_null(not);
		else
			assert_string_equal(not, rows[i].not);
	}
	assert_string_equal(verb_not(pool, "貸与する"), "貸与しない");
	assert_string_equal(verb_not(pool, "講ずる"), "講じない");
	assert_string_equal(verb_not(pool, "用いる"), "用いない");
	assert_string_equal(verb_not(pool, "持つ"), "持たない");
	assert_null(verb_not(pool, "者である"));
	assert_null(verb_te(pool, "者である"));
	assert_null(verb_te(pool, "者"));
	assert_string_equal(verb_te(pool, "講ずる"), "講じて");
	assert_string_equal(verb_plain_of_joint(pool, "示し"), "示す");
	assert_string_equal(verb_plain_of_joint(pool, "報告し"), "報告する");
	assert_string_equal(verb_plain_of_joint(pool, "行い"), "行う");
	assert_string_equal(verb_plain_of_joint(pool, "講じ"), "講じる");
	assert_null(verb_plain_of_joint(pool, "者"));
	pool_free(pool);
}

/* ---- one clause ---- */

struct clause {
	const char	*words;
	const char	*modality;	/* or exempt:REASON */
	const char	*roles, *permits, *question;
};

static const struct clause clauses[] = {
	{ "職員は、個人情報を適正に管理しなければならない。", "must", "職員",
	    NULL, "個人情報を適正に管理していますか。" },
	{ "職員は、個人情報を漏らしてはならない。", "must-not", "職員", NULL,
	    "個人情報を漏らさないようにしていますか。" },
	{ "町長は、必要があると認めるときは、利用を制限することができる。",
	    "may", "町長", NULL,
	    "必要があると認めるときは、利用を制限できることを知っていますか。" },
	{ "職員は、資質の向上に努めなければならない。", "should", "職員",
	    NULL, "資質の向上に努めていますか。" },
	{ "職員は、機器を持ち出そうとするときは、所属長の許可を受けなければ"
	    "ならない。", "permission", "職員", "所属長",
	    "機器を持ち出そうとするときは、所属長の許可を受けていますか。" },
	{ "職員は、所属長の許可なく機器を持ち出してはならない。",
	    "permission", "職員", "所属長",
	    "所属長の許可なく機器を持ち出さないようにしていますか。" },
	{ "利用者は、町長の承認を得て、施設を使用することができる。",
	    "permission", "利用者", "町長",
	    "町長の承認を得て、施設を使用していますか。" },
	{ "町長は、申請を承認してはならない。", "must-not", "町長", NULL,
	    "申請を承認しないようにしていますか。" },
	{ "会議は、委員長が招集する。", "must", "委員長", NULL,
	    "会議を招集していますか。" },
	{ "委員会の庶務は、総務課において処理する。", "must", "総務課", NULL,
	    "委員会の庶務を処理していますか。" },
	{ "何人も、資料を持ち出してはならない。", "must-not", "何人", NULL,
	    "資料を持ち出さないようにしていますか。" },
	{ "補助金の交付を受けようとする者（以下「申請者」という。）は、申請書"
	    "を提出しなければならない。", "must", "申請者", NULL,
	    "申請書を提出していますか。" },
	{ "第3条の規定により決定を受けた者は、町長に報告するものとする。",
	    "must", "決定を受けた者", NULL, "町長に報告していますか。" },
	{ "課長及び係長は、記録を保存しなければならない。", "must",
	    "課長|係長", NULL, "記録を保存していますか。" },
	{ "前2項の規定により、町長は、結果を公表するものとする。", "must",
	    "町長", NULL, "結果を公表していますか。" },
	{ "申請書には、次の書類を添付しなければならない。", "must", "", NULL,
	    "申請書には、次の書類を添付していますか。" },
	{ "本部長が、必要があると認めるときは、会議を開くものとする。",
	    "must", "本部長", NULL,
	    "必要があると認めるときは、会議を開いていますか。" },
	{ "職員が機器を廃棄しようとするときは、情報を消去しなければならない。",
	    "must", "職員", NULL, NULL },
	{ "文書主任は、課長が所属職員のうちから指名する。", "must", "課長",
	    NULL, NULL },
	{ "使用者は、安全の確保に努めるものとする。", "should", "使用者",
	    NULL, "安全の確保に努めていますか。" },
	{ "緊急時には、対策班を設置する。", "must", "", NULL, NULL },
	{ "違反した場合は、利用停止処分を行う。", "must", "", NULL,
	    "違反した場合は、利用停止処分を行っていますか。" },
	{ "職員は、許可の申請を行うことなく機器を増設できることとする。",
	    "may", "職員", NULL, NULL },
	{ "委員会を設置する。", "exempt:constitutive", NULL, NULL, NULL },
	{ "研修の方法は、講義を主とする。", "exempt:constitutive", NULL, NULL,
	    NULL },
	{ "職員は、前項ただし書の場合を記録しなければならない。", "must",
	    "職員", NULL, NULL },
	{ "委員の任期は、2年とする。", "exempt:constitutive", NULL, NULL,
	    NULL },
	{ "委員長は、副町長をもって充てる。", "exempt:constitutive", NULL,
	    NULL, NULL },
	{ "この要綱は、個人情報の取扱いについて必要な事項を定めるものとする。",
	    "exempt:purpose", NULL, NULL, NULL },
	{ "この要綱において「職員」とは、町の職員をいう。",
	    "exempt:definition", NULL, NULL, NULL },
	{ "この要綱に定めるもののほか必要な事項は、町長が別に定める。",
	    "exempt:delegation", NULL, NULL, NULL },
	{ "第5条の規定は、変更の申請について準用する。", "exempt:scope", NULL,
	    NULL, NULL },
	{ "会議の議事は、出席委員の過半数をもって決する。",
	    "exempt:procedure", NULL, NULL, NULL },
	{ "議事は、出席した委員の議決による。", "exempt:procedure", NULL, NULL,
	    NULL },
	{ "規則で定める様式は、次の例によるものとする。",
	    "exempt:constitutive", NULL, NULL, NULL },
	{ "記録は、毎年度更新される。", "exempt:constitutive", NULL, NULL,
	    NULL },
};

static void
check_clause(const struct clause *clause)
{
	struct town town = propose("（遵守）", WORDS(clause->words), NULL);
	const struct proposal *found = town.proposals->list;

	assert_non_null(found);
	if (strncmp(clause->modality, "exempt:", 7) == 0) {
		assert_int_equal(found->kind, PROPOSAL_EXEMPT);
		assert_string_equal(found->reason, clause->modality + 7);
		leave(&town);
		return;
	}
	assert_int_equal(found->kind, PROPOSAL_DUTY);
	assert_string_equal(found->modality, clause->modality);
	assert_string_equal(found->roles, clause->roles);
	if (clause->permits != NULL)
		assert_string_equal(found->permits, clause->permits);
	if (clause->question != NULL)
		assert_string_equal(found->question, clause->question);
	assert_non_null(found->plain);
	assert_non_null(found->why);
	leave(&town);
}

static void
a_clause_is_read_by_ending_and_subject(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof clauses / sizeof *clauses; i++)
		check_clause(&clauses[i]);
}

static void
a_clause_of_another_clause_is_no_question(void **state)
{
	struct town town = propose("（記録）", WORDS(
	    "職員は、前項ただし書の場合を記録しなければならない。"), NULL);

	(void)state;
	assert_null(town.proposals->list->question);
	assert_int_equal(town.proposals->unasked, 1);
	leave(&town);
}

/* ---- several ---- */

static void
one_sentence_may_ask_two_things(void **state)
{
	struct town town = propose("（記録）", WORDS(
	    "所属長は、事故があったときは、その内容を調査し、町長に報告する"
	    "とともに、記録を保存しなければならない。",
	    "職員は、規程に従い、又は指示を受け、業務を行わなければならない。"),
	    NULL);
	const struct proposal *at = town.proposals->list;

	(void)state;
	assert_string_equal(at->question,
	    "事故があったときは、その内容を調査していますか。");
	at = at->next;
	assert_int_equal(at->number, 2);
	assert_string_equal(at->plain,
	    "事故があったときは、町長に報告する。");
	at = at->next;
	assert_string_equal(at->question,
	    "事故があったときは、記録を保存していますか。");
	assert_string_equal(at->limits->words, "事故があったとき");
	at = at->next;
	assert_string_equal(at->provision->address, "Mp-At_1-Pr_2");
	assert_null(at->next);
	leave(&town);
}

static void
items_are_duties_where_each_is_to_be_done(void **state)
{
	struct town town = propose("（遵守事項）", WORDS(
	    "職員は、次に掲げる行為をしてはならない。", "*機器を貸与すること。",
	    "*他人に迷惑をかける行為",
	    "職員は、次に掲げる事項を遵守しなければならない。",
	    "*記録を保存すること。", "*記録を持ち出さないこと。",
	    "職員は、次に掲げる事項を記載しなければならない。", "*氏名",
	    "町長は、次に掲げる事務を行う。", "*相談に関すること。"), NULL);
	const struct proposal *at = town.proposals->list;

	(void)state;
	assert_int_equal(at->kind, PROPOSAL_CONTEXT);
	assert_string_equal(at->of, "Mp-At_1-Pr_1-It_1");
	at = at->next;
	assert_string_equal(at->modality, "must-not");
	assert_string_equal(at->roles, "職員");
	assert_string_equal(at->question,
	    "機器を貸与しないようにしていますか。");
	at = at->next;
	assert_string_equal(at->question,
	    "他人に迷惑をかける行為をしないようにしていますか。");
	at = at->next->next;
	assert_string_equal(at->modality, "must");
	at = at->next;
	assert_string_equal(at->modality, "must-not");
	at = at->next;
	assert_true(at->covers_items);
	at = at->next->next;
	assert_string_equal(at->question,
	    "相談に関することを行っていますか。");
	assert_null(at->next);
	leave(&town);
}

static void
what_is_applied_binds_once_more(void **state)
{
	struct town town = propose("（持出し）", WORDS(
	    "職員は、機器を持ち出してはならない。",
	    "所属長は、毎年、台帳を点検しなければならない。",
	    "前2項の規定は、借り受けた機器に準用する。",
	    "第1項の規定は、図書を持ち出す場合に準用する。この場合において、"
	    "「職員」とあるのは「司書」と読み替えるものとする。",
	    "写しの取扱いについては、第1項及び第2項の規定を準用する。",
	    "第3項の規定は、写しに準用する。"), NULL);
	const struct proposal *at = town.proposals->list->next->next;

	(void)state;
	assert_string_equal(at->applies, "Mp-At_1-Pr_1");
	assert_string_equal(at->modality, "must-not");
	assert_string_equal(at->roles, "職員");
	assert_true(at->is_implied);
	assert_string_equal(at->question, "借り受けた機器についても、機器を"
	    "持ち出さないようにしていますか。");
	at = at->next;
	assert_int_equal(at->number, 2);
	assert_string_equal(at->applies, "Mp-At_1-Pr_2");
	assert_string_equal(at->roles, "所属長");
	assert_string_equal(at->cycle, "毎年");
	at = at->next;
	assert_string_equal(at->roles, "司書");
	assert_string_equal(at->question, "図書を持ち出す場合は、機器を持ち出"
	    "さないようにしていますか。");
	at = at->next;
	assert_string_equal(at->plain, "写しの取扱いについても、機器を持ち出"
	    "さない。");
	at = at->next->next;
	/* What is borrowed is not lent on. */
	assert_int_equal(at->kind, PROPOSAL_EXEMPT);
	assert_null(at->next);
	leave(&town);
}

static void
a_list_of_what_is_to_be_kept_binds_item_by_item(void **state)
{
	struct town town = propose("（遵守事項）", WORDS(
	    "利用者の遵守事項は、次のとおりとする。", "*清潔に保つこと。",
	    "*火気を使用しないこと。", "*鍵",
	    "禁止行為は、次のとおりとする。", "*機器を貸与すること。",
	    "職員の遵守事項は、次のとおりとする。", "*服装",
	    "機器は、次に定める範囲で利用しなければならない。",
	    "*電子メールは、連絡のために利用する。", "*そのほかの機能",
	    "職員は、次に掲げる媒体（以下「媒体等」という。）を使用しては"
	    "ならない。", "*小型の媒体"), NULL);
	const struct proposal *at = town.proposals->list;

	(void)state;
	assert_int_equal(at->kind, PROPOSAL_CONTEXT);
	at = at->next;
	assert_string_equal(at->roles, "利用者");
	assert_string_equal(at->modality, "must");
	at = at->next;
	assert_string_equal(at->modality, "must-not");
	at = at->next;
	assert_int_equal(at->kind, PROPOSAL_EXEMPT);
	at = at->next->next;
	assert_string_equal(at->modality, "must-not");
	assert_string_equal(at->roles, "");
	at = at->next;
	assert_int_equal(at->kind, PROPOSAL_EXEMPT);
	assert_string_equal(at->provision->address, "Mp-At_1-Pr_3");
	at = at->next;
	assert_true(at->covers_items);
	at = at->next;
	assert_string_equal(at->provision->address, "Mp-At_1-Pr_4-It_1");
	at = at->next;
	assert_string_equal(at->provision->address, "Mp-At_1-Pr_5");
	assert_true(at->covers_items);
	assert_null(at->next);
	leave(&town);
}

static void
what_limits_a_duty_is_kept(void **state)
{
	struct town town = propose("（報告）", WORDS(
	    "職員（臨時の職員を除く。）は、毎年、速やかに町長に報告しなければ"
	    "ならない。ただし、町長が認めたときは、この限りでない。",
	    "職員は、緊急の場合を除き、機器を使用してはならない。"
	    "この場合において、所属長は、使用を記録するものとする。"
	    "ただし、写しを保存しなければならない。"), NULL);
	const struct proposal *at = town.proposals->list;

	(void)state;
	assert_string_equal(at->cycle, "毎年");
	assert_string_equal(at->within, "速やかに");
	assert_string_equal(at->limits->words, "臨時の職員");
	assert_true(at->limits->is_exception);
	assert_string_equal(at->limits->next->words, "町長が認めたとき");
	assert_string_equal(at->plain, "毎年、速やかに町長に報告する（臨時の"
	    "職員又は町長が認めたときを除く。）。");
	at = at->next;
	assert_string_equal(at->limits->words, "緊急の場合");
	at = at->next;
	assert_string_equal(at->roles, "所属長");
	assert_int_equal(at->number, 2);
	at = at->next;
	assert_true(at->is_implied);
	assert_string_equal(at->roles, "所属長");
	leave(&town);
}

/* ---- files ---- */

static void
roles_that_are_new_are_proposed_too(void **state)
{
	struct town town = propose("（委員長）", WORDS(
	    "委員長は、副町長をもって充てる。",
	    "委員長は、会務を総理しなければならない。",
	    "記録係は、記録を保存しなければならない。"), NULL);
	struct text duties = {0}, authority = {0};

	(void)state;
	assert_true(propose_write(town.proposals, &duties, &authority,
	    town.problems));
	assert_non_null(strstr(authority.bytes, "<role id=\"chair\" "
	    "title=\"委員長\" proposed=\"yes\""));
	assert_non_null(strstr(authority.bytes, "<held by=\"副町長\"/>"));
	assert_non_null(strstr(authority.bytes, "id=\"role-2\" "
	    "title=\"記録係\""));
	assert_non_null(strstr(authority.bytes, "<situation id="));
	assert_non_null(strstr(duties.bytes, "<exempt provision=\"Mp-At_1-Pr_1"
	    "\" reason=\"constitutive\" proposed=\"yes\" sure=\"high\""));
	text_free(&duties);
	text_free(&authority);
	leave(&town);
}

static void
one_name_for_several_is_a_collective(void **state)
{
	struct town town = propose("（点検）", WORDS(
	    "課長又は係長（以下「課長等」という。）は、毎月、書庫を点検しなけれ"
	    "ばならない。", "課長等は、鍵を保管しなければならない。"), NULL);
	struct text duties = {0}, authority = {0};

	(void)state;
	assert_string_equal(town.proposals->list->roles, "課長等");
	assert_true(propose_write(town.proposals, &duties, &authority,
	    town.problems));
	assert_non_null(strstr(authority.bytes, "<collective name=\"課長等\" "
	    "standards=\"rule\" join=\"or\" proposed=\"yes\""));
	assert_non_null(strstr(authority.bytes, "<member role=\"section-head\""
	    "/><member role=\"role-"));
	assert_null(strstr(authority.bytes, "title=\"課長等\""));
	text_free(&duties);
	text_free(&authority);
	leave(&town);
}

#define LINE(words) "<List><ListSentence><Sentence>" words "</Sentence>" \
	"</ListSentence></List>"

static void
a_form_is_read_line_by_line(void **state)
{
	static const char law[] = HEAD "<Law Era=\"Reiwa\" Lang=\"ja\" "
	    "LawType=\"Misc\" Num=\"1\" Year=\"1\"><LawNum/><LawBody>"
	    "<LawTitle>要綱</LawTitle><MainProvision><Article Num=\"1\">"
	    "<ArticleTitle>第1条</ArticleTitle><Paragraph Num=\"1\">"
	    "<ParagraphNum/><ParagraphSentence><Sentence>利用者は、申請書"
	    "（様式第1号）を町長に提出しなければならない。</Sentence>"
	    "</ParagraphSentence></Paragraph></Article></MainProvision>"
	    "<AppdxStyle Num=\"1\"><AppdxStyleTitle>様式第1号"
	    "</AppdxStyleTitle><StyleStruct><Style>" LINE("令和　年　月　日")
	    LINE("町長　様") LINE("申請者　氏名　　　　印")
	    LINE("申請書") LINE("記") LINE("1　設備　□音響　□照明")
	    LINE("2　入場料　有・無") LINE("3　目的")
	    LINE("備考　太枠の中を記入する。") LINE("次のとおり申請します。")
	    LINE("利用料　　円")
	    "<TableStruct><Table><TableRow><TableColumn rowspan=\"2\">"
	    "<Sentence>欄</Sentence></TableColumn><TableColumn colspan=\"2\"/>"
	    "</TableRow></Table></TableStruct>"
	    "</Style></StyleStruct></AppdxStyle></LawBody></Law>\n";
	static const char *const wanted[] = {
	    "label=\"様式第1号\" provisions=\"Mp-At_1-Pr_1\" title=\"申請書\" "
	    "from=\"利用者\"", "proposed=\"yes\" sure=\"low\"",
	    "<para kind=\"right\">令和<blank name=\"日付.年\"",
	    "<para kind=\"addressee\">町長　様</para>",
	    "申請者　氏名<blank name=\"氏名\" size=\"14\"/><blank name=\"印\" "
	    "size=\"2\" kind=\"seal\"/>", "<para kind=\"title\">申請書</para>",
	    "<para kind=\"center\">記</para>", "<cell kind=\"label\">1　設備",
	    "<cell><check kind=\"box\">音響</check>",
	    "<check kind=\"circle\">有</check>・<check kind=\"circle\">無",
	    "3　目的</cell>\n        <cell lines=\"2\"/>",
	    "<note kind=\"remark\">", "<para kind=\"body\">次のとおり",
	    "利用料<blank name=\"記入欄\" size=\"3\"/>円",
	    "<cell rows=\"2\">欄</cell>", "<cell span=\"2\"/>" };
	struct town town = { .scratch = scratch_open(),
	    .problems = problems_new(), .pool = pool_new() };
	struct text forms = {0};
	size_t i;

	(void)state;
	scratch_put(&town.scratch, "town/authority.xml", AUTHORITY);
	scratch_put(&town.scratch, "town/rule/draft/text.xml", law);
	town.corpus = corpus_load(town.scratch.path, town.problems);
	town.proposals = propose_edition(town.pool, find_edition(town.corpus,
	    "town/rule@draft"));
	assert_true(propose_forms(town.proposals, &forms));
	for (i = 0; i < sizeof wanted / sizeof *wanted; i++)
		if (strstr(forms.bytes, wanted[i]) == NULL)
			fail_msg("%s is not in %s", wanted[i], forms.bytes);
	text_free(&forms);
	leave(&town);
}

static void
a_name_that_is_never_used_is_noted(void **state)
{
	struct town town = propose("（閲覧）", WORDS(
	    "文書を閲覧する者（以下「閲覧者」という。）は、申請書を提出しな"
	    "ければならない。"), NULL);
	struct text duties = {0}, authority = {0};

	(void)state;
	assert_true(propose_write(town.proposals, &duties, &authority,
	    town.problems));
	assert_non_null(strstr(duties.bytes, "<note provision=\"Mp-At_1-Pr_1\" "
	    "kind=\"unused-term\" quote=\"閲覧者\">"));
	text_free(&duties);
	text_free(&authority);
	leave(&town);
}

#define OVERLAY HEAD "<duties standard=\"town/rule\" edition=\"draft\">\n" \
	"  <!-- read -->\n" \
	"  <exempt provision=\"Mp-At_1-Pr_2\" reason=\"procedure\"/>\n" \
	"</duties>\n"

static void
what_stands_in_the_file_stays(void **state)
{
	struct town town = propose("（報告）", WORDS(
	    "職員は、報告しなければならない。", "委員会は、解散する。",
	    "記録は、職員が保存する。"), OVERLAY);
	struct text duties = {0}, authority = {0};
	const char *one, *two, *three;

	(void)state;
	assert_int_equal(town.proposals->duties, 2);
	assert_true(propose_write(town.proposals, &duties, &authority,
	    town.problems));
	one = strstr(duties.bytes, "<duty id=\"Mp-At_1-Pr_1\"");
	two = strstr(duties.bytes, "  <!-- read -->\n  <exempt provision="
	    "\"Mp-At_1-Pr_2\" reason=\"procedure\"/>\n");
	three = strstr(duties.bytes, "<duty id=\"Mp-At_1-Pr_3\"");
	assert_true(one != NULL && two > one && three > two);
	assert_string_equal(three + strlen(three) - strlen("</duties>\n"),
	    "</duties>\n");
	text_free(&duties);
	text_free(&authority);
	leave(&town);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(verbs_have_their_forms),
		cmocka_unit_test(what_is_not_done_is_named),
		cmocka_unit_test(a_clause_is_read_by_ending_and_subject),
		cmocka_unit_test(a_clause_of_another_clause_is_no_question),
		cmocka_unit_test(one_sentence_may_ask_two_things),
		cmocka_unit_test(items_are_duties_where_each_is_to_be_done),
		cmocka_unit_test(what_is_applied_binds_once_more),
		cmocka_unit_test(
		    a_list_of_what_is_to_be_kept_binds_item_by_item),
		cmocka_unit_test(what_limits_a_duty_is_kept),
		cmocka_unit_test(roles_that_are_new_are_proposed_too),
		cmocka_unit_test(one_name_for_several_is_a_collective),
		cmocka_unit_test(a_form_is_read_line_by_line),
		cmocka_unit_test(a_name_that_is_never_used_is_noted),
		cmocka_unit_test(what_stands_in_the_file_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
