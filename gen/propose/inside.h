/*
 * Inside: what the files of propose share about one sentence of a clause.
 */
#ifndef PROPOSE_INSIDE_H
#define PROPOSE_INSIDE_H

#include "propose/propose.h"

/* How the verb stands before the ending that says how strong it is. */
enum verb_form {
	FORM_STEM,		/* 管理し(なければならない) */
	FORM_TE,		/* 漏らして(はならない) */
	FORM_PLAIN,		/* 管理する(ものとする) */
	FORM_NOT,		/* 管理しない(こと) */
	FORM_CAN,		/* 管理する(ことができる) */
	FORM_WHOLE		/* the ending says it itself: 禁止する */
};

struct sentence {
	const char	*raw;		/* as it stands, with its 。 */
	const char	*said;		/* without round brackets and 。 */
	const char	*bare;		/* without quotations, too */
	const char	*proviso;	/* bare of …この限りでない behind it, or
					   NULL */
	const char	*caption;	/* of the article, or "" */
	bool		 is_item;
	bool		 is_ended;	/* with 。 */
};

/* Who acts, in the text's own words. */
struct subject {
	const char	*roles;		/* A|B; NULL: nobody is named */
	const char	*phrase;	/* to be cut: 職員は、 */
	bool		 is_agent;	/* 会議は、議長が招集する */
	const char	*why;
};

/* What a sentence asks. */
struct verdict {
	enum proposal_kind	 kind;
	const char		*modality, *reason;
	enum verb_form		 form;
	size_t			 ending;	/* bytes behind the verb */
	enum sure		 sure;
	const char		*why;
};

/* propose/read.c: the sentences of a text, NULL-terminated */
struct sentence	**read_sentences(struct pool *, const struct provision *);
/* The words without what stands in round brackets. */
const char	*read_without_brackets(struct pool *, const char *words);
/* The last place where the word stands, NULL if nowhere. */
const char	*read_last(const char *text, const char *word);
bool		 read_has_any(const char *text, const char *const *words);

/* propose/actor.c */
struct subject	 propose_actor_subject(struct pool *, const struct edition *,
		    const struct sentence *);
/* Whose permission, A|B; NULL if nobody is named. */
const char	*propose_actor_giver(struct pool *, const struct edition *,
		    const struct sentence *);
/* The names that end right before at, A|B; NULL if what stands there is none. */
const char	*propose_actor_names(struct pool *, const struct edition *,
		    const char *start, const char *at, const char **from);

/* propose/judge.c */
struct verdict	 judge_sentence(struct pool *, const struct sentence *,
		    const struct subject *);
/* It becomes a permission if it is one of the things that need one. */
void		 judge_permission(struct pool *, const struct sentence *,
		    struct verdict *);
/* Does somebody's permission lift what is forbidden? proviso may be NULL. */
bool		 judge_is_lifted(const char *proviso);
/* By the ending alone: of an item, whose lead says who acts. */
bool		 judge_item(struct pool *, const struct sentence *,
		    const struct verdict *lead, struct verdict *);

/* propose/split.c: 甲をし、乙をする is two things to do */
struct part {
	const struct sentence	*sentence;
	const char		*own;		/* said without who and when,
						   which it shares */
	struct verdict		 verdict;
	struct part		*next;
};
/* At least one: the sentence as it is. */
struct part	*split_sentence(struct pool *, const struct sentence *,
		    const struct subject *, const struct verdict *);

/* propose/ask.c: the plain words and the question; NULL what nobody says */
void		 ask_write(struct pool *, const struct sentence *,
		    const struct subject *, const struct verdict *,
		    struct proposal *);
/* What stands in the place of who acts, if a clause says which ones. */
const char	*ask_clause_tie(const char *words, const char *phrase);
/* 前項の規定による申請 -> 申請 */
const char	*ask_without_references(struct pool *, const char *words);
/* Of an item that is no sentence: in the place of what its lead announces. */
struct sentence	 ask_item_in_lead(struct pool *, const struct sentence *lead,
		    const struct sentence *item);
/* Does it announce items each of which is to be done? */
bool		 ask_is_own_items(const char *said);
/* Things, each of which a prohibition is about? */
bool		 ask_is_forbidden_items(const struct sentence *);
/*
 * 利用者の遵守事項は、次のとおりとする: each verb below is to be done, though the
 * lead binds nobody by its ending. Sets where the noun stands.
 */
bool		 ask_is_duty_list(const struct sentence *,
		    const char **noun, bool *forbids);

/* Can it be answered by who has the question alone? */
bool		 ask_is_sayable(const char *question);

/* propose/borrow.c: 準用, in the place of the exemptions that it was */
void		 borrow_duties(struct proposals *);

/* propose/limit.c: conditions, exceptions, how often and how soon */
void		 limit_find(struct pool *, const struct sentence *,
		    const struct subject *, struct proposal *);

/* propose/situation.c */
struct situation {
	const char		*id, *title;
	const char *const	*words;
};
/* By the words of the clause and its caption. */
const struct situation *situation_of(const struct provision *);
/* In turn; NULL behind the last. */
const struct situation *situation_at(size_t);

#endif
