/*
 * Figures of a law: the picture, if the file has it beside it; else its name.
 */
#include "scope/structure.h"

#include <string.h>

#include "base/message.h"
#include "corpus/picture.h"

/* Beside the law's file, as the law names it: ./pict/window.png */
static const char *
path_of(struct flow *flow, const char *src)
{
	const char *file = flow->edition->text->path;
	const char *slash = strrchr(file, '/');

	while (strncmp(src, "./", 2) == 0)
		src += 2;
	return slash == NULL ? pool_string(flow->scope->pool, src) :
	    pool_format(flow->scope->pool, "%.*s/%s", (int)(slash - file),
	    file, src);
}

static bool
is_readable(const char *path, const char **reason)
{
	struct pool *pool = pool_new();
	struct picture picture;
	bool is_right = picture_load(pool, path, &picture, reason);

	pool_free(pool);
	return is_right;
}

static const char *
title_of(struct flow *flow, const struct body *figure)
{
	const struct body *up;

	for (up = figure->parent; up != NULL; up = up->parent)
		if (body_child(up, LAW_STRUCTURE_TITLE) != NULL)
			return body_words(flow->scope->pool, body_child(up,
			    LAW_STRUCTURE_TITLE), false);
	return NULL;
}

void
structure_figure(struct flow *flow, const struct body *figure)
{
	const char *src = node_attr(figure->node, "src"), *reason = NULL;
	const char *title = title_of(flow, figure), *path;
	xmlNode *node;

	node = part_add(flow->parent, "figure");
	part_made_from(node, figure->node);
	path = src != NULL ? path_of(flow, src) : NULL;
	if (src == NULL || *src == '\0')
		reason = MESSAGE("no file is named");
	else if (*src == '/' || strstr(src, "..") != NULL)
		reason = MESSAGE("the file is not below the corpus or "
		    "the templates");
	if (reason == NULL && is_readable(path, &reason))
		part_set(node, "src", path);
	else
		problem_add(flow->scope->problems, PROBLEM_FIGURE_ABSENT,
		    xml_place(figure->node), "the picture \"%s\" is not "
		    "printed: %s", src != NULL ? src : "",
		    message_translate(reason));
	part_set(node, "alt", title != NULL && reason == NULL ? title :
	    pool_format(flow->scope->pool, "図（%s）", src != NULL &&
	    *src != '\0' ? src : "ファイルの指定なし"));
}
