<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology|Fields|Forms|MapTips|AttributeTable" version="3.40.6-Bratislava">
  <renderer-v2 type="RuleRenderer" enableorderby="0" symbollevels="0" referencescale="-1" forceraster="0">
    <rules key="{d0d79c4a-9bba-4fc0-81d3-f2756cc92cb0}">
      <rule symbol="0" filter="&quot;ambiguous&quot;" label="Tvetydig grund" key="{fd92c9b9-fa32-4fd5-b086-053420f91ff4}"/>
      <rule symbol="1" filter="NOT &quot;ambiguous&quot; AND &quot;exposed_edge_m&quot; IS NULL" label="Udsat skel kan ikke afgøres" key="{e3202c8c-98c9-44a3-aae6-683454198b9d}"/>
      <rule symbol="2" filter="NOT &quot;ambiguous&quot; AND &quot;exposed_edge_m&quot; = 0" label="Intet udsat skel" key="{58fcb863-a6e2-496a-a059-0ed6f3fbf8f1}"/>
      <rule symbol="3" filter="NOT &quot;ambiguous&quot; AND &quot;exposed_edge_m&quot; > 0 AND &quot;exposed_edge_m&quot; &lt;= 20" label="Op til 20 m udsat side- og bagskel" key="{ba25090b-03fa-462d-a4bd-3e9fc6274f19}"/>
      <rule symbol="4" filter="NOT &quot;ambiguous&quot; AND &quot;exposed_edge_m&quot; > 20 AND &quot;exposed_edge_m&quot; &lt;= 40" label="20–40 m" key="{b7d826c7-bf7a-4bbb-9d25-b91c31781593}"/>
      <rule symbol="5" filter="NOT &quot;ambiguous&quot; AND &quot;exposed_edge_m&quot; > 40" label="Over 40 m" key="{8a293ca0-7c96-4711-808e-cd3d5ebfcfb3}"/>
    </rules>
    <symbols>
      <symbol clip_to_extent="1" type="fill" name="0" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" class="SimpleFill" enabled="1" id="{62144503-ffda-4852-9b59-a5cae67f9821}" locked="0">
          <Option type="Map">
            <Option type="QString" name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="color" value="255,255,255,0,rgb:1,1,1,0"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="204,121,167,255,rgb:0.80000000000000004,0.47450980392156861,0.65490196078431373,1"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.3"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
        <layer pass="0" class="LinePatternFill" enabled="1" id="{45855ea5-bf4c-4e17-aa17-a5b2c18d9c0c}" locked="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="45"/>
            <Option type="QString" name="clip_mode" value="during_render"/>
            <Option type="QString" name="color" value=""/>
            <Option type="QString" name="coordinate_reference" value="feature"/>
            <Option type="QString" name="distance" value="2.2"/>
            <Option type="QString" name="distance_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="distance_unit" value="MM"/>
            <Option type="QString" name="line_width" value="0"/>
            <Option type="QString" name="line_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="line_width_unit" value="MM"/>
            <Option type="QString" name="offset" value="0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
          <symbol clip_to_extent="1" type="line" name="@0@1" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option name="properties"/>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
            <layer pass="0" class="SimpleLine" enabled="1" id="{1cc5ffaa-b9e7-451e-9498-d825d4271153}" locked="0">
              <Option type="Map">
                <Option type="QString" name="align_dash_pattern" value="0"/>
                <Option type="QString" name="capstyle" value="round"/>
                <Option type="QString" name="customdash" value="5;2"/>
                <Option type="QString" name="customdash_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="customdash_unit" value="MM"/>
                <Option type="QString" name="dash_pattern_offset" value="0"/>
                <Option type="QString" name="dash_pattern_offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="dash_pattern_offset_unit" value="MM"/>
                <Option type="QString" name="draw_inside_polygon" value="0"/>
                <Option type="QString" name="joinstyle" value="bevel"/>
                <Option type="QString" name="line_color" value="204,121,167,255,rgb:0.80000000000000004,0.47450980392156861,0.65490196078431373,1"/>
                <Option type="QString" name="line_style" value="solid"/>
                <Option type="QString" name="line_width" value="0.25"/>
                <Option type="QString" name="line_width_unit" value="MM"/>
                <Option type="QString" name="offset" value="0"/>
                <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="offset_unit" value="MM"/>
                <Option type="QString" name="ring_filter" value="0"/>
                <Option type="QString" name="trim_distance_end" value="0"/>
                <Option type="QString" name="trim_distance_end_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="trim_distance_end_unit" value="MM"/>
                <Option type="QString" name="trim_distance_start" value="0"/>
                <Option type="QString" name="trim_distance_start_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="trim_distance_start_unit" value="MM"/>
                <Option type="QString" name="tweak_dash_pattern_on_corners" value="0"/>
                <Option type="QString" name="use_custom_dash" value="0"/>
                <Option type="QString" name="width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option type="QString" name="name" value=""/>
                  <Option name="properties"/>
                  <Option type="QString" name="type" value="collection"/>
                </Option>
              </data_defined_properties>
            </layer>
          </symbol>
        </layer>
      </symbol>
      <symbol clip_to_extent="1" type="fill" name="1" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" class="SimpleFill" enabled="1" id="{5f70a0c6-e712-4e8e-bf62-ee715f7eb213}" locked="0">
          <Option type="Map">
            <Option type="QString" name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="color" value="255,255,255,0,rgb:1,1,1,0"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="140,140,140,255,rgb:0.5490196078431373,0.5490196078431373,0.5490196078431373,1"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.3"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
        <layer pass="0" class="LinePatternFill" enabled="1" id="{3732b81f-ce05-4fa1-a3ad-c2041100b131}" locked="0">
          <Option type="Map">
            <Option type="QString" name="angle" value="0"/>
            <Option type="QString" name="clip_mode" value="during_render"/>
            <Option type="QString" name="color" value=""/>
            <Option type="QString" name="coordinate_reference" value="feature"/>
            <Option type="QString" name="distance" value="3"/>
            <Option type="QString" name="distance_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="distance_unit" value="MM"/>
            <Option type="QString" name="line_width" value="0"/>
            <Option type="QString" name="line_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="line_width_unit" value="MM"/>
            <Option type="QString" name="offset" value="0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
          <symbol clip_to_extent="1" type="line" name="@1@1" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option name="properties"/>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
            <layer pass="0" class="SimpleLine" enabled="1" id="{d17f71d9-2e94-4b67-a305-7266f31983eb}" locked="0">
              <Option type="Map">
                <Option type="QString" name="align_dash_pattern" value="0"/>
                <Option type="QString" name="capstyle" value="round"/>
                <Option type="QString" name="customdash" value="5;2"/>
                <Option type="QString" name="customdash_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="customdash_unit" value="MM"/>
                <Option type="QString" name="dash_pattern_offset" value="0"/>
                <Option type="QString" name="dash_pattern_offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="dash_pattern_offset_unit" value="MM"/>
                <Option type="QString" name="draw_inside_polygon" value="0"/>
                <Option type="QString" name="joinstyle" value="bevel"/>
                <Option type="QString" name="line_color" value="140,140,140,255,rgb:0.5490196078431373,0.5490196078431373,0.5490196078431373,1"/>
                <Option type="QString" name="line_style" value="solid"/>
                <Option type="QString" name="line_width" value="0.25"/>
                <Option type="QString" name="line_width_unit" value="MM"/>
                <Option type="QString" name="offset" value="0"/>
                <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="offset_unit" value="MM"/>
                <Option type="QString" name="ring_filter" value="0"/>
                <Option type="QString" name="trim_distance_end" value="0"/>
                <Option type="QString" name="trim_distance_end_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="trim_distance_end_unit" value="MM"/>
                <Option type="QString" name="trim_distance_start" value="0"/>
                <Option type="QString" name="trim_distance_start_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="trim_distance_start_unit" value="MM"/>
                <Option type="QString" name="tweak_dash_pattern_on_corners" value="0"/>
                <Option type="QString" name="use_custom_dash" value="0"/>
                <Option type="QString" name="width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option type="QString" name="name" value=""/>
                  <Option name="properties"/>
                  <Option type="QString" name="type" value="collection"/>
                </Option>
              </data_defined_properties>
            </layer>
          </symbol>
        </layer>
      </symbol>
      <symbol clip_to_extent="1" type="fill" name="2" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" class="SimpleFill" enabled="1" id="{f887c0d1-1273-4869-8dd7-9bd99bfd63c8}" locked="0">
          <Option type="Map">
            <Option type="QString" name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="color" value="247,247,247,255,rgb:0.96862745098039216,0.96862745098039216,0.96862745098039216,1"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="140,140,140,255,rgb:0.5490196078431373,0.5490196078431373,0.5490196078431373,1"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.3"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol clip_to_extent="1" type="fill" name="3" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" class="SimpleFill" enabled="1" id="{c2b5f362-fbef-4082-afc9-0f126e3bca44}" locked="0">
          <Option type="Map">
            <Option type="QString" name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="color" value="253,212,158,255,rgb:0.99215686274509807,0.83137254901960789,0.61960784313725492,1"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="140,140,140,255,rgb:0.5490196078431373,0.5490196078431373,0.5490196078431373,1"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.3"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol clip_to_extent="1" type="fill" name="4" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" class="SimpleFill" enabled="1" id="{2e0ad3dc-56cb-4dfc-a550-8bc9b5c337b8}" locked="0">
          <Option type="Map">
            <Option type="QString" name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="color" value="252,141,89,255,rgb:0.9882352941176471,0.55294117647058827,0.34901960784313724,1"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="140,140,140,255,rgb:0.5490196078431373,0.5490196078431373,0.5490196078431373,1"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.3"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol clip_to_extent="1" type="fill" name="5" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" class="SimpleFill" enabled="1" id="{ec5e5850-e383-4cf2-9359-9fca1cd88d20}" locked="0">
          <Option type="Map">
            <Option type="QString" name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="color" value="179,0,0,255,rgb:0.70196078431372544,0,0,1"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="offset" value="0,0"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="QString" name="outline_color" value="140,140,140,255,rgb:0.5490196078431373,0.5490196078431373,0.5490196078431373,1"/>
            <Option type="QString" name="outline_style" value="solid"/>
            <Option type="QString" name="outline_width" value="0.3"/>
            <Option type="QString" name="outline_width_unit" value="MM"/>
            <Option type="QString" name="style" value="solid"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
    <data-defined-properties>
      <Option type="Map">
        <Option type="QString" name="name" value=""/>
        <Option name="properties"/>
        <Option type="QString" name="type" value="collection"/>
      </Option>
    </data-defined-properties>
  </renderer-v2>
  <selection mode="Default">
    <selectionColor invalid="1"/>
  </selection>
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
    <field name="plan" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="plot" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="key" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="home" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="ja" value="known"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="ikke oplyst" value="unknown"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="ambiguous" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="ja" value="true"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="nej" value="false"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="front_deg" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="exposed_edge_m" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="rear_path_edge_m" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="rear_private_pct" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="front_strip_m" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="front_seen_pct" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="escape_ways" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="hidden_approach_m" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="unsure" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="fid" name="Løbenr." index="0"/>
    <alias field="plan" name="Plan" index="1"/>
    <alias field="plot" name="Grund" index="2"/>
    <alias field="key" name="Nøgle" index="3"/>
    <alias field="home" name="Bolig" index="4"/>
    <alias field="ambiguous" name="Tvetydig" index="5"/>
    <alias field="front_deg" name="Forsidens retning (grader)" index="6"/>
    <alias field="exposed_edge_m" name="Udsat side- og bagskel (m)" index="7"/>
    <alias field="rear_path_edge_m" name="Bagskel langs åben sti (m)" index="8"/>
    <alias field="rear_private_pct" name="Bagskel mod andre grunde (%)" index="9"/>
    <alias field="front_strip_m" name="Forhavens dybde (m)" index="10"/>
    <alias field="front_seen_pct" name="Facade set fra vejen (%)" index="11"/>
    <alias field="escape_ways" name="Skjulte flugtveje" index="12"/>
    <alias field="hidden_approach_m" name="Skjult vej hertil (m)" index="13"/>
    <alias field="unsure" name="Mangler" index="14"/>
  </aliases>
  <splitPolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="plan" policy="Duplicate"/>
    <policy field="plot" policy="Duplicate"/>
    <policy field="key" policy="Duplicate"/>
    <policy field="home" policy="Duplicate"/>
    <policy field="ambiguous" policy="Duplicate"/>
    <policy field="front_deg" policy="Duplicate"/>
    <policy field="exposed_edge_m" policy="Duplicate"/>
    <policy field="rear_path_edge_m" policy="Duplicate"/>
    <policy field="rear_private_pct" policy="Duplicate"/>
    <policy field="front_strip_m" policy="Duplicate"/>
    <policy field="front_seen_pct" policy="Duplicate"/>
    <policy field="escape_ways" policy="Duplicate"/>
    <policy field="hidden_approach_m" policy="Duplicate"/>
    <policy field="unsure" policy="Duplicate"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="plan" policy="Duplicate"/>
    <policy field="plot" policy="Duplicate"/>
    <policy field="key" policy="Duplicate"/>
    <policy field="home" policy="Duplicate"/>
    <policy field="ambiguous" policy="Duplicate"/>
    <policy field="front_deg" policy="Duplicate"/>
    <policy field="exposed_edge_m" policy="Duplicate"/>
    <policy field="rear_path_edge_m" policy="Duplicate"/>
    <policy field="rear_private_pct" policy="Duplicate"/>
    <policy field="front_strip_m" policy="Duplicate"/>
    <policy field="front_seen_pct" policy="Duplicate"/>
    <policy field="escape_ways" policy="Duplicate"/>
    <policy field="hidden_approach_m" policy="Duplicate"/>
    <policy field="unsure" policy="Duplicate"/>
  </duplicatePolicies>
  <defaults>
    <default applyOnUpdate="0" expression="" field="fid"/>
    <default applyOnUpdate="0" expression="" field="plan"/>
    <default applyOnUpdate="0" expression="" field="plot"/>
    <default applyOnUpdate="0" expression="" field="key"/>
    <default applyOnUpdate="0" expression="" field="home"/>
    <default applyOnUpdate="0" expression="" field="ambiguous"/>
    <default applyOnUpdate="0" expression="" field="front_deg"/>
    <default applyOnUpdate="0" expression="" field="exposed_edge_m"/>
    <default applyOnUpdate="0" expression="" field="rear_path_edge_m"/>
    <default applyOnUpdate="0" expression="" field="rear_private_pct"/>
    <default applyOnUpdate="0" expression="" field="front_strip_m"/>
    <default applyOnUpdate="0" expression="" field="front_seen_pct"/>
    <default applyOnUpdate="0" expression="" field="escape_ways"/>
    <default applyOnUpdate="0" expression="" field="hidden_approach_m"/>
    <default applyOnUpdate="0" expression="" field="unsure"/>
  </defaults>
  <constraints>
    <constraint exp_strength="0" field="fid" unique_strength="1" constraints="3" notnull_strength="1"/>
    <constraint exp_strength="0" field="plan" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="plot" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="key" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="home" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="ambiguous" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="front_deg" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="exposed_edge_m" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="rear_path_edge_m" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="rear_private_pct" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="front_strip_m" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="front_seen_pct" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="escape_ways" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="hidden_approach_m" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="unsure" unique_strength="0" constraints="0" notnull_strength="0"/>
  </constraints>
  <constraintExpressions>
    <constraint field="fid" exp="" desc=""/>
    <constraint field="plan" exp="" desc=""/>
    <constraint field="plot" exp="" desc=""/>
    <constraint field="key" exp="" desc=""/>
    <constraint field="home" exp="" desc=""/>
    <constraint field="ambiguous" exp="" desc=""/>
    <constraint field="front_deg" exp="" desc=""/>
    <constraint field="exposed_edge_m" exp="" desc=""/>
    <constraint field="rear_path_edge_m" exp="" desc=""/>
    <constraint field="rear_private_pct" exp="" desc=""/>
    <constraint field="front_strip_m" exp="" desc=""/>
    <constraint field="front_seen_pct" exp="" desc=""/>
    <constraint field="escape_ways" exp="" desc=""/>
    <constraint field="hidden_approach_m" exp="" desc=""/>
    <constraint field="unsure" exp="" desc=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
    <columns>
      <column width="-1" type="field" name="fid" hidden="1"/>
      <column width="-1" type="field" name="plan" hidden="0"/>
      <column width="-1" type="field" name="plot" hidden="0"/>
      <column width="-1" type="field" name="key" hidden="1"/>
      <column width="-1" type="field" name="home" hidden="0"/>
      <column width="-1" type="field" name="ambiguous" hidden="0"/>
      <column width="-1" type="field" name="front_deg" hidden="0"/>
      <column width="-1" type="field" name="exposed_edge_m" hidden="0"/>
      <column width="-1" type="field" name="rear_path_edge_m" hidden="0"/>
      <column width="-1" type="field" name="rear_private_pct" hidden="0"/>
      <column width="-1" type="field" name="front_strip_m" hidden="0"/>
      <column width="-1" type="field" name="front_seen_pct" hidden="0"/>
      <column width="-1" type="field" name="escape_ways" hidden="0"/>
      <column width="-1" type="field" name="hidden_approach_m" hidden="0"/>
      <column width="-1" type="field" name="unsure" hidden="0"/>
      <column width="-1" type="actions" hidden="1"/>
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
  <editable/>
  <labelOnTop/>
  <reuseLastValue/>
  <dataDefinedFieldProperties/>
  <widgets/>
  <mapTip enabled="1">&lt;b>[% "plot" %]&lt;/b>&lt;br>Udsat skel: [% coalesce("exposed_edge_m", 'kan ikke afgøres') %]</mapTip>
  <layerGeometryType>2</layerGeometryType>
</qgis>
