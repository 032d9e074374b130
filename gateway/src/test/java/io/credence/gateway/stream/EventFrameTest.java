package io.credence.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventFrameTest {

    @Test
    void shouldBeOneEventWithTypeTimeAndData() {
        // When
        EventFrame frame = EventFrame.of("alpha", "io.x.v1", "2026-01-01T00:00:00Z", "{\"a\":1}");
        // Then
        assertThat(frame.text())
                .isEqualTo(
                        "event: io.x.v1\ndata:"
                                + " {\"type\":\"io.x.v1\",\"time\":\"2026-01-01T00:00:00Z\",\"data\":{\"a\":1}}\n\n");
    }

    @Test
    void shouldNotLetALineBreakEndTheEvent() {
        // When
        EventFrame frame = EventFrame.of("alpha", "t", "", "{\n\"a\":1\r\n}");
        // Then
        assertThat(frame.text().strip().lines()).hasSize(2);
    }

    @Test
    void shouldKnowWhatATypeLooksLike() {
        assertThat(EventFrame.isType("io.credence.model.alias.moved.v1")).isTrue();
        assertThat(EventFrame.isType("a\ndata: forged")).isFalse();
        assertThat(EventFrame.isType("")).isFalse();
    }
}
