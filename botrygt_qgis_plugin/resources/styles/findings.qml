<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.40.6-Bratislava" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|AttributeTable" labelsEnabled="1">
  <renderer-v2 referencescale="-1" forceraster="0" type="RuleRenderer" enableorderby="1" symbollevels="0">
    <rules key="{c2ddf5a3-2d1d-4665-9b86-a026e90d3ebd}">
      <rule symbol="0" filter="&quot;severity&quot; = 'high' AND NOT &quot;indication&quot;" label="Fund, høj alvor" key="{430737e3-db68-48e3-9f21-b3b8066a0650}"/>
      <rule symbol="1" filter="&quot;severity&quot; = 'medium' AND NOT &quot;indication&quot;" label="Fund, middel alvor" key="{e06cf379-31cf-47b4-8ed1-b9cdd034b609}"/>
      <rule symbol="2" filter="&quot;severity&quot; = 'low' AND NOT &quot;indication&quot;" label="Fund, lav alvor" key="{122cba4c-566d-4bf1-bf9b-09d6504975f3}"/>
      <rule symbol="3" filter="&quot;severity&quot; = 'high' AND &quot;indication&quot;" label="Antaget, høj alvor" key="{ef436db1-b1f9-4096-b761-26dc9a432801}"/>
      <rule symbol="4" filter="&quot;severity&quot; = 'medium' AND &quot;indication&quot;" label="Antaget, middel alvor" key="{5428b77f-031f-49d8-b14b-90b61f73d536}"/>
      <rule symbol="5" filter="&quot;severity&quot; = 'low' AND &quot;indication&quot;" label="Antaget, lav alvor" key="{8545c509-2c97-4adc-8520-f186424eed38}"/>
      <rule symbol="6" filter="&quot;fid&quot; IS NULL" label="Emne: lys" key="{1ff41d46-72f2-425b-bf1d-988fb195ccc5}"/>
      <rule symbol="7" filter="&quot;fid&quot; IS NULL" label="Emne: udsyn" key="{d2d550d3-a46b-4aaf-a7d9-934ab2157ee3}"/>
      <rule symbol="8" filter="&quot;fid&quot; IS NULL" label="Emne: adgang" key="{6c2fa5ec-2160-4d85-84f9-e6d60e377af6}"/>
      <rule symbol="9" filter="&quot;fid&quot; IS NULL" label="Emne: skel og hegn" key="{aeb5482c-7aa1-46ae-b9c6-f2cd02499043}"/>
    </rules>
    <symbols>
      <symbol name="0" force_rhr="0" frame_rate="10" type="marker" clip_to_extent="1" is_animated="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer id="{5cc637d8-c9f0-46ca-854f-9da2bfa592ea}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="176,74,0,255,rgb:0.69019607843137254,0.29019607843137257,0,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="hexagon" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.9" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="7.2" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="name" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 'hexagon', CASE WHEN &quot;domain&quot; = 'lighting' THEN 'circle' WHEN &quot;domain&quot; = 'sightlines' THEN 'diamond' WHEN &quot;domain&quot; = 'access' THEN 'square' WHEN &quot;domain&quot; = 'boundaries' THEN 'triangle' ELSE 'hexagon' END)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 7.2, if(@map_scale > 5000, 0.55 * (CASE WHEN &quot;domain&quot; = 'lighting' THEN 6.6 WHEN &quot;domain&quot; = 'sightlines' THEN 8.6 WHEN &quot;domain&quot; = 'access' THEN 6 WHEN &quot;domain&quot; = 'boundaries' THEN 9.4 ELSE 7.2 END), 0))" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
        <layer id="{a820140c-afb9-4e72-9fb5-ea9a1b9f9f76}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="60,60,60,255,rgb:0.23529411764705882,0.23529411764705882,0.23529411764705882,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="circle" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.3" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="0" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL OR @map_scale > 5000, 0, 1.6)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="1" force_rhr="0" frame_rate="10" type="marker" clip_to_extent="1" is_animated="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer id="{a116b75b-f3e6-45de-ac4b-b7337c157581}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="230,159,0,255,rgb:0.90196078431372551,0.62352941176470589,0,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="hexagon" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.5" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="7.2" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="name" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 'hexagon', CASE WHEN &quot;domain&quot; = 'lighting' THEN 'circle' WHEN &quot;domain&quot; = 'sightlines' THEN 'diamond' WHEN &quot;domain&quot; = 'access' THEN 'square' WHEN &quot;domain&quot; = 'boundaries' THEN 'triangle' ELSE 'hexagon' END)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 7.2, if(@map_scale > 5000, 0.55 * (CASE WHEN &quot;domain&quot; = 'lighting' THEN 6.6 WHEN &quot;domain&quot; = 'sightlines' THEN 8.6 WHEN &quot;domain&quot; = 'access' THEN 6 WHEN &quot;domain&quot; = 'boundaries' THEN 9.4 ELSE 7.2 END), 0))" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
        <layer id="{ae07bb63-b746-4681-90c0-b4309907a65a}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="60,60,60,255,rgb:0.23529411764705882,0.23529411764705882,0.23529411764705882,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="circle" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.3" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="0" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL OR @map_scale > 5000, 0, 1.6)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="2" force_rhr="0" frame_rate="10" type="marker" clip_to_extent="1" is_animated="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer id="{1dc47171-6a22-46dd-a96b-5d93a2c77cbd}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="0,104,168,255,rgb:0,0.40784313725490196,0.6588235294117647,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="hexagon" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.25" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="7.2" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="name" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 'hexagon', CASE WHEN &quot;domain&quot; = 'lighting' THEN 'circle' WHEN &quot;domain&quot; = 'sightlines' THEN 'diamond' WHEN &quot;domain&quot; = 'access' THEN 'square' WHEN &quot;domain&quot; = 'boundaries' THEN 'triangle' ELSE 'hexagon' END)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 7.2, if(@map_scale > 5000, 0.55 * (CASE WHEN &quot;domain&quot; = 'lighting' THEN 6.6 WHEN &quot;domain&quot; = 'sightlines' THEN 8.6 WHEN &quot;domain&quot; = 'access' THEN 6 WHEN &quot;domain&quot; = 'boundaries' THEN 9.4 ELSE 7.2 END), 0))" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
        <layer id="{f9852ba2-3bf9-4c4d-824e-0f3f2459cb44}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="60,60,60,255,rgb:0.23529411764705882,0.23529411764705882,0.23529411764705882,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="circle" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.3" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="0" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL OR @map_scale > 5000, 0, 1.6)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="3" force_rhr="0" frame_rate="10" type="marker" clip_to_extent="1" is_animated="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer id="{4e30ec34-d1bf-4ff4-810a-bd5a3700cb36}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="hexagon" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="176,74,0,255,rgb:0.69019607843137254,0.29019607843137257,0,1" type="QString"/>
            <Option name="outline_style" value="dot" type="QString"/>
            <Option name="outline_width" value="0.9" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="7.2" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="name" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 'hexagon', CASE WHEN &quot;domain&quot; = 'lighting' THEN 'circle' WHEN &quot;domain&quot; = 'sightlines' THEN 'diamond' WHEN &quot;domain&quot; = 'access' THEN 'square' WHEN &quot;domain&quot; = 'boundaries' THEN 'triangle' ELSE 'hexagon' END)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 7.2, if(@map_scale > 5000, 0.55 * (CASE WHEN &quot;domain&quot; = 'lighting' THEN 6.6 WHEN &quot;domain&quot; = 'sightlines' THEN 8.6 WHEN &quot;domain&quot; = 'access' THEN 6 WHEN &quot;domain&quot; = 'boundaries' THEN 9.4 ELSE 7.2 END), 0))" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
        <layer id="{b55b1350-4781-4cfc-9974-03f06284916b}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="60,60,60,255,rgb:0.23529411764705882,0.23529411764705882,0.23529411764705882,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="circle" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.3" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="0" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL OR @map_scale > 5000, 0, 1.6)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="4" force_rhr="0" frame_rate="10" type="marker" clip_to_extent="1" is_animated="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer id="{a39a9d37-68c0-4161-abbf-861a74473718}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="hexagon" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="230,159,0,255,rgb:0.90196078431372551,0.62352941176470589,0,1" type="QString"/>
            <Option name="outline_style" value="dot" type="QString"/>
            <Option name="outline_width" value="0.5" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="7.2" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="name" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 'hexagon', CASE WHEN &quot;domain&quot; = 'lighting' THEN 'circle' WHEN &quot;domain&quot; = 'sightlines' THEN 'diamond' WHEN &quot;domain&quot; = 'access' THEN 'square' WHEN &quot;domain&quot; = 'boundaries' THEN 'triangle' ELSE 'hexagon' END)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 7.2, if(@map_scale > 5000, 0.55 * (CASE WHEN &quot;domain&quot; = 'lighting' THEN 6.6 WHEN &quot;domain&quot; = 'sightlines' THEN 8.6 WHEN &quot;domain&quot; = 'access' THEN 6 WHEN &quot;domain&quot; = 'boundaries' THEN 9.4 ELSE 7.2 END), 0))" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
        <layer id="{a189d077-409c-49d9-b5e6-a101822eb1ac}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="60,60,60,255,rgb:0.23529411764705882,0.23529411764705882,0.23529411764705882,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="circle" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.3" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="0" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL OR @map_scale > 5000, 0, 1.6)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="5" force_rhr="0" frame_rate="10" type="marker" clip_to_extent="1" is_animated="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer id="{f4a91b36-4cb7-4d72-86c3-6d5d888f8515}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="hexagon" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="0,104,168,255,rgb:0,0.40784313725490196,0.6588235294117647,1" type="QString"/>
            <Option name="outline_style" value="dot" type="QString"/>
            <Option name="outline_width" value="0.25" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="7.2" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="name" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 'hexagon', CASE WHEN &quot;domain&quot; = 'lighting' THEN 'circle' WHEN &quot;domain&quot; = 'sightlines' THEN 'diamond' WHEN &quot;domain&quot; = 'access' THEN 'square' WHEN &quot;domain&quot; = 'boundaries' THEN 'triangle' ELSE 'hexagon' END)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL, 7.2, if(@map_scale > 5000, 0.55 * (CASE WHEN &quot;domain&quot; = 'lighting' THEN 6.6 WHEN &quot;domain&quot; = 'sightlines' THEN 8.6 WHEN &quot;domain&quot; = 'access' THEN 6 WHEN &quot;domain&quot; = 'boundaries' THEN 9.4 ELSE 7.2 END), 0))" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
        <layer id="{67c164c6-9bd3-4c96-9928-b43e0bd3eee4}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="60,60,60,255,rgb:0.23529411764705882,0.23529411764705882,0.23529411764705882,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="circle" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.3" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="0" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties" type="Map">
                <Option name="size" type="Map">
                  <Option name="active" value="true" type="bool"/>
                  <Option name="expression" value="if(&quot;fid&quot; IS NULL OR @map_scale > 5000, 0, 1.6)" type="QString"/>
                  <Option name="type" value="3" type="int"/>
                </Option>
              </Option>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="6" force_rhr="0" frame_rate="10" type="marker" clip_to_extent="1" is_animated="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer id="{28d7aff0-17bd-48d9-aacd-96ad8a232b75}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="217,217,217,255,rgb:0.85098039215686272,0.85098039215686272,0.85098039215686272,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="circle" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.4" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="4.488" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties"/>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="7" force_rhr="0" frame_rate="10" type="marker" clip_to_extent="1" is_animated="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer id="{c61e4c99-4269-4943-b6d4-32dd6247eb2d}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="217,217,217,255,rgb:0.85098039215686272,0.85098039215686272,0.85098039215686272,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="diamond" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.4" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="5.848" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties"/>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="8" force_rhr="0" frame_rate="10" type="marker" clip_to_extent="1" is_animated="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer id="{5b9075f0-5284-4e15-a656-690b367d08cf}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="217,217,217,255,rgb:0.85098039215686272,0.85098039215686272,0.85098039215686272,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="square" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.4" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="4.08" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties"/>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
      <symbol name="9" force_rhr="0" frame_rate="10" type="marker" clip_to_extent="1" is_animated="0" alpha="1">
        <data_defined_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </data_defined_properties>
        <layer id="{4b2017fd-8ae0-4f1a-9f94-5a9079f121d3}" pass="0" locked="0" enabled="1" class="SimpleMarker">
          <Option type="Map">
            <Option name="angle" value="0" type="QString"/>
            <Option name="cap_style" value="square" type="QString"/>
            <Option name="color" value="217,217,217,255,rgb:0.85098039215686272,0.85098039215686272,0.85098039215686272,1" type="QString"/>
            <Option name="horizontal_anchor_point" value="1" type="QString"/>
            <Option name="joinstyle" value="miter" type="QString"/>
            <Option name="name" value="triangle" type="QString"/>
            <Option name="offset" value="0,0" type="QString"/>
            <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="offset_unit" value="MM" type="QString"/>
            <Option name="outline_color" value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" type="QString"/>
            <Option name="outline_style" value="solid" type="QString"/>
            <Option name="outline_width" value="0.4" type="QString"/>
            <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="outline_width_unit" value="MM" type="QString"/>
            <Option name="scale_method" value="diameter" type="QString"/>
            <Option name="size" value="6.392" type="QString"/>
            <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
            <Option name="size_unit" value="MM" type="QString"/>
            <Option name="vertical_anchor_point" value="1" type="QString"/>
          </Option>
          <data_defined_properties>
            <Option type="Map">
              <Option name="name" value="" type="QString"/>
              <Option name="properties"/>
              <Option name="type" value="collection" type="QString"/>
            </Option>
          </data_defined_properties>
        </layer>
      </symbol>
    </symbols>
    <data-defined-properties>
      <Option type="Map">
        <Option name="name" value="" type="QString"/>
        <Option name="properties"/>
        <Option name="type" value="collection" type="QString"/>
      </Option>
    </data-defined-properties>
    <orderby>
      <orderByClause asc="1" nullsFirst="0">"severity" = 'high'</orderByClause>
    </orderby>
  </renderer-v2>
  <selection mode="Default">
    <selectionColor invalid="1"/>
  </selection>
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fontWordSpacing="0" fontKerning="1" fontLetterSpacing="0" tabStopDistance="6" isExpression="1" fieldName="with_variable('n', coalesce(to_string(&quot;number&quot;), 'i'), with_variable('p', if(length(@n) = 1, '   ', '  '), ' \n' || @p || @n || @p || '\n '))" fontWeight="75" fontSizeMapUnitScale="3x:0,0,0,0,0,0" fontSizeUnit="Point" fontItalic="0" multilineHeightUnit="Percentage" previewBkgrdColor="255,255,255,255,rgb:1,1,1,1" fontStrikeout="0" textOpacity="1" blendMode="0" multilineHeight="0.62" forcedBold="0" allowHtml="0" fontSize="8.5" textOrientation="horizontal" tabStopDistanceMapUnitScale="3x:0,0,0,0,0,0" tabStopDistanceUnit="Percentage" fontUnderline="0" legendString="Aa" forcedItalic="0" useSubstitutions="0" fontFamily="Open Sans" textColor="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" namedStyle="Bold" capitalization="0">
        <families/>
        <text-buffer bufferSizeMapUnitScale="3x:0,0,0,0,0,0" bufferColor="255,255,255,255,rgb:1,1,1,1" bufferSize="1" bufferBlendMode="0" bufferOpacity="1" bufferDraw="0" bufferJoinStyle="128" bufferSizeUnits="MM" bufferNoFill="1"/>
        <text-mask maskSize2="1.5" maskType="0" maskJoinStyle="128" maskSizeUnits="MM" maskOpacity="1" maskedSymbolLayers="" maskEnabled="0" maskSizeMapUnitScale="3x:0,0,0,0,0,0" maskSize="1.5"/>
        <background shapeRadiiMapUnitScale="3x:0,0,0,0,0,0" shapeOpacity="1" shapeRadiiUnit="MM" shapeFillColor="255,255,255,255,rgb:1,1,1,1" shapeSizeY="7" shapeSizeType="1" shapeSizeUnit="MM" shapeOffsetX="0" shapeOffsetUnit="MM" shapeOffsetMapUnitScale="3x:0,0,0,0,0,0" shapeBorderWidth="0" shapeJoinStyle="64" shapeSizeMapUnitScale="3x:0,0,0,0,0,0" shapeType="5" shapeSizeX="7" shapeRotationType="0" shapeSVGFile="" shapeBlendMode="0" shapeBorderWidthMapUnitScale="3x:0,0,0,0,0,0" shapeRotation="0" shapeBorderWidthUnit="MM" shapeOffsetY="0" shapeRadiiX="0" shapeRadiiY="0" shapeBorderColor="128,128,128,255,rgb:0.50196078431372548,0.50196078431372548,0.50196078431372548,1" shapeDraw="1">
          <symbol name="markerSymbol" force_rhr="0" frame_rate="10" type="marker" clip_to_extent="1" is_animated="0" alpha="1">
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" value="" type="QString"/>
                <Option name="properties"/>
                <Option name="type" value="collection" type="QString"/>
              </Option>
            </data_defined_properties>
            <layer id="" pass="0" locked="0" enabled="1" class="SimpleMarker">
              <Option type="Map">
                <Option name="angle" value="0" type="QString"/>
                <Option name="cap_style" value="square" type="QString"/>
                <Option name="color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
                <Option name="horizontal_anchor_point" value="1" type="QString"/>
                <Option name="joinstyle" value="miter" type="QString"/>
                <Option name="name" value="circle" type="QString"/>
                <Option name="offset" value="0,0" type="QString"/>
                <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
                <Option name="offset_unit" value="MM" type="QString"/>
                <Option name="outline_color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
                <Option name="outline_style" value="solid" type="QString"/>
                <Option name="outline_width" value="1.4" type="QString"/>
                <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
                <Option name="outline_width_unit" value="MM" type="QString"/>
                <Option name="scale_method" value="diameter" type="QString"/>
                <Option name="size" value="7" type="QString"/>
                <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
                <Option name="size_unit" value="MM" type="QString"/>
                <Option name="vertical_anchor_point" value="1" type="QString"/>
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option name="name" value="" type="QString"/>
                  <Option name="properties" type="Map">
                    <Option name="name" type="Map">
                      <Option name="active" value="true" type="bool"/>
                      <Option name="expression" value="CASE WHEN &quot;domain&quot; = 'lighting' THEN 'circle' WHEN &quot;domain&quot; = 'sightlines' THEN 'diamond' WHEN &quot;domain&quot; = 'access' THEN 'square' WHEN &quot;domain&quot; = 'boundaries' THEN 'triangle' ELSE 'hexagon' END" type="QString"/>
                      <Option name="type" value="3" type="int"/>
                    </Option>
                    <Option name="offset" type="Map">
                      <Option name="active" value="true" type="bool"/>
                      <Option name="expression" value="if(&quot;domain&quot; = 'boundaries', '0,-1.3', '0,0')" type="QString"/>
                      <Option name="type" value="3" type="int"/>
                    </Option>
                    <Option name="outlineWidth" type="Map">
                      <Option name="active" value="true" type="bool"/>
                      <Option name="expression" value="0.8 + (CASE WHEN &quot;severity&quot; = 'high' THEN 0.9 WHEN &quot;severity&quot; = 'low' THEN 0.25 ELSE 0.5 END)" type="QString"/>
                      <Option name="type" value="3" type="int"/>
                    </Option>
                  </Option>
                  <Option name="type" value="collection" type="QString"/>
                </Option>
              </data_defined_properties>
            </layer>
            <layer id="" pass="0" locked="0" enabled="1" class="SimpleMarker">
              <Option type="Map">
                <Option name="angle" value="0" type="QString"/>
                <Option name="cap_style" value="square" type="QString"/>
                <Option name="color" value="230,159,0,255,rgb:0.90196078431372551,0.62352941176470589,0,1" type="QString"/>
                <Option name="horizontal_anchor_point" value="1" type="QString"/>
                <Option name="joinstyle" value="miter" type="QString"/>
                <Option name="name" value="circle" type="QString"/>
                <Option name="offset" value="0,0" type="QString"/>
                <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
                <Option name="offset_unit" value="MM" type="QString"/>
                <Option name="outline_color" value="26,26,26,255,rgb:0.10196078431372549,0.10196078431372549,0.10196078431372549,1" type="QString"/>
                <Option name="outline_style" value="solid" type="QString"/>
                <Option name="outline_width" value="0.5" type="QString"/>
                <Option name="outline_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
                <Option name="outline_width_unit" value="MM" type="QString"/>
                <Option name="scale_method" value="diameter" type="QString"/>
                <Option name="size" value="7" type="QString"/>
                <Option name="size_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
                <Option name="size_unit" value="MM" type="QString"/>
                <Option name="vertical_anchor_point" value="1" type="QString"/>
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option name="name" value="" type="QString"/>
                  <Option name="properties" type="Map">
                    <Option name="fillColor" type="Map">
                      <Option name="active" value="true" type="bool"/>
                      <Option name="expression" value="CASE WHEN &quot;indication&quot; THEN '#ffffff' WHEN &quot;severity&quot; = 'high' THEN '#b04a00' WHEN &quot;severity&quot; = 'low' THEN '#0068a8' ELSE '#e69f00' END" type="QString"/>
                      <Option name="type" value="3" type="int"/>
                    </Option>
                    <Option name="name" type="Map">
                      <Option name="active" value="true" type="bool"/>
                      <Option name="expression" value="CASE WHEN &quot;domain&quot; = 'lighting' THEN 'circle' WHEN &quot;domain&quot; = 'sightlines' THEN 'diamond' WHEN &quot;domain&quot; = 'access' THEN 'square' WHEN &quot;domain&quot; = 'boundaries' THEN 'triangle' ELSE 'hexagon' END" type="QString"/>
                      <Option name="type" value="3" type="int"/>
                    </Option>
                    <Option name="offset" type="Map">
                      <Option name="active" value="true" type="bool"/>
                      <Option name="expression" value="if(&quot;domain&quot; = 'boundaries', '0,-1.3', '0,0')" type="QString"/>
                      <Option name="type" value="3" type="int"/>
                    </Option>
                    <Option name="outlineColor" type="Map">
                      <Option name="active" value="true" type="bool"/>
                      <Option name="expression" value="CASE WHEN &quot;indication&quot; AND &quot;severity&quot; = 'high' THEN '#b04a00' WHEN &quot;indication&quot; AND &quot;severity&quot; = 'low' THEN '#0068a8' WHEN &quot;indication&quot; THEN '#e69f00' ELSE '#1a1a1a' END" type="QString"/>
                      <Option name="type" value="3" type="int"/>
                    </Option>
                    <Option name="outlineStyle" type="Map">
                      <Option name="active" value="true" type="bool"/>
                      <Option name="expression" value="if(&quot;indication&quot;, 'dot', 'solid')" type="QString"/>
                      <Option name="type" value="3" type="int"/>
                    </Option>
                    <Option name="outlineWidth" type="Map">
                      <Option name="active" value="true" type="bool"/>
                      <Option name="expression" value="CASE WHEN &quot;severity&quot; = 'high' THEN 0.9 WHEN &quot;severity&quot; = 'low' THEN 0.25 ELSE 0.5 END" type="QString"/>
                      <Option name="type" value="3" type="int"/>
                    </Option>
                  </Option>
                  <Option name="type" value="collection" type="QString"/>
                </Option>
              </data_defined_properties>
            </layer>
          </symbol>
          <symbol name="fillSymbol" force_rhr="0" frame_rate="10" type="fill" clip_to_extent="1" is_animated="0" alpha="1">
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" value="" type="QString"/>
                <Option name="properties"/>
                <Option name="type" value="collection" type="QString"/>
              </Option>
            </data_defined_properties>
            <layer id="" pass="0" locked="0" enabled="1" class="SimpleFill">
              <Option type="Map">
                <Option name="border_width_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
                <Option name="color" value="255,255,255,255,rgb:1,1,1,1" type="QString"/>
                <Option name="joinstyle" value="bevel" type="QString"/>
                <Option name="offset" value="0,0" type="QString"/>
                <Option name="offset_map_unit_scale" value="3x:0,0,0,0,0,0" type="QString"/>
                <Option name="offset_unit" value="MM" type="QString"/>
                <Option name="outline_color" value="128,128,128,255,rgb:0.50196078431372548,0.50196078431372548,0.50196078431372548,1" type="QString"/>
                <Option name="outline_style" value="no" type="QString"/>
                <Option name="outline_width" value="0" type="QString"/>
                <Option name="outline_width_unit" value="MM" type="QString"/>
                <Option name="style" value="solid" type="QString"/>
              </Option>
              <data_defined_properties>
                <Option type="Map">
                  <Option name="name" value="" type="QString"/>
                  <Option name="properties"/>
                  <Option name="type" value="collection" type="QString"/>
                </Option>
              </data_defined_properties>
            </layer>
          </symbol>
        </background>
        <shadow shadowBlendMode="6" shadowUnder="0" shadowRadiusMapUnitScale="3x:0,0,0,0,0,0" shadowOffsetAngle="135" shadowOffsetGlobal="1" shadowScale="100" shadowOffsetMapUnitScale="3x:0,0,0,0,0,0" shadowRadius="1.5" shadowRadiusUnit="MM" shadowRadiusAlphaOnly="0" shadowDraw="0" shadowOpacity="0.69999999999999996" shadowColor="0,0,0,255,rgb:0,0,0,1" shadowOffsetUnit="MM" shadowOffsetDist="1"/>
        <dd_properties>
          <Option type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
        </dd_properties>
        <substitutions/>
      </text-style>
      <text-format leftDirectionSymbol="&lt;" wrapChar="" autoWrapLength="0" multilineAlign="1" plussign="0" addDirectionSymbol="0" useMaxLineLengthForAutoWrap="1" decimals="3" reverseDirectionSymbol="0" placeDirectionSymbol="0" formatNumbers="0" rightDirectionSymbol=">"/>
      <placement lineAnchorTextPoint="FollowPlacement" repeatDistanceMapUnitScale="3x:0,0,0,0,0,0" centroidWhole="0" xOffset="0" repeatDistance="0" repeatDistanceUnits="MM" maxCurvedCharAngleOut="-25" geometryGeneratorType="PointGeometry" lineAnchorClipping="0" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR" allowDegraded="0" distMapUnitScale="3x:0,0,0,0,0,0" labelOffsetMapUnitScale="3x:0,0,0,0,0,0" offsetType="0" distUnits="MM" polygonPlacementFlags="2" geometryGeneratorEnabled="0" lineAnchorPercent="0.5" quadOffset="4" yOffset="0" overlapHandling="AllowOverlapIfRequired" priority="5" placementFlags="10" rotationUnit="AngleDegrees" lineAnchorType="0" maximumDistance="20" placement="0" maximumDistanceMapUnitScale="3x:0,0,0,0,0,0" geometryGenerator="" overrunDistanceMapUnitScale="3x:0,0,0,0,0,0" preserveRotation="1" layerType="UnknownGeometry" rotationAngle="0" maxCurvedCharAngleIn="25" dist="5.5" overrunDistance="0" fitInPolygonOnly="0" overrunDistanceUnit="MM" prioritization="PreferCloser" maximumDistanceUnit="MM" centroidInside="0" offsetUnits="MM"/>
      <rendering obstacleFactor="1" obstacleType="1" drawLabels="1" unplacedVisibility="0" scaleMin="0" fontLimitPixelSize="0" mergeLines="0" zIndex="0" obstacle="1" minFeatureSize="0" labelPerPart="0" scaleMax="5000" upsidedownLabels="0" limitNumLabels="0" scaleVisibility="1" fontMaxPixelSize="10000" fontMinPixelSize="0" maxNumLabels="2000"/>
      <dd_properties>
        <Option type="Map">
          <Option name="name" value="" type="QString"/>
          <Option name="properties" type="Map">
            <Option name="Color" type="Map">
              <Option name="active" value="true" type="bool"/>
              <Option name="expression" value="if(&quot;severity&quot; = 'medium' OR &quot;indication&quot;, '#000000', '#ffffff')" type="QString"/>
              <Option name="type" value="3" type="int"/>
            </Option>
            <Option name="Priority" type="Map">
              <Option name="active" value="true" type="bool"/>
              <Option name="expression" value="CASE WHEN &quot;severity&quot; = 'high' THEN 10 WHEN &quot;severity&quot; = 'medium' THEN 7 ELSE 4 END" type="QString"/>
              <Option name="type" value="3" type="int"/>
            </Option>
            <Option name="ShapeSizeX" type="Map">
              <Option name="active" value="true" type="bool"/>
              <Option name="expression" value="(CASE WHEN &quot;domain&quot; = 'lighting' THEN 6.6 WHEN &quot;domain&quot; = 'sightlines' THEN 8.6 WHEN &quot;domain&quot; = 'access' THEN 6 WHEN &quot;domain&quot; = 'boundaries' THEN 9.4 ELSE 7.2 END) * if(&quot;indication&quot;, 0.8, 1)" type="QString"/>
              <Option name="type" value="3" type="int"/>
            </Option>
            <Option name="ZIndex" type="Map">
              <Option name="active" value="true" type="bool"/>
              <Option name="expression" value="CASE WHEN &quot;severity&quot; = 'high' THEN 3 WHEN &quot;severity&quot; = 'medium' THEN 2 ELSE 1 END" type="QString"/>
              <Option name="type" value="3" type="int"/>
            </Option>
          </Option>
          <Option name="type" value="collection" type="QString"/>
        </Option>
      </dd_properties>
      <callout type="simple">
        <Option type="Map">
          <Option name="anchorPoint" value="pole_of_inaccessibility" type="QString"/>
          <Option name="blendMode" value="0" type="int"/>
          <Option name="ddProperties" type="Map">
            <Option name="name" value="" type="QString"/>
            <Option name="properties"/>
            <Option name="type" value="collection" type="QString"/>
          </Option>
          <Option name="drawToAllParts" value="false" type="bool"/>
          <Option name="enabled" value="1" type="QString"/>
          <Option name="labelAnchorPoint" value="centroid" type="QString"/>
          <Option name="lineSymbol" value="&lt;symbol name=&quot;symbol&quot; force_rhr=&quot;0&quot; frame_rate=&quot;10&quot; type=&quot;line&quot; clip_to_extent=&quot;1&quot; is_animated=&quot;0&quot; alpha=&quot;1&quot;>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option name=&quot;name&quot; value=&quot;&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option name=&quot;type&quot; value=&quot;collection&quot; type=&quot;QString&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;layer id=&quot;{75da6cc2-4b38-4e79-8ccf-9af35a932739}&quot; pass=&quot;0&quot; locked=&quot;0&quot; enabled=&quot;1&quot; class=&quot;SimpleLine&quot;>&lt;Option type=&quot;Map&quot;>&lt;Option name=&quot;align_dash_pattern&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;capstyle&quot; value=&quot;square&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;customdash&quot; value=&quot;5;2&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;customdash_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;customdash_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;dash_pattern_offset&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;dash_pattern_offset_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;dash_pattern_offset_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;draw_inside_polygon&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;joinstyle&quot; value=&quot;bevel&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;line_color&quot; value=&quot;255,255,255,255,rgb:1,1,1,1&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;line_style&quot; value=&quot;solid&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;line_width&quot; value=&quot;1&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;line_width_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;offset&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;offset_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;offset_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;ring_filter&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_end&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_end_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_end_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_start&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_start_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_start_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;tweak_dash_pattern_on_corners&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;use_custom_dash&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;width_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;/Option>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option name=&quot;name&quot; value=&quot;&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option name=&quot;type&quot; value=&quot;collection&quot; type=&quot;QString&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;/layer>&lt;layer id=&quot;{56d92cdc-0411-4502-875a-61b1edd096d2}&quot; pass=&quot;0&quot; locked=&quot;0&quot; enabled=&quot;1&quot; class=&quot;SimpleLine&quot;>&lt;Option type=&quot;Map&quot;>&lt;Option name=&quot;align_dash_pattern&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;capstyle&quot; value=&quot;square&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;customdash&quot; value=&quot;5;2&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;customdash_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;customdash_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;dash_pattern_offset&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;dash_pattern_offset_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;dash_pattern_offset_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;draw_inside_polygon&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;joinstyle&quot; value=&quot;bevel&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;line_color&quot; value=&quot;60,60,60,255,rgb:0.23529411764705882,0.23529411764705882,0.23529411764705882,1&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;line_style&quot; value=&quot;solid&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;line_width&quot; value=&quot;0.4&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;line_width_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;offset&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;offset_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;offset_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;ring_filter&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_end&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_end_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_end_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_start&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_start_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;trim_distance_start_unit&quot; value=&quot;MM&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;tweak_dash_pattern_on_corners&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;use_custom_dash&quot; value=&quot;0&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;width_map_unit_scale&quot; value=&quot;3x:0,0,0,0,0,0&quot; type=&quot;QString&quot;/>&lt;/Option>&lt;data_defined_properties>&lt;Option type=&quot;Map&quot;>&lt;Option name=&quot;name&quot; value=&quot;&quot; type=&quot;QString&quot;/>&lt;Option name=&quot;properties&quot;/>&lt;Option name=&quot;type&quot; value=&quot;collection&quot; type=&quot;QString&quot;/>&lt;/Option>&lt;/data_defined_properties>&lt;/layer>&lt;/symbol>" type="QString"/>
          <Option name="minLength" value="0" type="double"/>
          <Option name="minLengthMapUnitScale" value="3x:0,0,0,0,0,0" type="QString"/>
          <Option name="minLengthUnit" value="MM" type="QString"/>
          <Option name="offsetFromAnchor" value="0" type="double"/>
          <Option name="offsetFromAnchorMapUnitScale" value="3x:0,0,0,0,0,0" type="QString"/>
          <Option name="offsetFromAnchorUnit" value="MM" type="QString"/>
          <Option name="offsetFromLabel" value="0" type="double"/>
          <Option name="offsetFromLabelMapUnitScale" value="3x:0,0,0,0,0,0" type="QString"/>
          <Option name="offsetFromLabelUnit" value="MM" type="QString"/>
        </Option>
      </callout>
    </settings>
  </labeling>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <fieldConfiguration>
    <field name="fid" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="finding_id" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="number" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="rule" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="severity" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option name="høj" type="QString" value="high"/>
              </Option>
              <Option type="Map">
                <Option name="middel" type="QString" value="medium"/>
              </Option>
              <Option type="Map">
                <Option name="lav" type="QString" value="low"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="indication" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option name="ja" type="QString" value="true"/>
              </Option>
              <Option type="Map">
                <Option name="nej" type="QString" value="false"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="title_da" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="summary_da" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="true"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="suggestion_da" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="true"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="title_en" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="summary_en" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="true"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="suggestion_en" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="true"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="obligation" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option name="skal" type="QString" value="must"/>
              </Option>
              <Option type="Map">
                <Option name="bør" type="QString" value="should"/>
              </Option>
              <Option type="Map">
                <Option name="kan" type="QString" value="could"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="domain" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option name="lys" type="QString" value="lighting"/>
              </Option>
              <Option type="Map">
                <Option name="udsyn" type="QString" value="sightlines"/>
              </Option>
              <Option type="Map">
                <Option name="adgang" type="QString" value="access"/>
              </Option>
              <Option type="Map">
                <Option name="skel og hegn" type="QString" value="boundaries"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="rule_version" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="subject_kind" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option name="stistrækning" type="QString" value="path_stretch"/>
              </Option>
              <Option type="Map">
                <Option name="indgang" type="QString" value="entrance"/>
              </Option>
              <Option type="Map">
                <Option name="vindue" type="QString" value="window_facade"/>
              </Option>
              <Option type="Map">
                <Option name="legeplads eller mødested" type="QString" value="play_meet"/>
              </Option>
              <Option type="Map">
                <Option name="friareal" type="QString" value="open_space"/>
              </Option>
              <Option type="Map">
                <Option name="oversigtsareal" type="QString" value="sight_area"/>
              </Option>
              <Option type="Map">
                <Option name="cykelparkering" type="QString" value="bicycle_parking"/>
              </Option>
              <Option type="Map">
                <Option name="tunnel" type="QString" value="tunnel_underpass"/>
              </Option>
              <Option type="Map">
                <Option name="lokalplanområde" type="QString" value="plan_area"/>
              </Option>
              <Option type="Map">
                <Option name="facade" type="QString" value="facade"/>
              </Option>
              <Option type="Map">
                <Option name="kryds" type="QString" value="way_crossing"/>
              </Option>
              <Option type="Map">
                <Option name="vejende" type="QString" value="road_end"/>
              </Option>
              <Option type="Map">
                <Option name="boliggrund" type="QString" value="plot"/>
              </Option>
              <Option type="Map">
                <Option name="vejstrækning" type="QString" value="road_stretch"/>
              </Option>
              <Option type="Map">
                <Option name="friareal" type="QString" value="open_space"/>
              </Option>
              <Option type="Map">
                <Option name="karré" type="QString" value="street_block"/>
              </Option>
              <Option type="Map">
                <Option name="lokalplanområde" type="QString" value="plan_area"/>
              </Option>
              <Option type="Map">
                <Option name="delområde" type="QString" value="plan_subarea"/>
              </Option>
              <Option type="Map">
                <Option name="indgang" type="QString" value="entrance"/>
              </Option>
              <Option type="Map">
                <Option name="tunnel" type="QString" value="tunnel_underpass"/>
              </Option>
              <Option type="Map">
                <Option name="lyspunkt" type="QString" value="light"/>
              </Option>
              <Option type="Map">
                <Option name="træ" type="QString" value="tree"/>
              </Option>
              <Option type="Map">
                <Option name="parkering" type="QString" value="parking"/>
              </Option>
              <Option type="Map">
                <Option name="hegn eller hæk" type="QString" value="hedge_fence"/>
              </Option>
              <Option type="Map">
                <Option name="beplantning" type="QString" value="shrub_planting"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="subject_key" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="subject_label" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="layer" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="quantity" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="value" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="value_text" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="operator" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option name="højst" type="QString" value="&lt;="/>
              </Option>
              <Option type="Map">
                <Option name="under" type="QString" value="&lt;"/>
              </Option>
              <Option type="Map">
                <Option name="mindst" type="QString" value=">="/>
              </Option>
              <Option type="Map">
                <Option name="over" type="QString" value=">"/>
              </Option>
              <Option type="Map">
                <Option name="lig med" type="QString" value="="/>
              </Option>
              <Option type="Map">
                <Option name="en af" type="QString" value="in"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="limit_value" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="limit_text" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="unit" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="cause_kind" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option name="objekter i vejen" type="QString" value="blockers"/>
              </Option>
              <Option type="Map">
                <Option name="emnets egen værdi" type="QString" value="attribute"/>
              </Option>
              <Option type="Map">
                <Option name="noget mangler" type="QString" value="lack"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="cause_features" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="cause_minimal" configurationFlags="NoFlag">
      <editWidget type="ValueMap">
        <config>
          <Option type="Map">
            <Option name="map" type="List">
              <Option type="Map">
                <Option name="ja" type="QString" value="true"/>
              </Option>
              <Option type="Map">
                <Option name="nej" type="QString" value="false"/>
              </Option>
            </Option>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="assumed" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="source" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="source_url" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="linked_number" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="help_url" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="remedy_da" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="true"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="remedy_en" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="true"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="state" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="state_why" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="assignee" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="valid_until" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="subject_digest" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="cause_digest" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
          </Option>
        </config>
      </editWidget>
    </field>
    <field name="rule_digest" configurationFlags="NoFlag">
      <editWidget type="TextEdit">
        <config>
          <Option type="Map">
            <Option name="IsMultiline" type="bool" value="false"/>
            <Option name="UseHtml" type="bool" value="false"/>
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
    <alias name="Om reglen, link" field="help_url" index="33"/>
    <alias name="Mindste ændring" field="remedy_da" index="34"/>
    <alias name="Mindste ændring (engelsk)" field="remedy_en" index="35"/>
    <alias name="Tilstand" field="state" index="36"/>
    <alias name="Tilstand, fordi" field="state_why" index="37"/>
    <alias name="Ansvarlig" field="assignee" index="38"/>
    <alias name="Undtagelse til og med" field="valid_until" index="39"/>
    <alias name="Emnets aftryk" field="subject_digest" index="40"/>
    <alias name="Årsagens aftryk" field="cause_digest" index="41"/>
    <alias name="Reglens aftryk" field="rule_digest" index="42"/>
  </aliases>
  <splitPolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="finding_id" policy="Duplicate"/>
    <policy field="number" policy="Duplicate"/>
    <policy field="rule" policy="Duplicate"/>
    <policy field="severity" policy="Duplicate"/>
    <policy field="indication" policy="Duplicate"/>
    <policy field="title_da" policy="Duplicate"/>
    <policy field="summary_da" policy="Duplicate"/>
    <policy field="suggestion_da" policy="Duplicate"/>
    <policy field="title_en" policy="Duplicate"/>
    <policy field="summary_en" policy="Duplicate"/>
    <policy field="suggestion_en" policy="Duplicate"/>
    <policy field="obligation" policy="Duplicate"/>
    <policy field="domain" policy="Duplicate"/>
    <policy field="rule_version" policy="Duplicate"/>
    <policy field="subject_kind" policy="Duplicate"/>
    <policy field="subject_key" policy="Duplicate"/>
    <policy field="subject_label" policy="Duplicate"/>
    <policy field="layer" policy="Duplicate"/>
    <policy field="quantity" policy="Duplicate"/>
    <policy field="value" policy="Duplicate"/>
    <policy field="value_text" policy="Duplicate"/>
    <policy field="operator" policy="Duplicate"/>
    <policy field="limit_value" policy="Duplicate"/>
    <policy field="limit_text" policy="Duplicate"/>
    <policy field="unit" policy="Duplicate"/>
    <policy field="cause_kind" policy="Duplicate"/>
    <policy field="cause_features" policy="Duplicate"/>
    <policy field="cause_minimal" policy="Duplicate"/>
    <policy field="assumed" policy="Duplicate"/>
    <policy field="source" policy="Duplicate"/>
    <policy field="source_url" policy="Duplicate"/>
    <policy field="linked_number" policy="Duplicate"/>
    <policy field="help_url" policy="Duplicate"/>
    <policy field="remedy_da" policy="Duplicate"/>
    <policy field="remedy_en" policy="Duplicate"/>
    <policy field="state" policy="Duplicate"/>
    <policy field="state_why" policy="Duplicate"/>
    <policy field="assignee" policy="Duplicate"/>
    <policy field="valid_until" policy="Duplicate"/>
    <policy field="subject_digest" policy="Duplicate"/>
    <policy field="cause_digest" policy="Duplicate"/>
    <policy field="rule_digest" policy="Duplicate"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy field="fid" policy="Duplicate"/>
    <policy field="finding_id" policy="Duplicate"/>
    <policy field="number" policy="Duplicate"/>
    <policy field="rule" policy="Duplicate"/>
    <policy field="severity" policy="Duplicate"/>
    <policy field="indication" policy="Duplicate"/>
    <policy field="title_da" policy="Duplicate"/>
    <policy field="summary_da" policy="Duplicate"/>
    <policy field="suggestion_da" policy="Duplicate"/>
    <policy field="title_en" policy="Duplicate"/>
    <policy field="summary_en" policy="Duplicate"/>
    <policy field="suggestion_en" policy="Duplicate"/>
    <policy field="obligation" policy="Duplicate"/>
    <policy field="domain" policy="Duplicate"/>
    <policy field="rule_version" policy="Duplicate"/>
    <policy field="subject_kind" policy="Duplicate"/>
    <policy field="subject_key" policy="Duplicate"/>
    <policy field="subject_label" policy="Duplicate"/>
    <policy field="layer" policy="Duplicate"/>
    <policy field="quantity" policy="Duplicate"/>
    <policy field="value" policy="Duplicate"/>
    <policy field="value_text" policy="Duplicate"/>
    <policy field="operator" policy="Duplicate"/>
    <policy field="limit_value" policy="Duplicate"/>
    <policy field="limit_text" policy="Duplicate"/>
    <policy field="unit" policy="Duplicate"/>
    <policy field="cause_kind" policy="Duplicate"/>
    <policy field="cause_features" policy="Duplicate"/>
    <policy field="cause_minimal" policy="Duplicate"/>
    <policy field="assumed" policy="Duplicate"/>
    <policy field="source" policy="Duplicate"/>
    <policy field="source_url" policy="Duplicate"/>
    <policy field="linked_number" policy="Duplicate"/>
    <policy field="help_url" policy="Duplicate"/>
    <policy field="remedy_da" policy="Duplicate"/>
    <policy field="remedy_en" policy="Duplicate"/>
    <policy field="state" policy="Duplicate"/>
    <policy field="state_why" policy="Duplicate"/>
    <policy field="assignee" policy="Duplicate"/>
    <policy field="valid_until" policy="Duplicate"/>
    <policy field="subject_digest" policy="Duplicate"/>
    <policy field="cause_digest" policy="Duplicate"/>
    <policy field="rule_digest" policy="Duplicate"/>
  </duplicatePolicies>
  <defaults>
    <default field="fid" expression="" applyOnUpdate="0"/>
    <default field="finding_id" expression="" applyOnUpdate="0"/>
    <default field="number" expression="" applyOnUpdate="0"/>
    <default field="rule" expression="" applyOnUpdate="0"/>
    <default field="severity" expression="" applyOnUpdate="0"/>
    <default field="indication" expression="" applyOnUpdate="0"/>
    <default field="title_da" expression="" applyOnUpdate="0"/>
    <default field="summary_da" expression="" applyOnUpdate="0"/>
    <default field="suggestion_da" expression="" applyOnUpdate="0"/>
    <default field="title_en" expression="" applyOnUpdate="0"/>
    <default field="summary_en" expression="" applyOnUpdate="0"/>
    <default field="suggestion_en" expression="" applyOnUpdate="0"/>
    <default field="obligation" expression="" applyOnUpdate="0"/>
    <default field="domain" expression="" applyOnUpdate="0"/>
    <default field="rule_version" expression="" applyOnUpdate="0"/>
    <default field="subject_kind" expression="" applyOnUpdate="0"/>
    <default field="subject_key" expression="" applyOnUpdate="0"/>
    <default field="subject_label" expression="" applyOnUpdate="0"/>
    <default field="layer" expression="" applyOnUpdate="0"/>
    <default field="quantity" expression="" applyOnUpdate="0"/>
    <default field="value" expression="" applyOnUpdate="0"/>
    <default field="value_text" expression="" applyOnUpdate="0"/>
    <default field="operator" expression="" applyOnUpdate="0"/>
    <default field="limit_value" expression="" applyOnUpdate="0"/>
    <default field="limit_text" expression="" applyOnUpdate="0"/>
    <default field="unit" expression="" applyOnUpdate="0"/>
    <default field="cause_kind" expression="" applyOnUpdate="0"/>
    <default field="cause_features" expression="" applyOnUpdate="0"/>
    <default field="cause_minimal" expression="" applyOnUpdate="0"/>
    <default field="assumed" expression="" applyOnUpdate="0"/>
    <default field="source" expression="" applyOnUpdate="0"/>
    <default field="source_url" expression="" applyOnUpdate="0"/>
    <default field="linked_number" expression="" applyOnUpdate="0"/>
    <default field="help_url" expression="" applyOnUpdate="0"/>
    <default field="remedy_da" expression="" applyOnUpdate="0"/>
    <default field="remedy_en" expression="" applyOnUpdate="0"/>
    <default field="state" expression="" applyOnUpdate="0"/>
    <default field="state_why" expression="" applyOnUpdate="0"/>
    <default field="assignee" expression="" applyOnUpdate="0"/>
    <default field="valid_until" expression="" applyOnUpdate="0"/>
    <default field="subject_digest" expression="" applyOnUpdate="0"/>
    <default field="cause_digest" expression="" applyOnUpdate="0"/>
    <default field="rule_digest" expression="" applyOnUpdate="0"/>
  </defaults>
  <constraints>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="fid"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="finding_id"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="number"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="rule"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="severity"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="indication"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="title_da"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="summary_da"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="suggestion_da"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="title_en"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="summary_en"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="suggestion_en"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="obligation"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="domain"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="rule_version"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="subject_kind"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="subject_key"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="subject_label"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="layer"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="quantity"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="value"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="value_text"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="operator"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="limit_value"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="limit_text"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="unit"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="cause_kind"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="cause_features"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="cause_minimal"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="assumed"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="source"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="source_url"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="linked_number"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="help_url"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="remedy_da"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="remedy_en"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="state"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="state_why"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="assignee"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="valid_until"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="subject_digest"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="cause_digest"/>
    <constraint notnull_strength="0" constraints="0" exp_strength="0" unique_strength="0" field="rule_digest"/>
  </constraints>
  <constraintExpressions>
    <constraint exp="" field="fid" desc=""/>
    <constraint exp="" field="finding_id" desc=""/>
    <constraint exp="" field="number" desc=""/>
    <constraint exp="" field="rule" desc=""/>
    <constraint exp="" field="severity" desc=""/>
    <constraint exp="" field="indication" desc=""/>
    <constraint exp="" field="title_da" desc=""/>
    <constraint exp="" field="summary_da" desc=""/>
    <constraint exp="" field="suggestion_da" desc=""/>
    <constraint exp="" field="title_en" desc=""/>
    <constraint exp="" field="summary_en" desc=""/>
    <constraint exp="" field="suggestion_en" desc=""/>
    <constraint exp="" field="obligation" desc=""/>
    <constraint exp="" field="domain" desc=""/>
    <constraint exp="" field="rule_version" desc=""/>
    <constraint exp="" field="subject_kind" desc=""/>
    <constraint exp="" field="subject_key" desc=""/>
    <constraint exp="" field="subject_label" desc=""/>
    <constraint exp="" field="layer" desc=""/>
    <constraint exp="" field="quantity" desc=""/>
    <constraint exp="" field="value" desc=""/>
    <constraint exp="" field="value_text" desc=""/>
    <constraint exp="" field="operator" desc=""/>
    <constraint exp="" field="limit_value" desc=""/>
    <constraint exp="" field="limit_text" desc=""/>
    <constraint exp="" field="unit" desc=""/>
    <constraint exp="" field="cause_kind" desc=""/>
    <constraint exp="" field="cause_features" desc=""/>
    <constraint exp="" field="cause_minimal" desc=""/>
    <constraint exp="" field="assumed" desc=""/>
    <constraint exp="" field="source" desc=""/>
    <constraint exp="" field="source_url" desc=""/>
    <constraint exp="" field="linked_number" desc=""/>
    <constraint exp="" field="help_url" desc=""/>
    <constraint exp="" field="remedy_da" desc=""/>
    <constraint exp="" field="remedy_en" desc=""/>
    <constraint exp="" field="state" desc=""/>
    <constraint exp="" field="state_why" desc=""/>
    <constraint exp="" field="assignee" desc=""/>
    <constraint exp="" field="valid_until" desc=""/>
    <constraint exp="" field="subject_digest" desc=""/>
    <constraint exp="" field="cause_digest" desc=""/>
    <constraint exp="" field="rule_digest" desc=""/>
  </constraintExpressions>
  <expressionfields/>
  <attributetableconfig sortOrder="0" sortExpression="" actionWidgetStyle="dropDown">
    <columns>
      <column name="fid" type="field" hidden="1" width="-1"/>
      <column name="finding_id" type="field" hidden="1" width="-1"/>
      <column name="number" type="field" hidden="0" width="-1"/>
      <column name="rule" type="field" hidden="0" width="-1"/>
      <column name="severity" type="field" hidden="0" width="-1"/>
      <column name="indication" type="field" hidden="0" width="-1"/>
      <column name="title_da" type="field" hidden="0" width="-1"/>
      <column name="summary_da" type="field" hidden="0" width="-1"/>
      <column name="suggestion_da" type="field" hidden="0" width="-1"/>
      <column name="title_en" type="field" hidden="1" width="-1"/>
      <column name="summary_en" type="field" hidden="1" width="-1"/>
      <column name="suggestion_en" type="field" hidden="1" width="-1"/>
      <column name="obligation" type="field" hidden="0" width="-1"/>
      <column name="domain" type="field" hidden="0" width="-1"/>
      <column name="rule_version" type="field" hidden="1" width="-1"/>
      <column name="subject_kind" type="field" hidden="1" width="-1"/>
      <column name="subject_key" type="field" hidden="1" width="-1"/>
      <column name="subject_label" type="field" hidden="0" width="-1"/>
      <column name="layer" type="field" hidden="0" width="-1"/>
      <column name="quantity" type="field" hidden="1" width="-1"/>
      <column name="value" type="field" hidden="1" width="-1"/>
      <column name="value_text" type="field" hidden="0" width="-1"/>
      <column name="operator" type="field" hidden="1" width="-1"/>
      <column name="limit_value" type="field" hidden="1" width="-1"/>
      <column name="limit_text" type="field" hidden="0" width="-1"/>
      <column name="unit" type="field" hidden="1" width="-1"/>
      <column name="cause_kind" type="field" hidden="0" width="-1"/>
      <column name="cause_features" type="field" hidden="0" width="-1"/>
      <column name="cause_minimal" type="field" hidden="1" width="-1"/>
      <column name="assumed" type="field" hidden="0" width="-1"/>
      <column name="source" type="field" hidden="0" width="-1"/>
      <column name="source_url" type="field" hidden="0" width="-1"/>
      <column name="linked_number" type="field" hidden="0" width="-1"/>
      <column name="help_url" type="field" hidden="0" width="-1"/>
      <column name="remedy_da" type="field" hidden="0" width="-1"/>
      <column name="remedy_en" type="field" hidden="1" width="-1"/>
      <column name="state" type="field" hidden="0" width="-1"/>
      <column name="state_why" type="field" hidden="0" width="-1"/>
      <column name="assignee" type="field" hidden="0" width="-1"/>
      <column name="valid_until" type="field" hidden="0" width="-1"/>
      <column name="subject_digest" type="field" hidden="1" width="-1"/>
      <column name="cause_digest" type="field" hidden="1" width="-1"/>
      <column name="rule_digest" type="field" hidden="1" width="-1"/>
      <column type="actions" hidden="1" width="-1"/>
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
    <field name="help_url" editable="0"/>
    <field name="remedy_da" editable="0"/>
    <field name="remedy_en" editable="0"/>
    <field name="state" editable="0"/>
    <field name="state_why" editable="0"/>
    <field name="assignee" editable="0"/>
    <field name="valid_until" editable="0"/>
    <field name="subject_digest" editable="0"/>
    <field name="cause_digest" editable="0"/>
    <field name="rule_digest" editable="0"/>
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
  <mapTip enabled="1">&lt;b>[% coalesce("number", 'i (antaget)') %] [% "title_da" %]&lt;/b>&lt;br>[% "summary_da" %]&lt;br>&lt;i>[% "suggestion_da" %]&lt;/i>[% coalesce('&lt;br>' || "remedy_da", '') %]</mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
