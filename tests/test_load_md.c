#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/guide.h"
#include "base/text.h"

static const char FRONT[] = "---\nat: why\nrole: \"*\"\nkind: handout\n"
    "title: なぜ\norder: 1\n---\n";

/* An authority with one guide, and what came of it. */
struct fixture {
	char			 folder[32];
	char			*guide;
	struct pool		*pool;
	struct problems		*problems;
	struct corpus		*corpus;
	const struct authority	*authority;
	xmlDoc			*guides;
	struct text		 said;
};

static void
write_file(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	fclose(file);
}

static void
set_up(struct fixture *fixture)
{
	static const char roles[] = "<authority id=\"kyoto\"><standard "
	    "slug=\"01\" title=\"基準\"/><role id=\"staff\"/>"
	    "<role id=\"chief\"/></authority>";
	static const char law[] = "<Law><LawBody><LawTitle>基準</LawTitle>"
	    "<MainProvision/></LawBody></Law>";
	const char *home;

	memset(fixture, 0, sizeof *fixture);
	strcpy(fixture->folder, "/tmp/guides-XXXXXX");
	assert_non_null(mkdtemp(fixture->folder));
	fixture->pool = pool_new();
	fixture->problems = problems_new();
	home = pool_format(fixture->pool, "%s/kyoto", fixture->folder);
	fixture->guide = pool_format(fixture->pool, "%s/guide", home);
	mkdir(home, 0700);
	mkdir(fixture->guide, 0700);
	mkdir(pool_format(fixture->pool, "%s/01", home), 0700);
	mkdir(pool_format(fixture->pool, "%s/01/2014-08-28", home), 0700);
	write_file(pool_format(fixture->pool, "%s/authority.xml", home),
	    roles, sizeof roles - 1);
	write_file(pool_format(fixture->pool, "%s/01/2014-08-28/text.xml",
	    home), law, sizeof law - 1);
	fixture->corpus = corpus_load(fixture->folder, fixture->problems);
	fixture->authority = find_authority(fixture->corpus, "kyoto");
}

static void
add_file(struct fixture *fixture, const char *name, const char *bytes)
{
	write_file(pool_format(fixture->pool, "%s/%s", fixture->guide, name),
	    bytes, strlen(bytes));
}

static void
read_all(struct fixture *fixture)
{
	fixture->guides = guide_load_all(fixture->pool, fixture->authority,
	    fixture->problems);
	problem_print(fixture->problems, &fixture->said, PROBLEM_AS_TEXT,
	    false);
	text_add(&fixture->said, "", 0);
}

static void
drop(struct fixture *fixture)
{
	if (system(pool_format(fixture->pool, "rm -r %s", fixture->folder))
	    != 0)
		fail();
	xmlFreeDoc(fixture->guides);
	corpus_free(fixture->corpus);
	text_free(&fixture->said);
	problems_free(fixture->problems);
	pool_free(fixture->pool);
}

/* What the prose becomes, without the <guide> around it. */
static void
assert_becomes(const char *prose, const char *wanted)
{
	struct fixture fixture;
	struct text bytes = {0}, got = {0};
	xmlBuffer *buffer = xmlBufferCreate();
	const xmlNode *node;

	set_up(&fixture);
	text_add_format(&bytes, "%s%s", FRONT, prose);
	add_file(&fixture, "a.md", bytes.bytes);
	read_all(&fixture);
	assert_string_equal(fixture.said.bytes, "");
	node = xmlDocGetRootElement(fixture.guides)->children;
	assert_non_null(node);
	for (node = node->children; node != NULL; node = node->next) {
		xmlBufferEmpty(buffer);
		xmlNodeDump(buffer, fixture.guides, (xmlNode *)(uintptr_t)node,
		    0, 0);
		text_add_string(&got, (const char *)xmlBufferContent(buffer));
	}
	assert_string_equal(got.bytes, wanted);
	xmlBufferFree(buffer);
	text_free(&bytes);
	text_free(&got);
	drop(&fixture);
}

static void
assert_refused_bytes(const char *bytes, const char *place, const char *id)
{
	struct fixture fixture;

	set_up(&fixture);
	add_file(&fixture, "bad.md", bytes);
	read_all(&fixture);
	if (strstr(fixture.said.bytes, place) == NULL ||
	    strstr(fixture.said.bytes, id) == NULL)
		fail_msg("\"%s\" and %s are not said in: %s", place, id,
		    fixture.said.bytes);
	drop(&fixture);
}

/* Lines count from the top of the file: the front matter has seven. */
static void
assert_refused(const char *prose, const char *place, const char *id)
{
	struct text bytes = {0};

	text_add_format(&bytes, "%s%s", FRONT, prose);
	assert_refused_bytes(bytes.bytes, place, id);
	text_free(&bytes);
}

static void
front_matter_says_where_it_belongs(void **state)
{
	struct fixture fixture;
	const xmlNode *guide;

	(void)state;
	set_up(&fixture);
	add_file(&fixture, "a.md", "---\r\nat: quiz\r\nrole: staff chief\r\n"
	    "title: 問: 一\r\n---\r\n文。\r\n");
	read_all(&fixture);
	assert_string_equal(fixture.said.bytes, "");
	guide = xmlDocGetRootElement(fixture.guides)->children;
	assert_string_equal(node_attr(guide, "at"), "quiz");
	assert_string_equal(node_attr(guide, "role"), "staff chief");
	assert_null(node_attr(guide, "kind"));
	assert_string_equal(node_attr(guide, "title"), "問: 一");
	assert_int_equal(guide->children->line, 6);
	drop(&fixture);
}

static void
guides_come_by_order_and_name(void **state)
{
	static const char *const titles[] = { "c", "b", "d", "a" };
	struct fixture fixture;
	const xmlNode *guide;
	size_t i;

	(void)state;
	set_up(&fixture);
	add_file(&fixture, "a.md",
	    "---\nat: x\nrole: staff\ntitle: a\norder: 10\n---\n");
	add_file(&fixture, "b.md",
	    "---\nat: x\nrole: staff\ntitle: b\norder: 2\n---\n");
	add_file(&fixture, "c.md", "---\nat: x\nrole: staff\ntitle: c\n---\n");
	add_file(&fixture, "d.md",
	    "---\nat: x\nrole: staff\ntitle: d\norder: 2\n---\n");
	add_file(&fixture, "note.txt", "no guide");
	read_all(&fixture);
	guide = xmlDocGetRootElement(fixture.guides)->children;
	for (i = 0; i < 4; i++, guide = guide->next)
		assert_string_equal(node_attr(guide, "title"), titles[i]);
	assert_null(guide);
	drop(&fixture);
}

static void
a_folder_without_guides_is_no_problem(void **state)
{
	struct fixture fixture;

	(void)state;
	set_up(&fixture);
	rmdir(fixture.guide);
	read_all(&fixture);
	assert_null(xmlDocGetRootElement(fixture.guides)->children);
	assert_string_equal(fixture.said.bytes, "");
	drop(&fixture);
}

static void
prose_becomes_sheet_elements(void **state)
{
	(void)state;
	assert_becomes("一文。\n二文*強く*て**もっと**。\n\n## 見出し\n",
	    "<para>一文。\n二文<em>強く</em>て<strong>もっと</strong>。</para>"
	    "<heading level=\"3\">見出し</heading>");
	assert_becomes("- 甲\n- 乙\n", "<list kind=\"bullet\">"
	    "<item>甲</item><item>乙</item></list>");
	assert_becomes("3. 問い\n   > 答え\n", "<list kind=\"ordered\">"
	    "<item number=\"3\"><para>問い</para><note kind=\"remark\">"
	    "<para>答え</para></note></item></list>");
	assert_becomes("> 注意\n>\n> > 中\n", "<note kind=\"remark\">"
	    "<para>注意</para><para>中</para></note>");
	assert_becomes("甲  \n乙 `code` &amp; \\*\n\n---\n",
	    "<para>甲<break/>乙 code &amp; *</para>");
}

static void
readings_become_ruby(void **state)
{
	(void)state;
	assert_becomes("{幇助|ほうじょ}と{教唆|きょうさ}も。{そのまま}",
	    "<para><ruby rt=\"ほうじょ\">幇助</ruby>と"
	    "<ruby rt=\"きょうさ\">教唆</ruby>も。{そのまま}</para>");
}

static void
a_reading_has_two_sides(void **state)
{
	(void)state;
	assert_refused("{幇助|}\n", ":8:1: ", "[guide-ruby]");
	assert_refused("{|ほうじょ}\n", ":8:1: ", "[guide-ruby]");
	assert_refused("{幇助|ほうじょ\n", ":8:1: ", "[guide-ruby]");
}

static void
links_lead_to_standards_or_outside(void **state)
{
	(void)state;
	assert_becomes("[基準1](kyoto/01)と[例](https://example.jp/)。",
	    "<para><cite ref=\"kyoto/01\">基準1</cite>と"
	    "<cite ref=\"https://example.jp/\">例</cite>。</para>");
}

static void
other_links_are_refused(void **state)
{
	(void)state;
	assert_refused("よく[押す](javascript:alert)\n", ":8:",
	    "[guide-link]");
	assert_refused("[x](JavaScript:alert)\n", "JavaScript",
	    "[guide-link]");
	assert_refused("[x](data:text/html;base64,AA)\n", ":8:1: ",
	    "[guide-link]");
	assert_refused("[x](file:///etc/passwd)\n", ":8:1: ", "[guide-link]");
	assert_refused("[x](../../secret.html)\n", ":8:1: ", "[guide-link]");
	assert_refused("[x](kyoto/99#Mp-At_1)\n", "there is no provision",
	    "[guide-link]");
}

static void
raw_html_is_refused(void **state)
{
	(void)state;
	assert_refused("文。\n\n<script>alert(1)</script>\n", ":10:1: ",
	    "[guide-html]");
	assert_refused("文<b>太</b>。\n", ":8:", "[guide-html]");
	assert_refused("<!-- 注 -->\n", ":8:1: ", "[guide-html]");
}

static void
a_picture_is_a_png_of_the_folder(void **state)
{
	/* One grey dot. */
	static const unsigned char png[] = {
	    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d,
	    0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01,
	    0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00,
	    0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x68, 0x00, 0x00, 0x00,
	    0x82, 0x00, 0x81, 0xda, 0x45, 0x08, 0x3b, 0x00, 0x00, 0x00, 0x00, 0x49,
	    0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82 };
	struct fixture fixture;
	const xmlNode *figure;
	struct text bytes = {0};

	(void)state;
	set_up(&fixture);
	write_file(pool_format(fixture.pool, "%s/a.png", fixture.guide),
	    (const char *)png, sizeof png);
	text_add_format(&bytes, "%s![流れ図](a.png \"図1\")\n", FRONT);
	add_file(&fixture, "a.md", bytes.bytes);
	read_all(&fixture);
	assert_string_equal(fixture.said.bytes, "");
	figure = xmlDocGetRootElement(fixture.guides)->children->children;
	assert_string_equal(node_attr(figure, "alt"), "流れ図");
	assert_true(node_is(figure->children, "para"));
	text_free(&bytes);
	drop(&fixture);
}

static void
other_pictures_are_refused(void **state)
{
	struct fixture fixture;
	struct text bytes = {0};

	(void)state;
	assert_refused("![外](../../../etc/passwd)\n", ":8:1: ",
	    "[guide-image]");
	assert_refused("![外](/etc/passwd)\n", ":8:1: ", "[guide-image]");
	assert_refused("![外](https://example.jp/a.png)\n", ":8:1: ",
	    "[guide-image]");
	assert_refused("![無](none.png)\n", ":8:1: ", "[guide-image]");
	assert_refused("![自](bad.md)\n", "neither a PNG", "[guide-image]");
	assert_refused("文に![中](a.png)。\n", "of its own", "[guide-image]");
	set_up(&fixture);
	assert_int_equal(symlink("/etc/passwd", pool_format(fixture.pool,
	    "%s/a.png", fixture.guide)), 0);
	text_add_format(&bytes, "%s![外](a.png)\n", FRONT);
	add_file(&fixture, "a.md", bytes.bytes);
	read_all(&fixture);
	assert_non_null(strstr(fixture.said.bytes, "[guide-image]"));
	text_free(&bytes);
	drop(&fixture);
}

static void
a_guide_without_front_matter_is_refused(void **state)
{
	(void)state;
	assert_refused_bytes("文。\n", ":1:1: ", "[guide-front]");
	assert_refused_bytes("", ":1:", "[guide-front]");
	assert_refused_bytes("---\nat: x\n", ":1:1: ", "[guide-front]");
	assert_refused_bytes("---\nrole: staff\n---\n", "at:",
	    "[guide-front]");
	assert_refused_bytes("---\nat: x\n---\n", "role:", "[guide-front]");
	assert_refused_bytes("---\nat: x\nrole: staff\nodrer: 1\n---\n",
	    ":4:1: ", "[guide-front]");
	assert_refused_bytes("---\nat: x\nrole: staff\norder: one\n---\n",
	    ":4:1: ", "[guide-front]");
	assert_refused_bytes("---\nat: x\nrole: nobody\n---\n", "nobody",
	    "[guide-role]");
	assert_refused_bytes("---\nat: x\nrole: staff\n---\n\xff\n", ":5",
	    "[guide-front]");
}

static void
what_is_nested_too_deeply_is_refused(void **state)
{
	char prose[400] = "";

	(void)state;
	memset(prose, '>', 300);
	strcpy(prose + 300, " 深い\n");
	assert_refused(prose, ":8:", "[guide-shape]");
	assert_refused("- # 見出し\n", ":8:3: ", "[guide-shape]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(front_matter_says_where_it_belongs),
		cmocka_unit_test(guides_come_by_order_and_name),
		cmocka_unit_test(a_folder_without_guides_is_no_problem),
		cmocka_unit_test(prose_becomes_sheet_elements),
		cmocka_unit_test(readings_become_ruby),
		cmocka_unit_test(a_reading_has_two_sides),
		cmocka_unit_test(links_lead_to_standards_or_outside),
		cmocka_unit_test(other_links_are_refused),
		cmocka_unit_test(raw_html_is_refused),
		cmocka_unit_test(a_picture_is_a_png_of_the_folder),
		cmocka_unit_test(other_pictures_are_refused),
		cmocka_unit_test(a_guide_without_front_matter_is_refused),
		cmocka_unit_test(what_is_nested_too_deeply_is_refused)
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
