/*
 * Sets: what XPath lacks of sets of nodes, by EXSLT's names.
 */
#ifndef COMPOSE_SETS_H
#define COMPOSE_SETS_H

/* For all stylesheets; doing it again does no harm. */
void	sets_register(void);

#endif
