/*
 * Search: all ways to have read the lines so far that are worth keeping, with
 * what may follow each and what it has cost. Costs are in tenths; a unit is one
 * thing that makes a careful reader look twice.
 */
#ifndef IMPORT_SEARCH_H
#define IMPORT_SEARCH_H

#include "import/outlook.h"
#include "import/reading.h"

enum {
	SEARCH_DEPTH = 10,	/* of items: Subitem10 is Item and ten more */
	SEARCH_LEVELS = SIGN_DIVISION - SIGN_PART + 1
};

enum cost {
	FREE = 0,
	SLIGHT = 2,
	ODD = 8,
	UNLIKELY = 20,
	GAP = 30,
	WRONG = 60,
	DOUBT = 9		/* a path this near to the best one is told */
};

enum zone { IN_HEAD, TITLED, IN_CONTENTS, IN_MAIN, IN_SUPPLEMENT, IN_APPENDIX };

/* How much the text so far looks as if it had ended. */
enum ending { OPEN, FULL, UNSURE, ENDED };

/* What waits for the words or the article behind it. */
enum waiting { WAITS_FOR_NOTHING, WAITS_FOR_ARTICLE, WAITS_FOR_WORDS };

/*
 * What decides what may follow; compared as bytes, so that there are none
 * between its members.
 */
struct standing {
	short		heading[SEARCH_LEVELS];
	short		article, branch, paragraph, page;
	short		values[SEARCH_DEPTH];
	signed char	styles[SEARCH_DEPTH];
	signed char	zone, depth, ending;
	signed char	waiting;	/* enum waiting: a caption stands */
	signed char	top;		/* style of paragraphs without articles,
					   or of what stands for articles, from 1 */
	bool		has_text;	/* a unit is open that text belongs to */
	bool		is_bare;	/* a heading without an article yet */
	bool		is_short;	/* articles are 第1 or 1, not 第1条 */
};

struct search_step;

struct state {
	struct standing	 at;
	int		 since_page;
	int		 cost;
	const struct search_step *last;
	struct reading	 reading;	/* of the line at hand */
};

struct search {
	struct pool		*pool;
	const struct lines	*lines;
	const struct outlook	*outlook;
	const struct choice	*choices;
	size_t			 choice_count;
	struct state		*now, *next;
	size_t			 now_count, next_count, next_room;
	size_t			 index;		/* of the line at hand */
	const struct line	*line;
	struct sign		 signs[SIGN_READINGS_MAX];	/* of the line */
	size_t			 sign_count;
	struct sign		 next_sign;	/* of the next that says something */
	int			 page;		/* that it says, or 0 */
	bool			 is_page_form;	/* - 3 -, 3/10: not just digits */
};

struct search	*search_new(struct pool *, const struct lines *,
		    const struct choice *, size_t choice_count);
/* What the line may say is asked once, and not for every state. */
void		 search_look(struct search *, size_t index);
/* The line read so, behind a state; the standing is that of `to`. */
void		 search_push(struct search *, const struct state *to,
		    const struct state *from, struct reading, int cost);
/* The best of equal states, and of those the best. */
void		 search_prune(struct search *);
/* The readings that led to a state; false once there are no more. */
bool		 search_step_back(const struct search_step **,
		    const struct reading **);

/* ---- words that the kinds of lines share ---- */

const struct outlook *search_outlook(const struct search *);
/* The next line that says something, or NULL. */
const struct line *search_next(const struct search *);
/* A line is a whole paragraph, and the sign on it stands by itself. */
bool		 search_is_plain(const struct search *, const struct sign *);
/* What it costs to begin something new where the text stands. */
int		 search_cost_of_leaving(const struct state *);
void		 search_open_text(const struct search *, struct state *,
		    bool is_alone);
void		 search_clear_items(struct state *);
void		 search_clear_articles(struct state *);

#endif
