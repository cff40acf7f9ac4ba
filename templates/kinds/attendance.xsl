<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind"
    xmlns:group="urn:kijun:group" exclude-result-prefixes="k group">

  <xsl:import href="../paper.xsl"/>

  <k:kind title="研修受講確認簿" title-en="Attendance sheet"
      per="authority role" needs="roster sorted" group="sign"
      use="研修を受けた人が署名する" personal="yes"
      note="A sign-off sheet from a roster: people by department and reading, a sum on every page, and a list of who has not yet signed."
      note-ja="研修を受けた人が署名する紙です。名簿から、所属とふりがなの順に並べます。">
    <k:option name="large" values="yes"/>
    <k:option name="date"/>
  </k:kind>

  <xsl:variable name="role" select="/dossier/role[@main = 'yes']"/>
  <xsl:variable name="people" select="/dossier/roster/row"/>
  <!--
    What fits on the first page, below the particulars (and above those who
    did not sign, if all is blank); and on others. A reading is a second line.
  -->
  <xsl:variable name="is-plain"
      select="boolean($people) and not($people/value[@name = 'ふりがな'] != '')"/>
  <xsl:variable name="first-page" select="14 + 5 * number($is-plain)"/>
  <xsl:variable name="per-page" select="18 + 6 * number($is-plain)"/>
  <xsl:key name="department" match="roster/row"
      use="string(value[@name = '所属'])"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'研修受講確認簿'"/>
        <xsl:with-param name="subject">
          <xsl:value-of select="$role/@title"/>
          <xsl:if test="not($role)">
            <xsl:value-of select="@collection"/>
          </xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="not($role) or standard/duty">
        <xsl:call-template name="particulars"/>
        <xsl:choose>
          <xsl:when test="$people">
            <xsl:call-template name="page">
              <xsl:with-param name="rows"
                  select="$people[position() &lt;= $first-page]"/>
              <xsl:with-param name="from" select="1"/>
            </xsl:call-template>
            <xsl:apply-templates mode="page" select="$people
                [position() &gt; $first-page]
                [position() mod $per-page = 1]"/>
            <xsl:call-template name="total"/>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="blank-page"/></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="missing"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="particulars">
    <para kind="title">
      <xsl:text>研修受講確認簿</xsl:text>
      <xsl:if test="$role">
        <xsl:text>(</xsl:text>
        <xsl:value-of select="$role/@title"/>
        <xsl:text>)</xsl:text>
      </xsl:if>
    </para>
    <table kind="form" cols="4 14 4 12">
      <row>
        <cell kind="label" head="yes" scope="row">研修名</cell>
        <cell span="3" lines="1"/>
      </row>
      <row>
        <cell kind="label" head="yes" scope="row">実施日</cell>
        <cell><xsl:call-template name="date"/></cell>
        <cell kind="label" head="yes" scope="row">場所</cell>
        <cell lines="1"/>
      </row>
    </table>
    <para kind="lead">上の研修を受け、その内容を理解した方は、署名してください。</para>
  </xsl:template>

  <xsl:template name="head">
    <row head="yes">
      <cell>番号</cell>
      <cell>所属</cell>
      <cell>氏名</cell>
      <cell>署名</cell>
      <cell>受講日</cell>
      <cell>備考</cell>
    </row>
  </xsl:template>
  <xsl:variable name="columns">3 9 9 10 5 5</xsl:variable>

  <!-- The first of a page's people; those after it go onto the same page. -->
  <xsl:template match="row" mode="page">
    <section kind="page" start="page">
      <xsl:call-template name="page">
        <xsl:with-param name="rows" select=". | following-sibling::row
            [position() &lt; $per-page]"/>
        <xsl:with-param name="from"
            select="$first-page + 1 + (position() - 1) * $per-page"/>
      </xsl:call-template>
    </section>
  </xsl:template>

  <xsl:template name="page">
    <xsl:param name="rows"/>
    <xsl:param name="from"/>
    <table kind="grid" cols="{$columns}">
      <xsl:call-template name="head"/>
      <xsl:for-each select="$rows">
        <xsl:variable name="at" select="position()"/>
        <!-- As words: a roster need not say where people belong. -->
        <xsl:variable name="department"
            select="string(value[@name = '所属'])"/>
        <row number="{$from + $at - 1}">
          <cell kind="number" lines="1">
            <xsl:value-of select="$from + $at - 1"/>
          </cell>
          <!-- One cell for all of a department that stand on this page. -->
          <xsl:if test="$at = 1 or string(preceding-sibling::row[1]
              /value[@name = '所属']) != $department">
            <cell rows="{count($rows[string(value[@name = '所属']) =
                $department])}">
              <xsl:value-of select="$department"/>
            </cell>
          </xsl:if>
          <cell>
            <xsl:value-of select="value[@name = '氏名']"/>
            <xsl:if test="value[@name = 'ふりがな'] != ''">
              <break/>
              <xsl:value-of select="value[@name = 'ふりがな']"/>
            </xsl:if>
          </cell>
          <cell/>
          <cell/>
          <cell/>
        </row>
      </xsl:for-each>
      <xsl:call-template name="sum">
        <xsl:with-param name="words" select="'このページの計'"/>
        <xsl:with-param name="count" select="count($rows)"/>
      </xsl:call-template>
    </table>
  </xsl:template>

  <xsl:template name="sum">
    <xsl:param name="words"/>
    <xsl:param name="count"/>
    <row kind="page-sum">
      <cell span="2" head="yes" scope="row" shade="1">
        <xsl:value-of select="$words"/>
      </cell>
      <cell kind="center" shade="1">
        <xsl:value-of select="$count"/>
        <xsl:if test="not($count)">　　　</xsl:if>
        <xsl:text>人</xsl:text>
      </cell>
      <cell shade="1" span="3">署名　　　　人　　未提出　　　　人</cell>
    </row>
  </xsl:template>

  <xsl:template name="blank-page">
    <table kind="grid" cols="{$columns}">
      <xsl:call-template name="head"/>
      <xsl:call-template name="empty-rows">
        <xsl:with-param name="count" select="$first-page"/>
        <xsl:with-param name="cells" select="6"/>
        <xsl:with-param name="from" select="1"/>
      </xsl:call-template>
      <xsl:call-template name="sum">
        <xsl:with-param name="words" select="'このページの計'"/>
      </xsl:call-template>
    </table>
  </xsl:template>

  <!-- Departments with their counts, and the sum of all pages. -->
  <xsl:template name="total">
    <section kind="total" start="page">
      <heading level="2">集計</heading>
      <table kind="grid" cols="14 6 6 6 9">
        <row head="yes">
          <cell>所属</cell>
          <cell>人数</cell>
          <cell>署名</cell>
          <cell>未提出</cell>
          <cell>備考</cell>
        </row>
        <xsl:for-each select="group:firsts($people,
            &quot;value[@name = '所属']&quot;)">
          <row>
            <cell head="yes" scope="row">
              <xsl:value-of select="value[@name = '所属']"/>
              <xsl:if test="not(value[@name = '所属'] != '')">(所属の記載なし)</xsl:if>
            </cell>
            <cell kind="number">
              <xsl:value-of
                  select="count(key('department',
                      string(value[@name = '所属'])))"/>
            </cell>
            <cell/>
            <cell/>
            <cell/>
          </row>
        </xsl:for-each>
        <row>
          <cell head="yes" scope="row" shade="1">合計</cell>
          <cell kind="number" shade="1">
            <xsl:value-of select="count($people)"/>
          </cell>
          <cell shade="1"/>
          <cell shade="1"/>
          <cell shade="1"/>
        </row>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="missing">
    <section kind="missing">
      <heading level="2">未提出</heading>
      <para kind="lead">署名のない方を書き写し、受講と署名を求めた日と、済んだ日を記録してください。</para>
      <table kind="grid" cols="3 10 10 7 7">
        <row head="yes">
          <cell>番号</cell>
          <cell>所属</cell>
          <cell>氏名</cell>
          <cell>求めた日</cell>
          <cell>済んだ日</cell>
        </row>
        <xsl:call-template name="empty-rows">
          <xsl:with-param name="count"
              select="4 + 6 * number(boolean($people))"/>
          <xsl:with-param name="cells" select="5"/>
        </xsl:call-template>
      </table>
    </section>
  </xsl:template>
</xsl:stylesheet>
