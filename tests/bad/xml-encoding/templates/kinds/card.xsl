<?xml version="1.0" encoding="Shift_JIS"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">
  <k:kind title="葉書" per="role" note="A card."/>
</xsl:stylesheet>
