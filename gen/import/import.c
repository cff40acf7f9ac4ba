#include "import/import.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "import/map.h"
#include "import/margin.h"
#include "import/unseen.h"
#include "office/law.h"

enum { CLIP = 24 };

/* ---- what a reader must know ---- */

static struct place
place_of(const struct imported *imported, size_t index)
{
	return (struct place){ imported->received.path,
	    imported->received.lines.list[index].number, 1 };
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

/* What the sequence of numbers says. */
static void
report_number(struct pool *pool, const struct imported *imported,
    size_t index, struct problems *problems)
{
	const struct reading *reading = &imported->readings[index];
	const char *start = start_of(pool,
	    &imported->received.lines.list[index]);

	if (reading->gap > 0)
		problem_add(problems, PROBLEM_IMPORT_GAP,
		    place_of(imported, index),
		    "numbers are missing before \"%s\": %d", start,
		    reading->gap);
	else if (reading->gap < 0)
		problem_add(problems, PROBLEM_IMPORT_ORDER,
		    place_of(imported, index),
		    "the number of \"%s\" runs backwards or repeats", start);
}

/* What was read, but hardly as somebody meant it. */
static void
report_note(struct pool *pool, const struct imported *imported, size_t index,
    struct problems *problems)
{
	const struct line *line = &imported->received.lines.list[index];
	struct place place = place_of(imported, index);
	const char *start = start_of(pool, line);

	switch (imported->readings[index].noted) {
	case NOTE_NONE:
		return;
	case NOTE_CAPTION:
		problem_add(problems, PROBLEM_IMPORT_CAPTION, place,
		    "\"%s\" looks like a caption, and no article stands "
		    "behind it", start);
		return;
	case NOTE_MIXED:
		problem_add(problems, PROBLEM_IMPORT_DOUBT, place,
		    "\"%s\" was read as a paragraph, and its number could "
		    "be that of the next item; decide with --choose %d=item",
		    start, line->number);
		return;
	case NOTE_SIGN:
		problem_add(problems, PROBLEM_IMPORT_UNREAD, place,
		    "\"%s\" begins with a number and was read as words; if "
		    "it is a unit, say so with --choose %d=item or %d="
		    "paragraph", start, line->number, line->number);
		return;
	case NOTE_LINE:
		problem_add(problems, PROBLEM_IMPORT_LINE, place,
		    "\"%s\" has no number and was joined to the unit before "
		    "it", start);
		return;
	}
}

static void
report_line(struct pool *pool, const struct imported *imported, size_t index,
    struct problems *problems)
{
	const struct reading *reading = &imported->readings[index];
	const struct line *line = &imported->received.lines.list[index];

	report_number(pool, imported, index, problems);
	if (!reading->is_doubtful || reading->noted == NOTE_CAPTION)
		report_note(pool, imported, index, problems);
	if (reading->is_doubtful)
		problem_add(problems, PROBLEM_IMPORT_DOUBT,
		    place_of(imported, index),
		    "\"%s\" was read as %s and could be %s; decide with "
		    "--choose %d=%s", start_of(pool, line),
		    reading_kind_title(reading->kind),
		    reading_kind_title(reading->other), line->number,
		    reading_kind_name(reading->other));
}

/* What the schema asks of a regulation, and its lines do not say. */
static void
report_head(const struct imported *imported, const struct built *law,
    struct problems *problems)
{
	struct place place = place_of(imported, law->first);

	if (*law->told.title == '\0')
		problem_add(problems, PROBLEM_IMPORT_UNTITLED, place,
		    "no title was found; say which line is it with "
		    "--choose LINE=title");
	if (!law->told.has_date)
		problem_add(problems, PROBLEM_IMPORT_UNDATED, place,
		    "no date stands at the title; what stands in Era=, Year= "
		    "and Num= of <Law> is not from the file");
	else if (!law->told.has_number)
		problem_add(problems, PROBLEM_IMPORT_UNDATED, place,
		    "no number stands at the title; Num=\"1\" of <Law> is "
		    "not from the file");
}

static void
report(struct pool *pool, const struct imported *imported,
    struct problems *problems)
{
	size_t i;

	for (i = 0; i < imported->received.lines.count; i++)
		report_line(pool, imported, i, problems);
	for (i = 0; i < imported->law_count; i++)
		report_head(imported, &imported->laws[i], problems);
}

/* ---- the proof ---- */

/* The file's name as the corpus keeps it: a plain one. */
static const char *
kept_name(struct pool *pool, const char *path)
{
	const char *slash = strrchr(path, '/');
	char *name = pool_string(pool, slash != NULL ? slash + 1 : path), *at;

	for (at = name; *at != '\0'; at++)
		if ((unsigned char)*at < ' ' || (at[0] == '.' && (at == name ||
		    at[1] == '.')))
			*at = '_';
	return name;
}

static void
write_law(const struct built *law, struct text *out)
{
	xmlChar *bytes;
	int length;

	xmlDocDumpFormatMemoryEnc(law->law, &bytes, &length, "UTF-8", 1);
	text_add(out, (const char *)bytes, (size_t)length);
	xmlFree(bytes);
}

static void
add_counts(struct origin_counts *to, const struct origin_counts *from)
{
	to->received += from->received;
	to->text += from->text;
	to->left_out += from->left_out;
}

/* How the file became lines: of a PDF, or with what changes of Word. */
static void
write_ways(const struct imported *imported, struct text *map)
{
	char digest[ORIGIN_HEX + 1];
	const char *folder = imported->law_count > 1 ? "../../" : "";

	if (imported->changes != DOCX_ASK)
		text_add_format(map, "changes\t%s\n", imported->changes ==
		    DOCX_REJECT ? "reject" : "accept");
	if (imported->received.text == NULL)
		return;
	origin_digest(imported->received.bytes, imported->received.length,
	    digest);
	text_add_format(map, "from\t%ssource/%s\t%s\n", folder,
	    imported->original_name, digest);
}

/*
 * What will be written is read again, and proved against the file by the map
 * that will be written beside it.
 */
static bool
prove(struct pool *pool, struct imported *imported, struct built *law,
    const struct piece *pieces, struct problems *problems)
{
	struct mapped mapped = { .lines = &imported->received.lines,
	    .readings = imported->readings, .first = law->from,
	    .end = law->to, .trace = law->trace, .law = law->law,
	    .is_in_order = imported->received.form == RECEIVED_LAW,
	    .digest = imported->digest };
	struct text bytes = {0}, map = {0};
	struct origin_counts counts;
	struct origin *origin;
	struct edition *edition;
	bool is_right = false;

	write_law(law, &bytes);
	law->xml = pool_copy(pool, bytes.bytes, bytes.length);
	edition = edition_read_law(pool, imported->received.path,
	    law->xml, problems);
	if (edition != NULL) {
		mapped.edition = edition;
		mapped.file = pool_format(pool, "%ssource/%s",
		    imported->law_count > 1 ? "../../" : "",
		    imported->kept_name);
		map_write(&mapped, &map);
		write_ways(imported, &map);
		law->map = pool_copy(pool, map.bytes, map.length);
		origin = origin_read(pool, imported->received.path, law->map,
		    map.length, problems);
		is_right = origin != NULL && origin_prove(origin, pieces,
		    imported->received.lines.last_number, edition, &counts,
		    problems);
		add_counts(&imported->counts, &counts);
	}
	edition_free(edition);
	text_free(&bytes);
	text_free(&map);
	return is_right;
}

static void
prove_all(struct pool *pool, struct imported *imported,
    struct problems *problems)
{
	const struct piece *pieces = lines_pieces(pool, &imported->unjoined);
	bool is_right = true;
	size_t i;

	for (i = 0; i < imported->law_count; i++)
		is_right = prove(pool, imported, &imported->laws[i], pieces,
		    problems) && is_right;
	if (!is_right)
		problem_add(problems, PROBLEM_IMPORT_LOST,
		    (struct place){ imported->received.path, 0, 0 },
		    "characters were lost or came from nowhere; nothing is "
		    "written");
}

/* ---- the file ---- */

/* The words of law XML stay where they are. */
static void
build_law_xml(struct pool *pool, struct imported *imported)
{
	const struct lines *lines = &imported->received.lines;
	xmlDoc *document = law_parse(imported->received.bytes,
	    imported->received.length);
	xmlNode *law = law_inside(document), *around;
	struct law_words *words;
	struct built *built;
	size_t count, i;

	imported->laws = built = pool_take(pool, sizeof *built);
	imported->law_count = 1;
	built->trace = trace_new(pool);
	imported->readings = pool_take(pool, (lines->count + 1) *
	    sizeof *imported->readings);
	words = law_list(pool, document, &count);
	for (i = 0; i < count; i++) {
		imported->readings[i].kind = words[i].is_around ? READ_OUT :
		    READ_LINE;
		if (!words[i].is_around)
			trace_words(built->trace, words[i].node,
			    &lines->list[i], lines->list[i].text,
			    lines->list[i].length);
	}
	/* What stands around <Law> goes; the tree that was traced stays. */
	xmlUnlinkNode(law);
	around = xmlDocSetRootElement(document, law);
	if (around != law)
		xmlFreeNode(around);
	built->law = document;
	built->told = (struct head){ law_title(pool, document), true, true };
	built->end = built->to = lines->count;
}

/* The lines as they came stay as they are; pages have no margin. */
static void
join_lines(struct pool *pool, struct imported *imported)
{
	struct lines *lines = &imported->received.lines;

	imported->unjoined = *lines;
	if (imported->received.form != RECEIVED_TEXT &&
	    imported->received.form != RECEIVED_PDF)
		return;
	lines->room = lines->count;
	lines->list = pool_take(pool, (lines->count + 1) *
	    sizeof *lines->list);
	memcpy(lines->list, imported->unjoined.list, lines->count *
	    sizeof *lines->list);
	margin_measure(pool, lines, imported->received.form == RECEIVED_PDF);
}

/* Of a PDF the words are what the map speaks of. */
static void
name_file(struct pool *pool, struct imported *imported, const char *path)
{
	const struct received *received = &imported->received;
	const char *name = kept_name(pool, path);

	imported->kept_name = imported->original_name = name;
	if (received->text == NULL) {
		origin_digest(received->bytes, received->length,
		    imported->digest);
		return;
	}
	imported->kept_name = pool_format(pool, "%s.txt", name);
	origin_digest(received->text, strlen(received->text),
	    imported->digest);
}

static void
read_laws(struct pool *pool, struct imported *imported,
    const struct choice *choices, size_t choice_count)
{
	if (imported->received.form == RECEIVED_LAW) {
		imported->unjoined = imported->received.lines;
		build_law_xml(pool, imported);
		return;
	}
	join_lines(pool, imported);
	imported->readings = reading_all(pool, &imported->received.lines,
	    choices, choice_count);
	imported->laws = build_laws(pool, &imported->received.lines,
	    imported->readings, &imported->law_count);
}

struct imported *
import_file(struct pool *pool, const char *path, const struct choice *choices,
    size_t choice_count, enum docx_changes changes, struct problems *problems)
{
	struct imported *imported = pool_take(pool, sizeof *imported);

	if (!received_read(pool, path, changes, &imported->received,
	    problems)) {
		received_free(&imported->received);
		return NULL;
	}
	imported->changes = imported->received.form == RECEIVED_WORD ?
	    changes : DOCX_ASK;
	name_file(pool, imported, path);
	if (!unseen_report(pool, &imported->received.lines, problems)) {
		received_free(&imported->received);
		return NULL;
	}
	read_laws(pool, imported, choices, choice_count);
	if (imported->law_count == 0) {
		problem_add(problems, PROBLEM_IMPORT_EMPTY,
		    (struct place){ imported->received.path, 0, 0 },
		    "no regulation was found: no article, no numbered "
		    "paragraph and no sentence below a title");
		received_free(&imported->received);
		return NULL;
	}
	prove_all(pool, imported, problems);
	report(pool, imported, problems);
	return imported;
}

xmlDoc *
import_read_back(struct pool *pool, const char *text, size_t bytes)
{
	struct imported imported = {0};
	xmlDoc *law = NULL;
	size_t i;

	if (!received_read_text(pool, text, bytes, &imported.received))
		return NULL;
	read_laws(pool, &imported, NULL, 0);
	for (i = 0; i < imported.law_count; i++)
		if (i == 0)
			law = imported.laws[i].law;
		else
			xmlFreeDoc(imported.laws[i].law);
	received_free(&imported.received);
	return law;
}

void
import_free(struct imported *imported)
{
	size_t i;

	if (imported == NULL)
		return;
	for (i = 0; i < imported->law_count; i++)
		xmlFreeDoc(imported->laws[i].law);
	received_free(&imported->received);
}
