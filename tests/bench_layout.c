/*
 * How long laying out takes: a table of 34 pages and a pledge of one page.
 * Goals: 10 ms and 0.1 ms.
 */
#include <assert.h>
#include <stdio.h>
#include <time.h>

#define assert_non_null(what) assert((what) != NULL)
#include "laid.h"

enum { ROWS = 640, TABLES = 50, PLEDGES = 5000 };

static double
now(void)
{
	struct timespec when;

	clock_gettime(CLOCK_MONOTONIC, &when);
	return (double)when.tv_sec * 1e3 + (double)when.tv_nsec / 1e6;
}

static void
time_sheet(struct laid *laid, const char *name, const char *xml, int runs)
{
	double start;
	size_t pages = 0;
	int i;

	laid_sheet(laid, xml, false);
	start = now();
	for (i = 0; i < runs; i++) {
		struct pool *pool = pool_new();

		pages = layout_sheet(pool, laid->sheet, laid->style,
		    laid->faces, false, laid->problems)->count;
		pool_free(pool);
	}
	printf("%-8s %3zu pages %8.3f ms\n", name, pages,
	    (now() - start) / runs);
}

static void
time_table(struct laid *laid)
{
	struct text xml = {0};
	int i;

	text_add_string(&xml, "<sheet title=\"点検票\"><table cols=\"1 8 3 1 1\">"
	    "<row head=\"yes\"><cell>番号</cell><cell>点検項目</cell>"
	    "<cell>根拠</cell><cell>はい</cell><cell>いいえ</cell></row>");
	for (i = 1; i <= ROWS; i++)
		text_add_format(&xml, "<row number=\"%d\"><cell kind=\"number\">"
		    "%d</cell><cell>電子情報等を庁舎外又は庁外へ持ち出すときは、"
		    "漏えい、改ざん、滅失、毀損などの事故が生じないよう適切に"
		    "管理していますか。</cell><cell>第7条第%d項(電子情報等の"
		    "持ち出し)</cell><cell kind=\"center\"><check/></cell>"
		    "<cell kind=\"center\"><check/></cell></row>", i, i, i % 9);
	text_add_string(&xml, "</table></sheet>");
	time_sheet(laid, "table", xml.bytes, TABLES);
	text_free(&xml);
}

int
main(void)
{
	struct laid laid;

	laid_open(&laid);
	time_table(&laid);
	time_sheet(&laid, "pledge", "<sheet title=\"誓約書\"><para kind=\"title\">"
	    "誓約書</para><para>私は,情報セキュリティ教育実施基準第7条第1項の"
	    "規定により,次に掲げる事項を遵守することを誓約します。</para>"
	    "<list><item number=\"1\">業務上知り得た情報を他に漏らしません。"
	    "</item><item number=\"2\">識別コード及びパスワードを他者に教えま"
	    "せん。</item></list><sign mode=\"sign-and-seal\"/></sheet>",
	    PLEDGES);
	laid_close(&laid);
	return 0;
}
