/*
 * Changes: what a revision means for the people: whose duties are new,
 * gone or changed, which papers follow, who learns and signs again.
 */
#ifndef SCOPE_CHANGES_H
#define SCOPE_CHANGES_H

#include "compare/compare.h"
#include "scope/part.h"

/*
 * Into <changes>, for the role asked for or for each one:
 *
 *  <signed title/>  the kinds that a role signs
 *  <replaced kind title all="yes"/>  the kinds of which somebody's paper is
 *      replaced; all: it is made once for the whole authority
 *  <unrecorded nobody="yes"> … (scope/unrecorded.h)
 *  <affected role title new gone changed worded renumbered stale unrecorded
 *      rests train="yes" sign="yes">
 *    <duty change="new|gone|changed|worded|renumbered|stale" provision
 *        citation old-citation href modality old-modality
 *        plain-differs condition-differs because="actor|party|meaning|name|lead|
 *        members|record|words">
 *      <plain/> <old-plain/> <condition/> <old-condition/>: of changed ones
 *          with <mark> where they differ
 *      <question/> <old-question/>
 *      <clause citation/> <old-clause citation/>: of stale ones, what of the
 *          text changed, with <mark>
 *      <listed change="added|removed|changed" number/>: of changed ones, the
 *          parts of the list it covers
 *    </duty>
 *    <unrecorded/> … (scope/unrecorded.h)
 *    <rest/> … (scope/rests.h)
 *    <paper kind title signed="yes"/>  to be replaced
 *    <form address label title change/>
 *  </affected>
 *
 * changed: something else is asked; worded: the clause has other words, of
 * which one can know that they mean the same (compare_harmless_words);
 * renumbered: only where it stands; stale: the clause
 * changed and nobody has said yet what it asks now; because: what makes doubtful
 * that the overlay's old words are still right (enum doubt in revision.h).
 * Nothing for lone files.
 */
void	 changes_write(struct scope *, xmlNode *changes_node,
	    const struct changes *);

#endif
