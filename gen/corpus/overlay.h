/*
 * Overlay: what duties.xml says of an edition, by name.
 */
#ifndef CORPUS_OVERLAY_H
#define CORPUS_OVERLAY_H

#include "corpus/corpus.h"

/* The duty with that id= in the edition's own file, or NULL. */
const struct duty *overlay_duty(const struct edition *, const char *id);

#endif
