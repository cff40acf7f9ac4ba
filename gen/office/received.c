#include "office/received.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/message.h"
#include "office/encoding.h"
#include "office/page.h"

enum { LOOKED_AT = 2048 };

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

static bool
read_lines(struct pool *pool, struct received *received,
    struct problems *problems)
{
	struct lines *lines = &received->lines;
	size_t decoded;
	char *text;

	if (refuse(received->path, received->bytes, received->length,
	    problems))
		return false;
	text = encoding_text(pool, received->path, received->bytes,
	    received->length, &decoded, problems);
	if (text == NULL)
		return false;
	lines->path = received->path;
	received->form = is_page(text, decoded) ? RECEIVED_PAGE :
	    RECEIVED_TEXT;
	if (received->form == RECEIVED_PAGE)
		page_read(pool, lines, text, decoded);
	else
		lines_of_text(pool, lines, text, decoded);
	return true;
}

bool
received_read(struct pool *pool, const char *path, struct received *received,
    struct problems *problems)
{
	*received = (struct received){ .path = path };
	received->bytes = file_load(path, &received->length, problems);
	return received->bytes != NULL && read_lines(pool, received,
	    problems);
}

void
received_free(struct received *received)
{
	free(received->bytes);
	received->bytes = NULL;
}
