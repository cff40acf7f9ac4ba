/*
 * What a document says about itself: information, XMP, output intent and
 * catalog, as PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) ask for.
 */
#include <stdlib.h>
#include <string.h>

#include "paint/inside.h"

static const char tool[] = "kijun";

/* ---- information and XMP ---- */

static const char *
or_empty(const char *words)
{
	return words != NULL ? words : "";
}

static void
add_info(struct text *out, const char *key, const char *words)
{
	if (words == NULL || *words == '\0')
		return;
	text_add_format(out, "/%s", key);
	paint_write_string(out, words);
}

static const char *
write_info(struct painting *painting, const struct pages *pages, time_t date)
{
	struct text out = {0};
	const char *body;
	char when[40];
	struct tm parts;

	add_info(&out, "Title", pages->title);
	add_info(&out, "Author", pages->author);
	add_info(&out, "Subject", pages->subject);
	add_info(&out, "Keywords", pages->digest);
	add_info(&out, "Creator", tool);
	if (date != 0 && gmtime_r(&date, &parts) != NULL) {
		strftime(when, sizeof when, "%Y%m%d%H%M%S", &parts);
		text_add_format(&out, "/CreationDate(D:%sZ)/ModDate(D:%sZ)",
		    when, when);
	}
	body = pool_string(painting->pool, out.bytes);
	text_free(&out);
	return body;
}

static void
add_element(struct text *out, const char *name, const char *open,
    const char *words, const char *close)
{
	if (words == NULL || *words == '\0')
		return;
	text_add_format(out, "<%s>%s", name, open);
	text_add_escaped(out, words, strlen(words));
	text_add_format(out, "%s</%s>\n", close, name);
}

static void
add_dates(struct text *out, time_t date)
{
	char when[40];
	struct tm parts;

	if (date == 0 || gmtime_r(&date, &parts) == NULL)
		return;
	strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &parts);
	add_element(out, "xmp:CreateDate", "", when, "");
	add_element(out, "xmp:ModifyDate", "", when, "");
}

/* PDF/A knows no pdfuaid, so its schema must be described (6.6.2.3). */
static const char extension[] =
    "<pdfaExtension:schemas><rdf:Bag>"
    "<rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema"
    "</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
    "</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static void
add_conformance(struct text *out, bool is_tagged)
{
	add_element(out, "pdfaid:part", "", "2", "");
	add_element(out, "pdfaid:conformance", "", is_tagged ? "A" : "B", "");
	if (!is_tagged)
		return;
	add_element(out, "pdfuaid:part", "", "1", "");
	text_add_string(out, extension);
}

static void
write_xmp(struct text *out, const struct painting *painting,
    const struct pages *pages, time_t date, bool is_tagged)
{
	text_add_string(out, "<?xpacket begin=\"\xef\xbb\xbf\" "
	    "id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF "
	    "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	    "<rdf:Description rdf:about=\"\"\n"
	    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
	    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
	    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
	    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
	    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
	    " xmlns:pdfaExtension="
	    "\"http://www.aiim.org/pdfa/ns/extension/\"\n"
	    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
	    " xmlns:pdfaProperty="
	    "\"http://www.aiim.org/pdfa/ns/property#\">\n");
	add_element(out, "dc:title", "<rdf:Alt><rdf:li "
	    "xml:lang=\"x-default\">", pages->title, "</rdf:li></rdf:Alt>");
	add_element(out, "dc:creator", "<rdf:Seq><rdf:li>", pages->author,
	    "</rdf:li></rdf:Seq>");
	add_element(out, "dc:description", "<rdf:Alt><rdf:li "
	    "xml:lang=\"x-default\">", pages->subject, "</rdf:li></rdf:Alt>");
	add_element(out, "dc:language", "<rdf:Bag><rdf:li>",
	    painting->language, "</rdf:li></rdf:Bag>");
	/* What it was made from: kijun verify reads it. */
	add_element(out, "dc:source", "", pages->request, "");
	add_element(out, "pdf:Keywords", "", pages->digest, "");
	add_element(out, "pdf:Producer", "", HPDF_GetInfoAttr(painting->doc,
	    HPDF_INFO_PRODUCER), "");
	add_element(out, "xmp:CreatorTool", "", tool, "");
	add_dates(out, date);
	add_conformance(out, is_tagged);
	text_add_string(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n"
	    "<?xpacket end=\"w\"?>\n");
}

/* ---- output intent ---- */

static uint32_t
add_intent(struct painting *painting)
{
	struct packed *profile = &painting->ink->profile;
	const char *bytes;
	size_t length;

	if (profile->bytes == NULL) {
		bytes = paint_profile(&length);
		paint_pack(painting->ink, profile, bytes, length);
	}
	return paint_object_id(paint_object(painting,
	    pool_format(painting->pool,
	    "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier"
	    "(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
	    "/DestOutputProfile %u 0 R",
	    paint_object_id(paint_object_stream(painting,
	    "/N 3/Filter/FlateDecode", profile->bytes, profile->length)))));
}

/* ---- into the document ---- */

void
paint_meta(struct painting *painting, const struct pages *first, time_t date)
{
	struct text xmp = {0};

	painting->language = pool_string(painting->pool,
	    first->language != NULL ? first->language : "ja");
	write_xmp(&xmp, painting, first, date, first->tags != NULL);
	painting->metadata = paint_object_id(paint_object_stream(painting,
	    "/Type/Metadata/Subtype/XML", pool_copy(painting->pool, xmp.bytes,
	    xmp.length), xmp.length));
	text_free(&xmp);
	painting->intent = add_intent(painting);
	paint_object_dress(painting->doc->info, write_info(painting, first,
	    date));
	sha_add(&painting->digest, or_empty(first->title),
	    strlen(or_empty(first->title)));
	sha_add(&painting->digest, or_empty(first->digest),
	    strlen(or_empty(first->digest)));
}

void
paint_meta_catalog(struct painting *painting)
{
	struct text out = {0};

	text_add_string(&out, "/Lang");
	paint_write_string(&out, painting->language);
	text_add_format(&out, "/ViewerPreferences<</DisplayDocTitle true>>"
	    "/Metadata %u 0 R/OutputIntents[%u 0 R]", painting->metadata,
	    painting->intent);
	if (painting->structure != 0)
		text_add_format(&out, "/MarkInfo<</Marked true>>"
		    "/StructTreeRoot %u 0 R", painting->structure);
	if (painting->outline_root != 0)
		text_add_format(&out, "/Outlines %u 0 R"
		    "/PageMode/UseOutlines", painting->outline_root);
	paint_object_dress(painting->doc->catalog, pool_string(painting->pool,
	    out.bytes));
	text_free(&out);
}
