package io.credence.training.app.domain;

/// Why a run failed: a stable word for machines and a sentence for people.
public record Failure(String reason, String detail) {

    /// A Job of that name exists and is not the run's.
    public static final String NAME_CONFLICT = "NAME_CONFLICT";

    /// The installation has no trainer for the run.
    public static final String NO_TRAINER = "TRAINER_NOT_CONFIGURED";

    private static final int MAX_DETAIL = 4000;

    public Failure {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must not be blank");
        }
        if (detail.length() > MAX_DETAIL) {
            detail = detail.substring(0, MAX_DETAIL);
        }
    }
}
