package io.credence.platform.local.ci;

/// How a step ends. Pipelines branch on the code, so it never changes its meaning.
public enum StepResult {
    PASSED(0),
    NOT_PASSED(1),
    REFUSED(2),
    RUN_ENDED_WITHOUT_MODEL(3),
    NO_ANSWER(4);

    private final int exitCode;

    StepResult(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
