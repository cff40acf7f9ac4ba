/*
 * Json: strings and members of objects (RFC 8259). Brackets, blanks and line
 * ends are the caller's.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/text.h"

void	json_add_string(struct text *, const char *);
/* Not terminated. */
void	json_add_bytes(struct text *, const char *, size_t bytes);
/* "name": , behind a comma unless an object has just been opened. */
void	json_add_name(struct text *, const char *name);
/* The same with a value; NULL is null. */
void	json_add_member(struct text *, const char *name, const char *value);

#endif
