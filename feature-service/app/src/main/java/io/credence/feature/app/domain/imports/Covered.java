package io.credence.feature.app.domain.imports;

/// The time of which an import that comes in pages has every trade. Bars of intervals that reach
/// out of it would be made of a part of their trades, and wait.
///
/// @param fromMs where the import began
/// @param sinceMs where this page began: the bar there may have waited for it
/// @param toMs where this page ends
public record Covered(long fromMs, long sinceMs, long toMs) {

    public Covered {
        if (fromMs > sinceMs || sinceMs >= toMs) {
            throw new IllegalArgumentException(
                    "must rise: %d, %d, %d".formatted(fromMs, sinceMs, toMs));
        }
    }
}
