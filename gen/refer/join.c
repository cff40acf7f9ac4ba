/*
 * What was named before: a reference is kept, and the next one that is joined
 * to it goes on from there.
 */
#include "refer/inside.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"

struct memory *
refer_join_memory(struct reader *reader)
{
	return &reader->memories[reader->nesting];
}

static void
remember(struct reader *reader, const struct mention *mention,
    struct reference *reference)
{
	struct memory *memory = refer_join_memory(reader);

	memory->last = *mention;
	memory->reference = reference;
	if (mention->article != NULL)
		memory->article = *mention;
	if (mention->paragraph != NULL)
		memory->paragraph = *mention;
	if (mention->item != NULL)
		memory->item = *mention;
}

const char *
refer_join_owner_start(struct reader *reader)
{
	const char *end = refer_join_memory(reader)->last.end;

	return end != NULL ? end : reader->start;
}

/*
 * What is not there may be another law's: where the text speaks of such, it
 * is no fault.
 */
static bool
is_elsewhere(struct reader *reader, const char *start)
{
	static const char *const joins[] = { "及び", "又は", "並びに",
	    "若しくは" };
	const struct mention *last = &refer_join_memory(reader)->last;
	size_t i;

	if (reader->near.is_amending || refer_join_memory(reader)->is_of_law)
		return true;
	if (last->whole == NULL || last->edition != NULL)
		return false;
	for (i = 0; i < sizeof joins / sizeof *joins; i++)
		if (word_ends_at(reader->start, start, joins[i]))
			return true;
	return false;
}

void
refer_join_emit(struct reader *reader, const char *start, struct mention
    *mention)
{
	struct reference *reference = pool_take(reader->pool,
	    sizeof *reference);

	reference->target = refer_mention_target(mention);
	if (reference->target == NULL && is_elsewhere(reader, start))
		mention->edition = NULL;
	reference->start = (size_t)(start - reader->start);
	reference->end = (size_t)(mention->end - reader->start);
	reference->edition = mention->edition;
	reference->is_external = mention->edition == NULL;
	reference->is_relative = mention->is_relative;
	reference->is_plural = mention->is_plural;
	reference->is_proviso = mention->is_proviso;
	reference->is_rear = mention->is_rear;
	reference->address = reference->target != NULL ?
	    reference->target->address : mention->whole;
	*reader->next = reference;
	reader->next = &reference->next;
	reader->at = mention->end;
	remember(reader, mention, reference);
}

/* Joining */

static const char *
skip_brackets(const struct reader *reader, const char *at)
{
	const char *cursor = at;
	int depth = 0;

	while (cursor < reader->end) {
		if (number_read_word(&cursor, reader->end, "(") ||
		    number_read_word(&cursor, reader->end, "（"))
			depth++;
		else if (depth > 0 &&
		    (number_read_word(&cursor, reader->end, ")") ||
		    number_read_word(&cursor, reader->end, "）")))
			depth--;
		else if (depth > 0)
			text_next(&cursor, reader->end);
		if (depth == 0)
			return cursor;
	}
	return at;
}

enum join
refer_join(struct reader *reader, const char *at)
{
	static const char *const lists[] = { "、", ",", "，", "・", "及び",
	    "並びに", "又は", "若しくは", "および", "ならびに", "または",
	    "もしくは", "かつ", "まで", " ", "　", NULL };
	static const char *const ranges[] = { "から", "ないし", "乃至", "～",
	    "〜", NULL };
	const struct mention *last = &refer_join_memory(reader)->last;
	enum join join = JOIN_DIRECT;
	const char *cursor;

	if (last->whole == NULL)
		return JOIN_NONE;
	cursor = last->end;
	if (cursor < at && (number_read_word(&cursor, at, "(") ||
	    number_read_word(&cursor, at, "（")) && cursor == at)
		return JOIN_INSIDE;
	cursor = skip_brackets(reader, last->end);
	while (cursor < at) {
		if (number_read_any(&cursor, at, ranges))
			join = JOIN_RANGE;
		else if (!number_read_any(&cursor, at, lists))
			return JOIN_NONE;
		else if (join != JOIN_RANGE)
			join = JOIN_LIST;
	}
	return cursor == at ? join : JOIN_NONE;
}

/* 第1項から第4項まで is one reference to several, and one to the last. */
void
refer_join_close(struct reader *reader, enum join join)
{
	if (join == JOIN_RANGE && refer_join_memory(reader)->reference != NULL)
		refer_join_memory(reader)->reference->is_plural = true;
}
