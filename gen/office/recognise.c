/*
 * What a file is, by its first bytes and what stands inside. The name of a
 * file says nothing: a web page is often called .xls.
 */
#include "office/inside.h"

#include <string.h>
#include <strings.h>

#include "base/message.h"

enum { LOOKED_AT = 4096 };	/* bytes of a file of text */

/* What is not read, and how its owner saves it as what is. */
enum refused {
	REFUSED_XLS,
	REFUSED_XLSB,
	REFUSED_XML_BOOK,
	REFUSED_WEB,
	REFUSED_MHTML,
	REFUSED_ENCRYPTED,
	REFUSED_ODF_ENCRYPTED,
	REFUSED_WORD_OLD,
	REFUSED_WORD,
	REFUSED_RTF,
	REFUSED_ODT,
	REFUSED_ICHITARO,
	REFUSED_SLIDES,
	REFUSED_MAIL,
	REFUSED_OLE,
	REFUSED_PDF,
	REFUSED_DOCUWORKS,
	REFUSED_ACCESS,
	REFUSED_NUMBERS,
	REFUSED_ARCHIVE,
	REFUSED_ARCHIVE_LOCKED,
	REFUSED_PICTURE,
	REFUSED_SHORTCUT,
	REFUSED_XML
};

/* How it is saved as what is read, by clicks. */
static const char in_excel[] = MESSAGE("open it in Excel, ファイル > "
    "名前を付けて保存 > ファイルの種類 「Excel ブック (*.xlsx)」 > 保存");
static const char to_excel[] = MESSAGE("open it in its program, select the table, コピー "
    "(Ctrl+C); in Excel: 新しい空白のブック, 貼り付け (Ctrl+V), ファイル > "
    "名前を付けて保存 > 「Excel ブック (*.xlsx)」 > 保存");
static const char unpack[] = MESSAGE("in Explorer: 右クリック > すべて展開, "
    "and give the file inside");

/* What it is, and what to do: two sentences. */
static const struct { const char *what, *how; } refusals[] = {
	[REFUSED_XLS] = { MESSAGE("this is a workbook of Excel 97-2003 "
	    "(.xls), which is not read"),
	    in_excel },
	[REFUSED_XLSB] = { MESSAGE("this is a binary workbook (.xlsb), which "
	    "is not read"),
	    in_excel },
	[REFUSED_XML_BOOK] = { MESSAGE("this is an XML spreadsheet of Excel "
	    "2003, which is not read"),
	    in_excel },
	[REFUSED_WEB] = { MESSAGE("this is a web page (HTML), which is not "
	    "read"),
	    in_excel },
	[REFUSED_MHTML] = { MESSAGE("this is a web archive (.mht, .mhtml), "
	    "which is not read"),
	    in_excel },
	[REFUSED_ENCRYPTED] = { MESSAGE("this is a file locked with a "
	    "password, which is not read"),
	    MESSAGE("in Excel: open it with the password, ファイル > 情報 > "
	    "ブックの保護 > パスワードを使用して暗号化, empty the "
	    "password, OK, 上書き保存; and delete the unlocked copy "
	    "afterwards") },
	[REFUSED_ODF_ENCRYPTED] = { MESSAGE("this is a file locked with a "
	    "password, which is not read"),
	    MESSAGE("in LibreOffice: open it with the password, ファイル > "
	    "名前を付けて保存, clear パスワード付きで保存する, 保存; and "
	    "delete the unlocked copy afterwards") },
	[REFUSED_WORD_OLD] = { MESSAGE("this is a document of Word 97-2003 "
	    "(.doc), which is not read"),
	    to_excel },
	[REFUSED_WORD] = { MESSAGE("this is a document of Word (.docx), which "
	    "is not read"),
	    to_excel },
	[REFUSED_RTF] = { MESSAGE("this is a document in rich text (.rtf), "
	    "which is not read"),
	    to_excel },
	[REFUSED_ODT] = { MESSAGE("this is a document of OpenDocument (.odt), "
	    "which is not read"),
	    to_excel },
	[REFUSED_ICHITARO] = { MESSAGE("this is a document of 一太郎 (.jtd), "
	    "which is not read"),
	    to_excel },
	[REFUSED_SLIDES] = { MESSAGE("this is a presentation of PowerPoint, "
	    "which is not read"),
	    to_excel },
	[REFUSED_MAIL] = { MESSAGE("this is a mail of Outlook (.msg), which "
	    "is not read"),
	    MESSAGE("in Outlook: 添付ファイル > 名前を付けて保存, and give the "
	    "file that was attached") },
	[REFUSED_OLE] = { MESSAGE("this is a file of an old office program, "
	    "which is not read"),
	    in_excel },
	[REFUSED_PDF] = { MESSAGE("this is a PDF, which is not read"),
	    MESSAGE("ask its author for the table; or in Excel: データ > "
	    "データの取得 > ファイルから > PDF から > 読み込み, ファイル > "
	    "名前を付けて保存 > 「Excel ブック (*.xlsx)」 > 保存, and read "
	    "the names against the PDF") },
	[REFUSED_DOCUWORKS] = { MESSAGE("this is a document of DocuWorks "
	    "(.xdw), which is not read"),
	    MESSAGE("ask its author for the table; it holds pictures of pages") },
	[REFUSED_ACCESS] = { MESSAGE("this is a database of Access, which is "
	    "not read"),
	    MESSAGE("in Access: select the table, 外部データ > エクスポート > "
	    "Excel > 「Excel ブック (*.xlsx)」 > OK") },
	[REFUSED_NUMBERS] = { MESSAGE("this is a table of Numbers (.numbers), "
	    "which is not read"),
	    MESSAGE("in Numbers: ファイル > 書き出す > Excel > 次へ > 書き出し") },
	[REFUSED_ARCHIVE] = { MESSAGE("this is an archive, which is not read"),
	    unpack },
	[REFUSED_ARCHIVE_LOCKED] = { MESSAGE("this is an archive locked with "
	    "a password, which is not read"),
	    unpack },
	[REFUSED_PICTURE] = { MESSAGE("this is a picture, which is not read"),
	    MESSAGE("ask its author for the table; pictures are not read") },
	[REFUSED_SHORTCUT] = { MESSAGE("this is a shortcut to a file, which "
	    "is not read"),
	    MESSAGE("give the file that it points to: 右クリック > "
	    "ファイルの場所を開く") },
	[REFUSED_XML] = { MESSAGE("this is an XML file, which is not read"),
	    in_excel },
};

static enum book_form
refuse(struct booking *booking, enum refused refused)
{
	problem_add(booking->problems, PROBLEM_TABLE_UNREADABLE,
	    booking_whole(booking), "%s; %s",
	    message_translate(refusals[refused].what),
	    message_translate(refusals[refused].how));
	booking_fail(booking);
	return FORM_REFUSED;
}

static const struct { const char *bytes; size_t length, at;
    enum refused what; } signatures[] = {
	{ "%PDF", 4, 0, REFUSED_PDF }, { "{\\rtf", 5, 0, REFUSED_RTF },
	{ "\x89PNG", 4, 0, REFUSED_PICTURE },
	{ "\xff\xd8\xff", 3, 0, REFUSED_PICTURE },
	{ "II*\0", 4, 0, REFUSED_PICTURE },
	{ "MM\0*", 4, 0, REFUSED_PICTURE }, { "GIF8", 4, 0, REFUSED_PICTURE },
	{ "\x1f\x8b", 2, 0, REFUSED_ARCHIVE },
	{ "7z\xbc\xaf\x27\x1c", 6, 0, REFUSED_ARCHIVE },
	{ "Rar!\x1a", 5, 0, REFUSED_ARCHIVE },
	{ "-lh", 3, 2, REFUSED_ARCHIVE },	/* LHA */
	{ "\0\1\0\0Standard ", 13, 0, REFUSED_ACCESS },
	{ "\x4c\0\0\0\1\x14\2\0", 8, 0, REFUSED_SHORTCUT },
	/* BIFF 2 to 4 without a container: Excel 2.1 to 4.0. */
	{ "\x09\0\4\0", 4, 0, REFUSED_XLS },
	{ "\x09\2\6\0", 4, 0, REFUSED_XLS },
	{ "\x09\4\6\0", 4, 0, REFUSED_XLS }
};

/* How texts that are no tables begin, in any case. */
static const struct { const char *word; enum refused what; } beginnings[] = {
	{ "<!doctype html", REFUSED_WEB }, { "<html", REFUSED_WEB },
	{ "<head", REFUSED_WEB }, { "<meta", REFUSED_WEB },
	{ "<table", REFUSED_WEB }, { "<body", REFUSED_WEB },
	{ "mime-version:", REFUSED_MHTML }, { "<?xml", REFUSED_XML }
};

/* Streams of compound files (MS-CFB); names are in UTF-16. */
static const struct { const char *name; enum refused what; } streams[] = {
	{ "EncryptedPackage", REFUSED_ENCRYPTED },
	{ "WordDocument", REFUSED_WORD_OLD }, { "Workbook", REFUSED_XLS },
	{ "JSRV_", REFUSED_ICHITARO }, { "DocumentText", REFUSED_ICHITARO },
	{ "PowerPoint Document", REFUSED_SLIDES },
	{ "__substg1.0_", REFUSED_MAIL }, { "Book", REFUSED_XLS }
};

static bool
holds_wide(const struct booking *booking, const char *name)
{
	size_t length = strlen(name), i;
	char wide[64] = {0};

	for (i = 0; i < length; i++)
		wide[2 * i] = name[i];
	return memmem(booking->bytes, booking->length, wide, 2 * length) !=
	    NULL;
}

static enum book_form
refuse_compound(struct booking *booking)
{
	size_t i;

	for (i = 0; i < sizeof streams / sizeof *streams; i++)
		if (holds_wide(booking, streams[i].name))
			return refuse(booking, streams[i].what);
	return refuse(booking, REFUSED_OLE);
}

static bool
holds(const struct booking *booking, const char *word)
{
	size_t length = booking->length < LOOKED_AT ? booking->length :
	    LOOKED_AT;

	return memmem(booking->bytes, length, word, strlen(word)) != NULL;
}

/* -1 if it begins like none of them. */
static int
text_beginning(const struct booking *booking)
{
	const char *at = booking->bytes, *end = at + booking->length;
	size_t i, length;

	if (booking->length >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	while (at < end && strchr(" \t\r\n", *at) != NULL && *at != '\0')
		at++;
	for (i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
		length = strlen(beginnings[i].word);
		if ((size_t)(end - at) >= length &&
		    strncasecmp(at, beginnings[i].word, length) == 0)
			return (int)beginnings[i].what;
	}
	return -1;
}

static enum book_form
refuse_text(struct booking *booking, enum refused what)
{
	if (what == REFUSED_XML && (holds(booking, "Excel.Sheet") ||
	    holds(booking, "office:spreadsheet")))
		what = REFUSED_XML_BOOK;
	else if (what == REFUSED_XML && (holds(booking, "Word.Document") ||
	    holds(booking, "xmlPackage")))
		what = REFUSED_WORD;
	else if (what == REFUSED_XML && holds(booking, "<html"))
		what = REFUSED_WEB;
	return refuse(booking, what);
}

static bool
ends_with(const char *path, const char *ending)
{
	size_t length = strlen(path), tail = strlen(ending);

	return length >= tail && strcasecmp(path + length - tail, ending) == 0;
}

/* Read as what it is; but its name will mislead others, too. */
static void
warn_of_ending(struct booking *booking, bool is_package)
{
	static const char *const packages[] = { ".xlsx", ".xlsm", ".xltx",
	    ".ods", ".ots" };
	static const char *const others[] = { ".xls", ".pdf", ".docx",
	    ".doc" };
	const char *path = booking->book->path;
	const char *ending = strrchr(path, '.');
	struct place whole = { .file = path };
	bool is_named = false, is_other = false;
	size_t i;

	if (ending == NULL || strchr(ending, '/') != NULL)
		return;
	for (i = 0; i < sizeof packages / sizeof *packages; i++)
		is_named |= ends_with(path, packages[i]);
	for (i = 0; i < sizeof others / sizeof *others; i++)
		is_other |= ends_with(path, others[i]);
	if (is_package && !is_named)
		problem_add(booking->problems, PROBLEM_TABLE_ENDING, whole,
		    "named %s, but it is a workbook; read as that", ending);
	else if (!is_package && (is_named || is_other))
		problem_add(booking->problems, PROBLEM_TABLE_ENDING, whole,
		    "named %s, but it is text; read as that", ending);
}

enum book_form
recognise_bytes(struct booking *booking)
{
	const char *bytes = booking->bytes;
	size_t length = booking->length, i;
	int beginning;

	if (length >= 4 && memcmp(bytes, "\xd0\xcf\x11\xe0", 4) == 0)
		return refuse_compound(booking);
	if (length >= 4 && memcmp(bytes, "PK\3\4", 4) == 0)
		return FORM_XLSX;
	for (i = 0; i < sizeof signatures / sizeof *signatures; i++)
		if (length >= signatures[i].at + signatures[i].length &&
		    memcmp(bytes + signatures[i].at, signatures[i].bytes,
		    signatures[i].length) == 0)
			return refuse(booking, signatures[i].what);
	if (memchr(bytes, '\0', length) != NULL &&
	    (ends_with(booking->book->path, ".xdw") ||
	    ends_with(booking->book->path, ".xbd")))
		return refuse(booking, REFUSED_DOCUWORKS);
	beginning = text_beginning(booking);
	if (beginning >= 0)
		return refuse_text(booking, (enum refused)beginning);
	warn_of_ending(booking, false);
	return FORM_TEXT;
}

/* ---- packages ---- */

static enum book_form
recognise_open_document(struct booking *booking, struct package *package,
    const char *type)
{
	char manifest[LOOKED_AT];

	if (package_peek(package, "META-INF/manifest.xml", manifest,
	    sizeof manifest) && strstr(manifest, "encryption-data") != NULL)
		return refuse(booking, REFUSED_ODF_ENCRYPTED);
	if (strstr(type, "opendocument.spreadsheet") != NULL) {
		warn_of_ending(booking, true);
		return FORM_ODS;
	}
	return refuse(booking, REFUSED_ODT);
}

static void
warn_of_macros(struct booking *booking, struct package *package)
{
	struct place whole = { .file = booking->book->path };

	if (package_has(package, "xl/vbaProject.bin"))
		problem_add(booking->problems, PROBLEM_TABLE_MACROS, whole,
		    "the workbook has macros, which are not run; its cells "
		    "are read as they were saved");
}

enum book_form
recognise_package(struct booking *booking, struct package *package)
{
	static const struct { const char *part; enum refused what; } rows[] = {
		{ "xl/workbook.bin", REFUSED_XLSB },
		{ "word/document.xml", REFUSED_WORD },
		{ "ppt/presentation.xml", REFUSED_SLIDES },
		{ "Index/Document.iwa", REFUSED_NUMBERS },
		{ "Index.zip", REFUSED_NUMBERS } };
	char type[128];
	size_t i;

	if (package_is_encrypted(package))
		return refuse(booking, REFUSED_ARCHIVE_LOCKED);
	if (package_peek(package, "mimetype", type, sizeof type) &&
	    strstr(type, "opendocument") != NULL)
		return recognise_open_document(booking, package, type);
	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (package_has(package, rows[i].part))
			return refuse(booking, rows[i].what);
	if (!package_has(package, "xl/workbook.xml") &&
	    !package_has(package, "_rels/.rels"))
		return refuse(booking, REFUSED_ARCHIVE);
	warn_of_ending(booking, true);
	warn_of_macros(booking, package);
	return FORM_XLSX;
}
