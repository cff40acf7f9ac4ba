/*
 * One reader each, fed with what libFuzzer makes up: FUZZ says which. A crash,
 * a sanitizer's word, or a comparison of a text with itself that finds
 * something, is a fault. Started at the top of the checkout.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <libxml/parser.h>

#include "compare/compare.h"
#include "compose/compose.h"
#include "corpus/corpus.h"
#include "corpus/picture.h"
#include "html/html.h"
#include "job/list.h"
#include "job/options.h"
#include "layout/layout.h"
#include "paint/paint.h"
#include "people/roster.h"

enum { LAW, ROSTER, SHEET, STYLE, PICTURE, OPTIONS };

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* A file of these bytes; every process has its own. */
static const char *
put(const uint8_t *bytes, size_t length, const char *ending)
{
	static char path[100];
	FILE *file;

	snprintf(path, sizeof path, "/dev/shm/kijun-fuzz-%ld.%s",
	    (long)getpid(), ending);
	file = fopen(path, "wb");
	if (file == NULL || fwrite(bytes, 1, length, file) != length ||
	    fclose(file) != 0)
		exit(1);
	return path;
}

static void
finish(struct pool *pool, struct problems *problems, struct text *out)
{
	problem_print(problems, out, PROBLEM_AS_JSON, false);
	text_free(out);
	problems_free(problems);
	pool_free(pool);
}

static void
compare(struct pool *pool, struct edition *old, struct edition *new,
    struct text *out)
{
	struct changes *changes = compare_editions(pool, NULL, old, new);

	compare_print_text(changes, out);
	compare_print_json(changes, out);
	changes = compare_editions(pool, NULL, new, new);
	if (!compare_is_empty(changes))
		abort();
}

static void
read_law(const uint8_t *bytes, size_t length, struct pool *pool,
    struct problems *problems, struct text *out)
{
	static char known[] =
	    "tests/bad/base/corpus/town/mail/2020-04-01/text.xml";
	struct edition *law = edition_load_law(pool, put(bytes, length, "xml"),
	    problems);
	struct edition *other;

	if (law == NULL)
		return;
	other = edition_load_law(pool, known, problems);
	list_text(law, out);
	compare(pool, other, law, out);
	compare(pool, law, other, out);
	edition_free(other);
	edition_free(law);
}

static void
read_roster(const uint8_t *bytes, size_t length, struct pool *pool,
    struct problems *problems)
{
	struct roster_choice all = {0};
	struct roster *roster = roster_load(pool, put(bytes, length, "csv"),
	    &all, problems);
	const char *name;
	size_t i;

	for (i = 0; roster != NULL && i < roster->row_count; i++) {
		name = roster_file_name(pool, roster, i, "pdf");
		if (strchr(name, '/') != NULL || *name == '.' ||
		    strlen(name) > 255)
			abort();
		roster_value(roster, i, "氏名");
	}
	if (roster != NULL)
		roster_sort(roster, problems);
}

/* What lives as long as the process. */
struct desk {
	struct pool	*pool;
	struct problems	*problems;
	struct style	*style;
	struct faces	*faces;
};

static const struct desk *
desk(void)
{
	static struct desk desk;

	if (desk.pool != NULL)
		return &desk;
	desk.pool = pool_new();
	desk.problems = problems_new();
	desk.style = style_load(desk.pool, "templates/pdf.style",
	    desk.problems);
	desk.faces = desk.style == NULL ? NULL : face_open(style_typefaces(
	    desk.style), NULL, desk.problems);
	if (desk.faces == NULL)
		exit(1);
	return &desk;
}

static void
print_sheet(const char *xml, size_t length, const struct style *style,
    struct pool *pool, struct problems *problems, struct text *out)
{
	xmlDoc *document = xmlReadMemory(xml, (int)length, NULL, NULL,
	    XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
	xmlNode *root = document == NULL ? NULL :
	    xmlDocGetRootElement(document);
	struct sheet *sheet = root == NULL ? NULL :
	    compose_read(pool, root, problems);
	struct pages *pages;

	if (sheet != NULL) {
		html_write(sheet, "", out);
		pages = layout_sheet(pool, sheet, style, desk()->faces, false,
		    problems);
		text_clear(out);
		if (pages != NULL)
			paint_pages(desk()->faces, pages, 0, out, problems);
	}
	xmlFreeDoc(document);
}

static void
read_options(const uint8_t *bytes, size_t length, struct text *out)
{
	char *words[200] = { "kijun" }, *copy = strndup((const char *)bytes,
	    length), *rest = copy;
	struct options options;
	int count = 1;

	while (count < 199 && (words[count] = strsep(&rest, "\n")) != NULL)
		count++;
	words[count] = NULL;
	options_read(&options, count, words, out);
	options_free(&options);
	free(copy);
}

static void
read_picture(const uint8_t *bytes, size_t length, struct pool *pool)
{
	struct picture picture;
	const char *why;

	picture_load(pool, put(bytes, length, "png"), &picture, &why);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	static const char small[] = "<sheet title=\"題\"><heading level=\"1\">"
	    "章</heading><para>文<strong>強</strong>。</para><table cols=\"1 2\">"
	    "<row><cell>左</cell><cell>右</cell></row></table></sheet>";
	struct pool *pool = pool_new();
	struct problems *problems = problems_new();
	struct text out = {0};
	struct style *style;

	switch (FUZZ) {
	case LAW:
		read_law(bytes, length, pool, problems, &out);
		break;
	case ROSTER:
		read_roster(bytes, length, pool, problems);
		break;
	case SHEET:
		print_sheet((const char *)bytes, length, desk()->style, pool,
		    problems, &out);
		break;
	case STYLE:
		style = style_load(pool, put(bytes, length, "style"),
		    problems);
		if (style != NULL)
			print_sheet(small, strlen(small), style, pool,
			    problems, &out);
		break;
	case PICTURE:
		read_picture(bytes, length, pool);
		break;
	case OPTIONS:
		read_options(bytes, length, &out);
		break;
	}
	finish(pool, problems, &out);
	return 0;
}
