#include "import/account.h"

#include "import/contents.h"
#include "import/record.h"

static const char *const kinds[] = { "page", "head", "around", "history",
    "leader", "mark", "hidden", "deleted", "comment", "note", "notation",
    NULL };

const char *const *
account_kinds(void)
{
	return kinds;
}

static size_t
add(struct left_out *stretches, size_t count, const char *kind,
    const char *start, const char *end)
{
	if (end == start)
		return count;
	stretches[count] = (struct left_out){ start, (size_t)(end - start),
	    kind };
	return count + 1;
}

/* The brackets around an amending law's number. */
static size_t
leave_brackets_out(const struct line *line, const struct reading *reading,
    struct left_out *stretches)
{
	const char *start = line->text + reading->sign.rest;
	const struct amending found = record_find_amending(line,
	    reading->sign.rest);

	return add(stretches, add(stretches, 0, "mark", start, found.start),
	    "mark", found.end, found.extract);
}

size_t
account_left_out(const struct line *line, const struct reading *reading,
    struct left_out stretches[LEFT_OUT_MAX])
{
	const char *end = line->text + line->length;
	size_t kept;

	switch (reading->kind) {
	case READ_OUT:
	case READ_PAGE:
	case READ_HISTORY:
		stretches[0] = (struct left_out){ line->text, line->length,
		    line->left_out != NULL ? line->left_out :
		    reading->kind == READ_PAGE ? "page" :
		    reading->kind == READ_HISTORY ? "history" : "around" };
		return line->length > 0 || line->row_count > 0;
	case READ_TITLE:
		return add(stretches, 0, "mark", line->text,
		    record_title(line, &kept));
	case READ_CONTENTS:
		return add(stretches, 0, "leader", line->text +
		    contents_kept(line), end);
	case READ_ARTICLE:
		return reading->sign.is_supplied ? add(stretches, 0,
		    "notation", line->text, end) : 0;
	case READ_SUPPLEMENT:
		return leave_brackets_out(line, reading, stretches);
	case READ_BLANK:
	case READ_HEAD:
	case READ_HEADING:
	case READ_CAPTION:
	case READ_PARAGRAPH:
	case READ_ITEM:
	case READ_TEXT:
	case READ_LINE:
	case READ_APPENDIX:
	case READ_IN_APPENDIX:
	case READ_KIND_COUNT:
		return 0;
	}
	return 0;
}
