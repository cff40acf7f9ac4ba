/*
 * XML_error: what libxml2 finds wrong, in words that say what to mend.
 */
#ifndef CORPUS_XML_ERROR_H
#define CORPUS_XML_ERROR_H

#include <libxml/xmlerror.h>

#include "base/problem.h"

void	 xml_error_report(const xmlError *, enum problem_id, struct place,
	    struct problems *);

#endif
