#include "corpus/guide.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "corpus/guide_inside.h"
#include "base/file.h"
#include "base/message.h"
#include "base/text.h"

enum {
	/* More than anybody wants to read; and cmark's trees are large. */
	GUIDE_BYTES_MAX = 1024 * 1024
};

static const char *const keys[] = { "at", "role", "kind", "title", "order" };

enum { KEY_COUNT = sizeof keys / sizeof *keys };

static bool __attribute__((format(printf, 3, 4)))
refuse_line(const struct guide *guide, int line, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	problem_add_args(guide->problems, PROBLEM_GUIDE_FRONT,
	    guide_body_place(guide, line, 1), NULL, format, args);
	va_end(args);
	return false;
}

static bool
is_rule(const char *line, size_t length)
{
	while (length > 0 && (line[length - 1] == '\r' ||
	    line[length - 1] == ' '))
		length--;
	return length == 3 && strncmp(line, "---", 3) == 0;
}

/* Without blanks and quotes around it. */
static const char *
front_value(struct pool *pool, const char *from, const char *end)
{
	while (from < end && (*from == ' ' || *from == '\t'))
		from++;
	while (from < end && (end[-1] == ' ' || end[-1] == '\t' ||
	    end[-1] == '\r'))
		end--;
	if (end - from >= 2 && *from == '"' && end[-1] == '"') {
		from++;
		end--;
	}
	return pool_copy(pool, from, (size_t)(end - from));
}

static bool
set_order(struct guide *guide, const char *value, int line)
{
	char *end;

	guide->order = strtol(value, &end, 10);
	if (*value != '\0' && *end == '\0')
		return true;
	return refuse_line(guide, line,
	    MESSAGE("order: is a number, not \"%.60s\""), value);
}

static bool
read_front_line(struct guide *guide, const char *line, const char *end,
    int number)
{
	const char *colon = memchr(line, ':', (size_t)(end - line));
	const char *name, *value;
	size_t i;

	if (colon == NULL)
		return refuse_line(guide, number,
		    MESSAGE("no key: value in \"%.60s\""),
		    pool_copy(guide->pool, line, (size_t)(end - line)));
	name = pool_copy(guide->pool, line, (size_t)(colon - line));
	value = front_value(guide->pool, colon + 1, end);
	for (i = 0; i < KEY_COUNT; i++)
		if (strcmp(keys[i], name) == 0)
			break;
	if (i == KEY_COUNT)
		return refuse_line(guide, number,
		    MESSAGE("unknown key \"%.60s\""), name);
	if (xmlHasProp(guide->node, BAD_CAST name) != NULL)
		return refuse_line(guide, number,
		    MESSAGE("the key \"%.60s\" is given twice"), name);
	xmlNewProp(guide->node, BAD_CAST name, BAD_CAST value);
	return strcmp(name, "order") != 0 || set_order(guide, value, number);
}

static bool
read_front(struct guide *guide)
{
	const char *at = guide->bytes, *end = at + guide->length, *stop;
	bool is_right = true;
	int line = 1;

	for (; at < end; at = stop + 1, line++) {
		stop = memchr(at, '\n', (size_t)(end - at));
		if (stop == NULL)
			stop = end - 1;
		if (is_rule(at, (size_t)(stop - at))) {
			guide->body = (size_t)(stop + 1 - guide->bytes);
			if (line > 1)
				return is_right;
		} else if (line == 1) {
			return refuse_line(guide, 1,
			    MESSAGE("the first line is not ---"));
		} else if (stop > at &&
		    !read_front_line(guide, at, stop, line)) {
			is_right = false;
		}
	}
	return refuse_line(guide, 1,
	    MESSAGE("no second --- ends the front matter"));
}

static bool
is_role(const struct authority *authority, const char *id, size_t length)
{
	const xmlNode *role;
	const char *own;

	for (role = node_child(xmlDocGetRootElement(
	    authority->source->document), "role"); role != NULL;
	    role = node_next(role, "role")) {
		own = node_attr(role, "id");
		if (own != NULL && strlen(own) == length &&
		    strncmp(own, id, length) == 0)
			return true;
	}
	return length == 1 && *id == '*';
}

static void
check_roles(const struct guide *guide)
{
	const char *at = node_attr(guide->node, "role");
	size_t length;

	for (; *at != '\0'; at += length) {
		at += strspn(at, " ");
		length = strcspn(at, " ");
		if (length > 0 && !is_role(guide->authority, at, length))
			problem_add(guide->problems, PROBLEM_GUIDE_ROLE,
			    guide_body_place(guide, 1, 1), "no role has the id "
			    "\"%.*s\"", (int)length, at);
	}
}

static bool
check_front(const struct guide *guide)
{
	const char *at = node_attr(guide->node, "at");
	const char *role = node_attr(guide->node, "role");

	if (at == NULL || *at == '\0')
		return refuse_line(guide, 1, MESSAGE("nothing says at: "
		    "which point this belongs"));
	if (role == NULL || *role == '\0')
		return refuse_line(guide, 1, MESSAGE("nothing says for "
		    "which role: this is"));
	check_roles(guide);
	return true;
}

static struct place
place_of_byte(const struct guide *guide, size_t offset)
{
	const char *at = guide->bytes, *byte = at + offset, *start = at;
	struct place place = { guide->path, 1, 1 };

	for (; at < byte; at++)
		if (*at == '\n') {
			place.line++;
			start = at + 1;
		}
	place.column += (int)text_count(start, (size_t)(byte - start));
	return place;
}

static bool
check_bytes(const struct guide *guide)
{
	struct place whole = { guide->path, 0, 0 };
	const char *unseen;
	size_t bad = 0;
	uint32_t code;

	if (guide->length > GUIDE_BYTES_MAX) {
		problem_add(guide->problems, PROBLEM_FILE_TOO_LARGE, whole,
		    "larger than %d KiB", GUIDE_BYTES_MAX / 1024);
		return false;
	}
	if (!text_is_utf8(guide->bytes, guide->length, &bad)) {
		problem_add(guide->problems, PROBLEM_GUIDE_FRONT,
		    place_of_byte(guide, bad), "byte %02X is no UTF-8 text",
		    (unsigned char)guide->bytes[bad]);
		return false;
	}
	unseen = text_find_unseen(guide->bytes, guide->length, &code);
	if (unseen == NULL)
		return true;
	problem_add(guide->problems, PROBLEM_CONTROL_CHARACTER,
	    place_of_byte(guide, (size_t)(unseen - guide->bytes)),
	    "U+%04X is a control or direction mark", (unsigned)code);
	return false;
}

/* The <guide>, not yet in the tree; NULL if reported. */
static xmlNode *
read_guide(struct guide *guide)
{
	char *bytes = file_load(guide->path, &guide->length, guide->problems);
	bool is_right;

	if (bytes == NULL)
		return NULL;
	guide->bytes = bytes;
	guide->order = 0;
	guide->node = xmlNewNode(NULL, BAD_CAST "guide");
	guide->node->line = 1;
	is_right = check_bytes(guide) && read_front(guide) &&
	    check_front(guide);
	if (is_right) {
		guide_body_read(guide);
	} else {
		xmlFreeNode(guide->node);
		guide->node = NULL;
	}
	free(bytes);
	return guide->node;
}

static bool
is_markdown(const char *name)
{
	size_t length = strlen(name);

	return length > 3 && strcmp(name + length - 3, ".md") == 0;
}

/* Before the first that has a higher order: files of one order by name. */
static void
insert(xmlNode *guides, xmlNode *guide, long order)
{
	xmlNode *after = guides->children;
	const char *other;

	for (; after != NULL; after = after->next) {
		other = node_attr(after, "order");
		if ((other != NULL ? strtol(other, NULL, 10) : 0) > order)
			break;
	}
	if (after != NULL)
		xmlAddPrevSibling(after, guide);
	else
		xmlAddChild(guides, guide);
}

const char *const *
guide_paths(struct pool *pool, const struct authority *authority)
{
	const char *folder = pool_format(pool, "%s/guide", authority->path);
	struct file_names names;
	const char **paths;
	size_t count = 0, i;

	/* Who loads them reports that the folder cannot be read. */
	if (file_list(pool, folder, &names) != 0)
		names.count = 0;
	paths = pool_take(pool, (names.count + 1) * sizeof *paths);
	for (i = 0; i < names.count; i++)
		if (is_markdown(names.list[i]))
			paths[count++] = pool_format(pool, "%s/%s", folder,
			    names.list[i]);
	return paths;
}

xmlDoc *
guide_load_all(struct pool *pool, const struct authority *authority,
    struct problems *problems)
{
	xmlDoc *document = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *guides = xmlNewNode(NULL, BAD_CAST "guides");
	struct guide guide = { .pool = pool, .authority = authority,
	    .problems = problems };
	struct file_names names;
	size_t i;
	int error;

	document->encoding = xmlStrdup(BAD_CAST "UTF-8");
	xmlDocSetRootElement(document, guides);
	guide.folder = pool_format(pool, "%s/guide", authority->path);
	error = file_list(pool, guide.folder, &names);
	if (error != 0 && error != ENOENT)
		file_refuse(guide.folder, error, problems);
	for (i = 0; i < names.count; i++) {
		if (!is_markdown(names.list[i]))
			continue;
		guide.path = pool_format(pool, "%s/%s", guide.folder,
		    names.list[i]);
		if (read_guide(&guide) != NULL)
			insert(guides, guide.node, guide.order);
	}
	return document;
}
