# SPDX-License-Identifier: GPL-2.0-or-later
"""botrygt:hotspots: where burglary lies together, how sure that is, and what the map would have been worth."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterVectorLayer,
)

from botrygt_qgis_plugin.adapter.language import say
from botrygt_qgis_plugin.burglary.answer import Answer
from botrygt_qgis_plugin.burglary.answer_hot import BY_DWELLINGS, COUNTS, RATES, HotPlan, hot_answer
from botrygt_qgis_plugin.burglary.cleaning import Cleaned
from botrygt_qgis_plugin.burglary.density import GAUSSIAN, QUARTIC
from botrygt_qgis_plugin.burglary.dwellings import dwellings_of
from botrygt_qgis_plugin.burglary.network import make_network
from botrygt_qgis_plugin.burglary.spates import ScanPlan
from botrygt_qgis_plugin.engine.review import Listener

from .police import PoliceAlgorithm

AUTO = "auto"


class HotSpots(PoliceAlgorithm):
    """Gi*, densities, risk per dwelling, change, spates and predictive value."""

    NAME = "hotspots"
    DWELLINGS, NETWORK = "DWELLINGS", "NETWORK"
    CELL, DISTANCE, METHOD, PERMUTATIONS, LEVEL = "CELL", "DISTANCE", "METHOD", "PERMUTATIONS", "LEVEL"
    KERNEL, BANDWIDTH, SPLIT_DAY, HOLDOUT_DAY = "KERNEL", "BANDWIDTH", "SPLIT_DAY", "HOLDOUT_DAY"
    SPATES, SEED = "SPATES", "SEED"
    ROWS = (DWELLINGS, NETWORK)

    def displayName(self) -> str:
        return say("Kortlæg hotspots", "Map hot spots")

    def shortDescription(self) -> str:
        return say("Gi*, tæthed, risiko pr. bolig, ændring og bølger, og hvad kortet er værd.",
                   "Gi*, density, risk per dwelling, change and spates, and what the map is worth.")

    def shortHelpString(self) -> str:
        return say(
            "Gi* på et fast net. Med boliger prøves hver celles omegn mod, at alle boliger har samme risiko; p er "
            "eksakt. Celler kaldes kun hotspots, når højst den valgte andel ventes at være falske (FDR), og kun når p "
            "er fint nok; ellers siges det. Tæthedens båndbredde står i svaret. Kortets værdi findes ved at holde de "
            "seneste indbrud ude. Alt er POLITI.",
            "Gi* on a fixed grid. With dwellings each cell's neighbourhood is held against every dwelling having the "
            "same risk; p is exact. Cells are called hot only where at most the chosen share is expected to be false "
            "(FDR), and only where p is fine enough; else it says so. The bandwidth used is in the answer. The map's "
            "worth is found by holding out the latest burglaries. All of it is POLITI.")

    def ask(self) -> list[tuple[Any, str, str]]:
        whole, real = QgsProcessingParameterNumber.Type.Integer, QgsProcessingParameterNumber.Type.Double
        line, day = QgsProcessing.SourceType.TypeVectorLine, QgsProcessingParameterDateTime.Type.Date
        return [
            (QgsProcessingParameterVectorLayer(self.DWELLINGS, say("Boliger", "Dwellings"),
                                               [QgsProcessing.SourceType.TypeVector], optional=True),
             "Adressepunkter eller BBR, evt. med feltet antal_boliger.",
             "Address points or BBR units, with a field antal_boliger where there is one."),
            (QgsProcessingParameterVectorLayer(self.NETWORK, say("Veje og stier", "Streets and paths"), [line],
                                               optional=True),
             "Giver tæthed langs vejnettet.", "Gives a density along the streets."),
            (QgsProcessingParameterNumber(self.CELL, say("Cellestørrelse (m)", "Cell size (m)"), real, 100.0,
                                          minValue=10.0, maxValue=5000.0),
             "Nettets linjer ligger på hele multipla.", "The grid's lines lie on whole multiples."),
            (QgsProcessingParameterNumber(self.DISTANCE, say("Omegn (m)", "Neighbourhood (m)"), real, 0.0, minValue=0.0,
                                          maxValue=10000.0),
             "0: cellen og dens otte naboer.", "0: the cell and its eight neighbours."),
            (QgsProcessingParameterEnum(self.METHOD, say("Metode", "Method"), [AUTO, COUNTS, RATES, BY_DWELLINGS],
                                        False,
                                        AUTO, usesStaticStrings=True),
             "«auto»: mod boliger, hvor de er givet, ellers antal.", "'auto': by dwellings where given, else counts."),
            (QgsProcessingParameterNumber(self.PERMUTATIONS, say("Permutationer", "Permutations"), whole, 0, minValue=0,
                                          maxValue=999999),
             "For antal og risiko; 0 bruger normalfordelingen.", "For counts and rates; 0 uses the normal curve."),
            (QgsProcessingParameterNumber(self.LEVEL, say("Andel falske (FDR)", "Share of false ones (FDR)"), real,
                                          0.05,
                                          minValue=0.001, maxValue=0.5), "Benjamini–Hochberg.", "Benjamini–Hochberg."),
            (QgsProcessingParameterEnum(self.KERNEL, say("Kerne", "Kernel"), [QUARTIC, GAUSSIAN], False, QUARTIC,
                                        usesStaticStrings=True), "For tæthederne.", "For the densities."),
            (QgsProcessingParameterNumber(self.BANDWIDTH, say("Båndbredde (m)", "Bandwidth (m)"), real, 0.0,
                                          minValue=0.0,
                                          maxValue=20000.0), "0: vælges ud fra data.", "0: chosen from the data."),
            (QgsProcessingParameterDateTime(self.SPLIT_DAY, say("Ændring fra (dag)", "Change from (day)"), day,
                                            optional=True), "Deler i før og efter.", "Parts before from after."),
            (QgsProcessingParameterDateTime(self.HOLDOUT_DAY, say("Afprøv fra (dag)", "Hold out from (day)"), day,
                                            optional=True),
             "Kortet laves af det ældre og prøves på det nyere.", "The map is made of the older, tried on the newer."),
            (QgsProcessingParameterBoolean(self.SPATES, say("Søg efter bølger", "Look for spates"), False),
             "Rum-tid-scan med 999 permutationer.", "Space–time scan with 999 permutations."),
            (QgsProcessingParameterNumber(self.SEED, say("Frø", "Seed"), whole, 1, minValue=0),
             "Samme frø giver samme svar.", "The same seed gives the same answer."),
            (QgsProcessingParameterFileDestination(self.RASTER, say("Tæthed (raster)", "Density (raster)"),
                                                   "GeoTIFF (*.tif)", optional=True, createByDefault=False),
             "POLITI: punkterne kan regnes ud af den.", "POLITI: the points can be worked out from it."),
        ]

    def answer(self, cleaned: Cleaned, parameters: dict[str, Any], context: QgsProcessingContext,
               feedback: QgsProcessingFeedback) -> Answer:
        def real(name: str) -> float:
            return self.parameterAsDouble(parameters, name, context)

        def word(name: str) -> str:
            return self.parameterAsEnumString(parameters, name, context)

        homes, streets = self.given[self.DWELLINGS], self.given[self.NETWORK]
        seed = self.parameterAsInt(parameters, self.SEED, context)
        plan = HotPlan(
            side=real(self.CELL), distance=real(self.DISTANCE), level=real(self.LEVEL), bandwidth=real(self.BANDWIDTH),
            method="" if word(self.METHOD) == AUTO else word(self.METHOD), kernel=word(self.KERNEL), seed=seed,
            permutations=self.parameterAsInt(parameters, self.PERMUTATIONS, context),
            split=self.hours_at(parameters, self.SPLIT_DAY, context),
            holdout=self.hours_at(parameters, self.HOLDOUT_DAY, context),
            scan=ScanPlan(seed=seed) if self.parameterAsBoolean(parameters, self.SPATES, context) else None,
            dwellings=None if homes is None else dwellings_of(homes, missing_crs=self.crs_of(parameters, context)),
            network=None if streets is None else make_network(streets.geometry), area=self.given[self.AREA])
        return hot_answer(cleaned, plan, Listener(lambda part: feedback.setProgress(100.0 * part), feedback.isCanceled))
