package org.likevekt.validation.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.likevekt.validation.audit.AuditList.Entry;
import org.likevekt.validation.audit.AuditList.Library;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Ring 1: every library that is resolved, and every plugin, is on the list in dependencies.csv, not older than it says;
 * what ships is under a permissive licence and named in the notice that ships with it. Asks no network. To write the
 * notice and the SBOM anew: {@code -Dreadme=write}.
 */
class DependencyAuditTest {
    private static final Path ROOT = Path.of("..");
    private static final Path NOTICE = ROOT.resolve("scenarios/src/main/resources/META-INF/THIRD-PARTY.txt");
    private static final Path SBOM = ROOT.resolve("scenarios/src/main/filtered/META-INF/sbom/likevekt.cdx.json");
    private static final Pattern RESOLVED =
            Pattern.compile("^ +([^: ]+):([^: ]+):jar:(?:[^: ]+:)?([^: ]+):([a-z]+)\\b( \\(optional\\)|).*");
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");
    private static final List<String> MODULES = List.of("solver", "data", "model", "scenarios", "validation");

    private static final AuditList LIST = AuditList.parse(read(Path.of("dependencies.csv")));
    private static final Set<String> OPTIONAL = LIST.entries().values().stream()
            .filter(entry -> entry.use().equals("optional"))
            .map(Entry::key)
            .collect(Collectors.toSet());

    @Test
    void theListIsSound() {
        assertEquals(List.of(), LIST.faults());
    }

    @Test
    void everyLibraryIsOnTheList() {
        List<Library> used = resolved();
        assertTrue(used.size() > 20, "few libraries were resolved: " + used);
        used.addAll(tools());
        used.add(cluster());
        assertEquals(
                List.of(),
                used.stream()
                        .map(LIST::fault)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
        Set<String> keys = used.stream().map(Library::key).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(keys, LIST.entries().keySet(), "what is listed and no longer used can go");
    }

    @Test
    void theNoticeNamesWhatShips() throws IOException {
        String notice = notice();
        if ("write".equals(System.getProperty("readme"))) {
            Files.writeString(NOTICE, notice);
        }
        assertEquals(notice, read(NOTICE), "THIRD-PARTY.txt is out of date. Maybe run with -Dreadme=write");
    }

    @Test
    void theListThatShipsIsComplete() throws IOException {
        String sbom = Sbom.of(shipped(), LIST);
        if ("write".equals(System.getProperty("readme"))) {
            Files.createDirectories(SBOM.getParent());
            Files.writeString(SBOM, sbom);
        }
        assertEquals(sbom, read(SBOM), SBOM + " is out of date. Maybe run with -Dreadme=write");
    }

    @Test
    void whatIsNotAllowedIsFound() {
        assertEquals(Optional.empty(), fault("com.fasterxml.jackson.core:jackson-databind", "2.22.4", "ships"));
        assertTrue(fault("com.fasterxml.jackson.core:jackson-databind", "2.22.1", "ships")
                .orElseThrow()
                .contains("is older than 2.22.2: CVE-2026-54512"));
        assertTrue(fault("com.google.guava:guava", "31.1-jre", "ships")
                .orElseThrow()
                .contains("CVE-2023-2976"));
        assertTrue(
                fault("org.example:new", "1", "test").orElseThrow().contains("is not in validation/dependencies.csv"));
        assertTrue(
                fault("org.openjdk.jmh:jmh-core", "1.37", "ships").orElseThrow().contains("listed for test only"));
        String head = "group,artifact,use,licence,lowest,copyright,why\n";
        assertEquals(
                1, AuditList.parse(head + "g,a,ships,AGPL-3.0,1,c,w\n").faults().size());
        assertEquals(
                1, AuditList.parse(head + "g,a,ships,EPL-2.0,1,c,w\n").faults().size());
        assertEquals(1, AuditList.parse(head + "g,a,ships,MIT,1,,w\n").faults().size());
        assertEquals(
                0, AuditList.parse(head + "g,a,test,EPL-2.0,1,,w\n").faults().size());
    }

    private static Optional<String> fault(String key, String version, String use) {
        return LIST.fault(new Library(key, version, use, "here"));
    }

    /** What Maven resolved for each module, from the files that the build writes beside the classes. */
    private static List<Library> resolved() {
        List<Library> used = new ArrayList<>();
        for (String module : MODULES) {
            Path file = ROOT.resolve(module + "/target/dependencies.txt");
            assertTrue(Files.exists(file), file + " is missing. Maybe run mvn with -am");
            for (String line : read(file).lines().toList()) {
                Matcher found = RESOLVED.matcher(line.replaceAll("\u001b\\[[0-9;]*m", ""));
                if (found.matches() && !found.group(1).equals("org.likevekt")) {
                    String key = found.group(1) + ":" + found.group(2);
                    used.add(new Library(key, found.group(3), use(module, key, found), module));
                }
            }
        }
        return used;
    }

    private static String use(String module, String key, Matcher found) {
        if (module.equals("validation") || List.of("test", "provided").contains(found.group(4))) {
            return "test";
        }
        // What is optional for those who build on scenarios lies beside the program all the same.
        boolean isLeftOut = !found.group(5).isEmpty() && !module.equals("scenarios");
        boolean isOptional = isLeftOut || (isNative() && OPTIONAL.contains(key));
        return isOptional ? "optional" : "ships";
    }

    /** Whether this is a build with -Pnative, which is never shipped: its jar has what is optional. */
    private static boolean isNative() {
        return DependencyAuditTest.class.getClassLoader().getResource("dev/ludovic/netlib/lapack/LAPACK.class") != null;
    }

    /** Plugins and annotation processors, from the poms; what they bring along themselves is not looked at. */
    private static List<Library> tools() {
        Document root = xml(ROOT.resolve("pom.xml"));
        Map<String, String> properties = new HashMap<>();
        children((Element) root.getElementsByTagName("properties").item(0))
                .forEach(property -> properties.put(property.getTagName(), property.getTextContent()));
        Map<String, String> versions = new TreeMap<>();
        List<Path> poms = new ArrayList<>(List.of(ROOT.resolve("pom.xml")));
        MODULES.forEach(module -> poms.add(ROOT.resolve(module + "/pom.xml")));
        for (Path pom : poms) {
            Document document = xml(pom);
            for (String kind : List.of("plugin", "path", "dependency")) {
                for (Element element : elements(document, kind)) {
                    if (kind.equals("dependency") && !isOfPlugin(element)) {
                        continue;
                    }
                    if (text(element, "artifactId").isEmpty()) {
                        continue; // a path of files
                    }
                    String group = text(element, "groupId").orElse("org.apache.maven.plugins");
                    String key = group + ":" + text(element, "artifactId").orElse("");
                    text(element, "version").ifPresent(version -> versions.put(key, version));
                    versions.putIfAbsent(key, "");
                }
            }
            for (Element format : elements(document, "palantirJavaFormat")) {
                versions.put(
                        "com.palantir.javaformat:palantir-java-format",
                        text(format, "version").orElse(""));
            }
        }
        List<Library> tools = new ArrayList<>();
        versions.forEach((key, version) -> {
            Matcher property = PROPERTY.matcher(version);
            String number = property.matches() ? properties.getOrDefault(property.group(1), "") : version;
            assertTrue(!number.isEmpty(), key + " has no version in the poms");
            tools.add(new Library(key, number, "build", "pom.xml"));
        });
        return tools;
    }

    /** What the optional jar for clusters is compiled against; it ships with nothing, and is not resolved in most builds. */
    private static Library cluster() {
        Document pom = xml(ROOT.resolve("scenarios/spark/pom.xml"));
        Element spark = elements(pom, "dependency").stream()
                .filter(element -> text(element, "groupId").equals(Optional.of("org.apache.spark")))
                .findFirst()
                .orElseThrow();
        String version =
                children((Element) xml(ROOT.resolve("pom.xml"))
                                .getElementsByTagName("properties")
                                .item(0))
                        .stream()
                        .filter(property -> property.getTagName().equals("spark.version"))
                        .map(Node::getTextContent)
                        .findFirst()
                        .orElseThrow();
        return new Library(
                "org.apache.spark:" + text(spark, "artifactId").orElseThrow(), version, "optional", "scenarios/spark");
    }

    private static boolean isOfPlugin(Element dependency) {
        return dependency.getParentNode().getParentNode().getNodeName().equals("plugin");
    }

    private static Collection<Library> shipped() {
        Map<String, Library> shipped = new TreeMap<>();
        resolved().stream().filter(used -> used.use().equals("ships")).forEach(used -> shipped.put(used.key(), used));
        return shipped.values();
    }

    private static String notice() {
        StringBuilder text = new StringBuilder("""
                Likevekt is under the Apache License 2.0 (the file LICENSE). It ships with these libraries of others, each under
                its own licence; many have further notices in the META-INF of their own jars.

                """);
        for (Library library : shipped()) {
            Entry entry = Optional.ofNullable(LIST.entries().get(library.key())).orElseThrow();
            text.append(library.key())
                    .append(' ')
                    .append(library.version())
                    .append(": ")
                    .append(entry.licence())
                    .append('\n');
            if (!entry.copyright().isEmpty()) {
                text.append("    ").append(entry.copyright()).append('\n');
            }
        }
        return text.append(read(Path.of("src/test/resources/licences.txt"))).toString();
    }

    private static List<Element> elements(Document document, String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int k = 0; k < found.getLength(); k++) {
            elements.add((Element) found.item(k));
        }
        return elements;
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private static Optional<String> text(Element parent, String name) {
        return children(parent).stream()
                .filter(child -> child.getTagName().equals(name))
                .map(child -> child.getTextContent().strip())
                .findFirst();
    }

    private static Document xml(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError(file + " is no pom", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }
}
