#include "job/settings.h"

#include <string.h>

static const struct place nowhere = {0};

/* Names that a kind, or any of all, declares; each may come more than once. */
static const char **
known_names(struct job *job, const struct kind *only, size_t *count)
{
	const struct kinds *kinds = job->kinds;
	const char **names;
	size_t room = 0, i, j;

	for (i = 0; i < kinds->count; i++)
		room += kinds->list[i].option_count;
	names = pool_take(job->pool, (room + 1) * sizeof *names);
	*count = 0;
	for (i = 0; i < kinds->count; i++) {
		const struct kind *kind = &kinds->list[i];

		if (only != NULL && only != kind)
			continue;
		for (j = 0; j < kind->option_count; j++)
			names[(*count)++] = kind->options[j].name;
	}
	return names;
}

static void
refuse_name(struct job *job, const struct kind *only, const char *name)
{
	size_t count;
	const char **names = known_names(job, only, &count);
	const char *near = text_nearest(name, names, count);

	if (only == NULL)
		problem_add_near(job->problems, PROBLEM_USAGE, nowhere, near,
		    "no template reads a setting \"%s\"", name);
	else if (near != NULL || only->option_count == 0)
		problem_add_near(job->problems, PROBLEM_USAGE, nowhere, near,
		    "\"%s\" reads no setting \"%s\"", only->name, name);
	else
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "\"%s\" reads no setting \"%s\"; it reads: %s", only->name,
		    name, kind_option_words(job->pool, only));
}

/* The first refusal, if no kind that reads the setting takes the value. */
static bool
check_value(struct job *job, const struct kind *only, const char *name,
    const char *value)
{
	const struct kinds *kinds = job->kinds;
	const char *wanted = NULL, *words;
	size_t i;

	for (i = 0; i < kinds->count; i++) {
		const struct kind_option *option =
		    kind_option(&kinds->list[i], name);

		if (option == NULL || (only != NULL &&
		    only != &kinds->list[i]))
			continue;
		if (strcmp(option->is, "pair") == 0 && !kind_is_pair(value)) {
			problem_add(job->problems, PROBLEM_USAGE, nowhere,
			    "the setting \"%s\" is two words with a comma "
			    "between them, not \"%s\"", name, value);
			return false;
		}
		words = kind_refuses(job->pool, option, value);
		if (words == NULL)
			return true;
		if (wanted == NULL)
			wanted = words;
	}
	if (wanted == NULL)
		refuse_name(job, only, name);
	else
		problem_add(job->problems, PROBLEM_USAGE, nowhere,
		    "the setting \"%s\" is one of %s, not \"%s\"", name,
		    wanted, value);
	return false;
}

bool
settings_check(struct job *job, const struct kind *only)
{
	const struct options *options = job->options;
	bool are_right = true;
	size_t i;

	for (i = 0; i < options->setting_count; i++)
		if (!check_value(job, only, options->settings[2 * i],
		    options->settings[2 * i + 1]))
			are_right = false;
	return are_right;
}

/* The next name behind the last one given; NULL at the end. */
static const struct kind_option *
next_option(const struct kind *kind, const char *last)
{
	const struct kind_option *next = NULL;
	size_t i;

	for (i = 0; i < kind->option_count; i++) {
		const struct kind_option *option = &kind->options[i];

		if (strcmp(option->name, last) > 0 && (next == NULL ||
		    strcmp(option->name, next->name) < 0))
			next = option;
	}
	return next;
}

/* What is said last stands. */
static const char *
value_of(const char *const *settings, const char *name)
{
	const char *value = NULL;

	for (; settings[0] != NULL; settings += 2)
		if (strcmp(settings[0], name) == 0)
			value = settings[1];
	return value;
}

const char *const *
settings_pick(struct pool *pool, const char *const *given,
    const struct kind *kind)
{
	const char **settings = pool_take(pool, (2 * kind->option_count + 1) *
	    sizeof *settings);
	const struct kind_option *option;
	const char *last = "", *value;
	size_t count = 0;

	while ((option = next_option(kind, last)) != NULL) {
		last = option->name;
		value = value_of(given, last);
		if (value == NULL)
			continue;
		settings[2 * count] = last;
		settings[2 * count + 1] = value;
		count++;
	}
	return settings;
}

const char *const *
settings_of(struct pool *pool, const struct options *options,
    const struct kind *kind)
{
	return settings_pick(pool, options->settings, kind);
}
