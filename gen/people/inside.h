/*
 * Inside: what the files that read a roster share.
 */
#ifndef PEOPLE_INSIDE_H
#define PEOPLE_INSIDE_H

#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "office/book.h"
#include "people/roster.h"

enum {
	HEADER_ROWS = 10,	/* the first ones may be titles */
	COLUMN_PARTS_MAX = 4	/* 部, 課, 係; 姓, 名 */
};

/* ---- roster_name.c: what columns are called ---- */

enum { ROSTER_KNOWN = 8 };

/* Columns whose values are joined by an ideographic space. */
struct roster_joint {
	const char	*parts[COLUMN_PARTS_MAX];	/* the first two needed */
	const char	*meant;
};

/* The columns that documents ask for; 氏名 is the first and must be there. */
extern const char *const roster_known[ROSTER_KNOWN];
extern const struct roster_joint roster_joints[];	/* NULL behind the last */

bool	 roster_name_is_known(const char *);
/* For comparing: NFKC, without blanks and marks, katakana as hiragana. */
const char *roster_name_folded(struct pool *, const char *);
/* The known column that a folded name means; NULL if it is none. */
const char *roster_name_meant(const char *folded);
/* The same, or what is near enough to ask. */
const char *roster_name_near(struct pool *, const char *);

/* ---- roster_header.c: which columns there are ---- */

/* 山田太郎（やまだたろう） in one cell. */
enum roster_half {
	ROSTER_WHOLE,		/* all that its cells say */
	ROSTER_NAME,		/* in front of the parenthesis */
	ROSTER_READING		/* in it */
};

/* A column of the roster, from one or more of the table. */
struct roster_source {
	const char	*name;		/* as documents ask for it, if they do */
	const char	*written;	/* as the header has it */
	int		 columns[COLUMN_PARTS_MAX];
	size_t		 column_count;
	bool		 is_asked_for;
	bool		 is_parted;	/* 姓 and 名, each with its header */
	enum roster_half half;
};

struct roster_header {
	const struct grid	*grid;
	size_t			 row;	/* of the grid, from 0 */
	size_t			 body;	/* the first row below the header */
	struct roster_source	*sources;
	size_t			 source_count;
};

/*
 * The header among the first rows: the one with most columns that are known,
 * 氏名 (or 姓 and 名) among them. False if there is none.
 */
bool	 roster_header_find(struct pool *, const struct grid *,
	    struct roster_header *);
/* Of this row, whatever it holds. */
void	 roster_header_read(struct pool *, const struct grid *, size_t row,
	    struct roster_header *);
/* Says what was taken for what; false for errors. */
bool	 roster_header_check(const struct roster_header *,
	    struct pool *, struct problems *);

/* ---- roster_sheet.c: which sheet ---- */

/* By name or number, else the one that holds a roster. NULL if reported. */
const struct grid *roster_sheet_choose(struct pool *, const struct book *,
	    const char *name, struct problems *);

/* ---- roster_both.c: a name and its reading in one cell ---- */

/* If its column of names is called 氏名（ふりがな）, and a cell holds both. */
void	 roster_both_find(struct roster_header *, struct problems *);
/* Can a cell of such a column be parted? */
enum both_shape {
	BOTH_NONE,		/* it holds a name alone */
	BOTH_UNCLEAR,
	BOTH_SPLIT
};

enum both_shape	roster_both_shape(const char *value);
/* "" if the value has no such reading and that is asked for. */
const char *roster_both_half(struct pool *, const char *value,
	    enum roster_half);

/* ---- roster_beside.c: names over two columns, of which one is named ---- */

/*
 * Where the header is empty beside 氏名 or ふりがな, and the rows are not, both
 * columns are joined. False if they cannot be: reported.
 */
bool	 roster_beside_join(struct roster_header *, struct problems *);
/* Columns that hold something and have no name are left out, and named. */
void	 roster_beside_tell(const struct roster_header *, struct problems *);

/* ---- roster_check.c: what no row may hold ---- */

bool	 roster_check_row(const struct roster *, const struct roster_row *,
	    struct problems *);
void	 roster_check_people(const struct roster *, struct problems *);

/* ---- roster_letters.c: of which scripts a name is ---- */

/* How many characters of each kind a value has, and words that mix them. */
struct roster_letters {
	size_t		 kana, kanji, half;	/* half-width kana */
	size_t		 latin, accents;	/* accents are Latin, too */
	size_t		 others;		/* Greek, Cyrillic, Hangul */
	size_t		 strange;		/* of scripts without a font */
	size_t		 rare;			/* kanji that few names have */
	size_t		 wide;			/* beyond ASCII */
	size_t		 mixed;			/* words of several scripts */
	size_t		 signs;			/* ‡, ©, controls */
	const char	*sign;			/* the first in the value */
	bool		 is_inside;		/* a sign behind a letter */
	bool		 is_broken;		/* Nguy盻n, Josﾃｩ */
};

struct roster_letters roster_letters_of(const char *value);
bool	 roster_letters_is_usual(uint32_t kanji);

/* ---- roster_garbled.c: what was read in a wrong encoding ---- */

/* Its encoders, opened once for a file; free takes NULL. */
struct garbling;

struct garbled {
	const char	*meant;		/* "…" for what was lost */
	const char	*right, *wrong;	/* what the encodings are called */
};

struct garbling *roster_garbled_new(struct pool *);
void	 roster_garbled_free(struct garbling *);
/* A name may be of less than another field, which mixes scripts. */
bool	 roster_garbled_find(struct garbling *, const char *value, bool is_name,
	    struct garbled *);
/* The same of a cell of the header: a column that documents ask for. */
bool	 roster_garbled_head(struct garbling *, const char *written,
	    struct garbled *);
/* Is there such a cell in the first rows of a sheet? Then it is reported. */
bool	 roster_garbled_tell_head(struct pool *, const struct grid *,
	    struct problems *);

/* ---- roster_damage.c: what went wrong before the file came here ---- */

/* What is told once for the whole file; start with {0}. */
struct roster_damage {
	struct garbling	*garbling;
	size_t		 half_width;	/* values that were widened */
	struct place	 half_width_at;
	bool		 is_struck;	/* who is struck out is asked for */
	size_t		 lines;		/* values of several lines */
	struct place	 lines_at;
};

/*
 * The value as it was meant: composed, half-width kana widened, radicals as
 * the characters they look like. Damage that cannot be mended is reported;
 * then *is_wrong.
 */
const char *roster_damage_mend(struct pool *, const struct roster_source *,
	    const struct cell *, int line, struct roster_damage *,
	    struct problems *, bool *is_wrong);
/* Ends it. */
void	 roster_damage_tell(struct roster_damage *, struct problems *);

/* ---- roster_odd.c: what is nobody's name ---- */

/*
 * Warns of names that stand for nobody (未定, NULL, 12345) and of marks that no
 * name has. False for a mark where a character was lost (□田): reported.
 */
bool	 roster_odd_check(struct pool *, const struct roster_row *, int column,
	    struct problems *);
/* 以下余白, 合計, ※ …: no row of a person; asked: how much it says. */
bool	 roster_odd_is_closing(struct pool *, const char *name, size_t asked);
/* 担当：内線 123, 提出期限 4月30日: a note, if it stands alone in its row. */
bool	 roster_odd_is_note(const char *name);
bool	 roster_odd_is_ditto(const char *);

/* ---- roster_addition.c: what is written with names and is none ---- */

/* 様, ㊞, （課長） in a name; NULL if there is nothing of the kind. */
const char *roster_addition_find(struct pool *, const char *name);
/* Is all of it an office, a group, or a note? */
bool	 roster_addition_is_nobody(struct pool *, const char *name);
/* The same of what is taken for a heading if it stands alone in its row. */
bool	 roster_addition_is_heading(struct pool *, const char *name);
bool	 roster_addition_is_enclosed(const char *name);
bool	 roster_addition_is_title(const char *name);	/* 係長 */

/* ---- roster_doubt.c: slips that are seen ---- */

/* Other than that of A/L, A/P, S/O, D/O. */
bool	 roster_doubt_has_slash(const char *name);
/* Warns of a name that nothing else was said of. */
void	 roster_doubt_check(struct pool *, const struct roster_row *,
	    int column, struct problems *);
void	 roster_doubt_check_reading(const struct roster_row *, int name,
	    int column, struct problems *);

/* ---- roster_several.c: two people in a cell, or half a person ---- */

/* With the cell as it is, with its lines. False if reported as an error. */
bool	 roster_several_check(struct pool *, const struct roster_row *,
	    int column, const char *cell, struct problems *);
/* Of a value from several columns, of which the table has this row. */
bool	 roster_several_check_halves(const struct roster_header *,
	    const struct roster_source *, const struct grid_row *from,
	    const struct roster_row *, const char *value, struct problems *);

/* ---- roster_left.c: what of a table is no person, named ---- */

enum left_out {
	LEFT_ABOVE,		/* titles */
	LEFT_HIDDEN,
	LEFT_STRUCK,		/* struck through: who has left */
	LEFT_CLOSING,		/* notes, sums */
	LEFT_IDLE,		/* numbered, but empty */
	LEFT_NAMELESS,
	LEFT_REPEATED,		/* the header again */
	LEFT_COUNT
};

struct roster_left {
	struct text	 rows[LEFT_COUNT];	/* "3, 5-9" */
	struct place	 first[LEFT_COUNT];
	const char	*words[LEFT_COUNT];	/* of the first */
	int		 from[LEFT_COUNT], last[LEFT_COUNT];
	size_t		 counts[LEFT_COUNT];
};

void	 roster_left_add(struct roster_left *, enum left_out, struct place,
	    int line, const char *words);
void	 roster_left_tell(struct roster_left *, struct problems *);

#endif
