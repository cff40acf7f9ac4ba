<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <xsl:import href="handout.xsl"/>

  <k:kind title="研修資料(短い版)" title-en="Training handout, two pages"
      per="role" needs="included readings guides chain" group="read" order="60"
      use="大切なことと、きく相手、知らせる相手だけを、二頁で"
      replaced-when="duties terms headings titles"
      note="The handout on two pages: the most important duties, whom to ask for what, and whom to tell."
      note-ja="大切な義務と、相談する相手、知らせる相手だけを、二ページにまとめた研修資料です。">
    <k:option name="large" values="yes"/>
  </k:kind>

  <xsl:variable name="is-short" select="true()"/>
</xsl:stylesheet>
