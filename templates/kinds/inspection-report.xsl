<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind"
    xmlns:group="urn:kijun:group" exclude-result-prefixes="k group">

  <xsl:import href="../tally.xsl"/>

  <k:kind title="自主点検結果報告書" title-en="Self-inspection report"
      per="authority person tally" group="submit"
      use="点検の結果をまとめて報告する"
      personal="yes" for="inspection"
      note="A department's self-inspection, summed up by standard from its checklists, with findings, measures and deadlines; filled in by kijun tally, one for each department."
      note-ja="所属の点検票を基準ごとにまとめて報告する紙です。kijun tallyでは、部署ごとに数を書き入れます。">
    <k:option name="large" values="yes"/>
    <k:option name="variant" values="yes-no four"/>
    <k:option name="date"/>
    <k:option name="signature" values="sign name-and-seal sign-or-seal sign-and-seal name"/>
  </k:kind>

  <xsl:variable name="to" select="/dossier/addressee[@for = 'inspection']"/>
  <xsl:variable name="is-yes-no"
      select="/dossier/option[@name = 'variant']/@value = 'yes-no'"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'自主点検結果報告書'"/>
        <xsl:with-param name="subject" select="@collection"/>
      </xsl:call-template>
      <xsl:choose>
        <xsl:when test="not($to)"/>
        <xsl:when test="$tally">
          <xsl:apply-templates select="$units"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="letter"/>
          <xsl:call-template name="extent"/>
          <xsl:call-template name="answers"/>
          <xsl:call-template name="findings"/>
          <xsl:call-template name="source-note"/>
        </xsl:otherwise>
      </xsl:choose>
    </sheet>
  </xsl:template>

  <xsl:template name="source-note">
    <xsl:call-template name="generated">
      <xsl:with-param name="paper" select="'報告書'"/>
      <xsl:with-param name="of" select="$to"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Of answers that came back: one for each department, from a page on. -->
  <xsl:template match="unit">
    <section kind="unit">
      <xsl:if test="position() &gt; 1">
        <xsl:attribute name="start">page</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="letter"/>
      <xsl:call-template name="extent"/>
      <xsl:call-template name="counted"/>
      <xsl:call-template name="found"/>
      <xsl:call-template name="source-note"/>
    </section>
  </xsl:template>

  <!-- With its name: in a spreadsheet all departments stand together. -->
  <xsl:template name="counted">
    <heading level="3">1　<xsl:value-of select="@name"/>　基準ごとの結果</heading>
    <xsl:choose>
      <xsl:when test="standard">
        <para kind="small">「問い」は尋ねた数(枚数×項目数)です。答えのない問いは、実施に数えていません。割合は、実施÷(問い－該当なし)です。</para>
        <table kind="grid" cols="20 5 5 5 5 5 5 6">
          <row head="yes">
            <cell>基準</cell>
            <cell>問い</cell>
            <cell>回答</cell>
            <cell>実施</cell>
            <cell>一部</cell>
            <cell>未実施</cell>
            <cell>該当なし</cell>
            <cell>実施の<break/>割合</cell>
          </row>
          <xsl:for-each select="standard">
            <xsl:call-template name="counted-row">
              <xsl:with-param name="label">
                <xsl:call-template name="standard-name"/>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:for-each>
          <xsl:call-template name="counted-row">
            <xsl:with-param name="label" select="'合計'"/>
            <xsl:with-param name="shade" select="'1'"/>
          </xsl:call-template>
        </table>
      </xsl:when>
      <xsl:otherwise>
        <para>提出された点検票がありません。</para>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="counted-row">
    <xsl:param name="label"/>
    <xsl:param name="shade" select="'0'"/>
    <row>
      <cell head="yes" scope="row" shade="{$shade}"><xsl:value-of select="$label"/></cell>
      <xsl:for-each select="@asked | @answered | @done | @partly | @undone |
          @na | @rate">
        <xsl:sort select="number(name() = 'answered') + 2 * number(name() =
            'done') + 3 * number(name() = 'partly') + 4 * number(name() =
            'undone') + 5 * number(name() = 'na') + 6 * number(name() =
            'rate')" data-type="number"/>
        <cell kind="right" shade="{$shade}"><xsl:value-of select="."/></cell>
      </xsl:for-each>
    </row>
  </xsl:template>

  <!-- A question once, with how many answered so; nobody is named. -->
  <xsl:template name="found">
    <heading level="3">2　<xsl:value-of select="@name"/>　是正の必要な事項と改善措置</heading>
    <xsl:choose>
      <xsl:when test="finding">
        <table kind="grid" cols="7 16 14 7 6">
          <row head="yes">
            <cell>基準・条</cell>
            <cell>指摘事項</cell>
            <cell>改善措置(状況)</cell>
            <cell>期限</cell>
            <cell>確認日</cell>
          </row>
          <xsl:apply-templates select="finding[@rows]"/>
        </table>
      </xsl:when>
      <xsl:when test="standard">
        <para>提出された点検票に、「一部」と「未実施」の答えはありませんでした。</para>
      </xsl:when>
    </xsl:choose>
    <xsl:if test="@blank &gt; 0">
      <para>
        <xsl:text>答えのない問いが</xsl:text>
        <xsl:value-of select="@blank"/>
        <xsl:text>件あります。できているかどうかは分かりません。</xsl:text>
      </para>
    </xsl:if>
    <keep>
      <heading level="3">3　<xsl:value-of select="@name"/>　所見</heading>
      <table kind="form" cols="36"><row><cell lines="3"/></row></table>
    </keep>
  </xsl:template>

  <xsl:template match="finding">
    <xsl:variable name="rows" select="@rows"/>
    <xsl:variable name="all" select=". | following-sibling::finding
        [position() &lt; $rows]"/>
    <xsl:variable name="standard" select="@standard"/>
    <row>
      <cell>
        <xsl:for-each select="$tally/standard[@title = $standard][@ordinal]">
          <xsl:text>基準</xsl:text>
          <xsl:value-of select="@ordinal"/>
          <break/>
        </xsl:for-each>
        <xsl:value-of select="@citation"/>
      </cell>
      <cell>
        <para><xsl:value-of select="@words"/></para>
        <para kind="small">
          <xsl:call-template name="so-many">
            <xsl:with-param name="all" select="$all"/>
            <xsl:with-param name="answer" select="'一部'"/>
          </xsl:call-template>
          <xsl:call-template name="so-many">
            <xsl:with-param name="all" select="$all"/>
            <xsl:with-param name="answer" select="'未実施'"/>
          </xsl:call-template>
        </para>
      </cell>
      <cell>
        <xsl:call-template name="each-once">
          <xsl:with-param name="values" select="$all/@remark"/>
        </xsl:call-template>
      </cell>
      <cell>
        <xsl:call-template name="each-once">
          <xsl:with-param name="values" select="$all/@promised"/>
        </xsl:call-template>
      </cell>
      <cell/>
    </row>
  </xsl:template>

  <xsl:template name="so-many">
    <xsl:param name="all"/>
    <xsl:param name="answer"/>
    <xsl:variable name="count" select="count($all[@answer = $answer])"/>
    <xsl:if test="$count &gt; 0">
      <xsl:value-of select="$answer"/>
      <xsl:text>　</xsl:text>
      <xsl:value-of select="$count"/>
      <xsl:text>人　</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="each-once">
    <xsl:param name="values"/>
    <xsl:for-each select="group:firsts($values, '.')">
      <para>
        <xsl:if test="count($values) &gt; 1">・</xsl:if>
        <xsl:value-of select="."/>
      </para>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="letter">
    <para kind="title">自主点検結果報告書</para>
    <para kind="right"><xsl:call-template name="date"/></para>
    <xsl:call-template name="addressee">
      <xsl:with-param name="to" select="$to"/>
    </xsl:call-template>
    <para kind="sender">
      <xsl:text>(所属)</xsl:text>
      <xsl:choose>
        <xsl:when test="self::unit"><xsl:value-of select="@name"/></xsl:when>
        <xsl:otherwise><blank name="所属" size="14"/></xsl:otherwise>
      </xsl:choose>
      <break/>
      <xsl:text>(氏名)</xsl:text>
      <blank name="氏名" size="14"/>
    </para>
    <para>
      <xsl:if test="$to/@citation">
        <xsl:call-template name="source">
          <xsl:with-param name="of" select="$to"/>
        </xsl:call-template>
        <xsl:text>の規定により、</xsl:text>
      </xsl:if>
      <xsl:text>自主点検の結果を次のとおり報告します。</xsl:text>
    </para>
  </xsl:template>

  <xsl:template name="extent">
    <table kind="form" cols="5 14 5 12">
      <row>
        <cell kind="label" head="yes" scope="row">年度</cell>
        <cell><xsl:value-of select="/dossier/@era"/><blank name="年度" size="3"/>年度</cell>
        <cell kind="label" head="yes" scope="row">点検票の数</cell>
        <cell>
          <xsl:choose>
            <xsl:when test="not(self::unit)">対象　　　人　提出　　　人</xsl:when>
            <xsl:when test="$has-roster">
              <xsl:value-of select="concat('対象　', @people, '人　提出　',
                  @present, '人(', @slips, '枚)')"/>
            </xsl:when>
            <xsl:otherwise>
              <xsl:value-of select="concat('対象　　　人　提出　', @slips,
                  '枚')"/>
            </xsl:otherwise>
          </xsl:choose>
        </cell>
      </row>
      <row>
        <cell kind="label" head="yes" scope="row">点検期間</cell>
        <cell span="3">
          <xsl:call-template name="date">
            <xsl:with-param name="name" select="'開始日'"/>
          </xsl:call-template>
          <xsl:text>から</xsl:text>
          <xsl:call-template name="date">
            <xsl:with-param name="name" select="'終了日'"/>
          </xsl:call-template>
          <xsl:text>まで</xsl:text>
        </cell>
      </row>
    </table>
  </xsl:template>

  <xsl:template name="answers">
    <heading level="3">1　基準ごとの結果</heading>
    <para kind="small">提出された点検票の「点検結果」のページの数を、基準ごとに足してください。</para>
    <table kind="grid">
      <xsl:attribute name="cols">
        <xsl:choose>
          <xsl:when test="$is-yes-no">20 5 5 5 5</xsl:when>
          <xsl:otherwise>20 5 5 5 5 5</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <row head="yes">
        <cell>基準</cell>
        <cell>項目数</cell>
        <xsl:choose>
          <xsl:when test="$is-yes-no">
            <cell>はい</cell>
            <cell>いいえ</cell>
          </xsl:when>
          <xsl:otherwise>
            <cell>実施</cell>
            <cell>一部</cell>
            <cell>未実施</cell>
          </xsl:otherwise>
        </xsl:choose>
        <cell>該当なし</cell>
      </row>
      <xsl:for-each select="standard[duty]">
        <row>
          <cell head="yes" scope="row"><xsl:value-of select="law-title"/></cell>
          <xsl:call-template name="counts"/>
        </row>
      </xsl:for-each>
      <xsl:if test="count(standard[duty]) &gt; 1">
        <row>
          <cell head="yes" scope="row" shade="1">合計</cell>
          <xsl:call-template name="counts"/>
        </row>
      </xsl:if>
    </table>
  </xsl:template>

  <xsl:template name="counts">
    <cell/>
    <xsl:if test="not($is-yes-no)"><cell/></xsl:if>
    <cell/>
    <cell/>
    <cell/>
  </xsl:template>

  <xsl:template name="findings">
    <heading level="3">2　是正の必要な事項と改善措置</heading>
    <table kind="grid" cols="6 15 15 6 6">
      <row head="yes">
        <cell>基準・条</cell>
        <cell>指摘事項</cell>
        <cell>改善措置(指示の内容)</cell>
        <cell>期限</cell>
        <cell>確認日</cell>
      </row>
      <xsl:call-template name="empty-rows">
        <xsl:with-param name="count"
            select="4 + 2 * number(count(/dossier/standard[duty]) &gt; 1)"/>
        <xsl:with-param name="cells" select="5"/>
        <xsl:with-param name="lines" select="2"/>
      </xsl:call-template>
    </table>
    <keep>
      <heading level="3">3　所見</heading>
      <table kind="form" cols="36"><row><cell lines="3"/></row></table>
    </keep>
  </xsl:template>
</xsl:stylesheet>
