# The libraries as WebAssembly (scripts/app). CACHE, which is named after this
# file and the versions, holds the sources (CACHE/src) and what is made of
# them; the headers of what is configured are those of Debian's own packages,
# so that both programs are compiled against the same.
S = $(CACHE)/src
O = $(CACHE)/obj
I = $(CACHE)/include
# Where Debian keeps what emscripten's scripts need, whoever brought node.
export NODE_PATH = /usr/share/nodejs
CC = emcc
CXX = em++
AR = emar
FLAGS = -O2 -w

LIBRARIES = z csv cmark png jpeg hpdf harfbuzz xml2 xslt exslt icuuc icui18n \
	icudata nettle deflate zip xlsxwriter jansson

.PHONY: libraries
libraries: $(LIBRARIES:%=$(CACHE)/lib/lib%.a)
.DELETE_ON_ERROR:

# $(call library,NAME,FLAGS,SOURCES)
define library
$(foreach file,$(3),$(eval $(O)/$(1)/$(notdir $(file)).o: $(file) \
	$(I)/configured ; @mkdir -p $$(@D) && $(if $(filter %.c,$(file)),$$(CC),$$(CXX)) \
	$$(FLAGS) $(2) -c -o $$@ $(file)))
$(eval $(CACHE)/lib/lib$(1).a: $(foreach file,$(3),$(O)/$(1)/$(notdir \
	$(file)).o) ; @mkdir -p $$(@D) && rm -f $$@ && $$(AR) rcs $$@ $$^ && \
	echo "app: lib$(1)")
endef

Z = $(S)/zlib
$(call library,z,-I$(Z) -DHAVE_UNISTD_H -DHAVE_STDARG_H -include unistd.h,\
	$(addprefix $(Z)/,adler32.c compress.c crc32.c deflate.c inffast.c \
	inflate.c inftrees.c trees.c uncompr.c zutil.c infback.c))

$(call library,csv,-I$(S)/libcsv,$(S)/libcsv/libcsv.c)

$(call library,cmark,-I$(I)/cmark -I$(S)/cmark/src,\
	$(filter-out %/main.c,$(wildcard $(S)/cmark/src/*.c)))

P = $(S)/libpng1.6
$(call library,png,-I$(I)/png -I$(P) -I$(Z),$(addprefix $(P)/png,.c error.c \
	get.c mem.c pread.c read.c rio.c rtran.c rutil.c set.c trans.c wio.c \
	write.c wtran.c wutil.c))

J = $(S)/libjpeg-turbo
$(call library,jpeg,-I$(I)/jpeg -I$(J),$(addprefix $(J)/,jcapimin.c \
	jcapistd.c jccoefct.c jccolor.c jcdctmgr.c jchuff.c jcicc.c jcinit.c \
	jcmainct.c jcmarker.c jcmaster.c jcomapi.c jcparam.c jcphuff.c \
	jcprepct.c jcsample.c jctrans.c jdapimin.c jdapistd.c jdatadst.c \
	jdatasrc.c jdcoefct.c jdcolor.c jddctmgr.c jdhuff.c jdicc.c jdinput.c \
	jdmainct.c jdmarker.c jdmaster.c jdmerge.c jdphuff.c jdpostct.c \
	jdsample.c jdtrans.c jerror.c jfdctflt.c jfdctfst.c jfdctint.c \
	jidctflt.c jidctfst.c jidctint.c jidctred.c jquant1.c jquant2.c \
	jutils.c jmemmgr.c jmemnobs.c jaricom.c jcarith.c jdarith.c \
	jsimd_none.c))

H = $(S)/libharu
$(call library,hpdf,-I$(H)/include -I$(I)/png -I$(P) -I$(Z),\
	$(wildcard $(H)/src/*.c))

$(call library,harfbuzz,-std=c++11 -fno-exceptions -fno-rtti -DHB_NO_MT \
	-I$(S)/harfbuzz/src,$(S)/harfbuzz/src/harfbuzz-subset.cc)

X = $(S)/libxml2
$(call library,xml2,-I$(I)/xml2 -I$(X)/include -I$(X),$(addprefix $(X)/,\
	SAX.c entities.c encoding.c error.c parserInternals.c parser.c tree.c \
	hash.c list.c xmlIO.c xmlmemory.c uri.c valid.c xlink.c HTMLparser.c \
	HTMLtree.c debugXML.c xpath.c xpointer.c xinclude.c catalog.c \
	globals.c threads.c c14n.c xmlstring.c buf.c xmlregexp.c xmlschemas.c \
	xmlschemastypes.c xmlunicode.c xmlreader.c relaxng.c dict.c SAX2.c \
	xmlwriter.c legacy.c chvalid.c pattern.c xmlsave.c schematron.c))

L = $(S)/libxslt
$(call library,xslt,-I$(I)/xslt -I$(I)/xml2 -I$(X)/include -I$(L),\
	$(wildcard $(L)/libxslt/*.c))
$(call library,exslt,-I$(I)/xslt -I$(I)/xml2 -I$(X)/include -I$(L),\
	$(wildcard $(L)/libexslt/*.c))

U = $(S)/icu/source
ICU = -DU_STATIC_IMPLEMENTATION -D_REENTRANT=0 -DUCONFIG_NO_SERVICE=1 \
	-DU_HAVE_STD_ATOMICS=1 -I$(U)/common -I$(U)/i18n -std=c++17
$(call library,icuuc,$(ICU) -DU_COMMON_IMPLEMENTATION,\
	$(wildcard $(U)/common/*.cpp))
$(call library,icui18n,$(ICU) -DU_I18N_IMPLEMENTATION,$(filter-out \
	%/ucol_sit.cpp,$(wildcard $(addprefix $(U)/i18n/,bocsu.cpp col*.cpp \
	rulebasedcollator.cpp ucol*.cpp utf8coll*.cpp utf16coll*.cpp \
	uitercoll*.cpp sortkey.cpp ucln_in.cpp))))

N = $(S)/nettle
$(call library,nettle,-I$(I)/nettle -I$(N) -I/usr/include/nettle \
	-DHAVE_CONFIG_H,$(addprefix $(N)/,sha256.c sha256-compress.c \
	write-be32.c))

D = $(S)/libdeflate
$(call library,deflate,-I$(D) -I$(D)/lib,$(filter-out %/gzip_compress.c \
	%/gzip_decompress.c,$(wildcard $(D)/lib/*.c)))

$(call library,jansson,-I$(I)/jansson -I$(S)/jansson/src -DHAVE_CONFIG_H,\
	$(wildcard $(S)/jansson/src/*.c))

E = $(S)/libzip/lib
$(call library,zip,-I$(I)/zip -I$(E) -I$(Z),$(I)/zip/zip_err_str.c \
	$(filter-out $(addprefix $(E)/,zip_algorithm_bzip2.c \
	zip_algorithm_xz.c zip_winzip_aes.c %_uwp.c %_commoncrypto.c \
	%_gnutls.c %_mbedtls.c %_openssl.c zip_crypto_win.c %_win32.c \
	zip_source_file_win32%.c zip_source_winzip_aes_decode.c \
	zip_source_winzip_aes_encode.c),$(wildcard $(E)/*.c)))

W = $(S)/libxlsxwriter
$(call library,xlsxwriter,-I$(W)/include -I$(W)/third_party/minizip -I$(Z) \
	-DNOCRYPT -DNOUNCRYPT -DUSE_FMEMOPEN=0,$(wildcard $(W)/src/*.c) \
	$(addprefix $(W)/third_party/,tmpfileplus/tmpfileplus.c md5/md5.c \
	minizip/ioapi.c minizip/zip.c))

# Of ICU's tables: CP932, EUC-JP and what Windows calls Latin, the order of
# Japanese, and the forms of characters.
TABLES = cnvalias.icu ibm-943_P15A-2003.cnv euc-jp-2007.cnv \
	ibm-5348_P100-1997.cnv nfkc.nrm coll/root.res coll/ja.res \
	coll/ucadata.icu coll/res_index.res

$(I)/data/icudata.c: $(I)/configured
	rm -rf $(@D)
	mkdir -p $(@D)/in/coll
	printf '%s\n' $(TABLES) > $(@D)/in/tables.txt
	for table in $(TABLES); do icupkg -tl -x $$table -d $(@D)/in \
		$(U)/data/in/icudt72l.dat || exit 1; done
	icupkg -tl -s $(@D)/in -a $(@D)/in/tables.txt new $(@D)/icudt72l.dat
	cp $(@D)/icudt72l.dat $(@D)/icudt72.dat	# its symbol: icudt72_dat
	genccode -q -d $(@D) -f icudata $(@D)/icudt72.dat

$(call library,icudata,-I$(U)/common -DU_STATIC_IMPLEMENTATION,$(I)/data/icudata.c)

# ---- what configure would find out ----

HERE = /usr/include
THERE = $(HERE)/$(shell dpkg-architecture -q DEB_HOST_MULTIARCH)

XSLT = $(shell dpkg -L libxslt1-dev | sed -n s,/libxslt/xsltconfig.h,,p)

define XML_CONFIG
#define HAVE_STDLIB_H 1
#define HAVE_STRING_H 1
#define HAVE_STRINGS_H 1
#define HAVE_ERRNO_H 1
#define HAVE_FCNTL_H 1
#define HAVE_UNISTD_H 1
#define HAVE_SYS_STAT_H 1
#define HAVE_SYS_TYPES_H 1
#define HAVE_CTYPE_H 1
#define HAVE_MATH_H 1
#define HAVE_FLOAT_H 1
#define HAVE_LIMITS_H 1
#define HAVE_TIME_H 1
#define HAVE_STDARG_H 1
#define HAVE_STDINT_H 1
#define HAVE_STAT 1
#define HAVE_SNPRINTF 1
#define HAVE_VSNPRINTF 1
#define HAVE_VA_COPY 1
#define HAVE_ISNAN 1
#define HAVE_ISINF 1
#define HAVE_GETTIMEOFDAY 1
#define HAVE_SYS_TIME_H 1
#define HAVE_LOCALTIME_R 1
#define HAVE_LOCALTIME 1
#define HAVE_TIME 1
#define HAVE_MKTIME 1
#define HAVE_GMTIME_R 1
#define XML_SOCKLEN_T socklen_t
#define VERSION ""
#define PACKAGE "libxslt"
endef

define CMARK_CONFIG
#define HAVE_STDBOOL_H 1
#include <stdbool.h>
#define HAVE___BUILTIN_EXPECT 1
#define HAVE___ATTRIBUTE__ 1
#define CMARK_ATTRIBUTE(list) __attribute__ (list)
#define CMARK_INLINE inline
endef

define JPEG_CONFIG
#define BUILD ""
#define INLINE inline
#define THREAD_LOCAL
#define PACKAGE_NAME "libjpeg-turbo"
#define VERSION ""
#define SIZEOF_SIZE_T 4
#define FALLTHROUGH
endef

define ZIP_CONFIG
#include "zipconf.h"
#define HAVE_FILENO
#define HAVE_FSEEKO
#define HAVE_FTELLO
#define HAVE_LOCALTIME_R
#define HAVE_MKSTEMP
#define HAVE_SNPRINTF
#define HAVE_STRCASECMP
#define HAVE_STRDUP
#define HAVE_STRTOLL
#define HAVE_STRTOULL
#define HAVE_STDBOOL_H
#define HAVE_STRINGS_H
#define HAVE_UNISTD_H
#define HAVE_DIRENT_H
#define SIZEOF_OFF_T 8
#define SIZEOF_SIZE_T 4
#define PACKAGE "libzip"
#define VERSION ""
endef
export XML_CONFIG CMARK_CONFIG JPEG_CONFIG ZIP_CONFIG

# Neither network nor threads nor other programs' tables.
XML_LESS = HTTP|FTP|ICU|LZMA|ZLIB|MODULES|THREAD|ICONV

$(I)/configured:
	mkdir -p $(addprefix $(I)/,cmark png jpeg xml2/libxml \
		xslt/libxslt xslt/libexslt nettle zip jansson here)
	cp $(HERE)/cmark_version.h $(HERE)/cmark_export.h $(I)/cmark
	printf '%s\n' "$$CMARK_CONFIG" > $(I)/cmark/config.h
	cp $(P)/scripts/pnglibconf.h.prebuilt $(I)/png/pnglibconf.h
	sed '/WITH_SIMD/d' $(THERE)/jconfig.h > $(I)/jpeg/jconfig.h
	printf '%s\n' "$$JPEG_CONFIG" > $(I)/jpeg/jconfigint.h
	sed 's/@[A-Z_]*@//g' $(J)/jversion.h.in > $(I)/jpeg/jversion.h
	cp $(HERE)/hpdf_config.h $(HERE)/hpdf_version.h $(H)/include
	sed -E '/^#if 1/{N;s/^#if 1(\n#define LIBXML_($(XML_LESS))_)/#if 0\1/}' \
		$(HERE)/libxml2/libxml/xmlversion.h \
		> $(I)/xml2/libxml/xmlversion.h
	printf '%s\n' "$$XML_CONFIG" > $(I)/xml2/config.h
	{ cat $(XSLT)/libxslt/xsltconfig.h; echo '#undef WITH_MODULES'; } \
		> $(I)/xslt/libxslt/xsltconfig.h
	sed 's/^#if 1/#if 0/' $(HERE)/libexslt/exsltconfig.h \
		> $(I)/xslt/libexslt/exsltconfig.h
	printf '%s\n' "$$XML_CONFIG" > $(I)/xslt/config.h
	: > $(I)/nettle/config.h
	cp $(HERE)/jansson.h $(HERE)/jansson_config.h $(I)/jansson
	echo '#define HAVE_STDINT_H 1' > $(I)/jansson/jansson_private_config.h
	ln -sfn $(HERE)/nettle $(I)/here/nettle
	ln -sfn $(HERE)/qpdf $(I)/here/qpdf
	cp $(HERE)/zipconf.h $(I)/zip
	printf '%s\n' "$$ZIP_CONFIG" > $(I)/zip/config.h
	touch $@

$(I)/zip/zip_err_str.c: $(I)/configured
	awk -f scripts/app.awk $(E)/zip.h > $@
