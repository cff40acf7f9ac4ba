/* A name and its reading in one cell. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "people/inside.h"

static const struct {
	const char	*value;
	enum both_shape	 shape;
	const char	*name, *reading;
} rows[] = {
	{ "山田太郎（やまだたろう）", BOTH_SPLIT, "山田太郎", "やまだたろう" },
	{ "山田太郎(ヤマダ　タロウ)", BOTH_SPLIT, "山田太郎", "ヤマダ　タロウ" },
	{ "山田太郎（やまだ)", BOTH_SPLIT, "山田太郎", "やまだ" },
	{ "山田太郎(やまだ）", BOTH_SPLIT, "山田太郎", "やまだ" },
	{ "山田太郎〔やまだ〕", BOTH_SPLIT, "山田太郎", "やまだ" },
	{ "山田太郎［やまだ］", BOTH_SPLIT, "山田太郎", "やまだ" },
	{ "山田太郎[ﾔﾏﾀﾞ]", BOTH_SPLIT, "山田太郎", "ﾔﾏﾀﾞ" },
	{ "山田太郎【やまだ】", BOTH_SPLIT, "山田太郎", "やまだ" },
	{ "山田 太郎　（　やまだ たろう 　）", BOTH_SPLIT, "山田 太郎",
	    "やまだ たろう" },
	{ "佐藤 花子 さとう はなこ", BOTH_SPLIT, "佐藤 花子", "さとう はなこ" },
	{ "佐藤　花子　さとう　はなこ", BOTH_SPLIT, "佐藤　花子",
	    "さとう　はなこ" },
	{ "佐藤花子 さとうはなこ", BOTH_SPLIT, "佐藤花子", "さとうはなこ" },
	{ "佐藤花子\nさとう はなこ", BOTH_SPLIT, "佐藤花子", "さとう はなこ" },
	{ "林\nはやし", BOTH_SPLIT, "林", "はやし" },
	{ "（やまだ）", BOTH_NONE, "（やまだ）", "" },
	{ "山田（課長）", BOTH_NONE, "山田（課長）", "" },
	{ "山田（　）", BOTH_NONE, "山田（　）", "" },
	{ "山田（）", BOTH_NONE, "山田（）", "" },
	{ "山田（やまだ）様", BOTH_NONE, "山田（やまだ）様", "" },
	{ "佐藤花子", BOTH_NONE, "佐藤花子", "" },
	{ "さとう はなこ", BOTH_NONE, "さとう はなこ", "" },
	{ "佐藤 はなこ 花子", BOTH_NONE, "佐藤 はなこ 花子", "" },
	{ "", BOTH_NONE, "", "" },
	{ "佐藤花子（さとう", BOTH_UNCLEAR, "佐藤花子（さとう", "" },
	{ "佐藤花子(さとう", BOTH_UNCLEAR, "佐藤花子(さとう", "" },
	{ "林 さくら", BOTH_UNCLEAR, "林 さくら", "" },
	{ "佐藤 花子 さとう", BOTH_UNCLEAR, "佐藤 花子 さとう", "" },
};

static void
a_reading_is_told_from_its_name(void **state)
{
	struct pool *pool = pool_new();
	size_t i;

	(void)state;
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (roster_both_shape(rows[i].value) != rows[i].shape)
			fail_msg("shape of %s: %d", rows[i].value,
			    roster_both_shape(rows[i].value));
		assert_string_equal(roster_both_half(pool, rows[i].value,
		    ROSTER_NAME), rows[i].name);
		assert_string_equal(roster_both_half(pool, rows[i].value,
		    ROSTER_READING), rows[i].reading);
	}
	pool_free(pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reading_is_told_from_its_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
