<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../paper.xsl"/>

  <k:kind title="様式" title-en="Form" per="form person" group="submit" packet="5"
      use="当てはまるときに書いて出す"
      personal="yes"
      note="A form or its example as published, blank or filled from a roster. A printed 平成 stays unless --date, or --set era=令和, says otherwise."
      note-ja="団体の様式とその記入例です。白紙のまま、または名簿から記入して印刷します。">
    <k:option name="large" values="yes"/>
    <k:option name="date"/>
    <k:option name="era" is="era"
        note="The era in front of a blank year."
        note-ja="年の空欄の前に印刷する元号。"/>
    <k:option name="signature" values="sign name-and-seal sign-or-seal sign-and-seal name"/>
  </k:kind>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:apply-templates select="standard/form | standard/example"/>
    </sheet>
  </xsl:template>

  <xsl:template match="form | example">
    <xsl:call-template name="frame">
      <xsl:with-param name="title" select="@title"/>
      <xsl:with-param name="subject" select="../@title"/>
      <xsl:with-param name="edition" select="../@edition-label"/>
    </xsl:call-template>
    <xsl:if test="self::example">
      <xsl:attribute name="status">example</xsl:attribute>
    </xsl:if>
    <para provision="{@address}">
      <xsl:value-of select="@label"/>
      <xsl:call-template name="related"/>
    </para>
    <xsl:apply-templates select="node()" mode="paper"/>
  </xsl:template>
</xsl:stylesheet>
