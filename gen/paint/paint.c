#include "paint/paint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

#include "base/message.h"
#include "paint/inside.h"

enum {
	BRANCH = 64,			/* pages in one node of the tree */
	/* libharu frees an object beyond its limit under our hands. */
	OBJECTS_MOST = HPDF_LIMIT_MAX_XREF_ELEMENT / 2
};

/* A page of our own: libharu's brings 4 KB of state for its drawing calls. */
struct own_page {
	HPDF_PageAttr_Rec	 attr;	/* first: libharu looks for it */
	const char		*body;
};

static void * HPDF_STDCALL
allocate(HPDF_UINT bytes)
{
	return memory_room(bytes);	/* libharu clears what it needs */
}

static void HPDF_STDCALL
release(void *piece)
{
	free(piece);
}

/* Structures are shared with libharu, so it must be the one we know. */
static bool
check_library(struct problems *problems)
{
	if (strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) == 0)
		return true;
	problem_add(problems, PROBLEM_LIBRARY_MISMATCH, (struct place){0},
	    "libharu is version %s; this program was built for %s",
	    HPDF_GetVersion(), HPDF_VERSION_TEXT);
	return false;
}

struct painting *
paint_new(struct ink *ink, const struct pages *first, time_t date,
    struct problems *problems)
{
	struct pool *pool;
	struct painting *painting;

	if (!check_library(problems))
		return NULL;
	pool = pool_new();
	painting = pool_take(pool, sizeof *painting);
	painting->pool = pool;
	painting->ink = ink;
	painting->doc = HPDF_NewEx(NULL, allocate, release, 0, NULL);
	if (painting->doc == NULL) {
		paint_refuse(painting, problems, MESSAGE("libharu does not start"));
		pool_free(pool);
		return NULL;
	}
	sha_start(&painting->digest);
	painting->resources = paint_object(painting, NULL);
	paint_meta(painting, first, date);
	return painting;
}

/* ---- pages ---- */

static HPDF_STATUS
write_page(HPDF_Dict page, HPDF_Stream stream)
{
	return HPDF_Stream_WriteStr(stream,
	    ((struct own_page *)page->attr)->body);
}

/* Page tree: nodes of BRANCH pages, since one array holds 32,767 at most. */
static void
hang_up(struct painting *painting, HPDF_Dict page)
{
	if (painting->branch_count % BRANCH == 0)
		painting->branch = HPDF_Pages_New(painting->doc->mmgr,
		    painting->doc->root_pages, painting->doc->xref);
	painting->branch_count++;
	HPDF_Pages_AddKids(painting->branch, page);
}

static void
add_page(struct painting *painting, const struct page *page)
{
	struct own_page *own = pool_take(painting->pool, sizeof *own);
	struct painted_page *new;

	painting->pages = memory_grow(painting->pages, &painting->page_room,
	    painting->page_count, sizeof *painting->pages);
	new = &painting->pages[painting->page_count++];
	*new = (struct painted_page){ .height = page->height,
	    .first_sequence = NONE, .own = own };
	new->dict = paint_object(painting, NULL);
	new->object = paint_object_id(new->dict);
	new->dict->header.obj_class |= HPDF_OSUBCLASS_PAGE;
	new->dict->attr = own;
	new->dict->write_fn = write_page;
	hang_up(painting, new->dict);
}

/* The page's key in the parent tree; each page with marks has one. */
static uint32_t
add_key(struct painting *painting, uint32_t page)
{
	painting->keys = memory_grow(painting->keys, &painting->key_room,
	    painting->key_count, sizeof *painting->keys);
	painting->keys[painting->key_count] =
	    (struct parent_key){ false, page };
	return (uint32_t)painting->key_count++;
}

static void
write_page_body(struct painting *painting, uint32_t index,
    const struct page *page, uint32_t contents)
{
	const struct painted_page *own = &painting->pages[index];
	struct text out = {0};

	text_add_string(&out, "/Type/Page/MediaBox[0 0 ");
	paint_write_number(&out, page->width);
	text_add_char(&out, ' ');
	paint_write_number(&out, page->height);
	text_add_format(&out, "]/Resources %u 0 R/Contents %u 0 R/Tabs/S",
	    paint_object_id(painting->resources), contents);
	if (own->sequence_count > 0)
		text_add_format(&out, "/StructParents %u",
		    add_key(painting, index));
	own->own->body = pool_string(painting->pool, out.bytes);
	text_free(&out);
}

/* For the file's ID (14.4): it tells files apart and proves nothing. */
static void
note_content(struct painting *painting, const struct text *content)
{
	uint32_t numbers[2] = { (uint32_t)content->length,
	    (uint32_t)libdeflate_crc32(0, content->bytes,
	    content->length) };
	uint8_t bytes[sizeof numbers];
	size_t i;

	for (i = 0; i < sizeof bytes; i++)
		bytes[i] = (uint8_t)(numbers[i / 4] >> i % 4 * 8);
	sha_add(&painting->digest, bytes, sizeof bytes);
}

static bool
fill_page(struct painting *painting, uint32_t index, const struct page *page,
    struct problems *problems)
{
	struct ink *ink = painting->ink;

	text_clear(&ink->content);
	if (!paint_marks(painting, index, page, &ink->content, problems))
		return false;
	paint_pack_once(ink, ink->content.bytes, ink->content.length);
	note_content(painting, &ink->squeezed);
	write_page_body(painting, index, page,
	    paint_object_id(paint_object_stream(painting, "/Filter/FlateDecode",
	    pool_copy(painting->pool, ink->squeezed.bytes,
	    ink->squeezed.length), ink->squeezed.length)));
	return true;
}

/* Links and bookmarks lead to pages of the same part, which all exist. */
bool
paint_add(struct painting *painting, const struct pages *pages,
    struct problems *problems)
{
	uint32_t first = (uint32_t)painting->page_count;
	size_t i;

	if (painting->failed)
		return false;
	if (painting->doc->xref->entries->count + pages->count * 8 >
	    OBJECTS_MOST)
		return paint_refuse(painting, problems,
		    MESSAGE("the document has too many pages"));
	painting->part_count++;
	paint_tags_take(painting, pages->tags);
	for (i = 0; i < pages->count; i++)
		add_page(painting, &pages->list[i]);
	for (i = 0; i < pages->count; i++)
		if (!fill_page(painting, first + (uint32_t)i, &pages->list[i],
		    problems))
			return false;
	paint_links(painting, pages, first);
	paint_outlines(painting, pages, first);
	return true;
}

/* ---- the end ---- */

static void
write_resources(struct painting *painting)
{
	struct text out = {0};
	size_t i;

	text_add_string(&out, "/Font<<");
	for (i = 0; i < FACES_MAX; i++)
		if (painting->fonts[i] != NULL)
			text_add_format(&out, "/F%zu %u 0 R", i,
			    paint_object_id(painting->fonts[i]));
	text_add_string(&out, ">>/XObject<<");
	for (i = 0; i < painting->image_count; i++)
		text_add_format(&out, "/I%zu %u 0 R", i,
		    painting->images[i].object);
	text_add_string(&out, ">>");
	paint_object_dress(painting->resources, pool_string(painting->pool,
	    out.bytes));
	text_free(&out);
}

static void
free_painting(struct painting *painting)
{
	HPDF_Free(painting->doc);
	free(painting->pages);
	free(painting->elements);
	free(painting->sequences);
	free(painting->links);
	free(painting->keys);
	free(painting->outlines);
	free(painting->images);
	pool_free(painting->pool);
}

bool
paint_finish(struct painting *painting, struct text *out,
    struct problems *problems)
{
	bool saved = false;

	if (!painting->failed && painting->page_count == 0)
		paint_refuse(painting, problems, MESSAGE("a document has no page"));
	if (!painting->failed && paint_fonts(painting, problems)) {
		write_resources(painting);
		saved = paint_save(painting, out, problems);
	}
	free_painting(painting);
	return saved;
}

bool
paint_again(struct ink *ink, const struct pages *pages, time_t date,
    struct text *out, struct problems *problems)
{
	struct painting *painting;
	bool painted;

	paint_ink_forget(ink);
	paint_ink_add(ink, pages);
	painting = paint_new(ink, pages, date, problems);
	painted = painting != NULL && paint_add(painting, pages, problems);
	if (painting != NULL)
		painted = paint_finish(painting, out, problems) && painted;
	return painted;
}

bool
paint_pages(struct faces *faces, const struct pages *pages, time_t date,
    struct text *out, struct problems *problems)
{
	struct ink *ink = paint_ink_new(faces);
	bool painted = paint_again(ink, pages, date, out, problems);

	paint_ink_free(ink);
	return painted;
}
