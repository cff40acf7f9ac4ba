#include "base/message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const struct sentence {
	size_t		 length;	/* of the English; most differ in it */
	const char	*english, *japanese;
} sentences[] = {
#define SENTENCE(ENGLISH, JAPANESE) { sizeof ENGLISH - 1, ENGLISH, JAPANESE },
#include "base/messages.def"
#undef SENTENCE
};

/* The C library's own words differ from one to the next. */
static const struct {
	int		 number;
	const char	*english;
} errors[] = {
	{ EACCES, MESSAGE("Permission denied") },
	{ EPERM, MESSAGE("Operation not permitted") },
	{ ENOENT, MESSAGE("No such file or directory") },
	{ ENOTDIR, MESSAGE("Not a directory") },
	{ EISDIR, MESSAGE("Is a directory") },
	{ EEXIST, MESSAGE("File exists") },
	{ ENOTEMPTY, MESSAGE("Directory not empty") },
	{ ENAMETOOLONG, MESSAGE("File name too long") },
	{ ELOOP, MESSAGE("Too many levels of symbolic links") },
	{ EFBIG, MESSAGE("File too large") },
	{ ENOSPC, MESSAGE("No space left on device") },
	{ EDQUOT, MESSAGE("Disk quota exceeded") },
	{ EROFS, MESSAGE("Read-only file system") },
	{ EIO, MESSAGE("Input/output error") },
	{ EMFILE, MESSAGE("Too many open files") },
	{ ENFILE, MESSAGE("Too many open files in system") },
	{ ETXTBSY, MESSAGE("Text file busy") },
	{ EBUSY, MESSAGE("Device or resource busy") },
	{ EAGAIN, MESSAGE("Resource temporarily unavailable") },
	{ ENOMEM, MESSAGE("Cannot allocate memory") },
	{ EPIPE, MESSAGE("Broken pipe") },
	{ EINVAL, MESSAGE("Invalid argument") },
};

/* As POSIX asks: the first of them that is set and not empty. */
bool
message_is_japanese(void)
{
	static const char *const names[] = { "KIJUN_LANG", "LC_ALL",
	    "LC_MESSAGES", "LANG" };
	const char *value;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++) {
		value = getenv(names[i]);
		if (value != NULL && *value != '\0')
			return strncmp(value, "ja", 2) == 0;
	}
	return false;
}

const char *
message_translate(const char *english)
{
	size_t i, length;

	if (!message_is_japanese())
		return english;
	length = strlen(english);
	for (i = 0; i < sizeof sentences / sizeof *sentences; i++)
		if (sentences[i].length == length &&
		    memcmp(sentences[i].english, english, length) == 0)
			return sentences[i].japanese;
	return english;
}

const char *
message_of_error(int number)
{
	size_t i;

	for (i = 0; i < sizeof errors / sizeof *errors; i++)
		if (errors[i].number == number)
			return message_translate(errors[i].english);
	return strerror(number);
}

const char *
message_comma(void)
{
	return message_is_japanese() ? "、" : ", ";
}

void
message_add_near(struct text *out, const char *near)
{
	if (near != NULL)
		text_add_format(out, message_translate(
		    " (did you mean \"%s\"?)"), near);
}
