/*
 * Options: the command line, read from one table; help is printed from the
 * same table, so it cannot disagree.
 */
#ifndef JOB_OPTIONS_H
#define JOB_OPTIONS_H

#include "base/problem.h"
#include "base/text.h"

enum command {
	COMMAND_BUILD,
	COMMAND_MAKE,
	COMMAND_PACKET,
	COMMAND_CHECK,
	COMMAND_DIFF,
	COMMAND_LIST,
	COMMAND_TEXT,
	COMMAND_IMPORT,
	COMMAND_PRINT,
	COMMAND_VERIFY,
	COMMAND_ACCEPT,
	COMMAND_CARRY,
	COMMAND_ADOPT,
	COMMAND_AMEND,
	COMMAND_PROPOSE,
	COMMAND_REVIEW,
	COMMAND_APPLY,
	COMMAND_TALLY,
	COMMAND_EXPLAIN,
	COMMAND_COUNT,
	COMMAND_NONE = COMMAND_COUNT
};

enum stop_after {
	STOP_NEVER,
	STOP_CORPUS,
	STOP_DOSSIER,
	STOP_SHEET,
	STOP_PAGES
};

enum {
	OPTIONS_MANY = 64,	/* repeated options and words */
	OPTIONS_JOBS_MAX = 64
};

/* Strings are borrowed from argv, but for the names of --set. */
struct options {
	enum command		 command;
	bool			 help, version;
	const char		*corpus, *templates, *output;
	const char		*formats;	/* "html,pdf" or NULL */
	const char		*list_format;	/* list, diff: text|tsv|json */
	const char		*only;		/* kinds, comma-separated */
	const char		*roster, *sheet, *rows;
	const char		*chapter, *modality, *situation, *form;
	const char		*roles[OPTIONS_MANY];
	size_t			 role_count;
	const char		*standards[OPTIONS_MANY];
	size_t			 standard_count;
	const char		*as;		/* of import */
	const char		*name;		/* likewise, of the authority */
	const char		*changes;	/* likewise, or NULL */
	const char		*text, *expect;	/* of amend */
	const char		*before, *answers; /* of tally, and verify */
	const char		*choices[OPTIONS_MANY];
	size_t			 choice_count;
	const char		*words[OPTIONS_MANY];
	size_t			 word_count;
	const char		*settings[2 * OPTIONS_MANY + 1]; /* for templates */
	size_t			 setting_count;	/* pairs */
	char			*names[OPTIONS_MANY]; /* of --set; our own */
	size_t			 name_count;
	enum stop_after		 stop;
	enum problem_format	 diagnostics;
	bool			 skip_unprintable, skip_refused;
	bool			 strict, sort, with_included, force, shard, index,
				 moved, dry_run, replace, undo;
	int			 jobs;		/* 0: as many as there are cores */
};

/* False with one line about the wrong word in message; free in any case. */
bool		 options_read(struct options *, int argc, char **argv,
		    struct text *message);
void		 options_free(struct options *);
/* Help for one command, or for all with COMMAND_NONE. Examples first. */
void		 options_help(enum command, struct text *out);
const char	*options_setting(const struct options *, const char *name);

/* The tables, for the manual. English; message_translate says the rest. */
struct command_said {
	const char	*name, *words, *what, *examples;
};

struct option_said {
	const char	*name, *value, *help;	/* value NULL if none */
	char		 letter;		/* 0 if none */
	unsigned	 commands;		/* bit per command */
};

struct command_said options_command(enum command);
/* False behind the last row. */
bool		 options_said(size_t row, struct option_said *);

#endif
