#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "desk.h"

static void
the_structure_is_that_of_the_tags(void **state)
{
	static const char *const order[] = { "Document", "H1", "誓約書",
	    "P", "私は、第16条を守ります。" };
	struct desk *desk = *state;

	paint(desk, make_pledge(desk));
	ask(desk, "pdfinfo -struct-text %s");
	assert_order(desk, order, 5);
	assert_null(strstr(desk->said.bytes, "1 / 1"));	/* furniture */
	ask(desk, UNPACKED);
	assert_says(desk, "/Artifact BMC");
}

static void
table_heads_have_a_scope(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);
	struct tag *table = made_tag(&maker, maker.root, TAG_TABLE);
	struct tag *row = made_tag(&maker, table, TAG_TR);
	struct tag *head = made_tag(&maker, row, TAG_TH), *cell;

	head->scope = 'c';
	head->column_span = 2;
	made_words(&maker, 0, head, "旧");
	row = made_tag(&maker, table, TAG_TR);
	cell = made_tag(&maker, row, TAG_TH);
	cell->scope = 'r';
	cell->row_span = 3;
	made_words(&maker, 0, cell, "第1条");
	made_tag(&maker, row, TAG_TD);		/* empty, and yet a cell */
	paint(desk, maker.pages);
	assert_linked(desk);
	ask(desk, "pdfinfo -struct %s");
	assert_says(desk, "Table");
	assert_says(desk, "TD");
	assert_says(desk, "/Scope /Column");
	assert_says(desk, "/ColSpan 2");
	assert_says(desk, "/Scope /Row");
	assert_says(desk, "/RowSpan 3");
}

static void
empty_tags_other_than_cells_are_left_out(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);

	made_tag(&maker, made_tag(&maker, maker.root, TAG_SECT), TAG_NOTE);
	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_P), "文");
	paint(desk, maker.pages);
	ask(desk, "pdfinfo -struct %s");
	assert_null(strstr(desk->said.bytes, "Sect"));
	assert_null(strstr(desk->said.bytes, "Note"));
}

static void
headings_begin_at_the_first_level_and_leave_none_out(void **state)
{
	static const char *const order[] = { "H1", "点検", "H2", "注意",
	    "H2", "細目", "H1", "表題", "H2", "章" };
	static const struct {
		enum tag_kind	 kind;
		const char	*words;
	} headings[] = {
		{ TAG_H2, "点検" }, { TAG_H4, "注意" }, { TAG_H3, "細目" },
		{ TAG_H1, "表題" }, { TAG_H3, "章" }
	};
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);
	size_t i;

	made_tag(&maker, maker.root, TAG_H1);	/* says nothing, goes */
	for (i = 0; i < sizeof headings / sizeof *headings; i++)
		made_words(&maker, 0, made_tag(&maker, maker.root,
		    headings[i].kind), headings[i].words);
	paint(desk, maker.pages);
	ask(desk, "pdfinfo -struct-text %s");
	assert_order(desk, order, 10);
	assert_null(strstr(desk->said.bytes, "H3"));
}

static void
words_around_a_link_keep_their_order(void **state)
{
	static const char *const order[] = { "P", "前", "Link", "第7条",
	    "後" };
	struct desk *desk = *state;
	struct maker maker = begin(desk, 2);
	struct tag *para = made_tag(&maker, maker.root, TAG_P);
	struct tag *tag = made_tag(&maker, para, TAG_LINK);
	struct link link = { 90000, 70000, 140000, 84000, "Mp-At_7", NULL,
	    tag, "第7条", NULL };
	struct target target = { "Mp-At_7", 1, 60000, NULL };

	made_words(&maker, 0, para, "前");
	made_words_at(&maker, 0, tag, FACE_MINCHO, 90000, 0, "第7条");
	made_words_at(&maker, 0, para, FACE_MINCHO, 140000, 0, "後");
	made_words(&maker, 1, made_tag(&maker, maker.root, TAG_H2), "条");
	maker.pages->list[0].links = &link;
	maker.pages->targets = &target;
	paint(desk, maker.pages);
	assert_linked(desk);
	ask(desk, "pdfinfo -struct-text %s");
	assert_order(desk, order, 5);
	ask(desk, UNPACKED);
	assert_says(desk, "/Type /OBJR");
	assert_says(desk, "/StructParent 2");
	assert_says(desk, "/Contents <feff");
	assert_says(desk, "/XYZ");
	assert_says(desk, "/F 4\n");
}

static void
a_link_outside_is_an_address_in_ascii(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);
	struct tag *tag = made_tag(&maker, maker.root, TAG_LINK);
	struct link link = { 90000, 70000, 140000, 84000, NULL,
	    "https://example.jp/(法)?a=1", tag, "法令", NULL };
	struct link nowhere = { 1, 1, 2, 2, "Mp-At_99", NULL, tag, NULL,
	    NULL };

	link.next = &nowhere;
	made_words(&maker, 0, tag, "法令");
	maker.pages->list[0].links = &link;
	paint(desk, maker.pages);
	assert_sound(desk);
	ask(desk, UNPACKED);
	assert_says(desk, "https://example.jp/%28%E6%B3%95%29?a=1");
}

static void
a_paragraph_may_go_on_over_the_page(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 2);
	struct tag *para = made_tag(&maker, maker.root, TAG_P);

	made_words(&maker, 0, para, "前半");
	made_words(&maker, 1, para, "後半");
	paint(desk, maker.pages);
	assert_linked(desk);
	ask(desk, "pdfinfo -struct-text %s");
	assert_says(desk, "前半");
	assert_says(desk, "後半");
	ask(desk, UNPACKED);
	assert_says(desk, "/Type /MCR");
}

static void
boxes_and_blanks_say_what_they_are(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);
	struct tag *off = made_tag(&maker, maker.root, TAG_FORM);
	struct tag *on = made_tag(&maker, maker.root, TAG_FORM);
	struct tag *blank = made_tag(&maker, maker.root, TAG_FORM);

	off->alternative = "いいえ";
	blank->alternative = "氏名";
	made_shape(&maker, 0, MARK_BOX, off, 70000, 70000, 80000, 80000);
	made_shape(&maker, 0, MARK_BOX, on, 70000, 90000, 80000, 100000);
	made_shape(&maker, 0, MARK_TICK, on, 70000, 90000, 80000, 100000);
	made_shape(&maker, 0, MARK_LINE, blank, 70000, 110000, 180000,
	    110000);
	paint(desk, maker.pages);
	assert_linked(desk);
	ask(desk, UNPACKED);
	assert_says(desk, "/checked /off");
	assert_says(desk, "/checked /on");
	assert_says(desk, "/Role /tv");
	assert_says(desk, "/Alt <feff");
}

static void
notes_are_named_and_lists_numbered(void **state)
{
	struct desk *desk = *state;
	struct maker maker = begin(desk, 1);
	struct tag *list = made_tag(&maker, maker.root, TAG_L);
	struct tag *item = made_tag(&maker, list, TAG_LI);

	made_words(&maker, 0, made_tag(&maker, item, TAG_LBL), "(1)");
	made_words(&maker, 0, made_tag(&maker, item, TAG_LBODY), "号");
	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_NOTE), "備考");
	made_words(&maker, 0, made_tag(&maker, maker.root, TAG_INS), "追加");
	paint(desk, maker.pages);
	assert_linked(desk);
	ask(desk, UNPACKED);
	assert_says(desk, "/ListNumbering /Decimal");
	assert_says(desk, "/ID (n0000");
	assert_says(desk, "/IDTree");
	assert_says(desk, "/Ins /Span");
	assert_says(desk, "/TextDecorationType /Underline");
}

static void
bookmarks_nest_by_level(void **state)
{
	struct desk *desk = *state;
	struct pages *pages = make_pledge(desk);
	struct outline third = { "第３", 1, 0, 90000, NULL };
	struct outline second = { "𠮷の章", 3, 0, 80000, &third };
	struct outline first = { "第１", 1, 0, 70000, &second };

	pages->outlines = &first;
	paint(desk, pages);
	assert_sound(desk);
	ask(desk, UNPACKED);
	assert_says(desk, "/PageMode /UseOutlines");
	assert_says(desk, "/Count 3");
	assert_says(desk, "/Count 1");
	/* 𠮷: libharu would leave a blank. */
	assert_says(desk, "/Title <feffd842dfb7");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ON_DESK(the_structure_is_that_of_the_tags),
		ON_DESK(table_heads_have_a_scope),
		ON_DESK(empty_tags_other_than_cells_are_left_out),
		ON_DESK(headings_begin_at_the_first_level_and_leave_none_out),
		ON_DESK(words_around_a_link_keep_their_order),
		ON_DESK(a_link_outside_is_an_address_in_ascii),
		ON_DESK(a_paragraph_may_go_on_over_the_page),
		ON_DESK(boxes_and_blanks_say_what_they_are),
		ON_DESK(notes_are_named_and_lists_numbered),
		ON_DESK(bookmarks_nest_by_level)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
