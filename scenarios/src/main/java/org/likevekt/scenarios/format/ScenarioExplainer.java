package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.likevekt.data.Classification;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;

/** Says in plain words what a scenario does after inheritance, and what it does beyond its baseline. */
public final class ScenarioExplainer {
    private final Vocabulary vocabulary;

    /** An explainer that knows these words. */
    public ScenarioExplainer(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * The explanation, line by line.
     *
     * @param baseline the scenario it is compared with, if there is one
     */
    public List<String> explain(Scenario scenario, Optional<Scenario> baseline) {
        List<String> lines = new ArrayList<>(head(scenario));
        lines.add("");
        lines.add(scenario.shocks().isEmpty() ? "It changes nothing." : "What it does, in this order:");
        int number = 1;
        for (Shock shock : scenario.shocks()) {
            lines.addAll(shock(number++, shock, scenario.horizon()));
        }
        baseline.ifPresent(other -> lines.addAll(differences(scenario, other)));
        return List.copyOf(lines);
    }

    /**
     * The explanation in brief: what the file says of itself, and what it does beyond its baseline.
     *
     * @param baseline the scenario it is compared with, if there is one
     */
    public List<String> brief(Scenario scenario, Optional<Scenario> baseline) {
        List<String> lines = new ArrayList<>();
        addText(lines, "", scenario.file().description());
        addText(lines, "Source: ", scenario.file().source());
        baseline.ifPresent(other -> lines.addAll(differences(scenario, other)));
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private List<String> head(Scenario scenario) {
        ScenarioFile file = scenario.file();
        List<String> lines = new ArrayList<>();
        lines.add(scenario.name() + ": " + file.title());
        addText(lines, "", file.description());
        addText(lines, "Source: ", file.source());
        lines.add("  Years: " + scenario.horizon());
        if (scenario.chain().size() > 1) {
            lines.add("  Inherits: "
                    + scenario.chain().stream().map(ScenarioFile::name).collect(Collectors.joining(", then ")));
        }
        lines.add("  Compared with: " + scenario.baseline().map(Scenario::name).orElse("nothing, it is a baseline"));
        scenario.regions().ifPresent(regions -> lines.add("  Regions: " + regions));
        lines.add("  Closure: " + closure(scenario));
        scenario.swaps()
                .forEach(swap -> lines.addAll(swap(swap, scenario.baseline().isPresent())));
        scenario.calibration().ifPresent(target -> lines.add("  Calibration: " + calibration(target, scenario.name())));
        return lines;
    }

    private List<String> swap(DeclaredSwap declared, boolean hasBaseline) {
        List<String> lines = new ArrayList<>();
        lines.add("  Swap: " + sentence(declared.swap(), hasBaseline));
        if (!declared.note().isEmpty()) {
            lines.add("     Note: " + declared.note().replaceAll("\\s+", " "));
        }
        lines.add("     " + declared.mark().file() + ":" + declared.mark().line());
        return lines;
    }

    /** A swap as one sentence. */
    private String sentence(Swap swap, boolean hasBaseline) {
        List<Axis> alike = swap.instrument().axes().stream()
                .filter(axis ->
                        swap.instrumentCodes(axis).size() > 1 && !swap.pairing().contains(axis))
                .toList();
        String together = alike.isEmpty()
                ? ""
                : ", by the same "
                        + (swap.instrument().isFactor() ? "factor" : "addition")
                        + " for all of these "
                        + alike.stream().map(Axis::plural).collect(Collectors.joining(" and "));
        return "the model finds " + swap.instrument().name() + places(swap.instrument(), swap.instrumentCodes())
                + together + ", so that "
                + swap.target().path().name() + places(swap.target().path(), swap.targetCodes())
                + (hasBaseline ? " stays on the baseline's path" : " keeps the base year's value")
                + " but for shocks on it.";
    }

    private String places(Driver driver, Map<Axis, List<String>> where) {
        Map<Axis, Selection> selections = new EnumMap<>(Axis.class);
        where.forEach((axis, codes) -> selections.put(axis, new Selection(codes, codes)));
        return where(driver, selections);
    }

    private static void addText(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            text.lines()
                    .forEach(line -> lines.add(
                            "  " + (line.equals(text.lines().findFirst().get()) ? label : "") + line));
        }
    }

    private static String closure(Scenario scenario) {
        return scenario.closure().entrySet().stream()
                .map(choice -> choice.getKey() + " by " + choice.getValue())
                .collect(Collectors.joining("; "));
    }

    private String calibration(Calibration target, String scenario) {
        String aim = target.target() + " grows " + NumberText.percent(target.growth()) + " a year, by one factor on '"
                + target.adjust().name() + "'" + where(target.adjust(), target.where())
                + (target.holdsTermsOfTrade() ? ", and export markets that hold the terms of trade" : "");
        return target.declaredBy().equals(scenario)
                ? aim
                : aim + "; the factor found for '" + target.declaredBy() + "' is kept";
    }

    private List<String> shock(int number, Shock shock, Horizon horizon) {
        Driver driver = shock.driver();
        List<String> lines = new ArrayList<>();
        lines.add("  " + number + ". " + sentence(shock, horizon));
        lines.add("     " + driver.name() + ": " + driver.description().replaceFirst("\\.$", "") + " (" + driver.unit()
                + ")");
        if (!shock.note().isEmpty()) {
            lines.add("     Note: " + shock.note().replaceAll("\\s+", " "));
        }
        lines.add("     " + shock.mark().file() + ":" + shock.mark().line());
        return lines;
    }

    /** The shock as one sentence. */
    public String sentence(Shock shock, Horizon horizon) {
        return action(shock) + where(shock.driver(), shock.where()) + when(shock, horizon) + ".";
    }

    private static String action(Shock shock) {
        String operand = operand(shock.profile());
        return switch (shock.operation()) {
            case SET -> "Sets " + shock.driver().name() + " to " + operand;
            case MULTIPLY -> "Multiplies " + shock.driver().name() + " by " + operand;
            case ADD -> "Adds " + operand + " to " + shock.driver().name();
        };
    }

    private static String operand(Profile profile) {
        if (profile instanceof Profile.Constant constant) {
            return NumberText.plain(constant.value());
        }
        if (profile instanceof Profile.Growth growth) {
            return "a factor that grows " + NumberText.percent(growth.rate()) + " a year";
        }
        if (profile instanceof Profile.Path path) {
            return "a path ("
                    + path.points().entrySet().stream()
                            .map(point -> NumberText.plain(point.getValue()) + " in " + point.getKey())
                            .collect(Collectors.joining(", "))
                    + ", linear between)";
        }
        return "the figures of the table " + ((Profile.Table) profile).name();
    }

    private String where(Driver driver, Map<Axis, Selection> where) {
        return driver.axes().stream()
                .map(axis -> preposition(axis) + selected(axis, Optional.ofNullable(where.get(axis))))
                .collect(Collectors.joining());
    }

    private static String preposition(Axis axis) {
        return switch (axis) {
            case REGION -> ", in ";
            case DESTINATION -> ", on the way to ";
            case INDUSTRY, GROUP -> ", for ";
        };
    }

    private String selected(Axis axis, Optional<Selection> selection) {
        Classification all = vocabulary.dictionary().axis(axis);
        String plural = axis.plural();
        List<String> codes = selection.map(Selection::codes).orElse(all.codes());
        if (codes.containsAll(all.codes())) {
            return "all " + (axis == Axis.DESTINATION ? "regions" : plural);
        }
        String names = codes.stream().map(all::nameOf).collect(Collectors.joining(", "));
        List<String> words = selection.orElseThrow().words();
        boolean isSubset = words.size() == 1 && codes.size() > 1;
        return isSubset ? words.get(0) + " (" + codes.size() + " " + plural + ": " + names + ")" : names;
    }

    private static String when(Shock shock, Horizon horizon) {
        String years = shock.years(horizon).describe();
        if (shock.profile().isHeld()) {
            return ", in " + years + (shock.years().isPresent() ? ", held after" : "");
        }
        return shock.years().isPresent() ? ", in " + years : ", in every year";
    }

    private List<String> differences(Scenario scenario, Scenario baseline) {
        List<String> lines = new ArrayList<>();
        if (!scenario.horizon().equals(baseline.horizon())) {
            lines.add("  It has the years " + scenario.horizon() + ", not " + baseline.horizon() + ".");
        }
        if (!scenario.closure().equals(baseline.closure())) {
            lines.add("  It has the closure " + closure(scenario) + ", not " + closure(baseline) + ".");
        }
        List<Swap> own = scenario.swaps().stream().map(DeclaredSwap::swap).toList();
        List<Swap> theirs = baseline.swaps().stream().map(DeclaredSwap::swap).toList();
        own.stream()
                .filter(swap -> !theirs.contains(swap))
                .forEach(swap -> lines.add("  + Swap: " + sentence(swap, true)));
        theirs.stream()
                .filter(swap -> !own.contains(swap))
                .forEach(swap -> lines.add("  - Swap: " + sentence(swap, false) + " Here it is given as found there."));
        if (!scenario.calibration().equals(baseline.calibration())) {
            lines.add("  It has another calibration.");
        }
        scenario.shocksBeyond(baseline).forEach(shock -> lines.add("  + " + sentence(shock, scenario.horizon())));
        baseline.shocksBeyond(scenario).forEach(shock -> lines.add("  - " + sentence(shock, baseline.horizon())));
        return titled(lines, baseline.name());
    }

    private static List<String> titled(List<String> differences, String baseline) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                differences.isEmpty()
                        ? "It does not differ from " + baseline + "."
                        : "What differs from " + baseline + " (+ only here, - only there):");
        lines.addAll(differences);
        return lines;
    }
}
