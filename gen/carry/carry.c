#include "carry/inside.h"
#include "carry/order.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/file.h"
#include "base/message.h"
#include "base/names.h"
#include "carry/report.h"
#include "carry/stage.h"
#include "carry/undo.h"
#include "check/check.h"
#include "check/lock.h"

static const struct place nowhere = {0};

enum { DIFFERENT_LAWS = 300 };	/* thousandths of likeness; see job/diff.c */

/* ---- may it be done? ---- */

/* How much of the words of both is the other's, whatever their titles. */
static int
likeness(const struct changes *changes)
{
	struct changes plain = *changes;
	struct edition old = *changes->old, new = *changes->new;

	/* Editions of one standard are never said to be unlike. */
	old.standard = new.standard = NULL;
	plain.old = &old;
	plain.new = &new;
	plain.same_title = false;
	return compare_likeness(&plain);
}

static bool
are_unlike(const struct corpus *corpus, const struct edition *old,
    const struct edition *new)
{
	struct pool *pool = pool_new();
	const struct changes *changes = compare_editions(pool, corpus, old,
	    new);
	bool are = !changes->same_title && likeness(changes) <
	    DIFFERENT_LAWS;

	pool_free(pool);
	return are;
}

/* Drafts come after all that is dated; one draft may follow another. */
static bool
is_backwards(const struct edition *old, const struct edition *new)
{
	if (new->is_draft)
		return false;
	if (!old->is_draft)
		return strcmp(old->id, new->id) > 0;
	return !standard_is_current(new) || overlay_of(new)->source != NULL;
}

enum carry_refusal
carry_may(const struct corpus *corpus, const struct edition *old,
    const struct edition *new)
{
	if (old->standard == NULL || old->standard != new->standard)
		return CARRY_STANDARDS;
	if (old == new)
		return CARRY_SAME_EDITION;
	if (overlay_of(old)->source == NULL || edition_is_partial(old))
		return CARRY_NO_OVERLAY;
	if (is_backwards(old, new))
		return CARRY_BACKWARDS;
	if (are_unlike(corpus, old, new))
		return CARRY_UNLIKE;
	return overlay_of(new)->source != NULL ? CARRY_WRITTEN : CARRY_FINE;
}

static bool
refuse(const struct carrying *carrying, enum carry_refusal why)
{
	static const char *const reasons[] = {
		[CARRY_FINE] = "",
		[CARRY_STANDARDS] = MESSAGE("%s and %s are editions of "
		    "different standards"),
		[CARRY_SAME_EDITION] = MESSAGE("%s and %s are the same "
		    "edition"),
		[CARRY_NO_OVERLAY] = MESSAGE("%s has no duties.xml that could "
		    "be carried to %s"),
		[CARRY_BACKWARDS] = MESSAGE("what is written about %s is not "
		    "carried to %s, which is older, or in force"),
		[CARRY_UNLIKE] = MESSAGE("the texts of %s and %s seem to be "
		    "different regulations"),
		[CARRY_WRITTEN] = MESSAGE("something other than what is "
		    "carried from %s is written about %s already; --replace "
		    "writes over it"),
	};

	const char *format = reasons[why];

	problem_add(carrying->problems, PROBLEM_CARRY_REFUSED, nowhere,
	    format, carrying->map->old->name, carrying->map->new->name);
	return false;
}

/* ---- one edition ---- */

/* 04/draft of corpus/kyoto/04/draft/text.xml */
static const char *
folder_below(const struct carrying *carrying, const struct edition *edition)
{
	const char *path = edition->text->path + strlen(
	    carrying->authority->path) + 1;

	return pool_copy(carrying->pool, path, (size_t)(strrchr(path, '/') -
	    path));
}

static void
start(struct carrying *carrying, struct pool *pool,
    const struct corpus *corpus, const struct edition *old,
    const struct edition *new, struct carried *carried,
    struct problems *problems)
{
	const struct provision *at;

	*carrying = (struct carrying){ .pool = pool, .corpus = corpus,
	    .authority = old->standard->authority, .id = new->id,
	    .problems = problems };
	carrying->map = map_new(pool, corpus, old, new);
	carrying->why = pool_take(pool, (new->provision_count + 1) *
	    sizeof *carrying->why);
	for (at = new->provisions; at != NULL; at = at->next)
		if (carrying->map->is_misled[at->order])
			carrying->why[at->order] = WHY_REFERS;
	*carried = (struct carried){ .files = pool_take(pool,
	    sizeof *carried->files) };
	carried->files->pool = pool;
	carrying->files = carried->files;
}

static bool
carry_source(struct carrying *carrying, const struct source *source,
    const char *to)
{
	struct edits edits = { .pool = carrying->pool };
	struct text out = {0};

	if (source == NULL)
		return true;
	overlay_carry(carrying, source->bytes, source->length, &edits);
	order_apply(carrying->map, source->bytes, source->length, &edits,
	    &out);
	carry_put_file(carrying->files, pool_format(carrying->pool, "%s%s",
	    folder_below(carrying, carrying->map->new), to), out.bytes,
	    out.length, edits.count);
	text_free(&out);
	return true;
}

/* The lock can be written once the overlay can be read. */
static bool
record(struct carrying *carrying, struct stage *stage)
{
	struct problems *unheard = problems_new();
	struct corpus *corpus = corpus_load(stage->path, unheard);
	struct text lock = {0};
	bool is_put;

	record_carry(carrying, corpus, &lock);
	carry_put_file(carrying->files, "reviewed.lock", lock.bytes, lock.length,
	    0);
	is_put = stage_put(stage, "reviewed.lock", lock.bytes, lock.length,
	    carrying->problems);
	text_free(&lock);
	corpus_free(corpus);
	problems_free(unheard);
	return is_put;
}

/* What check will say of the authority as it would be. */
static void
look(struct carrying *carrying, const struct stage *stage,
    struct problems *found)
{
	struct problems *said = problems_new();
	struct corpus *corpus = corpus_load(stage->path, said);
	const struct authority *authority = find_authority(corpus,
	    carrying->authority->id);

	if (authority != NULL)
		check_whole_authority(corpus, authority, said);
	stage_report(stage, carrying->files, said, found);
	corpus_free(corpus);
	problems_free(said);
}

static bool
prove(struct carrying *carrying, struct problems *found)
{
	struct stage stage = { .pool = carrying->pool };
	bool made = stage_open(&stage, carrying->authority, carrying->files,
	    carrying->problems) && record(carrying, &stage);

	if (made)
		look(carrying, &stage, found);
	stage_close(&stage);
	return made;
}

/* Locks of the first version know no links that could be carried. */
static bool
has_links(struct carrying *carrying)
{
	const char *path = check_lock_path(carrying->pool,
	    carrying->authority);
	struct lock lock;
	bool has = check_lock_open(&lock, path, carrying->problems) &&
	    !lock.is_first;

	free(lock.bytes);
	if (!has)
		problem_add(carrying->problems, PROBLEM_CARRY_REFUSED,
		    (struct place){ path, 1, 1 }, "nobody has recorded what is "
		    "written in the corpus of %s; run first: kijun accept %s",
		    carrying->authority->id, carrying->authority->id);
	return has;
}

/* Does all stand there already? */
static bool
is_done(const struct carrying *carrying)
{
	const struct carry_file *file = carrying->files->list;
	const struct carry_file *end = file + carrying->files->count;
	struct problems *unheard = problems_new();
	bool done = true;
	size_t length;
	char *bytes;

	for (; done && file < end; file++) {
		bytes = file_load(pool_format(carrying->pool, "%s/%s",
		    carrying->authority->path, file->path), &length, unheard);
		done = bytes != NULL && length == file->length &&
		    memcmp(bytes, file->bytes, length) == 0;
		free(bytes);
	}
	problems_free(unheard);
	return done;
}

/* A mere copy of what is carried may be written over. */
static bool
is_copy(struct pool *pool, const struct source *old, const struct source *new,
    const struct edition *from, const struct edition *to)
{
	const char *was = pool_format(pool, "edition=\"%s\"", from->id), *at;
	const char *is = pool_format(pool, "edition=\"%s\"", to->id);
	size_t head;

	if (old == NULL || new == NULL)
		return new == NULL;
	at = strstr(old->bytes, was);
	head = at == NULL ? 0 : (size_t)(at - old->bytes);
	if (at == NULL || strncmp(old->bytes, new->bytes, head) != 0)
		return false;
	/* Whether its edition was written anew or not. */
	return strcmp(at, new->bytes + head) == 0 || (strncmp(new->bytes +
	    head, is, strlen(is)) == 0 && strcmp(at + strlen(was),
	    new->bytes + head + strlen(is)) == 0);
}

static bool
is_written(struct carrying *carrying)
{
	const struct edition *old = carrying->map->old;
	const struct edition *new = carrying->map->new;

	return overlay_of(new)->source != NULL && (!is_copy(carrying->pool,
	    overlay_of(old)->source, overlay_of(new)->source, old, new) ||
	    !is_copy(carrying->pool, old->forms,
	    new->forms, old, new));
}

static void
carry_links(struct carrying *carrying)
{
	const struct edition *new = carrying->map->new;
	const struct edition *before = new->is_draft ||
	    !standard_is_current(new) ? NULL : standard_before(new);

	if (before == NULL)
		return;
	carrying->links = before == carrying->map->old ? carrying->map :
	    map_new(carrying->pool, carrying->corpus, before, new);
	outside_carry(carrying);
	outside_look(carrying);
}

/* A form that the new edition has already is the authority's newer one. */
static bool
carry_files_of(struct carrying *carrying)
{
	const struct edition *old = carrying->map->old;

	carry_source(carrying, overlay_of(old)->source, "/duties.xml");
	if (carrying->map->keeps_forms || is_copy(carrying->pool, old->forms,
	    carrying->map->new->forms, old, carrying->map->new))
		carry_source(carrying, old->forms, "/forms.xml");
	carry_links(carrying);
	return problems_status(carrying->problems) == 0;
}

bool
carry_edition(struct pool *pool, const struct corpus *corpus,
    const struct edition *old, const struct edition *new, bool replace,
    struct carried *carried, struct problems *problems)
{
	struct problems *found = problems_new();
	enum carry_refusal why = carry_may(corpus, old, new);
	struct carrying carrying;
	bool made;

	start(&carrying, pool, corpus, old, new, carried, problems);
	made = why == CARRY_FINE || why == CARRY_WRITTEN ||
	    refuse(&carrying, why);
	made = made && has_links(&carrying) && carry_files_of(&carrying) &&
	    prove(&carrying, found);
	if (made) {
		carried->is_done = is_done(&carrying);
		if (!carried->is_done && !replace && is_written(&carrying))
			made = refuse(&carrying, CARRY_WRITTEN);
		else
			report_carried(&carrying, found, carried);
	}
	problems_free(found);
	return made;
}

/* ---- a draft is adopted ---- */

static bool
refuse_adoption(struct problems *problems, const char *format,
    const char *name, const char *what)
{
	problem_add(problems, PROBLEM_ADOPT_REFUSED, nowhere, format, name,
	    what);
	return false;
}

static bool
may_adopt(const struct edition *draft, const char *date,
    struct problems *problems)
{
	const struct edition *current = standard_current(draft->standard);
	struct day day;

	if (!draft->is_draft)
		return refuse_adoption(problems, MESSAGE("%s is no draft that "
		    "could be adopted on %s"), draft->name, date);
	if (!date_read(date, &day))
		return refuse_adoption(problems, MESSAGE("%s cannot be adopted "
		    "on \"%s\", which is no date; write it like 2026-04-01"),
		    draft->name, date);
	if (overlay_of(draft)->source == NULL || edition_is_partial(draft))
		return refuse_adoption(problems, MESSAGE("%s has no duties.xml "
		    "with which it could be in force from %s"), draft->name,
		    date);
	if (check_proposed_count(draft) > 0)
		return refuse_adoption(problems, MESSAGE("%s has proposals "
		    "that nobody has read, and cannot be in force from %s"),
		    draft->name, date);
	if (standard_edition(draft->standard, date) != NULL)
		return refuse_adoption(problems, MESSAGE("%s cannot take the "
		    "place of the edition of %s, which is there already"),
		    draft->name, date);
	if (current != NULL && strcmp(current->id, date) > 0)
		return refuse_adoption(problems, MESSAGE("%s cannot be in force "
		    "from a day before the edition in force, %s"),
		    draft->name, current->id);
	return true;
}

static bool
move_file(struct carrying *carrying, const char *name)
{
	struct carry_files *files = carrying->files;
	struct edits edits = { .pool = carrying->pool };
	struct text out = {0};
	size_t length;
	char *bytes = file_load(pool_format(carrying->pool, "%s/%s/%s",
	    carrying->authority->path, files->dropped, name), &length,
	    carrying->problems);

	if (bytes == NULL)
		return false;
	if (strcmp(name, "duties.xml") == 0 || strcmp(name, "forms.xml") == 0)
		overlay_carry(carrying, bytes, length, &edits);
	edit_apply(&edits, bytes, length, &out);
	carry_put_file(files, pool_format(carrying->pool, "%s/%s",
	    files->adopted, name), out.bytes != NULL ? out.bytes : "",
	    out.length, edits.count);
	text_free(&out);
	free(bytes);
	return true;
}

/* Every file of the draft's folder goes to the new one. */
static bool
move_files(struct carrying *carrying, const struct edition *draft,
    const char *date)
{
	struct carry_files *files = carrying->files;
	struct tree_paths paths = { .pool = carrying->pool };
	size_t i;

	files->dropped = folder_below(carrying, draft);
	files->adopted = pool_format(carrying->pool, "%s/%s",
	    draft->standard->slug, date);
	if (!put_list(pool_format(carrying->pool, "%s/%s",
	    carrying->authority->path, files->dropped), &paths,
	    carrying->problems))
		return false;
	for (i = 0; i < paths.count; i++)
		if (!move_file(carrying, paths.list[i]))
			return false;
	return true;
}

/* What check says of the authority as it is, a line each. */
static void
learn_lines(const struct carrying *carrying, struct names *lines)
{
	struct problems *said = problems_new();
	struct text all = {0};
	const char *line;

	check_whole_authority(carrying->corpus, carrying->authority, said);
	problems_save(said, &all);
	text_add_string(&all, "");
	for (line = all.bytes; *line != '\0'; line += strcspn(line, "\n") + 1)
		names_add(lines, pool_copy(carrying->pool, line,
		    strcspn(line, "\n")), lines);
	text_free(&all);
	problems_free(said);
}

static bool
is_error(const char *line)
{
	struct problems *one = problems_new();
	bool is = problems_restore(one, line) && problems_status(one) != 0;

	problems_free(one);
	return is;
}

/*
 * What is wrong with the draft, and what its adoption makes wrong, stands in
 * the way; not what is wrong elsewhere, nor links that must be read again.
 */
static bool
stands_in_the_way(const struct carrying *carrying, const char *line,
    const struct names *before)
{
	const char *folder = pool_format(carrying->pool, "\t%s/%s/",
	    carrying->authority->path, carrying->files->dropped);
	const char *whole = pool_copy(carrying->pool, line,
	    strcspn(line, "\n"));

	return strncmp(line, "link-stale\t", 11) != 0 && is_error(line) &&
	    (strstr(whole, folder) != NULL || names_find(before, whole) ==
	    NULL);
}

static bool
is_ready(struct carrying *carrying, const struct edition *draft,
    const char *date, const struct problems *found)
{
	struct names before = { .pool = carrying->pool };
	struct text lines = {0};
	const char *line;
	bool ready = true;

	learn_lines(carrying, &before);
	problems_save(found, &lines);
	text_add_string(&lines, "");
	for (line = lines.bytes; *line != '\0';
	    line += strcspn(line, "\n") + 1)
		if (stands_in_the_way(carrying, line, &before)) {
			problems_restore(carrying->problems, line);
			ready = false;
		}
	text_free(&lines);
	return ready || refuse_adoption(carrying->problems,
	    MESSAGE("%s is not adopted on %s: mend first what is said here"),
	    draft->name, date);
}

static bool
record_undo(struct carrying *carrying)
{
	struct text undo = {0};
	bool made = undo_write(carrying, &undo);

	if (made)
		carry_put_file(carrying->files, pool_format(carrying->pool, "%s/"
		    UNDO_FILE, carrying->files->adopted), undo.bytes,
		    undo.length, 0);
	text_free(&undo);
	return made;
}

bool
carry_adopt(struct pool *pool, const struct corpus *corpus,
    const struct edition *draft, const char *date, struct carried *carried,
    struct problems *problems)
{
	const struct edition *current = standard_current(draft->standard);
	struct problems *found = problems_new();
	struct carrying carrying;
	bool made = may_adopt(draft, date, problems);

	start(&carrying, pool, corpus, draft, draft, carried, problems);
	carrying.id = date;
	memset(carrying.why, 0, (draft->provision_count + 1) *
	    sizeof *carrying.why);
	made = made && has_links(&carrying) && move_files(&carrying, draft,
	    date);
	if (made && current != NULL) {
		carrying.links = map_new(pool, corpus, current, draft);
		outside_carry(&carrying);
		outside_look(&carrying);
	}
	made = made && problems_status(problems) == 0 && prove(&carrying,
	    found) && is_ready(&carrying, draft, date, found);
	made = made && record_undo(&carrying);
	if (made)
		report_adopted(&carrying, found, carried);
	problems_free(found);
	return made;
}
