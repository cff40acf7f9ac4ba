/*
 * Writing: proposals as records of duties.xml, and the roles and situations
 * that they need as elements of authority.xml. What stands in the files stays.
 */
#include "propose/inside.h"

#include <string.h>

#include "base/word.h"
#include "carry/edit.h"
#include "carry/markup.h"
#include "check/check.h"
#include "refer/define.h"
#include "refer/role.h"

/* ---- records ---- */

static void
add_attr(struct text *out, const char *name, const char *value)
{
	if (value == NULL)
		return;
	text_add_format(out, " %s=\"", name);
	text_add_escaped(out, value, strlen(value));
	text_add_char(out, '"');
}

static void
add_doubt(struct text *out, enum sure sure, const char *why)
{
	add_attr(out, "proposed", "yes");
	add_attr(out, "sure", propose_sure_name(sure));
	add_attr(out, "why", why);
}

static void
add_part(struct text *out, const char *name, const char *attrs,
    const char *words)
{
	if (words == NULL)
		return;
	text_add_format(out, "    <%s%s>", name, attrs);
	text_add_escaped(out, words, strlen(words));
	text_add_format(out, "</%s>\n", name);
}

/* Does the question say it already? */
static const char *
asked(const struct proposal *proposal, const char *words)
{
	return proposal->question != NULL &&
	    strstr(proposal->question, words) != NULL ? " asked=\"yes\"" : "";
}

static void
add_limits(struct text *out, const struct proposal *proposal)
{
	const struct limit *limit;

	for (limit = proposal->limits; limit != NULL; limit = limit->next)
		if (!limit->is_exception)
			add_part(out, "condition", asked(proposal,
			    limit->words), limit->words);
	for (limit = proposal->limits; limit != NULL; limit = limit->next)
		if (limit->is_exception)
			add_part(out, "exception", asked(proposal,
			    limit->words), limit->words);
}

static const char *
duty_id(struct pool *pool, const struct proposal *proposal)
{
	return proposal->number == 1 ? proposal->provision->address :
	    pool_format(pool, "%s.%d", proposal->provision->address,
	    proposal->number);
}

static void
add_duty(struct text *out, struct pool *pool, const struct proposal *proposal,
    const char *situation)
{
	text_add_string(out, "  <duty");
	add_attr(out, "id", duty_id(pool, proposal));
	add_attr(out, "provision", proposal->provision->address);
	add_attr(out, "roles", proposal->roles);
	add_attr(out, "implied", proposal->is_implied ? "yes" : NULL);
	add_attr(out, "modality", proposal->modality);
	add_attr(out, "permits", proposal->permits);
	add_attr(out, "situation", situation);
	add_attr(out, "cycle", proposal->cycle);
	add_attr(out, "within", proposal->within);
	add_attr(out, "applies", proposal->applies);
	add_attr(out, "covers", proposal->covers_items ? "items" : NULL);
	add_doubt(out, proposal->sure, proposal->why);
	text_add_string(out, ">\n");
	add_part(out, "question", "", proposal->question);
	add_part(out, "plain", "", proposal->plain);
	add_limits(out, proposal);
	text_add_string(out, "  </duty>\n");
}

static void
add_record(struct text *out, struct pool *pool,
    const struct proposal *proposal, const char *situation)
{
	switch (proposal->kind) {
	case PROPOSAL_DUTY:
		add_duty(out, pool, proposal, situation);
		return;
	case PROPOSAL_EXEMPT:
		text_add_string(out, "  <exempt");
		add_attr(out, "provision", proposal->provision->address);
		add_attr(out, "reason", proposal->reason);
		break;
	case PROPOSAL_CONTEXT:
		text_add_string(out, "  <context");
		add_attr(out, "provision", proposal->provision->address);
		add_attr(out, "of", proposal->of);
		break;
	}
	add_doubt(out, proposal->sure, proposal->why);
	text_add_string(out, "/>\n");
}

/* ---- situations ---- */

static const xmlNode *
authority_root(const struct proposals *proposals)
{
	return xmlDocGetRootElement(
	    proposals->edition->standard->authority->source->document);
}

static bool
has_situation(const xmlNode *root, const char *id)
{
	const xmlNode *node = node_child(root, "situation");

	while (node != NULL && (node_attr(node, "id") == NULL ||
	    strcmp(node_attr(node, "id"), id) != 0))
		node = node_next(node, "situation");
	return node != NULL;
}

/* An authority that has situations of its own gets no others. */
static const char *
situation_for(const struct proposals *proposals, const char *id)
{
	const xmlNode *root = authority_root(proposals), *first;

	first = node_child(root, "situation");
	if (first == NULL || id == NULL || has_situation(root, id))
		return id;
	return has_situation(root, "daily") ? "daily" :
	    node_attr(first, "id");
}

static bool
is_used(const struct proposals *proposals, const char *id)
{
	const struct proposal *at = proposals->list;

	while (at != NULL && (at->situation == NULL ||
	    strcmp(at->situation, id) != 0))
		at = at->next;
	return at != NULL;
}

/* ---- notes ---- */

static bool
is_noted(const struct proposals *proposals, const struct definition *term)
{
	const xmlNode *root = overlay_of(proposals->edition)->root, *node;

	for (node = root != NULL ? node_child(root, "note") : NULL;
	    node != NULL; node = node_next(node, "note")) {
		const char *at = node_attr(node, "provision");
		const char *quote = node_attr(node, "quote");

		if (at != NULL && quote != NULL &&
		    strcmp(at, term->at->address) == 0 &&
		    strstr(quote, term->term) != NULL)
			return true;
	}
	return false;
}

/*
 * A short name that the text then never uses is the text's own, and no fault
 * of who takes it in: what check would ask for is written at once.
 */
static void
add_notes(struct text *out, const struct proposals *proposals)
{
	const struct definition *term = define_known(proposals->edition);

	for (; term != NULL; term = term->next) {
		if (!term->at->is_main || check_term_is_used(term) ||
		    is_noted(proposals, term))
			continue;
		text_add_string(out, "  <note");
		add_attr(out, "provision", term->at->address);
		add_attr(out, "kind", "unused-term");
		add_attr(out, "quote", term->term);
		text_add_string(out, ">ここで定められているが、ほかでは使われて"
		    "いない。</note>\n");
	}
}

/* ---- duties.xml ---- */

/* <!-- 第3条 管理体制 --> before the first record of an article. */
static void
add_heading(struct text *out, const struct provision *provision,
    const struct provision **article)
{
	const struct provision *at = provision;

	while (at != NULL && at->kind != PROVISION_ARTICLE)
		at = at->parent;
	if (at == NULL || at == *article)
		return;
	*article = at;
	text_add_string(out, "\n  <!-- ");
	text_add_escaped(out, at->number, strlen(at->number));
	/* A comment may not hold two hyphens. */
	if (strstr(at->caption, "--") == NULL && *at->caption != '\0') {
		text_add_char(out, ' ');
		text_add_escaped(out, at->caption, strlen(at->caption));
	}
	text_add_string(out, " -->\n");
}

static void
write_new(const struct proposals *proposals, struct text *out)
{
	const struct provision *article = NULL;
	const struct proposal *at;

	text_add_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<duties");
	add_attr(out, "standard", proposals->edition->standard->id);
	add_attr(out, "edition", proposals->edition->id);
	text_add_string(out, ">\n");
	for (at = proposals->list; at != NULL; at = at->next) {
		add_heading(out, at->provision, &article);
		add_record(out, proposals->pool, at,
		    situation_for(proposals, at->situation));
	}
	add_notes(out, proposals);
	text_add_string(out, "</duties>\n");
}

/* Where records end, and of which provision each is. */
struct slot {
	size_t	end;
	size_t	order;
};

struct slots {
	struct slot	*list;
	size_t		 count, room;
	size_t		 start;		/* behind <duties …> */
	bool		 is_empty;	/* <duties …/> */
};

static bool
order_of(const struct proposals *proposals, const struct markup *markup,
    size_t *order)
{
	const struct provision *provision;
	struct markup_attr attr;
	size_t cursor = 0;

	while (markup_attr_next(markup, &cursor, &attr)) {
		if (!markup_attr_is(markup, &attr, "provision"))
			continue;
		provision = find_provision(proposals->edition, pool_copy(
		    proposals->pool, markup->bytes + attr.value,
		    attr.value_end - attr.value));
		if (provision == NULL)
			return false;
		*order = provision->order;
		return true;
	}
	return false;
}

static void
find_slots(const struct proposals *proposals, const struct source *source,
    struct slots *slots)
{
	struct markup markup = { .bytes = source->bytes,
	    .length = source->length };
	size_t depth = 0, order = 0;
	bool is_known = false;

	while (markup_next(&markup)) {
		if (markup.kind == MARKUP_START || markup.kind == MARKUP_EMPTY)
			depth++;
		if (depth == 1 && slots->start == 0 &&
		    (markup.kind == MARKUP_START ||
		    markup.kind == MARKUP_EMPTY)) {
			slots->start = markup.end;
			slots->is_empty = markup.kind == MARKUP_EMPTY;
		}
		if (depth == 2 && (markup.kind == MARKUP_START ||
		    markup.kind == MARKUP_EMPTY))
			is_known = order_of(proposals, &markup, &order);
		if (markup.kind != MARKUP_END && markup.kind != MARKUP_EMPTY)
			continue;
		if (depth == 2 && is_known) {
			slots->list = pool_grow(proposals->pool, slots->list,
			    &slots->room, slots->count, sizeof *slots->list);
			slots->list[slots->count++] = (struct slot){
			    markup.end, order };
		}
		depth--;
	}
}

/* Behind what stands before it in the text. */
static size_t
place_for(const struct slots *slots, const struct provision *provision)
{
	size_t at = slots->start, i;

	for (i = 0; i < slots->count; i++)
		if (slots->list[i].order < provision->order)
			at = slots->list[i].end;
	return at;
}

/* Without the last line end: it stands behind the place already. */
static const char *
on_lines(struct pool *pool, const struct text *records)
{
	return pool_format(pool, "\n%.*s", (int)records->length - 1,
	    records->bytes);
}

static void
write_into(const struct proposals *proposals, const struct source *source,
    struct text *out)
{
	struct edits edits = { .pool = proposals->pool };
	struct slots slots = {0};
	struct text records = {0};
	const struct proposal *at, *next;

	find_slots(proposals, source, &slots);
	for (at = proposals->list; at != NULL; at = next) {
		size_t place = place_for(&slots, at->provision);

		text_clear(&records);
		for (next = at; next != NULL && place_for(&slots,
		    next->provision) == place; next = next->next)
			add_record(&records, proposals->pool, next,
			    situation_for(proposals, next->situation));
		edit_add(&edits, place, place, on_lines(proposals->pool,
		    &records));
	}
	edit_apply(&edits, source->bytes, source->length, out);
	text_free(&records);
}

/* ---- authority.xml ---- */

static void
add_role(struct text *out, const struct proposed_role *role)
{
	text_add_string(out, "  <role");
	add_attr(out, "id", role->id);
	add_attr(out, "title", role->title);
	add_attr(out, "proposed", "yes");
	add_attr(out, "sure", "fair");
	text_add_string(out, " why=\"");
	text_add_escaped(out, role->at->citation, strlen(role->at->citation));
	text_add_string(out, "に書かれた者\"");
	if (role->held == NULL) {
		text_add_string(out, "/>\n");
		return;
	}
	text_add_string(out, ">\n    <held");
	add_attr(out, "by", role->held);
	text_add_string(out, "/>\n  </role>\n");
}

static const char *
id_of(const struct proposals *proposals, const char *name)
{
	const struct standard *standard = proposals->edition->standard;
	const struct proposed_role *role = proposals->roles;
	const xmlNode *known = role_find(standard->authority, name,
	    standard->slug);

	for (; role != NULL; role = role->next)
		if (strcmp(role->title, name) == 0)
			return role->id;
	return known != NULL ? node_attr(known, "id") : name;
}

static void
add_collective(struct text *out, const struct proposals *proposals,
    const struct proposed_role *group)
{
	const char *cursor = group->members, *name;

	text_add_string(out, "  <collective");
	add_attr(out, "name", group->title);
	add_attr(out, "standards", proposals->edition->standard->slug);
	if (group->is_either)
		add_attr(out, "join", "or");
	add_doubt(out, SURE_FAIR, pool_format(proposals->pool,
	    "%sが「%s」をこう呼ぶ", group->at->citation, group->members));
	text_add_string(out, ">");
	while ((name = word_next(proposals->pool, &cursor, "|")) != NULL) {
		text_add_string(out, "<member");
		add_attr(out, "role", id_of(proposals, name));
		text_add_string(out, "/>");
	}
	text_add_string(out, "</collective>\n");
}

static void
write_authority(const struct proposals *proposals, struct text *out)
{
	const struct source *source =
	    proposals->edition->standard->authority->source;
	const xmlNode *root = authority_root(proposals);
	struct edits edits = { .pool = proposals->pool };
	const struct situation *situation;
	const struct proposed_role *role;
	struct text added = {0};
	const char *end;
	size_t i;

	for (i = 0; node_child(root, "situation") == NULL &&
	    (situation = situation_at(i)) != NULL; i++)
		if (is_used(proposals, situation->id)) {
			text_add_string(&added, "  <situation");
			add_attr(&added, "id", situation->id);
			add_attr(&added, "title", situation->title);
			text_add_string(&added, "/>\n");
		}
	for (role = proposals->roles; role != NULL; role = role->next)
		if (role->members == NULL)
			add_role(&added, role);
	for (role = proposals->roles; role != NULL; role = role->next)
		if (role->members != NULL)
			add_collective(&added, proposals, role);
	end = read_last(source->bytes, "</authority>");
	if (added.length > 0 && end != NULL)
		edit_add(&edits, (size_t)(end - source->bytes),
		    (size_t)(end - source->bytes), added.bytes);
	edit_apply(&edits, source->bytes, source->length, out);
	text_free(&added);
}

bool
propose_write(const struct proposals *proposals, struct text *duties,
    struct text *authority, struct problems *problems)
{
	const struct source *source = overlay_of(proposals->edition)->source;
	struct slots slots = {0};

	if (source != NULL) {
		find_slots(proposals, source, &slots);
		if (slots.is_empty) {
			problem_add(problems, PROBLEM_PROPOSE_REFUSED,
			    (struct place){ .file = source->path },
			    "the file has no room for records; remove it, or "
			    "write <duties …></duties>");
			return false;
		}
		write_into(proposals, source, duties);
	} else {
		write_new(proposals, duties);
	}
	write_authority(proposals, authority);
	return true;
}
