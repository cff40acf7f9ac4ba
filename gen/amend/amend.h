/*
 * Amend: an amending text (改め文) applied to a law, as a person reads it.
 * Shares no code with what generates such texts: each is the other's proof.
 * What is not understood, not found or found too often is an error; nothing is
 * guessed.
 */
#ifndef AMEND_AMEND_H
#define AMEND_AMEND_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>

#include "base/pool.h"
#include "base/problem.h"

/* Has it a LawBody? */
bool	 amend_is_law(const xmlDoc *);

/*
 * Changes the law's tree. The text is UTF-8; path names it in problems. Numbers
 * in a sentence are those in force when it begins; 同条 follows the article.
 * False if reported; the tree is then half changed and worth nothing.
 */
bool	 amend_apply(struct pool *, xmlDoc *law, const char *path,
	    const char *text, size_t length, struct problems *);

/*
 * Do two laws say the same, in the same units: title, contents, preamble, main
 * and own supplementary provisions, appendices; not ruby, nor the
 * supplementary provisions of amending laws. If not, the first difference is
 * reported, at the place in the expected file.
 */
bool	 amend_same(struct pool *, const xmlDoc *made, const xmlDoc *expected,
	    struct problems *);

#endif
