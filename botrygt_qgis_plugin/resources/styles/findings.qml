<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.40.6-Bratislava" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" labelsEnabled="1">
  <renderer-v2 symbollevels="0" enableorderby="1" forceraster="0" referencescale="-1" type="RuleRenderer">
    <rules key="{eb12ba1c-e037-44e5-980f-0663e75f424b}">
      <rule key="{b0b62465-5862-43ad-a589-3846e8e2c1b6}" label="Fund, høj alvor" filter="&quot;severity&quot; = 'high' AND NOT &quot;indication&quot;" symbol="0"/>
      <rule key="{fb229d95-c2ed-494d-92bf-e76425d59ef0}" label="Fund, middel alvor" filter="&quot;severity&quot; = 'medium' AND NOT &quot;indication&quot;" symbol="1"/>
      <rule key="{58016d59-62ad-4877-9e31-7b57f98daae8}" label="Fund, lav alvor" filter="&quot;severity&quot; = 'low' AND NOT &quot;indication&quot;" symbol="2"/>
      <rule key="{30b4fec5-d7f9-484b-8e18-248ca6e4a7d3}" label="Antaget, høj alvor" filter="&quot;severity&quot; = 'high' AND &quot;indication&quot;" symbol="3"/>
      <rule key="{c89e04d4-0fb9-4e2c-8bbc-14730e0b4c7c}" label="Antaget, middel alvor" filter="&quot;severity&quot; = 'medium' AND &quot;indication&quot;" symbol="4"/>
      <rule key="{d879691e-82ca-4699-9081-c62f3a94cfde}" label="Antaget, lav alvor" filter="&quot;severity&quot; = 'low' AND &quot;indication&quot;" symbol="5"/>
    </rules>
    <symbols>
      <symbol is_animated="0" alpha="1" name="0" force_rhr="0" clip_to_extent="1" frame_rate="10" type="marker">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" id="{1b7e73df-6a39-42f8-a708-bce82efbf4ae}" class="SimpleMarker" pass="0" locked="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="213,94,0,255,rgb:0.83529411764705885,0.36862745098039218,0,1" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="diamond" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="255,255,255,255,rgb:1,1,1,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.6" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="8.4" name="size" type="QString"/>
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
        <layer enabled="1" id="{62c3d7b9-46a3-4aff-aa90-8ec45a09c3e6}" class="SimpleMarker" pass="0" locked="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="0,0,0,0,rgb:0,0,0,0" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="diamond" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.25" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="8.4" name="size" type="QString"/>
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
      <symbol is_animated="0" alpha="1" name="1" force_rhr="0" clip_to_extent="1" frame_rate="10" type="marker">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" id="{1b4980ea-e8ce-4fe6-9fd3-d3768ee510f1}" class="SimpleMarker" pass="0" locked="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="230,159,0,255,rgb:0.90196078431372551,0.62352941176470589,0,1" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="square" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="255,255,255,255,rgb:1,1,1,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.6" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="6.4" name="size" type="QString"/>
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
        <layer enabled="1" id="{7eb21a71-a7cc-43ad-a613-55a0dec9597f}" class="SimpleMarker" pass="0" locked="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="0,0,0,0,rgb:0,0,0,0" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="square" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.25" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="6.4" name="size" type="QString"/>
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
      <symbol is_animated="0" alpha="1" name="2" force_rhr="0" clip_to_extent="1" frame_rate="10" type="marker">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" id="{e6b72354-744e-455b-8af2-fa4fe0cb0efb}" class="SimpleMarker" pass="0" locked="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="0,114,178,255,rgb:0,0.44705882352941179,0.69803921568627447,1" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="circle" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="255,255,255,255,rgb:1,1,1,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.6" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="6.8" name="size" type="QString"/>
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
        <layer enabled="1" id="{7e39a1f2-165f-4ffc-bc9f-618b843784ec}" class="SimpleMarker" pass="0" locked="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="0,0,0,0,rgb:0,0,0,0" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="circle" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" name="outline_color" type="QString"/>
            <Option value="solid" name="outline_style" type="QString"/>
            <Option value="0.25" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="6.8" name="size" type="QString"/>
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
      <symbol is_animated="0" alpha="1" name="3" force_rhr="0" clip_to_extent="1" frame_rate="10" type="marker">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" id="{258d87d7-6a65-40a2-9e42-6ff0d7827cc0}" class="SimpleMarker" pass="0" locked="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="255,255,255,200,rgb:1,1,1,0.78431372549019607" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="diamond" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="213,94,0,255,rgb:0.83529411764705885,0.36862745098039218,0,1" name="outline_color" type="QString"/>
            <Option value="dot" name="outline_style" type="QString"/>
            <Option value="0.6" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="5.208" name="size" type="QString"/>
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
      <symbol is_animated="0" alpha="1" name="4" force_rhr="0" clip_to_extent="1" frame_rate="10" type="marker">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" id="{73772541-c48c-4f8f-951f-208d00f248ab}" class="SimpleMarker" pass="0" locked="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="255,255,255,200,rgb:1,1,1,0.78431372549019607" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="square" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="230,159,0,255,rgb:0.90196078431372551,0.62352941176470589,0,1" name="outline_color" type="QString"/>
            <Option value="dot" name="outline_style" type="QString"/>
            <Option value="0.6" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="3.968" name="size" type="QString"/>
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
      <symbol is_animated="0" alpha="1" name="5" force_rhr="0" clip_to_extent="1" frame_rate="10" type="marker">
        <data_defined_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer enabled="1" id="{211d4c0d-e8bb-4d2a-a418-feec83ddbee8}" class="SimpleMarker" pass="0" locked="0">
          <Option type="Map">
            <Option value="0" name="angle" type="QString"/>
            <Option value="square" name="cap_style" type="QString"/>
            <Option value="255,255,255,200,rgb:1,1,1,0.78431372549019607" name="color" type="QString"/>
            <Option value="1" name="horizontal_anchor_point" type="QString"/>
            <Option value="bevel" name="joinstyle" type="QString"/>
            <Option value="circle" name="name" type="QString"/>
            <Option value="0,0" name="offset" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="offset_map_unit_scale" type="QString"/>
            <Option value="MM" name="offset_unit" type="QString"/>
            <Option value="0,114,178,255,rgb:0,0.44705882352941179,0.69803921568627447,1" name="outline_color" type="QString"/>
            <Option value="dot" name="outline_style" type="QString"/>
            <Option value="0.6" name="outline_width" type="QString"/>
            <Option value="3x:0,0,0,0,0,0" name="outline_width_map_unit_scale" type="QString"/>
            <Option value="MM" name="outline_width_unit" type="QString"/>
            <Option value="diameter" name="scale_method" type="QString"/>
            <Option value="4.216" name="size" type="QString"/>
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
    <data-defined-properties>
      <Option type="Map">
        <Option value="" name="name" type="QString"/>
        <Option name="properties"/>
        <Option value="collection" name="type" type="QString"/>
      </Option>
    </data-defined-properties>
    <orderby>
      <orderByClause nullsFirst="1" asc="0">coalesce("number", 1000000)</orderByClause>
    </orderby>
  </renderer-v2>
  <selection mode="Default">
    <selectionColor invalid="1"/>
  </selection>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style tabStopDistanceUnit="Percentage" capitalization="0" fontLetterSpacing="0" textOpacity="1" previewBkgrdColor="255,255,255,255,rgb:1,1,1,1" useSubstitutions="0" fontSizeUnit="Point" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontUnderline="0" namedStyle="" allowHtml="0" legendString="Aa" fontSize="9" fontWordSpacing="0" fontItalic="0" fontFamily="Open Sans" fontKerning="1" tabStopDistance="6" textOrientation="horizontal" multilineHeightUnit="Percentage" fontStrikeout="0" isExpression="1" forcedItalic="0" forcedBold="1" blendMode="0" fieldName="to_string(&quot;number&quot;)" tabStopDistanceMapUnitScale="3x:0,0,0,0,0,0" fontWeight="75" textColor="255,255,255,255,rgb:1,1,1,1" multilineHeight="1">
        <families/>
        <text-buffer bufferSizeUnits="MM" bufferOpacity="1" bufferDraw="0" bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferJoinStyle="128" bufferSize="1" bufferNoFill="1" bufferColor="255,255,255,255,rgb:1,1,1,1" bufferBlendMode="0"/>
        <text-mask maskSize2="1.5" maskJoinStyle="128" maskEnabled="0" maskOpacity="1" maskSizeMapUnitScale="3x:0,0,0,0,0,0" maskSizeUnits="MM" maskSize="1.5" maskedSymbolLayers="" maskType="0"/>
        <background shapeSizeX="0" shapeSizeUnit="MM" shapeSizeMapUnitScale="3x:0,0,0,0,0,0" shapeJoinStyle="64" shapeOpacity="1" shapeRotationType="0" shapeBorderColor="128,128,128,255,rgb:0.50196078431372548,0.50196078431372548,0.50196078431372548,1" shapeType="0" shapeRadiiMapUnitScale="3x:0,0,0,0,0,0" shapeSizeType="0" shapeRadiiUnit="MM" shapeRotation="0" shapeSizeY="0" shapeBorderWidthUnit="MM" shapeDraw="0" shapeOffsetY="0" shapeRadiiY="0" shapeBorderWidthMapUnitScale="3x:0,0,0,0,0,0" shapeOffsetX="0" shapeOffsetMapUnitScale="3x:0,0,0,0,0,0" shapeSVGFile="" shapeBlendMode="0" shapeBorderWidth="0" shapeFillColor="255,255,255,255,rgb:1,1,1,1" shapeRadiiX="0" shapeOffsetUnit="MM">
          <symbol is_animated="0" alpha="1" name="fillSymbol" force_rhr="0" clip_to_extent="1" frame_rate="10" type="fill">
            <data_defined_properties>
              <Option type="Map">
                <Option value="" name="name" type="QString"/>
                <Option name="properties"/>
                <Option value="collection" name="type" type="QString"/>
              </Option>
            </data_defined_properties>
            <layer enabled="1" id="" class="SimpleFill" pass="0" locked="0">
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
        <shadow shadowOffsetUnit="MM" shadowRadius="1.5" shadowRadiusAlphaOnly="0" shadowOpacity="0.69999999999999996" shadowOffsetDist="1" shadowRadiusMapUnitScale="3x:0,0,0,0,0,0" shadowColor="0,0,0,255,rgb:0,0,0,1" shadowOffsetAngle="135" shadowOffsetGlobal="1" shadowBlendMode="6" shadowScale="100" shadowDraw="0" shadowOffsetMapUnitScale="3x:0,0,0,0,0,0" shadowRadiusUnit="MM" shadowUnder="0"/>
        <dd_properties>
          <Option type="Map">
            <Option value="" name="name" type="QString"/>
            <Option name="properties"/>
            <Option value="collection" name="type" type="QString"/>
          </Option>
        </dd_properties>
        <substitutions/>
      </text-style>
      <text-format leftDirectionSymbol="&lt;" reverseDirectionSymbol="0" formatNumbers="0" plussign="0" placeDirectionSymbol="0" autoWrapLength="0" useMaxLineLengthForAutoWrap="1" decimals="3" addDirectionSymbol="0" rightDirectionSymbol=">" wrapChar="" multilineAlign="3"/>
      <placement offsetUnits="MM" polygonPlacementFlags="2" geometryGenerator="" maximumDistance="0" centroidInside="0" lineAnchorTextPoint="FollowPlacement" offsetType="0" maxCurvedCharAngleIn="25" fitInPolygonOnly="0" repeatDistanceUnits="MM" geometryGeneratorEnabled="0" priority="5" placementFlags="10" repeatDistance="0" rotationAngle="0" maxCurvedCharAngleOut="-25" lineAnchorClipping="0" distMapUnitScale="3x:0,0,0,0,0,0" lineAnchorPercent="0.5" lineAnchorType="0" overrunDistance="0" dist="0" layerType="UnknownGeometry" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" yOffset="0" rotationUnit="AngleDegrees" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" prioritization="PreferCloser" centroidWhole="0" distUnits="MM" maximumDistanceUnit="MM" maximumDistanceMapUnitScale="3x:0,0,0,0,0,0" geometryGeneratorType="PointGeometry" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" overrunDistanceUnit="MM" preserveRotation="1" overlapHandling="AllowOverlapAtNoCost" xOffset="0" placement="1" allowDegraded="1" quadOffset="4" labelOffsetMapUnitScale="3x:0,0,0,0,0,0"/>
      <rendering unplacedVisibility="0" scaleVisibility="0" mergeLines="0" drawLabels="1" maxNumLabels="2000" zIndex="0" scaleMin="0" fontMinPixelSize="0" scaleMax="0" upsidedownLabels="0" minFeatureSize="0" fontMaxPixelSize="10000" fontLimitPixelSize="0" limitNumLabels="0" obstacleType="1" obstacleFactor="1" labelPerPart="0" obstacle="1"/>
      <dd_properties>
        <Option type="Map">
          <Option value="" name="name" type="QString"/>
          <Option name="properties" type="Map">
            <Option name="Color" type="Map">
              <Option value="true" name="active" type="bool"/>
              <Option value="if(&quot;severity&quot; = 'medium', '#000000', '#ffffff')" name="expression" type="QString"/>
              <Option value="3" name="type" type="int"/>
            </Option>
            <Option name="Show" type="Map">
              <Option value="true" name="active" type="bool"/>
              <Option value="&quot;number&quot; IS NOT NULL" name="expression" type="QString"/>
              <Option value="3" name="type" type="int"/>
            </Option>
          </Option>
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
          <Option value="&lt;symbol is_animated=&quot;0&quot; alpha=&quot;1&quot; name=&quot;symbol&quot; force_rhr=&quot;0&quot; clip_to_extent=&quot;1&quot; frame_rate=&quot;10&quot; type=&quot;line&quot;>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option value=&quot;&quot; name=&quot;name&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option value=&quot;collection&quot; name=&quot;type&quot; type=&quot;QString&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;layer enabled=&quot;1&quot; id=&quot;{646834dd-84c6-4d03-a51a-d53167d1e76e}&quot; class=&quot;SimpleLine&quot; pass=&quot;0&quot; locked=&quot;0&quot;>&lt;Option type=&quot;Map&quot;>&lt;Option value=&quot;0&quot; name=&quot;align_dash_pattern&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;square&quot; name=&quot;capstyle&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;5;2&quot; name=&quot;customdash&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;customdash_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;customdash_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;dash_pattern_offset&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;dash_pattern_offset_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;dash_pattern_offset_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;draw_inside_polygon&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;bevel&quot; name=&quot;joinstyle&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;60,60,60,255,rgb:0.23529411764705882,0.23529411764705882,0.23529411764705882,1&quot; name=&quot;line_color&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;solid&quot; name=&quot;line_style&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0.3&quot; name=&quot;line_width&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;line_width_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;offset&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;offset_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;offset_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;ring_filter&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;trim_distance_end&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;trim_distance_end_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;trim_distance_end_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;trim_distance_start&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;trim_distance_start_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;MM&quot; name=&quot;trim_distance_start_unit&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;tweak_dash_pattern_on_corners&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;0&quot; name=&quot;use_custom_dash&quot; type=&quot;QString&quot;/>&lt;Option value=&quot;3x:0,0,0,0,0,0&quot; name=&quot;width_map_unit_scale&quot; type=&quot;QString&quot;/>&lt;/Option>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option value=&quot;&quot; name=&quot;name&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option value=&quot;collection&quot; name=&quot;type&quot; type=&quot;QString&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;/layer>&lt;/symbol>" name="lineSymbol" type="QString"/>
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
    <field configurationFlags="NoFlag" name="fid">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="finding_id">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="number">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="rule">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="severity">
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
    <field configurationFlags="NoFlag" name="indication">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option value="true" name="ja" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="false" name="nej" type="QString"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="title_da">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="summary_da">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="true" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="suggestion_da">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="true" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="title_en">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="summary_en">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="true" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="suggestion_en">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="true" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="obligation">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option value="must" name="skal" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="should" name="bør" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="could" name="kan" type="QString"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="domain">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option value="lighting" name="lys" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="sightlines" name="udsyn" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="access" name="adgang" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="boundaries" name="skel og hegn" type="QString"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="rule_version">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="subject_kind">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option value="path_stretch" name="stistrækning" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="road_end" name="vejende" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="plot" name="boliggrund" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="light" name="lyspunkt" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="tree" name="træ" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="parking" name="parkering" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="hedge_fence" name="hegn eller hæk" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="shrub_planting" name="beplantning" type="QString"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="subject_key">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="subject_label">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="layer">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="quantity">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="value">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="value_text">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="operator">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option value="&lt;=" name="højst" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="&lt;" name="under" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value=">=" name="mindst" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value=">" name="over" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="=" name="lig med" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="in" name="en af" type="QString"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="limit_value">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="limit_text">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="unit">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="cause_kind">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option value="blockers" name="objekter i vejen" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="attribute" name="emnets egen værdi" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="lack" name="noget mangler" type="QString"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="cause_features">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="cause_minimal">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option value="true" name="ja" type="QString"/>
              </Option>
              <Option type="Map">
                <Option value="false" name="nej" type="QString"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="assumed">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="source">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="source_url">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="linked_number">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option value="false" name="IsMultiline" type="bool"/>
            <Option value="false" name="UseHtml" type="bool"/>
          </Option>
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
    <alias name="Titel" field="title_da" index="6"/>
    <alias name="Fund" field="summary_da" index="7"/>
    <alias name="Forslag" field="suggestion_da" index="8"/>
    <alias name="Titel (engelsk)" field="title_en" index="9"/>
    <alias name="Fund (engelsk)" field="summary_en" index="10"/>
    <alias name="Forslag (engelsk)" field="suggestion_en" index="11"/>
    <alias name="Krav" field="obligation" index="12"/>
    <alias name="Emneområde" field="domain" index="13"/>
    <alias name="Regelversion" field="rule_version" index="14"/>
    <alias name="Emnetype" field="subject_kind" index="15"/>
    <alias name="Emnets nøgle" field="subject_key" index="16"/>
    <alias name="Emne" field="subject_label" index="17"/>
    <alias name="Lag" field="layer" index="18"/>
    <alias name="Måling" field="quantity" index="19"/>
    <alias name="Målt værdi (tal)" field="value" index="20"/>
    <alias name="Målt værdi" field="value_text" index="21"/>
    <alias name="Sammenligning" field="operator" index="22"/>
    <alias name="Grænse (tal)" field="limit_value" index="23"/>
    <alias name="Grænse" field="limit_text" index="24"/>
    <alias name="Enhed" field="unit" index="25"/>
    <alias name="Årsag" field="cause_kind" index="26"/>
    <alias name="Årsag, objekter" field="cause_features" index="27"/>
    <alias name="Vist mindst" field="cause_minimal" index="28"/>
    <alias name="Antaget, fordi" field="assumed" index="29"/>
    <alias name="Kilde" field="source" index="30"/>
    <alias name="Kilde, link" field="source_url" index="31"/>
    <alias name="Udskilt fra nr." field="linked_number" index="32"/>
  </aliases>
  <splitPolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="finding_id"/>
    <policy policy="Duplicate" field="number"/>
    <policy policy="Duplicate" field="rule"/>
    <policy policy="Duplicate" field="severity"/>
    <policy policy="Duplicate" field="indication"/>
    <policy policy="Duplicate" field="title_da"/>
    <policy policy="Duplicate" field="summary_da"/>
    <policy policy="Duplicate" field="suggestion_da"/>
    <policy policy="Duplicate" field="title_en"/>
    <policy policy="Duplicate" field="summary_en"/>
    <policy policy="Duplicate" field="suggestion_en"/>
    <policy policy="Duplicate" field="obligation"/>
    <policy policy="Duplicate" field="domain"/>
    <policy policy="Duplicate" field="rule_version"/>
    <policy policy="Duplicate" field="subject_kind"/>
    <policy policy="Duplicate" field="subject_key"/>
    <policy policy="Duplicate" field="subject_label"/>
    <policy policy="Duplicate" field="layer"/>
    <policy policy="Duplicate" field="quantity"/>
    <policy policy="Duplicate" field="value"/>
    <policy policy="Duplicate" field="value_text"/>
    <policy policy="Duplicate" field="operator"/>
    <policy policy="Duplicate" field="limit_value"/>
    <policy policy="Duplicate" field="limit_text"/>
    <policy policy="Duplicate" field="unit"/>
    <policy policy="Duplicate" field="cause_kind"/>
    <policy policy="Duplicate" field="cause_features"/>
    <policy policy="Duplicate" field="cause_minimal"/>
    <policy policy="Duplicate" field="assumed"/>
    <policy policy="Duplicate" field="source"/>
    <policy policy="Duplicate" field="source_url"/>
    <policy policy="Duplicate" field="linked_number"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="finding_id"/>
    <policy policy="Duplicate" field="number"/>
    <policy policy="Duplicate" field="rule"/>
    <policy policy="Duplicate" field="severity"/>
    <policy policy="Duplicate" field="indication"/>
    <policy policy="Duplicate" field="title_da"/>
    <policy policy="Duplicate" field="summary_da"/>
    <policy policy="Duplicate" field="suggestion_da"/>
    <policy policy="Duplicate" field="title_en"/>
    <policy policy="Duplicate" field="summary_en"/>
    <policy policy="Duplicate" field="suggestion_en"/>
    <policy policy="Duplicate" field="obligation"/>
    <policy policy="Duplicate" field="domain"/>
    <policy policy="Duplicate" field="rule_version"/>
    <policy policy="Duplicate" field="subject_kind"/>
    <policy policy="Duplicate" field="subject_key"/>
    <policy policy="Duplicate" field="subject_label"/>
    <policy policy="Duplicate" field="layer"/>
    <policy policy="Duplicate" field="quantity"/>
    <policy policy="Duplicate" field="value"/>
    <policy policy="Duplicate" field="value_text"/>
    <policy policy="Duplicate" field="operator"/>
    <policy policy="Duplicate" field="limit_value"/>
    <policy policy="Duplicate" field="limit_text"/>
    <policy policy="Duplicate" field="unit"/>
    <policy policy="Duplicate" field="cause_kind"/>
    <policy policy="Duplicate" field="cause_features"/>
    <policy policy="Duplicate" field="cause_minimal"/>
    <policy policy="Duplicate" field="assumed"/>
    <policy policy="Duplicate" field="source"/>
    <policy policy="Duplicate" field="source_url"/>
    <policy policy="Duplicate" field="linked_number"/>
  </duplicatePolicies>
  <defaults>
    <default applyOnUpdate="0" field="fid" expression=""/>
    <default applyOnUpdate="0" field="finding_id" expression=""/>
    <default applyOnUpdate="0" field="number" expression=""/>
    <default applyOnUpdate="0" field="rule" expression=""/>
    <default applyOnUpdate="0" field="severity" expression=""/>
    <default applyOnUpdate="0" field="indication" expression=""/>
    <default applyOnUpdate="0" field="title_da" expression=""/>
    <default applyOnUpdate="0" field="summary_da" expression=""/>
    <default applyOnUpdate="0" field="suggestion_da" expression=""/>
    <default applyOnUpdate="0" field="title_en" expression=""/>
    <default applyOnUpdate="0" field="summary_en" expression=""/>
    <default applyOnUpdate="0" field="suggestion_en" expression=""/>
    <default applyOnUpdate="0" field="obligation" expression=""/>
    <default applyOnUpdate="0" field="domain" expression=""/>
    <default applyOnUpdate="0" field="rule_version" expression=""/>
    <default applyOnUpdate="0" field="subject_kind" expression=""/>
    <default applyOnUpdate="0" field="subject_key" expression=""/>
    <default applyOnUpdate="0" field="subject_label" expression=""/>
    <default applyOnUpdate="0" field="layer" expression=""/>
    <default applyOnUpdate="0" field="quantity" expression=""/>
    <default applyOnUpdate="0" field="value" expression=""/>
    <default applyOnUpdate="0" field="value_text" expression=""/>
    <default applyOnUpdate="0" field="operator" expression=""/>
    <default applyOnUpdate="0" field="limit_value" expression=""/>
    <default applyOnUpdate="0" field="limit_text" expression=""/>
    <default applyOnUpdate="0" field="unit" expression=""/>
    <default applyOnUpdate="0" field="cause_kind" expression=""/>
    <default applyOnUpdate="0" field="cause_features" expression=""/>
    <default applyOnUpdate="0" field="cause_minimal" expression=""/>
    <default applyOnUpdate="0" field="assumed" expression=""/>
    <default applyOnUpdate="0" field="source" expression=""/>
    <default applyOnUpdate="0" field="source_url" expression=""/>
    <default applyOnUpdate="0" field="linked_number" expression=""/>
  </defaults>
  <constraints>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="fid"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="finding_id"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="number"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="rule"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="severity"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="indication"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="title_da"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="summary_da"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="suggestion_da"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="title_en"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="summary_en"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="suggestion_en"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="obligation"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="domain"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="rule_version"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="subject_kind"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="subject_key"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="subject_label"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="layer"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="quantity"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="value"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="value_text"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="operator"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="limit_value"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="limit_text"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="unit"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="cause_kind"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="cause_features"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="cause_minimal"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="assumed"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="source"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="source_url"/>
    <constraint notnull_strength="0" constraints="0" unique_strength="0" exp_strength="0" field="linked_number"/>
  </constraints>
  <constraintExpressions>
    <constraint exp="" desc="" field="fid"/>
    <constraint exp="" desc="" field="finding_id"/>
    <constraint exp="" desc="" field="number"/>
    <constraint exp="" desc="" field="rule"/>
    <constraint exp="" desc="" field="severity"/>
    <constraint exp="" desc="" field="indication"/>
    <constraint exp="" desc="" field="title_da"/>
    <constraint exp="" desc="" field="summary_da"/>
    <constraint exp="" desc="" field="suggestion_da"/>
    <constraint exp="" desc="" field="title_en"/>
    <constraint exp="" desc="" field="summary_en"/>
    <constraint exp="" desc="" field="suggestion_en"/>
    <constraint exp="" desc="" field="obligation"/>
    <constraint exp="" desc="" field="domain"/>
    <constraint exp="" desc="" field="rule_version"/>
    <constraint exp="" desc="" field="subject_kind"/>
    <constraint exp="" desc="" field="subject_key"/>
    <constraint exp="" desc="" field="subject_label"/>
    <constraint exp="" desc="" field="layer"/>
    <constraint exp="" desc="" field="quantity"/>
    <constraint exp="" desc="" field="value"/>
    <constraint exp="" desc="" field="value_text"/>
    <constraint exp="" desc="" field="operator"/>
    <constraint exp="" desc="" field="limit_value"/>
    <constraint exp="" desc="" field="limit_text"/>
    <constraint exp="" desc="" field="unit"/>
    <constraint exp="" desc="" field="cause_kind"/>
    <constraint exp="" desc="" field="cause_features"/>
    <constraint exp="" desc="" field="cause_minimal"/>
    <constraint exp="" desc="" field="assumed"/>
    <constraint exp="" desc="" field="source"/>
    <constraint exp="" desc="" field="source_url"/>
    <constraint exp="" desc="" field="linked_number"/>
  </constraintExpressions>
  <expressionfields/>
  <attributetableconfig actionWidgetStyle="dropDown" sortOrder="0" sortExpression="">
    <columns>
      <column width="-1" name="fid" hidden="1" type="field"/>
      <column width="-1" name="finding_id" hidden="1" type="field"/>
      <column width="-1" name="number" hidden="0" type="field"/>
      <column width="-1" name="rule" hidden="0" type="field"/>
      <column width="-1" name="severity" hidden="0" type="field"/>
      <column width="-1" name="indication" hidden="0" type="field"/>
      <column width="-1" name="title_da" hidden="0" type="field"/>
      <column width="-1" name="summary_da" hidden="0" type="field"/>
      <column width="-1" name="suggestion_da" hidden="0" type="field"/>
      <column width="-1" name="title_en" hidden="1" type="field"/>
      <column width="-1" name="summary_en" hidden="1" type="field"/>
      <column width="-1" name="suggestion_en" hidden="1" type="field"/>
      <column width="-1" name="obligation" hidden="0" type="field"/>
      <column width="-1" name="domain" hidden="0" type="field"/>
      <column width="-1" name="rule_version" hidden="1" type="field"/>
      <column width="-1" name="subject_kind" hidden="1" type="field"/>
      <column width="-1" name="subject_key" hidden="1" type="field"/>
      <column width="-1" name="subject_label" hidden="0" type="field"/>
      <column width="-1" name="layer" hidden="0" type="field"/>
      <column width="-1" name="quantity" hidden="1" type="field"/>
      <column width="-1" name="value" hidden="1" type="field"/>
      <column width="-1" name="value_text" hidden="0" type="field"/>
      <column width="-1" name="operator" hidden="1" type="field"/>
      <column width="-1" name="limit_value" hidden="1" type="field"/>
      <column width="-1" name="limit_text" hidden="0" type="field"/>
      <column width="-1" name="unit" hidden="1" type="field"/>
      <column width="-1" name="cause_kind" hidden="0" type="field"/>
      <column width="-1" name="cause_features" hidden="0" type="field"/>
      <column width="-1" name="cause_minimal" hidden="1" type="field"/>
      <column width="-1" name="assumed" hidden="0" type="field"/>
      <column width="-1" name="source" hidden="0" type="field"/>
      <column width="-1" name="source_url" hidden="0" type="field"/>
      <column width="-1" name="linked_number" hidden="0" type="field"/>
      <column width="-1" hidden="1" type="actions"/>
    </columns>
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
  <editable>
    <field name="assumed" editable="0"/>
    <field name="cause_features" editable="0"/>
    <field name="cause_kind" editable="0"/>
    <field name="cause_minimal" editable="0"/>
    <field name="domain" editable="0"/>
    <field name="fid" editable="0"/>
    <field name="finding_id" editable="0"/>
    <field name="indication" editable="0"/>
    <field name="layer" editable="0"/>
    <field name="limit_text" editable="0"/>
    <field name="limit_value" editable="0"/>
    <field name="linked_number" editable="0"/>
    <field name="number" editable="0"/>
    <field name="obligation" editable="0"/>
    <field name="operator" editable="0"/>
    <field name="quantity" editable="0"/>
    <field name="rule" editable="0"/>
    <field name="rule_version" editable="0"/>
    <field name="severity" editable="0"/>
    <field name="source" editable="0"/>
    <field name="source_url" editable="0"/>
    <field name="subject_key" editable="0"/>
    <field name="subject_kind" editable="0"/>
    <field name="subject_label" editable="0"/>
    <field name="suggestion_da" editable="0"/>
    <field name="suggestion_en" editable="0"/>
    <field name="summary_da" editable="0"/>
    <field name="summary_en" editable="0"/>
    <field name="title_da" editable="0"/>
    <field name="title_en" editable="0"/>
    <field name="unit" editable="0"/>
    <field name="value" editable="0"/>
    <field name="value_text" editable="0"/>
  </editable>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <mapTip enabled="1">&lt;b>[% coalesce("number", 'Antaget') %] [% "title_da" %]&lt;/b>&lt;br>[% "summary_da" %]&lt;br>&lt;i>[% "suggestion_da" %]&lt;/i></mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
