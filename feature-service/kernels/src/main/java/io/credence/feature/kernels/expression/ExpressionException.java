package io.credence.feature.kernels.expression;

/// An expression that means nothing, and where.
public final class ExpressionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int position;

    ExpressionException(int position, String message) {
        super("at character %d: %s".formatted(position + 1, message));
        this.position = position;
    }

    /// The index of the character from which on it is not understood.
    public int position() {
        return position;
    }
}
