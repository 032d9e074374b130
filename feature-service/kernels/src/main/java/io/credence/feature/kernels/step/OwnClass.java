package io.credence.feature.kernels.step;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.function.DoubleSupplier;

/// Gives each kind of formula a copy of [Formula]'s class. A loop that calls many kinds is compiled
/// with none of them inside, and the call takes longer than most formulas. Where no class can be
/// defined at run time, as in a native program, which has no class files either, all share one.
final class OwnClass {

    // By the class of the formula, which is one per place in the code that makes such formulas.
    private static final ClassValue<Constructor<?>> CONSTRUCTORS =
            new ClassValue<>() {
                @Override
                protected Constructor<?> computeValue(Class<?> formula) {
                    try {
                        return copy().getDeclaredConstructor(int.class, DoubleSupplier.class);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };

    private OwnClass() {}

    static Kernel of(int warmUp, DoubleSupplier formula) {
        try {
            return (Kernel) CONSTRUCTORS.get(formula.getClass()).newInstance(warmUp, formula);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> copy() throws IllegalAccessException {
        try (InputStream code = Formula.class.getResourceAsStream("Formula.class")) {
            return code == null
                    ? Formula.class
                    : MethodHandles.lookup()
                            .defineHiddenClass(code.readAllBytes(), false)
                            .lookupClass();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
