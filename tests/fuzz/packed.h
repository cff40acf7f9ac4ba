/*
 * Fuzz: parts packed as an Office file has them, so that a change reaches the
 * parts and not the packing. An input is parts, parted by a line "%%".
 */
#ifndef FUZZ_PACKED_H
#define FUZZ_PACKED_H

#include "fuzz.h"

#include <zlib.h>

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/" \
	"relationships"

struct part {
	const char	*name, *bytes;
	size_t		 length;
	size_t		 at;
};

static inline void
packed_number(struct text *out, size_t value, int bytes)
{
	char byte;

	for (; bytes-- > 0; value >>= 8) {
		byte = (char)(value & 255);
		text_add(out, &byte, 1);
	}
}

/* What the head of a part and its line in the directory have in common. */
static inline void
packed_describe(struct text *out, const struct part *part)
{
	packed_number(out, 20, 2);
	packed_number(out, 0, 8);	/* stored; no flags, no time */
	packed_number(out, crc32(0, (const Bytef *)part->bytes,
	    (uInt)part->length), 4);
	packed_number(out, part->length, 4);
	packed_number(out, part->length, 4);
	packed_number(out, strlen(part->name), 2);
	packed_number(out, 0, 2);
}

static inline void
packed_zip(struct part *parts, size_t count, struct text *out)
{
	size_t i, start, end;

	for (i = 0; i < count; i++) {
		parts[i].at = out->length;
		text_add(out, "PK\3\4", 4);
		packed_describe(out, &parts[i]);
		text_add_string(out, parts[i].name);
		text_add(out, parts[i].bytes, parts[i].length);
	}
	start = out->length;
	for (i = 0; i < count; i++) {
		text_add(out, "PK\1\2\24\0", 6);
		packed_describe(out, &parts[i]);
		packed_number(out, 0, 10);
		packed_number(out, parts[i].at, 4);
		text_add_string(out, parts[i].name);
	}
	end = out->length;
	text_add(out, "PK\5\6\0\0\0\0", 8);
	packed_number(out, count, 2);
	packed_number(out, count, 2);
	packed_number(out, end - start, 4);
	packed_number(out, start, 4);
	packed_number(out, 0, 2);
}

/*
 * The parts with the bytes of the input in the first of them, packed: as many
 * as there are changeable ones.
 */
static inline void
packed_make(const struct part *given, size_t changeable, size_t count,
    const uint8_t *bytes, size_t length, struct text *out)
{
	const char *at = (const char *)bytes, *end = at + length, *cut;
	struct part parts[20];
	size_t i;

	if (count > sizeof parts / sizeof *parts)
		abort();
	for (i = 0; i < count; i++) {
		parts[i] = given[i];
		parts[i].length = strlen(parts[i].bytes);
		if (i >= changeable || at == NULL || at == end)
			continue;
		cut = memmem(at, (size_t)(end - at), "\n%%\n", 4);
		parts[i].bytes = at;
		parts[i].length = (size_t)((cut == NULL ? end : cut) - at);
		at = cut == NULL ? NULL : cut + 4;
	}
	packed_zip(parts, count, out);
}

#endif
