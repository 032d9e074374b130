package io.credence.platform.local.ci;

/// The suite, or what was read before it was asked, says no: the same step will be refused again.
public final class StepRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StepRefused(String why) {
        super(why);
    }
}
