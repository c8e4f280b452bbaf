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
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;

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
    private final Map<String, byte[]> made = new LinkedHashMap<>();
    /** Those made, by the class whose nest they belong to: they may call its private methods. */
    private final Map<String, List<String>> nests = new LinkedHashMap<>();

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
        Map<String, byte[]> changed = new LinkedHashMap<>();
        for (Path file : classes) {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            ClassWriter writer = new ClassWriter(0);
            Rewriting rewriting = new Rewriting(writer);
            reader.accept(rewriting, 0);
            if (rewriting.count > 0) {
                changed.put(reader.getClassName(), writer.toByteArray());
                removeMadeBefore(reader.getClassName());
            }
        }
        for (Map.Entry<String, List<String>> nest : nests.entrySet()) {
            byte[] host = changed.get(nest.getKey());
            ClassReader reader = new ClassReader(host != null ? host : Files.readAllBytes(fileOf(nest.getKey())));
            ClassWriter writer = new ClassWriter(0);
            reader.accept(new ClassVisitor(ASM9, writer) {
                @Override
                public void visitEnd() {
                    nest.getValue().forEach(this::visitNestMember);
                    super.visitEnd();
                }
            }, 0);
            changed.put(nest.getKey(), writer.toByteArray());
        }
        // Those made come first: what is left of an interrupted build is then still complete.
        write(made);
        write(changed);
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

    private void write(Map<String, byte[]> classes) throws IOException {
        for (Map.Entry<String, byte[]> one : classes.entrySet()) {
            Files.write(fileOf(one.getKey()), one.getValue());
        }
    }

    private Path fileOf(String name) {
        return folder.resolve(name + ".class");
    }

    /** Puts the object of a class of its own where the JVM was asked for one. */
    private final class Rewriting extends ClassVisitor {
        private String name;
        private String host;
        private String source;
        private int version;
        private int count;

        Rewriting(ClassVisitor next) {
            super(ASM9, next);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
            this.version = version;
            this.name = name;
            host = name;
            super.visit(version, access, name, signature, parent, interfaces);
        }

        @Override
        public void visitSource(String source, String debug) {
            this.source = source;
            super.visitSource(source, debug);
        }

        @Override
        public void visitNestHost(String host) {
            this.host = host;
            super.visitNestHost(host);
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] thrown) {
            return new MethodVisitor(ASM9, super.visitMethod(access, method, type, signature, thrown)) {
                @Override
                public void visitInvokeDynamicInsn(String name, String type, Handle factory, Object... parts) {
                    // What may be serialized or has several methods (altMetafactory) and texts of records stay.
                    if (!factory.getOwner().equals(FACTORY) || !factory.getName().equals("metafactory")) {
                        super.visitInvokeDynamicInsn(name, type, factory, parts);
                        return;
                    }
                    Type wanted = Type.getMethodType(type);
                    String made = make(name, wanted, (Type) parts[0], (Handle) parts[1], (Type) parts[2]);
                    if (wanted.getArgumentTypes().length == 0) {
                        super.visitFieldInsn(GETSTATIC, made, "ONE", wanted.getReturnType().getDescriptor());
                    } else {
                        super.visitMethodInsn(INVOKESTATIC, made, "of", type, false);
                    }
                }
            };
        }

        private String make(String method, Type wanted, Type erased, Handle body, Type exact) {
            String maker = name + LAMBDA + ++count;
            made.put(maker, new LambdaClass(maker, host, source, version).of(method, wanted, erased, body, exact));
            nests.computeIfAbsent(host, key -> new ArrayList<>()).add(maker);
            return maker;
        }
    }

    /** The class of one lambda: a field for each captured value, and the one method. */
    private static final class LambdaClass {
        private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        private final Type self;
        private final String host;
        private final String source;
        private final int version;

        LambdaClass(String name, String host, String source, int version) {
            self = Type.getObjectType(name);
            this.host = host;
            this.source = source;
            this.version = version;
        }

        byte[] of(String method, Type wanted, Type erased, Handle body, Type exact) {
            Type[] captured = wanted.getArgumentTypes();
            writer.visit(version, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, self.getInternalName(), null, "java/lang/Object",
                    new String[] {wanted.getReturnType().getInternalName()});
            writer.visitSource(source, null);
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
            boolean primitive = isPrimitive(from);
            if (primitive && isPrimitive(to)) {
                code.cast(from, to);
            } else if (primitive) {
                code.valueOf(from);
            } else if (isPrimitive(to)) {
                Type box = boxed(from);
                if (box == null) {
                    code.unbox(to);
                } else {
                    code.unbox(box);
                    code.cast(box, to);
                }
            } else {
                code.checkCast(to);
            }
        }

        private static boolean isPrimitive(Type type) {
            return type.getSort() < Type.ARRAY;
        }

        /** What a box holds; null if it is none. */
        private static Type boxed(Type box) {
            return switch (box.getClassName()) {
                case "java.lang.Boolean" -> Type.BOOLEAN_TYPE;
                case "java.lang.Character" -> Type.CHAR_TYPE;
                case "java.lang.Byte" -> Type.BYTE_TYPE;
                case "java.lang.Short" -> Type.SHORT_TYPE;
                case "java.lang.Integer" -> Type.INT_TYPE;
                case "java.lang.Long" -> Type.LONG_TYPE;
                case "java.lang.Float" -> Type.FLOAT_TYPE;
                case "java.lang.Double" -> Type.DOUBLE_TYPE;
                default -> null;
            };
        }
    }
}
