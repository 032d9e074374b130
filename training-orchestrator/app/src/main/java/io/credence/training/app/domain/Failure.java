package io.credence.training.app.domain;

/// Why a run failed: a stable word for machines and a sentence for people.
public record Failure(String reason, String detail) {

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
