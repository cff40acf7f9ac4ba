<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../common.xsl"/>

  <k:kind title="条項・役割対照表" title-en="Provisions by role"
      per="authority standard" group="read" use="どの条項が、だれに関わるか"
      note="Which provision binds whom: a matrix with counts, and what binds nobody with its reason."
      note-ja="どの条項が誰に関わるかの一覧です。誰にも関わらない条項は理由とともに挙げます。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <xsl:key name="owed" match="owed"
      use="concat(ancestor::standard/@id, ' ', @role)"/>

  <xsl:template match="/dossier">
    <sheet orientation="landscape">
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'条項・役割対照表'"/>
        <xsl:with-param name="subject">
          <xsl:choose>
            <xsl:when test="@per = 'standard'">
              <xsl:value-of select="standard/@title"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="@collection"/></xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="standard/coverage/provision">
        <heading level="1">条項・役割対照表</heading>
        <xsl:if test="@per = 'authority'">
          <xsl:call-template name="overview"/>
        </xsl:if>
        <xsl:apply-templates select="standard"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="legend">
    <para kind="small">●義務　×禁止　許：許可が必要　△努力義務　○任意。同じ条項に二つ以上あるときは数を添える。（ ）は、条文がだれの義務かを明記せず、前後から読み取ったもの。</para>
  </xsl:template>

  <!-- Standards by roles, with the number of duties. -->
  <xsl:template name="overview">
    <xsl:variable name="roles" select="/dossier/role[
        @id = /dossier/standard/coverage/provision/owed/@role]"/>
    <section kind="overview">
      <table kind="grid">
        <xsl:attribute name="cols">
          <!-- Titles in one line, no head of more than six: it is one page. -->
          <xsl:text>21</xsl:text>
          <xsl:for-each select="$roles">
            <xsl:value-of select="concat(' ', 2 +
                number(string-length(@title) &gt;= 12))"/>
          </xsl:for-each>
          <xsl:text> 2</xsl:text>
        </xsl:attribute>
        <row head="yes">
          <cell>基準</cell>
          <xsl:for-each select="$roles">
            <cell><xsl:value-of select="@title"/></cell>
          </xsl:for-each>
          <cell>義務<break/>の数</cell>
        </row>
        <xsl:for-each select="standard">
          <xsl:variable name="standard" select="."/>
          <row>
            <cell head="yes" scope="row"><xsl:value-of select="law-title"/></cell>
            <xsl:for-each select="$roles">
              <xsl:call-template name="count">
                <xsl:with-param name="count" select="count(
                    key('owed', concat($standard/@id, ' ', @id)))"/>
              </xsl:call-template>
            </xsl:for-each>
            <cell kind="number"><xsl:value-of select="count(duty)"/></cell>
          </row>
        </xsl:for-each>
        <row>
          <cell head="yes" scope="row" shade="1">合計</cell>
          <xsl:for-each select="$roles">
            <cell kind="number" shade="1">
              <xsl:value-of select="count(
                  /dossier/standard/coverage/provision/owed[
                  @role = current()/@id])"/>
            </cell>
          </xsl:for-each>
          <cell kind="number" shade="1"><xsl:value-of select="count(standard/duty)"/></cell>
        </row>
      </table>
      <para kind="small">一つの義務を二つ以上の役割が負うことがあるので、役割ごとの数の和は、義務の数と一致しません。</para>
    </section>
  </xsl:template>

  <xsl:template name="count">
    <xsl:param name="count"/>
    <cell kind="number">
      <xsl:if test="$count &gt; 0">
        <xsl:attribute name="shade">
          <xsl:choose>
            <xsl:when test="$count &gt;= 20">3</xsl:when>
            <xsl:when test="$count &gt;= 5">2</xsl:when>
            <xsl:otherwise>1</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:value-of select="$count"/>
      </xsl:if>
    </cell>
  </xsl:template>

  <xsl:template match="standard">
    <xsl:variable name="owed" select="coverage/provision/owed"/>
    <xsl:variable name="roles"
        select="/dossier/role[@id = $owed/@role]"/>
    <section kind="matrix">
      <xsl:if test="/dossier/@per = 'authority' and
          not(preceding-sibling::standard)">
        <xsl:attribute name="start">page</xsl:attribute>
      </xsl:if>
      <heading level="2"><xsl:value-of select="law-title"/></heading>
      <xsl:call-template name="legend"/>
      <table kind="grid">
        <xsl:attribute name="cols">
          <xsl:text>9 12</xsl:text>
          <xsl:for-each select="$roles"> 3</xsl:for-each>
        </xsl:attribute>
        <row head="yes">
          <cell>条項</cell>
          <cell>見出し</cell>
          <xsl:for-each select="$roles">
            <cell><xsl:value-of select="@title"/></cell>
          </xsl:for-each>
        </row>
        <xsl:for-each select="coverage/provision[@status = 'duty']">
          <xsl:call-template name="matrix-row">
            <xsl:with-param name="roles" select="$roles"/>
          </xsl:call-template>
        </xsl:for-each>
        <row>
          <cell head="yes" scope="row" span="2" shade="1">義務の数</cell>
          <xsl:for-each select="$roles">
            <cell kind="number" shade="1">
              <xsl:value-of select="count($owed[@role = current()/@id])"/>
            </cell>
          </xsl:for-each>
        </row>
      </table>
      <xsl:call-template name="exemptions"/>
    </section>
  </xsl:template>

  <xsl:template name="matrix-row">
    <xsl:param name="roles"/>
    <xsl:variable name="provision" select="."/>
    <xsl:variable name="before"
        select="preceding-sibling::provision[@status = 'duty'][1]"/>
    <row number="{@citation}" provision="{../../@id}#{@address}">
      <cell head="yes" scope="row">
        <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
      </cell>
      <cell>
        <xsl:if test="not(@article-caption = $before/@article-caption)">
          <xsl:value-of select="@article-caption"/>
        </xsl:if>
      </cell>
      <xsl:for-each select="$roles">
        <xsl:call-template name="mark">
          <xsl:with-param name="owed"
              select="$provision/owed[@role = current()/@id]"/>
        </xsl:call-template>
      </xsl:for-each>
    </row>
  </xsl:template>

  <!-- One mark a kind of duty, so that a grey copy still says it. -->
  <xsl:template name="mark">
    <xsl:param name="owed"/>
    <cell kind="center">
      <xsl:if test="$owed">
        <xsl:attribute name="shade">
          <xsl:choose>
            <xsl:when test="$owed[@modality = 'must' or
                @modality = 'must-not']">2</xsl:when>
            <xsl:otherwise>1</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:if test="not($owed[not(@implied)])">（</xsl:if>
        <xsl:if test="$owed[@modality = 'must']">●</xsl:if>
        <xsl:if test="$owed[@modality = 'must-not']">×</xsl:if>
        <xsl:if test="$owed[@modality = 'permission']">許</xsl:if>
        <xsl:if test="$owed[@modality = 'should']">△</xsl:if>
        <xsl:if test="$owed[@modality = 'may']">○</xsl:if>
        <xsl:if test="count($owed) &gt; 1">
          <xsl:value-of select="count($owed)"/>
        </xsl:if>
        <xsl:if test="not($owed[not(@implied)])">）</xsl:if>
      </xsl:if>
    </cell>
  </xsl:template>

  <xsl:template name="exemptions">
    <xsl:variable name="exempt"
        select="coverage/provision[starts-with(@status, 'exempt:')]"/>
    <xsl:if test="$exempt">
      <heading level="3">だれの義務でもない条項</heading>
      <table kind="grid" cols="9 12 12">
        <row head="yes">
          <cell>条項</cell>
          <cell>見出し</cell>
          <cell>理由</cell>
        </row>
        <xsl:for-each select="$exempt">
          <row provision="{../../@id}#{@address}">
            <cell head="yes" scope="row">
              <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
            </cell>
            <cell><xsl:value-of select="@article-caption"/></cell>
            <cell><xsl:value-of select="@reason-title"/></cell>
          </row>
        </xsl:for-each>
      </table>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
