#include "amendment/sentence.h"

#include "amendment/clause.h"
#include "amendment/several.h"

void
sentence_moves(struct writer *writer, struct unit *unit)
{
	writer->moved = pool_grow(writer->pool, writer->moved,
	    &writer->moved_room, writer->moved_count, sizeof *writer->moved);
	writer->moved[writer->moved_count++] = unit;
	unit->is_moved = true;
}

/* What was moved, taken out or put in counts from the next sentence on. */
static void
settle(struct writer *writer)
{
	size_t i;

	for (i = 0; i < writer->moved_count; i++) {
		struct unit *unit = writer->moved[i];

		if (unit->partner != NULL && !unit->is_gone)
			unit->now_num = unit->partner->num;
		else if (unit->parent != NULL)
			unit->parent->now_children--;
	}
	writer->moved_count = 0;
	writer->named = NULL;
}

static void
add_order(struct writer *writer, struct amendment_line *block)
{
	struct amendment_order *order = pool_take(writer->pool, sizeof *order);

	*order = (struct amendment_order){ NULL, block, writer->about, NULL };
	*writer->next = order;
	writer->next = &order->next;
	writer->last = order;
	writer->ended = block == NULL && writer->worded != NULL &&
	    writer->worded->start == 0 ? writer->worded : NULL;
}

void
sentence_end_with(struct writer *writer, struct amendment_line *block)
{
	if (!writer->is_open)
		return;
	if (block != NULL || !several_join(writer))
		add_order(writer, block);
	clause_close(writer);
	writer->last->sentence = pool_copy(writer->pool,
	    writer->sentence.bytes, writer->sentence.length);
	text_clear(&writer->sentence);
	writer->is_open = false;
	writer->worded = NULL;
	settle(writer);
}

void
sentence_end(struct writer *writer)
{
	sentence_end_with(writer, NULL);
}
