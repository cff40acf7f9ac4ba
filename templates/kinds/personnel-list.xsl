<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../paper.xsl"/>

  <k:kind title="要員名簿" title-en="List of a contractor's people"
      per="authority" needs="roster" group="submit" packet="4"
      use="委託の作業をする人の名簿" personal="yes" for="personnel-list"
      note="The list of a contractor's people, from a roster or blank; only where a clause asks for one."
      note-ja="委託の作業をする人の名簿です。条項が求めるときだけ作ります。">
    <k:option name="large" values="yes"/>
    <k:option name="date"/>
  </k:kind>

  <xsl:variable name="to" select="/dossier/addressee
      [@for = 'personnel-list']"/>
  <xsl:variable name="people" select="/dossier/roster/row"/>
  <xsl:variable name="company" select="string($people[1]
      /value[@name = '会社名'])"/>
  <xsl:variable name="has-companies" select="boolean($people
      [value[@name = '会社名'] != $company])"/>
  <!-- One page, to be copied, if nobody is given. -->
  <xsl:variable name="blank-rows" select="14"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'要員名簿'"/>
        <xsl:with-param name="subject" select="$to/@standard-title"/>
      </xsl:call-template>
      <xsl:if test="$to">
        <xsl:call-template name="letter"/>
        <xsl:call-template name="people"/>
        <xsl:call-template name="generated">
          <xsl:with-param name="paper" select="'名簿'"/>
          <xsl:with-param name="of" select="$to"/>
        </xsl:call-template>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="letter">
    <para kind="title">要員名簿</para>
    <para kind="right"><xsl:call-template name="date"/></para>
    <xsl:call-template name="addressee">
      <xsl:with-param name="to" select="$to"/>
    </xsl:call-template>
    <para kind="sender">
      <xsl:text>(会社名)</xsl:text>
      <xsl:call-template name="value">
        <xsl:with-param name="name" select="'会社名'"/>
      </xsl:call-template>
      <break/>
      <xsl:text>(代表者の氏名)</xsl:text>
      <blank name="代表者の氏名" size="12"/>
    </para>
    <para>
      <xsl:text>(情報システム名)</xsl:text>
      <xsl:call-template name="value">
        <xsl:with-param name="name" select="'情報システム名'"/>
      </xsl:call-template>
      <xsl:text>に係る</xsl:text>
      <xsl:value-of select="$to"/>
      <xsl:text>に従事する者は、次のとおりです。</xsl:text>
    </para>
  </xsl:template>

  <!-- What all people have in common stands above, else in their rows. -->
  <xsl:template name="value">
    <xsl:param name="name"/>
    <xsl:variable name="first"
        select="$people[1]/value[@name = $name]"/>
    <xsl:choose>
      <xsl:when test="$first != '' and
          not($people[not(value[@name = $name] = $first)])">
        <xsl:value-of select="$first"/>
      </xsl:when>
      <xsl:otherwise><blank name="{$name}" size="14"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="people">
    <table kind="grid" cols="3 10 10 9 9 6">
      <row head="yes">
        <cell>番号</cell>
        <cell>氏名<break/>(ふりがな)</cell>
        <cell>所属</cell>
        <cell>担当する業務</cell>
        <cell>資格等</cell>
        <cell>備考</cell>
      </row>
      <xsl:apply-templates select="$people"/>
      <xsl:if test="not($people)">
        <xsl:call-template name="empty-rows">
          <xsl:with-param name="count" select="$blank-rows"/>
          <xsl:with-param name="cells" select="6"/>
          <xsl:with-param name="from" select="1"/>
        </xsl:call-template>
      </xsl:if>
    </table>
    <para kind="right">
      <xsl:text>計　</xsl:text>
      <xsl:choose>
        <xsl:when test="$people">
          <xsl:value-of select="count($people)"/>
        </xsl:when>
        <xsl:otherwise><blank name="人数" size="3"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>人</xsl:text>
    </para>
  </xsl:template>

  <xsl:template match="roster/row">
    <row number="{position()}">
      <cell kind="number"><xsl:value-of select="position()"/></cell>
      <cell>
        <xsl:value-of select="value[@name = '氏名']"/>
        <xsl:if test="value[@name = 'ふりがな'] != ''">
          <break/>
          <xsl:text>(</xsl:text>
          <xsl:value-of select="value[@name = 'ふりがな']"/>
          <xsl:text>)</xsl:text>
        </xsl:if>
      </cell>
      <cell>
        <xsl:if test="$has-companies">
          <xsl:value-of select="value[@name = '会社名']"/>
          <xsl:text>　</xsl:text>
        </xsl:if>
        <xsl:value-of select="value[@name = '所属']"/>
      </cell>
      <cell><xsl:value-of select="value[@name = '役割']"/></cell>
      <cell lines="1"/>
      <cell lines="1"/>
    </row>
  </xsl:template>
</xsl:stylesheet>
