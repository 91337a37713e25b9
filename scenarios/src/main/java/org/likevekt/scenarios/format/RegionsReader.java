package org.likevekt.scenarios.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.likevekt.data.Classification;
import org.likevekt.data.DataException;
import org.likevekt.data.Partition;
import org.likevekt.data.RegionName;
import org.likevekt.data.UserError;
import org.likevekt.model.drivers.Axis;

/** Reads the regions of a scenario, which are made of counties. */
final class RegionsReader {
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
        return made(block);
    }

    private Optional<Regions> made(Tree.Mapping block) {
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
        isRight = isRight && areAllIn(block, regionOf.keySet());
        return isRight ? Optional.of(new Regions(parts, areCounties(parts))) : Optional.empty();
    }

    private boolean areAllIn(Tree.Mapping block, Set<String> placed) {
        List<String> missing = counties.dictionary().axis(Axis.REGION).items().stream()
                .filter(county -> !placed.contains(county.code()))
                .map(Classification.Item::name)
                .toList();
        if (!missing.isEmpty()) {
            findings.add(
                    block.mark(),
                    "no region has " + Words.list(missing) + ", expected every county in exactly one region",
                    "Maybe in '"
                            + block.entries().get(block.entries().size() - 1).key() + "'.");
        }
        return missing.isEmpty();
    }

    /** A partition that comes with the program, or the one of a file. */
    private Optional<Regions> named(Tree.Scalar word) {
        try {
            return Optional.of(Regions.named(word.text(), folder, counties.places()));
        } catch (DataException e) {
            e.findings().forEach(finding -> findings.add(word.mark(), withoutStop(finding.message())));
            return Optional.empty();
        } catch (UserError e) {
            findings.add(word.mark(), withoutStop(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** A message of its own, as part of a finding, which ends in a full stop. */
    private static String withoutStop(String message) {
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    private boolean isNamed(Tree.Entry entry, Map<String, List<String>> others) {
        String folded = Words.fold(entry.key());
        boolean isTaken =
                others.keySet().stream().anyMatch(other -> Words.fold(other).equals(folded))
                        || counties.dictionary().axis(Axis.REGION).codes().stream()
                                .anyMatch(code -> Words.fold(code).equals(folded));
        if (isTaken || !RegionName.isAllowed(entry.key())) {
            findings.add(
                    entry.mark(),
                    "a region is named " + Words.quote(entry.key()) + ", expected " + RegionName.EXPECTED
                            + ", the code of a county, nor the name of another region");
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
