/*
 * An amending text, carried out on the law that its first byte picks. What
 * comes of it is law XML that the program can load, and the sentences that make
 * it are proved, or it is said why not.
 */
#include "fuzz.h"

#include "amend/amend.h"
#include "compare/compare.h"
#include "corpus/xml.h"
#include "scope/amendment.h"

static const char *const laws[] = {
	"tests/bad/base/corpus/town/mail/2020-04-01/text.xml",
	"corpus/kyoto/13/2011-11-14/text.xml",
	"corpus/minato/internet/2023-09-01/text.xml"
};

enum { LAWS = sizeof laws / sizeof *laws };

static void
make_again(struct fuzz *fuzz, const char *path, struct edition *new)
{
	struct problems *said = problems_new();
	struct edition *old = edition_load_law(fuzz->pool, path, said);
	const struct amendment_proved *proved;

	proved = amendment_prove(fuzz->pool, compare_editions(fuzz->pool, NULL,
	    old, new), amendment_style_of(old), true, said);
	if (proved == NULL && problems_status(said) == 0)
		abort();
	if (proved != NULL)
		amendment_write_text(proved, &fuzz->out);
	amendment_end(proved);
	edition_free(old);
	problems_free(said);
}

static void
load_made(struct fuzz *fuzz, const char *path, xmlDoc *law)
{
	struct problems *said = problems_new();
	struct edition *made;
	xmlChar *xml = NULL;
	int length = 0;

	xmlDocDumpMemoryEnc(law, &xml, &length, "UTF-8");
	made = edition_load_law(fuzz->pool, fuzz_put("made.xml", xml,
	    (size_t)length), said);
	if (made == NULL)
		abort();
	make_again(fuzz, path, made);
	edition_free(made);
	problems_free(said);
	xmlFree(xml);
}

/* As far as the command would not refuse them before. */
static char *
words_of(const uint8_t *bytes, size_t length)
{
	char *words = length == 0 ? strdup("") : strndup((const char *)bytes +
	    1, length - 1);
	const char *unseen;
	uint32_t code;
	size_t bad;

	if (words == NULL)
		exit(1);
	if (!text_is_utf8(words, strlen(words), &bad))
		words[bad] = '\0';
	unseen = text_find_unseen(words, strlen(words), &code);
	if (unseen != NULL)
		words[unseen - words] = '\0';
	return words;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct fuzz fuzz = fuzz_begin();
	const char *path = laws[length == 0 ? 0 : *bytes % LAWS];
	struct source *law = xml_load(fuzz.pool, path, fuzz.problems);
	char *words;

	if (law == NULL)
		abort();
	words = words_of(bytes, length);
	if (amend_apply(fuzz.pool, law->document, "amend.txt", words,
	    strlen(words), fuzz.problems))
		load_made(&fuzz, path, law->document);
	else if (problems_status(fuzz.problems) == 0)
		abort();
	free(words);
	xml_free(law);
	fuzz_end(&fuzz);
	return 0;
}
