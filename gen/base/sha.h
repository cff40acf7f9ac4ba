/*
 * SHA-256 (FIPS 180-4): what documents, provisions and received files are
 * known by. nettle asks the processor for it where the processor can.
 */
#ifndef BASE_SHA_H
#define BASE_SHA_H

#include <stddef.h>
#include <stdint.h>

#include <nettle/sha2.h>

enum {
	SHA_BYTES = SHA256_DIGEST_SIZE,
	SHA_HEX = SHA_BYTES * 2		/* digits; a string has a NUL more */
};

struct sha {
	struct sha256_ctx	state;
};

void	sha_start(struct sha *);
void	sha_add(struct sha *, const void *bytes, size_t length);

/* Either ends it. */
void	sha_end(struct sha *, uint8_t digest[SHA_BYTES]);
void	sha_end_hex(struct sha *, char hex[SHA_HEX + 1]);

void	sha_hex(const void *bytes, size_t length, char hex[SHA_HEX + 1]);

#endif
