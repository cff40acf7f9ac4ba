/* What no sentence says is told at its place. */
#include "amendment/inside.h"

#include "base/message.h"
#include "corpus/xml.h"

bool
making_refuse(struct making *making, const struct provision *provision,
    const char *what)
{
	making->has_failed = true;
	problem_add(making->problems, PROBLEM_AMEND_UNSAID,
	    xml_place(provision->node), "no amending sentence is made for "
	    "this: %s", message_translate(what));
	return false;
}
