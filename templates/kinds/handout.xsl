<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="../common.xsl"/>

  <k:kind title="研修資料" per="role" needs="included readings"
      note="A training handout: the duties that matter most, then all by situation, in plain words beside the clause; the reporting chain, words explained, a quiz with a separate answer key."/>

  <!-- A term that several standards define alike is explained once. -->
  <xsl:key name="definition" match="definition" use="concat(@term, '|', .)"/>
  <xsl:key name="by-situation" match="duty" use="@situation"/>

  <xsl:variable name="role" select="/dossier/role[@main = 'yes']"/>
  <xsl:variable name="duties" select="/dossier/standard/duty"/>
  <xsl:variable name="is-many" select="count(/dossier/standard) &gt; 1"/>

  <xsl:template match="/dossier">
    <sheet>
      <xsl:call-template name="frame">
        <xsl:with-param name="title" select="'研修資料'"/>
        <xsl:with-param name="subject" select="$role/@title"/>
      </xsl:call-template>
      <xsl:if test="$duties">
        <heading level="1">
          <xsl:value-of select="$role/@title"/>
          <xsl:text>のための研修資料</xsl:text>
        </heading>
        <xsl:call-template name="opening"/>
        <xsl:call-template name="first"/>
        <xsl:call-template name="told">
          <xsl:with-param name="at" select="'why'"/>
          <xsl:with-param name="start" select="'page'"/>
        </xsl:call-template>
        <xsl:call-template name="responsibility"/>
        <xsl:call-template name="situations"/>
        <xsl:call-template name="chain"/>
        <xsl:call-template name="violation"/>
        <xsl:call-template name="told">
          <xsl:with-param name="at" select="'other'"/>
        </xsl:call-template>
        <xsl:call-template name="words"/>
        <xsl:call-template name="quiz"/>
        <xsl:call-template name="notes"/>
        <xsl:call-template name="answers"/>
      </xsl:if>
    </sheet>
  </xsl:template>

  <xsl:template name="opening">
    <para>
      <xsl:value-of select="$role/what"/>
      <xsl:if test="$role/includes">
        <xsl:for-each select="$role/includes">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <xsl:text>「</xsl:text>
          <xsl:value-of select="@title"/>
          <xsl:text>」</xsl:text>
        </xsl:for-each>
        <xsl:text>として守ることも、この資料に入っています。</xsl:text>
      </xsl:if>
    </para>
  </xsl:template>

  <!-- The few that matter most: as the authority's editors chose them, or
       else the first prohibitions and permissions of the role. -->
  <xsl:template name="first">
    <section kind="first">
      <heading level="2">まず、これだけ</heading>
      <list kind="ordered">
        <xsl:choose>
          <xsl:when test="$duties[@first]">
            <xsl:for-each select="$duties[@first]">
              <xsl:sort select="@first" data-type="number"/>
              <xsl:call-template name="first-item"/>
            </xsl:for-each>
          </xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="($duties[@modality = 'must-not' or
                @modality = 'permission'] | $duties[1] | $duties[2] |
                $duties[3])[position() &lt;= 7]">
              <xsl:call-template name="first-item"/>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </list>
      <note kind="caution">困ったら、迷ったら、一人で決めずに相談してください。<xsl:call-template name="whom"/></note>
    </section>
  </xsl:template>

  <xsl:template name="first-item">
    <item number="{position()}">
      <strong><xsl:value-of select="plain"/></strong>
      <xsl:text>　</xsl:text>
      <xsl:call-template name="source"/>
    </item>
  </xsl:template>

  <xsl:template name="whom">
    <xsl:variable name="to" select="$role/reports[1]/@to-title"/>
    <xsl:if test="$to != ''">
      <xsl:text>相談・報告する相手：</xsl:text>
      <xsl:value-of select="$to"/>
    </xsl:if>
  </xsl:template>

  <!-- Where it stands, short enough for a line. -->
  <xsl:template name="source">
    <xsl:text>(</xsl:text>
    <cite ref="{@href}">
      <xsl:if test="$is-many">
        <xsl:text>基準</xsl:text>
        <xsl:value-of select="../@ordinal"/>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:value-of select="@citation"/>
    </cite>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <!-- Training prose at one of the named points. -->
  <xsl:template name="told">
    <xsl:param name="at"/>
    <xsl:param name="start"/>
    <xsl:for-each select="guide[@at = $at]">
      <section kind="{$at}">
        <xsl:if test="$start != '' and position() = 1">
          <xsl:attribute name="start">
            <xsl:value-of select="$start"/>
          </xsl:attribute>
        </xsl:if>
        <heading level="2"><xsl:value-of select="@title"/></heading>
        <xsl:apply-templates select="." mode="form"/>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="responsibility">
    <section kind="criteria">
      <heading level="2">あなたの役割と責任</heading>
      <para>
        <xsl:text>あなたに関わる定めは、</xsl:text>
        <xsl:if test="$is-many">
          <xsl:value-of select="count(standard[duty])"/>
          <xsl:text>の基準に、</xsl:text>
        </xsl:if>
        <xsl:text>全部で</xsl:text>
        <xsl:value-of select="count($duties)"/>
        <xsl:text>あります。</xsl:text>
      </para>
      <table kind="grid" cols="18 5 5 6 5">
        <row head="yes">
          <cell>基準</cell>
          <cell>すること</cell>
          <cell>しないこと</cell>
          <cell>きいてから</cell>
          <cell>できること</cell>
        </row>
        <xsl:for-each select="standard[duty]">
          <row>
            <cell head="yes" scope="row"><xsl:value-of select="law-title"/></cell>
            <cell kind="number"><xsl:value-of select="count(duty[@modality = 'must' or @modality = 'should'])"/></cell>
            <cell kind="number"><xsl:value-of select="count(duty[@modality = 'must-not'])"/></cell>
            <cell kind="number"><xsl:value-of select="count(duty[@modality = 'permission'])"/></cell>
            <cell kind="number"><xsl:value-of select="count(duty[@modality = 'may'])"/></cell>
          </row>
        </xsl:for-each>
      </table>
      <xsl:for-each select="guide[@at = 'criteria']">
        <heading level="3"><xsl:value-of select="@title"/></heading>
        <xsl:apply-templates select="." mode="form"/>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template name="situations">
    <section kind="situations" start="page">
      <heading level="2">場面ごとの、すること・しないこと</heading>
      <para>左はやさしいことば、右は基準の文です。迷ったら、右の文で確かめてください。</para>
      <xsl:for-each select="situation">
        <xsl:variable name="here" select="key('by-situation', @id)"/>
        <xsl:if test="$here">
          <section kind="situation">
            <heading level="3"><xsl:value-of select="@title"/></heading>
            <xsl:call-template name="situation">
              <xsl:with-param name="here" select="$here"/>
            </xsl:call-template>
          </section>
        </xsl:if>
      </xsl:for-each>
      <xsl:variable name="rest" select="$duties[not(@situation)]"/>
      <xsl:if test="$rest">
        <section kind="situation">
          <heading level="3">そのほか</heading>
          <xsl:call-template name="situation">
            <xsl:with-param name="here" select="$rest"/>
          </xsl:call-template>
        </section>
      </xsl:if>
    </section>
  </xsl:template>

  <xsl:template name="situation">
    <xsl:param name="here"/>
    <table kind="grid" cols="5 17 20">
      <row head="yes">
        <cell/>
        <cell>やさしいことば</cell>
        <cell>基準の文</cell>
      </row>
      <xsl:apply-templates select="$here[@modality = 'must-not']"/>
      <xsl:apply-templates select="$here[@modality = 'permission']"/>
      <xsl:apply-templates select="$here[@modality = 'must']"/>
      <xsl:apply-templates select="$here[@modality = 'should']"/>
      <xsl:apply-templates select="$here[@modality = 'may']"/>
    </table>
  </xsl:template>

  <xsl:template match="duty">
    <row provision="{../@id}#{substring-after(@id, '#')}" number="{@number}">
      <cell head="yes" scope="row">
        <xsl:choose>
          <xsl:when test="@modality = 'must-not'">しない</xsl:when>
          <xsl:when test="@modality = 'permission'">きいてから</xsl:when>
          <xsl:when test="@modality = 'may'">できる</xsl:when>
          <xsl:when test="@modality = 'should'">努める</xsl:when>
          <xsl:otherwise>する</xsl:otherwise>
        </xsl:choose>
      </cell>
      <cell>
        <para><xsl:value-of select="plain"/></para>
        <xsl:if test="@permits != ''">
          <para kind="lead">
            <xsl:text>きく相手：</xsl:text>
            <xsl:value-of select="@permits"/>
          </para>
        </xsl:if>
        <xsl:for-each select="exception[. != '']">
          <para kind="lead">
            <xsl:text>例外：</xsl:text>
            <xsl:value-of select="."/>
          </para>
        </xsl:for-each>
      </cell>
      <cell>
        <para kind="small">
          <cite ref="{@href}">
            <xsl:if test="$is-many">
              <xsl:text>基準</xsl:text>
              <xsl:value-of select="../@ordinal"/>
              <xsl:text> </xsl:text>
            </xsl:if>
            <xsl:value-of select="@citation"/>
          </cite>
          <xsl:if test="@implied = 'yes'">　(だれの義務かは、前後の文から読み取りました。)</xsl:if>
        </para>
        <xsl:apply-templates select="clause"/>
      </cell>
    </row>
  </xsl:template>

  <!-- The clause so that it can be read alone: lead, own words, its parts. -->
  <xsl:template match="clause">
    <xsl:for-each select="lead/line">
      <para kind="small"><xsl:apply-templates select="." mode="line"/></para>
    </xsl:for-each>
    <xsl:for-each select="line">
      <para kind="small">
        <xsl:value-of select="../@number"/>
        <xsl:apply-templates select="." mode="line"/>
      </para>
    </xsl:for-each>
    <xsl:for-each select=".//provision">
      <para kind="small">
        <xsl:value-of select="@number"/>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="line" mode="line"/>
      </para>
    </xsl:for-each>
  </xsl:template>

  <!-- Who tells whom: from this role upwards, as the clauses say. -->
  <xsl:template name="chain">
    <xsl:if test="$role/reports[@when = 'emergency']">
      <section kind="chain">
        <heading level="2">事故・緊急のときの連絡</heading>
        <para>見付けたら、直ちに。相手がいないときは、その上の人に報告します。</para>
        <flow>
          <step><strong><xsl:value-of select="$role/@title"/></strong>(あなた)</step>
          <xsl:call-template name="next-step">
            <xsl:with-param name="from" select="$role"/>
          </xsl:call-template>
        </flow>
        <xsl:if test="$role/reports[not(@when = 'emergency')]">
          <list kind="bullet">
            <xsl:for-each select="$role/reports[not(@when = 'emergency')]">
              <item>
                <xsl:value-of select="."/>
                <xsl:if test=". != ''">：</xsl:if>
                <strong><xsl:value-of select="@to-title"/></strong>
                <xsl:text>に報告する </xsl:text>
                <xsl:if test="@href"><cite ref="{@href}"><xsl:value-of select="@standard-title"/><xsl:value-of select="@citation"/></cite></xsl:if>
              </item>
            </xsl:for-each>
          </list>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="next-step">
    <xsl:param name="from"/>
    <xsl:param name="seen" select="concat(' ', $from/@id, ' ')"/>
    <xsl:variable name="all" select="$from/reports[@when = 'emergency']"/>
    <xsl:if test="$all and not(contains($seen,
        concat(' ', $all[1]/@to, ' ')))">
      <step>
        <xsl:attribute name="label">
          <xsl:value-of select="$all[1]/@standard-title"/>
          <xsl:value-of select="$all[1]/@citation"/>
        </xsl:attribute>
        <xsl:for-each select="$all">
          <xsl:if test="position() &gt; 1"><break/></xsl:if>
          <strong><xsl:value-of select="@to-title"/></strong>
          <xsl:if test=". != ''">(<xsl:value-of select="."/>)</xsl:if>
        </xsl:for-each>
      </step>
      <xsl:call-template name="next-step">
        <xsl:with-param name="from"
            select="/dossier/role[@id = $all[last()]/@to]"/>
        <xsl:with-param name="seen"
            select="concat($seen, $all[1]/@to, ' ', $all[last()]/@to, ' ')"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="violation">
    <xsl:call-template name="told">
      <xsl:with-param name="at" select="'violation'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="words">
    <xsl:variable name="all" select="standard/definition[generate-id() =
        generate-id(key('definition', concat(@term, '|', .))[1])]"/>
    <xsl:if test="$all">
      <section kind="words">
        <heading level="2">ことばの説明</heading>
        <table kind="grid" cols="9 25 8">
          <row head="yes">
            <cell>ことば</cell>
            <cell>基準の定義</cell>
            <cell>根拠</cell>
          </row>
          <xsl:for-each select="$all">
            <xsl:sort select="@term"/>
            <row>
              <cell head="yes" scope="row"><xsl:value-of select="@term"/></cell>
              <cell><xsl:value-of select="."/></cell>
              <cell>
                <xsl:for-each select="key('definition', concat(@term, '|', .))">
                  <xsl:if test="position() &gt; 1"><break/></xsl:if>
                  <cite ref="{@href}">
                    <xsl:if test="$is-many">
                      <xsl:text>基準</xsl:text>
                      <xsl:value-of select="../@ordinal"/>
                      <xsl:text> </xsl:text>
                    </xsl:if>
                    <xsl:value-of select="@citation"/>
                  </cite>
                </xsl:for-each>
              </cell>
            </row>
          </xsl:for-each>
        </table>
      </section>
    </xsl:if>
  </xsl:template>

  <!--
    The quiz is an ordered list of training prose; a quotation inside an item
    is its answer, and goes to the key. A role without one is asked what its
    own clauses want of it.
  -->
  <xsl:template name="quiz">
    <section kind="quiz" start="page">
      <heading level="2">確かめましょう</heading>
      <xsl:choose>
        <xsl:when test="guide[@at = 'quiz']">
          <list kind="ordered">
            <xsl:for-each select="guide[@at = 'quiz']/list/item">
              <item number="{position()}">
                <xsl:copy-of select="node()[not(self::note)]"/>
                <para>答え（<blank size="16"/>）</para>
              </item>
            </xsl:for-each>
          </list>
        </xsl:when>
        <xsl:otherwise>
          <para>次のことについて、あなたがすること、しないことを一つずつ書いてください。</para>
          <list kind="ordered">
            <xsl:for-each select="$duties[generate-id() = generate-id(key(
                'by-situation', @situation)[1])][position() &lt;= 5]">
              <item number="{position()}">
                <xsl:value-of select="/dossier/situation[@id =
                    current()/@situation]/@title"/>
                <xsl:if test="@article-caption != ''">
                  <xsl:text>　</xsl:text>
                  <xsl:value-of select="@article-caption"/>
                </xsl:if>
                <para>答え（<blank size="24"/>）</para>
              </item>
            </xsl:for-each>
          </list>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="notes">
    <section kind="notes">
      <heading level="2">メモ</heading>
      <field name="メモ" label="気付いたこと、尋ねたいこと" lines="8"/>
    </section>
  </xsl:template>

  <xsl:template name="answers">
    <section kind="answers" start="page">
      <heading level="2">答え(講師用。切り離して配ることができます。)</heading>
      <list kind="ordered">
        <xsl:choose>
          <xsl:when test="guide[@at = 'quiz']">
            <xsl:for-each select="guide[@at = 'quiz']/list/item">
              <item number="{position()}">
                <xsl:copy-of select="note/node()"/>
              </item>
            </xsl:for-each>
          </xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="$duties[generate-id() = generate-id(key(
                'by-situation', @situation)[1])][position() &lt;= 5]">
              <item number="{position()}">
                <xsl:text>たとえば：</xsl:text>
                <xsl:value-of select="plain"/>
                <xsl:call-template name="source"/>
              </item>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
      </list>
    </section>
  </xsl:template>
</xsl:stylesheet>
