/*
 * The parts inside an XLSX, which a change of the packed file would never
 * reach: the input is up to four of them, parted by a line "%%": the sheet, the
 * strings, the styles, the workbook.
 */
#include "fuzz.h"

#include <zlib.h>

#include "office/book.h"

enum { PARTS = 4, FIXED = 2, NAME_MAX_HERE = 40 };

struct part {
	const char	*name, *bytes;
	size_t		 length;
	size_t		 at;
};

#define SPREADSHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/" \
	"relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"

static const struct part given[PARTS + FIXED] = {
	{ "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" SPREADSHEET
	    "\"><sheetData/></worksheet>", 0, 0 },
	{ "xl/sharedStrings.xml", "<sst xmlns=\"" SPREADSHEET "\"/>", 0, 0 },
	{ "xl/styles.xml", "<styleSheet xmlns=\"" SPREADSHEET "\"/>", 0, 0 },
	{ "xl/workbook.xml", "<workbook xmlns=\"" SPREADSHEET "\" xmlns:r=\""
	    RELATIONS "\"><sheets><sheet name=\"a\" sheetId=\"1\" "
	    "r:id=\"rId1\"/></sheets></workbook>", 0, 0 },
	{ "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" PACKAGE
	    "relationships\"><Relationship Id=\"rId1\" Type=\"" RELATIONS
	    "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship "
	    "Id=\"rId2\" Type=\"" RELATIONS "/sharedStrings\" "
	    "Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\""
	    RELATIONS "/styles\" Target=\"styles.xml\"/></Relationships>",
	    0, 0 },
	{ "_rels/.rels", "<Relationships xmlns=\"" PACKAGE "relationships\">"
	    "<Relationship Id=\"rId1\" Type=\"" RELATIONS "/officeDocument\" "
	    "Target=\"xl/workbook.xml\"/></Relationships>", 0, 0 },
};

static void
number(struct text *out, size_t value, int bytes)
{
	char byte;

	for (; bytes-- > 0; value >>= 8) {
		byte = (char)(value & 255);
		text_add(out, &byte, 1);
	}
}

/* What the head of a part and its line in the directory have in common. */
static void
describe(struct text *out, const struct part *part)
{
	number(out, 20, 2);
	number(out, 0, 8);	/* stored; no flags, no time */
	number(out, crc32(0, (const Bytef *)part->bytes,
	    (uInt)part->length), 4);
	number(out, part->length, 4);
	number(out, part->length, 4);
	number(out, strlen(part->name), 2);
	number(out, 0, 2);
}

static void
zip(struct part *parts, size_t count, struct text *out)
{
	size_t i, start, end;

	for (i = 0; i < count; i++) {
		parts[i].at = out->length;
		text_add(out, "PK\3\4", 4);
		describe(out, &parts[i]);
		text_add_string(out, parts[i].name);
		text_add(out, parts[i].bytes, parts[i].length);
	}
	start = out->length;
	for (i = 0; i < count; i++) {
		text_add(out, "PK\1\2\24\0", 6);
		describe(out, &parts[i]);
		number(out, 0, 10);
		number(out, parts[i].at, 4);
		text_add_string(out, parts[i].name);
	}
	end = out->length;
	text_add(out, "PK\5\6\0\0\0\0", 8);
	number(out, count, 2);
	number(out, count, 2);
	number(out, end - start, 4);
	number(out, start, 4);
	number(out, 0, 2);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	const char *at = (const char *)bytes, *end = at + length, *cut;
	struct part parts[PARTS + FIXED];
	struct fuzz fuzz = fuzz_begin();
	struct text packed = {0};
	size_t i;

	for (i = 0; i < PARTS + FIXED; i++) {
		parts[i] = given[i];
		parts[i].length = strlen(parts[i].bytes);
		if (i >= PARTS || at == NULL || at == end)
			continue;
		cut = memmem(at, (size_t)(end - at), "\n%%\n", 4);
		parts[i].bytes = at;
		parts[i].length = (size_t)((cut == NULL ? end : cut) - at);
		at = cut == NULL ? NULL : cut + 4;
	}
	zip(parts, PARTS + FIXED, &packed);
	book_read(fuzz.pool, "book", packed.bytes, packed.length,
	    fuzz.problems);
	text_free(&packed);
	fuzz_end(&fuzz);
	return 0;
}
