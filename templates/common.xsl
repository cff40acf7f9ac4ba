<?xml version="1.0" encoding="UTF-8"?>
<!--
  What every kind of document shares: the frame of the sheet, the regulation's
  own words, and the rule that nothing is lost in silence.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:strip-space elements="form example table row list"/>

  <!-- An element that no template knows would lose its words: say so. -->
  <xsl:template match="*">
    <xsl:message>
      <xsl:text>template-unmatched: &lt;</xsl:text>
      <xsl:value-of select="name()"/>
      <xsl:text>&gt;</xsl:text>
    </xsl:message>
  </xsl:template>
  <xsl:template match="*" mode="line">
    <xsl:apply-templates select="."/>
  </xsl:template>
  <xsl:template match="*" mode="form">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <!-- The attributes of <sheet>; the subject is what the running head says. -->
  <xsl:template name="frame">
    <xsl:param name="title"/>
    <xsl:param name="subject"/>
    <xsl:param name="edition" select="/dossier/@edition-label"/>
    <xsl:attribute name="kind">
      <xsl:value-of select="/dossier/@kind"/>
    </xsl:attribute>
    <xsl:attribute name="title">
      <xsl:value-of select="$title"/>
    </xsl:attribute>
    <xsl:attribute name="authority">
      <xsl:value-of select="/dossier/@authority-title"/>
    </xsl:attribute>
    <xsl:attribute name="subject">
      <xsl:value-of select="$subject"/>
    </xsl:attribute>
    <xsl:attribute name="edition">
      <xsl:value-of select="$edition"/>
    </xsl:attribute>
    <!-- What nobody read again since the text changed is not final. -->
    <xsl:variable name="draft" select="/dossier/@draft = 'yes' or
        /dossier/standard[@stale or duty/@stale]"/>
    <xsl:choose>
      <xsl:when test="$draft and $unread">
        <xsl:attribute name="status">draft-unread</xsl:attribute>
      </xsl:when>
      <xsl:when test="$draft">
        <xsl:attribute name="status">draft</xsl:attribute>
      </xsl:when>
      <xsl:when test="$unread">
        <xsl:attribute name="status">unread</xsl:attribute>
      </xsl:when>
    </xsl:choose>
    <xsl:if test="/dossier/option[@name = 'large']/@value = 'yes'">
      <xsl:attribute name="style">large</xsl:attribute>
    </xsl:if>
    <xsl:if test="/dossier/standard/@unrecorded and /dossier/@per != 'form'
        and not(/dossier/changes)">
      <xsl:call-template name="unrecorded-note"/>
    </xsl:if>
    <!-- A form is handed in as it is, and may be stamped otherwise. -->
    <xsl:if test="$unread and /dossier/@per != 'form'">
      <xsl:call-template name="unread-note"/>
    </xsl:if>
  </xsl:template>

  <xsl:variable name="unread" select="/dossier/standard[@open or
      duty/@proposed or exempt/@proposed or coverage/provision/@proposed]"/>

  <!-- What nobody has written down yet cannot be asked. -->
  <xsl:template name="unrecorded-note">
    <note kind="caution">
      <para>
        <xsl:text>まだだれの義務かが登録されていない条項があり、この文書には載っていません：</xsl:text>
        <xsl:for-each select="/dossier/standard[@unrecorded]">
          <xsl:if test="position() &gt; 1">、</xsl:if>
          <xsl:text>「</xsl:text>
          <xsl:value-of select="@title"/>
          <xsl:text>」</xsl:text>
          <xsl:value-of select="@unrecorded"/>
        </xsl:for-each>
        <xsl:text>。本文を確かめてください。</xsl:text>
      </para>
    </note>
  </xsl:template>

  <!-- What the program proposed and nobody has read. -->
  <xsl:template name="unread-note">
    <xsl:variable name="open" select="sum(/dossier/standard/@open)"/>
    <note kind="caution">
      <para>
        <xsl:text>未確認の文書です。条文からプログラムが提案し、まだだれも確認していない内容が含まれています。</xsl:text>
        <xsl:if test="$open &gt; 0">
          <xsl:text>だれの義務かが決まっていないものがほかに</xsl:text>
          <xsl:value-of select="$open"/>
          <xsl:text>件あり、この文書には載っていません。</xsl:text>
        </xsl:if>
      </para>
    </note>
  </xsl:template>

  <!--
    令和    年    月    日, to be written by hand. The day of the document is
    printed if it was given (option date).
  -->
  <xsl:template name="date">
    <xsl:param name="name" select="'日付'"/>
    <xsl:choose>
      <xsl:when test="$name = '日付' and /dossier/option/@era">
        <xsl:value-of select="/dossier/option[@name = 'date']/@era"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="/dossier/@era"/>
        <blank name="{$name}.年" size="2"/>
        <xsl:text>年</xsl:text>
        <blank name="{$name}.月" size="2"/>
        <xsl:text>月</xsl:text>
        <blank name="{$name}.日" size="2"/>
        <xsl:text>日</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!--
    A signature block in the way of the option signature, else as the paper
    wants it, else in the authority's way of signing.
  -->
  <xsl:template name="signature">
    <xsl:param name="label"/>
    <xsl:param name="mode"/>
    <xsl:variable name="asked"
        select="/dossier/option[@name = 'signature']/@value"/>
    <sign label="{$label}">
      <xsl:attribute name="mode">
        <xsl:choose>
          <xsl:when test="$asked">
            <xsl:value-of select="$asked"/>
          </xsl:when>
          <xsl:when test="$mode">
            <xsl:value-of select="$mode"/>
          </xsl:when>
          <xsl:when test="/dossier/signature">
            <xsl:value-of select="/dossier/signature/@mode"/>
          </xsl:when>
          <xsl:otherwise>sign</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
    </sign>
  </xsl:template>

  <!--
    The words of the regulation. A reference leads to where it points within
    this document if that stands here, else into the standard's own file.
  -->
  <xsl:template match="line" mode="line">
    <xsl:apply-templates mode="line"/>
  </xsl:template>
  <xsl:template match="term" mode="line">
    <strong><xsl:apply-templates mode="line"/></strong>
    <xsl:text>　</xsl:text>
  </xsl:template>
  <xsl:template match="cite" mode="line">
    <cite ref="{@href}"><xsl:apply-templates mode="line"/></cite>
  </xsl:template>
  <xsl:template match="ruby" mode="line">
    <ruby rt="{@rt}"><xsl:apply-templates mode="line"/></ruby>
  </xsl:template>
  <!-- A proviso that is led to where the text itself stands. -->
  <xsl:template match="sentence" mode="line">
    <xsl:apply-templates mode="line"/>
  </xsl:template>
  <xsl:template match="break" mode="line">
    <break/>
  </xsl:template>
  <xsl:template match="sup" mode="line">
    <sup><xsl:apply-templates mode="line"/></sup>
  </xsl:template>
  <xsl:template match="sub" mode="line">
    <sub><xsl:apply-templates mode="line"/></sub>
  </xsl:template>
  <!-- A line that the text itself has beside its characters. -->
  <xsl:template match="under" mode="line">
    <em>
      <xsl:attribute name="kind">
        <xsl:choose>
          <xsl:when test="@style = 'dotted' or @style = 'double'">
            <xsl:value-of select="@style"/>
          </xsl:when>
          <xsl:otherwise>line</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:apply-templates mode="line"/>
    </em>
  </xsl:template>
  <xsl:template match="under[@style = 'none']" mode="line">
    <xsl:apply-templates mode="line"/>
  </xsl:template>
  <xsl:template match="text()" mode="line">
    <xsl:value-of select="."/>
  </xsl:template>

  <!--
    What stands in a provision besides its first words, in its order: further
    lines, tables, figures, and parts (an item of a cell, a remark, a list).
  -->
  <xsl:template match="line" mode="structure">
    <para>
      <xsl:copy-of select="@level"/>
      <xsl:apply-templates select="." mode="line"/>
    </para>
  </xsl:template>

  <xsl:template match="part" mode="structure">
    <xsl:variable name="first" select="*[not(self::number)][1][self::line]"/>
    <xsl:choose>
      <xsl:when test="@article">
        <para number="{@article}"/>
        <xsl:call-template name="part-words">
          <xsl:with-param name="first" select="$first"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="@apart">
        <para>
          <xsl:copy-of select="@level"/>
          <xsl:value-of select="@number"/>
        </para>
        <xsl:apply-templates select="line" mode="structure"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="part-words">
          <xsl:with-param name="first" select="$first"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates mode="structure"
        select="*[not(self::number)][position() &gt; count($first) or
        current()/@apart][not(self::line) or not(current()/@apart)]"/>
  </xsl:template>

  <!-- The number hangs in front of the words; one with readings leads them. -->
  <xsl:template name="part-words">
    <xsl:param name="first"/>
    <xsl:if test="@number != '' or number or $first">
      <para>
        <xsl:if test="not(@number != '')">
          <xsl:copy-of select="@level"/>
        </xsl:if>
        <xsl:if test="@kind = 'caption'">
          <xsl:attribute name="kind">caption</xsl:attribute>
        </xsl:if>
        <xsl:if test="@number != ''">
          <xsl:copy-of select="@level | @number"/>
        </xsl:if>
        <xsl:if test="number">
          <xsl:apply-templates select="number/line" mode="line"/>
          <xsl:if test="$first">　</xsl:if>
        </xsl:if>
        <xsl:apply-templates select="$first" mode="line"/>
      </para>
    </xsl:if>
  </xsl:template>

  <xsl:template match="table" mode="structure">
    <table kind="law">
      <xsl:copy-of select="@cols"/>
      <xsl:for-each select="caption/line">
        <para kind="caption"><xsl:apply-templates select="." mode="line"/></para>
      </xsl:for-each>
      <xsl:apply-templates select="row" mode="structure"/>
    </table>
  </xsl:template>

  <xsl:template match="row" mode="structure">
    <row>
      <xsl:copy-of select="@head | @change"/>
      <xsl:apply-templates select="cell" mode="structure"/>
    </row>
  </xsl:template>

  <xsl:template match="cell" mode="structure">
    <cell>
      <xsl:copy-of select="@span | @rows | @rules"/>
      <xsl:if test="@align = 'left' or @align = 'center' or @align = 'right'">
        <xsl:attribute name="kind"><xsl:value-of select="@align"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="@valign = 'top' or @valign = 'middle' or @valign = 'bottom'">
        <xsl:attribute name="upright"><xsl:value-of select="@valign"/></xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="count(*) = 1 and line">
          <xsl:apply-templates select="line" mode="line"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="structure"/>
        </xsl:otherwise>
      </xsl:choose>
    </cell>
  </xsl:template>

  <xsl:template match="figure" mode="structure">
    <figure><xsl:copy-of select="@src | @alt"/></figure>
  </xsl:template>

  <!--
    What a term means, in the words of the standard. Items of a definitions
    article are whole sentences; of the others the end is understood.
  -->
  <!-- 基準10 is a number that only its title explains. -->
  <xsl:template name="numbered-standards">
    <xsl:param name="standards"/>
    <para kind="small">
      <xsl:text>基準の番号：</xsl:text>
      <xsl:for-each select="$standards">
        <xsl:if test="position() &gt; 1">、</xsl:if>
        <xsl:value-of select="@ordinal"/>
        <xsl:text> </xsl:text>
        <xsl:value-of select="@title"/>
      </xsl:for-each>
    </para>
  </xsl:template>

  <xsl:template match="definition" mode="meaning">
    <xsl:value-of select="meaning"/>
    <xsl:choose>
      <xsl:when test="@way = 'item'"/>
      <xsl:when test="@way = 'class' and meaning = ''">次に掲げるもの。</xsl:when>
      <xsl:when test="@way = 'class'">。</xsl:when>
      <xsl:otherwise>をいう。</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="definition" mode="members">
    <xsl:if test="member">
      <list kind="plain">
        <xsl:for-each select="member">
          <item>
            <xsl:if test="@level &gt; 1">　</xsl:if>
            <xsl:value-of select="@number"/>
            <xsl:text>　</xsl:text>
            <xsl:apply-templates select="." mode="in-line"/>
            <xsl:apply-templates select="." mode="below"/>
          </item>
        </xsl:for-each>
      </list>
    </xsl:if>
  </xsl:template>

  <!-- Of a clause: what stands below it and has no duty of its own. -->
  <xsl:template name="clause-parts">
    <xsl:for-each select=".//provision">
      <xsl:variable name="blocks" select="table | part | figure"/>
      <para number="{@number}">
        <xsl:apply-templates mode="line" select="line[not($blocks) or
            position() = 1]"/>
      </para>
      <xsl:apply-templates mode="structure" select="$blocks |
          line[$blocks][position() &gt; 1]"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Words of a provision; the tables among them, and what follows them. -->
  <xsl:template match="member | listed" mode="in-line">
    <xsl:value-of select="text()"/>
    <xsl:apply-templates mode="line" select="line[not(
        preceding-sibling::table | preceding-sibling::part |
        preceding-sibling::figure)]"/>
  </xsl:template>
  <xsl:template match="member | listed" mode="below">
    <xsl:variable name="blocks" select="table | part | figure"/>
    <xsl:apply-templates mode="structure" select="$blocks |
        $blocks/following-sibling::line"/>
  </xsl:template>
  <!-- In what part of the standard it holds; of all of it nothing is said. -->
  <xsl:template match="definition" mode="range">
    <xsl:choose>
      <xsl:when test="@range = 'all'"/>
      <xsl:when test="@range = 'onward'">ここから後で</xsl:when>
      <xsl:when test="@range = 'here'">ここだけで</xsl:when>
      <xsl:when test="@range = 'partial'">そこに挙げる規定で</xsl:when>
      <xsl:otherwise><xsl:value-of select="@range"/>で</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A form is a sheet already, and so is training prose. -->
  <xsl:template match="form | example | guide" mode="form">
    <xsl:copy-of select="node()"/>
  </xsl:template>

  <!--
    What belongs to a question and is too long for it: when it holds, what it
    covers, when it does not hold. The list stands after the words that
    announce it (次の…), in the question or in an exception.
  -->
  <xsl:template name="limits">
    <xsl:for-each select="condition[. != '' and not(@asked)]">
      <para kind="small"><xsl:call-template name="condition"/></para>
    </xsl:for-each>
    <xsl:if test="not(exception[contains(., '次の')])">
      <xsl:apply-templates select="item" mode="limits"/>
    </xsl:if>
    <xsl:apply-templates select="exception[. != '' and not(@asked)]"
        mode="limits"/>
    <xsl:if test="exception[contains(., '次の')]">
      <xsl:apply-templates select="item" mode="limits"/>
    </xsl:if>
  </xsl:template>

  <!--
    When it holds (…とき, …場合, …後), how far (…範囲において), or another
    condition (必要に応じて): each by the name that fits its words.
  -->
  <xsl:template name="condition">
    <xsl:variable name="words" select="string(.)"/>
    <xsl:variable name="end" select="substring($words,
        string-length($words) - 5)"/>
    <xsl:choose>
      <xsl:when test="$end = '範囲において'">
        <xsl:text>範囲：</xsl:text>
        <xsl:value-of select="substring($words, 1,
            string-length($words) - 4)"/>
      </xsl:when>
      <xsl:when test="contains($end, '応じ') or contains($end, 'について')">
        <xsl:text>条件：</xsl:text>
        <xsl:value-of select="$words"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:text>当てはまる場合：</xsl:text>
        <xsl:value-of select="$words"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Its lines, and behind them the table that one of them announces. -->
  <xsl:template match="item" mode="limits">
    <xsl:variable name="blocks" select="table | part | figure"/>
    <para kind="small" number="{@number}">
      <xsl:if test="not(@number)">
        <xsl:attribute name="number">・</xsl:attribute>
      </xsl:if>
      <xsl:for-each select="line[not(preceding-sibling::table or
          preceding-sibling::part or preceding-sibling::figure)]">
        <xsl:if test="position() &gt; 1"><break/></xsl:if>
        <xsl:apply-templates select="." mode="line"/>
      </xsl:for-each>
    </para>
    <xsl:apply-templates mode="structure" select="$blocks |
        $blocks/following-sibling::line"/>
  </xsl:template>

  <!-- Of an exception: a case (…とき, …場合), or whom or what it spares. -->
  <xsl:template name="spared">
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="contains(., '（') and
            substring(., string-length(.)) = '）'">
          <xsl:value-of select="substring-before(., '（')"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="end" select="substring($words,
        string-length($words) - 1)"/>
    <xsl:variable name="last" select="substring($end, 2)"/>
    <xsl:choose>
      <xsl:when test="$end = 'とき' or $end = '場合' or $last = '際' or
          $last = '後' or $last = '時'">当てはまらない場合：</xsl:when>
      <xsl:when test="$last = '者' or $last = '員' or $last = '人'">
        <xsl:text>当てはまらない人：</xsl:text>
      </xsl:when>
      <xsl:otherwise>当てはまらないもの：</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="exception" mode="limits">
    <para kind="small">
      <xsl:call-template name="spared"/>
      <xsl:value-of select="."/>
      <xsl:if test="@citation and @provision != ../@provision">
        <xsl:text> (</xsl:text>
        <cite ref="{@href}">
          <xsl:value-of select="@standard-title"/>
          <xsl:value-of select="@citation"/>
        </cite>
        <xsl:text>)</xsl:text>
      </xsl:if>
    </para>
  </xsl:template>

  <!--
    Whom a collective name means in this standard, where its questions use it
    and no role has it for its own.
  -->
  <xsl:template name="collectives">
    <xsl:param name="duties" select="duty"/>
    <xsl:for-each select="collective">
      <xsl:variable name="name" select="@name"/>
      <xsl:if test="$duties[contains(concat(question, '|', plain, '|',
          @permits), $name)] or $duties/item[contains(., $name)] or
          $duties/condition[not(@asked) and contains(., $name)] or
          $duties/exception[contains(., $name)]">
        <para kind="small">
          <xsl:text>この基準の「</xsl:text>
          <xsl:value-of select="@name"/>
          <xsl:text>」は、</xsl:text>
          <xsl:value-of select="@members"/>
          <xsl:text>のことです</xsl:text>
          <xsl:if test="@citation">
            <xsl:text>(</xsl:text>
            <cite ref="{@href}"><xsl:value-of select="@citation"/></cite>
            <xsl:text>)</xsl:text>
          </xsl:if>
          <xsl:text>。</xsl:text>
        </para>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- By whom a role is held: what it is says so where it is told. -->
  <xsl:template name="holder">
    <xsl:param name="role"/>
    <xsl:for-each select="$role/held">
      <para>
        <xsl:text>この役割は、</xsl:text>
        <xsl:value-of select="@by"/>
        <xsl:text>が務めるものとされています</xsl:text>
        <xsl:if test="@citation">
          <xsl:text>(</xsl:text>
          <cite ref="{@href}">
            <xsl:value-of select="@standard-title"/>
            <xsl:text>　</xsl:text>
            <xsl:value-of select="@citation"/>
          </cite>
          <xsl:text>)</xsl:text>
        </xsl:if>
        <xsl:text>。</xsl:text>
      </para>
    </xsl:for-each>
    <xsl:call-template name="apart">
      <xsl:with-param name="role" select="$role"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A role that its holder is not read to have, and why. -->
  <xsl:template name="apart">
    <xsl:param name="role"/>
    <xsl:for-each select="$role/apart">
      <note kind="caution">
        <para>
          <strong>
            <xsl:text>「</xsl:text>
            <xsl:value-of select="@title"/>
            <xsl:text>」に当たりますか。</xsl:text>
          </strong>
          <xsl:value-of select="."/>
          <xsl:if test="@href">
            <xsl:text> (</xsl:text>
            <cite ref="{@href}">
              <xsl:text>「</xsl:text>
              <xsl:value-of select="@title"/>
              <xsl:text>」の文書</xsl:text>
            </cite>
            <xsl:text>)</xsl:text>
          </xsl:if>
        </para>
      </note>
    </xsl:for-each>
  </xsl:template>

  <!-- 「職員」、「室に入る者」(情報システム室に入室する場合): with when. -->
  <xsl:template name="role-names">
    <xsl:param name="roles"/>
    <xsl:for-each select="$roles">
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:text>「</xsl:text>
      <xsl:value-of select="@title"/>
      <xsl:text>」</xsl:text>
      <xsl:if test="@when">
        <xsl:text>(</xsl:text>
        <xsl:value-of select="@when"/>
        <xsl:text>)</xsl:text>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- (第7条関係), which leads there. -->
  <xsl:template name="related">
    <xsl:choose>
      <xsl:when test="@related-href">
        <cite ref="{@related-href}"><xsl:value-of select="@related"/></cite>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@related"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- must and so on, as a table of duties says them. -->
  <xsl:template name="modality">
    <xsl:param name="modality" select="@modality"/>
    <xsl:choose>
      <xsl:when test="$modality = 'must'">義務</xsl:when>
      <xsl:when test="$modality = 'must-not'">禁止</xsl:when>
      <xsl:when test="$modality = 'permission'">許可制</xsl:when>
      <xsl:when test="$modality = 'should'">努力</xsl:when>
      <xsl:when test="$modality = 'may'">任意</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- What editors say about the source, by kind of remark. -->
  <xsl:template name="remark-kind">
    <xsl:param name="kind" select="@kind"/>
    <xsl:choose>
      <xsl:when test="$kind = 'sic'">原文のまま</xsl:when>
      <xsl:when test="$kind = 'supplied'">欠落</xsl:when>
      <xsl:when test="$kind = 'wrong-reference'">引用の誤り</xsl:when>
      <xsl:when test="$kind = 'doubtful-reference'">引用の疑義</xsl:when>
      <xsl:when test="$kind = 'undefined-term'">未定義の用語</xsl:when>
      <xsl:when test="$kind = 'unused-term'">使われない用語</xsl:when>
      <xsl:when test="$kind = 'inconsistent-term'">用語の不統一</xsl:when>
      <xsl:when test="$kind = 'missing-document'">資料外の文書</xsl:when>
      <xsl:when test="$kind = 'conflict'">規定の抵触</xsl:when>
      <xsl:when test="$kind = 'displaced'">位置のずれ</xsl:when>
      <xsl:when test="$kind = 'ambiguous'">解釈の余地</xsl:when>
      <xsl:when test="$kind = 'layout'">体裁</xsl:when>
      <xsl:when test="$kind = 'caution'">注意</xsl:when>
      <xsl:otherwise>注</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
