/*
 * Late: a library that few requests need is loaded when one does. A library
 * that is linked is loaded at every start, with all that it needs in turn:
 * libzip brings libcrypto.
 */
#ifndef BASE_LATE_H
#define BASE_LATE_H

struct late_function {
	const char	*name;
	void		*pointer;	/* where the function's pointer goes */
};

/*
 * names: of the file, NULL-terminated; the first that there is. functions end
 * with a name of NULL. Without the library, or one of the functions, the
 * program ends with status 3, in words. Loading it again does no harm.
 */
void	late_load(const char *const *names, const struct late_function *);

#endif
