/*
 * Passage: the words of one unit, as they are gathered line by line, and how
 * law XML holds them: sentences (本文, ただし書) and columns (term, meaning).
 */
#ifndef IMPORT_PASSAGE_H
#define IMPORT_PASSAGE_H

#include <libxml/tree.h>

#include "base/text.h"

enum join {
	JOIN_ON,	/* the line was only broken there */
	JOIN_BLANK,	/* and a wide blank stood there */
	JOIN_SHORT,	/* it ended before the margin: perhaps a term */
	JOIN_LINE	/* a line of its own */
};

struct passage {
	struct text	words;		/* with MARK_SHORT and MARK_LINE */
};

void	 passage_add(struct passage *, const char *, size_t bytes, enum join);
void	 passage_clear(struct passage *);
/* Words into a node, readings over them as <Ruby>. */
void	 passage_write_words(xmlNode *, const char *, size_t bytes);
/* Does it announce definitions (用語の意義 …) in the items below it? */
bool	 passage_defines(const struct passage *);
/*
 * <Sentence>s below the node; of an item also <Column>s, more readily if the
 * items are definitions. Always one.
 */
void	 passage_write(const struct passage *, xmlNode *, bool is_item,
	    bool defines);

#endif
