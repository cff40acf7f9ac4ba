/*
 * Comparing: words on tokens, provisions by content, references that a
 * renumbering broke, and what is printed of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "compare/inside.h"
#include "lawmaker.h"
#include "scratch.h"

/* Two small laws compared; both live until let_go. */
struct given {
	struct scratch	 scratch;
	struct pool	*pool;
	struct problems	*problems;
	struct edition	*old, *new;
	struct changes	*changes;
};

static struct edition *
edition_of(struct given *given, const char *name, const char *title,
    const char *lines)
{
	char *law = law_make(title, lines);
	struct edition *edition = edition_load_law(given->pool,
	    scratch_put(&given->scratch, name, law), given->problems);

	free(law);
	assert_non_null(edition);
	return edition;
}

static struct given
compare_titled(const char *old_title, const char *old, const char *new_title,
    const char *new)
{
	struct given given = { .scratch = scratch_open(),
	    .pool = pool_new(), .problems = problems_new() };

	given.old = edition_of(&given, "old.xml", old_title, old);
	given.new = edition_of(&given, "new.xml", new_title, new);
	given.changes = compare_editions(given.pool, NULL, given.old,
	    given.new);
	return given;
}

static struct given
compare(const char *old, const char *new)
{
	return compare_titled("基準", old, "基準", new);
}

static void
let_go(struct given *given)
{
	edition_free(given->old);
	edition_free(given->new);
	problems_free(given->problems);
	pool_free(given->pool);
	scratch_close(&given->scratch);
}

/* The change of the provision with that address, on either side. */
static const struct change *
change_at(const struct given *given, const char *old, const char *new)
{
	const struct change *change = given->changes->first;

	for (; change != NULL; change = change->next)
		if ((old == NULL ? change->old == NULL : change->old != NULL &&
		    strcmp(change->old->address, old) == 0) &&
		    (new == NULL ? change->new == NULL : change->new != NULL &&
		    strcmp(change->new->address, new) == 0))
			return change;
	return NULL;
}

static void
assert_pair(const struct given *given, const char *old, const char *new,
    unsigned flags)
{
	const struct change *change = change_at(given, old, new);

	if (change == NULL)
		print_error("no change from %s to %s\n", old, new);
	assert_non_null(change);
	assert_int_equal(change->flags & ~(unsigned)CHANGE_INSIDE, flags);
}

/* Words */

/* changed as [..], widened as <..> */
static void
put_spans(struct text *out, const char *text, const struct span *span)
{
	static const char *const open[] = { "", "<", "[" };
	static const char *const close[] = { "", ">", "]" };
	int how;

	for (; span != NULL; span = span->next) {
		how = span->is_changed ? 2 : span->is_widened;
		text_add_string(out, open[how]);
		text_add(out, text + span->start, span->end - span->start);
		text_add_string(out, close[how]);
	}
}

static void
assert_words(const char *old, const char *new, const char *old_marked,
    const char *new_marked)
{
	struct pool *pool = pool_new();
	struct span *old_spans, *new_spans;
	struct text out = {0};

	compare_words(pool, old, new, &old_spans, &new_spans);
	text_add_string(&out, "");
	put_spans(&out, old, old_spans);
	assert_string_equal(out.bytes, old_marked);
	text_clear(&out);
	put_spans(&out, new, new_spans);
	assert_string_equal(out.bytes, new_marked);
	text_free(&out);
	pool_free(pool);
}

static void
a_number_goes_with_its_counter(void **state)
{
	(void)state;
	assert_words("使用する日の7日前までに", "使用する日の3日前までに",
	    "使用する日の[7]<日>前までに", "使用する日の[3]<日>前までに");
	assert_words("三十日以内に", "二十日以内に", "[三]<十日>以内に",
	    "[二]<十日>以内に");
}

static void
a_reference_changes_as_a_whole(void **state)
{
	(void)state;
	assert_words("前条第2項の日が", "前条第3項の日が",
	    "<前条第>[2]<項>の日が", "<前条第>[3]<項>の日が");
	assert_words("第4条、第5条及び第6条の規定", "第5条、第6条及び第7条の規定",
	    "<第>[4]<条>、<第>[5]<条>及び<第>[6]<条>の規定",
	    "<第>[5]<条>、<第>[6]<条>及び<第>[7]<条>の規定");
	/* Not the first one out and another in behind. */
	assert_words("は,第4条,第5条,第6条及び前条を", "は,第5条,第6条,第7条及び前条を",
	    "は[,第4条]<,第5条,第6条>及び前条を",
	    "は<,第5条,第6条>[,第7条]及び前条を");
}

static void
a_comma_goes_with_the_word_behind_it(void **state)
{
	(void)state;
	assert_words("証人、参考人", "証人、鑑定人、参考人", "証人、参考人",
	    "証人[、鑑定人]、参考人");
	assert_words("パソコン及び周辺機器", "パソコン、スマートフォン及び周辺機器",
	    "パソコン及び周辺機器",
	    "パソコン[、スマートフォン]及び周辺機器");
}

static void
a_compound_is_not_cut(void **state)
{
	(void)state;
	assert_words("情報政策課長は、", "情報推進課長は、",
	    "<情報>[政策]<課長>は、", "<情報>[推進]<課長>は、");
	assert_words("鍵を貸し出す", "鍵及び名札を貸し出す", "鍵を貸し出す",
	    "鍵[及び名札]を貸し出す");
}

static void
a_whole_sentence_is_put_in_as_such(void **state)
{
	(void)state;
	assert_words("管理する。記録する。", "管理する。点検する。記録する。",
	    "管理する。記録する。", "管理する。[点検する。]記録する。");
}

static void
a_pair_of_brackets_is_taken_out_together(void **state)
{
	(void)state;
	assert_words("器具(電子的なもの(鍵)を含む。)をいう", "器具をいう",
	    "器具[(電子的なもの(鍵)を含む。)]をいう", "器具をいう");
	assert_words("甲(乙)(丙)丁", "甲(丙)丁", "甲[(乙)](丙)丁", "甲(丙)丁");
}

static void
surrogates_and_combining_marks_are_not_cut(void **state)
{
	(void)state;
	assert_words("𠮷田", "𠮶田", "[𠮷]<田>", "[𠮶]<田>");
	assert_words("か\u3099", "が", "か\u3099", "が");
	assert_words("葛\U000E0100", "葛\U000E0101", "[葛\U000E0100]",
	    "[葛\U000E0101]");
}

static void
other_voicing_marks_are_no_change(void **state)
{
	(void)state;
	assert_true(compare_fold_same("か\u3099", "が", FOLD_NONE));
	assert_true(compare_fold_same("ハ\u309a", "パ", FOLD_NONE));
	assert_true(compare_fold_same("ウ\u3099", "ヴ", FOLD_NONE));
	assert_true(compare_fold_same("ワ\u3099ヰ\u3099ヱ\u3099ヲ\u3099",
	    "ヷヸヹヺ", FOLD_NONE));
	assert_true(compare_fold_same("ﾜﾞｦﾞ", "ヷヺ", FOLD_WIDTH));
	assert_true(compare_fold_same("e\u0302\u0301", "ế", FOLD_NONE));
	/* Names are written so, and differ to the eye. */
	assert_false(compare_fold_same("\ufa19", "神", FOLD_WIDTH));
	assert_false(compare_fold_same("ﾊﾟ", "パ", FOLD_NONE));
	assert_true(compare_fold_same("ﾊﾟｿｺﾝ（１）", "パソコン(1)", FOLD_WIDTH));
	assert_false(compare_fold_same("ハ", "パ", FOLD_WIDTH));
}

/* Provisions */

static void
equal_texts_have_no_changes(void **state)
{
	struct given given = compare("A 1 目的 これは目的。\n", "A 1 目的 これは目的。\n");

	(void)state;
	assert_true(compare_is_empty(given.changes));
	assert_int_equal(compare_likeness(given.changes), 1000);
	let_go(&given);
}

static void
an_article_that_moved_down_is_not_rewritten(void **state)
{
	struct given given = compare(
	    "A 1 目的 鍵の管理について定める。\nA 2 保管 鍵は金庫に保管しなければならない。\n",
	    "A 1 目的 鍵の管理について定める。\nA 2 種類 鍵は親鍵と子鍵とする。\n"
	    "A 3 保管 鍵は金庫に保管しなければならない。\n");

	(void)state;
	assert_pair(&given, NULL, "Mp-At_2", CHANGE_ADDED);
	assert_pair(&given, "Mp-At_2", "Mp-At_3", CHANGE_NUMBER);
	assert_pair(&given, "Mp-At_2-Pr_1", "Mp-At_3-Pr_1", 0);
	let_go(&given);
}

static void
articles_that_change_places_are_one_moved(void **state)
{
	struct given given = compare(
	    "A 1 保管 鍵は、金庫に保管し、退庁するときは施錠する。\n"
	    "A 2 複製 職員は、鍵を複製してはならない。\n",
	    "A 1 複製 職員は、鍵を複製してはならない。\n"
	    "A 2 保管 鍵は、金庫に保管し、退庁するときは施錠する。\n");

	(void)state;
	assert_pair(&given, "Mp-At_1", "Mp-At_2", CHANGE_NUMBER);
	assert_pair(&given, "Mp-At_2", "Mp-At_1",
	    CHANGE_NUMBER | CHANGE_MOVED);
	assert_non_null(given.changes->departures);
	assert_null(given.changes->departures->next);
	let_go(&given);
}

static void
a_paragraph_may_become_another_articles(void **state)
{
	struct given given = compare(
	    "A 1 責務 職員は、鍵を持ち歩いてはならない。\n"
	    "P 2 職員は、退職するとき、又は異動するときは、鍵を返さなければならない。\n",
	    "A 1 責務 職員は、鍵を持ち歩いてはならない。\n"
	    "A 2 返却 次のとおりとする。\n"
	    "P 2 職員は、退職するとき、又は異動するときは、鍵を返さなければならない。\n");

	(void)state;
	assert_pair(&given, "Mp-At_1-Pr_2", "Mp-At_2-Pr_2", CHANGE_MOVED);
	let_go(&given);
}

static void
deleted_shells_keep_their_number(void **state)
{
	struct given given = compare(
	    "A 1 目的 目的を定める。\nA 2 台帳 総務課長は台帳を作る。\n"
	    "A 3 報告 総務課長は市長に報告する。\nA 4 雑則 別に定める。\n",
	    "A 1 目的 目的を定める。\nA 2:3 - 削除\nA 4 雑則 別に定める。\n");
	const struct change *change;

	(void)state;
	change = change_at(&given, "Mp-At_2", "Mp-At_2:3");
	assert_non_null(change);
	assert_true(change->flags & CHANGE_DELETED);
	assert_string_equal(compare_rows_change_name(change), "changed");
	assert_pair(&given, "Mp-At_3", NULL, CHANGE_REMOVED);
	assert_pair(&given, "Mp-At_4", "Mp-At_4", 0);
	let_go(&given);
}

static void
a_branch_number_moves_nothing(void **state)
{
	struct given given = compare("A 3 甲 甲を定める。\nA 4 乙 乙を定める。\n",
	    "A 3 甲 甲を定める。\nA 3_2 丙 丙は別である。\nA 4 乙 乙を定める。\n");

	(void)state;
	assert_pair(&given, NULL, "Mp-At_3_2", CHANGE_ADDED);
	assert_pair(&given, "Mp-At_4", "Mp-At_4", 0);
	let_go(&given);
}

static void
widths_alone_are_told_apart(void **state)
{
	struct given given = compare("A 1 目的 ＩＤは１０文字，以上とする。\n",
	    "A 1 目的 IDは10文字,以上とする。\n");

	(void)state;
	assert_pair(&given, "Mp-At_1-Pr_1", "Mp-At_1-Pr_1",
	    CHANGE_TEXT | CHANGE_WIDTH);
	let_go(&given);
}

static void
a_chapter_is_known_by_its_name(void **state)
{
	struct given given = compare(
	    "C 1 第1章 総則\nA 1 甲 甲を定める。\nC 2 第2章 罰則\nA 2 乙 乙を定める。\n",
	    "C 1 第1章 総則\nA 1 甲 甲を定める。\nC 2 第2章 管理\nA 2 丙 別の丙。\n"
	    "C 3 第3章 罰則\nA 3 乙 乙を定める。\n");

	(void)state;
	assert_pair(&given, NULL, "Mp-Ch_2", CHANGE_ADDED);
	assert_pair(&given, "Mp-Ch_2", "Mp-Ch_3", CHANGE_NUMBER);
	let_go(&given);
}

static void
amendments_of_different_years_stay_apart(void **state)
{
	struct given given = compare("A 1 甲 甲を定める。\nS 附則\nP 1 公布の日から施行する。\n",
	    "A 1 甲 甲を定める。\nS 附則\nP 1 公布の日から施行する。\n"
	    "S 附則\nP 1 公布の日から施行する。\n");

	(void)state;
	assert_pair(&given, "Sp_1", "Sp_1", 0);
	assert_pair(&given, NULL, "Sp_2", CHANGE_ADDED);
	let_go(&given);
}

/* Levels and containers */

static void
an_item_that_became_a_subitem_is_the_same(void **state)
{
	struct given given = compare(
	    "A 1 媒体 次のものをいう。\nI 1 磁気テープ\nI 2 光ディスク\n"
	    "I 3 紙に印刷した帳票\n",
	    "A 1 媒体 次のものをいう。\nI 1 電子媒体\nJ 1 磁気テープ\n"
	    "J 2 光ディスク\nI 2 紙に印刷した帳票\n");

	(void)state;
	assert_pair(&given, "Mp-At_1-Pr_1-It_1", "Mp-At_1-Pr_1-It_1-Si_1",
	    CHANGE_NUMBER | CHANGE_MOVED | CHANGE_LEVEL);
	assert_pair(&given, "Mp-At_1-Pr_1-It_2", "Mp-At_1-Pr_1-It_1-Si_2",
	    CHANGE_NUMBER | CHANGE_MOVED | CHANGE_LEVEL);
	assert_pair(&given, "Mp-At_1-Pr_1-It_3", "Mp-At_1-Pr_1-It_2",
	    CHANGE_NUMBER);
	assert_pair(&given, NULL, "Mp-At_1-Pr_1-It_1", CHANGE_ADDED);
	let_go(&given);
}

static void
a_lone_paragraph_may_become_the_first_article(void **state)
{
	struct given given = compare(
	    "P 1 この規程は、市の記録媒体の管理について必要な事項を定める。\n",
	    "A 1 趣旨 この規程は、市の記録媒体の管理について必要な事項を定める。\n"
	    "A 2 定義 記録媒体とは、磁気テープをいう。\n");

	(void)state;
	assert_pair(&given, "Mp-Pr_1", "Mp-At_1-Pr_1",
	    CHANGE_MOVED | CHANGE_LEVEL);
	assert_pair(&given, NULL, "Mp-At_1", CHANGE_ADDED);
	let_go(&given);
}

static void
items_of_what_moved_may_go_down_as_well(void **state)
{
	struct given given = compare(
	    "P 1 この規程において、記録媒体とは、次に掲げるものをいう。\nI 1 磁気テープ\n"
	    "I 2 光ディスク\n",
	    "A 1 定義 この規程において、記録媒体とは、次に掲げるものをいう。\nI 1 電子媒体\n"
	    "J 1 磁気テープ\nJ 2 光ディスク\n");

	(void)state;
	assert_pair(&given, "Mp-Pr_1-It_1", "Mp-At_1-Pr_1-It_1-Si_1",
	    CHANGE_NUMBER | CHANGE_MOVED | CHANGE_LEVEL);
	assert_pair(&given, "Mp-Pr_1-It_2", "Mp-At_1-Pr_1-It_1-Si_2",
	    CHANGE_NUMBER | CHANGE_MOVED | CHANGE_LEVEL);
	let_go(&given);
}

static void
a_supplement_that_gains_articles_is_kept(void **state)
{
	struct given given = compare(
	    "A 1 甲 甲を定める。\nS 附則 令和元年条例第3号\n"
	    "P 1 公布の日から施行する。\n",
	    "A 1 甲 甲を定める。\nS 附則 令和元年条例第3号\n"
	    "A 1 施行期日 公布の日から施行する。\n"
	    "A 2 検討 市長は、五年を経過した場合において、必要な措置を講ずる。\n"
	    "A 3 委任 この附則に定めるもののほか、経過措置は規則で定める。\n");

	(void)state;
	assert_pair(&given, "Sp_1", "Sp_1", 0);
	assert_pair(&given, "Sp_1-Pr_1", "Sp_1-At_1-Pr_1",
	    CHANGE_MOVED | CHANGE_LEVEL);
	assert_pair(&given, NULL, "Sp_1-At_2", CHANGE_ADDED);
	let_go(&given);
}

static void
a_lead_is_kept_while_its_items_are_rewritten(void **state)
{
	struct given given = compare(
	    "A 1 報告 委員会は、市長に報告する。\n"
	    "P 2 事業報告書には、次に掲げる事項を記載する。\n"
	    "I 1 沿革\nI 2 役員の氏名\nI 3 所在地\n"
	    "P 3 報告書は、公表する。\n",
	    "A 1 報告 委員会は、市長に報告する。\n"
	    "P 2 委員会は、毎年度、計画を定める。\n"
	    "P 3 事業報告書には、次に掲げる事項を記載する。\n"
	    "I 1 理念並びに運営上の方針及び戦略\nI 2 課題及びリスクの状況\n"
	    "I 3 業績の適正な評価に資する情報\nI 4 内部統制の運用状況\n"
	    "P 4 報告書は、公表する。\n");

	(void)state;
	assert_pair(&given, "Mp-At_1-Pr_2", "Mp-At_1-Pr_3", CHANGE_NUMBER);
	assert_pair(&given, NULL, "Mp-At_1-Pr_2", CHANGE_ADDED);
	let_go(&given);
}

static void
an_article_may_leave_a_supplement(void **state)
{
	static const char *const words = "職員は、この基準の施行の日から三年を"
	    "経過する日までの間に、記録媒体の台帳を作成し、所属長の確認を受けた"
	    "上で、情報システム業務責任者に提出しなければならない。この場合に"
	    "おいて、台帳は、五年間保存するものとし、保存の期間が満了したときは"
	    "復元することができない方法により廃棄しなければならない。\n";
	struct text old = {0}, new = {0};
	struct given given;

	(void)state;
	text_add_format(&old, "A 1 甲 甲を定める。\nS 附則\nA 1 施行期日 公布"
	    "の日から施行する。\nA 2 台帳 %s", words);
	text_add_format(&new, "A 1 甲 甲を定める。\nA 2 台帳 %sS 附則\n"
	    "A 1 施行期日 公布の日から施行する。\n", words);
	given = compare(old.bytes, new.bytes);
	assert_pair(&given, "Sp_1-At_2", "Mp-At_2", CHANGE_MOVED);
	let_go(&given);
	text_free(&old);
	text_free(&new);
}

static void
a_mended_law_number_keeps_its_supplement(void **state)
{
	static const char *const words = "P 1 この条例は、令和二年四月一日から"
	    "施行する。ただし、第三条の規定は、公布の日から起算して六月を超え"
	    "ない範囲内において規則で定める日から施行する。\n";
	struct text old = {0}, new = {0};
	struct given given;

	(void)state;
	text_add_format(&old, "A 1 甲 甲を定める。\nS 附則 令和元年条例第3号\n"
	    "%s", words);
	text_add_format(&new, "A 1 甲 甲を定める。\nS 附則 令和元年条例第4号\n"
	    "P 1 公布の日から施行する。\nS 附則 令和元年条例第5号\n%s", words);
	given = compare(old.bytes, new.bytes);
	assert_non_null(change_at(&given, "Sp_1", "Sp_2"));
	assert_pair(&given, NULL, "Sp_1", CHANGE_ADDED);
	let_go(&given);
	text_free(&old);
	text_free(&new);
}

/* Nothing else of the article itself differs. */
static void
an_emptied_article_is_a_change(void **state)
{
	struct given given = compare("A 1 - 目的を定める。\n",
	    "A 1 - 削除\n");

	(void)state;
	assert_pair(&given, "Mp-At_1", "Mp-At_1", CHANGE_DELETED);
	assert_string_equal(compare_rows_change_name(given.changes->first),
	    "changed");
	let_go(&given);
}

/* References */

static void
a_reference_left_behind_is_found(void **state)
{
	struct given given = compare(
	    "A 1 目的 鍵の管理について定める。\nA 2 管理者 総務課長は鍵を管理する。\n"
	    "A 3 報告 職員は、第2条の管理者に報告する。\nP 2 前項の報告は、口頭による。\n",
	    "A 1 目的 鍵の管理について定める。\nA 2 種類 鍵は親鍵と子鍵に分ける。\n"
	    "A 3 管理者 総務課長は鍵を管理する。\n"
	    "A 4 報告 職員は、第2条の管理者に報告する。\nP 2 前項の報告は、口頭による。\n");
	const struct broken_reference *broken = given.changes->broken;

	(void)state;
	assert_non_null(broken);
	assert_string_equal(broken->at->address, "Mp-At_4-Pr_1");
	assert_string_equal(broken->was, "Mp-At_2");
	assert_string_equal(broken->now, "Mp-At_3");
	assert_null(broken->next);
	let_go(&given);
}

static void
a_relative_reference_breaks_if_something_comes_between(void **state)
{
	struct given given = compare(
	    "A 1 申出 職員は、管理者に申し出る。\nP 2 前項の申出は、書面による。\n",
	    "A 1 申出 職員は、管理者に申し出る。\nP 2 緊急のときは、この限りでない。\n"
	    "P 3 前項の申出は、書面による。\n");
	const struct broken_reference *broken = given.changes->broken;

	(void)state;
	assert_non_null(broken);
	assert_string_equal(broken->at->address, "Mp-At_1-Pr_3");
	assert_string_equal(broken->now, "Mp-At_1-Pr_1");
	let_go(&given);
}

static void
a_reference_to_what_is_gone_has_no_new_place(void **state)
{
	struct given given = compare(
	    "A 1 甲 甲の台帳を作る。\nA 2 乙 乙を第1条の台帳に記載する。\n",
	    "A 2 乙 乙を第1条の台帳に記載する。\n");

	(void)state;
	assert_non_null(given.changes->broken);
	assert_null(given.changes->broken->now);
	let_go(&given);
}

/* Likeness */

static void
different_regulations_are_hardly_alike(void **state)
{
	struct given given = compare_titled("鍵の基準",
	    "A 1 目的 この基準は、鍵の管理に関し必要な事項を定める。\n", "給食費の徴収に関する条例",
	    "A 1 納付 保護者は、毎月末日までに給食費を納めなければならない。\n");

	(void)state;
	assert_true(compare_likeness(given.changes) < 300);
	let_go(&given);
}

static void
a_regulation_rewritten_is_still_the_same(void **state)
{
	struct given given = compare(
	    "A 1 目的 この基準は、鍵の管理に関し必要な事項を定める。\n",
	    "A 1 納付 保護者は、毎月末日までに給食費を納めなければならない。\n");

	(void)state;
	assert_true(compare_likeness(given.changes) >= 300);
	let_go(&given);
}

/* Printing */

static void
people_read_one_change_a_line(void **state)
{
	struct given given = compare(
	    "A 1 申出 申出は、7日前までに行う。\nA 2 雑則 別に定める。\n",
	    "A 1 申出 申出は、3日前までに行う。\n");
	struct text out = {0};

	(void)state;
	compare_print_text(given.changes, &out);
	assert_string_equal(out.bytes,
	    "~ 第1条  申出は、[-7日 → 3日]前までに行う。\n"
	    "- 第2条  [-(雑則)]  \n"
	    "- 第2条  別に定める。\n"
	    "removed: 2, reworded: 1\n");
	text_free(&out);
	let_go(&given);
}

static void
programs_read_stable_json(void **state)
{
	struct given given = compare("A 1 申出 「\\」は、7日前。\n",
	    "A 1 申出 「\\」は、3日前。\n");
	struct text out = {0};

	(void)state;
	compare_print_json(given.changes, &out);
	assert_non_null(strstr(out.bytes, "\"format\": \"kijun-changes\""));
	assert_non_null(strstr(out.bytes, "\"counts\": {\"added\": 0, "
	    "\"removed\": 0, \"text\": 1, "));
	assert_non_null(strstr(out.bytes, "{\"change\": \"changed\", "
	    "\"flags\": [\"text\"], \"kind\": \"paragraph\",\n"
	    "     \"old\": {\"kind\": \"paragraph\", "
	    "\"address\": \"Mp-At_1-Pr_1\", \"citation\": \"第1条\", "
	    "\"num\": \"1\", \"number\": \"\", \"caption\": \"\", "
	    "\"text\": \"「\\\\」は、7日前。\", "
	    "\"sentences\": [{\"start\": 0, \"end\": 9}]}"));
	assert_non_null(strstr(out.bytes,
	    "\"edits\": [{\"old\": [5, 7], \"new\": [5, 7]}]"));
	assert_non_null(strstr(out.bytes, "\"pairs\": [\n    {\"old\": "
	    "{\"address\": \"Mp-At_1\", \"parent\": null, \"index\": 0}, "
	    "\"new\": {\"address\": \"Mp-At_1\", \"parent\": null, "
	    "\"index\": 0}},"));
	assert_non_null(strstr(out.bytes, "[\"same\", \"「\\\\」は、\"], "
	    "[\"changed\", \"7\"], [\"widened\", \"日\"], "
	    "[\"same\", \"前。\"]"));
	text_free(&out);
	let_go(&given);
}

/* Rows */

static const char *
row_kinds(struct given *given)
{
	static const char letters[] = {
		[ROW_PAIR] = 'p', [ROW_OMITTED] = 'o', [ROW_HIDDEN] = 'h',
		[ROW_ADDED] = 'a', [ROW_REMOVED] = 'r', [ROW_AWAY] = 'm'
	};
	const struct row *row = compare_rows(given->pool, given->changes);
	struct text out = {0};
	const char *copy;

	text_add_string(&out, "");
	for (; row != NULL; row = row->next)
		text_add_char(&out, letters[row->kind]);
	copy = pool_string(given->pool, out.bytes);
	text_free(&out);
	return copy;
}

static void
only_what_changed_is_shown(void **state)
{
	struct given given = compare(
	    "A 1 甲 甲を定める。\nA 2 乙 乙を定める。\nP 2 二の項。\nP 3 三の項。\nP 4 四の項。\n"
	    "A 3 丙 丙を定める。\n",
	    "A 1 甲 甲を定める。\nA 2 乙 乙を必ず定める。\nP 2 二の項。\nP 3 三の項。\nP 4 四の項。\n"
	    "A 3 丙 丙を定める。\n");

	(void)state;
	/* 第1条; 第2条 with its words; 2～4 （略）; 第3条 */
	assert_string_equal(row_kinds(&given), "hpoh");
	let_go(&given);
}

static void
an_article_is_added_in_one_row(void **state)
{
	struct given given = compare("A 1 甲 甲を定める。\n",
	    "A 1 甲 甲を定める。\nA 2 乙 次のとおりとする。\nI 1 鍵\nI 2 錠\n");

	(void)state;
	assert_string_equal(row_kinds(&given), "ha");
	let_go(&given);
}

static void
what_moved_away_leaves_a_row(void **state)
{
	struct given given = compare(
	    "A 1 複製 職員は、鍵を複製してはならない。\n"
	    "A 2 保管 鍵は、金庫に保管し、退庁するときは施錠する。\n",
	    "A 1 保管 鍵は、金庫に保管し、退庁するときは施錠する。\n"
	    "A 2 複製 職員は、鍵を複製してはならない。\n");

	(void)state;
	assert_string_equal(row_kinds(&given), "moo");
	let_go(&given);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_goes_with_its_counter),
		cmocka_unit_test(a_reference_changes_as_a_whole),
		cmocka_unit_test(a_comma_goes_with_the_word_behind_it),
		cmocka_unit_test(a_compound_is_not_cut),
		cmocka_unit_test(a_whole_sentence_is_put_in_as_such),
		cmocka_unit_test(a_pair_of_brackets_is_taken_out_together),
		cmocka_unit_test(surrogates_and_combining_marks_are_not_cut),
		cmocka_unit_test(other_voicing_marks_are_no_change),
		cmocka_unit_test(equal_texts_have_no_changes),
		cmocka_unit_test(an_article_that_moved_down_is_not_rewritten),
		cmocka_unit_test(articles_that_change_places_are_one_moved),
		cmocka_unit_test(a_paragraph_may_become_another_articles),
		cmocka_unit_test(deleted_shells_keep_their_number),
		cmocka_unit_test(a_branch_number_moves_nothing),
		cmocka_unit_test(widths_alone_are_told_apart),
		cmocka_unit_test(a_chapter_is_known_by_its_name),
		cmocka_unit_test(amendments_of_different_years_stay_apart),
		cmocka_unit_test(an_item_that_became_a_subitem_is_the_same),
		cmocka_unit_test(
		    a_lone_paragraph_may_become_the_first_article),
		cmocka_unit_test(items_of_what_moved_may_go_down_as_well),
		cmocka_unit_test(a_supplement_that_gains_articles_is_kept),
		cmocka_unit_test(a_lead_is_kept_while_its_items_are_rewritten),
		cmocka_unit_test(an_article_may_leave_a_supplement),
		cmocka_unit_test(a_mended_law_number_keeps_its_supplement),
		cmocka_unit_test(an_emptied_article_is_a_change),
		cmocka_unit_test(a_reference_left_behind_is_found),
		cmocka_unit_test(
		    a_relative_reference_breaks_if_something_comes_between),
		cmocka_unit_test(a_reference_to_what_is_gone_has_no_new_place),
		cmocka_unit_test(different_regulations_are_hardly_alike),
		cmocka_unit_test(a_regulation_rewritten_is_still_the_same),
		cmocka_unit_test(people_read_one_change_a_line),
		cmocka_unit_test(programs_read_stable_json),
		cmocka_unit_test(only_what_changed_is_shown),
		cmocka_unit_test(an_article_is_added_in_one_row),
		cmocka_unit_test(what_moved_away_leaves_a_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
