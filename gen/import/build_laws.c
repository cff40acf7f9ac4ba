#include "import/build.h"

/* Has a regulation begun before this line, or only a cover and its 目次? */
static bool
has_provisions(const struct reading *readings, size_t from, size_t to)
{
	for (; from < to; from++)
		if (readings[from].kind >= READ_HEADING)
			return true;
	return false;
}

static size_t
next_title(const struct lines *lines, const struct reading *readings,
    size_t from)
{
	while (from < lines->count && readings[from].kind != READ_TITLE)
		from++;
	return from;
}

/* What stands before the first regulation, or is a cover, is left out. */
static void
leave_out(struct reading *readings, size_t from, size_t to)
{
	for (; from < to; from++)
		if (readings[from].kind != READ_BLANK &&
		    readings[from].kind != READ_PAGE)
			readings[from].kind = READ_OUT;
}

/* Where the head of the regulation begins: a date may stand above its title. */
static size_t
head_of(const struct lines *lines, const struct reading *readings,
    size_t from, size_t title)
{
	size_t head = title, i;

	for (i = title; i-- > from;) {
		if (readings[i].kind == READ_BLANK)
			continue;
		if (readings[i].kind != READ_HEAD ||
		    !record_is_date(&lines->list[i]))
			break;
		head = i;
	}
	return head;
}

struct built *
build_laws(struct pool *pool, const struct lines *lines,
    struct reading *readings, size_t *count)
{
	struct built *list = pool_take(pool,
	    (lines->count + 1) * sizeof *list);
	size_t title = next_title(lines, readings, 0), head, end, next;

	*count = 0;
	if (title == lines->count)
		title = 0;
	head = head_of(lines, readings, 0, title);
	leave_out(readings, 0, head);
	for (; title < lines->count; title = next, head = end) {
		next = next_title(lines, readings, title + 1);
		end = head_of(lines, readings, title + 1, next);
		if (!has_provisions(readings, title, end)) {
			leave_out(readings, head, end);
			continue;
		}
		list[*count] = (struct built){ .head = head, .first = title,
		    .end = end, .to = end,
		    .from = *count > 0 ? list[*count - 1].to : 0 };
		build_law(pool, lines, readings, &list[(*count)++]);
	}
	if (*count > 0)
		list[*count - 1].to = lines->count;
	return list;
}
