/*
 * The pages of a person's packet.
 */
#include "job/packet.h"

#include <string.h>

/* A paper of an odd number of pages ends with an empty one, its back side. */
static void
pad(struct pool *pool, struct pages *pages)
{
	struct page *list;

	if (pages->count % 2 == 0)
		return;
	list = pool_take(pool, (pages->count + 1) * sizeof *list);
	memcpy(list, pages->list, pages->count * sizeof *list);
	list[pages->count].width = list[pages->count - 1].width;
	list[pages->count].height = list[pages->count - 1].height;
	pages->list = list;
	pages->count++;
}

static struct pages *
lay_out(struct job *job, struct pool *pool, const struct packet_part *part,
    const struct roster *roster, size_t row)
{
	struct problems *local = problems_new();
	struct pages *pages = job_pages(job, pool, sheet_fill(pool,
	    part->sheet, roster->columns, roster->rows[row].values,
	    roster->column_count), local);
	struct text said = {0};

	if (pages == NULL) {
		problems_save(local, &said);
		problem_add(job->problems, PROBLEM_ROSTER_ROW,
		    roster->rows[row].place, "row %d cannot be printed: %s",
		    roster->rows[row].line, said.bytes != NULL ? said.bytes :
		    "");
		text_free(&said);
	}
	problems_free(local);
	return pages;
}

bool
packet_paint(struct job *job, const struct packet *packet,
    const struct roster *roster, size_t row, struct ink *ink,
    struct painting **painting)
{
	struct pool *pool = pool_new();
	struct pages *pages;
	bool made = true;
	size_t i;

	for (i = 0; made && i < packet->count; i++) {
		pages = lay_out(job, pool, &packet->parts[i], roster, row);
		made = pages != NULL;
		if (!made)
			break;
		pad(pool, pages);
		paint_ink_add(ink, pages);
		if (*painting == NULL)
			*painting = paint_new(ink, pages, job->date,
			    job->problems);
		made = *painting != NULL &&
		    paint_add(*painting, pages, job->problems);
	}
	pool_free(pool);
	return made;
}
