/*
 * Terms: who uses one, speaks of it, or owes by its name.
 */
#include "compare/rests_inside.h"

#include <string.h>

#include "base/text.h"
#include "base/word.h"
#include "corpus/node.h"
#include "refer/role.h"

/* A standard that borrows its words sees the edition in force. */
static bool
is_use_of(const struct following *following, const struct definition *used,
    const struct definition *changed)
{
	if (used == changed)
		return true;
	return used->edition != changed->edition &&
	    changed->edition == following->changes->new &&
	    used->edition->standard == changed->edition->standard &&
	    strcmp(used->term, changed->term) == 0;
}

/* Names */

/* Of kanji, katakana or letters: what a name is written in. */
static bool
is_of_name(uint32_t code)
{
	return (code >= 0x30a1 && code <= 0x30ff && code != 0x30fb) ||
	    (code >= 0x3400 && code <= 0x9fff) || code == 0x3005 ||
	    (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
	    (code >= '0' && code <= '9');
}

/* The characters around the place that are written as names are. */
static const char *
name_around(struct pool *pool, const char *text, size_t from, size_t to)
{
	const char *at = text, *end = text + strlen(text), *next = text;
	const char *start = text;

	for (; at < end; at = next) {
		if (is_of_name(text_next(&next, end)))
			continue;
		if (at >= text + to)
			break;
		if (next <= text + from)
			start = next;
	}
	return pool_copy(pool, start, (size_t)(at - start));
}

static bool
is_whole_name(const char *words)
{
	const char *end = words + strlen(words);

	while (words < end)
		if (!is_of_name(text_next(&words, end)))
			return false;
	return true;
}

/* The long form of a short name, which may leave out how it begins. */
static bool
is_long_form(const struct edition *edition, const char *name)
{
	const struct definition *at = define_known(edition);

	for (; at != NULL; at = at->next)
		if (at->way == DEFINE_SHORT && is_whole_name(at->meaning) &&
		    word_ends(at->meaning, name))
			return true;
	return false;
}

/* 緊急時 in 緊急時対策本部 says nothing of 緊急時. */
static bool
is_in_name(struct following *following, const struct edition *edition,
    const struct provision *at, const struct term_use *use)
{
	const struct authority *authority = edition->standard->authority;
	const char *name = name_around(following->pool, at->text,
	    use->start, use->end);

	if (strlen(name) <= use->end - use->start)
		return false;
	return is_long_form(edition, name) ||
	    role_find(authority, name, edition->standard->slug) != NULL ||
	    role_collective(authority, name, edition->standard->slug) !=
	    NULL;
}

void
rests_term_users(struct following *following, const struct definition *changed,
    const struct rests_link *from)
{
	const struct edition *edition;
	const struct provision *at;
	const struct term_use *use;
	size_t i;

	for (i = 0; i < following->count; i++) {
		edition = following->fields[i].edition;
		if (i > 0 && define_borrows(edition,
		    changed->edition->standard) == NULL)
			continue;
		for (at = edition->provisions; at != NULL; at = at->next)
			for (use = define_uses(edition, at); use != NULL;
			    use = use->next)
				if (is_use_of(following, use->definition,
				    changed) && !is_in_name(following,
				    edition, at, use))
					rests_step_reach(following, RESTS_USES, edition,
					    at, rests_step_words(following, at,
					    use->start, use->end), from);
	}
}

static bool
defines(const struct edition *edition, const char *term)
{
	const struct definition *at = define_known(edition);

	while (at != NULL && strcmp(at->term, term) != 0)
		at = at->next;
	return at != NULL;
}

/*
 * What 重要性Ⅰ is, only the classification tells, in whatever standard it is
 * spoken of; other terms hold where their standard says, and that is in it.
 */
void
rests_term_speakers(struct following *following, const struct definition *class,
    const struct rests_link *from)
{
	const struct edition *edition;
	const struct provision *at;
	size_t i;

	if (class->way != DEFINE_CLASS)
		return;
	for (i = 1; i < following->count; i++) {
		edition = following->fields[i].edition;
		if (defines(edition, class->term))
			continue;
		for (at = edition->provisions; at != NULL; at = at->next)
			if (define_stands_in(at->text, class->term))
				rests_step_reach(following, RESTS_SPEAKS, edition, at,
				    class->term, from);
	}
}

/* The word is still used, but what it meant is gone. */
void
rests_term_bereft(struct following *following, const struct definition *gone,
    const struct rests_link *from)
{
	const struct edition *old = following->changes->old;
	const struct provision *at, *now;
	const struct term_use *use;

	for (at = old->provisions; at != NULL; at = at->next)
		for (use = define_uses(old, at); use != NULL;
		    use = use->next) {
			now = following->of_old[at->order]->new;
			if (use->definition != gone || now == NULL ||
			    strstr(now->text, gone->term) == NULL)
				continue;
			rests_step_reach(following, RESTS_USES, following->changes->new,
			    now, gone->term, from);
		}
}

/* Duties, if the term is the name of those they fall on */

static bool
has_name(const char *names, const char *name)
{
	size_t length = strlen(name);

	for (; names != NULL && *names != '\0'; names += strspn(names, "|")) {
		if (strcspn(names, "|") == length &&
		    strncmp(names, name, length) == 0)
			return true;
		names += strcspn(names, "|");
	}
	return false;
}

static bool
has_id(const char *const *ids, const char *id)
{
	for (; id != NULL && *ids != NULL; ids++)
		if (strcmp(*ids, id) == 0)
			return true;
	return false;
}

/* In other standards only the role itself is meant, not its short name. */
static bool
falls_on(const struct following *following, const struct duty *duty,
    const struct definition *name)
{
	const xmlNode *role;

	if (duty->edition == following->changes->new)
		return has_name(node_attr(duty->node, "roles"), name->term);
	role = role_find(duty->edition->standard->authority, name->term, NULL);
	return role != NULL && node_attr(role, "title") != NULL &&
	    strcmp(node_attr(role, "title"), name->term) == 0 &&
	    has_id(role_owing(duty), node_attr(role, "id"));
}

void
rests_term_owing(struct following *following, const struct definition *name,
    const struct rests_link *from)
{
	size_t i, j;

	for (i = 0; i < following->count; i++) {
		const struct edition *edition = following->fields[i].edition;

		for (j = 0; j < overlay_of(edition)->count; j++) {
			const struct duty *duty =
			    &overlay_of(edition)->duties[j];

			if (duty->provision != NULL &&
			    falls_on(following, duty, name))
				rests_step_reach(following, RESTS_ROLE, edition,
				    duty->provision, name->term, from);
		}
	}
}
