package org.likevekt.validation;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds the shape of the house: {@code solver}, {@code data} &lt;- {@code model} &lt;- {@code scenarios} &lt;-
 * {@code validation}. Every rule passes on an empty module.
 */
class ArchitectureTest {

    private static final String ROOT = "org.likevekt";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages(ROOT);

    /** What of {@code java.io} is not input or output. */
    private static final Set<String> HARMLESS_IO = Set.of(
            "java.io.Serializable",
            "java.io.IOException",
            "java.io.UncheckedIOException",
            "java.io.ObjectStreamException",
            "java.io.InvalidObjectException");

    private static final DescribedPredicate<JavaClass> INPUT_OR_OUTPUT = describe(
            "files, streams, sockets or processes",
            type -> inPackage(type, "java.io") && !HARMLESS_IO.contains(type.getName())
                    || inPackage(type, "java.nio.file")
                    || inPackage(type, "java.nio.channels")
                    || inPackage(type, "java.net")
                    || inPackage(type, "java.sql")
                    || type.getName().equals("java.util.Scanner")
                    || type.getName().equals("java.lang.ProcessBuilder"));

    @Test
    void sees_every_module() {
        Set<String> seen = CLASSES.stream()
                .map(type -> type.getPackageName().substring(ROOT.length()).split("\\.")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(Set.of("solver", "data", "model", "scenarios", "validation")), seen);
    }

    @ParameterizedTest(name = "{0} does not know {1}")
    @CsvSource({
        "solver,    data model scenarios validation",
        "data,      solver model scenarios validation",
        "model,     scenarios validation",
        "scenarios, validation",
    })
    void arrows_between_modules_run_one_way(String module, String unknown) {
        String[] packages = Arrays.stream(unknown.split(" "))
                .map(ArchitectureTest::everythingIn)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(everythingIn(module))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** What only its own package uses is not public, but where the program starts and what may be caught. */
    @Test
    void what_is_public_is_used_by_another_package() {
        Set<String> unused = CLASSES.stream()
                .filter(type ->
                        inPackage(type, ROOT + ".scenarios") && !type.getName().endsWith("Generated"))
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
                .filter(type -> type.getDirectDependenciesToSelf().stream()
                        .map(use -> use.getOriginClass().getPackageName())
                        .allMatch(type.getPackageName()::equals))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("Main", "MeasureException"), unused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"solver", "model"})
    void does_no_input_or_output(String module) {
        noClasses()
                .that()
                .resideInAPackage(everythingIn(module))
                .should()
                .dependOnClassesThat(INPUT_OR_OUTPUT)
                .because("figures come in through 'data' and go out through 'scenarios'")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"solver", "model"})
    void prints_nothing(String module) {
        noClasses()
                .that()
                .resideInAPackage(everythingIn(module))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"solver", "data", "model"})
    void keeps_no_mutable_static_field(String module) {
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(everythingIn(module))
                .and()
                .areStatic()
                .and(not(describe("generated", field -> field.getModifiers().contains(SYNTHETIC))))
                .should()
                .beFinal()
                .because("two years or two runs must not share state")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"solver", "model"})
    void keeps_no_static_array_open_to_others(String module) {
        DescribedPredicate<JavaField> openArray = describe(
                "arrays that are static and not private",
                field -> field.getModifiers().containsAll(Set.of(STATIC, FINAL))
                        && !field.getModifiers().contains(SYNTHETIC)
                        && field.getRawType().isArray());
        noFields()
                .that(openArray)
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(everythingIn(module))
                .should()
                .notBePrivate()
                .because("the elements of a final array can still be changed")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void packages_are_named_for_what_they_hold() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..utils..", "..common..", "..impl..", "..helper..", "..helpers..", "..misc..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"solver", "data", "model", "scenarios", "validation"})
    void packages_of_a_module_form_no_cycle(String module) {
        slices().assignedFrom(packagesOf(module))
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** Who only runs scenario files from Java gets no command line, no result store and no workbooks along. */
    @ParameterizedTest(name = "{0} only in {1}")
    @CsvSource({
        "picocli,          cli",
        "me.tongfei,       cli",
        "org.duckdb,       store",
        "java.sql,         store",
        "org.dhatim,       excel",
        "gg.jte,           report",
    })
    void optional_libraries_are_known_where_they_are_used(String library, String owner) {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "..")
                .and()
                .resideOutsideOfPackage(everythingIn("scenarios." + owner))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .because("it is an optional dependency of 'scenarios'")
                .check(CLASSES);
    }

    /** Format, library, run, results and compare are for all; studies stand on them; the command line on everything. */
    @ParameterizedTest(name = "{0} of scenarios does not know {1}")
    @CsvSource({
        "format,      library run results compare why excel report store batch replay sensitivity bundle hindcast cli",
        "library,     run results compare why excel report store batch replay sensitivity bundle hindcast cli",
        "run,         results compare why excel report store batch replay sensitivity bundle hindcast cli",
        "results,     compare why excel report store batch replay sensitivity bundle hindcast cli",
        "compare,     why excel report store batch replay sensitivity bundle hindcast cli",
        "why,         compare excel report store batch replay sensitivity bundle hindcast cli",
        "report,      excel store batch sensitivity bundle hindcast cli",
        "excel,       report store batch replay sensitivity bundle hindcast cli",
        "store,       compare excel report batch replay sensitivity bundle hindcast cli",
        "batch,       compare excel report replay sensitivity bundle hindcast cli",
        "replay,      excel report store batch sensitivity bundle hindcast cli",
        "sensitivity, excel report store batch bundle hindcast cli",
        "bundle,      excel report store batch sensitivity hindcast cli",
        "hindcast,    excel report store batch replay sensitivity bundle cli",
        "statbank,    library run compare why excel report store batch replay sensitivity bundle hindcast cli",
    })
    void packages_of_scenarios_know_those_below(String name, String unknown) {
        String[] packages = Arrays.stream(unknown.split(" "))
                .map(other -> everythingIn("scenarios." + other))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(everythingIn("scenarios." + name))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }

    /** In a marked package the checks find every null that the sources do not speak of. */
    @Test
    void every_package_is_null_marked() {
        Set<String> unmarked = CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getPackageName().endsWith(".templates")) // compiled from templates, not written
                .map(JavaClass::getPackage)
                .filter(unit -> !unit.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(unit -> unit.getName().substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unmarked, "a package-info.java lacks @NullMarked");
    }

    private static SliceAssignment packagesOf(String module) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return inPackage(type, ROOT + "." + module)
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of '" + module + "'";
            }
        };
    }

    private static String everythingIn(String module) {
        return ROOT + "." + module + "..";
    }

    private static boolean inPackage(JavaClass type, String name) {
        JavaClass base = type.getBaseComponentType();
        return base.getPackageName().equals(name) || base.getPackageName().startsWith(name + ".");
    }
}
