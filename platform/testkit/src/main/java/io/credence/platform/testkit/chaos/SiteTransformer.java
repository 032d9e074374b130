package io.credence.platform.testkit.chaos;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.reflect.AccessFlag;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts calls of [ChaosPoint] into the methods of the sites.
final class SiteTransformer implements ClassFileTransformer {

    private static final ClassDesc POINT = ClassDesc.of(ChaosPoint.class.getName());
    private static final MethodTypeDesc OF_NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final MethodTypeDesc OF_EFFECT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    private static final MethodTypeDesc OF_STATEMENT =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
    private static final MethodTypeDesc OF_PART =
            MethodTypeDesc.of(
                    ConstantDescs.CD_void,
                    ConstantDescs.CD_String,
                    ConstantDescs.CD_Object,
                    ConstantDescs.CD_String);

    private final List<Site> sites;

    // Asked for every class, those of streams and lambdas among them: it must need no new class.
    private final HashSet<String> types = new HashSet<>();

    SiteTransformer(List<Site> sites) {
        this.sites = sites;
        for (Site site : sites) {
            types.add(site.type());
        }
    }

    boolean changes(String type) {
        return types.contains(type);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String type,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (!changes(type)) {
            return null;
        }
        try {
            byte[] changed = bytes;
            for (Site site : sites) {
                if (site.type().equals(type)) {
                    changed = instrumented(loader, changed, site);
                }
            }
            return changed;
        } catch (RuntimeException | LinkageError e) {
            // The JVM would go on without what a transformer throws at; a missing site must be
            // seen.
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
            throw e;
        }
    }

    private static byte[] instrumented(@Nullable ClassLoader loader, byte[] bytes, Site site) {
        ClassLoader known = loader == null ? ClassLoader.getSystemClassLoader() : loader;
        ClassFile files =
                ClassFile.of(
                        ClassFile.ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(known)
                                        .orElse(ClassHierarchyResolver.defaultResolver())));
        return files.transformClass(
                files.parse(bytes),
                ClassTransform.transformingMethods(
                        method -> method.methodName().equalsString(site.method()),
                        (builder, element) -> {
                            if (element instanceof CodeModel code) {
                                MethodModel method = code.parent().orElseThrow();
                                builder.transformCode(code, calls(site, method));
                            } else {
                                builder.with(element);
                            }
                        }));
    }

    private static CodeTransform calls(Site site, MethodModel method) {
        int first = method.flags().has(AccessFlag.STATIC) ? 0 : 1;
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                begin(site, code, first);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                if (element instanceof ReturnInstruction) {
                    end(site, code, first);
                }
                code.with(element);
            }
        };
    }

    private static void begin(Site site, CodeBuilder code, int first) {
        switch (site.kind()) {
            case EFFECT -> effect(site, code, first, "before");
            case DEPARTURE -> call(code, "before", site.effect());
            case ARRIVAL -> call(code, "after", site.effect());
            case STATEMENT -> {
                code.aload(first);
                code.invokestatic(POINT, "statement", OF_STATEMENT);
            }
            case COMMIT -> code.invokestatic(POINT, "beforeCommit", OF_NOTHING);
            case ROLLBACK -> code.invokestatic(POINT, "rolledBack", OF_NOTHING);
        }
    }

    private static void end(Site site, CodeBuilder code, int first) {
        switch (site.kind()) {
            case EFFECT -> effect(site, code, first, "after");
            case COMMIT -> code.invokestatic(POINT, "afterCommit", OF_NOTHING);
            case DEPARTURE, ARRIVAL, STATEMENT, ROLLBACK -> {}
        }
    }

    private static void effect(Site site, CodeBuilder code, int first, String when) {
        if (site.part().isEmpty()) {
            call(code, when, site.effect());
            return;
        }
        code.ldc(site.effect());
        code.aload(first + 1);
        code.ldc(site.part());
        code.invokestatic(POINT, when + "Of", OF_PART);
    }

    private static void call(CodeBuilder code, String method, String effect) {
        code.ldc(effect);
        code.invokestatic(POINT, method, OF_EFFECT);
    }
}
