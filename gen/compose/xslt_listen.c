#include "compose/xslt_listen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libxslt/xsltutils.h>

#include "base/message.h"
#include "corpus/xml_error.h"

/* How common.xsl's catch-all begins its message. */
static const char UNMATCHED[] = "template-unmatched: ";

static struct place
template_place(const struct listener *listener)
{
	const xmlNode *inst = NULL;

	if (listener->transform != NULL)
		inst = listener->transform->inst;
	if (inst == NULL || inst->doc == NULL)
		return (struct place){ listener->kind->path, listener->told,
		    0 };
	return (struct place){ listener->kind->path,
	    (int)xmlGetLineNo(inst), 0 };
}

/* The address that the data node, or one above it, is about. */
static const char *
about(const xmlNode *node)
{
	const char *address;

	for (; node != NULL && node->type == XML_ELEMENT_NODE;
	    node = node->parent) {
		address = node_attr(node, "provision");
		if (address == NULL)
			address = node_attr(node, "address");
		if (address != NULL)
			return address;
	}
	return NULL;
}

static bool
starts(const char *line, const char *with)
{
	return strncmp(line, with, strlen(with)) == 0;
}

/* libxslt's own heading of a message: its file and line are said better. */
static bool
is_heading(const char *line)
{
	return starts(line, "runtime error") ||
	    starts(line, "compilation error") ||
	    starts(line, "error: file") || starts(line, "error\n");
}

/* "compilation error: file NAME line 12 element template" knows the line. */
static void
note_heading(struct listener *listener, const char *line)
{
	const char *file = strstr(line, ": file "), *number;
	size_t length = strlen(listener->kind->path);

	listener->told = 0;
	if (file == NULL || !starts(file + strlen(": file "),
	    listener->kind->path))
		return;
	number = file + strlen(": file ") + length;
	if (starts(number, " line "))
		listener->told = (int)strtol(number + strlen(" line "), NULL,
		    10);
}

/* Without the name of the library's function in front. */
static const char *
without_function(const char *line)
{
	const char *colon = strchr(line, ':');

	if (colon == NULL || (!starts(line, "xslt") && !starts(line, "xml")) ||
	    strcspn(line, " ") < (size_t)(colon - line))
		return line;
	colon++;
	return colon + strspn(colon, " ");
}

/*
 * For an instruction of an imported file the line alone would mislead, so
 * the file is named in the message.
 */
static const char *
other_file(const struct listener *listener)
{
	const xmlNode *inst = NULL;
	const char *url;

	if (listener->transform != NULL)
		inst = listener->transform->inst;
	if (inst == NULL || inst->doc == NULL || inst->doc->URL == NULL)
		return NULL;
	url = (const char *)inst->doc->URL;
	return strcmp(url, listener->kind->path) == 0 ? NULL : url;
}

/* What libxslt was at, as remarks behind its message. */
static void
add_context(struct text *out, const xmlNode *node, const char *address,
    bool is_imported)
{
	text_add_string(out, "");
	if (node != NULL && node->name != NULL && address != NULL)
		text_add_format(out, message_translate(" (on <%s> at %s)"),
		    (const char *)node->name, address);
	else if (node != NULL && node->name != NULL)
		text_add_format(out, message_translate(" (on <%s>)"),
		    (const char *)node->name);
	if (is_imported)
		text_add_string(out,
		    message_translate(" (in an imported file)"));
}

static void
report_line(struct listener *listener, const char *line)
{
	const xmlNode *node = NULL;
	const char *address, *other = other_file(listener);
	struct place place = template_place(listener);
	struct text said = {0};

	listener->count++;
	if (listener->transform != NULL)
		node = listener->transform->node;
	address = about(node);
	if (starts(line, UNMATCHED)) {
		place.line = 0;
		if (address != NULL)
			problem_add(listener->problems,
			    PROBLEM_TEMPLATE_UNMATCHED, place,
			    "%s: nothing matches %s at %s",
			    listener->kind->name, line + strlen(UNMATCHED),
			    address);
		else
			problem_add(listener->problems,
			    PROBLEM_TEMPLATE_UNMATCHED, place,
			    "%s: nothing matches %s", listener->kind->name,
			    line + strlen(UNMATCHED));
		return;
	}
	if (other != NULL)
		place.line = 0;
	add_context(&said, node, address, other != NULL);
	problem_add(listener->problems, PROBLEM_XSLT_FAILED, place, "%s%s",
	    message_translate(without_function(line)), said.bytes);
	text_free(&said);
}

static void
take_lines(struct listener *listener)
{
	char *line = listener->line.bytes, *end;

	if (line == NULL)
		return;
	while ((end = strchr(line, '\n')) != NULL) {
		*end = '\0';
		if (is_heading(line))
			note_heading(listener, line);
		else if (*line != '\0')
			report_line(listener, line);
		line = end + 1;
	}
	memmove(listener->line.bytes, line, strlen(line) + 1);
	listener->line.length = strlen(listener->line.bytes);
}

void
xslt_listen_hear(void *context, const char *format, ...)
{
	struct listener *listener = context;
	char *piece = NULL;
	va_list args;
	int length;

	va_start(args, format);
	length = vasprintf(&piece, format, args);
	va_end(args);
	if (length < 0)
		return;
	text_add(&listener->line, piece, (size_t)length);
	free(piece);
	take_lines(listener);
}

/* Is not well-formed: the first error only, the others follow from it. */
static void
report_syntax(struct listener *listener, const xmlError *error)
{
	const char *file = error->file != NULL ? error->file :
	    listener->kind->path;

	if (listener->count++ > 0)
		return;
	xml_error_report(error, PROBLEM_XSLT_FAILED, (struct place){ file,
	    error->line, error->int2 }, listener->problems);
}

/* Errors of XPath and of the parser come with a structure. */
static void
hear_structured(void *context, xmlErrorPtr error)
{
	if (error == NULL || error->message == NULL)
		return;
	if (error->domain == XML_FROM_PARSER ||
	    error->domain == XML_FROM_NAMESPACE)
		report_syntax(context, error);
	else
		xslt_listen_hear(context, "%s", error->message);
}

struct hooks
xslt_listen_start(struct listener *listener)
{
	struct hooks old = { xmlStructuredError, xmlStructuredErrorContext,
	    xmlGenericError, xsltGenericError, xmlGenericErrorContext,
	    xsltGenericErrorContext };

	xmlSetStructuredErrorFunc(listener, hear_structured);
	xmlSetGenericErrorFunc(listener, xslt_listen_hear);
	xsltSetGenericErrorFunc(listener, xslt_listen_hear);
	return old;
}

void
xslt_listen_stop(struct hooks old, struct listener *listener)
{
	xmlSetStructuredErrorFunc(old.structured_context, old.structured);
	xmlSetGenericErrorFunc(old.generic_context, old.generic);
	xsltSetGenericErrorFunc(old.transform_context, old.transform);
	if (listener->line.length > 0)
		xslt_listen_hear(listener, "\n");
	text_free(&listener->line);
}
