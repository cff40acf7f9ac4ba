/*
 * Token: where words begin and end, so that no quote cuts a reference, a sum, a
 * date or a word from its kana. Places are bytes from the text's start.
 */
#ifndef AMENDMENT_TOKEN_H
#define AMENDMENT_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum script {
	SCRIPT_KANJI, SCRIPT_KATAKANA, SCRIPT_HIRAGANA, SCRIPT_LATIN,
	SCRIPT_DIGIT, SCRIPT_COMMA, SCRIPT_OPEN, SCRIPT_CLOSE, SCRIPT_OTHER
};

enum script	 token_script(const char *text, size_t at, size_t size);
/* Of the character that ends, or begins, there. */
size_t		 token_last_character(const char *text, size_t at);
size_t		 token_next_character(const char *text, size_t at,
		    size_t size);
/* Behind the token that begins at `at`. */
size_t		 token_end(const char *text, size_t at, size_t size);
/* The borders of the token around `at`: it is at a border if both are it. */
void		 token_around(const char *text, size_t at, size_t size,
		    size_t *start, size_t *end);
/* Is all of it one token, as 第5条第2項, 総務課長? */
bool		 token_is_one(const char *text, size_t from, size_t to);
/* Where the token that ends there, or around it, begins. */
size_t		 token_start_before(const char *text, size_t at,
		    size_t size);
/*
 * Would a border here part 届け出 and て, 掲 and げる, 申請 and する? A particle
 * stands apart; other kana go with their character.
 */
bool		 token_cuts_word(const char *text, size_t at, size_t size);
/* Would a border here part 申し and 出る, 受け and 取る? One kana between. */
bool		 token_cuts_compound(const char *text, size_t at,
		    size_t size);

#endif
