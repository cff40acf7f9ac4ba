#include "base/memory.h"
#include "base/progress.h"

#include <stdlib.h>
#include <unistd.h>

enum { STATUS_MACHINE = 3 };

/* What was begun is undone by those who asked on_exit to be told. */
void
memory_out(void)
{
	/* In both languages: asking which one is spoken is not for here. */
	static const char said[] = "kijun: out of memory "
	    "(メモリーが足りません)\n";
	ssize_t written;

	progress_wipe();
	written = write(STDERR_FILENO, said, sizeof said - 1);
	(void)written;		/* there is nobody else to tell */
	exit(STATUS_MACHINE);
}
