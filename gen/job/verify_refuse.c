/*
 * Where a file is not as it was made.
 */
#include "job/verify.h"

#include <string.h>

#include "base/message.h"
#include "proof/page.h"

void
verify_refuse_words(struct inquiry *inquiry,
    const struct words_difference *where)
{
	bool is_pdf = inquiry->carried.format == CARRIED_PDF;
	struct place place = { inquiry->path, is_pdf ? 0 : where->place, 0 };

	if (is_pdf)
		problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED,
		    place, "page %d: it says \"%s\" where \"%s\" was printed",
		    where->place, where->found, where->wanted);
	else
		problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED,
		    place, "it says \"%s\" where \"%s\" was printed",
		    where->found, where->wanted);
}

enum { SHOWN_MAX = 10 };

static bool
has_page(struct pool *pool, const struct words *words, const char *page)
{
	size_t i;

	for (i = 0; i < words->count; i++)
		if (strcmp(words_close(pool, words->list[i].text), page) == 0)
			return true;
	return false;
}

/* Says of each page of one that the other has not. */
static void
refuse_lone(struct inquiry *inquiry, const struct words *words,
    const struct words *others, const char *format)
{
	size_t i, count = 0;

	for (i = 0; i < words->count && count < SHOWN_MAX; i++) {
		if (has_page(inquiry->pool, others, words_close(inquiry->pool,
		    words->list[i].text)))
			continue;
		count++;
		problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED,
		    (struct place){ inquiry->path, 0, 0 }, format, i + 1);
	}
}

/*
 * A page more or less: behind it nothing stands where it was, so pages are
 * compared as such. Around blanks all are alike. False if there are as many.
 */
static bool
refuse_pages(struct inquiry *inquiry, const struct words *found,
    const struct words *wanted, bool has_marks)
{
	if (inquiry->carried.format != CARRIED_PDF ||
	    found->count == wanted->count || found->count == 0)
		return false;
	problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED,
	    (struct place){ inquiry->path, 0, 0 }, "it has %zu pages, and %zu "
	    "were made", found->count, wanted->count);
	if (has_marks)
		return true;
	refuse_lone(inquiry, wanted, found, MESSAGE("page %zu, as it was "
	    "made, is not in it"));
	refuse_lone(inquiry, found, wanted, MESSAGE("its page %zu was not "
	    "made"));
	return true;
}

bool
verify_refuse_all(struct inquiry *inquiry, const struct words *found,
    const struct words *wanted, bool has_marks)
{
	struct words_difference list[SHOWN_MAX];
	size_t count = words_differences(inquiry->pool, found, wanted,
	    has_marks, list, SHOWN_MAX), i;

	if (count == 0)
		return false;
	if (refuse_pages(inquiry, found, wanted, has_marks))
		return true;
	for (i = 0; i < count && i < SHOWN_MAX; i++)
		verify_refuse_words(inquiry, &list[i]);
	if (count > SHOWN_MAX)
		problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED,
		    (struct place){ inquiry->path, 0, 0 }, "it differs in %zu "
		    "places more", count - SHOWN_MAX);
	return true;
}

/* All that holds the words of a page is as it was made. */
bool
verify_refuse_page(struct inquiry *inquiry, const struct text *made,
    bool has_marks)
{
	const struct carried *carried = &inquiry->carried;
	const struct page_file found = { carried->bytes, carried->length };
	const struct page_file wanted = { made->bytes, made->length };
	struct words_difference where;

	if (!page_tree_differs(inquiry->pool, &found, &wanted, has_marks,
	    &where))
		return true;
	problem_add(inquiry->job->problems, PROBLEM_DOCUMENT_EDITED,
	    (struct place){ inquiry->path, where.place, 0 }, "its words are "
	    "those that were made, but it has %s where %s was made",
	    where.found, where.wanted);
	return false;
}
