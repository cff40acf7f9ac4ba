<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../common.xsl"/>

  <k:kind title="手紙" per="role person" needs=""
      note="The plain words of a role's duties, as a letter to each person."/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'手紙'"/>
        <xsl:with-param name="subject" select="role[@main]/@title"/>
      </xsl:call-template>
      <xsl:if test="standard/duty">
        <heading level="1">手紙</heading>
        <para><blank name="所属" size="10"/><blank name="氏名" size="10"/>様</para>
        <xsl:apply-templates select="standard/duty"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template match="duty">
    <para provision="{../@id}#{@provision}">
      <xsl:value-of select="plain"/>
    </para>
  </xsl:template>
</xsl:stylesheet>
