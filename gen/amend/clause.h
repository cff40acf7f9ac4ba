/*
 * Clause: one sentence of an amending text (改め文) as the orders it gives.
 * Written against the grammar of drafting manuals; reads Japanese and touches
 * no law. What it does not understand it does not guess.
 */
#ifndef AMEND_CLAUSE_H
#define AMEND_CLAUSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"

enum step_kind {
	STEP_TITLE,		/* 題名 */
	STEP_CONTENTS,		/* 目次 */
	STEP_PREAMBLE,		/* 前文 */
	STEP_MAIN,		/* 本則 */
	STEP_SUPPLEMENT,	/* 附則 */
	STEP_APPENDIX,		/* 別表第一, 様式第2号 */
	STEP_PART,		/* 編; from here in the order of nesting */
	STEP_CHAPTER,
	STEP_SECTION,
	STEP_SUBSECTION,
	STEP_DIVISION,
	STEP_ARTICLE,
	STEP_PARAGRAPH,
	STEP_ITEM,
	STEP_SUBITEM,
	STEP_REMARK,		/* 備考, 備考2 of a table */
	STEP_ROW,		/* 総務部の項 */
	STEP_FORM,		/* what an order adds: 様式 */
	STEP_TABLE,		/* likewise: 表 */
	STEP_UNSAID,		/* 次のように加える */
	STEP_LABEL		/* 第2, (3): by what is printed before it */
};

struct step {
	enum step_kind	 kind;
	bool		 is_same;	/* 同条 */
	const char	*num;		/* 3_2 of 第3条の2; NULL if it has none */
	const char	*label;		/* as written: 第3条の2, イ, 別表第一 */
};

/* Which part of the unit that the steps lead to. */
enum part {
	PART_ALL,
	PART_WITH_CAPTION,	/* （見出しを含む。） */
	PART_CAPTION,		/* 見出し */
	PART_NAME,		/* 章名 */
	PART_MAIN,		/* 本文 */
	PART_PROVISO,		/* ただし書 */
	PART_FIRST,		/* 前段 */
	PART_LAST,		/* 後段 */
	PART_LEAD,		/* 各号列記以外の部分 */
	PART_ITEMS,		/* 各号 */
	PART_TABLE		/* の表 */
};

enum { ADDRESS_STEPS = 12 };

struct address {
	struct step	 steps[ADDRESS_STEPS];
	size_t		 count;
	enum part	 part;
	bool		 is_range_end;	/* 第4条から第8条まで: the second */
	const char	*at;		/* in the sentence */
};

struct addresses {
	struct address	*list;
	size_t		 count, room;
};

enum edit_kind { EDIT_REPLACE, EDIT_BEHIND, EDIT_BEFORE, EDIT_DELETE };

struct word_edit {
	enum edit_kind	 kind;
	const char	*old, *new;
	const char	*at;
};

enum clause_kind {
	CLAUSE_WORDS,		/* 中「A」を「B」に改め */
	CLAUSE_SET,		/* の見出しを「（B）」に改め */
	CLAUSE_REWRITE,		/* を次のように改め */
	CLAUSE_REMOVE,		/* を削り */
	CLAUSE_ADD,		/* の次に次の一条を加え */
	CLAUSE_SENTENCE,	/* に次のただし書を加え; part says which */
	CLAUSE_RENUMBER,	/* を第4条とし */
	CLAUSE_SHIFT,		/* から…までを一条ずつ繰り下げ */
	CLAUSE_CAPTION,		/* に見出しとして「」を付し */
	CLAUSE_HEADING		/* の前に次の章名を付し */
};

enum add_place { ADD_BEHIND, ADD_BEFORE, ADD_LAST, ADD_FIRST };

struct clause {
	enum clause_kind	 kind;
	struct addresses	 at;
	struct addresses	 to;		/* of CLAUSE_RENUMBER */
	struct word_edit	*edits;
	size_t			 edit_count, edit_room;
	const char		*words;		/* of CLAUSE_SET and _CAPTION */
	enum add_place		 place;
	enum step_kind		 unit;		/* what is added or shifted */
	enum part		 part;		/* of CLAUSE_SENTENCE */
	int			 count;		/* 次の三条; 0: not said */
	int			 by;		/* 一条ずつ; negative: 繰り上げ */
	bool			 has_block;	/* 次の: it stands below */
	const char		*start;		/* in the sentence */
};

struct clauses {
	struct clause	*list;
	size_t		 count, room;
	const char	*stopped;	/* how far it was understood */
};

/*
 * False if it is no sentence of an amending text, or holds something that is
 * not understood; stopped then says where. Borrows from the sentence.
 */
bool	 clause_read(struct pool *, const char *sentence, size_t length,
	    struct clauses *);
/* Is it the sentence that opens the orders (…の一部を次のように改正する。)? */
bool	 clause_is_lead(const char *sentence, size_t length);
#endif
