package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.likevekt.data.Classification;
import org.likevekt.model.closure.Swap;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;

/** Says in plain words of a language what a scenario does after inheritance, and what it does beyond its baseline. */
public final class ScenarioExplainer {
    /** Of a larger subset, such as the municipalities of a county, the members are counted and not named. */
    private static final int NAMED = 24;

    private final Vocabulary vocabulary;
    private final Phrases phrases;
    private final BiFunction<Axis, String, String> names;

    /** An explainer that knows these words and speaks English. */
    public ScenarioExplainer(Vocabulary vocabulary) {
        this(
                vocabulary,
                Phrases.of("en"),
                (axis, code) -> vocabulary.dictionary().axis(axis).nameOf(code));
    }

    /**
     * An explainer that knows these words.
     *
     * @param phrases of the language that it speaks
     * @param names what a code of an axis is called in it
     */
    public ScenarioExplainer(Vocabulary vocabulary, Phrases phrases, BiFunction<Axis, String, String> names) {
        this.vocabulary = vocabulary;
        this.phrases = phrases;
        this.names = names;
    }

    /**
     * The explanation, line by line.
     *
     * @param baseline the scenario it is compared with, if there is one
     */
    public List<String> explain(Scenario scenario, Optional<Scenario> baseline) {
        List<String> lines = new ArrayList<>(head(scenario));
        lines.add("");
        lines.add(phrases.text(scenario.shocks().isEmpty() ? "does.nothing" : "does"));
        int number = 1;
        for (Shock shock : scenario.shocks()) {
            lines.addAll(shock(number++, shock, scenario.horizon()));
        }
        baseline.ifPresent(other -> lines.addAll(titledDifferences(scenario, other)));
        return List.copyOf(lines);
    }

    /**
     * The explanation in brief: what the file says of itself, and what it does beyond its baseline.
     *
     * @param baseline the scenario it is compared with, if there is one
     */
    public List<String> brief(Scenario scenario, Optional<Scenario> baseline) {
        List<String> lines = new ArrayList<>(ownWords(scenario.file()));
        baseline.ifPresent(other -> lines.addAll(titledDifferences(scenario, other)));
        return lines.stream().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private List<String> head(Scenario scenario) {
        ScenarioFile file = scenario.file();
        List<String> lines = new ArrayList<>();
        lines.add(scenario.name() + ": " + file.title().in(phrases.language()));
        lines.addAll(ownWords(file));
        lines.add(indented("head.years", Map.of("years", scenario.horizon().toString())));
        if (scenario.chain().size() > 1) {
            String chain = scenario.chain().stream()
                    .map(ScenarioFile::name)
                    .collect(Collectors.joining(phrases.text("head.then") + " "));
            lines.add(indented("head.inherits", Map.of("chain", chain)));
        }
        lines.add(scenario.baseline()
                .map(other -> indented("head.compared", Map.of("baseline", other.name())))
                .orElseGet(() -> indented("head.compared.none", Map.of())));
        scenario.regions().ifPresent(regions -> lines.add(indented("head.regions", Map.of("regions", said(regions)))));
        lines.add(indented("head.closure", Map.of("closure", closure(scenario))));
        scenario.swaps()
                .forEach(swap -> lines.addAll(swap(swap, scenario.baseline().isPresent())));
        scenario.calibration()
                .ifPresent(target -> lines.add(
                        indented("head.calibration", Map.of("calibration", calibration(target, scenario.name())))));
        return lines;
    }

    /** What the author of a file says of it; in the author's language where it is not said in this one. */
    private List<String> ownWords(ScenarioFile file) {
        List<String> lines =
                new ArrayList<>(quoted("description", file.description().in(phrases.language())));
        lines.addAll(quoted("source", file.source().in(phrases.language())));
        return lines;
    }

    private List<String> quoted(String key, String text) {
        List<String> lines = text.isEmpty() ? List.of() : text.lines().toList();
        List<String> quoted = new ArrayList<>();
        for (String line : lines) {
            quoted.add(quoted.isEmpty() ? indented(key, Map.of("text", line)) : "  " + line);
        }
        return quoted;
    }

    private String indented(String key, Map<String, String> values) {
        return "  " + phrases.text(key, values);
    }

    private String said(Regions regions) {
        return regions.partition()
                .map(own -> phrases.text(
                        "head.regions.partition",
                        Map.of(
                                "name",
                                own.name(),
                                "count",
                                Integer.toString(own.regions().size()))))
                .orElseGet(regions::toString);
    }

    private List<String> swap(DeclaredSwap declared, boolean hasBaseline) {
        List<String> lines = new ArrayList<>();
        lines.add(indented("head.swap", Map.of("swap", sentence(declared.swap(), hasBaseline))));
        lines.addAll(note(declared.note(), declared.mark()));
        return lines;
    }

    private List<String> note(Wording wording, Mark mark) {
        String note = wording.in(phrases.language());
        List<String> lines = new ArrayList<>();
        if (!note.isEmpty()) {
            lines.add("     " + phrases.text("note", Map.of("text", note.replaceAll("\\s+", " "))));
        }
        lines.add("     " + mark.file() + ":" + mark.line());
        return lines;
    }

    /** A swap as one sentence. */
    private String sentence(Swap swap, boolean hasBaseline) {
        List<Axis> alike = swap.instrument().axes().stream()
                .filter(axis ->
                        swap.instrumentCodes(axis).size() > 1 && !swap.pairing().contains(axis))
                .toList();
        String axes = alike.stream()
                .map(axis -> phrases.text("several." + axis.key()))
                .collect(Collectors.joining(" " + phrases.text("swap.and") + " "));
        String together = swap.instrument().isFactor() ? "swap.factor" : "swap.addition";
        Driver path = swap.target().path();
        return phrases.text(
                "swap",
                Map.of(
                        "instrument", quantity(swap.instrument()),
                        "where", places(swap.instrument(), swap.instrumentCodes()),
                        "together", alike.isEmpty() ? "" : phrases.text(together, Map.of("axes", axes)),
                        "target", quantity(path),
                        "there", places(path, swap.targetCodes()),
                        "held", phrases.text(hasBaseline ? "swap.path" : "swap.base")));
    }

    private String quantity(Driver driver) {
        return phrases.name("quantity", driver.name());
    }

    private String places(Driver driver, Map<Axis, List<String>> where) {
        Map<Axis, Selection> selections = new EnumMap<>(Axis.class);
        where.forEach((axis, codes) -> selections.put(axis, new Selection(codes, codes)));
        return where(driver, selections);
    }

    private String closure(Scenario scenario) {
        return scenario.closure().entrySet().stream()
                .map(choice -> closure(choice.getKey(), choice.getValue()))
                .collect(Collectors.joining("; "));
    }

    private String closure(String question, String answer) {
        return phrases.find("closure." + question + "." + answer)
                .orElseGet(() -> phrases.text("closure.choice", Map.of("question", question, "answer", answer)));
    }

    private String calibration(Calibration target, String scenario) {
        String kept = target.declaredBy().equals(scenario)
                ? ""
                : phrases.text("calibration.kept", Map.of("scenario", target.declaredBy()));
        return phrases.text(
                "calibration",
                Map.of(
                        "aim", phrases.name("aim", target.target()),
                        "growth", phrases.percent(target.growth()),
                        "adjust", quantity(target.adjust()),
                        "where", where(target.adjust(), target.where()),
                        "markets", target.holdsTermsOfTrade() ? phrases.text("calibration.markets") : "",
                        "kept", kept));
    }

    private List<String> shock(int number, Shock shock, Horizon horizon) {
        Driver driver = shock.driver();
        List<String> lines = new ArrayList<>();
        lines.add("  " + number + ". " + sentence(shock, horizon));
        lines.add("     "
                + phrases.text(
                        "quantity",
                        Map.of(
                                "id", driver.name(),
                                "meaning", driver.description().replaceFirst("\\.$", ""),
                                "unit", phrases.unit(driver.unit()))));
        lines.addAll(note(shock.note(), shock.mark()));
        return lines;
    }

    /** The shock as one sentence. */
    public String sentence(Shock shock, Horizon horizon) {
        return phrases.text(
                "shock." + shock.operation().name().toLowerCase(Locale.ROOT),
                Map.of(
                        "quantity", quantity(shock.driver()),
                        "operand", operand(shock.profile()),
                        "where", where(shock.driver(), shock.where()),
                        "when", when(shock, horizon)));
    }

    private String operand(Profile profile) {
        if (profile instanceof Profile.Constant constant) {
            return phrases.number(constant.value());
        }
        if (profile instanceof Profile.Growth growth) {
            return phrases.text("operand.growth", Map.of("rate", phrases.percent(growth.rate())));
        }
        if (profile instanceof Profile.Path path) {
            String points = path.points().entrySet().stream()
                    .map(point -> phrases.text(
                            "operand.point",
                            Map.of("value", phrases.number(point.getValue()), "year", String.valueOf(point.getKey()))))
                    .collect(Collectors.joining(", "));
            return phrases.text("operand.path", Map.of("points", points));
        }
        String table = ((Profile.Table) profile).name();
        return phrases.text("operand.table", Map.of("table", phrases.name("table", table)));
    }

    private String where(Driver driver, Map<Axis, Selection> where) {
        return driver.axes().stream()
                .map(axis -> phrases.text(
                        "where." + axis.key(), Map.of("what", selected(axis, Optional.ofNullable(where.get(axis))))))
                .collect(Collectors.joining());
    }

    private String selected(Axis axis, Optional<Selection> selection) {
        Classification all = vocabulary.dictionary().axis(axis);
        List<String> codes = selection.map(Selection::codes).orElse(all.codes());
        if (codes.containsAll(all.codes())) {
            return phrases.text("all." + axis.key());
        }
        String listed = codes.stream().map(code -> names.apply(axis, code)).collect(Collectors.joining(", "));
        List<String> words = selection.orElseThrow().words();
        boolean isSubset = words.size() == 1 && codes.size() > 1;
        if (!isSubset) {
            return listed;
        }
        return phrases.text(
                codes.size() > NAMED ? "subset.large" : "subset",
                Map.of(
                        "word", phrases.name("subset", words.get(0)),
                        "count", Integer.toString(codes.size()),
                        "several", phrases.text("several." + axis.key()),
                        "names", listed));
    }

    private String when(Shock shock, Horizon horizon) {
        Years years = shock.years(horizon);
        boolean isSaid = shock.years().isPresent();
        if (!isSaid && !shock.profile().isHeld()) {
            return phrases.text("when.every");
        }
        boolean isHeldAfter =
                isSaid && shock.profile().isHeld() && years.ranges().stream().noneMatch(Years.Range::isOpen);
        return phrases.text(isHeldAfter ? "when.held" : "when", Map.of("years", inWords(years)));
    }

    /** Years as a sentence has them: in 2025, 2030-2032 and from 2040. */
    private String inWords(Years years) {
        List<String> words = new ArrayList<>();
        String closed = years.ranges().stream()
                .filter(range -> !range.isOpen())
                .map(Years.Range::toString)
                .collect(Collectors.joining(", "));
        if (!closed.isEmpty()) {
            words.add(phrases.text("years.in", Map.of("years", closed)));
        }
        years.ranges().stream()
                .filter(Years.Range::isOpen)
                .forEach(range ->
                        words.add(phrases.text("years.from", Map.of("year", Integer.toString(range.first())))));
        return String.join(" " + phrases.text("years.and") + " ", words);
    }

    /** What a scenario says otherwise than another, a line each: years, closure, swaps, calibration, shocks. */
    public List<String> differences(Scenario scenario, Scenario baseline) {
        List<String> lines = new ArrayList<>();
        if (!scenario.horizon().equals(baseline.horizon())) {
            lines.add(differs(
                    "years", scenario.horizon().toString(), baseline.horizon().toString()));
        }
        if (!scenario.closure().equals(baseline.closure())) {
            lines.add(differs("closure", closure(scenario), closure(baseline)));
        }
        List<Swap> own = scenario.swaps().stream().map(DeclaredSwap::swap).toList();
        List<Swap> theirs = baseline.swaps().stream().map(DeclaredSwap::swap).toList();
        own.stream()
                .filter(swap -> !theirs.contains(swap))
                .forEach(swap -> lines.add(indented("differs.swap.here", Map.of("swap", sentence(swap, true)))));
        theirs.stream()
                .filter(swap -> !own.contains(swap))
                .forEach(swap -> lines.add(indented("differs.swap.there", Map.of("swap", sentence(swap, false)))));
        if (!scenario.calibration().equals(baseline.calibration())) {
            lines.add(indented("differs.calibration", Map.of()));
        }
        scenario.shocksBeyond(baseline).forEach(shock -> lines.add("  + " + sentence(shock, scenario.horizon())));
        baseline.shocksBeyond(scenario)
                .forEach(shock -> lines.add("  " + phrases.text("minus") + " " + sentence(shock, baseline.horizon())));
        return lines;
    }

    private String differs(String key, String here, String there) {
        return indented("differs." + key, Map.of("here", here, "there", there));
    }

    private List<String> titledDifferences(Scenario scenario, Scenario baseline) {
        List<String> differences = differences(scenario, baseline);
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(phrases.text(differences.isEmpty() ? "differs.not" : "differs", Map.of("baseline", baseline.name())));
        lines.addAll(differences);
        return lines;
    }
}
