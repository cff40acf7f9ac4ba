<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="*">
    <xsl:message>template-unmatched: &lt;<xsl:value-of select="name()"/>&gt;</xsl:message>
  </xsl:template>
  <xsl:template name="greet">
    <xsl:param name="whom"/>
    <para><xsl:value-of select="$whom"/>さん</para>
  </xsl:template>
</xsl:stylesheet>
