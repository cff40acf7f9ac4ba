/*
 * The parts of a package (a zip file), read one after another as XML. Nothing
 * is unpacked further than a limit, so that a small file cannot fill memory.
 */
#include "office/inside.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <zip.h>

#include "base/late.h"
#include "base/memory.h"

enum { PIECE_BYTES = 64 * 1024 };

/* What is used of libzip. */
#define FUNCTIONS(X) \
	X(zip_source_buffer_create) \
	X(zip_source_free) \
	X(zip_open_from_source) \
	X(zip_discard) \
	X(zip_name_locate) \
	X(zip_get_num_entries) \
	X(zip_stat_index) \
	X(zip_fopen_index) \
	X(zip_fread) \
	X(zip_fclose)

struct library {
#define FIELD(NAME) __typeof__(NAME) *NAME;
	FUNCTIONS(FIELD)
#undef FIELD
};

struct package {
	struct library	 library;
	zip_t		*zip;
};

static void
load(struct library *library)
{
	static const char *const names[] = { "libzip.so.4", "libzip.so.5",
	    "libzip.so", NULL };
	const struct late_function functions[] = {
#define ROW(NAME) { #NAME, &library->NAME },
		FUNCTIONS(ROW)
#undef ROW
		{ 0 }
	};

	late_load(names, functions);
}

struct package *
package_open(const char *bytes, size_t length)
{
	struct package *package = memory_take(sizeof *package);
	const struct library *library = &package->library;
	zip_source_t *source;

	load(&package->library);
	source = library->zip_source_buffer_create(bytes, length, 0, NULL);
	if (source != NULL)
		package->zip = library->zip_open_from_source(source,
		    ZIP_RDONLY, NULL);
	if (package->zip != NULL)
		return package;
	if (source != NULL)
		library->zip_source_free(source);
	free(package);
	return NULL;
}

void
package_close(struct package *package)
{
	package->library.zip_discard(package->zip);
	free(package);
}

static zip_int64_t
locate(const struct package *package, const char *part)
{
	return package->library.zip_name_locate(package->zip, part, ZIP_FL_NOCASE);
}

bool
package_has(const struct package *package, const char *part)
{
	return locate(package, part) >= 0;
}

bool
package_is_encrypted(const struct package *package)
{
	zip_int64_t count = package->library.zip_get_num_entries(package->zip, 0), i;
	zip_stat_t status;

	for (i = 0; i < count; i++)
		if (package->library.zip_stat_index(package->zip, (zip_uint64_t)i, 0,
		    &status) == 0 && (status.valid &
		    ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
		    status.encryption_method != ZIP_EM_NONE)
			return true;
	return false;
}

bool
package_peek(struct package *package, const char *part, char *out,
    size_t room)
{
	zip_int64_t index = locate(package, part), got;
	zip_file_t *file = index < 0 ? NULL :
	    package->library.zip_fopen_index(package->zip, (zip_uint64_t)index, 0);

	if (file == NULL)
		return false;
	got = package->library.zip_fread(file, out, room - 1);
	package->library.zip_fclose(file);
	out[got > 0 ? got : 0] = '\0';
	return got >= 0;
}

static bool is_too_large(const struct package *, zip_int64_t index);

char *
package_load(struct package *package, const char *part, size_t *length)
{
	const struct library *library = &package->library;
	zip_int64_t index = locate(package, part), got = 0;
	struct text whole = {0};
	zip_file_t *file;
	char *piece;

	file = index < 0 || is_too_large(package, index) ? NULL :
	    library->zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
	if (file == NULL)
		return NULL;
	piece = memory_room(PIECE_BYTES);
	while (whole.length <= BOOK_PART_MAX &&
	    (got = library->zip_fread(file, piece, PIECE_BYTES)) > 0)
		text_add(&whole, piece, (size_t)got);
	free(piece);
	library->zip_fclose(file);
	if (got == 0 && whole.length > 0) {
		*length = whole.length;
		return whole.bytes;
	}
	text_free(&whole);
	return NULL;
}

/* ---- parts ---- */

struct part_parsing {
	const struct part_reader	*reader;
	xmlParserCtxt			*parser;
	bool				 is_stopped;
	bool				 has_doctype;
};

static void
stop(struct part_parsing *parsing)
{
	parsing->is_stopped = true;
	xmlStopParser(parsing->parser);
}

static void
on_start(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int namespace_count, const xmlChar **namespaces,
    int count, int defaulted, const xmlChar **list)
{
	struct part_parsing *parsing = context;
	const struct attributes attributes = { count, list };

	(void)prefix;
	(void)uri;
	(void)namespace_count;
	(void)namespaces;
	(void)defaulted;
	if (!parsing->is_stopped && !parsing->reader->start(
	    parsing->reader->context, (const char *)name, &attributes))
		stop(parsing);
}

static void
on_end(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct part_parsing *parsing = context;

	(void)prefix;
	(void)uri;
	if (!parsing->is_stopped && parsing->reader->end != NULL &&
	    !parsing->reader->end(parsing->reader->context,
	    (const char *)name))
		stop(parsing);
}

static void
on_text(void *context, const xmlChar *bytes, int length)
{
	struct part_parsing *parsing = context;

	if (!parsing->is_stopped && parsing->reader->text != NULL)
		parsing->reader->text(parsing->reader->context,
		    (const char *)bytes, (size_t)length);
}

/* Office programs write none: it would only serve to blow up entities. */
static void
on_doctype(void *context, const xmlChar *name, const xmlChar *id,
    const xmlChar *system)
{
	struct part_parsing *parsing = context;

	(void)name;
	(void)id;
	(void)system;
	parsing->has_doctype = true;
	stop(parsing);
}

static void
on_error(void *context, const char *format, ...)
{
	/* Asked for at the end: xmlParseChunk returns it. */
	(void)context;
	(void)format;
}

static xmlParserCtxt *
new_parser(struct part_parsing *parsing)
{
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC,
	    .startElementNs = on_start, .endElementNs = on_end,
	    .characters = on_text, .cdataBlock = on_text,
	    .internalSubset = on_doctype, .error = on_error,
	    .warning = on_error };
	xmlParserCtxt *parser = xmlCreatePushParserCtxt(&sax, parsing, NULL,
	    0, NULL);

	/* NOENT: else &amp; in an attribute comes as &#38;. */
	xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOENT);
	parsing->parser = parser;
	return parser;
}

static bool
refuse_part(struct booking *booking, const char *part)
{
	problem_add(booking->problems, PROBLEM_TABLE_BROKEN,
	    booking_whole(booking), "the workbook is damaged: \"%s\" in it "
	    "cannot be read; copy the file again, or open and save it anew",
	    part);
	return booking_fail(booking);
}

static bool
refuse_size(struct booking *booking, const char *part)
{
	problem_add(booking->problems, PROBLEM_TABLE_TOO_LARGE,
	    booking_whole(booking), "\"%s\" in it unpacks to more than %d "
	    "MiB", part, BOOK_PART_MAX >> 20);
	return booking_fail(booking);
}

/* What the directory says; it may lie, so what comes is counted, too. */
static bool
is_too_large(const struct package *package, zip_int64_t index)
{
	zip_stat_t status;

	return package->library.zip_stat_index(package->zip, (zip_uint64_t)index, 0,
	    &status) == 0 && (status.valid & ZIP_STAT_SIZE) != 0 &&
	    status.size > BOOK_PART_MAX;
}

/* The whole part through the parser. False if stopped or reported. */
static bool
feed(struct booking *booking, const struct package *package,
    zip_file_t *file, const char *part, struct part_parsing *parsing)
{
	char *piece = memory_room(PIECE_BYTES);
	size_t total = 0;
	zip_int64_t got = 0;
	int error = 0;

	while (error == 0 && !parsing->is_stopped &&
	    total <= BOOK_PART_MAX &&
	    (got = package->library.zip_fread(file, piece, PIECE_BYTES)) > 0) {
		total += (size_t)got;
		error = xmlParseChunk(parsing->parser, piece, (int)got, 0);
	}
	free(piece);
	if (parsing->has_doctype)
		return refuse_part(booking, part);
	if (parsing->is_stopped)
		return false;
	if (total > BOOK_PART_MAX)
		return refuse_size(booking, part);
	if (error == 0 && got == 0)
		error = xmlParseChunk(parsing->parser, NULL, 0, 1);
	if (parsing->is_stopped)
		return false;
	return (error == 0 && got == 0) || refuse_part(booking, part);
}

bool
package_read(struct booking *booking, struct package *package,
    const char *part, bool may_be_absent, const struct part_reader *reader)
{
	struct part_parsing parsing = { .reader = reader };
	zip_int64_t index = locate(package, part);
	xmlParserCtxt *parser;
	zip_file_t *file;
	bool made;

	if (index < 0 && may_be_absent)
		return true;
	if (index >= 0 && is_too_large(package, index))
		return refuse_size(booking, part);
	file = index < 0 ? NULL :
	    package->library.zip_fopen_index(package->zip, (zip_uint64_t)index, 0);
	if (file == NULL)
		return refuse_part(booking, part);
	parser = new_parser(&parsing);
	made = feed(booking, package, file, part, &parsing);
	xmlFreeParserCtxt(parser);
	package->library.zip_fclose(file);
	return made;
}
