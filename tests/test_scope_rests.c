/*
 * What has to be read again because something that it rests on changed, from
 * two editions of a small standard and one beside it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <libxml/xpath.h>

#include "lawmaker.h"
#include "scope/scope.h"
#include "scratch.h"

struct given {
	struct scratch	 scratch;
	struct problems	*problems;
	struct corpus	*corpus;
	struct kinds	*kinds;
	struct pool	*pool;
	xmlDoc		*dossier;
};

static const char authority[] =
    "<authority id=\"town\" title=\"試町\">"
    "<signature mode=\"sign\"/>"
    "<standard slug=\"key\" title=\"鍵の管理基準\"/>"
    "<standard slug=\"door\" title=\"扉の管理基準\"/>"
    "<situation id=\"daily\" title=\"日ごろ\"/>"
    "<role id=\"head\" title=\"課長\"><what>長です。</what></role>"
    "<role id=\"staff\" title=\"職員\"><what>職員です。</what></role>"
    "<role id=\"guest\" title=\"来客\"><what>来客です。</what></role>"
    "<role id=\"caller\" title=\"訪ねる人\"><what>人です。</what>"
    "<includes role=\"guest\"/></role>"
    "<role id=\"porter\" title=\"荷役\"><what>人です。</what>"
    "<includes role=\"aide\"/></role>"
    "<role id=\"aide\" title=\"手伝い\"><what>人です。</what>"
    "<includes role=\"keeper\"/></role>"
    "<role id=\"keeper\" title=\"札番\"><what>人です。</what></role>"
    "</authority>";

/* Each line is a provision; the draft has one of them otherwise. */
static const char *const lines[] = {
	"A 1 目的 この基準は、鍵及び札(以下「鍵等」という。)の扱いを定める。\n",
	"A 2 保管 職員は、鍵等を金庫に保管する。\n",
	"A 3 点検 課長は、鍵を7日ごとに点検する。\n",
	"P 2 課長は、前項の点検の結果を記録する。\n",
	"A 4 返却 来客は、次に掲げる物を返す。\n",
	"I 1 借りた傘\n",
	"I 2 借りた靴\n",
	"A 5 準用 第2条の規定は、課長に準用する。\n",
	"A 6 掲示 課長は、館内の図を掲げる。\n",
	"A 7 傘立て この条において、貸し傘とは、館内に置く傘をいう。\n",
	"P 2 課長は、入口に札を立て、貸し傘の本数の点検を行う。\n",
	"P 3 課長は、前項の点検の結果を掲げる。\n",
	"P 4 課長は、第2項の札立ての日を記す。\n",
	"A 8 拾得 課長は、落とし物(館内で拾われた物をいう。)を預かる。\n",
	"A 9 文具 課長は、次の物を揃える。\n",
	"I 1 糊\n",
	"I 2 鋏\n",
	"A 10 清掃 職員は、次の所を掃く。\n",
	"I 1 廊下\n",
	"I 2 庭\n",
	"A 11 点灯 課長は、玄関の次の所の灯をともす。\n",
	"I 1 軒\n",
	"A 12 戸締り 職員は、窓を閉める。\n",
	"C 2 第2章 巡視\n",
	"A 13 巡視 職員は、灯を消す。\n",
	"A 14 見回り 職員は、門を閉じる。\n",
	"C 3 第3章 委託\n",
	"A 15 委託 課長は、第12条から第14条に定める安全が保たれることを確かめる。\n",
	"P 2 課長は、前項に掲げる安全が保たれることを毎年確かめる。\n",
	"P 3 前2項の規定は、職員が預かる場合に準用する。\n",
	"A 16 休日 職員は、第14条及び第13条に準じ、戸締りをする。\n",
	"A 17 災害 この条において、災害時とは、大雨の時をいう。\n",
	"P 2 課長は、試町災害時対策本部(以下「本部」という。)を置く。\n",
	"P 3 課長は、本部の札を掲げる。\n",
	"P 4 職員は、災害時に橋を渡らない。\n",
	"A 18 札の分類 次のとおり札を分類する。\n",
	"I 1 赤札\n",
	"J 1 重い札\n",
	"A 19 赤札 札番は、赤札を下げる。\n",
	"A 20 門の鍵 職員は、次の門を閉める。\n",
	"I 1 表門\n",
	"I 2 裏門\nI 3 脇門\n",
	"A 21 見張り 職員は、表門を見張る。\n",
	"P 2 前条の規定は、前項により人影を見た場合に準用する。\n",
	"A 22 年末 職員は、第20条に準じ、門を閉める。\n",
	"A 23 届出 職員は、落雷を課長に報告する。\n",
	"P 2 課長は、前項の報告を受けたときは、札番に知らせる。\n",
	"P 3 課長は、前項の報告を綴る。\n",
	NULL
};

/* The form of 第19条, in force and in the draft. */
#define FORM(WORDS) \
	"<forms standard=\"town/key\"><form id=\"Fm_1\" " \
	"label=\"第1号様式\" related=\"(第19条関係)\" provisions=\"Mp-At_19-Pr_1\" title=\"赤札願\">" \
	"<para>館内で赤札を下げる理由と期間を、下の欄に漏れなく、はっきりした" \
	"字で記します。</para><para>" WORDS "</para></form></forms>"

#define DUTY(ADDRESS, ROLES, PLAIN) \
	"<duty id=\"" ADDRESS "\" provision=\"" ADDRESS "\" roles=\"" ROLES \
	"\" modality=\"must\" situation=\"daily\"><question>" PLAIN \
	"か。</question><plain>" PLAIN "</plain></duty>"

#define APPLYING(ADDRESS, SUFFIX, OTHER, PLAIN) \
	"<duty id=\"" ADDRESS SUFFIX "\" provision=\"" ADDRESS \
	"\" roles=\"職員\" modality=\"must\" situation=\"daily\" applies=\"" \
	OTHER "\"><question>" PLAIN "か。</question><plain>" PLAIN \
	"</plain></duty>"

static const char duties[] =
    DUTY("Mp-At_2-Pr_1", "職員", "鍵等を金庫に保管する。")
    DUTY("Mp-At_3-Pr_1", "課長", "鍵を点検する。")
    DUTY("Mp-At_3-Pr_2", "課長", "点検の結果を記録する。")
    DUTY("Mp-At_4-Pr_1-It_1", "来客", "傘を返す。")
    DUTY("Mp-At_4-Pr_1-It_2", "来客", "靴を返す。")
    DUTY("Mp-At_5-Pr_1", "課長", "鍵等を金庫に保管する。")
    DUTY("Mp-At_6-Pr_1", "課長", "図を掲げる。")
    DUTY("Mp-At_7-Pr_2", "課長", "入口に札を立てる。")
    "<duty id=\"Mp-At_7-Pr_2.2\" provision=\"Mp-At_7-Pr_2\" roles=\"課長\" "
    "modality=\"must\" situation=\"daily\"><question>貸し傘の本数を"
    "点検していますか。</question><plain>貸し傘の本数を点検する。</plain>"
    "</duty>"
    DUTY("Mp-At_7-Pr_3", "課長", "点検の結果を掲げる。")
    DUTY("Mp-At_7-Pr_4", "課長", "日を記す。")
    DUTY("Mp-At_8-Pr_1", "課長", "来客の落とし物を預かる。")
    "<duty id=\"Mp-At_9-Pr_1\" provision=\"Mp-At_9-Pr_1\" roles=\"課長\" "
    "modality=\"must\" situation=\"daily\" covers=\"items\"><question>"
    "次の物を揃えていますか。</question><plain>文具を揃える。</plain>"
    "</duty>"
    DUTY("Mp-At_10-Pr_1", "職員", "廊下と庭を掃く。")
    DUTY("Mp-At_11-Pr_1-It_1", "課長", "玄関の軒の灯をともす。")
    DUTY("Mp-At_12-Pr_1", "職員", "窓を閉める。")
    DUTY("Mp-At_13-Pr_1", "職員", "灯を消す。")
    DUTY("Mp-At_14-Pr_1", "職員", "門を閉じる。")
    DUTY("Mp-At_15-Pr_1", "課長", "安全を確かめる。")
    DUTY("Mp-At_15-Pr_2", "課長", "安全を毎年確かめる。")
    APPLYING("Mp-At_15-Pr_3", "", "Mp-At_15-Pr_1", "安全を確かめる。")
    APPLYING("Mp-At_15-Pr_3", ".2", "Mp-At_15-Pr_2", "安全を毎年確かめる。")
    APPLYING("Mp-At_16-Pr_1", "", "Mp-At_14-Pr_1", "休日に門を閉じる。")
    APPLYING("Mp-At_16-Pr_1", ".2", "Mp-At_13-Pr_1", "休日に灯を消す。")
    DUTY("Mp-At_17-Pr_2", "課長", "対策本部を置く。")
    DUTY("Mp-At_17-Pr_3", "課長", "本部の札を掲げる。")
    DUTY("Mp-At_17-Pr_4", "職員", "橋を渡らない。")
    DUTY("Mp-At_19-Pr_1", "札番", "赤札を下げる。")
    DUTY("Mp-At_20-Pr_1-It_1", "職員", "表門を閉める。")
    DUTY("Mp-At_20-Pr_1-It_2", "職員", "裏門を閉める。")
    DUTY("Mp-At_21-Pr_1", "職員", "表門を見張る。")
    APPLYING("Mp-At_21-Pr_2", "", "Mp-At_20-Pr_1-It_1", "表門を閉める。")
    APPLYING("Mp-At_21-Pr_2", ".2", "Mp-At_20-Pr_1-It_2", "裏門を閉める。")
    APPLYING("Mp-At_22-Pr_1", "", "Mp-At_20-Pr_1-It_2", "年末に閉める。")
    APPLYING("Mp-At_22-Pr_1", ".2", "Mp-At_20", "年末に門を閉める。")
    DUTY("Mp-At_23-Pr_1", "職員", "落雷を報告する。")
    DUTY("Mp-At_23-Pr_2", "課長", "札番に知らせる。")
    DUTY("Mp-At_23-Pr_3", "課長", "報告を綴る。")
    "<duty id=\"Fm_1\" provision=\"Fm_1\" roles=\"札番\" modality=\"must\" "
    "situation=\"daily\"><question>札を添えていますか。</question>"
    "<plain>札を添える。</plain></duty>";

static void
put(struct given *given, const char *folder, const char *title,
    const char *text, const char *overlay)
{
	const char *slash = strchr(folder, '/');
	char *law = law_make(title, text), name[64];
	struct text out = {0};

	snprintf(name, sizeof name, "town/%s/text.xml", folder);
	scratch_put(&given->scratch, name, law);
	free(law);
	text_add_format(&out, "<duties standard=\"town/%.*s\" "
	    "edition=\"%s\">%s</duties>", (int)(slash - folder), folder,
	    slash + 1, overlay);
	snprintf(name, sizeof name, "town/%s/duties.xml", folder);
	scratch_put(&given->scratch, name, out.bytes);
	text_free(&out);
}

static int
set_up(void **state)
{
	static struct given given;
	struct text whole = {0};
	size_t i;

	given = (struct given){ .scratch = scratch_open(),
	    .problems = problems_new(), .pool = pool_new() };
	scratch_put(&given.scratch, "town/authority.xml", authority);
	for (i = 0; lines[i] != NULL; i++)
		text_add_string(&whole, lines[i]);
	put(&given, "key/2020-04-01", "鍵の管理基準", whole.bytes, duties);
	scratch_put(&given.scratch, "town/key/2020-04-01/forms.xml",
	    FORM("札を添えること。"));
	scratch_put(&given.scratch, "town/key/draft/forms.xml",
	    FORM("札を添えること。"));
	text_free(&whole);
	put(&given, "door/2020-04-01", "扉の管理基準",
	    "A 1 開閉 職員は、「鍵の管理基準」第3条第1項の点検の日に扉を開ける。\n"
	    "A 2 施錠 来客は、「鍵の管理基準」に従い扉を閉める。\n"
	    "A 3 巡回 来客は、「鍵の管理基準」第6条から第8条までの図を見る。\n"
	    "A 4 準用 第1条の規定は、課長に準用する。\n",
	    DUTY("Mp-At_1-Pr_1", "職員", "扉を開ける。")
	    DUTY("Mp-At_2-Pr_1", "来客", "扉を閉める。")
	    DUTY("Mp-At_3-Pr_1", "来客", "図を見る。")
	    DUTY("Mp-At_4-Pr_1", "課長", "扉を開ける。"));
	*state = &given;
	return 0;
}

static int
tear_down(void **state)
{
	struct given *given = *state;

	xmlFreeDoc(given->dossier);
	kinds_free(given->kinds);
	corpus_free(given->corpus);
	problems_free(given->problems);
	pool_free(given->pool);
	scratch_close(&given->scratch);
	return 0;
}

/* The draft is the text in force, but for one line. */
static void
change_titled(void **state, const char *title, size_t line, const char *words)
{
	struct given *given = *state;
	struct request request = { .kind = "impact" };
	struct text whole = {0};
	size_t i;

	for (i = 0; lines[i] != NULL; i++)
		text_add_string(&whole, i == line ? words : lines[i]);
	put(given, "key/draft", title, whole.bytes, duties);
	text_free(&whole);
	given->corpus = corpus_load(given->scratch.path, given->problems);
	given->kinds = kinds_load("templates", given->problems);
	request.kinds = given->kinds;
	request.authority = find_authority(given->corpus, "town");
	request.older = find_edition(given->corpus, "town/key@2020-04-01");
	request.edition = find_edition(given->corpus, "town/key@draft");
	given->dossier = scope_dossier(given->corpus, &request,
	    given->problems);
	assert_non_null(given->dossier);
}

static void
change(void **state, size_t line, const char *words)
{
	change_titled(state, "鍵の管理基準", line, words);
}

static const char *
find(struct given *given, const char *expression)
{
	xmlXPathContext *context = xmlXPathNewContext(given->dossier);
	xmlXPathObject *found = xmlXPathEvalExpression(BAD_CAST expression,
	    context);
	xmlChar *words = xmlXPathCastToString(found);
	const char *copy = pool_string(given->pool, (const char *)words);

	xmlFree(words);
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(context);
	return copy;
}

#define SAYS(EXPRESSION, WORDS) \
	assert_string_equal(find(*state, EXPRESSION), WORDS)

static void
a_changed_term_reaches_who_uses_it_and_who_borrows_that(void **state)
{
	change(state, 0, "A 1 目的 この基準は、鍵、札及び印(以下「鍵等」という。)"
	    "の扱いを定める。\n");
	SAYS("//affected[@role = 'staff']/@rests", "1");
	SAYS("//affected[@role = 'staff']/rest/@citation", "第2条");
	SAYS("count(//affected[@role = 'staff']/rest/reason/link)", "2");
	SAYS("//affected[@role = 'staff']//link[1]/@how", "term-changed");
	SAYS("//affected[@role = 'staff']//link[1]/@words", "鍵等");
	SAYS("//affected[@role = 'staff']//link[2]/@how", "uses");
	/* 第5条 borrows 第2条, which uses the term. */
	SAYS("//affected[@role = 'head']/rest/@citation", "第5条");
	SAYS("count(//affected[@role = 'head']//link)", "3");
	SAYS("//affected[@role = 'head']//link[3]/@how", "borrows");
	/* Who is to follow the whole standard follows what it asks in that. */
	SAYS("//affected[@role = 'guest']/rest/@citation", "第2条");
	SAYS("//affected[@role = 'guest']//link[2]/@how", "names");
	SAYS("//affected[@role = 'guest']//link[1]/@words", "鍵等");
}

static void
a_reference_reaches_and_the_duty_itself_is_told_apart(void **state)
{
	change(state, 2, "A 3 点検 課長は、鍵を3日ごとに点検する。\n");
	/* Its own words: the first level. */
	SAYS("//affected[@role = 'head']/duty/@citation", "第3条第1項");
	SAYS("//affected[@role = 'head']/rest/@citation", "第3条第2項");
	SAYS("//affected[@role = 'head']//link[2]/@words", "前項");
	/* From the other standard, by number. */
	SAYS("//affected[@role = 'staff']/rest/@standard-title",
	    "扉の管理基準");
	/* By its title alone, and by whom. */
	SAYS("//affected[@role = 'guest']/@rests", "1");
	SAYS("//affected[@role = 'guest']/rest/@citation", "第2条");
	SAYS("//affected[@role = 'guest']//link[2]/@how", "names");
	SAYS("count(//changes/rest[@kind = 'title'])", "0");
}

static void
what_stands_under_a_lead_is_reached(void **state)
{
	change(state, 4, "A 4 返却 来客は、次に掲げる物を直ちに返す。\n");
	SAYS("//affected[@role = 'guest']/@rests", "2");
	SAYS("//affected[@role = 'guest']/rest[1]//link[2]/@how", "lead");
	SAYS("count(//affected[duty or rest])", "1");
}

static void
what_nothing_rests_on_names_nobody(void **state)
{
	change(state, 0, "A 1 目的 この基準は、鍵及び札(以下「鍵等」という。)"
	    "の扱いについて定める。\n");
	SAYS("count(//affected[duty or rest])", "0");
	SAYS("count(//changes/rest)", "0");
	SAYS("//searched/@standards", "2");
}

static void
a_width_changes_nothing_that_rests_on_it(void **state)
{
	change(state, 2, "A 3 点検 課長は、鍵を７日ごとに点検する。\n");
	SAYS("count(//rest)", "0");
}

static void
what_is_gone_is_missed_by_who_names_it(void **state)
{
	change(state, 1, "");
	SAYS("//affected[@role = 'head']/rest[1]/@citation", "第5条");
	SAYS("//affected[@role = 'head']/rest[1]//link[1]/@how",
	    "text-removed");
}

static void
a_changed_actor_is_not_the_same_to_do(void **state)
{
	change(state, 8, "A 6 掲示 来客は、館内の図を掲げる。\n");
	SAYS("//affected[@role = 'head']/duty/@change", "stale");
	SAYS("//affected[@role = 'head']/duty/@because", "actor");
}

/* The ways that a clause goes on about what another one says. */

static void
what_takes_up_the_use_of_a_changed_term_is_reached(void **state)
{
	change(state, 9, "A 7 傘立て この条において、貸し傘とは、館内及び庭に"
	    "置く傘をいう。\n");
	/* Its use, and the inspection of it; not the sign that is put up. */
	SAYS("//affected[@role = 'head']/@rests", "2");
	SAYS("//affected[@role = 'head']/rest[1]/@id", "town/key#Mp-At_7-Pr_2.2");
	SAYS("//affected[@role = 'head']/rest[2]/@id", "town/key#Mp-At_7-Pr_3");
	SAYS("//affected[@role = 'head']/rest[2]//link[3]/@words",
	    "前項の点検");
}

static void
a_range_is_quoted_as_a_whole(void **state)
{
	change(state, 8, "A 6 掲示 課長は、館内の略図を掲げる。\n");
	SAYS("//affected[@role = 'guest']/rest[@citation = '第3条']"
	    "//link[2]/@words", "「鍵の管理基準」第6条から第8条まで");
}

static void
what_borrows_in_another_standard_is_reached(void **state)
{
	change(state, 2, "A 3 点検 課長は、鍵を3日ごとに点検する。\n");
	SAYS("//affected[@role = 'head']/rest[@standard-title]/@citation",
	    "第4条");
	SAYS("//affected[@role = 'head']/rest[@standard-title]//link[3]/@how",
	    "borrows");
}

static void
whom_a_clause_speaks_of_is_not_the_same_to_do(void **state)
{
	change(state, 8, "A 6 掲示 課長は、館内の図を職員に示す。\n");
	SAYS("//affected[@role = 'head']/duty/@change", "stale");
	SAYS("//affected[@role = 'head']/duty/@because", "party");
}

static void
a_term_that_the_clause_defines_is_not_the_same_to_do(void **state)
{
	change(state, 13, "A 8 拾得 課長は、落とし物(館内で落とされた物をいう。)"
	    "を預かる。\n");
	SAYS("//affected[@role = 'head']/duty/@because", "meaning");
}

static void
a_name_that_is_gone_is_not_said_to_be_the_same(void **state)
{
	change(state, 4, "A 4 返却 訪問者は、次に掲げる物を返す。\n");
	/* Of a clause that did not change. */
	SAYS("//affected[@role = 'head']/duty/@provision", "Mp-At_8-Pr_1");
	SAYS("//affected[@role = 'head']/duty/@because", "name");
}

static void
a_title_is_told_only_where_nothing_says_more(void **state)
{
	change(state, 8, "A 6 掲示 課長は、館内の略図を掲げる。\n");
	SAYS("count(//affected[@role = 'guest']/rest//link[@how = "
	    "'names'])", "1");
	SAYS("//affected[@role = 'guest']/rest[reason/link/@how = 'names']"
	    "/@citation", "第2条");
}

static void
several_changes_to_a_titled_standard_are_one_reason(void **state)
{
	change(state, 14, "A 9 文具 課長は、次の品を揃える。\nI 1 糊と鋲\nI 2 鋏と針\nI 3 紙\n");
	SAYS("count(//affected[@role = 'guest']/rest)", "1");
	SAYS("count(//affected[@role = 'guest']/rest/reason)", "1");
	/* Duties of one clause with one way are a row. */
	SAYS("string-length(//affected[@role = 'guest']/rest/@way) > 0",
	    "true");
}

static void
the_case_in_which_something_is_borrowed_is_no_part_of_it(void **state)
{
	change(state, 42, "A 21 見張り 職員は、裏門を見張る。\n");
	/* 前条の規定は、前項により…: both of its duties rest on 前項. */
	SAYS("count(//affected[@role = 'staff']/rest[starts-with(@id, "
	    "'town/key#Mp-At_21-Pr_2')])", "2");
	SAYS("//affected[@role = 'staff']/rest[1]//link[2]/@how", "refers");
	SAYS("//affected[@role = 'staff']/rest[1]//link[2]/@words", "前項");
}

static void
what_is_gone_takes_no_number_of_another_with_it(void **state)
{
	/* 第20条第2号 is gone and 第3号 takes its number. */
	change(state, 41, "I 2 脇門\n");
	SAYS("count(//affected[@role = 'staff']/rest[@id = "
	    "'town/key#Mp-At_22-Pr_1'])", "0");
	SAYS("count(//affected[@role = 'staff']/rest[@id = "
	    "'town/key#Mp-At_22-Pr_1.2'])", "1");
}

static void
what_is_handed_on_is_followed_two_steps(void **state)
{
	change(state, 45, "A 23 届出 職員は、落雷を課長に速やかに報告する。\n");
	SAYS("count(//affected[@role = 'head']/rest[starts-with(@id, "
	    "'town/key#Mp-At_23')])", "2");
}

/* Only what one can know to mean nothing is a matter of words alone. */

static void
another_word_may_be_another_thing_to_do(void **state)
{
	change(state, 8, "A 6 掲示 課長は、館内の図を掲げ、配る。\n");
	SAYS("//affected[@role = 'head']/duty/@change", "stale");
	SAYS("//affected[@role = 'head']/duty/@because", "words");
	SAYS("//affected[@role = 'head']/duty/clause/mark", "げ、配る");
	SAYS("//affected[@role = 'head']/duty/old-clause",
	    "課長は、館内の図を掲げる。");
	SAYS("//affected[@role = 'head']/@worded", "0");
}

static void
another_comma_may_tie_words_together_otherwise(void **state)
{
	change(state, 8, "A 6 掲示 課長は、館内の、図を掲げる。\n");
	SAYS("//affected[@role = 'head']/duty/@because", "words");
}

static void
a_spelling_a_mark_and_a_width_are_words_alone(void **state)
{
	change(state, 0, "A 1 目的 この基準は,鍵および札(以下「鍵等」という｡)"
	    "の扱いを定める。\n");
	SAYS("count(//rest)", "0");
	SAYS("count(//affected[duty or rest])", "0");
	tear_down(state);
	set_up(state);
	change(state, 8, "A 6 掲示 課長は,館内の図を掲げる。\n");
	SAYS("//affected[@role = 'head']/duty/@change", "worded");
	SAYS("count(//affected[duty or rest])", "1");
}

/* The question 次のものを揃えていますか stands over the items. */

static void
an_item_more_is_more_to_do(void **state)
{
	change(state, 16, "I 2 鋏\nI 3 定規\n");
	SAYS("//affected[@role = 'head']/duty/@change", "changed");
	SAYS("//affected[@role = 'head']/duty/listed/@change", "added");
	SAYS("//affected[@role = 'head']/duty/listed", "定規");
}

static void
an_item_less_is_less_to_do(void **state)
{
	change(state, 16, "");
	SAYS("//affected[@role = 'head']/duty/@change", "changed");
	SAYS("//affected[@role = 'head']/duty/listed/@change", "removed");
	SAYS("//affected[@role = 'head']/duty/listed", "鋏");
}

static void
an_item_of_a_duty_without_a_list_is_to_be_read(void **state)
{
	change(state, 19, "");
	SAYS("//affected[@role = 'staff']/duty/@because", "words");
	SAYS("//affected[@role = 'staff']/duty/old-clause", "庭");
	SAYS("count(//affected[@role = 'staff']/duty/clause)", "0");
}

static void
words_that_quote_what_left_the_lead_are_doubtful(void **state)
{
	change(state, 4, "A 4 返却 来客は、次に掲げる品を返す。\n");
	SAYS("count(//affected[@role = 'guest']/duty)", "0");
	tear_down(state);
	set_up(state);
	change(state, 20, "A 11 点灯 課長は、夕方に次の所の灯をともす。\n");
	SAYS("//affected[@role = 'head']/duty/@because", "lead");
	SAYS("//affected[@role = 'head']/duty/old-clause/mark", "玄関の");
}

static void
whom_the_text_names_now_has_a_row(void **state)
{
	change(state, 8, "A 6 掲示 来客は、館内の図を掲げる。\n");
	SAYS("//affected[@role = 'guest']/duty/@change", "stale");
	SAYS("//affected[@role = 'guest']/duty/@because", "actor");
}

/* A range, what takes it up, and what applies that. */

static void
what_stands_inside_a_range_is_named(void **state)
{
	change(state, 24, "A 13 巡視 職員は、灯と火を消す。\n");
	SAYS("count(//affected[@role = 'head']/rest)", "2");
	SAYS("//affected[@role = 'head']/rest[1]/@citation", "第15条第1項");
	SAYS("//affected[@role = 'head']/rest[1]//link[2]/@words",
	    "第12条から第14条");
	SAYS("//affected[@role = 'head']/rest[2]//link[3]/@words",
	    "前項に掲げる安全");
}

static void
each_duty_that_applies_is_told_by_what_it_applies(void **state)
{
	change(state, 24, "A 13 巡視 職員は、灯と火を消す。\n");
	SAYS("count(//rest[@citation = '第15条第3項'])", "2");
	SAYS("count(//rest[@id = 'town/key#Mp-At_15-Pr_3']//link)", "3");
	SAYS("count(//rest[@id = 'town/key#Mp-At_15-Pr_3.2']//link)", "4");
	SAYS("//rest[@id = 'town/key#Mp-At_15-Pr_3.2']//link[3]/@citation",
	    "第15条第2項");
}

static void
a_likeness_is_to_what_the_duty_applies(void **state)
{
	change(state, 24, "A 13 巡視 職員は、灯と火を消す。\n");
	SAYS("count(//rest[@citation = '第16条'])", "1");
	SAYS("//rest[@citation = '第16条']/plain", "休日に灯を消す。");
}

static void
a_term_inside_a_name_is_no_use_of_it(void **state)
{
	change(state, 31, "A 17 災害 この条において、災害時とは、大雨の日をいう。\n");
	SAYS("count(//affected[@role = 'head'][duty or rest])", "0");
	SAYS("count(//affected[@role = 'staff']/rest)", "1");
	SAYS("//affected[@role = 'staff']/rest/@citation", "第17条第4項");
}

/* Titles, captions, and the papers that print them. */

static void
a_title_is_named_by_who_calls_it_so(void **state)
{
	change_titled(state, "錠の管理基準", 99, "");
	SAYS("//affected[@role = 'staff']/rest/@citation", "第1条");
	SAYS("//affected[@role = 'staff']//link[1]/@how", "title-changed");
	SAYS("//affected[@role = 'staff']//link[1]/@words", "鍵の管理基準");
	SAYS("//affected[@role = 'staff']//link[2]/@how", "names");
	SAYS("count(//affected[@role = 'guest']/rest)", "2");
	/* 第4条 borrows 第1条, which says the name. */
	SAYS("//affected[@role = 'head']/rest/@citation", "第4条");
	SAYS("count(//affected/paper[@kind = 'handout'])", "6");
	SAYS("//changes/replaced[@kind = 'glossary']/@all", "yes");
}

static void
a_caption_changes_the_papers_that_print_it(void **state)
{
	change(state, 8, "A 6 図示 課長は、館内の図を掲げる。\n");
	SAYS("count(//affected[duty or rest])", "0");
	SAYS("count(//affected[paper])", "1");
	SAYS("//affected[paper]/@role", "head");
	SAYS("count(//affected/paper[@kind = 'checklist'])", "1");
	SAYS("count(//affected/paper[@kind = 'calendar'])", "0");
	SAYS("count(//changes/replaced[@kind = 'glossary'])", "0");
}

static void
a_chapter_title_changes_the_papers_that_print_it(void **state)
{
	change(state, 23, "C 2 第2章 見守り\n");
	SAYS("count(//affected[paper])", "1");
	SAYS("//affected[paper]/@role", "staff");
}

static void
a_term_changes_the_papers_that_explain_it(void **state)
{
	change(state, 31, "A 17 災害 この条において、災害時とは、大雨の日をいう。\n");
	SAYS("//affected[@role = 'staff']/paper[@kind = 'handout']/@title",
	    "研修資料");
	SAYS("//changes/replaced[@kind = 'glossary']/@all", "yes");
	SAYS("count(//affected[@role = 'guest']/paper)", "0");
}

static void
words_of_an_included_role_stand_on_the_paper(void **state)
{
	change(state, 4, "A 4 返却 来客は、次に掲げる物を直ちに返す。\n");
	SAYS("count(//affected[@role = 'guest']/paper)", "0");
	tear_down(state);
	set_up(state);
	change(state, 5, "I 1 借りた鞄\n");
	SAYS("count(//affected[@role = 'guest']/paper[@kind = 'handout'])",
	    "1");
	SAYS("count(//affected[@role = 'caller']/paper[@kind = 'handout'])",
	    "1");
	SAYS("count(//affected[@role = 'caller']/paper[@kind = 'checklist'])",
	    "0");
	SAYS("count(//affected[@role = 'caller'][duty or rest])", "0");
}

/* The handout of a role tells a class that only an included one uses. */
static void
a_class_changes_the_handout_of_who_includes_its_user(void **state)
{
	enum { MEMBER = 37 };

	change(state, MEMBER, "J 1 軽い札\n");
	SAYS("count(//affected[@role = 'keeper']/paper[@kind = 'handout'])",
	    "1");
	SAYS("count(//affected[@role = 'porter']/paper[@kind = 'handout'])",
	    "1");
	SAYS("count(//affected[@role = 'porter']/paper[@kind = 'checklist'])",
	    "0");
	SAYS("count(//affected[@role = 'head'])", "0");
}

static void
of_a_form_only_what_changed_and_a_little_is_told(void **state)
{
	struct given *given = *state;

	scratch_put(&given->scratch, "town/key/draft/forms.xml",
	    FORM("札を二枚添えること。"));
	change(state, 0, lines[0]);
	SAYS("//affected[@role = 'keeper']/duty/clause/mark", "二枚");
	SAYS("starts-with(//affected[@role = 'keeper']/duty/clause, '…')",
	    "true");
	SAYS("contains(//affected[@role = 'keeper']/duty/clause, '札を二枚添え')",
	    "true");
	SAYS("contains(//affected[@role = 'keeper']/duty/clause, '館内')",
	    "false");
}

/* By its print, though it does not say so in a sentence. */
static void
a_form_goes_with_its_provision(void **state)
{
	enum { WEAR = 38 };

	change(state, WEAR, "A 19 赤札 札番は、赤札を胸に下げる。\n");
	SAYS("//affected[@role = 'keeper']/rest/@citation", "第1号様式");
	SAYS("//affected[@role = 'keeper']/rest//link[2]/@words",
	    "(第19条関係)");
	SAYS("count(//affected[@role = 'head'])", "0");
}

int
main(void)
{
#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_changed_term_reaches_who_uses_it_and_who_borrows_that),
		TEST(a_reference_reaches_and_the_duty_itself_is_told_apart),
		TEST(what_stands_under_a_lead_is_reached),
		TEST(what_nothing_rests_on_names_nobody),
		TEST(a_width_changes_nothing_that_rests_on_it),
		TEST(what_is_gone_is_missed_by_who_names_it),
		TEST(a_changed_actor_is_not_the_same_to_do),
		TEST(what_takes_up_the_use_of_a_changed_term_is_reached),
		TEST(a_range_is_quoted_as_a_whole),
		TEST(what_borrows_in_another_standard_is_reached),
		TEST(whom_a_clause_speaks_of_is_not_the_same_to_do),
		TEST(a_term_that_the_clause_defines_is_not_the_same_to_do),
		TEST(a_name_that_is_gone_is_not_said_to_be_the_same),
		TEST(a_title_is_told_only_where_nothing_says_more),
		TEST(several_changes_to_a_titled_standard_are_one_reason),
		TEST(the_case_in_which_something_is_borrowed_is_no_part_of_it),
		TEST(what_is_gone_takes_no_number_of_another_with_it),
		TEST(what_is_handed_on_is_followed_two_steps),
		TEST(another_word_may_be_another_thing_to_do),
		TEST(another_comma_may_tie_words_together_otherwise),
		TEST(a_spelling_a_mark_and_a_width_are_words_alone),
		TEST(an_item_more_is_more_to_do),
		TEST(an_item_less_is_less_to_do),
		TEST(an_item_of_a_duty_without_a_list_is_to_be_read),
		TEST(words_that_quote_what_left_the_lead_are_doubtful),
		TEST(whom_the_text_names_now_has_a_row),
		TEST(what_stands_inside_a_range_is_named),
		TEST(each_duty_that_applies_is_told_by_what_it_applies),
		TEST(a_likeness_is_to_what_the_duty_applies),
		TEST(a_term_inside_a_name_is_no_use_of_it),
		TEST(a_title_is_named_by_who_calls_it_so),
		TEST(a_caption_changes_the_papers_that_print_it),
		TEST(a_chapter_title_changes_the_papers_that_print_it),
		TEST(a_term_changes_the_papers_that_explain_it),
		TEST(words_of_an_included_role_stand_on_the_paper),
		TEST(a_class_changes_the_handout_of_who_includes_its_user),
		TEST(of_a_form_only_what_changed_and_a_little_is_told),
		TEST(a_form_goes_with_its_provision),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
