package org.likevekt.scenarios.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.likevekt.scenarios.format.Finding;
import org.likevekt.scenarios.format.Scenario;
import org.likevekt.scenarios.format.ScenarioException;

/** What would break off the run is told when the file is checked, at the shock and with the region. */
class PathCheckTest {
    private static final Runner RUNNER = new Runner(Economy.of(Optional.empty()), RunnerListener.SILENT);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "add: training_rate, where: {region: Rogaland}, years: 2025, value: 0.01 | 'training_rate' of the group 'low'"
                        + " is 0.01 in 2025, Rogaland, expected 0: persons are trained out of it",
                "add: training_persons, where: {region: Rogaland, group: [low, vocational]}, years: 2025, value: 9 |"
                        + " 'training_persons' of the group 'low' is 9.0 in 2025, Rogaland, expected 0",
                "multiply: higher_education_share, where: {region: Oslo}, years: 2020-, value: 1.8 |"
                        + " 'higher_education_share' leaves -",
                "set: working_age_share, where: {region: Viken}, years: 2021, value: 0 | 'working_age_share' leaves 0 persons in"
                        + " the group 'low' in 2021, Viken, expected more than none",
                "multiply: petroleum_activity, years: 2022-, value: 0.5 | 'petroleum_activity' falls from 1.0 in 2021 to 0.5 in"
                        + " 2022, faster than its capital depreciates, expected at least 0.",
                "multiply: elasticity_income, where: {industry: BYGG}, years: 2020-, value: 8 | 'elasticity_income' of 2020: the"
                        + " subsistence share of BYGG for low in"
            })
    void aRuleOfTheModelThatPathsBreakIsAFindingOfTheFile(String shock, String message) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, "title: t\nhorizon: 2018-2026\nshocks:\n  - {" + shock + "}\n");
        Scenario scenario = RUNNER.economy().library().load(file.toString());
        Finding finding = assertThrows(ScenarioException.class, () -> RUNNER.validate(scenario))
                .findings()
                .get(0);
        assertTrue(finding.message().startsWith(message), finding.toString());
        assertEquals(4, finding.line());
    }
}
