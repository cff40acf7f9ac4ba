/*
 * Which papers a packet has.
 */
#include "job/packet.h"

#include <string.h>

#include "job/plan.h"
#include "job/settings.h"
#include "refer/role.h"

struct collecting {
	struct job		*job;
	struct pool		*pool;
	const struct authority	*authority;
	const char *const	*roles;
	const char *const	*settings;
	struct packet		*packet;
	xmlNode			*list;		/* what the letter names */
	bool			 is_wrong;
};

/* ---- links lead nowhere outside ---- */

static void
forget_links(struct sheet_node *node)
{
	struct sheet_attr_value **at;

	for (; node != NULL; node = node->next) {
		for (at = &node->attrs; *at != NULL;)
			if ((*at)->name == SHEET_A_REF)
				*at = (*at)->next;
			else
				at = &(*at)->next;
		forget_links(node->first);
	}
}

/* ---- one paper ---- */

/* Two roles may owe the same paper. */
static bool
is_there(const struct packet *packet, const struct sheet *sheet)
{
	size_t i;

	for (i = 0; i < packet->count; i++)
		if (strcmp(packet->parts[i].sheet->digest, sheet->digest) ==
		    0)
			return true;
	return false;
}

static void
name_part(struct collecting *collecting, const struct kind *kind,
    const struct sheet *sheet)
{
	const char *title = sheet_attr(sheet->root, SHEET_A_TITLE);
	const char *subject = sheet_attr(sheet->root, SHEET_A_SUBJECT);
	xmlNode *node = xmlNewChild(collecting->list, NULL,
	    BAD_CAST "enclosure", NULL);

	xmlNewProp(node, BAD_CAST "title", BAD_CAST (title != NULL ? title :
	    kind->title));
	xmlNewProp(node, BAD_CAST "subject", BAD_CAST (subject != NULL ?
	    subject : ""));
	xmlNewProp(node, BAD_CAST "use", BAD_CAST kind->use);
	xmlNewProp(node, BAD_CAST "group", BAD_CAST kind->group);
}

static void
add_part(struct collecting *collecting, struct kind *kind,
    const struct request *request)
{
	struct packet *packet = collecting->packet;
	struct request full = *request;
	struct sheet *sheet;

	full.authority = collecting->authority;
	full.with_included = (kind->needs & KIND_NEEDS_INCLUDED) != 0;
	full.is_merged = true;
	full.options = settings_pick(collecting->pool, collecting->settings,
	    kind);
	sheet = job_compose(collecting->job, collecting->pool, kind, &full);
	if (sheet == NULL) {
		collecting->is_wrong = true;
		return;
	}
	if (job_is_empty(sheet) || is_there(packet, sheet))
		return;
	name_part(collecting, kind, sheet);
	forget_links(sheet->root);
	packet->parts = pool_grow(collecting->pool, packet->parts,
	    &packet->room, packet->count, sizeof *packet->parts);
	packet->parts[packet->count++] = (struct packet_part){ kind, sheet };
}

/* ---- all of a kind ---- */

static void
add_for_roles(struct collecting *collecting, struct kind *kind)
{
	struct request request = {0};
	size_t i;

	for (i = 0; collecting->roles[i] != NULL; i++) {
		request.role = collecting->roles[i];
		add_part(collecting, kind, &request);
	}
}

static bool
is_one_of(const struct collecting *collecting, const char *words)
{
	size_t i;

	for (i = 0; collecting->roles[i] != NULL; i++)
		if (plan_has_word(words, collecting->roles[i]))
			return true;
	return false;
}

/* Papers of the authority go to whom authority.xml names, from these roles. */
static bool
hands_in(const struct collecting *collecting, const struct kind *kind)
{
	const xmlNode *node = node_child(xmlDocGetRootElement(
	    collecting->authority->source->document), "addressee");
	const char *what, *roles;

	for (; node != NULL; node = node_next(node, "addressee")) {
		what = node_attr(node, "for");
		roles = node_attr(node, "roles");
		if (what != NULL && strcmp(what, kind->addressee) == 0 &&
		    roles != NULL && is_one_of(collecting, roles))
			return true;
	}
	return false;
}

/* Does another kind stand for it, as the pledge does? */
static bool
is_of_other_kind(const struct collecting *collecting,
    const struct provision *form)
{
	const struct kinds *kinds = collecting->job->kinds;
	size_t i;

	for (i = 0; i < kinds->count; i++)
		if (*kinds->list[i].forms != '\0' &&
		    strstr(form->caption, kinds->list[i].forms) != NULL)
			return true;
	return false;
}

/* Is it this role's title, or that of a role its holder has besides? */
static bool
is_held(const struct collecting *collecting, const char *role,
    const char *title)
{
	const struct authority *authority = collecting->authority;
	const xmlNode *besides = node_child(role_find(authority, role, NULL),
	    "includes");
	const char *id;

	if (strcmp(title, role_title(authority, role)) == 0)
		return true;
	for (; besides != NULL; besides = node_next(besides, "includes")) {
		id = node_attr(besides, "role");
		if (id != NULL && strcmp(title, role_title(authority, id)) ==
		    0)
			return true;
	}
	return false;
}

/* A register lies where it is kept, and nobody hands it in. */
static bool
is_handed_in(const struct collecting *collecting,
    const struct provision *form)
{
	const char *from = node_attr(form->node, "from");
	size_t i;

	if (form->kind != PROVISION_FORM || from == NULL ||
	    node_attr(form->node, "register") != NULL ||
	    is_of_other_kind(collecting, form))
		return false;
	for (i = 0; collecting->roles[i] != NULL; i++)
		if (is_held(collecting, collecting->roles[i], from))
			return true;
	return false;
}

static void
add_forms(struct collecting *collecting, struct kind *kind)
{
	const struct authority *authority = collecting->authority;
	const struct edition *edition;
	const struct provision *form;
	size_t i;

	for (i = 0; i < authority->standard_count; i++) {
		edition = standard_current(&authority->standards[i]);
		for (form = edition != NULL ? edition->provisions : NULL;
		    form != NULL; form = form->next) {
			struct request request = { .edition = edition,
			    .form = form->address };

			if (is_handed_in(collecting, form))
				add_part(collecting, kind, &request);
		}
	}
}

static void
add_kind(struct collecting *collecting, struct kind *kind)
{
	const struct request whole = {0};

	if ((kind->per & (KIND_PER_ROLE | KIND_PER_PACKET)) != 0)
		add_for_roles(collecting, kind);
	else if ((kind->per & KIND_PER_FORM) != 0)
		add_forms(collecting, kind);
	else if (hands_in(collecting, kind))
		add_part(collecting, kind, &whole);
}

/* ---- the packet ---- */

/* The next kind by its place; NULL behind the last. */
static struct kind *
next_kind(const struct kinds *kinds, const struct kind *last)
{
	struct kind *next = NULL;
	size_t i;

	for (i = 0; i < kinds->count; i++) {
		struct kind *kind = &kinds->list[i];
		bool is_behind = last == NULL ? kind->packet > 0 :
		    kind->packet > last->packet ||
		    (kind->packet == last->packet && kind > last);

		if (is_behind && (next == NULL ||
		    kind->packet < next->packet))
			next = kind;
	}
	return next;
}

/* The letter names the others, so it is made last, and stands in front. */
static void
add_letter(struct collecting *collecting, struct kind *kind)
{
	struct packet *packet = collecting->packet;
	struct request request = { .role = collecting->roles[0],
	    .extra = collecting->list->doc };
	struct packet_part letter;
	size_t count = packet->count;

	add_part(collecting, kind, &request);
	if (packet->count == count)
		return;
	letter = packet->parts[count];
	memmove(packet->parts + 1, packet->parts,
	    count * sizeof *packet->parts);
	packet->parts[0] = letter;
}

static struct packet *
refuse_empty(const struct collecting *collecting)
{
	problem_add(collecting->job->problems, PROBLEM_SHEET_EMPTY,
	    (struct place){0}, "no clause binds %s (%s), and no paper is "
	    "handed in by it", collecting->roles[0],
	    role_title(collecting->authority, collecting->roles[0]));
	return NULL;
}

struct packet *
packet_parts(struct job *job, struct pool *pool,
    const struct authority *authority, const char *const *roles,
    const char *const *settings)
{
	struct packet *packet = pool_take(pool, sizeof *packet);
	struct collecting collecting = { job, pool, authority, roles,
	    settings, packet, NULL, false };
	xmlDoc *list = xmlNewDoc(BAD_CAST "1.0");
	struct kind *kind, *letter = NULL;

	collecting.list = xmlNewDocNode(list, NULL, BAD_CAST "packet", NULL);
	xmlDocSetRootElement(list, collecting.list);
	for (kind = next_kind(job->kinds, NULL); kind != NULL;
	    kind = next_kind(job->kinds, kind))
		if ((kind->needs & KIND_NEEDS_ENCLOSURES) != 0)
			letter = kind;
		else
			add_kind(&collecting, kind);
	if (packet->count > 0 && letter != NULL)
		add_letter(&collecting, letter);
	xmlFreeDoc(list);
	if (collecting.is_wrong)
		return NULL;
	return packet->count > 0 ? packet : refuse_empty(&collecting);
}
