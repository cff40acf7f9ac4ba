/*
 * Number: numbers as Japanese regulations write them (7, ７, 七, 十二) and
 * the ordinals made of them (第7条, 第３条の２, 第 2 号).
 */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>

enum unit {
	UNIT_PART,		/* 編 */
	UNIT_CHAPTER,		/* 章 */
	UNIT_SECTION,		/* 節 */
	UNIT_SUBSECTION,	/* 款 */
	UNIT_DIVISION,		/* 目 */
	UNIT_ARTICLE,		/* 条 */
	UNIT_PARAGRAPH,		/* 項 */
	UNIT_ITEM,		/* 号 */
	UNIT_FORM		/* 号様式 */
};

struct ordinal {
	enum unit	unit;
	int		number;		/* the first one: 3 of 第3条の2 */
	char		digits[48];	/* as Num writes it: 3_2 */
};

/* What is read moves the cursor; if it returns false the cursor stays. */
bool		 number_read(const char **cursor, const char *end, int *value);
bool		 number_read_ordinal(const char **cursor, const char *end,
		    struct ordinal *);
/* Exactly this string. */
bool		 number_read_word(const char **cursor, const char *end,
		    const char *word);
/* The first of the words, NULL-terminated, that stands at the cursor. */
bool		 number_read_any(const char **cursor, const char *end,
		    const char *const *words);
/* Also the ideographic blank. */
void		 number_skip_blanks(const char **cursor, const char *end);
/* 条 for UNIT_ARTICLE. */
const char	*number_unit_name(enum unit);

#endif
