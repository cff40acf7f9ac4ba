/*
 * Tables in text: fields parted by commas, tabs, semicolons or bars, with
 * quotes as spreadsheets write them (RFC 4180).
 */
#include "office/inside.h"

#include <stdlib.h>
#include <string.h>

#include <csv.h>

enum {
	KANA_LEAD = 0xe3,		/* of UTF-8; kanji's is higher */
	CHARACTER_BYTES_MAX = 4,
	/* Lines that are looked at to see what parts the fields. */
	LOOKED_AT = 10
};

/* Of those that stand in as many lines, the first. */
static const char delimiters[] = "\t,;|";

/*
 * The parser is fed up to each character that may end a field, so that we
 * know at every field where it began.
 */
struct parsing {
	struct booking		*booking;
	struct place		 at;		/* of the parser */
	struct place		 start;		/* of the field it is in */
	int			 row_line;	/* where the row began */
	int			 width;		/* fields of the row so far */
	bool			 has_ended;	/* a field, in this piece */
	char			 ends[5];	/* what may end a field */
};

static bool
is_over(const struct parsing *parsing)
{
	return parsing->booking->is_wrong;
}

/* An apostrophe that export_csv puts before what begins like a formula. */
static bool
is_shielded(const char *field, size_t length)
{
	/* So do people before what is to be text: '0012, '佐藤. */
	if (length > 1 && field[0] == '\'' && ((field[1] >= '0' &&
	    field[1] <= '9') || (unsigned char)field[1] >= KANA_LEAD))
		return true;
	return length > 1 && field[0] == '\'' &&
	    strchr("=+-@\t\r", field[1]) != NULL && field[1] != '\0';
}

static void
end_field(void *field, size_t length, void *context)
{
	struct parsing *parsing = context;
	struct cell cell = { .text = length > 0 ? field : "",
	    .column = ++parsing->width, .place = parsing->start };

	parsing->has_ended = true;
	booking_start(parsing->booking, parsing->width, parsing->start);
	if (is_over(parsing))
		return;
	if (is_shielded(cell.text, length)) {
		cell.text++;
		length--;
	}
	if (parsing->width == 1)
		parsing->row_line = parsing->start.line;
	booking_cell(parsing->booking, &cell, length);
}

static void
end_row(int terminator, void *context)
{
	struct parsing *parsing = context;

	(void)terminator;
	if (!is_over(parsing))
		booking_row(parsing->booking, parsing->row_line,
		    parsing->width, false);
	parsing->width = 0;
}

/*
 * How far the next piece goes: behind what may end a field or a quote, and
 * never far into a field that is too long anyway.
 */
static const char *
piece_end(const struct parsing *parsing, const char *from, const char *end)
{
	size_t length = strcspn(from, parsing->ends);

	if (length > BOOK_CELL_MAX)
		length = BOOK_CELL_MAX;
	return from + length < end ? from + length + 1 : end;
}

static void
refuse_quote(struct parsing *parsing, const struct csv_parser *parser)
{
	struct problems *problems = parsing->booking->problems;

	if (parser->quoted != 0)
		problem_add(problems, PROBLEM_TABLE_QUOTE, parsing->start,
		    "the quoted field that begins here ends with a quote in "
		    "line %d, and something stands behind it; a quote inside "
		    "is written twice", parsing->at.line);
	else
		problem_add(problems, PROBLEM_TABLE_QUOTE, parsing->at,
		    "a quote inside a field that is not quoted; save the "
		    "table as XLSX, or quote the field and double the "
		    "quote inside");
	parsing->booking->is_wrong = true;
}

/* Of a field that has not ended, so that no file is taken for one field. */
static void
watch_size(struct parsing *parsing, const struct csv_parser *parser)
{
	if (is_over(parsing) ||
	    parser->entry_pos <= BOOK_CELL_MAX * CHARACTER_BYTES_MAX)
		return;
	booking_refuse_size(parsing->booking, parsing->start,
	    parser->quoted != 0);
}

static void
feed(struct parsing *parsing, struct csv_parser *parser, const char *bytes,
    size_t length)
{
	const char *end = bytes + length, *next;

	while (bytes < end && !is_over(parsing)) {
		next = piece_end(parsing, bytes, end);
		parsing->has_ended = false;
		if (csv_parse(parser, bytes, (size_t)(next - bytes), end_field,
		    end_row, parsing) != (size_t)(next - bytes)) {
			encoding_advance(&parsing->at, bytes, next - 1);
			refuse_quote(parsing, parser);
			return;
		}
		encoding_advance(&parsing->at, bytes, next);
		watch_size(parsing, parser);
		/* An empty line ends no field, but the next begins below. */
		if (parsing->has_ended || (parsing->width == 0 &&
		    parser->quoted == 0 && (next[-1] == '\n' ||
		    next[-1] == '\r')))
			parsing->start = parsing->at;
		bytes = next;
	}
}

static void
parse(struct parsing *parsing, char delimiter, const char *bytes,
    size_t length)
{
	struct csv_parser parser;

	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		abort();
	csv_set_delim(&parser, (unsigned char)delimiter);
	parsing->ends[0] = delimiter;
	memcpy(parsing->ends + 1, "\"\r\n", 4);
	feed(parsing, &parser, bytes, length);
	if (!is_over(parsing) &&
	    csv_fini(&parser, end_field, end_row, parsing) != 0) {
		problem_add(parsing->booking->problems, PROBLEM_TABLE_QUOTE,
		    parsing->start, "the quote that opens here is never "
		    "closed");
		parsing->booking->is_wrong = true;
	}
	csv_free(&parser);
}

/* ---- what parts the fields ---- */

/* "sep=;" in a line of its own tells Excel; it is no row. 0 if there is none. */
static char
said_delimiter(const char **bytes, size_t *length)
{
	const char *at = *bytes;
	size_t quoted = *at == '"' ? 1 : 0, line;

	if (*length < quoted + 5 ||
	    strncasecmp(at + quoted, "sep=", 4) != 0)
		return 0;
	line = quoted + 5 + (at[quoted + 5] == '"' ? quoted : 0);
	if (at[line] == ',' && at[line + 1] != ',')
		line++;		/* a spreadsheet has saved it as a row */
	if (line < *length && strchr("\r\n", at[line]) == NULL)
		return 0;
	*bytes += line;
	*length -= line;
	return at[quoted + 4];
}

/* In how many of the first lines each stands, outside quotes. */
static void
count_delimiters(const char *bytes, size_t length,
    int lines[sizeof delimiters])
{
	const char *end = bytes + length, *found;
	bool seen[sizeof delimiters] = {0}, is_quoted = false;
	int line = 0;

	for (; bytes < end && line < LOOKED_AT; bytes++) {
		if (*bytes == '"')
			is_quoted = !is_quoted;
		if (is_quoted)
			continue;
		if (*bytes == '\n' || *bytes == '\r') {
			line++;
			memset(seen, 0, sizeof seen);
			continue;
		}
		found = strchr(delimiters, *bytes);
		if (found == NULL || *found == '\0' ||
		    seen[found - delimiters])
			continue;
		seen[found - delimiters] = true;
		lines[found - delimiters]++;
	}
}

static char
guessed_delimiter(const char *bytes, size_t length)
{
	int lines[sizeof delimiters] = {0};
	size_t i, best = 0;

	count_delimiters(bytes, length, lines);
	for (i = 1; delimiters[i] != '\0'; i++)
		if (lines[i] > lines[best])
			best = i;
	return lines[best] > 0 ? delimiters[best] : ',';
}

bool
delimited_read(struct booking *booking)
{
	struct parsing parsing = { .booking = booking,
	    .at = { booking->book->path, 1, 1 } };
	const char *bytes;
	char delimiter;
	size_t length;

	bytes = encoding_decode(booking, &length);
	if (bytes == NULL || booking_grid(booking, "") == NULL)
		return false;
	booking->grid->is_text = true;
	parsing.start = parsing.at;
	delimiter = said_delimiter(&bytes, &length);
	if (delimiter == 0)
		delimiter = guessed_delimiter(bytes, length);
	parse(&parsing, delimiter, bytes, length);
	return !booking->is_wrong;
}
