/*
 * Inside: what the files that follow a change share: where it is followed, and
 * the steps that were taken. Everybody else includes compare/rests.h.
 */
#ifndef COMPARE_RESTS_INSIDE_H
#define COMPARE_RESTS_INSIDE_H

#include "compare/inside.h"
#include "compare/rests.h"

/* An edition that is searched; what was reached from the change at hand. */
struct field {
	const struct edition	*edition;
	bool			*is_reached;	/* by order */
};

struct step {
	const struct rests_link	*link;
	struct step		*next;
};

struct following {
	struct pool			*pool;
	const struct changes		*changes;
	const struct change		**of_old, **of_new;	/* by order */
	struct field			*fields;	/* the new edition first */
	size_t				 count;
	struct rests			*rests;
	struct rest			**next;
	struct step			*queue, **queue_end;
	struct citing			*citings;	/* of rests_reference */
	bool				 is_indexed;
};

/* compare/rests_step.c */

/* Part of it, or itself. */
bool	 rests_step_is_inside(const struct provision *,
	    const struct provision *top);
/* A stretch of the provision's text. */
const char *rests_step_words(struct following *, const struct provision *,
	    size_t start, size_t end);
const struct rests_link *rests_step_link(struct following *, enum rests_how,
	    const struct edition *, const struct provision *,
	    const char *words, const struct rests_link *from);
/* Each provision once a change, on the shortest way. */
void	 rests_step_reach(struct following *, enum rests_how,
	    const struct edition *, const struct provision *,
	    const char *words, const struct rests_link *from);
/* Into the answer, if it stood in the old text. */
void	 rests_step_keep(struct following *, const struct rests_link *);

/* compare/rests_term.c: whom a term leads to */

void	 rests_term_users(struct following *, const struct definition *,
	    const struct rests_link *from);
void	 rests_term_speakers(struct following *, const struct definition *class,
	    const struct rests_link *from);
void	 rests_term_bereft(struct following *, const struct definition *gone,
	    const struct rests_link *from);
void	 rests_term_owing(struct following *, const struct definition *name,
	    const struct rests_link *from);

/* compare/rests_reference.c: who refers to a provision, or the standard */

void	 rests_reference_to(struct following *, const struct edition *,
	    const struct provision *changed, bool borrowing_only,
	    const struct rests_link *from);
/* From where a term is used: who goes on about what is said of it there. */
void	 rests_reference_taken_up(struct following *,
	    const struct rests_link *use);
/* With a term only those that speak of it. */
void	 rests_reference_titles(struct following *, const char *term,
	    const struct rests_link *from);
/* Whatever says the name, as a word of its own. */
void	 rests_reference_named(struct following *, const char *name,
	    const struct rests_link *from);
/* compare/rests_form.c: forms that are handed in by it */
void	 rests_form_of(struct following *, const struct provision *changed,
	    const struct rests_link *from);

/* compare/rests_reference.c: what overlays tie to it */
void	 rests_reference_overlays(struct following *,
	    const struct provision *changed, const struct rests_link *from);

#endif
