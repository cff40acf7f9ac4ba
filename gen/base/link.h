/*
 * Link: where a document may lead.
 */
#ifndef BASE_LINK_H
#define BASE_LINK_H

#include <stdbool.h>

/* What links may be, for messages. */
#define LINK_FORMS	"#ADDRESS, a relative path, https: or mailto:"

/*
 * Not javascript:, file:, data: and their like, not //host/path, and nothing
 * that a browser reads otherwise than it stands there: control characters, which
 * it leaves out, and \, which it takes for /.
 */
bool	link_is_safe(const char *);

#endif
