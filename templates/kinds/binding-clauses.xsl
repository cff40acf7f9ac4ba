<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind"
    xmlns:group="urn:kijun:group" exclude-result-prefixes="k group">

  <xsl:import href="../common.xsl"/>

  <k:kind title="守っていただく条文" title-en="Clauses that bind"
      per="packet person" needs="included" packet="2" use="読んで、守る"
      replaced-when="duties"
      note="Every clause that binds a role, word for word, with what it asks in plain words; for somebody who has no other copy of the regulations."
      note-ja="役割に係る条文を一字一句そのまま、やさしい言葉と並べたものです。基準を手元に持たない人に渡します。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <xsl:key name="of-provision" match="duty"
      use="concat(../@id, '#', @provision)"/>

  <xsl:variable name="role" select="/dossier/role[@main = 'yes']"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'守っていただく条文'"/>
        <xsl:with-param name="subject" select="$role/@title"/>
      </xsl:call-template>
      <xsl:if test="standard/duty">
        <heading level="1">
          <xsl:value-of select="$role/@title"/>
          <xsl:text>　守っていただく条文</xsl:text>
        </heading>
        <para>
          <xsl:text>左は条文、右は求められていることをやさしく言い直したものです。決まりは左の条文です。</xsl:text>
          <xsl:if test="standard/duty/@implied = 'yes'">
            <xsl:text>※の項目は、だれの義務かを条文が明記していません。</xsl:text>
          </xsl:if>
        </para>
        <xsl:apply-templates select="standard[duty]"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template match="standard">
    <section kind="standard">
      <heading level="2"><xsl:value-of select="@title"/></heading>
      <para kind="small"><xsl:value-of select="@edition-label"/></para>
      <table kind="grid" cols="20 17">
        <row head="yes">
          <cell>条文</cell>
          <cell>求められていること</cell>
        </row>
        <xsl:apply-templates select="group:firsts(duty, '@provision')"/>
      </table>
      <xsl:if test="definition">
        <heading level="3">言葉の意味</heading>
        <list kind="plain">
          <xsl:apply-templates select="definition"/>
        </list>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template match="duty">
    <row provision="{../@id}#{@provision}">
      <cell>
        <xsl:apply-templates select="clause"/>
      </cell>
      <cell>
        <xsl:for-each select="key('of-provision', concat(../@id, '#',
            @provision))">
          <para>
            <xsl:value-of select="plain"/>
            <xsl:if test="@implied = 'yes'">※</xsl:if>
          </para>
          <xsl:if test="@permits != ''">
            <para>
              <xsl:text>許可をする人：</xsl:text>
              <xsl:value-of select="@permits"/>
            </para>
          </xsl:if>
          <xsl:for-each select="exception[. != '']">
            <para kind="small">
              <xsl:call-template name="spared"/>
              <xsl:value-of select="."/>
            </para>
          </xsl:for-each>
        </xsl:for-each>
      </cell>
    </row>
  </xsl:template>

  <xsl:template match="clause">
    <xsl:for-each select="lead/line | lead/table | lead/part |
        lead/figure | line | table | part | figure">
      <xsl:apply-templates select="self::table | self::part | self::figure"
          mode="structure"/>
      <xsl:if test="self::line">
      <para>
        <xsl:if test="position() = 1">
          <strong><xsl:value-of select="ancestor::duty/@citation"/></strong>
          <xsl:value-of select="ancestor::duty/@article-caption"/>
          <xsl:text>　</xsl:text>
        </xsl:if>
        <xsl:apply-templates select="." mode="line"/>
      </para>
      </xsl:if>
    </xsl:for-each>
    <xsl:call-template name="clause-parts"/>
  </xsl:template>

  <xsl:template match="definition">
    <item>
      <strong><xsl:value-of select="@term"/></strong>
      <xsl:text>　</xsl:text>
      <xsl:apply-templates select="." mode="meaning"/>
      <xsl:text>(</xsl:text>
      <xsl:value-of select="@citation"/>
      <xsl:text>)</xsl:text>
      <xsl:apply-templates select="." mode="members"/>
    </item>
  </xsl:template>

</xsl:stylesheet>
