<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis styleCategories="Symbology|Fields|Forms|MapTips|AttributeTable" version="3.40.6-Bratislava">
  <renderer-v2 type="categorizedSymbol" attr="part" enableorderby="0" symbollevels="0" referencescale="-1" forceraster="0">
    <categories>
      <category render="true" symbol="0" type="string" uuid="{1167b7f9-f602-4591-abfd-e968272214c7}" label="Letteste vej ind" value="in"/>
      <category render="true" symbol="1" type="string" uuid="{c667c2ba-e298-4d29-ab7c-63bfc8961a8b}" label="Anden vej ud" value="out"/>
    </categories>
    <symbols>
      <symbol clip_to_extent="1" type="line" name="0" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" class="SimpleLine" enabled="1" id="{c955bf55-9dd5-45e3-a5d7-8a7f84ebd78d}" locked="0">
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
            <Option type="QString" name="line_color" value="204,0,0,255,rgb:0.80000000000000004,0,0,1"/>
            <Option type="QString" name="line_style" value="solid"/>
            <Option type="QString" name="line_width" value="0.9"/>
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
        <layer pass="0" class="MarkerLine" enabled="1" id="{58041ee2-3da8-4eee-8758-3c2b322e2ea5}" locked="0">
          <Option type="Map">
            <Option type="QString" name="average_angle_length" value="4"/>
            <Option type="QString" name="average_angle_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="average_angle_unit" value="MM"/>
            <Option type="QString" name="interval" value="3"/>
            <Option type="QString" name="interval_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="interval_unit" value="MM"/>
            <Option type="QString" name="offset" value="0"/>
            <Option type="QString" name="offset_along_line" value="0"/>
            <Option type="QString" name="offset_along_line_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_along_line_unit" value="MM"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="bool" name="place_on_every_part" value="true"/>
            <Option type="QString" name="placements" value="LastVertex"/>
            <Option type="QString" name="ring_filter" value="0"/>
            <Option type="QString" name="rotate" value="1"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
          <symbol clip_to_extent="1" type="marker" name="@0@1" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option name="properties"/>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
            <layer pass="0" class="SimpleMarker" enabled="1" id="{5606feed-8759-4bc1-9dd1-cfa3e66699b4}" locked="0">
              <Option type="Map">
                <Option type="QString" name="angle" value="0"/>
                <Option type="QString" name="cap_style" value="square"/>
                <Option type="QString" name="color" value="204,0,0,255,rgb:0.80000000000000004,0,0,1"/>
                <Option type="QString" name="horizontal_anchor_point" value="1"/>
                <Option type="QString" name="joinstyle" value="bevel"/>
                <Option type="QString" name="name" value="filled_arrowhead"/>
                <Option type="QString" name="offset" value="0,0"/>
                <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="offset_unit" value="MM"/>
                <Option type="QString" name="outline_color" value="204,0,0,255,rgb:0.80000000000000004,0,0,1"/>
                <Option type="QString" name="outline_style" value="solid"/>
                <Option type="QString" name="outline_width" value="0"/>
                <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="outline_width_unit" value="MM"/>
                <Option type="QString" name="scale_method" value="diameter"/>
                <Option type="QString" name="size" value="3.2"/>
                <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="size_unit" value="MM"/>
                <Option type="QString" name="vertical_anchor_point" value="1"/>
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
      <symbol clip_to_extent="1" type="line" name="1" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
        <data_defined_properties>
          <Option type="Map">
            <Option type="QString" name="name" value=""/>
            <Option name="properties"/>
            <Option type="QString" name="type" value="collection"/>
          </Option>
        </data_defined_properties>
        <layer pass="0" class="SimpleLine" enabled="1" id="{85d46c49-63ad-4363-9c7b-31ff9e8ecf11}" locked="0">
          <Option type="Map">
            <Option type="QString" name="align_dash_pattern" value="0"/>
            <Option type="QString" name="capstyle" value="flat"/>
            <Option type="QString" name="customdash" value="5;2"/>
            <Option type="QString" name="customdash_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="customdash_unit" value="MM"/>
            <Option type="QString" name="dash_pattern_offset" value="0"/>
            <Option type="QString" name="dash_pattern_offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="dash_pattern_offset_unit" value="MM"/>
            <Option type="QString" name="draw_inside_polygon" value="0"/>
            <Option type="QString" name="joinstyle" value="bevel"/>
            <Option type="QString" name="line_color" value="230,159,0,255,rgb:0.90196078431372551,0.62352941176470589,0,1"/>
            <Option type="QString" name="line_style" value="dash"/>
            <Option type="QString" name="line_width" value="0.9"/>
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
        <layer pass="0" class="MarkerLine" enabled="1" id="{c2cfd03c-192f-49fd-9485-0bf708e9e1a9}" locked="0">
          <Option type="Map">
            <Option type="QString" name="average_angle_length" value="4"/>
            <Option type="QString" name="average_angle_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="average_angle_unit" value="MM"/>
            <Option type="QString" name="interval" value="3"/>
            <Option type="QString" name="interval_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="interval_unit" value="MM"/>
            <Option type="QString" name="offset" value="0"/>
            <Option type="QString" name="offset_along_line" value="0"/>
            <Option type="QString" name="offset_along_line_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_along_line_unit" value="MM"/>
            <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
            <Option type="QString" name="offset_unit" value="MM"/>
            <Option type="bool" name="place_on_every_part" value="true"/>
            <Option type="QString" name="placements" value="LastVertex"/>
            <Option type="QString" name="ring_filter" value="0"/>
            <Option type="QString" name="rotate" value="1"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option type="QString" name="name" value=""/>
              <Option name="properties"/>
              <Option type="QString" name="type" value="collection"/>
            </Option>
          </data_defined_properties>
          <symbol clip_to_extent="1" type="marker" name="@1@1" frame_rate="10" alpha="1" is_animated="0" force_rhr="0">
            <data_defined_properties>
              <Option type="Map">
                <Option type="QString" name="name" value=""/>
                <Option name="properties"/>
                <Option type="QString" name="type" value="collection"/>
              </Option>
            </data_defined_properties>
            <layer pass="0" class="SimpleMarker" enabled="1" id="{008286bb-70ac-4f9a-851b-24eca1d71b48}" locked="0">
              <Option type="Map">
                <Option type="QString" name="angle" value="0"/>
                <Option type="QString" name="cap_style" value="square"/>
                <Option type="QString" name="color" value="255,255,255,255,rgb:1,1,1,1"/>
                <Option type="QString" name="horizontal_anchor_point" value="1"/>
                <Option type="QString" name="joinstyle" value="bevel"/>
                <Option type="QString" name="name" value="circle"/>
                <Option type="QString" name="offset" value="0,0"/>
                <Option type="QString" name="offset_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="offset_unit" value="MM"/>
                <Option type="QString" name="outline_color" value="230,159,0,255,rgb:0.90196078431372551,0.62352941176470589,0,1"/>
                <Option type="QString" name="outline_style" value="solid"/>
                <Option type="QString" name="outline_width" value="0.5"/>
                <Option type="QString" name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="outline_width_unit" value="MM"/>
                <Option type="QString" name="scale_method" value="diameter"/>
                <Option type="QString" name="size" value="2.6"/>
                <Option type="QString" name="size_map_unit_scale" value="3x:0,0,0,0,0,0"/>
                <Option type="QString" name="size_unit" value="MM"/>
                <Option type="QString" name="vertical_anchor_point" value="1"/>
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
    </symbols>
    <rotation/>
    <sizescale/>
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
    <field name="handling" configurationFlags="NoFlag">
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
    <field name="part" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="ind" value="in"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="ud" value="out"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="side" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="forside" value="front"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="side" value="side"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="bagside" value="rear"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="ukendt" value="unknown"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="side eller bagside" value="inner"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="touches" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option type="List" name="map">
              <Option type="Map">
                <Option type="QString" name="anden grund" value="plot"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="sti" value="path"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="parkering" value="parking"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="legeplads" value="play"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="grønt areal" value="green"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="vej" value="road"/>
              </Option>
              <Option type="Map">
                <Option type="QString" name="intet tegnet" value="nothing"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="metres" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="unseen_m" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="boundary_m" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="escapes" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="reasons" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="text_da" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field name="text_en" configurationFlags="NoFlag">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias field="fid" name="Løbenr." index="0"/>
    <alias field="handling" name="Håndtering" index="1"/>
    <alias field="plan" name="Plan" index="2"/>
    <alias field="plot" name="Grund" index="3"/>
    <alias field="key" name="Nøgle" index="4"/>
    <alias field="part" name="Del" index="5"/>
    <alias field="side" name="Side" index="6"/>
    <alias field="touches" name="Støder op til" index="7"/>
    <alias field="metres" name="Vej i alt (m)" index="8"/>
    <alias field="unseen_m" name="Heraf uset (m)" index="9"/>
    <alias field="boundary_m" name="Hegnets højde (m)" index="10"/>
    <alias field="escapes" name="Skjulte flugtveje" index="11"/>
    <alias field="reasons" name="Koder" index="12"/>
    <alias field="text_da" name="Gør den let" index="13"/>
    <alias field="text_en" name="Makes it easy" index="14"/>
  </aliases>
  <splitPolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="handling" policy="Duplicate"/>
    <policy field="plan" policy="Duplicate"/>
    <policy field="plot" policy="Duplicate"/>
    <policy field="key" policy="Duplicate"/>
    <policy field="part" policy="Duplicate"/>
    <policy field="side" policy="Duplicate"/>
    <policy field="touches" policy="Duplicate"/>
    <policy field="metres" policy="Duplicate"/>
    <policy field="unseen_m" policy="Duplicate"/>
    <policy field="boundary_m" policy="Duplicate"/>
    <policy field="escapes" policy="Duplicate"/>
    <policy field="reasons" policy="Duplicate"/>
    <policy field="text_da" policy="Duplicate"/>
    <policy field="text_en" policy="Duplicate"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="handling" policy="Duplicate"/>
    <policy field="plan" policy="Duplicate"/>
    <policy field="plot" policy="Duplicate"/>
    <policy field="key" policy="Duplicate"/>
    <policy field="part" policy="Duplicate"/>
    <policy field="side" policy="Duplicate"/>
    <policy field="touches" policy="Duplicate"/>
    <policy field="metres" policy="Duplicate"/>
    <policy field="unseen_m" policy="Duplicate"/>
    <policy field="boundary_m" policy="Duplicate"/>
    <policy field="escapes" policy="Duplicate"/>
    <policy field="reasons" policy="Duplicate"/>
    <policy field="text_da" policy="Duplicate"/>
    <policy field="text_en" policy="Duplicate"/>
  </duplicatePolicies>
  <defaults>
    <default applyOnUpdate="0" expression="" field="fid"/>
    <default applyOnUpdate="0" expression="" field="handling"/>
    <default applyOnUpdate="0" expression="" field="plan"/>
    <default applyOnUpdate="0" expression="" field="plot"/>
    <default applyOnUpdate="0" expression="" field="key"/>
    <default applyOnUpdate="0" expression="" field="part"/>
    <default applyOnUpdate="0" expression="" field="side"/>
    <default applyOnUpdate="0" expression="" field="touches"/>
    <default applyOnUpdate="0" expression="" field="metres"/>
    <default applyOnUpdate="0" expression="" field="unseen_m"/>
    <default applyOnUpdate="0" expression="" field="boundary_m"/>
    <default applyOnUpdate="0" expression="" field="escapes"/>
    <default applyOnUpdate="0" expression="" field="reasons"/>
    <default applyOnUpdate="0" expression="" field="text_da"/>
    <default applyOnUpdate="0" expression="" field="text_en"/>
  </defaults>
  <constraints>
    <constraint exp_strength="0" field="fid" unique_strength="1" constraints="3" notnull_strength="1"/>
    <constraint exp_strength="0" field="handling" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="plan" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="plot" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="key" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="part" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="side" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="touches" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="metres" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="unseen_m" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="boundary_m" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="escapes" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="reasons" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="text_da" unique_strength="0" constraints="0" notnull_strength="0"/>
    <constraint exp_strength="0" field="text_en" unique_strength="0" constraints="0" notnull_strength="0"/>
  </constraints>
  <constraintExpressions>
    <constraint field="fid" exp="" desc=""/>
    <constraint field="handling" exp="" desc=""/>
    <constraint field="plan" exp="" desc=""/>
    <constraint field="plot" exp="" desc=""/>
    <constraint field="key" exp="" desc=""/>
    <constraint field="part" exp="" desc=""/>
    <constraint field="side" exp="" desc=""/>
    <constraint field="touches" exp="" desc=""/>
    <constraint field="metres" exp="" desc=""/>
    <constraint field="unseen_m" exp="" desc=""/>
    <constraint field="boundary_m" exp="" desc=""/>
    <constraint field="escapes" exp="" desc=""/>
    <constraint field="reasons" exp="" desc=""/>
    <constraint field="text_da" exp="" desc=""/>
    <constraint field="text_en" exp="" desc=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
    <columns>
      <column width="-1" type="field" name="fid" hidden="1"/>
      <column width="-1" type="field" name="handling" hidden="0"/>
      <column width="-1" type="field" name="plan" hidden="0"/>
      <column width="-1" type="field" name="plot" hidden="0"/>
      <column width="-1" type="field" name="key" hidden="1"/>
      <column width="-1" type="field" name="part" hidden="0"/>
      <column width="-1" type="field" name="side" hidden="0"/>
      <column width="-1" type="field" name="touches" hidden="0"/>
      <column width="-1" type="field" name="metres" hidden="0"/>
      <column width="-1" type="field" name="unseen_m" hidden="0"/>
      <column width="-1" type="field" name="boundary_m" hidden="0"/>
      <column width="-1" type="field" name="escapes" hidden="0"/>
      <column width="-1" type="field" name="reasons" hidden="1"/>
      <column width="-1" type="field" name="text_da" hidden="0"/>
      <column width="-1" type="field" name="text_en" hidden="0"/>
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
  <mapTip enabled="1">&lt;b>INTERN: [% "plot" %]&lt;/b>&lt;br>[% "text_da" %]</mapTip>
  <layerGeometryType>1</layerGeometryType>
</qgis>
