/*
 * Inside of layout, shared by its files only. A block becomes slabs: strips of
 * paper as wide as their room, which are never cut. Marks in a slab count y
 * from the slab's top until the page turner has placed it; x is final.
 */
#ifndef LAYOUT_INSIDE_H
#define LAYOUT_INSIDE_H

#include "base/names.h"
#include "layout/layout.h"

enum {
	EM_ASCENT = 880,	/* of the Japanese em box, in thousandths */
	RULE_THIN = 400,	/* thousandths of a point */
	RULE_THICK = 800,
	LAYOUT_RUBY = 500,	/* size of readings, in thousandths */
	LAYOUT_SEAL = 700,	/* size of 印 in its circle */
	GREY_FRAME = 350	/* of frames that are not there to write on */
};

/* Character classes of JLREQ (cl-01 …), and what running text needs besides. */
enum char_class {
	CLASS_OPEN,		/* cl-01 （「 */
	CLASS_CLOSE,		/* cl-02 」） */
	CLASS_HYPHEN,		/* cl-03 ‐〜 */
	CLASS_DIVIDE,		/* cl-04 ！？ */
	CLASS_MIDDLE,		/* cl-05 ・： */
	CLASS_STOP,		/* cl-06 。． */
	CLASS_COMMA,		/* cl-07 、， */
	CLASS_INSEPARABLE,	/* cl-08 —…‥ */
	CLASS_ITERATION,	/* cl-09 々ゝ */
	CLASS_LONG,		/* cl-10 ー */
	CLASS_SMALL,		/* cl-11 ょっ */
	CLASS_PREFIX,		/* cl-12 ¥№ */
	CLASS_POSTFIX,		/* cl-13 °% */
	CLASS_IDEO_SPACE,	/* cl-14 */
	CLASS_KANA,		/* cl-15, cl-16 */
	CLASS_IDEOGRAPH,	/* cl-17 to cl-19 */
	CLASS_DIGIT,		/* cl-24 */
	CLASS_WORD_SPACE,	/* cl-26 */
	CLASS_WESTERN,		/* cl-27 */
	CLASS_WIDE_DIGIT,	/* full-width: no spacing, but not split */
	CLASS_WIDE_LATIN,
	CLASS_ROOM,		/* a box or blank, not a character */
	/* Half-width forms whose class depends on their neighbours: */
	CLASS_ASCII_OPEN,
	CLASS_ASCII_CLOSE,
	CLASS_ASCII_POINT,	/* , and . */
	CLASS_ASCII_COLON,
	CLASS_ASCII_DIVIDE,
	CLASS_ASCII_JOIN,	/* - / % */
	CLASS_REFUSED,		/* controls and bidi marks: never printed */
	CLASS_COUNT
};

/* Sets of classes. */
#define IS(NAME) (1UL << CLASS_##NAME)
#define LAYOUT_IN(class, set) (((set) >> (class) & 1) != 0)

/* What the room between two atoms may do to make a line fit. */
enum space_kind {
	SPACE_RIGID,
	SPACE_PLAIN,		/* between full-width characters */
	SPACE_WORD,
	SPACE_MIXED,		/* 和欧間 */
	SPACE_MIDDLE,
	SPACE_MARK,		/* of brackets and commas */
	SPACE_STOP,		/* of full stops: never less inside a line */
	SPACE_KIND_COUNT
};

enum atom_kind {
	ATOM_GLYPH,
	ATOM_CHECK,		/* a box to tick */
	ATOM_TICKED,
	ATOM_BLANK,		/* room to write, ruled */
	ATOM_ROOM,		/* room to write, or around something */
	ATOM_SEAL,		/* 印 in a circle */
	ATOM_BAR,		/* how much of a whole */
	ATOM_BREAK
};

struct cite {
	const char	*target, *uri;
	const char	*words;
};

struct circle {
	bool		 is_drawn;
	struct tag	*tag;
};

struct ruby {
	const char	*rt;
	struct tag	*tag;
	int		 before, after;	/* how far rt hangs over its
					   neighbours */
};

/* How a stretch of running text is written. */
struct span {
	struct tag		*tag;
	enum face		 face;
	int			 size;
	bool			 underlined, struck;
	bool			 is_dotted, is_double;	/* the line under it */
	int			 raise;	/* of the baseline, thousandths of a
					   point; below 0: lowered */
	const struct cite	*cite;
	const struct circle	*circle;
	struct ruby		*ruby;
	const struct sheet_node	*node;	/* where it came from, for problems */
};

/* The smallest thing on a line. */
struct atom {
	uint32_t		 code, selector;
	const struct span	*span;
	int32_t			 body;	/* its advance without spacing */
	int32_t			 shift;	/* from body to the glyph's origin */
	int32_t			 space;	/* in front of it, unless it starts a line */
	int32_t			 x;	/* result, from the line's start */
	uint16_t		 glyph, width;
	int16_t			 rise;	/* of a mark, thousandths of an em */
	uint8_t			 face;
	uint8_t			 kind;	/* enum atom_kind */
	uint8_t			 class;
	uint8_t			 space_kind;
	bool			 may_break;	/* a line may start with it */
	bool			 is_joined;	/* never parted from the one before */
	bool			 is_mark;	/* on the letter before, without room */
};

struct line {
	size_t		 from, to;	/* atoms; to is behind trailing blanks */
	size_t		 next;		/* first atom of the next line */
	bool		 is_last;	/* of the paragraph, or before a break */
	bool		 hangs;		/* its last point is in the margin */
};

/* What a line may do to be filled. */
struct fit {
	bool	opens;		/* it is justified */
	bool	hangs;
};

struct slab {
	int		 before;	/* room above, dropped at a page's top */
	int		 height;
	bool		 stays;		/* no page turn after it */
	bool		 starts_page;
	bool		 is_turned;	/* on paper that lies on its side */
	bool		 is_changed;	/* a bar stands in the margin */
	bool		 is_furniture;	/* frames, arrows: carries no words */
	struct mark	*marks, *last_mark;
	struct link	*links, *last_link;
	struct target	*targets;	/* y within the slab */
	struct outline	*outline;
	struct table	*table;		/* a row of it, or NULL */
	struct row	*row;
	struct slab	*next;
	int		 page;		/* results of the page turner */
	int		 y;
};

struct strip {
	struct slab	*first, *last;
};

/* A heading, for the contents. */
struct entry {
	const struct sheet_node	*heading;
	int			 level;
	struct slab		*slab;
	struct entry		*next;
};

/* A line of contents whose page number is still to be written. */
struct toc_line {
	const char		*target;
	const struct look	*look;
	struct slab		*slab;
	int			 text_end;	/* there the leader starts */
	struct toc_line		*next;
};

/* The running text that is being gathered: a paragraph, or a string. */
struct gathering {
	struct pool		*pool;		/* ends with the layout */
	struct atom		*atoms;
	size_t			 count, room;
	bool			 is_spaced;	/* they have their spacing */
};

/* How far the flow of blocks has come: what the next slab is told. */
struct cursor {
	int			 gap;	/* room below the block before */
	int			 spread;	/* of such room, in thousandths */
	int			 depth;		/* of lists */
	bool			 starts_page;	/* the next slab */
	bool			 is_changed;	/* the block at hand */
	bool			 in_contents;	/* a section of kind contents */
	struct target		*waiting;	/* for the next slab */
};

/* Headings, and lines that are to show their pages. */
struct contents {
	struct entry		*first, *last;
	struct toc_line		*lines;
};

/* Words with blanks between them that are set in one face; word.c. */
struct phrase {
	const char		*end;		/* in the text; NULL: none */
	enum face		 face;
};

struct layout {
	/* From beginning to end: */
	struct pool		*pool;
	const struct sheet	*sheet;
	const struct style	*style;
	struct faces		*faces;
	struct problems		*problems;
	struct sheet_measure	 paper;		/* at hand: one of these */
	struct sheet_measure	 upright, turned;
	const struct strip	*flow;		/* that is cut into pages */
	bool			 strict;
	/* What comes of it: */
	struct pages		*pages;
	struct target		*last_target;
	struct outline		*last_outline;
	bool			 failed;
	/* On the way: */
	struct gathering	 text;
	struct phrase		 phrase;
	struct cursor		 cursor;
	struct contents		 contents;
	struct names		 provisions;	/* addresses: their targets */
};

/* What hangs in front of the first line of a block: a number, a label. */
struct hanging {
	const char		*words;
	const struct look	*look;
	int			 x;
	struct tag		*tag;
	const struct sheet_node	*node;
	bool			 is_set;	/* it stands somewhere */
};

/* Where a block goes. */
struct room {
	struct strip	*strip;
	struct tag	*tag;
	int		 x, width;
	bool		 is_cell;	/* narrow: ragged rather than wide open */
	const struct look *look;	/* of cells, notes; NULL: the element's */
	struct hanging	*hanging;	/* of the next line; may be NULL */
};

/* layout/word.c */
/*
 * Takes a letter with marks, or a word of an alphabet, from the cursor, if it
 * must be set as one; false: the character at the cursor stands alone.
 */
bool		 layout_word(struct layout *, const struct span *,
		    const char **cursor, const char *end);

/* layout/class.c */
enum char_class	 layout_class(uint32_t code);
/* Turns CLASS_ASCII_* into what they are among their neighbours. */
void		 layout_class_resolve(struct atom *, size_t count);

/* layout/space.c */
/* Resolves classes; sets bodies, spacing and breaks, strictly. */
void		 layout_space(struct atom *, size_t count);

/* layout/line.c */
/* The next line from an atom on; the atoms' x is set by layout_line_justify. */
struct line	 layout_line_break(const struct atom *, size_t from,
		    size_t count, int measure, const struct fit *);
void		 layout_line_justify(struct atom *, const struct line *,
		    int measure, int align, bool is_cell);

/* layout/name.c: the provisions that this document has places for */
void		 layout_names_collect(struct layout *);
bool		 layout_name_known(const struct layout *, const char *);
const struct target *layout_name_target(const struct layout *, const char *);
/* The next slab becomes the target of node's provision, if it has none yet. */
void		 layout_name_wait(struct layout *, const struct sheet_node *);

/* layout/atom.c */
struct atom	*layout_atom(struct layout *, enum atom_kind,
		    const struct span *);
void		 layout_atom_glyph(struct layout *, uint32_t code,
		    uint32_t selector, const struct span *, enum face);

/* layout/tag.c */
struct tag	*layout_tag(struct layout *, struct tag *parent,
		    enum tag_kind);

/* layout/room.c */
int		 layout_room_on_page(const struct layout *);
struct room	 layout_room_narrowed(const struct room *, int left);

/* The paper at hand, as it is given or on its side. */
void		 layout_room_turn(struct layout *, bool is_turned);
/* All of its width, on that strip. */
struct room	 layout_room_whole(const struct layout *, const struct room *);

/* layout/gap.c */
/* Room above the next slab is at least this. */
void		 layout_gap(struct layout *, int);

/* layout/slab.c */
struct slab	*layout_slab(struct layout *, struct strip *, int height);

/* layout/strip.c */
int		 layout_strip_height(const struct strip *);
/* The slabs behind `last` (NULL: all) stay together. */
void		 layout_strip_keep(struct strip *, struct slab *last);
/* Moves all that is on a strip onto one slab, y further down. */
void		 layout_strip_absorb(struct slab *, const struct strip *,
		    int y);

/* layout/mark.c */
struct mark	*layout_mark(struct layout *, struct slab *, enum mark_kind,
		    struct tag *);
void		 layout_mark_rule(struct layout *, struct slab *, int x, int y,
		    int x2, int y2, int thick, int grey);
void		 layout_mark_link(struct layout *, struct slab *,
		    const struct cite *, struct tag *, int x, int y, int x2,
		    int y2);
int		 layout_mark_baseline(const struct look *);
/* The circle of a seal around a point, for text of that size. */
void		 layout_mark_seal(struct layout *, struct slab *, int x, int y,
		    int size);

/* layout/gather.c */
void		 layout_gather_start(struct layout *);
/* All its words as one string. */
const char	*layout_gather_words(struct layout *,
		    const struct sheet_node *);
/* Running text: node's and its siblings' up to the first block or NULL. */
const struct sheet_node *layout_gather(struct layout *,
		    const struct sheet_node *first, const struct look *,
		    struct tag *);
void		 layout_gather_string(struct layout *, const char *,
		    const struct look *, struct tag *,
		    const struct sheet_node *);

/* layout/gathered.c */
/* Spacing of the atoms from there on. */
void		 layout_gathered_space(struct gathering *, size_t from);
int		 layout_gathered_width_from(const struct gathering *,
		    size_t from);
/* Natural width of what was gathered, unbroken. */
int		 layout_gathered_width(struct gathering *);

/* layout/emit.c */
/* Where a justified line of atoms stands on its slab. */
struct ground {
	struct layout	*layout;
	struct slab	*slab;
	int		 x, baseline;
};

void		 layout_emit_atoms(const struct ground *, size_t from,
		    size_t to);
/* layout/bar.c */
void		 layout_bar(const struct ground *, const struct atom *);
/* layout/emit.c */
/* What is drawn under, through and around them; links. */
void		 layout_emit_around(const struct ground *, const struct line *);

/* layout/string.c */
/*
 * A string on one line, justified into width if it is too long for it. Its
 * width. Nothing that was gathered is lost.
 */
int		 layout_string(struct layout *, struct slab *, const char *,
		    const struct look *, int x, int width, int align,
		    int baseline, struct tag *);
int		 layout_string_width(struct layout *, const char *,
		    const struct look *);

/* layout/ruby.c */
/* A line with its readings. */
void		 layout_ruby_line(const struct ground *, const struct line *);

/* layout/hanging.c */
bool		 layout_hanging_waits(const struct room *);
/* They stand on this slab. */
void		 layout_hanging_set(struct layout *, const struct room *,
		    struct slab *, int baseline);

/* layout/para.c */
/*
 * The gathered text as slabs, one a line. first_x: where the first line
 * starts, from the room's x.
 */
void		 layout_para(struct layout *, const struct room *,
		    const struct look *, int first_x);

/* layout/hang.c */
/*
 * Takes the words, to stand in front of the next line or, if they are too
 * wide, above it; the room beside them. hanging must live until
 * layout_hang_end, which gives a line to what nothing followed.
 */
struct room	 layout_hang(struct layout *, const struct room *,
		    struct hanging *);
void		 layout_hang_end(struct layout *, const struct room *);

/* layout/draw.c */
/* Draws the slabs from first up to end (not included) at their y. */
void		 layout_draw(struct layout *, struct page *, struct slab *first,
		    const struct slab *end);

/* layout/write.c: lines to write on by hand */
int		 layout_write_pitch(const struct look *);
int		 layout_write_baseline(const struct look *);
void		 layout_write_rule(struct layout *, struct slab *,
		    const struct look *, int x, int x2, struct tag *);

/* layout/block.c */
void		 layout_block(struct layout *, const struct room *,
		    const struct sheet_node *);
/* The blocks in it, and running text between them as paragraphs. */
void		 layout_blocks(struct layout *, const struct room *,
		    const struct sheet_node *);

/* layout/field.c */
void		 layout_field(struct layout *, const struct room *,
		    const struct sheet_node *);

/* layout/sign.c */
void		 layout_sign(struct layout *, const struct room *,
		    const struct sheet_node *);
/* The signature blocks in node, side by side. */
void		 layout_signs(struct layout *, const struct room *,
		    const struct sheet_node *);

/* layout/figure.c */
void		 layout_figure(struct layout *, const struct room *,
		    const struct sheet_node *);

/* layout/flow.c */
void		 layout_flow(struct layout *, const struct room *,
		    const struct sheet_node *);

/* layout/frame.c: one cell; the caller fills *inside, then closes it */
struct frame {
	struct room	 inside;
	struct table	*table;
	int		 gap;		/* what the page flow was up to */
	bool		 starts_page;
};
struct frame	 layout_frame_open(struct layout *, const struct room *,
		    struct tag *, int grey);
void		 layout_frame_close(struct layout *, const struct room *,
		    struct frame *);

/* layout/table.c */
void		 layout_table(struct layout *, const struct room *,
		    const struct sheet_node *);

/* layout/table_row.c */
/* Room that the head rows take when a page starts with this row. */
int		 layout_table_row_head(const struct slab *);

/* layout/table_split.c */
/*
 * Cuts a row taller than room; the rest becomes the next slab. False if
 * nothing of it fits.
 */
bool		 layout_table_split(struct layout *, struct slab *, int room);

/* layout/table_draw.c */
/*
 * Draws the rows of one table that stand one after another from first on;
 * returns the slab behind them.
 */
struct slab	*layout_table_draw(struct layout *, struct page *,
		    struct slab *first, const struct slab *end);

/* layout/page.c */
/* Gives every slab its page and y; the number of pages. */
int		 layout_page_turn(struct layout *, struct strip *);
void		 layout_page_furniture(struct layout *, int page);

/* layout/toc.c */
/* Lines for the headings, behind `last` (NULL: in front). */
void		 layout_toc(struct layout *, struct strip *, struct slab *last);
/* Room for page numbers at the right of contents. */
int		 layout_toc_room(const struct look *);
/* The strip's last slab is a line about target. */
void		 layout_toc_line(struct layout *, const struct strip *,
		    const char *target, const struct look *);
/* Once all pages are drawn. */
void		 layout_toc_numbers(struct layout *);

#endif
