# kijun: regulations as XML, and from them what each person needs, on paper.
#
#   make deps all     install what is missing, build, check, print everything
#   make deps test    install what is missing, also what tests need; run them
#   make deps app     the program as WebAssembly: a folder to open in a browser
#   make deb          one Debian package, in build/

CC ?= cc
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
CORPUS ?= corpus

PACKAGES = libxml-2.0 libxslt libcmark harfbuzz harfbuzz-subset \
	icu-uc icu-i18n libpng libjpeg libzip xlsxwriter
WARNINGS = -Wall -Wextra -Wswitch-enum -Wmissing-prototypes \
	-Wstrict-prototypes -Wwrite-strings -Wshadow \
	-Wno-missing-field-initializers
OPTIMISE ?= -O2
SANITIZE ?=
CFLAGS ?= -g
# Under a sanitizer, and without an optimiser, there is nothing to fortify.
ifeq ($(SANITIZE),)
FORTIFY ?= $(if $(filter-out -O0,$(OPTIMISE)),-U_FORTIFY_SOURCE \
	-D_FORTIFY_SOURCE=2)
HARDEN ?= $(FORTIFY) -fstack-protector-strong -fstack-clash-protection -fPIE
HARDEN_LINK ?= -pie -Wl,-z,relro,-z,now
endif
# libxml2 and the like are found by pkg-config; libharu, libcsv and nettle have
# no (or no reliable) .pc file in Debian 12.
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE $(OPTIMISE) $(CFLAGS) $(WARNINGS) \
	$(HARDEN) $(SANITIZE) -DKIJUN_PREFIX='"$(PREFIX)"' -Igen -MMD -MP \
	$(shell pkg-config --cflags $(PACKAGES) poppler-glib 2>/dev/null)
# Loaded when they are needed (gen/base/late.h): not linked.
LATE = -lzip -licui18n -lxlsxwriter
# Small ones are part of the program: one that is linked is loaded at every
# start, and four of them take longer than a document of one page is laid out.
WITHIN = -lcmark -ljpeg -lcsv -lnettle -ldeflate -ljansson
LIBS = -Wl,--as-needed $(filter-out $(LATE) $(WITHIN),$(shell pkg-config \
	--libs $(PACKAGES) 2>/dev/null)) -lhpdf -lm \
	-Wl,-Bstatic $(WITHIN) -Wl,-Bdynamic

SOURCES = $(wildcard gen/*.c gen/*/*.c)
OBJECTS = $(SOURCES:gen/%.c=$(BUILD)/%.o)
PARTS = $(filter-out $(BUILD)/main.o,$(OBJECTS))
TESTS = $(patsubst tests/%.c,$(BUILD)/%,$(wildcard tests/test_*.c))
REPLAYS = $(patsubst tests/fuzz/%.c,$(BUILD)/replay_%,$(filter-out \
	tests/fuzz/replay.c,$(wildcard tests/fuzz/*.c)))
BENCHES = $(patsubst tests/%.c,$(BUILD)/%,$(wildcard tests/bench_*.c))
KIJUN = $(BUILD)/kijun

.PHONY: default all deps output app test check check-asan valgrind torture fuzz coverage bench install \
	uninstall clean expected
.DELETE_ON_ERROR:

default: $(KIJUN)

# Everything a newcomer wants to see: the program, the proof, the documents.
all: output

# $(MAKE) again, since the packages that pkg-config names may just have come.
output: | deps-before
	$(MAKE) --no-print-directory $(KIJUN)
	$(KIJUN) check
	$(KIJUN) build -o output

# Beside the documents, whose portal leads to it. The two commands of the
# README do without it and what it needs.
app: | deps-before
	$(MAKE) --no-print-directory $(KIJUN)
	scripts/app $(KIJUN) $(BUILD) output/app
	[ ! -e output/index.html ] || grep -q app/index.html output/index.html || \
		$(KIJUN) build -o output

deps:
	scripts/deps $(filter test app,$(MAKECMDGOALS))

# Lets `make -j deps all` install first.
.PHONY: deps-before
deps-before: $(filter deps,$(MAKECMDGOALS))

$(KIJUN): $(OBJECTS)
	$(CC) $(ALL_CFLAGS) $(HARDEN_LINK) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/%.o: gen/%.c Makefile | $(BUILD)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/test_%: tests/test_%.c $(PARTS)
	$(CC) $(ALL_CFLAGS) -Itests $(HARDEN_LINK) $(LDFLAGS) -o $@ $< $(PARTS) \
		-lcmocka -llcms2 $(LIBS)

# What fuzzing feeds (tests/fuzz), fed once more.
$(BUILD)/replay_%: tests/fuzz/%.c tests/fuzz/replay.c $(PARTS)
	$(CC) $(ALL_CFLAGS) $(HARDEN_LINK) $(LDFLAGS) -o $@ $< \
		tests/fuzz/replay.c $(PARTS) $(LIBS)

$(BUILD)/bench_%: tests/bench_%.c $(PARTS)
	$(CC) $(ALL_CFLAGS) -Itests $(HARDEN_LINK) $(LDFLAGS) -o $@ $< $(PARTS) $(LIBS)

$(BUILD):
	mkdir -p $@

test: | deps-before
	$(MAKE) --no-print-directory $(KIJUN)
	scripts/test

check: $(KIJUN)
	$(KIJUN) check

# The whole suite again under the sanitizers, and once under valgrind.
check-asan:
	$(MAKE) --no-print-directory BUILD=build-asan OPTIMISE=-O1 \
		SANITIZE='-fsanitize=address,undefined -fno-omit-frame-pointer' \
		build-asan/kijun
	BUILD=build-asan scripts/test modules bad

valgrind: $(KIJUN)
	scripts/test valgrind

# The program is hurt while it works: some of everything is part of `make
# test`, all of it takes a quarter of an hour.
torture: $(KIJUN) $(BUILD)/nomem.so
	tests/torture/run --long

$(BUILD)/nomem.so: tests/torture/nomem.c | $(BUILD)
	$(CC) -O1 -shared -fPIC -o $@ $< -ldl

# Readers (tests/fuzz) under libFuzzer, SECONDS of processor time each:
# make fuzz SECONDS=600 READERS=law
SECONDS ?= 60
READERS ?= $(filter-out replay,$(basename $(notdir $(wildcard tests/fuzz/*.c))))
fuzz:
	scripts/fuzz $(SECONDS) $(READERS)

# Lines and branches of gen/ that the tests reach, a file a line.
coverage:
	scripts/coverage

bench: $(KIJUN)
	$(MAKE) --no-print-directory $(BENCHES)
	scripts/bench

# Writes tests/expected anew from what the program prints now; read the
# difference before committing it.
expected: $(KIJUN)
	scripts/test write

# An edition that is retired here must not stay in force there.
install: $(KIJUN)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/kijun
	install -m 755 $(KIJUN) $(DESTDIR)$(PREFIX)/bin/kijun
	rm -rf $(DESTDIR)$(PREFIX)/share/kijun/corpus \
		$(DESTDIR)$(PREFIX)/share/kijun/templates
	cp -R corpus templates $(DESTDIR)$(PREFIX)/share/kijun/
	rm -rf $(DESTDIR)$(PREFIX)/share/kijun/templates/app
	scripts/manual $(KIJUN) $(DESTDIR)$(PREFIX)/share/man

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/kijun
	rm -rf $(DESTDIR)$(PREFIX)/share/kijun
	rm -f $(DESTDIR)$(PREFIX)/share/man/man[15]/kijun*.[15] \
		$(DESTDIR)$(PREFIX)/share/man/ja/man[15]/kijun*.[15]

# The program in it looks for its corpus below /usr.
.PHONY: deb
deb: $(KIJUN)
	$(MAKE) --no-print-directory BUILD=$(BUILD)/packaged PREFIX=/usr \
		$(BUILD)/packaged/kijun
	scripts/deb $(BUILD)

clean:
	rm -rf build build-asan build-fuzz build-coverage
	[ ! -d output ] || find output -mindepth 1 ! -path output/README.md -delete

# Tests are built by scripts/test; this lets it ask for all of them at once.
.PHONY: test-programs
test-programs: $(TESTS) $(REPLAYS)

# A header that is gone, and that an older build needed: it is built again.
gen/%.h: ;

-include $(wildcard $(BUILD)/*.d $(BUILD)/*/*.d)

# What scripts/fuzz links with.
.PHONY: print-libraries
print-libraries:
	@echo $(LIBS)
