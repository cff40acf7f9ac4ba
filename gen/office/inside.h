/*
 * Inside: what the readers of office share: how a book is put together, what
 * a file is, and the parts of a package.
 */
#ifndef OFFICE_INSIDE_H
#define OFFICE_INSIDE_H

#include <stdint.h>

#include "base/text.h"
#include "office/book.h"

enum {
	BOOK_ROWS_MAX = 100001,		/* a header and 100,000 rows */
	BOOK_COLUMNS_MAX = 256,
	BOOK_CELL_MAX = 4096,		/* characters: an address has a tenth */
	BOOK_TEXT_MAX = 128 << 20,	/* bytes of all cells */
	BOOK_GRIDS_MAX = 256,
	/* Of one part unpacked: 100,000 rows of 20 columns have half of it. */
	BOOK_PART_MAX = 256 << 20
};

/* A book while it is read. */
struct booking {
	struct pool		*pool;
	struct problems		*problems;
	struct book		*book;
	const char		*bytes;
	size_t			 length;
	struct grid		*grid;		/* the one being read */
	size_t			 room;		/* of its rows */
	struct cell		 cells[BOOK_COLUMNS_MAX];
	size_t			 cell_count;	/* of the row being read */
	struct field_start	 starts[BOOK_COLUMNS_MAX];	/* likewise */
	size_t			 text_bytes;
	bool			 is_wrong;	/* reported: no book comes of it */
};

/* What is wrong has been reported: no book comes of it. False. */
bool	 booking_fail(struct booking *);
struct place booking_whole(const struct booking *);
/* Reports a field that is too long; one of several lines lost its quote. */
bool	 booking_refuse_size(struct booking *, struct place, bool has_lines);
/* Reports that there is more text than may be. */
bool	 booking_refuse_text(struct booking *);
/* The grid that is read from now on; NULL if there are too many: reported. */
struct grid *booking_grid(struct booking *, const char *name);
/* Goes on with a grid that was made before. */
void	 booking_begin(struct booking *, struct grid *);
/* Sheets are named in problems where there are several. */
void	 booking_name_grids(struct booking *);
/* Brings a grid's merges into the order in which they are looked up. */
void	 grid_sort_merges(struct grid *);
/*
 * A cell behind those there are; nothing if it is empty. Its text is trimmed
 * and kept. False if a limit is passed: reported.
 */
bool	 booking_cell(struct booking *, const struct cell *, size_t bytes);
/* Of a field of text, be it empty. */
void	 booking_start(struct booking *, int column, struct place);
/* The cells so far are a row, unless there are none. False if reported. */
bool	 booking_row(struct booking *, int number, int width, bool is_hidden);

/* What lies between blanks, also U+3000 and U+00A0, in the pool. */
const char *booking_trimmed(struct pool *, const char *, size_t bytes);

/* ---- strike.c: words that are struck through ---- */

/* Of the runs of a cell, those there are. */
enum {
	STRIKE_STRUCK = 1,
	STRIKE_PLAIN = 2,
	STRIKE_AS_CELL = 4	/* as the format of the cell says */
};

/* One more run, unless it is blank. */
void	 strike_add(unsigned *strike, unsigned how, const char *bytes,
	    size_t length);
enum cell_strike strike_settled(unsigned strike, bool is_cell_struck);

/* ---- recognise.c ---- */

enum book_form {
	FORM_TEXT,
	FORM_XLSX,
	FORM_ODS,
	FORM_REFUSED
};

/* FORM_REFUSED if reported. */
enum book_form recognise_bytes(struct booking *);
/* A package by the names of its parts. */
struct package;
enum book_form recognise_package(struct booking *, struct package *);

/* ---- encoding.c ---- */

/* The file as UTF-8 without marks, in the pool. NULL if reported. */
char	*encoding_decode(struct booking *, size_t *length);
/* Moves a place over text in UTF-8. CR, LF and CRLF each end a line. */
void	 encoding_advance(struct place *, const char *from, const char *to);

/* ---- the readers; false if reported ---- */

bool	 delimited_read(struct booking *);
bool	 xlsx_read(struct booking *, struct package *);
bool	 ods_read(struct booking *, struct package *);

/* ---- package.c: the parts of a zip file, read as XML ---- */

/* NULL if it is no zip file that can be opened. */
struct package *package_open(const char *bytes, size_t length);
void	 package_close(struct package *);
bool	 package_has(const struct package *, const char *part);
/* The first bytes of a part, NUL-terminated; false if there is none. */
bool	 package_peek(struct package *, const char *part, char *out,
	    size_t room);
bool	 package_is_encrypted(const struct package *);

/* A whole part; NULL if there is none, or it is too large. The caller frees. */
char	*package_load(struct package *, const char *part, size_t *length);

/* ---- attribute.c ---- */

/* Attributes as libxml2's SAX gives them. */
struct attributes {
	int			 count;
	const unsigned char	**list;		/* five to an attribute */
};

/* Its value in the pool; NULL if absent. By local name. */
const char *attribute(struct pool *, const struct attributes *,
	    const char *name);
bool	 attribute_is(const struct attributes *, const char *name,
	    const char *value);
bool	 attribute_is_true(const struct attributes *, const char *name);
int	 attribute_number(const struct attributes *, const char *name,
	    int otherwise);

/* ---- package.c, the parts as XML ---- */

/* Who is told of a part's elements; a handler that returns false stops it. */
struct part_reader {
	bool	(*start)(void *, const char *name, const struct attributes *);
	bool	(*end)(void *, const char *name);
	void	(*text)(void *, const char *, size_t bytes);
	void	*context;
};

/*
 * False if it was stopped or reported. What is absent reads as empty, if it
 * may be.
 */
bool	 package_read(struct booking *, struct package *, const char *part,
	    bool may_be_absent, const struct part_reader *);

/* ---- number_format.c: numbers as a spreadsheet shows them ---- */

enum number_form {
	NUMBER_GENERAL,
	NUMBER_FIXED,		/* decimals, padding, thousands */
	NUMBER_PERCENT,
	NUMBER_DATE,		/* 2026/4/1 */
	NUMBER_DATE_KANJI,	/* 2026年4月1日 */
	NUMBER_DATE_ERA,	/* 令和8年4月1日 */
	NUMBER_TIME,		/* 9:30 */
	NUMBER_DATE_TIME,	/* 2026/4/1 9:30 */
	NUMBER_MONTH,		/* 2026年4月 */
	NUMBER_DAY		/* 4月1日 */
};

struct number_format {
	enum number_form	 form;
	int			 decimals, digits;	/* of NUMBER_FIXED */
	bool			 has_thousands;
};

/* By a built-in number, or by a code such as yyyy"年"m"月". */
struct number_format number_format_built_in(int id);
struct number_format number_format_read(const char *code);
bool	 number_format_is_date(const struct number_format *);
/* Adds what shows; days count from 1904 if so. */
void	 number_format_add(const struct number_format *, double value,
	    bool is_1904, struct text *);

#endif
