#include "scope/amendment.h"

#include <stdlib.h>
#include <string.h>

#include "amend/amend.h"
#include "base/file.h"
#include "base/sha.h"
#include "base/word.h"

bool
amendment_style_named(const char *name, const struct edition *edition,
    enum amendment_style *style)
{
	*style = amendment_style_of(edition);
	if (name == NULL)
		return true;
	if (strcmp(name, "local") == 0)
		*style = AMENDMENT_LOCAL;
	else if (strcmp(name, "national") == 0)
		*style = AMENDMENT_NATIONAL;
	else
		return false;
	return true;
}

void
amendment_digest_file(const struct source *source,
    char hex[AMENDMENT_DIGEST + 1])
{
	char whole[SHA_HEX + 1];

	sha_hex(source->bytes, source->length, whole);
	memcpy(hex, whole, AMENDMENT_DIGEST);
	hex[AMENDMENT_DIGEST] = '\0';
}

/* ---- what the author adds ---- */

struct supplement {
	struct pool	*pool;
	const char	**lines;
	size_t		 count, room;
};

static void
add_supplement(struct supplement *supplement, const char *line)
{
	supplement->lines = pool_grow(supplement->pool, supplement->lines,
	    &supplement->room, supplement->count,
	    sizeof *supplement->lines);
	supplement->lines[supplement->count++] = line;
}

/* "# " is the title of the amending text; all other lines are its 附則. */
static void
read_lines(struct pool *pool, char *bytes, struct amendment_proved *proved)
{
	struct supplement supplement = { .pool = pool };
	char *line, *rest = bytes;

	while ((line = strsep(&rest, "\n")) != NULL) {
		line[strcspn(line, "\r")] = '\0';
		if (word_starts(line, "# "))
			proved->title = pool_string(pool, line + 2);
		else if (line[strspn(line, " \t")] != '\0')
			add_supplement(&supplement, pool_string(pool, line));
	}
	add_supplement(&supplement, NULL);
	proved->supplement = supplement.lines;
}

static bool
read_beside(struct pool *pool, const struct changes *changes,
    struct amendment_proved *proved, struct problems *problems)
{
	const char *path = changes->new->text->path, *slash =
	    strrchr(path, '/');
	char *bytes;
	size_t length;

	if (changes->new->standard == NULL || slash == NULL)
		return true;
	path = pool_format(pool, "%.*s/amendment.md", (int)(slash - path),
	    path);
	if (file_is_absent(path))
		return true;
	bytes = file_load(path, &length, problems);
	if (bytes == NULL)
		return false;
	read_lines(pool, bytes, proved);
	free(bytes);
	return true;
}

/* ---- the proof ---- */

static const char *
line_of(struct pool *pool, const char *text, int number)
{
	const char *end;

	while (--number > 0 && (end = strchr(text, '\n')) != NULL)
		text = end + 1;
	text += strspn(text, " ");
	while (word_starts(text, "　"))
		text += strlen("　");
	return pool_copy(pool, text, strcspn(text, "\n"));
}

/* By the sentence that fails, or by the place where the results part. */
static void
refuse(struct pool *pool, const char *path, const char *text,
    const struct problems *found, struct problems *problems)
{
	struct place place = problems_error_place(found);

	if (place.file != NULL && strcmp(place.file, path) == 0)
		problem_add(problems, PROBLEM_AMEND_UNSAID, (struct place){
		    path, 0, 0 }, "no amending text can be made: the sentence "
		    "\"%s\" would be needed, and cannot be carried out (%s)",
		    line_of(pool, text, place.line), problems_error(found));
	else
		problem_add(problems, PROBLEM_AMEND_UNSAID, place, "no amending "
		    "text can be made: its sentences would not give the new "
		    "text here (%s)", problems_error(found));
}

/* On a tree of its own, by what knows nothing of how they were made. */
static bool
is_proved(struct pool *pool, const struct amendment *amendment,
    struct problems *problems)
{
	const struct changes *changes = amendment->changes;
	const char *path = changes->old->text->path;
	struct problems *found;
	struct source *old;
	struct text words = {0};
	bool proved;

	old = xml_load(pool, path, problems);
	if (old == NULL)
		return false;
	found = problems_new();
	amendment_print(amendment, &words);
	proved = (amendment->orders == NULL || amend_apply(pool,
	    old->document, path, words.bytes, words.length, found)) &&
	    amend_same(pool, old->document, changes->new->text->document,
	    found);
	if (!proved)
		refuse(pool, path, words.bytes, found, problems);
	problems_free(found);
	text_free(&words);
	xml_free(old);
	return proved;
}

/* ---- references ---- */

/* The new edition with them mended, by the sentences that do it. */
static struct edition *
mended_edition(struct pool *pool, const struct amendment *mending,
    struct problems *problems)
{
	const char *path = mending->changes->new->text->path;
	struct source *new = xml_load(pool, path, problems);
	struct edition *edition = NULL;
	struct text words = {0};
	xmlChar *xml = NULL;
	int length = 0;

	if (new == NULL)
		return NULL;
	amendment_print(mending, &words);
	if (amend_apply(pool, new->document, path, words.bytes, words.length,
	    problems)) {
		xmlDocDumpMemoryEnc(new->document, &xml, &length, "UTF-8");
		if (xml != NULL)
			edition = edition_read_law(pool, path, (const char *)
			    xml, problems);
		xmlFree(xml);
	}
	text_free(&words);
	xml_free(new);
	return edition;
}

static void
tell(const struct amendment *mending, struct problems *problems)
{
	const struct amendment_order *order;

	for (order = mending->orders; order != NULL; order = order->next)
		problem_add(problems, PROBLEM_AMEND_REFERENCE,
		    order->provision == NULL ? (struct place){0} :
		    xml_place(order->provision->node), "a reference names "
		    "another provision now; --mend puts in: %s",
		    order->sentence);
}

static void
tell_gone(const struct changes *changes, struct problems *problems)
{
	const struct broken_reference *broken;

	for (broken = changes->broken; broken != NULL; broken = broken->next)
		if (broken->edition == changes->new && broken->now == NULL)
			problem_add(problems, PROBLEM_AMEND_REFERENCE,
			    xml_place(broken->at->node), "\"%.*s\" named a "
			    "provision that is gone", (int)(broken->end -
			    broken->start), broken->at->text +
			    broken->start);
}

static const struct changes *
mend(struct pool *pool, const struct changes *changes,
    enum amendment_style style, bool mends, struct edition **mended,
    struct problems *problems)
{
	const struct amendment *mending;

	tell_gone(changes, problems);
	if (changes->broken == NULL)
		return changes;
	mending = amendment_mend(pool, changes, style, problems);
	if (mending == NULL || mending->orders == NULL)
		return changes;
	if (!mends) {
		tell(mending, problems);
		return changes;
	}
	*mended = mended_edition(pool, mending, problems);
	return *mended == NULL ? NULL : compare_editions(pool, NULL,
	    changes->old, *mended);
}

void
amendment_end(const struct amendment_proved *proved)
{
	if (proved != NULL)
		edition_free(proved->mended);
}

const struct amendment_proved *
amendment_prove(struct pool *pool, const struct changes *changes,
    enum amendment_style style, bool mends, struct problems *problems)
{
	struct amendment_proved *proved = pool_take(pool, sizeof *proved);
	struct edition *mended = NULL;

	if (!read_beside(pool, changes, proved, problems))
		return NULL;
	changes = mend(pool, changes, style, mends, &mended, problems);
	if (changes != NULL)
		proved->amendment = amendment_make(pool, changes, style,
		    problems);
	if (proved->amendment == NULL || !is_proved(pool, proved->amendment,
	    problems)) {
		edition_free(mended);
		return NULL;
	}
	amendment_digest_file(changes->old->text, proved->base);
	amendment_digest_file(changes->new->text, proved->target);
	proved->mended = mended;
	proved->is_mended = mended != NULL;
	return proved;
}

/* ---- as text ---- */

void
amendment_write_text(const struct amendment_proved *proved,
    struct text *out)
{
	const char *const *line = proved->supplement;

	if (proved->title != NULL)
		text_add_format(out, "　　　%s\n", proved->title);
	amendment_print(proved->amendment, out);
	if (line != NULL && *line != NULL) {
		text_add_string(out, "　　　附　則\n");
		for (; *line != NULL; line++)
			text_add_format(out, "　%s\n", *line);
	}
	text_add_format(out, "※改正前の本文 %s　改正後の本文 %s\n"
	    "※適用して新条文と一致%s\n", proved->base, proved->target,
	    proved->is_mended ? "（引用の番号を改めたもの）" : "");
}

/* ---- as part of the dossier ---- */

/* ---- tables ---- */

enum { CELLS_MAX = 250 };

/* The words of a cell of a line with tabs; length is 0 behind the last. */
static const char *
cell_at(const struct amendment_line *line, size_t column, size_t *length)
{
	const char *at = line->words;

	for (;; at += *length + 1) {
		*length = strcspn(at, "\t");
		if (column-- == 0)
			return at;
		if (at[*length] == '\0')
			return NULL;
	}
}

static bool
cell_is(const struct amendment_line *line, size_t column, const char *sign)
{
	size_t length;
	const char *words = line == NULL ? NULL : cell_at(line, column,
	    &length);

	return words != NULL && word_is(words, length, sign);
}

/* ← and ↑ stand where another cell reaches over: it gets a span. */
static void
write_cells(xmlNode *node, const struct amendment_line *line)
{
	const struct amendment_line *below;
	size_t column, length, span, rows;
	const char *words;
	xmlNode *cell;

	for (column = 0; column < CELLS_MAX && (words = cell_at(line, column,
	    &length)) != NULL; column++) {
		if (word_is(words, length, "←") || word_is(words, length,
		    "↑"))
			continue;
		for (span = 1; cell_is(line, column + span, "←"); span++)
			continue;
		rows = 1;
		for (below = line->next; cell_is(below, column, "↑");
		    below = below->next)
			rows++;
		cell = part_add(node, "cell");
		part_text(cell, words, length);
		if (span > 1)
			part_set_number(cell, "span", span);
		if (rows > 1)
			part_set_number(cell, "rows", rows);
	}
	part_set_number(node, "columns", column);
}

static void
write_order(xmlNode *node, const struct amendment_order *order,
    bool has_places)
{
	const struct amendment_line *line;
	xmlNode *one;

	node = part_add(node, "order");
	if (order->provision != NULL && has_places)
		part_made_from(node, order->provision->node);
	part_text(part_add(node, "sentence"), order->sentence,
	    strlen(order->sentence));
	for (line = order->block; line != NULL; line = line->next) {
		one = part_add(node, "line");
		part_set_number(one, "indent", (size_t)line->indent);
		part_set(one, "provision", line->provision == NULL ? NULL :
		    line->provision->address);
		if (strchr(line->words, '\t') != NULL)
			write_cells(one, line);
		else
			part_text(one, line->words, strlen(line->words));
	}
}

static const char *
setting(const struct request *request, const char *name)
{
	const char *const *at = request->options;

	for (; at != NULL && at[0] != NULL; at += 2)
		if (strcmp(at[0], name) == 0)
			return at[1];
	return NULL;
}

/* Beside other documents, one that cannot be made is left out. */
static const struct amendment_proved *
prove_quietly(struct scope *scope, const struct changes *changes,
    enum amendment_style style)
{
	struct problems *problems = problems_new();
	const struct amendment_proved *proved = amendment_prove(scope->pool,
	    changes, style, setting(scope->request, "mend") != NULL,
	    problems);
	struct text lines = {0};
	char *line, *rest;

	if (proved != NULL)
		problems_save(problems, &lines);
	for (rest = lines.bytes; rest != NULL &&
	    (line = strsep(&rest, "\n")) != NULL;)
		if (*line != '\0')
			problems_restore(scope->problems, line);
	text_free(&lines);
	problems_free(problems);
	return proved;
}

void
amendment_write(struct scope *scope, xmlNode *dossier,
    const struct changes *changes)
{
	const struct amendment_proved *proved;
	const struct amendment_order *order;
	enum amendment_style style;
	const char *const *line;
	xmlNode *node;

	amendment_style_named(setting(scope->request, "style"), changes->old,
	    &style);
	proved = prove_quietly(scope, changes, style);
	if (proved == NULL)
		return;
	node = part_add(dossier, "amendment");
	part_set_flag(node, "mended", proved->is_mended);
	part_set(node, "style", style == AMENDMENT_NATIONAL ? "national" :
	    "local");
	part_set(node, "base", proved->base);
	part_set(node, "target", proved->target);
	part_set(node, "title", proved->title);
	part_set(node, "lead", proved->amendment->lead);
	for (order = proved->amendment->orders; order != NULL;
	    order = order->next)
		write_order(node, order, !proved->is_mended);
	for (line = proved->supplement; line != NULL && *line != NULL; line++)
		part_text(part_add(node, "supplement"), *line, strlen(*line));
	amendment_end(proved);
}
