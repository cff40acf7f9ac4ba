/*
 * The proof of source.map: the words of its spans, row by row, are the words
 * of the text, and no character of the file is left over or taken twice.
 */
#include "corpus/origin.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum { SHOWN = 12 };		/* characters around a difference */

/* A node of the text that a row speaks of. */
struct target {
	const xmlNode	*node;
	size_t		 row;
};

struct proof {
	struct pool		*pool;
	const struct origin	*origin;
	const struct piece	*pieces;
	int			 last;		/* of the file */
	const struct edition	*edition;
	struct origin_counts	*counts;
	struct problems		*problems;
	unsigned char		**used;		/* by line, by character */
	int			*lengths;	/* of lines, in characters */
	struct text		*words;		/* of the text, by row */
	struct target		*targets;	/* array, sorted by node */
	size_t			 target_count;
	bool			 is_right;
};

static struct place
map_place(const struct proof *proof, const struct origin_row *row)
{
	return (struct place){ proof->origin->path, row->line, 1 };
}

static void
add_solid(struct text *out, const char *at, size_t bytes)
{
	const char *end = at + bytes, *start;

	while (at < end) {
		start = at;
		if (!lines_is_blank(text_next(&at, end)))
			text_add(out, start, (size_t)(at - start));
	}
}

static const char *
bytes_of(const struct text *text)
{
	return text->length > 0 ? text->bytes : "";
}

/* ---- the file ---- */

static void
measure(struct proof *proof)
{
	const struct origin *origin = proof->origin;
	int i;

	proof->used = pool_take(proof->pool, ((size_t)proof->last + 1) *
	    sizeof *proof->used);
	proof->lengths = pool_take(proof->pool, ((size_t)proof->last + 1) *
	    sizeof *proof->lengths);
	for (i = origin->first; i <= origin->last; i++) {
		proof->lengths[i] = (int)text_count(proof->pieces[i].text,
		    proof->pieces[i].length);
		proof->used[i] = pool_take(proof->pool,
		    (size_t)proof->lengths[i] + 1);
	}
}

static void
refuse_span(struct proof *proof, const struct origin_row *row, int line,
    int character)
{
	problem_add(proof->problems, PROBLEM_SOURCE_UNCOVERED,
	    map_place(proof, row), "character %d of line %d is twice in the "
	    "map, or not of this part of the file", character, line);
	proof->is_right = false;
}

/* Marks the characters of a line and adds them to the words. */
static bool
take_line(struct proof *proof, const struct origin_row *row, int line,
    int first, int last, struct text *out)
{
	const struct piece *piece = &proof->pieces[line];
	const char *at = piece->text, *end = at + piece->length, *start;
	int character = 0;
	bool is_free = true;

	for (; at < end; character++) {
		int number = character + piece->start + 1;

		start = at;
		if (lines_is_blank(text_next(&at, end)) || (first > 0 &&
		    (number < first || number > last)))
			continue;
		if (proof->used[line][character]++ == 0) {
			text_add(out, start, (size_t)(at - start));
			continue;
		}
		if (is_free)
			refuse_span(proof, row, line, number);
		is_free = false;
	}
	return is_free;
}

/* The next words that were added to what the row names. */
static const struct origin_row *
next_added(struct proof *proof, const struct origin_row *row, size_t *from)
{
	const struct origin *origin = proof->origin;

	for (; *from < origin->count; (*from)++)
		if (origin->rows[*from].kind == ORIGIN_ADDED && strcmp(
		    origin->rows[*from].name, row->name) == 0)
			return &origin->rows[(*from)++];
	return NULL;
}

/* The words of the row's spans. False if a span is none: reported. */
static bool
gather(struct proof *proof, const struct origin_row *row, struct text *out)
{
	const struct origin_row *added;
	size_t i, from = 0;
	int line;

	for (i = 0; i < row->count; i++) {
		const struct span *span = &row->spans[i];

		if (span->line == 0) {
			added = next_added(proof, row, &from);
			if (added != NULL)
				add_solid(out, added->words,
				    strlen(added->words));
			continue;
		}
		if (span->line < proof->origin->first ||
		    span->last_line > proof->origin->last) {
			refuse_span(proof, row, span->line, 1);
			return false;
		}
		for (line = span->line; line <= span->last_line; line++)
			if (!take_line(proof, row, line, span->first,
			    span->last, out))
				return false;
	}
	return true;
}

/* ---- the text ---- */

static const xmlNode *
law_node(const struct proof *proof)
{
	const xmlNode *node = xmlDocGetRootElement(
	    proof->edition->text->document);
	const xmlNode *body;

	while (node != NULL && !node_is(node, "Law")) {
		for (body = node->children; body != NULL &&
		    body->type != XML_ELEMENT_NODE; body = body->next)
			;
		node = node_child(node, "Law") != NULL ?
		    node_child(node, "Law") : body;
	}
	return node;
}

/* A provision by its address, or LawNum, LawTitle, TOC … by its name. */
static const xmlNode *
find_target(const struct proof *proof, const struct origin_row *row)
{
	const struct provision *provision;
	const xmlNode *law = law_node(proof), *node;

	node = node_child(law, row->name);
	if (node == NULL)
		node = node_child(node_child(law, "LawBody"), row->name);
	if (node != NULL)
		return node;
	provision = find_provision(proof->edition, row->name);
	return provision != NULL &&
	    strcmp(provision->address, row->name) == 0 ? provision->node :
	    NULL;
}

static int
by_node(const void *a, const void *b)
{
	const struct target *left = a, *right = b;

	return (left->node > right->node) - (left->node < right->node);
}

static void
find_targets(struct proof *proof)
{
	const struct origin *origin = proof->origin;
	const xmlNode *node;
	size_t i;

	proof->targets = pool_take(proof->pool,
	    (origin->count + 1) * sizeof *proof->targets);
	proof->words = pool_take(proof->pool,
	    (origin->count + 1) * sizeof *proof->words);
	for (i = 0; i < origin->count; i++) {
		if (origin->rows[i].kind != ORIGIN_TEXT)
			continue;
		node = find_target(proof, &origin->rows[i]);
		if (node != NULL) {
			proof->targets[proof->target_count++] =
			    (struct target){ node, i };
			continue;
		}
		problem_add(proof->problems, PROBLEM_SOURCE_DIFFERS,
		    map_place(proof, &origin->rows[i]), "the text has no "
		    "%s, of which the map speaks", origin->rows[i].name);
		proof->is_right = false;
	}
	qsort(proof->targets, proof->target_count, sizeof *proof->targets,
	    by_node);
}

/* What stands in attributes: the number of the law that amended, and 抄. */
static void
add_attributes(struct text *out, const xmlNode *node)
{
	const char *number = node_attr(node, "AmendLawNum");
	const char *extract = node_attr(node, "Extract");

	if (number != NULL)
		add_solid(out, number, strlen(number));
	if (extract != NULL && strcmp(extract, "true") == 0)
		add_solid(out, "抄", strlen("抄"));
}

static void
refuse_words(struct proof *proof, const xmlNode *node)
{
	problem_add(proof->problems, PROBLEM_SOURCE_DIFFERS,
	    xml_place(node), "the words of this <%s> are not in source.map: "
	    "they were added after the text was received", node->name);
	proof->is_right = false;
}

/* Words go to the nearest row above; what is in none is reported once. */
static void
walk(struct proof *proof, const xmlNode *node, size_t row)
{
	const struct target key = { .node = node }, *target;
	struct text *out;
	size_t before;

	target = bsearch(&key, proof->targets, proof->target_count,
	    sizeof key, by_node);
	if (target != NULL)
		row = target->row;
	out = &proof->words[row];
	add_attributes(out, node);
	for (node = node->children; node != NULL; node = node->next) {
		before = out->length;
		if (node->type == XML_TEXT_NODE ||
		    node->type == XML_CDATA_SECTION_NODE)
			add_solid(out, (const char *)node->content,
			    strlen((const char *)node->content));
		else if (node->type == XML_ELEMENT_NODE)
			walk(proof, node, row);
		if (row == proof->origin->count && out->length > before &&
		    node->type != XML_ELEMENT_NODE)
			refuse_words(proof, node->parent);
	}
}

/* ---- comparing ---- */

/* A few characters from the first difference on. */
static const char *
excerpt(struct proof *proof, const char *words, size_t at)
{
	const char *start = words + at, *end = words + strlen(words);
	const char *stop;
	int count = 0;

	while (start > words && ((unsigned char)*start & 0xc0) == 0x80)
		start--;
	for (stop = start; stop < end && count < SHOWN; count++)
		text_next(&stop, end);
	return pool_copy(proof->pool, start, (size_t)(stop - start));
}

static void
refuse_row(struct proof *proof, const struct origin_row *row,
    const char *have, const char *want)
{
	const xmlNode *node = find_target(proof, row);
	size_t at = 0;

	while (have[at] != '\0' && have[at] == want[at])
		at++;
	problem_add(proof->problems, PROBLEM_SOURCE_DIFFERS, node != NULL ?
	    xml_place(node) : map_place(proof, row), "%s says \"%s\" here, and "
	    "the file as received \"%s\" (line %d of it)", row->name,
	    excerpt(proof, have, at), excerpt(proof, want, at),
	    origin_line(proof->origin, row->name));
	proof->is_right = false;
}

static int
by_code(const void *a, const void *b)
{
	const uint32_t *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

/* The same characters in their order by number. */
static void
sort_words(struct text *words)
{
	const char *at = bytes_of(words), *end = at + words->length;
	size_t count = 0, i;
	uint32_t *codes = malloc((words->length + 1) * sizeof *codes);

	if (codes == NULL)
		return;
	while (at < end)
		codes[count++] = text_next(&at, end);
	qsort(codes, count, sizeof *codes, by_code);
	text_clear(words);
	for (i = 0; i < count; i++)
		text_add_code(words, codes[i]);
	free(codes);
}

/* What a form prints: labels, numbers, boxes and seals are characters too. */
static void
add_form(struct text *out, const xmlNode *node)
{
	static const char *const attrs[] = { "label", "related", NULL };
	const char *kind = node_attr(node, "kind"), *value;
	size_t i;

	for (i = 0; attrs[i] != NULL; i++) {
		value = node_attr(node, attrs[i]);
		if (value != NULL)
			add_solid(out, value, strlen(value));
	}
	value = NULL;
	if (node_is(node, "item"))
		value = node_attr(node, "number");
	else if (node_is(node, "check") && kind != NULL &&
	    strcmp(kind, "box") == 0)
		value = node_attr(node, "state") != NULL && strcmp(node_attr(
		    node, "state"), "on") == 0 ? "■" : "□";
	else if (node_is(node, "blank") && kind != NULL &&
	    strcmp(kind, "seal") == 0)
		value = node_attr(node, "name");
	if (value != NULL)
		add_solid(out, value, strlen(value));
	for (node = node->children; node != NULL; node = node->next) {
		if (node->type == XML_TEXT_NODE)
			add_solid(out, (const char *)node->content,
			    strlen((const char *)node->content));
		else if (node->type == XML_ELEMENT_NODE)
			add_form(out, node);
	}
}

static size_t
count_words(const struct text *words)
{
	return text_count(bytes_of(words), words->length);
}

/* Words that were added are in the text and not of the file. */
static void
count_added(struct proof *proof, const struct origin_row *row)
{
	struct text words = {0};

	add_solid(&words, row->words, strlen(row->words));
	proof->counts->added += count_words(&words);
	proof->counts->text -= count_words(&words);
	text_free(&words);
}

static void
prove_row(struct proof *proof, size_t index)
{
	const struct origin_row *row = &proof->origin->rows[index];
	const struct provision *form;
	struct text want = {0}, *have = &proof->words[index];

	if (!gather(proof, row, &want)) {
		text_free(&want);
		return;
	}
	if (row->kind == ORIGIN_OUT)
		proof->counts->left_out += count_words(&want);
	else if (row->kind == ORIGIN_FORM) {
		form = find_provision(proof->edition, row->name);
		if (form != NULL)
			add_form(have, form->node);
		proof->counts->forms += count_words(&want);
		sort_words(have);
		sort_words(&want);
	} else {
		proof->counts->text += count_words(&want);
		proof->counts->provisions += have->length > 0;
	}
	if (row->kind != ORIGIN_OUT &&
	    strcmp(bytes_of(have), bytes_of(&want)) != 0)
		refuse_row(proof, row, bytes_of(have), bytes_of(&want));
	text_free(&want);
}

static void
prove_rest(struct proof *proof)
{
	int line, character;

	for (line = proof->origin->first; line <= proof->origin->last;
	    line++) {
		const char *at = proof->pieces[line].text;
		const char *end = at + proof->pieces[line].length;
		bool is_told = false;

		for (character = 0; at < end; character++) {
			if (lines_is_blank(text_next(&at, end)))
				continue;
			proof->counts->received++;
			if (proof->used[line][character] > 0 || is_told)
				continue;
			problem_add(proof->problems, PROBLEM_SOURCE_UNCOVERED,
			    (struct place){ proof->origin->file, line,
			    character + proof->pieces[line].start + 1 },
			    "the map does not say what became of this "
			    "character and those behind it");
			is_told = true;
			proof->is_right = false;
		}
	}
}

bool
origin_prove(const struct origin *origin, const struct piece *pieces,
    int last, const struct edition *edition, struct origin_counts *counts,
    struct problems *problems)
{
	struct proof proof = { .pool = pool_new(), .origin = origin,
	    .pieces = pieces, .last = last, .edition = edition,
	    .counts = counts, .problems = problems, .is_right = true };
	size_t i;

	*counts = (struct origin_counts){0};
	if (origin->last > last) {
		problem_add(problems, PROBLEM_SOURCE_UNCOVERED,
		    (struct place){ origin->path, 4, 1 }, "the file has %d "
		    "lines, and the map speaks of line %d", last,
		    origin->last);
		pool_free(proof.pool);
		return false;
	}
	measure(&proof);
	find_targets(&proof);
	walk(&proof, law_node(&proof), origin->count);
	for (i = 0; i < origin->count; i++) {
		if (origin->rows[i].kind == ORIGIN_ADDED)
			count_added(&proof, &origin->rows[i]);
		else if (origin->rows[i].kind <= ORIGIN_OUT)
			prove_row(&proof, i);
	}
	prove_rest(&proof);
	for (i = 0; i <= origin->count; i++)
		text_free(&proof.words[i]);
	pool_free(proof.pool);
	return proof.is_right;
}
