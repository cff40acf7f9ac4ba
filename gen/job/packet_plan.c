/*
 * The packets of one document: who gets which, how that is said in a line that
 * names nobody (packet=contractor:2|room-visitor+staff:1), and read back.
 */
#include "job/packet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/sha.h"
#include "job/ledger.h"
#include "refer/role.h"

/* ---- making ---- */

void
packet_plan_add(struct pool *pool, struct packet_plan *plan,
    const char *roles, const struct packet *packet)
{
	struct packet_run *last = plan->count > 0 ?
	    &plan->runs[plan->count - 1] : NULL;

	plan->people++;
	if (last != NULL && last->packet == packet) {
		last->people++;
		return;
	}
	plan->runs = pool_grow(pool, plan->runs, &plan->room, plan->count,
	    sizeof *plan->runs);
	plan->runs[plan->count++] = (struct packet_run){ roles, packet, 1 };
}

const struct packet *
packet_plan_at(const struct packet_plan *plan, size_t person)
{
	size_t i;

	for (i = 0; i + 1 < plan->count && person >= plan->runs[i].people; i++)
		person -= plan->runs[i].people;
	return plan->runs[i].packet;
}

static const char *
roles_at(const struct packet_plan *plan, size_t person)
{
	size_t i;

	for (i = 0; i + 1 < plan->count && person >= plan->runs[i].people; i++)
		person -= plan->runs[i].people;
	return plan->runs[i].roles;
}

/* Had a run before this one the same packet? */
static bool
is_again(const struct packet_plan *plan, size_t run)
{
	size_t i;

	for (i = 0; i < run; i++)
		if (plan->runs[i].packet == plan->runs[run].packet)
			return true;
	return false;
}

static void
make_digest(struct packet_plan *plan)
{
	char hex[SHA_HEX + 1];
	struct text all = {0};
	const struct packet *packet;
	size_t i, j;

	for (i = 0; i < plan->count; i++) {
		packet = plan->runs[i].packet;
		for (j = 0; !is_again(plan, i) && j < packet->count; j++)
			text_add_format(&all, "%s\n",
			    packet->parts[j].sheet->digest);
	}
	sha_hex(all.bytes, all.length, hex);
	memcpy(plan->digest, hex, sizeof plan->digest - 1);
	text_free(&all);
}

static const char *
first_role(struct pool *pool, const char *roles)
{
	return pool_copy(pool, roles, strcspn(roles, "+"));
}

static const char *
line_of(struct job *job, struct pool *pool, const struct packet_plan *plan,
    const char *const *settings)
{
	const struct packet *first = plan->runs[0].packet;
	struct request request = { .authority = plan->authority,
	    .role = first_role(pool, plan->runs[0].roles),
	    .options = settings, .is_merged = true, .people = plan->people,
	    .rows = plan->rows, .is_sorted = plan->is_sorted };
	struct text words = {0};
	const char *line;
	size_t i;

	for (i = 0; i < plan->count; i++)
		text_add_format(&words, "%s%s:%zu", i > 0 ? "|" : "",
		    plan->runs[i].roles, plan->runs[i].people);
	request.packet = words.bytes;
	line = job_request_line(job, pool, first->parts[0].kind, &request);
	text_free(&words);
	return line;
}

void
packet_plan_seal(struct job *job, struct pool *pool, struct packet_plan *plan,
    const char *const *settings)
{
	make_digest(plan);
	plan->request = line_of(job, pool, plan, settings);
}

struct packet_plan *
packet_plan_one(struct job *job, struct pool *pool,
    const struct packet_plan *plan, size_t person,
    const char *const *settings)
{
	struct packet_plan *one = pool_take(pool, sizeof *one);

	one->authority = plan->authority;
	packet_plan_add(pool, one, roles_at(plan, person),
	    packet_plan_at(plan, person));
	packet_plan_seal(job, pool, one, settings);
	return one;
}

/* ---- reading ---- */

/* NULL if the authority has not all of these roles any more. */
static const char **
split_roles(struct pool *pool, const struct authority *authority,
    const char *words, const char **why)
{
	const char **roles = pool_take(pool, (PACKET_ROLES_MAX + 1) *
	    sizeof *roles);
	char *rest = pool_string(pool, words), *role;
	size_t count = 0;

	while ((role = strsep(&rest, "+")) != NULL) {
		if (count == PACKET_ROLES_MAX ||
		    role_find(authority, role, NULL) == NULL) {
			*why = pool_format(pool, message_translate("%s has no "
			    "role \"%s\" any more"), authority->title, role);
			return NULL;
		}
		roles[count++] = role;
	}
	return roles;
}

/* Those who have the same roles share one. */
static const struct packet *
packet_of(struct job *job, struct pool *pool, const struct packet_plan *plan,
    const char *words, const struct request *request, const char **why)
{
	const char **roles;
	size_t i;

	for (i = 0; i < plan->count; i++)
		if (strcmp(plan->runs[i].roles, words) == 0)
			return plan->runs[i].packet;
	roles = split_roles(pool, plan->authority, words, why);
	return roles == NULL ? NULL : packet_parts(job, pool,
	    plan->authority, roles, request->options);
}

/* contractor:2; false if it is something else, or cannot be made. */
static bool
read_run(struct job *job, struct pool *pool, struct packet_plan *plan,
    char *words, const struct request *request, const char **why)
{
	char *colon = strrchr(words, ':'), *end;
	const struct packet *packet;
	unsigned long people;

	people = colon == NULL ? 0 : strtoul(colon + 1, &end, 10);
	if (people == 0 || *end != '\0') {
		*why = message_translate("it is damaged");
		return false;
	}
	*colon = '\0';
	packet = packet_of(job, pool, plan, words, request, why);
	if (packet == NULL)
		return false;
	packet_plan_add(pool, plan, words, packet);
	plan->runs[plan->count - 1].people += people - 1;
	plan->people += people - 1;
	return true;
}

struct packet_plan *
packet_plan_of(struct job *job, struct pool *pool,
    const struct request *request, const char **why)
{
	struct packet_plan *plan = pool_take(pool, sizeof *plan);
	char *rest = pool_string(pool, request->packet), *words;

	*why = NULL;
	plan->authority = request->authority;
	plan->rows = request->rows;
	plan->is_sorted = request->is_sorted;
	if (plan->authority == NULL)
		*why = message_translate("it is damaged");
	while (*why == NULL && (words = strsep(&rest, "|")) != NULL)
		if (!read_run(job, pool, plan, words, request, why))
			return NULL;
	if (*why != NULL)
		return NULL;
	packet_plan_seal(job, pool, plan, request->options);
	return plan;
}

const struct packet_part *
packet_plan_find(const struct packet_plan *plan, const char *digest)
{
	const struct packet *packet;
	size_t i, j;

	for (i = 0; i < plan->count; i++) {
		packet = plan->runs[i].packet;
		for (j = 0; j < packet->count; j++)
			if (strcmp(packet->parts[j].sheet->digest, digest) ==
			    0)
				return &packet->parts[j];
	}
	return NULL;
}

/* ---- the ledger ---- */

static const char *
attr(const struct sheet *sheet, enum sheet_attr name)
{
	const char *value = sheet_attr(sheet->root, name);

	return value != NULL ? value : "";
}

static void
note(const char *digest, const char *request, const struct sheet *sheet)
{
	const struct ledger_entry entry = { digest, request, "",
	    attr(sheet, SHEET_A_TITLE), attr(sheet, SHEET_A_EDITION) };

	ledger_note("output", &entry);
}

/* A paper may lie alone: its digest leads to the packet of one person. */
static void
note_run(struct job *job, struct pool *pool, const struct packet_plan *plan,
    const struct packet_run *run, const char *const *settings)
{
	const struct packet *packet = run->packet;
	struct packet_plan one = { .authority = plan->authority };
	size_t i;

	packet_plan_add(pool, &one, run->roles, packet);
	packet_plan_seal(job, pool, &one, settings);
	note(one.digest, one.request, packet->parts[0].sheet);
	for (i = 0; i < packet->count; i++)
		note(packet->parts[i].sheet->digest, one.request,
		    packet->parts[i].sheet);
}

void
packet_plan_note(struct job *job, const struct packet_plan *plan,
    const char *const *settings)
{
	struct pool *pool = pool_new();
	size_t i;

	note(plan->digest, plan->request, plan->runs[0].packet->parts[0].sheet);
	for (i = 0; i < plan->count; i++)
		if (!is_again(plan, i))
			note_run(job, pool, plan, &plan->runs[i], settings);
	pool_free(pool);
}
