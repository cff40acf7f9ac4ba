/*
 * Machine: what the program asks of Linux and a browser has not. Every file
 * of the program is compiled behind this one (scripts/app.mk), so that none of
 * them knows of it.
 */
#ifndef APP_MACHINE_H
#define APP_MACHINE_H

/* A name that a file of the program, which needs no fcntl.h, has as its own. */
#define splice	machine_splice
#include <dlfcn.h>
#include <fcntl.h>
#undef splice
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* One program at a time runs in its memory: either lock is free. */
#undef F_OFD_SETLK
#define F_OFD_SETLK F_SETLK

/* What Linux has besides. */
#ifndef M_MMAP_MAX
#define M_MMAP_MAX (-4)
#endif
#ifndef RENAME_EXCHANGE
#define RENAME_EXCHANGE 2
#endif
#ifndef MFD_CLOEXEC
#define MFD_CLOEXEC 1
#endif

/* Libraries that are loaded late stand in the program. */
#define dlopen	machine_library
#define dlsym	machine_function
#define dlerror	machine_lacks
void	*machine_library(const char *, int);
void	*machine_function(void *, const char *);
char	*machine_lacks(void);

int	 renameat2(int, const char *, int, const char *, unsigned);
int	 syncfs(int);
int	 memfd_create(const char *, unsigned);
void	*reallocarray(void *, size_t, size_t);
void	 qsort_r(void *, size_t, size_t, int (*)(const void *, const void *,
	    void *), void *);

#endif
