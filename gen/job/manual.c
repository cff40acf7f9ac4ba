#include "job/manual.h"

#include <string.h>

#include "base/message.h"
#include "base/problem.h"
#include "check/check.h"
#include "job/options.h"
#include "kind/kind.h"

/* Escaped for roff: a line may begin with a dot, a hyphen is a minus. */
static void
add(struct text *out, const char *words)
{
	bool at_start = out->length == 0 ||
	    out->bytes[out->length - 1] == '\n';

	for (; *words != '\0'; words++) {
		if (at_start && (*words == '.' || *words == '\''))
			text_add_string(out, "\\&");
		if (*words == '\\')
			text_add_string(out, "\\e");
		else if (*words == '-')
			text_add_string(out, "\\-");
		else
			text_add_char(out, *words);
		at_start = *words == '\n';
	}
}

static void
add_line(struct text *out, const char *words)
{
	add(out, words);
	text_add_char(out, '\n');
}

/* The title is marked by MESSAGE where it is given. */
static void
begin_section(struct text *out, const char *title)
{
	text_add_string(out, ".SH \"");
	add(out, message_translate(title));
	text_add_string(out, "\"\n");
}

static void
begin_page(struct text *out, const char *name, const char *section,
    const char *version, const char *what)
{
	/* Neither hyphens nor stretched blanks: both read badly in Japanese. */
	text_add_format(out, ".TH %s %s \"\" \"kijun %s\"\n.nh\n.ad l\n",
	    name, section, version);
	begin_section(out, MESSAGE("NAME"));
	add(out, name);
	text_add_string(out, " \\- ");
	add_line(out, message_translate(what));
}

static void
begin_item(struct text *out, const char *label)
{
	text_add_string(out, ".TP\n.B ");
	add_line(out, label);
}

/* As it stands, line by line. */
static void
add_block(struct text *out, const char *words)
{
	text_add_string(out, ".PP\n.nf\n");
	add(out, words);
	text_add_string(out, ".fi\n");
}

/* ---- kijun(1) ---- */

static void
add_commands(struct text *out)
{
	struct text label = {0};
	int i;

	begin_section(out, MESSAGE("COMMANDS"));
	for (i = 0; i < COMMAND_COUNT; i++) {
		struct command_said command = options_command(
		    (enum command)i);

		text_clear(&label);
		text_add_format(&label, "%s %s", command.name, command.words);
		begin_item(out, label.bytes);
		add_line(out, message_translate(command.what));
	}
	text_free(&label);
}

static void
add_examples(struct text *out)
{
	int i;

	begin_section(out, MESSAGE("EXAMPLES"));
	text_add_string(out, ".nf\n");
	for (i = 0; i < COMMAND_COUNT; i++)
		add(out, options_command((enum command)i).examples);
	text_add_string(out, ".fi\n");
}

/* Behind the meaning: which commands take the option. */
static void
add_takers(struct text *out, unsigned commands)
{
	const char *between = "";
	int i;

	text_add_string(out, ".br\n");
	for (i = 0; i < COMMAND_COUNT; i++) {
		if ((commands & (1u << i)) == 0)
			continue;
		add(out, between);
		add(out, options_command((enum command)i).name);
		between = message_comma();
	}
	text_add_char(out, '\n');
}

static void
add_options(struct text *out)
{
	const unsigned every = (1u << COMMAND_COUNT) - 1;
	struct option_said option;
	struct text label = {0};
	size_t i;

	begin_section(out, MESSAGE("OPTIONS"));
	for (i = 0; options_said(i, &option); i++) {
		text_clear(&label);
		if (option.letter != 0)
			text_add_format(&label, "-%c, ", option.letter);
		text_add_format(&label, "--%s", option.name);
		if (option.value != NULL)
			text_add_format(&label, "=%s", option.value);
		begin_item(out, label.bytes);
		add_line(out, message_translate(option.help));
		if (option.commands != every)
			add_takers(out, option.commands);
	}
	text_free(&label);
}

static void
add_environment(struct text *out)
{
	static const struct { const char *name, *what; } rows[] = {
		{ "KIJUN_LANG", MESSAGE("the language of messages, ja or en; "
		    "else the locale (LC_ALL, LC_MESSAGES, LANG) decides") },
		{ "KIJUN_FONTS", MESSAGE("the only folder from which fonts "
		    "are taken; else the system's") },
		{ "NO_COLOR", MESSAGE("problems are not coloured on a "
		    "terminal") },
	};
	size_t i;

	begin_section(out, MESSAGE("ENVIRONMENT"));
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		begin_item(out, rows[i].name);
		add_line(out, message_translate(rows[i].what));
	}
}

static void
add_status(struct text *out)
{
	static const char *const rows[] = {
		MESSAGE("made"),
		MESSAGE("the input has errors; nothing was written"),
		MESSAGE("the command line does not fit"),
		MESSAGE("the machine: disk, memory, fonts")
	};
	char label[] = "0";
	size_t i;

	begin_section(out, MESSAGE("EXIT STATUS"));
	for (i = 0; i < sizeof rows / sizeof *rows; i++) {
		label[0] = (char)('0' + i);
		begin_item(out, label);
		add_line(out, message_translate(rows[i]));
	}
}

static void
add_diagnostics(struct text *out)
{
	int id;

	begin_section(out, MESSAGE("DIAGNOSTICS"));
	add_line(out, message_translate("Problems go to the standard error "
	    "stream with file, line and column, or the cell, and an id that "
	    "never changes; kijun explain ID says what it means and how to "
	    "mend it."));
	for (id = 0; id < PROBLEM_COUNT; id++) {
		begin_item(out, problem_name((enum problem_id)id));
		add_line(out, problem_title((enum problem_id)id));
	}
}

static void
print_program(struct text *out, const char *version)
{
	begin_page(out, "kijun", "1", version, MESSAGE("regulations as XML, "
	    "and from them what each person has to do"));
	begin_section(out, MESSAGE("SYNOPSIS"));
	text_add_string(out, ".B kijun\n");
	add_line(out, message_translate("COMMAND [OPTIONS] WORDS"));
	begin_section(out, MESSAGE("DESCRIPTION"));
	add_line(out, message_translate("kijun keeps the regulations of local "
	    "governments as structured XML and prints from them, offline, in "
	    "PDF and HTML, what each person needs: checklists, training "
	    "handouts, pledges merged from a roster, sign-off sheets, blank "
	    "forms, and what changed between editions."));
	add_examples(out);
	add_commands(out);
	add_options(out);
	add_environment(out);
	add_status(out);
	add_diagnostics(out);
	begin_section(out, MESSAGE("SEE ALSO"));
	text_add_string(out, ".BR kijun\\-corpus (5),\n"
	    ".BR kijun\\-kind (5)\n");
}

/* ---- kijun-corpus(5) ---- */

/* The words that a value may be; nothing if any will do. */
static void
add_allowed(struct text *out, const char *const *words)
{
	const char *between = " (";

	if (words == NULL)
		return;
	for (; *words != NULL; words++) {
		add(out, between);
		add(out, *words);
		between = "|";
	}
	text_add_char(out, ')');
}

static void
add_attributes(struct text *out, const char *element)
{
	struct check_record_attr attr;
	const char *between = "";
	size_t i;

	for (i = 0; check_record_attr(i, &attr); i++) {
		if (strcmp(attr.element, element) != 0)
			continue;
		add(out, between);
		add(out, attr.name);
		add_allowed(out, attr.words);
		if (attr.is_needed)
			add(out, message_translate(" (required)"));
		between = message_comma();
	}
	text_add_char(out, '\n');
}

static void
add_element(struct text *out, const char *element, const char *parent)
{
	struct text label = {0};

	if (parent != NULL)
		text_add_format(&label, message_translate("<%s> in <%s>"),
		    element, parent);
	else
		text_add_format(&label, "<%s>", element);
	begin_item(out, label.bytes);
	add_attributes(out, element);
	text_free(&label);
}

static void
print_origin(struct text *out)
{
	begin_section(out, MESSAGE("WHERE THE TEXT CAME FROM"));
	add_line(out, message_translate("source.map is a table of lines, its cells "
	    "parted by tabs. Four lines at the top give the form "
	    "(kijun-source 1), the file, its SHA-256 and the lines of it "
	    "that this edition accounts for. Then come rows:"));
	add_block(out, message_translate("text NAME SPANS          words of a provision "
	    "(Mp-At_1-Pr_2), or of LawTitle, LawNum, TOC\nform NAME SPANS   "
	    "       words of a form, in any order\nout KIND SPANS [REASON]  "
	    "what is not of the regulation; repaired: mended in the "
	    "text\nadded NAME WORDS REASON  words of the text that the file "
	    "lacks\n"));
	add_line(out, message_translate("A span is a line (12), lines (12-15) or "
	    "characters of a line (12:3-8), counted from 1, blanks too; + "
	    "stands where added words are. kijun check proves that every "
	    "character is accounted for once, and that each provision says "
	    "what its spans say. Of a page or a Word document a line is a "
	    "block, a paragraph or a cell."));
}

static void
print_corpus(struct text *out, const char *version)
{
	static const char *const roots[] = { "authority", "duties", "forms" };
	const char *element, *parent;
	size_t i;

	begin_page(out, "kijun-corpus", "5", version, MESSAGE("the folder of "
	    "regulations that kijun reads"));
	begin_section(out, MESSAGE("FILES"));
	add_block(out, message_translate(
	    "AUTHORITY/authority.xml          roles, standards, situations, "
	    "addressees\n"
	    "AUTHORITY/SLUG/EDITION/text.xml  the regulation, in e-Gov's law "
	    "XML\n"
	    "AUTHORITY/SLUG/EDITION/duties.xml  what each provision asks of "
	    "whom\n"
	    "AUTHORITY/SLUG/EDITION/forms.xml   forms with blanks\n"
	    "AUTHORITY/SLUG/EDITION/source/     the file as which the text was "
	    "received\n"
	    "AUTHORITY/SLUG/EDITION/source.map  where each of its characters "
	    "is\n"
	    "AUTHORITY/source/                a file that holds several of "
	    "them\n"
	    "AUTHORITY/guide/*.md             training prose (CommonMark)\n"
	    "AUTHORITY/reviewed.lock          what the overlay was read "
	    "against, and where links led\n"
	    "AUTHORITY/SLUG/EDITION/adopted.undo  of an adopted draft: how to "
	    "take it back\n"));
	add_line(out, message_translate("An EDITION is the date from which it "
	    "is in force, YYYY-MM-DD, or draft, or draft-NAME. The text holds "
	    "the regulation as published and nothing else; all remarks stand "
	    "in duties.xml."));
	begin_section(out, MESSAGE("ELEMENTS"));
	add_line(out, message_translate("These elements and attributes, and "
	    "no others, may stand in authority.xml, duties.xml and "
	    "forms.xml."));
	for (i = 0; i < sizeof roots / sizeof *roots; i++)
		add_element(out, roots[i], NULL);
	for (i = 0; check_record_element(i, &element, &parent); i++)
		add_element(out, element, parent);
	print_origin(out);
	begin_section(out, MESSAGE("SEE ALSO"));
	text_add_string(out, ".BR kijun (1),\n.BR kijun\\-kind (5)\n");
}

/* ---- kijun-kind(5) ---- */

static void
print_kind(struct text *out, const char *version)
{
	struct text table = {0};

	begin_page(out, "kijun-kind", "5", version, MESSAGE("a kind of "
	    "document: one stylesheet"));
	begin_section(out, MESSAGE("DESCRIPTION"));
	kind_explain(&table);
	add_block(out, table.bytes);
	add_line(out, message_translate("The stylesheet turns a dossier "
	    "(kijun make KIND --stop-after=dossier) into a sheet "
	    "(--stop-after=sheet)."));
	begin_section(out, MESSAGE("SEE ALSO"));
	text_add_string(out, ".BR kijun (1),\n.BR kijun\\-corpus (5)\n");
	text_free(&table);
}

bool
manual_print(const char *page, const char *version, struct text *out)
{
	if (strcmp(page, "kijun.1") == 0)
		print_program(out, version);
	else if (strcmp(page, "kijun-corpus.5") == 0)
		print_corpus(out, version);
	else if (strcmp(page, "kijun-kind.5") == 0)
		print_kind(out, version);
	else
		return false;
	return true;
}
