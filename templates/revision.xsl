<?xml version="1.0" encoding="UTF-8"?>
<!--
  What the documents on a revision share: who and which editions they are
  about, and the words of a change.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:import href="common.xsl"/>

  <xsl:variable name="is-draft" select="/dossier/@draft = 'yes'"/>
  <!-- A standard of the corpus, or two files. -->
  <xsl:variable name="regulation">
    <xsl:choose>
      <xsl:when test="/dossier/standard">
        <xsl:value-of select="/dossier/standard/@title"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="/dossier/changes/@new-title"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template name="revision-frame">
    <xsl:param name="title"/>
    <xsl:param name="subject" select="$regulation"/>
    <xsl:call-template name="frame">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="subject" select="$subject"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The document's name, the regulation's, and the two editions. -->
  <xsl:template name="revision-heading">
    <xsl:param name="title"/>
    <heading level="1">
      <xsl:value-of select="$regulation"/>
      <xsl:text>　</xsl:text>
      <xsl:value-of select="$title"/>
    </heading>
    <xsl:if test="/dossier/standard">
      <para kind="center">
        <xsl:value-of select="/dossier/@older-label"/>
        <xsl:text>　→　</xsl:text>
        <xsl:value-of select="/dossier/standard/@edition-label"/>
      </para>
      <xsl:call-template name="draft-note"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="draft-note">
    <xsl:if test="$is-draft">
      <note kind="caution">
        <para>
          <xsl:text>これは案です。まだ決まっていません。</xsl:text>
          <xsl:value-of select="/dossier/standard/draft"/>
        </para>
      </note>
    </xsl:if>
  </xsl:template>

  <!-- What a role signs: 誓約書. -->
  <xsl:template name="signed">
    <xsl:for-each select="/dossier/changes/signed">
      <xsl:if test="position() &gt; 1">、</xsl:if>
      <xsl:value-of select="@title"/>
    </xsl:for-each>
  </xsl:template>

  <!-- For blocks: what happened, in the sheet's words. -->
  <xsl:template name="change-attr">
    <xsl:if test="@change != ''">
      <xsl:attribute name="change">
        <xsl:value-of select="@change"/>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- Words of one side, the differing ones underlined. -->
  <xsl:template match="caption | words | plain | old-plain | condition |
      old-condition | clause | old-clause" mode="marked">
    <xsl:choose>
      <xsl:when test="@omitted">（略）</xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="marked"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="mark | in | out" mode="marked">
    <em kind="mark"><xsl:apply-templates mode="marked"/></em>
  </xsl:template>
  <!-- In a cell of the law's own table. -->
  <xsl:template match="mark" mode="line">
    <em kind="mark"><xsl:apply-templates mode="line"/></em>
  </xsl:template>
  <xsl:template match="in" mode="line">
    <ins><xsl:apply-templates mode="line"/></ins>
  </xsl:template>
  <xsl:template match="out" mode="line">
    <del><xsl:apply-templates mode="line"/></del>
  </xsl:template>
  <xsl:template match="ruby | sup | sub" mode="marked">
    <xsl:apply-templates select="." mode="line"/>
  </xsl:template>
  <xsl:template match="ruby | sup | sub" mode="merged">
    <xsl:apply-templates select="." mode="line"/>
  </xsl:template>
  <xsl:template match="text()" mode="marked">
    <xsl:value-of select="."/>
  </xsl:template>

  <xsl:template match="condition | old-condition" mode="small">
    <para kind="small">
      <xsl:text>条件：</xsl:text>
      <xsl:apply-templates select="." mode="marked"/>
    </para>
  </xsl:template>

  <!-- Of a list that the question stands over. -->
  <xsl:template match="listed">
    <para kind="small">
      <xsl:choose>
        <xsl:when test="@change = 'added'">加わる項目：</xsl:when>
        <xsl:when test="@change = 'removed'">なくなる項目：</xsl:when>
        <xsl:otherwise>変わる項目：</xsl:otherwise>
      </xsl:choose>
      <xsl:value-of select="@number"/>
      <xsl:text>　</xsl:text>
      <xsl:apply-templates select="." mode="in-line"/>
    </para>
    <xsl:apply-templates select="." mode="below"/>
  </xsl:template>

  <!--
    Why something is to be read again, word by word: from the change to the
    clause that rests on it.
  -->
  <xsl:template match="reason">
    <para>
      <xsl:for-each select="link">
        <xsl:if test="position() &gt; 1">　→　</xsl:if>
        <xsl:apply-templates select="."/>
      </xsl:for-each>
      <xsl:if test="../@more">
        <xsl:text>（ほかの変更</xsl:text>
        <xsl:value-of select="../@more"/>
        <xsl:text>件も同じ）</xsl:text>
      </xsl:if>
    </para>
  </xsl:template>

  <!-- What they ask, one or several. -->
  <xsl:template name="alike-duties">
    <xsl:param name="alike"/>
    <xsl:choose>
      <xsl:when test="count($alike) = 1">
        <xsl:value-of select="$alike/plain"/>
      </xsl:when>
      <xsl:otherwise>
        <list kind="bullet">
          <xsl:for-each select="$alike">
            <item><xsl:value-of select="plain"/></item>
          </xsl:for-each>
        </list>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Words of the text of which nobody has written yet what they ask. -->
  <xsl:template name="unrecorded-reason">
    <xsl:choose>
      <xsl:when test="@because = 'exempt'">義務のない条項とされていましたが、字句が変わりました。義務があるかどうかを確かめてください。</xsl:when>
      <xsl:otherwise>義務はまだ登録されていません。</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="link-place">
    <xsl:value-of select="@standard-title"/>
    <xsl:if test="@standard-title">　</xsl:if>
    <xsl:value-of select="@citation"/>
  </xsl:template>
  <xsl:template name="link-words">
    <xsl:if test="not(starts-with(@words, '「'))">「</xsl:if>
    <xsl:value-of select="@words"/>
    <xsl:if test="not(starts-with(@words, '「'))">」</xsl:if>
  </xsl:template>

  <xsl:template match="link">
    <xsl:choose>
      <xsl:when test="@how = 'title-changed'">
        <xsl:text>題名</xsl:text>
        <xsl:call-template name="link-words"/>
        <xsl:text>が変わる</xsl:text>
      </xsl:when>
      <xsl:when test="starts-with(@how, 'term-')">
        <xsl:call-template name="link-words"/>
        <xsl:choose>
          <xsl:when test="@how = 'term-added'">の定義が加わる</xsl:when>
          <xsl:when test="@how = 'term-removed'">の定義がなくなる</xsl:when>
          <xsl:otherwise>の意味が変わる</xsl:otherwise>
        </xsl:choose>
        <xsl:text>（</xsl:text>
        <xsl:call-template name="link-place"/>
        <xsl:text>）</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="link-place"/>
        <xsl:choose>
          <xsl:when test="@how = 'text-changed'">の字句が変わる</xsl:when>
          <xsl:when test="@how = 'text-added'">が加わる</xsl:when>
          <xsl:when test="@how = 'text-removed'">がなくなる</xsl:when>
          <xsl:when test="@how = 'text-moved'">に番号が移る</xsl:when>
          <xsl:when test="@how = 'lead'">はその下に置かれている</xsl:when>
          <xsl:when test="@how = 'overlay'">はそれを例外又は準用の元としている</xsl:when>
          <xsl:otherwise>
            <xsl:text>が</xsl:text>
            <xsl:call-template name="link-words"/>
            <xsl:choose>
              <xsl:when test="@how = 'uses'">という語を使う</xsl:when>
              <xsl:when test="@how = 'speaks'">という語を、自らは定めずに使う</xsl:when>
              <xsl:when test="@how = 'refers'">としてそれを引く</xsl:when>
              <xsl:when test="@how = 'borrows'">としてそれを準用する</xsl:when>
              <xsl:when test="@how = 'names'">と題名で引く</xsl:when>
              <xsl:when test="@how = 'role'">の義務を定めている</xsl:when>
            </xsl:choose>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What a document that names nobody has looked at. -->
  <xsl:template name="searched">
    <xsl:for-each select="/dossier/changes/searched">
      <para kind="small">
        <xsl:text>調べたこと：この基準</xsl:text>
        <xsl:if test="@standards &gt; 1">
          <xsl:text>とほかの</xsl:text>
          <xsl:value-of select="@standards - 1"/>
          <xsl:text>の基準</xsl:text>
        </xsl:if>
        <xsl:text>の本文と様式（条項</xsl:text>
        <xsl:value-of select="@provisions"/>
        <xsl:text>）及び研修の文章で、変わった条項を引くもの、そこで定める語を使うもの、その下に置かれたもの、それを準用し又は例外とするもの、題名で引くもの。</xsl:text>
      </para>
    </xsl:for-each>
  </xsl:template>

  <!-- Both sides as one text. -->
  <xsl:template match="number | caption | words | title" mode="merged">
    <xsl:apply-templates mode="merged"/>
  </xsl:template>
  <xsl:template match="in" mode="merged">
    <ins><xsl:apply-templates mode="merged"/></ins>
  </xsl:template>
  <xsl:template match="out" mode="merged">
    <del><xsl:apply-templates mode="merged"/></del>
  </xsl:template>
  <xsl:template match="text()" mode="merged">
    <xsl:value-of select="."/>
  </xsl:template>

  <!-- What is no words: of a cell, a sentence, or the law itself. -->
  <xsl:template match="set">
    <para>
      <em kind="mark">
        <xsl:text>〔</xsl:text>
        <xsl:call-template name="set-name"/>
        <xsl:choose>
          <xsl:when test="@change = 'border'">の区切りの位置</xsl:when>
          <xsl:when test="@change = 'moved'">の位置</xsl:when>
          <xsl:otherwise>
            <xsl:text>：</xsl:text>
            <xsl:call-template name="set-value">
              <xsl:with-param name="value" select="@old"/>
            </xsl:call-template>
            <xsl:text>→</xsl:text>
            <xsl:call-template name="set-value">
              <xsl:with-param name="value" select="@new"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
        <xsl:text>〕</xsl:text>
      </em>
    </para>
  </xsl:template>
  <xsl:template match="set" mode="structure">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template name="set-value">
    <xsl:param name="value"/>
    <xsl:choose>
      <xsl:when test="not($value)">なし</xsl:when>
      <xsl:when test="@change = 'element'">
        <xsl:call-template name="set-element">
          <xsl:with-param name="name" select="$value"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$value = 'main'">本文</xsl:when>
      <xsl:when test="$value = 'proviso'">ただし書</xsl:when>
      <xsl:otherwise><xsl:value-of select="$value"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the XML of laws calls so. -->
  <xsl:template name="set-element">
    <xsl:param name="name"/>
    <xsl:choose>
      <xsl:when test="$name = 'Appdx'">付録</xsl:when>
      <xsl:when test="$name = 'AppdxFig'">別図</xsl:when>
      <xsl:when test="$name = 'AppdxFormat'">書式</xsl:when>
      <xsl:when test="$name = 'AppdxNote'">別記</xsl:when>
      <xsl:when test="$name = 'AppdxStyle'">様式</xsl:when>
      <xsl:when test="$name = 'AppdxTable'">別表</xsl:when>
      <xsl:when test="$name = 'SupplProvisionAppdx'">附則付録</xsl:when>
      <xsl:when test="$name = 'SupplProvisionAppdxStyle'">附則様式</xsl:when>
      <xsl:when test="$name = 'SupplProvisionAppdxTable'">附則別表</xsl:when>
      <xsl:when test="$name = 'FigStruct'">図</xsl:when>
      <xsl:when test="$name = 'Format'">書式</xsl:when>
      <xsl:when test="$name = 'FormatStruct'">書式</xsl:when>
      <xsl:when test="$name = 'Note'">記</xsl:when>
      <xsl:when test="$name = 'NoteStruct'">記</xsl:when>
      <xsl:when test="$name = 'Style'">様式</xsl:when>
      <xsl:when test="$name = 'StyleStruct'">様式</xsl:when>
      <xsl:when test="$name = 'TableColumn'">欄</xsl:when>
      <xsl:when test="$name = 'TableHeaderColumn'">見出しの欄</xsl:when>
      <xsl:when test="$name = 'TableHeaderRow'">見出しの行</xsl:when>
      <xsl:when test="$name = 'TableRow'">行</xsl:when>
      <xsl:when test="$name = 'TableStruct'">表</xsl:when>
      <xsl:otherwise>「<xsl:value-of select="$name"/>」</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="set-name">
    <xsl:choose>
      <xsl:when test="@attribute = 'rowspan'">縦に結合した欄</xsl:when>
      <xsl:when test="@attribute = 'colspan'">横に結合した欄</xsl:when>
      <xsl:when test="@attribute = 'AmendLawNum'">改正法令の番号</xsl:when>
      <xsl:when test="@attribute = 'Extract'">抄</xsl:when>
      <xsl:when test="@attribute = 'Function'">本文とただし書の別</xsl:when>
      <xsl:when test="@attribute = 'src'">図</xsl:when>
      <xsl:when test="@attribute = 'Align' or
          @attribute = 'Valign'">欄の文字の位置</xsl:when>
      <xsl:when test="starts-with(@attribute, 'Border')">欄の枠の線</xsl:when>
      <xsl:when test="@attribute = 'Abbrev'">略称</xsl:when>
      <xsl:when test="@attribute = 'AbbrevKana'">略称の読み</xsl:when>
      <xsl:when test="@attribute = 'CommonCaption'">共通の見出し</xsl:when>
      <xsl:when test="@attribute = 'Delete'">削除</xsl:when>
      <xsl:when test="@attribute = 'Era'">元号</xsl:when>
      <xsl:when test="@attribute = 'Hide'">表示の有無</xsl:when>
      <xsl:when test="@attribute = 'Indent'">字下げ</xsl:when>
      <xsl:when test="@attribute = 'Kana'">題名の読み</xsl:when>
      <xsl:when test="@attribute = 'Lang'">言語</xsl:when>
      <xsl:when test="@attribute = 'LawType'">法令の種別</xsl:when>
      <xsl:when test="@attribute = 'LineBreak'">改行</xsl:when>
      <xsl:when test="@attribute = 'Num'">番号</xsl:when>
      <xsl:when test="@attribute = 'OldNum'">旧式の番号</xsl:when>
      <xsl:when test="@attribute = 'OldStyle'">旧式の表記</xsl:when>
      <xsl:when test="@attribute = 'PromulgateDay'">公布の日</xsl:when>
      <xsl:when test="@attribute = 'PromulgateMonth'">公布の月</xsl:when>
      <xsl:when test="@attribute = 'Style'">傍線の種類</xsl:when>
      <xsl:when test="@attribute = 'Subject'">件名</xsl:when>
      <xsl:when test="@attribute = 'Type'">附則の種別</xsl:when>
      <xsl:when test="@attribute = 'WritingMode'">縦書きと横書きの別</xsl:when>
      <xsl:when test="@attribute = 'Year'">年</xsl:when>
      <xsl:when test="@attribute">属性「<xsl:value-of
          select="@attribute"/>」</xsl:when>
      <xsl:when test="@what = 'sentence'">文</xsl:when>
      <xsl:when test="@what = 'column'">欄</xsl:when>
      <xsl:when test="@what = 'ruby' or @what = 'reading'">ルビ</xsl:when>
      <xsl:when test="@what = 'law-number'">法令番号</xsl:when>
      <xsl:when test="@what = 'title'">題名</xsl:when>
      <xsl:when test="@what = 'contents'">目次</xsl:when>
      <xsl:when test="@what = 'number'">番号</xsl:when>
      <xsl:when test="@what = 'caption' or
          @what = 'heading'">見出し</xsl:when>
      <xsl:otherwise>構成</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="marked">
    <xsl:apply-templates select="."/>
  </xsl:template>
  <xsl:template match="*" mode="merged">
    <xsl:apply-templates select="."/>
  </xsl:template>
</xsl:stylesheet>
