/*
 * What verify says of a document that is known: which one it is, with which
 * settings, and whether it is what its text and its kind say today.
 */
#include "job/verify.h"

#include <string.h>

#include "base/message.h"
#include "job/left_out.h"
#include "refer/role.h"

static const char *
root_words(const struct sheet *sheet, enum sheet_attr name)
{
	const char *words = sheet == NULL ? NULL :
	    sheet_attr(sheet->root, name);

	return words != NULL ? words : "";
}

static void
describe_settings(const struct request *request, struct text *out)
{
	const char *const *setting = request->options;

	if (request->chapter != NULL)
		text_add_format(out, message_translate("  only: chapter %s\n"), request->chapter);
	if (request->modality != NULL)
		text_add_format(out, message_translate("  only: %s\n"), request->modality);
	if (request->situation != NULL)
		text_add_format(out, message_translate("  only: situation %s\n"),
		    request->situation);
	if (request->with_included)
		text_add_string(out, message_translate("  with: the roles included\n"));
	for (; setting != NULL && setting[0] != NULL; setting += 2)
		text_add_format(out, message_translate("  made with: %s=%s\n"), setting[0],
		    setting[1]);
}

/* 委託先事業者 (2), of a run of people who have the same. */
static void
add_roles(const struct inquiry *inquiry, const struct packet_run *run,
    struct text *out)
{
	char *rest = pool_string(inquiry->pool, run->roles), *role;
	const char *between = out->length > 0 ? message_comma() : "";

	while ((role = strsep(&rest, "+")) != NULL) {
		text_add_format(out, "%s%s", between,
		    role_title(inquiry->plan->authority, role));
		between = " + ";
	}
	text_add_format(out, " (%zu)", run->people);
}

static void
describe_packet(const struct inquiry *inquiry)
{
	const struct packet_plan *plan = inquiry->plan;
	struct text *out = inquiry->out, roles = {0};
	size_t i;

	if (plan == NULL)
		return;
	if (strcmp(plan->digest, inquiry->digest) == 0)
		text_add_string(out, message_translate(
		    "  all papers of a packet\n"));
	else
		text_add_string(out, message_translate(
		    "  one paper of a packet\n"));
	for (i = 0; i < plan->count; i++)
		add_roles(inquiry, &plan->runs[i], &roles);
	text_add_format(out, message_translate("  roles of the people: %s\n"),
	    roles.bytes);
	text_free(&roles);
}

static void
describe_people(const struct inquiry *inquiry)
{
	const struct request *request = &inquiry->request;
	struct text *out = inquiry->out;

	if (request->people == 0)
		return;
	if (request->is_merged)
		text_add_format(out, message_translate(
		    "  filled from a roster; people: %zu\n"),
		    request->people);
	else
		text_add_format(out, message_translate(
		    "  lists a roster; people: %zu\n"), request->people);
	if (request->rows != NULL)
		text_add_format(out, message_translate(
		    "  rows of the roster: %s\n"), request->rows);
	if (inquiry->roster == NULL)
		text_add_string(out, message_translate(
		    "  their names are not checked\n"));
}

static void
describe_request(const struct inquiry *inquiry)
{
	const struct request *request = &inquiry->request;
	const struct edition *edition = request->edition;
	const char *const *other = request->others;
	struct text *out = inquiry->out;

	if (request->authority != NULL)
		text_add_format(out, message_translate("  authority: %s\n"),
		    request->authority->title);
	if (edition != NULL && edition->standard != NULL)
		text_add_format(out, message_translate("  standard: %s %s\n  edition: %s\n"),
		    edition->standard->id, edition->standard->title,
		    edition->id);
	if (request->older != NULL)
		text_add_format(out, message_translate("  compared with: %s\n"),
		    request->older->id);
	if (request->role != NULL && request->authority != NULL &&
	    inquiry->plan == NULL)
		text_add_format(out, message_translate("  role: %s\n"),
		    role_title(request->authority, request->role));
	for (; other != NULL && *other != NULL; other++)
		text_add_format(out, message_translate("  role: %s\n"),
		    role_title(request->authority, *other));
	if (request->form != NULL)
		text_add_format(out, message_translate("  form: %s\n"), request->form);
	describe_packet(inquiry);
	describe_settings(request, out);
	describe_people(inquiry);
}

static void
describe_outdated(const struct inquiry *inquiry, const struct edition *then,
    const struct edition *now)
{
	text_add_format(inquiry->out, message_translate("  current: no, "
	    "outdated; its words are those of %s, in force is %s\n"),
	    then->name, now->name);
}

/* Of a document whose words are those of today. */
static void
describe_currency(const struct inquiry *inquiry)
{
	const struct edition *edition = inquiry->request.edition, *current;

	current = edition == NULL || edition->standard == NULL ? NULL :
	    standard_current(edition->standard);
	if (edition == current || current == NULL)
		text_add_string(inquiry->out, message_translate("  current: yes\n"));
	else if (edition->is_draft)
		text_add_format(inquiry->out, message_translate("  current: no, a draft that "
		    "nobody has adopted; in force is %s\n"), current->id);
	else
		describe_outdated(inquiry, edition, current);
}

/* Of a document whose words are those of an edition that is superseded. */
static void
describe_past(const struct inquiry *inquiry)
{
	const struct authority *authority = inquiry->request.authority;
	const struct edition *edition = inquiry->request.edition, *then, *now;
	size_t i;

	if (authority == NULL)
		authority = edition->standard->authority;
	for (i = 0; i < authority->standard_count; i++) {
		then = standard_current(&authority->standards[i]);
		now = then == NULL ? NULL : find_edition(inquiry->today,
		    authority->standards[i].id);
		if (now != NULL && strcmp(then->id, now->id) != 0)
			describe_outdated(inquiry, then, now);
	}
}

/* Made from what there was then; now it would be another one. */
static void
describe_change(const struct inquiry *inquiry)
{
	const char *then = inquiry->entry != NULL ? inquiry->entry->edition :
	    "", *now = root_words(inquiry->sheet, SHEET_A_EDITION);
	struct text *out = inquiry->out;

	if (*then != '\0' && strcmp(then, now) != 0)
		text_add_format(out, message_translate("  current: no, made from %s; the text "
		    "is now of %s\n"), then, now);
	else
		text_add_string(out, message_translate("  current: no, its text, its template "
		    "or kijun has changed since\n"));
	text_add_format(out, message_translate("  digest now: %s\n"),
	    inquiry->plan != NULL ? inquiry->plan->digest :
	    inquiry->sheet->digest);
}

void
verify_describe(const struct inquiry *inquiry)
{
	const char *title = inquiry->entry != NULL ? inquiry->entry->title :
	    root_words(inquiry->sheet, SHEET_A_TITLE);
	struct text *out = inquiry->out;

	if (*title == '\0')
		title = inquiry->kind != NULL ? inquiry->kind->title :
		    left_out_title;
	text_add_format(out, message_translate("%s\n  document: %s\n"), inquiry->digest, title);
	describe_request(inquiry);
	if (inquiry->entry != NULL && *inquiry->entry->path != '\0')
		text_add_format(out, message_translate("  file: %s\n"), inquiry->entry->path);
	if (inquiry->why != NULL)
		text_add_format(out, message_translate("  current: cannot be told; %s\n"),
		    inquiry->why);
	else if (inquiry->today != NULL)
		describe_past(inquiry);
	else if (verify_read_same(inquiry))
		describe_currency(inquiry);
	else
		describe_change(inquiry);
}

/* What there is to say of a line that an older kijun left. */
void
verify_describe_old(const struct inquiry *inquiry)
{
	const struct ledger_entry *entry = inquiry->entry;

	text_add_format(inquiry->out, message_translate("%s\n  document: %s\n"), entry->digest,
	    entry->title);
	if (*entry->edition != '\0')
		text_add_format(inquiry->out, message_translate("  edition: %s\n"),
		    entry->edition);
	text_add_format(inquiry->out, message_translate("  file: %s\n  current: no, an older "
	    "kijun made it\n"), entry->path);
}
