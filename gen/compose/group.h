/*
 * Group: what stylesheets ask of sets of nodes, as functions of XPath in the
 * namespace urn:kijun:group. Stylesheets select, order and word; who is the
 * first of his like is found here.
 */
#ifndef COMPOSE_GROUP_H
#define COMPOSE_GROUP_H

/*
 * group:firsts(NODES, EXPRESSION): those of the nodes that are the first whose
 * string value of the expression is theirs, in the document's order. One whose
 * value is "" is the first of its like, too.
 * For every stylesheet that is read from now on.
 */
void	group_register(void);

#endif
