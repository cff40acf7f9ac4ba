/*
 * Xslt_listen: what libxslt and libxml2 say while a stylesheet is compiled or
 * applied, as problems with places.
 */
#ifndef COMPOSE_XSLT_LISTEN_H
#define COMPOSE_XSLT_LISTEN_H

#include "compose/xslt.h"

#include <libxml/xmlerror.h>
#include <libxslt/xsltInternals.h>

#include "base/text.h"
#include "corpus/node.h"

/*
 * What libxslt says arrives in pieces; a message is whole at its line's end.
 * transform is NULL while a stylesheet is compiled.
 */
struct listener {
	struct problems			*problems;
	const struct kind		*kind;
	xsltTransformContextPtr		 transform;
	struct text			 line;
	int				 told;	/* line number, from a heading */
	size_t				 count;
};

/* The library's hooks are set for one call and put back after it. */
struct hooks {
	xmlStructuredErrorFunc	 structured;
	void			*structured_context;
	xmlGenericErrorFunc	 generic, transform;
	void			*generic_context, *transform_context;
};

struct hooks	xslt_listen_start(struct listener *);
void		xslt_listen_stop(struct hooks, struct listener *);
/* One piece; context is the listener. */
void		xslt_listen_hear(void *context, const char *format, ...)
		    __attribute__((format(printf, 2, 3)));

#endif
