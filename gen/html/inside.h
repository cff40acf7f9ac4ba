/*
 * Inside: what the parts of html share: the file being written, its tags
 * and ids (html/tag.c), tables (html/table.c), everything else (html/node.c).
 */
#ifndef HTML_INSIDE_H
#define HTML_INSIDE_H

#include "base/names.h"
#include "html/html.h"

struct html {
	struct text	 *out;
	struct names	 ids;		/* that were written */
	bool		 has_ids;
};

/* Markup as it is, words escaped, an address as an id. */
void	html_tag_add(struct html *, const char *markup);
void	html_tag_words(struct html *, const char *words);
void	html_tag_id(struct html *, const char *address);
void	html_tag_attr(struct html *, const char *name, const char *value);
/* "<p" with its id and class, left open for more attributes; "</p>\n". */
void	html_tag_begin(struct html *, const char *tag, const char *class,
	    const struct sheet_node *);
void	html_tag_end(struct html *, const char *tag);

void	html_nodes(struct html *, const struct sheet_node *);
void	html_table(struct html *, const struct sheet_node *);
void	html_figure(struct html *, const struct sheet_node *);

#endif
