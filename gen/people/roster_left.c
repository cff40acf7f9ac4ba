/*
 * What of a table is no person: titles, hidden rows, sums. Each kind is named
 * once, with its rows.
 */
#include "people/inside.h"

#include <string.h>

#include "base/message.h"

enum { WORDS_SHOWN = 40 };

static const char *const sentences[] = {
	[LEFT_ABOVE] = MESSAGE("row %s (\"%s\") is left out: it stands above the "
	    "header"),
	[LEFT_HIDDEN] = MESSAGE("row %s (\"%s\") is left out: it is hidden in the "
	    "sheet, by hand or by a filter; show it, or give it with --rows, "
	    "to have it printed"),
	[LEFT_STRUCK] = MESSAGE("row %s (\"%s\") is left out: the name is struck "
	    "through; take the line away, or give it with --rows, to have it "
	    "printed"),
	[LEFT_CLOSING] = MESSAGE("row %s (\"%s\") is left out: it is a heading, a "
	    "note or a sum and no person"),
	[LEFT_IDLE] = MESSAGE("row %s (\"%s\") is left out: it holds nothing that "
	    "documents ask for"),
	[LEFT_NAMELESS] = MESSAGE("row %s (\"%s\") is left out: it has no 氏名"),
	[LEFT_REPEATED] = MESSAGE("row %s (\"%s\") is left out: it is the header "
	    "again")
};

/* The rows so far, with the run that has not ended. */
static void
end_run(struct roster_left *left, enum left_out kind)
{
	struct text *rows = &left->rows[kind];

	if (left->counts[kind] == 0)
		return;
	if (rows->length > 0)
		text_add_string(rows, message_comma());
	if (left->from[kind] == left->last[kind])
		text_add_format(rows, "%d", left->from[kind]);
	else
		text_add_format(rows, "%d-%d", left->from[kind],
		    left->last[kind]);
}

void
roster_left_add(struct roster_left *left, enum left_out kind,
    struct place place, int line, const char *words)
{
	if (left->counts[kind] == 0) {
		left->first[kind] = place;
		left->words[kind] = words;
	}
	if (left->counts[kind] == 0 || line != left->last[kind] + 1) {
		end_run(left, kind);
		left->from[kind] = line;
	}
	left->last[kind] = line;
	left->counts[kind]++;
}

/* The first characters of what stands there. */
static void
add_clipped(struct text *out, const char *words)
{
	const char *at = words, *end = at + strlen(at);
	int shown = 0;

	while (at < end && shown++ < WORDS_SHOWN)
		text_next(&at, end);
	text_add(out, words, (size_t)(at - words));
	if (at < end)
		text_add_string(out, "…");
}

void
roster_left_tell(struct roster_left *left, struct problems *problems)
{
	struct text words = {0};
	const char *format;
	int kind;

	for (kind = 0; kind < LEFT_COUNT; kind++) {
		if (left->counts[kind] == 0)
			continue;
		end_run(left, (enum left_out)kind);
		text_clear(&words);
		add_clipped(&words, left->words[kind]);
		format = sentences[kind];
		problem_add(problems, PROBLEM_ROSTER_LEFT_OUT,
		    left->first[kind], format, left->rows[kind].bytes,
		    words.bytes);
		text_free(&left->rows[kind]);
	}
	text_free(&words);
}
