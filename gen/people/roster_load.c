#include "people/roster.h"

#include <stdlib.h>
#include <string.h>

#include <csv.h>

#include "base/file.h"
#include "people/inside.h"
#include "base/text.h"

enum {
	FIELD_MAX = 4096,	/* characters: a long address has a tenth */
	CHARACTER_BYTES_MAX = 4,
	COLUMNS_MAX = 256,
	ROWS_MAX = 100000
};

/*
 * The parser is fed up to each character that may end a field, so that we
 * know at every field where it began.
 */
struct parsing {
	struct pool		*pool;
	struct problems		*problems;
	struct roster		*roster;
	size_t			 room;		/* of rows */
	struct place		 at;		/* of the parser */
	struct place		 start;		/* of the field it is in */
	bool			 has_ended;	/* a field, in this piece */
	const char		*values[COLUMNS_MAX];
	struct place		 places[COLUMNS_MAX];
	size_t			 count;		/* fields of the row so far */
	bool			 has_header;
	bool			 is_wrong;	/* an error: no roster in the end */
	bool			 is_over;	/* no sense in going on */
};

static void
stop(struct parsing *parsing)
{
	parsing->is_wrong = true;
	parsing->is_over = true;
}

static const char *
skip_blanks(const char *at, const char *end)
{
	for (;;) {
		if (at < end && (*at == ' ' || *at == '\t'))
			at++;
		else if (end - at >= 3 && memcmp(at, "\xe3\x80\x80", 3) == 0)
			at += 3;
		else
			return at;
	}
}

/* Without the blanks, also U+3000, around it. */
static const char *
trimmed(struct pool *pool, const char *from, size_t length)
{
	const char *end = from + length;

	from = skip_blanks(from, end);
	for (;;) {
		if (end > from && (end[-1] == ' ' || end[-1] == '\t'))
			end--;
		else if (end - from >= 3 &&
		    memcmp(end - 3, "\xe3\x80\x80", 3) == 0)
			end -= 3;
		else
			return pool_copy(pool, from, (size_t)(end - from));
	}
}

/* A field that goes on over lines has mostly lost its closing quote. */
static void
refuse_size(struct parsing *parsing, bool has_lines)
{
	problem_add(parsing->problems, PROBLEM_ROSTER_FIELD, parsing->start,
	    "a field of more than %d characters%s", FIELD_MAX,
	    has_lines ? "; perhaps its quote is not closed" : "");
	stop(parsing);
}

static void
end_field(void *field, size_t length, void *context)
{
	struct parsing *parsing = context;

	parsing->has_ended = true;
	if (parsing->is_over)
		return;
	if (length > FIELD_MAX && text_count(field, length) > FIELD_MAX) {
		refuse_size(parsing, memchr(field, '\n', length) != NULL);
		return;
	}
	if (parsing->count == COLUMNS_MAX) {
		problem_add(parsing->problems, PROBLEM_ROSTER_TOO_MANY,
		    parsing->start, "more than %d columns", COLUMNS_MAX);
		stop(parsing);
		return;
	}
	parsing->places[parsing->count] = parsing->start;
	parsing->values[parsing->count] = length == 0 ? "" :
	    trimmed(parsing->pool, field, length);
	parsing->count++;
}

/* 氏　名 is 氏名: blanks inside a column's name are layout. */
static const char *
column_name(struct pool *pool, const char *written)
{
	const char *end = written + strlen(written), *next;
	struct text name = {0};
	const char *result;

	while (written < end) {
		next = skip_blanks(written, end);
		if (next == written) {
			text_next(&next, end);
			if (*written != '\n' && *written != '\r')
				text_add(&name, written,
				    (size_t)(next - written));
		}
		written = next;
	}
	result = pool_string(pool, name.bytes != NULL ? name.bytes : "");
	text_free(&name);
	return result;
}

/* What parts the columns if it is no comma; NULL if there is but one. */
static const char *
other_separator(const char *header)
{
	static const struct { const char *sign, *name; } rows[] = {
		{ ";", "\";\"" }, { "\t", "tabs" }, { "；", "\"；\"" },
		{ "，", "\"，\"" }, { "、", "\"、\"" }, { "|", "\"|\"" } };
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strstr(header, rows[i].sign) != NULL)
			return rows[i].name;
	return NULL;
}

/* False if the first line is one field that holds all the columns: reported. */
static bool
is_parted_by_commas(struct parsing *parsing)
{
	const char *separator = parsing->count != 1 ? NULL :
	    other_separator(parsing->values[0]);

	if (separator == NULL)
		return true;
	problem_add(parsing->problems, PROBLEM_ROSTER_COLUMN_MISSING,
	    parsing->places[0], "the columns are parted by %s; save the file "
	    "as CSV, parted by commas", separator);
	stop(parsing);
	return false;
}

static void
read_header(struct parsing *parsing)
{
	struct roster *roster = parsing->roster;
	size_t i;

	if (!is_parted_by_commas(parsing))
		return;

	roster->column_count = parsing->count;
	roster->columns = pool_take(parsing->pool,
	    parsing->count * sizeof *roster->columns);
	for (i = 0; i < parsing->count; i++)
		roster->columns[i] = column_name(parsing->pool,
		    parsing->values[i]);
	parsing->has_header = true;
	/* Without its columns nothing of the rest can be judged. */
	if (!roster_check_header(roster, parsing->places, parsing->problems))
		stop(parsing);
}

static bool
is_blank_row(const struct parsing *parsing)
{
	size_t i;

	for (i = 0; i < parsing->count; i++)
		if (*parsing->values[i] != '\0')
			return false;
	return true;
}

/* Fields behind the last column are no matter if they are empty. */
static void
drop_surplus(struct parsing *parsing)
{
	while (parsing->count > parsing->roster->column_count &&
	    *parsing->values[parsing->count - 1] == '\0')
		parsing->count--;
}

static bool
has_all_fields(struct parsing *parsing)
{
	size_t wanted = parsing->roster->column_count;

	drop_surplus(parsing);
	if (parsing->count == wanted)
		return true;
	problem_add(parsing->problems, PROBLEM_ROSTER_FIELDS,
	    parsing->count > wanted ? parsing->places[wanted] :
	    parsing->places[0], "row %d has %zu fields, but there are %zu "
	    "columns", parsing->places[0].line, parsing->count, wanted);
	parsing->is_wrong = true;
	return false;
}

static struct roster_row *
new_row(struct parsing *parsing)
{
	struct roster *roster = parsing->roster;
	struct roster_row *rows;

	if (roster->row_count == parsing->room) {
		parsing->room = parsing->room > 0 ? parsing->room * 2 : 64;
		rows = pool_take(parsing->pool, parsing->room * sizeof *rows);
		if (roster->row_count > 0)
			memcpy(rows, roster->rows,
			    roster->row_count * sizeof *rows);
		roster->rows = rows;
	}
	return &roster->rows[roster->row_count++];
}

/* What lies between two line breaks of a field that no document asks for. */
static const char *
on_one_line(struct pool *pool, const char *value)
{
	char *line;
	size_t i;

	if (strpbrk(value, "\n\r\t") == NULL)
		return value;
	line = pool_string(pool, value);
	for (i = 0; line[i] != '\0'; i++)
		if (line[i] == '\n' || line[i] == '\r' || line[i] == '\t')
			line[i] = ' ';
	return line;
}

static void
read_row(struct parsing *parsing)
{
	struct roster *roster = parsing->roster;
	size_t columns = roster->column_count, i;
	struct roster_row *row;

	if (is_blank_row(parsing) || !has_all_fields(parsing))
		return;
	if (roster->row_count == ROWS_MAX) {
		problem_add(parsing->problems, PROBLEM_ROSTER_TOO_MANY,
		    parsing->places[0], "more than %d people", ROWS_MAX);
		stop(parsing);
		return;
	}
	row = new_row(parsing);
	row->place = parsing->places[0];
	row->line = roster->last_line = row->place.line;
	row->values = pool_take(parsing->pool, columns * sizeof *row->values);
	row->places = pool_take(parsing->pool, columns * sizeof *row->places);
	row->place_count = columns;
	for (i = 0; i < columns; i++) {
		row->places[i] = parsing->places[i];
		row->values[i] = roster_check_asks_for(roster->columns[i]) ?
		    parsing->values[i] :
		    on_one_line(parsing->pool, parsing->values[i]);
	}
	if (!roster_check_row(roster, row, parsing->problems))
		parsing->is_wrong = true;
}

static void
end_row(int terminator, void *context)
{
	struct parsing *parsing = context;

	(void)terminator;
	if (parsing->is_over)
		return;
	if (parsing->has_header)
		read_row(parsing);
	else if (!is_blank_row(parsing))
		read_header(parsing);
	parsing->count = 0;
}

/*
 * How far the next piece goes: behind what may end a field or a quote, and
 * never far into a field that is too long anyway.
 */
static const char *
piece_end(const char *from, const char *end)
{
	size_t length = strcspn(from, ",\"\r\n");

	if (length > FIELD_MAX)
		length = FIELD_MAX;
	return from + length < end ? from + length + 1 : end;
}

static void
refuse_quote(struct parsing *parsing, const struct csv_parser *parser)
{
	if (parser->quoted != 0)
		problem_add(parsing->problems, PROBLEM_ROSTER_QUOTE,
		    parsing->start, "the quoted field that begins here ends "
		    "with a quote in line %d, and something stands behind it; "
		    "a quote inside is written twice", parsing->at.line);
	else
		problem_add(parsing->problems, PROBLEM_ROSTER_QUOTE,
		    parsing->at, "a quote inside a field that is not quoted");
	stop(parsing);
}

/* Of a field that has not ended, so that no file is taken for one field. */
static void
watch_size(struct parsing *parsing, const struct csv_parser *parser)
{
	if (!parsing->is_over &&
	    parser->entry_pos > FIELD_MAX * CHARACTER_BYTES_MAX)
		refuse_size(parsing, parser->quoted != 0);
}

static void
feed(struct parsing *parsing, struct csv_parser *parser, const char *bytes,
    size_t length)
{
	const char *end = bytes + length, *next;

	while (bytes < end && !parsing->is_over) {
		next = piece_end(bytes, end);
		parsing->has_ended = false;
		if (csv_parse(parser, bytes, (size_t)(next - bytes), end_field,
		    end_row, parsing) != (size_t)(next - bytes)) {
			roster_decode_advance(&parsing->at, bytes, next - 1);
			refuse_quote(parsing, parser);
			return;
		}
		roster_decode_advance(&parsing->at, bytes, next);
		watch_size(parsing, parser);
		/* An empty line ends no field, but the next begins below. */
		if (parsing->has_ended || (parsing->count == 0 &&
		    parser->quoted == 0 && (next[-1] == '\n' ||
		    next[-1] == '\r')))
			parsing->start = parsing->at;
		bytes = next;
	}
}

static void
parse(struct parsing *parsing, const char *bytes, size_t length)
{
	struct csv_parser parser;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		abort();
	feed(parsing, &parser, bytes, length);
	if (!parsing->is_over &&
	    csv_fini(&parser, end_field, end_row, parsing) != 0) {
		problem_add(parsing->problems, PROBLEM_ROSTER_QUOTE,
		    parsing->start, "the quote that opens here is never "
		    "closed");
		stop(parsing);
	}
	csv_free(&parser);
}

static void
refuse_empty(struct parsing *parsing)
{
	struct place whole = { parsing->roster->path, 1, 1 };

	problem_add(parsing->problems, PROBLEM_ROSTER_EMPTY, whole,
	    parsing->has_header ? "there are columns, but no people" :
	    "the file is empty");
	stop(parsing);
}

struct roster *
roster_load(struct pool *pool, const char *path, struct problems *problems)
{
	struct parsing *parsing = pool_take(pool, sizeof *parsing);
	struct roster *roster = pool_take(pool, sizeof *roster);
	char *bytes, *decoded;
	size_t length;

	roster->path = pool_string(pool, path);
	bytes = file_load(roster->path, &length, problems);
	if (bytes == NULL)
		return NULL;
	decoded = roster_decode(pool, roster->path, bytes, length, &length,
	    problems);
	free(bytes);
	if (decoded == NULL)
		return NULL;
	parsing->pool = pool;
	parsing->problems = problems;
	parsing->roster = roster;
	parsing->at = parsing->start = (struct place){ roster->path, 1, 1 };
	parse(parsing, decoded, length);
	if (!parsing->is_wrong && roster->row_count == 0)
		refuse_empty(parsing);
	if (parsing->is_wrong)
		return NULL;
	roster_check_people(roster, problems);
	return roster;
}
