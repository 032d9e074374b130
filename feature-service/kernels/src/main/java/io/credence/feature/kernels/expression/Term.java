package io.credence.feature.kernels.expression;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/// A part of an expression.
sealed interface Term {

    int SUM = 1;
    int PRODUCT = 2;
    int FACTOR = 3;

    record Constant(double value) implements Term {}

    record Feature(String name, int position) implements Term {}

    record Negative(Term of) implements Term {}

    record Binary(char operator, Term left, Term right) implements Term {

        int rank() {
            return operator == '+' || operator == '-' ? SUM : PRODUCT;
        }
    }

    /// A function of terms.
    ///
    /// @param numbers the literal arguments, such as a window
    record Call(Function function, List<Term> terms, List<Double> numbers) implements Term {}

    /// What is read as this term again, the same however the user has spaced it.
    default String text() {
        return text(SUM);
    }

    /// The same, in brackets unless it stands as a whole beside an operator of that rank.
    private String text(int rank) {
        return switch (this) {
            case Constant constant -> number(constant.value());
            case Feature feature -> feature.name();
            case Negative negative -> "-" + negative.of().text(FACTOR);
            case Binary binary -> {
                String text =
                        binary.left().text(binary.rank())
                                + binary.operator()
                                + binary.right().text(binary.rank() + 1);
                yield binary.rank() < rank ? "(" + text + ")" : text;
            }
            case Call call -> {
                Stream<String> terms = call.terms().stream().map(Term::text);
                Stream<String> numbers = call.numbers().stream().map(Term::number);
                Stream<String> arguments =
                        call.function().hasNumbersFirst()
                                ? Stream.concat(numbers, terms)
                                : Stream.concat(terms, numbers);
                yield call.function().text() + arguments.collect(joining(",", "(", ")"));
            }
        };
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
