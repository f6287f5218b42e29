<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.40.6-Bratislava" labelsEnabled="1" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|AttributeTable">
  <renderer-v2 enableorderby="0" referencescale="-1" forceraster="0" attr="aendring" symbollevels="0" type="categorizedSymbol">
    <categories>
      <category symbol="0" render="true" uuid="{dbe7d311-0de2-40dc-9a75-f6aa6d135842}" value="ny" label="Ny lampe" type="string"/>
      <category symbol="1" render="true" uuid="{8b3af49c-159f-4921-a8fd-5f42af267766}" value="flyttet" label="Flyttet lampe" type="string"/>
      <category symbol="2" render="true" uuid="{a1b478e2-2044-413a-9f0d-897d5c7aa201}" value="mere lys" label="Lampe med mere lys" type="string"/>
    </categories>
    <symbols>
      <symbol force_rhr="0" alpha="1" frame_rate="10" name="0" clip_to_extent="1" is_animated="0" type="marker">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer locked="0" id="{e1925554-cfbc-42cc-a260-42ff8db6645a}" class="SimpleMarker" enabled="1" pass="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="255,255,255,210,rgb:1,1,1,0.82352941176470584" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="circle" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="59,47,0,255,rgb:0.23137254901960785,0.18431372549019609,0,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.3" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="5.2" name="size" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="size_map_unit_scale" type="QString"/>
            <Option value="MM" name="size_unit" type="QString"/>
            <Option value="1" name="vertical_anchor_point" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
        <layer locked="0" id="{b5776b4b-97b7-49d7-849a-acfe2d4a67b1}" class="SimpleMarker" enabled="1" pass="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="245,180,0,255,rgb:0.96078431372549022,0.70588235294117652,0,1" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="cross_fill" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="59,47,0,255,rgb:0.23137254901960785,0.18431372549019609,0,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.25" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="3.4" name="size" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="size_map_unit_scale" type="QString"/>
            <Option value="MM" name="size_unit" type="QString"/>
            <Option value="1" name="vertical_anchor_point" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol force_rhr="0" alpha="1" frame_rate="10" name="1" clip_to_extent="1" is_animated="0" type="marker">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer locked="0" id="{15e63d39-12b6-4986-8869-aec652a382b8}" class="SimpleMarker" enabled="1" pass="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="255,255,255,210,rgb:1,1,1,0.82352941176470584" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="circle" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="59,47,0,255,rgb:0.23137254901960785,0.18431372549019609,0,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.3" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="5.2" name="size" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="size_map_unit_scale" type="QString"/>
            <Option value="MM" name="size_unit" type="QString"/>
            <Option value="1" name="vertical_anchor_point" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
        <layer locked="0" id="{2a72af9d-837d-4e2e-8db4-d6b6b6c1b789}" class="SimpleMarker" enabled="1" pass="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="245,180,0,255,rgb:0.96078431372549022,0.70588235294117652,0,1" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="arrow" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="59,47,0,255,rgb:0.23137254901960785,0.18431372549019609,0,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.25" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="3.4" name="size" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="size_map_unit_scale" type="QString"/>
            <Option value="MM" name="size_unit" type="QString"/>
            <Option value="1" name="vertical_anchor_point" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol force_rhr="0" alpha="1" frame_rate="10" name="2" clip_to_extent="1" is_animated="0" type="marker">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer locked="0" id="{488dd69a-ea92-4cc5-b876-50de1a42257f}" class="SimpleMarker" enabled="1" pass="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="255,255,255,210,rgb:1,1,1,0.82352941176470584" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="circle" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="59,47,0,255,rgb:0.23137254901960785,0.18431372549019609,0,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.3" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="5.2" name="size" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="size_map_unit_scale" type="QString"/>
            <Option value="MM" name="size_unit" type="QString"/>
            <Option value="1" name="vertical_anchor_point" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
        <layer locked="0" id="{47f6deb2-454a-488c-b84d-d5c44210b1d3}" class="SimpleMarker" enabled="1" pass="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="245,180,0,255,rgb:0.96078431372549022,0.70588235294117652,0,1" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="star" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="59,47,0,255,rgb:0.23137254901960785,0.18431372549019609,0,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.25" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="3.4" name="size" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="size_map_unit_scale" type="QString"/>
            <Option value="MM" name="size_unit" type="QString"/>
            <Option value="1" name="vertical_anchor_point" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option value="" name="name" type="QString"/>
              <Option name="properties"/>
              <Option value="collection" name="type" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
    <rotation/>
    <sizescale/>
    <data-defined-properties>
      <Option type="Map">
        <Option value="" name="name" type="QString"/>
        <Option name="properties"/>
        <Option value="collection" name="type" type="QString"/>
      </Option>
    </data-defined-properties>
  </renderer-v2>
  <selection mode="Default">
    <selectionColor invalid="1"/>
  </selection>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fontKerning="1" fontUnderline="0" fontLetterSpacing="0" previewBkgrdColor="255,255,255,255,rgb:1,1,1,1" fontSizeMapUnitScale="3x:0,0,0,0,0,0" textColor="59,47,0,255,rgb:0.23137254901960785,0.18431372549019609,0,1" capitalization="0" forcedBold="0" allowHtml="0" isExpression="1" fontWordSpacing="0" multilineHeightUnit="Percentage" fontSizeUnit="Point" fontWeight="75" fontItalic="0" fieldName="coalesce(&quot;lyspunkt_nr&quot;,'')" fontFamily="Sans Serif" tabStopDistanceUnit="Percentage" tabStopDistanceMapUnitScale="3x:0,0,0,0,0,0" namedStyle="" useSubstitutions="0" multilineHeight="1" textOrientation="horizontal" tabStopDistance="6" textOpacity="1" blendMode="0" forcedItalic="0" fontStrikeout="0" legendString="Aa" fontSize="7">
        <families/>
        <text-buffer bufferNoFill="1" bufferOpacity="1" bufferBlendMode="0" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferSize="0.80000000000000004" bufferSizeUnits="MM" bufferDraw="1" bufferColor="255,255,255,230,rgb:1,1,1,0.90196078431372551" bufferJoinStyle="128"/>
        <text-mask maskedSymbolLayers="" maskEnabled="0" maskSizeMapUnitScale="3x:0,0,0,0,0,0" maskSize="1.5" maskOpacity="1" maskSize2="1.5" maskSizeUnits="MM" maskJoinStyle="128" maskType="0"/>
        <background shapeOffsetMapUnitScale="3x:0,0,0,0,0,0" shapeBlendMode="0" shapeDraw="0" shapeRadiiY="0" shapeRadiiMapUnitScale="3x:0,0,0,0,0,0" shapeBorderWidth="0" shapeSizeY="0" shapeOffsetX="0" shapeSizeX="0" shapeType="0" shapeBorderWidthUnit="MM" shapeJoinStyle="64" shapeSizeType="0" shapeSVGFile="" shapeBorderWidthMapUnitScale="3x:0,0,0,0,0,0" shapeSizeMapUnitScale="3x:0,0,0,0,0,0" shapeOffsetUnit="MM" shapeBorderColor="128,128,128,255,rgb:0.50196078431372548,0.50196078431372548,0.50196078431372548,1" shapeFillColor="255,255,255,255,rgb:1,1,1,1" shapeRadiiUnit="MM" shapeOffsetY="0" shapeOpacity="1" shapeRotation="0" shapeRotationType="0" shapeRadiiX="0" shapeSizeUnit="MM">
          <symbol force_rhr="0" alpha="1" frame_rate="10" name="fillSymbol" clip_to_extent="1" is_animated="0" type="fill">
            <data_defined_properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data_defined_properties>
            <layer locked="0" id="" class="SimpleFill" enabled="1" pass="0">
              <Option type="Map">
                <Option value="3x:0,0,0,0,0,0" name="border_width_map_unit_scale" type="QString"/>
                <Option value="255,255,255,255,rgb:1,1,1,1" name="color" type="QString"/>
                <Option value="bevel" name="joinstyle" type="QString"/>
                <Option value="0,0" name="offset" type="QString"/>
                <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
                <Option value="MM" name="offset_unit" type="QString"/>
                <Option value="128,128,128,255,rgb:0.50196078431372548,0.50196078431372548,0.50196078431372548,1" name="outline_color" type="QString"/>
                <Option value="no" name="outline_style" type="QString"/>
                <Option value="0" name="outline_width" type="QString"/>
                <Option value="MM" name="outline_width_unit" type="QString"/>
                <Option value="solid" name="style" type="QString"/>
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option value="" name="name" type="QString"/>
                  <Option name="properties"/>
                  <Option value="collection" name="type" type="QString"/>
                </Option>
              </data_defined_properties>
            </layer>
          </symbol>
        </background>
        <shadow shadowOffsetDist="1" shadowOffsetUnit="MM" shadowRadius="1.5" shadowScale="100" shadowBlendMode="6" shadowOffsetAngle="135" shadowOpacity="0.69999999999999996" shadowRadiusAlphaOnly="0" shadowRadiusMapUnitScale="3x:0,0,0,0,0,0" shadowUnder="0" shadowOffsetMapUnitScale="3x:0,0,0,0,0,0" shadowOffsetGlobal="1" shadowDraw="0" shadowRadiusUnit="MM" shadowColor="0,0,0,255,rgb:0,0,0,1"/>
        <dd_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </dd_properties>
        <substitutions/>
      </text-style>
      <text-format leftDirectionSymbol="&lt;" placeDirectionSymbol="0" decimals="3" addDirectionSymbol="0" multilineAlign="3" useMaxLineLengthForAutoWrap="1" formatNumbers="0" autoWrapLength="0" reverseDirectionSymbol="0" plussign="0" wrapChar="" rightDirectionSymbol=">"/>
      <placement lineAnchorType="0" allowDegraded="0" maximumDistanceUnit="MM" polygonPlacementFlags="2" geometryGeneratorType="PointGeometry" placementFlags="10" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" placement="6" quadOffset="4" lineAnchorClipping="0" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" geometryGeneratorEnabled="0" distMapUnitScale="3x:0,0,0,0,0,0" overlapHandling="PreventOverlap" rotationUnit="AngleDegrees" lineAnchorPercent="0.5" offsetUnits="MM" maximumDistance="0" prioritization="PreferCloser" dist="3" distUnits="MM" fitInPolygonOnly="0" geometryGenerator="" maximumDistanceMapUnitScale="3x:0,0,0,0,0,0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" rotationAngle="0" yOffset="0" repeatDistance="0" priority="5" lineAnchorTextPoint="FollowPlacement" centroidInside="0" overrunDistanceUnit="MM" xOffset="0" repeatDistanceUnits="MM" layerType="UnknownGeometry" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" maxCurvedCharAngleIn="25" preserveRotation="1" overrunDistance="0" maxCurvedCharAngleOut="-25" offsetType="0" centroidWhole="0"/>
      <rendering drawLabels="1" scaleMax="0" minFeatureSize="0" scaleMin="0" fontMinPixelSize="0" maxNumLabels="2000" unplacedVisibility="0" fontMaxPixelSize="10000" upsidedownLabels="0" obstacle="1" fontLimitPixelSize="0" obstacleType="1" obstacleFactor="1" zIndex="0" limitNumLabels="0" scaleVisibility="0" labelPerPart="0" mergeLines="0"/>
      <dd_properties>
        <Option type="Map">
          <Option value="" name="name" type="QString"/>
          <Option name="properties"/>
          <Option value="collection" name="type" type="QString"/>
        </Option>
      </dd_properties>
      <callout type="simple">
        <Option type="Map">
          <Option value="pole_of_inaccessibility" name="anchorPoint" type="QString"/>
          <Option value="0" name="blendMode" type="int"/>
          <Option name="ddProperties" type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
          <Option value="false" name="drawToAllParts" type="bool"/>
          <Option value="0" name="enabled" type="QString"/>
          <Option value="point_on_exterior" name="labelAnchorPoint" type="QString"/>
          <Option value="&lt;symbol force_rhr=&quot;0&quot; alpha=&quot;1&quot; frame_rate=&quot;10&quot; name=&quot;symbol&quot; clip_to_extent=&quot;1&quot; is_animated=&quot;0&quot; type=&quot;line&quot;>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option value=&quot;&quot; name=&quot;name&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option value=&quot;collection&quot; name=&quot;type&quot; type=&quot;QString&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;layer locked=&quot;0&quot; id=&quot;{b7145f1e-4aeb-4dc5-84d6-d0312fd6cba5}&quot; class=&quot;SimpleLine&quot; enabled=&quot;1&quot; pass=&quot;0&quot;>&lt;Option type=&quot;Map&quot;>&lt;Option value=&quot;0&quot; name=&quot;align_dash_pattern&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;square&quot; name=&quot;capstyle&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;5;2&quot; name=&quot;customdash&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;customdash_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;customdash_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;dash_pattern_offset&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;dash_pattern_offset_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;dash_pattern_offset_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;draw_inside_polygon&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;bevel&quot; name=&quot;joinstyle&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;60,60,60,255,rgb:0.23529411764705882,0.23529411764705882,0.23529411764705882,1&quot; name=&quot;line_color&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;solid&quot; name=&quot;line_style&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0.3&quot; name=&quot;line_width&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;line_width_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;offset&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;offset_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;offset_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;ring_filter&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;trim_distance_end&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;trim_distance_end_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;trim_distance_end_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;trim_distance_start&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;trim_distance_start_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;trim_distance_start_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;tweak_dash_pattern_on_corners&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;use_custom_dash&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;width_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;/Option>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option value=&quot;&quot; name=&quot;name&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option value=&quot;collection&quot; name=&quot;type&quot; type=&quot;QString&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;/layer>&lt;/symbol>" name="lineSymbol" type="QString"/>
          <Option value="0" name="minLength" type="double"/>
          <Option value="3x:0,0,0,0,0,0" name="minLengthMapUnitScale" type="QString"/>
          <Option value="MM" name="minLengthUnit" type="QString"/>
          <Option value="0" name="offsetFromAnchor" type="double"/>
          <Option value="3x:0,0,0,0,0,0" name="offsetFromAnchorMapUnitScale" type="QString"/>
          <Option value="MM" name="offsetFromAnchorUnit" type="QString"/>
          <Option value="0" name="offsetFromLabel" type="double"/>
          <Option value="3x:0,0,0,0,0,0" name="offsetFromLabelMapUnitScale" type="QString"/>
          <Option value="MM" name="offsetFromLabelUnit" type="QString"/>
        </Option>
      </callout>
    </settings>
  </labeling>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <fieldConfiguration>
    <field name="fid" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="finding_id" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="number" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="rule" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="severity" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option value="high" name="høj" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="medium" name="middel" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="low" name="lav" type="QString"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="indication" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="aendring" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="lyspunkt_nr" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="lyspunktshoejde_m" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="lysstroem" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="effekt" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="lysudbytte" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="armatur" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="lysfil" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="vedligehold" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="lysretning" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="haeldning" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="armlaengde" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="farvetemperatur" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="ra" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="lysniveau_aften" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="lysniveau_nat" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="doegnlys" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias name="Løbenr." field="fid" index="0"/>
    <alias name="Fundets id" field="finding_id" index="1"/>
    <alias name="Nr." field="number" index="2"/>
    <alias name="Regel" field="rule" index="3"/>
    <alias name="Alvor" field="severity" index="4"/>
    <alias name="Antaget" field="indication" index="5"/>
    <alias name="Ændring" field="aendring" index="6"/>
    <alias name="Lyspunkt" field="lyspunkt_nr" index="7"/>
    <alias name="Lyspunkthøjde (m)" field="lyspunktshoejde_m" index="8"/>
    <alias name="Lysstrøm (lm)" field="lysstroem" index="9"/>
    <alias name="Effekt (W)" field="effekt" index="10"/>
    <alias name="Lysudbytte (lm/W)" field="lysudbytte" index="11"/>
    <alias name="Armatur" field="armatur" index="12"/>
    <alias name="Fotometrisk fil" field="lysfil" index="13"/>
    <alias name="Vedligeholdelsesfaktor" field="vedligehold" index="14"/>
    <alias name="Lysretning (kompasgrader)" field="lysretning" index="15"/>
    <alias name="Hældning (°)" field="haeldning" index="16"/>
    <alias name="Armlængde (m)" field="armlaengde" index="17"/>
    <alias name="Farvetemperatur (K)" field="farvetemperatur" index="18"/>
    <alias name="Farvegengivelse (Ra)" field="ra" index="19"/>
    <alias name="Lysniveau om aftenen (%)" field="lysniveau_aften" index="20"/>
    <alias name="Lysniveau om natten (%)" field="lysniveau_nat" index="21"/>
    <alias name="Brænder hele døgnet" field="doegnlys" index="22"/>
  </aliases>
  <splitPolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="finding_id"/>
    <policy policy="Duplicate" field="number"/>
    <policy policy="Duplicate" field="rule"/>
    <policy policy="Duplicate" field="severity"/>
    <policy policy="Duplicate" field="indication"/>
    <policy policy="Duplicate" field="aendring"/>
    <policy policy="Duplicate" field="lyspunkt_nr"/>
    <policy policy="Duplicate" field="lyspunktshoejde_m"/>
    <policy policy="Duplicate" field="lysstroem"/>
    <policy policy="Duplicate" field="effekt"/>
    <policy policy="Duplicate" field="lysudbytte"/>
    <policy policy="Duplicate" field="armatur"/>
    <policy policy="Duplicate" field="lysfil"/>
    <policy policy="Duplicate" field="vedligehold"/>
    <policy policy="Duplicate" field="lysretning"/>
    <policy policy="Duplicate" field="haeldning"/>
    <policy policy="Duplicate" field="armlaengde"/>
    <policy policy="Duplicate" field="farvetemperatur"/>
    <policy policy="Duplicate" field="ra"/>
    <policy policy="Duplicate" field="lysniveau_aften"/>
    <policy policy="Duplicate" field="lysniveau_nat"/>
    <policy policy="Duplicate" field="doegnlys"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="finding_id"/>
    <policy policy="Duplicate" field="number"/>
    <policy policy="Duplicate" field="rule"/>
    <policy policy="Duplicate" field="severity"/>
    <policy policy="Duplicate" field="indication"/>
    <policy policy="Duplicate" field="aendring"/>
    <policy policy="Duplicate" field="lyspunkt_nr"/>
    <policy policy="Duplicate" field="lyspunktshoejde_m"/>
    <policy policy="Duplicate" field="lysstroem"/>
    <policy policy="Duplicate" field="effekt"/>
    <policy policy="Duplicate" field="lysudbytte"/>
    <policy policy="Duplicate" field="armatur"/>
    <policy policy="Duplicate" field="lysfil"/>
    <policy policy="Duplicate" field="vedligehold"/>
    <policy policy="Duplicate" field="lysretning"/>
    <policy policy="Duplicate" field="haeldning"/>
    <policy policy="Duplicate" field="armlaengde"/>
    <policy policy="Duplicate" field="farvetemperatur"/>
    <policy policy="Duplicate" field="ra"/>
    <policy policy="Duplicate" field="lysniveau_aften"/>
    <policy policy="Duplicate" field="lysniveau_nat"/>
    <policy policy="Duplicate" field="doegnlys"/>
  </duplicatePolicies>
  <defaults>
    <default applyOnUpdate="0" field="fid" expression=""/>
    <default applyOnUpdate="0" field="finding_id" expression=""/>
    <default applyOnUpdate="0" field="number" expression=""/>
    <default applyOnUpdate="0" field="rule" expression=""/>
    <default applyOnUpdate="0" field="severity" expression=""/>
    <default applyOnUpdate="0" field="indication" expression=""/>
    <default applyOnUpdate="0" field="aendring" expression=""/>
    <default applyOnUpdate="0" field="lyspunkt_nr" expression=""/>
    <default applyOnUpdate="0" field="lyspunktshoejde_m" expression=""/>
    <default applyOnUpdate="0" field="lysstroem" expression=""/>
    <default applyOnUpdate="0" field="effekt" expression=""/>
    <default applyOnUpdate="0" field="lysudbytte" expression=""/>
    <default applyOnUpdate="0" field="armatur" expression=""/>
    <default applyOnUpdate="0" field="lysfil" expression=""/>
    <default applyOnUpdate="0" field="vedligehold" expression=""/>
    <default applyOnUpdate="0" field="lysretning" expression=""/>
    <default applyOnUpdate="0" field="haeldning" expression=""/>
    <default applyOnUpdate="0" field="armlaengde" expression=""/>
    <default applyOnUpdate="0" field="farvetemperatur" expression=""/>
    <default applyOnUpdate="0" field="ra" expression=""/>
    <default applyOnUpdate="0" field="lysniveau_aften" expression=""/>
    <default applyOnUpdate="0" field="lysniveau_nat" expression=""/>
    <default applyOnUpdate="0" field="doegnlys" expression=""/>
  </defaults>
  <constraints>
    <constraint exp_strength="0" constraints="0" field="fid" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="finding_id" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="number" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="rule" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="severity" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="indication" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="aendring" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="lyspunkt_nr" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="lyspunktshoejde_m" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="lysstroem" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="effekt" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="lysudbytte" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="armatur" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="lysfil" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="vedligehold" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="lysretning" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="haeldning" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="armlaengde" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="farvetemperatur" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="ra" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="lysniveau_aften" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="lysniveau_nat" unique_strength="0" notnull_strength="0"/>
    <constraint exp_strength="0" constraints="0" field="doegnlys" unique_strength="0" notnull_strength="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" field="fid" exp=""/>
    <constraint desc="" field="finding_id" exp=""/>
    <constraint desc="" field="number" exp=""/>
    <constraint desc="" field="rule" exp=""/>
    <constraint desc="" field="severity" exp=""/>
    <constraint desc="" field="indication" exp=""/>
    <constraint desc="" field="aendring" exp=""/>
    <constraint desc="" field="lyspunkt_nr" exp=""/>
    <constraint desc="" field="lyspunktshoejde_m" exp=""/>
    <constraint desc="" field="lysstroem" exp=""/>
    <constraint desc="" field="effekt" exp=""/>
    <constraint desc="" field="lysudbytte" exp=""/>
    <constraint desc="" field="armatur" exp=""/>
    <constraint desc="" field="lysfil" exp=""/>
    <constraint desc="" field="vedligehold" exp=""/>
    <constraint desc="" field="lysretning" exp=""/>
    <constraint desc="" field="haeldning" exp=""/>
    <constraint desc="" field="armlaengde" exp=""/>
    <constraint desc="" field="farvetemperatur" exp=""/>
    <constraint desc="" field="ra" exp=""/>
    <constraint desc="" field="lysniveau_aften" exp=""/>
    <constraint desc="" field="lysniveau_nat" exp=""/>
    <constraint desc="" field="doegnlys" exp=""/>
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
  <mapTip enabled="1">&lt;b>[% "aendring" %]: [% "lyspunkt_nr" %]&lt;/b>&lt;br>Fund [% "number" %] ([% "rule" %])</mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
