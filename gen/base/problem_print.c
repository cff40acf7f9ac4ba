#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/problem_list.h"
#include "base/text.h"

/* More than that nobody reads; the rest are counted. */
enum { PRINTED_MAX = 100 };

static int
order_numbers(size_t one, size_t other)
{
	return (one > other) - (one < other);
}

static int
order_problems(const void *a, const void *b)
{
	const struct problem *one = a, *other = b;
	int order;

	order = problem_order_files(one->place.file, other->place.file);
	if (order == 0)
		order = one->place.line - other->place.line;
	if (order == 0)
		order = abs(one->place.column) - abs(other->place.column);
	if (order == 0)
		order = order_numbers(one->order, other->order);
	return order;
}

/* A copy, since the hash in the collection counts on its order. */
static struct problem *
sort(const struct problems *problems)
{
	struct problem *sorted = memory_resize(NULL, problems->count,
	    sizeof *sorted);

	if (problems->count > 0) {
		memcpy(sorted, problems->list,
		    problems->count * sizeof *sorted);
		qsort(sorted, problems->count, sizeof *sorted,
		    order_problems);
	}
	return sorted;
}

static void
add_place(struct text *out, const struct place *place)
{
	const char *at;

	if (place->file == NULL) {
		text_add_string(out, "kijun: ");
		return;
	}
	for (at = place->file; *at != '\0'; at++)
		text_add_char(out, (unsigned char)*at < ' ' ? '?' : *at);
	if (place->column < 0) {
		text_add_char(out, ':');
		problem_cell_add(place, out);
	} else if (place->line > 0) {
		text_add_format(out, ":%d", place->line);
	}
	if (place->line > 0 && place->column > 0)
		text_add_format(out, ":%d", place->column);
	text_add_string(out, ": ");
}

static void
print_text(struct text *out, const struct problem *problem, bool colour)
{
	const struct level_words *words =
	    problem_level_words(problem_level(problem->id));
	const char *name = message_translate(words->name);

	if (colour)
		text_add_string(out, "\033[1m");
	add_place(out, &problem->place);
	if (colour)
		text_add_format(out, "%s%s:\033[0m ", words->colour,
		    name);
	else
		text_add_format(out, "%s: ", name);
	text_add_format(out, "%s [%s]\n", problem->message,
	    problem_name(problem->id));
}

static void
print_json(struct text *out, const struct problem *problem)
{
	text_add_string(out, "{\"file\": ");
	if (problem->place.file != NULL)
		json_add_string(out, problem->place.file);
	else
		text_add_string(out, "null");
	text_add_format(out, ", \"line\": %d, \"column\": %d, ",
	    problem->place.line, abs(problem->place.column));
	if (problem->place.column < 0) {
		text_add_string(out, "\"cell\": \"");
		problem_cell_add(&problem->place, out);
		text_add_string(out, "\", ");
	}
	text_add_format(out, "\"level\": \"%s\", \"id\": \"%s\", "
	    "\"message\": ", problem_level_words(
	    problem_level(problem->id))->name, problem_name(problem->id));
	json_add_string(out, problem->message);
	text_add_char(out, '}');
}

/* GitHub's workflow commands: % and line ends always, : and , in properties. */
static void
add_github(struct text *out, const char *from, bool is_property)
{
	for (; *from != '\0'; from++) {
		if (*from == '%' || (unsigned char)*from < ' ' ||
		    (is_property && (*from == ':' || *from == ',')))
			text_add_format(out, "%%%02X", (unsigned char)*from);
		else
			text_add_char(out, *from);
	}
}

static void
print_github(struct text *out, const struct problem *problem)
{
	bool warns = problem_level(problem->id) == PROBLEM_WARNING;

	text_add_format(out, "::%s ", warns ? "warning" : "error");
	if (problem->place.file != NULL) {
		text_add_string(out, "file=");
		add_github(out, problem->place.file, true);
		text_add_char(out, ',');
	}
	if (problem->place.line > 0)
		text_add_format(out, "line=%d,col=%d,", problem->place.line,
		    abs(problem->place.column));
	text_add_format(out, "title=%s::", problem_name(problem->id));
	add_github(out, problem->message, false);
	text_add_char(out, '\n');
}

/* JSON is for programs, which want them all, in one array. */
static void
print_all_json(const struct problem *sorted, size_t count, struct text *out)
{
	size_t i;

	text_add_char(out, '[');
	for (i = 0; i < count; i++) {
		text_add_string(out, i > 0 ? ",\n " : "\n ");
		print_json(out, &sorted[i]);
	}
	text_add_string(out, count > 0 ? "\n]\n" : "]\n");
}

static void
add_rest(struct text *out, const struct problems *problems)
{
	size_t warnings = problems->by_level[PROBLEM_WARNING];

	text_add_format(out, message_translate("kijun: %zu more not shown "
	    "(errors: %zu, warnings: %zu in all)\n"),
	    problems->count - PRINTED_MAX, problems->count - warnings,
	    warnings);
}

void
problem_print(struct problems *problems, struct text *out,
    enum problem_format format, bool colour)
{
	struct problem *sorted = sort(problems);
	size_t i, count = problems->count;

	if (format == PROBLEM_AS_JSON)
		print_all_json(sorted, count, out);
	else if (count > PRINTED_MAX)
		count = PRINTED_MAX;
	for (i = 0; i < count; i++) {
		switch (format) {
		case PROBLEM_AS_TEXT:
			print_text(out, &sorted[i], colour);
			break;
		case PROBLEM_AS_GITHUB:
			print_github(out, &sorted[i]);
			break;
		case PROBLEM_AS_JSON:
			break;
		}
	}
	if (count < problems->count)
		add_rest(out, problems);
	free(sorted);
}
