import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives the records among compiled classes methods {@code equals}, {@code hashCode} and {@code toString} of plain
 * instructions. Otherwise the JVM puts each together from method handles when it is called for the first time, which costs a
 * millisecond or more each. Usage: {@code java RecordMethods.java FOLDER}, the folder of the classes, which are changed in
 * place. Done twice it does nothing.
 *
 * <p>They say what they said before ({@link java.lang.runtime.ObjectMethods}): two numbers are equal if their wrappers'
 * {@code compare} finds no difference.
 */
public final class RecordMethods implements Opcodes {
    private static final Type OBJECTS = Type.getObjectType("java/util/Objects");

    private RecordMethods() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> classes;
        try (Stream<Path> files = Files.walk(folder)) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : classes) {
            ClassNode node = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(node, 0);
            if (rewrite(node)) {
                ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
                node.accept(writer);
                Files.write(file, writer.toByteArray());
            }
        }
    }

    private static boolean rewrite(ClassNode node) {
        boolean changed = false;
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof InvokeDynamicInsnNode asked
                        && asked.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")) {
                    write(method, node, asked);
                    changed = true;
                }
            }
        }
        return changed;
    }

    /** What is asked for: a class, the names of its components, and for each of them how its field is read. */
    private static void write(MethodNode method, ClassNode node, InvokeDynamicInsnNode asked) {
        Type self = Type.getObjectType(node.name);
        method.instructions.clear();
        method.localVariables = null;
        GeneratorAdapter code = new GeneratorAdapter(method, method.access, method.name, method.desc);
        List<Handle> fields = Stream.of(asked.bsmArgs).skip(2).map(Handle.class::cast).toList();
        switch (asked.name) {
            case "equals" -> equality(code, self, fields);
            case "hashCode" -> hash(code, self, fields);
            default -> text(code, node, fields);
        }
        code.returnValue();
        code.endMethod();
    }

    private static void hash(GeneratorAdapter code, Type self, List<Handle> fields) {
        code.push(0);
        for (Handle field : fields) {
            Type type = Type.getType(field.getDesc());
            code.push(31);
            code.math(GeneratorAdapter.MUL, Type.INT_TYPE);
            code.loadThis();
            code.getField(self, field.getName(), type);
            code.invokeStatic(isPrimitive(type) ? wrapper(type) : OBJECTS, new Method("hashCode", Type.INT_TYPE, argument(type, 1)));
            code.math(GeneratorAdapter.ADD, Type.INT_TYPE);
        }
    }

    private static void equality(GeneratorAdapter code, Type self, List<Handle> fields) {
        Label different = new Label();
        code.loadArg(0);
        code.instanceOf(self);
        code.ifZCmp(GeneratorAdapter.EQ, different);
        for (Handle field : fields) {
            Type type = Type.getType(field.getDesc());
            code.loadThis();
            code.getField(self, field.getName(), type);
            code.loadArg(0);
            code.checkCast(self);
            code.getField(self, field.getName(), type);
            if (isPrimitive(type)) {
                code.invokeStatic(wrapper(type), new Method("compare", Type.INT_TYPE, argument(type, 2)));
                code.ifZCmp(GeneratorAdapter.NE, different);
            } else {
                code.invokeStatic(OBJECTS, new Method("equals", Type.BOOLEAN_TYPE, argument(type, 2)));
                code.ifZCmp(GeneratorAdapter.EQ, different);
            }
        }
        code.push(true);
        code.returnValue();
        code.mark(different);
        code.visitFrame(F_NEW, 2, new Object[] {self.getInternalName(), "java/lang/Object"}, 0, new Object[0]);
        code.push(false);
    }

    private static void text(GeneratorAdapter code, ClassNode node, List<Handle> fields) {
        Type builder = Type.getType(StringBuilder.class);
        code.newInstance(builder);
        code.dup();
        code.invokeConstructor(builder, Method.getMethod("void <init> ()"));
        String before = simpleName(node) + "[";
        for (Handle field : fields) {
            code.push(before + field.getName() + "=");
            append(code, builder, Type.getType(String.class));
            Type type = Type.getType(field.getDesc());
            code.loadThis();
            code.getField(Type.getObjectType(node.name), field.getName(), type);
            append(code, builder, isPrimitive(type) ? type : Type.getType(Object.class));
            before = ", ";
        }
        code.push(fields.isEmpty() ? before + "]" : "]");
        append(code, builder, Type.getType(String.class));
        code.invokeVirtual(builder, Method.getMethod("String toString ()"));
    }

    private static void append(GeneratorAdapter code, Type builder, Type what) {
        boolean small = what.equals(Type.BYTE_TYPE) || what.equals(Type.SHORT_TYPE);
        code.invokeVirtual(builder, new Method("append", builder, new Type[] {small ? Type.INT_TYPE : what}));
    }

    private static String simpleName(ClassNode node) {
        return node.innerClasses.stream()
                .filter(inner -> inner.name.equals(node.name))
                .map(inner -> inner.innerName)
                .findFirst()
                .orElse(node.name.substring(node.name.lastIndexOf('/') + 1));
    }

    private static Type[] argument(Type type, int times) {
        return Stream.generate(() -> isPrimitive(type) ? type : Type.getType(Object.class)).limit(times).toArray(Type[]::new);
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }

    private static Type wrapper(Type type) {
        return Type.getType(switch (type.getSort()) {
            case Type.BOOLEAN -> Boolean.class;
            case Type.CHAR -> Character.class;
            case Type.BYTE -> Byte.class;
            case Type.SHORT -> Short.class;
            case Type.INT -> Integer.class;
            case Type.FLOAT -> Float.class;
            case Type.LONG -> Long.class;
            default -> Double.class;
        });
    }
}
