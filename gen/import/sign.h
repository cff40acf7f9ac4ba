/*
 * Sign: what a line of a regulation may begin with, and which number it says.
 * Several readings of one sign are possible (「イ」 is the second of アイウ and
 * the first of イロハ); which is meant is told by the sequence (reading.c).
 */
#ifndef IMPORT_SIGN_H
#define IMPORT_SIGN_H

#include <stdbool.h>
#include <stddef.h>

enum sign_kind {
	SIGN_NONE,
	SIGN_PART, SIGN_CHAPTER, SIGN_SECTION, SIGN_SUBSECTION, SIGN_DIVISION,
	SIGN_ARTICLE,		/* 第7条, 第7条の2 */
	SIGN_NUMBER,		/* 2: a paragraph, an item, a page */
	SIGN_ITEM,		/* (1), ア … in one of the styles below */
	SIGN_CAPTION,		/* （目的） alone on its line */
	SIGN_SUPPLEMENT,	/* 附則 */
	SIGN_APPENDIX,		/* 別表, 様式第1号, 別記 … */
	SIGN_CONTENTS,		/* 目次 */
	SIGN_REMARK		/* 備考 */
};

enum sign_style {
	STYLE_DIGIT,		/* 1 */
	STYLE_DOT,		/* 1. 1、 */
	STYLE_CLOSED,		/* 1) */
	STYLE_PAREN,		/* (1) （１） ⑴ */
	STYLE_CIRCLE,		/* ① */
	STYLE_KANJI,		/* 一 */
	STYLE_PAREN_KANJI,	/* （一） */
	STYLE_KANJI_CLOSED,	/* 一) */
	STYLE_KANA,		/* ア イ ウ */
	STYLE_PAREN_KANA,	/* (ア) */
	STYLE_KANA_CLOSED,	/* ア) */
	STYLE_IROHA,		/* イ ロ ハ */
	STYLE_PAREN_IROHA,
	STYLE_IROHA_CLOSED,
	STYLE_ALPHA,		/* a */
	STYLE_PAREN_ALPHA,
	STYLE_ALPHA_CLOSED,
	STYLE_ROMAN,		/* i ⅰ Ⅰ */
	STYLE_PAREN_ROMAN,
	STYLE_ROMAN_CLOSED,
	STYLE_COUNT
};

enum { SIGN_READINGS_MAX = 4, SIGN_DIGITS_MAX = 24 };

struct sign {
	enum sign_kind	 kind;
	enum sign_style	 style;		/* of SIGN_ITEM, SIGN_NUMBER */
	int		 value;		/* 7 of 第7条の2 */
	int		 last;		/* of a range 第5条から第9条まで, else 0 */
	char		 digits[SIGN_DIGITS_MAX];	/* as Num: 7_2 */
	size_t		 length;	/* bytes of the sign itself */
	size_t		 rest;		/* where the text behind it starts */
	bool		 is_spaced;	/* a blank, or the line's end, follows */
	bool		 is_alone;	/* nothing follows */
	bool		 is_glued;	/* no blank, but words that begin */
	bool		 is_short;	/* 第7 for 第7条 */
	bool		 is_supplied;	/* 【第7条】: its words are left out */
};

/* All readings of the start of the line; their number. */
size_t	 sign_read(const char *text, size_t bytes,
	    struct sign readings[SIGN_READINGS_MAX]);
/* Only the kinds that stand for a whole line: page numbers (- 3 -, 3/10). */
bool	 sign_is_page(const char *text, size_t bytes, int *value);
/* Digits and nothing else. */
bool	 sign_is_bare_number(const char *text, size_t bytes);

#endif
