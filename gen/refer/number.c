/*
 * References by number: 第7条第2項, 「…」第10条, 附則第2項.
 */
#include "refer/inside.h"

#include <string.h>

static const char *
above(const struct reader *reader, const char *address)
{
	const char *cut = strrchr(address, '-');

	return cut == NULL ? "" : pool_copy(reader->pool, address,
	    (size_t)(cut - address));
}

/* A joined unit of the same rank goes on where the last one stood. */
static bool
starts_from_last(struct reader *reader, enum provision_kind kind,
    enum join join, struct mention *base)
{
	const struct mention *last = &refer_join_memory(reader)->last;
	bool is_close = join == JOIN_INSIDE || join == JOIN_DIRECT;

	if (join == JOIN_NONE)
		return false;
	*base = (struct mention){ .edition = last->edition,
	    .root = last->root };
	if (kind < PROVISION_ARTICLE) {
		/* 第3章第2節及び第4節 */
		base->root = above(reader, last->whole);
		return last->level == kind;
	}
	if (kind == PROVISION_PARAGRAPH) {
		base->article = last->article;
		return last->paragraph != NULL ||
		    (is_close && last->article != NULL);
	}
	if (kind == PROVISION_ITEM) {
		base->article = last->article;
		base->paragraph = last->paragraph;
		return last->item != NULL ||
		    (is_close && last->level < PROVISION_ITEM);
	}
	return last->article != NULL || last->edition == NULL ||
	    last->edition != reader->edition;
}

/* False if there is nothing it could mean here. */
static bool
starts_here(struct reader *reader, enum provision_kind kind,
    const struct owner_name *name, struct mention *base)
{
	const struct near *near = &reader->near;

	*base = (struct mention){ .edition = reader->edition, .root = "Mp" };
	if (name->in_supplement) {
		base->root = strncmp(near->root, "Sp", 2) == 0 ? near->root :
		    "Sp_1";
		return true;
	}
	if (kind == PROVISION_ITEM) {
		if (name->is_glued || near->paragraph == NULL)
			return false;
		base->root = near->root;
		base->paragraph = near->paragraph->address;
		if (near->article != NULL)
			base->article = near->article->address;
		return true;
	}
	if (kind == PROVISION_PARAGRAPH && !name->is_glued) {
		base->root = near->root;
		if (near->article != NULL)
			base->article = near->article->address;
		return near->paragraph != NULL;
	}
	/* 第1条 of an amending law is not the first article of this one. */
	if (name->is_glued || near->is_amending)
		base->edition = NULL;
	return true;
}

static bool
find_base(struct reader *reader, enum provision_kind kind, enum join join,
    const struct owner_name *name, struct mention *base)
{
	switch (name->owner) {
	case OWNER_OWN:
		if (name->in_supplement && join != JOIN_NONE &&
		    refer_join_memory(reader)->last.edition == NULL) {
			*base = (struct mention){ .root = "Sp_1" };
			return true;
		}
		if (!name->in_supplement && !name->is_glued &&
		    starts_from_last(reader, kind, join, base))
			return true;
		return starts_here(reader, kind, name, base);
	case OWNER_NAMED:
	case OWNER_EDITION:
		*base = (struct mention){ .edition = name->edition,
		    .root = name->in_supplement ? "Sp_1" : "Mp" };
		return true;
	case OWNER_OTHER:
		*base = (struct mention){ .edition = NULL, .root = "Mp" };
		/* 平成11年法律第128号 is the number of a law. */
		return kind != PROVISION_ITEM;
	}
	return false;
}

/* 同表第1号 is not followed, nor is what is joined to it. */
static void
pass_over(struct reader *reader, enum provision_kind kind,
    const char *digits, const char *end)
{
	struct memory *memory = refer_join_memory(reader);

	memory->last = (struct mention){ .root = "Mp", .end = end };
	memory->reference = NULL;
	refer_mention_extend(reader, &memory->last, kind, digits);
	reader->at = end;
}

bool
refer_number_read(struct reader *reader)
{
	const char *cursor = reader->at;
	struct ordinal ordinal;
	struct owner_name name;
	struct mention mention;
	enum provision_kind kind;
	enum join join;

	if (!refer_mention_read_ordinal(reader, &cursor, &ordinal) ||
	    ordinal.unit == UNIT_FORM)
		return false;
	kind = refer_mention_kind(ordinal.unit);
	name = refer_name_owner(reader->edition, refer_join_owner_start(reader),
	    reader->at);
	join = refer_join(reader, reader->at);
	if (!find_base(reader, kind, join, &name, &mention)) {
		pass_over(reader, kind, ordinal.digits, cursor);
		return true;
	}
	if (name.owner == OWNER_OWN)
		refer_join_close(reader, join);
	refer_mention_extend(reader, &mention, kind, ordinal.digits);
	refer_mention_read_on(reader, &mention, cursor);
	refer_join_emit(reader, name.start, &mention);
	return true;
}
