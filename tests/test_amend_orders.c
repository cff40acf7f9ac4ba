/*
 * Amend: each way of ordering a change, on one law that has something of
 * everything; what it must become, or what must be said of it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <libxml/parser.h>

#include "amend/amend.h"
#include "base/text.h"
#include "compare/compare.h"
#include "corpus/corpus.h"
#include "scope/amendment.h"
#include "scratch.h"

#define SENTENCE(words) "<ParagraphSentence><Sentence>" words \
	"</Sentence></ParagraphSentence>"
#define FIRST(words) "<Paragraph Num=\"1\"><ParagraphNum/>" SENTENCE(words)
#define ITEM(num, sign, words) "<Item Num=\"" num "\"><ItemTitle>" sign \
	"</ItemTitle><ItemSentence><Sentence>" words \
	"</Sentence></ItemSentence>"
#define CELL(words) "<TableColumn><Sentence>" words "</Sentence></TableColumn>"
#define ROW(one, two) "<TableRow>" CELL(one) CELL(two) "</TableRow>"
#define ARTICLE(num, caption, sign) "<Article Num=\"" num "\">" \
	"<ArticleCaption>" caption "</ArticleCaption><ArticleTitle>" sign \
	"</ArticleTitle>"

static const char law[] = "<Law Era=\"Reiwa\" Lang=\"ja\" LawType=\"Misc\" "
    "Num=\"1\" Year=\"1\"><LawNum/><LawBody><LawTitle>文書取扱要綱</LawTitle>"
    "<TOC><TOCLabel>目次</TOCLabel><TOCChapter Num=\"1\"><ChapterTitle>第1章　総則"
    "</ChapterTitle><ArticleRange>（第1条・第2条）</ArticleRange></TOCChapter>"
    "<TOCChapter Num=\"2\"><ChapterTitle>第2章　手続</ChapterTitle>"
    "<ArticleRange>（第3条―第6条）</ArticleRange></TOCChapter>"
    "<TOCSupplProvision><SupplProvisionLabel>附則</SupplProvisionLabel>"
    "</TOCSupplProvision></TOC><MainProvision>"
    "<Chapter Num=\"1\"><ChapterTitle>第1章　総則</ChapterTitle>"
    ARTICLE("1", "（目的）", "第1条") FIRST("この要綱は、取扱いを定める。")
    "</Paragraph></Article>"
    ARTICLE("2", "（定義）", "第2条") FIRST("次の各号による。")
    ITEM("1", "(1)", "文書　紙の記録をいう。")
    "<Subitem1 Num=\"1\"><Subitem1Title>ア</Subitem1Title><Subitem1Sentence>"
    "<Sentence>手紙</Sentence></Subitem1Sentence></Subitem1>"
    "<Subitem1 Num=\"2\"><Subitem1Title>イ</Subitem1Title><Subitem1Sentence>"
    "<Sentence>葉書</Sentence></Subitem1Sentence></Subitem1></Item>"
    ITEM("2", "(2)", "職員　区の職員をいう。") "</Item>"
    ITEM("3", "(3)", "課長　課の長をいう。") "</Item></Paragraph></Article>"
    "</Chapter><Chapter Num=\"2\"><ChapterTitle>第2章　手続</ChapterTitle>"
    ARTICLE("3", "（申請）", "第3条")
    "<Paragraph Num=\"1\"><ParagraphNum/><ParagraphSentence>"
    "<Sentence Function=\"main\" Num=\"1\">職員は、7日前までに申請する。</Sentence>"
    "<Sentence Function=\"proviso\" Num=\"2\">ただし、急ぐときは、前日とする。"
    "</Sentence></ParagraphSentence></Paragraph>"
    "<Paragraph Num=\"2\"><ParagraphNum>2</ParagraphNum><ParagraphSentence>"
    "<Sentence Num=\"1\">課長は、結果を知らせる。</Sentence><Sentence Num=\"2\">"
    "この場合において、書面による。</Sentence></ParagraphSentence></Paragraph>"
    "<Paragraph Num=\"3\"><ParagraphNum>3</ParagraphNum>"
    SENTENCE("前項の書面は、1年間保存する。") "</Paragraph></Article>"
    ARTICLE("4", "（料金）", "第4条") FIRST("料金は、次の表による。")
    "<TableStruct><Table>" ROW("写し", "10円") ROW("閲覧", "20円")
    "</Table></TableStruct></Paragraph></Article>"
    "<Article Num=\"5\"><ArticleTitle>第5条</ArticleTitle>"
    FIRST("職員は、記録を残す。") "</Paragraph></Article>"
    "<Article Num=\"6\"><ArticleTitle>第6条</ArticleTitle>"
    FIRST("課長は、<Ruby>記録<Rt>きろく</Rt></Ruby>を見る。") "</Paragraph>"
    "</Article></Chapter></MainProvision>"
    "<SupplProvision><SupplProvisionLabel>附則</SupplProvisionLabel>"
    "<Paragraph Num=\"1\"><ParagraphNum>1</ParagraphNum>"
    SENTENCE("この要綱は、公布の日から施行する。") "</Paragraph>"
    "<Paragraph Num=\"2\"><ParagraphNum>2</ParagraphNum>"
    SENTENCE("旧要綱は、廃止する。") "</Paragraph></SupplProvision>"
    "<AppdxTable Num=\"1\"><AppdxTableTitle>別表第1</AppdxTableTitle>"
    "<RelatedArticleNum>（第4条関係）</RelatedArticleNum><TableStruct><Table>"
    ROW("区分", "額") ROW("写し", "10円") ROW("閲覧", "20円")
    "</Table><Remarks><RemarksLabel>備考</RemarksLabel>"
    ITEM("1", "1", "額は、税を含む。") "</Item>"
    ITEM("2", "2", "端数は、切り捨てる。") "</Item></Remarks></TableStruct>"
    "</AppdxTable>"
    "<AppdxTable Num=\"2\"><AppdxTableTitle>別表第2</AppdxTableTitle><TableStruct>"
    "<Table>" ROW("様式", "名") "</Table></TableStruct></AppdxTable>"
    "</LawBody></Law>";

struct order {
	const char	*text;
	const char	*there[4];	/* in the XML that comes out */
	const char	*absent;	/* not in it, or NULL */
	enum problem_id	 wrong;		/* if nothing may be there */
};

static void
carry_out(const struct order *order, struct text *made,
    struct problems *problems)
{
	struct pool *pool = pool_new();
	xmlDoc *document = xmlReadMemory(law, (int)strlen(law), NULL, NULL,
	    XML_PARSE_NONET);
	xmlChar *xml = NULL;
	int length = 0;

	assert_non_null(document);
	if (amend_apply(pool, document, "amend.txt", order->text,
	    strlen(order->text), problems)) {
		xmlDocDumpMemoryEnc(document, &xml, &length, "UTF-8");
		text_add(made, (const char *)xml, (size_t)length);
		xmlFree(xml);
	}
	xmlFreeDoc(document);
	pool_free(pool);
}

/* Line breaks and what stands around them are the writer's. */
static void
close_up(struct text *made)
{
	size_t from, to = 0;

	for (from = 0; from < made->length; from++) {
		if (made->bytes[from] == '\n') {
			from += strspn(made->bytes + from, "\n ");
			if (from >= made->length)
				break;
		}
		made->bytes[to++] = made->bytes[from];
	}
	made->length = to;
	made->bytes[to] = '\0';
}

static void
becomes(const struct order *order)
{
	struct problems *problems = problems_new();
	struct text made = {0}, said = {0};
	const char *const *there = order->there;

	carry_out(order, &made, problems);
	if (made.length == 0) {
		problem_print(problems, &said, PROBLEM_AS_TEXT, false);
		fail_msg("%s\n%s", order->text, said.bytes);
	}
	close_up(&made);
	for (; there < order->there + 4 && *there != NULL; there++)
		if (strstr(made.bytes, *there) == NULL)
			fail_msg("%s\nno %s in\n%s", order->text, *there,
			    made.bytes);
	if (order->absent != NULL && strstr(made.bytes, order->absent) != NULL)
		fail_msg("%s\n%s is still there", order->text, order->absent);
	text_free(&made);
	problems_free(problems);
}

static void
is_refused(const struct order *order)
{
	struct problems *problems = problems_new();
	struct text made = {0}, said = {0};

	carry_out(order, &made, problems);
	if (made.length > 0)
		fail_msg("%s\nwas carried out:\n%s", order->text, made.bytes);
	if (!problems_have(problems, order->wrong)) {
		problem_print(problems, &said, PROBLEM_AS_TEXT, false);
		fail_msg("%s\n%s", order->text, said.bytes);
	}
	assert_int_equal(problems_status(problems), 1);
	problems_free(problems);
}

/* ---- words ---- */

static const struct order words[] = {
    { "　第1条中「定める」を「定めるものとする」に改める。",
      { "取扱いを定めるものとする。" }, NULL, 0 },
    { "　第3条第1項ただし書中「前日」を「当日」に改める。",
      { "<Sentence Function=\"proviso\" Num=\"2\">ただし、急ぐときは、当日とする。" },
      "前日", 0 },
    { "　第3条第1項本文中「7日」を「3日」に改める。",
      { "職員は、3日前までに申請する。" }, NULL, 0 },
    { "　第3条第2項後段中「書面」を「文書」に改める。",
      { "この場合において、文書による。" }, NULL, 0 },
    { "　第3条第2項前段中「課長」を「部長」に改める。",
      { "部長は、結果を知らせる。" }, NULL, 0 },
    { "　第3条第3項中「前項」を「第2項」に、「1年間」を「3年間」に改める。",
      { "第2項の書面は、3年間保存する。" }, NULL, 0 },
    { "　第2条第1号ア中「手紙」の次に「及び小包」を加える。",
      { "<Sentence>手紙及び小包</Sentence>" }, NULL, 0 },
    { "　第2条第1号ア中「手紙」の前に「私的な」を加える。",
      { "<Sentence>私的な手紙</Sentence>" }, NULL, 0 },
    { "　第2条第2号中「区の」を削る。",
      { "職員　職員をいう。" }, NULL, 0 },
    { "　第2条各号列記以外の部分中「各号」を「各号の定め」に改める。",
      { "次の各号の定めによる。" }, NULL, 0 },
    { "　第2条の見出し中「定義」を「用語」に改める。",
      { "<ArticleCaption>（用語）</ArticleCaption>" }, "（定義）", 0 },
    { "　第4条の表中「20円」を「30円」に改める。",
      { "<Sentence>30円</Sentence></TableColumn></TableRow></Table>"
        "</TableStruct></Paragraph>", "<TableRow><TableColumn><Sentence>閲覧"
        "</Sentence></TableColumn><TableColumn><Sentence>20円" }, NULL, 0 },
    { "　第6条中「記録」を「文書」に改める。",
      { "課長は、文書を見る。" }, "<Ruby>", 0 },
    { "　第6条中「記録」の次に「及び文書」を加える。",
      { "課長は、<Ruby>記録<Rt>きろく</Rt></Ruby>及び文書を見る。" }, NULL, 0 },
    { "　第6条中「記録」の前に「古い」を加える。",
      { "課長は、古い<Ruby>記録<Rt>きろく</Rt></Ruby>を見る。" }, NULL, 0 },
    { "　第6条中「録」を「事」に改める。", { "課長は、記事を見る。" }, "<Ruby>", 0 },
    { "　第2条各号中「いう」を「指す」に改める。",
      { "紙の記録を指す。", "区の職員を指す。", "課の長を指す。" }, NULL, 0 },
    { "　第6条中「見る」を「読む」に改める。",
      { "課長は、<Ruby>記録<Rt>きろく</Rt></Ruby>を読む。" }, NULL, 0 },
    { "　題名中「文書」を「公文書」に改める。",
      { "<LawTitle>公文書取扱要綱</LawTitle>" }, NULL, 0 },
    { "　目次中「第6条」を「第7条」に改める。",
      { "<ArticleRange>（第3条―第7条）</ArticleRange>" }, NULL, 0 },
    { "　附則第2項中「旧要綱」を「旧文書取扱要綱」に改める。",
      { "旧文書取扱要綱は、廃止する。" }, NULL, 0 },
    { "　別表第1中「（第4条関係）」を「（第4条、第5条関係）」に改める。",
      { "<RelatedArticleNum>（第4条、第5条関係）</RelatedArticleNum>" }, NULL, 0 },
    { "　別表第1写しの項中「10円」を「15円」に改める。",
      { "<Sentence>写し</Sentence></TableColumn><TableColumn><Sentence>15円" },
      NULL, 0 },
    { "　別表第1備考2中「切り捨てる」を「切り上げる」に改める。",
      { "端数は、切り上げる。" }, NULL, 0 },
    { "　第2章の章名中「手続」を「申請の手続」に改める。",
      { "<ChapterTitle>第2章　申請の手続</ChapterTitle>" }, NULL, 0 },
    { "　第5条中「職員」を「課の職員」に改め、「残す」の下に「ものとする」を加える。",
      { "課の職員は、記録を残すものとする。" }, NULL, 0 },
    { "　第1条及び第5条中「、」を「，」に改める。",
      { "この要綱は，取扱いを定める。", "職員は，記録を残す。" }, NULL, 0 },
    { "　第3条第2項及び第3項中「書面」を「文書」に改める。",
      { "文書による。", "前項の文書は" }, "書面", 0 },
};

static const struct order wrong_words[] = {
    { "　第1条中「決める」を「定める」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NOT_FOUND },
    { "　第9条中「定める」を「決める」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　第1条第2項中「定める」を「決める」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　第5条の見出し中「記録」を「文書」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　第5条の表中「記録」を「文書」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　第5条ただし書中「記録」を「文書」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　第1条後段中「定める」を「決める」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　第1条中「定める」を「決めるに改める。", { NULL }, NULL,
      PROBLEM_AMEND_BRACKET },
    { "　第1条中「定める」を「決める」に変える。", { NULL }, NULL,
      PROBLEM_AMEND_NOT_UNDERSTOOD },
    { "　第1条中「定める」の後ろに「ものとする」を加える。", { NULL }, NULL,
      PROBLEM_AMEND_NOT_UNDERSTOOD },
    { "　目次中「第8条」を「第7条」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NOT_FOUND },
    { "　別表第3中「額」を「料金」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　別表第1謄本の項中「10円」を「15円」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　別表第1備考3中「額」を「料金」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　第2条第4号中「課」を「部」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　第2条第1号ウ中「葉書」を「はがき」に改める。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "この要綱は、よくできている。\n", { NULL }, NULL,
      PROBLEM_AMEND_NOT_UNDERSTOOD },
};

/* ---- provisions ---- */

static const struct order provisions[] = {
    { "　第1条の次に次の1条を加える。\n　（範囲）\n第1条の2　要綱は、区に適用する。",
      { "<Article Num=\"1_2\"><ArticleCaption>（範囲）</ArticleCaption>"
        "<ArticleTitle>第1条の2</ArticleTitle>" }, NULL, 0 },
    { "　第3条に次の1項を加える。\n4　申請は、電話によることができる。",
      { "<ParagraphNum>4</ParagraphNum>", "申請は、電話による" }, NULL, 0 },
    { "　第5条に次のただし書を加える。\nただし、軽いものは、この限りでない。",
      { "Function=\"proviso\"", "ただし、軽いものは、この限りでない。" }, NULL, 0 },
    { "　第5条に後段として次のように加える。\nこの場合において、書面による。",
      { "<Sentence Num=\"2\">この場合において、書面による。" }, NULL, 0 },
    { "　第2条に次の1号を加える。\n(4)　部長　部の長をいう。",
      { "<Item Num=\"4\"><ItemTitle>(4)</ItemTitle>" }, NULL, 0 },
    { "　第2条第1号に次のように加える。\nウ　小包",
      { "<Subitem1 Num=\"3\"><Subitem1Title>ウ</Subitem1Title>" }, NULL, 0 },
    { "　第2条第3号を削る。", { "<ItemTitle>(2)</ItemTitle>" },
      "<ItemTitle>(3)</ItemTitle>", 0 },
    { "　第2条第2号を削り、同条第3号を同条第2号とする。",
      { "<Item Num=\"2\"><ItemTitle>(2)</ItemTitle>", "課長　課の長をいう。" },
      "職員　区", 0 },
    { "　第2条各号を次のように改める。\n(1)　記録　文書をいう。\n(2)　長　課長をいう。",
      { "<Sentence>記録</Sentence>", "<Sentence>課長をいう。" }, "手紙", 0 },
    { "　第2条各号を削る。", { "次の各号による。" }, "職員　区", 0 },
    { "　第2条各号列記以外の部分を次のように改める。\n　用語は、次による。",
      { "用語は、次による。</Sentence>", "手紙" }, "次の各号", 0 },
    { "　第3条第1項ただし書を削る。", { "7日前までに申請する。" }, "急ぐときは", 0 },
    { "　第3条第2項後段を削る。", { "結果を知らせる。" }, "この場合において", 0 },
    { "　第3条第1項ただし書を次のように改める。\nただし、休日は、除く。",
      { "ただし、休日は、除く。" }, "急ぐときは", 0 },
    { "　第3条第2項を削り、同条第3項中「前項の」を削り、同項を同条第2項とする。",
      { "<ParagraphNum>2</ParagraphNum>", "<Sentence>書面は、1年間保存する。" },
      "結果を知らせる", 0 },
    { "　第5条を削る。", { "第6条" }, "記録を残す", 0 },
    { "　第6条を第7条とし、第5条を第6条とし、第4条の次に次の1条を加える。\n"
      "　（減免）\n第5条　料金は、減じることができる。",
      { "<ArticleTitle>第7条</ArticleTitle>", "料金は、減じることができる。" },
      NULL, 0 },
    { "　第5条の前に見出しとして「（記録）」を付する。",
      { "<ArticleCaption>（記録）</ArticleCaption><ArticleTitle>第5条" }, NULL,
      0 },
    { "　第5条に見出しとして「（記録）」を付する。",
      { "<ArticleCaption>（記録）</ArticleCaption><ArticleTitle>第5条" }, NULL,
      0 },
    { "　第2条の見出しを「（用語）」に改める。",
      { "<ArticleCaption>（用語）</ArticleCaption>" }, "（定義）", 0 },
    { "　第2条の見出しを削る。", { "<ArticleTitle>第2条" }, "（定義）", 0 },
    { "　第1条を次のように改める。\n　（趣旨）\n第1条　この要綱は、趣旨を定める。",
      { "（趣旨）", "この要綱は、趣旨を定める。" }, "（目的）", 0 },
    { "　第4条の表を次のように改める。\n写し\t15円\n閲覧\t25円\n謄本\t↑",
      { "<TableColumn rowspan=\"2\"><Sentence Num=\"1\">25円" }, NULL, 0 },
    { "　第4条の表を次のように改める。\n料金\t←\n写し\t15円",
      { "<TableColumn colspan=\"2\"><Sentence Num=\"1\">料金" }, NULL, 0 },
    { "　別表第1に次のように加える。\n謄本\t30円",
      { "謄本</Sentence></TableColumn><TableColumn><Sentence Num=\"1\">30円" },
      NULL, 0 },
    { "　別表第1写しの項の次に次のように加える。\n謄本\t30円",
      { "30円</Sentence></TableColumn></TableRow><TableRow>"
        "<TableColumn><Sentence>閲覧" }, NULL, 0 },
    { "　別表第1閲覧の項を削る。", { "写し" }, "閲覧</Sentence></TableColumn>"
      "<TableColumn><Sentence>20円</Sentence></TableColumn></TableRow></Table>"
      "<Remarks>", 0 },
    { "　別表第1備考1を削る。", { "端数は、切り捨てる。" }, "税を含む", 0 },
    { "　別表第2を次のように改める。\n別表第2（第5条関係）\n様式\t番号",
      { "（第5条関係）", "番号</Sentence>" }, "<Sentence>名<", 0 },
    { "　別表第2を削る。", { "別表第1" }, "別表第2", 0 },
    { "　別表第2を別表第3とする。",
      { "<AppdxTableTitle>別表第3</AppdxTableTitle>" }, "別表第2", 0 },
    { "　別表第2の次に次の1表を加える。\n別表第3（第6条関係）\n甲\t乙",
      { "別表第3", "（第6条関係）" }, NULL, 0 },
    { "　附則第2項を削る。", { "公布の日から施行する。" }, "旧要綱", 0 },
    { "　附則に次の1項を加える。\n3　様式は、なお使用することができる。",
      { "<ParagraphNum>3</ParagraphNum>" }, NULL, 0 },
    { "　題名を次のように改める。\n　　　公文書取扱要綱",
      { "<LawTitle>公文書取扱要綱</LawTitle>" }, NULL, 0 },
    { "　目次を次のように改める。\n目次\n　第1章　総則（第1条―第3条）\n　附則",
      { "（第1条―第3条）" }, "第2章　手続</ChapterTitle><ArticleRange>", 0 },
    { "　第2章の章名を削る。", { "<ArticleTitle>第3条" },
      "</Article></Chapter><Chapter", 0 },
    { "　第5条の前に次の章名を付する。\n　　　第3章　記録",
      { "<Chapter Num=\"3\"><ChapterTitle>第3章　記録</ChapterTitle><Article "
        "Num=\"5\">" }, NULL, 0 },
    { "　第2章に次の1条を加える。\n第7条　様式は、別に定める。",
      { "<ArticleTitle>第7条</ArticleTitle>" }, NULL, 0 },
    { "　第2章の次に次の1章を加える。\n　　　第3章　雑則\n第7条　別に定める。",
      { "<Chapter Num=\"3\"><ChapterTitle>第3章　雑則</ChapterTitle>" }, NULL, 0 },
};

static const struct order wrong_provisions[] = {
    { "　第3条第1項に次のただし書を加える。\nただし、休日は、除く。", { NULL }, NULL,
      PROBLEM_AMEND_TAKEN },
    { "　第1条の次に次の1条を加える。\n第2条　重なる。", { NULL }, NULL,
      PROBLEM_AMEND_TAKEN },
    { "　第1条の次に次の2条を加える。\n第1条の2　一つだけ。", { NULL }, NULL,
      PROBLEM_AMEND_COUNT },
    { "　第1条の次に次の1条を加える。", { NULL }, NULL, PROBLEM_AMEND_COUNT },
    { "　第5条を第6条とする。", { NULL }, NULL, PROBLEM_AMEND_TAKEN },
    { "　第9条を削る。", { NULL }, NULL, PROBLEM_AMEND_NO_PROVISION },
    { "　第5条の見出しを削る。", { NULL }, NULL, PROBLEM_AMEND_NO_PROVISION },
    { "　第5条各号を削る。", { NULL }, NULL, PROBLEM_AMEND_NO_PROVISION },
    { "　第5条各号を次のように改める。\n(1)　甲", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　第5条の表を次のように改める。\n甲\t乙", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　第4条の表を次のように改める。\n甲\t乙\n丙", { NULL }, NULL,
      PROBLEM_AMEND_NOT_UNDERSTOOD },
    { "　第4条の表を次のように改める。\n←\t乙", { NULL }, NULL,
      PROBLEM_AMEND_NOT_UNDERSTOOD },
    { "　題名を削る。", { NULL }, NULL, PROBLEM_AMEND_NOT_UNDERSTOOD },
    { "　第3条第2項から第5項までを削る。", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　別表第3の次に次の1表を加える。\n別表第4\n甲\t乙", { NULL }, NULL,
      PROBLEM_AMEND_NO_PROVISION },
    { "　目次を次のように改める。\n目次\n　何でもない行", { NULL }, NULL,
      PROBLEM_AMEND_NOT_UNDERSTOOD },
};

/* ---- and said again ---- */

/* Of four of each order; rows of tables and readings are not said yet. */
enum { SAID = 220 };

/*
 * The sentences that make one text of another, in that style: proved, or it is
 * told what no sentence says.
 */
static bool
is_said(struct pool *pool, const char *from, const char *to,
    enum amendment_style style)
{
	struct problems *problems = problems_new();
	struct edition *old = edition_load_law(pool, from, problems);
	struct edition *new = edition_load_law(pool, to, problems);
	const struct amendment_proved *proved;
	struct text out = {0};
	bool is_proved;

	assert_non_null(old);
	assert_non_null(new);
	assert_int_equal(problems_status(problems), 0);
	proved = amendment_prove(pool, compare_editions(pool, NULL, old, new),
	    style, false, problems);
	is_proved = proved != NULL;
	if (is_proved) {
		amendment_write_text(proved, &out);
		assert_non_null(strstr(out.bytes, "次のように改正する"));
		text_clear(&out);
		amendment_print_json(proved->amendment, &out);
		assert_non_null(strstr(out.bytes, "\"sentence\""));
	} else {
		assert_int_equal(problems_status(problems), 1);
	}
	amendment_end(proved);
	text_free(&out);
	edition_free(old);
	edition_free(new);
	problems_free(problems);
	return is_proved;
}

/* Both ways, in both styles: how many of the four are proved. */
static int
count_said(const struct order *order)
{
	struct problems *problems = problems_new();
	struct pool *pool = pool_new();
	struct scratch scratch = scratch_open();
	struct text made = {0};
	const char *old, *new;
	int said = 0;

	carry_out(order, &made, problems);
	old = pool_string(pool, scratch_put(&scratch, "old.xml", law));
	new = scratch_put(&scratch, "new.xml", made.bytes);
	said += is_said(pool, old, new, AMENDMENT_LOCAL);
	said += is_said(pool, old, new, AMENDMENT_NATIONAL);
	said += is_said(pool, new, old, AMENDMENT_LOCAL);
	said += is_said(pool, new, old, AMENDMENT_NATIONAL);
	scratch_close(&scratch);
	text_free(&made);
	pool_free(pool);
	problems_free(problems);
	return said;
}

static void
words_change(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof words / sizeof *words; i++)
		becomes(&words[i]);
}

static void
words_that_are_not_there_are_told(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof wrong_words / sizeof *wrong_words; i++)
		is_refused(&wrong_words[i]);
}

static void
provisions_come_go_and_move(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof provisions / sizeof *provisions; i++)
		becomes(&provisions[i]);
}

static void
what_cannot_be_done_is_told(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof wrong_provisions / sizeof *wrong_provisions;
	    i++)
		is_refused(&wrong_provisions[i]);
}

static void
what_was_ordered_can_be_said_again(void **state)
{
	const struct order *const lists[] = { words, provisions };
	const size_t counts[] = { sizeof words / sizeof *words,
	    sizeof provisions / sizeof *provisions };
	size_t list, i;
	int said = 0;

	(void)state;
	for (list = 0; list < 2; list++)
		for (i = 0; i < counts[list]; i++)
			said += count_said(&lists[list][i]);
	assert_true(said >= SAID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_change),
		cmocka_unit_test(words_that_are_not_there_are_told),
		cmocka_unit_test(provisions_come_go_and_move),
		cmocka_unit_test(what_cannot_be_done_is_told),
		cmocka_unit_test(what_was_ordered_can_be_said_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
