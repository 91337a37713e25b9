package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;

/** Reads the shocks of a file. */
final class ShockReader {
    static final List<String> OPERATIONS =
            List.of(Operation.values()).stream().map(Operation::key).toList();
    static final List<String> PROFILES = List.of("value", "growth", "path", "table");
    static final List<String> KEYS =
            List.of("set", "multiply", "add", "where", "value", "growth", "path", "table", "years", "note");
    static final int MOST = 1_000;

    // beyond it a percent sign was forgotten: 1 means 100 % a year
    private static final double LARGEST_GROWTH = 0.5;

    private final Vocabulary vocabulary;
    private final Findings findings;
    private final Literals literals;

    ShockReader(Vocabulary vocabulary, Findings findings) {
        this.vocabulary = vocabulary;
        this.findings = findings;
        this.literals = new Literals(findings);
    }

    /** The shocks that are right; what is wrong with the others is among the findings. */
    List<Shock> read(Tree tree) {
        if (!(tree instanceof Tree.Sequence sequence)) {
            findings.add(tree.mark(), "shocks is " + tree.kind() + ", expected a list: each shock begins with a dash");
            return List.of();
        }
        if (sequence.items().size() > MOST) {
            findings.add(tree.mark(), "there are " + sequence.items().size() + " shocks, expected at most " + MOST);
            return List.of();
        }
        List<Shock> shocks = new ArrayList<>();
        sequence.items().forEach(item -> shock(item).ifPresent(shocks::add));
        return shocks;
    }

    private Optional<Shock> shock(Tree tree) {
        Optional<Fields> fields = Fields.of(tree, "a shock", KEYS, findings);
        return fields.flatMap(this::shock);
    }

    private Optional<Shock> shock(Fields fields) {
        // everything is read before anything is given up, so that all findings of a shock come at once
        Optional<Tree.Entry> operation = fields.oneOf(OPERATIONS, "what the shock changes", findings);
        Optional<Tree.Entry> profile = fields.oneOf(PROFILES, "the size of the shock", findings);
        Optional<Driver> driver = operation.flatMap(entry -> driver(entry.value()));
        // where what is done is missing or told twice, a finding says so; its numbers are then read as any number
        Operation what = operation.map(Operation::of).orElse(Operation.ADD);
        Optional<Profile> size = profile.flatMap(entry -> profile(entry, what));
        Optional<Tree> written = fields.find("years");
        Optional<Years> years = written.flatMap(literals::years);
        Optional<Wording> note = fields.find("note").flatMap(words -> literals.wording(words, "note"));
        if (driver.isEmpty()) {
            return Optional.empty();
        }
        Optional<Map<Axis, Selection>> where = fields.find("where")
                .map(tree -> new WhereReader(vocabulary, findings).read(tree, driver.get()))
                .orElse(Optional.of(Map.of()));
        if (size.isEmpty() || where.isEmpty() || (written.isPresent() && years.isEmpty())) {
            return Optional.empty();
        }
        Shock shock = new Shock(
                operation.get().mark(), what, driver.get(), where.get(), size.get(), years, note.orElse(Wording.NONE));
        return isSound(shock, profile.get().value().mark()) ? Optional.of(shock) : Optional.empty();
    }

    private Optional<Driver> driver(Tree tree) {
        Optional<String> name = literals.word(tree, "the driver", "its name");
        Optional<Driver> driver = name.flatMap(vocabulary::shockable);
        if (name.isPresent() && driver.isEmpty()) {
            findings.unknown(tree.mark(), "driver", name.get(), vocabulary.drivers());
        }
        return driver;
    }

    private Optional<Profile> profile(Tree.Entry entry, Operation operation) {
        return switch (entry.key()) {
            case "value" ->
                boxed(literals.operand(entry.value(), "value", operation)).map(Profile.Constant::new);
            case "growth" -> growth(entry.value()).map(Profile.Growth::new);
            case "path" -> path(entry.value(), operation);
            default -> table(entry.value());
        };
    }

    /** A yearly growth rate, kept apart from a forgotten percent sign. */
    Optional<Double> growth(Tree tree) {
        Optional<Double> rate = boxed(literals.number(tree, "growth"));
        if (rate.isPresent() && Math.abs(rate.get()) > LARGEST_GROWTH) {
            String found = ((Tree.Scalar) tree).text();
            findings.add(
                    tree.mark(),
                    "growth is " + Words.quote(found) + ", that is " + NumberText.percent(rate.get())
                            + " a year; expected -50% to 50%",
                    found.endsWith("%") ? "" : "Maybe '" + found + "%'.");
            return Optional.empty();
        }
        return rate;
    }

    private Optional<Profile> path(Tree tree, Operation operation) {
        if (!(tree instanceof Tree.Mapping mapping) || mapping.entries().isEmpty()) {
            findings.add(
                    tree.mark(),
                    "path is " + (tree instanceof Tree.Mapping ? "empty" : tree.kind())
                            + ", expected years with a value each, such as {2018: 0.70, 2050: 0.71}");
            return Optional.empty();
        }
        TreeMap<Integer, Double> points = new TreeMap<>();
        for (Tree.Entry entry : mapping.entries()) {
            Optional<Integer> year = literals.year(entry.mark(), entry.key(), "a year of the path");
            OptionalDouble value = literals.operand(entry.value(), "path in " + entry.key(), operation);
            if (year.isPresent() && value.isPresent()) {
                points.put(year.get(), value.getAsDouble());
            }
        }
        return points.size() == mapping.entries().size() ? Optional.of(new Profile.Path(points)) : Optional.empty();
    }

    private Optional<Profile> table(Tree tree) {
        Optional<String> name = literals.word(tree, "table", "the name of a table");
        Optional<Profile> table = name.flatMap(word ->
                Optional.ofNullable(vocabulary.tables().get(word)).map(source -> new Profile.Table(word, source)));
        if (name.isPresent() && table.isEmpty()) {
            findings.unknown(
                    tree.mark(), "table", name.get(), vocabulary.tables().keySet());
        }
        return table;
    }

    private boolean isSound(Shock shock, Mark mark) {
        if (shock.profile() instanceof Profile.Growth && shock.operation() != Operation.MULTIPLY) {
            findings.add(
                    mark,
                    "growth goes with multiply, found " + shock.operation().key(),
                    "Maybe 'multiply: " + shock.driver().name() + "'.");
            return false;
        }
        List<Double> numbers = numbers(shock.profile());
        if (!numbers.isEmpty() && numbers.stream().allMatch(shock.operation()::isNeutral)) {
            findings.add(
                    mark,
                    "the shock touches nothing: to " + (shock.operation() == Operation.ADD ? "add " : "multiply by ")
                            + NumberText.plain(numbers.get(0)) + " leaves every value as it is");
            return false;
        }
        return shock.operation() != Operation.SET || inRange(shock, numbers, mark);
    }

    private boolean inRange(Shock shock, List<Double> numbers, Mark mark) {
        Driver driver = shock.driver();
        Optional<Double> outside = numbers.stream()
                .filter(value -> value < driver.minimum() || value > driver.maximum())
                .findFirst();
        outside.ifPresent(value -> findings.add(
                mark,
                "'" + driver.name() + "' is set to " + NumberText.plain(value) + ", expected "
                        + NumberText.range(driver)));
        return outside.isEmpty();
    }

    /** The numbers written in the file, a growth as the factor it makes; none for a table. */
    private static List<Double> numbers(Profile profile) {
        if (profile instanceof Profile.Constant constant) {
            return List.of(constant.value());
        }
        if (profile instanceof Profile.Growth growth) {
            return List.of(1 + growth.rate());
        }
        return profile instanceof Profile.Path path ? List.copyOf(path.points().values()) : List.of();
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
