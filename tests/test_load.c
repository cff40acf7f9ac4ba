#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "corpus/corpus.h"
#include "scratch.h"
#include "base/file.h"
#include "base/text.h"

struct world {
	struct scratch	 scratch;
	struct pool	*pool;
	struct problems	*problems;
};

static int
open_world(void **state)
{
	static struct world world;

	world.scratch = scratch_open();
	world.pool = pool_new();
	world.problems = problems_new();
	*state = &world;
	return 0;
}

static int
close_world(void **state)
{
	struct world *world = *state;

	scratch_close(&world->scratch);
	problems_free(world->problems);
	pool_free(world->pool);
	return 0;
}

/* What was reported, without the folder, one problem a line. */
static void
expect_problems(struct world *world, const char *expected)
{
	struct text out = {0}, bare = {0};
	const char *at, *found;
	size_t length = strlen(world->scratch.path) + 1;

	problem_print(world->problems, &out, PROBLEM_AS_TEXT, false);
	text_add_string(&bare, "");
	at = out.bytes != NULL ? out.bytes : "";
	while ((found = strstr(at, world->scratch.path)) != NULL) {
		text_add(&bare, at, (size_t)(found - at));
		at = found + length;
	}
	text_add_string(&bare, at);
	assert_string_equal(bare.bytes, expected);
	text_free(&out);
	text_free(&bare);
}

static struct source *
load_words(struct world *world, const char *words)
{
	return xml_load(world->pool, scratch_put(&world->scratch, "a.xml",
	    words), world->problems);
}

static void
refuse(struct world *world, const char *words, const char *expected)
{
	assert_null(load_words(world, words));
	expect_problems(world, expected);
	problems_free(world->problems);
	world->problems = problems_new();
}

/* The bytes that a place points at. */
static const char *
bytes_at(const struct source *source, struct place place)
{
	const char *at = source->bytes;
	int line = 1, column = 1;

	if (strncmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	for (; line < place.line; at++)
		line += *at == '\n';
	for (; column < place.column; column++)
		do
			at++;
		while (((unsigned char)*at & 0xc0) == 0x80);
	return at;
}

static void
expect_at(const struct source *source, struct place place, const char *sign,
    const xmlChar *name)
{
	const char *at = bytes_at(source, place);
	char words[128];

	snprintf(words, sizeof words, "%s%s", sign, (const char *)name);
	assert_string_equal(place.file, source->path);
	assert_int_equal(strncmp(at, words, strlen(words)), 0);
}

static void
expect_places(const struct source *source, const xmlNode *node)
{
	const xmlNode *child;
	const xmlAttr *attr;

	expect_at(source, xml_place(node), "<", node->name);
	for (attr = node->properties; attr != NULL; attr = attr->next)
		expect_at(source, xml_attr_place(attr), "", attr->name);
	for (child = node->children; child != NULL; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			expect_places(source, child);
}

static void
expect_all_places(const struct source *source)
{
	assert_non_null(source);
	expect_places(source, xmlDocGetRootElement(source->document));
}

static void
every_element_and_attribute_knows_its_place(void **state)
{
	struct world *world = *state;
	struct source *source = load_words(world,
	    "\xef\xbb\xbf<?xml version=\"1.0\" encoding='utf-8'?>\n"
	    "<!-- <no a='1'> --><?p <no a='1'>?>\n"
	    "<法令 種='基準'>語<a/><b\n\t一 = '1'\n  二=\"&lt;x> =\" c=''/>"
	    "<![CDATA[<d e=''>]]>&#x8a9e;&amp;<f\r\n   >>/</f\n></法令>\n");
	expect_all_places(source);
	assert_string_equal(content_all(world->pool,
	    xmlDocGetRootElement(source->document)), "語<d e=''>語&>/");
	xml_free(source);
	expect_problems(world, "");
}

static void
a_tag_longer_than_the_parsers_buffer_has_its_place(void **state)
{
	struct world *world = *state;
	struct text words = {0};
	struct source *source;
	int i, j;

	text_add_string(&words, "<a>\n");
	for (i = 0; i < 12; i++) {
		text_add_format(&words, " <b%d ", i);
		for (j = 0; j < 1 << i; j++)
			text_add_format(&words, "\n c%d='%0*d語'", j,
			    (j % 7) * 300, j);
		text_add_format(&words, ">%0*d</b%d>", 1 << i, i, i);
	}
	text_add_string(&words, "</a>");
	source = load_words(world, words.bytes);
	expect_all_places(source);
	xml_free(source);
	text_free(&words);
}

/* Namespaces make attributes that are none of the tree's. */
static void
prefixes_do_not_disturb_places(void **state)
{
	struct world *world = *state;
	struct source *source = load_words(world, "<p:a xmlns:p='urn:x'\n"
	    " p:q='1' q='2' xmlns='urn:y'><b p:r='3'/></p:a>");
	xmlNode *root;
	xmlAttr *attr;

	assert_non_null(source);
	root = xmlDocGetRootElement(source->document);
	assert_int_equal(xml_place(root).column, 1);
	attr = root->properties;
	assert_int_equal(xml_attr_place(attr).line, 2);
	assert_int_equal(xml_attr_place(attr).column, 2);
	assert_int_equal(xml_attr_place(attr->next).column, 10);
	attr = root->children->properties;
	assert_int_equal(xml_attr_place(attr).column, 33);
	xml_free(source);
}

static void
malformed_xml_is_refused_at_its_place(void **state)
{
	struct world *world = *state;

	refuse(world, "<a>\n<b>語</c>\n</a>", "a.xml:2:5: error: <b> of line 2 "
	    "is closed by </c> [xml-malformed]\n");
	refuse(world, "<a>\n 語 & 語</a>", "a.xml:2:5: error: "
	    "a name is missing behind < or &; the signs alone are written "
	    "&lt; and &amp; [xml-malformed]\n");
	refuse(world, "<a b='1' b='2'/>", "a.xml:1:1: error: the "
	    "attribute b is given twice [xml-malformed]\n");
	refuse(world, "<a>\n<b>", "a.xml:2:4: error: <b> of line 2 is never "
	    "closed [xml-malformed]\n");
	refuse(world, "", "a.xml:1:1: error: there is no element here "
	    "[xml-malformed]\n");
	refuse(world, "no XML", "a.xml:1:1: error: there is no element "
	    "here [xml-malformed]\n");
	refuse(world, "<a>&nbsp;</a>", "a.xml:1:10: error: &nbsp; is not "
	    "known; write the character itself [xml-malformed]\n");
	refuse(world, "<a>\n<p:b/></a>", "a.xml:2:1: error: nothing says what "
	    "the prefix p: means [xml-malformed]\n");
}

static void
a_document_type_is_refused_and_nothing_is_fetched(void **state)
{
	struct world *world = *state;
	static const char expected[] = "a.xml:2:1: error: a document type "
	    "declaration is not read [xml-doctype]\n";

	refuse(world, "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x SYSTEM "
	    "'file:///etc/passwd'>]><a>&x;</a>", expected);
	refuse(world, "\n<!DOCTYPE a SYSTEM 'http://example.com/a.dtd'><a/>",
	    expected);
}

static void
other_encodings_are_refused(void **state)
{
	struct world *world = *state;
	static const char wide[] = "\xff\xfe<\0a\0/\0>\0";

	assert_null(xml_load(world->pool, scratch_put_bytes(&world->scratch,
	    "a.xml", wide, sizeof wide - 1), world->problems));
	expect_problems(world, "a.xml:1:1: error: the file is in UTF-16, not "
	    "in UTF-8 [xml-encoding]\n");
	problems_free(world->problems);
	world->problems = problems_new();
	refuse(world, "<?xml version='1.0' encoding='Shift_JIS'?><a/>",
	    "a.xml:1:31: error: the file says that it is in \"Shift_JIS\", "
	    "not in UTF-8 [xml-encoding]\n");
	refuse(world, "<a>\n語\x82\xa0</a>", "a.xml:2:2: error: a byte that "
	    "is not UTF-8 [xml-encoding]\n");
}

static void
depth_is_bounded(void **state)
{
	struct world *world = *state;
	struct text words = {0};
	int i;

	for (i = 0; i < 100000; i++)
		text_add_string(&words, "<a>");
	assert_null(load_words(world, words.bytes));
	assert_int_equal(problems_count(world->problems, PROBLEM_ERROR), 1);
	assert_true(problems_have(world->problems, PROBLEM_XML_MALFORMED));
	text_free(&words);
}

static void
files_that_cannot_be_read_are_reported(void **state)
{
	struct world *world = *state;
	char path[128];
	size_t length;

	scratch_put(&world->scratch, "large.xml", "");
	assert_int_equal(truncate(world->scratch.file, 65 << 20), 0);
	assert_null(xml_load(world->pool, world->scratch.file,
	    world->problems));
	snprintf(path, sizeof path, "%s/none.xml", world->scratch.path);
	assert_null(xml_load(world->pool, path, world->problems));
	snprintf(path, sizeof path, "%s/folder", world->scratch.path);
	mkdir(path, 0777);
	assert_null(file_load(path, &length, world->problems));
	expect_problems(world,
	    "folder: error: Is a directory [file-unreadable]\n"
	    "large.xml: error: larger than 64 MiB [file-too-large]\n"
	    "none.xml: error: No such file or directory "
	    "[file-unreadable]\n");
}

/* Provisions */

#define LAW(BODY) "<Law Era='Heisei' Year='1' Num='1' LawType='Misc' " \
	"Lang='ja'><LawNum/><LawBody><LawTitle>試験規程</LawTitle>" BODY \
	"</LawBody></Law>"
#define PARAGRAPH(NUM, TEXT) "<Paragraph Num='" NUM "'><ParagraphNum/>" \
	"<ParagraphSentence><Sentence>" TEXT "</Sentence>" \
	"</ParagraphSentence>"
#define ITEM(NUM, TITLE, TEXT) "<Item Num='" NUM "'><ItemTitle>" TITLE \
	"</ItemTitle><ItemSentence>" TEXT "</ItemSentence>"

static struct edition *
law(struct world *world, const char *words)
{
	struct edition *edition = edition_load_law(world->pool,
	    scratch_put(&world->scratch, "law.xml", words), world->problems);

	assert_non_null(edition);
	return edition;
}

static const struct provision *
expect_provision(const struct edition *edition, const char *address,
    const char *citation, const char *text)
{
	struct provision *found = find_provision(edition, address);

	assert_non_null(found);
	assert_string_equal(found->address, address);
	assert_string_equal(found->citation, citation);
	assert_string_equal(found->text, text);
	return found;
}

static const char parts[] = LAW("<MainProvision>\n"
    "<Chapter Num='2'><ChapterTitle>第2章 雑則</ChapterTitle>\n"
    "<Section Num='1'><SectionTitle>第1節 記録</SectionTitle>\n"
    "<Article Num='3_2'><ArticleCaption>(記録)</ArticleCaption>"
    "<ArticleTitle>第三条の二</ArticleTitle>\n"
    PARAGRAPH("1", "甲は、") "\n"
    ITEM("1", "⑴", "<Column><Sentence>語</Sentence></Column>\n"
    "  <Column><Sentence>い</Sentence>"
    "<Sentence>ろ</Sentence></Column>")
    "<Subitem1 Num='1'><Subitem1Title>ア</Subitem1Title><Subitem1Sentence>"
    "<Sentence>は</Sentence></Subitem1Sentence><Subitem2 Num='1'>"
    "<Subitem2Title>（ア）</Subitem2Title><Subitem2Sentence><Sentence>に"
    "</Sentence></Subitem2Sentence></Subitem2></Subitem1></Item>"
    ITEM("2_2", "二の二", "<Sentence>ほ</Sentence>")
    "</Item></Paragraph></Article>\n"
    "<Article Num='4'><ArticleTitle>第四条</ArticleTitle>"
    PARAGRAPH("1", "へ") "</Paragraph>"
    "<Paragraph Num='2'><ParagraphNum>２</ParagraphNum><ParagraphSentence>"
    "<Sentence Function='main'>と。</Sentence>\n<Sentence "
    "Function='proviso'>ただし<Ruby>漏<Rt>ろう</Rt></Ruby>えい。</Sentence>"
    "</ParagraphSentence></Paragraph></Article></Section></Chapter>\n"
    "<Article Num='5:7'><ArticleTitle>第五条から第七条まで</ArticleTitle>"
    PARAGRAPH("1", "削除") "</Paragraph></Article></MainProvision>\n"
    "<SupplProvision><SupplProvisionLabel>附　則</SupplProvisionLabel>"
    PARAGRAPH("1", "施行") "</Paragraph>" PARAGRAPH("2", "経過")
    "</Paragraph></SupplProvision>"
    "<AppdxTable Num='1'><AppdxTableTitle>別表第一</AppdxTableTitle>"
    "<RelatedArticleNum>（第四条関係）</RelatedArticleNum><TableStruct>"
    "<Table><TableRow><TableColumn><Sentence>い</Sentence></TableColumn>"
    "<TableColumn><Sentence>ろ</Sentence></TableColumn></TableRow>"
    "<TableRow><TableColumn><Sentence>は</Sentence></TableColumn>"
    "</TableRow></Table></TableStruct></AppdxTable>");

static void
every_unit_of_a_law_is_a_provision(void **state)
{
	struct world *world = *state;
	struct edition *edition = law(world, parts);
	const struct provision *at;

	at = expect_provision(edition, "Mp-Ch_2", "第2章", "");
	assert_string_equal(at->caption, "第2章 雑則");
	assert_string_equal(at->number, "");
	expect_provision(edition, "Mp-Ch_2-Se_1", "第2章第1節", "");
	at = expect_provision(edition, "Mp-At_3_2", "第3条の2", "");
	assert_string_equal(at->number, "第三条の二");
	assert_string_equal(at->caption, "(記録)");
	assert_int_equal(at->depth, 2);
	assert_int_equal(at->kind, PROVISION_ARTICLE);
	assert_true(at->is_main);
	expect_provision(edition, "Mp-At_3_2-Pr_1", "第3条の2", "甲は、");
	at = expect_provision(edition, "Mp-At_3_2-Pr_1-It_1",
	    "第3条の2第1号", "語 いろ");
	assert_string_equal(at->number, "⑴");
	expect_provision(edition, "Mp-At_3_2-Pr_1-It_1-Si_1",
	    "第3条の2第1号ア", "は");
	expect_provision(edition, "Mp-At_3_2-Pr_1-It_1-Si_1-Si_1",
	    "第3条の2第1号ア（ア）", "に");
	expect_provision(edition, "Mp-At_3_2-Pr_1-It_2_2",
	    "第3条の2第2号の2", "ほ");
	expect_provision(edition, "Mp-At_4-Pr_1", "第4条第1項", "へ");
	at = expect_provision(edition, "Mp-At_4-Pr_2", "第4条第2項",
	    "と。ただし漏えい。");
	assert_string_equal(at->number, "２");
	at = expect_provision(edition, "Mp-At_5:7",
	    "第5条から第7条まで", "");
	assert_true(at->is_deleted);
	at = expect_provision(edition, "Sp_1", "附則", "");
	assert_string_equal(at->caption, "附　則");
	assert_false(at->is_main);
	expect_provision(edition, "Sp_1-Pr_2", "附則第2項", "経過");
	at = expect_provision(edition, "AppdxTable_1", "別表第一",
	    "い ろ\nは");
	assert_int_equal(at->kind, PROVISION_APPENDIX);
	assert_string_equal(at->caption, "（第四条関係）");
	assert_null(at->next);
	assert_int_equal(at->order + 1, edition->provision_count);
	assert_string_equal(edition->title, "試験規程");
	expect_problems(world, "");
	edition_free(edition);
}

static void
provisions_are_found_as_they_are_written(void **state)
{
	static const char *const rows[][2] = {
		{ "第3条の2", "Mp-At_3_2" },
		{ "第三条の二", "Mp-At_3_2" },
		{ "第３条の２", "Mp-At_3_2" },
		{ "第 3 条の 2 第 1 号", "Mp-At_3_2-Pr_1-It_1" },
		{ "第3条の2第1項第1号ア", "Mp-At_3_2-Pr_1-It_1-Si_1" },
		{ "第3条の2第1号ア(ア)", "Mp-At_3_2-Pr_1-It_1-Si_1-Si_1" },
		{ "第3条の2第2号の2", "Mp-At_3_2-Pr_1-It_2_2" },
		{ "第四条第二項", "Mp-At_4-Pr_2" },
		{ "本則第4条第2項", "Mp-At_4-Pr_2" },
		{ "第2章", "Mp-Ch_2" },
		{ "第二章第一節", "Mp-Ch_2-Se_1" },
		{ "第2章第4条", "Mp-At_4" },
		{ "第6条", "Mp-At_5:7" },
		{ "Mp-At_6", "Mp-At_5:7" },
		{ "附則", "Sp_1" },
		{ "付則第2項", "Sp_1-Pr_2" },
		{ "別表第1", "AppdxTable_1" },
		{ "別表第一", "AppdxTable_1" },
	};
	static const char *const none[] = { "", "第9条", "第4条第3項",
	    "第3条の2第1号イ", "第4条第2項の", "第3条の2第1号アア", "Mp-At_",
	    "Mp-At_8", "四条", "別表第2", "附則第3項", "Mp-At_4-Pr_2 " };
	struct world *world = *state;
	struct edition *edition = law(world, parts);
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct provision *found = find_provision(edition, rows[i][0]);

		if (found == NULL)
			fail_msg("%s is not found", rows[i][0]);
		assert_string_equal(found->address, rows[i][1]);
	}
	for (i = 0; i < sizeof none / sizeof *none; i++)
		if (find_provision(edition, none[i]) != NULL)
			fail_msg("%s is found", none[i]);
	edition_free(edition);
}

static void
what_is_inside_a_provision_comes_in_order(void **state)
{
	struct world *world = *state;
	struct edition *edition = law(world, parts);
	const struct provision *top = find_provision(edition, "Mp-At_3_2");
	const struct provision *at = NULL;
	size_t count = 0;

	while ((at = provision_inside(top, at)) != NULL)
		count++;
	assert_int_equal(count, 5);
	at = find_provision(edition, "AppdxTable_1");
	assert_null(provision_inside(at, NULL));
	edition_free(edition);
}

static void
a_law_is_found_inside_the_answer_of_the_interface(void **state)
{
	struct world *world = *state;
	struct edition *edition = law(world, "<DataRoot><Result><Code>0"
	    "</Code></Result><ApplData><LawId>1</LawId><LawFullText>"
	    LAW("<MainProvision>" PARAGRAPH("1", "い") "</Paragraph>"
	    "</MainProvision>") "</LawFullText></ApplData></DataRoot>");

	expect_provision(edition, "Mp-Pr_1", "本則", "い");
	edition_free(edition);
	assert_null(edition_load_law(world->pool, scratch_put(&world->scratch,
	    "a.xml", "<html><body/></html>"), world->problems));
	assert_null(edition_load_law(world->pool, scratch_put(&world->scratch,
	    "b.xml", "<Law/>"), world->problems));
	expect_problems(world,
	    "a.xml:1:1: error: there is no <Law> in <html> [law-expected]\n"
	    "b.xml:1:1: error: there is no <LawBody> in <Law> [law-expected]\n");
}

static void
every_provision_has_an_address_of_its_own(void **state)
{
	struct world *world = *state;
	struct edition *edition = law(world, LAW("<MainProvision>"
	    "<Article Num='1'><ArticleTitle/>" PARAGRAPH("1", "い")
	    "</Paragraph></Article><Article Num='1'><ArticleTitle/>"
	    PARAGRAPH("x", "ろ") "</Paragraph></Article></MainProvision>"));

	expect_provision(edition, "Mp-At_1-Pr_1", "第1条", "い");
	expect_provision(edition, "Mp-At_1~2", "第1条", "");
	expect_provision(edition, "Mp-At_1-Pr_1~2", "第1条", "ろ");
	assert_true(problems_have(world->problems,
	    PROBLEM_NUMBER_MALFORMED));
	edition_free(edition);
}

/* Corpora */

#define AUTHORITY "<authority id='town' title='町'>" \
	"<standard slug='01' title='甲基準'/></authority>"
#define TEXT LAW("<MainProvision><Article Num='1'><ArticleTitle>第1条" \
	"</ArticleTitle>" PARAGRAPH("1", "い") "</Paragraph></Article>" \
	"</MainProvision>")

static struct corpus *
corpus_of(struct world *world)
{
	return corpus_load(world->scratch.path, world->problems);
}

static const char *
editions_of(struct world *world, const struct standard *standard)
{
	const struct edition *edition = NULL;
	const char *ids = "";

	while ((edition = standard_next(standard, edition)) != NULL)
		ids = pool_format(world->pool, "%s%s ", ids, edition->id);
	return ids;
}

static void
the_newest_edition_that_is_no_draft_is_current(void **state)
{
	struct world *world = *state;
	struct scratch *scratch = &world->scratch;
	struct corpus *corpus;
	struct standard *standard;
	struct edition *current;

	scratch_put(scratch, "town/authority.xml", AUTHORITY);
	scratch_put(scratch, "town/01/draft-next/text.xml", TEXT);
	scratch_put(scratch, "town/01/2011-11-14/text.xml", TEXT);
	scratch_put(scratch, "town/01/2014-08-28/text.xml", TEXT);
	scratch_put(scratch, "town/01/draft/text.xml", TEXT);
	scratch_put(scratch, "town/guide/a.md", "");
	scratch_put(scratch, "town/reviewed.lock", "");
	corpus = corpus_of(world);
	standard = find_standard(corpus, "town/01");
	assert_non_null(standard);
	assert_string_equal(editions_of(world, standard),
	    "2011-11-14 2014-08-28 draft draft-next ");
	current = standard_current(standard);
	assert_string_equal(current->name, "town/01@2014-08-28");
	assert_true(standard_is_current(current));
	assert_string_equal(standard_before(current)->id, "2011-11-14");
	assert_null(standard_before(standard_before(current)));
	assert_ptr_equal(standard_before(standard_edition(standard, "draft")),
	    current);
	assert_true(standard_edition(standard, "draft")->is_draft);
	assert_string_equal(standard->title, "甲基準");
	assert_ptr_equal(find_edition(corpus, "town/01"), current);
	expect_problems(world, "");
	assert_string_equal(find_edition(corpus, "town/01@draft")->id,
	    "draft");
	assert_null(find_edition(corpus, "town/01@2012-01-01"));
	assert_null(find_edition(corpus, "town/02"));
	assert_null(find_standard(corpus, "town"));
	assert_ptr_equal(find_authority(corpus, "town"),
	    standard->authority);
	corpus_free(corpus);
}

static void
what_a_corpus_lacks_is_reported_where_it_should_be(void **state)
{
	struct world *world = *state;
	struct scratch *scratch = &world->scratch;
	struct corpus *corpus;

	scratch_put(scratch, "town/authority.xml", "<authority id='twon' "
	    "title='町'>\n<standard slug='01'/>\n<standard slug='09'/>"
	    "<standard/></authority>");
	scratch_put(scratch, "town/01/2014-08-28/duties.xml", "<duties/>");
	scratch_put(scratch, "town/01/2014-13-01/text.xml", TEXT);
	scratch_put(scratch, "town/02/2014-08-28/text.xml", TEXT);
	scratch_put(scratch, "town/02/2014-08-28/forms.xml", "<form/>");
	scratch_put(scratch, "village/01/2014-08-28/text.xml", TEXT);
	corpus = corpus_of(world);
	corpus_read_all(corpus);
	corpus_free(corpus);
	expect_problems(world,
	    "town/01/2014-08-28/text.xml: error: the edition has no text "
	    "[text-missing]\n"
	    "town/01/2014-13-01: warning: \"2014-13-01\" is neither a date "
	    "nor a draft [edition-misnamed]\n"
	    "town/02: warning: \"02\" is not listed in authority.xml "
	    "[standard-unlisted]\n"
	    "town/02/2014-08-28/forms.xml:1:1: error: <form> where <forms> "
	    "is expected [root-unexpected]\n"
	    "town/authority.xml:1:1: error: id=\"twon\" in the folder "
	    "\"town\" [file-misplaced]\n"
	    "town/authority.xml:3:1: error: there is no folder town/09 "
	    "[standard-missing]\n"
	    "town/authority.xml:3:22: error: <standard> has no slug "
	    "[attribute-missing]\n"
	    "village/authority.xml: error: the folder has no authority.xml "
	    "[authority-missing]\n");
}

static void
a_folder_without_authorities_is_no_corpus(void **state)
{
	struct world *world = *state;
	struct corpus *corpus = corpus_of(world);

	assert_null(corpus_next(corpus, NULL));
	assert_true(problems_have(world->problems, PROBLEM_CORPUS_MISSING));
	corpus_free(corpus);
}

static void
duties_are_bound_to_their_provisions(void **state)
{
	struct world *world = *state;
	struct scratch *scratch = &world->scratch;
	struct corpus *corpus;
	struct duty *duty;

	scratch_put(scratch, "town/authority.xml", AUTHORITY);
	scratch_put(scratch, "town/01/2014-08-28/text.xml", TEXT);
	scratch_put(scratch, "town/01/2014-08-28/duties.xml",
	    "<duties standard='town/01' edition='2014-08-28'>\n"
	    "<duty id='Mp-At_1-Pr_1.2' provision='Mp-At_1-Pr_1' "
	    "modality='must'/>\n"
	    "<duty id='x' provision='Mp-At_1-Pr_2'/><duty/>\n</duties>");
	scratch_put(scratch, "town/01/2014-08-28/forms.xml",
	    "<forms standard='town/01' edition='2014-08-28'>\n<form id='Fm_1' "
	    "label='第1号様式' title='申請書'>\n  <para>記<break/>名"
	    "<blank name='氏名'/>様</para>\n</form>\n</forms>");
	corpus = corpus_of(world);
	duty = find_duty(corpus, "town/01#Mp-At_1-Pr_1.2");
	assert_non_null(duty);
	assert_string_equal(duty->provision->address, "Mp-At_1-Pr_1");
	assert_string_equal(duty->modality, "must");
	assert_ptr_equal(find_duty(corpus,
	    "town/01@2014-08-28#Mp-At_1-Pr_1.2"), duty);
	assert_null(find_duty(corpus, "town/01#Mp-At_1-Pr_1"));
	assert_null(find_duty(corpus, "Mp-At_1-Pr_1"));
	assert_int_equal(overlay_of(duty->edition)->count, 3);
	assert_null(overlay_of(duty->edition)->duties[1].provision);
	assert_string_equal(expect_provision(duty->edition, "Fm_1",
	    "第1号様式", "記\n名様")->caption, "申請書");
	assert_string_equal(find_provision(duty->edition,
	    "第一号様式")->address, "Fm_1");
	assert_string_equal(find_provision(duty->edition, "申請書")->address,
	    "Fm_1");
	expect_problems(world,
	    "town/01/2014-08-28/duties.xml:3:14: error: town/01@2014-08-28 "
	    "has no provision \"Mp-At_1-Pr_2\" (did you mean "
	    "\"Mp-At_1-Pr_1\"?) [provision-unknown]\n"
	    "town/01/2014-08-28/duties.xml:3:40: error: <duty> names no "
	    "provision [attribute-missing]\n");
	corpus_free(corpus);
}

static void
expect_edition_places(const struct edition *edition)
{
	expect_all_places(edition->text);
	if (overlay_of(edition)->source != NULL)
		expect_all_places(overlay_of(edition)->source);
	if (edition->forms != NULL)
		expect_all_places(edition->forms);
}

static size_t
expect_standard_places(const struct standard *standard)
{
	const struct edition *edition = NULL;
	size_t editions = 0;

	while ((edition = standard_next(standard, edition)) != NULL) {
		expect_edition_places(edition);
		editions++;
	}
	return editions;
}

static void
the_corpus_of_the_project_loads_with_every_place(void **state)
{
	struct world *world = *state;
	struct corpus *corpus = corpus_load("corpus", world->problems);
	struct authority *authority = NULL;
	size_t i, editions = 0;

	while ((authority = corpus_next(corpus, authority)) != NULL) {
		expect_all_places(authority->source);
		for (i = 0; i < authority->standard_count; i++)
			editions += expect_standard_places(
			    &authority->standards[i]);
	}
	expect_problems(world, "");
	assert_true(editions >= 15);
	assert_string_equal(find_provision(find_edition(corpus,
	    "minato/internet"), "第7条第1項第1号ア")->address,
	    "Mp-At_7-Pr_1-It_1-Si_1");
	corpus_free(corpus);
}

/* Its neighbours are broken in every way; nobody asked for them. */
static void
what_is_not_asked_for_is_not_read(void **state)
{
	struct world *world = *state;
	struct scratch *scratch = &world->scratch;
	struct corpus *corpus;
	struct standard *standard;

	scratch_put(scratch, "town/authority.xml", "<authority id='town' "
	    "title='町'><standard slug='01' title='甲基準'/>"
	    "<standard slug='02' title='乙基準'/></authority>");
	scratch_put(scratch, "town/01/2011-11-14/text.xml", "<Law");
	scratch_put(scratch, "town/01/2014-08-28/text.xml", TEXT);
	scratch_put(scratch, "town/01/draft/text.xml", "<Law");
	scratch_put(scratch, "town/02/2014-08-28/text.xml", "<Law");
	scratch_put(scratch, "village/authority.xml", "<authority");
	corpus = corpus_of(world);
	assert_non_null(find_edition(corpus, "town/01"));
	expect_problems(world, "");
	standard = find_standard(corpus, "town/02");
	assert_null(standard_current(standard));
	assert_true(standard_is_unread(standard));
	corpus_read_all(corpus);
	assert_int_equal(problems_count(world->problems, PROBLEM_ERROR), 4);
	corpus_free(corpus);
}

/* The one before it stands in, and whoever needs the newest is told. */
static void
a_newest_edition_that_cannot_be_read_is_missed(void **state)
{
	struct world *world = *state;
	struct scratch *scratch = &world->scratch;
	struct corpus *corpus;
	struct standard *standard;

	scratch_put(scratch, "town/authority.xml", AUTHORITY);
	scratch_put(scratch, "town/01/2011-11-14/text.xml", TEXT);
	scratch_put(scratch, "town/01/2014-08-28/text.xml", "<Law");
	corpus = corpus_of(world);
	standard = find_standard(corpus, "town/01");
	assert_string_equal(standard_current(standard)->id, "2011-11-14");
	assert_true(standard_is_unread(standard));
	assert_string_equal(editions_of(world, standard), "2011-11-14 ");
	assert_int_equal(problems_count(world->problems, PROBLEM_ERROR), 1);
	corpus_free(corpus);
}

/* Read as far as its title, or, where that is far, as a whole. */
static void
a_standard_tells_the_title_of_its_text(void **state)
{
	static const char law[] = "<Law Era='Reiwa' Year='5' Num='1' "
	    "LawType='Misc' Lang='ja'><LawNum/>%s<LawBody><LawTitle>"
	    "甲<Ruby>基準<Rt>きじゅん</Rt></Ruby></LawTitle>";
	static char far[6000];
	struct world *world = *state;
	struct scratch *scratch = &world->scratch;
	struct corpus *corpus;

	scratch_put(scratch, "town/authority.xml", "<authority id='town' "
	    "title='町'><standard slug='01' title='甲'/><standard slug='02' "
	    "title='乙'/><standard slug='03' title='丙'/></authority>");
	scratch_put(scratch, "town/01/2014-08-28/text.xml",
	    pool_format(world->pool, law, ""));
	memset(far, ' ', sizeof far - 1);
	scratch_put(scratch, "town/02/2014-08-28/text.xml",
	    pool_format(world->pool, law, far));
	corpus = corpus_of(world);
	assert_string_equal(standard_law_title(find_standard(corpus,
	    "town/01")), "甲基準");
	expect_problems(world, "town/authority.xml:1:94: error: there is "
	    "no folder town/03 [standard-missing]\n");
	assert_null(standard_law_title(find_standard(corpus, "town/02")));
	assert_int_equal(problems_count(world->problems, PROBLEM_ERROR), 2);
	corpus_free(corpus);
}

#define TEST(NAME) cmocka_unit_test_setup_teardown(NAME, open_world, \
	close_world)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_element_and_attribute_knows_its_place),
		TEST(a_tag_longer_than_the_parsers_buffer_has_its_place),
		TEST(prefixes_do_not_disturb_places),
		TEST(malformed_xml_is_refused_at_its_place),
		TEST(a_document_type_is_refused_and_nothing_is_fetched),
		TEST(other_encodings_are_refused),
		TEST(depth_is_bounded),
		TEST(files_that_cannot_be_read_are_reported),
		TEST(every_unit_of_a_law_is_a_provision),
		TEST(provisions_are_found_as_they_are_written),
		TEST(what_is_inside_a_provision_comes_in_order),
		TEST(a_law_is_found_inside_the_answer_of_the_interface),
		TEST(every_provision_has_an_address_of_its_own),
		TEST(the_newest_edition_that_is_no_draft_is_current),
		TEST(what_a_corpus_lacks_is_reported_where_it_should_be),
		TEST(a_folder_without_authorities_is_no_corpus),
		TEST(duties_are_bound_to_their_provisions),
		TEST(the_corpus_of_the_project_loads_with_every_place),
		TEST(what_is_not_asked_for_is_not_read),
		TEST(a_newest_edition_that_cannot_be_read_is_missed),
		TEST(a_standard_tells_the_title_of_its_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
