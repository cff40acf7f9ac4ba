/*
 * Where a file is not as it was made.
 */
#include "job/verify.h"

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
