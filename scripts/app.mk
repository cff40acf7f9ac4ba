# The program as WebAssembly, and the folder it stands in (scripts/app).
include scripts/app-libraries.mk

# ---- the program ----

GLIB = $(shell pkg-config --cflags-only-I poppler-glib)
INCLUDES = -Igen -I$(I)/here -I$(I)/xml2 -I$(X)/include -I$(I)/xslt -I$(L) \
	-I$(I)/cmark -I$(S)/cmark/src -I$(HERE)/harfbuzz -I$(U)/common \
	-I$(U)/i18n -I$(I)/png -I$(P) -I$(I)/jpeg -I$(J) \
	-I$(H)/include -I$(S)/libcsv -I$(I)/jansson -I$(D) -I$(I)/zip -I$(E) \
	-I$(W)/include -I$(Z) $(GLIB)
PROGRAM = -std=c11 -D_GNU_SOURCE -O2 -w -DKIJUN_PREFIX='"/usr"' \
	-DU_STATIC_IMPLEMENTATION -include templates/app/machine.h $(INCLUDES)

SOURCES = $(wildcard gen/*.c gen/*/*.c)
OBJECTS = $(SOURCES:gen/%.c=$(BUILD)/%.o) $(BUILD)/machine.o $(BUILD)/cells.o

$(BUILD)/%.o: gen/%.c scripts/app.mk templates/app/machine.h
	@mkdir -p $(@D)
	$(CC) $(PROGRAM) -MMD -MP -c -o $@ $<

$(BUILD)/%.o: templates/app/%.c templates/app/machine.h
	@mkdir -p $(@D)
	$(CC) $(PROGRAM) -MMD -MP -c -o $@ $<

ifneq ($(BUILD),)
-include $(wildcard $(BUILD)/*.d $(BUILD)/*/*.d)
endif

# The glue runs in a worker and makes no code from text.
LINK = -O2 -sMODULARIZE=1 -sEXPORT_NAME=Kijun -sENVIRONMENT=worker \
	-sINVOKE_RUN=0 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1 \
	-sINITIAL_MEMORY=33554432 -sMAXIMUM_MEMORY=2147483648 \
	-sTOTAL_STACK=4194304 -sDYNAMIC_EXECUTION=0 -sFORCE_FILESYSTEM=1 \
	-sEXPORTED_RUNTIME_METHODS=FS,callMain,ccall,ENV \
	-sEXPORTED_FUNCTIONS=_main,_app_cells -sSUPPORT_LONGJMP=emscripten

$(BUILD)/kijun.js: $(OBJECTS) $(LIBRARIES:%=$(CACHE)/lib/lib%.a)
	em++ $(LINK) -o $@ $(OBJECTS) -L$(CACHE)/lib $(addprefix -l,zip \
		xlsxwriter hpdf png jpeg harfbuzz exslt xslt xml2 cmark csv \
		nettle deflate jansson icui18n icuuc icudata z) -lm

# ---- the folder ----

FACES = $(shell sed -n 's/^typeface .*file=\([^ ]*\).*/\1/p' \
	templates/pdf.style)
FONTS = $(HERE)/../share/fonts/truetype
PACKED = $(foreach face,$(FACES),$(CACHE)/faces/$(subst /,-,$(face)).js)

define packed
$(CACHE)/faces/$(subst /,-,$(1)).js: $(FONTS)/$(1) scripts/app-pack
	@mkdir -p $$(@D)
	scripts/app-pack face $$< $(1) $$@
endef
$(foreach face,$(FACES),$(eval $(call packed,$(face))))

# Whole, or not there.
.PHONY: app program faces
program: $(BUILD)/kijun.js
faces: $(PACKED)
app: $(BUILD)/kijun.js $(PACKED)
	rm -rf $(OUTPUT).new
	mkdir -p $(OUTPUT).new/faces
	cp $(PACKED) $(OUTPUT).new/faces
	scripts/app-pack folder $(KIJUN) $(BUILD)/kijun $(OUTPUT).new
	rm -rf $(OUTPUT)
	mv $(OUTPUT).new $(OUTPUT)
