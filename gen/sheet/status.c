#include "sheet/status.h"

static const struct status statuses[] = {
	{ "draft", "案", "案" },
	{ "unread", "未確認", "未確認" },
	{ "draft-unread", "案・未確認", "未確認" },
	{ "example", "記入例", NULL },
};

const struct status *
status_of(const struct sheet *sheet)
{
	size_t i;

	for (i = 0; i < sizeof statuses / sizeof *statuses; i++)
		if (sheet_attr_is(sheet->root, SHEET_A_STATUS,
		    statuses[i].name))
			return &statuses[i];
	return NULL;
}
