/*
 * Inside: papers that ask, slips that answer, and figures, as the files of
 * tally share them.
 */
#ifndef TALLY_INSIDE_H
#define TALLY_INSIDE_H

#include "base/names.h"
#include "base/sha.h"
#include "office/book.h"
#include "tally/tally.h"

enum answer {
	ANSWER_NONE,
	ANSWER_DONE,		/* or yes */
	ANSWER_PARTLY,
	ANSWER_NOT_DONE,	/* or no */
	ANSWER_NOT_APPLICABLE,
	ANSWER_COUNT
};

enum {
	TALLY_DIGEST = 12,	/* digits of a document's digest */
	/* Characters; the pages hold a field to 2,000. */
	TALLY_NAME_MAX = 60,
	TALLY_SHORT_MAX = 200,
	TALLY_REMARK_MAX = 2000
};

/* One question of the corpus as it is now, whoever is asked. */
struct question {
	const char	*duty;		/* kyoto/04#Mp-At_16 */
	const char	*digest;
	const char	*words, *citation;
	size_t		 standard;	/* place among the authority's */
	size_t		 place;		/* in the text of its standard */
	size_t		 order;		/* of reading */
};

/* A question on a paper. */
struct asked {
	const struct question *question;
	const char	*number;
};

/*
 * What is asked of one role: whichever document asked, in whichever layout.
 */
struct paper {
	const char		*key;		/* authority, roles, standard … */
	const char		*title;		/* 職員 */
	const struct authority	*authority;
	struct asked		*list;		/* array of count */
	size_t			 count;
	struct names		 by_duty, by_digest;	/* of struct asked */
	size_t			 slips;		/* that count */
};

/* A request that answers name. */
struct paper_use {
	struct paper	*paper;		/* NULL: why says what is wrong */
	const char	*why;
	const char	*digest;	/* of the document as it is now; "" of
					   a spreadsheet's */
	bool		 is_older;	/* of a superseded edition, or a draft */
};

struct reply {
	enum answer	 answer;
	const char	*remark, *promised;	/* "" if nothing was written */
};

enum slip_fate {
	SLIP_COUNTS,
	SLIP_REPLACED,		/* the same person's other one is newer */
};

/* One person's answers on one paper. */
struct slip {
	struct place		 place;
	const char		*name, *department, *position, *date;
	const char		*saved;		/* 2026-06-03T01:02:03.456Z */
	bool			 is_stamped;	/* by the page, and not by the
						   file's own time */
	struct paper		*paper;
	struct reply		*replies;	/* one for each asked */
	size_t			 carried, again; /* of an older paper: answers
						   that stand, and not */
	const char		*again_numbers;	/* theirs, on the old paper */
	bool			 is_older;
	size_t			 order;		/* of reading */
	/* settled */
	enum slip_fate		 fate;
	const struct slip	*newer;		/* that counts instead */
	int			 row;		/* of the roster; -1: not there */
	bool			 is_elsewhere;	/* the roster has another
						   department */
	struct unit		*unit;
};

struct figures {
	size_t	asked, answers[ANSWER_COUNT];
};

/* A department. */
struct unit {
	const char	*name;		/* "" of those who wrote none */
	const char	*key;
	size_t		 place;		/* among all */
	size_t		 people;	/* of the roster */
	size_t		 answered;	/* of these, who sent a slip */
	size_t		 slips;
	struct figures	 all;
	struct figures	*standards;
	/* To what was asked last year as well: then, and now. */
	struct figures	 before, same;
};

struct refused {
	const char	*file;
	const char	*where;		/* in it; or "" */
	enum problem_id	 why;
};

/* Answers of one year. */
struct year {
	struct slip	**slips;	/* array of count */
	size_t		 count, room;
	struct refused	*refused;
	size_t		 refused_count, refused_room;
};

struct tally {
	struct pool		*pool;
	const struct tally_choice *choice;
	struct problems		*problems;
	const struct authority	*authority;
	struct paper		**papers;	/* array of paper_count */
	size_t			 paper_count, paper_room;
	struct names		 uses;		/* of struct paper_use, by line */
	struct names		 questions;	/* of struct question, by duty
						   and digest */
	const struct question	**asked;	/* all of them, as read */
	size_t			 asked_count, asked_room;
	struct year		 now, before;
	bool			 has_before;
	struct unit		**units;	/* array of unit_count */
	size_t			 unit_count, unit_room;
	bool			*has_answered;	/* by row of the roster */
	struct figures		 all, *standards, *duties;
	/* To what was asked last year as well: then, and now. */
	struct figures		 all_before, all_same;
	struct figures		*standards_before, *standards_same;
	struct figures		*duties_before;
	bool			*was_asked;	/* last year, by order of the
						   question */
	char			 digest[TALLY_DIGEST + 1];
};

/* ---- paper.c: what is asked ---- */

/* Never NULL. */
const struct paper_use *paper_of(struct tally *, const char *request,
		    bool has_digest);
/*
 * The question that an answer is to, by its digest; NULL if it is asked no
 * more. *is_known: a question of that id is asked, in other words.
 */
const struct asked *paper_find(const struct paper *, const char *duty,
		    const char *digest, bool *is_known);

/* ---- slip.c ---- */

/* Of that paper, with no reply yet; put behind the others of the year. */
struct slip	*slip_new(struct tally *, struct year *, struct paper *,
		    struct place);
/* When a page saved it, by the clocks of Japan; NULL if none did. */
const char	*slip_moment(struct pool *, const struct slip *);
/* FILE, FILE:E3 or FILE:3:6, in the pool. */
const char	*slip_where(struct pool *, const struct slip *);

/* ---- field.c: what people wrote ---- */

struct field_fault {
	size_t		 count, most;	/* characters, and of them the most */
	uint32_t	 lost;		/* the first that no font has; or 0 */
};

/* Cleaned for print, in the pool. False if something is to be told. */
bool		 field_read(struct tally *, const char *value, size_t most,
		    const char **field, struct field_fault *);
/* Tells it; false if the field is too long. */
bool		 field_tell(const struct field_fault *, struct place,
		    const char *what, struct problems *);
/* done, 実施, ○, 1 …: false if it is no answer. */
bool		 field_answer(struct pool *, const char *, enum answer *);
/* 未実施：鍵がない（期限：7月末）, as it is typed into one cell. */
bool		 field_reply(struct pool *, const char *, struct reply *);
/* For comparing names: without width, case and blanks. */
const char	*field_folded(struct pool *, const char *);

/* ---- saved.c: a file that a page saved ---- */

/* False if reported. bytes end with a NUL. */
bool		 saved_read(struct tally *, struct year *, const char *path,
		    const char *bytes, size_t length, const char *changed,
		    struct problems *);
/* saved_place.c: where in JSON that is well-formed; key NULL: the object. */
struct place	 saved_place(const char *path, const char *bytes,
		    const char *list, size_t index, const char *key);

/* ---- filled.c: a spreadsheet that was filled in ---- */

bool		 filled_read(struct tally *, struct year *,
		    const struct book *, const char *changed,
		    struct problems *);

/* ---- gather.c: files and folders ---- */

bool		 gather_year(struct tally *, struct year *,
		    const char *const *paths, size_t count);

/* ---- settle.c: who it was, and which slip counts ---- */

void		 settle_year(struct tally *, struct year *, bool is_now);

/* ---- count.c ---- */

void		 count_all(struct tally *);
/* Of what was asked without 該当なし, in tenths of a percent; -1: nothing. */
int		 count_rate(const struct figures *);
size_t		 count_answered(const struct figures *);

/* ---- node.c and node_people.c: what stylesheets see ---- */

void		 node_figures(struct pool *, xmlNode *,
		    const struct figures *);
/* What is not done, and remarks, of a department. */
void		 node_people_findings(const struct tally *, xmlNode *,
		    const struct unit *);
/* Who is missing, came twice, wrote on an older paper … */
void		 node_people(const struct tally *, xmlNode *);
void		 node_people_absent(const struct tally *, xmlNode *,
		    const struct unit *);

#endif
