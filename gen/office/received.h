/*
 * Received: the file as which a regulation came, read into lines. What it is,
 * its bytes say and not its name.
 */
#ifndef OFFICE_RECEIVED_H
#define OFFICE_RECEIVED_H

#include "office/lines.h"
#include "office/docx.h"

enum received_form {
	RECEIVED_TEXT,
	RECEIVED_PAGE,
	RECEIVED_WORD,
	RECEIVED_LAW,
	RECEIVED_LAWTEXT,
	RECEIVED_PDF
};

struct received {
	const char		*path;		/* the caller keeps it */
	char			*bytes;		/* as they came; received_free */
	size_t			 length;
	enum received_form	 form;
	struct lines		 lines;		/* in the pool */
	/* The words of a PDF, which are kept beside it; or NULL. */
	const char		*text;
};

/* False if it cannot be read: reported, with what to do about it. */
bool	 received_read(struct pool *, const char *path, enum docx_changes,
	    struct received *, struct problems *);
/* A text that no file holds; false if it would be refused. */
bool	 received_read_text(struct pool *, const char *text, size_t bytes,
	    struct received *);
void	 received_free(struct received *);

#endif
