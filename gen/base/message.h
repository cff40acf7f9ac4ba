/*
 * Messages: what is said to a person, in the reader's language. The English
 * sentence at the call is the key; messages.def holds the Japanese one.
 */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include <stdbool.h>

struct text;

/* Marks a sentence in a table, which message_translate says later. */
#define MESSAGE(english) english

/* KIJUN_LANG=ja|en, else by the locale; English otherwise. */
bool		 message_is_japanese(void);

/*
 * The sentence in the reader's language, with the same placeholders. What has
 * no row is returned as it is.
 */
const char	*message_translate(const char *english)
		    __attribute__((format_arg(1)));

/* What an errno means. */
const char	*message_of_error(int number);

/* Between the names of a list. */
const char	*message_comma(void);

/* A second sentence, "did you mean …?"; nothing if near is NULL. */
void		 message_add_near(struct text *, const char *near);

#endif
