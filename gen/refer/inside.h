/*
 * Inside: the reader that goes through a provision's text, for the
 * files that refer is made of. Everybody else includes refer/refer.h.
 */
#ifndef REFER_INSIDE_H
#define REFER_INSIDE_H

#include "base/number.h"
#include "refer/refer.h"
#include "refer/name.h"
#include "refer/near.h"

enum {
	NESTING_MAX = 16	/* brackets in brackets; deeper ones are flat */
};

/*
 * A provision as far as it was named, by addresses, whether they exist or
 * not: what 同条, 同項 and a joined 第2項 go on from.
 */
struct mention {
	const struct edition	*edition;	/* NULL: a law outside */
	const char		*root;		/* Mp, Sp_2 */
	const char		*article;	/* NULL if none was named */
	const char		*paragraph;
	const char		*item;
	const char		*whole;		/* the lowest one named */
	enum provision_kind	 level;		/* of whole */
	bool			 is_relative, is_plural;
	bool			 is_proviso;	/* ただし書 of it */
	bool			 is_rear;	/* 後段 of it */
	const char		*end;		/* behind it in the text */
};

/* What was named last inside one pair of brackets. */
struct memory {
	bool			 is_of_law;	/* in brackets behind a law */
	struct mention		 last;		/* .whole is NULL at first */
	struct mention		 article, paragraph, item;
	struct reference	*reference;	/* of last */
};

struct reader {
	struct pool		*pool;
	const struct edition	*edition;
	const struct provision	*provision;
	struct near		 near;
	const char		*start, *end, *at;
	struct memory		 memories[NESTING_MAX];
	int			 nesting;
	struct reference	*first, **next;
};

/* How a reference hangs on the one before it. */
enum join {
	JOIN_NONE,
	JOIN_LIST,		/* 及び, 又は, 、 */
	JOIN_RANGE,		/* から */
	JOIN_INSIDE,		/* the first thing in brackets behind it */
	JOIN_DIRECT		/* nothing but a remark in brackets between */
};

/* refer_mention: addresses */
enum provision_kind refer_mention_kind(enum unit);
/* Is the unit's sign just read the beginning of another word (条例)? */
bool	 refer_mention_goes_on(const struct reader *, enum provision_kind,
	    const char *at);
const char *refer_mention_below(const struct reader *, const char *base,
	    enum provision_kind, const char *digits);
const char *refer_mention_paragraph(const struct reader *,
	    const struct mention *);
/* NULL if there is none, or it is another law's. */
const struct provision *refer_mention_target(const struct mention *);
struct mention refer_mention(const struct reader *, const struct provision *);
void	 refer_mention_extend(const struct reader *, struct mention *,
	    enum provision_kind, const char *digits);
/* To all items or paragraphs: the first of them. */
void	 refer_mention_extend_to_all(const struct reader *, struct mention *,
	    enum provision_kind);
/* Whatever of lower rank follows at the cursor; sets the mention's end. */
void	 refer_mention_read_on(const struct reader *, struct mention *,
	    const char *cursor);
bool	 refer_mention_read_ordinal(const struct reader *, const char **cursor,
	    struct ordinal *);
bool	 refer_mention_is_kana_sign(const char *at, const char *end);

/* refer_join: what was named before */
struct memory *refer_join_memory(struct reader *);
/* Names that the words before a reference begin at reach back to here. */
const char *refer_join_owner_start(struct reader *);
void	 refer_join_emit(struct reader *, const char *start, struct mention *);
enum join refer_join(struct reader *, const char *at);
/* 第1項から第4項まで is one reference to several, and one to the last. */
void	 refer_join_close(struct reader *, enum join);

/* Each reads a reference where the reader stands, or returns false. */
bool	 refer_number_read(struct reader *);
bool	 refer_form_read(struct reader *);
bool	 refer_relative_read(struct reader *);

/* refer: a whole text, of which only what was named last may be wanted */
struct reader refer_reader(struct pool *, const struct edition *,
	    const struct provision *);
void	 refer_read_text(struct reader *);

#endif
