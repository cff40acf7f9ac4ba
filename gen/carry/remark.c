/*
 * Remarks: what is said of the carrying to whom it leaves work to.
 */
#include "carry/inside.h"

void
carry_remark(struct carrying *carrying, struct remarks *remarks,
    const char *about, const char *words)
{
	struct remark *remark = pool_take(carrying->pool, sizeof *remark);

	if (remarks->end == NULL)
		remarks->end = &remarks->first;
	*remark = (struct remark){ about, words, NULL };
	*remarks->end = remark;
	remarks->end = &remark->next;
	remarks->count++;
}
