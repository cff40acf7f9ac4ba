<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind"
    xmlns:group="urn:kijun:group" exclude-result-prefixes="k group">

  <xsl:import href="../common.xsl"/>

  <k:kind title="点検票" title-en="Checklist"
      per="role role-standard person holder" group="check" packet="6"
      front="yes" use="守れているか、自分で確かめる"
      replaced-when="duties terms headings titles" personal="yes"
      note="A checklist to fill in on paper: every duty of a role as a question, with a page for the result. Of several roles of one person (--role, --role) each question once, with the roles it comes from."
      note-ja="役割の義務をすべて問いにした、紙に書く点検票です。結果を書くページが付きます。役割を二つ以上指定すると、一人が持つ役割の問いを一つずつにまとめます。">
    <k:option name="large" values="yes"/>
    <k:option name="variant" values="yes-no four"/>
    <k:option name="date"/>
    <k:option name="signature" values="sign name-and-seal sign-or-seal sign-and-seal name"/>
  </k:kind>

  <xsl:key name="chapter" match="duty"
      use="concat(../@id, ' ', @chapter-address)"/>
  <!-- A term that several standards define alike is explained once. -->
  <xsl:key name="term" match="definition[@way = 'class' or @way = 'sentence' or
      @way = 'short'][not(@term = ../collective/@name)]" use="@term"/>
  <xsl:key name="meaning" match="definition"
      use="concat(@term, '|', meaning, member)"/>

  <xsl:variable name="role" select="/dossier/role[@main = 'yes']"/>
  <xsl:variable name="others" select="/dossier/role[@with = 'yes' and not(@main)]"/>
  <xsl:variable name="title">
    <xsl:value-of select="$role/@title"/>
    <xsl:for-each select="$others">
      <xsl:text>・</xsl:text>
      <xsl:value-of select="@title"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="is-yes-no"
      select="/dossier/option[@name = 'variant']/@value = 'yes-no'"/>
  <xsl:variable name="is-large"
      select="/dossier/option[@name = 'large']/@value = 'yes'"/>
  <xsl:variable name="is-one"
      select="/dossier/@per = 'role-standard'"/>

  <!-- Without a duty there is nothing to check, and no document. -->
  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'点検票'"/>
        <xsl:with-param name="subject">
          <xsl:value-of select="$title"/>
          <xsl:if test="$is-one">
            <xsl:text>　</xsl:text>
            <xsl:value-of select="standard/@title"/>
          </xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="standard/duty">
        <xsl:call-template name="opening"/>
        <xsl:apply-templates select="standard[duty]"/>
        <xsl:call-template name="words"/>
        <xsl:call-template name="result"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <!--
    Words that nobody can guess: classes with what belongs to them, lists and
    short names; who is meant by a collective name stands in its standard's
    part. What else a standard defines stands in the handout.
  -->
  <xsl:template name="words">
    <xsl:variable name="told" select="standard/definition[@way = 'class' or
        @way = 'sentence' or @way = 'short'][not(@term = ../collective/@name)]"/>
    <xsl:if test="$told">
      <note kind="remark" label="ことば">
        <xsl:for-each select="group:firsts($told, '@term')">
          <xsl:sort select="@key"/>
          <para>
            <strong><xsl:value-of select="@term"/></strong>
            <xsl:for-each select="group:firsts(key('term', @term),
                'concat(meaning, member)')">
              <xsl:text>　</xsl:text>
              <xsl:apply-templates select="." mode="meaning"/>
              <xsl:for-each select="member">
                <xsl:value-of select="concat(@number, ' ')"/>
                <xsl:apply-templates select="." mode="in-line"/>
                <xsl:if test="position() != last()">　</xsl:if>
              </xsl:for-each>
              <xsl:text>（</xsl:text>
              <xsl:for-each select="key('meaning', concat(@term, '|',
                  meaning, member))">
                <xsl:if test="position() &gt; 1">、</xsl:if>
                <cite ref="{@href}">
                  <xsl:if test="not($is-one) and ../@ordinal">
                    <xsl:text>基準</xsl:text>
                    <xsl:value-of select="../@ordinal"/>
                    <xsl:text> </xsl:text>
                  </xsl:if>
                  <xsl:value-of select="@citation"/>
                </cite>
              </xsl:for-each>
              <xsl:text>）</xsl:text>
            </xsl:for-each>
          </para>
          <xsl:apply-templates mode="below" select="group:firsts(
              key('term', @term), 'concat(meaning, member)')/member"/>
        </xsl:for-each>
      </note>
    </xsl:if>
  </xsl:template>

  <xsl:template name="opening">
    <heading level="1">
      <xsl:value-of select="$title"/>
      <xsl:text>　点検票</xsl:text>
    </heading>
    <xsl:if test="$is-one or cut">
      <para kind="center">
        <xsl:for-each select="self::*[$is-one]/standard/@title |
            cut/@chapter-title | situation[@id = ../cut/@situation]/@title |
            cut/@modality">
          <xsl:if test="position() &gt; 1">　</xsl:if>
          <xsl:choose>
            <xsl:when test=". = 'permission'">先にきくこと(許可や承認が要ること)</xsl:when>
            <xsl:when test="name() = 'modality'">
              <xsl:call-template name="modality">
                <xsl:with-param name="modality" select="."/>
              </xsl:call-template>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </para>
    </xsl:if>
    <table kind="form" cols="3 10 3 10">
      <row>
        <cell kind="label" head="yes" scope="row">年度</cell>
        <cell><xsl:value-of select="/dossier/@era"/><blank name="年度" size="3"/>年度</cell>
        <cell kind="label" head="yes" scope="row">点検日</cell>
        <cell>
          <xsl:call-template name="date">
            <xsl:with-param name="name" select="'点検日'"/>
          </xsl:call-template>
        </cell>
      </row>
      <row>
        <cell kind="label" head="yes" scope="row">所属</cell>
        <cell span="3" lines="1"><blank name="所属" size="30"/></cell>
      </row>
      <row>
        <cell kind="label" head="yes" scope="row">職名</cell>
        <cell lines="1"><blank name="職名" size="12"/></cell>
        <cell kind="label" head="yes" scope="row">氏名</cell>
        <cell lines="1"><blank name="氏名" size="12"/></cell>
      </row>
    </table>
    <para kind="lead">
      <xsl:choose>
        <xsl:when test="$is-yes-no">項目ごとに、あてはまる欄の□に印を付けてください。自分の仕事にない項目は「該当なし」です。「いいえ」は、備考に理由と改善の予定を書いてください。</xsl:when>
        <xsl:otherwise>項目ごとに、あてはまる欄の□に印を付けてください。自分の仕事にない項目は「該当なし」です。「一部」と「未実施」は、備考に状況と改善の予定を書いてください。</xsl:otherwise>
      </xsl:choose>
      <xsl:text>できていない項目を見付けることが、点検の目的です。ありのままに答えてください。</xsl:text>
      <xsl:if test="not($is-yes-no) and standard/duty[@modality = 'may']">「知っていますか」という項目は、「はい」か「いいえ」で答えてください。</xsl:if>
    </para>
    <xsl:if test="cut or $is-one">
      <para kind="small">番号は、この役割の点検票全体を通したものです。</para>
    </xsl:if>
    <xsl:call-template name="holder">
      <xsl:with-param name="role" select="$role | $others"/>
    </xsl:call-template>
    <xsl:choose>
      <xsl:when test="$others">
        <para kind="small">二つ以上の役割を兼ねる人のための点検票です。同じ項目は一度だけ載せ、どの役割の項目かを「役割」に示しています。</para>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="names"/></xsl:otherwise>
    </xsl:choose>
    <xsl:variable name="besides" select="($role | $others)/includes[not(@id =
        ($role | $others)/@id) and not(@title =
        /dossier/standard/duty/@via)]"/>
    <xsl:if test="$besides and not(cut)">
      <para kind="small">
        <xsl:text>この役割の人は、</xsl:text>
        <xsl:call-template name="role-names">
          <xsl:with-param name="roles" select="$besides"/>
        </xsl:call-template>
        <xsl:text>の点検票も使ってください。</xsl:text>
      </para>
    </xsl:if>
    <xsl:if test="standard/duty[@implied = 'yes']">
      <para kind="small">番号に※を付けた項目は、条文がだれの義務かを明記していません。前後の条文から、この役割の義務と読み取ったものです。</para>
    </xsl:if>
  </xsl:template>

  <!-- The other names under which the clauses bind this role. -->
  <xsl:template name="names">
    <xsl:variable name="names"
        select="group:firsts(standard/duty[@via], '@via')"/>
    <xsl:variable name="others"
        select="$names[@via = /dossier/role/@title]"/>
    <xsl:variable name="collective"
        select="$names[not(@via = /dossier/role/@title)]"/>
    <xsl:if test="$others">
      <para kind="small">
        <xsl:text>この点検票には、この役割の人が併せて負う</xsl:text>
        <xsl:apply-templates select="$others" mode="name"/>
        <xsl:text>の義務も含まれています。</xsl:text>
      </para>
    </xsl:if>
    <xsl:if test="$collective">
      <para kind="small">
        <xsl:text>条文の</xsl:text>
        <xsl:apply-templates select="$collective" mode="name"/>
        <xsl:text>は、この役割を含む呼び名です。</xsl:text>
      </para>
    </xsl:if>
  </xsl:template>

  <xsl:template match="duty" mode="name">
    <xsl:text>「</xsl:text>
    <xsl:value-of select="@via"/>
    <xsl:text>」</xsl:text>
  </xsl:template>

  <xsl:template match="standard">
    <section kind="standard">
      <xsl:if test="not($is-one)">
        <heading level="2"><xsl:value-of select="law-title"/></heading>
      </xsl:if>
      <xsl:call-template name="collectives"/>
      <table kind="grid">
        <xsl:attribute name="cols">
          <xsl:choose>
            <xsl:when test="$is-yes-no and $is-large">17 157 17 24 17 36</xsl:when>
            <xsl:when test="$is-yes-no">14 172 14 18 14 36</xsl:when>
            <xsl:when test="$is-large">17 147 17 17 17 17 36</xsl:when>
            <xsl:otherwise>14 170 13 13 13 13 32</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:call-template name="head"/>
        <xsl:apply-templates select="duty"/>
      </table>
    </section>
  </xsl:template>

  <xsl:template name="head">
    <row head="yes">
      <cell>番号</cell>
      <cell>点検項目</cell>
      <xsl:call-template name="answers">
        <xsl:with-param name="of" select="'head'"/>
      </xsl:call-template>
      <cell>備考</cell>
    </row>
  </xsl:template>

  <!-- The answers one can give: as heads, as boxes, or as empty cells. -->
  <xsl:template name="answers">
    <xsl:param name="of"/>
    <xsl:choose>
      <xsl:when test="$is-yes-no">
        <xsl:call-template name="answer">
          <xsl:with-param name="of" select="$of"/>
          <xsl:with-param name="word" select="'はい'"/>
          <xsl:with-param name="answer" select="'yes'"/>
        </xsl:call-template>
        <xsl:call-template name="answer">
          <xsl:with-param name="of" select="$of"/>
          <xsl:with-param name="word" select="'いいえ'"/>
          <xsl:with-param name="answer" select="'no'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="answer">
          <xsl:with-param name="of" select="$of"/>
          <xsl:with-param name="word" select="'実施'"/>
          <xsl:with-param name="answer" select="'done'"/>
        </xsl:call-template>
        <xsl:call-template name="answer">
          <xsl:with-param name="of" select="$of"/>
          <xsl:with-param name="word" select="'一部'"/>
          <xsl:with-param name="answer" select="'partly'"/>
        </xsl:call-template>
        <xsl:call-template name="answer">
          <xsl:with-param name="of" select="$of"/>
          <xsl:with-param name="word" select="'未実施'"/>
          <xsl:with-param name="answer" select="'not-done'"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="answer">
      <xsl:with-param name="of" select="$of"/>
      <xsl:with-param name="word" select="'該当なし'"/>
      <xsl:with-param name="answer" select="'not-applicable'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="answer">
    <xsl:param name="of"/>
    <xsl:param name="word"/>
    <xsl:param name="answer"/>
    <xsl:choose>
      <!-- Narrow columns: the words are parted where they may be. -->
      <xsl:when test="$of = 'head' and $word = '該当なし'">
        <cell>該当<break/>なし</cell>
      </xsl:when>
      <xsl:when test="$of = 'head' and $word = '未実施'">
        <cell>未<break/>実施</cell>
      </xsl:when>
      <xsl:when test="$of = 'head'">
        <cell><xsl:value-of select="$word"/></cell>
      </xsl:when>
      <xsl:when test="$of = 'box'">
        <cell kind="center"><check kind="box" name="{@number}" answer="{$answer}"/></cell>
      </xsl:when>
      <xsl:otherwise><cell kind="number"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="duty">
    <xsl:if test="@chapter-address and @number = key('chapter',
        concat(../@id, ' ', @chapter-address))[1]/@number">
      <row>
        <cell head="yes" scope="row" shade="1">
          <xsl:attribute name="span">
            <xsl:choose>
              <xsl:when test="$is-yes-no">6</xsl:when>
              <xsl:otherwise>7</xsl:otherwise>
            </xsl:choose>
          </xsl:attribute>
          <xsl:value-of select="@chapter"/>
        </cell>
      </row>
    </xsl:if>
    <row number="{@number}" provision="{../@id}#{substring-after(@id, '#')}" digest="{@digest}">
      <cell kind="number">
        <xsl:value-of select="@number"/>
        <xsl:if test="@implied = 'yes'"><break/>※</xsl:if>
      </cell>
      <cell>
        <para><xsl:value-of select="question"/></para>
        <xsl:call-template name="limits"/>
        <xsl:call-template name="particulars"/>
      </cell>
      <xsl:choose>
        <!-- Whether one knows what one may do is not done in part. -->
        <xsl:when test="@modality = 'may' and not($is-yes-no)">
          <cell kind="center" span="4">
            <check kind="box" name="{@number}" answer="yes">はい</check>
            <xsl:text>　</xsl:text>
            <check kind="box" name="{@number}" answer="no">いいえ</check>
          </cell>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="answers">
            <xsl:with-param name="of" select="'box'"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <cell/>
    </row>
  </xsl:template>

  <!--
    The clause, and what the article is about where it begins; who permits, how
    often, what shows it: briefly, if the text says so.
  -->
  <xsl:template name="particulars">
    <para kind="small">
      <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
      <xsl:if test="not(@article-address =
          preceding-sibling::duty[1]/@article-address)">
        <xsl:value-of select="@article-caption"/>
      </xsl:if>
      <xsl:for-each select="@from | @permits | @cycle | @record |
          evidence[. != '']">
        <xsl:text>　</xsl:text>
        <xsl:choose>
          <xsl:when test="name() = 'from'">役割：</xsl:when>
          <xsl:when test="name() = 'permits'">許可する人：</xsl:when>
          <xsl:when test="name() = 'cycle'">時期：</xsl:when>
          <xsl:when test="name() = 'record'">保存：</xsl:when>
          <xsl:otherwise>確かめるもの：</xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="."/>
      </xsl:for-each>
    </para>
  </xsl:template>

  <!-- No clause asks for a seal here: names are enough, unless one is wanted. -->
  <xsl:template name="signatures">
    <keep>
      <xsl:call-template name="signature">
        <xsl:with-param name="label" select="'点検者'"/>
        <xsl:with-param name="mode" select="'sign'"/>
      </xsl:call-template>
      <xsl:call-template name="signature">
        <xsl:with-param name="label" select="'確認者'"/>
        <xsl:with-param name="mode" select="'sign'"/>
      </xsl:call-template>
    </keep>
  </xsl:template>

  <xsl:template name="result">
    <section kind="result" start="page">
      <heading level="2">点検結果</heading>
      <table kind="grid">
        <xsl:attribute name="cols">
          <xsl:choose>
            <xsl:when test="$is-yes-no">34 6 6 6 6</xsl:when>
            <xsl:otherwise>34 6 6 6 6 6</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <row head="yes">
          <cell>基準</cell>
          <cell>項目数</cell>
          <xsl:call-template name="answers">
            <xsl:with-param name="of" select="'head'"/>
          </xsl:call-template>
        </row>
        <xsl:for-each select="standard[duty]">
          <row>
            <cell head="yes" scope="row"><xsl:value-of select="law-title"/></cell>
            <cell kind="number"><xsl:value-of select="count(duty)"/></cell>
            <xsl:call-template name="answers"/>
          </row>
        </xsl:for-each>
        <xsl:if test="count(standard[duty]) &gt; 1">
          <row>
            <cell head="yes" scope="row" shade="1">合計</cell>
            <cell kind="number" shade="1"><xsl:value-of select="count(standard/duty)"/></cell>
            <xsl:call-template name="answers"/>
          </row>
        </xsl:if>
      </table>
      <xsl:if test="not($is-yes-no) and standard/duty[@modality = 'may']">
        <para kind="small">「はい」は実施に、「いいえ」は未実施に数えてください。</para>
      </xsl:if>
      <heading level="3">指摘事項と改善措置</heading>
      <table kind="form" cols="4 17 17 8 8">
        <row head="yes">
          <cell>番号</cell>
          <cell>指摘事項</cell>
          <cell>改善措置</cell>
          <cell>期限</cell>
          <cell>改善を確認した日</cell>
        </row>
        <xsl:call-template name="finding-rows"/>
      </table>
      <xsl:call-template name="report-to"/>
      <xsl:call-template name="signatures"/>
    </section>
  </xsl:template>

  <!-- So many that the signatures end the page, or the one after it. -->
  <xsl:template name="finding-rows">
    <xsl:param name="count"
        select="4 + 2 * number(count(standard[duty]) &lt; 6)
        + 8 * number(count(standard[duty]) &gt; 9)"/>
    <xsl:if test="$count &gt; 0">
      <row>
        <cell lines="2"/>
        <cell lines="2"/>
        <cell lines="2"/>
        <cell lines="2"/>
        <cell lines="2"/>
      </row>
      <xsl:call-template name="finding-rows">
        <xsl:with-param name="count" select="$count - 1"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- To whom the clause sends the report of those whom it binds. -->
  <xsl:template name="report-to">
    <xsl:variable name="to" select="addressee[@for = 'inspection']
        [@name != $role/@title and not(@name = $others/@title)]
        [@provision = /dossier/standard/duty/@id][1]"/>
    <xsl:variable name="word">
      <xsl:if test="$to">報告</xsl:if>
      <xsl:if test="not($to)">提出</xsl:if>
    </xsl:variable>
    <keep>
      <table kind="form" cols="3 10 3 10">
        <row>
          <cell kind="label" head="yes" scope="row"><xsl:value-of select="$word"/>先</cell>
          <cell lines="1">
            <xsl:value-of select="$to/@name"/>
            <xsl:if test="not($to)"><blank name="提出先" size="14"/></xsl:if>
          </cell>
          <cell kind="label" head="yes" scope="row"><xsl:value-of select="$word"/>日</cell>
          <cell>
            <xsl:call-template name="date">
              <xsl:with-param name="name" select="concat($word, '日')"/>
            </xsl:call-template>
          </cell>
        </row>
      </table>
      <xsl:if test="$to">
        <para kind="small">
          <xsl:text>報告先の根拠：</xsl:text>
          <xsl:value-of select="$to/@standard-title"/>
          <cite ref="{$to/@href}"><xsl:value-of select="$to/@citation"/></cite>
        </para>
      </xsl:if>
    </keep>
  </xsl:template>
</xsl:stylesheet>
