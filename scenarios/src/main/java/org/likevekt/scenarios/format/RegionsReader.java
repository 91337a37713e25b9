package org.likevekt.scenarios.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.likevekt.data.DataException;
import org.likevekt.data.Partition;
import org.likevekt.data.UserError;
import org.likevekt.model.drivers.Axis;

/** Reads the regions of a scenario, which are made of counties. */
final class RegionsReader {
    // a name becomes a code in result tables and the word for the region in files
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} &._-]{0,39}");

    /** Results of the whole country go by this name. */
    private static final String COUNTRY = "Norway";

    private final Vocabulary counties;
    private final Optional<Path> folder;
    private final Findings findings;
    private final Literals literals;

    /**
     * A reader.
     *
     * @param counties the words of the counties
     * @param folder where a file of regions is looked for
     */
    RegionsReader(Vocabulary counties, Optional<Path> folder, Findings findings) {
        this.counties = counties;
        this.folder = folder;
        this.findings = findings;
        this.literals = new Literals(findings);
    }

    /** The regions; nothing, with findings, when not every county is in exactly one. */
    Optional<Regions> read(Tree tree) {
        if (tree instanceof Tree.Scalar scalar) {
            return named(scalar);
        }
        if (!(tree instanceof Tree.Mapping block) || block.entries().isEmpty()) {
            findings.add(
                    tree.mark(),
                    "regions is " + tree.kind()
                            + ", expected one of " + Words.list(Partition.shippedNames())
                            + ", a file of municipalities, or a block such as {Trøndelag: [Trøndelag], Rest of Norway:"
                            + " [Oslo, ...]}");
            return Optional.empty();
        }
        Map<String, String> regionOf = new LinkedHashMap<>();
        Map<String, List<String>> parts = new LinkedHashMap<>();
        boolean isRight = true;
        for (Tree.Entry entry : block.entries()) {
            isRight &= isNamed(entry, parts);
            parts.put(entry.key(), new ArrayList<>());
            for (Tree item : Literals.items(entry.value())) {
                isRight &= add(item, entry.key(), parts, regionOf);
            }
            if (isRight && parts.get(entry.key()).isEmpty()) {
                findings.add(
                        entry.mark(), "region " + Words.quote(entry.key()) + " has no county, expected one or more");
                isRight = false;
            }
        }
        List<String> missing = counties.dictionary().axis(Axis.REGION).codes().stream()
                .filter(code -> !regionOf.containsKey(code))
                .map(this::name)
                .toList();
        if (isRight && !missing.isEmpty()) {
            findings.add(
                    tree.mark(),
                    "no region has " + Words.list(missing) + ", expected every county in exactly one region",
                    "Maybe in '"
                            + block.entries().get(block.entries().size() - 1).key() + "'.");
            return Optional.empty();
        }
        return isRight ? Optional.of(new Regions(parts, areCounties(parts))) : Optional.empty();
    }

    /** A partition that comes with the program, or the one of a file. */
    private Optional<Regions> named(Tree.Scalar word) {
        try {
            return Optional.of(Regions.named(word.text(), folder, counties.places()));
        } catch (DataException e) {
            e.findings().forEach(finding -> findings.add(word.mark(), finding.message()));
            return Optional.empty();
        } catch (UserError e) {
            findings.add(word.mark(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private boolean isNamed(Tree.Entry entry, Map<String, List<String>> others) {
        String folded = Words.fold(entry.key());
        boolean isTaken =
                others.keySet().stream().anyMatch(other -> Words.fold(other).equals(folded))
                        || counties.dictionary().axis(Axis.REGION).codes().stream()
                                .anyMatch(code -> Words.fold(code).equals(folded));
        if (!NAME.matcher(entry.key()).matches() || isTaken || folded.equals(Words.fold(COUNTRY))) {
            findings.add(
                    entry.mark(),
                    "a region is named " + Words.quote(entry.key())
                            + ", expected letters, digits and blanks, at most 40, and neither '" + COUNTRY
                            + "', the code of a county, nor the name of another region");
            return false;
        }
        return true;
    }

    private boolean add(Tree item, String region, Map<String, List<String>> parts, Map<String, String> regionOf) {
        Optional<String> word = literals.word(item, "county", "the name or code of a county");
        if (word.isEmpty()) {
            return false;
        }
        Optional<List<String>> codes =
                word.filter(text -> !text.equals(Vocabulary.ALL)).flatMap(text -> counties.codes(Axis.REGION, text));
        if (codes.isEmpty()) {
            findings.unknown(item.mark(), "county", word.get(), counties.words(Axis.REGION));
            return false;
        }
        String code = codes.get().get(0);
        String before = regionOf.putIfAbsent(code, region);
        if (before != null) {
            findings.add(
                    item.mark(),
                    "county '" + name(code) + "' is in '" + before + "' and again in '" + region
                            + "', expected every county in exactly one region");
            return false;
        }
        parts.computeIfAbsent(region, name -> new ArrayList<>()).add(code);
        return true;
    }

    private boolean areCounties(Map<String, List<String>> parts) {
        return parts.entrySet().stream()
                .allMatch(part -> part.getValue().size() == 1
                        && name(part.getValue().get(0)).equals(part.getKey()));
    }

    private String name(String code) {
        return counties.dictionary().axis(Axis.REGION).nameOf(code);
    }
}
