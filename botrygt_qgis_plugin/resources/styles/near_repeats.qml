<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.40.6-Bratislava" styleCategories="Symbology|Labeling|Fields|Forms|MapTips|AttributeTable">
  <fieldConfiguration>
    <field configurationFlags="NoFlag" name="fid">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="space">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="time">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="observed">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="observed_low">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="observed_high">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="expected">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="sd">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="z">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="ratio_mean">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="ratio_median">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="p">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="p_adjusted">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
    <field configurationFlags="NoFlag" name="significant">
      <editWidget type="">
        <config>
          <Option/>
        </config>
      </editWidget>
    </field>
  </fieldConfiguration>
  <aliases>
    <alias index="0" field="fid" name="Løbenr."/>
    <alias index="1" field="space" name="Afstand"/>
    <alias index="2" field="time" name="Tid"/>
    <alias index="3" field="observed" name="Talt"/>
    <alias index="4" field="observed_low" name="Talt, mindst"/>
    <alias index="5" field="observed_high" name="Talt, højst"/>
    <alias index="6" field="expected" name="Ventet"/>
    <alias index="7" field="sd" name="Spredning"/>
    <alias index="8" field="z" name="z"/>
    <alias index="9" field="ratio_mean" name="Forhold til middel"/>
    <alias index="10" field="ratio_median" name="Forhold til median"/>
    <alias index="11" field="p" name="p"/>
    <alias index="12" field="p_adjusted" name="p, rettet"/>
    <alias index="13" field="significant" name="Signifikant"/>
  </aliases>
  <splitPolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="space"/>
    <policy policy="Duplicate" field="time"/>
    <policy policy="Duplicate" field="observed"/>
    <policy policy="Duplicate" field="observed_low"/>
    <policy policy="Duplicate" field="observed_high"/>
    <policy policy="Duplicate" field="expected"/>
    <policy policy="Duplicate" field="sd"/>
    <policy policy="Duplicate" field="z"/>
    <policy policy="Duplicate" field="ratio_mean"/>
    <policy policy="Duplicate" field="ratio_median"/>
    <policy policy="Duplicate" field="p"/>
    <policy policy="Duplicate" field="p_adjusted"/>
    <policy policy="Duplicate" field="significant"/>
  </splitPolicies>
  <duplicatePolicies>
    <policy policy="Duplicate" field="fid"/>
    <policy policy="Duplicate" field="space"/>
    <policy policy="Duplicate" field="time"/>
    <policy policy="Duplicate" field="observed"/>
    <policy policy="Duplicate" field="observed_low"/>
    <policy policy="Duplicate" field="observed_high"/>
    <policy policy="Duplicate" field="expected"/>
    <policy policy="Duplicate" field="sd"/>
    <policy policy="Duplicate" field="z"/>
    <policy policy="Duplicate" field="ratio_mean"/>
    <policy policy="Duplicate" field="ratio_median"/>
    <policy policy="Duplicate" field="p"/>
    <policy policy="Duplicate" field="p_adjusted"/>
    <policy policy="Duplicate" field="significant"/>
  </duplicatePolicies>
  <defaults>
    <default applyOnUpdate="0" field="fid" expression=""/>
    <default applyOnUpdate="0" field="space" expression=""/>
    <default applyOnUpdate="0" field="time" expression=""/>
    <default applyOnUpdate="0" field="observed" expression=""/>
    <default applyOnUpdate="0" field="observed_low" expression=""/>
    <default applyOnUpdate="0" field="observed_high" expression=""/>
    <default applyOnUpdate="0" field="expected" expression=""/>
    <default applyOnUpdate="0" field="sd" expression=""/>
    <default applyOnUpdate="0" field="z" expression=""/>
    <default applyOnUpdate="0" field="ratio_mean" expression=""/>
    <default applyOnUpdate="0" field="ratio_median" expression=""/>
    <default applyOnUpdate="0" field="p" expression=""/>
    <default applyOnUpdate="0" field="p_adjusted" expression=""/>
    <default applyOnUpdate="0" field="significant" expression=""/>
  </defaults>
  <constraints>
    <constraint exp_strength="0" field="fid" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="space" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="time" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="observed" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="observed_low" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="observed_high" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="expected" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="sd" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="z" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="ratio_mean" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="ratio_median" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="p" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="p_adjusted" notnull_strength="0" constraints="0" unique_strength="0"/>
    <constraint exp_strength="0" field="significant" notnull_strength="0" constraints="0" unique_strength="0"/>
  </constraints>
  <constraintExpressions>
    <constraint desc="" exp="" field="fid"/>
    <constraint desc="" exp="" field="space"/>
    <constraint desc="" exp="" field="time"/>
    <constraint desc="" exp="" field="observed"/>
    <constraint desc="" exp="" field="observed_low"/>
    <constraint desc="" exp="" field="observed_high"/>
    <constraint desc="" exp="" field="expected"/>
    <constraint desc="" exp="" field="sd"/>
    <constraint desc="" exp="" field="z"/>
    <constraint desc="" exp="" field="ratio_mean"/>
    <constraint desc="" exp="" field="ratio_median"/>
    <constraint desc="" exp="" field="p"/>
    <constraint desc="" exp="" field="p_adjusted"/>
    <constraint desc="" exp="" field="significant"/>
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
  <mapTip enabled="1"></mapTip>
  <layerGeometryType>4</layerGeometryType>
</qgis>
