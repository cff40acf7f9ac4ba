/*
 * The parts inside a Word document, imported as a regulation: its text, the
 * numbering, the styles, the footnotes, a header.
 */
#include "packed.h"

#include "import/import.h"

enum { PARTS = 5, FIXED = 2 };

#define WORDS "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

static const struct part given[PARTS + FIXED] = {
	{ "word/document.xml", "<w:document xmlns:w=\"" WORDS
	    "\"><w:body/></w:document>", 0, 0 },
	{ "word/numbering.xml", "<w:numbering xmlns:w=\"" WORDS "\"/>", 0, 0 },
	{ "word/styles.xml", "<w:styles xmlns:w=\"" WORDS "\"/>", 0, 0 },
	{ "word/footnotes.xml", "<w:footnotes xmlns:w=\"" WORDS "\"/>", 0, 0 },
	{ "word/header1.xml", "<w:hdr xmlns:w=\"" WORDS "\"/>", 0, 0 },
	{ "[Content_Types].xml", "<Types xmlns=\"" PACKAGE "content-types\">"
	    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	    "</Types>", 0, 0 },
	{ "_rels/.rels", "<Relationships xmlns=\"" PACKAGE "relationships\">"
	    "<Relationship Id=\"rId1\" Type=\"" RELATIONS "/officeDocument\" "
	    "Target=\"word/document.xml\"/></Relationships>", 0, 0 },
};

/* With changes taken, undone, or asked about. */
static void
import(struct fuzz *fuzz, const char *path, enum docx_changes changes)
{
	struct problems *said = problems_new();
	struct imported *imported = import_file(fuzz->pool, path, NULL, 0,
	    changes, said);

	if (imported != NULL && problems_status(said) == 0 &&
	    imported->counts.received != imported->counts.text +
	    imported->counts.left_out)
		abort();
	if (imported != NULL)
		import_free(imported);
	problems_free(said);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz fuzz = fuzz_begin();
	struct text packed = {0};
	const char *path;

	packed_make(given, PARTS, PARTS + FIXED, bytes, length, &packed);
	path = fuzz_put("rule", (const uint8_t *)packed.bytes, packed.length);
	text_free(&packed);
	import(&fuzz, path, DOCX_ASK);
	import(&fuzz, path, DOCX_ACCEPT);
	import(&fuzz, path, DOCX_REJECT);
	fuzz_end(&fuzz);
	return 0;
}
