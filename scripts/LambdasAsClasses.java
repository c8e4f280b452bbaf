import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives each lambda expression and method reference of compiled classes a class of its own, as javac does for an anonymous
 * class. Otherwise the JVM makes that class when the expression is met for the first time, which costs a tenth of a
 * millisecond or two each, and the lab meets some hundreds of them at each start; a class that exists is kept in the class
 * archive instead. Usage: {@code java LambdasAsClasses.java FOLDER}, the folder of the classes, which are changed in place.
 * Done twice it does nothing.
 *
 * <p>What a lambda means stays as it was (JLS 15.27.4, {@link java.lang.invoke.LambdaMetafactory}): one object where nothing
 * is captured, a new one where something is.
 */
public final class LambdasAsClasses implements Opcodes {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String LAMBDA = "$$Lambda";

    private final Path folder;
    /** All that were compiled, by their names. */
    private final Map<String, ClassNode> compiled = new LinkedHashMap<>();
    /** Those of them that are no longer as they were compiled. */
    private final Map<String, ClassNode> changed = new LinkedHashMap<>();
    private final Map<String, byte[]> made = new LinkedHashMap<>();

    private LambdasAsClasses(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (Files.isDirectory(folder)) {
            new LambdasAsClasses(folder).rewrite();
        }
    }

    private void rewrite() throws IOException {
        List<Path> classes;
        try (Stream<Path> files = Files.walk(folder)) {
            classes = files.filter(file -> file.toString().endsWith(".class") && !file.toString().contains(LAMBDA)).toList();
        }
        for (Path file : classes) {
            ClassNode node = new ClassNode();
            new ClassReader(Files.readAllBytes(file)).accept(node, 0);
            compiled.put(node.name, node);
        }
        for (ClassNode node : compiled.values()) {
            if (rewrite(node) > 0) {
                changed.put(node.name, node);
                removeMadeBefore(node.name);
            }
        }
        // Those made come first: what is left of an interrupted build is then still complete.
        for (Map.Entry<String, byte[]> one : made.entrySet()) {
            Files.write(fileOf(one.getKey()), one.getValue());
        }
        for (ClassNode node : changed.values()) {
            ClassWriter writer = new ClassWriter(0);
            node.accept(writer);
            Files.write(fileOf(node.name), writer.toByteArray());
        }
    }

    /** Those that an earlier compilation of the class had. */
    private void removeMadeBefore(String name) throws IOException {
        Path file = fileOf(name);
        try (DirectoryStream<Path> earlier = Files.newDirectoryStream(file.getParent(), file.getFileName().toString()
                .replace(".class", LAMBDA + "*.class"))) {
            for (Path one : earlier) {
                Files.delete(one);
            }
        }
    }

    private Path fileOf(String name) {
        return folder.resolve(name + ".class");
    }

    /** Puts the object of a class of its own wherever the JVM is asked for one; returns how many there are. */
    private int rewrite(ClassNode node) {
        int count = 0;
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof InvokeDynamicInsnNode asked && isLambda(asked)) {
                    method.instructions.set(asked, ofOwnClass(node, node.name + LAMBDA + ++count, asked));
                }
            }
        }
        return count;
    }

    /** What may be serialized or has several methods (altMetafactory) and texts of records stay. */
    private static boolean isLambda(InvokeDynamicInsnNode asked) {
        return asked.bsm.getOwner().equals(FACTORY) && asked.bsm.getName().equals("metafactory");
    }

    private AbstractInsnNode ofOwnClass(ClassNode node, String name, InvokeDynamicInsnNode asked) {
        // One of the nest may call the private methods of the others.
        String host = node.nestHostClass != null ? node.nestHostClass : node.name;
        ClassNode hostNode = compiled.get(host);
        if (hostNode.nestMembers == null) {
            hostNode.nestMembers = new ArrayList<>();
        }
        hostNode.nestMembers.add(name);
        changed.put(host, hostNode);
        Type wanted = Type.getMethodType(asked.desc);
        made.put(name, new LambdaClass(name, host, node).of(
                asked.name, wanted, (Type) asked.bsmArgs[0], (Handle) asked.bsmArgs[1], (Type) asked.bsmArgs[2]));
        return wanted.getArgumentTypes().length == 0
                ? new FieldInsnNode(GETSTATIC, name, "ONE", wanted.getReturnType().getDescriptor())
                : new MethodInsnNode(INVOKESTATIC, name, "of", asked.desc);
    }

    /** The class of one lambda: a field for each captured value, and the one method. */
    private static final class LambdaClass {
        private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        private final Type self;
        private final String host;
        /** Where the lambda is written. */
        private final ClassNode written;

        LambdaClass(String name, String host, ClassNode written) {
            self = Type.getObjectType(name);
            this.host = host;
            this.written = written;
        }

        byte[] of(String method, Type wanted, Type erased, Handle body, Type exact) {
            Type[] captured = wanted.getArgumentTypes();
            writer.visit(written.version, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, self.getInternalName(), null, "java/lang/Object",
                    new String[] {wanted.getReturnType().getInternalName()});
            writer.visitSource(written.sourceFile, null);
            writer.visitNestHost(host);
            for (int i = 0; i < captured.length; i++) {
                writer.visitField(ACC_PRIVATE | ACC_FINAL, "captured" + i, captured[i].getDescriptor(), null, null).visitEnd();
            }
            constructor(captured);
            if (captured.length == 0) {
                theOne(wanted.getReturnType());
            } else {
                maker(wanted);
            }
            method(new Method(method, erased.getDescriptor()), captured, body, exact);
            writer.visitEnd();
            return writer.toByteArray();
        }

        private GeneratorAdapter begin(int access, Method method) {
            GeneratorAdapter code = new GeneratorAdapter(access, method, null, null, writer);
            code.visitCode();
            return code;
        }

        private static void end(GeneratorAdapter code) {
            code.returnValue();
            code.endMethod();
        }

        private void constructor(Type[] captured) {
            GeneratorAdapter code = begin(ACC_PRIVATE, new Method("<init>", Type.VOID_TYPE, captured));
            code.loadThis();
            code.invokeConstructor(Type.getType(Object.class), Method.getMethod("void <init> ()"));
            for (int i = 0; i < captured.length; i++) {
                code.loadThis();
                code.loadArg(i);
                code.putField(self, "captured" + i, captured[i]);
            }
            end(code);
        }

        private void theOne(Type type) {
            writer.visitField(ACC_STATIC | ACC_FINAL, "ONE", type.getDescriptor(), null, null).visitEnd();
            GeneratorAdapter code = begin(ACC_STATIC, Method.getMethod("void <clinit> ()"));
            code.newInstance(self);
            code.dup();
            code.invokeConstructor(self, Method.getMethod("void <init> ()"));
            code.putStatic(self, "ONE", type);
            end(code);
        }

        private void maker(Type wanted) {
            GeneratorAdapter code = begin(ACC_STATIC, new Method("of", wanted.getDescriptor()));
            code.newInstance(self);
            code.dup();
            code.loadArgs();
            code.invokeConstructor(self, new Method("<init>", Type.VOID_TYPE, wanted.getArgumentTypes()));
            end(code);
        }

        private void method(Method method, Type[] captured, Handle body, Type exact) {
            GeneratorAdapter code = begin(ACC_PUBLIC, method);
            Type owner = Type.getObjectType(body.getOwner());
            List<Type> given = new ArrayList<>(List.of(Type.getArgumentTypes(body.getDesc())));
            boolean makes = body.getTag() == H_NEWINVOKESPECIAL;
            if (makes) {
                code.newInstance(owner);
                code.dup();
            } else if (body.getTag() != H_INVOKESTATIC) {
                given.add(0, owner);
            }
            for (int i = 0; i < captured.length; i++) {
                code.loadThis();
                code.getField(self, "captured" + i, captured[i]);
            }
            for (int i = 0; i < method.getArgumentTypes().length; i++) {
                code.loadArg(i);
                adapt(code, method.getArgumentTypes()[i], exact.getArgumentTypes()[i]);
                adapt(code, exact.getArgumentTypes()[i], given.get(captured.length + i));
            }
            code.visitMethodInsn(opcode(body), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
            Type result = makes ? owner : Type.getReturnType(body.getDesc());
            if (method.getReturnType().equals(Type.VOID_TYPE)) {
                if (result.getSize() == 2) {
                    code.pop2();
                } else if (result.getSize() == 1) {
                    code.pop();
                }
            } else {
                adapt(code, result, exact.getReturnType());
                adapt(code, exact.getReturnType(), method.getReturnType());
            }
            end(code);
        }

        private static int opcode(Handle body) {
            return switch (body.getTag()) {
                case H_INVOKESTATIC -> INVOKESTATIC;
                case H_INVOKEINTERFACE -> INVOKEINTERFACE;
                case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
                // A private method of the nest is called like any other (JVMS 5.4.6).
                default -> body.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
            };
        }

        /** Boxes, unboxes, widens or casts what is on the stack. */
        private static void adapt(GeneratorAdapter code, Type from, Type to) {
            if (from.equals(to)) {
                return;
            }
            if (isPrimitive(from)) {
                if (isPrimitive(to)) {
                    code.cast(from, to);
                } else {
                    code.valueOf(from);
                }
            } else if (!isPrimitive(to)) {
                code.checkCast(to);
            } else if (from.getClassName().equals(Character.class.getName())) {
                code.unbox(Type.CHAR_TYPE);
                code.cast(Type.CHAR_TYPE, to);
            } else {
                // A number gives itself as whatever type it can be widened to.
                code.unbox(to);
            }
        }

        private static boolean isPrimitive(Type type) {
            return type.getSort() < Type.ARRAY;
        }
    }
}
