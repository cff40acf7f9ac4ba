/*
 * References to forms and tables: 第1号様式, 別記様式, 別表第二.
 */
#include "refer/inside.h"

/* The longest name of a form or table at the cursor, which moves. */
static const struct provision *
read_name(const struct reader *reader, const struct edition *edition,
    const char **cursor)
{
	const struct provision *at = NULL, *found = NULL;
	const char *start = *cursor, *behind = start, *end;

	number_read_word(&start, reader->end, "別記");
	while ((at = index_next_named(edition, at)) != NULL) {
		if (node_is(at->node, "example"))
			continue;
		end = *cursor;
		if (!citation_read_name(&end, reader->end, at->number)) {
			end = start;
			citation_read_name(&end, reader->end, at->number);
		}
		if (end > behind && end > start) {
			behind = end;
			found = at;
		}
	}
	*cursor = behind;
	return found;
}

/* 第3号様式, 別記第2号様式, 様式第1号, 別表第1, whether they exist or not. */
static bool
read_form_words(const struct reader *reader, const char **cursor)
{
	static const char *const whole[] = { "別記様式", "別表", NULL };
	struct ordinal ordinal;
	const char *at = *cursor;
	int number;

	if (number_read_word(&at, reader->end, "様式")) {
		number_skip_blanks(&at, reader->end);
		if (!number_read_word(&at, reader->end, "第") ||
		    !number_read(&at, reader->end, &number))
			return false;
		number_read_word(&at, reader->end, "号");
	} else if (number_read_any(&at, reader->end, whole)) {
		*cursor = at;
		number_skip_blanks(&at, reader->end);
		if (!number_read_word(&at, reader->end, "第") ||
		    !number_read(&at, reader->end, &number))
			return true;
	} else {
		number_read_word(&at, reader->end, "別記");
		number_skip_blanks(&at, reader->end);
		if (!number_read_ordinal(&at, reader->end, &ordinal) ||
		    ordinal.unit != UNIT_FORM)
			return false;
	}
	*cursor = at;
	return true;
}

/* Names start with 第, 別, 様 or 付; all others are passed over at once. */
static bool
may_start_form(const struct reader *reader)
{
	static const char *const starts[] = { "第", "別", "様式", "付", "附",
	    "書式", NULL };
	const char *at = reader->at;

	return number_read_any(&at, reader->end, starts);
}

/* 別表第一第三号イ: tables have items, too. */
static void
read_items_of_table(const struct reader *reader, struct mention *mention,
    const char *cursor)
{
	struct ordinal ordinal;
	const char *at = cursor;

	mention->end = cursor;
	if (!refer_mention_read_ordinal(reader, &at, &ordinal) ||
	    ordinal.unit != UNIT_ITEM)
		return;
	mention->paragraph = mention->whole;
	refer_mention_extend(reader, mention, PROVISION_ITEM, ordinal.digits);
	refer_mention_read_on(reader, mention, at);
}

bool
refer_form_read(struct reader *reader)
{
	const char *cursor = reader->at;
	const struct edition *edition = reader->edition;
	const struct provision *form;
	struct mention mention = {0};
	struct owner_name name;

	if (!may_start_form(reader))
		return false;
	name = refer_name_owner(edition, refer_join_owner_start(reader),
	    reader->at);
	if (name.edition != NULL)
		edition = name.edition;
	form = read_name(reader, edition, &cursor);
	if (form == NULL && !read_form_words(reader, &cursor))
		return false;
	/* Laws print forms as pictures; only our own are known to be whole. */
	mention.edition = name.owner == OWNER_OTHER ||
	    (form == NULL && edition->standard == NULL) ? NULL : edition;
	mention.level = PROVISION_FORM;
	mention.root = mention.whole = form != NULL ? form->address :
	    pool_copy(reader->pool, reader->at,
	    (size_t)(cursor - reader->at));
	read_items_of_table(reader, &mention, cursor);
	refer_join_emit(reader, name.start, &mention);
	return true;
}
