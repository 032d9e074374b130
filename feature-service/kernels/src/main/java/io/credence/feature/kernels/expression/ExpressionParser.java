package io.credence.feature.kernels.expression;

import io.credence.feature.kernels.transform.FractionalDifference;
import java.util.ArrayList;
import java.util.List;

/// Reads `sum := product (('+' | '-') product)*`, `product := factor (('*' | '/') factor)*`,
/// `factor := '-' factor | number | feature | function '(' arguments ')' | '(' sum ')'`, `arguments
/// := sum (',' number)* | number (',' sum)+`.
final class ExpressionParser {

    private static final int MOST_CHARACTERS = 8_000;
    private static final int MOST_DEPTH = 32;
    private static final int LONGEST_WINDOW = 1_000;

    private final String text;
    private int at;
    private int depth;

    private ExpressionParser(String text) {
        this.text = text;
    }

    static Term parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new ExpressionException(
                    MOST_CHARACTERS, "more than " + MOST_CHARACTERS + " characters");
        }
        ExpressionParser parser = new ExpressionParser(text);
        Term term = parser.sum();
        if (parser.peek() != 0) {
            throw parser.unexpected("an operator or the end");
        }
        return term;
    }

    private Term sum() {
        if (++depth > MOST_DEPTH) {
            throw new ExpressionException(at, "more than " + MOST_DEPTH + " parts in one another");
        }
        Term term = product();
        while (peek() == '+' || peek() == '-') {
            char operator = take();
            term = new Term.Binary(operator, term, product());
        }
        depth--;
        return term;
    }

    private Term product() {
        Term term = factor();
        while (peek() == '*' || peek() == '/') {
            char operator = take();
            term = new Term.Binary(operator, term, factor());
        }
        return term;
    }

    private Term factor() {
        char next = peek();
        if (next == '-') {
            take();
            return new Term.Negative(nested());
        }
        if (next == '(') {
            take();
            Term term = sum();
            expect(')');
            return term;
        }
        if (isDigit(next)) {
            return new Term.Constant(number());
        }
        if (isLetter(next)) {
            return named();
        }
        throw unexpected("a number, a feature, a function or '('");
    }

    // A long row of signs is as deep as a long row of brackets.
    private Term nested() {
        if (++depth > MOST_DEPTH) {
            throw new ExpressionException(at, "more than " + MOST_DEPTH + " parts in one another");
        }
        Term term = factor();
        depth--;
        return term;
    }

    private Term named() {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        String name = text.substring(start, at);
        if (peek() != '(') {
            return new Term.Feature(name, start);
        }
        Function function =
                Function.named(name)
                        .orElseThrow(() ->
                                new ExpressionException(
                                        start,
                                        "no function %s; there are %s"
                                                .formatted(name, Function.all())));
        take();
        return function.hasNumbersFirst() ? ofMany(function) : ofOne(function);
    }

    private Term ofMany(Function function) {
        double which = between("which component", 1.0, LONGEST_WINDOW, 1.0);
        List<Term> terms = new ArrayList<>();
        do {
            expect(',');
            terms.add(sum());
        } while (peek() == ',');
        expect(')');
        if (which > terms.size()) {
            throw new ExpressionException(
                    at - 1,
                    "%d terms have no component %s".formatted(terms.size(), Term.number(which)));
        }
        return new Term.Call(function, terms, List.of(which));
    }

    private Term ofOne(Function function) {
        Term of = sum();
        List<Double> numbers =
                switch (function.numbers) {
                    case NONE, WHICH -> List.of();
                    case WINDOW -> List.of(following("a window", 1.0, LONGEST_WINDOW, 1.0));
                    case RANGE -> List.of(following(), following());
                    case SHARE -> List.of(following("a share", 0.0, 0.5, 0.0));
                    case ORDER -> order();
                };
        expect(')');
        return new Term.Call(function, List.of(of), numbers);
    }

    private List<Double> order() {
        double order = following("an order", 0.01, 2.0, 0.0);
        expect(',');
        peek();
        int start = at;
        double threshold = between("a threshold", 1e-6, 0.5, 0.0);
        if (FractionalDifference.weights(order, threshold).length > LONGEST_WINDOW) {
            throw new ExpressionException(
                    start,
                    "more than %d weights are not below the threshold; it must be greater"
                            .formatted(LONGEST_WINDOW));
        }
        return List.of(order, threshold);
    }

    private double following() {
        expect(',');
        return signed();
    }

    private double following(String what, double least, double most, double step) {
        expect(',');
        return between(what, least, most, step);
    }

    /// @param step 1 for a whole number, 0 for any
    private double between(String what, double least, double most, double step) {
        peek();
        int start = at;
        double number = signed();
        boolean isWhole = step == 0.0 || number == Math.rint(number);
        if (!(number >= least && number <= most && isWhole)) {
            throw new ExpressionException(
                    start,
                    "%s is a %snumber in %s..%s"
                            .formatted(
                                    what,
                                    step == 0.0 ? "" : "whole ",
                                    Term.number(least),
                                    Term.number(most)));
        }
        return number;
    }

    private double signed() {
        if (peek() == '-') {
            take();
            return -number();
        }
        return number();
    }

    private double number() {
        peek();
        int start = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        try {
            double number = Double.parseDouble(text.substring(start, at));
            if (Double.isInfinite(number)) {
                throw new ExpressionException(start, "a smaller number is expected");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new ExpressionException(start, "a number is expected");
        }
    }

    private void expect(char character) {
        if (peek() != character) {
            throw unexpected("'" + character + "'");
        }
        take();
    }

    private ExpressionException unexpected(String expected) {
        char found = peek();
        return new ExpressionException(
                at, "%s is expected, not %s".formatted(expected, found == 0 ? "the end" : found));
    }

    /// The next character that is no space; 0 at the end.
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private char take() {
        return text.charAt(at++);
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || character == '_';
    }
}
