#include "base/problem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/columns.h"
#include "base/message.h"
#include "base/pool.h"
#include "base/memory.h"
#include "base/problem_list.h"
#include "base/text.h"

enum { FIRST_SLOTS = 64 };	/* a power of two */

static const struct {
	enum problem_level	 level;
	const char		*name;
	struct {
		const char	*title, *meaning;
	} english, japanese;
} kinds[] = {
#define PROBLEM(ID, LEVEL, NAME, TITLE, MEANING, TITLE_JA, MEANING_JA) \
	{ PROBLEM_##LEVEL, NAME, { TITLE, MEANING }, { TITLE_JA, MEANING_JA } },
#include "base/problems.def"
#undef PROBLEM
};

struct problems *
problems_new(void)
{
	struct pool *pool = pool_new();
	struct problems *problems = pool_take(pool, sizeof *problems);

	problems->pool = pool;
	return problems;
}

void
problems_free(struct problems *problems)
{
	if (problems == NULL)
		return;
	free(problems->list);
	free(problems->slots);
	pool_free(problems->pool);
}

enum problem_level
problem_level(enum problem_id id)
{
	return kinds[id].level;
}

const char *
problem_name(enum problem_id id)
{
	return kinds[id].name;
}

const char *
problem_title(enum problem_id id)
{
	return message_is_japanese() ? kinds[id].japanese.title :
	    kinds[id].english.title;
}

static uint64_t
hash_bytes(uint64_t hash, const char *from)
{
	/* FNV-1a, 64 bits */
	for (; *from != '\0'; from++)
		hash = (hash ^ (unsigned char)*from) * 1099511628211u;
	return hash;
}

static uint64_t
hash_problem(const struct problem *problem)
{
	uint64_t hash = 14695981039346656037u;

	hash = (hash ^ (uint64_t)problem->id) * 1099511628211u;
	hash = (hash ^ (uint64_t)problem->place.line) * 1099511628211u;
	hash = (hash ^ (uint64_t)problem->place.column) * 1099511628211u;
	if (problem->place.file != NULL)
		hash = hash_bytes(hash, problem->place.file);
	hash = hash_bytes(hash, problem->message);
	return hash ^ hash >> 32;
}

int
problem_order_files(const char *one, const char *other)
{
	if (one == NULL || other == NULL)
		return (one != NULL) - (other != NULL);
	return strcmp(one, other);
}

static bool
is_same(const struct problem *one, const struct problem *other)
{
	return one->id == other->id &&
	    one->place.line == other->place.line &&
	    one->place.column == other->place.column &&
	    problem_order_files(one->place.file, other->place.file) == 0 &&
	    strcmp(one->message, other->message) == 0;
}

/* The slot of an equal problem, or the empty one where it belongs. */
static uint32_t *
slot_of(struct problems *problems, const struct problem *problem)
{
	size_t mask = problems->slot_count - 1;
	size_t at = hash_problem(problem) & mask;

	while (problems->slots[at] != 0 &&
	    !is_same(&problems->list[problems->slots[at] - 1], problem))
		at = (at + 1) & mask;
	return &problems->slots[at];
}

/* Slots hold an index into the list, from 1; at most half are in use. */
static void
make_room(struct problems *problems)
{
	size_t i;

	if (problems->count * 2 < problems->slot_count)
		return;
	problems->slot_count = problems->slot_count > 0 ?
	    problems->slot_count * 2 : FIRST_SLOTS;
	problems->list = memory_resize(problems->list, problems->slot_count / 2
	    + 1, sizeof *problems->list);
	problems->slots = memory_resize(problems->slots, problems->slot_count,
	    sizeof *problems->slots);
	memset(problems->slots, 0,
	    problems->slot_count * sizeof *problems->slots);
	for (i = 0; i < problems->count; i++)
		*slot_of(problems, &problems->list[i]) = (uint32_t)i + 1;
}

/*
 * One line that cannot steer a terminal: what comes from the input may hold
 * control characters and malformed UTF-8.
 */
static char *
clean_message(struct pool *pool, const char *message)
{
	const char *cursor = message, *end = message + strlen(message);
	struct text clean = {0};
	bool was_blank = true;
	uint32_t code;
	char *copy;

	while (cursor < end) {
		code = text_next(&cursor, end);
		if (code < ' ' || (code >= 0x7f && code < 0xa0))
			code = ' ';
		if (code != ' ' || !was_blank)
			text_add_code(&clean, code);
		was_blank = code == ' ';
	}
	while (clean.length > 0 && clean.bytes[clean.length - 1] == ' ')
		clean.length--;
	copy = pool_copy(pool, clean.bytes != NULL ? clean.bytes : "",
	    clean.length);
	text_free(&clean);
	return copy;
}

/* Files are few: each name is kept once, so that callers may free theirs. */
static const char *
keep_file(struct problems *problems, const char *file)
{
	size_t i = problems->count;

	if (file == NULL)
		return NULL;
	if (i > 0 && problems->list[i - 1].place.file != NULL &&
	    strcmp(problems->list[i - 1].place.file, file) == 0)
		return problems->list[i - 1].place.file;
	return pool_string(problems->pool, file);
}

static void
add(struct problems *problems, enum problem_id id, struct place place,
    const char *message)
{
	struct problem problem = { .id = id, .place = place };
	uint32_t *slot;

	make_room(problems);
	problem.place.file = keep_file(problems, place.file);
	problem.message = clean_message(problems->pool, message);
	problem.order = problems->count;
	slot = slot_of(problems, &problem);
	if (*slot != 0)
		return;
	problems->list[problems->count++] = problem;
	*slot = (uint32_t)problems->count;
	problems->by_level[kinds[id].level]++;
}

/* In the reader's language. */
static void __attribute__((format(printf, 2, 0)))
add_words(struct text *out, const char *format, va_list args)
{
	va_list again;
	char *bytes;
	int length;

	format = message_translate(format);
	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (length <= 0)
		return;
	bytes = memory_room((size_t)length + 1);
	vsnprintf(bytes, (size_t)length + 1, format, args);
	text_add_string(out, bytes);
	free(bytes);
}

void
problem_add_args(struct problems *problems, enum problem_id id,
    struct place place, const char *near, const char *format, va_list args)
{
	struct text message = {0};

	add_words(&message, format, args);
	message_add_near(&message, near);
	/* Without a place it is about the command line, of whatever length. */
	if (place.file == NULL && message.bytes != NULL)
		text_clip_quoted(&message);
	add(problems, id, place, message.bytes != NULL ? message.bytes : "");
	text_free(&message);
}

void
problem_add(struct problems *problems, enum problem_id id, struct place place,
    const char *format, ...)
{
	va_list args;

	va_start(args, format);
	problem_add_args(problems, id, place, NULL, format, args);
	va_end(args);
}

void
problem_add_near(struct problems *problems, enum problem_id id,
    struct place place, const char *near, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	problem_add_args(problems, id, place, near, format, args);
	va_end(args);
}

size_t
problems_count(const struct problems *problems, enum problem_level level)
{
	return problems->by_level[level];
}

bool
problems_have(const struct problems *problems, enum problem_id id)
{
	size_t i;

	for (i = 0; i < problems->count; i++)
		if (problems->list[i].id == id)
			return true;
	return false;
}

static const struct problem *
first_error(const struct problems *problems)
{
	size_t i;

	for (i = 0; i < problems->count; i++)
		if (kinds[problems->list[i].id].level >= PROBLEM_ERROR)
			return &problems->list[i];
	return NULL;
}

const char *
problems_error(const struct problems *problems)
{
	const struct problem *first = first_error(problems);

	return first == NULL ? "" : first->message;
}

struct place
problems_error_place(const struct problems *problems)
{
	const struct problem *first = first_error(problems);

	return first == NULL ? (struct place){0} : first->place;
}

int
problems_status(const struct problems *problems)
{
	if (problems->by_level[PROBLEM_FATAL] > 0)
		return 3;
	if (problems->by_level[PROBLEM_MISUSE] > 0)
		return 2;
	return problems->by_level[PROBLEM_ERROR] > 0 ? 1 : 0;
}

static int
id_named(const char *name)
{
	int i;

	for (i = 0; i < PROBLEM_COUNT; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return i;
	return -1;
}

bool
problem_explain(const char *name, struct text *out)
{
	bool japanese = message_is_japanese();
	int id = id_named(name);
	const char *title, *meaning;

	if (id < 0)
		return false;
	title = problem_title((enum problem_id)id);
	meaning = japanese ? kinds[id].japanese.meaning :
	    kinds[id].english.meaning;
	text_add_format(out, "%s (%s): %s\n\n", kinds[id].name,
	    message_translate(problem_level_words(kinds[id].level)->name),
	    title);
	columns_wrap(out, meaning);
	return true;
}

/* Tab-separated: id, line, column, message, file (last, "" if none). */
void
problems_save(const struct problems *problems, struct text *out)
{
	size_t i;

	for (i = 0; i < problems->count; i++) {
		const struct problem *problem = &problems->list[i];
		const char *file = problem->place.file;

		/* A name with a line break cannot travel; its place is lost. */
		if (file == NULL || strpbrk(file, "\n\r") != NULL)
			file = "";
		text_add_format(out, "%s\t%d\t%d\t%s\t%s\n",
		    kinds[problem->id].name, problem->place.line,
		    problem->place.column, problem->message, file);
	}
}

/* Cuts the next field off; false if there is no tab. */
static bool
cut_field(char **rest, const char **field)
{
	char *tab = strchr(*rest, '\t');

	if (tab == NULL)
		return false;
	*tab = '\0';
	*field = *rest;
	*rest = tab + 1;
	return true;
}

bool
problems_restore(struct problems *problems, const char *line)
{
	char *rest = pool_string(problems->pool, line);
	const char *name, *row, *column, *message;
	struct place place = {0};
	int id;

	rest[strcspn(rest, "\n")] = '\0';
	if (!cut_field(&rest, &name) || !cut_field(&rest, &row) ||
	    !cut_field(&rest, &column) || !cut_field(&rest, &message))
		return false;
	id = id_named(name);
	if (id < 0)
		return false;
	place.line = atoi(row);
	place.column = atoi(column);
	place.file = *rest != '\0' ? rest : NULL;
	add(problems, (enum problem_id)id, place, message);
	return true;
}
