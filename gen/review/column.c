/*
 * Columns: what the table calls what the overlay has.
 */
#include "review/inside.h"

#include <string.h>

static const struct {
	const char	*head, *attr;
} columns[COLUMN_COUNT] = {
	[COLUMN_CITATION] = { "条項", NULL },
	[COLUMN_TEXT] = { "条文", NULL },
	[COLUMN_DOUBT] = { "確かさ", NULL },
	[COLUMN_WHY] = { "提案の理由", NULL },
	[COLUMN_CONFIRMED] = { "確認", NULL },
	[COLUMN_STATUS] = { "種類", NULL },
	[COLUMN_REASON] = { "対象外の理由", "reason" },
	[COLUMN_ROLES] = { "だれが", "roles" },
	[COLUMN_MODALITY] = { "強さ", "modality" },
	[COLUMN_QUESTION] = { "質問", NULL },
	[COLUMN_PLAIN] = { "平易な文", NULL },
	[COLUMN_PERMITS] = { "許可する者", "permits" },
	[COLUMN_CONDITIONS] = { "条件", NULL },
	[COLUMN_EXCEPTIONS] = { "例外", NULL },
	[COLUMN_SITUATION] = { "場面", "situation" },
	[COLUMN_CYCLE] = { "時期", "cycle" },
	[COLUMN_WITHIN] = { "期限", "within" },
	[COLUMN_BECAUSE] = { "条文と違う理由", "because" },
	[COLUMN_ROLES_BECAUSE] = { "役割が条文と違う理由", "roles-because" },
	[COLUMN_PERMITS_BECAUSE] = { "許可者が条文と違う理由",
	    "permits-because" },
	[COLUMN_KEY] = { "照合用", NULL },
};

static const char *const statuses[] = { [ROW_DUTY] = "義務",
    [ROW_EXEMPT] = "対象外", [ROW_CONTEXT] = "柱書",
    [ROW_COVERED] = "上に含む", [ROW_OPEN] = "未記入", NULL };

/* What is shown, and the word; in the order of the list. */
static const char *const modalities[] = { "しなければならない",
    "してはならない", "許可が要る", "努める", "できる", NULL };
static const char *const modality_words[] = { "must", "must-not",
    "permission", "should", "may", NULL };

static const char *const reasons[] = { "目的", "定義", "適用範囲",
    "組織・区分", "委任", "手続", "処分", "施行期日", "見出し", "削除",
    NULL };
static const char *const reason_words[] = { "purpose", "definition", "scope",
    "constitutive", "delegation", "procedure", "sanction", "effective-date",
    "heading", "deleted", NULL };

static const char *const sures[] = { "高い", "中くらい", "低い", NULL };
static const char *const sure_words[] = { "high", "fair", "low", NULL };

const char *
column_head(enum column column)
{
	return columns[column].head;
}

const char *
column_attr(enum column column)
{
	return columns[column].attr;
}

const char *
column_status(enum row_kind kind)
{
	return statuses[kind];
}

/* The one of the second list that stands where the word does in the first. */
static const char *
same_place(const char *const *from, const char *const *to, const char *word)
{
	size_t i;

	for (i = 0; from[i] != NULL; i++)
		if (strcmp(from[i], word) == 0)
			return to[i];
	return NULL;
}

bool
column_kind_of(const char *status, enum row_kind *kind)
{
	int i;

	for (i = 0; statuses[i] != NULL; i++)
		if (strcmp(statuses[i], status) == 0) {
			*kind = (enum row_kind)i;
			return true;
		}
	return false;
}

const char *const *
column_statuses(void)
{
	return statuses;
}

const char *
column_modality(const char *word)
{
	return same_place(modality_words, modalities, word);
}

const char *
column_modality_word(const char *shown)
{
	return same_place(modalities, modality_words, shown);
}

const char *const *
column_modalities(void)
{
	return modalities;
}

const char *
column_reason(const char *word)
{
	return same_place(reason_words, reasons, word);
}

const char *
column_reason_word(const char *shown)
{
	return same_place(reasons, reason_words, shown);
}

const char *const *
column_reasons(void)
{
	return reasons;
}

const char *
column_sure(const char *word)
{
	const char *shown = same_place(sure_words, sures, word);

	return shown != NULL ? shown : "";
}

struct export_row
column_cells(struct pool *pool, size_t count)
{
	struct export_row row = { .cells = pool_take(pool, count *
	    sizeof *row.cells), .count = count };
	size_t i;

	for (i = 0; i < count; i++)
		row.cells[i] = (struct export_cell){ .kind = EXPORT_WORDS,
		    .text = "", .column = i, .columns = 1, .rows = 1 };
	return row;
}
