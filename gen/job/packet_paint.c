/*
 * The pages of packets: each paper begins on a front side.
 */
#include "job/packet.h"

#include <string.h>

#include "base/stop.h"
#include "job/merge.h"

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

/* The first paper speaks for all: the file is the whole packet. */
static bool
paint_part(struct job *job, const struct packet_plan *plan,
    struct pages *pages, struct ink *ink, struct painting **painting)
{
	paint_ink_add(ink, pages);
	if (*painting == NULL) {
		pages->digest = plan->digest;
		pages->request = plan->request;
		*painting = paint_new(ink, pages, job->date, job->problems);
	}
	return *painting != NULL &&
	    paint_add(*painting, pages, job->problems);
}

/* The painting is made if it is NULL. False if reported. */
static bool
paint_person(struct job *job, const struct packet_plan *plan, size_t person,
    const struct roster *roster, struct ink *ink, struct painting **painting)
{
	const struct packet *packet = packet_plan_at(plan, person);
	struct pool *pool = pool_new();
	struct pages *pages;
	bool made = !stop_asked();
	size_t i;

	for (i = 0; made && i < packet->count; i++) {
		pages = merge_lay_out(job, pool, packet->parts[i].sheet,
		    roster, person);
		made = pages != NULL;
		if (!made)
			break;
		pad(pool, pages);
		made = paint_part(job, plan, pages, ink, painting);
	}
	pool_free(pool);
	return made;
}

bool
packet_paint_all(struct job *job, const struct packet_plan *plan,
    const struct roster *roster, struct text *out)
{
	struct ink *ink = paint_ink_new(job->faces);
	struct painting *painting = NULL;
	/* One of many files is a step of whoever makes them. */
	bool made = true, is_many = roster->row_count > 1;
	size_t i;

	if (is_many)
		progress_begin(&job->progress, roster->row_count);
	for (i = 0; made && i < roster->row_count; i++) {
		made = paint_person(job, plan, i, roster, ink, &painting);
		if (is_many)
			progress_step(&job->progress);
	}
	if (painting != NULL)
		made = paint_finish(painting, out, job->problems) && made;
	if (is_many)
		progress_end(&job->progress);
	paint_ink_free(ink);
	return made;
}
