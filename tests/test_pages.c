#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "desk.h"

static void
the_dump_is_exact(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);

	maker.y = 80000;
	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_P), "第1条");
	made_shape(&maker, 0, MARK_LINE, NULL, 1, 2, 3, 4)->dashed = true;
	pages_dump(maker.pages, &desk->said);
	assert_string_equal(desk->said.bytes, "title 誓約書\nlanguage ja\n"
	    "digest 0123456789ab\ndocument\n  p\npage 1 595276,841890\n"
	    "  p text 71000,100000 mincho 10500 \"第1条\" 10500 5250\n"
	    "  - line 1,2 3,4 thick=500 dashed\n");
}

static void
words_leave_out_furniture(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 2);
	struct tag *para = made_tag(&maker, maker.root, TAG_P);

	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_H1), "題");
	made_words(&maker, 0, para, "前");
	made_words(&maker, 0, made_tag(&maker, para, TAG_LINK), "第7条");
	made_words(&maker, 0, NULL, "1 / 2");
	made_words(&maker, 1, para, "後");
	pages_words(maker.pages, &desk->said);
	assert_string_equal(desk->said.bytes, "題 前第7条後");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ON_DESK(the_dump_is_exact),
		ON_DESK(words_leave_out_furniture)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
