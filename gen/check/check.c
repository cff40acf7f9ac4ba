#include "check/inside.h"

#include "corpus/guide.h"

/* An older edition that is kept to be compared: nothing is made from it. */
static bool
is_kept_text(const struct edition *edition)
{
	return overlay_of(edition)->source == NULL && !edition->is_draft &&
	    edition->standard != NULL && !standard_is_current(edition);
}

/*
 * Of what could be read of a standard, nothing is said while the rest or the
 * text in force is missing: most of it would follow from that one fault.
 */
static bool
is_whole(const struct edition *edition)
{
	return !edition_is_partial(edition) &&
	    !standard_is_unread(edition->standard);
}

static void
check_edition_parts(const struct corpus *corpus,
    const struct edition *edition, bool with_review,
    struct problems *problems)
{
	struct checking checking = { .corpus = corpus, .edition = edition,
	    .problems = problems, .pool = pool_new() };
	size_t before = problems_count(problems, PROBLEM_ERROR);

	if (edition->standard != NULL)
		checking.authority = edition->standard->authority;
	check_overlay(&checking);
	if (!is_kept_text(edition)) {
		check_wording(&checking);
		check_told(&checking);
		check_agree(&checking);
		check_question(&checking);
		check_actors(&checking);
		check_references(&checking);
		check_numbers(&checking);
		check_terms(&checking);
		check_forms(&checking);
	}
	checking.has_errors = problems_count(problems, PROBLEM_ERROR) > before;
	check_proposed(&checking);
	if (with_review)
		check_review(&checking);
	pool_free(checking.pool);
}

void
check_edition(const struct corpus *corpus, const struct edition *edition,
    struct problems *problems)
{
	check_edition_parts(corpus, edition, true, problems);
}

void
check_before_review(const struct corpus *corpus,
    const struct edition *edition, struct problems *problems)
{
	if (is_whole(edition))
		check_edition_parts(corpus, edition, false, problems);
}

/* What is read when it is first asked for is asked for. */
static void
read_all(const struct authority *authority)
{
	const struct edition *edition;
	size_t i;

	for (i = 0; i < authority->standard_count; i++) {
		edition = NULL;
		do
			edition = standard_next(&authority->standards[i],
			    edition);
		while (edition != NULL);
	}
}

/* What only all of the authority's standards together can tell. */
static void
check_beside(const struct corpus *corpus, const struct edition *edition,
    struct problems *problems)
{
	struct checking checking = { .corpus = corpus, .edition = edition,
	    .authority = edition->standard->authority, .problems = problems,
	    .pool = pool_new() };

	if (!is_kept_text(edition))
		check_elsewhere(&checking);
	pool_free(checking.pool);
}

/* Guides only for their problems: they are read again when they are used. */
void
check_beside_standards(const struct corpus *corpus,
    const struct authority *authority, struct problems *problems)
{
	struct checking checking = { .corpus = corpus,
	    .authority = authority, .problems = problems,
	    .pool = pool_new() };

	check_authority(&checking);
	xmlFreeDoc(guide_load_all(corpus->pool, authority, problems));
	pool_free(checking.pool);
}

void
check_whole_authority(const struct corpus *corpus,
    const struct authority *authority, struct problems *problems)
{
	struct checking checking = { .corpus = corpus,
	    .authority = authority, .problems = problems,
	    .pool = pool_new() };
	size_t i;

	read_all(authority);
	check_beside_standards(corpus, authority, problems);
	check_locks(&checking);
	check_moved_between(corpus, authority, NULL, false, problems);
	check_origins(&checking);
	check_everyday(&checking);
	pool_free(checking.pool);
	for (i = 0; i < authority->standard_count; i++) {
		const struct edition *edition = NULL;

		while ((edition = standard_next(&authority->standards[i],
		    edition)) != NULL)
			if (is_whole(edition)) {
				check_edition(corpus, edition, problems);
				check_beside(corpus, edition, problems);
			}
	}
}

void
check_corpus(const struct corpus *corpus, struct problems *problems)
{
	const struct authority *authority = NULL;

	corpus_read_all(corpus);
	while ((authority = corpus_next(corpus, authority)) != NULL)
		check_whole_authority(corpus, authority, problems);
}
