#include "office/received.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/message.h"
#include "office/encoding.h"
#include "office/inside.h"
#include "office/law.h"
#include "office/lawtext.h"
#include "office/page.h"
#include "office/pdf_text.h"

enum { LOOKED_AT = 2048 };

/* What is not read, by its first bytes, and what to do about it. */
static const struct {
	const char	*start;
	size_t		 length;
	const char	*what;
} refused[] = {
	{ "{\\rtf", 5, MESSAGE("this is rich text (.rtf); in Word: ファイル > "
	    "名前を付けて保存 > ファイルの種類 「Word 文書 (*.docx)」 > 保存") },
	{ "\xff\xd8\xff", 3, MESSAGE("this is a picture; a scan has no text to "
	    "read. Read it with OCR and check every character") },
	{ "\x89PNG", 4, MESSAGE("this is a picture; a scan has no text to read. "
	    "Read it with OCR and check every character") },
	{ "II*\0", 4, MESSAGE("this is a picture; a scan has no text to read. "
	    "Read it with OCR and check every character") },
	{ "MM\0*", 4, MESSAGE("this is a picture; a scan has no text to read. "
	    "Read it with OCR and check every character") },
};

/* Streams of compound files (MS-CFB); their names are in UTF-16. */
static const struct { const char *name, *what; } streams[] = {
	{ "EncryptedPackage", MESSAGE("this is a Word document with a "
	    "password; in Word: ファイル > 情報 > 文書の保護 > パスワードを使用して"
	    "暗号化, empty the password, OK, 上書き保存") },
	{ "WordDocument", MESSAGE("this is an old Word document (.doc); in "
	    "Word: ファイル > 名前を付けて保存 > ファイルの種類 「Word 文書 "
	    "(*.docx)」 > 保存") },
	{ "JSRV_", MESSAGE("this is a 一太郎 document (.jtd); in 一太郎: ファイル "
	    "> 他形式の保存/開く > Word 2007-で保存, .docx") },
	{ "DocumentText", MESSAGE("this is a 一太郎 document (.jtd); in 一太郎: "
	    "ファイル > 他形式の保存/開く > Word 2007-で保存, .docx") },
	{ "", MESSAGE("this is a file of an old office program; open it there "
	    "and save it as .docx or as text (*.txt)") },
};

static bool
refuse(const struct received *received, const char *what,
    struct problems *problems)
{
	problem_add(problems, PROBLEM_IMPORT_REFUSED,
	    (struct place){ received->path, 0, 0 }, "%s",
	    message_translate(what));
	return false;
}

static bool
holds_wide(const struct received *received, const char *name)
{
	size_t length = strlen(name), i;
	char wide[64] = {0};

	for (i = 0; i < length; i++)
		wide[2 * i] = name[i];
	return memmem(received->bytes, received->length, wide, 2 * length) !=
	    NULL;
}

static bool
refuse_compound(const struct received *received, struct problems *problems)
{
	size_t i = 0;

	while (!holds_wide(received, streams[i].name))
		i++;
	return refuse(received, streams[i].what, problems);
}

static bool
begins(const struct received *received, const char *start, size_t length)
{
	return received->length >= length &&
	    memcmp(received->bytes, start, length) == 0;
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
read_package(struct pool *pool, struct received *received,
    enum docx_changes changes, struct problems *problems)
{
	struct package *package = package_open(received->bytes,
	    received->length);
	const char *what = MESSAGE("this is a packed file; in Explorer: "
	    "右クリック > すべて展開, and give the file inside");
	bool is_word, made = false;

	is_word = package != NULL && package_has(package,
	    "word/document.xml") && !package_is_encrypted(package);
	if (is_word) {
		received->form = RECEIVED_WORD;
		made = docx_read(pool, &received->lines, package, changes,
		    problems);
	} else if (package != NULL && package_has(package,
	    "xl/workbook.xml"))
		what = MESSAGE("this is a workbook (.xlsx); copy its cells "
		    "into Word or a text, and save that");
	else if (package != NULL && package_has(package, "content.xml"))
		what = MESSAGE("this is an OpenDocument text (.odt); in "
		    "LibreOffice: ファイル > 名前を付けて保存 > ファイルの種類 「Word "
		    "2007-365 (.docx)」 > 保存");
	if (package != NULL)
		package_close(package);
	return is_word ? made : refuse(received, what, problems);
}

static bool
read_pdf(struct pool *pool, struct received *received,
    struct problems *problems)
{
	struct text words = {0};
	enum pdf_text read = pdf_text_read(received->bytes,
	    received->length, &words);

	received->form = RECEIVED_PDF;
	if (read == PDF_READ) {
		received->text = pool_copy(pool, words.bytes, words.length);
		lines_of_text(pool, &received->lines, received->text,
		    words.length);
	}
	text_free(&words);
	switch (read) {
	case PDF_READ:
		return true;
	case PDF_LOCKED:
		return refuse(received, MESSAGE("this PDF is locked by a "
		    "password or torn; open it and print it to a new PDF, or "
		    "ask for the text"), problems);
	case PDF_SCANNED:
		return refuse(received, MESSAGE("this is a scan: its pages "
		    "are pictures without words. Ask the office that made it "
		    "for the text, or read it with OCR (in Acrobat: "
		    "スキャンとOCR > テキスト認識) and check every character"),
		    problems);
	}
	return false;
}

enum { RUBY_BYTES = 90 };	/* of words or a reading; longer ones are text */

/*
 * ｜町《まち》, as readings are typed: the signs become the marks of lines.h, which
 * are as long, so that places stay.
 */
static void
mark_readings(char *text, size_t bytes)
{
	static const char bar[] = "｜", open[] = "《", close[] = "》";
	char *at = text, *end = text + bytes, *reading, *stop;
	const size_t length = strlen(bar);

	while ((at = memmem(at, (size_t)(end - at), bar, length)) != NULL) {
		size_t room = (size_t)(end - at) < RUBY_BYTES ?
		    (size_t)(end - at) : RUBY_BYTES;
		const char *line = memchr(at, '\n', room);

		if (line != NULL)
			room = (size_t)(line - at);
		reading = memmem(at, room, open, length);
		stop = reading == NULL ? NULL : memmem(reading,
		    room - (size_t)(reading - at), close, length);
		if (stop != NULL) {
			memcpy(at, LINES_RUBY, length);
			memcpy(reading, LINES_READING, length);
			memcpy(stop, LINES_RUBY_END, length);
		}
		at += length;
	}
}

enum { SET_BYTES = 40 };	/* of what is raised; longer ones are text */

/* 10^(-3), H_(2)O: behind a character, and no bracket in it. */
static void
mark_set(char *text, size_t bytes, const char *open, const char *start,
    const char *stop)
{
	char *at = text, *end = text + bytes;

	while ((at = memmem(at, (size_t)(end - at), open, 2)) != NULL) {
		size_t length = strcspn(at + 2, "()\n");

		if (at > text && (unsigned char)at[-1] > ' ' && length > 0 &&
		    length <= SET_BYTES && at[2 + length] == ')') {
			memcpy(at, start, 2);
			at[2 + length] = *stop;
		}
		at += 2;
	}
}

static bool
read_text(struct pool *pool, struct received *received,
    struct problems *problems)
{
	struct lines *lines = &received->lines;
	size_t decoded;
	char *text;

	text = encoding_text(pool, received->path, received->bytes,
	    received->length, &decoded, problems);
	if (text == NULL)
		return false;
	if (!is_page(text, decoded)) {
		mark_readings(text, decoded);
		mark_set(text, decoded, "^(", LINES_RAISED,
		    LINES_RAISED_END);
		mark_set(text, decoded, "_(", LINES_LOWERED,
		    LINES_LOWERED_END);
	}
	if (is_page(text, decoded)) {
		received->form = RECEIVED_PAGE;
		page_read(pool, lines, text, decoded);
	} else if (lawtext_is(text, decoded)) {
		received->form = RECEIVED_LAWTEXT;
		lawtext_read(pool, lines, text, decoded);
	} else {
		received->form = RECEIVED_TEXT;
		lines_of_text(pool, lines, text, decoded);
	}
	return true;
}

/* XML that is no page: <?xml or <Law. */
static bool
is_xml(const struct received *received)
{
	size_t mark = begins(received, "\xef\xbb\xbf", 3) ? 3 : 0;
	const char *at = received->bytes + mark;

	return received->length > mark + 5 && (strncmp(at, "<?xml", 5) == 0 ||
	    strncmp(at, "<Law", 4) == 0 || strncmp(at, "<Data", 5) == 0) &&
	    !is_page(at, received->length - mark);
}

static bool
read_lines(struct pool *pool, struct received *received,
    enum docx_changes changes, struct problems *problems)
{
	size_t i;

	received->lines.path = received->path;
	for (i = 0; i < sizeof refused / sizeof *refused; i++)
		if (begins(received, refused[i].start, refused[i].length))
			return refuse(received, refused[i].what, problems);
	if (begins(received, "\xd0\xcf\x11\xe0", 4))
		return refuse_compound(received, problems);
	if (begins(received, "PK\003\004", 4))
		return read_package(pool, received, changes, problems);
	if (begins(received, "%PDF-", 5))
		return read_pdf(pool, received, problems);
	if (!is_xml(received))
		return read_text(pool, received, problems);
	received->form = RECEIVED_LAW;
	return law_read(pool, &received->lines, received->bytes,
	    received->length) ? true : refuse(received, MESSAGE(
	    "this XML is no law: there is no <Law> in it"), problems);
}

bool
received_read(struct pool *pool, const char *path, enum docx_changes changes,
    struct received *received, struct problems *problems)
{
	*received = (struct received){ .path = path };
	received->bytes = file_load(path, &received->length, problems);
	return received->bytes != NULL && read_lines(pool, received, changes,
	    problems);
}

bool
received_read_text(struct pool *pool, const char *text, size_t bytes,
    struct received *received)
{
	struct problems *problems = problems_new();
	bool is_read;

	*received = (struct received){ .path = "", .length = bytes };
	received->bytes = memory_take(bytes + 1);
	memcpy(received->bytes, text, bytes);
	is_read = read_lines(pool, received, DOCX_ASK, problems);
	if (!is_read)
		received_free(received);
	problems_free(problems);
	return is_read;
}

void
received_free(struct received *received)
{
	free(received->bytes);
	received->bytes = NULL;
}
