#include "kind/request.h"

#include <string.h>

enum kind_per
request_per(const struct request *request)
{
	if (request->authority == NULL)
		return request->older != NULL ? KIND_PER_PAIR : KIND_PER_ALL;
	if (request->role != NULL) {
		if (request->edition == NULL)
			return KIND_PER_ROLE;
		return request->older != NULL ? KIND_PER_ROLE_PAIR :
		    KIND_PER_ROLE_STANDARD;
	}
	if (request->edition == NULL)
		return KIND_PER_AUTHORITY;
	if (request->form != NULL)
		return KIND_PER_FORM;
	return request->older != NULL ? KIND_PER_PAIR : KIND_PER_STANDARD;
}

const struct kind *
request_kind(const struct request *request)
{
	return request->kinds == NULL ? NULL :
	    kinds_find(request->kinds, request->kind);
}

/* The folder of an edition: the current one has none of its own. */
static const char *
edition_folder(struct pool *pool, const struct edition *edition)
{
	return standard_is_current(edition) ? "" :
	    pool_format(pool, "%s/", edition->id);
}

/* "Fm_1" as "1": forms are counted in their standard. */
static const char *
form_number(const char *form)
{
	const char *underscore = strchr(form, '_');

	return underscore != NULL ? underscore + 1 : form;
}

static const char *
standard_name(struct pool *pool, const struct request *request)
{
	if (request->form == NULL)
		return request->kind;
	return pool_format(pool, "%s-%s", request->kind,
	    form_number(request->form));
}

static const char *
role_name(struct pool *pool, const struct request *request)
{
	const struct edition *edition = request->edition;

	if (edition == NULL)
		return request->kind;
	if (standard_is_current(edition) && request->older == NULL)
		return pool_format(pool, "%s-%s", edition->standard->slug,
		    request->kind);
	return pool_format(pool, "%s-%s-%s", edition->standard->slug,
	    edition->id, request->kind);
}

/* Of somebody with several roles: -with-staff. */
static const char *
others_name(struct pool *pool, const struct request *request)
{
	const char *const *other = request->others;
	const char *name = "";

	for (; other != NULL && *other != NULL; other++)
		name = pool_format(pool, "%s-%s", *name != '\0' ? name :
		    "-with", *other);
	return name;
}

/* Below the folder of its authority. */
static const char *
path_inside(struct pool *pool, const struct request *request)
{
	const struct edition *edition = request->edition;

	if (request->role != NULL)
		return pool_format(pool, "roles/%s/%s%s", request->role,
		    role_name(pool, request), others_name(pool, request));
	if (edition != NULL)
		return pool_format(pool, "standards/%s/%s%s",
		    edition->standard->slug, edition_folder(pool, edition),
		    standard_name(pool, request));
	return request->kind;
}

const char *
request_path(struct pool *pool, const struct request *request)
{
	if (request->authority == NULL)
		return request->kind;
	return pool_format(pool, "%s/%s", request->authority->id,
	    path_inside(pool, request));
}

const char *
request_home(const struct request *request)
{
	if (request->authority == NULL)
		return "";
	if (request->role != NULL)
		return "../../";
	if (request->edition == NULL)
		return "";
	return standard_is_current(request->edition) ? "../../" : "../../../";
}

const char *
request_href(struct pool *pool, const struct request *from,
    const struct request *to)
{
	return pool_format(pool, "%s%s.html", request_home(from),
	    path_inside(pool, to));
}

const char *
request_beside(struct pool *pool, const struct request *to)
{
	return pool_format(pool, "%s.html", standard_name(pool, to));
}
