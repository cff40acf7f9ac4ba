#include "sheet/sheet.h"

#include <string.h>

#include "base/date.h"

/* How the modes of signing differ: authority.xml's signature mode. */
static const struct sign_mode {
	const char	*mode;
	const char	*word;		/* in front of the line */
	const char	*name;		/* of the blank; a signature is never
					   filled from a roster */
	bool		 has_seal;
	const char	*remark;
} sign_modes[] = {
	{ "sign", "氏名(自署)", "氏名(自署)", false, NULL },
	{ "name", "氏名", "氏名", false, NULL },
	{ "name-and-seal", "氏名", "氏名", true, NULL },
	{ "sign-and-seal", "氏名(自署)", "氏名(自署)", true, NULL },
	{ "sign-or-seal", "氏名", "氏名", true,
	    "(自署する場合、押印は不要です。)" },
	{ "seal", NULL, NULL, true, NULL }
};

static const struct sign_mode *
find_mode(const struct sheet_node *sign)
{
	size_t i;

	for (i = 0; i < sizeof sign_modes / sizeof *sign_modes; i++)
		if (sheet_attr_is(sign, SHEET_A_MODE, sign_modes[i].mode))
			return &sign_modes[i];
	return &sign_modes[0];
}

static void
add_string(struct pool *pool, struct sheet_node *node, const char *words)
{
	sheet_add_text(pool, node, words, strlen(words));
}

/* With a label (点検者) the name is 氏名.点検者: no other 氏名 fills it. */
static struct sheet_node *
add_blank(struct pool *pool, struct sheet_node *para, const char *label,
    const char *name, const char *size)
{
	struct sheet_node *blank = sheet_add(pool, para, SHEET_BLANK);

	sheet_set(pool, blank, SHEET_A_NAME, label == NULL ? name :
	    pool_format(pool, "%s.%s", name, label));
	sheet_set(pool, blank, SHEET_A_SIZE, size);
	return blank;
}

static void
add_seal(struct pool *pool, struct sheet_node *para)
{
	struct sheet_node *seal = sheet_add(pool, para, SHEET_BLANK);

	sheet_set(pool, seal, SHEET_A_KIND, "seal");
	sheet_set(pool, seal, SHEET_A_NAME, "印");
	sheet_set(pool, seal, SHEET_A_SIZE, "2");
}

static struct sheet_node *
add_line(struct pool *pool, struct sheet_node *sign, const char *kind)
{
	struct sheet_node *para = sheet_add(pool, sign, SHEET_PARA);

	sheet_set(pool, para, SHEET_A_KIND, kind);
	return para;
}

static void
add_date(struct pool *pool, struct sheet_node *sign, const char *label)
{
	struct sheet_node *para = add_line(pool, sign, "right");

	add_string(pool, para, date_newest_era());
	add_blank(pool, para, label, "日付.年", "3");
	add_string(pool, para, "年");
	add_blank(pool, para, label, "日付.月", "3");
	add_string(pool, para, "月");
	add_blank(pool, para, label, "日付.日", "3");
	add_string(pool, para, "日");
}

void
sheet_sign(struct pool *pool, struct sheet_node *sign)
{
	const struct sign_mode *mode = find_mode(sign);
	const char *label = sheet_attr(sign, SHEET_A_LABEL);
	struct sheet_node *para;

	if (sign->first != NULL)
		return;
	if (mode->word != NULL) {
		add_date(pool, sign, label);
		para = add_line(pool, sign, "right");
		add_string(pool, para, "所属");
		add_blank(pool, para, label, "所属", "16");
	}
	para = add_line(pool, sign, "right");
	if (mode->word != NULL) {
		add_string(pool, para, mode->word);
		add_blank(pool, para, label, mode->name, "16");
	}
	if (mode->has_seal)
		add_seal(pool, para);
	if (mode->remark != NULL)
		add_string(pool, add_line(pool, sign, "small"), mode->remark);
}
