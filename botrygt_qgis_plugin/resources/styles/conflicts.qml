<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" version="3.40.6-Bratislava" labelsEnabled="1">
  <renderer-v2 referencescale="-1" type="RuleRenderer" forceraster="0" symbollevels="0" enableorderby="0">
    <rules key="{90cd27a7-3160-4a87-9da4-24d97224bb84}">
      <rule key="{8de4aad5-91db-4ef8-bf5d-e99775cc5f2b}" symbol="0" filter="&quot;exclusive&quot;" label="Konflikt: de to kan ikke begge opfyldes"/>
      <rule key="{0b119a91-e63b-4c75-8c31-fd4e947a82bd}" symbol="1" filter="NOT &quot;exclusive&quot;" label="Konflikt: kravene trækker hver sin vej"/>
    </rules>
    <symbols>
      <symbol type="marker" is_animated="0" force_rhr="0" frame_rate="10" name="0" alpha="1" clip_to_extent="1">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" type="QString" name="name"/>
            <Option name="properties"/>
            <Option value="collection" type="QString" name="type"/>
          </Option>
        </data_defined_properties>
        <layer locked="0" class="SimpleMarker" enabled="1" id="{a5ed0bf2-215e-46fb-98eb-ed5db2781cad}" pass="0">
          <Option type="Map">
            <Option value="0" type="QString" name="angle"/>
            <Option value="square" type="QString" name="cap_style"/>
            <Option value="125,50,160,255,rgb:0.49019607843137253,0.19607843137254902,0.62745098039215685,1" type="QString" name="color"/>
            <Option value="1" type="QString" name="horizontal_anchor_point"/>
            <Option value="bevel" type="QString" name="joinstyle"/>
            <Option value="diamond" type="QString" name="name"/>
            <Option value="0,0" type="QString" name="offset"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="offset_map_unit_scale"/>
            <Option value="MM" type="QString" name="offset_unit"/>
            <Option value="255,255,255,255,rgb:1,1,1,1" type="QString" name="outline_color"/>
            <Option value="solid" type="QString" name="outline_style"/>
            <Option value="0.4" type="QString" name="outline_width"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="outline_width_map_unit_scale"/>
            <Option value="MM" type="QString" name="outline_width_unit"/>
            <Option value="diameter" type="QString" name="scale_method"/>
            <Option value="5" type="QString" name="size"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="size_map_unit_scale"/>
            <Option value="MM" type="QString" name="size_unit"/>
            <Option value="1" type="QString" name="vertical_anchor_point"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" type="QString" name="name"/>
              <Option name="properties"/>
              <Option value="collection" type="QString" name="type"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol type="marker" is_animated="0" force_rhr="0" frame_rate="10" name="1" alpha="1" clip_to_extent="1">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" type="QString" name="name"/>
            <Option name="properties"/>
            <Option value="collection" type="QString" name="type"/>
          </Option>
        </data_defined_properties>
        <layer locked="0" class="SimpleMarker" enabled="1" id="{18b7418a-8333-4433-a834-fc601e78a4d3}" pass="0">
          <Option type="Map">
            <Option value="0" type="QString" name="angle"/>
            <Option value="square" type="QString" name="cap_style"/>
            <Option value="125,50,160,255,rgb:0.49019607843137253,0.19607843137254902,0.62745098039215685,1" type="QString" name="color"/>
            <Option value="1" type="QString" name="horizontal_anchor_point"/>
            <Option value="bevel" type="QString" name="joinstyle"/>
            <Option value="cross_fill" type="QString" name="name"/>
            <Option value="0,0" type="QString" name="offset"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="offset_map_unit_scale"/>
            <Option value="MM" type="QString" name="offset_unit"/>
            <Option value="255,255,255,255,rgb:1,1,1,1" type="QString" name="outline_color"/>
            <Option value="solid" type="QString" name="outline_style"/>
            <Option value="0.4" type="QString" name="outline_width"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="outline_width_map_unit_scale"/>
            <Option value="MM" type="QString" name="outline_width_unit"/>
            <Option value="diameter" type="QString" name="scale_method"/>
            <Option value="5" type="QString" name="size"/>
            <Option value="3x:0,0,0,0,0,0" type="QString" name="size_map_unit_scale"/>
            <Option value="MM" type="QString" name="size_unit"/>
            <Option value="1" type="QString" name="vertical_anchor_point"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" type="QString" name="name"/>
              <Option name="properties"/>
              <Option value="collection" type="QString" name="type"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
    <data-defined-properties>
      <Option type="Map">
        <Option value="" type="QString" name="name"/>
        <Option name="properties"/>
        <Option value="collection" type="QString" name="type"/>
      </Option>
    </data-defined-properties>
  </renderer-v2>
  <selection mode="Default">
    <selectionColor invalid="1"/>
  </selection>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style textColor="125,50,160,255,rgb:0.49019607843137253,0.19607843137254902,0.62745098039215685,1" capitalization="0" tabStopDistance="6" isExpression="1" fontSizeUnit="Point" textOrientation="horizontal" fontFamily="DejaVu LGC Sans" fontSizeMapUnitScale="3x:0,0,0,0,0,0" tabStopDistanceUnit="Percentage" legendString="Aa" fontItalic="0" previewBkgrdColor="255,255,255,255,rgb:1,1,1,1" multilineHeight="1" fontStrikeout="0" allowHtml="0" forcedItalic="0" fontWeight="50" textOpacity="1" multilineHeightUnit="Percentage" tabStopDistanceMapUnitScale="3x:0,0,0,0,0,0" fontLetterSpacing="0" forcedBold="0" fieldName="&quot;first_rule&quot; || ' ↔ ' || &quot;second_rule&quot;" fontKerning="1" namedStyle="" fontWordSpacing="0" useSubstitutions="0" fontUnderline="0" fontSize="8" blendMode="0">
        <families/>
        <text-buffer bufferSize="0.80000000000000004" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferBlendMode="0" bufferNoFill="1" bufferOpacity="1" bufferColor="255,255,255,255,rgb:1,1,1,1" bufferJoinStyle="128" bufferSizeUnits="MM" bufferDraw="1"/>
        <text-mask maskSize="1.5" maskSizeUnits="MM" maskSizeMapUnitScale="3x:0,0,0,0,0,0" maskType="0" maskJoinStyle="128" maskSize2="1.5" maskEnabled="0" maskOpacity="1" maskedSymbolLayers=""/>
        <background shapeOffsetY="0" shapeFillColor="255,255,255,255,rgb:1,1,1,1" shapeType="0" shapeSVGFile="" shapeOpacity="1" shapeJoinStyle="64" shapeBorderColor="128,128,128,255,rgb:0.50196078431372548,0.50196078431372548,0.50196078431372548,1" shapeOffsetUnit="MM" shapeRotation="0" shapeOffsetMapUnitScale="3x:0,0,0,0,0,0" shapeDraw="0" shapeRadiiUnit="MM" shapeBorderWidthUnit="MM" shapeSizeY="0" shapeSizeType="0" shapeRadiiMapUnitScale="3x:0,0,0,0,0,0" shapeBlendMode="0" shapeRadiiX="0" shapeRadiiY="0" shapeSizeUnit="MM" shapeSizeX="0" shapeRotationType="0" shapeOffsetX="0" shapeSizeMapUnitScale="3x:0,0,0,0,0,0" shapeBorderWidth="0" shapeBorderWidthMapUnitScale="3x:0,0,0,0,0,0">
          <symbol type="fill" is_animated="0" force_rhr="0" frame_rate="10" name="fillSymbol" alpha="1" clip_to_extent="1">
            <data_defined_properties>
              <Option type="Map">
                <Option value="" type="QString" name="name"/>
                <Option name="properties"/>
                <Option value="collection" type="QString" name="type"/>
              </Option>
            </data_defined_properties>
            <layer locked="0" class="SimpleFill" enabled="1" id="" pass="0">
              <Option type="Map">
                <Option value="3x:0,0,0,0,0,0" type="QString" name="border_width_map_unit_scale"/>
                <Option value="255,255,255,255,rgb:1,1,1,1" type="QString" name="color"/>
                <Option value="bevel" type="QString" name="joinstyle"/>
                <Option value="0,0" type="QString" name="offset"/>
                <Option value="3x:0,0,0,0,0,0" type="QString" name="offset_map_unit_scale"/>
                <Option value="MM" type="QString" name="offset_unit"/>
                <Option value="128,128,128,255,rgb:0.50196078431372548,0.50196078431372548,0.50196078431372548,1" type="QString" name="outline_color"/>
                <Option value="no" type="QString" name="outline_style"/>
                <Option value="0" type="QString" name="outline_width"/>
                <Option value="MM" type="QString" name="outline_width_unit"/>
                <Option value="solid" type="QString" name="style"/>
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option value="" type="QString" name="name"/>
                  <Option name="properties"/>
                  <Option value="collection" type="QString" name="type"/>
                </Option>
              </data_defined_properties>
            </layer>
          </symbol>
        </background>
        <shadow shadowDraw="0" shadowOffsetGlobal="1" shadowOffsetMapUnitScale="3x:0,0,0,0,0,0" shadowOffsetAngle="135" shadowOffsetDist="1" shadowUnder="0" shadowColor="0,0,0,255,rgb:0,0,0,1" shadowOpacity="0.69999999999999996" shadowScale="100" shadowBlendMode="6" shadowRadiusMapUnitScale="3x:0,0,0,0,0,0" shadowOffsetUnit="MM" shadowRadius="1.5" shadowRadiusAlphaOnly="0" shadowRadiusUnit="MM"/>
        <dd_properties>
          <Option type="Map">
            <Option value="" type="QString" name="name"/>
            <Option name="properties"/>
            <Option value="collection" type="QString" name="type"/>
          </Option>
        </dd_properties>
        <substitutions/>
      </text-style>
      <text-format addDirectionSymbol="0" useMaxLineLengthForAutoWrap="1" reverseDirectionSymbol="0" wrapChar="" leftDirectionSymbol="&lt;" autoWrapLength="0" rightDirectionSymbol=">" formatNumbers="0" placeDirectionSymbol="0" plussign="0" multilineAlign="3" decimals="3"/>
      <placement xOffset="0" offsetType="1" preserveRotation="1" lineAnchorTextPoint="FollowPlacement" lineAnchorPercent="0.5" maximumDistanceUnit="MM" geometryGenerator="" overlapHandling="PreventOverlap" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" maxCurvedCharAngleIn="25" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" lineAnchorType="0" offsetUnits="MM" centroidInside="0" priority="5" distMapUnitScale="3x:0,0,0,0,0,0" rotationUnit="AngleDegrees" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" repeatDistanceUnits="MM" repeatDistance="0" yOffset="0" maximumDistance="0" allowDegraded="0" rotationAngle="0" overrunDistance="0" quadOffset="4" centroidWhole="0" geometryGeneratorType="PointGeometry" layerType="UnknownGeometry" lineAnchorClipping="0" maxCurvedCharAngleOut="-25" distUnits="MM" polygonPlacementFlags="2" prioritization="PreferCloser" maximumDistanceMapUnitScale="3x:0,0,0,0,0,0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" placement="6" placementFlags="10" overrunDistanceUnit="MM" geometryGeneratorEnabled="0" dist="1" fitInPolygonOnly="0"/>
      <rendering obstacle="1" labelPerPart="0" maxNumLabels="2000" scaleMax="0" obstacleType="1" scaleVisibility="0" unplacedVisibility="0" scaleMin="0" limitNumLabels="0" upsidedownLabels="0" obstacleFactor="1" fontMinPixelSize="0" minFeatureSize="0" fontLimitPixelSize="0" fontMaxPixelSize="10000" zIndex="0" mergeLines="0" drawLabels="1"/>
      <dd_properties>
        <Option type="Map">
          <Option value="" type="QString" name="name"/>
          <Option name="properties"/>
          <Option value="collection" type="QString" name="type"/>
        </Option>
      </dd_properties>
      <callout type="simple">
        <Option type="Map">
          <Option value="pole_of_inaccessibility" type="QString" name="anchorPoint"/>
          <Option value="0" type="int" name="blendMode"/>
          <Option type="Map" name="ddProperties">
            <Option value="" type="QString" name="name"/>
            <Option name="properties"/>
            <Option value="collection" type="QString" name="type"/>
          </Option>
          <Option value="false" type="bool" name="drawToAllParts"/>
          <Option value="0" type="QString" name="enabled"/>
          <Option value="point_on_exterior" type="QString" name="labelAnchorPoint"/>
          <Option value="&lt;symbol type=&quot;line&quot; is_animated=&quot;0&quot; force_rhr=&quot;0&quot; frame_rate=&quot;10&quot; name=&quot;symbol&quot; alpha=&quot;1&quot; clip_to_extent=&quot;1&quot;>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option value=&quot;&quot; type=&quot;QString&quot; name=&quot;name&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option value=&quot;collection&quot; type=&quot;QString&quot; name=&quot;type&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;layer locked=&quot;0&quot; class=&quot;SimpleLine&quot; enabled=&quot;1&quot; id=&quot;{a610baad-1c0e-40a1-835e-5af79809a07e}&quot; pass=&quot;0&quot;>&lt;Option type=&quot;Map&quot;>&lt;Option value=&quot;0&quot; type=&quot;QString&quot; name=&quot;align_dash_pattern&quot;/>&lt;Option value=&quot;square&quot; type=&quot;QString&quot; name=&quot;capstyle&quot;/>&lt;Option value=&quot;5;2&quot; type=&quot;QString&quot; name=&quot;customdash&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot; name=&quot;customdash_map_unit_scale&quot;/>&lt;Option value=&quot;MM&quot; type=&quot;QString&quot; name=&quot;customdash_unit&quot;/>&lt;Option value=&quot;0&quot; type=&quot;QString&quot; name=&quot;dash_pattern_offset&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot; name=&quot;dash_pattern_offset_map_unit_scale&quot;/>&lt;Option value=&quot;MM&quot; type=&quot;QString&quot; name=&quot;dash_pattern_offset_unit&quot;/>&lt;Option value=&quot;0&quot; type=&quot;QString&quot; name=&quot;draw_inside_polygon&quot;/>&lt;Option value=&quot;bevel&quot; type=&quot;QString&quot; name=&quot;joinstyle&quot;/>&lt;Option value=&quot;60,60,60,255,rgb:0.23529411764705882,0.23529411764705882,0.23529411764705882,1&quot; type=&quot;QString&quot; name=&quot;line_color&quot;/>&lt;Option value=&quot;solid&quot; type=&quot;QString&quot; name=&quot;line_style&quot;/>&lt;Option value=&quot;0.3&quot; type=&quot;QString&quot; name=&quot;line_width&quot;/>&lt;Option value=&quot;MM&quot; type=&quot;QString&quot; name=&quot;line_width_unit&quot;/>&lt;Option value=&quot;0&quot; type=&quot;QString&quot; name=&quot;offset&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot; name=&quot;offset_map_unit_scale&quot;/>&lt;Option value=&quot;MM&quot; type=&quot;QString&quot; name=&quot;offset_unit&quot;/>&lt;Option value=&quot;0&quot; type=&quot;QString&quot; name=&quot;ring_filter&quot;/>&lt;Option value=&quot;0&quot; type=&quot;QString&quot; name=&quot;trim_distance_end&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot; name=&quot;trim_distance_end_map_unit_scale&quot;/>&lt;Option value=&quot;MM&quot; type=&quot;QString&quot; name=&quot;trim_distance_end_unit&quot;/>&lt;Option value=&quot;0&quot; type=&quot;QString&quot; name=&quot;trim_distance_start&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot; name=&quot;trim_distance_start_map_unit_scale&quot;/>&lt;Option value=&quot;MM&quot; type=&quot;QString&quot; name=&quot;trim_distance_start_unit&quot;/>&lt;Option value=&quot;0&quot; type=&quot;QString&quot; name=&quot;tweak_dash_pattern_on_corners&quot;/>&lt;Option value=&quot;0&quot; type=&quot;QString&quot; name=&quot;use_custom_dash&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot; name=&quot;width_map_unit_scale&quot;/>&lt;/Option>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option value=&quot;&quot; type=&quot;QString&quot; name=&quot;name&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option value=&quot;collection&quot; type=&quot;QString&quot; name=&quot;type&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;/layer>&lt;/symbol>" type="QString" name="lineSymbol"/>
          <Option value="0" type="double" name="minLength"/>
          <Option value="3x:0,0,0,0,0,0" type="QString" name="minLengthMapUnitScale"/>
          <Option value="MM" type="QString" name="minLengthUnit"/>
          <Option value="0" type="double" name="offsetFromAnchor"/>
          <Option value="3x:0,0,0,0,0,0" type="QString" name="offsetFromAnchorMapUnitScale"/>
          <Option value="MM" type="QString" name="offsetFromAnchorUnit"/>
          <Option value="0" type="double" name="offsetFromLabel"/>
          <Option value="3x:0,0,0,0,0,0" type="QString" name="offsetFromLabelMapUnitScale"/>
          <Option value="MM" type="QString" name="offsetFromLabelUnit"/>
        </Option>
      </callout>
    </settings>
  </labeling>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <fieldConfiguration>
    <field configurationFlags="NoFlag" name="fid">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="conflict_id">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="first_rule">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="first_verdict">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option value="met" type="QString" name="opfyldt"/>
              </Option>
              <Option type="Map">
                <Option value="not_met" type="QString" name="ikke opfyldt"/>
              </Option>
              <Option type="Map">
                <Option value="cannot_tell" type="QString" name="kan ikke afgøres"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="first_source">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="second_rule">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="second_verdict">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option value="met" type="QString" name="opfyldt"/>
              </Option>
              <Option type="Map">
                <Option value="not_met" type="QString" name="ikke opfyldt"/>
              </Option>
              <Option type="Map">
                <Option value="cannot_tell" type="QString" name="kan ikke afgøres"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="second_source">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="exclusive">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="subject_kind">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option value="light" type="QString" name="lyspunkt"/>
              </Option>
              <Option type="Map">
                <Option value="tree" type="QString" name="træ"/>
              </Option>
              <Option type="Map">
                <Option value="parking" type="QString" name="parkering"/>
              </Option>
              <Option type="Map">
                <Option value="hedge_fence" type="QString" name="hegn eller hæk"/>
              </Option>
              <Option type="Map">
                <Option value="shrub_planting" type="QString" name="beplantning"/>
              </Option>
              <Option type="Map">
                <Option value="path_stretch" type="QString" name="stistrækning"/>
              </Option>
              <Option type="Map">
                <Option value="road_end" type="QString" name="vejende"/>
              </Option>
              <Option type="Map">
                <Option value="plot" type="QString" name="boliggrund"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="subject_key">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="subject_label">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="layer">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="summary_da">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="summary_en">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias index="0" field="fid" name="Række"/>
    <alias index="1" field="conflict_id" name="Id"/>
    <alias index="2" field="first_rule" name="Den ene regel"/>
    <alias index="3" field="first_verdict" name="Dens svar"/>
    <alias index="4" field="first_source" name="Dens kilde"/>
    <alias index="5" field="second_rule" name="Den anden regel"/>
    <alias index="6" field="second_verdict" name="Dens svar (den anden)"/>
    <alias index="7" field="second_source" name="Dens kilde (den anden)"/>
    <alias index="8" field="exclusive" name="Kan ikke begge opfyldes"/>
    <alias index="9" field="subject_kind" name="Emnets art"/>
    <alias index="10" field="subject_key" name="Emnets id"/>
    <alias index="11" field="subject_label" name="Emne"/>
    <alias index="12" field="layer" name="Lag"/>
    <alias index="13" field="summary_da" name="Konflikt"/>
    <alias index="14" field="summary_en" name="Konflikt (engelsk)"/>
  </aliases>
  <splitPolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="conflict_id" policy="Duplicate"/>
    <policy field="first_rule" policy="Duplicate"/>
    <policy field="first_verdict" policy="Duplicate"/>
    <policy field="first_source" policy="Duplicate"/>
    <policy field="second_rule" policy="Duplicate"/>
    <policy field="second_verdict" policy="Duplicate"/>
    <policy field="second_source" policy="Duplicate"/>
    <policy field="exclusive" policy="Duplicate"/>
    <policy field="subject_kind" policy="Duplicate"/>
    <policy field="subject_key" policy="Duplicate"/>
    <policy field="subject_label" policy="Duplicate"/>
    <policy field="layer" policy="Duplicate"/>
    <policy field="summary_da" policy="Duplicate"/>
    <policy field="summary_en" policy="Duplicate"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="conflict_id" policy="Duplicate"/>
    <policy field="first_rule" policy="Duplicate"/>
    <policy field="first_verdict" policy="Duplicate"/>
    <policy field="first_source" policy="Duplicate"/>
    <policy field="second_rule" policy="Duplicate"/>
    <policy field="second_verdict" policy="Duplicate"/>
    <policy field="second_source" policy="Duplicate"/>
    <policy field="exclusive" policy="Duplicate"/>
    <policy field="subject_kind" policy="Duplicate"/>
    <policy field="subject_key" policy="Duplicate"/>
    <policy field="subject_label" policy="Duplicate"/>
    <policy field="layer" policy="Duplicate"/>
    <policy field="summary_da" policy="Duplicate"/>
    <policy field="summary_en" policy="Duplicate"/>
  </duplicatePolicies>
  <defaults>
    <default expression="" field="fid" applyOnUpdate="0"/>
    <default expression="" field="conflict_id" applyOnUpdate="0"/>
    <default expression="" field="first_rule" applyOnUpdate="0"/>
    <default expression="" field="first_verdict" applyOnUpdate="0"/>
    <default expression="" field="first_source" applyOnUpdate="0"/>
    <default expression="" field="second_rule" applyOnUpdate="0"/>
    <default expression="" field="second_verdict" applyOnUpdate="0"/>
    <default expression="" field="second_source" applyOnUpdate="0"/>
    <default expression="" field="exclusive" applyOnUpdate="0"/>
    <default expression="" field="subject_kind" applyOnUpdate="0"/>
    <default expression="" field="subject_key" applyOnUpdate="0"/>
    <default expression="" field="subject_label" applyOnUpdate="0"/>
    <default expression="" field="layer" applyOnUpdate="0"/>
    <default expression="" field="summary_da" applyOnUpdate="0"/>
    <default expression="" field="summary_en" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint constraints="3" field="fid" notnull_strength="1" exp_strength="0" unique_strength="1"/>
    <constraint constraints="1" field="conflict_id" notnull_strength="1" exp_strength="0" unique_strength="0"/>
    <constraint constraints="1" field="first_rule" notnull_strength="1" exp_strength="0" unique_strength="0"/>
    <constraint constraints="1" field="first_verdict" notnull_strength="1" exp_strength="0" unique_strength="0"/>
    <constraint constraints="0" field="first_source" notnull_strength="0" exp_strength="0" unique_strength="0"/>
    <constraint constraints="1" field="second_rule" notnull_strength="1" exp_strength="0" unique_strength="0"/>
    <constraint constraints="1" field="second_verdict" notnull_strength="1" exp_strength="0" unique_strength="0"/>
    <constraint constraints="0" field="second_source" notnull_strength="0" exp_strength="0" unique_strength="0"/>
    <constraint constraints="1" field="exclusive" notnull_strength="1" exp_strength="0" unique_strength="0"/>
    <constraint constraints="1" field="subject_kind" notnull_strength="1" exp_strength="0" unique_strength="0"/>
    <constraint constraints="1" field="subject_key" notnull_strength="1" exp_strength="0" unique_strength="0"/>
    <constraint constraints="0" field="subject_label" notnull_strength="0" exp_strength="0" unique_strength="0"/>
    <constraint constraints="0" field="layer" notnull_strength="0" exp_strength="0" unique_strength="0"/>
    <constraint constraints="0" field="summary_da" notnull_strength="0" exp_strength="0" unique_strength="0"/>
    <constraint constraints="0" field="summary_en" notnull_strength="0" exp_strength="0" unique_strength="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="fid" exp=""/>
    <constraint desc="" field="conflict_id" exp=""/>
    <constraint desc="" field="first_rule" exp=""/>
    <constraint desc="" field="first_verdict" exp=""/>
    <constraint desc="" field="first_source" exp=""/>
    <constraint desc="" field="second_rule" exp=""/>
    <constraint desc="" field="second_verdict" exp=""/>
    <constraint desc="" field="second_source" exp=""/>
    <constraint desc="" field="exclusive" exp=""/>
    <constraint desc="" field="subject_kind" exp=""/>
    <constraint desc="" field="subject_key" exp=""/>
    <constraint desc="" field="subject_label" exp=""/>
    <constraint desc="" field="layer" exp=""/>
    <constraint desc="" field="summary_da" exp=""/>
    <constraint desc="" field="summary_en" exp=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributetableconfig sortExpression="" sortOrder="0" actionWidgetStyle="dropDown">
    <columns/>
  </attributetableconfig>
  <conditionalstyles>
    <rowstyles/>
    <fieldstyles/>
  </conditionalstyles>
  <storedexpressions/>
  <editform tolerant="1"></editform>
  <editforminit/>
  <editforminitcodesource>0</editforminitcodesource>
  <editforminitfilepath></editforminitfilepath>
  <editforminitcode><![CDATA[]]></editforminitcode>
  <featformsuppress>0</featformsuppress>
  <editorlayout>generatedlayout</editorlayout>
  <editable/>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <mapTip enabled="1">&lt;b>[% "first_rule" %] ↔ [% "second_rule" %]&lt;/b>&lt;br>[% "summary_da" %]</mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
