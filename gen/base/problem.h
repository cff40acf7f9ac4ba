/*
 * Problems: what is wrong with the input, collected, sorted by place and
 * printed once. The list of kinds is problems.def; a problem is reported where
 * it is detected and nowhere else.
 */
#ifndef BASE_PROBLEM_H
#define BASE_PROBLEM_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct text;

enum problem_level {
	PROBLEM_WARNING,
	PROBLEM_ERROR,		/* exit status 1 */
	PROBLEM_MISUSE,		/* of the command line: exit status 2 */
	PROBLEM_FATAL		/* the machine: exit status 3 */
};

enum problem_id {
#define PROBLEM(ID, ...) PROBLEM_##ID,
#include "base/problems.def"
#undef PROBLEM
	PROBLEM_COUNT
};

enum problem_format {
	PROBLEM_AS_TEXT,
	PROBLEM_AS_JSON,
	PROBLEM_AS_GITHUB
};

/*
 * Lines and columns count from 1, columns in characters; 0 if unknown. A column
 * below 0 is one of a spreadsheet (-2 is B), and its line is the row there.
 */
struct place {
	const char	*file;	/* NULL if there is none; borrowed for the run */
	int		 line;
	int		 column;
};

/* B17, as spreadsheets name a cell. */
void		 problem_cell_add(const struct place *, struct text *);

struct problems;

struct problems	*problems_new(void);
void		 problems_free(struct problems *);

/*
 * Thread-unsafe. The message is one line without the place and the id. The
 * format is English, a row of messages.def, and is said in the reader's
 * language.
 */
void		 problem_add(struct problems *, enum problem_id, struct place,
		    const char *format, ...)
		    __attribute__((format(printf, 4, 5)));
/* And asks whether near was meant, unless it is NULL. */
void		 problem_add_near(struct problems *, enum problem_id,
		    struct place, const char *near, const char *format, ...)
		    __attribute__((format(printf, 5, 6)));
/* For functions of the same kind; their callers mark the format by MESSAGE. */
void		 problem_add_args(struct problems *, enum problem_id,
		    struct place, const char *near, const char *format,
		    va_list) __attribute__((format(printf, 5, 0)));

size_t		 problems_count(const struct problems *, enum problem_level);
bool		 problems_have(const struct problems *, enum problem_id);
/* The message of the first that is an error; "" if none is. */
const char	*problems_error(const struct problems *);
/* Where that is; {0} if there is none. */
struct place	 problems_error_place(const struct problems *);
/* 0 to 3, by the worst level. */
int		 problems_status(const struct problems *);

/* Sorted by file, line and column, each once; at most 100, then a count. */
void		 problem_print(struct problems *, struct text *out,
		    enum problem_format, bool colour);

/*
 * What it means and how to mend it, in the reader's language; false if there
 * is no such id.
 */
bool		 problem_explain(const char *name, struct text *out);
const char	*problem_name(enum problem_id);
const char	*problem_title(enum problem_id);	/* in that language */

/*
 * For work in several processes: every problem as one line that can be added
 * to another collection.
 */
void		 problems_save(const struct problems *, struct text *out);
bool		 problems_restore(struct problems *, const char *line);

#endif
