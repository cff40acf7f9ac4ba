<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../common.xsl"/>

  <k:kind title="沿革" title-en="Editions" per="standard" needs="text" group="other"
      note="The editions of a standard with the way to each and to what it changed, and its 附則 as the record of earlier ones."
      note-ja="基準の版の一覧です。それぞれの本文、比較、附則を示します。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <xsl:variable name="supplements"
      select="/dossier/standard/text/provision[@kind = 'supplement']"/>

  <!-- One page per standard: with the edition in force. -->
  <xsl:template match="/dossier">
    <sheet>
      <xsl:if test="standard/edition[@shown][@current]">
        <xsl:call-template name="frame">
          <xsl:with-param name="title" select="'沿革'"/>
          <xsl:with-param name="subject" select="standard/@title"/>
        </xsl:call-template>
        <heading level="1">
          <xsl:value-of select="standard/@title"/>
          <xsl:text>　沿革</xsl:text>
        </heading>
        <xsl:call-template name="editions"/>
        <xsl:call-template name="record"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="editions">
    <heading level="2">版</heading>
    <table kind="grid" cols="8 5 5 8">
      <row head="yes">
        <cell head="yes" scope="column">版</cell>
        <cell head="yes" scope="column">状態</cell>
        <cell head="yes" scope="column">本文</cell>
        <cell head="yes" scope="column">前の版との比較</cell>
      </row>
      <xsl:for-each select="standard/edition">
        <row>
          <cell><xsl:value-of select="@label"/></cell>
          <cell kind="center">
            <xsl:choose>
              <xsl:when test="@current">現行</xsl:when>
              <xsl:when test="@draft">案</xsl:when>
              <xsl:otherwise>旧</xsl:otherwise>
            </xsl:choose>
          </cell>
          <cell kind="center"><cite ref="{@href}">本文</cite></cell>
          <cell>
            <xsl:choose>
              <xsl:when test="document">
                <xsl:for-each select="document">
                  <xsl:if test="position() &gt; 1">
                    <xsl:text>　</xsl:text>
                  </xsl:if>
                  <cite ref="{@href}"><xsl:value-of select="@title"/></cite>
                </xsl:for-each>
              </xsl:when>
              <xsl:otherwise>―</xsl:otherwise>
            </xsl:choose>
          </cell>
        </row>
      </xsl:for-each>
    </table>
  </xsl:template>

  <!-- Of editions whose text is not at hand only the 附則 tell. -->
  <xsl:template name="record">
    <xsl:if test="$supplements">
      <heading level="2">附則にみる制定と改正</heading>
      <table kind="grid" cols="2 5 20">
        <row head="yes">
          <cell head="yes" scope="column">順</cell>
          <cell head="yes" scope="column">附則</cell>
          <cell head="yes" scope="column">定めていること</cell>
        </row>
        <xsl:for-each select="$supplements">
          <row provision="{@address}">
            <cell kind="number"><xsl:value-of select="position()"/></cell>
            <cell>
              <xsl:value-of select="@caption"/>
              <xsl:if test="not(@caption)">附則</xsl:if>
            </cell>
            <cell>
              <xsl:for-each select="descendant-or-self::provision/line">
                <para>
                  <xsl:if test="../@number != '' and not(../@kind =
                      'supplement')">
                    <xsl:value-of select="../@number"/>
                    <xsl:text>　</xsl:text>
                  </xsl:if>
                  <xsl:apply-templates select="." mode="line"/>
                </para>
              </xsl:for-each>
            </cell>
          </row>
        </xsl:for-each>
      </table>
      <note kind="remark">
        <para>この資料にある本文は、上の「版」に挙げたものだけです。ほかの時期の本文は資料に含まれません。</para>
      </note>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
