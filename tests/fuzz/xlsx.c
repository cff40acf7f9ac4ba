/*
 * The parts inside an XLSX: the sheet, the strings, the styles, the workbook.
 */
#include "packed.h"

#include "office/book.h"

enum { PARTS = 4, FIXED = 2 };

#define SPREADSHEET "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

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

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz fuzz = fuzz_begin();
	struct text packed = {0};

	packed_make(given, PARTS, PARTS + FIXED, bytes, length, &packed);
	book_read(fuzz.pool, "book", packed.bytes, packed.length,
	    fuzz.problems);
	text_free(&packed);
	fuzz_end(&fuzz);
	return 0;
}
