<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../common.xsl"/>

  <k:kind title="年間予定" title-en="Year's plan" per="role" needs="included"
      group="submit" order="20" use="時期の定めを、一年の予定にする"
      replaced-when="duties" personal="yes"
      note="A year of a role: what comes back, on months to be filled in, what is always done, and what each case asks for, by how soon; with room for the office's own dates."
      note-ja="定期的に行うこと、いつも行うこと、そのつど行うことを、所属で決めた日を書き込める一年の予定にします。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <!--
    What the holder owes by a role that has roles of its own (an officer as
    職員) has a plan of its own.
  -->
  <xsl:variable name="role" select="/dossier/role[@main = 'yes']"/>
  <xsl:variable name="apart" select="$role/includes[@id =
      /dossier/role[includes]/@id]"/>
  <xsl:variable name="within" select="$role/includes[not(@id =
      /dossier/role[includes]/@id)]"/>
  <xsl:variable name="mine" select="concat(' ', $role/@id, ' ')"/>
  <xsl:variable name="duties" select="/dossier/standard/duty[contains(
      concat(' ', @role-ids, ' '), $mine) or @via = $within/@title]"/>
  <!-- What one may do is never due. -->
  <xsl:variable name="due" select="$duties[@group = 'demanded' or
      @group = 'asked']"/>
  <xsl:variable name="turning" select="$due[contains(@cycle, '定期')]"/>
  <xsl:variable name="always" select="$due[@cycle and
      not(contains(@cycle, '定期'))]"/>
  <!--
    A case comes at its time. What needs leave comes with the wish to do it,
    and a condition that all duties of a clause share is its scope.
  -->
  <xsl:key name="scope" match="duty[condition[not(@asked)]]"
      use="concat(../@id, '#', @provision, '|', condition)"/>
  <xsl:variable name="cases" select="$due[not(@cycle) and (@within or
      (condition and @group = 'demanded' and not(count(key('scope',
      concat(../@id, '#', @provision, '|', condition))) &gt; 4)))]"/>
  <xsl:variable name="is-many" select="count(/dossier/standard) &gt; 1"/>

  <xsl:template match="/dossier">
    <sheet orientation="landscape">
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'年間予定'"/>
        <xsl:with-param name="subject" select="$role/@title"/>
      </xsl:call-template>
      <xsl:if test="$duties">
        <heading level="1">
          <xsl:value-of select="$role/@title"/>
          <xsl:text>　年間予定</xsl:text>
        </heading>
        <xsl:call-template name="opening"/>
        <xsl:call-template name="months"/>
        <xsl:call-template name="always"/>
        <xsl:call-template name="cases"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="opening">
    <table kind="form" cols="3 8 3 16 3 8">
      <row>
        <cell kind="label" head="yes" scope="row">年度</cell>
        <cell><xsl:value-of select="/dossier/@era"/><blank name="年度" size="3"/>年度</cell>
        <cell kind="label" head="yes" scope="row">所属</cell>
        <cell lines="1"><blank name="所属" size="22"/></cell>
        <cell kind="label" head="yes" scope="row">氏名</cell>
        <cell lines="1"><blank name="氏名" size="10"/></cell>
      </row>
    </table>
    <para>
      <xsl:text>基準が時期を定めていることを、一年の予定にするための表です。</xsl:text>
      <xsl:if test="$turning">「定期的に」などとだけ定められ、月や日は決められていません。所属で決めた月に印を付け、日を書いてください。</xsl:if>
      <xsl:if test="$within">
        <xsl:call-template name="role-names">
          <xsl:with-param name="roles" select="$within"/>
        </xsl:call-template>
        <xsl:text>として行うことも、入っています。</xsl:text>
      </xsl:if>
      <xsl:if test="$apart">
        <xsl:for-each select="$apart">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <cite ref="{@href}">
            <xsl:text>「</xsl:text>
            <xsl:value-of select="@title"/>
            <xsl:text>」の年間予定</xsl:text>
          </cite>
        </xsl:for-each>
        <xsl:text>も使ってください。</xsl:text>
      </xsl:if>
    </para>
    <xsl:if test="$due[@implied = 'yes']">
      <para kind="small">※は、だれの義務かを条文が明記していないため、前後の条文から読み取ったものです。</para>
    </xsl:if>
  </xsl:template>

  <!-- The year of an office: from April. Empty cells are for a mark. -->
  <xsl:template name="months">
    <section kind="months">
      <heading level="2">定期的に行うこと</heading>
      <xsl:if test="not($turning)">
        <para>
          <xsl:text>この役割の定め</xsl:text>
          <xsl:value-of select="count($duties)"/>
          <xsl:text>のうち、定期的に行うように定めたものはありません。所属で決めたことを書いてください。</xsl:text>
        </para>
      </xsl:if>
      <table kind="grid"
          cols="84 16 9 9 9 9 9 9 9 9 9 9 9 9 26">
        <row head="yes">
          <cell>行うこと</cell>
          <cell>時期</cell>
          <cell>4月</cell>
          <cell>5月</cell>
          <cell>6月</cell>
          <cell>7月</cell>
          <cell>8月</cell>
          <cell>9月</cell>
          <cell>10月</cell>
          <cell>11月</cell>
          <cell>12月</cell>
          <cell>1月</cell>
          <cell>2月</cell>
          <cell>3月</cell>
          <cell>決めた日、担当</cell>
        </row>
        <xsl:for-each select="$turning">
          <row provision="{../@id}#{@provision}">
            <xsl:call-template name="what"/>
            <cell kind="center"><xsl:value-of select="@cycle"/></cell>
            <xsl:call-template name="year"/>
          </row>
        </xsl:for-each>
        <row>
          <cell head="yes" scope="row" shade="1" span="15">所属で決めたこと(研修、点検、引継ぎなど)</cell>
        </row>
        <xsl:call-template name="own-rows">
          <xsl:with-param name="count" select="4"/>
        </xsl:call-template>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="year">
    <cell/><cell/><cell/><cell/><cell/><cell/>
    <cell/><cell/><cell/><cell/><cell/><cell/>
    <cell/>
  </xsl:template>

  <xsl:template name="own-rows">
    <xsl:param name="count"/>
    <xsl:if test="$count &gt; 0">
      <row>
        <cell lines="1"/>
        <cell/>
        <xsl:call-template name="year"/>
      </row>
      <xsl:call-template name="own-rows">
        <xsl:with-param name="count" select="$count - 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The act in plain words, and the clause. -->
  <xsl:template name="what">
    <cell>
      <para>
        <xsl:value-of select="plain"/>
        <xsl:if test="@implied = 'yes'">※</xsl:if>
        <xsl:text> (</xsl:text>
        <xsl:call-template name="place"/>
        <xsl:text>)</xsl:text>
      </para>
    </cell>
  </xsl:template>

  <xsl:template name="place">
    <cite ref="{@href}">
      <xsl:if test="$is-many">
        <xsl:text>基準</xsl:text>
        <xsl:value-of select="../@ordinal"/>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:value-of select="@citation"/>
    </cite>
  </xsl:template>

  <xsl:template name="always">
    <xsl:if test="$always">
      <section kind="always">
        <heading level="2">いつも行うこと</heading>
        <table kind="grid" cols="176 20 48">
          <row head="yes">
            <cell>行うこと</cell>
            <cell>時期</cell>
            <cell>所属での決め方、担当</cell>
          </row>
          <xsl:for-each select="$always">
            <row provision="{../@id}#{@provision}">
              <xsl:call-template name="what"/>
              <cell kind="center"><xsl:value-of select="@cycle"/></cell>
              <cell/>
            </row>
          </xsl:for-each>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- What a case asks for when it comes, the soonest first. -->
  <xsl:template name="cases">
    <xsl:if test="$cases">
      <section kind="cases">
        <heading level="2">そのつど行うこと</heading>
        <table kind="grid" cols="176 20 48">
          <row head="yes">
            <cell>行うこと</cell>
            <cell>いつ</cell>
            <cell>所属での決め方、担当</cell>
          </row>
          <xsl:call-template name="case-rows">
            <xsl:with-param name="when" select="'直ちに'"/>
            <xsl:with-param name="list" select="$cases[@within = '直ちに']"/>
          </xsl:call-template>
          <xsl:call-template name="case-rows">
            <xsl:with-param name="when" select="'速やかに'"/>
            <xsl:with-param name="list" select="$cases[@within = '速やかに']"/>
          </xsl:call-template>
          <xsl:call-template name="case-rows">
            <xsl:with-param name="when" select="'遅滞なく'"/>
            <xsl:with-param name="list" select="$cases[@within = '遅滞なく']"/>
          </xsl:call-template>
          <xsl:call-template name="case-rows">
            <xsl:with-param name="when" select="'前もって'"/>
            <xsl:with-param name="list" select="$cases[@within = 'あらかじめ'
                or @within = '事前']"/>
          </xsl:call-template>
          <xsl:call-template name="case-rows">
            <xsl:with-param name="when" select="'その都度'"/>
            <xsl:with-param name="list" select="$cases[not(@within =
                '直ちに' or @within = '速やかに' or @within = '遅滞なく' or
                @within = 'あらかじめ' or @within = '事前')]"/>
          </xsl:call-template>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="case-rows">
    <xsl:param name="when"/>
    <xsl:param name="list"/>
    <xsl:if test="$list">
      <row>
        <cell head="yes" scope="row" shade="1" span="3">
          <xsl:value-of select="$when"/>
          <xsl:text>(</xsl:text>
          <xsl:value-of select="count($list)"/>
          <xsl:text>)</xsl:text>
        </cell>
      </row>
      <xsl:for-each select="$list">
        <row provision="{../@id}#{@provision}">
          <xsl:call-template name="what"/>
          <cell kind="center">
            <xsl:choose>
              <xsl:when test="@within"><xsl:value-of select="@within"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$when"/></xsl:otherwise>
            </xsl:choose>
          </cell>
          <cell/>
        </row>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
