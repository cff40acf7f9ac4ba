<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../common.xsl"/>

  <k:kind title="回答の入力表" title-en="Table for typing answers in"
      per="role role-standard holder" needs="tables-only roster request"
      group="check" use="紙の点検票の答えを表に打ち込む" personal="yes"
      note="A spreadsheet for typing in what was answered on paper: a row a question and columns for each person, or (--set layout=people) a row a person and a column a question. kijun tally reads it."
      note-ja="紙の点検票の答えを打ち込む表です。1行が1問、3列が1人です（--set layout=peopleなら1行が1人、1列が1問）。kijun tallyで集計します。">
    <k:option name="layout" values="questions people"
        note="a row a question, or a row a person"
        note-ja="1行を1問にするか、1人にするか"/>
    <k:option name="people" note="how many, where no roster is given"
        note-ja="名簿のないときの人数"/>
  </k:kind>

  <xsl:variable name="role" select="/dossier/role[@main = 'yes'] |
      /dossier/role[@with = 'yes']"/>
  <xsl:variable name="duties" select="/dossier/standard/duty"/>
  <xsl:variable name="people" select="/dossier/roster/row"/>
  <!-- A spreadsheet that is read has 256 columns at the most. -->
  <xsl:variable name="most-questions" select="250"/>
  <xsl:variable name="most-people" select="60"/>
  <xsl:variable name="asked"
      select="number(/dossier/option[@name = 'people']/@value)"/>
  <xsl:variable name="layout">
    <xsl:choose>
      <xsl:when test="count($duties) &gt; $most-questions">questions</xsl:when>
      <xsl:when test="/dossier/option[@name = 'layout']">
        <xsl:value-of select="/dossier/option[@name = 'layout']/@value"/>
      </xsl:when>
      <xsl:when test="count($people) &gt; $most-people">people</xsl:when>
      <xsl:otherwise>questions</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="room">
    <xsl:choose>
      <xsl:when test="$people"><xsl:value-of select="count($people)"/></xsl:when>
      <xsl:when test="$asked &gt;= 1 and $asked &lt;= 1000">
        <xsl:value-of select="floor($asked)"/>
      </xsl:when>
      <xsl:otherwise>20</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="key" select="concat('照合用 ', /dossier/@request)"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'回答の入力表'"/>
        <xsl:with-param name="subject" select="$role/@title"/>
      </xsl:call-template>
      <xsl:if test="$duties">
        <xsl:choose>
          <xsl:when test="$layout = 'people'">
            <xsl:call-template name="people-table"/>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="question-tables"/>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="help"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <!-- ==== a row a question ==== -->

  <!-- So many people as fit beside each other, then the next ones. -->
  <xsl:template name="question-tables">
    <xsl:param name="from" select="1"/>
    <xsl:variable name="left" select="$room - $from + 1"/>
    <xsl:variable name="count" select="$left * number($left &lt;=
        $most-people) + $most-people * number($left &gt; $most-people)"/>
    <table kind="grid">
      <para kind="caption">
        <xsl:text>回答</xsl:text>
        <xsl:if test="$room &gt; $most-people">
          <xsl:value-of select="concat(' ', $from, '-', $from + $count - 1)"/>
        </xsl:if>
      </para>
      <row head="yes">
        <cell>番号</cell>
        <cell>点検項目</cell>
        <cell>条</cell>
        <cell><xsl:value-of select="$key"/></cell>
        <xsl:call-template name="columns">
          <xsl:with-param name="what" select="'number'"/>
          <xsl:with-param name="from" select="$from"/>
          <xsl:with-param name="count" select="$count"/>
        </xsl:call-template>
      </row>
      <xsl:call-template name="particulars">
        <xsl:with-param name="label" select="'所属'"/>
        <xsl:with-param name="from" select="$from"/>
        <xsl:with-param name="count" select="$count"/>
      </xsl:call-template>
      <xsl:call-template name="particulars">
        <xsl:with-param name="label" select="'氏名'"/>
        <xsl:with-param name="from" select="$from"/>
        <xsl:with-param name="count" select="$count"/>
      </xsl:call-template>
      <xsl:call-template name="particulars">
        <xsl:with-param name="label" select="'点検日'"/>
        <xsl:with-param name="from" select="$from"/>
        <xsl:with-param name="count" select="$count"/>
      </xsl:call-template>
      <row head="yes">
        <cell/>
        <cell>この行から下に答えを書きます</cell>
        <cell/>
        <cell/>
        <xsl:call-template name="columns">
          <xsl:with-param name="what" select="'parts'"/>
          <xsl:with-param name="from" select="$from"/>
          <xsl:with-param name="count" select="$count"/>
        </xsl:call-template>
      </row>
      <xsl:for-each select="$duties">
        <row>
          <cell head="yes" scope="row"><xsl:value-of select="@number"/></cell>
          <cell head="yes" scope="row"><xsl:value-of select="question"/></cell>
          <cell><xsl:call-template name="clause"/></cell>
          <cell><xsl:value-of select="concat('#', @digest)"/></cell>
          <xsl:call-template name="columns">
            <xsl:with-param name="what" select="'empty'"/>
            <xsl:with-param name="from" select="$from"/>
            <xsl:with-param name="count" select="$count"/>
          </xsl:call-template>
        </row>
      </xsl:for-each>
    </table>
    <xsl:if test="$left &gt; $most-people">
      <xsl:call-template name="question-tables">
        <xsl:with-param name="from" select="$from + $most-people"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="clause">
    <xsl:if test="../@ordinal">
      <xsl:value-of select="concat('基準', ../@ordinal, ' ')"/>
    </xsl:if>
    <xsl:value-of select="@citation"/>
  </xsl:template>

  <xsl:template name="particulars">
    <xsl:param name="label"/>
    <xsl:param name="from"/>
    <xsl:param name="count"/>
    <row head="yes">
      <cell/>
      <cell><xsl:value-of select="$label"/></cell>
      <cell/>
      <cell/>
      <xsl:call-template name="columns">
        <xsl:with-param name="what" select="$label"/>
        <xsl:with-param name="from" select="$from"/>
        <xsl:with-param name="count" select="$count"/>
      </xsl:call-template>
    </row>
  </xsl:template>

  <!-- The three columns of each person. -->
  <xsl:template name="columns">
    <xsl:param name="what"/>
    <xsl:param name="from"/>
    <xsl:param name="count"/>
    <xsl:if test="$count &gt; 0">
      <xsl:choose>
        <xsl:when test="$what = 'number'">
          <cell span="3"><xsl:value-of select="concat($from, '人目')"/></cell>
        </xsl:when>
        <xsl:when test="$what = 'parts'">
          <cell>答え</cell>
          <cell>備考</cell>
          <cell>期限</cell>
        </xsl:when>
        <xsl:when test="$what = 'empty'">
          <cell/>
          <cell/>
          <cell/>
        </xsl:when>
        <xsl:otherwise>
          <cell span="3">
            <xsl:value-of select="$people[$from]/value[@name = $what]"/>
          </cell>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="columns">
        <xsl:with-param name="what" select="$what"/>
        <xsl:with-param name="from" select="$from + 1"/>
        <xsl:with-param name="count" select="$count - 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- ==== a row a person ==== -->

  <xsl:template name="people-table">
    <table kind="grid">
      <para kind="caption">回答</para>
      <row head="yes">
        <cell span="4"><xsl:value-of select="$key"/></cell>
        <xsl:for-each select="$duties">
          <cell><xsl:value-of select="concat('#', @digest)"/></cell>
        </xsl:for-each>
      </row>
      <row head="yes">
        <cell span="4">点検項目</cell>
        <xsl:for-each select="$duties">
          <cell><xsl:value-of select="question"/></cell>
        </xsl:for-each>
      </row>
      <row head="yes">
        <cell>所属</cell>
        <cell>職名</cell>
        <cell>氏名</cell>
        <cell>点検日</cell>
        <xsl:for-each select="$duties">
          <cell><xsl:value-of select="@number"/></cell>
        </xsl:for-each>
      </row>
      <xsl:call-template name="person-rows"/>
    </table>
  </xsl:template>

  <xsl:template name="person-rows">
    <xsl:for-each select="$people">
      <xsl:call-template name="person-row">
        <xsl:with-param name="department" select="value[@name = '所属']"/>
        <xsl:with-param name="name" select="value[@name = '氏名']"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="not($people)">
      <xsl:call-template name="empty-people">
        <xsl:with-param name="count" select="$room"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="empty-people">
    <xsl:param name="count"/>
    <xsl:if test="$count &gt; 0">
      <xsl:call-template name="person-row"/>
      <xsl:call-template name="empty-people">
        <xsl:with-param name="count" select="$count - 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="person-row">
    <xsl:param name="department"/>
    <xsl:param name="name"/>
    <row>
      <cell><xsl:value-of select="$department"/></cell>
      <cell/>
      <cell><xsl:value-of select="$name"/></cell>
      <cell/>
      <xsl:for-each select="$duties"><cell/></xsl:for-each>
    </row>
  </xsl:template>

  <!-- ==== how it is done ==== -->

  <xsl:template name="help">
    <table kind="grid">
      <para kind="caption">使い方</para>
      <row head="yes"><cell>使い方</cell></row>
      <row><cell>この表は、<xsl:for-each select="$role">
          <xsl:if test="position() &gt; 1">・</xsl:if>
          <xsl:value-of select="@title"/>
        </xsl:for-each>の点検票に紙で答えたものを打ち込むためのものです。</cell></row>
      <row><cell>答えは、実施、一部、未実施、該当なし、はい、いいえのどれかです。1、2、3、4か、○、△、×、－と打っても構いません(順に実施、一部、未実施、該当なし)。答えのないところは空けておきます。</cell></row>
      <row><cell>備考と期限は右の列に書きます。「未実施：鍵がない（期限：7月末）」のように、答えと同じセルに続けて書くこともできます。</cell></row>
      <row><cell>氏名と所属は必ず書いてください。氏名のないものも数えますが、だれのものか分からなくなります。</cell></row>
      <row><cell>「照合用」と書いたセルと、#で始まる値は変えないでください。何を尋ねたかは、これで確かめています。人の列や行、問いの行は、並べ替えたり足したりしても構いません。</cell></row>
      <row><cell>保存して、kijun tally ファイル -o フォルダー を実行すると集計できます。画面で保存した回答(.json)と一緒のフォルダーに入れても構いません。</cell></row>
    </table>
  </xsl:template>
</xsl:stylesheet>
