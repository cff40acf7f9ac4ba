#include "import/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "base/text.h"
#include "import/page.h"
#include "import/unseen.h"
#include "office/encoding.h"

enum form { FORM_TEXT, FORM_PAGE, FORM_REFUSED };

enum { LOOKED_AT = 2048, CLIP = 24 };

/* What is no text, by its first bytes, and what to do about it. */
static const struct {
	const char	*start;
	size_t		 length;
	const char	*what;
} refused[] = {
	{ "%PDF-", 5, MESSAGE("this is a PDF; copy its text into a text file, "
	    "or make one with \"pdftotext -layout\"") },
	{ "PK\003\004", 4, MESSAGE("this is a Word, Excel or packed file; in "
	    "Word: ファイル > 名前を付けて保存 > 書式なし (*.txt), Unicode (UTF-8)") },
	{ "\xd0\xcf\x11\xe0", 4, MESSAGE("this is an old Word or 一太郎 "
	    "document; save it there as text (*.txt), Unicode (UTF-8)") },
	{ "{\\rtf", 5, MESSAGE("this is rich text (RTF); in Word: ファイル > 名前を"
	    "付けて保存 > 書式なし (*.txt), Unicode (UTF-8)") },
	{ "\xff\xd8\xff", 3, MESSAGE("this is a picture; a scan has no text "
	    "to read") },
	{ "\x89PNG", 4, MESSAGE("this is a picture; a scan has no text to "
	    "read") },
};

static bool
refuse(const char *path, const char *bytes, size_t length,
    struct problems *problems)
{
	size_t i;

	for (i = 0; i < sizeof refused / sizeof *refused; i++)
		if (length >= refused[i].length && memcmp(bytes,
		    refused[i].start, refused[i].length) == 0) {
			problem_add(problems, PROBLEM_IMPORT_REFUSED,
			    (struct place){ path, 0, 0 }, "%s",
			    message_translate(refused[i].what));
			return true;
		}
	return false;
}

static bool
is_page(const char *text, size_t length)
{
	static const char *const words[] = { "<!doctype html", "<html",
	    "<body", "<div", "<table", NULL };
	size_t room = length < LOOKED_AT ? length : LOOKED_AT, i;
	char head[LOOKED_AT + 1];

	for (i = 0; i < room; i++)
		head[i] = text[i] >= 'A' && text[i] <= 'Z' ?
		    (char)(text[i] + 'a' - 'A') : text[i];
	head[room] = '\0';
	for (i = 0; words[i] != NULL; i++)
		if (strstr(head, words[i]) != NULL)
			return true;
	return false;
}

/* ---- what a reader must know ---- */

static struct place
place_of(const struct imported *imported, size_t index)
{
	return (struct place){ imported->path,
	    imported->lines.list[index].number, 1 };
}

/* The start of the line, enough to recognise it. */
static const char *
start_of(struct pool *pool, const struct line *line)
{
	const char *at = line->text, *end = line->text + line->length;
	int count = 0;

	while (at < end && count++ < CLIP)
		text_next(&at, end);
	return pool_format(pool, "%.*s%s", (int)(at - line->text),
	    line->text, at < end ? "…" : "");
}

static void
report_line(struct pool *pool, const struct imported *imported, size_t index,
    struct problems *problems)
{
	const struct reading *reading = &imported->readings[index];
	const struct line *line = &imported->lines.list[index];

	if (reading->gap > 0)
		problem_add(problems, PROBLEM_IMPORT_GAP,
		    place_of(imported, index),
		    "numbers are missing before \"%s\": %d",
		    start_of(pool, line), reading->gap);
	else if (reading->gap < 0)
		problem_add(problems, PROBLEM_IMPORT_ORDER,
		    place_of(imported, index),
		    "the number of \"%s\" runs backwards or repeats",
		    start_of(pool, line));
	if (reading->is_doubtful)
		problem_add(problems, PROBLEM_IMPORT_DOUBT,
		    place_of(imported, index),
		    "\"%s\" was read as %s and could be %s; decide with "
		    "--choose %d=%s", start_of(pool, line),
		    reading_kind_title(reading->kind),
		    reading_kind_title(reading->other), line->number,
		    reading_kind_name(reading->other));
}

static void
report(struct pool *pool, const struct imported *imported,
    struct problems *problems)
{
	const struct account *account = &imported->account;
	size_t i;

	for (i = 0; i < imported->lines.count; i++)
		report_line(pool, imported, i, problems);
	for (i = 0; i < imported->law_count; i++)
		if (*imported->laws[i].title == '\0')
			problem_add(problems, PROBLEM_IMPORT_UNTITLED,
			    place_of(imported, imported->laws[i].first),
			    "no title was found; say which line is it with "
			    "--choose LINE=title");
	if (account->lost > 0 || account->gained > 0)
		problem_add(problems, PROBLEM_IMPORT_LOST,
		    (struct place){ imported->path, 0, 0 },
		    "%zu characters were lost and %zu came from nowhere, "
		    "U+%04X among them; nothing is written", account->lost,
		    account->gained, (unsigned)account->first);
}

/* ---- the file ---- */

static bool
read_lines(struct pool *pool, struct imported *imported, const char *bytes,
    size_t length, struct problems *problems)
{
	size_t decoded;
	char *text;

	if (refuse(imported->path, bytes, length, problems))
		return false;
	text = encoding_text(pool, imported->path, bytes, length, &decoded,
	    problems);
	if (text == NULL)
		return false;
	imported->lines.path = imported->path;
	if (is_page(text, decoded))
		page_read(pool, &imported->lines, text, decoded);
	else {
		lines_of_text(pool, &imported->lines, text, decoded);
		lines_measure(pool, &imported->lines);
	}
	return unseen_report(pool, &imported->lines, problems);
}

struct imported *
import_file(struct pool *pool, const char *path, const struct choice *choices,
    size_t choice_count, struct problems *problems)
{
	struct imported *imported = pool_take(pool, sizeof *imported);
	size_t length;
	char *bytes = file_load(path, &length, problems);
	bool is_read;

	if (bytes == NULL)
		return NULL;
	imported->path = pool_string(pool, path);
	is_read = read_lines(pool, imported, bytes, length, problems);
	free(bytes);
	if (!is_read)
		return NULL;
	imported->readings = reading_all(pool, &imported->lines, choices,
	    choice_count);
	imported->laws = build_laws(pool, &imported->lines,
	    imported->readings, &imported->law_count);
	if (imported->law_count == 0) {
		problem_add(problems, PROBLEM_IMPORT_EMPTY,
		    (struct place){ imported->path, 0, 0 },
		    "no regulation was found: no article, no numbered "
		    "paragraph and no sentence below a title");
		return NULL;
	}
	account_laws(&imported->lines, imported->readings, imported->laws,
	    imported->law_count, &imported->account);
	report(pool, imported, problems);
	return imported;
}

void
import_free(struct imported *imported)
{
	size_t i;

	for (i = 0; imported != NULL && i < imported->law_count; i++)
		xmlFreeDoc(imported->laws[i].law);
}

void
import_write(const struct built *built, struct text *out)
{
	xmlChar *bytes;
	int length;

	xmlDocDumpFormatMemoryEnc(built->law, &bytes, &length, "UTF-8", 1);
	text_add(out, (const char *)bytes, (size_t)length);
	xmlFree(bytes);
}
