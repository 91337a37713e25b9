package org.likevekt.scenarios.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;

/** Reads a batch file, YAML or JSON: scenarios to run as they are, and sweeps. */
public final class BatchParser {
    /** The most runs that one file may ask for, and each of its sweeps. */
    public static final int MOST = 100_000;

    private static final List<String> KEYS = List.of("schema", "title", "scenarios", "sweep");
    private static final List<String> SWEEP_KEYS = List.of("scenario", "method", "n", "seed", "vary");
    private static final List<String> DIMENSION_KEYS =
            List.of("name", "set", "multiply", "add", "where", "years", "values", "range");
    private static final Map<String, Sweep.Method> METHODS = methods();

    private final Vocabulary vocabulary;

    /** A parser that knows these words. */
    public BatchParser(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Whether a file is a batch file: it has a list of scenarios or a sweep; what is unreadable is none. */
    public static boolean isBatch(byte[] content) {
        return new TreeReader("", new Findings())
                .read(content)
                .filter(tree -> tree instanceof Tree.Mapping mapping
                        && mapping.entries().stream()
                                .anyMatch(entry -> entry.key().equals("sweep")
                                        || entry.key().equals("scenarios")))
                .isPresent();
    }

    /**
     * Reads a batch file.
     *
     * @param label the file as the user knows it
     * @param content UTF-8
     * @throws ScenarioException with all that is wrong with it
     */
    public BatchFile parse(String label, byte[] content) {
        Findings findings = new Findings();
        Optional<BatchFile> file = new TreeReader(label, findings)
                .read(content)
                .flatMap(tree -> Fields.of(tree, "the file", KEYS, findings))
                .map(fields -> new Reading(findings).file(fields));
        if (!findings.sorted().isEmpty() || file.isEmpty()) {
            throw new ScenarioException(findings.sorted());
        }
        return file.get();
    }

    private static Map<String, Sweep.Method> methods() {
        Map<String, Sweep.Method> methods = new LinkedHashMap<>();
        for (Sweep.Method method : Sweep.Method.values()) {
            methods.put(method.name().toLowerCase(Locale.ROOT).replace('_', '-'), method);
        }
        return methods;
    }

    /** The reading of one file. */
    private final class Reading {
        private final Findings findings;
        private final Literals literals;

        private Reading(Findings findings) {
            this.findings = findings;
            this.literals = new Literals(findings);
        }

        private BatchFile file(Fields fields) {
            String title = fields.find("title")
                    .flatMap(tree -> literals.text(tree, "title"))
                    .orElse("");
            List<String> scenarios = fields.find("scenarios").map(this::names).orElse(List.of());
            List<Sweep> sweeps = new ArrayList<>();
            fields.find("sweep").ifPresent(tree -> Literals.items(tree)
                    .forEach(item -> sweep(item).ifPresent(sweeps::add)));
            double runs = scenarios.size()
                    + sweeps.stream().mapToDouble(Reading::runs).sum();
            if (runs > MOST) {
                findings.add(
                        fields.mark(),
                        String.format(Locale.ROOT, "the file asks for %.0f runs, expected at most %d", runs, MOST));
            }
            if (runs == 0 && findings.sorted().isEmpty()) {
                findings.add(fields.mark(), "the file asks for nothing, expected a scenario or a sweep");
            }
            return new BatchFile(title, scenarios, sweeps);
        }

        private List<String> names(Tree tree) {
            List<String> names = new ArrayList<>();
            for (Tree item : Literals.items(tree)) {
                literals.word(item, "scenario", "the name of a scenario, or a path")
                        .ifPresent(names::add);
            }
            return names;
        }

        private Optional<Sweep> sweep(Tree tree) {
            Optional<Fields> block = Fields.of(tree, "sweep", SWEEP_KEYS, findings);
            if (block.isEmpty()) {
                return Optional.empty();
            }
            Fields fields = block.get();
            List<String> scenarios =
                    required(fields, "scenario").map(this::names).orElse(List.of());
            Sweep.Method method = fields.find("method").map(this::method).orElse(Sweep.Method.GRID);
            boolean isGrid = method == Sweep.Method.GRID;
            int n = isGrid ? 0 : whole(fields, "n", 1, MOST);
            int seed = isGrid ? 0 : whole(fields, "seed", 0, Integer.MAX_VALUE);
            List<Sweep.Dimension> dimensions = new ArrayList<>();
            required(fields, "vary").ifPresent(list -> Literals.items(list)
                    .forEach(item -> dimension(item, isGrid).ifPresent(dimensions::add)));
            return checked(tree.mark(), new Sweep(scenarios, method, n, seed, dimensions));
        }

        private Optional<Sweep> checked(Mark mark, Sweep sweep) {
            long names = sweep.dimensions().stream()
                    .map(Sweep.Dimension::name)
                    .distinct()
                    .count();
            if (names < sweep.dimensions().size()) {
                findings.add(
                        mark, "two numbers of the sweep have the same name, expected a 'name' of its own for each");
            }
            double runs = runs(sweep);
            if (runs > MOST) {
                findings.add(
                        mark, String.format(Locale.ROOT, "the sweep has %.0f runs, expected at most %d", runs, MOST));
                return Optional.empty();
            }
            return Optional.of(sweep);
        }

        private static double runs(Sweep sweep) {
            return sweep.scenarios().size()
                    * (sweep.method() == Sweep.Method.GRID
                            ? sweep.dimensions().stream()
                                    .mapToDouble(d -> d.values().size())
                                    .reduce(1, (a, b) -> a * b)
                            : sweep.n());
        }

        private Sweep.Method method(Tree tree) {
            String expected = "one of: " + Words.list(METHODS.keySet());
            Optional<String> word = literals.word(tree, "method", expected);
            if (word.isPresent() && !METHODS.containsKey(word.get())) {
                findings.unknown(tree.mark(), "method", word.get(), METHODS.keySet());
            }
            return METHODS.getOrDefault(word.orElse("grid"), Sweep.Method.GRID);
        }

        private int whole(Fields fields, String key, int least, int most) {
            Optional<Tree> tree = required(fields, key);
            OptionalDouble value =
                    tree.map(found -> literals.number(found, key)).orElse(OptionalDouble.empty());
            if (value.isEmpty()) {
                return least;
            }
            double number = value.getAsDouble();
            if (number != Math.rint(number) || number < least || number > most) {
                findings.add(
                        tree.orElseThrow().mark(),
                        key + " is " + NumberText.plain(number) + ", expected a whole number from " + least + " to "
                                + most);
                return least;
            }
            return (int) number;
        }

        private Optional<Sweep.Dimension> dimension(Tree tree, boolean isGrid) {
            Optional<Fields> block = Fields.of(tree, "what is varied", DIMENSION_KEYS, findings);
            if (block.isEmpty()) {
                return Optional.empty();
            }
            Fields fields = block.get();
            String key = isGrid ? "values" : "range";
            Optional<Tree.Entry> operation = fields.oneOf(ShockReader.OPERATIONS, "what is varied", findings);
            List<Double> values = required(fields, key)
                    .map(found ->
                            operands(found, key, operation.map(Operation::of).orElse(Operation.ADD)))
                    .orElse(List.of());
            if (!isGrid && values.size() != 2) {
                findings.add(fields.mark(), "range has " + values.size() + " numbers, expected the two ends");
            }
            Optional<Shock> shock = operation.flatMap(entry -> shock(fields, entry, values));
            return shock.filter(found -> isGrid ? !values.isEmpty() : values.size() == 2)
                    .flatMap(found ->
                            name(fields, found.driver()).map(name -> new Sweep.Dimension(name, found, values)));
        }

        private Optional<String> name(Fields fields, Driver driver) {
            Optional<Tree> written = fields.find("name");
            if (written.isEmpty()) {
                return Optional.of(driver.name());
            }
            Optional<String> name = literals.word(written.get(), "name", "a name");
            if (name.isPresent() && !Reference.isName(name.get())) {
                findings.add(
                        written.get().mark(),
                        "name is " + Words.quote(name.get()) + ", expected letters a-z, digits, '-' and '_'");
                return Optional.empty();
            }
            return name;
        }

        private List<Double> operands(Tree tree, String key, Operation operation) {
            List<Double> numbers = new ArrayList<>();
            for (Tree item : Literals.items(tree)) {
                literals.operand(item, key, operation).ifPresent(numbers::add);
            }
            return numbers;
        }

        private Optional<Shock> shock(Fields fields, Tree.Entry operation, List<Double> values) {
            Optional<Driver> driver = driver(operation.value());
            Optional<Years> years = fields.find("years").flatMap(literals::years);
            if (driver.isEmpty() || values.isEmpty()) {
                return Optional.empty();
            }
            Map<Axis, Selection> where = fields.find("where")
                    .flatMap(tree -> new WhereReader(vocabulary, findings).read(tree, driver.get()))
                    .orElse(Map.of());
            Operation what = Operation.of(operation);
            Profile profile = new Profile.Constant(values.get(0));
            return Optional.of(new Shock(
                    fields.mark(), what, driver.get(), where, profile, years, Wording.of("a point of a sweep")));
        }

        private Optional<Driver> driver(Tree tree) {
            Optional<String> name = literals.word(tree, "the driver", "its name");
            Optional<Driver> driver = name.flatMap(vocabulary::shockable);
            if (name.isPresent() && driver.isEmpty()) {
                findings.unknown(tree.mark(), "driver", name.get(), vocabulary.drivers());
            }
            return driver;
        }

        private Optional<Tree> required(Fields block, String key) {
            Optional<Tree> tree = block.find(key);
            if (tree.isEmpty()) {
                findings.add(block.mark(), "'" + key + "' is missing here");
            }
            return tree;
        }
    }
}
