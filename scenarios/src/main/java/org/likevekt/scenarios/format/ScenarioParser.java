package org.likevekt.scenarios.format;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.likevekt.model.drivers.Driver;

/** Reads one scenario file, YAML or JSON, without looking at the files it names. */
public final class ScenarioParser {
    /** Largest file that is read, in bytes. */
    public static final int MAX_BYTES = TreeReader.MAX_BYTES;

    static final String SCHEMA = "1";
    static final List<String> KEYS = List.of(
            "schema",
            "title",
            "description",
            "source",
            "parent",
            "baseline",
            "horizon",
            "regions",
            "closure",
            "calibration",
            "swap",
            "shocks");
    static final List<String> CALIBRATION_KEYS = List.of("target", "growth", "adjust", "where", "markets");

    private final Vocabulary vocabulary;
    private final Vocabulary counties;

    /** A parser that knows these words, in which the regions are the counties. */
    public ScenarioParser(Vocabulary vocabulary) {
        this(vocabulary, vocabulary);
    }

    /**
     * A parser of scenarios about other regions.
     *
     * @param vocabulary the words, in which the regions are the scenario's
     * @param counties the words in which the regions are counties
     */
    public ScenarioParser(Vocabulary vocabulary, Vocabulary counties) {
        this.vocabulary = vocabulary;
        this.counties = counties;
    }

    /**
     * What was read.
     *
     * @param file what is right with the file; nothing when it cannot be read as a whole
     * @param findings everything that is wrong with it, in the order of the file; empty when it may be used
     */
    public record Parsed(Optional<ScenarioFile> file, List<Finding> findings) {}

    /**
     * Reads a file and reports all that is wrong with it.
     *
     * @param name name of the scenario
     * @param label the file as the user knows it
     * @param folder folder of a user's file, where the scenarios it names are looked for; nothing for an embedded one
     * @param content UTF-8
     */
    public Parsed parse(String name, String label, Optional<Path> folder, byte[] content) {
        Findings findings = new Findings();
        Optional<ScenarioFile> file = new TreeReader(label, findings)
                .read(content)
                .flatMap(tree -> Fields.of(tree, "the file", KEYS, findings))
                .map(fields -> new Reading(name, label, folder, fields, findings).file(content));
        return new Parsed(file, findings.sorted());
    }

    /** The reading of one file. */
    private final class Reading {
        private final String name;
        private final String label;
        private final Optional<Path> folder;
        private final Fields fields;
        private final Findings findings;
        private final Literals literals;

        private Reading(String name, String label, Optional<Path> folder, Fields fields, Findings findings) {
            this.name = name;
            this.label = label;
            this.folder = folder;
            this.fields = fields;
            this.findings = findings;
            this.literals = new Literals(findings);
        }

        private ScenarioFile file(byte[] content) {
            checkSchema();
            if (fields.find("title").isEmpty()) {
                findings.add(Mark.whole(label), "the title is missing, expected 'title:' with one line of text");
            }
            Optional<Tree> calibration = fields.find("calibration");
            boolean uncalibrated = calibration.filter(Reading::isNone).isPresent();
            return new ScenarioFile(
                    name,
                    Mark.whole(label),
                    folder,
                    new String(content, StandardCharsets.UTF_8),
                    words("title"),
                    words("description"),
                    words("source"),
                    reference("parent"),
                    reference("baseline"),
                    fields.find("horizon").flatMap(this::horizon),
                    fields.find("regions").flatMap(new RegionsReader(counties, folder, findings)::read),
                    fields.find("closure").map(this::closure).orElse(Map.of()),
                    calibration.filter(tree -> !uncalibrated).flatMap(this::calibration),
                    uncalibrated,
                    fields.find("swap").map(new SwapReader(vocabulary, findings)::read),
                    fields.find("shocks")
                            .map(new ShockReader(vocabulary, findings)::read)
                            .orElse(List.of()));
        }

        private void checkSchema() {
            fields.find("schema").ifPresent(tree -> literals.word(tree, "schema", SCHEMA)
                    .filter(version -> !version.equals(SCHEMA))
                    .ifPresent(version -> findings.add(
                            tree.mark(),
                            "schema is " + Words.quote(version) + ", expected " + SCHEMA
                                    + ", the only version that this program reads")));
        }

        private Wording words(String key) {
            return fields.find(key).flatMap(tree -> literals.wording(tree, key)).orElse(Wording.NONE);
        }

        private Optional<Reference> reference(String key) {
            Optional<Tree> tree = fields.find(key);
            Optional<String> other = tree.flatMap(value -> literals.word(value, key, "the name of a scenario"));
            if (other.isPresent() && !Reference.isName(other.get())) {
                findings.add(
                        tree.get().mark(),
                        key + " is " + Words.quote(other.get())
                                + ", expected the name of a scenario: letters a-z, digits, '-' and '_' only",
                        Reference.isName(ScenarioFile.stem(other.get()))
                                ? "Maybe '" + ScenarioFile.stem(other.get()) + "'."
                                : "");
                return Optional.empty();
            }
            return other.map(word -> new Reference(word, folder, tree.get().mark()));
        }

        private Optional<Horizon> horizon(Tree tree) {
            Horizon widest = vocabulary.horizon();
            Optional<Horizon> horizon = literals.horizon(tree);
            if (horizon.isEmpty()
                    || (horizon.get().first() == widest.first() && horizon.get().last() <= widest.last())) {
                return horizon;
            }
            findings.add(
                    tree.mark(),
                    "horizon is '" + horizon.get() + "', expected to begin in " + widest.first()
                            + ", the year of the accounts, and to end in " + widest.last() + " or before");
            return Optional.empty();
        }

        private Map<String, String> closure(Tree tree) {
            Map<String, List<String>> choices = vocabulary.closures().choices();
            Map<String, String> chosen = new LinkedHashMap<>();
            Fields.of(tree, "closure", List.copyOf(choices.keySet()), findings)
                    .ifPresent(block -> choices.forEach((question, answers) -> block.find(question)
                            .flatMap(answer -> choice(answer, "closure of " + question, answers))
                            .ifPresent(answer -> chosen.put(question, answer))));
            return chosen;
        }

        private Optional<String> choice(Tree tree, String what, Collection<String> valid) {
            Optional<String> word = literals.word(tree, what, "one of: " + Words.list(valid));
            if (word.isPresent() && !valid.contains(word.get())) {
                findings.unknown(tree.mark(), what, word.get(), valid);
                return Optional.empty();
            }
            return word;
        }

        private Optional<Calibration> calibration(Tree tree) {
            Optional<Fields> block = Fields.of(tree, "calibration", CALIBRATION_KEYS, findings);
            if (block.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> target = required(block.get(), "target")
                    .flatMap(value -> choice(value, "target", vocabulary.aims().keySet()));
            ShockReader shocks = new ShockReader(vocabulary, findings);
            Optional<Double> growth = required(block.get(), "growth").flatMap(shocks::growth);
            Optional<String> adjust =
                    required(block.get(), "adjust").flatMap(value -> choice(value, "driver", vocabulary.drivers()));
            if (target.isEmpty() || growth.isEmpty() || adjust.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> markets = block.get()
                    .find("markets")
                    .map(value -> choice(value, "answer for export markets", Calibration.MARKETS))
                    .orElse(Optional.of(Calibration.MARKETS.get(0)));
            if (markets.isEmpty()) {
                return Optional.empty();
            }
            Driver driver = vocabulary.dictionary().find(adjust.get()).orElseThrow();
            return block.get()
                    .find("where")
                    .map(where -> new WhereReader(vocabulary, findings).read(where, driver))
                    .orElse(Optional.of(Map.of()))
                    .map(where -> new Calibration(name, target.get(), growth.get(), driver, where, markets.get()));
        }

        private Optional<Tree> required(Fields block, String key) {
            Optional<Tree> tree = block.find(key);
            if (tree.isEmpty()) {
                findings.add(block.mark(), "calibration has no '" + key + "', expected target, growth and adjust");
            }
            return tree;
        }

        private static boolean isNone(Tree tree) {
            return tree instanceof Tree.Scalar scalar && scalar.text().equals("none");
        }
    }
}
