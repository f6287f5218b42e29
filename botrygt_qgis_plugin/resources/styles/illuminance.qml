<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology" version="3.40.6-Bratislava">
  <pipe-data-defined-properties>
    <Option type="Map">
      <Option type="QString" name="name" value=""/>
      <Option name="properties"/>
      <Option type="QString" name="type" value="collection"/>
    </Option>
  </pipe-data-defined-properties>
  <pipe>
    <provider>
      <resampling maxOversampling="2" zoomedOutResamplingMethod="nearestNeighbour" zoomedInResamplingMethod="nearestNeighbour" enabled="false"/>
    </provider>
    <rasterrenderer band="1" type="singlebandpseudocolor" nodataColor="" opacity="0.85" alphaBand="-1" classificationMax="50" classificationMin="0">
      <minMaxOrigin>
        <limits>None</limits>
        <extent>WholeRaster</extent>
        <statAccuracy>Estimated</statAccuracy>
        <cumulativeCutLower>0.02</cumulativeCutLower>
        <cumulativeCutUpper>0.98</cumulativeCutUpper>
        <stdDevFactor>2</stdDevFactor>
      </minMaxOrigin>
      <rastershader>
        <colorrampshader minimumValue="0" classificationMode="1" colorRampType="INTERPOLATED" clip="0" labelPrecision="6" maximumValue="50">
          <item color="#0b1026" label="0 lx" value="0" alpha="255"/>
          <item color="#1b2452" label="0,5 lx" value="0.5" alpha="255"/>
          <item color="#2e3b7c" label="1 lx" value="1" alpha="255"/>
          <item color="#5b4a94" label="2 lx" value="2" alpha="255"/>
          <item color="#86559a" label="3 lx" value="3" alpha="255"/>
          <item color="#b9648f" label="5 lx" value="5" alpha="255"/>
          <item color="#dd7d72" label="7,5 lx" value="7.5" alpha="255"/>
          <item color="#f29d55" label="10 lx" value="10" alpha="255"/>
          <item color="#fbbf4a" label="15 lx" value="15" alpha="255"/>
          <item color="#fddb6d" label="20 lx" value="20" alpha="255"/>
          <item color="#fdeea2" label="30 lx" value="30" alpha="255"/>
          <item color="#fffbe0" label="50 lx og mere" value="50" alpha="255"/>
          <rampLegendSettings useContinuousLegend="1" orientation="2" suffix="" maximumLabel="" direction="0" minimumLabel="" prefix="">
            <numericFormat id="basic">
              <Option type="Map">
                <Option type="invalid" name="decimal_separator"/>
                <Option type="int" name="decimals" value="6"/>
                <Option type="int" name="rounding_type" value="0"/>
                <Option type="bool" name="show_plus" value="false"/>
                <Option type="bool" name="show_thousand_separator" value="true"/>
                <Option type="bool" name="show_trailing_zeros" value="false"/>
                <Option type="invalid" name="thousand_separator"/>
              </Option>
            </numericFormat>
          </rampLegendSettings>
        </colorrampshader>
      </rastershader>
    </rasterrenderer>
    <brightnesscontrast gamma="1" brightness="0" contrast="0"/>
    <huesaturation invertColors="0" saturation="0" grayscaleMode="0" colorizeRed="255" colorizeBlue="128" colorizeGreen="128" colorizeOn="0" colorizeStrength="100"/>
    <rasterresampler maxOversampling="2"/>
    <resamplingStage>resamplingFilter</resamplingStage>
  </pipe>
  <blendMode>0</blendMode>
</qgis>
