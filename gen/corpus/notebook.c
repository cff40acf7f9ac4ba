#include "corpus/notebook.h"

struct notebook *
notebook_new(struct pool *pool)
{
	struct notebook *notebook = pool_take(pool, sizeof *notebook);

	notebook->pool = pool;
	return notebook;
}

void *
notebook_open(struct notebook *notebook, enum notebook_page page,
    size_t bytes)
{
	void **at = &notebook->pages[page];

	if (*at == NULL)
		*at = pool_take(notebook->pool, bytes);
	return *at;
}
