#include "job/delivery.h"

#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/save.h"
#include "base/word.h"

static const struct place nowhere = {0};

static bool
is_folder(const char *path)
{
	struct stat status;

	return word_ends(path, "/") ||
	    (stat(path, &status) == 0 && S_ISDIR(status.st_mode));
}

/* What stands behind the last dot of a file's name; "" if there is none. */
static const char *
ending_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = slash != NULL ? slash + 1 : path;
	const char *dot = strrchr(name, '.');

	return dot != NULL && dot > name ? dot + 1 : "";
}

/* A file's ending is a format; 0 if it is none. */
static unsigned
format_of_ending(const char *ending)
{
	static const struct { const char *ending; unsigned format; } rows[] = {
		{ "pdf", FORMAT_PDF }, { "html", FORMAT_HTML },
		{ "htm", FORMAT_HTML }, { "xlsx", FORMAT_XLSX },
		{ "csv", FORMAT_CSV } };
	size_t i;

	for (i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcasecmp(rows[i].ending, ending) == 0)
			return rows[i].format;
	return 0;
}

/* False if the file would hold something else than its name says. */
static bool
fits_ending(struct job *job, const struct delivery *delivery)
{
	const char *ending = ending_of(delivery->file);
	unsigned format = format_of_ending(ending);

	if (*ending == '\0' || format == delivery->formats)
		return true;
	problem_add(job->problems, PROBLEM_USAGE, nowhere, format == 0 ?
	    "no document ends in \".%s\"; name a file .pdf, .html, .xlsx or "
	    ".csv, or a folder (out/)" : "\".%s\" is the ending of another format than "
	    "--format says", ending);
	return false;
}

/* A file's ending decides the format unless --format did. */
static unsigned
formats_of(const struct options *options)
{
	const char *output = options->output;
	unsigned format = output == NULL ? 0 :
	    format_of_ending(ending_of(output));

	return job_formats(options->formats, format != 0 ? format :
	    FORMAT_PDF);
}

static size_t
count_formats(unsigned formats)
{
	size_t count = 0;

	for (; formats != 0; formats &= formats - 1)
		count++;
	return count;
}

bool
delivery_choose(struct job *job, size_t documents, struct delivery *delivery)
{
	const char *output = job->options->output;

	*delivery = (struct delivery){ .folder = "",
	    .formats = formats_of(job->options) };
	if (output == NULL)
		return true;
	if (strcmp(output, "-") == 0) {
		delivery->is_output = true;
	} else if (is_folder(output)) {
		delivery->folder = word_ends(output, "/") ? output :
		    pool_format(job->pool, "%s/", output);
		return true;
	} else {
		delivery->file = output;
	}
	if (documents == 1 && (delivery->formats & (delivery->formats - 1)) ==
	    0)
		return delivery->is_output || fits_ending(job, delivery);
	problem_add(job->problems, PROBLEM_USAGE, nowhere,
	    "%zu documents do not fit into \"%s\"; name a folder (%s/)",
	    documents * count_formats(delivery->formats), output,
	    strcmp(output, "-") == 0 ? "out" : output);
	return false;
}

/* kyoto/roles/staff/04-checklist becomes kyoto-staff-04-checklist. */
static const char *
flat_name(struct pool *pool, const char *path)
{
	static const char *const folders[] = { "roles/", "standards/" };
	struct text name = {0};
	const char *flat;
	size_t i, length;

	while (*path != '\0') {
		for (i = 0; i < 2; i++) {
			length = strlen(folders[i]);
			if (strncmp(path, folders[i], length) == 0)
				path += length;
		}
		text_add_char(&name, *path == '/' ? '-' : *path);
		path++;
	}
	flat = pool_string(pool, name.bytes);
	text_free(&name);
	return flat;
}

const char *
delivery_path(struct job *job, const struct delivery *delivery,
    const char *path, const char *ending)
{
	if (delivery->file != NULL)
		return delivery->file;
	return pool_format(job->pool, "%s%s.%s", delivery->folder,
	    flat_name(job->pool, path), ending);
}

bool
delivery_put(struct job *job, const struct delivery *delivery, const char *path,
    struct text *bytes, struct text *out)
{
	if (!delivery->is_output)
		return (*delivery->folder == '\0' ||
		    save_folder(delivery->folder, job->problems)) &&
		    save_file_for(job->options->roster != NULL ?
		    SAVE_FOR_OWNER : SAVE_FOR_ALL, path, bytes->bytes,
		    bytes->length, job->problems);
	text_add(out, bytes->bytes, bytes->length);
	return true;
}

bool
delivery_sheet(struct job *job, const struct delivery *delivery,
    const char *path, const struct sheet *sheet, struct text *out)
{
	struct text bytes = {0};
	bool made = true;
	size_t pages;
	unsigned format;

	for (format = 1; made && format <= FORMAT_LAST; format <<= 1) {
		if ((delivery->formats & format) == 0)
			continue;
		text_clear(&bytes);
		made = job_bytes(job, sheet, format, &bytes, &pages) &&
		    delivery_put(job, delivery, delivery_path(job, delivery,
		    path, job_ending(format)), &bytes, out);
	}
	text_free(&bytes);
	return made;
}
