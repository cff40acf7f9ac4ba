/*
 * Digest: what reviewed.lock knows provisions and links by. The words of a
 * provision have a digest of their own, so that they are known again under
 * another number.
 */
#include "check/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/sha.h"
#include "corpus/law.h"

static void
add(struct sha *sha, const char *part)
{
	/* With the NUL, so that no part runs into the next. */
	sha_add(sha, part, strlen(part) + 1);
}

/* The first so many digits. */
static void
end(struct sha *sha, char *hex, size_t digits)
{
	char whole[SHA_HEX + 1];

	sha_end_hex(sha, whole);
	memcpy(hex, whole, digits);
	hex[digits] = '\0';
}

static void
of_one(const char *part, char *hex, size_t digits)
{
	struct sha sha;

	sha_start(&sha);
	add(&sha, part);
	end(&sha, hex, digits);
}

static const char *
or_empty(const char *words)
{
	return words != NULL ? words : "";
}

/* Most provisions are words alone: their digests are what they ever were. */
static void
add_shape(struct sha *sha, const struct provision *provision)
{
	struct pool *pool;
	const char *shape;

	if (provision->kind == PROVISION_FORM)
		return;
	pool = pool_new();
	shape = law_shape(pool, provision->node);
	if (*shape != '\0')
		add(sha, shape);
	pool_free(pool);
}

void
check_digest_words(const struct provision *provision,
    char hex[DIGEST_WORDS + 1])
{
	struct sha sha;

	sha_start(&sha);
	add(&sha, or_empty(provision->caption));
	add(&sha, or_empty(provision->text));
	add_shape(&sha, provision);
	end(&sha, hex, DIGEST_WORDS);
}

void
check_digest_provision(const struct provision *provision,
    char digest[DIGEST_LENGTH + 1])
{
	check_digest_words(provision, digest);
	digest[DIGEST_WORDS] = '-';
	of_one(or_empty(provision->number), digest + DIGEST_WORDS + 1,
	    DIGEST_KEY);
}

/* The question, which tells a duty from others of the same provision. */
void
check_digest_question(const struct duty *duty, char hex[DIGEST_KEY + 1])
{
	const xmlNode *question = node_child(duty->node, "question");
	struct pool *pool = pool_new();

	of_one(question != NULL ? content_all(pool, question) : "", hex,
	    DIGEST_KEY);
	pool_free(pool);
}

void
check_digest_duty(const struct duty *duty, char digest[DIGEST_LENGTH + 1])
{
	check_digest_words(duty->provision, digest);
	digest[DIGEST_WORDS] = '+';
	check_digest_question(duty, digest + DIGEST_WORDS + 1);
}

static bool
lies_below(const struct provision *provision, const struct provision *above)
{
	do
		provision = provision->parent;
	while (provision != NULL && provision != above);
	return provision != NULL;
}

void
check_digest_asked(const struct duty *duty, char hex[DIGEST_KEY * 2 + 1])
{
	const struct provision *at = duty->provision;
	const char *covers = node_attr(duty->node, "covers");
	char part[DIGEST_WORDS + 1];
	struct sha sha;

	sha_start(&sha);
	check_digest_question(duty, part);
	add(&sha, part);
	check_digest_words(at, part);
	add(&sha, part);
	if (covers != NULL && strcmp(covers, "items") == 0)
		for (at = at->next; at != NULL &&
		    lies_below(at, duty->provision); at = at->next) {
			check_digest_words(at, part);
			add(&sha, part);
		}
	end(&sha, hex, DIGEST_KEY * 2);
}

/* Locks of the first version: number, caption and words in one. */
static void
of_first_version(const struct provision *provision,
    char hex[DIGEST_FIRST + 1])
{
	const char *const parts[] = { provision->number, provision->caption,
	    provision->text };
	struct sha sha;
	size_t i;

	sha_start(&sha);
	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] != NULL)
			add(&sha, parts[i]);
		else
			sha_add(&sha, "", 1);
	end(&sha, hex, DIGEST_FIRST);
}

bool
check_digest_holds(const struct provision *provision, const char *locked)
{
	char now[DIGEST_LENGTH + 1];

	if (strlen(locked) == DIGEST_FIRST)
		of_first_version(provision, now);
	else
		check_digest_provision(provision, now);
	return strcmp(now, locked) == 0;
}

bool
check_digest_is_of(const char *digest, size_t length)
{
	static const char digits[] = "0123456789abcdef";
	size_t span = strspn(digest, digits);

	if (length == DIGEST_FIRST)
		return span >= DIGEST_FIRST;
	return length == DIGEST_LENGTH && span == DIGEST_WORDS &&
	    (digest[span] == '-' || digest[span] == '+') &&
	    strspn(digest + span + 1, digits) >= DIGEST_KEY;
}

bool
check_digest_same_words(const char *one, const char *other)
{
	return strlen(one) != DIGEST_FIRST && strlen(other) != DIGEST_FIRST &&
	    strncmp(one, other, DIGEST_WORDS) == 0;
}

size_t
check_digest_meaning(const char *digest)
{
	return digest[DIGEST_WORDS] == '+' ? DIGEST_LENGTH : DIGEST_WORDS;
}


bool
check_digest_is_wordless(const struct provision *provision)
{
	return *or_empty(provision->caption) == '\0' &&
	    *or_empty(provision->text) == '\0';
}

const struct provision *
check_digest_find(const struct edition *edition, const char *locked,
    const struct provision *but)
{
	const struct provision *at, *found = NULL;
	char now[DIGEST_WORDS + 1];
	size_t away = 0, distance;

	if (strlen(locked) == DIGEST_FIRST)
		return NULL;
	for (at = edition->provisions; at != NULL; at = at->next) {
		if (at == but || check_digest_is_wordless(at))
			continue;
		check_digest_words(at, now);
		if (strncmp(now, locked, DIGEST_WORDS) != 0)
			continue;
		distance = but == NULL ? 0 : at->order > but->order ?
		    at->order - but->order : but->order - at->order;
		if (found == NULL || distance < away) {
			found = at;
			away = distance;
		}
	}
	return found;
}

/* ---- what a record says, whatever it is about ---- */

/* Where a record points is not what it says. */
static bool
is_pointer(const xmlAttr *attr)
{
	static const char *const names[] = { "id", "provision", "provisions",
	    "of", "with", "applies", "overrides", "covers" };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp((const char *)attr->name, names[i]) == 0 &&
		    /* covers="items" says something. */
		    (strcmp(names[i], "covers") != 0 || strcmp(node_attr(
		    attr->parent, "covers"), "items") != 0))
			return true;
	return false;
}

static void
add_record(struct sha *sha, const xmlNode *node)
{
	const xmlNode *child;
	const xmlAttr *attr;

	add(sha, (const char *)node->name);
	for (attr = node->properties; attr != NULL; attr = attr->next)
		if (!is_pointer(attr)) {
			add(sha, (const char *)attr->name);
			add(sha, node_attr(node, (const char *)attr->name));
		}
	for (child = node->children; child != NULL; child = child->next) {
		if (child->type == XML_ELEMENT_NODE)
			add_record(sha, child);
		else if ((child->type == XML_TEXT_NODE ||
		    child->type == XML_CDATA_SECTION_NODE) &&
		    child->content[strspn((const char *)child->content,
		    " \t\r\n")] != '\0')
			add(sha, (const char *)child->content);
	}
	add(sha, "/");
}

void
check_digest_record(const xmlNode *record, const xmlNode *node,
    const char *attr, char key[DIGEST_KEY + 1])
{
	struct sha sha;

	sha_start(&sha);
	add_record(&sha, record);
	if (node != record)
		add_record(&sha, node);
	add(&sha, attr);
	end(&sha, key, DIGEST_KEY);
}
