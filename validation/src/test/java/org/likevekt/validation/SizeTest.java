package org.likevekt.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No method of the engine or of what runs it is longer than a page, and a class that is longer than ten says why. */
class SizeTest {
    private static final int METHOD = 40;
    private static final int CLASS = 400;

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    @ParameterizedTest
    @ValueSource(strings = {"solver", "data", "model", "scenarios"})
    void methodsAreShortAndLongClassesSayWhy(String module) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"));
                StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertTrue(sources.size() > 20, "sources are found");
            assertEquals(List.of(), tooLong(manager.getJavaFileObjectsFromPaths(sources)));
        }
    }

    @Test
    void whatIsTooLongIsFound() throws IOException {
        String method = "void m() {\n" + "m();\n".repeat(METHOD - 1) + "}\n";
        String small = "final class Small {\n" + method.replaceFirst("m\\(\\);\n", "") + "}";
        String page = "final class Page {\n" + method + "}";
        String fields = "int x;\n".repeat(CLASS);
        String tome = "/** A tome. */ final class Tome {\n" + fields + "}";
        String reason = "/** A tome, long since it is a list. */ final class Reason {\n" + fields + "}";
        assertEquals(
                List.of("Page.m: 41 lines", "Tome: 402 lines and no reason"),
                tooLong(List.of(source(small), source(page), source(tome), source(reason))));
    }

    private static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static List<String> tooLong(Iterable<? extends JavaFileObject> sources) throws IOException {
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, null, List.of("-proc:none"), null, sources);
        DocTrees trees = DocTrees.instance(task);
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            new Measuring(trees, unit, found).scan(new TreePath(unit), null);
        }
        return found;
    }

    /** Goes through a file and notes what is too long. */
    private static final class Measuring extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final CompilationUnitTree unit;
        private final List<String> found;

        Measuring(DocTrees trees, CompilationUnitTree unit, List<String> found) {
            this.trees = trees;
            this.unit = unit;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            long lines = method.getBody() == null ? 0 : lines(method);
            if (lines > METHOD) {
                ClassTree owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
                found.add(owner.getSimpleName() + "." + method.getName() + ": " + lines + " lines");
            }
            return super.visitMethod(method, null);
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            String reason = trees.getDocComment(getCurrentPath());
            if (lines(type) > CLASS && (reason == null || !reason.contains(" long "))) {
                found.add(type.getSimpleName() + ": " + lines(type) + " lines and no reason");
            }
            return super.visitClass(type, null);
        }

        /** From the line of the name, after annotations and modifiers on lines of their own, to the closing brace. */
        private long lines(Tree tree) {
            SourcePositions positions = trees.getSourcePositions();
            LineMap map = unit.getLineMap();
            long start = map.getLineNumber(positions.getStartPosition(unit, tree));
            return map.getLineNumber(positions.getEndPosition(unit, tree)) - start + 1;
        }
    }
}
