/*
 * Machine: what the program asks of Linux and a browser has not. Whatever
 * cannot be done says so, as a Linux without it would; the program goes other
 * ways then, which it has anyhow.
 */
#include "machine.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>

#include <unicode/ucol.h>
#include <xlsxwriter.h>
#include <zip.h>

/* ---- libraries ---- */

#define WORDS(NAME) #NAME
#define ROW(NAME) { WORDS(NAME), (void *)NAME },

static const struct {
	const char	*name;
	void		*function;
} functions[] = {
	ROW(ucol_open) ROW(ucol_strcollUTF8) ROW(ucol_close)
	ROW(zip_source_buffer_create) ROW(zip_source_free)
	ROW(zip_open_from_source) ROW(zip_discard) ROW(zip_name_locate)
	ROW(zip_get_num_entries) ROW(zip_stat_index) ROW(zip_fopen_index)
	ROW(zip_fread) ROW(zip_fclose)
	ROW(format_set_font_name) ROW(format_set_font_family)
	ROW(format_set_font_charset) ROW(format_set_font_scheme)
	ROW(format_set_border) ROW(format_set_text_wrap) ROW(format_set_align)
	ROW(workbook_add_format) ROW(format_set_num_format)
	ROW(format_set_bold) ROW(format_set_bg_color)
	ROW(format_set_underline) ROW(format_set_font_strikeout)
	ROW(worksheet_write_rich_string) ROW(worksheet_data_validation_cell)
	ROW(worksheet_data_validation_range) ROW(worksheet_protect)
	ROW(format_set_unlocked) ROW(worksheet_merge_range)
	ROW(worksheet_write_blank) ROW(worksheet_write_number)
	ROW(worksheet_write_string) ROW(worksheet_set_default_row)
	ROW(worksheet_set_row) ROW(worksheet_set_column)
	ROW(workbook_get_worksheet_by_name) ROW(worksheet_set_landscape)
	ROW(worksheet_set_paper) ROW(worksheet_fit_to_pages)
	ROW(worksheet_repeat_rows) ROW(worksheet_set_footer)
	ROW(workbook_add_worksheet) ROW(worksheet_ignore_errors)
	ROW(worksheet_freeze_panes) ROW(worksheet_autofilter)
	ROW(workbook_new) ROW(workbook_set_properties) ROW(workbook_close)
};

void *
machine_library(const char *name, int how)
{
	static const char *const names[] = { "libicui18n.", "libzip.",
	    "libxlsxwriter." };
	static char here;
	size_t i;

	(void)how;
	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (strncmp(name, names[i], strlen(names[i])) == 0)
			return &here;
	return NULL;
}

void *
machine_function(void *library, const char *name)
{
	size_t i;

	(void)library;
	for (i = 0; i < sizeof functions / sizeof *functions; i++)
		if (strcmp(functions[i].name, name) == 0)
			return functions[i].function;
	return NULL;
}

char *
machine_lacks(void)
{
	static char said[] = "it is not part of the program in a browser";

	return said;
}

/* ---- memory ---- */

void *
reallocarray(void *old, size_t count, size_t bytes)
{
	if (bytes != 0 && count > SIZE_MAX / bytes) {
		errno = ENOMEM;
		return NULL;
	}
	return realloc(old, count * bytes);
}

/* ---- files: in this memory, where nothing is left behind ---- */

int
renameat2(int from, const char *old, int to, const char *new, unsigned how)
{
	if (how == 0)
		return renameat(from, old, to, new);
	errno = ENOSYS;
	return -1;
}

int
syncfs(int file)
{
	(void)file;
	return 0;
}

/* It goes with all of this memory, and until then has a name (worker.js). */
int
memfd_create(const char *name, unsigned how)
{
	char path[] = "/tmp/memory-XXXXXX";

	(void)name;
	(void)how;
	return mkstemp(path);
}

ssize_t
flistxattr(int file, char *list, size_t room)
{
	(void)file;
	(void)list;
	(void)room;
	return 0;
}

/* ---- other processes, and signals from them: there are none ---- */

int
signalfd(int file, const sigset_t *signals, int how)
{
	(void)file;
	(void)signals;
	(void)how;
	errno = ENOSYS;
	return -1;
}

int
prctl(int option, ...)
{
	(void)option;
	return 0;
}

/* ---- sorting ---- */

/* What is equal keeps its order, as it does on Linux. */
static void
merge(char *to, const char *from, size_t left, size_t right, size_t size,
    int (*order)(const void *, const void *, void *), void *argument)
{
	const char *a = from, *a_end = from + left * size, *b = a_end,
	    *b_end = b + right * size;
	bool takes_b;

	for (; a < a_end || b < b_end; to += size) {
		takes_b = a == a_end || (b < b_end && order(a, b, argument) >
		    0);
		memcpy(to, takes_b ? b : a, size);
		if (takes_b)
			b += size;
		else
			a += size;
	}
}

void
qsort_r(void *list, size_t count, size_t size, int (*order)(const void *,
    const void *, void *), void *argument)
{
	char *base = list, *room = malloc(count * size + 1);
	size_t run, at, left, right;

	if (room == NULL)
		abort();
	for (run = 1; run < count; run *= 2) {
		for (at = 0; at < count; at += left + right) {
			left = count - at < run ? count - at : run;
			right = count - at - left < run ? count - at - left :
			    run;
			merge(room + at * size, base + at * size, left, right,
			    size, order, argument);
		}
		memcpy(base, room, count * size);
	}
	free(room);
}

/* ---- the end ---- */

enum { ENDINGS_MAX = 8 };

static struct {
	void	(*function)(int, void *);
	void	*argument;
} endings[ENDINGS_MAX];
static int ending_count;

/* The status is not known here, and nobody asks for it. */
static void
end(void)
{
	while (ending_count > 0) {
		ending_count--;
		endings[ending_count].function(0,
		    endings[ending_count].argument);
	}
}

int
on_exit(void (*function)(int, void *), void *argument)
{
	if (ending_count == ENDINGS_MAX ||
	    (ending_count == 0 && atexit(end) != 0))
		return -1;
	endings[ending_count].function = function;
	endings[ending_count++].argument = argument;
	return 0;
}
