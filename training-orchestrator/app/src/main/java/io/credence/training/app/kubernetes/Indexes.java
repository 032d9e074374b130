package io.credence.training.app.kubernetes;

/// How many pods a Job completes, and how many of them at once. A study has one per trial; each
/// finds its number in `JOB_COMPLETION_INDEX`.
record Indexes(int count, int parallelism) {

    static final Indexes ONE = new Indexes(1, 1);

    Indexes {
        if (count < 1 || parallelism < 1 || parallelism > count) {
            throw new IllegalArgumentException(
                    "count must be >= 1 and parallelism in 1..count, were %d and %d"
                            .formatted(count, parallelism));
        }
    }

    boolean isStudy() {
        return count > 1;
    }
}
