<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:k="urn:kijun:kind" exclude-result-prefixes="k">

  <k:kind title="携帯カード" pre="role" per="roles person person"
      group="reed" front="ja" order="first">
    <k:option name="size" vaules="A6 A7"/>
    <k:option name="size"/>
    <k:options/>
    <option name="bare"/>
    <k:option name="paper" values="cream white cream"/>
    <k:option name="when" is="ear"/>
    cream
  </k:kind>
</xsl:stylesheet>
