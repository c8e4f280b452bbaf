package tcplab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A sentence that becomes text by itself would be English for every reader; the compiler's own types say where one does. */
@Execution(ExecutionMode.CONCURRENT)
class SentencesTest {
    private static final Pattern TOLD = Pattern.compile("(java\\.util\\.[\\w.]+<.*)?tcplab\\.text\\.Told>*");
    /** What makes a text of anything. */
    private static final Pattern TO_TEXT = Pattern.compile(
            "java\\.lang\\.(String|StringBuilder)|java\\.util\\.(Objects|Formatter|StringJoiner)|java\\.io\\.Print\\w+");

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    private static List<String> becomingText(List<? extends JavaFileObject> sources, StandardJavaFileManager files)
            throws IOException {
        List<String> options =
                List.of("-proc:none", "-Xlint:none", "-cp", System.getProperty("java.class.path"));
        JavacTask task = (JavacTask) COMPILER.getTask(null, files, null, options, null, sources);
        List<CompilationUnitTree> units = new ArrayList<>();
        task.parse().forEach(units::add);
        task.analyze();
        List<String> found = new ArrayList<>();
        units.forEach(unit -> new Search(unit, Trees.instance(task), found).scan(unit, null));
        return found;
    }

    private static final class Search extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Trees trees;
        private final List<String> found;

        Search(CompilationUnitTree unit, Trees trees, List<String> found) {
            this.unit = unit;
            this.trees = trees;
            this.found = found;
        }

        private String type(TreePath parent, Tree tree) {
            TypeMirror type = trees.getTypeMirror(new TreePath(parent, tree));
            return type == null ? "" : type.toString();
        }

        private boolean isTold(Tree tree) {
            return TOLD.matcher(type(getCurrentPath(), tree)).matches();
        }

        private void found(Tree tree) {
            long line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
            found.add(Path.of(unit.getSourceFile().toUri()).getFileName() + ":" + line + ": " + tree);
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void nothing) {
            if (sum.getKind() == Tree.Kind.PLUS && (isTold(sum.getLeftOperand()) || isTold(sum.getRightOperand()))) {
                found(sum);
            }
            return super.visitBinary(sum, nothing);
        }

        @Override
        public Void visitCompoundAssignment(CompoundAssignmentTree sum, Void nothing) {
            if (isTold(sum.getExpression())) {
                found(sum);
            }
            return super.visitCompoundAssignment(sum, nothing);
        }

        @Override
        public Void visitMemberReference(MemberReferenceTree reference, Void nothing) {
            if (reference.getName().contentEquals("toString") && isTold(reference.getQualifierExpression())) {
                found(reference);
            }
            return super.visitMemberReference(reference, nothing);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree select) {
                TreePath path = new TreePath(getCurrentPath(), select);
                String owner = type(path, select.getExpression());
                boolean ownText = select.getIdentifier().contentEquals("toString") && TOLD.matcher(owner).matches();
                boolean givenToText = TO_TEXT.matcher(owner).matches() && call.getArguments().stream().anyMatch(this::isTold);
                if (ownText && !isMessageOfAnException() || givenToText) {
                    found(call);
                }
            }
            return super.visitMethodInvocation(call, nothing);
        }

        /** {@code super(told.toString())}: for a stack trace, which is English. */
        private boolean isMessageOfAnException() {
            return getCurrentPath().getParentPath().getLeaf() instanceof MethodInvocationTree parent
                    && isSuper(parent.getMethodSelect());
        }

        private static boolean isSuper(ExpressionTree method) {
            return method.toString().equals("super");
        }
    }

    @Test
    void noSentenceBecomesTextByItself() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : List.of("lab-core", "lab-server", "lab-client")) {
            try (Stream<Path> files = Files.walk(Launched.HOME.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null)) {
            List<JavaFileObject> all = new ArrayList<>();
            files.getJavaFileObjectsFromPaths(sources).forEach(all::add);
            assertThat(all).hasSizeGreaterThan(300);
            assertThat(becomingText(all, files)).isEmpty();
        }
    }

    @Test
    void oneThatDoesIsFound() throws IOException {
        String told = "Told t = Told.plain(\"x\"); String s = \"\";";
        for (String bad : List.of("s = \"lab: \" + t;", "s += t;", "s = String.format(\"%s\", t);", "s = \"%s\".formatted(t);",
                "s = t.toString();", "s = new StringBuilder().append(t).toString();", "s = String.valueOf(t);",
                "s = java.util.Optional.of(t).map(Told::toString).get();", "s = \"all: \" + java.util.List.of(t);")) {
            String code = "import tcplab.text.Told; class Bad { void bad() { " + told + bad + " } }";
            JavaFileObject source = new SimpleJavaFileObject(URI.create("file:///Bad.java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return code;
                }
            };
            assertThat(becomingText(List.of(source), null)).as(bad).hasSize(1);
        }
    }
}
