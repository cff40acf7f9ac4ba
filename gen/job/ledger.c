#include "job/ledger.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/message.h"

const char ledger_file[] = "ledger.tsv";

static const char VERSION[] = "kijun-ledger\t1";
static const char NAME[] = "kijun-ledger\t";
static const char COLUMNS[] = "digest\trequest\tpath\ttitle\tedition";

enum {
	DIGEST_LENGTH = 12,
	FIELDS = 5,
	OLD_FIELDS = 4		/* digest, path, title, edition */
};

/* Reading */

static bool
is_digest(const char *word)
{
	return strlen(word) == DIGEST_LENGTH &&
	    strspn(word, "0123456789abcdef") == DIGEST_LENGTH;
}

/* False if the line has not as many fields, or begins with no digest. */
static bool
split(char *line, const char *fields[], int count)
{
	int i;

	for (i = 0; i < count; i++) {
		fields[i] = strsep(&line, "\t");
		if (fields[i] == NULL)
			return false;
	}
	return line == NULL && is_digest(fields[0]);
}

static void
refuse(const char *path, const char *words, struct problems *problems)
{
	problem_add(problems, PROBLEM_LEDGER_DAMAGED,
	    (struct place){ path, 1, 0 }, "%s", message_translate(words));
}

/* The two lines on top; NULL if they are others. */
static char *
pass_head(char *bytes, const char *path, struct problems *problems)
{
	char *rest = bytes, *line = strsep(&rest, "\n");

	if (strncmp(line, NAME, strlen(NAME)) == 0 &&
	    strcmp(line, VERSION) != 0) {
		refuse(path, MESSAGE("another version of kijun wrote this ledger; "
		    "kijun build writes it anew"), problems);
		return NULL;
	}
	if (strcmp(line, VERSION) != 0 || rest == NULL ||
	    strncmp(rest, COLUMNS, strlen(COLUMNS)) != 0) {
		refuse(path, MESSAGE("this is no ledger of kijun; kijun build "
		    "writes it anew"), problems);
		return NULL;
	}
	strsep(&rest, "\n");
	return rest;
}

static size_t
count_lines(const char *bytes)
{
	size_t count = 1;

	for (; *bytes != '\0'; bytes++)
		count += *bytes == '\n';
	return count;
}

static struct ledger *
read_lines(struct pool *pool, char *rest, const char *path,
    struct problems *problems)
{
	struct ledger *ledger = pool_take(pool, sizeof *ledger);
	const char *fields[FIELDS];
	int number = 2;
	char *line;

	ledger->list = pool_take(pool, (count_lines(rest) + 1) *
	    sizeof *ledger->list);
	while ((line = strsep(&rest, "\n")) != NULL) {
		number++;
		if (rest == NULL && *line == '\0')
			break;
		/* Without its end a line may be half of one. */
		if (!split(line, fields, FIELDS) || rest == NULL) {
			problem_add(problems, PROBLEM_LEDGER_LINE,
			    (struct place){ path, number, 0 }, "this line is "
			    "damaged, so its document is not known; the "
			    "others are");
			ledger->is_torn = true;
			continue;
		}
		ledger->list[ledger->count++] = (struct ledger_entry){
		    fields[0], fields[1], fields[2], fields[3], fields[4] };
	}
	return ledger;
}

static const char *
path_of(struct pool *pool, const char *folder, const char *file)
{
	size_t length = strlen(folder);

	return pool_format(pool, "%s%s%s", folder, length > 0 &&
	    folder[length - 1] == '/' ? "" : "/", file);
}

/* An editor may have put its own line ends, and a mark in front. */
static void
undo_editor(char *bytes)
{
	static const char mark[] = "\xef\xbb\xbf";
	const char *from = bytes;
	char *to = bytes;

	if (strncmp(from, mark, strlen(mark)) == 0)
		from += strlen(mark);
	for (; *from != '\0'; from++)
		if (from[0] != '\r' || from[1] != '\n')
			*to++ = *from;
	*to = '\0';
}

/* A copy in the pool that may be cut up; NULL if there is no such file. */
static char *
load(struct pool *pool, const char *path, bool *absent,
    struct problems *problems)
{
	size_t length, i;
	char *bytes, *copy;

	*absent = access(path, F_OK) != 0;
	if (*absent)
		return NULL;
	bytes = file_load(path, &length, problems);
	copy = bytes == NULL ? NULL : pool_copy(pool, bytes, length);
	/* What stands behind a NUL would be lost: it ends a damaged line. */
	for (i = 0; copy != NULL && i < length; i++)
		if (copy[i] == '\0')
			copy[i] = '?';
	free(bytes);
	if (copy != NULL)
		undo_editor(copy);
	return copy;
}

struct ledger *
ledger_load(struct pool *pool, const char *folder, bool *absent,
    struct problems *problems)
{
	const char *path = path_of(pool, folder, ledger_file);
	char *bytes = load(pool, path, absent, problems), *rest;

	rest = bytes == NULL ? NULL : pass_head(bytes, path, problems);
	return rest == NULL ? NULL : read_lines(pool, rest, path, problems);
}

struct ledger *
ledger_load_old(struct pool *pool, const char *folder)
{
	struct problems *ignored = problems_new();
	struct ledger *ledger = NULL;
	const char *fields[OLD_FIELDS];
	bool absent;
	char *rest = load(pool, path_of(pool, folder, "digests.tsv"), &absent,
	    ignored), *line;

	problems_free(ignored);
	if (rest == NULL)
		return NULL;
	ledger = pool_take(pool, sizeof *ledger);
	ledger->list = pool_take(pool, (count_lines(rest) + 1) *
	    sizeof *ledger->list);
	while ((line = strsep(&rest, "\n")) != NULL)
		if (split(line, fields, OLD_FIELDS))
			ledger->list[ledger->count++] = (struct ledger_entry){
			    fields[0], "", fields[1], fields[2], fields[3] };
	return ledger;
}

const struct ledger_entry *
ledger_find(const struct ledger *ledger, const char *digest)
{
	size_t i;

	for (i = 0; ledger != NULL && i < ledger->count; i++)
		if (strcmp(ledger->list[i].digest, digest) == 0)
			return &ledger->list[i];
	return NULL;
}

/* Writing */

void
ledger_head(struct text *out)
{
	text_add_format(out, "%s\n%s\n", VERSION, COLUMNS);
}

void
ledger_add(struct text *out, const struct ledger_entry *entry)
{
	text_add_format(out, "%s\t%s\t%s\t%s\t%s\n", entry->digest,
	    entry->request, entry->path, entry->title, entry->edition);
}

void
ledger_note(const char *folder, const struct ledger_entry *entry)
{
	struct problems *ignored = problems_new();
	struct pool *pool = pool_new();
	bool absent;
	const struct ledger *ledger = ledger_load(pool, folder, &absent,
	    ignored);
	struct text line = {0};
	int file = -1;

	if (ledger != NULL && !ledger->is_torn && ledger_find(ledger, entry->digest) == NULL)
		file = open(path_of(pool, folder, ledger_file),
		    O_WRONLY | O_APPEND | O_CLOEXEC);
	if (file >= 0) {
		ledger_add(&line, entry);
		/* One call, so that two at once do not mix. */
		if (write(file, line.bytes, line.length) < 0)
			line.length = 0;
		close(file);
		text_free(&line);
	}
	pool_free(pool);
	problems_free(ignored);
}
