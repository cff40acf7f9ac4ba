/*
 * XML heap: memory for libxml2 and libxslt, whose trees are many small pieces.
 * Pieces of one size are kept in a list and given out again; room for new ones
 * is cut off a block. Nothing goes back to the system before the end.
 */
#ifndef CORPUS_XML_HEAP_H
#define CORPUS_XML_HEAP_H

/*
 * From now on; before the first call of libxml2. Does nothing where a tool
 * watches the memory, which would not see the pieces.
 */
void	xml_heap_use(void);

#endif
