<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the papers to fill in and sign share: a form's content with its date,
  the lines of a letter, and the mark of what is no official form.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:import href="common.xsl"/>

  <!-- A form's content as it is. Its day is in it already. -->
  <xsl:template match="node() | @*" mode="paper">
    <xsl:copy>
      <xsl:apply-templates select="node() | @*" mode="paper"/>
    </xsl:copy>
  </xsl:template>

  <!-- To whom: a role by its title, a collective with a place for its name. -->
  <xsl:template name="addressee">
    <xsl:param name="to"/>
    <para kind="addressee">
      <xsl:text>(宛先)</xsl:text>
      <break/>
      <xsl:choose>
        <xsl:when test="/dossier/role/@title = $to/@name">
          <xsl:value-of select="$to/@name"/>
        </xsl:when>
        <xsl:when test="$to/@members">
          <blank name="{$to/@name}" size="20"/>
        </xsl:when>
        <xsl:when test="$to">
          <xsl:text>(</xsl:text>
          <xsl:value-of select="$to/@name"/>
          <xsl:text>)</xsl:text>
          <blank name="{$to/@name}" size="14"/>
        </xsl:when>
        <xsl:otherwise><blank name="宛先" size="16"/></xsl:otherwise>
      </xsl:choose>
      <!-- Nobody outside knows a collective name: it says whom it means. -->
      <xsl:if test="$to/@members">
        <break/>
        <xsl:text>(</xsl:text>
        <xsl:value-of select="$to/@members"/>
        <xsl:text>)</xsl:text>
      </xsl:if>
    </para>
  </xsl:template>

  <!-- 情報システムの委託に関する管理基準第7条, as a reference. -->
  <xsl:template name="source">
    <xsl:param name="of"/>
    <cite ref="{$of/@href}">
      <xsl:choose>
        <xsl:when test="$of/@standard-title">
          <xsl:value-of select="$of/@standard-title"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$of/../@title"/>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="$of/@citation"/>
    </cite>
  </xsl:template>

  <!-- 名簿, 記録 …: no form prescribes it; with the clause that asks for it. -->
  <xsl:template name="generated">
    <xsl:param name="paper"/>
    <xsl:param name="of"/>
    <note kind="generated">
      <xsl:text>この</xsl:text>
      <xsl:value-of select="$paper"/>
      <xsl:text>は、</xsl:text>
      <xsl:choose>
        <xsl:when test="$of/@citation">
          <xsl:call-template name="source">
            <xsl:with-param name="of" select="$of"/>
          </xsl:call-template>
          <xsl:text>を基に作成したものです。</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text>事務の参考に作成したものです。</xsl:text>
          <xsl:value-of select="/dossier/@collection"/>
          <xsl:text>に、これを求める条文はありません。</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text>様式として定められたものではありません。</xsl:text>
    </note>
  </xsl:template>

  <!-- The way of signing: the option's, else the authority's. -->
  <xsl:variable name="signing">
    <xsl:choose>
      <xsl:when test="/dossier/option[@name = 'signature']">
        <xsl:value-of select="/dossier/option[@name = 'signature']/@value"/>
      </xsl:when>
      <xsl:when test="/dossier/signature">
        <xsl:value-of select="/dossier/signature/@mode"/>
      </xsl:when>
      <xsl:otherwise>sign</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="is-handwritten"
      select="$signing = 'sign' or $signing = 'sign-and-seal'"/>
  <xsl:variable name="has-seal"
      select="$signing != 'sign' and $signing != 'name'"/>

  <!-- What stands where the name is signed. -->
  <xsl:template name="name-blank">
    <xsl:param name="size" select="14"/>
    <blank size="{$size}">
      <xsl:attribute name="name">
        <xsl:text>氏名</xsl:text>
        <xsl:if test="$is-handwritten">(自署)</xsl:if>
      </xsl:attribute>
    </blank>
    <xsl:if test="$has-seal">
      <blank name="印" size="2" kind="seal"/>
    </xsl:if>
  </xsl:template>

  <!-- So many empty rows of so many cells. -->
  <xsl:template name="empty-rows">
    <xsl:param name="count"/>
    <xsl:param name="cells"/>
    <xsl:param name="lines" select="1"/>
    <xsl:param name="from" select="0"/>
    <xsl:if test="$count &gt; 0">
      <row>
        <xsl:if test="$from &gt; 0">
          <cell kind="number"><xsl:value-of select="$from"/></cell>
        </xsl:if>
        <xsl:call-template name="empty-cells">
          <xsl:with-param name="count"
              select="$cells - number($from &gt; 0)"/>
          <xsl:with-param name="lines" select="$lines"/>
        </xsl:call-template>
      </row>
      <xsl:call-template name="empty-rows">
        <xsl:with-param name="count" select="$count - 1"/>
        <xsl:with-param name="cells" select="$cells"/>
        <xsl:with-param name="lines" select="$lines"/>
        <xsl:with-param name="from"
            select="$from + number($from &gt; 0)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="empty-cells">
    <xsl:param name="count"/>
    <xsl:param name="lines" select="1"/>
    <xsl:if test="$count &gt; 0">
      <cell lines="{$lines}"/>
      <xsl:call-template name="empty-cells">
        <xsl:with-param name="count" select="$count - 1"/>
        <xsl:with-param name="lines" select="$lines"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
