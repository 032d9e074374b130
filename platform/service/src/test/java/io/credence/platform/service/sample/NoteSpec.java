package io.credence.platform.service.sample;

import java.util.List;

/// A body with a compact constructor that objects.
public record NoteSpec(String text, int copies, List<Line> lines) {

    public NoteSpec {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text must not be blank");
        }
    }

    public record Line(double price) {
        public Line {
            if (price < 0) {
                throw new IllegalArgumentException("price must not be negative, was " + price);
            }
        }
    }
}
