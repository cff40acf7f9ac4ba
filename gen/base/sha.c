#include "base/sha.h"

void
sha_start(struct sha *sha)
{
	sha256_init(&sha->state);
}

void
sha_add(struct sha *sha, const void *bytes, size_t length)
{
	sha256_update(&sha->state, length, bytes);
}

void
sha_end(struct sha *sha, uint8_t digest[SHA_BYTES])
{
	sha256_digest(&sha->state, SHA_BYTES, digest);
}

void
sha_end_hex(struct sha *sha, char hex[SHA_HEX + 1])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t digest[SHA_BYTES];
	size_t i;

	sha_end(sha, digest);
	for (i = 0; i < SHA_BYTES; i++) {
		*hex++ = digits[digest[i] >> 4];
		*hex++ = digits[digest[i] & 0xf];
	}
	*hex = '\0';
}

void
sha_hex(const void *bytes, size_t length, char hex[SHA_HEX + 1])
{
	struct sha sha;

	sha_start(&sha);
	sha_add(&sha, bytes, length);
	sha_end_hex(&sha, hex);
}
