package io.credence.feature.app.csv;

/// Whether rows come oldest first or newest first: the first two different times decide, and the
/// others follow.
final class TimeOrder {

    private long lastMs;
    private int direction;
    private boolean begun;

    /// What a time that comes in the wrong order must do; empty if it is in order.
    String rule(long timeMs) {
        if (!begun) {
            begun = true;
            lastMs = timeMs;
            return "";
        }
        int step = Long.compare(timeMs, lastMs);
        if (step != 0 && direction == 0) {
            direction = step;
        }
        if (step != 0 && step != direction) {
            return "must "
                    + (direction > 0 ? "rise" : "fall")
                    + " as it did before, "
                    + timeMs
                    + " follows "
                    + lastMs;
        }
        lastMs = timeMs;
        return "";
    }

    boolean newestFirst() {
        return direction < 0;
    }
}
