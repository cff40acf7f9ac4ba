#include "check_inside.h"

void
check_edition(const struct corpus *corpus, const struct edition *edition,
    struct problems *problems)
{
	(void)corpus;
	check_review(edition, problems);
}

static void
check_authority(const struct corpus *corpus,
    const struct authority *authority, struct problems *problems)
{
	size_t i, j;

	for (i = 0; i < authority->standard_count; i++) {
		const struct standard *standard = &authority->standards[i];

		for (j = 0; j < standard->edition_count; j++)
			check_edition(corpus, &standard->editions[j],
			    problems);
	}
	check_locks(corpus, authority, problems);
}

void
check_corpus(const struct corpus *corpus, struct problems *problems)
{
	size_t i;

	for (i = 0; i < corpus->authority_count; i++)
		check_authority(corpus, &corpus->authorities[i], problems);
}
