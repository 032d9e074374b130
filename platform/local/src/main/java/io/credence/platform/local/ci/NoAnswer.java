package io.credence.platform.local.ci;

/// The suite did not answer for too long, or the step's time is over. What was asked for may go on.
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoAnswer(String why) {
        super(why);
    }
}
