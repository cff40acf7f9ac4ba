/*
 * Record: what stands around a title: date and number, who enacts, and the
 * amending law of a 附則.
 */
#ifndef IMPORT_RECORD_H
#define IMPORT_RECORD_H

#include <libxml/tree.h>

#include "import/reading.h"

/*
 * The attributes of <Law>, LawNum, LawBody, LawTitle and EnactStatements from
 * the lines around the title. Gives LawBody, and the title without its mark.
 */
xmlNode	*record_head(struct pool *, xmlNode *law, const struct lines *,
	    struct reading *readings, size_t from, size_t to,
	    const char **title);
/* The title on its line, without ○. */
const char *record_title(const struct line *, size_t *bytes);
/* （平成12年規則第3号） behind 附則, as AmendLawNum; 抄 as Extract. */
void	 record_amending(xmlNode *supplement, const char *words, size_t bytes);

#endif
