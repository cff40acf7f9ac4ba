/*
 * Inside: what the parts of html share: the file being written, its tags
 * and ids (html/tag.c), its head (html/head.c), the list of its headings
 * (html/contents.c), tables (html/table.c), everything else (html/node.c).
 */
#ifndef HTML_INSIDE_H
#define HTML_INSIDE_H

#include "base/names.h"
#include "html/html.h"

struct html {
	struct text	 *out;
	struct names	 ids;		/* that were written */
	bool		 has_ids;
	int		 copy;		/* of several fillings, from 0 */
	int		 level;		/* of the last heading; 0: none yet */
	int		 headings;	/* that got an id of their own */
	bool		 in_note;	/* where headings are no parts */
	bool		 is_linked;	/* its script heads cells, as the head
					   of their table says */
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
/* The words of a node without their markup. */
void	html_tag_plain(struct html *, const struct sheet_node *);

void	html_tag_base64(struct html *, const unsigned char *, size_t bytes);

/* From <!DOCTYPE to </head>. */
void	html_head(struct html *, const struct sheet *,
	    const struct html_frame *);
/* Links to the headings, if they are so many that one looks for them. */
void	html_contents(struct html *, const struct sheet *);
/*
 * A heading that is led to, outside notes, has an id: its address, or its
 * number among them.
 */
bool	html_contents_lists(const struct sheet_node *heading);

void	html_nodes(struct html *, const struct sheet_node *);
void	html_table(struct html *, const struct sheet_node *);
/* html/bar.c */
void	html_bar(struct html *, const struct sheet_node *);
void	html_figure(struct html *, const struct sheet_node *);
/* <input …>, named if it is one of several answers; left open. */
void	html_node_input(struct html *, const struct sheet_node *);

#endif
