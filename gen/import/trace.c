#include "import/trace.h"

#include <string.h>

struct trace *
trace_new(struct pool *pool)
{
	struct trace *trace = pool_take(pool, sizeof *trace);

	trace->pool = pool;
	return trace;
}

static void
add(struct trace *trace, struct step step)
{
	trace->steps = pool_grow(trace->pool, trace->steps, &trace->room,
	    trace->count, sizeof step);
	trace->steps[trace->count++] = step;
}

void
trace_words(struct trace *trace, const xmlNode *node, const struct line *line,
    const char *start, size_t bytes)
{
	if (bytes > 0)
		add(trace, (struct step){ .node = node, .line = line,
		    .at = (size_t)(start - line->text), .bytes = bytes });
}

void
trace_cell(struct trace *trace, const xmlNode *node,
    const struct table_cell *cell)
{
	add(trace, (struct step){ .node = node, .cell = cell,
	    .bytes = strlen(cell->text) });
}
