/*
 * Margin: whether the lines of a text were broken anywhere, as a PDF's are,
 * told from their widths; and what that did to labels, titles, captions and
 * running heads.
 */
#ifndef IMPORT_MARGIN_H
#define IMPORT_MARGIN_H

#include "office/lines.h"

/*
 * Sets wrap; joins lines that are one, and leaves running heads out. Of a PDF
 * it is known that lines are broken.
 */
void	 margin_measure(struct pool *, struct lines *, bool is_broken);
/* Does the line reach the usual width, so that it goes on in the next? */
bool	 margin_is_full(const struct lines *, const struct line *);
/*
 * The line of the file in which a character of the line stands, by its offset
 * in bytes, which becomes the offset in that line's text.
 */
const struct line *margin_part(const struct line *, size_t *at);

#endif
