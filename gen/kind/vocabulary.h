/*
 * Vocabulary: the words of <k:kind>, in one table. Only kind's own files
 * include it.
 */
#ifndef KIND_VOCABULARY_H
#define KIND_VOCABULARY_H

#include "kind/kind.h"

enum vocabulary_form {
	FORM_TEXT,		/* const char *: any words */
	FORM_ONE,		/* const char *: one of the words */
	FORM_MANY,		/* unsigned: bits, any of the words */
	FORM_FLAG,		/* bool: yes or no */
	FORM_NUMBER		/* int: 1 to 999 */
};

struct vocabulary_word {
	const char	*word;		/* NULL behind the last */
	unsigned	 bit;
	const char	*meaning, *meaning_ja;
};

/* An attribute, and the field of struct kind that it fills. */
struct vocabulary_row {
	const char			*name;
	enum vocabulary_form		 form;
	size_t				 field;
	bool				 is_required;
	const char			*otherwise;	/* if it is not given */
	const struct vocabulary_word	*words;
	const char			*meaning, *meaning_ja;
};

/* The table ends with a row without name. */
extern const struct vocabulary_row vocabulary[];
/* The attributes of <k:option>, NULL behind the last. */
extern const char *const vocabulary_option[];

/* NULL if it is none of them. */
const struct vocabulary_row *vocabulary_named(const char *name);
const struct vocabulary_word *vocabulary_word(const struct vocabulary_word *,
	    const char *word, size_t length);

#endif
