/*
 * Job: what lives for the run (corpus, kinds, faces, styles), and one document
 * made from a request: dossier, sheet, HTML, pages, PDF.
 */
#ifndef JOB_JOB_H
#define JOB_JOB_H

#include "base/progress.h"
#include "html/html.h"
#include "layout/face.h"
#include "corpus/corpus.h"
#include "people/roster.h"
#include "job/options.h"
#include "layout/pages.h"
#include "paint/paint.h"
#include "scope/scope.h"
#include "sheet/sheet.h"
#include "layout/style.h"
#include "kind/kind.h"

/* An authority's training prose, read once in a run. */
struct prose {
	const struct authority	*authority;
	xmlDoc			*guides;
	struct prose		*next;
};

struct job {
	const struct options	*options;
	struct problems		*problems;
	struct pool		*pool;
	struct corpus		*corpus;
	struct kinds		*kinds;
	struct prose		*prose;		/* of who was asked for */
	const char		*templates;
	struct faces		*faces;		/* NULL until a PDF is made */
	struct ink		*ink;		/* of one document after another */
	struct style		*style, *large;
	struct html_frame	 page;		/* of HTML that stands alone;
						   empty until one is made */
	struct left_out		*left_out;	/* people of the roster */
	time_t			 date;		/* SOURCE_DATE_EPOCH, or 0 */
	struct progress		 progress;	/* of what takes long */
};

enum {
	FORMAT_HTML = 1,
	FORMAT_PDF = 2,
	FORMAT_XLSX = 4,	/* the tables of a sheet */
	FORMAT_CSV = 8,
	FORMAT_TABLES = FORMAT_XLSX | FORMAT_CSV,
	FORMAT_LAST = FORMAT_CSV
};

/* False if there is no corpus or no templates to work with: reported. */
bool		 job_open(struct job *, const struct options *,
		    struct problems *);
void		 job_close(struct job *);
/* The templates alone, for what needs no corpus. */
void		 job_open_templates(struct job *, const struct options *,
		    struct problems *);
/* The corpus alone, for commands that print no document. */
bool		 job_open_corpus(struct job *, const struct options *,
		    struct problems *);

/* FORMAT_ bits of "html,pdf"; otherwise if NULL. */
unsigned	 job_formats(const char *list, unsigned otherwise);
/* "pdf"; of one format. */
const char	*job_ending(unsigned format);

/* What the formats need, opened once. False if reported. */
bool		 job_ready(struct job *, unsigned formats);

/* Dossier and sheet of a request. NULL if reported; empty if no blocks. */
struct sheet	*job_compose(struct job *, struct pool *, struct kind *,
		    const struct request *);
/*
 * Every figure of a sheet that did not come by job_compose is a picture below
 * the corpus or the templates. False if reported.
 */
bool		 job_figures_check(struct job *, const struct sheet *);
bool		 job_is_empty(const struct sheet *);
/* What the document that is composed for it will carry. */
const char	*job_request_line(struct job *, struct pool *,
		    const struct kind *, const struct request *);
/* Has it a table, for a spreadsheet? */
bool		 job_has_tables(struct job *, const struct sheet *);
/* NULL if reported. */
struct pages	*job_pages(struct job *, struct pool *, const struct sheet *,
		    struct problems *);
/*
 * From sheet to bytes, in one format that the job is ready for. Pages are
 * counted of PDFs only. False if reported.
 */
bool		 job_bytes(struct job *, const struct sheet *, unsigned format,
		    struct text *out, size_t *page_count);
/* pdf or html. */
const char	*job_ending(unsigned format);

/* Resolving words of the command line; NULL with a problem. */
struct kind	*job_kind(struct job *, const char *name);
const struct edition *job_edition(struct job *, const char *name);
/*
 * False if reported: the file is one that this run reads. True of NULL, and of
 * what is not there.
 */
bool		 job_output_is_free(struct job *, const char *path);
/*
 * Folders of papers are made, but nobody means a new one by a/b.pdf: false if
 * reported that there is none. True of NULL.
 */
bool		 job_output_has_folder(struct job *, const char *path);
/* ROLE or AUTHORITY:ROLE; authority is set to the one that has it. */
const char	*job_role(struct job *, const char *name,
		    const struct authority *within,
		    const struct authority **authority);

/* The commands; each returns the exit status after its problems. */
void		 job_make(struct job *, struct text *out);
/* As job_open; for a law's file without a corpus. */
bool		 job_make_open(struct job *, const struct options *,
		    struct problems *);
void		 job_build(struct job *);
void		 job_import(struct job *, struct text *out);
void		 job_print(struct job *, struct text *out);
void		 job_diff(struct job *, struct text *out);
/* As job_open; for two files without a corpus. */
bool		 job_diff_open(struct job *, const struct options *,
		    struct problems *);
void		 job_verify(struct job *, struct text *out);

#endif
