#include "job/left_out.h"
#include "job/packet.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/batch.h"
#include "base/save.h"
#include "job/merge.h"
#include "job/older.h"
#include "job/plan.h"
#include "job/roster.h"
#include "refer/role.h"

static const struct place nowhere = {0};

/* Packets that were made: people with the same roles share one. */
struct made {
	const char		*roles;		/* + between them */
	struct packet		*packet;
	struct made		*next;
};

struct packing {
	struct job		*job;
	struct pool		*pool;
	const struct authority	*authority;
	const char		*roles[PACKET_ROLES_MAX + 1];	/* for all */
	bool			 is_chosen;	/* the roles, by nobody */
	struct roster		*roster;
	struct packet_plan	 plan;
	struct made		*made;
};

/* ---- for whom ---- */

static bool
add_role(const char **roles, const char *role)
{
	size_t i;

	for (i = 0; i < PACKET_ROLES_MAX && roles[i] != NULL; i++)
		if (strcmp(roles[i], role) == 0)
			return true;
	if (i == PACKET_ROLES_MAX)
		return false;
	roles[i] = role;
	return true;
}

static size_t
count_duties(const struct authority *authority, const char *role)
{
	const struct edition *edition;
	const char **owing;
	size_t i, j, count = 0;

	for (i = 0; i < authority->standard_count; i++) {
		edition = standard_current(&authority->standards[i]);
		for (j = 0; edition != NULL &&
		    j < overlay_of(edition)->count; j++)
			for (owing = role_owing(
			    &overlay_of(edition)->duties[j]);
			    *owing != NULL; owing++)
				count += strcmp(*owing, role) == 0;
	}
	return count;
}

/* Is a paper asked of this role, by the authority's list of addressees? */
static bool
is_asked(const struct authority *authority, const char *role)
{
	const xmlNode *node = node_child(xmlDocGetRootElement(
	    authority->source->document), "addressee");
	const char *roles;

	for (; node != NULL; node = node_next(node, "addressee")) {
		roles = node_attr(node, "roles");
		if (roles != NULL && plan_has_word(roles, role))
			return true;
	}
	return false;
}

/*
 * Who is outside and hands something in; of several the one with most duties.
 * NULL if there is none.
 */
static const char *
outside_role(const struct authority *authority)
{
	const xmlNode *node = node_child(xmlDocGetRootElement(
	    authority->source->document), "role");
	const char *best = NULL, *id, *outside;
	size_t most = 0, count;

	for (; node != NULL; node = node_next(node, "role")) {
		id = node_attr(node, "id");
		outside = node_attr(node, "outside");
		if (id == NULL || outside == NULL ||
		    strcmp(outside, "yes") != 0 || !is_asked(authority, id))
			continue;
		count = count_duties(authority, id);
		if (count > most) {
			best = id;
			most = count;
		}
	}
	return best;
}

/* Nobody said so: whom it concerns is told once all rows are known. */
static bool
take_choice(struct packing *packing, const char *role)
{
	packing->roles[0] = role;
	packing->is_chosen = true;
	return true;
}

/* Those whose 役割 is empty, if it is a column. */
static struct roster
without_role(const struct packing *packing)
{
	const struct roster *roster = packing->roster;
	struct roster blank = *roster;
	size_t i;

	blank.rows = pool_take(packing->pool, (roster->row_count + 1) *
	    sizeof *blank.rows);
	blank.row_count = 0;
	for (i = 0; i < roster->row_count; i++)
		if (*roster_value(roster, i, "役割") == '\0')
			blank.rows[blank.row_count++] = roster->rows[i];
	return blank;
}

static void
tell_choice(const struct packing *packing)
{
	struct place whole = { .file = packing->roster->path };
	const char *role = packing->roles[0];
	struct roster blank;

	if (!packing->is_chosen)
		return;
	blank = without_role(packing);
	if (roster_column(packing->roster, "役割") < 0)
		problem_add(packing->job->problems, PROBLEM_PACKET_ROLE, whole,
		    "the packets are for %s (%s:%s); --role, or a column 役割, "
		    "says otherwise", role_title(packing->authority, role),
		    packing->authority->id, role);
	else if (blank.row_count > 0)
		problem_add(packing->job->problems, PROBLEM_PACKET_ROLE,
		    roster_place(&blank, 0, roster_column(&blank, "役割")),
		    "row %s: 役割 is empty; these packets are for %s (%s:%s)",
		    roster_lines(packing->pool, &blank),
		    role_title(packing->authority, role),
		    packing->authority->id, role);
}

static bool
refuse_role(struct packing *packing)
{
	problem_add(packing->job->problems, PROBLEM_USAGE, nowhere,
	    "packet needs to know for whom: --role, or a column 役割 (see: "
	    "kijun list roles)");
	return false;
}

/* The one authority that has somebody outside, if nothing is said. */
static bool
choose_role(struct packing *packing)
{
	const struct authority *authority = NULL, *found = NULL;
	const char *role = NULL, *here;

	if (packing->authority != NULL) {
		here = outside_role(packing->authority);
		return here != NULL ? take_choice(packing, here) :
		    roster_column(packing->roster, "役割") >= 0 ||
		    refuse_role(packing);
	}
	while ((authority = corpus_next(packing->job->corpus, authority)) !=
	    NULL) {
		here = outside_role(authority);
		if (here == NULL)
			continue;
		if (found != NULL)
			return refuse_role(packing);
		found = authority;
		role = here;
	}
	if (found == NULL)
		return refuse_role(packing);
	packing->authority = found;
	return take_choice(packing, role);
}

static bool
read_roles(struct packing *packing)
{
	const struct options *options = packing->job->options;
	const struct authority *within;
	const char *role;
	size_t i;

	if (options->word_count > 0) {
		packing->authority = find_authority(packing->job->corpus,
		    options->words[0]);
		if (packing->authority == NULL) {
			problem_add(packing->job->problems, PROBLEM_USAGE,
			    nowhere, "no authority is called \"%s\"; see: "
			    "kijun list authorities", options->words[0]);
			return false;
		}
	}
	for (i = 0; i < options->role_count; i++) {
		within = packing->authority;
		role = job_role(packing->job, options->roles[i], within,
		    &packing->authority);
		if (role == NULL)
			return false;
		if (!add_role(packing->roles, role))
			return refuse_role(packing);
	}
	return options->role_count > 0 || choose_role(packing);
}

/* ---- the roles of a person ---- */

static bool
refuse_many(struct packing *packing, size_t row)
{
	problem_add(packing->job->problems, PROBLEM_ROSTER_ROW,
	    roster_place(packing->roster, row, roster_column(packing->roster,
	    "役割")), "row %d: more than %d roles",
	    packing->roster->rows[row].line, PACKET_ROLES_MAX);
	return false;
}

/* Nobody can tell which papers this person gets. False. */
static bool
refuse_unknown(struct packing *packing, size_t row, const char *name)
{
	const char **names = role_names(packing->pool, packing->authority);
	struct place place = roster_place(packing->roster, row,
	    roster_column(packing->roster, "役割"));
	size_t count = 0;

	while (names[count] != NULL)
		count++;
	if (*name == '\0')
		problem_add(packing->job->problems,
		    PROBLEM_PACKET_ROLE_UNKNOWN, place, "row %d: 役割 is "
		    "empty; write a role, or give one with --role",
		    packing->roster->rows[row].line);
	else
		problem_add_near(packing->job->problems,
		    PROBLEM_PACKET_ROLE_UNKNOWN, place, text_nearest(name,
		    names, count), "row %d, 役割: %s has no role \"%.60s\"; "
		    "see: kijun list roles", packing->roster->rows[row].line,
		    packing->authority->id, name);
	return false;
}

/*
 * What the column 役割 says, or those of all. A word that names no role is no
 * leave to print fewer papers, or another's, unless --role says whose. False
 * if reported.
 */
static bool
roles_of(struct packing *packing, size_t row,
    const char *roles[PACKET_ROLES_MAX + 1])
{
	const char *at = roster_value(packing->roster, row, "役割"), *name;
	bool is_said = packing->job->options->role_count > 0, is_right = true;
	const xmlNode *role;

	while ((name = job_roster_role(packing->pool, &at)) != NULL) {
		role = role_find(packing->authority, name, NULL);
		if (role != NULL && !add_role(roles, node_attr(role, "id")))
			return refuse_many(packing, row);
		if (role == NULL && *name != '\0' && !is_said)
			is_right = refuse_unknown(packing, row, name);
	}
	if (roles[0] == NULL && is_right)
		memcpy(roles, packing->roles, sizeof packing->roles);
	if (roles[0] == NULL && is_right)
		return refuse_unknown(packing, row, "");
	return is_right;
}

static const char *
joined(struct pool *pool, const char *const *roles)
{
	const char *words = "";
	size_t i;

	for (i = 0; roles[i] != NULL; i++)
		words = pool_format(pool, "%s%s%s", words, i > 0 ? "+" : "",
		    roles[i]);
	return words;
}

/* NULL if reported. */
static const struct made *
packet_of(struct packing *packing, size_t row)
{
	const char *roles[PACKET_ROLES_MAX + 1] = {0}, *words;
	struct made *made;

	if (!roles_of(packing, row, roles))
		return NULL;
	words = joined(packing->pool, roles);
	for (made = packing->made; made != NULL; made = made->next)
		if (strcmp(made->roles, words) == 0)
			return made;
	made = pool_take(packing->pool, sizeof *made);
	made->roles = words;
	made->packet = packet_parts(packing->job, packing->pool,
	    packing->authority, roles, packing->job->options->settings);
	made->next = packing->made;
	packing->made = made;
	return made->packet != NULL ? made : NULL;
}

static bool
make_packets(struct packing *packing)
{
	struct job *job = packing->job;
	const struct made *made;
	struct request said = {0};
	bool is_right = true;
	size_t i;

	packing->plan.authority = packing->authority;
	job_roster_note(job, packing->pool, packing->roster, &said);
	packing->plan.rows = said.rows;
	packing->plan.is_sorted = said.is_sorted;
	for (i = 0; i < packing->roster->row_count; i++) {
		made = packet_of(packing, i);
		if (made != NULL)
			packet_plan_add(packing->pool, &packing->plan,
			    made->roles, made->packet);
		is_right &= made != NULL;
	}
	if (!is_right)
		return false;
	tell_choice(packing);
	packet_plan_seal(job, packing->pool, &packing->plan,
	    job->options->settings);
	for (made = packing->made; made != NULL; made = made->next)
		for (i = 0; i < made->packet->count; i++)
			if (!merge_check(job, made->packet->parts[i].sheet,
			    packing->roster))
				return false;
	return problems_status(job->problems) == 0;
}

/* ---- where they go ---- */

static bool
save_one(struct packing *packing, const char *path)
{
	struct job *job = packing->job;
	struct text bytes = {0};
	bool made = packet_paint_all(job, &packing->plan, packing->roster,
	    &bytes) && save_file_for(SAVE_FOR_OWNER, path, bytes.bytes, bytes.length,
	    job->problems);

	text_free(&bytes);
	return made;
}

static bool
add_file(struct packing *packing, struct batch *batch, size_t row)
{
	struct job *job = packing->job;
	struct pool *pool = pool_new();
	struct roster one = *packing->roster;
	struct text bytes = {0};
	bool made;

	one.rows = &packing->roster->rows[row];
	one.row_count = 1;
	made = packet_paint_all(job, packet_plan_one(job, pool, &packing->plan, row,
	    job->options->settings), &one, &bytes) &&
	    batch_add(batch, roster_file_name(pool, packing->roster, row,
	    "pdf"), bytes.bytes, bytes.length, job->problems);
	text_free(&bytes);
	pool_free(pool);
	return made;
}

static bool
save_each(struct packing *packing, const char *folder)
{
	struct batch *batch = batch_begin(folder, SAVE_FOR_OWNER,
	    packing->job->problems);
	bool made = batch != NULL;
	size_t i;

	progress_begin(&packing->job->progress, packing->roster->row_count);
	for (i = 0; made && i < packing->roster->row_count; i++) {
		made = add_file(packing, batch, i);
		progress_step(&packing->job->progress);
	}
	progress_end(&packing->job->progress);
	if (made && batch_commit(batch, packing->job->problems)) {
		older_tell(packing->job, folder, packing->roster, "pdf");
		return true;
	}
	if (made)
		return false;
	if (batch != NULL)
		batch_abandon(batch);
	return false;
}

static bool
is_folder(const char *path)
{
	size_t length = strlen(path);
	struct stat status;

	return (length > 0 && path[length - 1] == '/') ||
	    (stat(path, &status) == 0 && S_ISDIR(status.st_mode));
}

static const char *
slashed(struct pool *pool, const char *folder)
{
	return folder[strlen(folder) - 1] == '/' ? folder :
	    pool_format(pool, "%s/", folder);
}

static bool
is_pdf(const char *path)
{
	size_t length = strlen(path);

	return length > 4 && strcasecmp(path + length - 4, ".pdf") == 0;
}

void
job_packet(struct job *job)
{
	struct packing packing = { .job = job, .pool = job->pool };
	const char *output = job->options->output;

	if (output != NULL && !is_folder(output) && !is_pdf(output)) {
		problem_add(job->problems, PROBLEM_USAGE, (struct place){0},
		    "packets are PDF; -o names a .pdf or a folder, not \"%s\"",
		    output);
		return;
	}
	packing.roster = job_roster_needed(job);
	if (packing.roster == NULL || !read_roles(&packing))
		return;
	if (job->options->role_count > 0)
		job_roster_roles(job, packing.roster, &(struct request){
		    .authority = packing.authority });
	if (!job_ready(job, FORMAT_PDF) || !make_packets(&packing))
		return;
	if (output != NULL && is_folder(output) ?
	    save_each(&packing, slashed(job->pool, output)) :
	    save_one(&packing, output != NULL ? output : "packets.pdf"))
		packet_plan_note(job, &packing.plan, job->options->settings);
	left_out_write(job, packing.authority);
}
