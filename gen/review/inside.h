/*
 * Inside: the table's columns and rows, as the files of review share them.
 */
#ifndef REVIEW_INSIDE_H
#define REVIEW_INSIDE_H

#include "office/export.h"
#include "review/review.h"

enum column {
	COLUMN_CITATION,
	COLUMN_TEXT,
	COLUMN_DOUBT,		/* how sure a proposal is */
	COLUMN_WHY,
	COLUMN_CONFIRMED,
	COLUMN_STATUS,
	COLUMN_REASON,		/* of an exemption */
	COLUMN_ROLES,
	COLUMN_MODALITY,
	COLUMN_QUESTION,
	COLUMN_PLAIN,
	COLUMN_PERMITS,
	COLUMN_CONDITIONS,	/* a line each */
	COLUMN_EXCEPTIONS,
	COLUMN_SITUATION,
	COLUMN_CYCLE,
	COLUMN_WITHIN,
	COLUMN_BECAUSE,
	COLUMN_ROLES_BECAUSE,
	COLUMN_PERMITS_BECAUSE,
	COLUMN_KEY,
	COLUMN_COUNT
};

/* The first and the last that an editor may change, but for the tick. */
enum {
	COLUMN_FIRST = COLUMN_STATUS,
	COLUMN_LAST = COLUMN_PERMITS_BECAUSE
};

enum row_kind {
	ROW_DUTY,
	ROW_EXEMPT,
	ROW_CONTEXT,
	ROW_COVERED,		/* a part of what stands above */
	ROW_OPEN		/* nothing is said of it */
};

struct row {
	enum row_kind		 kind;
	const char		*id;		/* of the record: d:Mp-At_3-Pr_1 */
	const struct provision	*provision;
	const xmlNode		*node;		/* NULL: no record of its own */
	const char		*cells[COLUMN_COUNT];
	const char		*sure;		/* high, fair, low, or "" */
};

struct rows {
	struct pool		*pool;
	const struct edition	*edition;
	struct row		*list;
	size_t			 count, room;
};

/* review/column.c: words of the table for words of the overlay */
const char	*column_head(enum column);
/* The attribute that holds it, or NULL. */
const char	*column_attr(enum column);
/* 義務 for ROW_DUTY and so on. */
const char	*column_status(enum row_kind);
bool		 column_kind_of(const char *status, enum row_kind *);
const char *const *column_statuses(void);
/* しなければならない for must, 目的を定める for purpose; NULL if unknown. */
const char	*column_modality(const char *word);
const char	*column_modality_word(const char *shown);
const char *const *column_modalities(void);
const char	*column_reason(const char *word);
const char	*column_reason_word(const char *shown);
const char *const *column_reasons(void);
const char	*column_sure(const char *word);

/* review/row.c */
struct rows	*row_all(struct pool *, const struct edition *);
const struct row *row_find(const struct rows *, const char *id);
/* Twelve digits for the words of a cell. */
void		 row_digest(const char *words, char out[9]);
/* d:ADDRESS and a digest for each cell, so that changes are told apart. */
const char	*row_key(struct pool *, const struct row *);
/* Title and back, of situations. */
const char	*row_situation_title(const struct edition *, const char *id);
const char	*row_situation_id(const struct edition *, const char *title);

/* review/change.c: a row as it is to be, into the bytes of duties.xml */
struct wanted {
	const struct row	*now;		/* NULL: a new record */
	const struct provision	*provision;
	enum row_kind		 kind;
	const char		*cells[COLUMN_COUNT];
	bool			 is_changed[COLUMN_COUNT];
	bool			 is_ticked;
	struct wanted		*next;
};

bool		 change_write(struct pool *, const struct edition *,
		    const struct wanted *, struct text *duties);

/* review/receive.c: the sheet as it came back */
struct received_row {
	const struct grid_row	*row;
	const char		*cells[COLUMN_COUNT];
};

struct received_sheet {
	const struct grid	*grid;
	int			 columns[COLUMN_COUNT];	/* in the grid */
	struct received_row	*list;
	size_t			 count;
};

bool		 receive_sheet(struct pool *, const struct book *,
		    struct received_sheet *, struct problems *);
struct place	 receive_place(const struct received_sheet *,
		    const struct received_row *, enum column);

/* review/people.c: the sheet of roles */
struct people {
	struct text		 authority;	/* authority.xml as it will be */
	const char		**names;	/* that it will know */
	size_t			 name_count;
	bool			 is_changed;
};

bool		 people_read(struct pool *, const struct edition *,
		    const struct book *, struct people *, struct problems *);

/* review/column.c: a row of empty cells */
struct export_row column_cells(struct pool *, size_t count);

/* review/forms.c: the sheet of 様式; false if the edition has no forms.xml */
enum { FORM_COLUMNS = 8 };
bool		 forms_table(struct pool *, const struct edition *,
		    struct export_table *);
/* forms.xml as it is to be; false if nothing changes. */
bool		 forms_read(struct pool *, const struct edition *,
		    const struct book *, struct text *);

/* review/merge.c: the rows that are to be otherwise, or were ticked */
struct wanted	*merge_rows(const struct rows *,
		    const struct received_sheet *, const struct people *,
		    struct problems *);

#endif
