package org.likevekt.scenarios.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.likevekt.data.Classification;
import org.likevekt.data.Dataset;
import org.likevekt.data.Partition;
import org.likevekt.data.RegionalAccounts;
import org.likevekt.model.dynamics.YearSolution;
import org.likevekt.scenarios.compare.Comparison;
import org.likevekt.scenarios.format.Regions;
import org.likevekt.scenarios.format.Wording;
import org.likevekt.scenarios.run.Run;

/**
 * What a report is about: a scenario beside its baseline.
 *
 * @param name of the scenario
 * @param title of the scenario
 * @param baseline name of what it is compared with
 * @param base fingerprint of what it is compared with: two baselines of one name are two
 * @param regions of both
 * @param members codes of the counties or municipalities by the code of their region
 * @param accounts whose industries and groups they have, with what they rest on
 * @param verdict how the run ended
 */
public record Subject(
        String name,
        Wording title,
        String baseline,
        String base,
        Classification regions,
        Map<String, List<String>> members,
        RegionalAccounts accounts,
        Verdict verdict) {
    /** Letters that are written from right to left, and marks that turn the direction of writing. */
    private static final Pattern TURNING =
            Pattern.compile("[\\u0590-\\u08FF\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** Keeps a title that turns the direction of writing from turning what stands beside it. */
    public Subject {
        Map<String, String> translations = new LinkedHashMap<>();
        title.translations().forEach((language, line) -> translations.put(language, isolated(line)));
        title = new Wording(isolated(title.text()), translations);
    }

    private static String isolated(String title) {
        return TURNING.matcher(title).find() ? "\u2068" + title + "\u2069" : title;
    }

    /** Where industries and groups have their names. */
    Dataset dataset() {
        return accounts.dataset();
    }

    /** How a run ended and what it follows from. */
    public record Verdict(int years, String residual, String walras, String fingerprint, String calibration) {
        /** Of a run whose residual and Walras' law are the largest of all years. */
        public static Verdict of(int years, double residual, double walras, String fingerprint, String calibration) {
            return new Verdict(
                    years,
                    String.format(Locale.ROOT, "%.1e", residual),
                    String.format(Locale.ROOT, "%.1e", walras),
                    fingerprint,
                    calibration);
        }
    }

    /** What a comparison is about. */
    static Subject of(Comparison comparison) {
        Run run = comparison.run();
        return new Subject(
                run.name(),
                run.scenario().file().title(),
                comparison.base().name(),
                comparison.base().fingerprint(),
                run.model().benchmark().regions(),
                members(run),
                run.model().benchmark().accounts(),
                verdict(run));
    }

    /** Each region is a county. */
    public static Map<String, List<String>> counties(Classification regions) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        regions.codes().forEach(code -> members.put(code, List.of(code)));
        return members;
    }

    private static Map<String, List<String>> members(Run run) {
        Optional<Partition> partition = run.scenario().regions().flatMap(Regions::partition);
        if (partition.isPresent()) {
            return partition.get().members();
        }
        Map<String, List<String>> members = new LinkedHashMap<>();
        Map<String, List<String>> parts =
                run.scenario().regions().map(Regions::parts).orElse(Map.of());
        // a region that is no county is called and coded alike
        run.model()
                .benchmark()
                .regions()
                .items()
                .forEach(region ->
                        members.put(region.code(), parts.getOrDefault(region.name(), List.of(region.code()))));
        return members;
    }

    private static Verdict verdict(Run run) {
        double residual = 0;
        double walras = 0;
        for (YearSolution year : run.trajectory().years()) {
            residual = Math.max(residual, year.outcome().residual());
            walras = Math.max(walras, Math.abs(year.walras()));
        }
        return Verdict.of(run.trajectory().years().size(), residual, walras, run.fingerprint(), run.calibration());
    }
}
